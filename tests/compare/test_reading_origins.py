from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from compare.models import Comparison, PairKind
from compare.reading.filters import View
from compare.reading.listing import listing_of
from compare.reading.origins import Shared, is_clear, unclear_origins
from compare.reading.page import build_page
from tests.compare import cast

AGENCY, REWRITE, BRIEF = 1, 2, 3
EIGHT, NINE, TEN = (datetime(2025, 4, 1, hour, tzinfo=UTC) for hour in (8, 9, 10))


def shared(agency: float, rewrite: float, at: datetime | None = NINE) -> tuple[Shared, Shared]:
    """What an agency (08:00) and its rewrite (09:00) share with a brief of 10:00."""
    return Shared(AGENCY, EIGHT, agency), Shared(REWRITE, at, rewrite)


def test_a_report_that_shares_most_is_clearly_the_origin() -> None:
    assert is_clear(AGENCY, derived_at=TEN, shared=shared(9.0, 3.0))
    assert is_clear(AGENCY, derived_at=TEN, shared=[Shared(AGENCY, EIGHT, 9.0)])


def test_a_report_that_shares_less_than_another_is_not_the_origin() -> None:
    assert not is_clear(REWRITE, derived_at=TEN, shared=shared(9.0, 3.0))
    assert not is_clear(AGENCY, derived_at=TEN, shared=shared(3.0, 9.0))


def test_of_two_that_share_about_the_same_the_earlier_is_the_origin() -> None:
    even = shared(9.0, 9.3)
    assert is_clear(AGENCY, derived_at=TEN, shared=even)
    assert not is_clear(REWRITE, derived_at=TEN, shared=even)


def test_a_report_whose_time_is_not_known_may_have_come_first() -> None:
    assert not is_clear(AGENCY, derived_at=TEN, shared=shared(9.0, 9.0, at=None))


def test_a_report_later_than_the_derived_one_says_nothing() -> None:
    late = datetime(2025, 4, 2, tzinfo=UTC)
    assert is_clear(AGENCY, derived_at=TEN, shared=shared(3.0, 9.0, at=late))


def test_an_origin_that_shares_nothing_is_none() -> None:
    assert not is_clear(AGENCY, derived_at=TEN, shared=[])


@pytest.fixture
def three() -> tuple[Comparison, Comparison, Comparison]:
    """An agency's report; a rewrite of it; a faithful brief of it, which comes last."""
    of = cast.event("Three reports")
    agency, rewrite, brief = (
        cast.article(
            [[f"The harbour office said so, {n}." for n in range(4)]], outlet=name, of=of, hour=hour
        )
        for name, hour in (("Agency", 8), ("Rewrite", 9), ("Brief", 12))
    )
    return (
        compared(agency, rewrite, PairKind.NEAR_VERBATIM),
        compared(agency, brief, PairKind.VERBATIM),
        compared(rewrite, brief, PairKind.NEAR_VERBATIM),
    )


def compared(left: Article, right: Article, kind: str) -> Comparison:
    made = cast.comparison(left, right)
    for n in range(4):
        cast.pair(made, (n, n + 1), (n, n + 1), kind=kind)
    made.derived = "right"
    made.save()
    return made


def relation_on_page(of: Comparison) -> str:
    return build_page(Comparison.objects.with_articles().get(pk=of.pk), View()).relation


@pytest.mark.django_db
def test_only_the_likeliest_origin_is_named_on_the_pages(
    three: tuple[Comparison, Comparison, Comparison],
) -> None:
    first, second, third = three
    assert "the report by Rewrite came 1 hour later and follows the text by Agency closely" in (
        relation_on_page(first)
    )
    assert "came 4 hours later and follows the text by Agency" in relation_on_page(second)
    assert relation_on_page(third).endswith("4 of 4 on the right).")
    told = {
        entry.comparison.pk: entry.relation for entry in listing_of(Comparison.objects.all()).told
    }
    assert "Brief came 4 hours later and has much of Agency’s report" in told[second.pk]
    assert told[third.pk] == "A rewrite: 4 passages aligned"


@pytest.mark.django_db
def test_a_list_of_one_report_s_comparisons_looks_at_the_event_s_others_too(
    three: tuple[Comparison, Comparison, Comparison],
) -> None:
    third = Comparison.objects.filter(pk=three[2].pk)
    (entry,) = listing_of(third).told
    assert entry.relation == "A rewrite: 4 passages aligned"


@pytest.mark.django_db
def test_a_credit_is_said_whatever_other_reports_share(
    three: tuple[Comparison, Comparison, Comparison],
) -> None:
    third = three[2]
    body = third.right.body
    credited = body.replace("The harbour office said so, 0.", "Rewrite said so on Monday: 00.", 1)
    assert len(credited) == len(body)
    Article.objects.filter(pk=third.right_id).update(body=credited)
    assert "the report by Brief credits Rewrite for statements" in relation_on_page(third)


@pytest.mark.django_db
def test_reports_of_other_events_and_older_comparisons_do_not_count(
    three: tuple[Comparison, Comparison, Comparison],
) -> None:
    second, third = three[1:]
    Comparison.objects.filter(pk=second.pk).update(status="waiting")
    assert unclear_origins([third]) == frozenset()
    Comparison.objects.filter(pk=second.pk).update(status="ready")
    assert unclear_origins([third]) == {third.pk}
    elsewhere = cast.event("Another event")
    Article.objects.filter(pk=second.left_id).update(event=elsewhere)
    assert unclear_origins([third]) == frozenset()


@pytest.mark.django_db
def test_it_costs_one_query_for_all_and_none_where_no_origin_is_named(
    three: tuple[Comparison, Comparison, Comparison],
) -> None:
    found = list(Comparison.objects.with_articles())
    with CaptureQueriesContext(connection) as queries:
        unclear_origins(found)
    assert len(queries) == 1
    Comparison.objects.update(derived="")
    with CaptureQueriesContext(connection) as queries:
        assert unclear_origins(list(Comparison.objects.with_articles())) == frozenset()
    assert len(queries) == 1  # the comparisons themselves
