"""The accuracy gate: the real encoder and the real rules over the gold, against pinned floors."""

from __future__ import annotations

import sys

import pytest

from tests.gold.floors import changed_gold, read_floors, shortfalls, unpinned
from tests.gold.material import hashes, real_desk
from tests.gold.measure import Report, errors, measure, table

pytestmark = pytest.mark.encoder


@pytest.fixture(scope="module")
def report() -> Report:
    return measure(real_desk())


def test_accuracy_is_not_below_any_floor(
    report: Report, capsys: pytest.CaptureFixture[str]
) -> None:
    with capsys.disabled():
        sys.stdout.write(f"\n{table(report)}\n")
    short = shortfalls(report, read_floors())
    assert not short, "\n".join([*short, errors(report)])


def test_everything_measured_has_a_floor(report: Report) -> None:
    assert unpinned(report, read_floors()) == []


def test_floors_were_measured_on_this_gold() -> None:
    changed = changed_gold(hashes(), read_floors())
    assert changed == [], "run `python -m tests.gold.update --allow-lower` and say why"
