"""Scores over plain values. What is undefined for the values given is NaN, never 0."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from sklearn.metrics import average_precision_score, f1_score, roc_auc_score


@dataclass(frozen=True, slots=True)
class Counts:
    """How many were found, wanted, and both."""

    found: int = 0
    wanted: int = 0
    both: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.found + other.found, self.wanted + other.wanted, self.both + other.both)

    @property
    def precision(self) -> float:
        return self.both / self.found if self.found else float("nan")

    @property
    def recall(self) -> float:
        return self.both / self.wanted if self.wanted else float("nan")

    @property
    def f1(self) -> float:
        total = self.found + self.wanted
        return 2 * self.both / total if total else float("nan")

    @property
    def words(self) -> str:
        """Say precision and recall with what they were counted from."""
        return (
            f"P {self.precision:.3f} ({self.both} of {self.found}), "
            f"R {self.recall:.3f} ({self.both} of {self.wanted})"
        )


def counted(found: ArrayLike, wanted: ArrayLike) -> Counts:
    """Count two parallel arrays of yes and no."""
    yes, true = np.asarray(found, dtype=bool), np.asarray(wanted, dtype=bool)
    return Counts(int(yes.sum()), int(true.sum()), int((yes & true).sum()))


def counted_sets(found: Iterable[Hashable], wanted: Iterable[Hashable]) -> Counts:
    yes, true = set(found), set(wanted)
    return Counts(len(yes), len(true), len(yes & true))


def auc(scores: Sequence[float], labels: Sequence[int]) -> float:
    """Return the chance that a positive scores above a negative, ties counting half."""
    if len(set(labels)) < 2:
        return float("nan")
    return float(roc_auc_score(labels, scores))


def average_precision(scores: Sequence[float], labels: Sequence[int]) -> float:
    """Return the average precision; items of equal score count as one step, in no order."""
    return float(average_precision_score(labels, scores)) if any(labels) else float("nan")


def macro_f1(answers: Sequence[int], labels: Sequence[int]) -> float:
    """Return the mean of the F1 of yes and the F1 of no."""
    return float(f1_score(labels, answers, labels=[0, 1], average="macro", zero_division=0.0))


@dataclass(frozen=True, slots=True)
class BCubed:
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def b_cubed(known: Sequence[Hashable], found: Sequence[Hashable]) -> BCubed:
    """Return the mean over all items of how pure and how complete their groups are.

    (Bagga & Baldwin 1998.)
    """
    knowns, founds = Counter(known), Counter(found)
    both = Counter(zip(known, found, strict=True))
    total = len(known)
    return BCubed(
        precision=sum(n * n / founds[group] for (_, group), n in both.items()) / total,
        recall=sum(n * n / knowns[event] for (event, _), n in both.items()) / total,
    )
