"""Links that rest on who speaks alone, and claims without them."""

from __future__ import annotations

import pytest

from compare.reading.event.hearing import Hearing, Read, share_only_a_speaker
from compare.reading.event.ledger import Ledger
from compare.reading.event.material import read_event
from compare.voices import voices_of
from tests.compare import cast
from tests.compare.analysis.attribution.helpers import analysed, document
from tests.compare.event.reports import compare, read_voices

PAY = "Ansgar Lohm, the director of the Brennick plant, said that all damage would be paid for."
WIRES = "Faulty wiring started the fire, Ansgar Lohm, the director of the Brennick plant, said."


def read(text: str) -> list[Read]:
    given = document(text)
    hearing = Hearing(text, given.sentences, voices_of(analysed(given)))
    return [hearing.read(position) for position in range(len(given.sentences))]


def test_sentences_that_introduce_the_same_speaker_share_only_a_speaker() -> None:
    assert share_only_a_speaker(read(PAY), read(WIRES))


@pytest.mark.parametrize(
    "other",
    [
        "All damage will be paid for.",  # the same claim without a speaker
        "Lohm said the plant would pay for the damage.",
        "Flames were first seen at four.",  # nothing in common at all: the link rests on meaning
    ],
)
def test_sentences_with_words_or_without_a_speaker_in_common_do_not(other: str) -> None:
    assert not share_only_a_speaker(read(PAY), read(other))


def test_sentences_that_tell_nothing_besides_who_speaks_are_not_told_apart() -> None:
    denied = read("The regional government denied that.")
    assert not share_only_a_speaker(denied, denied)


def test_words_that_say_who_speaks_are_told_apart_from_what_is_told() -> None:
    (sentence,) = read("Lohm said the plant burned.")
    assert [word.stem for word in sentence.told] == ["plant", "burn"]
    assert sentence.speaker == {"lohm", "said"}


@pytest.mark.django_db
def test_a_link_that_rests_on_the_speaker_ties_no_claim() -> None:
    of = cast.event()
    one = cast.article(((PAY,), ("The hall was built in 1974.",)), outlet="Tide", of=of, hour=3)
    two = cast.article(((WIRES,), ("The hall dates from 1974.",)), outlet="Post", of=of, hour=4)
    for article in (one, two):
        read_voices(article)
    compare(one, two, (0, 0, 0.99), (1, 1, 0.9))
    found = Ledger(read_event(of)).rows()
    assert [(row.words, row.outlets) for row in found] == [
        (PAY, 1),
        (WIRES, 1),
        ("The hall was built in 1974.", 2),
    ]
