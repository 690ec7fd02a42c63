"""Decisions about links in the desk: who, when and what, to look at and not to change."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from compare.models import Comparison, Correction, LinkDecision
from compare.services.decide import take_back
from tests.compare.bridge import bridge
from tests.compare.test_linking import cut

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fake_encoder", "sent")]

DECISIONS, CORRECTIONS = "/admin/compare/linkdecision/", "/admin/compare/correction/"


@pytest.fixture
def decision(reviewer_client: Client) -> LinkDecision:
    cut(reviewer_client, bridge().get_absolute_url())
    return LinkDecision.objects.get()


def test_reviewers_see_who_decided_what_and_when_with_the_way_to_the_page(
    reviewer_client: Client, decision: LinkDecision
) -> None:
    html = reviewer_client.get(DECISIONS).text
    page = Comparison.objects.get().get_absolute_url()
    for words in ("Link cut", "A senior engineer said", "The repairs had cost", "Tarn Courier"):
        assert words in html
    assert f'href="{page}?changed={decision.pk}#at"' in html and f'href="{page}links/"' in html
    one = reviewer_client.get(f"{DECISIONS}{decision.pk}/change/").text
    assert "Not the same." in one and decision.left_quote in one
    assert "reviewer" in html and "Yes" in html


def test_what_was_taken_back_says_by_whom_and_can_be_filtered(
    reviewer_client: Client, decision: LinkDecision, editor: User
) -> None:
    take_back(decision, reviewer=editor)
    assert "Taken back by editor" in reviewer_client.get(f"{DECISIONS}?stands=no").text
    assert "A senior engineer" not in reviewer_client.get(f"{DECISIONS}?stands=yes").text
    assert "A senior engineer" in reviewer_client.get(f"{DECISIONS}?q=engineer").text
    event = Comparison.objects.get().left.event_id
    assert "A senior engineer" in reviewer_client.get(f"{DECISIONS}?event={event}").text


def test_nobody_changes_anything_there_and_reviewers_delete_nothing(
    admin_client: Client, reviewer_client: Client, decision: LinkDecision
) -> None:
    of_decision, of_correction = (
        (DECISIONS, decision.pk),
        (CORRECTIONS, Correction.objects.get().pk),
    )
    for client in (admin_client, reviewer_client):
        for address, pk in (of_decision, of_correction):
            assert client.get(address).status_code == 200
            assert client.get(f"{address}add/").status_code == 403
            assert client.post(f"{address}{pk}/change/", {"note": "x"}).status_code == 403
            if (client, address) == (admin_client, DECISIONS):
                continue
            assert client.post(f"{address}{pk}/delete/", {"post": "yes"}).status_code == 403
            data = {"action": "delete_selected", "_selected_action": [str(pk)], "post": "yes"}
            client.post(address, data)
    decision.refresh_from_db()
    assert decision.note == "Not the same." and Correction.objects.exists()


def test_the_work_that_followed_is_listed_with_its_state(
    reviewer_client: Client, decision: LinkDecision
) -> None:
    Correction.objects.update(status="failed", error="It broke.")
    html = reviewer_client.get(CORRECTIONS).text
    assert "It broke." in html and Comparison.objects.get().get_absolute_url() in html


def test_others_are_kept_out(
    anonymous: Client, outsider_client: Client, decision: LinkDecision
) -> None:
    for client in (anonymous, outsider_client):
        for address in (DECISIONS, CORRECTIONS, f"{DECISIONS}{decision.pk}/change/"):
            assert client.get(address).status_code == 302


def test_the_list_takes_the_same_number_of_queries_for_many_decisions(
    reviewer_client: Client, decision: LinkDecision
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            reviewer_client.get(DECISIONS)
        return len(found)

    few = queries()
    address = Comparison.objects.get().get_absolute_url()
    for number in range(3):
        reviewer_client.post(
            f"{address}links/make/?side=left&passage=3-4",
            {"left": "3", "right": str(number), "action": "make"},
        )
    assert LinkDecision.objects.count() == 4
    assert queries() == few
