"""One row of the benchmark table."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, its value with unit, what it should be, and whether it is."""

    what: str
    value: str
    target: str = ""
    met: bool | None = None


def median_ms(
    do: Callable[[], object],
    *,
    runs: int,
    warmup: int = 3,
    before: Callable[[], object] = lambda: None,
) -> float:
    """Return the median of `runs` calls in milliseconds, after `warmup` calls not counted.

    `before` is called before each, outside of the time.
    """
    for _ in range(warmup):
        do()
    taken = []
    for _ in range(runs):
        before()
        started = time.perf_counter()
        do()
        taken.append(time.perf_counter() - started)
    return statistics.median(taken) * 1000


def table(figures: list[Figure]) -> str:
    lines = ["| what | measured | target | met |", "|---|---|---|---|"]
    for figure in figures:
        met = "" if figure.met is None else ("yes" if figure.met else "**no**")
        lines.append(f"| {figure.what} | {figure.value} | {figure.target} | {met} |")
    return "\n".join(lines)
