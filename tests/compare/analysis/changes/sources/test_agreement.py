from __future__ import annotations

import numpy as np
import pytest

from articles.text.segment import segment
from articles.text.spans import Span
from compare.analysis.changes.sides import both_views
from compare.analysis.changes.sources.agreement import LONE, REPORTS, least_likeness
from compare.analysis.changes.sources.contraries import is_negated
from compare.analysis.changes.sources.naming import LONGEST, in_words, shortened, who
from compare.analysis.changes.sources.omission import find_omissions
from compare.analysis.changes.sources.statements import statements
from compare.analysis.documents import Document
from compare.analysis.results import Alignment, Flag, FlagKind
from compare.reading.wording import with_sides_swapped
from tests.compare.analysis.attribution.helpers import analysed, document, in_order, linked


def flags(left: str, right: str) -> tuple[Flag, ...]:
    one, two = document(left), document(right)
    return find_omissions(one, two, analysed(one), analysed(two), linked(one, two))


def cut(text: str) -> list[str]:
    return [span.slice(text) for span in statements(text, [Span(0, len(text))])]


SAID = "A harbour pilot said the cargo ship had lost both engines off the northern cape."


def test_an_apposition_is_no_statement_of_its_own() -> None:
    text = "The tug, the pride of the late owner Ilse Brandt, sank off the cape, and the crew swam."
    assert cut(text) == [
        "The tug, the pride of the late owner Ilse Brandt, sank off the cape",
        "and the crew swam.",
    ]


def test_a_text_without_a_verb_is_one_statement() -> None:
    assert cut("Cape, storm, tugs") == ["Cape, storm, tugs"]


@pytest.mark.parametrize(
    "right",
    [
        # what stands in a clause of time is taken as known
        "The council met after the cargo ship had lost both engines off the northern cape.",
        # a source no rule could read, a label, a question, words of a speaker
        "Pilot: cargo ship had lost both engines off the northern cape.",
        "Had the cargo ship lost both engines off the northern cape?",
        "We had lost both engines of the cargo ship off the northern cape.",
        "The cargo ship had lost both engines off the northern cape.”",
        # the contrary
        "The cargo ship had not lost both engines off the northern cape.",
    ],
)
def test_what_may_be_somebody_elses_or_another_claim_is_not_flagged(right: str) -> None:
    assert flags(SAID, right) == ()


def test_a_denied_claim_is_the_same_as_its_contrary() -> None:
    left = "The owner denied that the cargo ship had lost both engines off the northern cape."
    right = "The cargo ship had not lost both engines off the northern cape."
    assert [flag.kind for flag in flags(left, right)] == [FlagKind.ATTRIBUTION_OMITTED]


@pytest.mark.parametrize(
    "left",
    [
        "The court ruled that the cargo ship had lost both engines off the northern cape.",
        "The owner urged the crew to leave the cargo ship off the northern cape.",
        "The owner never said the cargo ship had lost both engines off the northern cape.",
        "The owner voiced concern about the engines of the cargo ship off the northern cape.",
    ],
)
def test_deeds_and_what_was_not_said_hand_over_no_claim(left: str) -> None:
    right = "The cargo ship lost both engines off the northern cape."
    assert flags(left, right) == ()


def test_a_source_given_elsewhere_in_the_text_is_enough() -> None:
    stated = "The cargo ship had lost both engines off the northern cape."
    later = (
        "Both engines of the cargo ship were lost off the northern cape, a pilot told the inquiry."
    )
    one, two = document(SAID), document(f"{stated}\n{later}")
    assert find_omissions(one, two, analysed(one), analysed(two), in_order(one, two)) == ()


def test_what_the_origin_states_itself_elsewhere_is_no_loss() -> None:
    stated = "The cargo ship had lost both engines off the northern cape."
    one, two = document(f"{SAID}\n{stated}"), document(stated)
    assert find_omissions(one, two, analysed(one), analysed(two), linked(one, two)) == ()


def test_names_and_places_alone_are_no_claim() -> None:
    left = "The pilot said Ilse Brandt was born at Saint Olaf in Vesthavn."
    right = "Later Ilse Brandt worked for Saint Olaf in Vesthavn."
    assert flags(left, right) == ()


@pytest.mark.parametrize(
    ("words", "negated"),
    [
        ("The pumps failed to start.", True),
        ("The pumps didn't start.", True),
        ("The pumps not only started but ran.", False),
        ("The pumps started.", False),
    ],
)
def test_negation_is_seen(words: str, negated: bool) -> None:
    one = document(words)
    first, _, _ = both_views(one, one, analysed(one), analysed(one))
    assert is_negated(first, Span(0, len(words))) is negated


def test_more_is_asked_of_reports_that_have_little_in_common() -> None:
    def report(count: int) -> Document:
        text = "\n".join("The pumps started at noon." for _ in range(count))
        cut = segment(text, language="en").sentences
        return Document(text, cut, np.zeros((len(cut), 1), dtype=np.float32))

    lone, long = report(1), report(40)
    none = Alignment((), tuple(range(40)), tuple(range(40)))
    everything = Alignment((), (), ())
    assert least_likeness(lone, lone, everything) == LONE
    assert LONE < least_likeness(long, long, everything) < least_likeness(long, long, none)
    assert least_likeness(long, long, none) == REPORTS


# --- how a source is named ----------------------------------------------------------------------


def named(text: str) -> str:
    given = document(text)
    return str(in_words(given, analysed(given).attributions[-1]))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (SAID, "said by “A harbour pilot”"),
        ("Residents believe the quarry will drain the wells.", "thought by “Residents”"),
        ("The quarry will reportedly drain the wells.", "marked as hearsay by “reportedly”"),
        (
            "The quarry will drain the wells, an internal report says.",
            "taken from “an internal report”",
        ),
        (
            "Ilse Brandt opened the quarry. Ilse Brandt said the wells were safe. She said the dust "
            "would settle.",
            "said by “Ilse Brandt” (“She”)",
        ),
    ],
)
def test_a_source_is_named_as_the_text_does(text: str, words: str) -> None:
    assert named(text) == words


def test_long_sources_are_cut_where_they_still_say_who_it_is() -> None:
    long = (
        "A clerk of the harbour office, asking that nobody print his name while the quarrel over the "
        "cranes goes on"
    )
    assert shortened(long) == "A clerk of the harbour office"
    assert shortened("the captain, who had not slept") == "the captain, who had not slept"
    endless = "Obermaschinenoberinspektor" * 10
    assert len(shortened(endless)) <= LONGEST + 2


def test_explanations_survive_the_exchange_of_sides() -> None:
    right = "The cargo ship had lost both engines off the northern cape when the storm came."
    (flag,) = flags(SAID, right)
    assert with_sides_swapped(flag.explanation) == (
        "On the right this is said by “A harbour pilot”; on the left it stands as fact."
    )


def test_a_source_without_words_is_somebody_quoted() -> None:
    given = document("“The pumps had been silent since the first storm of the autumn.”")
    (attribution,) = analysed(given).attributions
    assert str(who(given, attribution)) == "somebody quoted"
    assert str(in_words(given, attribution)) == "in quotation marks"


def test_a_clause_of_contrast_has_its_verb_in_the_present_too() -> None:
    text = "While the ministry seeks to keep the line, it remains to be seen who pays."
    assert cut(text) == [
        "While the ministry seeks to keep the line",
        "it remains to be seen who pays.",
    ]
