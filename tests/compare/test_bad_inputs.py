"""Comparisons nobody would choose: what a stranger is told of each."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from articles.services.prepare import prepare
from articles.services.upload import add_article, event_titled
from articles.work import Status
from compare.analysis.version import ANALYSIS_VERSION
from compare.models import Comparison, FlagKind, PairKind
from compare.services.run import run
from compare.services.schedule import compare_with_event, ensure_comparison
from tests.compare import cast
from tests.compare.bridge import bridge
from tests.compare.test_linking import words_of
from tests.compare.test_views import Page, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fake_encoder", "sent")]

MANY_FLAGS = 300
LONG = 400  # paragraphs


# Two reports that are not two, or of no one event


def test_a_report_is_never_compared_with_itself(anonymous: Client) -> None:
    made = cast.ferry()
    with pytest.raises(ValueError, match="cannot be compared with itself"):
        ensure_comparison(made.left, made.left)
    with pytest.raises(IntegrityError, match="comparison_left_first"), transaction.atomic():
        cast.comparison(made.left, made.left)
    answer = anonymous.get(f"/compare/of/{made.left_id}/{made.left_id}/")
    assert answer.status_code == 404
    assert "A report cannot be compared with itself." in answer.text
    assert made.left.get_absolute_url() in answer.text


def test_the_address_of_two_reports_leads_to_their_newest_comparison_their_way_round(
    anonymous: Client,
) -> None:
    old = cast.ferry()
    new = Comparison.objects.create(
        left=old.left,
        right=old.right,
        encoder=old.encoder,
        analysis_version="3",
        status=Status.READY,
    )
    there = f"/compare/of/{old.left_id}/{old.right_id}/"
    back = f"/compare/of/{old.right_id}/{old.left_id}/"
    assert anonymous.get(there)["Location"] == new.get_absolute_url()
    assert anonymous.get(back)["Location"] == f"{new.get_absolute_url()}?swap=1"
    Comparison.objects.filter(pk=new.pk).update(status=Status.WORKING)
    assert anonymous.get(there)["Location"] == old.get_absolute_url(), "rather a ready one"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"event": None}, "do not stand in one event"),
        ({"status": Status.FAILED}, "could not be prepared"),
        ({"status": Status.WORKING}, "still being prepared"),
        ({}, "wait to be compared"),
    ],
)
def test_two_reports_without_a_comparison_say_why(
    anonymous: Client, fields: dict[str, Any], message: str
) -> None:
    of = cast.event()
    one, other = (cast.article([["A text."]], outlet=name, of=of) for name in ("One", "Other"))
    Article.objects.filter(pk=other.pk).update(**fields)
    answer = anonymous.get(f"/compare/of/{one.pk}/{other.pk}/")
    assert answer.status_code == 404 and message in answer.text
    assert Page(answer.text).count("h1") == 1


def test_two_languages_are_compared_and_it_says_what_was_not_analysed(anonymous: Client) -> None:
    event = event_titled("A bridge opens")
    bodies = {
        "en": "The mayor of Tarn opened the rebuilt river bridge on Monday.\nIt was a shame.",
        "fa": "شهردار تارن روز دوشنبه پل بازسازی‌شده رودخانه را افتتاح کرد.\nهزینه آن نه میلیون بود.",
    }
    for language, body in bodies.items():
        article = add_article(body=body, outlet=None, event=event, added_by=None, language=language)
        assert prepare(article.pk)
    (made,) = compare_with_event(Article.objects.get(pk=article.pk))
    assert run(made.pk)
    page = read(anonymous, made.get_absolute_url())
    text = words_of(page)
    assert "Not analysed in Persian: editorialising, attribution omitted" in text
    assert "No flags" in text
    assert [a["lang"] for _, a in page.elements if "cell" in (a.get("class") or "").split()]
    assert bodies["fa"].split("\n")[0] in text


# Work that is not done


@pytest.mark.parametrize("status", [Status.WAITING, Status.WORKING, Status.FAILED])
def test_while_there_is_no_comparison_no_link_of_it_can_be_changed(
    reviewer_client: Client, status: str
) -> None:
    made = bridge()
    Comparison.objects.filter(pk=made.pk).update(status=status, error="It is too long.")
    address = made.get_absolute_url()
    page = read(reviewer_client, f"{address}?flag={made.flags.all()[0].pk}")
    assert page.count("h1") == 1
    assert not [link for link in page.links() if "/links/" in link]
    if status == Status.FAILED:
        assert "could not be made. It is too long." in words_of(page)
    answer = reviewer_client.post(
        f"{address}links/cut/?left=1-2&right=1-2", {"left": "1", "right": "1"}
    )
    assert answer.status_code == 422
    assert "links can be changed after" in answer.text or "could not be made" in answer.text
    assert read(reviewer_client, f"{address}links/").count("h1") == 1


def test_texts_too_long_to_compare_say_how_long_they_are(
    anonymous: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = bridge()
    Comparison.objects.filter(pk=made.pk).update(status=Status.WAITING)
    monkeypatch.setattr("compare.analysis.compare.MOST_PAIRS", 3)
    assert not run(made.pk)
    text = words_of(read(anonymous, made.get_absolute_url()))
    assert "too long to compare: 4 and 5 sentences" in text and "Log in" in text


# Much, little and nothing


def test_two_reports_with_nothing_in_common_are_called_that_and_shown_whole(
    anonymous: Client, reviewer_client: Client
) -> None:
    of = cast.event()
    made = cast.comparison(
        cast.article([["One tells of boats."]], outlet="One", of=of, hour=8),
        cast.article([["The other tells of fish."]], outlet="Other", of=of, hour=9),
        reuse="independent",
    )
    cast.pair(made, (0, 1), (0, 0), similarity=None, kind=PairKind.ONLY_LEFT)
    cast.pair(made, (0, 0), (0, 1), similarity=None, kind=PairKind.ONLY_RIGHT)
    text = words_of(read(anonymous, made.get_absolute_url()))
    assert "Independent reporting" in text and "No flags" in text
    assert "One tells of boats." in text and "The other tells of fish." in text
    Comparison.objects.filter(pk=made.pk).update(analysis_version=ANALYSIS_VERSION)
    links = read(reviewer_client, made.get_absolute_url()).links()
    assert sum("/links/make/" in link for link in links) == 2
    assert not any("/links/cut/" in link for link in links)


def brief_and_long(long: int) -> Comparison:
    """Return five paragraphs compared with many, each of the five with one far from the others."""
    of = cast.event(f"Ferry of {long} paragraphs")
    apart = long // 5
    short = [[f"The ferry {n} of {long} stops in May."] for n in range(5)]
    many = [
        [f"The ferry number {n} stops in May, the office said on day {n}."] for n in range(long)
    ]
    made = cast.comparison(
        cast.article(short, outlet="Short", of=of, hour=8),
        cast.article(many, outlet="Long", of=of, hour=9),
    )
    for n in range(5):
        first = n * apart
        alone = (first + 1, first + apart)
        cast.pair(made, (n, n + 1), (first, first + 1))
        cast.pair(made, (0, 0), alone, similarity=None, kind=PairKind.ONLY_RIGHT)
    Comparison.objects.filter(pk=made.pk).update(analysis_version=ANALYSIS_VERSION)
    return made


def work_of(do: Callable[[], Any]) -> int:
    """Return how many functions are called, which is the same on every machine."""
    calls = 0

    def count(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        do()
    finally:
        sys.setprofile(before)
    return calls


def test_a_page_is_no_more_work_by_the_paragraph_for_a_long_report(anonymous: Client) -> None:
    some, twice = (brief_and_long(long).get_absolute_url() for long in (LONG // 2, LONG))
    anonymous.get(some)  # what is kept from the first page on
    fewer, more = (work_of(lambda at=at: anonymous.get(at)) for at in (some, twice))
    assert more < 2.2 * fewer


def test_five_paragraphs_against_four_hundred_are_read_as_a_brief_and_a_report(
    anonymous: Client, reviewer_client: Client
) -> None:
    made = brief_and_long(LONG)
    address = made.get_absolute_url()
    with CaptureQueriesContext(connection) as queries:
        html = anonymous.get(address).text
    assert len(queries) == 8
    assert "The report by Short is a brief" in html
    assert all(f"the office said on day {n}." in html for n in range(LONG)), "all of it is there"
    page = read(reviewer_client, f"{address}links/make/?side=right&passage=1-80")
    boxes = [a for _, a in page.elements if a.get("type") == "checkbox"]
    assert len(boxes) == 79 + 3 + 5, "the passage, what stands around it, and the brief"
    assert not any("checked" in box for box in boxes)
    answer = reviewer_client.post(
        f"{address}links/make/?side=right&passage=1-80",
        {"right": [str(n) for n in range(1, 80)], "left": "0", "action": "make"},
    )
    assert answer.status_code == 422 and "at most 12 sentences a side" in answer.text


def test_three_hundred_flags_are_all_there_and_only_the_linked_one_has_its_form(
    anonymous: Client, reviewer_client: Client
) -> None:
    made = cast.ferry()
    for number in range(MANY_FLAGS - 3):
        cast.flag(
            made,
            "right",
            "ferry to Oxley",
            kind=FlagKind.values[number % 6],
            evidence="harbour office",
            rule=f"rule.{number}",
        )
    page = read(anonymous, made.get_absolute_url())
    assert f"{MANY_FLAGS} flags" in words_of(page)
    notes = [name for name in page.ids() if name.startswith("flag-")]
    assert len(notes) == MANY_FLAGS
    flag = made.flags.all()[150]
    linked = read(reviewer_client, f"{made.get_absolute_url()}?flag={flag.pk}")
    assert sum(a.get("name") == "comment" for _, a in linked.elements) == 1


def test_an_unbroken_word_of_four_thousand_characters_can_be_linked_and_cut(
    reviewer_client: Client,
) -> None:
    word = "Donaudampfschiff" * 250
    event = event_titled("A word")
    for number in range(2):
        article = add_article(
            body=f"{word} {number}.\nThe mayor opened it.", outlet=None, event=event, added_by=None
        )
        assert prepare(article.pk)
    (made,) = compare_with_event(Article.objects.get(pk=article.pk))
    assert run(made.pk)
    address = f"{made.get_absolute_url()}links/make/?side=left&passage=0-1"
    reviewer_client.post(address, {"left": "0", "right": "1", "action": "make"})
    history = reviewer_client.get(f"{made.get_absolute_url()}links/").text
    assert word[:1000] in history, "longer sentences are cut"
