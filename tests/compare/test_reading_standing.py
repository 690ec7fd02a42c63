from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from compare.analysis import precision
from compare.analysis.messages import message
from compare.analysis.precision import MeasuredPrecision
from compare.models import FlagKind
from compare.reading import standing
from compare.reading.standing import Standing, standings
from compare.services.review import record_verdict
from tests.compare import cast

MEASURED = MeasuredPrecision(
    precision=0.489, n=90, data=message("made-up reports"), date="2025-03-03"
)


@pytest.fixture
def one_kind_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = {FlagKind.EDITORIALISING.value: MEASURED}
    monkeypatch.setattr(standing, "measured", kinds.get)


@pytest.mark.django_db
def test_verdicts_count_by_flag_and_not_where_reviewers_disagree(
    reviewer: User, editor: User
) -> None:
    made = cast.ferry()
    twice, disputed, dismissed, unsure = (
        cast.flag(made, "right", word, evidence="harbour office", rule=f"rule.{word.lower()}")
        for word in ("ferry", "Oxley", "engine", "years")
    )
    for flag, person, verdict in (
        (twice, reviewer, "confirmed"),
        (twice, editor, "confirmed"),
        (disputed, reviewer, "confirmed"),
        (disputed, editor, "dismissed"),
        (dismissed, reviewer, "dismissed"),
        (unsure, reviewer, "unsure"),
    ):
        record_verdict(flag=flag, reviewer=person, verdict=verdict)
    found = standings()[twice.kind]
    assert (found.confirmed, found.dismissed, found.decided) == (1, 1, 2)


def test_a_precision_is_rounded_down() -> None:
    assert Standing(FlagKind.EDITORIALISING, MEASURED).percent == 48
    assert Standing(FlagKind.QUOTE_ALTERED, None).percent is None


def test_every_figure_that_is_shipped_is_a_share_of_some_flags() -> None:
    for kind in FlagKind:
        found = precision.measured(kind.value)
        if found is not None:
            assert 0 <= found.precision <= 1 and found.n > 0 and str(found.data) and found.date


@pytest.mark.django_db
def test_a_note_shows_the_measured_precision_of_its_kind(
    anonymous: Client, reviewer: User, one_kind_measured: None
) -> None:
    made = cast.ferry()
    flag = made.flags.get(kind=FlagKind.EDITORIALISING)
    html = anonymous.get(made.get_absolute_url()).content.decode()
    assert '<a href="/about/#editorialising">Measured precision 48 %</a>' in html
    assert "Precision not measured" in html
    record_verdict(flag=flag, reviewer=reviewer, verdict="confirmed")
    html = anonymous.get(made.get_absolute_url()).content.decode()
    assert "Measured precision 48 %, here 1 of 1 confirmed" in html


@pytest.mark.django_db
def test_the_page_on_flags_says_where_each_precision_comes_from(
    anonymous: Client, one_kind_measured: None
) -> None:
    html = anonymous.get("/about/").content.decode()
    assert "Measured precision 48 %: of 90 flags raised on made-up reports (2025-03-03)." in html
    assert html.count("The precision of this kind has not been measured.") == len(FlagKind) - 1
