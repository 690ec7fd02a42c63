from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from compare.reading.wording import relation, time_apart, with_sides_swapped

NOON = datetime(2025, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        (timedelta(seconds=20), "in the same minute"),
        (timedelta(minutes=1), "1 minute later"),
        (timedelta(hours=3, minutes=5), "3 hours 5 minutes later"),
        (timedelta(days=2, minutes=5), "2 days later"),
        (timedelta(days=1, hours=1), "1 day 1 hour later"),
    ],
)
def test_a_gap_is_said_in_its_two_largest_units(gap: timedelta, words: str) -> None:
    assert time_apart(NOON, NOON + gap, times_known=True) == words


def test_where_only_dates_are_known_only_days_are_counted() -> None:
    assert time_apart(NOON, NOON + timedelta(hours=3), times_known=False) == "on the same day"
    assert time_apart(NOON, NOON + timedelta(hours=13), times_known=False) == "1 day later"


def test_the_relation_counts_sentences_and_names_who_wrote_from_whom_only_where_known() -> None:
    sentence = relation(
        "rewrite", linked=(4, 1), of=(9, 1), names=("Gazette", "Islander"), derived=1
    )
    assert sentence == (
        "A rewrite: 4 of the 9 sentences on the left and 1 of the 1 sentence on the right have a "
        "counterpart; the report by Islander was written from the one by Gazette."
    )
    independent = relation("independent", linked=(0, 0), of=(9, 5), names=("A", "B"), derived=None)
    assert independent == (
        "Independent reporting: no sentence of one has a counterpart in the other."
    )


def test_swapping_sides_exchanges_the_words_but_not_quoted_ones() -> None:
    assert with_sides_swapped("Left says “turn right”; right’s word differs, on the left.") == (
        "Right says “turn right”; left’s word differs, on the right."
    )
    assert with_sides_swapped("Copyright “he left” upright") == "Copyright “he left” upright"
