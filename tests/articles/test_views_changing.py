"""Retrying, placing and correcting a report: who may, and what becomes of what was typed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article, Event, Outlet
from articles.services.upload import add_article, event_titled, outlet_named
from articles.work import Status
from tests.articles.pages import page_of, read

pytestmark = pytest.mark.django_db

PUBLISHED = datetime(2025, 3, 4, 6, 30, 15, tzinfo=UTC)
TYPED = {
    "outlet": "Vale Herald",
    "headline": "Bridge opens",
    "byline": "Ann Ode",
    "url": "https://herald.example/bridge",
    "published_on": "2025-03-05",
    "published_time": "07:45",
    "language": "fr",
}


@pytest.fixture
def article(editor: User) -> Article:
    made = add_article(
        body="The mayor of Tarn opened the bridge on Monday.",
        outlet=outlet_named("Tarn Courier"),
        event=None,
        headline="A bridge",
        published_at=PUBLISHED,
        language="en",
        added_by=editor,
    )
    Article.objects.update(status=Status.READY)
    made.refresh_from_db()
    return made


@pytest.fixture
def event() -> Event:
    return event_titled("A bridge opens at Tarn")


def send(client: Client, article: Article, action: str, **fields: Any) -> Any:
    return client.post(f"{article.get_absolute_url()}{action}/", fields)


# Trying again


def test_anybody_with_an_account_may_have_a_failed_report_tried_again(
    anonymous: Client, outsider_client: Client, article: Article
) -> None:
    Article.objects.update(status=Status.FAILED, error="No encoder.")
    asked = send(anonymous, article, "retry")
    assert asked.url == f"/accounts/login/?next=/articles/{article.pk}/retry/"
    article.refresh_from_db()
    assert article.is_failed
    led_back = outsider_client.get(f"/articles/{article.pk}/retry/")
    assert led_back.url == article.get_absolute_url()
    send(outsider_client, article, "retry")
    article.refresh_from_db()
    assert (article.status, article.error) == (Status.WAITING, "")
    page = page_of(outsider_client.post(f"/articles/{article.pk}/retry/", follow=True))
    assert "is being prepared again" in page.words and "Nothing to do" in page.words


# Placing


def test_a_suggested_event_is_asked_about_and_taken(
    editor_client: Client, article: Article, event: Event
) -> None:
    Article.objects.update(suggested_event=event, wants_event=True)
    page = read(editor_client, article.get_absolute_url())
    assert "Its text is closest to A bridge opens at Tarn" in page.words
    assert "suggested" in page.values("value")
    response = send(editor_client, article, "event", choice="suggested")
    assert response.url == article.get_absolute_url()
    article.refresh_from_db()
    assert article.event == event
    assert "now stands in “A bridge" in read(editor_client, response.url).words
    assert "Which event is this?" not in read(editor_client, response.url).words


def test_a_report_can_have_an_event_of_its_own(editor_client: Client, article: Article) -> None:
    assert (
        "No event here reports the same." in read(editor_client, article.get_absolute_url()).words
    )
    send(editor_client, article, "event", choice="own")
    article.refresh_from_db()
    assert article.event is not None
    assert (article.event.title, article.event.happened_on) == ("A bridge", PUBLISHED.date())


def test_a_headline_longer_than_a_title_still_gives_an_event(
    editor_client: Client, article: Article
) -> None:
    Article.objects.update(headline="The bridge " * 40)
    send(editor_client, article, "event", choice="own")
    article.refresh_from_db()
    assert article.event is not None
    assert len(article.event.title) <= 200 and article.event.title.startswith("The bridge The")


def test_an_event_of_its_own_is_never_another_of_the_same_title_nor_made_twice(
    editor_client: Client, article: Article
) -> None:
    known = event_titled("A bridge")
    for _ in range(2):
        send(editor_client, article, "event", choice="own")
    article.refresh_from_db()
    assert article.event not in (None, known)
    assert Event.objects.count() == 2


def test_a_report_in_the_wrong_event_can_be_moved(
    editor_client: Client, outsider_client: Client, article: Article, event: Event
) -> None:
    Article.objects.update(event=event_titled("The wrong one"))
    page = read(editor_client, article.get_absolute_url())
    assert "Move it to another event" in page.words and "Which event is" not in page.words
    assert "Move it" not in read(outsider_client, article.get_absolute_url()).words
    send(editor_client, article, "event", choice="other", event=event.pk)
    article.refresh_from_db()
    assert article.event == event


def test_another_event_can_be_chosen(editor_client: Client, article: Article, event: Event) -> None:
    send(editor_client, article, "event", choice="other", event=event.pk)
    article.refresh_from_db()
    assert article.event == event


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"choice": "other"},
        {"choice": "suggested"},
        {"choice": "none"},
        {"choice": "other", "event": "\0"},
        {"choice": "other", "event": "9" * 30},
    ],
)
def test_no_choice_places_nothing_and_says_so(
    editor_client: Client, article: Article, sent: dict[str, str]
) -> None:
    response = editor_client.post(f"/articles/{article.pk}/event/", sent, follow=True)
    article.refresh_from_db()
    assert article.event is None
    assert any("error" in name for name in page_of(response).values("class"))


def test_others_are_not_asked_and_cannot_place(
    anonymous: Client,
    outsider_client: Client,
    reviewer_client: Client,
    article: Article,
    event: Event,
) -> None:
    for client in (anonymous, outsider_client):
        page = read(client, article.get_absolute_url())
        assert "Which event is this?" not in page.words
        assert "stands in no event yet" in page.words
    page = page_of(
        send(outsider_client, article, "event", choice="other", event=event.pk), status=403
    )
    assert "Only who added a report, and staff, can change it." in page.words
    assert send(anonymous, article, "event", choice="own").url.startswith("/accounts/login/")
    article.refresh_from_db()
    assert article.event is None
    send(reviewer_client, article, "event", choice="other", event=event.pk)  # is staff
    article.refresh_from_db()
    assert article.event == event


def test_a_report_in_work_is_not_asked_about(editor_client: Client, article: Article) -> None:
    Article.objects.update(status=Status.WORKING)
    assert "Which event" not in read(editor_client, article.get_absolute_url()).words


# Correcting


def test_who_added_a_report_corrects_it(editor_client: Client, article: Article) -> None:
    assert "Correct these details" in read(editor_client, article.get_absolute_url()).words
    response = send(editor_client, article, "correct", **TYPED)
    assert response.url == article.get_absolute_url()
    article.refresh_from_db()
    assert article.outlet is not None and article.published_at is not None
    assert (article.outlet.name, article.headline, article.byline, article.url) == (
        "Vale Herald",
        "Bridge opens",
        "Ann Ode",
        "https://herald.example/bridge",
    )
    assert f"{article.published_at:%Y-%m-%d %H:%M}" == "2025-03-05 07:45"
    assert (article.language, article.status) == ("fr", Status.WAITING), "prepared again"


def test_a_form_sent_unchanged_changes_nothing(editor_client: Client, article: Article) -> None:
    fields = read(editor_client, f"/articles/{article.pk}/correct/").fields
    assert (fields["published_on"], fields["published_time"]) == ("2025-03-04", "06:30")
    before = Article.objects.values().get()
    editor_client.post(f"/articles/{article.pk}/correct/", fields)
    assert Article.objects.values().get() == before, "the seconds of its time too"


@pytest.mark.parametrize(
    ("field", "value"),
    [("url", "javascript:alert(1)"), ("published_on", "2199-01-01"), ("headline", "h" * 501)],
)
def test_a_wrong_correction_is_said_and_keeps_what_was_typed(
    editor_client: Client, article: Article, field: str, value: str
) -> None:
    typed = TYPED | {field: value}
    page = page_of(send(editor_client, article, "correct", **typed), status=422)
    assert "Not changed yet" in page.words
    assert {name: page.fields[name] for name in typed} == typed
    article.refresh_from_db()
    assert (article.headline, Outlet.objects.count()) == ("A bridge", 1)


def test_a_correction_that_makes_two_reports_the_same_leads_to_the_other(
    editor_client: Client, article: Article
) -> None:
    herald = outlet_named("Vale Herald")
    other = add_article(body=article.body, outlet=herald, event=None, added_by=None)
    typed = {"headline": "New", "outlet": "Vale Herald"}
    page = page_of(send(editor_client, article, "correct", **typed), status=409)
    assert other.get_absolute_url() in page.values("href")
    assert page.fields["headline"] == "New" and "A bridge" in page.words
    article.refresh_from_db()
    assert article.headline == "A bridge"


def test_others_cannot_correct(
    anonymous: Client, outsider_client: Client, reviewer_client: Client, article: Article
) -> None:
    address = f"/articles/{article.pk}/correct/"
    assert anonymous.get(address).url == f"/accounts/login/?next={address}"
    for response in (outsider_client.get(address), outsider_client.post(address, TYPED)):
        page = page_of(response, status=403)
        assert "This is not yours to change" in page.words
        assert "Only who added a report, and staff, can change it." in page.words
    article.refresh_from_db()
    assert article.headline == "A bridge"
    reviewer_client.post(address, TYPED)
    article.refresh_from_db()
    assert article.headline == "Bridge opens"


def test_a_session_that_ended_in_mid_correction_loses_nothing(
    anonymous: Client, editor: User, article: Article
) -> None:
    page = page_of(send(anonymous, article, "correct", **TYPED), status=403)
    assert "You are no longer logged in." in page.words
    assert {name: page.fields[name] for name in TYPED} == TYPED
    article.refresh_from_db()
    assert article.headline == "A bridge"
    stale = Client(enforce_csrf_checks=True)
    stale.force_login(editor)
    page = page_of(send(stale, article, "correct", **page.fields), status=403)
    assert "press the button again" in page.words
    send(stale, article, "correct", **page.fields)
    article.refresh_from_db()
    assert article.headline == "Bridge opens"


def test_an_expired_form_of_another_kind_gets_a_page_that_helps(
    editor: User, article: Article
) -> None:
    stale = Client(enforce_csrf_checks=True)
    stale.force_login(editor)
    for address in (f"/articles/{article.pk}/event/", "/accounts/login/", "/nowhere/"):
        response = stale.post(address, {"choice": "own"})
        if address == "/nowhere/":
            assert response.status_code == 404
            continue
        page = page_of(response, status=403)
        assert "This form was too old" in page.words and "reload the page" in page.words
