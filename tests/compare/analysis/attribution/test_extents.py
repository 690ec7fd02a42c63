"""Where cues and contents end, and which of several attributions in a sentence are kept."""

from __future__ import annotations

import pytest

from compare.analysis.results import Attribution
from tests.compare.analysis.attribution.helpers import attributions_of, words_of


def read(text: str) -> list[tuple[str | None, str | None, str]]:
    return [words_of(text, attribution) for attribution in attributions_of(text)]


def only(text: str) -> tuple[Attribution, tuple[str | None, str | None, str]]:
    (attribution,) = attributions_of(text)
    return attribution, words_of(text, attribution)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("“It is safe,” Brandt said in a letter on Monday.", "said in a letter on Monday"),
        ("“It is a gamble,” Brandt said of the plan.", "said of"),
        ("“It is a gamble,” Brandt pointed out.", "pointed out"),
        ("She went on to say that the pier is safe.", "went on to say"),
        ("The owner is quick to point out that no ferry has sunk.", "is quick to point out"),
        ("The council is struggling to understand why it failed.", "is struggling to understand"),
        (
            "“It is safe,” Brandt said in a room above the old fish market of the lower town.",
            "said",
        ),
    ],
)
def test_a_cue_takes_in_how_and_where_it_was_said_while_that_is_short(text: str, cue: str) -> None:
    assert only(text)[1][1] == cue


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Officials said the plan was sound, signalling a change of course.",
            "the plan was sound",
        ),
        (
            "Officials said the plan was sound, despite a string of failures.",
            "the plan was sound",
        ),
        (
            "Officials said that, having lost the ferry, they would build a bridge.",
            "that, having lost the ferry, they would build a bridge",
        ),
        (
            "Officials said three ports, including the old one, would close.",
            "three ports, including the old one, would close",
        ),
    ],
)
def test_a_remark_behind_a_claim_is_the_outlets(text: str, content: str) -> None:
    assert only(text)[1][2] == content


def test_what_a_source_says_of_others_is_part_of_its_claim() -> None:
    assert read("One clerk said the mayor fears a strike.") == [
        ("One clerk", "said", "the mayor fears a strike")
    ]
    assert read("The mayor fears a strike if the talks fail, one clerk said.") == [
        ("one clerk", "said", "The mayor fears a strike if the talks fail")
    ]


def test_a_cue_inside_a_source_keeps_to_the_source() -> None:
    text = "But some who advocate free ferries argue that tolls drive people away."
    assert read(text)[-1] == (
        "some who advocate free ferries",
        "argue",
        "that tolls drive people away",
    )


def test_a_stance_ends_before_the_verb_of_its_sentence() -> None:
    text = "Those backing the mayor say the harbour is safe."
    assert read(text)[-1][1:] == ("say", "the harbour is safe")


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("“Never again,” Ilse Brandt thundered. “Not here.”", "Ilse Brandt", "thundered"),
        ("Mr. Lind gloated: “I told you so, all of you.”", "Mr. Lind", "gloated"),
        ("“It is over,” sniffed Oskar Lind.", "Oskar Lind", "sniffed"),
    ],
)
def test_a_verb_on_no_list_speaks_beside_a_quotation(text: str, source: str, cue: str) -> None:
    assert read(text)[0][:2] == (source, cue)


def test_a_noun_beside_a_quotation_is_no_speaker() -> None:
    text = "The crane, painted “in the blue of the port and of its flag,” collapsed on Monday."
    assert all(source is None for source, _, _ in read(text))


@pytest.mark.parametrize("mark", ["?", "!"])
def test_a_speaker_behind_a_full_question_owns_it(mark: str) -> None:
    text = f"“How big will the wall be{mark}” Brandt asked on Friday. “Very big indeed.”"
    (attribution,) = attributions_of(text)
    assert words_of(text, attribution) == (
        "Brandt",
        "asked on Friday",
        f"“How big will the wall be{mark}” … “Very big indeed.”",
    )
    assert attribution.direct


def test_a_text_that_mixes_its_marks_is_read() -> None:
    assert read('“The pier is safe," Brandt said. It rained.')[0][0] == "Brandt"


def test_the_object_of_a_relative_clause_is_its_content() -> None:
    assert read("It is a plan the campaign has criticized.")[0] == (
        "the campaign",
        "has criticized",
        "a plan",
    )


@pytest.mark.parametrize(
    "text",
    [
        "The region has seen a drastic erosion of liberties.",
        "The firm hired a scholar to advise it on the tolls.",
        "Some 250 alleged victims began meeting last week.",
        "The crew declined to comment on the fire.",
    ],
)
def test_acts_and_states_are_not_said(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("Supporters of the law hope this will pass.", "Supporters of the law", "hope"),
        ("The book and the film blame Lind for the fire.", "The book and the film", "blame"),
        ("Files from the port show that four cranes fell.", "Files from the port", "show"),
        ("And 64 percent call him competent.", "64 percent", "call"),
        ("In a poll of readers, most backed the bridge.", "a poll of readers", "In"),
    ],
)
def test_plural_heads_and_shares_speak(text: str, source: str, cue: str) -> None:
    assert read(text)[0][:2] == (source, cue)


def test_in_a_place_nobody_is_asked() -> None:
    assert read("In a town on the coast, the bridge fell.") == []


def test_what_somebody_is_accused_of_ends_with_its_phrase() -> None:
    text = "The owner is accused of fraud after police say he burnt the ledgers."
    first, second = read(text)
    assert first[2] == "The owner … of fraud"
    assert second == ("police", "say", "he burnt the ledgers")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Ilse Brandt called for open books, fair wages, and new rules.",
            "open books, fair wages, and new rules",
        ),
        (
            "Members are wary of the council, the port, and the railway.",
            "the council, the port, and the railway",
        ),
        (
            "The plan is expected to focus on mending the pier; restoring the crane; and paying debts.",
            "The plan … to focus on mending the pier; restoring the crane; and paying debts",
        ),
        ("Ilse Brandt called for open books, and the crowd left.", "open books"),
        ("Ilse Brandt called for open books, fair wages, and left.", "open books, fair wages"),
        (
            "Ilse Brandt called for open books, fair wages, and she left the town.",
            "open books, fair wages",
        ),
        ("The plan is expected to mend the pier; nothing is said of it.",
         "The plan … to mend the pier"),
    ],
)  # fmt: skip
def test_a_list_is_one_content_up_to_its_last_item(text: str, content: str) -> None:
    assert read(text)[0][2] == content


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Brandt said that the pier was safe; that nobody had to leave; that repairs had begun.",
            "that the pier was safe; that nobody had to leave; that repairs had begun",
        ),
        (
            "Brandt said the pier was safe; the road was open; and the repairs had begun.",
            "the pier was safe; the road was open; and the repairs had begun",
        ),
        ("Brandt said the pier was safe; the road was open.", "the pier was safe"),
        (
            "Brandt said the pier was safe; Roke denied it; and the road was open.",
            "the pier was safe",
        ),
    ],
)
def test_a_list_of_claims_is_one_speakers_and_what_follows_a_lone_semicolon_is_not(
    text: str, content: str
) -> None:
    assert read(text)[0][2] == content
