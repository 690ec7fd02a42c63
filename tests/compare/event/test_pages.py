"""The pages of an event: who may read them, what they cost, and what they do with bad input."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article
from compare.models import Comparison, Side
from compare.reading.event.material import read_event
from compare.reading.event.sources import sections_of
from tests.articles.pages import page_of, read
from tests.compare import cast
from tests.compare.event.reports import Ferry, compare, ferry, read_voices

pytestmark = pytest.mark.django_db

VIEWS = ("event-claims", "event-sources", "event-quotations", "event-pairs")
HTMX: dict[str, Any] = {"headers": {"HX-Request": "true"}}
HOSTILE = "<script>alert(1)</script> & “Tide”"


@pytest.fixture
def made() -> Ferry:
    return ferry()


def address(made: Ferry, view: str, *more: Any) -> str:
    return reverse(f"compare:{view}", args=[made.event.slug, *more])


@pytest.mark.parametrize("view", VIEWS)
def test_everybody_may_read_and_every_page_has_one_heading_and_its_tab(
    made: Ferry, view: str, anonymous: Client, outsider_client: Client
) -> None:
    for client in (anonymous, outsider_client):
        page = read(client, address(made, view))
        assert len(page.all("h1")) == 1
        current = [link["href"] for link in page.all("a") if link.get("aria-current") == "page"]
        assert current == [address(made, view)]


def test_the_overview_has_the_same_tabs(made: Ferry, anonymous: Client) -> None:
    page = read(anonymous, made.event.get_absolute_url())
    assert {address(made, view) for view in VIEWS} <= set(page.values("href"))
    assert "Overview Claims Who is quoted Quotations Pairs" in page.words


@pytest.mark.parametrize("view", VIEWS)
def test_an_event_that_does_not_exist_is_not_found(view: str, anonymous: Client) -> None:
    for slug in ("nothing", "%00", "x" * 500):
        response = anonymous.get(reverse(f"compare:{view}", args=["s"]).replace("/s/", f"/{slug}/"))
        assert response.status_code == 404


@pytest.mark.parametrize("view", VIEWS)
def test_a_page_only_answers_to_reading(made: Ferry, view: str, anonymous: Client) -> None:
    assert anonymous.post(address(made, view)).status_code == 405


@pytest.mark.parametrize("view", VIEWS)
def test_the_number_of_queries_does_not_grow_with_the_reports(
    made: Ferry, view: str, anonymous: Client
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert anonymous.get(address(made, view)).status_code == 200
            return len(captured)

    few = queries()
    for number in range(4):
        more = cast.article(
            ((f"The bus {number} is late, Ilse Brandt said.",),),
            outlet=f"More {number}",
            of=made.event,
        )
        read_voices(more)
        for article in made.articles:
            compare(article, more, (0, 0, 0.9))
    assert queries() == few <= 7


@pytest.mark.parametrize("view", VIEWS)
def test_with_one_report_the_page_says_what_is_missing(view: str, anonymous: Client) -> None:
    of = cast.event("Alone")
    cast.article((("A ferry.",),), outlet="Tide", of=of)
    page = read(anonymous, reverse(f"compare:{view}", args=[of.slug]))
    assert "two reports of this event have to be prepared and compared first" in page.words
    assert page.all("table") == []


def test_the_ledger_says_in_words_how_each_report_tells_a_claim(
    made: Ferry, anonymous: Client
) -> None:
    page = read(anonymous, address(made, "event-claims"))
    assert "1 named · 1 unnamed · 1 own voice · 1 absent" in page.words
    assert "no counterpart found (went out earlier)" in page.words
    assert "the harbour director, Ilse Brandt said" in page.words
    assert f"/claims/{made.gazette.pk}-0/#report-{made.tide.pk}" in " ".join(page.values("href"))


def test_links_to_the_page_for_two_lead_to_their_passage_there(
    made: Ferry, anonymous: Client
) -> None:
    claim = reverse("compare:event-claim", args=[made.event.slug, made.gazette.pk, 0])
    for page in (claim, address(made, "event-quotations")):
        found = [to for to in read(anonymous, page).values("href") if "/compare/" in to]
        places = [to for to in found if to.endswith("from=event#at")]
        assert places and not any("#row-" in to for to in found)
        for place in places:
            html = anonymous.get(place.removesuffix("#at")).content.decode()
            assert html.count("This is the passage you came for.") == 1


def test_quoted_words_without_a_speaker_are_called_that_and_explained(anonymous: Client) -> None:
    of = cast.event("Quoted")
    said = "The ferry to Oxley will stop in May"
    texts = (
        f"{said}, the mayor, Oskar Dahl, said.",
        f"“{said}.”",
        "The ferry to Oxley will “stop for good” in May.",
    )
    articles = [cast.article(((t,),), outlet=str(n), of=of) for n, t in enumerate(texts)]
    for number, one in enumerate(articles):
        read_voices(one)
        for other in articles[number + 1 :]:
            compare(one, other, (0, 0, 0.9))
    words = read(anonymous, reverse("compare:event-claims", args=[of.slug])).words
    assert "1 named · 1 attributed in part · 1 quoted, speaker not found" in words
    assert "attributed in part (quoted, speaker not found)" in words
    assert "quoted, speaker not found between quotation marks, and the rules found" in words
    assert "1 own voice" not in words
    shown = reverse("compare:event-claim", args=[of.slug, articles[1].pk, 0])
    assert "quoted, speaker not found" in read(anonymous, shown).words


def test_the_ledger_is_sorted_by_disagreement_unless_asked_otherwise(
    made: Ferry, anonymous: Client
) -> None:
    def first_words(query: str) -> list[str]:
        html = anonymous.get(address(made, "event-claims") + query).content.decode()
        return re.findall(r'class="claim-words"[^>]*>“?(\w+ \w+)', html)

    assert first_words("") == first_words("?order=disagreement")
    assert first_words("")[:2] == ["The ferry", "The repair"]
    assert first_words("?order=text")[0] == "The ferry"
    assert set(first_words("?show=different")) == {"The ferry", "The repair"}
    assert first_words("?show=one&order=outlets") == ["The mayor"]


@pytest.mark.parametrize("query", ["?order=%00", "?show=x&page=-1", "?page=9999999999999999999"])
def test_a_request_that_makes_no_sense_shows_all(
    made: Ferry, query: str, anonymous: Client
) -> None:
    assert "All 5" in read(anonymous, address(made, "event-claims") + query).words


def test_a_claim_is_a_page_and_the_same_words_are_a_part_of_one(
    made: Ferry, anonymous: Client
) -> None:
    where = address(made, "event-claim", made.gazette.pk, 0)
    whole, part = anonymous.get(where), anonymous.get(where, **HTMX)
    assert "<html" in whole.content.decode() and "<html" not in part.content.decode()
    for response in (whole, part):
        page = page_of(response)
        assert "No counterpart found in Early (went out earlier)." in page.words
        assert "HX-Request" in response["Vary"]


def test_a_claim_that_is_gone_is_not_found_and_says_why(made: Ferry, anonymous: Client) -> None:
    response = anonymous.get(address(made, "event-claim", made.gazette.pk, 77))
    assert "There is no such claim any more" in page_of(response, status=404).words
    assert anonymous.get(address(made, "event-claim", 10**30, 10**30)).status_code == 404


def test_a_source_is_a_page_and_an_unknown_one_is_not_found(made: Ferry, anonymous: Client) -> None:
    listed = sections_of(read_event(made.event))[0].rows[0]
    where = address(made, "event-source", listed.key)
    assert where in read(anonymous, address(made, "event-sources")).values("href")
    assert "What is handed over from Ilse Brandt" in read(anonymous, where).words
    assert "<html" not in anonymous.get(where, **HTMX).content.decode()
    assert anonymous.get(address(made, "event-source", "0000")).status_code == 404


def test_a_report_in_a_language_without_rules_is_named_above_the_ledger(
    made: Ferry, anonymous: Client
) -> None:
    Article.objects.filter(pk=made.tide.pk).update(language="fa")
    for view in ("event-claims", "event-sources"):
        words = read(anonymous, address(made, view)).words
        assert "has not been analysed in these reports: Tide (no rules for Persian)." in words


def test_pairs_lead_to_their_comparisons(made: Ferry, anonymous: Client) -> None:
    page = read(anonymous, address(made, "event-pairs"))
    pages = [comparison.get_absolute_url() for comparison in Comparison.objects.all()]
    assert sorted(h for h in page.values("href") if h in pages) == sorted(2 * pages)
    assert "80 % 0 flags" in page.words


def test_words_of_reports_and_names_of_outlets_are_escaped_everywhere(
    made: Ferry, anonymous: Client
) -> None:
    for article in made.articles:
        outlet = article.outlet
        assert outlet is not None
        outlet.name = f"{HOSTILE} {article.pk}"
        outlet.save()
    made.event.title = HOSTILE
    made.event.save()
    pages = [address(made, view) for view in VIEWS]
    pages += [address(made, "event-claim", made.gazette.pk, 0), made.event.get_absolute_url()]
    pages += [address(made, "event-claim", made.tide.pk, 1)]
    for where in pages:
        html = anonymous.get(where).content.decode()
        assert "<script>alert" not in html and "<b>are</b>" not in html


def test_a_word_of_four_thousand_characters_breaks_nothing(anonymous: Client) -> None:
    of = cast.event("Long")
    long = cast.article((("x" * 4000 + " said so.",),), outlet="Tide", of=of, hour=1)
    other = cast.article((("y" * 4000,),), outlet="Gazette", of=of, hour=2)
    for article in (long, other):
        read_voices(article)
    compare(long, other, (0, 0, 0.9))
    for view in VIEWS:
        assert anonymous.get(reverse(f"compare:{view}", args=[of.slug])).status_code == 200


def test_the_timeline_says_in_words_what_its_arrows_show(made: Ferry, anonymous: Client) -> None:
    comparison = made.comparison(made.gazette, made.islander)
    comparison.derived = Side.RIGHT
    comparison.save()
    page = read(anonymous, made.event.get_absolute_url())
    assert "Follows the report by Gazette, 1 hour later · compare the two" in page.words
    assert comparison.get_absolute_url() in page.values("href")
