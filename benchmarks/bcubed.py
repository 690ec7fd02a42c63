"""B-cubed: how well groups found agree with groups known (Bagga & Baldwin 1998)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BCubed:
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def b_cubed(known: Sequence[Hashable], found: Sequence[Hashable]) -> BCubed:
    """Return the mean over all items of how pure and how complete their groups are."""
    knowns, founds = Counter(known), Counter(found)
    both = Counter(zip(known, found, strict=True))
    total = len(known)
    return BCubed(
        precision=sum(n * n / founds[group] for (_, group), n in both.items()) / total,
        recall=sum(n * n / knowns[event] for (event, _), n in both.items()) / total,
    )
