"""The rows of a page for two as its template shows them: cells, paragraphs, marks and pointers.

Sides are those of the page. Only flags that the view shows are marked; words that several flags stand
on are marked once and carry a label for each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from django.utils.translation import gettext as _

from articles.text.spans import Span, merged
from compare.analysis.absence import Silence
from compare.analysis.results import Side
from compare.models import PairKind
from compare.reading.attributions import Speaking
from compare.reading.direction import direction_of
from compare.reading.edits import edits_between
from compare.reading.filters import View
from compare.reading.layout import Cell, Reference, Row, RowKind
from compare.reading.marks import Mark, MarkKind, Node, marked
from compare.reading.material import Material, Text
from compare.reading.notes import Note
from compare.reading.places import Places

FOLD_FROM = 700  # characters; about the height of a screen on a phone
OPENING = 90  # characters of a folded run that its summary quotes
_PUNCTUATION = " \n\t\u00a0.,;:!?…\"'“”„‘’‚«»()[]–—-"
FOLDED = (RowKind.ONLY, RowKind.RESIDUE)


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of one paragraph; `number` is None for residue, `continued` if begun above."""

    number: int | None
    continued: bool
    direction: str
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class CellView:
    """One side of a row."""

    side: Side
    outlet: str
    language: str
    echo: bool
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class ReferenceView:
    """A pointer in words: where on the other side the counterpart stands."""

    side: Side
    row: int
    paragraph: int
    moved: bool


@dataclass(frozen=True, slots=True)
class Pointers:
    """The references of a row that are said in one sentence, by paragraph."""

    moved: bool
    side: Side
    to: tuple[ReferenceView, ...]


@dataclass(frozen=True, slots=True)
class RowView:
    """One row of the page; `opening` is set where a long run is folded under its first words."""

    number: int
    kind: RowKind
    cells: tuple[CellView, ...]
    label: str
    references: tuple[ReferenceView, ...]
    notes: tuple[Note, ...]
    sentences: int
    opening: str

    @property
    def pointers(self) -> tuple[Pointers, ...]:
        found: dict[tuple[bool, Side], dict[int, ReferenceView]] = {}
        for reference in sorted(self.references, key=lambda r: (not r.moved, r.side, r.paragraph)):
            same = found.setdefault((reference.moved, reference.side), {})
            same.setdefault(reference.paragraph, reference)
        return tuple(Pointers(*key, tuple(same.values())) for key, same in found.items())

    @property
    def paragraph(self) -> int | None:
        """Return the number of the paragraph that its main text begins in."""
        blocks = [block for cell in self.cells if not cell.echo for block in cell.blocks]
        return next((block.number for block in blocks if block.number is not None), None)

    @property
    def one_sided(self) -> str:
        return self.cells[0].side.value if len(self.cells) == 1 else ""


@dataclass(frozen=True, slots=True)
class Band:
    """A row and those below it that have no notes: where there is a margin, notes may fill it all."""

    first: RowView
    rest: tuple[RowView, ...]


def bands_of(rows: Sequence[RowView]) -> tuple[Band, ...]:
    """Begin a band with every row that has notes, and one with the first row."""
    starts = [at for at, row in enumerate(rows) if row.notes or at == 0]
    return tuple(
        Band(rows[start], tuple(rows[start + 1 : end]))
        for start, end in pairwise([*starts, len(rows)])
    )


class RowBuilder:
    """Turns arranged rows into what the template shows."""

    def __init__(
        self,
        material: Material,
        view: View,
        notes: Sequence[Note],
        places: Mapping[Side, Places],
        silences: Mapping[Side, Silence],
        speaking: Sequence[Speaking],
    ) -> None:
        self._material = material
        self._silences = silences
        self._view = view
        self._places = places
        self._notes: dict[int, list[Note]] = defaultdict(list)
        self._marks: dict[tuple[Side, int], list[Mark]] = defaultdict(list)
        for note in notes:
            if note.shown:
                self._notes[note.row].append(note)
        for same in _on_the_same_words(notes, material):
            self._mark(same)
        for spoken in speaking:
            for mark in spoken.marks:
                self._put(spoken.side, mark)

    def _mark(self, same: Sequence[Note]) -> None:
        """Mark flagged words once, however many flags they carry, and what each flag rests on."""
        first, *others = same
        also = tuple(note.pk for note in others)
        (span,) = merged(note.found.span for note in same)
        self._put(first.side, Mark(span, MarkKind.FLAG, first.pk, also=also))
        for note in same:
            evidence = note.found.evidence
            if evidence is not None and note.evidence_anchor == note.pk:
                self._put(evidence[0], Mark(evidence[1], MarkKind.EVIDENCE, note.pk))

    def _put(self, side: Side, mark: Mark) -> None:
        for position in self._places[side].sentences(mark.span):
            self._marks[side, position].append(mark)

    def views(self, rows: Sequence[Row]) -> Iterator[RowView]:
        for number, row in enumerate(rows):
            edits = self._edits(row)
            cells = tuple(self._cell(cell, edits[cell.side]) for cell in row.cells)
            folded = self._view.fold and number not in self._notes and folds(row, self._material)
            yield RowView(
                number=number,
                kind=row.kind,
                cells=cells,
                label=self._label(row),
                references=self._references(row.references),
                notes=tuple(self._notes.get(number, ())),
                sentences=sum(len(cell.positions()) for cell in row.cells),
                opening=self._opening(row.cells[0]) if folded else "",
            )

    def _cell(self, cell: Cell, edits: Sequence[Mark]) -> CellView:
        text = self._material.text(cell.side)
        return CellView(
            side=cell.side,
            outlet=text.article.outlet_name,
            language=text.article.language,
            echo=cell.echo,
            blocks=tuple(self._blocks(cell, text, edits)),
        )

    def _blocks(self, cell: Cell, text: Text, edits: Sequence[Mark]) -> Iterator[Block]:
        places = self._places[cell.side]
        for (_paragraph, residue), run in groupby(
            cell.positions(),
            key=lambda p: (text.sentences[p].paragraph, text.sentences[p].boilerplate),
        ):
            positions = list(run)
            extent = text.extent(positions[0], positions[-1] + 1).stripped(text.body)
            yield Block(
                number=places.numbers[positions[0]],
                continued=not places.begins[positions[0]],
                direction=direction_of(extent.slice(text.body)),
                nodes=marked(
                    text.body, extent, () if residue else self._on(cell, positions, edits)
                ),
            )

    def _on(self, cell: Cell, positions: Sequence[int], edits: Sequence[Mark]) -> list[Mark]:
        if cell.echo:
            return list(edits)
        marks = (mark for p in positions for mark in self._marks.get((cell.side, p), ()))
        return [*dict.fromkeys(marks), *edits]

    def _edits(self, row: Row) -> dict[Side, list[Mark]]:
        found: dict[Side, list[Mark]] = {side: [] for side in Side}
        if not self._view.shows_edits or row.left is None or row.right is None:
            return found
        for edit in edits_between(self._material, row.left, row.right):
            for side, span in ((Side.LEFT, edit.left), (Side.RIGHT, edit.right)):
                if span is None:
                    continue
                shown = span.stripped(self._material.text(side).body)
                if len(shown):
                    found[side].append(Mark(shown, MarkKind.EDIT))
        return found

    def _references(self, references: Sequence[Reference]) -> tuple[ReferenceView, ...]:
        return tuple(
            ReferenceView(
                side=reference.side,
                row=reference.row,
                paragraph=self._places[reference.side].numbers[reference.sentence] or 0,
                moved=reference.moved,
            )
            for reference in references
        )

    def _label(self, row: Row) -> str:
        if row.kind is RowKind.ONLY:
            side = row.cells[0].side
            if self._silences[side] is not Silence.NONE:
                return ""
            outlet = self._material.text(side).article.outlet_name
            return _("Only in %(outlet)s") % {"outlet": outlet}
        if row.kind is RowKind.RESIDUE:
            return _("Left over from the web page; not compared")
        kinds = {self._material.links[index].kind for index in row.links}
        if row.kind in (RowKind.PAIR, RowKind.MOVED) and len(kinds) == 1:
            kind = PairKind(kinds.pop().value)
            return "" if kind is PairKind.PARAPHRASE else str(kind.label).capitalize()
        return ""

    def _opening(self, cell: Cell) -> str:
        text = self._material.text(cell.side)
        words = text.extent(cell.start, cell.end).stripped(text.body).slice(text.body)
        return " ".join(words[:OPENING].split()[:-1]) if len(words) > OPENING else words


def _on_the_same_words(notes: Iterable[Note], material: Material) -> Iterable[list[Note]]:
    """Gather flags on the same words; a full stop more, or a mark of quotation, is no other word."""
    found: dict[tuple[Side, Span], list[Note]] = defaultdict(list)
    for note in notes:
        if note.shown:
            found[note.side, _words_only(material.text(note.side).body, note.found.span)].append(
                note
            )
    return found.values()


def _words_only(text: str, span: Span) -> Span:
    words = span.slice(text)
    if not words.strip(_PUNCTUATION):
        return span
    start = span.start + len(words) - len(words.lstrip(_PUNCTUATION))
    return Span(start, span.start + len(words.rstrip(_PUNCTUATION)))


def folds(row: Row, material: Material) -> bool:
    if row.kind not in FOLDED:
        return False
    (cell,) = row.cells
    return len(material.text(cell.side).extent(cell.start, cell.end)) >= FOLD_FROM
