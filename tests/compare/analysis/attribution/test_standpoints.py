"""Viewpoints, "per X", verdicts, and what is said but says nothing itself."""

from __future__ import annotations

import pytest

from compare.analysis.results import SourceKind
from tests.compare.analysis.attribution.helpers import attributions_of, words_of


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("To critics, the plan is a gift to owners.", "critics", "the plan is a gift to owners"),
        ("To Democrats, the plan looked like a gift.", "Democrats", "the plan looked like a gift"),
        (
            "To many residents of Brakk, the closure was a blow.",
            "many residents of Brakk",
            "the closure was a blow",
        ),
        ("The pier will close, per the ministry.", "the ministry", "The pier will close"),
        ("Per court filings, the pier was sold.", "court filings", "the pier was sold"),
        ("The pier was sold, per Reuters.", "Reuters", "The pier was sold"),
        ("The owner broke the law, the court held.", "the court", "The owner broke the law"),
        ("The owner broke the law, the court ruled.", "the court", "The owner broke the law"),
        ("The pump had failed twice, it found.", "it", "The pump had failed twice"),
        ("The pump had failed, the inquiry concluded.", "the inquiry", "The pump had failed"),
        ("In his opinion the board was careless.", "his", "the board was careless"),
        ("In Brandt’s view, the pier is unsafe.", "Brandt’s", "the pier is unsafe"),
        ("The pier is unsafe, in her view.", "her", "The pier is unsafe"),
        (
            "Opposition members of the assembly called for an inquiry.",
            "Opposition members of the assembly",
            "an inquiry",
        ),
    ],
)
def test_whose_view_it_is_is_read(text: str, source: str, content: str) -> None:
    ((found, cue, said),) = (words_of(text, a) for a in attributions_of(text))
    assert (found, said) == (source, content)
    assert cue is not None


@pytest.mark.parametrize(
    "text",
    [
        "To parents, the school sent a letter.",
        "To residents, the message was clear.",
        "To Brakk, the road is long.",
        "To be sure, the plan is weak.",
        "To date, the pier is shut.",
        "For residents, the closure means a longer way.",
        "Prices rose 4 per cent in a year.",
        "The toll is 12 crowns per person.",
        "The council has three seats per Member State.",
        "The party held a rally in Brakk.",
        "The prisoners were held by the army.",
        "He held that office for two years.",
        "In his eyes there were tears.",
        "The sale of the pier, announced that morning, came as a shock.",
        "That explanation will hardly convince residents.",
        "That explanation will convince few people in the valley.",
        "The answer did not satisfy the parents.",
        "The claim persuaded nobody in the room.",
    ],
)
def test_what_is_nobodys_claim_is_no_attribution(text: str) -> None:
    assert attributions_of(text) == ()


def test_an_explanation_is_never_a_source() -> None:
    text = "Tomas Brell denied the charge. That explanation suggests that the board was asleep."
    sources = [a.source.slice(text) for a in attributions_of(text) if a.source is not None]
    assert sources == ["Tomas Brell"]


def test_who_speaks_anonymously_is_not_said_by_the_body_it_belongs_to() -> None:
    text = "Two clerks at the port, who spoke on condition of anonymity, said the pier was rotten."
    assert [words_of(text, a)[2] for a in attributions_of(text)] == ["the pier was rotten"]


@pytest.mark.parametrize(
    "source",
    [
        "an emergency plan that it published on Tuesday",
        "its emergency plan",
        "the authority’s register",
        "a notice on the hall’s door",
        "a letter to parents",
        "minutes of the meeting",
        "court papers",
        "the report",
        "a copy of the letter",
        "one of the emails",
        "a plan the ministry published",
    ],
)
def test_what_is_written_is_a_document(source: str) -> None:
    attributions = attributions_of(f"The pier is to close in May, according to {source}.")
    assert [a.source_kind for a in attributions] == [SourceKind.DOCUMENT]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("the plan’s authors", SourceKind.PRONOUN),
        ("a letter carrier", SourceKind.UNNAMED),
        ("one of the residents", SourceKind.PRONOUN),
        ("a lawyer for the register", SourceKind.UNNAMED),
        ("officials who wrote the report", SourceKind.UNNAMED),
    ],
)
def test_who_wrote_or_carries_it_is_none(source: str, kind: SourceKind) -> None:
    attributions = attributions_of(f"The pier is to close in May, according to {source}.")
    assert [a.source_kind for a in attributions] == [kind]
