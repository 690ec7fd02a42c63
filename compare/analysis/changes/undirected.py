"""What rules share whose differences have no direction: a quotation, a figure."""

from __future__ import annotations

from compare.analysis.documents import Document
from compare.analysis.results import Side


def later_side(left: Document, right: Document) -> Side:
    """Return the side on which such a difference is marked: the later report, or the right."""
    if left.published_at is None or right.published_at is None:
        return Side.RIGHT
    return Side.LEFT if left.published_at > right.published_at else Side.RIGHT
