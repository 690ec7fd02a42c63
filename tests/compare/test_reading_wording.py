from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from compare.reading.wording import (
    origin_by_credit,
    origin_by_telling,
    origin_by_text,
    origin_in_short,
    relation,
    time_apart,
    with_sides_swapped,
)

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


def test_the_relation_counts_sentences_and_says_what_tells_of_an_origin_only_where_known() -> None:
    origin = origin_by_text("Islander", "Gazette", later="3 hours later")
    assert relation("rewrite", passages=(3, 7), linked=(4, 1), of=(9, 1), origin=origin) == (
        "A rewrite: 3 of 7 passages align (4 of 9 sentences on the left, 1 of 1 on the right); the "
        "report by Islander came 3 hours later and follows the text by Gazette closely."
    )
    assert relation("independent", passages=(1, 22), linked=(1, 2), of=(30, 28)) == (
        "Independent reporting: 1 of 22 passages aligns (1 of 30 sentences on the left, 2 of 28 on "
        "the right)."
    )
    assert relation("", passages=(0, 9), linked=(0, 0), of=(9, 5)) == (
        "No passage of one aligns with a passage of the other."
    )


def test_an_origin_is_said_by_what_is_known_and_never_as_plain_copying() -> None:
    said = [
        origin_by_credit("Islander", "Gazette"),
        origin_by_telling("Islander", "Gazette"),
        origin_by_text("Islander", "Gazette", later="2 days later"),
        origin_in_short("Islander", "Gazette", later="2 days later"),
        origin_in_short("Islander", "Gazette", later=""),
    ]
    assert len(set(said)) == 5
    assert "credits Gazette" in said[0] and "repeats what Gazette, by its own text" in said[1]
    assert "came 2 days later" in said[2] and "came 2 days later" in said[3]
    assert "the texts tell that Islander follows Gazette" in said[4]
    assert not any("written from" in words or "copied" in words for words in said)


def test_swapping_sides_exchanges_the_words_but_not_quoted_ones() -> None:
    assert with_sides_swapped("Left says “turn right”; right’s word differs, on the left.") == (
        "Right says “turn right”; left’s word differs, on the right."
    )
    assert with_sides_swapped("Copyright “he left” upright") == "Copyright “he left” upright"
