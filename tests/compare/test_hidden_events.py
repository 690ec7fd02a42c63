"""A hidden event, to those who may not see it: every address answers as for what never was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, reverse
from django.utils.html import strip_tags

import articles.urls
import compare.urls
from articles.forms import PlaceForm, UploadForm
from articles.models import Article, Event
from articles.services.prepare import prepare
from articles.services.suggest import nearest_events
from articles.services.upload import add_article, event_titled
from articles.visibility import may_see_hidden
from articles.work import Status
from compare.models import Comparison, Flag, LinkDecision, Review
from compare.reading.event.ledger import Ledger
from compare.reading.event.material import read_event
from compare.reading.event.sources import sections_of
from compare.services.review import record_verdict
from tests.compare import cast
from tests.compare.bridge import keep_messages
from tests.compare.event.reports import read_voices

pytestmark = pytest.mark.django_db

SECRET = "Ferry to Oxley stops"
NOBODY = 999_999
NAMED = ("slug", "key")
ROUTES = [
    (f"{room.app_name}:{pattern.name}", pattern)
    for room in (articles.urls, compare.urls)
    for pattern in room.urlpatterns
]


@pytest.fixture
def hidden(reviewer: User) -> Comparison:
    made = cast.ferry()
    for article in (made.left, made.right):
        read_voices(article)
    Event.objects.update(is_hidden=True)
    flag = made.flags.all()[0]
    record_verdict(flag=flag, reviewer=reviewer, verdict="confirmed")
    LinkDecision.objects.create(
        left=made.left,
        right=made.right,
        kind="cut",
        left_start=0,
        left_end=5,
        left_quote="The f",
        right_start=0,
        right_end=5,
        right_quote="The f",
        made_by=reviewer,
    )
    return Comparison.objects.with_articles().get(pk=made.pk)


def named(
    route: str, pattern: URLPattern, made: Comparison
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what an address of the hidden event names, and what names nothing at all."""
    event = made.left.event
    assert event is not None and made.left.outlet is not None
    source = read_event(event)
    claim = Ledger(source).rows()[0].claim.passages[0]
    there: dict[str, Any] = {
        "slug": made.left.outlet.slug if "outlets/" in str(pattern.pattern) else event.slug,
        "report": claim.report,
        "position": claim.start,
        "key": sections_of(source)[0].rows[0].key,
        "one": made.left_id,
        "other": made.right_id,
        "pk": made.left_id if route.startswith("articles:") else made.pk,
    }
    if "flags/" in str(pattern.pattern):
        there["pk"] = made.flags.all()[0].pk
    if str(pattern.pattern).startswith("links/"):
        there["pk"] = LinkDecision.objects.get().pk
    wanted = pattern.pattern.converters
    assert wanted.keys() <= there.keys(), f"{route}: say here what of a hidden event it names"
    nothing = {name: "nothing-at-all" if name in NAMED else NOBODY for name in wanted}
    return {name: there[name] for name in wanted}, nothing


def asked(client: Client, address: str) -> Iterator[HttpResponse]:
    yield client.get(address)
    yield client.get(address, headers={"HX-Request": "true"})
    yield client.post(address, {"verdict": "confirmed", "choice": "own", "left": "0", "right": "0"})


def told(answer: HttpResponse, address: str) -> tuple[int, str]:
    return answer.status_code, answer.get("Location", "").replace(address, "")


@pytest.mark.parametrize(("route", "pattern"), ROUTES, ids=[route for route, _ in ROUTES])
def test_to_outsiders_a_hidden_event_is_not_there_at_any_address(
    anonymous: Client, outsider_client: Client, hidden: Comparison, route: str, pattern: URLPattern
) -> None:
    there, nothing = named(route, pattern, hidden)
    for client in (anonymous, outsider_client):
        addresses = reverse(route, kwargs=there), reverse(route, kwargs=nothing)
        for seen, unseen in zip(*(asked(client, a) for a in addresses), strict=True):
            assert told(seen, addresses[0]) == told(unseen, addresses[1])
            assert SECRET not in seen.content.decode()
            if there:
                assert seen.status_code != 200
    assert Review.objects.count() == 1 and not LinkDecision.objects.exclude(taken_back_at=None)


@pytest.mark.parametrize(("route", "pattern"), ROUTES, ids=[route for route, _ in ROUTES])
def test_reviewers_see_it_as_any_other(
    reviewer_client: Client, hidden: Comparison, route: str, pattern: URLPattern
) -> None:
    there, _ = named(route, pattern, hidden)
    answer = reviewer_client.get(reverse(route, kwargs=there))
    assert answer.status_code in (200, 204, 302, 403, 405), "never: not found"


def test_a_hidden_event_stands_in_no_list_and_no_search(
    anonymous: Client, outsider_client: Client, reviewer_client: Client, hidden: Comparison
) -> None:
    def words(client: Client, query: str) -> str:
        return strip_tags(client.get(f"/{query}").text)  # found words are marked

    for query in ("", "?q=Ferry", "?q=Islander", "?q=Islanders", "?q=engine"):
        for client in (anonymous, outsider_client):
            assert SECRET not in words(client, query)
        assert SECRET in words(reviewer_client, query)


def test_an_outlet_known_from_hidden_events_only_is_known_to_nobody_outside(
    anonymous: Client, outsider_client: Client, reviewer_client: Client, hidden: Comparison
) -> None:
    outlet = "Harbour Gazette"
    for page in ("/outlets/", "/outlets/?q=harbour", "/"):
        for client in (anonymous, outsider_client):
            assert outlet not in client.get(page).text, page
        assert outlet in reviewer_client.get(page).text, page


def test_the_record_of_an_outlet_tells_outsiders_of_open_events_only(
    anonymous: Client, outsider_client: Client, reviewer_client: Client, hidden: Comparison
) -> None:
    cast.article([["The fair opens on Monday."]], outlet="Islander", of=cast.event("A fair"))
    for client in (anonymous, outsider_client):
        told = " ".join(client.get("/outlets/islander/").text.split())
        assert "1 report of it is here." in told and "nothing compared yet" in told
        assert "Islanders cut off!" not in told and "reviewer judged" not in told
        assert "1 report, 1 event" in client.get("/outlets/").text
        assert SECRET not in client.get("/?outlet=islander").text
    told = " ".join(reviewer_client.get("/outlets/islander/").text.split())
    assert "2 reports of it are here." in told and "Islanders cut off!" in told
    assert "2 reports, 2 events" in reviewer_client.get("/outlets/").text


def test_who_sees_a_hidden_event_is_told_that_it_is_hidden(
    reviewer_client: Client, hidden: Comparison
) -> None:
    event = hidden.left.event
    assert event is not None
    for shown in (event, hidden.left, hidden):
        assert (
            "Only staff and reviewers see this event"
            in reviewer_client.get(shown.get_absolute_url()).text
        )


def test_a_comparison_with_one_side_in_a_hidden_event_is_hidden(
    anonymous: Client, hidden: Comparison
) -> None:
    Article.objects.filter(pk=hidden.right_id).update(event=cast.event("An open event"))
    for side in ("left", "right"):
        assert anonymous.get(hidden.get_absolute_url()).status_code == 404, side
    flag = Flag.objects.all()[0]
    other = cast.comparison(*[cast.article([["One."]], outlet=name) for name in ("A", "B")])
    shown = anonymous.get(f"{other.get_absolute_url()}?flag={flag.pk}")
    assert shown.status_code == 200 and "names is not here." in shown.text


def test_who_added_a_report_is_an_outsider_too_once_its_event_is_hidden(
    editor: User, editor_client: Client, hidden: Comparison
) -> None:
    Article.objects.update(added_by=editor)
    for name in ("article", "correct", "place", "retry"):
        assert (
            editor_client.get(reverse(f"articles:{name}", args=[hidden.left_id])).status_code == 404
        )


def test_who_may_see_hidden_events(
    reviewer: User, outsider: User, editor: User, admin_user: User
) -> None:
    staff = User.objects.create_user("staff", is_staff=True)
    former = User.objects.create_user("former", is_staff=True, is_active=False)
    seen = [may_see_hidden(user) for user in (reviewer, staff, admin_user)]
    unseen = [may_see_hidden(user) for user in (outsider, editor, former, AnonymousUser())]
    assert (seen, unseen) == ([True] * 3, [False] * 4)


# Suggestions, forms and uploads


def test_forms_offer_no_hidden_event(
    outsider: User, reviewer: User, outsider_client: Client, hidden: Comparison
) -> None:
    event = Event.objects.get()
    article = cast.article([["Alone."]], outlet="Alone")
    offers: tuple[Callable[[User], Any], ...] = (
        lambda reader: UploadForm(reader=reader),
        lambda reader: UploadForm({"event": str(event.pk)}, reader=reader),
        lambda reader: PlaceForm(article=article, reader=reader),
    )
    for form in offers:
        assert event not in form(outsider).fields["event"].queryset
        assert event in form(reviewer).fields["event"].queryset
    assert event not in UploadForm().fields["event"].queryset, "open events only, if in doubt"
    assert SECRET not in outsider_client.get(f"/articles/new/?event={event.slug}").text
    sent = {"body": "A text.", "event_choice": "known", "event": str(event.pk)}
    assert outsider_client.post("/articles/new/", sent).status_code == 422


def test_the_form_names_no_outlet_of_hidden_events_only(
    outsider_client: Client, reviewer_client: Client, hidden: Comparison
) -> None:
    assert "Harbour Gazette" not in outsider_client.get("/articles/new/").text
    assert "Harbour Gazette" in reviewer_client.get("/articles/new/").text


def test_the_address_of_a_hidden_event_neither_tells_its_title_nor_takes_that_of_another(
    admin_client: Client, anonymous: Client, outsider: User
) -> None:
    event = cast.event()
    was = event.slug
    sent = {"title": event.title, "slug": event.slug}
    desk = f"/admin/articles/event/{event.pk}/change/"
    assert admin_client.post(desk, sent | {"is_hidden": "on"}).status_code == 302
    event.refresh_from_db()
    assert event.is_hidden and "ferry" not in event.slug
    assert admin_client.get(event.get_absolute_url()).status_code == 200
    hidden, missing = (anonymous.get(f"/events/{slug}/") for slug in (event.slug, was))
    assert hidden.content.replace(event.slug.encode(), was.encode()) == missing.content
    other = event_titled(SECRET, reader=outsider)
    assert other.slug == was, "as if there were no other"
    other.delete()
    admin_client.post(desk, sent | {"slug": event.slug})
    event.refresh_from_db()
    assert (event.is_hidden, event.slug) == (False, was)


def test_a_suggestion_that_was_hidden_since_is_shown_to_nobody_outside(
    editor: User, editor_client: Client, reviewer_client: Client, hidden: Comparison
) -> None:
    article = cast.article([["Alone."]], outlet="Alone")
    Article.objects.filter(pk=article.pk).update(
        suggested_event=Event.objects.get(), added_by=editor
    )
    address = reverse("articles:article", args=[article.pk])
    for page in (address, "/articles/unplaced/"):
        assert SECRET not in editor_client.get(page).text
    assert SECRET in reviewer_client.get("/articles/unplaced/").text
    place = reverse("articles:place", args=[article.pk])
    answer = editor_client.post(place, {"choice": "suggested"}, follow=True)
    assert "Choose an event first" in answer.text
    article.refresh_from_db()
    assert article.event is None


@pytest.mark.usefixtures("fake_encoder")
def test_no_hidden_event_is_suggested(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_messages(monkeypatch)
    event = event_titled("A bridge opens")
    body = "The mayor of Tarn opened the rebuilt river bridge on Monday."
    placed = add_article(body=body, outlet=None, event=event, added_by=None)
    new = add_article(body=f"{body} Again.", outlet=None, event=None, added_by=None)
    for article in (placed, new):
        assert prepare(article.pk)
    new.refresh_from_db()
    with connection.cursor() as cursor:  # the index is approximate: other tests left rows in it
        cursor.execute("SET LOCAL enable_indexscan = off")
    assert nearest_events(new)
    Event.objects.update(is_hidden=True)
    assert not nearest_events(new)


def test_the_title_of_a_hidden_event_makes_a_new_one(outsider: User, reviewer: User) -> None:
    secret = cast.event()
    Event.objects.update(is_hidden=True)
    assert event_titled(SECRET, reader=reviewer) == secret
    assert event_titled(SECRET) == secret, "commands see all"
    made = event_titled(SECRET, reader=outsider)
    assert made != secret and not made.is_hidden


def test_the_text_of_a_hidden_report_sent_again_says_no_more_than_that(
    outsider_client: Client, hidden: Comparison, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_messages(monkeypatch)
    sent = {"body": hidden.left.body, "outlet": "Harbour Gazette", "event_choice": "suggest"}
    answer = outsider_client.post("/articles/new/", sent)
    assert answer.status_code == 409
    assert "This report is here already" in answer.text
    assert "cannot be shown to you" in answer.text
    assert hidden.left.get_absolute_url() not in answer.text


def test_to_be_shown_hidden_events_costs_lists_no_query_per_event(
    outsider_client: Client, hidden: Comparison
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            outsider_client.get("/")
        return len(found)

    cast.event("One that is listed")
    few = queries()
    for number in range(5):
        cast.event(f"Another {number}")
    assert queries() == few


def test_news_of_hidden_work_is_no_news(anonymous: Client, hidden: Comparison) -> None:
    Comparison.objects.update(status=Status.WORKING)
    answer = anonymous.get(reverse("compare:progress", args=[hidden.pk]))
    assert answer.status_code == 404 and "HX-Refresh" not in answer
