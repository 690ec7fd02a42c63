"""Where a page puts those who are led to a passage of it, and what it says to them there.

Rows have no names that last: cutting a link parts one, and all below count anew. So an address
names a sentence of a stored side (`at=left-12`), whose row is looked up whenever the page is made.
Who comes back from changing a link has the decision in it too (`changed=17`), of which the page says
how far it has come; who comes from a page of the event says so (`from=event`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from articles.work import Status
from compare.analysis.results import Side
from compare.link_models import Correction, LinkDecision
from compare.models import Comparison
from compare.reading.layout import Row
from compare.reading.material import Material

ANCHOR = "at"
MOST_DIGITS = 6  # of a sentence's position
MOST_DIGITS_OF_A_KEY = 18
FROM_EVENT = "event"


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence of a stored side, and the decision that somebody is told of there.

    `from_event` tells that it is a page of the event that leads there.
    """

    side: Side | None = None
    position: int = 0
    changed: int | None = None
    from_event: bool = False

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> Place:
        """Read what is understood, and pass over the rest."""
        side, _dash, position = query.get("at", "").partition("-")
        changed = query.get("changed", "")
        key = int(changed) if is_number(changed, most=MOST_DIGITS_OF_A_KEY) else None
        if side not in (Side.LEFT, Side.RIGHT) or not is_number(position):
            return cls(changed=key)
        return cls(Side(side), int(position), key, query.get("from") == FROM_EVENT)

    @property
    def name(self) -> str:
        return "" if self.side is None else f"{self.side.value}-{self.position}"

    def address(self, comparison: Comparison, *, swap: bool) -> str:
        """Return the comparison's page with this place in it."""
        parts = {
            "swap": "1" if swap else "",
            "at": self.name,
            "changed": "" if self.changed is None else str(self.changed),
            "from": FROM_EVENT if self.from_event else "",
        }
        query = urlencode({name: value for name, value in parts.items() if value})
        anchor = f"#{ANCHOR}" if self.name or self.changed is not None else ""
        return f"{comparison.get_absolute_url()}{'?' if query else ''}{query}{anchor}"


@dataclass(frozen=True, slots=True)
class Landing:
    """What the page says where somebody lands; `row` is None where no sentence answers any more."""

    row: int | None = None
    decision: LinkDecision | None = None
    status: str = ""  # of the work that the decision brought
    withdrawn: int = 0  # reviewed flags that went with it
    from_event: bool = False  # it is a page of the event that led there

    @property
    def is_waiting(self) -> bool:
        return self.status in (Status.WAITING, Status.WORKING)

    @property
    def is_failed(self) -> bool:
        return self.status == Status.FAILED


def landing_of(
    place: Place,
    material: Material,
    rows: Sequence[Row],
    decision: LinkDecision | None,
    decided_in: int | None,
    correction: Correction | None,
) -> Landing | None:
    """Return what is said to who comes to a place; None where the address names none (no query).

    `decided_in` is the row of the first passage that the decision is about.
    """
    row = row_of(place, material, rows)
    if row is None:
        row = decided_in
    if row is None and decision is None:
        return None
    return Landing(
        row=row,
        decision=decision,
        status="" if correction is None else correction.status,
        withdrawn=sum(
            decision is not None and found.flag.withdrawn_for_id == decision.pk
            for found in material.withdrawn
        ),
        from_event=place.from_event,
    )


def row_of(place: Place, material: Material, rows: Sequence[Row]) -> int | None:
    return next(
        (
            number
            for number, row in enumerate(rows)
            for cell in row.cells
            if not cell.echo
            and material.text(cell.side).stored is place.side
            and place.position in cell.positions()
        ),
        None,
    )


def place_of(query: Mapping[str, str]) -> Place:
    """Return the place an address names, or the start of the passages it is about."""
    place = Place.from_query(query)
    if place.side is not None:
        return place
    side = query.get("side", "")
    for name, start in (("left", "left"), ("right", "right"), (side, "passage")):
        first = query.get(start, "").partition("-")[0]
        if name in (Side.LEFT, Side.RIGHT) and is_number(first):
            return Place(Side(name), int(first))
    return place


def address_in(comparison: Comparison, report: int, position: int) -> str:
    """Return where a page of the event leads to a sentence of one of the two reports."""
    side = Side.LEFT if report == comparison.left_id else Side.RIGHT
    return Place(side, position, from_event=True).address(comparison, swap=False)


def is_number(value: str, *, most: int = MOST_DIGITS) -> bool:
    return value.isascii() and value.isdecimal() and len(value) <= most


__all__ = ["Landing", "Place", "address_in", "is_number", "landing_of", "place_of"]
