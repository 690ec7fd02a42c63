"""What everybody may read: the list of events, an event, a report, and how far the work is."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from articles.models import Article, Event
from articles.services.upload import add_article, event_titled, outlet_named
from articles.templatetags.reports import reason
from articles.work import Status
from compare.models import Comparison
from tests.articles.pages import Page, read
from tests.compare import cast

pytestmark = pytest.mark.django_db

HTMX = {"headers": {"HX-Request": "true"}}
LONG_AGO = timezone.now() - timedelta(hours=1)


def add(number: int = 0, **fields: Any) -> Article:
    given = {"outlet": outlet_named(f"Outlet {number}"), "event": None, "added_by": None}
    return add_article(
        body=f"Report {number} says that the bridge is open.\nIt was closed.", **given | fields
    )


def finish(article: Article, status: str = Status.READY, error: str = "") -> None:
    Article.objects.filter(pk=article.pk).update(status=status, error=error, finished_at=LONG_AGO)


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as made:
        assert client.get(address).status_code == 200
    return len(made)


# Events


def test_an_empty_site_says_what_to_do(anonymous: Client) -> None:
    page = read(anonymous, "/")
    assert "No events yet" in page.words
    assert "/articles/new/" in page.values("href")


def test_events_are_listed_with_outlets_states_comparisons_and_flags(anonymous: Client) -> None:
    made = cast.ferry()
    waiting, failed = add(1, event=made.left.event), add(2, event=made.left.event)
    finish(failed, Status.FAILED, "No encoder.")
    event_titled("A fair at Tarn", happened_on=date(2025, 3, 4))
    page = read(anonymous, "/")
    assert (
        "fictional Harbour Gazette, Islander, Outlet 1, Outlet 2 "
        "4 reports 2 ready 1 in progress 1 failed 1 comparison 3 flags" in page.words
    )
    assert "4 Mar 2025 A fair at Tarn 0 reports" in page.words
    assert waiting.is_unfinished


def test_an_older_comparison_of_the_same_reports_is_not_counted(anonymous: Client) -> None:
    old = cast.ferry()
    Comparison.objects.create(
        left=old.left, right=old.right, encoder=cast.ENCODER, analysis_version="2", status="ready"
    )
    assert "1 comparison 0 flags" in read(anonymous, "/").words
    assert "1 comparison ready." in read(anonymous, old.left.event.get_absolute_url()).words  # type: ignore[union-attr]


def test_the_list_of_events_costs_the_same_for_two_and_for_twenty(anonymous: Client) -> None:
    def more(numbers: range) -> None:
        for number in numbers:
            add(number, event=event_titled(f"Event {number}"))

    more(range(2))
    few = queries(anonymous, "/")
    more(range(2, 20))
    assert queries(anonymous, "/") == few <= 6
    assert len(read(anonymous, "/").all("h2")) == 20


def test_events_are_found_by_title_headline_and_outlet_in_pages_of_twenty(
    anonymous: Client,
) -> None:
    for number in range(25):
        add(number, event=event_titled(f"Fair number {number}"), headline=f"Cider {number} wins")
    assert "25 events match “fair”" in read(anonymous, "/?q=fair").words
    assert "1 event matches “cider 24 wins”" in read(anonymous, "/?q=cider+24+wins").words
    assert '1 event matches “"outlet 24"”' in read(anonymous, "/?q=%22outlet+24%22").words
    second = read(anonymous, "/?q=fair&page=2")
    assert "Page 2 of 2" in second.words and len(second.all("h2")) == 5
    assert "?q=fair&page=1" in second.values("href")


@pytest.mark.parametrize("query", ["q=%00", "q=" + "x" * 9_000, "page=-1", "page=x", "q=%25_%27"])
def test_an_odd_search_is_no_error(anonymous: Client, query: str) -> None:
    add(event=event_titled("A fair"))
    assert anonymous.get(f"/?{query}").status_code == 200


# An event


def test_an_event_shows_its_reports_in_order_and_their_comparisons(anonymous: Client) -> None:
    made = cast.ferry()
    assert made.left.event is not None
    page = read(anonymous, made.left.event.get_absolute_url())
    assert page.words.index("Ferry to stop in May") < page.words.index("Islanders cut off!")
    assert made.get_absolute_url() in page.values("href")
    assert "2 reports. 1 comparison ready." in page.words
    assert "Fictional. This event, its outlets and everybody named" in page.words
    assert "hx-get" not in {name for _, found in page.elements for name in found}


def test_an_event_that_happened_is_not_called_fictional(anonymous: Client) -> None:
    page = read(anonymous, event_titled("A fair").get_absolute_url())
    assert "ictional" not in page.words
    assert "No report of this event is here yet" in page.words


def test_an_event_page_costs_the_same_for_two_and_for_twelve_reports(anonymous: Client) -> None:
    event = event_titled("A fair")

    def more(numbers: range) -> None:
        for number in numbers:
            finish(add(number, event=event))
        articles = list(event.articles.order_by("pk"))
        for left, right in pairwise(articles):
            Comparison.objects.get_or_create(
                left=left, right=right, encoder="e", analysis_version="1", status="ready"
            )

    more(range(2))
    few = queries(anonymous, event.get_absolute_url())
    more(range(2, 12))
    assert queries(anonymous, event.get_absolute_url()) == few
    assert "12 reports. 11 comparisons ready." in read(anonymous, event.get_absolute_url()).words


def test_an_event_at_work_asks_for_news_until_all_is_done(anonymous: Client) -> None:
    event = event_titled("A fair")
    one, two = add(1, event=event), add(2, event=event)
    finish(one)
    page = read(anonymous, event.get_absolute_url())
    assert "Being prepared: 1 of 2 reports, 0 of 0 comparisons ready." in page.words
    assert page.all("noscript") and {"http-equiv": "refresh", "content": "5"} in page.all("meta")
    asked = page.values("hx-get")[0]
    assert anonymous.get(asked, **HTMX).status_code == 204, "nothing is new"
    finish(two, Status.FAILED, "The text is too odd.")
    news = read_fragment(anonymous, asked)
    assert news.values("hx-get") == []
    assert "1 report could not be prepared." in news.words and "The text is too odd." in news.words
    assert news.values("hx-swap-oob") == ["innerHTML"]


def test_an_event_waits_for_comparisons_too(anonymous: Client) -> None:
    made = cast.ferry()
    assert made.left.event is not None
    Comparison.objects.update(status=Status.WORKING)
    page = read(anonymous, made.left.event.get_absolute_url())
    assert "2 of 2 reports, 0 of 1 comparisons ready" in page.words
    Comparison.objects.update(status=Status.READY)
    assert read_fragment(anonymous, page.values("hx-get")[0]).values("hx-get") == []


def read_fragment(client: Client, address: str) -> Page:
    response = client.get(address, **HTMX)
    assert response.status_code == 200 and b"<html" not in response.content
    return Page(response.content.decode())


def test_a_fragment_opened_as_a_page_leads_to_the_page(anonymous: Client) -> None:
    article = add(event=event_titled("A fair"))
    for shown in (article, article.event):
        assert anonymous.get(f"{shown.get_absolute_url()}progress/").url == shown.get_absolute_url()


# A report


def test_a_report_is_shown_with_what_is_known_of_it(anonymous: Client) -> None:
    made = cast.ferry()
    page = read(anonymous, made.left.get_absolute_url())
    for said in (
        "Harbour Gazette · Ferry to Oxley stops",
        "By Harbour Gazette’s staff",
        "1 April 2025, 08:30 UTC",
        f"{len(made.left.body.split())} words English ready",
        "The ferry 🚢 to Oxley will stop in May, the harbour office said.",
        "Grey text is residue of the web page.",
        "Fictional.",
    ):
        assert said in page.words
    assert made.get_absolute_url() in page.values("href")
    assert not page.all("button") and "Correct these details" not in page.words


def test_a_report_of_which_little_is_known_says_so(anonymous: Client) -> None:
    article = add(outlet=None, language="")
    Article.objects.update(language="")
    finish(article)
    page = read(anonymous, article.get_absolute_url())
    for said in ("Unknown outlet", "date not known", "language not known", "no event yet"):
        assert said in page.words
    assert page.all("article")[0]["dir"] == "auto"


def test_a_day_without_a_time_is_shown_as_a_day(anonymous: Client) -> None:
    at = LONG_AGO.replace(year=2025, month=3, day=4, hour=0)
    article = add(published_at=at, published_time_known=False)
    page = read(anonymous, article.get_absolute_url())
    assert "4 March 2025" in page.words and "UTC" not in page.words


def test_a_report_at_work_asks_for_news_until_it_is_done(anonymous: Client) -> None:
    article = add()
    page = read(anonymous, article.get_absolute_url())
    assert "This report is being prepared" in page.words and "waiting" in page.words
    assert page.all("noscript") and {"http-equiv": "refresh", "content": "5"} in page.all("meta")
    asked = page.values("hx-get")[0]
    assert anonymous.get(asked, **HTMX).status_code == 204
    Article.objects.update(status=Status.WORKING, error="The worker was stopped.")
    news = read_fragment(anonymous, asked)
    assert "in progress" in news.words and "The last attempt failed: The worker" in news.words
    finish(article)
    last = read_fragment(anonymous, news.values("hx-get")[0])
    assert last.values("hx-get") == []
    assert last.all("p")[-1]["id"] == "article-status", "a screen reader hears of it"


def test_a_report_that_has_just_become_ready_waits_a_moment_for_its_comparisons(
    anonymous: Client,
) -> None:
    article = add(event=event_titled("A fair"))
    Article.objects.update(status=Status.READY, finished_at=timezone.now())
    asked = read(anonymous, article.get_absolute_url()).values("hx-get")
    assert asked
    finish(article)
    assert read_fragment(anonymous, asked[0]).values("hx-get") == []


def test_a_reason_that_is_not_ours_is_shown_as_the_english_it_is() -> None:
    said = "The encoder’s folder is <missing>."
    assert reason(said) == "The encoder’s folder is &lt;missing&gt;." and reason("") == ""
    with override("fa"):
        told = '<span lang="en" dir="ltr">The encoder’s folder is &lt;missing&gt;.</span>'
        assert reason(said) == told and reason("") == ""


def test_a_failed_report_says_why_and_how_to_go_on(
    anonymous: Client, outsider_client: Client
) -> None:
    article = add()
    finish(article, Status.FAILED, "The encoder’s folder is <missing>.")
    for client, way in (
        (anonymous, "Log in to have it tried again"),
        (outsider_client, "Try again"),
    ):
        page = read(client, article.get_absolute_url())
        assert "could not be prepared. The encoder’s folder is <missing>." in page.words
        assert way in page.words
    assert f"/articles/{article.pk}/retry/" in page.values("action")


def test_a_report_costs_the_same_however_long_it_is(anonymous: Client) -> None:
    short = cast.article([["One."]], outlet="One", of=cast.event())
    long = cast.article([[f"Sentence {n}."] * 3 for n in range(60)], outlet="Two", of=cast.event())
    costs = [queries(anonymous, article.get_absolute_url()) for article in (short, long)]
    assert costs[0] == costs[1] <= 7


def test_a_text_without_spaces_is_measured_in_characters(anonymous: Client) -> None:
    article = add_article(
        body="橋は月曜日に開通した。", outlet=None, event=None, language="ja", added_by=None
    )
    assert "11 characters" in read(anonymous, article.get_absolute_url()).words


# Reports in no event


def test_reports_in_no_event_are_listed_for_people_with_an_account(
    anonymous: Client, outsider_client: Client
) -> None:
    article = add(headline="A report on its own")
    Article.objects.update(suggested_event=event_titled("A fair"))
    assert anonymous.get("/articles/unplaced/").url.startswith("/accounts/login/")
    assert "in no event" not in read(anonymous, "/").words
    assert "1 report stands in no event yet" in read(outsider_client, "/").words
    page = read(outsider_client, "/articles/unplaced/")
    assert article.get_absolute_url() in page.values("href")
    assert "Suggested event: A fair" in page.words
    Article.objects.update(event=Event.objects.get())
    assert "Every report stands in an event." in read(outsider_client, "/articles/unplaced/").words


@pytest.mark.parametrize(
    "address",
    [
        "/events/none/",
        "/events/%00/",
        "/articles/1/",
        f"/articles/{'9' * 30}/",
        "/events/none/progress/",
    ],
)
def test_what_is_not_here_has_a_page_that_says_so(anonymous: Client, address: str) -> None:
    assert "There is no such page" in read(anonymous, address, status=404).words
