from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from compare.analysis.changes.certainty import find_certainty
from compare.analysis.results import Alignment, Flag, FlagKind, Link, LinkKind, Side
from tests.compare.analysis.attribution.helpers import analysed, document, linked


def flags(left: str, right: str) -> tuple[Flag, ...]:
    one, two = document(left), document(right)
    return find_certainty(one, two, analysed(one), analysed(two), linked(one, two))


@pytest.mark.parametrize(
    ("left", "right", "quote", "evidence"),
    [
        (
            "The shipyard may dismiss two hundred welders before the spring.",
            "The shipyard will dismiss two hundred welders before the spring.",
            "will dismiss",
            "may dismiss",
        ),
        (
            "The ministry is expected to close the northern mine in June.",
            "The ministry closes the northern mine in June.",
            "closes",
            "is expected to close",
        ),
    ],
)
def test_a_dropped_hedge_is_flagged(left: str, right: str, quote: str, evidence: str) -> None:
    (flag,) = flags(left, right)
    assert flag.kind is FlagKind.CERTAINTY_RAISED
    assert (flag.side, flag.quote) == (Side.RIGHT, quote)
    assert flag.evidence is not None
    assert flag.evidence.quote == evidence
    assert flag.rule == "certainty.hedge_dropped"


def test_a_hardened_verb_is_flagged() -> None:
    (flag,) = flags(
        "Two clerks say the shipyard has sold its oldest dock to a bank.",
        "Clerks reveal that the shipyard has sold its oldest dock to a bank.",
    )
    assert (flag.rule, flag.quote) == ("certainty.verb_hardened", "reveal")
    assert flag.explanation == "Right has “reveal” where left has the less certain “say”."


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The shipyard may dismiss two hundred welders before the spring.",
            "The shipyard could dismiss two hundred welders before the spring.",
        ),
        (
            "The shipyard may dismiss two hundred welders before the spring.",
            "The shipyard wants to dismiss two hundred welders before the spring.",
        ),
        (
            "The shipyard may dismiss two hundred welders before the spring.",
            "The ministry dismissed the complaint of a fisherman.",
        ),
        (
            "Two clerks say the shipyard has sold its oldest dock to a bank.",
            "Two clerks said the shipyard had sold its oldest dock to a bank.",
        ),
        (
            "Two clerks admit that the shipyard has sold its oldest dock.",
            "Clerks confirm that the shipyard has sold its oldest dock.",
        ),
    ],
)
def test_equal_certainty_is_not_flagged(left: str, right: str) -> None:
    assert flags(left, right) == ()


def test_lowered_certainty_is_flagged_only_on_the_surer_side() -> None:
    (flag,) = flags(
        "The shipyard will dismiss two hundred welders before the spring.",
        "The shipyard may dismiss two hundred welders before the spring.",
    )
    assert flag.side is Side.LEFT


def test_words_in_quotations_are_left_alone() -> None:
    assert (
        flags(
            "The shipyard may dismiss two hundred welders before the spring.",
            "“The shipyard will dismiss two hundred welders before the spring,” a clerk said.",
        )
        == ()
    )


def test_a_hedge_dropped_in_the_passive_is_shown_with_its_auxiliaries() -> None:
    (flag,) = flags(
        "The port may ask crews of the smaller boats to leave the outer basin if the wind rises.",
        "Crews of the smaller boats, many of them foreign, will be asked to leave the outer basin if the wind rises.",
    )
    assert (flag.side, flag.quote) == (Side.RIGHT, "will be asked")
    assert flag.evidence is not None
    assert flag.evidence.quote == "may ask"


def test_one_shared_verb_is_no_dropped_hedge() -> None:
    assert not flags(
        "The port may ask crews of the smaller boats to leave the outer basin if the wind rises.",
        "Visitors will be asked for a ticket at the museum gate from the first of June.",
    )


def test_what_has_happened_since_is_no_dropped_hedge() -> None:
    assert not flags(
        "The crew of the northern mine could elect a new warden before the spring storms.",
        "The crew of the northern mine elected a new warden before the spring storms.",
    )


def test_a_hedge_that_a_source_answers_for_is_not_dropped() -> None:
    assert not flags(
        "The shipyard may dismiss two hundred welders before the spring.",
        "A clerk said the shipyard will dismiss two hundred welders before the spring.",
    )


BEFORE = "The harbour was open again on Monday. The gulls came back early. "
AFTER = "Traders came back to the quay. The weather was mild. "


def test_two_newsrooms_need_not_be_equally_sure() -> None:
    said = "The shipyard may dismiss two hundred welders before the spring."
    assert flags(said, "It will dismiss two hundred welders in spring at the shipyard.")
    assert not flags(
        BEFORE + said, AFTER + "It will dismiss two hundred welders in spring at the shipyard."
    )


def test_a_hedge_dropped_from_the_same_words_is_flagged_in_any_report() -> None:
    left = BEFORE + "The shipyard may dismiss two hundred old welders of the northern dock."
    right = AFTER + "The shipyard will dismiss two hundred old welders of the northern dock."
    (flag,) = flags(left, right)
    assert flag.quote == "will dismiss"


def test_a_headline_leaves_out_what_a_sentence_has() -> None:
    left = BEFORE + "The quarrel may be resolved by two hundred old welders of the northern dock."
    right = AFTER + "Quarrel resolved by two hundred old welders of the northern dock"
    assert not flags(left, right)


def test_what_is_still_to_be_said_is_no_softer_verb() -> None:
    assert not flags(
        "Two clerks will announce that the shipyard has sold its oldest dock to a bank.",
        "Clerks confirm that the shipyard has sold its oldest dock to a bank.",
    )


def test_a_harder_verb_is_held_against_the_closest_sentence_that_shares_its_claim() -> None:
    left = document(
        "Several clerks say the shipyard has sold docks and cranes to a bank. "
        "Other clerks reported sales of the oldest shipyard dock and of its cranes to a northern bank."
    )
    right = document(
        "Clerks reveal that the shipyard has sold cranes and its oldest dock to a northern bank."
    )
    vectors = np.array([[1.0, 0.0], [0.6, 0.8]], dtype=np.float32)
    alignment = Alignment(
        tuple(Link(i, i + 1, 0, 1, 0.9, LinkKind.PARAPHRASE) for i in range(2)), (), ()
    )

    def evidence(own: list[float]) -> str:
        one = replace(left, vectors=vectors)
        two = replace(right, vectors=np.array([own], dtype=np.float32))
        (flag,) = find_certainty(one, two, analysed(one), analysed(two), alignment)
        assert flag.evidence is not None
        assert flag.link == one.text.count(". ", 0, flag.evidence.span.start)
        return flag.evidence.quote

    assert evidence([1.0, 0.0]) == "say"
    assert evidence([0.6, 0.8]) == "reported"
