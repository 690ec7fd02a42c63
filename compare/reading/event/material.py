"""Everything the pages of an event are built from, in a number of queries that never grows.

Links are those of the newest finished comparison of each two reports. A link that points beyond a
report's sentences (the report was cut anew since) is passed over: what is shown stands in the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache
from threading import Lock, RLock
from typing import Any, TypeVar

from django.db.models import Count
from django.utils.translation import get_language

from articles.models import Article, Event
from articles.text.spans import Span
from articles.text.units import Sentence
from compare.analysis.claims.grouping import Claim, Linked, Passage, group_claims
from compare.analysis.compare import ANALYSED_LANGUAGES
from compare.analysis.tokens import lowered
from compare.analysis.word_sets import word_set
from compare.models import Comparison, Flag
from compare.plain_texts import ASSUMED_LANGUAGE
from compare.reading.event.hearing import Hearing, share_only_a_speaker
from compare.reading.event.rows import EventRows, Packed, links_from, rows_of, sentences_from
from compare.reading.voices import unpacked
from compare.voices import Voices

# What a sentence begins with that cannot be read without the one before it.
LEANING = word_set("he she it they his her its their this that these those but")
KEPT = 8  # events that stay at hand
_KEEPING = Lock()
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """A report with its sentences; `voices` is None where nobody has read who speaks in it.

    `name` is its outlet's, numbered in reading order where an outlet has several.
    """

    article: Article
    name: str
    sentences: tuple[Sentence, ...]
    voices: Voices | None

    @property
    def pk(self) -> int:
        return self.article.pk

    @property
    def body(self) -> str:
        return self.article.body

    @property
    def has_rules(self) -> bool:
        """Tell whether there are rules for who speaks in the report's language."""
        return (self.article.language or ASSUMED_LANGUAGE) in ANALYSED_LANGUAGES

    @property
    def length(self) -> int:
        """Return the number of sentences, web residue left out."""
        return sum(not sentence.boilerplate for sentence in self.sentences)

    def span(self, passage: Passage) -> Span:
        return Span(self.sentences[passage.start].start, self.sentences[passage.end - 1].end)

    def position_at(self, offset: int) -> int:
        """Return the sentence in which an offset of the body stands, or the last before it."""
        return max(0, bisect_right(self.sentences, offset, key=lambda s: s.start) - 1)

    def words(self, passage: Passage) -> str:
        return self.span(passage).slice(self.body)


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a comparison; `one` stands in the comparison's left report."""

    comparison: int
    one: Passage
    other: Passage
    probability: float
    kind: str
    moved: bool


@dataclass(frozen=True, eq=False)
class EventMaterial:
    """All reports of an event that are prepared, in reading order, and what two of them share.

    It serves many requests at once and knows nothing of who reads.
    """

    reports: tuple[Report, ...]
    comparisons: Mapping[frozenset[int], Comparison]
    packed_links: Packed
    _made: dict[Callable[[EventMaterial], Any], Any] = field(default_factory=dict)
    _making: RLock = field(default_factory=RLock)

    def once(self, make: Callable[[EventMaterial], Made]) -> Made:
        """Return what `make` makes of this, made by the first who asks while the others wait."""
        with self._making:
            if make not in self._made:
                self._made[make] = make(self)
            made: Made = self._made[make]
            return made

    @cached_property
    def links(self) -> tuple[Link, ...]:
        return tuple(self._unpacked_links())

    def _unpacked_links(self) -> Iterator[Link]:
        passage = cache(Passage)  # thousands of links are between hundreds of passages
        lengths = {report.pk: len(report.sentences) for report in self.reports}
        sides = {found.pk: (found.left_id, found.right_id) for found in self.comparisons.values()}
        for pk, packed in self.packed_links:
            left, right = sides[pk]
            for row in links_from(packed):
                if (
                    row.left_start < row.left_end <= lengths[left]
                    and row.right_start < row.right_end <= lengths[right]
                ):
                    one = passage(left, row.left_start, row.left_end)
                    other = passage(right, row.right_start, row.right_end)
                    yield Link(pk, one, other, row.probability, row.kind, row.moved)

    @cached_property
    def by_pk(self) -> Mapping[int, Report]:
        return {report.pk: report for report in self.reports}

    @cached_property
    def hearings(self) -> Mapping[int, Hearing]:
        """Return the reports that somebody has read for who speaks."""
        return {
            report.pk: Hearing(report.body, report.sentences, report.voices)
            for report in self.reports
            if report.voices is not None
        }

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        linked = (
            Linked(link.one, link.other, link.probability)
            for link in self.links
            if not self._is_by_speaker(link)
        )
        found = group_claims(linked, frozenset(self.comparisons))
        return tuple(self._in_plain_words(claim) for claim in found)

    def _in_plain_words(self, claim: Claim) -> Claim:
        """Return a claim in the words of a passage that needs none before it, if it has one."""
        if not self._leans_on_what_is_before(claim.central):
            return claim
        plain = (p for p in claim.passages if not self._leans_on_what_is_before(p))
        return replace(claim, central=next(plain, claim.central))

    def _leans_on_what_is_before(self, passage: Passage) -> bool:
        first = next(lowered(self.by_pk[passage.report].words(passage)), None)
        return first is not None and first[1] in LEANING

    def _is_by_speaker(self, link: Link) -> bool:
        """Tell whether two passages are linked by who speaks alone."""
        one, other = self.hearings.get(link.one.report), self.hearings.get(link.other.report)
        if one is None or other is None:
            return False
        return share_only_a_speaker(one.passage(link.one), other.passage(link.other))

    @cached_property
    def compared(self) -> Mapping[int, frozenset[int]]:
        """Return for each report those that it has been compared with."""
        found: dict[int, set[int]] = {report.pk: set() for report in self.reports}
        for one, other in self.comparisons:
            found[one].add(other)
            found[other].add(one)
        return {pk: frozenset(others) for pk, others in found.items()}

    def comparison(self, one: int, other: int) -> Comparison | None:
        return self.comparisons.get(frozenset((one, other)))


def read_event(event: Event) -> EventMaterial:
    """Read the reports of an event and what their comparisons found (five queries).

    What was made of the same rows before is at hand still: whoever sorts, filters or opens a cell
    asks for the same again. It is found by all that it was made of, so it can be forgotten but
    never be wrong. Whether a reader may see the event has to be asked before.
    """
    rows = rows_of(event)
    with _KEEPING:  # or two would make the same at once
        return _material(rows, get_language())


@lru_cache(maxsize=KEPT)
def _material(rows: EventRows, language: str | None) -> EventMaterial:
    """Arrange the rows of an event; the name of an outlet nobody knows is in the reader's language."""
    sentences, voices = dict(rows.sentences), dict(rows.voices)
    reports = tuple(
        Report(
            article,
            name,
            sentences_from(sentences[article.pk])
            if article.pk in sentences
            else (Sentence(0, len(article.body), 0),),
            unpacked(voices[article.pk]) if article.pk in voices else None,
        )
        for article, name in zip(rows.articles, _names(rows.articles), strict=True)
    )
    comparisons = {
        frozenset((left, right)): Comparison(pk=pk, left_id=left, right_id=right, reuse=reuse)
        for pk, left, right, reuse in rows.comparisons
    }
    return EventMaterial(reports, comparisons, rows.links)


def forget() -> None:
    """Let go of what was made of any event, so that it can be measured how long that takes."""
    _material.cache_clear()


def _names(articles: Sequence[Article]) -> list[str]:
    names = [article.outlet_name for article in articles]
    total, seen = Counter(names), Counter[str]()
    numbered = []
    for name in names:
        seen[name] += 1
        numbered.append(f"{name} ({seen[name]})" if total[name] > 1 else name)
    return numbered


def flags_of(comparisons: Iterable[Comparison]) -> dict[int, int]:
    """Count the flags of comparisons that are still raised (one query)."""
    rows = Flag.objects.standing().filter(comparison__in=[c.pk for c in comparisons])
    return dict(rows.values_list("comparison").annotate(Count("pk")).order_by("comparison"))
