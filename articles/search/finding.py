"""Which events hold what was asked for, and in what order.

An event holds a word when it stands anywhere in the event or its reports. Each term is a set of
events, found once; what is asked for is made of these sets here.

Order: a word in the title weighs more than one in a headline, a summary or an outlet's name, and that
more than one in a body; of equals the newest event comes first. Rejected: `ts_rank` over all texts,
which has to unpack each of them and prefers long reports to apt ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from articles.models import Event
from articles.search.asking import Asked
from articles.search.matching import events_of, forms_of, languages_of, texts_of
from articles.search.showing import Shown, shown_events


class Search:
    """One question to the texts (two queries: the forms of its terms, the events of each)."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        terms = [term for group in asked.alternatives for term in group]
        self._forms = forms_of(list(dict.fromkeys(terms)))
        self._held = events_of(self._forms)
        self._relevance = Counter[int]()
        for term in asked.wanted:
            self._relevance.update(self._held[term])

    def among(self, events: QuerySet[Event]) -> QuerySet[Event]:
        """Keep the events that hold what was asked for."""
        if not self.asked:
            return events
        kept: set[int] = set()
        left_out: set[int] | None = None  # where an alternative only says what is not wanted
        for group in self.asked.alternatives:
            wanted = [self._held[term].keys() for term in group if not term.unwanted]
            unwanted = {event for term in group if term.unwanted for event in self._held[term]}
            if wanted:
                kept |= set(wanted[0]).intersection(*wanted[1:]) - unwanted
            else:
                left_out = unwanted if left_out is None else left_out & unwanted
        if left_out is not None:
            return events.exclude(pk__in=_these(left_out - kept))
        return events.filter(pk__in=_these(kept))

    def relevance(self, event: int) -> int:
        """Return by how much an event is to come before others."""
        return self._relevance[event]

    def shown(
        self, events: Sequence[Event], outlets: Mapping[int, Iterable[str]]
    ) -> dict[int, Shown]:
        """Show where it stands in events of one page (three queries)."""
        wanted = self.asked.wanted
        return shown_events(
            events,
            outlets,
            texts_of(self._forms, wanted, [event.pk for event in events]),
            wanted=wanted,
            languages=languages_of(self._forms),
        )


def _these(events: Iterable[int]) -> RawSQL:
    return RawSQL("SELECT unnest(%s::bigint[])", [sorted(events)])


__all__ = ["Search"]
