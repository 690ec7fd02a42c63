"""Whom pronouns, relative clauses and descriptions stand for."""

from __future__ import annotations

import pytest

from compare.analysis.results import SourceKind
from tests.compare.analysis.attribution.helpers import analysed, attributions_of, document


def standing_for(text: str) -> tuple[str | None, SourceKind | None]:
    """Return what the last source of a text stands for, and of what kind that is."""
    last = attributions_of(text)[-1]
    words = None if last.resolved_source is None else last.resolved_source.slice(text)
    return words, last.resolved_kind


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        (
            "The Harbour Ministry got a draft report, which says the pump had failed.",
            "a draft report",
            SourceKind.DOCUMENT,
        ),
        (
            "The Harbour Ministry shut the pier. The order follows a draft report, seen by the "
            "Bergen Herald, which says that the pump had failed.",
            "a draft report",
            SourceKind.DOCUMENT,
        ),
        (
            "Marta Oulu said the pier was safe. The council received a letter that said it was not.",
            "a letter",
            SourceKind.DOCUMENT,
        ),
        (
            "The mayor met Ilse Brandt, who warned that the crane would fall.",
            "Ilse Brandt",
            SourceKind.NAMED,
        ),
        (
            "The mayor met the owner of the crane, who said it was safe.",
            "the owner of the crane",
            SourceKind.UNNAMED,
        ),
        (
            "The mayor wrote to Hadrell, the contractor, which said the crane was safe.",
            "Hadrell, the contractor",
            SourceKind.NAMED,
        ),
        (
            "The mayor wrote to the Ministry of Ports, which said the crane was safe.",
            "the Ministry of Ports",
            SourceKind.NAMED,
        ),
        (
            "Other sources reported a sale. According to these accounts, the pier was sold.",
            "Other sources",
            SourceKind.UNNAMED,
        ),
        (
            "Marta Oulu met officials who said the crane was safe.",
            "officials",
            SourceKind.UNNAMED,
        ),
    ],
)
def test_a_relative_clause_is_said_by_the_noun_before_it(
    text: str, words: str, kind: SourceKind
) -> None:
    assert standing_for(text) == (words, kind)


def test_a_relative_pronoun_never_reaches_back_to_an_earlier_source() -> None:
    text = "Ilse Brandt said the pier was safe. It rained, which said enough."
    for attribution in attributions_of(text):
        if attribution.source is not None and attribution.source.slice(text) == "which":
            assert attribution.resolved_source is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ilse Brandt said A was ready. The report denied that. She said B was late.", "Ilse Brandt"),
        ("Ilse Brandt said A was ready. The port authority denied that. He said no.", "Ilse Brandt"),
        ("Ilse Brandt wrote a report. It says the pump failed.", None),
        ("The Harbour Ministry denied A. Ilse Brandt said no. It said B was late.", "The Harbour Ministry"),
        ("The report was late. It said the pump had failed.", "The report"),
        ("Two dockers said the crane fell. Ilse Brandt denied it. They said B broke.", "Two dockers"),
        ("Ilse Brandt said no. Tomas Brell arrived late. He said B was late.", "Tomas Brell"),
        ("The spokesman, Jon Ek, said no. Ilse Brandt denied it. He said yes.", "Ilse Brandt"),
        ("The spokeswoman, Ida Ek, said no. Jon Roke, a fisherman, denied it. She said yes.",
         "The spokeswoman, Ida Ek"),
    ],
)  # fmt: skip
def test_a_pronoun_stands_only_for_what_it_agrees_with(text: str, words: str | None) -> None:
    assert standing_for(text)[0] == words


def test_a_surname_is_a_persons_where_the_text_has_the_forename() -> None:
    text = (
        "Tomas Brell runs the port. Caldwater said the pier was shut. Brell said it was not. "
        "Caldwater said it was. He said no."
    )
    assert standing_for(text)[0] == "Brell"


def test_she_is_never_a_document_nor_a_body() -> None:
    text = "The report said the pump had failed. The ministry denied that. She said nobody slept."
    assert standing_for(text) == (None, None)


def test_the_outlets_own_we_is_nobody_who_was_quoted() -> None:
    assert standing_for("Ilse Brandt said the pier was safe. We know that it is not.")[0] is None


def test_a_description_is_found_by_its_noun_and_not_by_a_name_beside_it() -> None:
    text = (
        "The Harbour Authority shut the pier. Two officials at the council said it was rotten. "
        "The authority said it was not."
    )
    assert standing_for(text) == ("The Harbour Authority", SourceKind.NAMED)


def test_a_body_is_not_taken_for_the_person_quoted_last() -> None:
    text = "Ilse Brandt said the pier was safe. The company said it was not."
    assert standing_for(text) == (None, SourceKind.UNNAMED)


def test_another_is_somebody_else() -> None:
    text = "Ilse Brandt said the pier was safe. Another said it was not."
    assert standing_for(text) == (None, SourceKind.UNNAMED)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The regional government said the road would open in May.", SourceKind.NAMED),
        ("The fruit growers' union said the dam was unsafe.", SourceKind.NAMED),
        ("The rebel group said it would leave the valley.", SourceKind.UNNAMED),
        ("The group said it would leave the valley.", SourceKind.UNNAMED),
        (
            "Some members, such as former mayor Ida Roke, denied that they had met.",
            SourceKind.NAMED,
        ),
        ("Several members, including Ida Roke, said the vote was fair.", SourceKind.NAMED),
        ("Several members, including two clerks, said the vote was fair.", SourceKind.UNNAMED),
    ],
)
def test_bodies_and_people_with_names_as_examples_can_be_looked_up(
    text: str, kind: SourceKind
) -> None:
    (attribution,) = analysed(document(text)).attributions
    assert attribution.effective_kind is kind


def test_accounts_are_those_of_the_sources_before_them() -> None:
    text = (
        "Other sources reported a meeting. According to these accounts, the mayor met two clerks."
    )
    *_, attribution = analysed(document(text)).attributions
    assert attribution.effective_kind is SourceKind.UNNAMED
    text = "According to the accounts of the club, it spent nine crowns."
    (attribution,) = analysed(document(text)).attributions
    assert attribution.effective_kind is SourceKind.DOCUMENT


def test_what_stands_inside_a_decision_highlights_nothing() -> None:
    text = (
        "The town’s decision to support the miners despite their strike highlights the complexity "
        "of valley politics."
    )
    found = analysed(document(text)).attributions
    assert all(a.cue.slice(text) != "highlights" for a in found if a.cue is not None)


def test_accounts_are_no_document_where_nobody_is_found_who_gave_them() -> None:
    assert standing_for("According to these accounts, the pier was sold.") == (None, None)


def test_a_report_is_a_document_still() -> None:
    text = "Other sources reported a sale. According to these reports, the pier was sold."
    assert attributions_of(text)[-1].source_kind is SourceKind.DOCUMENT


@pytest.mark.parametrize(
    "body",
    ["regional government", "fruit growers’ union", "health ministry", "port authority"],
)
def test_a_body_told_by_what_it_does_is_named(body: str) -> None:
    assert standing_for(f"The {body} said the pier was safe.") == (None, SourceKind.NAMED)


@pytest.mark.parametrize(
    "words",
    ["ministry", "government", "same council", "company’s board", "officials", "rival group"],
)
def test_a_description_of_anybody_is_not(words: str) -> None:
    assert standing_for(f"The {words} said the pier was safe.")[1] is not SourceKind.NAMED


def test_a_body_with_a_word_of_its_own_is_not_another_of_its_kind() -> None:
    text = "The Norland government said no. The regional government said yes."
    assert standing_for(text) == (None, SourceKind.NAMED)


def test_a_body_is_still_the_one_described_so_before() -> None:
    text = "Oskil, the port authority, said no. The port authority said it would appeal."
    assert standing_for(text)[1] is SourceKind.NAMED


def test_the_party_is_the_party_named_before_and_not_the_country() -> None:
    text = (
        "Arvenia said it would help. Tomas Brell leads the Harbour Unity Party of Brakk. "
        "The party has not commented on the visit."
    )
    assert standing_for(text) == ("Harbour Unity Party of Brakk", SourceKind.NAMED)


def test_the_government_is_no_party_named_before() -> None:
    text = "Arvenia said it would help. Brell leads the Harbour Party. The government said no."
    assert standing_for(text)[0] == "Arvenia"
