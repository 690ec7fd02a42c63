from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.spans import Span
from compare.analysis.changes.sides import both_views
from compare.analysis.changes.sources.edges import with_clean_edges
from compare.analysis.changes.sources.omission import find_omissions
from compare.analysis.results import FlagKind
from tests.compare.analysis.attribution.helpers import analysed, document, linked

SAID = "A harbour pilot said the cargo ship had lost both engines off the northern cape."
CLAIM = "the cargo ship had lost both engines off the northern cape"


def flagged(right: str) -> str:
    one, two = document(SAID), document(right)
    flags = find_omissions(one, two, analysed(one), analysed(two), linked(one, two))
    (flag,) = [flag for flag in flags if flag.kind is FlagKind.ATTRIBUTION_OMITTED]
    assert flag.quote == flag.span.slice(right)
    return flag.quote


@pytest.mark.parametrize(
    "right",
    [
        f"In one bold move, {CLAIM}, raising doubts about her crew.",
        f"However, {CLAIM}, fearing that worse was to come.",
        f"But {CLAIM} despite a row about pay.",
        f"Meanwhile, {CLAIM}, which meant a long night for the tugs in Tarn.",
        f"And {CLAIM} — a bitter blow to her owner.",
    ],
)
def test_a_claim_is_flagged_without_what_the_outlet_hangs_onto_it(right: str) -> None:
    assert flagged(right) == CLAIM


def test_what_both_sides_say_stays_in_the_claim() -> None:
    left = (
        "A harbour pilot said that on Monday night the cargo ship lost both engines, drifting onto "
        "the northern cape."
    )
    right = (
        "On Monday night, the cargo ship lost both engines, drifting onto the northern cape, "
        "to the dismay of many."
    )
    one, two = document(left), document(right)
    (flag,) = find_omissions(one, two, analysed(one), analysed(two), linked(one, two))
    assert flag.quote.startswith("On Monday night")
    assert "drifting onto the northern cape" in flag.quote


def test_a_claim_does_not_end_in_words_that_lead_to_somebodys() -> None:
    right = f"T{CLAIM[1:]}, fearing that “nobody would come”."
    assert flagged(right) == f"T{CLAIM[1:]}"


def test_a_particle_at_the_end_belongs_to_its_verb() -> None:
    left = "A harbour pilot said the search for the lost cargo ship had been called off."
    right = "But the search for the lost cargo ship had been called off."
    one, two = document(left), document(right)
    (flag,) = find_omissions(one, two, analysed(one), analysed(two), linked(one, two))
    assert flag.quote == "the search for the lost cargo ship had been called off"


def test_a_whole_sentence_keeps_its_stop() -> None:
    assert flagged(f"T{CLAIM[1:]}.") == f"T{CLAIM[1:]}."


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["However,", "the ship", "drifted", ", fearing", "that", "despite", "—", "."]
        ),
        min_size=1,
        max_size=12,
    ).map(" ".join),
    st.integers(0, 100),
    st.integers(0, 100),
)
def test_clean_edges_lie_within_the_claim(text: str, a: int, b: int) -> None:
    doc = document(text)
    claim = Span(min(a, b, len(text)), min(max(a, b), len(text)))
    one, _, weights = both_views(doc, doc, analysed(doc), analysed(doc))
    found = with_clean_edges(one, claim, one.stems([claim]), weights)
    assert claim.contains(found)
    assert len(found) or not len(claim)
