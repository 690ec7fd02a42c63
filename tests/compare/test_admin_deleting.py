"""Nothing that people gave is deleted along with something else, and the desk says what is in the way."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.db.models import ProtectedError
from django.test import Client

from articles.admin_deleting import Deleting
from articles.models import Article, Event, Outlet
from articles.work import Status
from compare.models import Comparison, Correction, Flag, LinkDecision, Review
from compare.services.review import record_verdict
from compare.services.run import run
from tests.articles.pages import Page, page_of, read
from tests.compare import cast

pytestmark = pytest.mark.django_db

ARTICLES = "/admin/articles/article/"
EVENTS = "/admin/articles/event/"
OUTLETS = "/admin/articles/outlet/"
USERS = "/admin/auth/user/"
REVIEWS = "/admin/compare/review/"
DECISIONS = "/admin/compare/linkdecision/"


@pytest.fixture
def made() -> Comparison:
    return cast.ferry()


@pytest.fixture
def review(made: Comparison, reviewer: User) -> Review:
    return record_verdict(flag=made.flags.all()[0], reviewer=reviewer, verdict="unsure")


@pytest.fixture
def decision(made: Comparison, reviewer: User) -> LinkDecision:
    return LinkDecision.objects.create(
        left=made.left,
        right=made.right,
        kind="cut",
        left_start=0,
        left_end=3,
        left_quote=made.left.body[:3],
        right_start=0,
        right_end=3,
        right_quote=made.right.body[:3],
        made_by=reviewer,
    )


def confirmed(client: Client, address: str, pk: int) -> Page:
    """Delete one row as the page asks to, and return the answer."""
    client.get(f"{address}{pk}/delete/")
    return page_of(client.post(f"{address}{pk}/delete/", {"post": "yes"}, follow=True))


def selected(client: Client, address: str, *rows: int) -> Page:
    data = {"action": "delete_selected", "_selected_action": rows, "post": "yes"}
    return page_of(client.post(address, data, follow=True))


def test_a_report_that_nobody_said_anything_of_can_be_taken_down(
    admin_client: Client, made: Comparison
) -> None:
    page = read(admin_client, f"{ARTICLES}{made.left_id}/delete/")
    assert "Are you sure" in page.words and "Flags: 3" in page.words
    assert "Sentence object" not in page.words
    confirmed(admin_client, ARTICLES, made.left_id)
    assert not Comparison.objects.exists() and Article.objects.get() == made.right


@pytest.mark.parametrize("delete", [confirmed, selected])
def test_a_report_that_carries_reviews_or_decisions_is_kept_and_says_what_to_do(
    admin_client: Client, review: Review, decision: LinkDecision, delete: Any
) -> None:
    for pk in (decision.left_id, decision.right_id):
        page = delete(admin_client, ARTICLES, pk)
        assert "Reviews: 1" in page.words and "Link decisions: 1" in page.words
        assert "put it into a hidden event" in page.words and "Yes, I’m sure" not in page.words
        assert f"{REVIEWS}{review.pk}/change/" in page.values("href")
        assert f"{DECISIONS}{decision.pk}/change/" in page.values("href")
    assert Article.objects.count() == 2 and Review.objects.exists() and decision in decisions()


def decisions() -> list[LinkDecision]:
    return list(LinkDecision.objects.all())


def test_many_reviews_in_the_way_are_counted_and_the_first_are_named(
    admin_client: Client, made: Comparison, reviewer: User
) -> None:
    for word in ("ferry", "Oxley", "engine", "years", "repair", "month", "Islanders", "fare"):
        cast.flag(made, "right", word)
    for flag in Flag.objects.all():
        record_verdict(flag=flag, reviewer=reviewer, verdict="unsure")
    page = read(admin_client, f"{ARTICLES}{made.left_id}/delete/")
    assert "Reviews: 11" in page.words and "and 1 more" in page.words


def test_somebody_who_may_delete_reports_but_no_reviews_is_told_the_same(
    outsider: User, outsider_client: Client, review: Review
) -> None:
    outsider.is_staff = True
    outsider.save()
    outsider.user_permissions.add(
        *Permission.objects.filter(codename__in=["delete_article", "view_article"])
    )
    pk = review.flag.comparison.left_id
    page = confirmed(outsider_client, ARTICLES, pk)
    assert "Reviews: 1" in page.words and Article.objects.filter(pk=pk).exists()


def test_whoever_may_delete_reviews_and_decisions_can_then_delete_the_report(
    admin_client: Client,
    reviewer_client: Client,
    review: Review,
    decision: LinkDecision,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("compare.services.decide.send_on_commit", lambda task, row: None)
    address = f"{REVIEWS}{review.pk}/delete/"
    assert reviewer_client.post(address, {"post": "yes"}).status_code == 403
    confirmed(admin_client, REVIEWS, review.pk)
    selected(admin_client, DECISIONS, decision.pk)
    assert not Review.objects.exists() and not decisions()
    confirmed(admin_client, ARTICLES, decision.left_id)
    assert not Article.objects.filter(pk=decision.left_id).exists()


def test_what_followed_from_a_decision_that_is_deleted_is_taken_back(
    admin_client: Client, made: Comparison, decision: LinkDecision, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = []
    monkeypatch.setattr(
        "compare.services.decide.send_on_commit", lambda task, row: sent.append(row)
    )
    monkeypatch.setattr("compare.services.decide.ANALYSIS_VERSION", made.analysis_version)
    confirmed(admin_client, DECISIONS, decision.pk)
    assert not decisions() and sent == [Correction.objects.get(comparison=made, status="waiting")]


@pytest.mark.parametrize("delete", [confirmed, selected])
def test_an_event_with_reports_is_kept_and_can_be_hidden_instead(
    admin_client: Client, made: Comparison, delete: Any
) -> None:
    event = made.left.event
    assert event is not None
    page = delete(admin_client, EVENTS, event.pk)
    assert "Articles: 2" in page.words and "hide the event" in page.words
    assert Event.objects.filter(pk=event.pk).exists()
    empty = cast.event("Nothing yet")
    delete(admin_client, EVENTS, empty.pk)
    assert not Event.objects.filter(pk=empty.pk).exists()


@pytest.mark.parametrize("delete", [confirmed, selected])
def test_an_outlet_with_reports_is_kept(
    admin_client: Client, made: Comparison, delete: Any
) -> None:
    assert made.left.outlet is not None
    page = delete(admin_client, OUTLETS, made.left.outlet.pk)
    assert "Articles: 1" in page.words and "Give its reports another outlet" in page.words
    assert Outlet.objects.count() == 2


@pytest.mark.parametrize("delete", [confirmed, selected])
def test_an_account_that_gave_something_is_kept_and_can_be_made_inactive(
    admin_client: Client,
    reviewer: User,
    editor: User,
    outsider: User,
    review: Review,
    decision: LinkDecision,
    delete: Any,
) -> None:
    Article.objects.filter(pk=decision.left_id).update(added_by=editor)
    page = delete(admin_client, USERS, reviewer.pk)
    assert "Reviews: 1" in page.words and "Link decisions: 1" in page.words
    assert "Make it inactive instead" in page.words
    assert "Articles: 1" in delete(admin_client, USERS, editor.pk).words
    delete(admin_client, USERS, outsider.pk)
    assert set(User.objects.values_list("username", flat=True)) == {"admin", "reviewer", "editor"}


def test_one_row_that_is_kept_keeps_the_others_chosen_with_it(
    admin_client: Client, made: Comparison
) -> None:
    empty = cast.event("Nothing yet")
    assert made.left.event is not None
    selected(admin_client, EVENTS, made.left.event.pk, empty.pk)
    assert Event.objects.count() == 2


@pytest.mark.parametrize("delete", [confirmed, selected])
def test_a_verdict_given_while_the_page_asked_is_kept(
    admin_client: Client, review: Review, delete: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Deleting, "get_deleted_objects", lambda *_: ([], {}, set(), []))
    page = delete(admin_client, ARTICLES, review.flag.comparison.left_id)
    assert "Nothing was deleted: somebody gave something meanwhile" in page.words
    assert Review.objects.exists() and not LogEntry.objects.exists()


def test_no_code_deletes_what_people_gave_along_with_something_else(
    made: Comparison, review: Review, decision: LinkDecision, reviewer: User
) -> None:
    for row in (made, made.left, made.right, review.flag, reviewer):
        with pytest.raises(ProtectedError):
            row.delete()


def test_a_comparison_that_was_reviewed_while_it_waited_is_kept_when_its_reports_part(
    made: Comparison, review: Review
) -> None:
    Comparison.objects.filter(pk=made.pk).update(status=Status.WAITING)
    Article.objects.filter(pk=made.left_id).update(event=cast.event("Another"))
    assert not run(made.pk)
    made.refresh_from_db()
    assert made.status == Status.FAILED and "not made anew" in made.error
    assert Review.objects.exists()
