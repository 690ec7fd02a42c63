"""Keep the attributions a report makes itself, not those its sources make.

In "One source said Iran fears a war" it is the source who answers for the claim; the fear is part of
what is said. So an attribution whose cue stands inside another's content is left out: what a reader
asks is who tells the outlet. One without a source ("is expected to") holds nothing, for it often
reaches too far. Rejected: listing both; PolNeAR's annotators never mark the inner one,
and of 690 inner ones found on part of its train split 21 % were right (those where the outer content
was read too far), of the outer ones 84 %.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from articles.text.spans import Span
from compare.analysis.results import Attribution


def outermost(found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions, in order of their cues, that no other's content holds."""
    pieces = sorted(
        (span.start, span.end, number)
        for number, attribution in enumerate(found)
        if attribution.cue is not None and attribution.source is not None
        for span in attribution.content
    )
    starts = [start for start, _, _ in pieces]
    reach: list[tuple[int, int]] = []  # the furthest end so far, and whose content it is
    for _, end, number in pieces:
        reach.append(max(reach[-1], (end, number)) if reach else (end, number))
    return tuple(
        a
        for number, a in enumerate(found)
        if a.cue is None or not _is_held(a.cue, number, starts, reach)
    )


def _is_held(
    cue: Span, number: int, starts: Sequence[int], reach: Sequence[tuple[int, int]]
) -> bool:
    place = bisect_right(starts, cue.start) - 1
    return place >= 0 and reach[place][0] >= cue.end and reach[place][1] != number
