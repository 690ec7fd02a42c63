from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.analysis.compare import compare_documents
from compare.analysis.results import LinkKind
from compare.analysis.tokens import words
from tests.compare.analysis.attribution.helpers import attributions_of, document

ACCENTED = (
    "Zdeněk Růžička told the Łódź Gazette that the café’s façade was a naïve idée. "
    "“We will not close it before the soirée in Malmö,” said José Núñez."
)
APART = unicodedata.normalize("NFD", ACCENTED)  # each accent is a character of its own


def test_an_accent_written_apart_stays_within_its_word() -> None:
    assert len(APART) > len(ACCENTED)
    assert [w.lower for w in words(APART)] == [w.lower for w in words(ACCENTED)]


def test_words_stand_in_the_text_as_it_was_given() -> None:
    found = words(APART, offset=0)
    assert [w.span.slice(APART) for w in found] == [w.text for w in found]
    assert words(APART, offset=7)[3].span.start == found[3].span.start + 7


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("मंत्री ने कहा", ["मंत्री", "ने", "कहा"]),  # vowel signs are marks
        ("e\u0301 a-e\u0301 l’e\u0301te\u0301", ["é", "a-é", "l'été"]),
        ("cafe\u0301’s 4.5% a1", ["café", "4.5%", "a1"]),
        ("\u0301 “\u0301” 3,5", ["3,5"]),  # a mark without a letter is no word
    ],
)
def test_words_with_marks(text: str, expected: list[str]) -> None:
    assert [w.lower for w in words(text)] == expected


@given(st.text(alphabet="aé’ -.1\u0301\u0302क\u093e", max_size=40))
def test_every_word_is_a_slice_of_its_text(text: str) -> None:
    found = words(text)
    assert all(w.span.slice(text) == w.text for w in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


def test_who_is_quoted_is_read_alike_however_accents_are_written() -> None:
    def spoken(text: str) -> list[tuple[str, ...]]:
        return [
            tuple(
                unicodedata.normalize("NFC", span.slice(text))
                for span in (a.source, a.cue, *a.content)
                if span is not None
            )
            for a in attributions_of(text)
        ]

    assert spoken(APART) == spoken(ACCENTED)
    assert ("José Núñez", "said", "“We will not close it before the soirée in Malmö,”") in spoken(
        APART
    )


def test_the_same_report_with_accents_apart_is_verbatim_and_has_no_flag() -> None:
    left, right = document(ACCENTED), document(APART)
    result = compare_documents(left, right)
    assert [link.kind for link in result.alignment.links] == [LinkKind.VERBATIM] * 2
    assert result.flags == ()


def test_other_words_are_still_other_words_with_accents_apart() -> None:
    changed = APART.replace("nai\u0308ve ide\u0301e", "dull copy of one in Malmo\u0308")
    assert changed != APART
    first = compare_documents(document(ACCENTED), document(changed)).alignment.links[0]
    assert first.kind is not LinkKind.VERBATIM
