"""Hand every linked sentence to one row: links that belong together become one group.

The surest link comes first. A link that shares sentences with a group joins it where both together
are one stretch of text on both sides, web residue between left aside, and not too long to be read as
one claim. Else what the link still has for itself on both sides becomes a group of its own, and the
rest of it a reference.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articles.text.units import Sentence
from compare.analysis.results import Link, Side

MAX_JOINED = 4  # sentences a side; a longer row is no longer read as one claim


@dataclass(slots=True)
class Group:
    """Links shown in one row; grows while links are handed out."""

    left: range
    right: range
    moved: bool
    links: list[int]


def passage_of(link: Link, side: Side) -> range:
    if side is Side.LEFT:
        return range(link.left_start, link.left_end)
    return range(link.right_start, link.right_end)


class Residue:
    """Which sentences are boilerplate; a row may hold it between two linked sentences."""

    def __init__(self, left: Sequence[Sentence], right: Sequence[Sentence]) -> None:
        self._sides = {
            Side.LEFT: [sentence.boilerplate for sentence in left],
            Side.RIGHT: [sentence.boilerplate for sentence in right],
        }

    def count(self, side: Side, positions: range) -> int:
        return sum(self._sides[side][positions.start : positions.stop])


def grouped(links: Sequence[Link], residue: Residue) -> tuple[list[Group], list[int]]:
    """Hand every sentence to one group, surest links first; return the links left over too."""
    groups: list[Group] = []
    owner: dict[tuple[Side, int], int] = {}
    spare: list[int] = []

    def own(group: int) -> None:
        for side, passage in ((Side.LEFT, groups[group].left), (Side.RIGHT, groups[group].right)):
            owner.update(((side, p), group) for p in passage)

    order = sorted(
        range(len(links)), key=lambda k: (-links[k].similarity, _place(links[k]), links[k].moved)
    )
    for index in order:
        link = links[index]
        lefts, rights = passage_of(link, Side.LEFT), passage_of(link, Side.RIGHT)
        owners = {owner[Side.LEFT, p] for p in lefts if (Side.LEFT, p) in owner}
        owners |= {owner[Side.RIGHT, p] for p in rights if (Side.RIGHT, p) in owner}
        if not owners:
            groups.append(Group(lefts, rights, link.moved, [index]))
            own(len(groups) - 1)
            continue
        first = min(owners)
        if len(owners) == 1 and _join(groups[first], link, index, residue):
            own(first)
            continue
        spare.append(index)
        rest_left, rest_right = _free(Side.LEFT, lefts, owner), _free(Side.RIGHT, rights, owner)
        if rest_left and rest_right:
            groups.append(Group(rest_left, rest_right, link.moved, []))
            own(len(groups) - 1)
    return groups, sorted(spare)


def _place(link: Link) -> tuple[int, int, int, int]:
    return link.left_start, link.right_start, link.left_end, link.right_end


def _free(side: Side, passage: range, owner: Mapping[tuple[Side, int], int]) -> range:
    """Return the first run of sentences that no group has yet."""
    free = [p for p in passage if (side, p) not in owner]
    end = next((p + 1 for p in free if p + 1 not in free), 0)
    return range(free[0], end) if free else range(0)


def _join(group: Group, link: Link, index: int, residue: Residue) -> bool:
    """Grow `group` by a link that shares sentences with it, if the row stays short and whole."""
    left = _hull(Side.LEFT, group.left, passage_of(link, Side.LEFT), residue)
    right = _hull(Side.RIGHT, group.right, passage_of(link, Side.RIGHT), residue)
    if link.moved != group.moved or left is None or right is None:
        return False
    group.left, group.right = left, right
    group.links.append(index)
    return True


def _hull(side: Side, one: range, other: range, residue: Residue) -> range | None:
    """Return both ranges as one, or None where text stands between them or they get too long."""
    hull = range(min(one.start, other.start), max(one.stop, other.stop))
    between = range(min(one.stop, other.stop), max(one.start, other.start))
    if residue.count(side, between) < len(between):
        return None
    length = len(hull) - residue.count(side, hull)
    return hull if length <= MAX_JOINED or hull == one else None
