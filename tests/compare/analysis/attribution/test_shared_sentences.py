"""Sentences with several attributions, or with one that is told in a roundabout way."""

from __future__ import annotations

import pytest

from compare.analysis.attribution.voice import reports_words
from tests.compare.analysis.attribution.helpers import (
    analysed,
    attributions_of,
    document,
    words_of,
)

Told = tuple[str | None, str | None, str]


def read(text: str) -> list[Told]:
    return [words_of(text, attribution) for attribution in attributions_of(text)]


def test_a_source_leaves_out_the_clause_in_which_it_says_something_else() -> None:
    assert read("The treasurer, who fears a second strike, said the ferries would sail.") == [
        ("who", "fears", "a second strike"),
        ("The treasurer", "said", "the ferries would sail"),
    ]


def test_a_quotation_in_a_relative_clause_does_not_hide_the_verb_behind_it() -> None:
    text = "Roke, who calls the bridge “a gift to thieves”, said she would vote against it."
    assert read(text)[-1] == ("Roke", "said", "she would vote against it")


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "While the mayor says the bridge is safe, the engineers say it is not.",
            ["the bridge is safe", "it is not"],
        ),
        (
            "Although the mayor said the bridge was safe, the police closed it on Friday.",
            ["the bridge was safe"],
        ),
        (
            "After the mayor said the bridge was safe, it was closed on Friday.",
            ["the bridge was safe"],
        ),
        (
            "Two voters say they will stay home and one says she will vote.",
            ["they will stay home", "she will vote"],
        ),
    ],
)
def test_what_is_said_in_one_clause_ends_where_the_next_begins(
    text: str, contents: list[str]
) -> None:
    assert [told[2] for told in read(text)] == contents


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Ekdal said, among other things, that the harbour was full.",
            ("Ekdal", "said", "that the harbour was full"),
        ),
        (
            "She told friends, on a walk through the park, that she would resign.",
            ("She", "told", "that she would resign"),
        ),
        (
            "The owner added, that nobody had asked him.",
            ("The owner", "added", "that nobody had asked him"),
        ),
    ],
)
def test_an_aside_may_stand_between_a_cue_and_its_content(text: str, told: Told) -> None:
    assert read(text) == [told]


def test_what_one_source_says_another_said_is_attributed_to_both() -> None:
    assert read("“We will pay,” the owner said, according to the Harbour Gazette.") == [
        ("the owner", "said", "“We will pay,”"),
        ("the Harbour Gazette", "according to", "“We will pay,”"),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "As first reported by the Harbour Gazette, the crane fell at noon.",
            ("the Harbour Gazette", "first reported by", "the crane fell at noon"),
        ),
        (
            "The crane fell at noon, as reported by the Harbour Gazette.",
            ("the Harbour Gazette", "reported by", "The crane fell at noon"),
        ),
    ],
)
def test_as_reported_by_somebody_reads_like_according_to(text: str, told: Told) -> None:
    assert read(text) == [told]


def test_a_question_is_read_beside_its_answer() -> None:
    assert read("Asked whether the bridge was safe, the mayor said nobody had looked.") == [
        (None, "Asked", "whether the bridge was safe"),
        ("the mayor", "said", "nobody had looked"),
    ]
    assert read("Ida Roke was asked about the missing ledgers.") == [
        (None, "was asked about", "the missing ledgers")
    ]


def test_a_question_without_an_answer_is_nothing_said() -> None:
    assert read("Asked whether the bridge was safe, the mayor laughed.") == []


def test_a_question_is_no_claim_that_somebody_else_answers_for() -> None:
    given = document("When asked whether the bridge was safe, the mayor said nobody had looked.")
    first, second = analysed(given).attributions
    assert not reports_words(given, first)
    assert reports_words(given, second)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The union issued a statement saying the talks had failed.",
            ("The union", "issued a statement saying", "the talks had failed"),
        ),
        (
            "The mayor responded by calling the plan a gift to thieves.",
            ("The mayor", "responded by calling", "the plan a gift to thieves"),
        ),
        (
            "The dockers lashed out at the owners.",
            ("The dockers", "lashed out at", "the owners"),
        ),
        (
            "The owner wrote back that he would pay.",
            ("The owner", "wrote back", "that he would pay"),
        ),
        (
            "The council has made clear that the toll will rise.",
            ("The council", "has made clear", "that the toll will rise"),
        ),
        (
            "The mayor remains confident that the bridge will hold.",
            ("The mayor", "remains confident", "that the bridge will hold"),
        ),
    ],
)
def test_a_cue_takes_in_the_whole_predicate(text: str, told: Told) -> None:
    assert read(text) == [told]


def test_a_statement_that_says_something_reports_words() -> None:
    given = document("The union issued a statement saying the talks had failed.")
    (attribution,) = analysed(given).attributions
    assert reports_words(given, attribution)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "While he’s said the bridge is safe, he has not crossed it.",
            ("he’s", "said", "the bridge is safe"),
        ),
        ("She’s hoping the ferry will sail.", ("She’s", "hoping", "the ferry will sail")),
        (
            "The clerks know they’re being watched.",
            ("The clerks", "know", "they’re being watched"),
        ),
        (
            "The mayor has since said the bridge is safe.",
            ("The mayor", "has since said", "the bridge is safe"),
        ),
        ("The dockers vowed not to return.", ("The dockers", "vowed", "not to return")),
    ],
)
def test_short_forms_and_particles_do_not_hide_a_cue(text: str, told: Told) -> None:
    assert read(text) == [told]


def test_a_relative_pronoun_speaks_where_what_it_stands_for_does() -> None:
    assert read("A survey that shows a close race was made in May.")[0][:2] == ("that", "shows")
    assert read("The gale that shows how old the quay is came from the west.") == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The mayor backed the tram, the bridge and the tunnel.",
            "the tram, the bridge and the tunnel",
        ),
        ("The mayor backed the tram, but the council did not.", "the tram"),
        ("The mayor backed the tram, which opened in May.", "the tram"),
        (
            "The mayor praised the strike of June 4, 1950, in a speech.",
            "the strike of June 4, 1950",
        ),
    ],
)
def test_the_object_of_a_stance_may_be_a_list(text: str, content: str) -> None:
    assert read(text)[0][2] == content


def test_a_participle_of_saying_ends_what_was_said_before() -> None:
    text = "He said it was over, calling the talks a waste of time."
    assert read(text) == [
        ("He", "said", "it was over"),
        ("He", "calling", "the talks a waste of time"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The firm maintained its lead over its rivals.",
        "The film “The Long Quay” drew a crowd.",
        "The council invited the dockers to the hall.",
    ],
)
def test_acts_and_titles_are_not_said(text: str) -> None:
    assert read(text) == []


def test_a_winner_is_declared_by_somebody_unnamed() -> None:
    assert read("Roke was declared the winner.") == [(None, "was declared", "Roke … the winner")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Said Brandt, “We will not pay.”",
            ("Brandt", "Said", "“We will not pay.”"),
        ),
        (
            "“We will not pay,” read the letter.",
            ("the letter", "read", "“We will not pay,”"),
        ),
        (
            "The mayor keeps saying that the bridge is safe.",
            ("The mayor", "keeps saying", "that the bridge is safe"),
        ),
        (
            "Roke changed her mind at once – saying she would vote for the bridge.",
            ("Roke", "saying", "she would vote for the bridge"),
        ),
    ],
)
def test_a_verb_of_saying_is_read_in_odd_places_too(text: str, told: Told) -> None:
    assert read(text) == [told]


@pytest.mark.parametrize(
    ("sources", "verb"),
    [
        ("the mayor and two engineers", "said"),
        ("Ida Roke and her in-laws", "insisted"),
        ("police and firefighters", "said"),
    ],
)
def test_two_may_say_together_what_stands_before_them(sources: str, verb: str) -> None:
    text = f"The bridge is safe, {sources} {verb}."
    assert read(text) == [(sources, verb, "The bridge is safe")]


def test_a_clause_before_the_speaker_is_no_second_speaker() -> None:
    text = "The bridge was opened, the crowd went home and the mayor said the day was long."
    assert read(text)[-1] == ("the mayor", "said", "the day was long")
