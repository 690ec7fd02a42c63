from __future__ import annotations

import pytest

from compare.analysis.changes.figures.figures import find_figures
from compare.analysis.results import Alignment, Flag, FlagKind, Side
from tests.compare.analysis.attribution.helpers import analysed, document, linked


def flags(left: str, right: str) -> tuple[Flag, ...]:
    one, two = document(left), document(right)
    return find_figures(one, two, analysed(one), analysed(two), linked(one, two))


@pytest.mark.parametrize(
    ("left", "right", "quote", "evidence", "rule"),
    [
        (
            "The storm sank 12 boats in the harbour of Tarn, the mayor said.",
            "The storm sank 15 boats in the harbour of Tarn, the mayor said.",
            "15 boats",
            "12 boats",
            "number",
        ),
        (
            "The town paid 4.2 million crowns for the new lock at Tarn.",
            "The town paid 42 million crowns for the new lock at Tarn.",
            "42 million crowns",
            "4.2 million crowns",
            "amount",
        ),
        (
            "The harbour of Tarn is expected to grow by 1.1 per cent this year.",
            "The harbour of Tarn is expected to grow by 1.2 per cent this year.",
            "1.2 per cent",
            "1.1 per cent",
            "share",
        ),
        (
            "The trial of the two smugglers begins in Tarn on 3 April.",
            "The trial of the two smugglers begins in Tarn on 13 April.",
            "13 April",
            "3 April",
            "date",
        ),
        (
            "The old chapel on the hill was built by monks in 1782.",
            "The old chapel on the hill was built by monks in 1872.",
            "1872",
            "1782",
            "date",
        ),
        (
            "All fishing boats of the island had to stay in the harbour.",
            "Some fishing boats of the island had to stay in the harbour.",
            "Some fishing boats",
            "All fishing boats",
            "quantifier",
        ),
        (
            "One witness said the crane had been swaying before it fell.",
            "Witnesses said the crane had been swaying before it fell.",
            "Witnesses",
            "One witness",
            "sources",
        ),
        (
            "The lorry with the stolen bells left Tarn at six in the morning.",
            "The lorry with the stolen bells left Oddo at six in the morning.",
            "Oddo",
            "Tarn",
            "name",
        ),
    ],
)
def test_a_figure_that_differs_is_flagged(
    left: str, right: str, quote: str, evidence: str, rule: str
) -> None:
    (flag,) = flags(left, right)
    assert (flag.kind, flag.side) == (FlagKind.FIGURE_CHANGED, Side.RIGHT)
    assert flag.evidence is not None
    assert (flag.quote, flag.evidence.quote, flag.rule) == (quote, evidence, f"figures.{rule}")
    assert flag.explanation == f"Left has “{evidence}”; right has “{quote}”."
    assert 0 < flag.score <= 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The storm sank 12 boats in the harbour of Tarn.",
            "The storm sank twelve boats in the harbour of Tarn.",
        ),
        (
            "The storm sank more than 100 boats in the harbour of Tarn.",
            "The storm sank 112 boats in the harbour of Tarn.",
        ),
        (
            "The town paid 4.2 million crowns for the new lock at Tarn.",
            "The town paid 4,215,000 crowns for the new lock at Tarn.",
        ),
        (
            "The storm killed 12 people in the harbour of Tarn.",
            "The storm injured 30 people in the harbour of Tarn.",
        ),
        (
            "The storm sank 12 boats in the harbour and 9 at sea near Tarn.",
            "The storm sank 9 boats at sea near Tarn.",
        ),
        (
            "Shares of the brewer fell 4 percent to 38.20 crowns.",
            "Shares of the brewer fell 3 percent to 38.90 crowns.",
        ),
        (
            "The board raised the fee by 40 crowns for all members of the club.",
            "The board raised the fee to 90 crowns for all members of the club.",
        ),
        (
            "Three boats of the island fleet sank in the storm.",
            "Three other boats and two barges of the island fleet sank in the storm.",
        ),
        (
            "In Lund the storm sank 12 boats of the island fleet.",
            "In Oddo Bay the storm sank 15 boats of the island fleet.",
        ),
    ],
)
def test_what_may_both_be_right_is_not_flagged(left: str, right: str) -> None:
    assert flags(left, right) == flags(right, left) == ()


def test_a_value_the_other_report_has_elsewhere_is_not_flagged() -> None:
    left = "The storm sank 12 boats in the harbour of Tarn, the mayor said."
    right = "The storm sank 15 boats in the harbour of Tarn, the mayor said."
    assert flags(left, right)
    assert flags(left, f"{right} At noon the mayor had spoken of 12 boats.") == ()


def test_without_a_link_nothing_is_compared() -> None:
    one = document("The storm sank 12 boats in the harbour of Tarn.")
    two = document("The storm sank 15 boats in the harbour of Tarn.")
    found = find_figures(one, two, analysed(one), analysed(two), Alignment((), (0,), (0,)))
    assert found == ()


def test_one_place_has_one_flag_however_many_links_it_stands_in() -> None:
    left = (
        "The storm sank 12 boats in the harbour of Tarn. The storm sank 12 boats in Tarn harbour."
    )
    right = "The storm sank 15 boats in the harbour of Tarn."
    assert len(flags(left, right)) == 1
