"""Verdicts on many flags at once: on exactly the flags that were shown, and no words are lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import OperationalError, connection
from django.http import HttpRequest
from django.test import Client
from django.utils import timezone

from compare.admin import flags as desk
from compare.admin import reviewing
from compare.models import Flag, Review
from compare.services.review import MAX_COMMENT, record_verdict
from tests.articles.pages import Page, page_of
from tests.compare import cast

pytestmark = pytest.mark.django_db

FLAGS = "/admin/compare/flag/"
WORDS = "Quoted two lines further down."


def chosen(action: str, flags: list[Flag], **data: str) -> dict[str, Any]:
    return {"action": action, "_selected_action": [flag.pk for flag in flags], **data}


def asked(action: str, flags: list[Flag], comment: str = "") -> dict[str, Any]:
    """What the page sends that asked about flags."""
    numbers = ",".join(str(flag.pk) for flag in flags)
    return chosen(action, flags[:1], chosen=numbers, write="1", comment=comment)


def sent(client: Client, data: dict[str, Any], query: str = "") -> Page:
    return page_of(client.post(FLAGS + query, data))


@pytest.fixture
def three() -> list[Flag]:
    return list(cast.ferry().flags.order_by("pk"))


def withdraw(flag: Flag) -> None:
    Flag.objects.filter(pk=flag.pk).update(withdrawn_at=timezone.now())


def test_many_flags_are_reviewed_after_asking_for_a_comment(
    reviewer_client: Client, reviewer: User, three: list[Flag]
) -> None:
    one, two, last = three
    html = reviewer_client.post(FLAGS, chosen("dismiss", [one, two])).content.decode()
    assert "Dismiss: 2 flags" in html
    assert 'In a <mark class="kind-editorialising">shocking</mark> move' in html
    assert not Review.objects.exists()
    done = reviewer_client.post(FLAGS, asked("dismiss", [one, two], "in context"))
    assert done.status_code == 302
    assert {(r.flag, r.reviewer, r.verdict, r.comment) for r in Review.objects.all()} == {
        (one, reviewer, "dismissed", "in context"),
        (two, reviewer, "dismissed", "in context"),
    }
    assert not last.reviews.exists()


def test_reviewing_many_keeps_earlier_comments_unless_a_new_one_is_given(
    reviewer_client: Client, reviewer: User, three: list[Flag]
) -> None:
    record_verdict(flag=three[0], reviewer=reviewer, verdict="unsure", comment="not sure yet")
    reviewer_client.post(FLAGS, asked("confirm", three[:2]))
    assert [(r.verdict, r.comment) for r in Review.objects.order_by("flag")] == [
        ("confirmed", "not sure yet"),
        ("confirmed", ""),
    ]


def test_all_flags_of_a_filtered_list_can_be_reviewed_at_once(
    reviewer_client: Client, three: list[Flag]
) -> None:
    page = sent(reviewer_client, chosen("unsure", three[:1], select_across="1"))
    assert "Unsure: 3 flags" in page.words
    reviewer_client.post(FLAGS, asked("unsure", three))
    assert Review.objects.filter(verdict="unsure").count() == 3


def test_a_flag_raised_after_asking_gets_no_verdict(
    reviewer_client: Client, three: list[Flag]
) -> None:
    sent(reviewer_client, chosen("dismiss", three[:1], select_across="1"))
    late = cast.flag(three[0].comparison, "right", "furious")
    reviewer_client.post(FLAGS, asked("dismiss", three) | {"select_across": "1"})
    assert Review.objects.count() == 3 and not late.reviews.exists()


def test_of_two_reviewers_at_once_the_second_is_not_told_that_nothing_was_there(
    reviewer_client: Client, reviewer: User, outsider: User, three: list[Flag]
) -> None:
    sent(reviewer_client, chosen("dismiss", three[:2]), "?state=awaiting")
    for flag in three[:2]:
        record_verdict(flag=flag, reviewer=outsider, verdict="confirmed")
    reviewer_client.post(FLAGS + "?state=awaiting", asked("dismiss", three[:2]))
    assert set(Review.objects.filter(reviewer=reviewer).values_list("flag", flat=True)) == {
        flag.pk for flag in three[:2]
    }


def test_words_come_back_where_a_flag_was_withdrawn_meanwhile_and_no_verdict_is_written(
    reviewer_client: Client, three: list[Flag]
) -> None:
    withdraw(three[1])
    page = sent(reviewer_client, asked("confirm", three, WORDS))
    assert not Review.objects.exists()
    assert "No verdict was written: since you chose the flags, 1 of them is raised" in page.words
    assert page.fields["comment"].startswith(WORDS) and "Confirm: 2 flags" in page.words
    assert f"{FLAGS}{three[1].pk}/change/" in page.values("href")
    assert f"{three[0].pk},{three[2].pk}" in page.values("value")
    reviewer_client.post(FLAGS, asked("confirm", [three[0], three[2]], WORDS))
    assert Review.objects.filter(comment=WORDS).count() == 2


def test_words_come_back_where_all_flags_are_gone(
    reviewer_client: Client, three: list[Flag]
) -> None:
    data = asked("confirm", three, WORDS)
    Flag.objects.all().delete()
    page = sent(reviewer_client, data)
    assert "3 of them are raised no longer" in page.words and page.fields["comment"].startswith(
        WORDS
    )
    assert "None of the flags you chose can take a verdict." in page.words
    assert "write" not in page.values("name")


def test_words_come_back_where_a_flag_is_withdrawn_while_verdicts_are_written(
    reviewer_client: Client, three: list[Flag], monkeypatch: pytest.MonkeyPatch
) -> None:
    def withdrawn_just_before(flags: list[Flag], *rest: Any) -> bool:
        withdraw(three[2])
        return written(flags, *rest)

    written = reviewing._written
    monkeypatch.setattr(reviewing, "_written", withdrawn_just_before)
    page = sent(reviewer_client, asked("confirm", three, WORDS))
    assert page.fields["comment"].startswith(WORDS) and not Review.objects.exists()


def test_a_flag_that_was_withdrawn_before_is_named_when_it_is_chosen(
    reviewer_client: Client, three: list[Flag]
) -> None:
    withdraw(three[0])
    page = sent(reviewer_client, chosen("unsure", three))
    assert "1 of the flags you chose is raised no longer and takes no verdict." in page.words
    assert "Unsure: 2 flags" in page.words


def test_words_that_are_too_long_come_back(reviewer_client: Client, three: list[Flag]) -> None:
    page = sent(reviewer_client, asked("confirm", three, WORDS + "x" * MAX_COMMENT))
    assert "A comment has at most 2000 characters." in page.words and page.fields[
        "comment"
    ].startswith(WORDS)
    assert not Review.objects.exists()


def test_more_flags_than_a_request_can_take_are_refused_in_words(
    reviewer_client: Client, three: list[Flag], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reviewing, "MOST_AT_ONCE", 2)
    for data in (chosen("dismiss", three), chosen("dismiss", three[:1], select_across="1")):
        answer = reviewer_client.post(FLAGS, data, follow=True)
        assert "Verdicts can be given on 2 flags at once at most." in answer.content.decode()
    assert not Review.objects.exists()


@pytest.mark.parametrize("numbers", ["", "x", "-1", "9" * 30, "1٣,,x", "²"])
def test_numbers_that_are_none_choose_nothing(
    reviewer_client: Client, three: list[Flag], numbers: str
) -> None:
    page = sent(reviewer_client, asked("confirm", three) | {"chosen": numbers})
    assert "None of the flags you chose" in page.words and not Review.objects.exists()


# --- one at a time ---------------------------------------------------------------------------------


def test_words_on_one_flag_come_back_from_the_desk_too(
    reviewer_client: Client, three: list[Flag]
) -> None:
    withdraw(three[0])
    data = {"verdict": "confirmed", "comment": WORDS}
    answer = reviewer_client.post(f"{FLAGS}{three[0].pk}/review/", data)
    assert answer.status_code == 422 and "raised no longer" in answer.content.decode()
    assert WORDS in answer.content.decode()
    Flag.objects.filter(pk=three[0].pk).delete()
    answer = reviewer_client.post(f"{FLAGS}{three[0].pk}/review/", data)
    assert answer.status_code == 404 and WORDS in answer.content.decode()


def test_a_changed_review_of_a_withdrawn_flag_is_refused_with_its_words(
    reviewer_client: Client, reviewer: User, three: list[Flag]
) -> None:
    own = record_verdict(flag=three[0], reviewer=reviewer, verdict="unsure", comment="first")
    withdraw(three[0])
    data = {"verdict": "confirmed", "comment": WORDS}
    answer = reviewer_client.post(f"/admin/compare/review/{own.pk}/change/", data)
    html = answer.content.decode()
    assert answer.status_code == 200 and "raised no longer" in html and WORDS in html
    own.refresh_from_db()
    assert own.comment == "first"


@pytest.mark.django_db(transaction=True)
def test_no_flag_is_withdrawn_between_the_check_of_a_changed_review_and_its_writing(
    reviewer_client: Client,
    reviewer: User,
    three: list[Flag],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own = record_verdict(flag=three[0], reviewer=reviewer, verdict="unsure")
    other = connection.copy()
    refused = []

    def withdrawing(self: Any, request: HttpRequest, obj: Review, form: Any, change: bool) -> None:
        try:
            with other.cursor() as cursor:
                cursor.execute("SET lock_timeout = '50ms'")
                cursor.execute(
                    "UPDATE compare_flag SET withdrawn_at = now() WHERE id = %s", [obj.flag_id]
                )
        except OperationalError:
            refused.append(obj.flag_id)
        save(self, request, obj, form, change)

    save = desk.ReviewAdmin.save_model
    monkeypatch.setattr(desk.ReviewAdmin, "save_model", withdrawing)
    data = {"verdict": "confirmed", "comment": WORDS}
    try:
        answer = reviewer_client.post(f"/admin/compare/review/{own.pk}/change/", data)
    finally:
        other.close()
    assert answer.status_code == 302 and refused == [three[0].pk]
    own.refresh_from_db()
    assert own.comment == WORDS
