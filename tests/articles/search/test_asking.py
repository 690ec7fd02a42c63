"""What a reader typed, read as a web search would."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search.asking import MOST_CHARACTERS, MOST_TERMS, asked


def read(text: str) -> list[list[str]]:
    return [
        [f"{'-' if term.unwanted else ''}{term.text}" for term in group]
        for group in asked(text).alternatives
    ]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("bridge tarn", [["bridge", "tarn"]]),
        ('"new bridge" tarn', [["new bridge", "tarn"]]),
        ("“new bridge”", [["new bridge"]]),
        ("«new bridge»", [["new bridge"]]),
        ("bridge -ferry", [["bridge", "-ferry"]]),
        ('-"new ferry" bridge', [["-new ferry", "bridge"]]),
        ("bridge OR ferry tarn", [["bridge"], ["ferry", "tarn"]]),
        ("anti-war protester’s", [["anti war", "protester s"]]),
        ('"an open quotation', [["an open quotation"]]),
        ("bridge bridge", [["bridge"]]),
        ("پل -کشتی", [["پل", "-کشتی"]]),
        ("月曜日", [["月 曜 日"]]),
        ("می‌شود", [["می‌شود"]]),
    ],
)
def test_what_is_typed_is_read_as_a_web_search(typed: str, meant: list[list[str]]) -> None:
    assert read(typed) == meant


@pytest.mark.parametrize(
    "typed", ["", "   ", "OR", "- -- | & ! <-> ()", '""', "“”", "'\\':*", "\0"]
)
def test_signs_alone_ask_for_nothing(typed: str) -> None:
    assert not asked(typed)


def test_what_is_too_long_is_cut_at_a_word_and_said_to_be() -> None:
    long = asked("word " * 1_000)
    assert long.is_cut and len(long.text) <= MOST_CHARACTERS and read(long.text) == [["word"]]
    unbroken = asked("x" * 4_000)
    assert unbroken.is_cut and unbroken.text == "x" * MOST_CHARACTERS
    many = asked(" ".join(f"w{number}" for number in range(20)))
    assert many.is_cut and sum(map(len, many.alternatives)) == MOST_TERMS
    assert not asked("bridge").is_cut


def test_a_term_wanted_twice_is_marked_once() -> None:
    assert [term.text for term in asked("bridge tarn OR bridge -ferry").wanted] == [
        "bridge",
        "tarn",
    ]


@given(st.text(max_size=400))
def test_nothing_that_can_be_typed_is_an_error(typed: str) -> None:
    found = asked(typed)
    assert all(term.words for group in found.alternatives for term in group)
    assert asked(found.text).alternatives == found.alternatives or found.is_cut
