from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from compare.analysis.absence import Silence, silence

NOON = datetime(2025, 3, 3, 12, tzinfo=UTC)


def said(
    *,
    length: int = 400,
    other_length: int = 400,
    at: datetime | None = None,
    other_at: datetime | None = None,
    times_known: bool = True,
) -> Silence:
    return silence(
        length=length,
        other_length=other_length,
        published_at=at,
        other_published_at=other_at,
        times_known=times_known,
    )


def test_what_only_one_of_two_like_reports_has_says_something() -> None:
    assert said(other_length=300) is Silence.NONE


def test_what_a_brief_leaves_out_says_nothing_but_what_only_the_brief_has_does() -> None:
    assert said(other_length=60) is Silence.BRIEF
    assert said(length=60) is Silence.NONE


@pytest.mark.parametrize(
    ("hours", "expected"), [(0, Silence.NONE), (2, Silence.NONE), (5, Silence.EARLIER)]
)
def test_a_report_may_have_what_was_not_known_hours_before(hours: int, expected: Silence) -> None:
    late = NOON + timedelta(hours=hours)
    assert said(at=late, other_at=NOON) is expected
    assert said(at=NOON, other_at=late) is Silence.NONE


def test_where_only_days_are_known_the_next_day_is_later() -> None:
    day = timedelta(days=1)
    assert said(at=NOON + day, other_at=NOON, times_known=False) is Silence.EARLIER
    same_day = NOON + timedelta(hours=9)
    assert said(at=same_day, other_at=NOON, times_known=False) is Silence.NONE


def test_a_time_without_a_zone_cannot_be_compared_with_one_that_has_one() -> None:
    assert said(at=NOON.replace(tzinfo=None) + timedelta(days=3), other_at=NOON) is Silence.NONE
