"""The precision of each kind of flag, as measured for this release by `manage.py evaluate`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from compare.analysis.messages import Message, from_json

MEASURED_FILE = Path(__file__).with_name("measured_precision.json")


@dataclass(frozen=True, slots=True)
class MeasuredPrecision:
    """`precision` in [0, 1] of `n` flags raised on `data`, measured on `date` (ISO 8601)."""

    precision: float
    n: int
    data: Message
    date: str


def measured(kind: str) -> MeasuredPrecision | None:
    """Return the measured precision of a kind of flag; None where nothing was measured."""
    return _all().get(kind)


@lru_cache(maxsize=1)
def _all() -> dict[str, MeasuredPrecision]:
    if not MEASURED_FILE.is_file():
        return {}
    found = json.loads(MEASURED_FILE.read_text("utf-8"))
    return {
        kind: MeasuredPrecision(
            entry["precision"], entry["n"], from_json(entry["data"]), entry["date"]
        )
        for kind, entry in found["kinds"].items()
    }
