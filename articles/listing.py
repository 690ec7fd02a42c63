"""The list of events: what was asked for, a page of it, and what is shown of each event.

A page is cut from the bare events, and everything shown of them is read afterwards for that page
alone, so that a list of thousands costs as much as a list of twenty.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import F, QuerySet

from articles.filters import ListForm, Narrowing
from articles.models import Article, Event, in_alphabet
from articles.reading import UNFINISHED, compared
from articles.search.finding import Search
from articles.search.marking import Piece
from articles.search.showing import Line
from articles.work import Status

EVENTS_ON_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class ListedOutlet:
    slug: str
    name: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of the list; texts come in pieces, marked where they are what was searched for."""

    event: Event
    title: tuple[Piece, ...]
    outlets: tuple[ListedOutlet, ...]
    reports: int
    ready: int
    unfinished: int
    failed: int
    comparisons: int
    flags: int
    partial: int  # comparisons in which some kinds of flag have no rules
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Without:
    """What would be found without one thing asked for."""

    narrowing: Narrowing
    events: int


@dataclass(frozen=True, slots=True)
class EventList:
    page: Page[int]
    entries: Sequence[Entry]
    narrowings: Sequence[Narrowing]
    instead: Sequence[Without]  # where nothing is found


def list_events(events: QuerySet[Event], form: ListForm, *, page: str | None) -> EventList:
    """Find what `form` asks for among `events`, and read one page of it."""
    search = Search(form.asked)
    cut = Paginator(in_order(events, form, search), EVENTS_ON_A_PAGE).get_page(page)
    shown = Event.objects.in_bulk(list(cut))
    narrowings = form.narrowings()
    return EventList(
        cut,
        entries_of([shown[pk] for pk in cut], search),
        narrowings,
        () if cut.paginator.count else tuple(_instead(events, form, search, narrowings)),
    )


def in_order(events: QuerySet[Event], form: ListForm, search: Search) -> Sequence[int]:
    """Return the keys of what is asked for; a search's are all read at once, to be weighed."""
    found = search.among(form.narrowed(events)).order_by(
        F("happened_on").desc(nulls_last=True), "-added_at", "-pk"
    )
    keys = found.values_list("pk", flat=True)
    if not form.narrowings():
        return keys  # type: ignore[return-value]  # a slice of it is read
    if form.newest_first:
        return list(keys)
    return sorted(keys, key=search.relevance, reverse=True)


def _instead(
    events: QuerySet[Event], form: ListForm, search: Search, narrowings: Sequence[Narrowing]
) -> Iterable[Without]:
    """Count what is found without each thing asked for (a query each, of the few there can be)."""
    if len(narrowings) < 2:
        return
    for narrowing in narrowings:
        rest = form.narrowed(events, but=narrowing.name)
        number = (rest if narrowing.name == "q" else search.among(rest)).count()
        if number:
            yield Without(narrowing, number)


def entries_of(events: Sequence[Event], search: Search) -> list[Entry]:
    """Read what is shown of the events of one page (two queries, five with a search)."""
    states: dict[int, list[str]] = {event.pk: [] for event in events}
    outlets: dict[int, dict[str, str]] = {event.pk: {} for event in events}
    rows = Article.objects.filter(event__in=events).order_by(in_alphabet("outlet__name"), "pk")
    for event, status, slug, name in rows.values_list(
        "event", "status", "outlet__slug", "outlet__name"
    ):
        states[event].append(status)
        if slug is not None:
            outlets[event][name] = slug
    shown = search.shown(events, outlets) if search.asked else {}
    return [
        Entry(
            event=count.event,
            title=found.title if found else (Piece(count.event.title),),
            outlets=tuple(
                ListedOutlet(slug, found.outlets[name] if found else (Piece(name),))
                for name, slug in outlets[count.event.pk].items()
            ),
            reports=len(states[count.event.pk]),
            ready=states[count.event.pk].count(Status.READY),
            unfinished=sum(state in UNFINISHED for state in states[count.event.pk]),
            failed=states[count.event.pk].count(Status.FAILED),
            comparisons=count.comparisons,
            flags=count.flags,
            partial=count.partial,
            lines=found.lines if found else (),
        )
        for count in compared(events)
        for found in [shown.get(count.event.pk)]
    ]


__all__ = ["Entry", "EventList", "Without", "list_events"]
