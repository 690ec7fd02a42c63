"""Somebody told something is never its source; a name in apposition belongs to the one who tells."""

from __future__ import annotations

import pytest

from compare.analysis.results import SourceKind
from tests.compare.analysis.attribution.helpers import attributions_of, words_of

QUOTED = "“The quay is not safe,”"


@pytest.mark.parametrize(
    ("rest", "source", "cue"),
    [
        ("the engineer, Ida Roke, told the council.", "the engineer, Ida Roke", "told"),
        (
            "the harbour’s director, Mette Alsen, told a news conference in Brakk.",
            "the harbour’s director, Mette Alsen",
            "told",
        ),
        ("Ida Roke, the engineer, told the council.", "Ida Roke, the engineer", "told"),
        (
            "Ida Roke, 44, an engineer, told the council.",
            "Ida Roke, 44, an engineer",
            "told",
        ),
        (
            "Ida Roke, who leads the harbour office, told the council.",
            "Ida Roke, who leads the harbour office",
            "told",
        ),
        ("Ida Roke told reporters on Monday.", "Ida Roke", "told"),
        ("Ida Roke told a news conference in Brakk.", "Ida Roke", "told"),
        ("the captain – Otto Lind – told the crowd.", "the captain – Otto Lind", "told"),
        ("the captain (Otto Lind) told the crowd.", "the captain (Otto Lind)", "told"),
        ("the engineer, Ida Roke, warned the council.", "the engineer, Ida Roke", "warned"),
        ("Mette Alsen assured residents at a meeting.", "Mette Alsen", "assured"),
        ("warned the engineer, Ida Roke.", "the engineer, Ida Roke", "warned"),
    ],
)
def test_a_quotation_belongs_to_who_tells_it(rest: str, source: str, cue: str) -> None:
    text = f"{QUOTED} {rest}"
    (attribution,) = attributions_of(text)
    assert words_of(text, attribution) == (source, cue, QUOTED)
    assert attribution.effective_kind is SourceKind.NAMED
    assert attribution.direct


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "The quay is not safe, the engineer, Ida Roke, told the council.",
            "the engineer, Ida Roke",
            "The quay is not safe",
        ),
        (
            "The quay is not safe, the engineer, Ida Roke, warned the council.",
            "the engineer, Ida Roke",
            "The quay is not safe",
        ),
        (
            "Work on the quay, which began in May, will stop, Ida Roke, who leads it, told the council.",
            "Ida Roke, who leads it",
            "Work on the quay, which began in May, will stop",
        ),
        (
            "Roke told reporters on Monday the quay was not safe.",
            "Roke",
            "the quay was not safe",
        ),
        (
            "According to the engineer, Ida Roke, the quay is closed.",
            "the engineer, Ida Roke",
            "the quay is closed",
        ),
    ],
)
def test_a_claim_belongs_to_who_tells_it(text: str, source: str, content: str) -> None:
    (attribution,) = attributions_of(text)
    found = words_of(text, attribution)
    assert (found[0], found[2]) == (source, content)


@pytest.mark.parametrize(
    "first",
    [
        f"{QUOTED} the director, Mette Alsen, told a news conference in Brakk.",
        f"The director, Mette Alsen, told a news conference in Brakk: {QUOTED}",
        f"{QUOTED} the director, Mette Alsen, told the harbour board.",
    ],
)
def test_a_pronoun_stands_for_who_told_not_for_who_was_told(first: str) -> None:
    text = f"{first} She said repairs would take a year."
    last = attributions_of(text)[-1]
    assert last.resolved_source is not None
    assert last.resolved_source.slice(text).lower() == "the director, mette alsen"
    assert last.effective_kind is SourceKind.NAMED


@pytest.mark.parametrize(
    "text",
    [
        "The ministry declined to comment on the tables.",
        "The member did not offer proof.",
        "The dockers and the port agreed on Sunday to talk again.",
    ],
)
def test_an_act_is_nothing_said(text: str) -> None:
    assert attributions_of(text) == ()


def test_agreement_with_a_claim_is_something_said() -> None:
    text = "The mayor agreed that the quay was unsafe."
    assert words_of(text, attributions_of(text)[0])[2] == "that the quay was unsafe"
