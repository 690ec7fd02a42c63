from __future__ import annotations

from math import inf

import pytest

from compare.analysis.changes.figures.quantities import Measure, quantities
from compare.analysis.tokens import words


def read(text: str) -> list[tuple[Measure, float, float, str]]:
    return [(q.measure, q.low, q.high, q.shown.slice(text)) for q in quantities(text, words(text))]


@pytest.mark.parametrize(
    ("text", "measure", "low", "high", "shown"),
    [
        ("It hit 12 people.", Measure.COUNT, 12, 12, "12 people"),
        ("It hit twelve people.", Measure.COUNT, 12, 12, "twelve people"),
        ("It hit twenty-three boats.", Measure.COUNT, 23, 23, "twenty-three boats"),
        ("It hit a dozen boats.", Measure.COUNT, 12, 12, "a dozen boats"),
        ("It holds 1,250,000 litres.", Measure.COUNT, 1_245_000, 1_255_000, "1,250,000 litres"),
        ("More than 200 people came.", Measure.COUNT, 150, inf, "200 people"),
        ("About 20 people came.", Measure.COUNT, 17, 23, "20 people"),
        ("It rose by 6.1 percent.", Measure.SHARE, 6.05, 6.15, "6.1 percent"),
        ("It rose by 7 per cent.", Measure.SHARE, 7, 7, "7 per cent"),
        ("It rose by 7%.", Measure.SHARE, 7, 7, "7%"),
        ("Half of the harvest froze.", Measure.SHARE, 49, 51, "Half"),
        ("They paid €3.2 million for it.", Measure.MONEY, 3.15e6, 3.25e6, "€3.2 million"),
        ("They paid 40 crowns for it.", Measure.MONEY, 38, 42, "40 crowns"),
        ("It burned in 1872.", Measure.YEAR, 1872, 1872, "1872"),
        ("It begins on 3 April.", Measure.DATE, 403, 403, "3 April"),
        ("It begins on April 3rd.", Measure.DATE, 403, 403, "April 3"),
        ("He was the fifth mayor.", Measure.ORDINAL, 5, 5, "fifth"),
        ("He was the 5th mayor.", Measure.ORDINAL, 5, 5, "5th"),
        ("They won by 58 to 61.", Measure.SCORE, 61_000_058, 61_000_058, "58 to 61"),
        ("It beats all its neighbours.", Measure.QUANTIFIER, 6, 6, "all its neighbours"),
    ],
)
def test_a_quantity_is_an_interval_with_a_unit(
    text: str, measure: Measure, low: float, high: float, shown: str
) -> None:
    ((kind, least, most, words_shown),) = read(text)
    assert (kind, words_shown) == (measure, shown)
    assert least == pytest.approx(low) and most == pytest.approx(high)


@pytest.mark.parametrize(
    "text",
    [
        "It begins at 7 p.m. in the hall.",
        "It begins at 19:30 in the hall.",
        "Dozens of boats sank.",
        "Not all of them came.",
        "An F-16 landed.",
        "In the 1980s it burned.",
        "They met on Monday.",
        "Above all, it rained.",
    ],
)
def test_times_names_and_vague_words_are_no_quantities(text: str) -> None:
    assert read(text) == []


def test_what_is_counted_may_stand_behind_of() -> None:
    text = "Two of the dam’s six drainage pipes are blocked."
    two, six = quantities(text, words(text))
    assert two.unit[-1] == six.unit[-1]


@pytest.mark.parametrize("text", ["3²", "²", "١٢ people", "million " * 60, "9" * 400, "1.2.3.4 x"])
def test_odd_numbers_are_read_or_passed_over(text: str) -> None:
    assert all(q.shown.slice(text) for q in quantities(text, words(text)))
