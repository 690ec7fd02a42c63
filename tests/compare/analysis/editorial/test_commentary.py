from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.spans import Span
from compare.analysis.editorial.commentary import find_frames
from compare.analysis.editorial.commentary_patterns import FRAMES
from compare.analysis.editorial.features import read_sentence


def frames(sentence: str) -> list[tuple[str, str]]:
    whole = Span(0, len(sentence))
    reading = read_sentence(sentence, (whole,), sentence=whole)
    return [(frame.span.slice(sentence), frame.name) for frame in reading.frames]


CASES = [
    (
        "The minister left early, signalling a deep rift in the cabinet.",
        "signalling a deep rift in the cabinet",
        "signal",
    ),
    (
        "The mayor did not attend, raising questions about her future.",
        "raising questions about her future",
        "signal",
    ),
    (
        "The vote underscores the fragility of the coalition.",
        "underscores the fragility of the coalition",
        "significance",
    ),
    (
        "Whether the ferry returns remains to be seen.",
        "Whether the ferry returns remains to be seen",
        "outlook",
    ),
    (
        "Talks resumed on Friday, but the outlook remains bleak.",
        "the outlook remains bleak",
        "state of affairs",
    ),
    (
        "It is clear that the board has lost its way.",
        "It is clear that the board has lost its way",
        "certainty",
    ),
    (
        "The board spent it all on a statue, a mistake that nobody will own.",
        "a mistake that nobody will own",
        "verdict",
    ),
    (
        "The arrest has sparked outrage across the valley.",
        "has sparked outrage across the valley",
        "reaction",
    ),
    (
        "The board kept its chairman despite his glaring failures.",
        "despite his glaring failures",
        "concession",
    ),
    (
        "Visits rose in May, even as the museum’s shortcomings became plain.",
        "even as the museum’s shortcomings became plain",
        "concession",
    ),
    (
        "The offer comes as the company struggles to pay its crews.",
        "comes as the company struggles to pay its crews",
        "motive",
    ),
    (
        "In a surprising turn, the referee stopped the match.",
        "In a surprising turn",
        "staging",
    ),
    (
        "The port continues to defy its own brutal rules.",
        "continues to defy its own brutal rules",
        "persistence",
    ),
    (
        "The region will be shaped by the drought.",
        "will be shaped by the drought",
        "prediction",
    ),
    (
        "Many are wary of the new tariff.",
        "Many are wary of the new tariff",
        "generalisation",
    ),
    (
        "Her term has been marred by corruption and delay.",
        "has been marred by corruption and delay",
        "condition",
    ),
    (
        "In other words, the bridge was never needed.",
        "In other words, the bridge was never needed",
        "aside",
    ),
]


OPENINGS = [
    ("In a devastating blow to the town, the mill closed.", "In a devastating blow to the town"),
    ("But in a major win for the crews, the mill closed.", "in a major win for the crews"),
    ("The mill closed, in another setback for the town.", "in another setback for the town"),
    ("In a stunning reversal, the board resigned.", "In a stunning reversal"),
    ("In a humiliating climbdown, the board resigned.", "In a humiliating climbdown"),
    ("In yet another sign of decay, the mill closed.", "In yet another sign of decay"),
    (
        "In a sign that its power is fading, the board gave in.",
        "In a sign that its power is fading",
    ),
    ("In yet another case of delay, the ferry was late.", "In yet another case of delay"),
    (
        "The board shut the quay in what appeared to be a petty revenge on the crews.",
        "in what appeared to be a petty revenge on the crews",
    ),
]


@pytest.mark.parametrize(("sentence", "clause"), OPENINGS)
def test_a_phrase_that_says_how_the_event_is_to_be_taken_is_found(
    sentence: str, clause: str
) -> None:
    assert [found for found, _ in frames(sentence)] == [clause]


@pytest.mark.parametrize(
    "sentence",
    [
        "In a sign of mourning, flags were lowered.",
        "In a sign of deep respect, flags were lowered.",
        "In a blow to the back of the head, the guard hurt him.",
        "In a 3-1 win for Tarn, Orlo scored twice.",
        "In another case, the court ruled on Friday.",
        "In a statement to the board, she resigned.",
        "In a bid to cut costs, the mill closed.",
        "In an example of its work, the firm showed a valve.",
        "In what appeared to be a gas leak, two people were hurt.",
        "In what rivals called a blow to the town, the mill closed.",
        "The closure was hailed as a blow to the smugglers.",
    ],
)
def test_a_plain_opening_is_no_commentary(sentence: str) -> None:
    assert frames(sentence) == []


@pytest.mark.parametrize(("sentence", "clause", "name"), CASES)
def test_an_interpretive_clause_is_found_with_its_exact_span(
    sentence: str, clause: str, name: str
) -> None:
    assert (clause, name) in frames(sentence)


def test_every_frame_of_the_table_has_a_sentence_above() -> None:
    assert {case[2] for case in CASES} == {frame.name for frame in FRAMES}


@pytest.mark.parametrize(
    "sentence",
    [
        "The match went on despite the rain.",
        "The match went on despite repeated warnings of a brutal storm.",
        "Votes were counted even as polls stayed open in the north.",
        "The bridge will open on 3 May.",
        "The committee will meet on Tuesday to set the date.",
        "The collision resulted in a delay of two hours.",
        "She continues to live in Northmoor.",
        "Sales rose by 4 percent, raising the total to 12 million.",
        "The sign on the door reads “Closed”.",
        "The mirror reflects light onto the hall.",
    ],
)
def test_facts_told_with_the_same_syntax_are_not_commentary(sentence: str) -> None:
    assert frames(sentence) == []


def test_a_clause_ends_where_a_quotation_begins() -> None:
    text = "The vote underscores the need for what she called “a new start”, she added."
    quote = text.index("“")
    (frame,) = find_frames(text, (Span(0, quote),), sentence=Span(0, len(text)))
    assert frame.span.slice(text) == "underscores the need for what she called"


def test_commentary_inside_a_quotation_is_not_the_outlets() -> None:
    text = "“It remains to be seen”, said the pilot."
    end = text.index(",")
    assert find_frames(text, (Span(end, len(text)),), sentence=Span(0, len(text))) == ()


def test_an_opening_concession_ends_at_its_comma() -> None:
    sentence = "Despite its glaring flaws, the scheme was extended to Northmoor."
    assert frames(sentence) == [("Despite its glaring flaws", "concession")]


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "despite",
                " ",
                ",",
                "it",
                "remains",
                "to be seen",
                "failures",
                "\x00",
                "—",
                "“",
                "the",
            ]
        )
        | st.text(max_size=8),
        max_size=40,
    ).map(" ".join)
)
def test_any_text_gives_ordered_frames_inside_it(text: str) -> None:
    whole = Span(0, len(text))
    found = find_frames(text, (whole,), sentence=whole)
    for frame in found:
        assert whole.contains(frame.span)
        assert len(frame.span)
        assert frame.span.stripped(text) == frame.span
    assert all(x.span.end <= y.span.start for x, y in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ("The new berth will likely open to ferries in the spring.", False),
        ("The port may well need a second crane by the summer.", False),
        ("It was clear by noon that the tugs would not come.", False),
        ("The fee is almost certain to be challenged in court.", False),
        ("The fee is almost certain to be a fiasco.", True),
        ("The port is likely to get its second major crane by the summer.", False),
        ("Crews were as loud as ever, with the tugs in port.", False),
        ("The affair is bound to haunt the harbour board.", True),
        ("It is clear that the board never meant to listen.", True),
    ],
)
def test_a_plain_forecast_or_a_thing_seen_is_no_commentary(sentence: str, marked: bool) -> None:
    assert (
        bool({name for _, name in frames(sentence)} & {"prediction", "certainty", "generalisation"})
        is marked
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "She cited the figures to illustrate why the fee is needed.",
        "The town sees the vote as a test of the mayor’s commitment to change.",
        "Crews are bound to Vale Shipping until May.",
        "Let’s recap the day on the quay.",
        "The pensions rise by a tenth, reflecting prices at the pump.",
        "The bridge will be decided by a vote in May.",
    ],
)
def test_a_purpose_a_view_of_others_and_a_plain_turn_are_no_frames(sentence: str) -> None:
    assert frames(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The plan drew criticism from the crews.",
        "The offer comes as the company struggles to pay its crews.",
        "Voters appeared reluctant to talk.",
    ],
)
def test_what_can_be_seen_or_looked_up_is_a_weak_frame(sentence: str) -> None:
    whole = Span(0, len(sentence))
    (frame,) = find_frames(sentence, (whole,), sentence=whole)
    assert frame.strength < 0.4


def test_a_person_who_stokes_fears_is_no_reaction_summed_up() -> None:
    assert frames("It recalls a mayor who fuelled fears of a flood.") == []
    assert frames("The leak has fuelled fears of a flood.") != []
