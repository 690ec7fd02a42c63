"""The links of a comparison as pairs of sentences."""

from __future__ import annotations

from compare.analysis.results import ComparisonResult

SentencePair = tuple[int, int]


def linked(result: ComparisonResult) -> dict[SentencePair, bool]:
    """Return every linked pair of sentences with whether it is marked as moved."""
    return {
        (i, j): link.moved
        for link in result.alignment.links
        for i in range(link.left_start, link.left_end)
        for j in range(link.right_start, link.right_end)
    }
