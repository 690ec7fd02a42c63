"""Sentences that share who speaks and nothing else, and those that share what is said."""

from __future__ import annotations

import numpy as np
import pytest

from compare.analysis.alignment import align as aligning
from compare.analysis.alignment.align import align
from compare.analysis.alignment.speakers import only_speaker_in_common
from compare.analysis.documents import Document
from compare.analysis.results import Alignment
from tests.compare.analysis.attribution.helpers import attributions_of, document

SOLD = "Ansgar Lohm, the director of the Tarn port, said that the crane would be sold in autumn."


def only_speaker(one: str, other: str) -> bool:
    found = only_speaker_in_common(
        document(one), document(other), attributions_of(one), attributions_of(other)
    )
    return bool(found[0, 0])


@pytest.mark.parametrize(
    "other",
    [
        "Ansgar Lohm, director of Tarn port, said the dockers’ strike was over.",
        "The dockers’ strike was over, Ansgar Lohm, the director of the Tarn port, said.",
        "“The strike is over and nobody lost their job,” said Lohm.",
        "According to Ansgar Lohm, the director of the Tarn port, nobody was hurt on Monday.",
    ],
)
def test_the_same_speaker_with_another_claim_is_nothing_in_common(other: str):
    assert only_speaker(SOLD, other)
    assert only_speaker(other, SOLD)


@pytest.mark.parametrize(
    "other",
    [
        SOLD,
        "The crane will be sold before winter, Ansgar Lohm, the director of the Tarn port, said.",
        "“We shall sell the crane in autumn,” said Lohm.",
        "Ansgar Lohm, director of Tarn port, said the strike was over and the crane would be sold.",
        "The crane will be sold in autumn.",  # nobody speaks here
        "Flames were first seen at four.",  # nothing in common at all: a link rests on meaning
        "Mayor Ida Roke said that the strike was over.",  # somebody else
    ],
)
def test_what_is_said_or_another_speaker_is_more_or_less_than_a_speaker_in_common(other: str):
    assert not only_speaker(SOLD, other)
    assert not only_speaker(other, SOLD)


def test_sentences_that_tell_nothing_besides_who_speaks_are_not_told_apart():
    denied = "The regional government denied that."
    assert not only_speaker(denied, denied)
    assert not only_speaker(denied, SOLD)


def test_words_of_one_family_are_something_in_common():
    assert not only_speaker("The army said it controlled it.", "The army claims full control.")


def test_sources_that_share_a_word_are_not_one_speaker():
    taken = "Pictures taken from a passing ferry on Sunday showed the crane in pieces."
    quay = "Pictures of the Tarn quay showed that something large was missing."
    assert attributions_of(taken) and attributions_of(quay)
    assert not only_speaker(taken, quay)


def test_who_fears_is_part_of_what_is_told():
    fears, hopes = "Ansgar Lohm fears that trade will fall.", "Ansgar Lohm hopes for a new quay."
    assert attributions_of(fears) and attributions_of(hopes)
    assert not only_speaker(fears, hopes)


def test_a_pair_by_its_speaker_is_neither_linked_nor_a_rival(monkeypatch: pytest.MonkeyPatch):
    """The first sentence fits another claim of the same speaker best, and its own claim next."""
    left = f"{SOLD} Trains to Tessin ran again at noon."
    right = (
        "Ansgar Lohm, director of Tarn port, said the strike was over. "
        "In autumn the port will sell its crane."
    )
    probabilities = np.array([[0.9, 0.5], [0.1, 0.65]])
    monkeypatch.setattr(aligning, "similarity", lambda one, other: probabilities)
    one, other = document(left), document(right)
    assert cells(align(one, other)) == {(0, 0), (1, 1)}
    assert cells(_aligned(one, other)) == {(0, 1), (1, 1)}


def cells(alignment: Alignment) -> set[tuple[int, int]]:
    return {
        (i, j)
        for link in alignment.links
        for i in range(link.left_start, link.left_end)
        for j in range(link.right_start, link.right_end)
    }


def _aligned(left: Document, right: Document) -> Alignment:
    return align(left, right, attributions_of(left.text), attributions_of(right.text))
