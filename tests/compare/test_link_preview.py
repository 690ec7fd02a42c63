"""A link can be begun at any passage, and it is told beforehand what it would change."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from compare.models import Comparison, LinkDecision
from compare.services.review import record_verdict
from tests.compare.bridge import corrected, omission
from tests.compare.test_linking import cut, words_of
from tests.compare.test_views import Page, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fake_encoder", "sent")]


@pytest.fixture
def form(made: Comparison) -> str:
    """Return the address that the row of the repairs offers."""
    return f"{made.get_absolute_url()}links/make/?side=left&passage=1-2&with=1-2&at=left-1"


def boxes(page: Page, side: str) -> dict[str, bool]:
    found = [a for _, a in page.elements if a.get("type") == "checkbox" and a["name"] == side]
    return {str(box["value"]): "checked" in box for box in found}


def previewed(client: Client, form: str, *, htmx: bool = True, **data: Any) -> str:
    headers = {"HX-Request": "true"} if htmx else {}
    answer = client.post(form, {"action": "preview"} | data, headers=headers)
    assert answer.status_code == 200
    return " ".join(words_of(Page(answer.text)).split())


def test_every_row_with_a_passage_leads_to_the_form_and_residue_does_not(
    reviewer_client: Client, made: Comparison, form: str
) -> None:
    page = read(reviewer_client, made.get_absolute_url())
    rows = [name for name in page.ids() if name.startswith("row-")]
    offered = [link for link in page.links() if "/links/make/" in link]
    assert form in offered
    assert len(offered) == len(rows) - 1, "all but what is left over from the web page"
    assert not any("passage=4-5" in link and "side=right" in link for link in offered)


def test_the_form_of_a_linked_passage_has_its_link_ticked_and_named_as_such(
    reviewer_client: Client, form: str
) -> None:
    page = read(reviewer_client, form)
    assert boxes(page, "left")["1"] and boxes(page, "right")["1"]
    assert sum(boxes(page, "left").values()) == sum(boxes(page, "right").values()) == 1
    text = words_of(page)
    assert text.count("linked with it now") == 1 and "Link more to this passage" in text
    turned = next(link for link in page.links() if "side=right" in link)
    assert "passage=1-2" in turned and "with=1-2" in turned


def test_a_sentence_more_makes_a_link_of_one_to_two(
    reviewer_client: Client, made: Comparison, form: str
) -> None:
    told = previewed(reviewer_client, form, left="1", right=["1", "2"])
    assert "One link: 1 sentence on the left, 2 on the right." in told
    assert "Goes into it, the link of “A senior engineer said" in told
    assert "Stays beside it, the link of “The harbour office said" in told
    reviewer_client.post(form, {"left": "1", "right": ["1", "2"], "action": "make"})
    corrected(made)
    pair = made.pairs.get(left_start=1, similarity__isnull=False)
    assert (pair.left_end, pair.right_start, pair.right_end) == (2, 1, 3)
    assert made.pairs.filter(left_start=2, right_start=2, similarity__isnull=False).exists()


def test_a_passage_linked_elsewhere_gets_a_second_link_and_keeps_its_first(
    reviewer_client: Client, made: Comparison, form: str
) -> None:
    told = previewed(reviewer_client, form, left="1", right="3")
    assert "Goes into it" not in told
    assert "Stays beside it, the link of “A senior engineer said" in told
    reviewer_client.post(form, {"left": "1", "right": "3", "action": "make"})
    corrected(made)
    linked = made.pairs.filter(left_start=1, similarity__isnull=False)
    assert sorted(linked.values_list("right_start", flat=True)) == [1, 3]


def test_flags_and_earlier_decisions_are_named_before_they_are_touched(
    reviewer_client: Client, reviewer: User, made: Comparison, form: str
) -> None:
    record_verdict(flag=omission(made, "ferry"), reviewer=reviewer, verdict="confirmed")
    cut(reviewer_client, made.get_absolute_url())
    corrected(made)
    told = previewed(reviewer_client, form, left=["1", "2"], right=["1", "2"])
    assert "Takes the place of a cut by reviewer" in told and ": Not the same." in told
    assert "attribution omitted, reviewed" in told and "marked as withdrawn" in told
    some = previewed(reviewer_client, form, left="1", right="2")
    assert "Takes the place of" not in some and "Holds for" not in some
    reviewer_client.post(form, {"left": "1", "right": "1", "action": "make"})
    again = previewed(reviewer_client, form, left="1", right="1")
    assert "linked by hand already by reviewer" in again and "nothing would change" in again
    wider = f"{made.get_absolute_url()}links/cut/?left=1-2&right=1-2"
    assert "against a link made by reviewer" in words_of(read(reviewer_client, wider))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({}, "Tick at least one sentence of each report"),
        ({"left": "1"}, "Tick at least one sentence of each report"),
        ({"left": "1", "right": ["0", "2"]}, "do not follow one another"),
        ({"left": "1", "right": "99"}, "Tick at least one sentence of each report"),
        ({"left": "9" * 30, "right": "x"}, "Tick at least one sentence of each report"),
        ({"left": "1", "right": "1"}, "The program links just these already"),
    ],
)
def test_what_is_ticked_so_far_is_told_with_and_without_scripts(
    reviewer_client: Client, form: str, data: dict[str, Any], words: str
) -> None:
    part = reviewer_client.post(
        form, {"action": "preview"} | data, headers={"HX-Request": "true"}
    ).text
    assert words in part and "<html" not in part
    assert words in previewed(reviewer_client, form, htmx=False, note="Kept.", **data)
    assert not LinkDecision.objects.exists()


def test_without_scripts_a_preview_keeps_ticks_and_note(reviewer_client: Client, form: str) -> None:
    sent = {"action": "preview", "left": "1", "right": ["1", "2"], "note": "My note."}
    page = Page(reviewer_client.post(form, sent).text)
    assert boxes(page, "right")["2"] and "My note." in words_of(page)
    buttons = [a for tag, a in page.elements if tag == "button" and a.get("value") == "preview"]
    assert str(buttons[0]["formaction"]).endswith("#what-happens")


def test_the_sides_of_a_preview_are_those_of_the_page(reviewer_client: Client, form: str) -> None:
    told = previewed(reviewer_client, f"{form}&swap=1", left="1", right=["1", "2"])
    assert "One link: 2 sentences on the left, 1 on the right." in told
    assert told.index("The repairs had cost") < told.index("A senior engineer said")


def test_outsiders_get_no_preview(anonymous: Client, outsider_client: Client, form: str) -> None:
    assert anonymous.post(form, {"action": "preview"}).status_code == 302
    answer = outsider_client.post(form, {"action": "preview", "left": "1", "right": "1"})
    assert answer.status_code == 403 and "engineer" not in answer.text


def test_a_preview_takes_the_same_number_of_queries_for_many_decisions(
    reviewer_client: Client, made: Comparison, form: str
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            previewed(reviewer_client, form, left="1", right=["1", "2"])
        return len(found)

    cut(reviewer_client, made.get_absolute_url())
    few = queries()
    for number in range(3):
        reviewer_client.post(form, {"left": "1", "right": str(number), "action": "make"})
    assert queries() == few
