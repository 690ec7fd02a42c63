"""What an act shows is the writer's own comment: "the decision highlights …" has no source."""

from __future__ import annotations

import pytest

from tests.compare.analysis.attribution.helpers import attributions_of, words_of


def _sources(text: str) -> list[tuple[str | None, str]]:
    return [(found, said) for found, _, said in (words_of(text, a) for a in attributions_of(text))]


@pytest.mark.parametrize(
    "text",
    [
        "The move to back Ilse Brandt highlights the rift in the council.",
        "The visit of Minister Tomas Brell underscores the close ties of the two towns.",
        "The failure of the two mayors signals a new crisis.",
        "But the meetings with the board show that the port is in trouble.",
        "The development of the Brakk coast indicates that money is there.",
        "Images of the visit by the mayor highlight the distance between the towns.",
        "Pictures of the mayor have fuelled speculation about a sale of the pier.",
    ],
)
def test_what_an_act_shows_is_nobodys_claim(text: str) -> None:
    assert attributions_of(text) == ()


@pytest.mark.parametrize("verb", ["highlights", "reflects", "shows", "underscored"])
def test_a_decision_ends_before_what_it_shows(verb: str) -> None:
    text = f"Arvenia’s decision to host the Brakk League {verb} the rift between the two."
    assert _sources(text) == [("Arvenia’s", "to host the Brakk League")]


def test_whoever_is_named_within_an_act_says_nothing() -> None:
    text = (
        "Arvenia’s decision to support the League despite the group’s harsh rule and wide"
        " condemnation highlights the rift in the region."
    )
    assert _sources(text) == [("Arvenia’s", "to support the League")]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The images show that the pier has sunk.", "The images", "that the pier has sunk"),
        ("The report highlights the risk.", "The report", "the risk"),
        (
            "Officials involved in the decision suggest that the pier was sold.",
            "Officials involved in the decision",
            "that the pier was sold",
        ),
        (
            "At the meeting the mayor indicated that the pier was sold.",
            "the mayor",
            "that the pier was sold",
        ),
        ("Ilse Brandt stressed that the pier was safe.", "Ilse Brandt", "that the pier was safe"),
        (
            "The mayor despite the protests said that the pier would close.",
            "The mayor",
            "that the pier would close",
        ),
    ],
)
def test_people_and_documents_still_speak(text: str, source: str, content: str) -> None:
    assert _sources(text) == [(source, content)]
