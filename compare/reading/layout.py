"""Arrange two texts and their links into the rows of a comparison page.

Requirements. A link's two passages stand in one row. Each column, read from top to bottom, is its
report whole and in its own order. The same comparison always gives the same rows.

Idea. Links that share sentences are joined to one row where they are neighbours (`groups`); of those
that cannot be joined the surest keeps its sentences and the others become references ("also reported
in paragraph 3"). The longest run of links in the same order on both sides carries the page. A link
out of that order, or one the alignment calls moved, is shown twice: the left passage at its own
place, with a pointer; and the right passage at its own place with the left one repeated beside it
(an echo: repeated text carries no flags and no anchors). What is left has no counterpart.

Rejected. One row per link in the right side's order: it breaks the left text's order and repeats
sentences that stand in several links. One cell holding both sides' unlinked passages: it saves
height, but then standing side by side no longer means reporting the same claim.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from articles.text.units import Sentence
from compare.analysis.results import Link, Side
from compare.reading.groups import Group, Residue, grouped, passage_of


class RowKind(StrEnum):
    PAIR = "pair"  # both passages, in order
    MOVED = "moved"  # the right passage at its place, the left one repeated
    AWAY = "away"  # the left passage of a moved link at its own place
    ELSEWHERE = "elsewhere"  # linked only to sentences that stand in other rows
    ONLY = "only"  # no link
    RESIDUE = "residue"  # boilerplate


@dataclass(frozen=True, slots=True)
class Cell:
    """Sentences `start` up to and without `end` of one side; `echo`: set as main text elsewhere."""

    side: Side
    start: int
    end: int
    echo: bool = False

    def positions(self) -> range:
        return range(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Reference:
    """A pointer to the row in which a counterpart stands."""

    side: Side
    sentence: int
    row: int
    moved: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `links` index the links it shows, `references` point to counterparts elsewhere."""

    kind: RowKind
    left: Cell | None
    right: Cell | None
    links: tuple[int, ...] = ()
    references: tuple[Reference, ...] = ()

    @property
    def cells(self) -> tuple[Cell, ...]:
        return tuple(cell for cell in (self.left, self.right) if cell is not None)


def arrange(
    left: Sequence[Sentence], right: Sequence[Sentence], links: Sequence[Link]
) -> tuple[Row, ...]:
    """Return the rows in which two texts and their links are read."""
    residue = Residue(left, right)
    groups, spare = grouped(links, residue)
    chain = _chain(groups)
    rows = list(_rows(left, right, groups, chain, {Side.LEFT: spare, Side.RIGHT: spare}, links))
    return _referenced(rows, groups, chain, spare, links)


def _chain(groups: Sequence[Group]) -> list[int]:
    """Return the groups that carry the page: the longest run in the same order on both sides."""
    order = sorted(
        (g for g, group in enumerate(groups) if not group.moved),
        key=lambda g: groups[g].right.start,
    )
    tails: list[int] = []  # tails[n]: the group that ends the best run of n + 1 groups
    starts: list[int] = []
    before: dict[int, int | None] = {}
    for g in order:
        at = bisect_left(starts, groups[g].left.start)
        before[g] = tails[at - 1] if at else None
        tails[at : at + 1] = [g]
        starts[at : at + 1] = [groups[g].left.start]
    chain: list[int] = []
    last = tails[-1] if tails else None
    while last is not None:
        chain.append(last)
        last = before[last]
    return chain[::-1]


def _rows(
    left: Sequence[Sentence],
    right: Sequence[Sentence],
    groups: Sequence[Group],
    chain: Sequence[int],
    spare: dict[Side, list[int]],
    links: Sequence[Link],
) -> Iterator[Row]:
    """Walk down both texts at once, from one carrying group to the next."""
    lefts = _keys(left, Side.LEFT, groups, links, spare[Side.LEFT])
    rights = _keys(right, Side.RIGHT, groups, links, spare[Side.RIGHT])
    i = j = 0
    for g in chain:
        group = groups[g]
        yield from _one_sided(Side.LEFT, range(i, group.left.start), lefts, groups)
        yield from _one_sided(Side.RIGHT, range(j, group.right.start), rights, groups)
        yield Row(
            RowKind.PAIR,
            Cell(Side.LEFT, group.left.start, group.left.stop),
            Cell(Side.RIGHT, group.right.start, group.right.stop),
            tuple(sorted(group.links)),
        )
        i, j = group.left.stop, group.right.stop
    yield from _one_sided(Side.LEFT, range(i, len(left)), lefts, groups)
    yield from _one_sided(Side.RIGHT, range(j, len(right)), rights, groups)


_Key = tuple[RowKind, tuple[int, ...]]


def _keys(
    sentences: Sequence[Sentence],
    side: Side,
    groups: Sequence[Group],
    links: Sequence[Link],
    spare: Iterable[int],
) -> list[_Key]:
    """Say of each sentence what row it belongs to; neighbours with the same key share a row."""
    keys: list[_Key] = [(RowKind.RESIDUE if s.boilerplate else RowKind.ONLY, ()) for s in sentences]
    for index in spare:
        for p in passage_of(links[index], side):
            keys[p] = (RowKind.ELSEWHERE, (*keys[p][1], index))
    for g, group in enumerate(groups):
        for p in group.left if side is Side.LEFT else group.right:
            keys[p] = (RowKind.MOVED, (g,))
    return keys


def _one_sided(
    side: Side, positions: range, keys: Sequence[_Key], groups: Sequence[Group]
) -> Iterator[Row]:
    """Yield the rows between two carrying groups on one side."""
    for (kind, of), run in groupby(positions, key=lambda p: keys[p]):
        places = list(run)
        cell = Cell(side, places[0], places[-1] + 1)
        if kind is not RowKind.MOVED:
            left, right = (cell, None) if side is Side.LEFT else (None, cell)
            yield Row(kind, left, right)
            continue
        group = groups[of[0]]
        shown = tuple(sorted(group.links))
        if side is Side.LEFT:
            yield Row(RowKind.AWAY, cell, None, shown)
        else:
            echo = Cell(Side.LEFT, group.left.start, group.left.stop, echo=True)
            yield Row(RowKind.MOVED, echo, cell, shown)


def _referenced(
    rows: Sequence[Row],
    groups: Sequence[Group],
    chain: Sequence[int],
    spare: Sequence[int],
    links: Sequence[Link],
) -> tuple[Row, ...]:
    """Give the rows their pointers, now that every sentence has its row."""
    stands = {
        (cell.side, p): r
        for r, row in enumerate(rows)
        for cell in row.cells
        if not cell.echo
        for p in cell.positions()
    }
    found: list[dict[tuple[Side, int], Reference]] = [{} for _ in rows]

    def point(side: Side, at: range, to: range, *, moved: bool) -> None:
        target = Reference(side.other, to.start, stands[side.other, to.start], moved)
        for row in sorted({stands[side, p] for p in at} - {target.row}):
            found[row].setdefault((target.side, target.row), target)

    for g in sorted(set(range(len(groups))) - set(chain)):
        point(Side.LEFT, groups[g].left, groups[g].right, moved=True)
        point(Side.RIGHT, groups[g].right, groups[g].left, moved=True)
    for index in spare:
        lefts, rights = passage_of(links[index], Side.LEFT), passage_of(links[index], Side.RIGHT)
        point(Side.LEFT, lefts, rights, moved=False)
        point(Side.RIGHT, rights, lefts, moved=False)
    return tuple(
        Row(row.kind, row.left, row.right, row.links, tuple(refs.values()))
        for row, refs in zip(rows, found, strict=True)
    )
