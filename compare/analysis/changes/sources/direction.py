"""One report held against another: what the origin attributes and the target may state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from compare.analysis.changes.claims import Weights
from compare.analysis.changes.sides import View, Views, passage
from compare.analysis.changes.sources.agreement import least_likeness
from compare.analysis.changes.sources.closeness import Closeness, closeness
from compare.analysis.results import Alignment, Link


@dataclass(frozen=True, slots=True)
class Direction:
    """Both reports, how close the target stands to the origin, and the links between them.

    `least` is how alike two statements have to be; `counterparts` names for each target sentence the
    origin's that it is linked to.
    """

    origin: View
    target: View
    weights: Weights
    close: Closeness
    least: float
    links: Sequence[Link]
    counterparts: Mapping[int, frozenset[int]]

    @property
    def retold(self) -> bool:
        """Tell whether the target has the origin's text, or may have."""
        return self.close in (Closeness.DERIVED, Closeness.RETOLD, Closeness.BRIEFLY)


def both_directions(views: Views, alignment: Alignment) -> tuple[Direction, Direction]:
    """Return what to look at for each side as the origin."""
    left, right, weights = views
    close = closeness(left.document, right.document, alignment)
    least = least_likeness(left.document, right.document, alignment)

    def one(origin: View, target: View) -> Direction:
        return Direction(
            origin,
            target,
            weights,
            close[target.side],
            least,
            alignment.links,
            _counterparts(origin, target, alignment),
        )

    return one(left, right), one(right, left)


def _counterparts(origin: View, target: View, alignment: Alignment) -> Mapping[int, frozenset[int]]:
    found: dict[int, frozenset[int]] = {}
    for link in alignment.links:
        for goal in passage(link, target.side):
            found[goal] = found.get(goal, frozenset()) | set(passage(link, origin.side))
    return found
