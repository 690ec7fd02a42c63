"""Every word of the page for two that is ours goes through translation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils.translation.trans_real import CONTEXT_SEPARATOR, DjangoTranslation

from articles.models import Article
from articles.work import Status
from compare.models import Comparison, Correction
from compare.reading.wording import with_sides_swapped
from compare.services.correct import correct
from compare.services.review import record_verdict
from compare.services.run import run
from compare.templatetags import comparisons, pairs, passages
from tests.compare import cast
from tests.compare.bridge import bridge, keep_messages, omission
from tests.compare.event.reports import ferry as event_of_four
from tests.compare.test_linking import cut
from tests.compare.test_pair_page import voices
from tests.compare.test_views import VOID

pytestmark = pytest.mark.django_db

SPOKEN = ("aria-label", "title", "alt", "placeholder")
OURS = re.compile("⟦[^⟦⟧]*⟧")
WORD = re.compile(r"[^\W\d_]{2,}")
NOT_OURS = ("Variorum", "UTC", "by hand", "omission.linked", "wording.loaded", "certainty.hedge")


@pytest.fixture(autouse=True)
def marked_words(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put brackets around all that is translated."""

    def singular(self: DjangoTranslation, message: str) -> str:
        return f"⟦{message.rpartition(CONTEXT_SEPARATOR)[2]}⟧"

    def plural(self: DjangoTranslation, one: str, many: str, number: int) -> str:
        message = one if number == 1 else many
        return f"⟦{message.rpartition(CONTEXT_SEPARATOR)[2]}⟧"

    monkeypatch.setattr(DjangoTranslation, "gettext", singular)
    monkeypatch.setattr(DjangoTranslation, "ngettext", plural)
    kept = (
        comparisons._precision_html,
        pairs._said_html,
        passages._names_html,
    )  # words kept from page to page
    for words in kept:
        words.cache_clear()
    yield
    for words in kept:
        words.cache_clear()


class Words(HTMLParser):
    """Collects what a reader sees or hears of the main part, data left out."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.spoken: list[str] = []
        self._open: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self._open.append((tag, given.get("id", "")))
        if self._inside:
            self.spoken += [given[name] for name in SPOKEN if name in given]

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._inside and self._open[-1][0] not in ("style", "kbd"):
            self.found.append(data)

    @property
    def _inside(self) -> bool:
        return any(name == "main" for _, name in self._open)


def data_of(made: Comparison) -> set[str]:
    """Return the words on the page that came from reports, reviewers and the analysis."""
    found = ["Yes, plainly.", str(made.left.event), "whole reports and excerpts of one event"]
    found += ["BASIL ECB NeuS our own gold texts pairs of passages"]  # what was measured on
    for article in (made.left, made.right):
        found += [article.headline, article.byline, article.outlet_name, article.body]
    for flag in made.flags.all():
        found += [flag.explanation, with_sides_swapped(flag.explanation), flag.evidence_quote]
    return {word for text in found for word in WORD.findall(text)}


def untranslated(html: str, made: Comparison) -> list[str]:
    words = Words(html)
    rest = "".join(words.found) + " ".join(words.spoken)
    while OURS.search(rest):
        rest = OURS.sub(" ", rest)  # from within, where one is part of another
    rest = re.sub(r"http://\S+", " ", rest)
    for known in NOT_OURS:
        rest = rest.replace(known, " ")
    return [word for word in WORD.findall(rest) if word not in data_of(made)]


@pytest.mark.parametrize(
    "query", ["", "?voices=1", "?score=0.9&swap=1", "?edits=off", "?side=left"]
)
def test_the_page_has_no_word_of_its_own_outside_translation(
    reviewer_client: Client, reviewer: User, query: str
) -> None:
    made = cast.ferry()
    voices(made)
    flag = made.flags.all()[0]
    record_verdict(flag=flag, reviewer=reviewer, verdict="confirmed", comment="Yes, plainly.")
    html = reviewer_client.get(made.get_absolute_url() + query).content.decode()
    assert untranslated(html, made) == []


@pytest.mark.parametrize(
    ("answer", "begins"),
    [
        ({"verdict": "perhaps"}, "⟦Choose one of: ⟦"),
        ({"verdict": "unsure", "comment": "x" * 2_001}, "⟦A comment has at most 2000"),
    ],
)
def test_nor_has_what_is_said_to_an_answer_that_is_not_kept(
    reviewer_client: Client, answer: dict[str, str], begins: str
) -> None:
    made = cast.ferry()
    response = reviewer_client.post(f"/compare/flags/{made.flags.all()[0].pk}/review/", answer)
    html = response.content.decode().replace("x" * 2_001, "")
    assert begins in html and untranslated(html, made) == []


@pytest.fixture
def cut_by_hand(
    fake_encoder: object,
    monkeypatch: pytest.MonkeyPatch,
    reviewer_client: Client,
    reviewer: User,
) -> Comparison:
    """A comparison a link of which was cut, so that a reviewed flag was withdrawn."""
    keep_messages(monkeypatch)
    made = bridge()
    record_verdict(flag=omission(made), reviewer=reviewer, verdict="confirmed", comment="Yes.")
    cut(reviewer_client, made.get_absolute_url())
    assert correct(Correction.objects.get(comparison=made).pk)
    return made


@pytest.mark.parametrize("page", ["", "?swap=1", "links/", "links/make/?side=left&passage=2-3"])
def test_nor_has_what_is_told_of_links_changed_by_hand(
    reviewer_client: Client, cut_by_hand: Comparison, page: str
) -> None:
    html = reviewer_client.get(f"{cut_by_hand.get_absolute_url()}{page}").content.decode()
    assert set(untranslated(html, cut_by_hand)) <= {"Not", "the", "same"}  # the reviewer's note


def test_who_changed_a_link_where_and_when_is_one_sentence_to_translate(
    reviewer_client: Client, cut_by_hand: Comparison
) -> None:
    html = reviewer_client.get(cut_by_hand.get_absolute_url()).content.decode()
    text = re.sub("<[^>]*>", "", html)
    told = r"⟦Link with ⟦paragraph 2⟧ on the (left|right) cut by hand by reviewer, .+ \d{4}⟧"
    assert len(re.findall(told, text)) == 2
    withdrawn = r"⟦Withdrawn when the link of its passage was cut by hand by reviewer, .+ \d{4}\.⟧"
    assert len(re.findall(withdrawn, text)) == 1
    assert "⟦Attribution omitted⟧, ⟦on the right⟧:" in text


def test_what_became_of_a_quotation_is_one_sentence_to_translate(anonymous: Client) -> None:
    made = event_of_four()
    at = reverse("compare:event-quotations", args=[made.event.slug])
    text = " ".join(re.sub("<[^>]*>", "", anonymous.get(at).content.decode()).split())
    assert "⟦Islander leaves out without a sign: and nobody makes the parts any more⟧" in text
    assert "⟦Not quoted in Early, Tide.⟧" in text


def test_nor_has_its_file(anonymous: Client) -> None:
    made = cast.ferry()
    html = anonymous.get(f"{made.get_absolute_url()}export/").content.decode()
    assert untranslated(html, made) == []


@pytest.mark.parametrize("status", [Status.WORKING, Status.WAITING, Status.FAILED])
@pytest.mark.parametrize("error", ["", "One of the reports could not be prepared."])
def test_nor_has_the_page_that_waits(anonymous: Client, status: str, error: str) -> None:
    made = cast.ferry()
    Comparison.objects.filter(pk=made.pk).update(status=status, error=error)
    html = anonymous.get(made.get_absolute_url()).content.decode()
    assert untranslated(html, made) == []
    assert not error or f"⟦{error}⟧" in html


def test_every_reason_of_ours_is_stored_as_the_key_of_its_translations(
    fake_encoder: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_messages(monkeypatch)
    made = bridge()
    Comparison.objects.update(status=Status.WAITING)
    Article.objects.filter(pk=made.left_id).update(status=Status.FAILED)
    assert not run(made.pk)
    reason = Comparison.objects.get(pk=made.pk).error
    assert reason == "One of the reports could not be prepared."
