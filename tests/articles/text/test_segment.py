from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.segment import MAX_SENTENCE, segment

PROSE = st.lists(
    st.sampled_from(
        [
            "The U.S. agreed.",
            " ",
            "\n",
            "\r\n",
            "“Stay!” he said.",
            "🙂",
            "e\u0301",
            "\u2028",
            "a",
            "(",
            "؟",
        ]
    ),
    max_size=40,
).map("".join)


def cut(text: str, language: str = "en") -> list[str]:
    return [unit.span.slice(text) for unit in segment(text, language=language).sentences]


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=300), PROSE))
def test_no_character_is_lost_or_moved(text: str) -> None:
    found = segment(text)
    assert found == segment(text)
    for units in (found.paragraphs, found.sentences):
        end = 0
        for unit in units:
            piece = unit.span.slice(text)
            assert piece and piece == piece.strip()
            assert end <= unit.start
            assert not text[end : unit.start].strip()
            end = unit.end
        assert not text[end:].strip()
    for sentence in found.sentences:
        assert found.paragraphs[sentence.paragraph].span.contains(sentence.span)


def test_lone_surrogates_and_nul_are_taken() -> None:
    assert cut("One \ud800 here. Two\x00 there.") == ["One \ud800 here.", "Two\x00 there."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dr. Vale met him on Dec. 26 in the U.S. capital. He left.", 2),
        ("J. K. Marsh and Gen. Lee spoke. Mr. Oak did not.", 2),
        ("“We will go.” She left. “Why?” he asked.", 3),
        ("They met at 5 p.m. Tuesday. They left at 6 p.m. The rest stayed.", 3),
        ("The council said no. Prices rose.", 2),
        ("It is no. 5 on the list.", 1),
        ("(It was late.) He slept.", 2),
        ("The clerk said that Ms. Brandt did not sign. She left.", 2),
        ("It rose by 5. 9 per cent in May. It fell in June.", 2),
        ("It happened on May 5. 9 million people saw it.", 2),
        ("It cost 5. 9 others paid more.", 2),
        ("1. First item. 2. Second item.", 2),
        ("در تهران گفت. او رفت؟ بله.", 3),
    ],
)
def test_sentences_of_news(text: str, expected: int) -> None:
    assert len(cut(text)) == expected


def test_closing_quotation_marks_stay_with_their_sentence() -> None:
    assert cut("He said: “We stay.” Then he left.") == ["He said: “We stay.”", "Then he left."]


def test_every_line_is_a_paragraph() -> None:
    text = "One here.\nTwo here.\r\n\r\nThree here.\u2029Four here.\fFive here."
    assert [p.span.slice(text) for p in segment(text).paragraphs] == [
        "One here.",
        "Two here.",
        "Three here.",
        "Four here.",
        "Five here.",
    ]


@pytest.mark.parametrize("word", ["word ", "said “a word ", "(", "x", "e\u0301"])
def test_a_paragraph_without_full_stop_is_cut_in_pieces(word: str) -> None:
    text = word * 20_000
    pieces = cut(text)
    assert max(map(len, pieces)) <= MAX_SENTENCE
    assert "".join(pieces).replace(" ", "") == text.replace(" ", "")


def test_long_pieces_keep_combining_characters_together() -> None:
    assert all(not piece.startswith("\u0301") for piece in cut("e\u0301" * 5_000))


def test_residue_is_marked_and_kept() -> None:
    text = "ASIA\n\nBridge opens early\n\nPublished\n\non\n\nThe bridge opened. It is new.\n\nMOST READ\n"
    found = segment(text)
    marked = [unit.span.slice(text) for unit in found.sentences if unit.boilerplate]
    assert marked == ["ASIA", "Published", "on", "MOST READ"]
    assert [p.boilerplate for p in found.paragraphs] == [True, False, True, True, False, True]


def test_a_leading_date_is_a_piece_of_its_own() -> None:
    text = " date 2022-01-26 It was the council's turn. It met."
    found = segment(text)
    assert cut(text) == ["date 2022-01-26", "It was the council's turn.", "It met."]
    assert [unit.boilerplate for unit in found.sentences] == [True, False, False]
    assert not found.paragraphs[0].boilerplate
