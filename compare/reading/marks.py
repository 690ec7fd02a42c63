"""Cut a passage at every boundary of what marks it, and nest the marks.

Marks overlap freely (two flags, an edit that ends inside a flag); elements of a page cannot. The
passage is cut at all boundaries; neighbours with the same outermost mark are gathered under it, and
so on inwards. A mark that another one cuts in two becomes two nodes, of which `opens` tells the first
and `closes` the last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import groupby, pairwise

from articles.text.spans import Span


class MarkKind(IntEnum):
    """What a mark says, outermost first."""

    SAID = 0  # what somebody is quoted as saying
    EVIDENCE = 1
    FLAG = 2
    SOURCE = 3
    CUE = 4
    EDIT = 5


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked span; `key` names what marks it.

    For a flag and its evidence that is the flag's number; `also` names further flags on the same
    words. A source has its kind as a `label`.
    """

    span: Span
    kind: MarkKind
    key: int = 0
    label: str = ""
    also: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """Plain text where `mark` is None, else a mark over its `children`."""

    text: str
    mark: Mark | None = None
    children: tuple[Node, ...] = ()
    opens: bool = False
    closes: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    span: Span
    marks: tuple[Mark, ...]


def marked(text: str, span: Span, marks: Sequence[Mark]) -> tuple[Node, ...]:
    """Return `text[span]` as nodes whose texts, put together, are exactly that slice."""
    if not marks and len(span):
        return (Node(span.slice(text)),)
    return tuple(_nodes(text, tuple(_pieces(span, marks)), 0))


def _pieces(span: Span, marks: Sequence[Mark]) -> Iterator[_Piece]:
    here = sorted((m for m in marks if m.span.overlaps(span)), key=_outermost)
    cuts = {span.start, span.end}
    for mark in here:
        cuts |= {mark.span.start, mark.span.end}
    edges = sorted(cut for cut in cuts if span.start <= cut <= span.end)
    for start, end in pairwise(edges):
        piece = Span(start, end)
        yield _Piece(piece, tuple(m for m in here if m.span.contains(piece)))


def _outermost(mark: Mark) -> tuple[int, int, int, int]:
    return mark.kind, mark.span.start, -mark.span.end, mark.key


def _nodes(text: str, pieces: Sequence[_Piece], depth: int) -> Iterator[Node]:
    def outermost(piece: _Piece) -> Mark | None:
        return piece.marks[depth] if depth < len(piece.marks) else None

    for mark, run in groupby(pieces, key=outermost):
        run_pieces = tuple(run)
        start, end = run_pieces[0].span.start, run_pieces[-1].span.end
        if mark is None:
            yield Node(text[start:end])
            continue
        yield Node(
            text[start:end],
            mark,
            tuple(_nodes(text, run_pieces, depth + 1)),
            opens=start == mark.span.start,
            closes=end == mark.span.end,
        )
