from __future__ import annotations

import pytest

from compare.evaluation.figures import Figure, Mistake, worst
from compare.evaluation.table import mistakes_text, table


def test_a_row_says_what_was_measured_and_whether_it_is_enough():
    good = Figure("tea", "cups", "warm", 1200, 0.8712, "of many", floor=0.5, target=0.87)
    lines = table([good]).splitlines()
    assert lines[0].startswith("| task")
    cells = [cell.strip() for cell in lines[2].strip("|").split("|")]
    assert cells == ["tea", "cups", "1,200", "warm", "0.871", "0.500", "≥ 0.870", "yes", "of many"]


def test_what_was_not_measured_is_neither_met_nor_missed():
    (line,) = table([Figure("tea", "cups", "warm", detail="no cups", target=0.5)]).splitlines()[2:]
    assert "not measured" in line
    assert "no cups" in line
    assert "**no**" not in line


@pytest.mark.parametrize(
    ("value", "target", "at_most", "met"),
    [
        (0.7494, 0.75, False, False),
        (0.7496, 0.75, False, True),  # as printed
        (0, 0, True, True),
        (1, 0, True, False),
        (0.0, 0.5, False, False),
        (None, 0.5, False, None),
        (0.5, None, False, None),
        (float("nan"), 0.5, False, False),
    ],
)
def test_a_target_is_met_by_the_value_as_printed(value, target, at_most, met):
    assert Figure("", "", "", 1, value, target=target, at_most=at_most).met is met


def test_counts_are_printed_as_counts_and_nothing_to_judge_as_a_dash():
    text = table([Figure("", "", "", 3, 2), Figure("", "", "", 0, float("nan"))])
    assert "| 2 " in text
    assert "| – " in text


def test_the_surest_mistakes_are_read_first():
    listed = worst([Mistake(0.2, "unsure"), Mistake(0.9, "sure"), Mistake(0.9, "as sure")])
    text = mistakes_text("tea, cups", {"cold": listed}, 2)
    assert "tea, cups: cold (2 of 3)" in text
    assert text.index("as sure") < text.index("0.900  sure")
    assert "unsure" not in text
