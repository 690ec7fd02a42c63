from __future__ import annotations

from compare.analysis.absence import Silence
from compare.analysis.results import Side
from compare.reading.absence import explained


def test_the_page_says_why_it_does_not_remark() -> None:
    names = {Side.LEFT: "Tarn Courier", Side.RIGHT: "Harbour Post"}
    said = explained({Side.LEFT: Silence.BRIEF, Side.RIGHT: Silence.EARLIER}, names)
    assert [sentence.split(";")[0] for sentence in said] == [
        "The report by Harbour Post is a brief",
        "The report by Harbour Post came later",
    ]
    assert explained({Side.LEFT: Silence.NONE, Side.RIGHT: Silence.NONE}, names) == ()
