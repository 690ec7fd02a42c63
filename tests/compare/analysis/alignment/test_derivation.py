from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from compare.analysis.alignment.align import align
from compare.analysis.alignment.derivation import Basis, basis, credits, derived_side
from compare.analysis.documents import Document
from compare.analysis.results import Side
from tests.compare.analysis.alignment.reports import FERRY, report

MORNING = datetime(2024, 3, 1, 7, 0, tzinfo=UTC)
NOON = MORNING + timedelta(hours=5)
MUCH, LITTLE = 0.7, 0.1
TOLD = "The captain told the Harbour Post that he had warned the company."


def derived(left: Document, right: Document, copied: float = MUCH) -> Side | None:
    return derived_side(left, right, align(left, right), copied=copied)


def test_without_times_or_credits_nobody_copied_from_anybody():
    assert derived(report(FERRY), report(FERRY)) is None


def test_the_later_of_two_reports_follows_the_earlier_where_much_stands_word_for_word():
    early, late = report(FERRY, published_at=MORNING), report(FERRY, published_at=NOON)
    assert derived(early, late) is Side.RIGHT
    assert derived(late, early) is Side.LEFT


def test_the_clock_alone_says_nothing_of_a_weak_rewrite_or_of_equal_times():
    early, late = report(FERRY, published_at=MORNING), report(FERRY, published_at=NOON)
    assert derived(early, late, copied=LITTLE) is None
    assert derived(early, report(FERRY, published_at=MORNING)) is None


@pytest.mark.parametrize(("days", "expected"), [(0, None), (1, None), (2, Side.RIGHT)])
def test_where_only_days_are_known_they_have_to_lie_apart(days: int, expected: Side | None):
    midnight = datetime(2024, 3, 1, tzinfo=UTC)
    late = report(FERRY, published_at=NOON + timedelta(days=days))
    assert derived(report(FERRY, published_at=midnight), late) is expected


def test_a_later_report_with_a_source_that_the_earlier_lacks_had_another_text_before_it():
    early = report([*FERRY, "The captain had warned the company."], published_at=MORNING)
    late = report(
        [*FERRY, "The captain told Northgate News that he had warned the company."],
        published_at=NOON,
    )
    assert derived(early, late) is None


def test_a_later_report_that_quotes_more_of_the_same_words_had_another_text_before_it():
    early = report(
        [*FERRY, "“We were afraid,” a passenger said of the night."], published_at=MORNING
    )
    late = report(
        [*FERRY, "“We were afraid and we were cold,” a passenger said of the night."],
        published_at=NOON,
    )
    assert derived(early, late) is None
    shortened = report(
        [*FERRY, "“We were afraid,” a passenger said of the night."], published_at=NOON
    )
    full = report(
        [*FERRY, "“We were afraid and we were cold,” a passenger said of the night."],
        published_at=MORNING,
    )
    assert derived(full, shortened) is Side.RIGHT


def test_a_credit_to_the_other_outlet_tells_more_than_the_clock():
    first = report(FERRY, outlet="Harbour Post", published_at=NOON)
    second = report(
        [*FERRY, "This was first reported by the Harbour Post."],
        outlet="Valley Times",
        published_at=MORNING,
    )
    assert derived(first, second, copied=LITTLE) is Side.RIGHT
    assert derived(second, first, copied=LITTLE) is Side.LEFT


def test_an_outlet_to_which_shared_statements_were_made_is_where_they_are_from():
    first = report([*FERRY, TOLD], outlet="Harbour Post")
    second = report(
        [*FERRY, "The captain said that he had warned the company."], outlet="Valley Times"
    )
    assert derived(first, second, copied=LITTLE) is Side.RIGHT


def test_what_only_one_report_was_told_says_nothing_of_the_rest():
    first = report([*FERRY[:3], "A cook told the Harbour Post about soup."], outlet="Harbour Post")
    assert derived(first, report(FERRY[:3], outlet="Valley Times")) is None


def test_a_mention_of_the_other_outlet_is_no_credit():
    first = report(FERRY, outlet="Harbour Post")
    second = report(
        [*FERRY, "The pier lies behind the offices of the Harbour Post."], outlet="Valley Times"
    )
    assert derived(first, second) is None


def test_credits_that_contradict_each_other_leave_it_open():
    first = report(
        [*FERRY, "It was first reported by the Valley Times."],
        outlet="Harbour Post",
        published_at=MORNING,
    )
    second = report(
        [*FERRY, "It was first reported by the Harbour Post."],
        outlet="Valley Times",
        published_at=NOON,
    )
    assert derived(first, second) is None


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Harbour Post reported that the ferry had stopped.", True),
        ("The ferry stopped, according to the Harbour Post.", True),
        ("A report seen by Harbour Post names two engineers.", True),
        ("The Harbour Poster reported a loss.", False),
        ("The ferry passed the Harbour Post.", False),
    ],
)
def test_a_credit_names_the_outlet_beside_a_word_of_reporting(sentence: str, expected: bool):
    assert credits([sentence], ["Harbour Post"]) is expected
    assert not credits([sentence], [])


def test_the_basis_is_the_credit_then_what_was_told_then_the_text():
    post, times = ["Harbour Post"], ["Valley Times"]
    assert basis(["The Harbour Post said so."], post, [TOLD], times) is Basis.CREDIT
    assert basis(["The captain said so."], post, [TOLD], times) is Basis.TOLD
    assert basis(["The captain said so."], post, ["He said so."], times) is Basis.TEXT
