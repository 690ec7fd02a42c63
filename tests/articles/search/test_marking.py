"""Words of a text, and the line that shows where something was found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search.marking import excerpt, first_letter, marked, places_of, words_in


def shown(text: str, *terms: str) -> str:
    return "".join(f"[{p.text}]" if p.found else p.text for p in excerpt(text, found(text, *terms)))


def found(text: str, *terms: str) -> list[tuple[int, int]]:
    words = list(words_in(text))
    return places_of(
        words,
        [term.split() for term in terms],
        same={word: {word.casefold()} for word, _, _ in words},
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ferry’s 3,5 km", ["The", "ferry", "s", "3", "5", "km"]),
        ("«پل» می‌شود.", ["پل", "می‌شود"]),
        ("पुल खुला", ["पुल", "खुला"]),
        ("橋は開通", ["橋", "は", "開", "通"]),
        ("🚢 – …", []),
    ],
)
def test_words_of_many_scripts_are_told_apart(text: str, words: list[str]) -> None:
    assert [word for word, _, _ in words_in(text)] == words


def test_words_in_a_row_are_marked_only_in_a_row() -> None:
    text = "The new bridge. A bridge, new."
    assert found(text, "new bridge") == [(4, 14)]
    assert shown(text, "new bridge", "bridge") == "The [new bridge]. A [bridge], new."


def test_the_line_shown_is_the_one_that_holds_most() -> None:
    far = "One bridge stood there for long. " + "Nothing to see here at all. " * 12
    text = f"{far}\nThe bridge at Tarn is a bridge of stone."
    assert shown(text, "bridge") == "… The [bridge] at Tarn is a [bridge] of stone."


def test_a_line_is_cut_between_words() -> None:
    text = "word " * 100 + "bridge " + "word " * 100
    line = shown(text, "bridge")
    assert line.startswith("… word ") and line.endswith("word …") and "[bridge]" in line
    assert len(line) < 250


def test_a_word_of_thousands_of_letters_is_shown_in_part() -> None:
    pieces = excerpt("x" * 4_000, [(0, 4_000)])
    assert sum(len(piece.text) for piece in pieces) < 300


def test_where_nothing_is_found_nothing_is_shown() -> None:
    assert excerpt("A text.", []) == ()


@given(st.text(max_size=300), st.text(min_size=1, max_size=3))
def test_pieces_always_add_up_to_the_text(text: str, term: str) -> None:
    places = found(text, term)
    assert "".join(piece.text for piece in marked(text, places)) == text
    assert bool(places) == bool(excerpt(text, places))


@pytest.mark.parametrize(("one", "other"), [("École", "ecole"), ("كتاب", "کتاب"), ("Ёлка", "елка")])
def test_forms_of_a_word_share_their_first_letter(one: str, other: str) -> None:
    assert first_letter(one) == first_letter(other)
