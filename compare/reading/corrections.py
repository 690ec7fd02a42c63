"""What people decided about the links of a comparison, and where on its page that can be changed.

Addresses name passages by the positions of their sentences on the stored sides, so that they keep
their meaning when the page swaps its columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from articles.work import Status
from compare.analysis.alignment.decisions import Decision
from compare.analysis.results import Link, Side
from compare.analysis.version import ANALYSIS_VERSION
from compare.decisions import as_positions
from compare.models import Comparison, Correction, LinkDecision
from compare.reading.filters import View
from compare.reading.groups import passage_of
from compare.reading.layout import Cell, Row, RowKind
from compare.reading.places import Places
from compare.reading.source import Source

LINKABLE = (RowKind.ONLY, RowKind.ELSEWHERE)


@dataclass(frozen=True, slots=True)
class CutTool:
    """A link that can be cut; `paragraph` says where its far end stands, where that is not beside."""

    query: str
    side: str = ""
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class ByHand:
    """A standing decision as a row tells of it, with the other passage's place on the page."""

    decision: LinkDecision
    side: Side
    paragraph: int | None


@dataclass(frozen=True, slots=True)
class RowTools:
    """What was changed by hand about a row, and what can be."""

    made: tuple[ByHand, ...] = ()
    cut: tuple[ByHand, ...] = ()
    cuts: tuple[CutTool, ...] = ()
    link: str = ""


@dataclass(frozen=True, slots=True)
class Corrections:
    """The decisions about a comparison; `status` is that of the work they brought, if any is open."""

    rows: Mapping[int, RowTools] = field(default_factory=dict)
    standing: int = 0
    taken_back: int = 0
    status: str = ""
    error: str = ""

    @property
    def is_waiting(self) -> bool:
        return self.status in (Status.WAITING, Status.WORKING)

    @property
    def is_failed(self) -> bool:
        return self.status == Status.FAILED

    @property
    def has_history(self) -> bool:
        return bool(self.standing or self.taken_back)


def is_changeable(comparison: Comparison) -> bool:
    """Tell whether links of a comparison can be changed: its analysis is the present one."""
    encoders = {comparison.left.encoder, comparison.right.encoder, comparison.encoder}
    return comparison.analysis_version == ANALYSIS_VERSION and len(encoders) == 1


def corrections_of(
    source: Source,
    rows: Sequence[Row],
    places: Mapping[Side, Places],
    view: View,
    *,
    offered: bool,
) -> Corrections:
    """Read the decisions about a comparison (one query, two where there are any).

    `offered`: the reader may change links and is shown where.
    """
    comparison = source.comparison
    decisions = list(
        LinkDecision.objects.between(comparison.left_id, comparison.right_id).select_related(
            "made_by"
        )
    )
    correction = Correction.objects.filter(comparison=comparison).first() if decisions else None
    standing = [decision for decision in decisions if decision.stands]
    changeable = offered and is_changeable(comparison)
    teller = _Teller(source, places, view, standing)
    return Corrections(
        rows={n: teller.tools(n, row, changeable=changeable) for n, row in enumerate(rows)},
        standing=len(standing),
        taken_back=len(decisions) - len(standing),
        status="" if correction is None else correction.status,
        error="" if correction is None else correction.error,
    )


class _Teller:
    """Says of each row what was decided about it and what can be."""

    def __init__(
        self,
        source: Source,
        places: Mapping[Side, Places],
        view: View,
        standing: Sequence[LinkDecision],
    ) -> None:
        self._source = source
        self._places = places
        self._view = view
        left, right = (source.text(side).sentences for side in Side)
        stored = (right, left) if view.swap else (left, right)
        found = ((d, as_positions(d, *stored)) for d in standing)
        self._decided = [(decision, at) for decision, at in found if at is not None]

    def tools(self, number: int, row: Row, *, changeable: bool) -> RowTools:
        told = [tell for decision, at in self._decided for tell in self._told(row, decision, at)]
        return RowTools(
            made=tuple(tell for tell in told if not tell.decision.is_cut),
            cut=tuple(tell for tell in told if tell.decision.is_cut),
            cuts=tuple(self._cuts(number, row)) if changeable else (),
            link=self._link(number, row) if changeable and row.kind in LINKABLE else "",
        )

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
                yield ByHand(decision, other, self._places[other].numbers[first])
                return

    def _meets(self, cell: Cell, at: Decision) -> bool:
        passage = self._range(at, cell.side)
        return cell.start < passage.stop and passage.start < cell.end

    def _range(self, at: Decision, side: Side) -> range:
        if self._source.text(side).stored is Side.LEFT:
            return range(at.left_start, at.left_end)
        return range(at.right_start, at.right_end)

    # --- what can be changed ---

    def _cuts(self, number: int, row: Row) -> Iterator[CutTool]:
        if row.left is not None and row.right is not None:
            yield CutTool(self._query(number, row.left.positions(), row.right.positions()))
            return
        (cell,) = row.cells
        for link in self._source.links:
            near = passage_of(link, cell.side)
            if cell.start < near.stop and near.start < cell.end:
                yield self._far_cut(number, link, cell.side)

    def _far_cut(self, number: int, link: Link, side: Side) -> CutTool:
        other = side.other
        return CutTool(
            self._query(number, passage_of(link, Side.LEFT), passage_of(link, Side.RIGHT)),
            other.value,
            self._places[other].numbers[passage_of(link, other).start],
        )

    def _query(self, number: int, left: range, right: range) -> str:
        if self._view.swap:
            left, right = right, left
        return self._address(
            number,
            left=f"{left.start}-{left.stop}",
            right=f"{right.start}-{right.stop}",
        )

    def _link(self, number: int, row: Row) -> str:
        (cell,) = row.cells
        side = self._source.text(cell.side).stored
        return self._address(number, side=side.value, passage=f"{cell.start}-{cell.end}")

    def _address(self, number: int, **parts: str) -> str:
        swap = {"swap": "1"} if self._view.swap else {}
        return "?" + urlencode({**parts, "row": number, **swap})
