"""Who told the outlet: not whoever fears, wants or does something in the outlet's own account."""

from __future__ import annotations

import pytest

from articles.text.spans import Span
from compare.reading.told import handing_over, overlap
from compare.voices import voices_of
from tests.compare.analysis.attribution.helpers import analysed, document


def tellers(text: str) -> list[str]:
    given = document(text)
    told = handing_over(voices_of(analysed(given)))
    return [a.source.slice(text) for a in told if a.source is not None]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The port of Tarn will close in May, the harbour master Ilse Brandt said.", 1),
        ("“The port is done for,” Ilse Brandt told reporters.", 1),
        ("Tarn fears that the port will close in May.", 0),
        ("Tarn wants the port to close and hopes that its crews will move to Oxley.", 0),
        ("The port of Tarn will close in May.", 0),
    ],
)
def test_only_who_said_it_told_the_outlet(text: str, names: int) -> None:
    assert len(tellers(text)) == names


def test_overlap_counts_the_characters_in_common() -> None:
    assert overlap([Span(0, 5), Span(8, 9)], [Span(3, 10)]) == 3
    assert overlap([Span(0, 5)], []) == 0
