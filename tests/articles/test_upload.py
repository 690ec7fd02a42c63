from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.models import Article, Event, Outlet
from articles.services.changes import correct_article, place_in_event, retry_article
from articles.services.upload import (
    DuplicateArticle,
    add_article,
    event_titled,
    outlet_named,
)
from articles.tasks import prepare_article
from articles.text.extract import MAX_CHARACTERS
from articles.work import Status

pytestmark = pytest.mark.django_db

BODY = "The mayor of Tarn opened the bridge on Monday.\n\nIt had been closed since May."


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Collect the ids that are handed to the queue."""
    ids: list[int] = []
    monkeypatch.setattr(prepare_article, "apply_async", lambda args, **_: ids.extend(args))
    return ids


def add(**fields: Any) -> Article:
    given: dict[str, Any] = {"body": BODY, "outlet": None, "event": None, "added_by": None}
    return add_article(**given | fields)


def test_an_article_is_written_and_queued_once_committed(
    editor: User,
    sent: list[int],
    django_capture_on_commit_callbacks: Any,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        article = add(headline="  Bridge \n opens ", added_by=editor)
        assert sent == []
    assert sent == [article.pk]
    article.refresh_from_db()
    assert (article.status, article.headline, article.body) == (
        Status.WAITING,
        "Bridge opens",
        BODY,
    )
    assert article.sent_at is not None
    assert article.added_by == editor


def test_a_queue_that_is_away_loses_nothing(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    def away(**_: Any) -> None:
        raise ConnectionError("no Redis")

    monkeypatch.setattr(prepare_article, "apply_async", away)
    with django_capture_on_commit_callbacks(execute=True):
        article = add()
    article.refresh_from_db()
    assert article.sent_at is None
    assert Article.objects.unsent(timezone.now()).get() == article


@pytest.mark.parametrize("body", ["", "  \n\t ", "\ufeff\n"])
def test_an_empty_text_is_said(body: str) -> None:
    with pytest.raises(ValidationError, match="There is no text"):
        add(body=body)


def test_a_text_that_is_too_long_is_said_with_its_size() -> None:
    with pytest.raises(ValidationError, match=f"{MAX_CHARACTERS + 1:,} characters"):
        add(body="x" * (MAX_CHARACTERS + 1))


def test_a_published_date_in_the_future_is_said() -> None:
    with pytest.raises(ValidationError, match="in the future"):
        add(published_at=timezone.now() + timedelta(days=2))


def test_a_date_alone_may_be_tomorrows_where_it_is_tomorrow_already() -> None:
    at = timezone.now() + timedelta(hours=12)
    assert add(published_at=at, published_time_known=False).published_at == at


def test_an_address_that_is_none_is_said_by_field() -> None:
    with pytest.raises(ValidationError) as bad:
        add(url="not an address")
    assert "url" in bad.value.message_dict


def test_the_same_text_twice_leads_to_the_first(editor: User) -> None:
    outlet = outlet_named("Tarn Courier")
    first = add(outlet=outlet)
    with pytest.raises(DuplicateArticle) as same:
        add(outlet=outlet, headline="Another headline", added_by=editor)
    assert same.value.article == first


def test_two_outlets_may_print_the_same_agency_text() -> None:
    add(outlet=outlet_named("Tarn Courier"))
    add(outlet=outlet_named("Vale Herald"))
    assert Article.objects.count() == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"outlet": "Tarn Courier"}, {"outlet": None}),
        ({"outlet": None}, {"outlet": "Tarn Courier"}),
        ({"outlet": None}, {"outlet": None, "url": "https://example.org/bridge"}),
        ({"outlet": "Tarn Courier"}, {"outlet": "tarn courier", "url": "https://example.org/a"}),
    ],
)
def test_a_text_is_not_taken_twice_because_less_is_known_of_it(
    first: dict[str, Any], second: dict[str, Any]
) -> None:
    there = add(**first | {"outlet": outlet_named(first["outlet"] or "")})
    with pytest.raises(DuplicateArticle) as same:
        add(**second | {"outlet": outlet_named(second["outlet"] or "")})
    assert same.value.article == there


def test_a_changed_text_is_another_article() -> None:
    add(url="https://example.org/bridge")
    add(url="https://example.org/bridge", body=BODY + " It was repaired.")
    assert Article.objects.count() == 2


def test_an_outlet_is_found_by_name_or_alias_whatever_the_case() -> None:
    outlet = Outlet.objects.create(name="Tarn Courier", slug="tarn-courier", aliases=["TC"])
    assert outlet_named(" tarn  COURIER ") == outlet
    assert outlet_named("tc") == outlet
    assert outlet_named("  ") is None
    assert outlet_named("Tarn Courier Online") != outlet


def test_names_that_give_the_same_slug_get_slugs_of_their_own() -> None:
    slugs = [outlet_named(name).slug for name in ("A.B.", "AB", "ab!", "…", "„“")]  # type: ignore[union-attr]
    assert len(set(slugs)) == 5
    assert all(slugs)


def test_an_event_is_found_by_its_title() -> None:
    event = event_titled("A bridge opens", happened_on=datetime(2025, 3, 3, tzinfo=UTC).date())
    assert event_titled(" a bridge  opens") == event
    assert Event.objects.count() == 1


def test_a_failed_preparation_can_be_tried_again(
    sent: list[int], django_capture_on_commit_callbacks: Any
) -> None:
    article = add()
    Article.objects.update(status=Status.FAILED, error="No encoder.", attempts=4)
    with django_capture_on_commit_callbacks(execute=True):
        assert retry_article(article)
        assert not retry_article(article), "it waits already"
    article.refresh_from_db()
    assert (article.status, article.error, article.attempts) == (Status.WAITING, "", 0)
    assert sent == [article.pk]


def test_placing_an_article_ends_its_wish_for_a_suggestion() -> None:
    event = event_titled("A bridge opens")
    article = add(wants_event=True)
    place_in_event(article, event)
    article.refresh_from_db()
    assert (article.event, article.wants_event, article.suggested_event) == (event, False, None)


def test_details_can_be_corrected_but_never_the_text() -> None:
    article = add()
    correct_article(article, headline="Bridge opens", byline="Ann Ode")
    article.refresh_from_db()
    assert (article.headline, article.byline) == ("Bridge opens", "Ann Ode")
    with pytest.raises(ValueError, match="body"):
        correct_article(article, body="Another text.")


def test_a_correction_is_checked_as_an_upload_is() -> None:
    add(outlet=outlet_named("Tarn Courier"))
    article = add(outlet=outlet_named("Vale Herald"))
    with pytest.raises(ValidationError):
        correct_article(article, published_at=timezone.now() + timedelta(days=3))
    article.refresh_from_db()
    with pytest.raises(DuplicateArticle):
        correct_article(article, outlet=outlet_named("Tarn Courier"))


def test_a_correction_of_other_details_asks_for_no_duplicates() -> None:
    article = add(outlet=outlet_named("Tarn Courier"))
    Article.objects.create(body=BODY, body_sha256=article.body_sha256)
    correct_article(article, headline="Bridge opens")
    article.refresh_from_db()
    assert article.headline == "Bridge opens"


def test_a_corrected_language_has_the_text_prepared_again() -> None:
    article = add(language="fr")
    Article.objects.update(status=Status.READY)
    article.refresh_from_db()
    correct_article(article, language="en")
    article.refresh_from_db()
    assert (article.status, article.language) == (Status.WAITING, "en")
