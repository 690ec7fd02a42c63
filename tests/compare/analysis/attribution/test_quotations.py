from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.analysis.attribution.quotations import find_quotations
from compare.analysis.results import Quotation
from tests.compare.analysis.attribution.helpers import document


def found(text: str, *, language: str = "en") -> list[str]:
    return [q.inner.slice(text) for q in find_quotations(document(text, language=language))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor said “we will rebuild the bridge” on Monday.", ["we will rebuild the bridge"]),
        ('The mayor said "we will rebuild the bridge" on Monday.', ["we will rebuild the bridge"]),
        ("The mayor said ‘we will rebuild the bridge’ on Monday.", ["we will rebuild the bridge"]),
        ("The mayor said 'we will rebuild the bridge' on Monday.", ["we will rebuild the bridge"]),
        (
            "The mayor said ``we will rebuild the bridge'' on Monday.",
            ["we will rebuild the bridge"],
        ),
        ("Le maire a dit « nous allons reconstruire » lundi.", ["nous allons reconstruire"]),
        (
            "Er sagte: „Wir bauen die Brücke wieder auf“ am Montag.",
            ["Wir bauen die Brücke wieder auf"],
        ),
    ],
)
def test_every_kind_of_mark_is_read(text: str, expected: list[str]) -> None:
    assert [inner.strip() for inner in found(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The workers' strike and the firm's offer don't match, the union's lawyer hasn't replied.",
        "It was the ’90s, and rock ’n’ roll filled the town’s halls.",
        "The plank was 6' long and 12\" wide.",
    ],
)
def test_apostrophes_and_inches_are_not_quotations(text: str) -> None:
    assert found(text) == []


def test_a_quotation_may_run_over_sentences() -> None:
    text = "“The road is shut. It will stay shut for weeks,” the engineer said."
    assert found(text) == ["The road is shut. It will stay shut for weeks,"]


def test_a_quotation_over_paragraphs_closes_only_at_the_last() -> None:
    text = (
        "“The road is shut, and nobody told us.\n\n"
        "“We found out from the radio,” the baker said.\n\n"
        "The council was asked for a reply."
    )
    assert len(found(text)) == 1
    assert found(text)[0].endswith("We found out from the radio,")


def test_a_mark_that_never_closes_does_not_swallow_the_rest() -> None:
    text = "She called it “a long road and left. The harvest was good.\n\nThe mill opened in May."
    (quotation,) = find_quotations(document(text))
    assert "harvest" not in quotation.span.slice(text)


def test_a_paragraph_that_opens_with_a_mark_and_never_closes_ends_with_its_paragraph() -> None:
    text = "“The harvest was good. We sold it all.\n\nThe mill opened in May."
    (quotation,) = find_quotations(document(text))
    assert quotation.span.slice(text).endswith("sold it all.")


@pytest.mark.parametrize(
    ("text", "scare"),
    [
        ("The plan was hailed by so-called “reformists” in the party.", True),
        ("The building is a “green” tower of glass.", True),
        ("The minister called the deal “a bad joke” on Monday.", False),
        ("The film “Winter Rain” opens on Friday.", False),
        ("The group holds that it will not be “part of any deal with the ministry”.", False),
    ],
)
def test_only_short_unclaimed_quotations_are_scare_quotes(text: str, scare: bool) -> None:
    (quotation,) = find_quotations(document(text))
    assert quotation.scare is scare


@given(st.text(alphabet="ab .,\n“”\"'‘’«»„`", max_size=300))
def test_quotations_never_overlap_and_stay_in_the_text(text: str) -> None:
    given_document = document(text)
    quotations = find_quotations(given_document)
    ends = [0]
    for quotation in quotations:
        assert isinstance(quotation, Quotation)
        assert ends[-1] <= quotation.span.start < quotation.span.end <= len(text)
        assert quotation.span.contains(quotation.inner)
        ends.append(quotation.span.end)


def test_a_very_long_text_full_of_open_marks_is_read() -> None:
    text = "„a " * 60_000
    quotations = find_quotations(document(text))
    assert all(len(q.span) <= len(text) for q in quotations)
