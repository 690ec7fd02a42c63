from __future__ import annotations

import pytest
from django.template import Context, Template

from articles.work import Status
from compare.models import Comparison
from compare.reading.listing import listing_of
from tests.compare import cast

pytestmark = pytest.mark.django_db


def four() -> tuple[Comparison, Comparison, Comparison, Comparison]:
    """One comparison with flags, one without, one not ready, one of independent reports."""
    flagged = cast.ferry()
    third = cast.article([["The ferry stops."]], outlet="Third", of=flagged.left.event)
    fourth = cast.article([["A market opened."]], outlet="Fourth", of=flagged.left.event)
    return (
        flagged,
        cast.comparison(flagged.left, third),
        cast.comparison(flagged.right, third, status=Status.WAITING),
        cast.comparison(flagged.right, fourth, reuse="independent"),
    )


def rendered(tags: str, made: Comparison) -> str:
    text = "{% load comparisons %}{% comparisons_of event as compared %}" + tags
    context = Context({"event": made.left.event, "article": made.left})
    return Template(text).render(context)


def test_most_flags_stand_first_and_what_is_not_ready_last() -> None:
    flagged, plain, waiting, independent = four()
    cast.pair(plain, (0, 1), (0, 1))
    found = listing_of(Comparison.objects.all())
    assert [e.comparison.pk for e in found.told] == [flagged.pk, plain.pk, waiting.pk]
    assert [e.comparison.pk for e in found.independent] == [independent.pk]


def test_without_flags_the_more_passages_are_aligned_the_earlier_it_stands() -> None:
    flagged, plain, _, _ = four()
    flagged.flags.all().delete()
    for _ in range(9):
        cast.pair(plain, (0, 1), (0, 1))
    assert [e.comparison.pk for e in listing_of(Comparison.objects.all()).told][:2] == [
        plain.pk,
        flagged.pk,
    ]


def test_independent_reports_share_one_line_that_counts_their_flags() -> None:
    made = four()
    cast.flag(made[3], "left", "shocking")
    html = rendered("{% event_comparisons compared %}", made[0])
    line = html.rpartition("Independent reporting, with little text in common:")[2]
    assert line.count("<a ") == 1 and "(1 flag)." in line
    assert made[3].get_absolute_url() in line


def test_a_report_links_to_its_comparisons_that_are_ready() -> None:
    flagged, plain, waiting, independent = four()
    html = rendered("{% compare_links compared article %}", flagged)
    assert html.index(flagged.get_absolute_url()) < html.index(plain.get_absolute_url())
    assert "Islander" in html and "Third" in html and "Harbour Gazette" not in html
    assert waiting.get_absolute_url() not in html
    assert independent.get_absolute_url() not in html


def test_of_many_comparisons_a_report_links_to_the_first_and_counts_the_rest() -> None:
    flagged = cast.ferry()
    for number in range(9):
        other = cast.article([[f"It stops, {number}."]], outlet=f"Outlet {number}")
        cast.comparison(flagged.left, other)
        other.event = flagged.left.event
        other.save()
    html = rendered("{% compare_links compared article %}", flagged)
    assert html.count("<a ") == 6 and "(4 more are listed below)" in html


def test_of_very_many_comparisons_only_the_first_are_listed_and_all_that_failed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = four()
    Comparison.objects.filter(pk=made[2].pk).update(status=Status.FAILED)
    tags = "{% event_comparisons compared %}{% compare_links compared article %}"
    assert "not listed here" not in rendered(tags, made[0])
    monkeypatch.setattr("compare.reading.listing.MOST_LISTED", 1)
    html = rendered(tags, made[0])
    for comparison, is_listed in zip(made, (True, False, True, False), strict=True):
        listed = html.rpartition("Compare with")[0]
        assert (comparison.get_absolute_url() in listed) is is_listed
    assert "2 more comparisons of this event are not listed here." in html
    assert "/pairs/" in html
