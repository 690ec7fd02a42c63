"""What a measurement gives back: figures for the table, and mistakes for people to read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the table: `value` None means not measured, and `detail` says why.

    `n` counts what was judged. `at_most`: smaller is better, and the target is an upper bound.
    """

    task: str
    data: str
    name: str
    n: int | None = None
    value: float | None = None
    detail: str = ""
    floor: float | None = None
    target: float | None = None
    at_most: bool = False

    @property
    def met(self) -> bool | None:
        """Say whether the value as printed reaches the target; None where either is missing."""
        if self.value is None or self.target is None:
            return None
        value = round(self.value, 3)
        return value <= self.target if self.at_most else value >= self.target


@dataclass(frozen=True, slots=True)
class Mistake:
    """One error in words; `weight` orders those of a kind, the surest mistakes first."""

    weight: float
    words: str


Mistakes = Mapping[str, tuple[Mistake, ...]]  # by what kind of error it is


@dataclass(frozen=True, slots=True)
class Measured:
    """What one part of a task gives: its figures, and its mistakes by kind."""

    figures: tuple[Figure, ...]
    mistakes: Mistakes = field(default_factory=dict)


def worst(mistakes: list[Mistake]) -> tuple[Mistake, ...]:
    """Return mistakes in the order they are to be read in."""
    return tuple(sorted(mistakes, key=lambda mistake: (-mistake.weight, mistake.words)))
