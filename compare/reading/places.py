"""Where each sentence of a side stands on the page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from articles.text.spans import Span
from compare.analysis.results import Side
from compare.reading.layout import Row
from compare.reading.material import Text


class Places:
    """Where each sentence of one side stands: its row, and the number of its paragraph.

    Numbers count the report's own paragraphs; residue has none.
    """

    def __init__(self, text: Text, side: Side, rows: Sequence[Row]) -> None:
        self._starts = [sentence.start for sentence in text.sentences]
        self._rows = [0] * len(text.sentences)
        for r, row in enumerate(rows):
            for cell in row.cells:
                if cell.side is side and not cell.echo:
                    self._rows[cell.start : cell.end] = [r] * (cell.end - cell.start)
        self.numbers: list[int | None] = []
        self.begins: list[bool] = []
        count, last = 0, None
        for sentence in text.sentences:
            begins = not sentence.boilerplate and sentence.paragraph != last
            if begins:
                count, last = count + 1, sentence.paragraph
            self.numbers.append(None if sentence.boilerplate else count)
            self.begins.append(begins)

    def row_at(self, offset: int) -> int:
        return self.row_of(self.sentences(Span(offset, offset + 1)).start)

    def row_of(self, position: int) -> int:
        return self._rows[position]

    def sentences(self, span: Span) -> range:
        """Return the positions of the sentences that a span touches."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        return range(first, max(first + 1, bisect_left(self._starts, span.end)))
