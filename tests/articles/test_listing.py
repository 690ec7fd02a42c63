"""The list of events narrowed: outlet, date, flags, all in the address, alone and together."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles import filters
from articles.filters import EventFilter, register
from articles.models import Article, Event
from articles.services.upload import add_article, event_titled, outlet_named
from articles.work import Status
from compare.models import Comparison, FlagKind
from tests.articles.pages import Page, read
from tests.compare import cast

pytestmark = pytest.mark.django_db


def slugs(client: Client, query: str) -> list[str]:
    return slugs_of(read(client, f"/{query}"))


def slugs_of(page: Page) -> list[str]:
    links = [link["href"] for link in page.all("a")]
    return [href.split("/")[2] for href in links if href.startswith("/events/")]


def add(number: int, *, of: Event, outlet: str = "") -> Article:
    return add_article(
        body=f"Report {number} on the bridge of Tarn. It was closed.",
        outlet=outlet_named(outlet or f"Outlet {number}"),
        event=of,
        added_by=None,
    )


@pytest.fixture
def ferry() -> Comparison:
    """An event with flags, one compared without, one not compared at all."""
    made = cast.ferry()
    Event.objects.filter(pk=made.left.event_id).update(happened_on=date(2025, 4, 1))
    calm = event_titled("A calm day", happened_on=date(2025, 4, 3))
    cast.comparison(
        cast.article([["Calm."]], outlet="Islander", of=calm),
        cast.article([["Quiet."]], outlet="Tarn Courier", of=calm),
    )
    add(1, of=event_titled("A bridge", happened_on=date(2025, 5, 6)), outlet="Islander")
    event_titled("A fair without reports")
    return made


FERRY, CALM, BRIDGE, FAIR = (
    "ferry-to-oxley-stops",
    "a-calm-day",
    "a-bridge",
    "a-fair-without-reports",
)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", [BRIDGE, CALM, FERRY, FAIR]),
        ("?outlet=islander", [BRIDGE, CALM, FERRY]),
        ("?outlet=tarn-courier", [CALM]),
        ("?since=2025-04-03", [BRIDGE, CALM]),
        ("?until=2025-04-03", [CALM, FERRY]),
        ("?since=2025-04-02&until=2025-04-30", [CALM]),
        ("?flagged=any", [FERRY]),
        ("?flagged=editorialising", [FERRY]),
        ("?flagged=quote_altered", []),
        ("?flagged=none", [CALM]),
        ("?q=quiet&outlet=islander&flagged=none&since=2025-01-01", [CALM]),
        ("?q=shocking&flagged=certainty_raised", [FERRY]),
        ("?q=shocking&flagged=none", []),
    ],
)
def test_the_list_is_narrowed_by_what_the_address_says(
    anonymous: Client, ferry: Comparison, query: str, found: list[str]
) -> None:
    assert slugs(anonymous, query) == found


def test_only_the_newest_comparison_of_two_reports_counts(
    anonymous: Client, ferry: Comparison
) -> None:
    newer = Comparison.objects.create(
        left=ferry.left, right=ferry.right, encoder="e", analysis_version="2", status="waiting"
    )
    assert slugs(anonymous, "?flagged=any") == [FERRY]
    Comparison.objects.filter(pk=newer.pk).update(status=Status.READY)
    assert slugs(anonymous, "?flagged=any") == []
    assert slugs(anonymous, "?flagged=none") == [CALM, FERRY]


def test_a_comparison_across_two_events_does_not_count(
    anonymous: Client, ferry: Comparison
) -> None:
    Article.objects.filter(pk=ferry.right.pk).update(event=event_titled("A bridge"))
    assert slugs(anonymous, "?flagged=any") == []


def test_every_thing_asked_for_can_be_taken_back_alone(
    anonymous: Client, ferry: Comparison
) -> None:
    page = read(anonymous, "/?q=ferry&outlet=islander&flagged=any&since=2025-04-01&page=1&until=")
    assert "1 event matches “ferry”" in page.words
    assert "Flags: With a flag of any kind" in page.words
    assert "Happened from: 1 April 2025" in page.words
    links = page.values("href")
    assert "?outlet=islander&flagged=any&since=2025-04-01" in links
    assert "?q=ferry&flagged=any&since=2025-04-01" in links
    assert "/" in links and "Take back all" in page.words
    fields = page.fields
    assert (fields["q"], fields["outlet"], fields["flagged"], fields["since"]) == (
        "ferry",
        "islander",
        "any",
        "2025-04-01",
    )


def test_where_nothing_matches_it_is_said_what_to_take_back(
    anonymous: Client, ferry: Comparison
) -> None:
    page = read(anonymous, "/?q=ferry&outlet=tarn-courier&flagged=any")
    assert "0 events match" in page.words and "No event matches all of this" in page.words
    assert "Take back Outlet: Tarn Courier: 1 event" in page.words
    assert "Take back Flags" not in page.words, "it would find nothing either"
    assert slugs(anonymous, "?q=ferry&flagged=any") == [FERRY]
    alone = read(anonymous, "/?q=nowhere")
    assert "Take back “nowhere”" in alone.words
    assert "Show all events" in alone.words


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?outlet=nobody", "There is no such outlet here"),
        ("?flagged=everything", "There is no such choice"),
        ("?since=yesterday", "This is no day of the calendar"),
        ("?until=2025-02-30", "This is no day of the calendar"),
        ("?since=2025-05-01&until=2025-04-01", "The last day lies before the first."),
        ("?outlet=%00&flagged=%27&since=%25&page=x&order=worst", "There is no such outlet here"),
    ],
)
def test_what_is_not_understood_is_said_and_passed_over(
    anonymous: Client, ferry: Comparison, query: str, said: str
) -> None:
    page = read(anonymous, f"/{query}")
    assert said in page.words
    assert slugs_of(page)


def test_paging_keeps_what_was_asked(anonymous: Client) -> None:
    for number in range(25):
        add(number, of=event_titled(f"Fair {number}"), outlet="Islander")
    page = read(anonymous, "/?q=fair&outlet=islander")
    assert "25 events match" in page.words and "Page 1 of 2" in page.words
    assert len(slugs_of(page)) == 20
    assert "?q=fair&outlet=islander&page=2" in page.values("href")
    assert len(slugs(anonymous, "?q=fair&outlet=islander&page=2")) == 5
    assert len(slugs(anonymous, "?q=fair&outlet=islander&page=99")) == 5
    assert len(set(slugs(anonymous, "?q=fair") + slugs(anonymous, "?q=fair&page=2"))) == 25


@pytest.mark.parametrize(
    "query", ["", "?flagged=any", "?q=bridge", "?q=bridge+tarn&outlet=islander&flagged=none"]
)
def test_a_list_costs_the_same_for_two_and_for_twenty(anonymous: Client, query: str) -> None:
    def more(numbers: range) -> None:
        for number in numbers:
            of = event_titled(f"Event {number}")
            left, right = (add(number, of=of, outlet=name) for name in ("Islander", "Other"))
            made = cast.comparison(left, right)
            if "none" not in query:
                cast.flag(made, "left", "closed")

    def cost() -> int:
        with CaptureQueriesContext(connection) as made:
            assert slugs(anonymous, query)
        return len(made)

    more(range(2))
    few = cost()
    more(range(2, 20))
    assert cost() == few <= 10
    assert len(slugs(anonymous, query)) == 20


def test_another_room_can_add_a_filter(
    anonymous: Client, ferry: Comparison, monkeypatch: pytest.MonkeyPatch
) -> None:
    def keep(events: QuerySet[Event], wanted: str) -> QuerySet[Event]:
        return events.filter(title__startswith=wanted)

    monkeypatch.setattr(filters, "_registered", dict(filters._registered))
    register(EventFilter("initial", "Initial", (("", "any"), ("F", "F")), keep))
    page = read(anonymous, "/?initial=F")
    assert slugs_of(page) == [FERRY] and "Initial: F" in page.words
    assert {choice["value"] for choice in page.all("option")} >= {"F", *FlagKind.values}


def test_outlets_without_a_report_are_no_choice(anonymous: Client, ferry: Comparison) -> None:
    outlet_named("Nobody’s Daily")
    assert "Nobody’s Daily" not in read(anonymous, "/").words


def test_what_was_not_analysed_is_not_called_free_of_flags(
    anonymous: Client, ferry: Comparison
) -> None:
    ferry.flags.all().delete()
    assert FERRY in slugs(anonymous, "?flagged=none")
    assert "1 comparison 0 flags" in read(anonymous, "/").words
    Comparison.objects.filter(pk=ferry.pk).update(not_analysed=["editorialising"])
    assert slugs(anonymous, "?flagged=none") == [CALM]
    words = read(anonymous, "/").words
    assert "1 comparison flags not analysed in these languages" in words
    assert ferry.left.event is not None
    event = read(anonymous, ferry.left.event.get_absolute_url()).words
    assert "Flags not analysed in these languages" in event and "No flags" not in event


def test_flags_in_some_comparisons_hide_no_others_that_were_not_analysed(
    anonymous: Client, ferry: Comparison
) -> None:
    of = ferry.left.event
    third = cast.article([["Die Fähre fährt nicht mehr."]], outlet="Inselblatt", of=of)
    Comparison.objects.create(
        left=ferry.left,
        right=third,
        encoder="e",
        analysis_version="1",
        status=Status.READY,
        not_analysed=["editorialising"],
    )
    words = read(anonymous, "/?q=ferry").words
    assert "flags not analysed in 1 of them, for its language" in words
    assert FERRY in slugs(anonymous, "?flagged=any")
