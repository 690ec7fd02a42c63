"""Two headlines, compared word by word.

Requirements. Both headlines are shown whole. Words are marked only where the two are one text in two
wordings; where they share too little, marks would be confetti, and a sentence says so. The opening
words of a report without a headline are no headline and are compared with nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from articles.models import Article
from articles.text.spans import Span
from compare.analysis.alignment.diff import too_different, word_edits
from compare.analysis.results import Edit, EditKind, Side
from compare.reading.marks import Mark, MarkKind, Node, marked


class Likeness(StrEnum):
    """How two headlines hang together."""

    UNKNOWN = "unknown"  # one report has none
    SAME = "same"
    EDITED = "edited"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Headlines:
    """Both headlines as marked text, in the page's left and right."""

    likeness: Likeness
    left: tuple[Node, ...]
    right: tuple[Node, ...]

    def of(self, side: Side) -> tuple[Node, ...]:
        return self.left if side is Side.LEFT else self.right


def headlines_of(left: Article, right: Article, *, compared: bool = True) -> Headlines:
    """Return both headlines; `compared` false leaves the words unmarked."""
    one, other = left.title, right.title
    if not (left.headline and right.headline):
        return Headlines(Likeness.UNKNOWN, _plain(one), _plain(other))
    edits = word_edits(one, other)
    changed = [edit for edit in edits if edit.kind is not EditKind.BOTH]
    if not changed:
        return Headlines(Likeness.SAME, _plain(one), _plain(other))
    if too_different(edits):
        return Headlines(Likeness.DIFFERENT, _plain(one), _plain(other))
    if not compared:
        return Headlines(Likeness.EDITED, _plain(one), _plain(other))
    return Headlines(
        Likeness.EDITED, _marked(one, changed, Side.LEFT), _marked(other, changed, Side.RIGHT)
    )


def _plain(text: str) -> tuple[Node, ...]:
    return (Node(text),)


def _marked(text: str, edits: list[Edit], side: Side) -> tuple[Node, ...]:
    spans = (edit.left if side is Side.LEFT else edit.right for edit in edits)
    shown = [span.stripped(text) for span in spans if span is not None]
    marks = [Mark(span, MarkKind.EDIT) for span in shown if len(span)]
    return marked(text, Span(0, len(text)), marks)
