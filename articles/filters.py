"""What a list of events can be narrowed by, as plain fields of an address.

The library's own filters stand here: outlet and date. Other rooms add theirs with `register`, which
`compare` does for flags when the site starts: `articles` shows a choice and hands its value back
without knowing what a flag is, as it sends signals without knowing who listens.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Exists, OuterRef, QuerySet
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article, Event, Outlet
from articles.search.asking import Asked, asked
from articles.text.names import isolated
from articles.visibility import Reader

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Words = str | _StrPromise
NEWEST = "newest"
NO_DAY = gettext_lazy("This is no day of the calendar.")
NO_CHOICE = gettext_lazy("There is no such choice.")
DAY = re.compile(r"\d{4}-[01]\d-[0-3]\d")


@dataclass(frozen=True, slots=True)
class EventFilter:
    """A choice of another room; `keep` is given a value of `choices` (empty: not asked)."""

    name: str
    label: Words
    choices: tuple[tuple[str, Words], ...]
    keep: Callable[[QuerySet[Event], str], QuerySet[Event]]


_registered: dict[str, EventFilter] = {}


def register(added: EventFilter) -> None:
    """Add a filter to the list of events; one of the same name takes its place."""
    _registered[added.name] = added


@dataclass(frozen=True, slots=True)
class Narrowing:
    """One thing a reader asked for; `without` is the address that takes it back."""

    name: str
    label: str
    without: str


class DayInput(forms.DateInput):
    """A browser's own field for a day; it takes no text that is none, so none is put in."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")

    def format_value(self, value: Any) -> str | None:
        text = super().format_value(value)
        return text if text and DAY.fullmatch(text) else None


class ListForm(forms.Form):
    """What a reader asks of the list; what is not understood is said and passed over."""

    q = forms.CharField(
        label=gettext_lazy("Search titles, reports and outlets"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "dir": "auto", "autocomplete": "off"}),
    )
    outlet = forms.ChoiceField(
        label=gettext_lazy("Outlet"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("There is no such outlet here.")},
    )
    since = forms.DateField(
        label=gettext_lazy("Happened from"),
        required=False,
        widget=DayInput,
        error_messages={"invalid": NO_DAY},
    )
    until = forms.DateField(
        label=gettext_lazy("Happened until"),
        required=False,
        widget=DayInput,
        error_messages={"invalid": NO_DAY},
    )
    order = forms.ChoiceField(required=False, choices=[("", ""), (NEWEST, "")])

    def __init__(self, query: QueryDict, *, reader: Reader) -> None:
        """Outlets are offered that have a report this reader may see."""
        given = query.copy()
        self.asked: Asked = asked(query.get("q", ""))
        given["q"] = self.asked.text
        super().__init__(given)
        self.query = query
        names = Outlet.objects.visible_to(reader).with_reports().in_alphabet()
        self.fields["outlet"].choices = [  # type: ignore[attr-defined]
            ("", _("All outlets")),
            *names.values_list("slug", "name"),
        ]
        for added in _registered.values():
            self.fields[added.name] = forms.ChoiceField(
                label=added.label,
                required=False,
                choices=added.choices,
                error_messages={"invalid_choice": NO_CHOICE},
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        since, until = data.get("since"), data.get("until")
        if since is not None and until is not None and since > until:
            self.add_error("until", _("The last day lies before the first."))
        return data

    @property
    def added_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in _registered]

    @property
    def newest_first(self) -> bool:
        return not self.asked or self.value("order") == NEWEST

    def value(self, name: str) -> Any:
        """Return what was asked in a field; None where nothing, or nothing that is understood."""
        self.is_valid()
        return self.cleaned_data.get(name) or None

    def narrowed(self, events: QuerySet[Event], *, but: str = "") -> QuerySet[Event]:
        """Apply all filters except the field `but`; the search itself is not among them."""
        outlet, since, until = (
            self.value(name) if name != but else None for name in ("outlet", "since", "until")
        )
        if outlet is not None:
            events = events.filter(
                Exists(Article.objects.filter(event=OuterRef("pk"), outlet__slug=outlet))
            )
        if since is not None:
            events = events.filter(happened_on__gte=since)
        if until is not None:
            events = events.filter(happened_on__lte=until)
        for added in _registered.values():
            wanted = self.value(added.name) if added.name != but else None
            if wanted is not None:
                events = added.keep(events, wanted)
        return events

    def narrowings(self) -> list[Narrowing]:
        """Say what was asked for, each with the address that takes it back."""
        said: list[tuple[str, str]] = []
        if self.asked:
            said.append(("q", _("“%(text)s”") % {"text": isolated(self.asked.text)}))
        said += [
            (
                name,
                _("%(field)s: %(value)s")
                % {"field": self.fields[name].label, "value": isolated(value)},
            )
            for name in ("outlet", "since", "until", *_registered)
            if (value := self._shown(name))
        ]
        return [Narrowing(name, label, self.address_without(name)) for name, label in said]

    def _shown(self, name: str) -> str:
        value = self.value(name)
        if value is None:
            return ""
        if isinstance(value, date):
            return date_format(value, "j F Y")
        choices: Sequence[tuple[str, Words]] = self.fields[name].choices  # type: ignore[attr-defined]
        return str(dict(choices)[value])

    def address_without(self, *names: str, **instead: str) -> str:
        """Write the address of the first page without some fields, with others in their place."""
        query = self.query.copy()
        for name in (*names, "page", *instead):
            query.pop(name, None)
        for name in [name for name, values in query.lists() if not any(values)]:
            query.pop(name)
        for name, value in instead.items():
            query[name] = value
        return f"?{query.urlencode()}" if query else "."


__all__ = ["NEWEST", "EventFilter", "ListForm", "Narrowing", "register"]
