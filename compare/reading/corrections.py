"""What people decided about the links of a comparison, and where on its page that can be changed.

Addresses name passages by the positions of their sentences on the stored sides, so that they keep
their meaning when the page swaps its columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.utils.text import Truncator

from articles.work import Status
from compare.analysis.alignment.decisions import Decision
from compare.analysis.results import Link, Side
from compare.decisions import as_positions
from compare.models import Correction, LinkDecision
from compare.reading.filters import View
from compare.reading.groups import passage_of
from compare.reading.landing import Landing, Place, landing_of
from compare.reading.layout import Cell, Row, RowKind
from compare.reading.material import Material
from compare.reading.places import Places

FIRST_WORDS = 6  # of a passage, to tell links from each other by


@dataclass(frozen=True, slots=True)
class CutTool:
    """A link that can be cut; where its far end is not beside, its first `words` and `paragraph`."""

    query: str
    side: str = ""
    paragraph: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class ByHand:
    """A standing decision as a row tells of it, with the other passage's place on the page."""

    decision: LinkDecision
    side: Side
    paragraph: int | None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class RowTools:
    """What was changed by hand about a row, and what can be; `at` names it in addresses."""

    made: tuple[ByHand, ...] = ()
    cut: tuple[ByHand, ...] = ()
    cuts: tuple[CutTool, ...] = ()
    link: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Corrections:
    """The decisions about a comparison; `status` is that of the work they brought, if any is open."""

    rows: Mapping[int, RowTools] = field(default_factory=dict)
    standing: int = 0
    taken_back: int = 0
    status: str = ""
    error: str = ""
    landing: Landing | None = None

    @property
    def is_waiting(self) -> bool:
        return self.status in (Status.WAITING, Status.WORKING)

    @property
    def is_failed(self) -> bool:
        return self.status == Status.FAILED

    @property
    def has_history(self) -> bool:
        return bool(self.standing or self.taken_back)


def corrections_of(
    material: Material,
    rows: Sequence[Row],
    places: Mapping[Side, Places],
    view: View,
    *,
    offered: bool,
) -> Corrections:
    """Read the decisions about a comparison (one query, two where there are any).

    `offered`: the reader may change links and is shown where.
    """
    comparison = material.comparison
    decisions = list(
        LinkDecision.objects.between(comparison.left_id, comparison.right_id).select_related(
            "made_by"
        )
    )
    correction = Correction.objects.filter(comparison=comparison).first() if decisions else None
    standing = [decision for decision in decisions if decision.stands]
    changeable = offered and comparison.is_present
    teller = _Teller(material, places, view, standing)
    named = next((d for d in decisions if d.pk == view.place.changed), None)
    place = teller.row_of(named) if named is not None else None
    return Corrections(
        rows={n: teller.tools(row, changeable=changeable) for n, row in enumerate(rows)},
        standing=len(standing),
        taken_back=len(decisions) - len(standing),
        status="" if correction is None else correction.status,
        error="" if correction is None else correction.error,
        landing=landing_of(view.place, material, rows, named, place, correction),
    )


class _Teller:
    """Says of each row what was decided about it and what can be."""

    def __init__(
        self,
        material: Material,
        places: Mapping[Side, Places],
        view: View,
        standing: Sequence[LinkDecision],
    ) -> None:
        self._material = material
        self._places = places
        self._view = view
        left, right = (material.text(side).sentences for side in Side)
        self._stored = (right, left) if view.swap else (left, right)
        found = ((d, as_positions(d, *self._stored)) for d in standing)
        self._decided = [(decision, at) for decision, at in found if at is not None]

    def tools(self, row: Row, *, changeable: bool) -> RowTools:
        told = [tell for decision, at in self._decided for tell in self._told(row, decision, at)]
        at = self._place(row)
        return RowTools(
            made=tuple(tell for tell in told if not tell.decision.is_cut),
            cut=tuple(tell for tell in told if tell.decision.is_cut),
            cuts=tuple(self._cuts(at, row)) if changeable else (),
            link=self._link(at, row) if changeable and row.kind is not RowKind.RESIDUE else "",
            at=at,
        )

    def row_of(self, decision: LinkDecision) -> int | None:
        """Return the row of the first passage a decision is about, if its sentences are there."""
        at = as_positions(decision, *self._stored)
        if at is None:
            return None
        return min(self._places[side].row_of(self._range(at, side).start) for side in Side)

    def _place(self, row: Row) -> str:
        cell = _own(row)
        return Place(self._material.text(cell.side).stored, cell.start).name

    def _told(self, row: Row, decision: LinkDecision, at: Decision) -> Iterator[ByHand]:
        """Tell a row of a decision about one of its passages; no paragraph: the other is beside it."""
        meets = [self._meets(cell, at) for cell in row.cells]
        if len(meets) == 2 and all(meets) and not decision.is_cut:
            yield ByHand(decision, Side.RIGHT, None)
            return
        for cell in row.cells:
            if not cell.echo and self._meets(cell, at):
                other = cell.side.other
                first = self._range(at, other).start
                places = self._places[other]
                yield ByHand(decision, other, places.numbers[first], places.row_of(first))
                return

    def _meets(self, cell: Cell, at: Decision) -> bool:
        passage = self._range(at, cell.side)
        return cell.start < passage.stop and passage.start < cell.end

    def _range(self, at: Decision, side: Side) -> range:
        if self._material.text(side).stored is Side.LEFT:
            return range(at.left_start, at.left_end)
        return range(at.right_start, at.right_end)

    # --- what can be changed ---

    def _cuts(self, at: str, row: Row) -> Iterator[CutTool]:
        if row.left is not None and row.right is not None:
            yield CutTool(self._query(at, row.left.positions(), row.right.positions()))
            return
        (cell,) = row.cells
        for link in self._material.links:
            near = passage_of(link, cell.side)
            if cell.start < near.stop and near.start < cell.end:
                yield self._far_cut(at, link, cell.side)

    def _far_cut(self, at: str, link: Link, side: Side) -> CutTool:
        other = side.other
        first = passage_of(link, other).start
        text = self._material.text(other)
        sentence = text.sentences[first]
        return CutTool(
            self._query(at, passage_of(link, Side.LEFT), passage_of(link, Side.RIGHT)),
            other.value,
            self._places[other].numbers[first],
            Truncator(text.body[sentence.start : sentence.end]).words(FIRST_WORDS),
        )

    def _query(self, at: str, left: range, right: range) -> str:
        if self._view.swap:
            left, right = right, left
        return self._address(
            at,
            left=f"{left.start}-{left.stop}",
            right=f"{right.start}-{right.stop}",
        )

    def _link(self, at: str, row: Row) -> str:
        cell = _own(row)
        side = self._material.text(cell.side).stored
        parts = {"side": side.value, "passage": f"{cell.start}-{cell.end}"}
        beside = next((other for other in row.cells if other is not cell), None)
        if beside is not None:
            parts["with"] = f"{beside.start}-{beside.end}"
        return self._address(at, **parts)

    def _address(self, at: str, **parts: str) -> str:
        swap = {"swap": "1"} if self._view.swap else {}
        return "?" + urlencode({**parts, "at": at, **swap})


def _own(row: Row) -> Cell:
    """Return the first passage of a row that stands nowhere else."""
    return next(cell for cell in row.cells if not cell.echo)
