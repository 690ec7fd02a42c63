"""The sentence that explains a flag: kept with its wording, told in the reader's language."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client

from compare.analysis.compare import compare_documents
from compare.analysis.messages import Message, as_json, from_json, message
from compare.analysis.results import FlagKind
from compare.evaluation.sample_event import event_pairs
from compare.models import Comparison, Flag
from compare.reading import explained as module
from compare.reading.explained import explained
from compare.reading.wording import with_sides_swapped
from compare.services.settle import settle_flags
from tests.compare import cast
from tests.compare.analysis.changes.figures.test_figures import flags
from tests.gold.material import real_desk

COMPARE = Path(__file__).resolve().parents[2] / "compare"
NAMES_ONLY = {"%(name)s", "%(name)s (%(also)s)"}
OMITTED = message(
    "On the left this is %(attributed)s; on the right it stands as fact.",
    attributed=message("said by %(name)s", name="“the left bank’s warden”"),
)
GERMAN = {
    "On the left this is %(attributed)s; on the right it stands as fact.": (
        "Rechts steht als Tatsache, was links %(attributed)s heißt."
    ),
    "On the right this is %(attributed)s; on the left it stands as fact.": (
        "Links steht als Tatsache, was rechts %(attributed)s heißt."
    ),
    "said by %(name)s": "laut %(name)s",
}


def marked_wordings() -> set[str]:
    """Return every wording that the code marks for translators."""
    calls = (
        node
        for path in COMPARE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    )
    return {
        ast.literal_eval(c.args[0]) for c in calls if getattr(c.func, "id", "") == "gettext_noop"
    }


def wordings_in(told: Message) -> Iterator[str]:
    yield told.wording
    for _, value in told.values:
        if isinstance(value, Message):
            yield from wordings_in(value)


@pytest.fixture
def german(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "gettext", lambda wording: GERMAN.get(wording, wording))


def flag_with(told: Message | None) -> Flag:
    return Flag(
        explanation="As it was written: left “right”.",
        message=None if told is None else as_json(told),
    )


def test_a_message_is_kept_as_it_was() -> None:
    assert from_json(as_json(OMITTED)) == OMITTED
    assert str(OMITTED) == (
        "On the left this is said by “the left bank’s warden”; on the right it stands as fact."
    )


def test_words_of_a_text_are_never_taken_for_places() -> None:
    told = message("%(words)s is new.", words="“100 %(reason)s of %s”")
    assert str(from_json(as_json(told))) == "“100 %(reason)s of %s” is new."
    assert str(message("5 % more")) == "5 % more"


def test_an_explanation_is_told_in_the_readers_language(german: None) -> None:
    assert explained(flag_with(OMITTED)) == (
        "Rechts steht als Tatsache, was links laut “the left bank’s warden” heißt."
    )


def test_exchanged_columns_exchange_the_sides_and_no_quoted_word(german: None) -> None:
    assert explained(flag_with(OMITTED), swapped=True) == (
        "Links steht als Tatsache, was rechts laut “the left bank’s warden” heißt."
    )


def test_a_flag_without_its_wording_is_told_as_it_was_written(german: None) -> None:
    assert explained(flag_with(None)) == "As it was written: left “right”."
    assert explained(flag_with(None), swapped=True) == "As it was written: right “right”."


@pytest.mark.encoder
def test_every_wording_of_a_flag_can_be_translated_for_either_order_of_the_columns() -> None:
    marked = marked_wordings()
    desk = real_desk()
    kinds: set[FlagKind] = set()
    for pair in event_pairs(desk.document):
        for flag in compare_documents(pair.left, pair.right).flags:
            kinds.add(flag.kind)
            for wording in wordings_in(flag.message):
                assert wording in marked | NAMES_ONLY
                assert with_sides_swapped(wording) in marked | NAMES_ONLY
    assert len(kinds) >= 4


@pytest.mark.django_db
def test_the_page_and_the_desk_tell_it(
    german: None, anonymous: Client, admin_client: Client
) -> None:
    made: Comparison = cast.ferry()
    flag = made.flags.all()[0]
    Flag.objects.filter(pk=flag.pk).update(message=as_json(OMITTED))
    said = "Rechts steht als Tatsache, was links laut “the left bank’s warden” heißt."
    assert said in anonymous.get(made.get_absolute_url()).content.decode()
    swapped = anonymous.get(f"{made.get_absolute_url()}?swap=1").content.decode()
    assert "Links steht als Tatsache, was rechts laut" in swapped
    assert said in admin_client.get(f"/admin/compare/flag/{flag.pk}/change/").content.decode()


@pytest.mark.django_db
def test_a_message_is_stored_with_its_flag_and_again_where_it_was_not_kept() -> None:
    (found,) = flags(
        "The storm sank 12 boats in the harbour of Tarn, the mayor said.",
        "The storm sank 15 boats in the harbour of Tarn, the mayor said.",
    )
    found = replace(found, link=None)
    made = cast.ferry()
    settle_flags(made, [found], [])
    row = made.flags.get(kind=found.kind)
    assert row.message == as_json(found.message)
    Flag.objects.filter(pk=row.pk).update(message=None)
    settle_flags(made, [found], [])
    assert made.flags.get(pk=row.pk).message == as_json(found.message)
