"""The floors' own rules: what counts as fallen, and that pinning only ever raises."""

from __future__ import annotations

from compare.evaluation.matching import Score
from tests.gold.floors import (
    Floors,
    changed_gold,
    floors_from,
    raised,
    shortfalls,
    unpinned,
)
from tests.gold.measure import Report


def a_report(*, right: int = 9, false_flags: int = 1) -> Report:
    return Report(
        scores={"links": Score(found=10, right=right, wanted=10, hit=right)},
        counts={"false flags": false_flags},
    )


def test_floors_stand_a_little_below_what_was_measured() -> None:
    pinned = floors_from(a_report(), {"gold": "1"})
    assert pinned.floors == {"links.precision": 0.87, "links.recall": 0.87}
    assert pinned.ceilings == {"false flags": 1}
    assert shortfalls(a_report(), pinned) == []


def test_a_fallen_figure_and_a_risen_count_are_both_said() -> None:
    pinned = floors_from(a_report(), {})
    said = shortfalls(a_report(right=5, false_flags=2), pinned)
    assert [words.split(":")[0] for words in said] == [
        "links.precision",
        "links.recall",
        "false flags",
    ]


def test_a_figure_that_is_no_longer_measured_has_fallen() -> None:
    assert shortfalls(Report(), Floors({"links.recall": 0.5}, {}, {})) != []


def test_a_new_figure_has_no_floor() -> None:
    assert unpinned(a_report(), Floors({"links.recall": 0.5}, {}, {})) == [
        "false flags",
        "links.precision",
    ]


def test_pinning_again_never_lowers() -> None:
    old = Floors({"links.recall": 0.9}, {"false flags": 0}, {})
    new = raised(floors_from(a_report(right=10), {}), old)
    assert new.floors == {"links.precision": 0.97, "links.recall": 0.97}
    assert new.ceilings == {"false flags": 0}
    assert raised(floors_from(a_report(right=5), {}), old).floors["links.recall"] == 0.9


def test_changed_added_and_removed_gold_is_named() -> None:
    pinned = Floors({}, {}, {"same": "1", "changed": "1", "removed": "1"})
    gold = {"same": "1", "changed": "2", "added": "1"}
    assert changed_gold(gold, pinned) == ["added", "changed", "removed"]
