from __future__ import annotations

import pytest

from compare.analysis.changes.sides import evidence_span
from compare.analysis.changes.sources.omission import find_omissions
from compare.analysis.results import Alignment, Flag, FlagKind, Side
from compare.analysis.shown import quoted
from tests.compare.analysis.attribution.helpers import analysed, document, in_order, linked


def flags(left: str, right: str, *, outlets: tuple[str, ...] = ()) -> tuple[Flag, ...]:
    one, two = document(left, outlets=outlets), document(right)
    return find_omissions(one, two, analysed(one), analysed(two), linked(one, two))


SAID = "A harbour pilot said the cargo ship had lost both engines off the northern cape."
STATED = "The cargo ship had lost both engines off the northern cape when the storm came."


def test_a_claim_without_its_source_is_flagged_where_it_stands() -> None:
    (flag,) = flags(SAID, STATED)
    assert flag.kind is FlagKind.ATTRIBUTION_OMITTED
    assert flag.side is Side.RIGHT
    assert "lost both engines" in flag.quote
    assert flag.quote == flag.span.slice(STATED)
    assert flag.rule == "omission.source_dropped"
    assert 0.0 <= flag.score <= 1.0
    assert flag.link == 0


def test_the_explanation_and_the_evidence_name_the_source() -> None:
    (flag,) = flags(SAID, STATED)
    assert flag.explanation == (
        "On the left this is said by “A harbour pilot”; on the right it stands as fact."
    )
    assert flag.evidence is not None
    assert flag.evidence.side is Side.LEFT
    assert flag.evidence.quote.startswith("A harbour pilot said")


@pytest.mark.parametrize(
    ("verb", "ending"),
    [
        ("will leave", "on the right it stands as fact."),
        ("may leave", "on the right it stands without a source."),
        ("appears to be leaving", "on the right it stands without a source."),
        ("is expected to leave", "on the right nobody is named for it (“is expected to”)."),
        ("is thought to be leaving", "on the right nobody is named for it (“is thought to”)."),
    ],
)
def test_what_is_in_doubt_or_left_to_people_not_named_is_not_said_to_stand_as_fact(
    verb: str, ending: str
) -> None:
    told = "the cape on Friday with both of its engines mended."
    (flag,) = flags(
        f"A harbour pilot said the cargo ship would leave {told}", f"The cargo ship {verb} {told}"
    )
    assert flag.kind is FlagKind.ATTRIBUTION_OMITTED
    assert flag.explanation == f"On the left this is said by “A harbour pilot”; {ending}"


@pytest.mark.parametrize("verb", ["is said to leave", "will reportedly leave"])
def test_hearsay_is_no_claim_without_a_source(verb: str) -> None:
    told = "the cape on Friday with both of its engines mended."
    assert not flags(
        f"A harbour pilot said the cargo ship would leave {told}", f"The cargo ship {verb} {told}"
    )


def test_both_directions_are_looked_at() -> None:
    (flag,) = flags(STATED, SAID)
    assert flag.side is Side.LEFT


@pytest.mark.parametrize(
    "right",
    [
        "The cargo ship had lost both engines off the northern cape, a pilot told the inquiry.",
        "The cargo ship had reportedly lost both engines off the northern cape.",
        "“The cargo ship had lost both engines off the northern cape,” the report read.",
        "According to a pilot, the cargo ship had lost both engines off the northern cape.",
        "A pilot has claimed that the cargo ship lost both engines off the northern cape.",
    ],
)
def test_a_claim_that_still_has_a_source_is_not_flagged(right: str) -> None:
    assert flags(SAID, right) == ()


def test_only_the_own_clause_is_flagged() -> None:
    right = (
        "The cargo ship had lost both engines off the northern cape, while the owner said that "
        "the crew was well."
    )
    (flag,) = flags(SAID, right)
    assert "owner" not in flag.quote


def test_what_both_sides_say_themselves_is_not_flagged() -> None:
    left = f"{STATED} A harbour pilot said the tugs came too late."
    assert flags(left, STATED) == ()


def test_a_topic_alone_is_no_claim() -> None:
    right = "The northern cape has seen many storms, and its lighthouse dates from 1870."
    assert flags(SAID, right) == ()


def test_a_thought_that_lost_its_reporter_is_flagged() -> None:
    left = "One source said Norland fears that Sudmark may arm the rebels of the border valleys."
    right = "Norland fears that Sudmark could arm the rebels of the border valleys."
    (flag,) = flags(left, right)
    assert flag.evidence is not None
    assert flag.evidence.quote.startswith("One source said")


def test_a_thought_of_the_same_people_is_not_flagged() -> None:
    left = "Norland fears that Sudmark may arm the rebels of the border valleys."
    right = "Norland is worried that Sudmark could arm the rebels of the border valleys."
    assert flags(left, right) == ()


def test_other_numbers_are_another_claim() -> None:
    left = "The bank said it had lent 40 million crowns to the shipyards last year."
    right = "The bank had lent 75 million crowns to the shipyards this year."
    assert flags(left, right) == ()


def test_facts_on_the_public_record_score_lower() -> None:
    (private,) = flags(
        "A clerk said the council met in the old town hall.",
        "The council met in the old town hall.",
    )
    (public,) = flags(
        "A clerk said the council voted in the old town hall.",
        "The council voted in the old town hall.",
    )
    assert public.score < private.score


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "A spokesman said parliament had adopted the harbour law by 90 to 30.",
            "Parliament adopted the harbour law by 90 to 30.",
        ),
        (
            "A clerk said the council voted 52-48 to close the old pier.",
            "The council voted 52-48 to close the old pier.",
        ),
        (
            "The commission said Ida Roke had been elected mayor of Tarn with 61 percent.",
            "Ida Roke was elected mayor of Tarn with 61 percent.",
        ),
        (
            "A clerk said the council had rejected the plan by seven votes to four.",
            "The council rejected the plan by seven votes to four.",
        ),
        (
            "A clerk said the council had unanimously approved the harbour budget.",
            "The council unanimously approved the harbour budget.",
        ),
    ],
)
def test_a_vote_with_its_count_is_on_record_and_never_flagged(left: str, right: str) -> None:
    assert flags(left, right) == ()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "A pollster said Ida Roke would be elected mayor of Tarn with 61 percent.",
            "Ida Roke will be elected mayor of Tarn with 61 percent.",
        ),
        (
            "A clerk said the council had hidden the cost of the pier before it voted 52-48.",
            "The council had hidden the cost of the pier before it voted 52-48.",
        ),
        (
            "A clerk said 40 to 50 crates of the council had been stolen on Monday.",
            "40 to 50 crates of the council had been stolen on Monday.",
        ),
    ],
)
def test_a_forecast_or_a_claim_beside_a_count_is_still_flagged(left: str, right: str) -> None:
    (flag,) = flags(left, right)
    assert flag.kind is FlagKind.ATTRIBUTION_OMITTED


def test_without_a_link_nothing_is_flagged() -> None:
    one, two = document(SAID), document(STATED)
    empty = Alignment((), (0,), (0,))
    assert find_omissions(one, two, analysed(one), analysed(two), empty) == ()


def test_the_same_report_twice_gives_no_flag() -> None:
    text = f"{SAID} {STATED} The owner, Ilse Brandt, denied that the crew had been cut."
    one, two = document(text), document(text)
    assert find_omissions(one, two, analysed(one), analysed(two), in_order(one, two)) == ()


def test_a_name_that_became_unnamed_is_weakened() -> None:
    left = "Ilse Brandt said the cargo ship had lost both engines off the northern cape."
    right = "Officials said the cargo ship had lost both engines off the northern cape."
    (flag,) = flags(left, right)
    assert flag.kind is FlagKind.ATTRIBUTION_WEAKENED
    assert (flag.side, flag.quote) == (Side.RIGHT, "Officials")
    assert "“Ilse Brandt”" in flag.explanation


def test_a_name_in_the_same_paragraph_is_enough() -> None:
    left = "Ilse Brandt said the cargo ship had lost both engines off the northern cape."
    right = (
        "The inquiry heard Ilse Brandt. Officials said the cargo ship had lost both engines off the "
        "northern cape."
    )
    assert FlagKind.ATTRIBUTION_WEAKENED not in {f.kind for f in flags(left, right)}


def test_an_outlet_that_is_no_longer_credited_is_flagged_once() -> None:
    left = (
        "A pilot told Coast Monitor that the cargo ship had lost both engines. "
        "A clerk told Coast Monitor that the tugs had come too late."
    )
    right = (
        "A pilot said the cargo ship had lost both engines. A clerk said the tugs had come late."
    )
    (flag,) = flags(left, right, outlets=("Coast Monitor",))
    assert flag.kind is FlagKind.ATTRIBUTION_WEAKENED
    assert flag.rule == "omission.credit_dropped"
    assert "Coast Monitor" in flag.explanation


def test_an_outlet_that_is_credited_anywhere_is_not_flagged() -> None:
    left = "A pilot told Coast Monitor that the cargo ship had lost both engines."
    right = (
        "A pilot said the cargo ship had lost both engines. Coast Monitor spoke to the pilot first."
    )
    assert flags(left, right, outlets=("Coast Monitor",)) == ()


@pytest.mark.parametrize("word", ["bias", "false", "propaganda"])
def test_explanations_blame_nobody(word: str) -> None:
    (flag,) = flags(SAID, STATED)
    assert word not in flag.explanation.lower()


def test_a_document_no_longer_said_to_be_seen_by_an_outlet_is_flagged() -> None:
    left = "A safety report, seen by Coast Monitor, says that the ferry had two cracked shafts."
    right = "A safety report says that the ferry had two cracked shafts."
    (flag,) = flags(left, right)
    assert (flag.rule, flag.side) == ("omission.credit_dropped", Side.RIGHT)
    assert flag.explanation == (
        "Left says that “Coast Monitor” saw the document; right reports the same and does not "
        "mention “Coast Monitor”."
    )
    assert flag.evidence is not None
    assert "seen by Coast Monitor" in flag.evidence.quote


def test_a_source_with_quotation_marks_is_quoted_once() -> None:
    assert quoted("“Red” Otto Lind") == "“‘Red’ Otto Lind”"
    assert quoted("“We are leaving”") == "“We are leaving”"


def test_evidence_is_short_enough_to_read() -> None:
    claim = "the cargo ship had lost both engines off the northern cape in the storm"
    tail = ", and the crew of eleven had waited for hours" * 20
    given = document(f"A harbour pilot said {claim}{tail}.")
    (attribution,) = analysed(given).attributions
    span = evidence_span(given, attribution)
    assert len(span) <= 300
    assert span.slice(given.text).startswith(f"A harbour pilot said {claim}")


def test_a_described_union_is_not_the_company_named_before() -> None:
    given = document(
        "The water company, Brakkwater, said the level would fall. The fruit growers’ union "
        "estimated that 900 hectares would stay dry."
    )
    assert analysed(given).attributions[-1].resolved_source is None


def test_the_place_in_an_outlets_name_is_no_credit() -> None:
    left = (
        "A pilot told Vesthavn Monitor that the cargo ship had lost both engines. Vesthavn slept."
    )
    right = "A pilot said the cargo ship had lost both engines. The tugs of Vesthavn came late."
    (flag,) = flags(left, right, outlets=("Vesthavn Monitor",))
    assert flag.rule == "omission.credit_dropped"


@pytest.mark.parametrize(
    "stated",
    [
        "By Norvald’s count, the storm damaged 40 boats in the harbour on Sunday.",
        "The storm damaged 40 boats in the harbour on Sunday, as the union Norvald put it.",
        "The storm damaged 40 boats in the harbour on Sunday (Norvald).",
        "Norvald, a union: the storm damaged 40 boats in the harbour on Sunday.",
    ],
)
def test_a_source_named_beside_the_claim_is_kept_in_whatever_turn_of_phrase(stated: str) -> None:
    said = "The fishers’ union Norvald said the storm damaged 40 boats in the harbour on Sunday."
    assert flags(said, stated) == ()
    (_,) = flags(said, "The storm damaged 40 boats in the harbour on Sunday.")
