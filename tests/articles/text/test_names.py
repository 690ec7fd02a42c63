from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.names import isolated, one_line, same_name

STEERING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
ODD = st.text(st.sampled_from(f"a ب9.\n\x00\u200b\u200c\u200f\u0301\ufeff{STEERING}"), max_size=12)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("  Bridge \n opens\t", "Bridge opens"),
        ("\u202eBridge opens", "Bridge opens"),
        ("Bridge \u202dopens\u202c", "Bridge opens"),
        ("\u202bپل باز شد\u202c", "\u202bپل باز شد\u202c"),
        ("\u2068Tarn\u2069 باز شد", "\u2068Tarn\u2069 باز شد"),
        ("\u202bپل باز شد", "پل باز شد"),
        ("Bridge\u2069 opens", "Bridge opens"),
        ("\u2067\u202bپل\u2069\u202c", "پل"),
        ("می\u200cرود\u200f!", "می\u200cرود\u200f!"),
        ("Brid\u00adge\x00 o\x1bpens\ufeff", "Bridge opens"),
        ("\ud800 opens", "\ufffd opens"),
    ],
)
def test_a_line_keeps_what_has_a_meaning(given: str, kept: str) -> None:
    assert one_line(given) == kept


@pytest.mark.parametrize("given", ["", " \u200b ", "\u202e\u202c", "\u3164", "\u0301", "\u200f"])
def test_a_line_in_which_nothing_is_seen_is_none(given: str) -> None:
    assert one_line(given) == ""


def test_a_line_stays_as_it_is_when_it_is_read_again() -> None:
    for text in ("\u202e \x00 a", "a \u202c b\u2069", "\u2068a \u00ad b\u2069"):
        assert one_line(one_line(text)) == one_line(text)


def test_only_what_could_disturb_a_sentence_is_isolated() -> None:
    assert isolated("Bridge opens (12 %) – “at last”!") == "Bridge opens (12 %) – “at last”!"
    assert isolated("پل باز شد") == "\u2068پل باز شد\u2069"
    assert isolated("abc\u202e") == "\u2068abc\u2069"
    assert isolated("abc\u2069\u202e") == "\u2068abc\u2069"


def opened_and_closed(text: str) -> bool:
    """Tell whether every steering character is closed in order, and no override is among them."""
    awaited: list[str] = []
    for char in text:
        if char in "\u202a\u202b":
            awaited.append("\u202c")
        elif char in "\u2066\u2067\u2068":
            awaited.append("\u2069")
        elif char in "\u202c\u2069" and (not awaited or awaited.pop() != char):
            return False
    return not awaited and not set(text) & set("\u202d\u202e")


@settings(max_examples=300, deadline=None)
@given(ODD)
def test_whatever_is_written_steers_nothing_around_it(text: str) -> None:
    assert opened_and_closed(one_line(text))
    assert opened_and_closed(isolated(text))
    assert one_line(one_line(text)) == one_line(text)


def test_two_ways_of_writing_a_name_are_one_name() -> None:
    assert same_name("ZÜRICH\u200b Post") == same_name("Zu\u0308rich  post")
    assert same_name("خبر\u200cگزاری") == same_name("خبرگزاری")
    assert same_name("Post") != same_name("Poste")
