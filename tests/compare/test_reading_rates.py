"""Shares with their uncertainty: the arithmetic, and when no share is given at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.analysis.results import FlagKind
from compare.reading.rates import (
    LEAST_PLACES,
    LEAST_REPORTS,
    Raised,
    places_of,
    record_of,
    share,
    wilson,
)

KIND = FlagKind.EDITORIALISING


def raised(report: int, start: int, end: int, *verdicts: str) -> Raised:
    return Raised(report, KIND.value, start, end, frozenset(verdicts))


@pytest.mark.parametrize(
    ("successes", "of", "low", "high"),
    [  # computed apart from this code, with the published formula
        (0, 10, 0.0, 0.2775),
        (1, 10, 0.0179, 0.4042),
        (5, 10, 0.2366, 0.7634),
        (10, 10, 0.7225, 1.0),
        (81, 263, 0.2553, 0.3662),
        (1, 1, 0.2065, 1.0),
    ],
)
def test_an_interval_is_wilsons(successes: int, of: int, low: float, high: float) -> None:
    found = wilson(successes, of)
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(1, 5_000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_an_interval_holds_its_share_and_stays_on_the_scale(counts: tuple[int, int]) -> None:
    successes, of = counts
    found = wilson(successes, of)
    assert 0.0 <= found.low <= successes / of <= found.high <= 1.0
    mirrored = wilson(of - successes, of)
    assert (mirrored.low, mirrored.high) == pytest.approx((1 - found.high, 1 - found.low))
    wider, narrower = found, wilson(successes * 4, of * 4)
    assert narrower.high - narrower.low < wider.high - wider.low


@pytest.mark.parametrize(("successes", "of"), [(0, 0), (3, 2), (-1, 5)])
def test_what_is_no_share_is_refused(successes: int, of: int) -> None:
    with pytest.raises(ValueError, match="is no share"):
        wilson(successes, of)


def test_no_share_is_given_of_too_few() -> None:
    assert share(3, 9, enough=10) is None
    assert share(0, 0, enough=0) is None
    given_share = share(3, 10, enough=10)
    assert given_share is not None and given_share.value == 0.3


def test_a_share_known_within_bounds_is_no_single_figure() -> None:
    found = share(2, 20, most=6, enough=10)
    assert found is not None and found.value is None
    assert found.interval.low == wilson(2, 20).low and found.interval.high == wilson(6, 20).high


def test_overlapping_flags_of_one_report_are_one_place() -> None:
    places = places_of(
        [
            raised(1, 20, 30, "confirmed"),
            raised(1, 0, 10),
            raised(1, 25, 40, "confirmed"),
            raised(1, 40, 50),
            raised(2, 20, 30, "confirmed", "dismissed"),
        ]
    )
    assert [(p.report, p.start, p.end, p.flags) for p in places] == [
        (1, 0, 10, 1),
        (1, 20, 40, 2),
        (1, 40, 50, 1),
        (2, 20, 30, 1),
    ]
    assert [p.is_confirmed for p in places] == [False, True, False, False]
    assert [p.is_decided for p in places] == [False, True, False, False]


def test_verdicts_on_one_place_in_two_comparisons_may_disagree() -> None:
    record = record_of(
        KIND, [raised(1, 0, 10, "confirmed"), raised(1, 2, 9, "dismissed")], reports=20
    )
    assert (record.flags, record.places, record.decided, record.unclear) == (2, 1, 0, 1)
    assert record.precision is None and record.holding is None


def test_a_record_counts_places_and_reports_and_says_what_is_open() -> None:
    flags = [
        *(raised(report, 0, 10, "confirmed") for report in range(8)),
        *(raised(report, 20, 30, "dismissed") for report in range(4)),
        raised(8, 0, 10),
        raised(9, 0, 10, "unsure"),
    ]
    record = record_of(KIND, flags, reports=25)
    assert (record.confirmed, record.dismissed, record.awaiting, record.unclear) == (8, 4, 1, 1)
    assert record.precision is not None and record.precision.value == pytest.approx(8 / 12)
    assert record.holding is not None
    assert (record.holding.least, record.holding.most, record.holding.of) == (8, 10, 25)


def test_below_the_least_counts_there_is_no_rate() -> None:
    few = [raised(report, 0, 10, "confirmed") for report in range(LEAST_PLACES - 1)]
    record = record_of(KIND, few, reports=LEAST_REPORTS - 1)
    assert record.too_few and record.precision is None and record.holding is None
    enough = [*few, raised(50, 0, 10, "dismissed")]
    record = record_of(KIND, enough, reports=LEAST_REPORTS)
    assert not record.too_few and record.precision is not None and record.holding is not None


def test_reports_without_a_verdict_give_no_share_of_reports() -> None:
    record = record_of(KIND, [raised(1, 0, 5)], reports=50)
    assert record.awaiting == 1 and record.holding is None


def test_the_arithmetic_needs_no_django() -> None:
    program = "import sys; sys.modules['django'] = None; import compare.analysis.results\n"
    path = Path(__file__).parents[2] / "compare" / "reading" / "rates.py"
    program += (
        "import importlib.util as u; s = u.spec_from_file_location('rates', "
        f"{str(path)!r}); m = u.module_from_spec(s); sys.modules['rates'] = m; "
        "s.loader.exec_module(m)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=path.parents[2], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
