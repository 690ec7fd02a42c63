"""Cutting and making links on the site: who may, what the pages say, what is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.work import Status
from compare.models import Comparison, Correction, LinkDecision
from compare.services.review import record_verdict
from tests.compare import cast
from tests.compare.bridge import corrected, omission
from tests.compare.test_views import Page, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fake_encoder", "sent")]

CUT = "?left=1-2&right=1-2&at=left-1"
MAKE = "?side=right&passage=3-4&at=right-3"


@pytest.fixture
def address(made: Comparison) -> str:
    return made.get_absolute_url()


def words_of(page: Page) -> str:
    return " ".join("".join(page.words).split())


def cut(client: Client, address: str, **data: Any) -> Any:
    sent = {"left": "1", "right": "1", "note": "Not the same."} | data
    return client.post(f"{address}links/cut/{CUT}", sent)


def test_only_reviewers_are_offered_to_cut_and_to_make_links(
    anonymous: Client, outsider_client: Client, reviewer_client: Client, address: str
) -> None:
    for client in (anonymous, outsider_client):
        page = read(client, address)
        assert not [link for link in page.links() if "/links/" in link]
    page = read(reviewer_client, address)
    assert f"{address}links/cut/?left=1-2&right=1-2&at=left-1" in page.links()
    assert any(
        link.startswith(f"{address}links/make/?side=right&passage=3-4&at=right-3")
        for link in page.links()
    )
    assert "This is not the same claim: cut the link" in words_of(page)
    assert len(page.ids()) == len(set(page.ids()))


@pytest.mark.parametrize("path", ["links/cut/", "links/make/", "links/retry/"])
def test_nobody_else_gets_to_the_pages_that_change_links(
    anonymous: Client, outsider_client: Client, address: str, path: str
) -> None:
    for answer in (anonymous.get(f"{address}{path}"), anonymous.post(f"{address}{path}")):
        assert answer.status_code == 302 and answer["Location"].startswith("/accounts/login/")
    refused = outsider_client.post(f"{address}{path}")
    assert refused.status_code == 403 and "Links are cut and made by reviewers" in refused.text
    assert not LinkDecision.objects.exists()


def test_the_page_before_a_cut_shows_both_passages_and_says_what_will_happen(
    reviewer_client: Client, reviewer: User, made: Comparison, address: str
) -> None:
    record_verdict(flag=omission(made), reviewer=reviewer, verdict="confirmed")
    page = read(reviewer_client, f"{address}links/cut/{CUT}")
    text = words_of(page)
    assert "A senior engineer said the repairs" in text and "The repairs had cost" in text
    assert "flags rest on the link" in text or "1 flag rests on the link" in text
    assert "reviewed" in text and "marked as withdrawn" in text and "take the cut back" in text
    boxes = [attrs for tag, attrs in page.elements if attrs.get("type") == "checkbox"]
    assert [(box["name"], box["value"]) for box in boxes] == [("left", "1"), ("right", "1")]
    assert all("checked" in box for box in boxes) and page.count("h1") == 1


def test_a_cut_is_written_with_name_and_note_and_leads_back_to_the_row(
    reviewer_client: Client, reviewer: User, made: Comparison, address: str
) -> None:
    answer = cut(reviewer_client, address)
    decision = LinkDecision.objects.get()
    assert answer["Location"] == f"{address}?at=left-1&changed={decision.pk}#at"
    assert (decision.made_by, decision.kind, decision.note) == (reviewer, "cut", "Not the same.")
    waiting = reviewer_client.get(answer["Location"]).text
    assert f'hx-get="{address}links/progress/"' in waiting and "The link was cut." in waiting
    assert '<noscript><meta http-equiv="refresh"' in waiting
    assert waiting.count("(being applied now)") == 1, "in the row itself, where the reader is"
    assert reviewer_client.get(f"{address}links/progress/").status_code == 204
    corrected(made)
    assert reviewer_client.get(f"{address}links/progress/")["HX-Refresh"] == "true"
    page = read(reviewer_client, address)
    assert "being computed again" not in words_of(page)
    assert words_of(page).count("cut by hand by reviewer") == 2, "on both passages"


def test_a_double_click_writes_one_decision(
    reviewer_client: Client, made: Comparison, address: str
) -> None:
    cut(reviewer_client, address)
    again = cut(reviewer_client, address)
    assert again.status_code == 302
    assert "had been cut already" in reviewer_client.get(address).text
    corrected(made)
    late = cut(reviewer_client, address)
    assert late.status_code == 422 and "no link between these passages any more" in late.text
    assert LinkDecision.objects.count() == 1


def test_a_link_is_made_between_the_ticked_sentences(
    reviewer_client: Client, made: Comparison, address: str
) -> None:
    page = read(reviewer_client, f"{address}links/make/{MAKE}")
    boxes = [attrs for tag, attrs in page.elements if attrs.get("type") == "checkbox"]
    own = [(b["value"], "checked" in b) for b in boxes if b["name"] == "right"]
    assert own == [("1", False), ("2", False), ("3", True)], "with what stands around it"
    assert sorted(str(b["value"]) for b in boxes if b["name"] == "left") == ["0", "1", "2", "3"]
    reviewer_client.post(
        f"{address}links/make/{MAKE}",
        {"right": "3", "left": ["2", "3"], "action": "make", "note": ""},
    )
    corrected(made)
    pair = made.pairs.get(right_start=3)
    assert (pair.left_start, pair.left_end, pair.similarity) == (2, 4, 1.0)
    assert "Linked by hand by reviewer" in words_of(read(reviewer_client, address))


def test_the_nearest_sentences_come_first(
    reviewer_client: Client, made: Comparison, address: str
) -> None:
    page = read(reviewer_client, f"{address}links/make/?side=right&passage=1-2")
    lefts = [
        attrs["value"]
        for tag, attrs in page.elements
        if attrs.get("type") == "checkbox" and attrs["name"] == "left"
    ]
    assert lefts[0] == "1", "the engineer’s sentence has the most words of it"


def test_searching_keeps_what_is_ticked_and_typed_and_writes_nothing(
    reviewer_client: Client, address: str
) -> None:
    answer = reviewer_client.post(
        f"{address}links/make/{MAKE}",
        {"right": "3", "left": "0", "q": "FERRY autumn", "action": "search", "note": "Mine."},
    )
    assert answer.status_code == 200
    page = Page(answer.text)
    assert "2 sentences have these words or are ticked" in words_of(page)
    ticked = [a["value"] for t, a in page.elements if "checked" in a and a["name"] == "left"]
    assert ticked == ["0"] and "Mine." in answer.text
    assert not LinkDecision.objects.exists()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"right": "3"}, "at least one sentence on the left"),
        ({"left": "1"}, "at least one sentence on the right"),
        ({"right": "3", "left": ["0", "2"]}, "sentences that follow one another"),
        ({"right": "3", "left": "99"}, "at least one sentence on the left"),
        ({"right": "3", "left": "1" * 400}, "at least one sentence on the left"),
        ({"right": "3", "left": "1", "note": "x" * 2001}, "at most 2,000 characters"),
    ],
)
def test_what_cannot_be_linked_is_refused_with_a_message_and_nothing_typed_is_lost(
    reviewer_client: Client, address: str, data: dict[str, Any], message: str
) -> None:
    sent = {"action": "make", "note": "My note."} | data
    answer = reviewer_client.post(f"{address}links/make/{MAKE}", sent)
    assert answer.status_code == 422 and message in answer.text
    assert sent["note"] in answer.text and "Nothing was changed" in answer.text
    assert not LinkDecision.objects.exists()


def test_a_note_that_is_too_long_for_a_cut_is_refused_and_kept_whole(
    reviewer_client: Client, address: str
) -> None:
    assert "maxlength" not in reviewer_client.get(f"{address}links/cut/{CUT}").text
    answer = cut(reviewer_client, address, note="x" * 2001)
    assert answer.status_code == 422 and "at most 2,000 characters" in answer.text
    assert "x" * 2001 in answer.text and not LinkDecision.objects.exists()


@pytest.mark.parametrize("query", ["", "?left=x&right=1-2", "?left=900-999&right=5-1"])
def test_an_address_that_names_no_passage_says_so(
    reviewer_client: Client, address: str, query: str
) -> None:
    assert "no such passages" in reviewer_client.get(f"{address}links/cut/{query}").text
    other = query.replace("left", "passage")
    assert "no such passage" in reviewer_client.get(f"{address}links/make/{other}").text


def test_another_reviewer_can_take_a_decision_back_and_both_names_stay(
    reviewer_client: Client, outsider: User, outsider_client: Client, made: Comparison, address: str
) -> None:
    from django.contrib.auth.models import Group

    cut(reviewer_client, address)
    corrected(made)
    decision = LinkDecision.objects.get()
    take_back = f"/compare/links/{decision.pk}/take-back/"
    assert outsider_client.post(take_back).status_code == 403
    assert outsider_client.get(take_back).status_code == 403
    outsider.groups.add(Group.objects.get(name="reviewers"))
    assert f"{take_back}?at=" in outsider_client.get(address).text
    answer = outsider_client.post(f"{take_back}?at=right-1")
    assert answer["Location"] == f"{address}?at=right-1&changed={decision.pk}#at"
    assert "The cut was taken back." in outsider_client.get(answer["Location"]).text
    corrected(made)
    assert "had been taken back already" in reviewer_client.post(take_back, follow=True).text
    history = words_of(read(reviewer_client, f"{address}links/"))
    assert "Link cut by reviewer" in history and "Taken back by outsider" in history
    assert "Not the same." in history


def test_readers_without_an_account_see_that_a_link_was_changed_but_no_name(
    anonymous: Client, reviewer_client: Client, made: Comparison, address: str
) -> None:
    cut(reviewer_client, address)
    corrected(made)
    for path in ("", "links/"):
        text = words_of(read(anonymous, f"{address}{path}"))
        assert "by a reviewer" in text and "by reviewer" not in text
        assert read(anonymous, f"{address}{path}").count("form") == 0


def test_notes_and_texts_that_look_like_markup_are_shown_as_text(
    reviewer_client: Client, made: Comparison, address: str
) -> None:
    attack = "<script>alert(1)</script>"
    cut(reviewer_client, address, note=attack)
    corrected(made)
    for path in ("", "links/", f"links/cut/{CUT}"):
        assert attack not in reviewer_client.get(f"{address}{path}").text
    hostile = reviewer_client.post(
        f"{address}links/make/{MAKE}", {"q": attack, "note": attack, "action": "search"}
    )
    assert attack not in hostile.text


@pytest.mark.parametrize("text", ["a\0b", "\u202eback", "\x01\x1f", " \n ", "\ud83d"])
def test_words_of_odd_characters_break_nothing(
    reviewer_client: Client, made: Comparison, address: str, text: str
) -> None:
    body = urlencode({"left": "1", "right": "1", "note": text}, errors="surrogatepass")
    form = "application/x-www-form-urlencoded"
    answer = reviewer_client.post(f"{address}links/cut/{CUT}", body, content_type=form)
    assert answer.status_code == 302 and LinkDecision.objects.count() == 1
    body = urlencode({"verdict": "unsure", "comment": text}, errors="surrogatepass")
    review = f"/compare/flags/{omission(made).pk}/review/"
    assert reviewer_client.post(review, body, content_type=form).status_code == 302
    for path in ("", "links/", "links/cut/?left=1-2&right=1-2"):
        assert reviewer_client.get(f"{address}{path}").status_code == 200


def test_with_the_columns_swapped_the_same_passages_are_cut(
    reviewer_client: Client, made: Comparison, address: str
) -> None:
    page = read(reviewer_client, f"{address}?swap=1")
    link = next(found for found in page.links() if "links/cut/?left=1-2&right=1-2" in found)
    assert link.endswith("&at=right-1&swap=1")
    answer = reviewer_client.post(link, {"left": "1", "right": "1"})
    assert answer["Location"].startswith(f"{address}?swap=1&at=right-1&changed=")
    assert LinkDecision.objects.get().left_quote.startswith("A senior engineer")


def test_an_earlier_analysis_offers_no_changes_and_says_why(reviewer_client: Client) -> None:
    older = cast.ferry()
    address = older.get_absolute_url()
    assert "links/cut" not in reviewer_client.get(address).text
    for path in ("links/cut/", "links/make/"):
        answer = reviewer_client.post(f"{address}{path}", {"left": "0", "right": "1"}, follow=True)
        assert "made by an earlier version" in answer.text
    assert not LinkDecision.objects.exists()


def test_a_failed_correction_says_so_and_reviewers_can_have_it_tried_again(
    anonymous: Client, reviewer_client: Client, made: Comparison, address: str
) -> None:
    cut(reviewer_client, address)
    Correction.objects.update(status=Status.FAILED, error="The <encoder> is missing.")
    unsigned = anonymous.get(address).text
    assert "could not be computed again" in unsigned and "The &lt;encoder&gt;" in unsigned
    assert "links/retry/" not in unsigned
    assert "links/retry/" in reviewer_client.get(address).text
    reviewer_client.post(f"{address}links/retry/")
    assert Correction.objects.get().status == Status.WAITING


def test_the_number_of_queries_does_not_grow_with_decisions(
    anonymous: Client, reviewer_client: Client, made: Comparison, address: str
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            anonymous.get(address)
        return len(found)

    cut(reviewer_client, address)
    few = queries()
    for number in range(3):
        reviewer_client.post(
            f"{address}links/make/{MAKE}", {"right": "3", "left": str(number), "action": "make"}
        )
    assert LinkDecision.objects.standing().count() == 4
    assert queries() == few


def test_of_a_long_row_the_unticked_middle_stays_linked(
    reviewer_client: Client, made: Comparison, address: str
) -> None:
    """Ticked sentences may form several runs, of which some had no link."""
    reviewer_client.post(
        f"{address}links/cut/?left=0-3&right=0-3", {"left": ["0", "2"], "right": ["0", "2"]}
    )
    corrected(made)
    linked = set(
        made.pairs.filter(similarity__isnull=False).values_list("left_start", "right_start")
    )
    assert (1, 1) in linked and {(0, 0), (2, 2)}.isdisjoint(linked)
    nothing = reviewer_client.post(
        f"{address}links/cut/?left=0-3&right=0-3", {"left": "0", "right": "3"}
    )
    assert nothing.status_code == 422


# What was withdrawn


@pytest.fixture
def withdrawn(reviewer_client: Client, reviewer: User, made: Comparison) -> Iterator[Any]:
    flag = omission(made)
    record_verdict(flag=flag, reviewer=reviewer, verdict="confirmed", comment="So it is.")
    cut(reviewer_client, made.get_absolute_url())
    corrected(made)
    yield flag


def test_a_withdrawn_flag_is_shown_as_such_with_its_reviews_and_counted_nowhere(
    anonymous: Client, outsider_client: Client, made: Comparison, address: str, withdrawn: Any
) -> None:
    page = read(outsider_client, f"{address}?flag={withdrawn.pk}")
    text = words_of(page)
    assert f"flag-{withdrawn.pk}" in page.ids() and f"mark-{withdrawn.pk}" not in page.ids()
    assert "Withdrawn flags" in text and "cut by hand by reviewer" in text and "So it is." in text
    standing = made.flags.standing().count()
    assert f"{standing} flag" in text and made.flags.count() == standing + 1
    event = anonymous.get(made.left.event.get_absolute_url()).text
    assert "Attribution omitted: 1" in event and "Attribution omitted: 2" not in event
    assert f"{standing} flag" in words_of(read(anonymous, "/"))


def test_the_address_of_a_withdrawn_flag_says_at_the_top_where_it_is_kept(
    anonymous: Client, address: str, withdrawn: Any
) -> None:
    page = read(anonymous, f"{address}?flag={withdrawn.pk}")
    text = words_of(page)
    assert "The flag this address names was withdrawn." in text
    assert f"#flag-{withdrawn.pk}" in page.links()
    assert "was withdrawn." not in words_of(read(anonymous, address))


def test_a_withdrawn_flag_takes_no_more_verdicts(
    reviewer_client: Client, reviewer: User, withdrawn: Any
) -> None:
    answer = reviewer_client.post(
        f"/compare/flags/{withdrawn.pk}/review/", {"verdict": "dismissed"}, follow=True
    )
    assert "raised no longer" in answer.text
    assert withdrawn.reviews.get().verdict == "confirmed"
    desk = "/admin/compare/flag/"
    chosen = {"action": "dismiss", "_selected_action": [str(withdrawn.pk)], "write": "1"}
    reviewer_client.post(desk, chosen)
    assert withdrawn.reviews.get().verdict == "confirmed"
    assert "Withdrawn; was: Confirmed" in reviewer_client.get(desk).text
