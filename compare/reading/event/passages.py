"""The passages of one claim, or of one source, side by side, with who says what marked in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from compare.analysis.claims.grouping import Claim, Passage, claim_at
from compare.analysis.results import Attribution
from compare.reading.event.ledger import Cell, Ledger, Row
from compare.reading.event.lone import lone_claims
from compare.reading.event.material import EventMaterial, Report
from compare.reading.event.shown import Piece, pieces, shortened
from compare.reading.event.sources import SourceRow
from compare.reading.event.telling import Telling
from compare.reading.landing import address_in

LONGEST_CONTEXT = 300  # characters before or behind a passage


@dataclass(frozen=True, slots=True)
class Shown:
    """One passage with what stands around it; `beside` leads to it beside the central passage."""

    report: Report
    cell: Cell
    before: str
    pieces: tuple[Piece, ...]
    after: str
    beside: str = ""
    is_central: bool = False


@dataclass(frozen=True, slots=True)
class ClaimPage:
    row: Row
    central: Report
    passages: tuple[Shown, ...]
    absent: tuple[tuple[Report, Cell], ...]
    uncompared: tuple[Report, ...]


def claim_page(ledger: Ledger, report: int, position: int) -> ClaimPage | None:
    """Show the claim that has a sentence of a report; None where no claim has it."""
    material = ledger.material
    if report not in material.by_pk:
        return None
    unit = (report, position)
    found = claim_at(material.claims, unit) or claim_at(material.once(lone_claims), unit)
    if found is None:
        return None
    row = ledger.row(found)
    by_telling = [(material.by_pk[cell.report], cell) for cell in row.cells]
    return ClaimPage(
        row=row,
        central=material.by_pk[found.central.report],
        passages=tuple(
            _shown(ledger, found, of, cell, cell.passage)
            for of, cell in by_telling
            if cell.passage is not None
        ),
        absent=tuple((r, c) for r, c in by_telling if c.telling is Telling.ABSENT),
        uncompared=tuple(r for r, c in by_telling if c.telling is Telling.UNCOMPARED),
    )


def _shown(ledger: Ledger, claim: Claim, report: Report, cell: Cell, passage: Passage) -> Shown:
    before, after = _around(report, passage)
    span = report.span(passage)
    return Shown(
        report=report,
        cell=cell,
        before=before,
        pieces=pieces(report.body, span, _within(ledger.handing(report.pk), report, passage)),
        after=after,
        beside=_beside(ledger.material, claim.central, passage),
        is_central=passage == claim.central,
    )


def _within(
    attributions: Iterable[Attribution], report: Report, passage: Passage
) -> list[Attribution]:
    span = report.span(passage)
    return [a for a in attributions if any(c.overlaps(span) for c in a.content)]


def _around(report: Report, passage: Passage) -> tuple[str, str]:
    """Return the sentences before and behind a passage; empty at the ends and beside residue."""
    words = ["", ""]
    for side, position in enumerate((passage.start - 1, passage.end)):
        if 0 <= position < len(report.sentences) and not report.sentences[position].boilerplate:
            text = report.words(Passage(report.pk, position, position + 1))
            words[side] = shortened(text, LONGEST_CONTEXT)
    return words[0], words[1]


def _beside(material: EventMaterial, central: Passage, passage: Passage) -> str:
    """Return where a passage stands beside the central one: a place on the page for two."""
    comparison = material.comparison(central.report, passage.report)
    if comparison is None:
        return ""
    return address_in(comparison, passage.report, passage.start)


@dataclass(frozen=True, slots=True)
class SaidIn:
    """What one report has a source say."""

    report: Report
    sentences: tuple[tuple[Piece, ...], ...]


def said_by(row: SourceRow) -> tuple[SaidIn, ...]:
    """Return the sentences in which each report hands over a source's words."""
    found: dict[int, tuple[Report, list[tuple[Piece, ...]]]] = {}
    for mention in row.mentions:
        report, attribution = mention.report, mention.attribution
        spans = [s for s in (attribution.source, attribution.cue, *attribution.content) if s]
        start = min((s.start for s in spans), default=0)
        end = max((s.end for s in spans), default=0)
        inside = [
            position
            for position, sentence in enumerate(report.sentences)
            if sentence.start < end and start < sentence.end
        ]
        if not inside:
            continue
        passage = Passage(report.pk, inside[0], inside[-1] + 1)
        shown = pieces(report.body, report.span(passage), [attribution])
        found.setdefault(report.pk, (report, []))[1].append(shown)
    return tuple(SaidIn(report, tuple(sentences)) for report, sentences in found.values())
