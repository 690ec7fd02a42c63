"""In whose voice a passage tells a claim: never the outlet's where somebody is quoted in it."""

from __future__ import annotations

import pytest

from compare.analysis.claims.grouping import Passage
from compare.analysis.tokens import stem, words
from compare.reading.event.hearing import Hearing
from compare.reading.event.telling import Telling, Voice
from compare.voices import voices_of
from tests.compare.analysis.attribution.helpers import analysed, document

WATER = "The water of the lake is quite safe to drink"


def voice(text: str, *, sentences: tuple[int, int] | None = None, claim: str = "") -> Voice:
    """Return in whose voice some sentences, or all, tell a claim; other reports use its words."""
    given = document(text)
    voices = voices_of(analysed(given))
    passage = Passage(1, *(sentences or (0, len(given.sentences))))
    heard = Hearing(text, given.sentences, voices).heard(passage)
    return heard.voice({stem(word.lower) for word in words(claim)} & heard.stems)


def telling(text: str, *, sentences: tuple[int, int] | None = None, claim: str = "") -> Telling:
    return voice(text, sentences=sentences, claim=claim).telling


@pytest.mark.parametrize(
    "text",
    [
        f"“{WATER}.”",
        f'"{WATER}."',
        f"«{WATER}.»",
        f"“{WATER},” came the answer from the dyke.",
        f"“{WATER}.",  # nobody closed it
        "The water is “unsafe”.",
        "Pike want to “drain the lake and repair the old dam next year”.",
    ],
)
def test_quoted_words_without_a_speaker_are_quoted_and_never_own_voice(text: str) -> None:
    assert telling(text) is Telling.QUOTED


def test_a_quotation_is_not_given_to_whoever_speaks_elsewhere_in_the_passage() -> None:
    text = f"“{WATER}.” Officials said the road is closed."
    assert telling(text, claim=WATER) is Telling.QUOTED


def test_a_quotation_that_began_before_the_passage_still_holds_it() -> None:
    text = f"“The lake is full.\n\n“{WATER}.”\n\nBoats sail on it."
    assert telling(text, sentences=(1, 2)) is Telling.QUOTED


def test_a_pronoun_that_stands_for_nobody_known_is_not_clear_rather_than_quoted() -> None:
    assert telling(f"“{WATER},” he said.") is Telling.UNCLEAR


def test_a_quotation_with_its_speaker_is_named() -> None:
    found = voice(f"“{WATER},” the mayor, Edda Varn, said.")
    assert found.telling is Telling.NAMED and found.attribution is not None


@pytest.mark.parametrize(
    "text",
    [
        f"{WATER}. “Nobody has to fear anything at all,” Varn said.",
        f"Officials said the road along the shore is closed until May. {WATER}.",
    ],
)
def test_a_passage_with_a_source_in_another_sentence_is_attributed_in_part(text: str) -> None:
    found = voice(text, claim=WATER)
    assert found.telling is Telling.PARTLY and found.attribution is not None


def test_a_claim_of_which_some_is_quoted_is_attributed_in_part() -> None:
    found = voice("The road was shut because the water “is no longer fit to drink”.")
    assert found.telling is Telling.PARTLY
    assert found.attribution is None or found.attribution.source is None


def test_a_few_quoted_words_in_the_claim_do_not_make_all_of_the_passage_a_quotation() -> None:
    text = "Tehran sees the rift widen with Pakistan, a neighbour of many “regime changes”."
    found = telling(text, claim="Pakistan regime changes")
    assert found is Telling.PARTLY


def test_a_few_words_of_a_source_leave_a_long_claim_to_the_outlet() -> None:
    text = (
        "The ferry to Oxley, the only ship of the island since the old pier was built, will stop "
        "for good in the middle of May.\n\n“Sad,” Varn said."
    )
    assert telling(text, claim="The ferry will stop in May") is Telling.OWN


def test_what_the_outlet_says_without_a_source_is_its_own_voice() -> None:
    assert telling(f"{WATER}.") is Telling.OWN
    text = f"{WATER}. “Nobody has to fear anything,” Varn said."
    assert telling(text, sentences=(0, 1)) is Telling.OWN
