"""Half-open character spans, in Unicode code points of the text as given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Mark `text[start:end]`; `start <= end`, both in code points."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def slice(self, text: str) -> str:
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def clipped(self, other: Span) -> Span | None:
        """Return what both cover, or None where they share no character."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Span(start, end) if start < end else None

    def shifted(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)

    def stripped(self, text: str) -> Span:
        """Return the span without white space at its ends (empty at `start` if all is white space)."""
        piece = self.slice(text)
        lead = len(piece) - len(piece.lstrip())
        return Span(self.start + lead, self.start + max(lead, len(piece.rstrip())))


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the same characters as ordered spans that neither touch nor overlap."""
    out: list[Span] = []
    for span in sorted(spans):
        if not len(span):
            continue
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def subtracted(whole: Span, holes: Iterable[Span]) -> tuple[Span, ...]:
    """Return the parts of `whole` that no span of `holes` covers."""
    out: list[Span] = []
    start = whole.start
    for hole in merged(holes):
        if hole.end <= start or hole.start >= whole.end:
            continue
        if hole.start > start:
            out.append(Span(start, hole.start))
        start = max(start, hole.end)
    if start < whole.end:
        out.append(Span(start, whole.end))
    return tuple(out)
