from __future__ import annotations

from dataclasses import replace

import pytest

from compare.analysis.changes.sources.closeness import Closeness, closeness
from compare.analysis.changes.sources.omission import find_omissions
from compare.analysis.documents import Document
from compare.analysis.results import Alignment, Flag, FlagKind, Side
from tests.compare.analysis.attribution.helpers import analysed, document, in_order

FIRST = "\n".join(
    [
        "The ministry of the islands met the owners of the ferries on Tuesday.",
        "A clerk told Coast Monitor that the ministry is seeking an agreement that would preserve the"
        " northern line.",
        "The northern line has run since the first lighthouse was built on the outer cape.",
        "The owners left the building without a word to anybody.",
        "Rain fell on the quay all morning and the gulls stayed in the harbour.",
        "The next ferry leaves the quay of Vesthavn at noon on Friday.",
    ]
)
SECOND = "\n".join(
    [
        "In Vesthavn the ministry of the islands met the owners of the ferries again.",
        "While the ministry seeks to preserve the northern line, nobody in Vesthavn slept.",
        "The northern line has run since the first lighthouse was built on the outer cape.",
        "The owners left the building by the back door.",
        "Rain fell on the quay all morning and the gulls stayed in the harbour.",
        "The next ferry leaves at noon on Friday from the quay of Vesthavn.",
    ]
)


def standing(left: Document, right: Document) -> tuple[Closeness, Closeness]:
    found = closeness(left, right, in_order(left, right))
    return found[Side.LEFT], found[Side.RIGHT]


def flags(left: Document, right: Document) -> tuple[Flag, ...]:
    return find_omissions(left, right, analysed(left), analysed(right), in_order(left, right))


def test_two_sentences_were_put_side_by_side_by_somebody() -> None:
    one = document("The ferry sank.")
    assert standing(one, one) == (Closeness.LONE, Closeness.LONE)


def test_a_sentence_with_a_headline_is_the_beginning_of_a_report() -> None:
    one = document("The ferry sank.")
    begun = replace(one, headline="Ferry sinks")
    assert standing(begun, one) == (Closeness.APART, Closeness.APART)


def test_reports_without_text_in_common_stand_apart() -> None:
    other = document("\n".join(f"The orchard of village {n} was sold." for n in range(8)))
    assert standing(document(FIRST), other) == (Closeness.APART, Closeness.APART)


def test_two_short_reports_that_tell_the_same_are_close_though_few_links_may_be_chance() -> None:
    excerpt = document("\n".join(FIRST.splitlines()[:4]))
    assert standing(excerpt, excerpt) == (Closeness.BRIEFLY, Closeness.BRIEFLY)


def test_a_short_excerpt_with_little_in_common_stands_apart() -> None:
    excerpt = document("\n".join(FIRST.splitlines()[:4]))
    other = document("\n".join(f"The orchard of village {n} was sold." for n in range(4)))
    assert standing(excerpt, other) == (Closeness.APART, Closeness.APART)


BRIEF = (
    "The rebels hold three of the five bridges of Tarn, a resident said by telephone.\n"
    "The army said it controlled all of them.\n"
    "The claims could not be checked."
)


@pytest.mark.parametrize(
    ("lead", "lost"),
    [
        ("The rebels hold three of the five bridges of Tarn.", True),
        ("Heavy fighting goes on for the bridges of Tarn held by rebels.", False),
        ("They say that rebels hold three of the five bridges of Tarn.", False),
    ],
)
def test_the_lead_of_a_short_rewrite_needs_a_source_where_it_is_the_others_claim_word_for_word(
    lead: str, lost: bool
) -> None:
    rewrite = document(
        f"{lead}\nThe army said it controlled all of them.\nThe claims could not be checked."
    )
    omitted = [f for f in flags(document(BRIEF), rewrite) if f.kind is FlagKind.ATTRIBUTION_OMITTED]
    assert bool(omitted) is lost


def test_text_in_common_alone_has_no_direction() -> None:
    assert standing(document(FIRST), document(SECOND)) == (Closeness.SHARED, Closeness.SHARED)


def test_only_the_report_written_from_the_other_had_its_sources() -> None:
    left, right = document(FIRST, outlets=("Coast Monitor",)), document(SECOND)
    assert standing(left, right) == (Closeness.APART, Closeness.DERIVED)


def test_a_rewrite_loses_a_source_in_other_words_too() -> None:
    left, right = document(FIRST, outlets=("Coast Monitor",)), document(SECOND)
    omitted = [f for f in flags(left, right) if f.kind is FlagKind.ATTRIBUTION_OMITTED]
    assert [flag.quote for flag in omitted] == [
        "While the ministry seeks to preserve the northern line"
    ]


def test_the_same_words_are_no_loss_where_nothing_tells_that_it_is_a_rewrite() -> None:
    assert flags(document(FIRST), document(SECOND)) == ()


def test_an_outlet_is_missed_only_where_text_was_reused() -> None:
    left, right = document(FIRST, outlets=("Coast Monitor",)), document(SECOND)
    assert "omission.credit_dropped" in {flag.rule for flag in flags(left, right)}
    alone = document(
        "Traders came back to the quay. The weather was mild again. The ministry is seeking an"
        " agreement that would preserve the northern line."
    )
    assert flags(left, alone) == ()


# The same, told in a dozen sentences and nearly throughout.
MORE = "\n".join(
    f"In the village of the {name} orchard the old {thing} was mended before winter came."
    for name, thing in (
        ("upper", "mill"),
        ("lower", "pump"),
        ("western", "bridge"),
        ("eastern", "tower"),
        ("outer", "fence"),
        ("inner", "well"),
    )
)


def test_long_reports_linked_throughout_retell_each_other_though_nothing_says_which() -> None:
    left, right = document(f"{FIRST}\n{MORE}"), document(f"{SECOND}\n{MORE}")
    assert standing(left, right) == (Closeness.RETOLD, Closeness.RETOLD)
    omitted = [f for f in flags(left, right) if f.kind is FlagKind.ATTRIBUTION_OMITTED]
    assert [(flag.side, flag.link) for flag in omitted] == [(Side.RIGHT, 1)]


def test_long_reports_with_few_links_only_share_text() -> None:
    left, right = document(f"{FIRST}\n{MORE}"), document(f"{MORE}\n{SECOND}")
    few = Alignment(in_order(left, right).links[:3], tuple(range(3, 12)), tuple(range(3, 12)))
    assert closeness(left, right, few)[Side.LEFT] is Closeness.SHARED


def test_a_flag_ends_before_a_participle_that_leads_to_what_somebody_fears() -> None:
    first = BRIEF.splitlines()[0]
    left = document(f"{first}\nThe army would pull back to the port, a resident said.\nRain fell.")
    right = document(
        f"{first}\nThe army would pull back to the port, fearing that the rebels might win.\nRain fell."
    )
    found = [f for f in flags(left, right) if f.kind is FlagKind.ATTRIBUTION_OMITTED]
    assert [f.quote for f in found] == ["The army would pull back to the port"]
