"""Two reviewers at the same passages: who sends later is told, and nobody overrules unawares."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from compare.models import Comparison, Correction, LinkDecision
from compare.services.conflicts import Seen
from compare.services.correct import correct
from tests.compare.test_linking import words_of
from tests.compare.test_views import Page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fake_encoder", "sent")]

CUT = "links/cut/?left=1-2&right=1-2"
MAKE = "links/make/?side=left&passage=1-2&with=1-2"


@pytest.fixture
def colleague_client() -> Client:
    user = User.objects.create_user("colleague")
    user.groups.add(Group.objects.get(name="reviewers"))
    client = Client()
    client.force_login(user)
    return client


def seen_in(html: str) -> str:
    (field,) = [a for _, a in Page(html).elements if a.get("name") == "seen"]
    return str(field["value"])


def send(client: Client, address: str, seen: str, **data: Any) -> Any:
    return client.post(address, {"left": "1", "right": "1", "seen": seen} | data)


def test_a_form_opened_before_somebody_else_decided_is_not_taken_at_once(
    reviewer_client: Client, colleague_client: Client, made: Comparison
) -> None:
    address = made.get_absolute_url()
    seen = seen_in(reviewer_client.get(f"{address}{MAKE}").text)
    send(colleague_client, f"{address}{CUT}", seen, note="Not the same.")
    late = send(reviewer_client, f"{address}{MAKE}", seen, action="make", note="But it is.")
    assert late.status_code == 422
    text = words_of(Page(late.text))
    assert "While you were choosing, colleague cut a link of these passages." in text
    assert "Takes the place of a cut by colleague" in text and ": Not the same." in text
    assert "But it is." in text, "what was typed is kept"
    assert LinkDecision.objects.count() == 1
    again = send(reviewer_client, f"{address}{MAKE}", seen_in(late.text), action="make")
    assert again.status_code == 302
    first, second = LinkDecision.objects.order_by("pk")
    assert (first.stands, first.taken_back_by, second.stands) == (False, second.made_by, True)


def test_a_decision_taken_back_meanwhile_is_told_too(
    reviewer_client: Client, colleague_client: Client, made: Comparison
) -> None:
    address = made.get_absolute_url()
    send(reviewer_client, f"{address}{CUT}", "0-0")
    seen = seen_in(reviewer_client.get(f"{address}{MAKE}").text)
    colleague_client.post(f"/compare/links/{LinkDecision.objects.get().pk}/take-back/")
    late = send(reviewer_client, f"{address}{MAKE}", seen, action="make")
    assert late.status_code == 422 and "colleague took back a decision" in late.text


def test_decisions_elsewhere_and_ones_own_are_no_conflict(
    reviewer_client: Client, colleague_client: Client, made: Comparison
) -> None:
    address = made.get_absolute_url()
    seen = seen_in(reviewer_client.get(f"{address}{CUT}").text)
    elsewhere = {"left": "2", "right": "2"}
    answer = colleague_client.post(
        f"{address}links/cut/?left=2-3&right=2-3", elsewhere | {"seen": seen}
    )
    assert answer.status_code == 302
    assert send(reviewer_client, f"{address}{CUT}", seen).status_code == 302
    assert send(reviewer_client, f"{address}{CUT}", seen).status_code == 302, "a double click"
    assert LinkDecision.objects.count() == 2


def test_the_same_cut_by_two_is_told_and_written_once(
    reviewer_client: Client, colleague_client: Client, made: Comparison
) -> None:
    address = made.get_absolute_url()
    seen = seen_in(reviewer_client.get(f"{address}{CUT}").text)
    send(colleague_client, f"{address}{CUT}", seen)
    assert correct(Correction.objects.get().pk)
    late = send(reviewer_client, f"{address}{CUT}", seen)
    assert late.status_code == 422 and "colleague cut a link" in late.text
    assert LinkDecision.objects.count() == 1


@pytest.mark.parametrize("text", ["", "x", "1", "1-", "-1-2", "9" * 40 + "-1", "١-٢", "1-2-3"])
def test_what_says_nothing_of_what_was_seen_is_passed_over(
    reviewer_client: Client, made: Comparison, text: str
) -> None:
    assert Seen.from_text(text) is None
    assert send(reviewer_client, f"{made.get_absolute_url()}{CUT}", text).status_code == 302
