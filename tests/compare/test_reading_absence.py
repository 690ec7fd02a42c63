from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from articles.models import Article
from compare.analysis.results import Side
from compare.reading.absence import Silence, explained, silence

NOON = datetime(2025, 3, 3, 12, tzinfo=UTC)


def report(published_at: datetime | None = None, *, time_known: bool = True) -> Article:
    return Article(published_at=published_at, published_time_known=time_known)


def test_a_passage_only_one_of_two_like_reports_has_is_remarked_on() -> None:
    assert silence(report(), report(), words=400, other_words=300) is Silence.NONE


def test_what_a_brief_leaves_out_says_nothing_but_what_only_the_brief_has_does() -> None:
    assert silence(report(), report(), words=400, other_words=60) is Silence.BRIEF
    assert silence(report(), report(), words=60, other_words=400) is Silence.NONE


@pytest.mark.parametrize(
    ("hours", "expected"), [(0, Silence.NONE), (2, Silence.NONE), (5, Silence.LATER)]
)
def test_a_report_may_have_what_was_not_known_hours_before(hours: int, expected: Silence) -> None:
    late = report(NOON + timedelta(hours=hours))
    assert silence(late, report(NOON), words=400, other_words=400) is expected
    assert silence(report(NOON), late, words=400, other_words=400) is Silence.NONE


def test_where_only_days_are_known_the_next_day_is_later() -> None:
    day, next_day = report(NOON, time_known=False), report(NOON + timedelta(days=1))
    assert silence(next_day, day, words=9, other_words=9) is Silence.LATER
    same_day = report(NOON + timedelta(hours=9), time_known=False)
    assert silence(same_day, day, words=9, other_words=9) is Silence.NONE


def test_the_page_says_why_it_does_not_remark() -> None:
    names = {Side.LEFT: "Tarn Courier", Side.RIGHT: "Harbour Post"}
    said = explained({Side.LEFT: Silence.BRIEF, Side.RIGHT: Silence.LATER}, names)
    assert [sentence.split(";")[0] for sentence in said] == [
        "The report by Harbour Post is a brief",
        "The report by Harbour Post came later",
    ]
    assert explained({Side.LEFT: Silence.NONE, Side.RIGHT: Silence.NONE}, names) == ()
