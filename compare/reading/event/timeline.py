"""The reports of an event in the order of publication, and which of them follow which.

An arrow leads from a report to those written from it. All arrows of one report share a lane beside the
list; lanes whose reports lie apart share a place. What the arrows say stands in words as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from articles.models import Article
from compare.models import Comparison, Side
from compare.reading.listing import Listing
from compare.reading.wording import time_apart

MOST_LANES = 6  # beside a list; further arrows are told in words only


class Turn(StrEnum):
    """What a lane does beside a report."""

    BEGINS = "begins"  # the report others follow
    ENDS = "ends"  # the last of them
    JOINS = "joins"  # one of them, and the lane goes on
    PASSES = "passes"


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane beside one report; `place` counts from 1, nearest to the reports."""

    place: int
    turn: Turn
    from_below: bool = False  # the report others follow stands below: its time is not known


@dataclass(frozen=True, slots=True)
class Origin:
    """The report that another one follows; `later` is empty where nobody knows."""

    article: Article
    comparison: Comparison
    later: str


@dataclass(frozen=True, slots=True)
class Entry:
    article: Article
    lanes: tuple[Lane, ...]
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    entries: tuple[Entry, ...]
    lanes: int


def timeline_of(articles: Sequence[Article], compared: Listing) -> Timeline:
    """Arrange articles, given in the order in which they stand, with what their comparisons tell."""
    origins = _origins(articles, compared)
    row_of = {article.pk: row for row, article in enumerate(articles)}
    lanes = _lanes(
        {
            row_of[article]: [row_of[origin.article.pk] for origin in found]
            for article, found in origins.items()
        }
    )
    entries = tuple(
        Entry(
            article,
            tuple(lanes.get(row, ())),
            tuple(origins.get(article.pk, ())),
        )
        for row, article in enumerate(articles)
    )
    widest = max((lane.place for entry in entries for lane in entry.lanes), default=0)
    return Timeline(entries, widest)


def _origins(articles: Sequence[Article], compared: Listing) -> dict[int, list[Origin]]:
    by_pk = {article.pk: article for article in articles}
    found: dict[int, list[Origin]] = defaultdict(list)
    for entry in (*compared.told, *compared.independent):
        comparison = entry.comparison
        if not entry.is_derived:
            continue
        late, early = comparison.left_id, comparison.right_id
        if comparison.derived == Side.RIGHT:
            late, early = early, late
        if late in by_pk and early in by_pk:
            later = _later(by_pk[early], by_pk[late])
            found[late].append(Origin(by_pk[early], comparison, later))
    return {pk: sorted(origins, key=lambda o: o.article.pk) for pk, origins in found.items()}


def _later(early: Article, late: Article) -> str:
    one, other = early.published_at, late.published_at
    if one is None or other is None or other < one:
        return ""
    known = early.published_time_known and late.published_time_known
    return time_apart(one, other, times_known=known)


def _lanes(origins: Mapping[int, Iterable[int]]) -> dict[int, list[Lane]]:
    """Return the lanes beside each row; `origins` are the rows that a row follows."""
    followers: dict[int, set[int]] = defaultdict(set)
    for row, found in origins.items():
        for origin in found:
            followers[origin].add(row)
    taken: list[list[range]] = []
    lanes: dict[int, list[Lane]] = defaultdict(list)
    for origin, rows in sorted(followers.items()):
        reach = range(min(origin, *rows), max(origin, *rows) + 1)
        place = _free_place(taken, reach)
        if place >= MOST_LANES:
            continue
        taken[place].append(reach)
        for row, turn in _turns(origin, rows, reach):
            lanes[row].append(Lane(place + 1, turn, from_below=row < origin))
    return lanes


def _free_place(taken: list[list[range]], reach: range) -> int:
    """Return the first place where nothing is in the way; begins another where none is free."""
    for place, ranges in enumerate(taken):
        if all(r.stop <= reach.start or reach.stop <= r.start for r in ranges):
            return place
    taken.append([])
    return len(taken) - 1


def _turns(origin: int, rows: set[int], reach: range) -> Iterator[tuple[int, Turn]]:
    ends = (reach[0], reach[-1])
    for row in reach:
        if row == origin:
            yield row, Turn.BEGINS
        elif row in rows:
            yield row, Turn.ENDS if row in ends else Turn.JOINS
        else:
            yield row, Turn.PASSES
