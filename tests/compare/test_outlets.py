"""The page of an outlet: its reports, what was flagged in them, and that it is no rating."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Event, Outlet
from articles.services.upload import add_article, event_titled, outlet_named
from articles.work import Status
from compare.models import Comparison, Flag, FlagKind, Review, Verdict
from compare.reading.outlets import record_of_outlet
from compare.services.review import record_verdict
from tests.articles.pages import Page, read
from tests.compare import cast

pytestmark = pytest.mark.django_db


def at(outlet: Outlet | None) -> str:
    assert outlet is not None
    return outlet.get_absolute_url()


def flags_of(outlet: Outlet | None) -> int:
    assert outlet is not None
    record = record_of_outlet(outlet, reader=AnonymousUser())
    return sum(kind.flags for kind in record.kinds)


def reviewed(number: int, *, confirmed: int, reviewer: User) -> Outlet:
    """Add reports of one outlet, each with a reviewed flag, `confirmed` of them confirmed."""
    known = Article.objects.filter(outlet__name="Islander").count()
    for report in range(known, known + number):
        of = event_titled(f"Event {report}")
        left = cast.article([[f"A shocking {report}."]], outlet="Islander", of=of)
        right = cast.article([[f"A plain {report}."]], outlet="Harbour Gazette", of=of)
        flag = cast.flag(cast.comparison(left, right), "left", "shocking")
        verdict = Verdict.CONFIRMED if report < known + confirmed else Verdict.DISMISSED
        record_verdict(flag=flag, reviewer=reviewer, verdict=verdict)
    return Outlet.objects.get(name="Islander")


def test_an_outlet_shows_its_reports_with_events_and_comparisons(anonymous: Client) -> None:
    made = cast.ferry()
    page = read(anonymous, at(made.right.outlet))
    for said in (
        "1 report of 1 event 1 Apr 2025",
        "Islanders cut off!",
        "Ferry to Oxley stops fictional",
        "Compared with: Harbour Gazette (3 flags in this report)",
        "This is no rating of the outlet.",
        "nothing was drawn at random",
        "1 report stood in comparisons. It was compared with reports of 1 other outlet.",
        "Nobody has judged a flag here yet",
        "Editorialising 1 flag none yet",
        "Quote altered no flag in 1 compared report",
    ):
        assert said in page.words, said
    links = page.values("href")
    assert made.get_absolute_url() in links and "/?outlet=islander" in links
    assert "%" not in page.words.split("Kind of flag")[1].split("How these figures")[0]


def test_reports_and_comparisons_lead_to_their_outlets(anonymous: Client) -> None:
    made = cast.ferry()
    assert made.left.event is not None
    for shown in (made, made.right, made.left.event):
        assert "/outlets/islander/" in read(anonymous, shown.get_absolute_url()).values("href")
    assert "/outlets/islander/" in read(anonymous, "/").values("href")


def test_a_rate_is_shown_with_its_interval_and_only_from_enough_places_on(
    anonymous: Client, reviewer: User
) -> None:
    outlet = reviewed(9, confirmed=6, reviewer=reviewer)
    page = read(anonymous, at(outlet))
    assert "6 confirmed, 3 dismissed 6 of 9: too few for a rate too few: 9 reports" in page.words
    assert "interval" not in page.words.split("How these figures")[0]
    outlet = reviewed(3, confirmed=2, reviewer=reviewer)
    page = read(anonymous, at(outlet))
    assert "8 confirmed, 4 dismissed 67 % 95 % interval 39 % to 86 %" in page.words
    assert "8 of 12, 67 % 95 % interval 39 % to 86 %" in page.words
    assert "1 reviewer judged flags here, and chose which." in page.words


def test_open_flags_make_the_share_of_reports_a_range(anonymous: Client, reviewer: User) -> None:
    outlet = reviewed(12, confirmed=3, reviewer=reviewer)
    Review.objects.filter(verdict=Verdict.DISMISSED).first().delete()  # type: ignore[union-attr]
    page = read(anonymous, at(outlet))
    assert (
        "3 confirmed, 8 dismissed, 1 awaiting review 27 % 95 % interval 10 % to 57 %" in page.words
    )
    assert "3 to 4 of 12, as flags are still undecided" in page.words


def test_flags_of_older_comparisons_and_of_the_other_side_are_not_counted(
    anonymous: Client, reviewer: User
) -> None:
    made = cast.ferry()
    assert flags_of(made.left.outlet) == 0
    assert flags_of(made.right.outlet) == 3
    Comparison.objects.create(
        left=made.left, right=made.right, encoder="e", analysis_version="2", status=Status.READY
    )
    assert flags_of(made.right.outlet) == 0


def test_a_kind_without_rules_for_the_language_says_so(anonymous: Client) -> None:
    made = cast.ferry()
    Flag.objects.all().delete()
    Comparison.objects.update(not_analysed=[FlagKind.QUOTE_ALTERED.value])
    page = read(anonymous, at(made.right.outlet))
    assert "Quote altered not analysed in the languages of these reports" in page.words
    assert "Figure changed no flag in 1 compared report" in page.words


def test_a_report_beside_one_of_the_same_outlet_counts_on_both_sides(anonymous: Client) -> None:
    made = cast.ferry()
    Article.objects.filter(pk=made.left.pk).update(outlet=made.right.outlet)
    assert made.right.outlet is not None
    record = record_of_outlet(made.right.outlet, reader=AnonymousUser())
    assert (record.reports, record.compared, record.others) == (2, 2, 0)
    assert {pk: [c.flags for c in found] for pk, found in record.comparisons.items()} == {
        made.left.pk: [0],
        made.right.pk: [3],
    }
    assert "Compared with: Islander" in read(anonymous, at(made.right.outlet)).words


def test_an_outlet_with_nothing_compared_says_so(anonymous: Client) -> None:
    add_article(body="A report.", outlet=outlet_named("Islander"), event=None, added_by=None)
    page = read(anonymous, "/outlets/islander/")
    assert "in no event yet" in page.words and "nothing compared yet" in page.words
    nobody = outlet_named("Nobody’s Daily")
    assert "No report of this outlet is here." in read(anonymous, at(nobody)).words


def test_reports_of_an_outlet_come_newest_first_in_pages(anonymous: Client) -> None:
    of = event_titled("A fair")
    for hour in range(23):
        cast.article(
            [[f"Text {hour}."]], outlet="Islander", of=of, headline=f"At {hour}.", hour=hour
        )
    first = read(anonymous, "/outlets/islander/")
    assert first.words.index("At 22.") < first.words.index("At 21.")
    assert len(first.all("h3")) == 20 and "Page 1 of 2" in first.words
    second = read(anonymous, "/outlets/islander/?page=2")
    assert len(second.all("h3")) == 3 and "23 reports" in second.words


def test_an_outlet_costs_the_same_for_two_and_for_twenty_reports(
    anonymous: Client, reviewer: User
) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as made:
            assert anonymous.get("/outlets/islander/").status_code == 200
        return len(made)

    reviewed(2, confirmed=1, reviewer=reviewer)
    few = cost()
    reviewed(18, confirmed=9, reviewer=reviewer)
    assert cost() == few <= 8


def test_outlets_are_listed_by_name_and_never_ranked(anonymous: Client, reviewer: User) -> None:
    reviewed(3, confirmed=3, reviewer=reviewer)
    outlet_named("Nobody’s Daily")
    Outlet.objects.filter(name="Harbour Gazette").update(aliases=["Old Harbour"])
    page = read(anonymous, "/outlets/")
    assert page.words.index("Harbour Gazette") < page.words.index("Islander")
    assert "3 reports, 3 events" in page.words and "They are not ranked" in page.words
    assert "Nobody" not in page.words and "%" not in page.words and "confirmed" not in page.words
    assert not [href for href in page.values("href") if "order" in href or "sort" in href]
    assert "1 outlet for “old harbour”" in read(anonymous, "/outlets/?q=old+harbour").words
    assert "0 outlets for" in read(anonymous, "/outlets/?q=%00%25zzz").words


@pytest.mark.parametrize("address", ["/outlets/none/", "/outlets/%00/", f"/outlets/{'x' * 3_000}/"])
def test_an_outlet_that_is_not_here_has_a_page_that_says_so(
    anonymous: Client, address: str
) -> None:
    assert "There is no such page" in read(anonymous, address, status=404).words


def test_hostile_names_are_escaped(anonymous: Client) -> None:
    of = event_titled("<i>Event</i>")
    Article.objects.all()
    cast.article([["One."]], outlet="<b>Bold</b> & \u202eOutlet", of=of, headline="<script>x")
    html = anonymous.get(at(Outlet.objects.get())).content.decode()
    assert "<b>Bold" not in html and "<script>x" not in html and "<i>Event" not in html
    assert len(Page(html).all("h1")) == 1
    assert Event.objects.count() == 1
