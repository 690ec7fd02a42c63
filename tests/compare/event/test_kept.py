"""What is made of an event once serves later requests, until anything it was made of changes."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Article, Outlet
from articles.models import Sentence as SentenceRow
from compare.models import ArticleVoices, PassagePair
from compare.reading.event.ledger import ledger_rows
from compare.reading.event.material import EventMaterial, read_event
from compare.reading.event.quotations import quotations_of
from compare.reading.event.rows import links_from, sentences_from
from compare.reading.event.sources import sections_of
from tests.compare.event.reports import Ferry, ferry

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Ferry:
    return ferry()


def test_what_was_made_is_at_hand_as_long_as_nothing_changes(made: Ferry) -> None:
    found = read_event(made.event)
    for make in (ledger_rows, sections_of, quotations_of):
        assert read_event(made.event).once(make) is found.once(make)


def cut(made: Ferry) -> None:
    PassagePair.objects.filter(similarity__isnull=False).first().delete()  # type: ignore[union-attr]


def weaken(made: Ferry) -> None:
    PassagePair.objects.filter(similarity=0.99).update(similarity=0.98)


def rename(made: Ferry) -> None:
    Outlet.objects.filter(name="Tide").update(name="Ebb")


def correct_headline(made: Ferry) -> None:
    Article.objects.filter(pk=made.tide.pk).update(headline="Ferry to stop")


def read_again(made: Ferry) -> None:
    voices = ArticleVoices.objects.get(article=made.tide)
    voices.found["attributions"].pop()
    voices.save()


def mark_residue(made: Ferry) -> None:
    SentenceRow.objects.filter(article=made.gazette, position=3).update(boilerplate=True)


def compare_no_more(made: Ferry) -> None:
    made.comparison(made.early, made.tide).delete()


def judge_otherwise(made: Ferry) -> None:
    comparison = made.comparison(made.gazette, made.islander)
    comparison.reuse = "verbatim"
    comparison.save()


def take_out(made: Ferry) -> None:
    Article.objects.filter(pk=made.early.pk).update(event=None)


@pytest.mark.parametrize(
    "change",
    [
        cut, weaken, rename, correct_headline, read_again, mark_residue, compare_no_more,
        judge_otherwise, take_out,
    ],
)  # fmt: skip
def test_whatever_changes_is_seen_at_once(made: Ferry, change: Callable[[Ferry], None]) -> None:
    before = read_event(made.event)
    change(made)
    assert read_event(made.event) is not before


def test_a_page_shows_what_changed_since_it_was_shown_before(
    made: Ferry, anonymous: Client
) -> None:
    address = reverse("compare:event-claims", args=[made.event.slug])
    assert "Tide" in anonymous.get(address).text
    rename(made)
    page = anonymous.get(address).text
    assert "Ebb" in page and "Tide" not in page


def test_an_event_that_gets_hidden_is_gone_for_those_who_were_shown_it(
    made: Ferry, anonymous: Client, reviewer_client: Client
) -> None:
    addresses = [
        reverse(f"compare:event-{tab}", args=[made.event.slug])
        for tab in ("claims", "sources", "quotations", "pairs")
    ]
    assert {anonymous.get(address).status_code for address in addresses} == {200}
    made.event.is_hidden = True
    made.event.save()
    for address in addresses:
        assert reviewer_client.get(address).status_code == 200
        assert anonymous.get(address).status_code == 404


def test_what_two_ask_for_at_once_is_made_once(made: Ferry) -> None:
    material = read_event(made.event)
    calls: list[int] = []
    both = Barrier(2)

    def slow(of: EventMaterial) -> object:
        calls.append(1)
        return object()

    def ask() -> None:
        both.wait()
        found.append(material.once(slow))

    found: list[object] = []
    threads = [Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert calls == [1] and found[0] is found[1]


def test_links_and_sentences_are_unpacked_as_they_were_stored() -> None:
    (link,) = links_from("0 1 2 4 0.30000000000000004 near_verbatim t")
    assert (link.left_start, link.left_end, link.right_start, link.right_end) == (0, 1, 2, 4)
    assert (link.probability, link.kind, link.moved) == (0.1 + 0.2, "near_verbatim", True)
    first, second = sentences_from("0 12 0 f\n14 20 1 t")
    assert (first.start, first.end, first.paragraph, first.boilerplate) == (0, 12, 0, False)
    assert second.boilerplate
