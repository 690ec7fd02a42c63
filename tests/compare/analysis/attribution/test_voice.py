from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from articles.text.spans import merged
from tests.compare.analysis.attribution.helpers import analysed, document


def voices(text: str) -> list[list[str]]:
    return [[s.slice(text) for s in spans] for spans in analysed(document(text)).own_voice]


def test_attributed_content_is_not_the_outlets() -> None:
    assert voices("Officials said the pier was a scandal. The pier opened in 1950.") == [
        ["Officials said"],
        ["The pier opened in 1950."],
    ]


def test_a_quotation_is_not_the_outlets_even_without_a_cue() -> None:
    assert voices("A long “night of shame and sorrow for the whole town” ended.") == [
        ["A long", "ended."]
    ]


def test_scare_quotes_are_the_outlets_own_words() -> None:
    text = "The party hailed the so-called “reformists” of the coast."
    assert voices(text) == [[text]]


def test_the_object_of_a_stance_stays_the_outlets() -> None:
    text = "The port seeks to preserve the brutal regime of its owner."
    assert voices(text) == [[text]]


def test_what_is_so_in_somebodys_opinion_is_not_the_outlets() -> None:
    assert voices("In his opinion, the board was a disgrace.") == [["In his opinion,"]]
    assert voices("The board was a disgrace, in the view of Ilse Brandt.") == [
        [", in the view of Ilse Brandt."]
    ]
    text = "His opinion of the board was low."
    assert voices(text) == [[text]]


def test_residue_is_nobodys() -> None:
    assert voices("The pier opened in 1950.\n\nScroll to Top")[-1] == []


@given(st.lists(st.sampled_from(["Officials said", "“so it is”", "the pier fell", ",", ".", "\n"])))
def test_own_voice_lies_within_its_sentence_and_never_overlaps(parts: list[str]) -> None:
    document_ = document(" ".join(parts))
    analysis = analysed(document_)
    assert len(analysis.own_voice) == len(document_.sentences)
    for sentence, spans in zip(document_.sentences, analysis.own_voice, strict=True):
        assert all(sentence.span.contains(span) and len(span) for span in spans)
        assert sum(len(span) for span in merged(spans)) == sum(len(span) for span in spans)
