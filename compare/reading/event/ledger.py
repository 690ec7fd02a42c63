"""The attribution ledger: one row a claim, one column a report, and how each report tells it.

A row is a claim that at least two outlets report, or one that a single report attributes. Two reports
disagree on a claim by how they tell it, most where one attributes what the other says itself. That a
report lacks a claim counts a little, unless it is a brief or went out long before those that have it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations

from compare.analysis.absence import Silence, silence
from compare.analysis.claims.grouping import Claim, Passage
from compare.analysis.results import Attribution
from compare.reading.event.lone import lone_claims
from compare.reading.event.material import EventMaterial, Report
from compare.reading.event.shown import shortened
from compare.reading.event.telling import (
    ATTRIBUTED,
    KNOWN,
    THERE,
    Heard,
    Telling,
    Voice,
    other_sources,
)

LONGEST_CLAIM = 220  # characters of a row's header
LONGEST_SOURCE = 70  # characters of a source within a cell
LONGEST_WORDS = 180  # characters of a passage within a cell
# How far two ways of telling are apart: a judgement, largest where a source is gone.
APART = {
    frozenset((Telling.NAMED, Telling.UNNAMED)): 0.6,
    frozenset((Telling.NAMED, Telling.DOCUMENT)): 0.4,
    frozenset((Telling.NAMED, Telling.OUTLET)): 0.4,
    frozenset((Telling.UNNAMED, Telling.DOCUMENT)): 0.6,
    frozenset((Telling.UNNAMED, Telling.OUTLET)): 0.6,
    frozenset((Telling.DOCUMENT, Telling.OUTLET)): 0.4,
}
FROM_OWN_VOICE = 1.0
HALF = 0.5  # of the difference, where a passage tells another claim besides
LACKING = 0.5  # at most, where hardly any report that might have the claim has it


class Order(StrEnum):
    """What the rows are sorted by."""

    DISAGREEMENT = "disagreement"
    TEXT = "text"
    OUTLETS = "outlets"


class Show(StrEnum):
    """Which claims are shown."""

    ALL = ""
    DIFFERENT = "different"  # told in different ways
    TWO = "two"  # told by two outlets or more
    ONE = "one"  # told by one report, and attributed there


@dataclass(frozen=True, slots=True)
class Cell:
    """How one report tells a claim; `source` and `cue` in its own words.

    `resolved` says whom a pronoun stands for. `silence` says why an absence says nothing. `shared`
    tells that the passage has a claim of its own besides; `words` are the passage's first. `more` is
    how many other sources speak in the passage.
    """

    report: int
    telling: Telling
    passage: Passage | None = None
    source: str = ""
    resolved: str = ""
    cue: str = ""
    shared: bool = False
    silence: Silence = Silence.NONE
    words: str = ""
    more: int = 0

    @property
    def is_there(self) -> bool:
        return self.telling in THERE


@dataclass(frozen=True, slots=True)
class Row:
    """A claim in the words of its most central passage, which is in the report `teller`.

    Cells stand in the order of the columns.
    """

    claim: Claim
    words: str
    teller: str
    language: str
    cells: tuple[Cell, ...]
    outlets: int
    disagreement: float
    place: float

    @property
    def key(self) -> str:
        return key_of(self.claim)

    @property
    def differs(self) -> bool:
        return len({cell.telling for cell in self.cells if cell.telling in KNOWN}) > 1

    @property
    def counts(self) -> tuple[tuple[Telling, int], ...]:
        """Return how many reports tell it in each way, in the order of `Telling`."""
        found = [cell.telling for cell in self.cells]
        return tuple((telling, n) for telling in Telling if (n := found.count(telling)))


def key_of(claim: Claim) -> str:
    """Return what names a claim in addresses: a sentence that it has for sure."""
    return f"{claim.central.report}-{claim.central.start}"


class Ledger:
    """All rows of an event; each is worked out once."""

    def __init__(self, material: EventMaterial) -> None:
        self._material = material
        self._silences: dict[tuple[int, int], Silence] = {}

    @property
    def material(self) -> EventMaterial:
        return self._material

    def handing(self, report: int) -> tuple[Attribution, ...]:
        """Return the attributions of a report that say who told the outlet."""
        hearing = self._material.hearings.get(report)
        return () if hearing is None else hearing.handing

    def rows(self) -> list[Row]:
        """Return every row, in the order of the text."""
        told = [self.row(claim) for claim in self._material.claims]
        lone = [self.row(claim) for claim in self._material.once(lone_claims)]
        kept = [row for row in told if row.outlets > 1 or _is_attributed(row)]
        return sorted([*kept, *(r for r in lone if _is_attributed(r))], key=_in_text_order)

    def row(self, claim: Claim) -> Row:
        central = self._material.by_pk[claim.central.report]
        cells = self._cells(claim)
        there = [self._material.by_pk[cell.report] for cell in cells if cell.is_there]
        return Row(
            claim=claim,
            words=shortened(central.words(claim.central), LONGEST_CLAIM),
            teller=central.name,
            language=central.article.language,
            cells=cells,
            outlets=len({_outlet(report) for report in there}),
            disagreement=disagreement(cells),
            place=_place(claim, self._material.by_pk),
        )

    def _cells(self, claim: Claim) -> tuple[Cell, ...]:
        passages = {passage.report: passage for passage in claim.all_passages}
        heard = {pk: self._heard(self._material.by_pk[pk], passages[pk]) for pk in passages}
        doubtful = {passage.report: passage for passage in claim.doubtful}
        common = Counter(stem for found in heard.values() if found for stem in found.stems)
        shared = {passage.report for passage in claim.shared}
        cells = []
        for report in self._material.reports:
            passage = passages.get(report.pk)
            if report.pk in doubtful:
                cells.append(self._doubtful(report, doubtful[report.pk]))
                continue
            if passage is None:
                cells.append(self._absent(report, tuple(passages)))
                continue
            found = heard[report.pk]
            voice = None
            if found is not None:
                voice = found.voice({stem for stem in found.stems if common[stem] > 1})
            cells.append(self._told(report, passage, voice, report.pk in shared))
        return tuple(cells)

    def _heard(self, report: Report, passage: Passage) -> Heard | None:
        hearing = self._material.hearings.get(report.pk)
        return None if hearing is None or not report.has_rules else hearing.heard(passage)

    def _told(self, report: Report, passage: Passage, voice: Voice | None, shared: bool) -> Cell:
        words = shortened(report.words(passage), LONGEST_WORDS)
        cell = Cell(report.pk, Telling.UNREAD, passage, shared=shared, words=words)
        if voice is None:
            return cell
        found = voice.attribution
        if found is None:
            return replace(cell, telling=voice.telling)
        source, resolved, cue = (
            "" if span is None else shortened(span.slice(report.body), LONGEST_SOURCE)
            for span in (found.source, found.resolved_source, found.cue)
        )
        more = other_sources(voice, report.body)
        return replace(
            cell, telling=voice.telling, source=source, resolved=resolved, cue=cue, more=more
        )

    def _doubtful(self, report: Report, passage: Passage) -> Cell:
        words = shortened(report.words(passage), LONGEST_WORDS)
        return Cell(report.pk, Telling.DOUBTFUL, passage, words=words)

    def _absent(self, report: Report, there: Sequence[int]) -> Cell:
        compared = self._material.compared[report.pk]
        asked = [pk for pk in there if pk in compared]
        if not asked:
            return Cell(report.pk, Telling.UNCOMPARED)
        reasons = {self._silence(report.pk, pk) for pk in asked}
        excused = Silence.NONE if Silence.NONE in reasons else min(reasons)
        return Cell(report.pk, Telling.ABSENT, silence=excused)

    def _silence(self, lacks: int, has: int) -> Silence:
        """Say whether it means anything that one report lacks what another has."""
        if (lacks, has) not in self._silences:
            ours, theirs = self._material.by_pk[has].article, self._material.by_pk[lacks].article
            self._silences[lacks, has] = silence(
                length=len(ours.body),
                other_length=len(theirs.body),
                published_at=ours.published_at,
                other_published_at=theirs.published_at,
                times_known=ours.published_time_known and theirs.published_time_known,
            )
        return self._silences[lacks, has]


def ledger_rows(material: EventMaterial) -> tuple[Row, ...]:
    """Return every row of an event, in the order of the text."""
    return tuple(material.once(Ledger).rows())


def disagreement(cells: Sequence[Cell]) -> float:
    """Return how far the reports of a claim are apart; 0.0 where all tell it in one way.

    Each report counts by how far the others are from it on the whole, so that one report against
    eleven counts for more than one against one, and six against six for most. A passage that tells
    another claim besides counts half: less is known of what is told there in whose voice.
    """
    known = [cell for cell in cells if cell.telling in KNOWN]
    apart = sum(
        _apart(one.telling, other.telling) * (HALF if one.shared or other.shared else 1)
        for one, other in combinations(known, 2)
    )
    there = sum(cell.is_there for cell in cells)
    lacking = sum(c.telling is Telling.ABSENT and c.silence is Silence.NONE for c in cells)
    told = apart / len(known) if known else 0.0
    return round(told + LACKING * lacking / (there + lacking) if there + lacking else told, 6)


def _apart(one: Telling, other: Telling) -> float:
    if one is other:
        return 0.0
    return APART.get(frozenset((one, other)), FROM_OWN_VOICE)


def _is_attributed(row: Row) -> bool:
    return any(cell.telling in ATTRIBUTED for cell in row.cells)


def _outlet(report: Report) -> tuple[str, int]:
    """Return what tells outlets apart; a report of an unknown outlet stands for itself."""
    outlet = report.article.outlet_id
    return ("report", report.pk) if outlet is None else ("outlet", outlet)


def _place(claim: Claim, reports: Mapping[int, Report]) -> float:
    """Return where in the reports a claim stands on average, from 0 to 1."""
    places = [p.start / len(reports[p.report].sentences) for p in claim.passages]
    return round(sum(places) / len(places), 6)


# --- what is shown, in which order -------------------------------------------------------------


def _in_text_order(row: Row) -> tuple[float, Passage]:
    return row.place, row.claim.central


def ordered(rows: Sequence[Row], order: Order) -> list[Row]:
    """Sort rows; those alike stand in the order of the text."""
    in_text = sorted(rows, key=_in_text_order)
    if order is Order.DISAGREEMENT:
        return sorted(in_text, key=lambda row: (-row.differs, -row.disagreement))
    if order is Order.OUTLETS:
        return sorted(in_text, key=lambda row: (-row.outlets, -row.disagreement))
    return in_text


def chosen(rows: Sequence[Row], show: Show) -> list[Row]:
    """Return the rows a reader asked for."""
    match show:
        case Show.DIFFERENT:
            return [row for row in rows if row.differs]
        case Show.TWO:
            return [row for row in rows if row.outlets > 1]
        case Show.ONE:
            return [row for row in rows if row.outlets == 1]
    return list(rows)
