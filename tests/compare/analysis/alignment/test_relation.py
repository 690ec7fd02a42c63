from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from compare.analysis.alignment.align import align
from compare.analysis.alignment.relation import relation
from compare.analysis.documents import Document
from compare.analysis.results import Relation, Reuse, Side
from tests.compare.analysis.alignment.reports import FERRY, ORCHARD, report

MORNING = datetime(2024, 3, 1, 7, 0, tzinfo=UTC)
NOON = MORNING + timedelta(hours=5)


def told(left: Document, right: Document) -> Relation:
    return relation(left, right, align(left, right))


def test_a_copy_is_verbatim_and_of_one_event():
    found = told(report(FERRY), report(FERRY))
    assert found.reuse is Reuse.VERBATIM
    assert found.same_event > 0.9


def test_a_shortened_copy_is_verbatim_too():
    assert told(report(FERRY), report(FERRY[:3])).reuse is Reuse.VERBATIM


def test_reports_of_different_events_are_independent():
    found = told(report(FERRY), report(ORCHARD))
    assert found == Relation(found.same_event, Reuse.INDEPENDENT, None)
    assert found.same_event < 0.2


def test_a_shared_quotation_alone_is_not_reuse():
    said = "“We heard a bang, then the lights went out and the whole ship fell silent,” a passenger said."
    assert told(report([said, *FERRY[:3]]), report([said, *ORCHARD])).reuse is Reuse.INDEPENDENT


@pytest.mark.parametrize(
    "text",
    [
        ["“We heard a bang, then the lights went out and the ship fell silent,” a passenger said."],
        ["“The ship fell silent at once.”", "“Nobody told us why we had to wait so long.”"],
        ["The pier is closed."],
        ["The mayor resigned.", "“I have had enough of this harbour,” Ida Roke said on Monday."],
    ],
)
def test_identical_texts_are_copies_whatever_they_consist_of(text: list[str]) -> None:
    assert told(report(text), report(text)).reuse is Reuse.VERBATIM


def test_two_briefs_around_one_quotation_are_not_copies() -> None:
    said = "“We heard a bang, then the lights went out and the whole ship fell silent,” a man said."
    one = report([said, "The ferry line is closed until Sunday morning."])
    two = report([said, "Engineers looked for the fault all night."])
    assert told(one, two).reuse is Reuse.INDEPENDENT


def test_the_later_of_two_copies_is_derived_and_of_two_independent_reports_neither():
    early = report(FERRY, published_at=MORNING)
    assert told(early, report(FERRY, published_at=NOON)).derived is Side.RIGHT
    assert told(early, report(ORCHARD, published_at=NOON)).derived is None


def test_reports_weeks_apart_are_less_likely_of_one_event():
    def apart(days: int) -> float:
        later = report(FERRY[2:6], published_at=MORNING + timedelta(days=days))
        return told(report(FERRY[:5], published_at=MORNING), later).same_event

    assert apart(0) == pytest.approx(apart(2))
    assert apart(60) < apart(10) < apart(2)


def test_an_empty_report_is_of_no_event():
    found = told(report([]), report(FERRY))
    assert found.same_event < 0.05
    assert (found.reuse, found.derived) == (Reuse.INDEPENDENT, None)
