"""The whole pair at a glance: both reports as bars, their links as ribbons, flags as ticks.

Requirements. Each report fills the width from its first word to its last, so that five paragraphs
beside four hundred can still be seen. What stands in one row is joined by one ribbon; what moved
crosses. Every shape leads to its place on the page, and the same is said in words.

Idea. Places are whole units of a drawing `WIDTH` wide; the template writes them as the shapes of an
SVG. Shapes of one kind are gathered, which keeps the page small. Bars are paths of rectangles, from
which the script reads where the reader is.

Rejected. One scale for both reports: the shorter one of 5 against 400 paragraphs becomes a dot. A
strip at the side of the page, as high as the window: there is no room for it on a phone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from compare.analysis.results import Side
from compare.reading.layout import Cell, Row, RowKind
from compare.reading.material import Material, Text
from compare.reading.notes import Note
from compare.reading.places import Places

WIDTH = 1000
BAR = 9  # height of a bar
BAR_TOP = {Side.LEFT: 10, Side.RIGHT: 37}
TICK_BASE = {Side.LEFT: 9, Side.RIGHT: 47}  # above the left bar and below the right one
TICK = {Side.LEFT: -8, Side.RIGHT: 8}
BROAD, SLIM = 4, 1  # half the width of a tick: a triangle, or a stroke where very many stand
MANY = 100  # ticks on one bar; as triangles more of them run into one band
HEIGHT = 56
LEAST = 2  # units; narrower than that nothing can be seen
SHAPES = {RowKind.PAIR: "pair", RowKind.MOVED: "moved", RowKind.ELSEWHERE: "pair"}


@dataclass(frozen=True, slots=True)
class Shape:
    """A row: its bars, and the ribbon between them (empty: it has one passage only)."""

    row: int
    bars: str
    ribbon: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """A flag above or below its bar."""

    flag: int
    path: str


@dataclass(frozen=True, slots=True)
class FlaggedParagraph:
    paragraph: int | None
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """One report in words: how many of its sentences have a counterpart, and where flags stand."""

    side: Side
    outlet: str
    sentences: int
    linked: int
    moved: int
    paragraphs: int
    flagged: tuple[FlaggedParagraph, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The drawing and its words; `shapes` and `ticks` by what they show."""

    shapes: Mapping[str, tuple[Shape, ...]]
    ticks: Mapping[str, tuple[Tick, ...]]
    lanes: tuple[Lane, ...]
    width: int = WIDTH
    height: int = HEIGHT


def overview_of(
    material: Material, rows: Sequence[Row], notes: Sequence[Note], places: Mapping[Side, Places]
) -> Overview:
    """Draw the rows and the shown flags of a page."""
    shapes: dict[str, list[Shape]] = defaultdict(list)
    for number, row in enumerate(rows):
        shape = _shape(material, number, row)
        shapes[_kind(row)].append(shape)
    ticks: dict[str, list[Tick]] = defaultdict(list)
    shown = [note for note in notes if note.shown]
    crowd = Counter(note.side for note in shown)
    for note in shown:
        half = SLIM if crowd[note.side] > MANY else BROAD
        ticks[note.slug].append(Tick(note.pk, _tick(material.text(note.side), note, half)))
    return Overview(
        shapes={kind: tuple(found) for kind, found in shapes.items()},
        ticks={kind: tuple(found) for kind, found in ticks.items()},
        lanes=tuple(_lane(material.text(side), rows, notes, places[side]) for side in Side),
    )


def _kind(row: Row) -> str:
    if row.kind is RowKind.AWAY:
        return "moved"
    return SHAPES.get(row.kind, row.kind.value)


def _shape(material: Material, number: int, row: Row) -> Shape:
    bars = "".join(
        _bar(cell.side, *_extent(material.text(cell.side), cell))
        for cell in row.cells
        if not cell.echo
    )
    if row.left is None or row.right is None:
        return Shape(number, bars)
    left = _extent(material.left, row.left)
    right = _extent(material.right, row.right)
    top, foot = BAR_TOP[Side.LEFT] + BAR, BAR_TOP[Side.RIGHT]
    ribbon = f"M{left[0]} {top}h{left[1]}L{right[0] + right[1]} {foot}h{-right[1]}z"
    return Shape(number, bars, ribbon)


def _bar(side: Side, start: int, width: int) -> str:
    return f"M{start} {BAR_TOP[side]}h{width}v{BAR}h{-width}z"


def _extent(text: Text, cell: Cell) -> tuple[int, int]:
    """Return where a cell begins on its bar and how wide it is there; a gap of one unit follows."""
    span = text.extent(cell.start, cell.end)
    start = _at(text, span.start)
    return min(start, WIDTH - LEAST), max(LEAST, _at(text, span.end) - start - 1)


def _at(text: Text, offset: int) -> int:
    return round(WIDTH * offset / max(1, len(text.body)))


def _tick(text: Text, note: Note, half: int) -> str:
    at = min(max(_at(text, note.flag.start), half), WIDTH - half)
    end, rise = TICK_BASE[note.side] + TICK[note.side], -TICK[note.side]
    if half == SLIM:
        return f"M{at - half} {end}h{2 * half}v{rise}h{-2 * half}z"
    return f"M{at - half} {end}h{2 * half}l{-half} {rise}z"


def _lane(text: Text, rows: Sequence[Row], notes: Sequence[Note], places: Places) -> Lane:
    counted = dict(_counted(text, rows))
    flagged: dict[int | None, list[Note]] = defaultdict(list)
    for note in notes:
        if note.shown and note.side is text.side:
            flagged[places.numbers[places.sentences(note.found.span).start]].append(note)
    return Lane(
        side=text.side,
        outlet=text.article.outlet_name,
        sentences=sum(not sentence.boilerplate for sentence in text.sentences),
        linked=sum(kind in LINKED for kind in counted.values()),
        moved=sum(kind in (RowKind.MOVED, RowKind.AWAY) for kind in counted.values()),
        paragraphs=max((number or 0 for number in places.numbers), default=0),
        flagged=tuple(FlaggedParagraph(number, tuple(of)) for number, of in flagged.items()),
    )


LINKED = (RowKind.PAIR, RowKind.MOVED, RowKind.AWAY, RowKind.ELSEWHERE)


def _counted(text: Text, rows: Sequence[Row]) -> Iterator[tuple[int, RowKind]]:
    """Yield each sentence of a report that is no residue, with the kind of row it stands in."""
    for row in rows:
        for cell in row.cells:
            if cell.side is not text.side or cell.echo:
                continue
            yield from (
                (p, row.kind) for p in cell.positions() if not text.sentences[p].boilerplate
            )
