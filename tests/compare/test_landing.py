"""Where the page puts who changed a link: at the sentences concerned, wherever their row is now."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from compare.models import Comparison, Correction, LinkDecision
from compare.reading.landing import Place, address_in, place_of
from compare.services.review import record_verdict
from tests.compare import cast
from tests.compare.bridge import corrected, omission
from tests.compare.test_linking import cut, words_of
from tests.compare.test_views import Page, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fake_encoder", "sent")]


def landed(page: Page) -> str:
    """Return the row in which the page has its place to land in."""
    ids = page.ids()
    assert ids.count("at") == 1
    return next(name for name in reversed(ids[: ids.index("at")]) if name.startswith("row-"))


def test_the_address_after_a_cut_leads_to_the_same_sentence_before_and_after_rows_shift(
    reviewer_client: Client, made: Comparison
) -> None:
    address = made.get_absolute_url()
    cut(reviewer_client, address)
    corrected(made)
    below = f"{address}links/cut/?left=2-3&right=2-3&at=right-2"
    answer = reviewer_client.post(below, {"left": "2", "right": "2"})
    before = read(reviewer_client, answer["Location"])
    corrected(made)
    after = read(reviewer_client, answer["Location"])
    assert landed(before) != landed(after), "the cut parted the row, and those above it"
    for page in (before, after):
        row = page.ids().index(landed(page))
        assert page.ids()[row + 1] == "at"
    assert "computed again; until then" in words_of(before)
    assert "The flags of these passages have been computed again." in words_of(after)


def test_what_is_said_there_follows_the_work_and_outlasts_reloading(
    reviewer_client: Client, made: Comparison
) -> None:
    answer = cut(reviewer_client, made.get_absolute_url())
    for _ in range(2):
        assert "The link was cut." in reviewer_client.get(answer["Location"]).text
    Correction.objects.update(status="failed", error="It broke.")
    text = words_of(read(reviewer_client, answer["Location"]))
    assert "could not be computed again; the page shows them as they were" in text
    assert "It broke." in text


def test_it_says_how_many_reviewed_flags_went_and_where_they_are(
    reviewer_client: Client, made: Comparison, reviewer: User
) -> None:
    record_verdict(flag=omission(made), reviewer=reviewer, verdict="confirmed")
    answer = cut(reviewer_client, made.get_absolute_url())
    corrected(made)
    page = read(reviewer_client, answer["Location"])
    assert "1 reviewed flag is raised no longer; it is kept below the text." in words_of(page)
    assert "#withdrawn-title" in page.links() and "withdrawn-title" in page.ids()


def test_a_message_stands_where_one_lands_and_not_also_at_the_top(
    reviewer_client: Client, made: Comparison
) -> None:
    address = made.get_absolute_url()
    cut(reviewer_client, address)
    again = cut(reviewer_client, address)
    html = reviewer_client.get(again["Location"]).text
    assert html.count("That link had been cut already.") == 1
    assert html.index("That link had been cut already.") > html.index('id="at"')


def test_who_leaves_it_as_it_is_comes_back_to_the_passage(
    reviewer_client: Client, made: Comparison
) -> None:
    address = made.get_absolute_url()
    page = read(reviewer_client, f"{address}links/make/?side=right&passage=3-4&at=right-3")
    assert f"{address}?at=right-3#at" in page.links()
    back = read(reviewer_client, f"{address}?at=right-3")
    assert "You are back at this passage; nothing was changed." in words_of(back)


@pytest.mark.parametrize("swap", ["", "&swap=1"])
def test_who_comes_from_a_page_of_the_event_is_told_which_passage_was_meant(
    anonymous: Client, made: Comparison, swap: str
) -> None:
    address = address_in(made, made.right_id, 3)
    assert address == f"{made.get_absolute_url()}?at=right-3&from=event#at"
    page = read(anonymous, address.replace("#at", swap))
    assert "This is the passage you came for." in words_of(page)
    assert "nothing was changed" not in words_of(page)
    html = anonymous.get(address.replace("#at", swap)).text
    (row,) = [row for row in html.split('<div class="row ')[1:] if 'id="at"' in row]
    assert "shameful" in row and f'id="{landed(page)}"' in row


def test_taking_back_from_the_history_leads_to_the_passages_too(
    reviewer_client: Client, made: Comparison
) -> None:
    address = made.get_absolute_url()
    cut(reviewer_client, address)
    corrected(made)
    decision = LinkDecision.objects.get()
    history = read(reviewer_client, f"{address}links/")
    assert f"{address}?changed={decision.pk}#at" in history.links()
    answer = reviewer_client.post(f"/compare/links/{decision.pk}/take-back/")
    page = read(reviewer_client, answer["Location"])
    assert "The cut was taken back." in words_of(page) and landed(page) == "row-1"


def test_a_decision_whose_sentences_are_gone_is_told_of_above_the_text_and_in_the_history(
    reviewer_client: Client, made: Comparison
) -> None:
    address = made.get_absolute_url()
    cut(reviewer_client, address)
    corrected(made)
    LinkDecision.objects.update(left_start=9_000, left_end=9_010)
    decision = LinkDecision.objects.get()
    page = read(reviewer_client, f"{address}?changed={decision.pk}")
    assert "nothing on this page shows it" in words_of(page)
    assert page.ids().index("at") < page.ids().index("row-0")
    history = words_of(read(reviewer_client, f"{address}links/"))
    assert "none answers for these words: the decision is kept, and changes nothing" in history
    assert "See it in the text" not in history


@pytest.mark.parametrize(
    "query",
    [
        "at=left-999999&changed=1",
        "at=left-1000000",
        "at=middle-1",
        "at=left",
        "at=left--1",
        "at=left-%D9%A3",
        "changed=" + "9" * 40,
        "changed=x&at=%00",
        "at=" + "left-1" * 1000,
        "at[]=left-1&changed[]=1",
        "from=event",
        "at=left-999999&from=event",
    ],
)
def test_an_address_that_names_no_place_shows_the_page_as_it_is(
    anonymous: Client, made: Comparison, query: str
) -> None:
    assert "at" not in read(anonymous, f"{made.get_absolute_url()}?{query}").ids()


def test_decisions_of_other_reports_are_not_told_of_here(
    reviewer_client: Client, anonymous: Client, made: Comparison
) -> None:
    cut(reviewer_client, made.get_absolute_url())
    decision = LinkDecision.objects.get()
    LinkDecision.objects.update(left=made.left_id, right=made.right_id)
    corrected(made)
    other = cast.ferry()
    page = read(anonymous, f"{other.get_absolute_url()}?changed={decision.pk}")
    assert "at" not in page.ids() and "The link was cut." not in words_of(page)


def test_a_place_is_read_from_what_an_address_is_about() -> None:
    assert place_of({"left": "3-5", "right": "1-2"}).name == "left-3"
    assert place_of({"side": "right", "passage": "4-6"}).name == "right-4"
    assert place_of({"at": "right-9", "left": "3-5"}) == Place.from_query({"at": "right-9"})
    assert place_of({"side": "up", "passage": "4-6"}).name == ""
    assert Place.from_query({"at": "left-1", "from": "event"}).from_event
    assert not Place.from_query({"at": "left-1", "from": "elsewhere"}).from_event
