"""The word changes between two linked passages, in places of the reports they stand in."""

from __future__ import annotations

from functools import lru_cache

from articles.text.spans import Span
from compare.analysis.alignment.diff import too_different, word_edits
from compare.analysis.results import Edit, EditKind
from compare.reading.layout import Cell
from compare.reading.material import Material

MAX_EDITED = 4_000  # characters a side; longer passages are not compared word by word


def edits_between(material: Material, left: Cell, right: Cell) -> tuple[Edit, ...]:
    """Compare two linked passages word by word; nothing where they are two texts rather than one."""
    spans: list[Span] = []
    for cell in (left, right):
        sentences = material.text(cell.side).sentences
        spans.append(Span(sentences[cell.start].start, sentences[cell.end - 1].end))
    if max(map(len, spans)) > MAX_EDITED:
        return ()
    edits = readable_edits(spans[0].slice(material.left.body), spans[1].slice(material.right.body))
    return tuple(
        Edit(edit.kind, _shifted(edit.left, spans[0].start), _shifted(edit.right, spans[1].start))
        for edit in edits
    )


@lru_cache(maxsize=1024)
def readable_edits(left: str, right: str) -> tuple[Edit, ...]:
    """Return the changes between two passages; kept, as a reader filters one page many times."""
    edits = word_edits(left, right)
    if too_different(edits):
        return ()
    return tuple(edit for edit in edits if edit.kind is not EditKind.BOTH)


def _shifted(span: Span | None, by: int) -> Span | None:
    return None if span is None else span.shifted(by)
