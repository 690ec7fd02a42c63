from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.spans import Span
from compare.analysis.absence import LATER
from compare.analysis.documents import Document
from compare.analysis.editorial.counterpart import could_have_had, nearest_clause
from compare.analysis.editorial.editorialising import find_editorialising
from compare.analysis.results import Evidence, Flag, Side
from tests.compare.analysis.editorial.helpers import alignment, analysis, document

NOON = datetime(2024, 5, 6, 12, tzinfo=UTC)
REPORT = (
    "The harbour board met on Monday to discuss the ferry contract with the crews.",
    "Its members heard three engineers and put the matter off until the summer.",
)
COMMENT = "The board is bound to regret its shameful and reckless silence."


def flags(left: Document, right: Document, *pairs: tuple[int, int]) -> tuple[Flag, ...]:
    return find_editorialising(
        left, right, analysis(left), analysis(right), alignment(left, right, *pairs)
    )


def at(doc: Document, moment: datetime | None) -> Document:
    return replace(doc, published_at=moment)


def commented(left: Document, right: Document) -> Flag:
    (flag,) = flags(left, right, (0, 0), (1, 1))
    assert flag.side is Side.RIGHT
    assert flag.link is None
    return flag


def test_what_only_one_side_has_is_said_to_be_missing_on_the_other() -> None:
    flag = commented(document(*REPORT), document(*REPORT, COMMENT))
    assert flag.explanation.endswith("no passage on the left was found to report it.")


@pytest.mark.parametrize("hours", [4, 5, 48])
def test_against_an_earlier_report_no_absence_is_remarked_on(hours: int) -> None:
    plain = commented(document(*REPORT), document(*REPORT, COMMENT))
    left = at(document(*REPORT), NOON)
    flag = commented(left, at(document(*REPORT, COMMENT), NOON + timedelta(hours=hours)))
    assert "no passage" not in flag.explanation
    assert flag.explanation.endswith(": a prediction.")
    assert flag.score < plain.score


@pytest.mark.parametrize("hours", [-48, -1, 0, 3])
def test_against_a_report_of_the_same_hours_or_a_later_one_it_is(hours: int) -> None:
    left = at(document(*REPORT), NOON)
    flag = commented(left, at(document(*REPORT, COMMENT), NOON + timedelta(hours=hours)))
    assert flag.explanation.endswith("no passage on the left was found to report it.")


def test_against_a_brief_no_absence_is_remarked_on() -> None:
    long = document(*REPORT, *REPORT, COMMENT)
    (flag,) = flags(document(REPORT[0]), long, (0, 0))
    assert "no passage" not in flag.explanation
    (other,) = flags(document(*REPORT), long, (0, 0), (1, 1))
    assert other.explanation.endswith("no passage on the left was found to report it.")
    assert flag.score < other.score


def test_a_linked_passage_is_compared_whenever_it_went_out() -> None:
    left = at(document("The ferry company offered the crews a contract of one year."), NOON)
    right = document("The ferry company offered the crews a shameful contract of one year.")
    early, late = (flags(left, at(right, NOON + timedelta(days=days)), (0, 0)) for days in (-9, 9))
    assert early == late
    assert early[0].explanation.endswith("the passage it matches on the left does not have it.")


def test_a_time_without_a_zone_says_nothing_beside_one_with() -> None:
    left = at(document(*REPORT), NOON.replace(tzinfo=None))
    assert could_have_had(at(document(*REPORT), NOON + 9 * LATER), left)
    assert could_have_had(document(*REPORT), left)


def test_a_day_without_a_time_is_not_held_to_be_its_midnight() -> None:
    midnight = NOON.replace(hour=0)
    assert could_have_had(at(document(*REPORT), NOON), at(document(*REPORT), midnight))
    the_day_before = at(document(*REPORT), midnight - timedelta(days=1))
    assert not could_have_had(at(document(*REPORT), NOON), the_day_before)


# --- evidence ------------------------------------------------------------------------------------


def test_evidence_is_the_one_clause_that_tells_the_same() -> None:
    left = document(
        "The mayor opened the fair on Monday, and the ferry company offered crews a contract."
    )
    right = document("The ferry company offered crews a shameful contract; the fair went on.")
    (flag,) = flags(left, right, (0, 0))
    assert flag.quote == "shameful"
    assert flag.evidence is not None
    assert flag.evidence.quote == "and the ferry company offered crews a contract."
    assert flag.evidence.quote == flag.evidence.span.slice(left.text)


def test_evidence_is_the_whole_passage_where_no_clause_is_plainly_closer() -> None:
    left = document("The ferry company offered crews a contract, and crews a ferry contract.")
    right = document("The ferry company offered crews a shameful contract.")
    (flag,) = flags(left, right, (0, 0))
    assert flag.evidence is not None
    assert flag.evidence.quote == left.text


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200), st.text(min_size=1, max_size=200), st.integers(0, 50))
def test_the_nearest_clause_stands_in_the_passage(here: str, there: str, shift: int) -> None:
    text = f"loud {here}"
    passage = Span(shift, shift + len(there))
    evidence = Evidence(Side.LEFT, passage, there)
    found = nearest_clause(text, Span(0, len(text)), Span(0, 4), evidence)
    assert passage.contains(found.span)
    assert len(found.span)
    assert found.quote == found.span.shifted(-shift).slice(there)
