"""Pinned floors of the accuracy gate, and what a run has to say to them."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path

from tests.gold.measure import Report

FILE = Path(__file__).parent / "floors.json"
SLACK = 0.03  # between what is measured and the floor: room for another processor's arithmetic


@dataclass(frozen=True, slots=True)
class Floors:
    """`floors` by figure, `ceilings` by count, and the hashes of the gold they were measured on."""

    floors: dict[str, float]
    ceilings: dict[str, int]
    gold: dict[str, str]


def read_floors() -> Floors:
    data = json.loads(FILE.read_text(encoding="utf-8"))
    return Floors(data["floors"], data["ceilings"], data["gold"])


def write_floors(floors: Floors) -> None:
    data = {"floors": floors.floors, "ceilings": floors.ceilings, "gold": floors.gold}
    FILE.write_text(json.dumps(data, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def floors_from(report: Report, gold: dict[str, str]) -> Floors:
    """Return floors a little below what was measured, and ceilings at it."""
    floors = {
        name: max(0.0, math.floor((value - SLACK) * 100) / 100)
        for name, value in report.all_figures().items()
    }
    return Floors(floors, dict(report.counts), gold)


def shortfalls(report: Report, pinned: Floors) -> list[str]:
    """Return in words what fell below its floor, or rose above its ceiling."""
    figures = report.all_figures()
    said = [
        f"{name}: {figures.get(name, 0.0):.3f} is below the floor {floor:.3f}"
        for name, floor in sorted(pinned.floors.items())
        if figures.get(name, 0.0) < floor
    ]
    said += [
        f"{name}: {report.counts.get(name, 0)} is above the ceiling {ceiling}"
        for name, ceiling in sorted(pinned.ceilings.items())
        if report.counts.get(name, 0) > ceiling
    ]
    return said


def unpinned(report: Report, pinned: Floors) -> list[str]:
    """Return the names of what is measured and has no floor or ceiling yet."""
    return sorted(
        (report.all_figures().keys() - pinned.floors.keys())
        | (report.counts.keys() - pinned.ceilings.keys())
    )


def changed_gold(gold: dict[str, str], pinned: Floors) -> list[str]:
    """Return the names of gold files that are not those the floors were measured on."""
    return sorted(name for name in {*gold, *pinned.gold} if gold.get(name) != pinned.gold.get(name))


def raised(new: Floors, old: Floors) -> Floors:
    """Return the stricter of both everywhere."""
    return Floors(
        {name: max(floor, old.floors.get(name, 0.0)) for name, floor in new.floors.items()},
        {name: min(top, old.ceilings.get(name, top)) for name, top in new.ceilings.items()},
        new.gold,
    )
