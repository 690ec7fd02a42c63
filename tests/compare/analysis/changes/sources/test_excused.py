from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from articles.text.spans import Span
from compare.analysis.changes.sides import both_views
from compare.analysis.changes.sources.contraries import numbers_differ
from compare.analysis.changes.sources.omission import find_omissions
from compare.analysis.changes.sources.places import shares_run
from compare.analysis.documents import Document
from compare.analysis.results import Alignment, Flag
from tests.compare.analysis.attribution.helpers import analysed, document, in_order

# Two reports of their own: three sentences each, of which the last tell the same.
AHEAD = "The harbour was open again on Monday. The gulls came back early."
BEFORE = "Traders came back to the quay. The weather was mild."
SAID = "A pilot said the cargo ship had lost both engines off the northern cape in heavy fog."
STATED = "The cargo ship had lost both engines off the northern cape in heavy fog."


def compared(left: Document, right: Document) -> tuple[Flag, ...]:
    """Compare two reports of which only the last sentences are linked."""
    link = in_order(left, right).links[-1]
    rest = range(link.left_start), range(link.right_start)
    alignment = Alignment((link,), *map(tuple, rest))
    return find_omissions(left, right, analysed(left), analysed(right), alignment)


def flags(said: str, stated: str, *, before: str = BEFORE) -> tuple[Flag, ...]:
    return compared(document(f"{AHEAD} {said}"), document(f"{before} {stated}"))


def test_a_report_that_has_the_very_words_lost_their_source() -> None:
    (flag,) = flags(SAID, STATED)
    assert flag.quote == STATED


@pytest.mark.parametrize(
    ("said", "stated"),
    [
        # a headline has no room for a source
        (SAID, "Cargo ship had lost both engines off the northern cape in heavy fog"),
        # who is told of is who said it
        (
            "The tug crew said it had lost both engines off the northern cape in heavy fog.",
            "The tug crew had lost both engines off the northern cape in heavy fog.",
        ),
        # those who would be the source are in the sentence
        (
            "A pilot said the cargo ship had lost both engines as officers searched the northern cape.",
            "The cargo ship had lost both engines as officers searched the northern cape.",
        ),
        # what was announced is news itself
        (
            "The owner announced that the cargo ship had lost both engines off the northern cape.",
            "The cargo ship had lost both engines off the northern cape.",
        ),
        # on the public record
        (
            "A pilot said the owner of the cargo ship had been charged over both engines in March.",
            "The owner of the cargo ship had been charged over both engines in March.",
        ),
        # ahead for one, past for the other
        (
            "A pilot said the cargo ship would cross the northern cape at dawn in heavy fog.",
            "The cargo ship crossed the northern cape at dawn in heavy fog.",
        ),
        # not the outlet's own, although nobody says whose
        (
            SAID,
            "The cargo ship is believed to have lost both engines off the northern cape in fog.",
        ),
        # much the same, but in words of its own
        (
            SAID,
            "Both of its engines had failed when the cargo ship passed the northern cape at dusk.",
        ),
    ],
)
def test_a_newsroom_of_its_own_may_do_without_the_source(said: str, stated: str) -> None:
    assert flags(said, stated) == ()


def test_the_lead_is_the_event_itself() -> None:
    left = document(f"{SAID} The harbour was open again on Monday. The gulls came back early.")
    right = document(f"{STATED} Traders came back to the quay. The weather was mild.")
    assert compared(left, right) == ()


def test_the_same_source_may_speak_in_the_sentence_before() -> None:
    before = "Traders came back. A pilot said that the weather was mild."
    assert flags(SAID, STATED, before=before) == ()


def test_a_quotation_still_open_is_somebodys() -> None:
    before = "Traders came back. A widow told the inquiry: “I heard it all."
    assert flags(SAID, STATED, before=before) == ()


def test_an_outlet_quoted_in_its_own_words_is_the_other_report() -> None:
    said = "“The cargo ship had lost both engines off the northern cape in heavy fog,” the Coast Times reported."
    assert flags(said, STATED) == ()


def test_a_sentence_broken_at_a_number_is_no_statement() -> None:
    before = "Traders came back. The ship sailed at about 4."
    stated = "30 metres off the northern cape the cargo ship had lost both engines in heavy fog."
    assert flags(SAID, stated, before=before) == ()


def test_a_sentence_of_its_own_may_be_the_closer_one() -> None:
    left, right = document(f"{AHEAD} {SAID}"), document(f"{BEFORE} {STATED}")
    same = np.eye(3, dtype=np.float32)
    (_,) = compared(replace(left, vectors=same), replace(right, vectors=same))
    closer = np.array([[0, 0, 1], [0, 1, 0], [0, 0.5, 0.8]], dtype=np.float32)
    assert compared(replace(left, vectors=closer), replace(right, vectors=same)) == ()


# --- words in a row, and numbers ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (STATED, f"Later {STATED}", True),
        ("It was one of the most of all to be seen.", "It was one of the most of all.", False),
        (
            "He joined the Norland Coast Guard Rescue Service.",
            "She left the Norland Coast Guard Rescue Service.",
            False,
        ),
    ],
)
def test_set_phrases_and_long_names_are_no_copied_text(one: str, other: str, shared: bool) -> None:
    left, right = document(one), document(other)
    first, second, _ = both_views(left, right, analysed(left), analysed(right))
    assert shares_run(first, Span(0, len(one)), second, Span(0, len(other))) is shared


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("It cost 40 million crowns.", "It cost 75 million crowns.", True),
        ("Two men took 40 crowns.", "The men took 40 crowns.", False),
        ("Four men came.", "Three men came.", True),
        ("Four men came.", "4 men came.", False),
        ("Four men came.", "They took 300 crowns.", False),
        ("Dozens came in 40 boats.", "They came in 30 boats.", False),
        ("It sank in 1987.", "It sank in 2004.", False),
    ],
)
def test_numbers_of_one_kind_are_held_against_each_other(
    one: str, other: str, differ: bool
) -> None:
    left, right = document(one), document(other)
    first, second, _ = both_views(left, right, analysed(left), analysed(right))
    spans = [Span(0, len(one))], [Span(0, len(other))]
    assert numbers_differ(first, spans[0], second, spans[1]) is differ
