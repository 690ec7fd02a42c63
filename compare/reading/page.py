"""Put a comparison page together: rows with marked text, and the notes beside them.

Sides, here and in the template, are those of the page: with `view.swap` the stored right report
stands on the left. Only flags that the view shows are marked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from compare.analysis.results import Side
from compare.models import Comparison, Flag
from compare.reading.absence import explained, silences_of
from compare.reading.attributions import Speaking, speaking_in
from compare.reading.corrections import Corrections, RowTools, corrections_of
from compare.reading.filters import View
from compare.reading.head import Column, columns, limits_of, relation_of
from compare.reading.headlines import Headlines, headlines_of
from compare.reading.layout import RowKind, arrange
from compare.reading.marks import Node
from compare.reading.material import Found, read_material
from compare.reading.notes import Facet, Note, facets_of, notes_of
from compare.reading.overview import Overview, overview_of
from compare.reading.places import Places
from compare.reading.rows import Band, ReferenceView, RowBuilder, RowView, bands_of, folds
from compare.reading.standing import Standing, standings

MAX_FORMS = 40  # of about 0.6 KB each; with them the page stays near 100 KB
MAX_PANELS = 150  # of about 0.4 KB each; among more flags only the linked one has all its facts


@dataclass(frozen=True, slots=True)
class Page:
    """All that the template shows of a finished comparison.

    `shown` counts the notes that the view shows; `silences` says in sentences why passages of one report only are not remarked on; `speaking`
    is empty unless the view asks for voices; `tooled` are the rows that were or can be changed by
    hand.
    """

    comparison: Comparison
    view: View
    columns: tuple[Column, Column]
    headlines: Headlines
    relation: str
    overview: Overview
    speaking: tuple[Speaking, ...]
    limits: tuple[str, ...]
    silences: tuple[str, ...]
    standings: Mapping[str, Standing]
    facets: tuple[Facet, ...]
    rows: tuple[RowView, ...]
    notes: Mapping[int, Note]
    shown: int
    has_folds: bool
    corrections: Corrections
    tooled: frozenset[int]
    withdrawn: tuple[Found, ...]

    @property
    def flags(self) -> list[Flag]:
        """Return all flags of the comparison, shown or not, and those withdrawn."""
        return [note.flag for note in self.notes.values()] + [f.flag for f in self.withdrawn]

    @property
    def bands(self) -> tuple[Band, ...]:
        return bands_of(self.rows)

    @property
    def moves(self) -> tuple[tuple[RowView, ReferenceView], ...]:
        """Return the rows with moved passages, each with the place of its counterpart on the left."""
        return tuple(
            (row, reference)
            for row in self.rows
            if row.kind is RowKind.MOVED
            for reference in row.references
            if reference.moved
        )

    @property
    def has_all_forms(self) -> bool:
        """Tell whether every note carries its review form; among very many only the linked one does."""
        return self.shown <= MAX_FORMS

    @property
    def has_all_panels(self) -> bool:
        """Tell whether every note carries its facts; among very many only the linked one does."""
        return self.shown <= MAX_PANELS

    @property
    def heads(self) -> tuple[tuple[Column, tuple[Node, ...]], ...]:
        """Return each report's head with its headline as marked text."""
        return tuple((column, self.headlines.of(column.side)) for column in self.columns)

    @property
    def swap_query(self) -> str:
        return self.view.with_(swap=not self.view.swap).query()

    @property
    def edits_query(self) -> str:
        return self.view.with_(edits=not self.view.edits).query()

    @property
    def fold_query(self) -> str:
        return self.view.with_(fold=not self.view.fold).query()

    @property
    def export_query(self) -> str:
        return self.view.with_(flag=None, fold=True).query()

    @property
    def kinds_raised(self) -> tuple[Standing, ...]:
        """Return the standing of each kind of flag on this page."""
        raised = {note.flag.kind for note in self.notes.values()}
        return tuple(standing for kind, standing in self.standings.items() if kind in raised)

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return in words what the flags are filtered by."""
        return tuple(
            choice.label
            for facet in self.facets
            for choice in facet.choices[1:]
            if choice.is_current
        )

    @property
    def voices_query(self) -> str:
        return self.view.with_(voices=not self.view.voices).query()

    @property
    def unfiltered_query(self) -> str:
        return self.view.with_(kind="", side="", state="", score="", flag=None).query()


def build_page(comparison: Comparison, view: View, *, reviewer: int | None = None) -> Page:
    """Read and arrange a finished comparison that came with its articles."""
    material = read_material(comparison, swap=view.swap)
    rows = arrange(material.left.sentences, material.right.sentences, material.links)
    places = {side: Places(material.text(side), side, rows) for side in Side}
    notes = notes_of(
        material,
        view,
        row_of=lambda side, offset: places[side].row_at(offset),
        reviewer=reviewer,
    )
    silences = silences_of(material)
    speaking = speaking_in(material) if view.voices else ()
    corrections = corrections_of(material, rows, places, view, offered=reviewer is not None)
    views = tuple(RowBuilder(material, view, notes, places, silences, speaking).views(rows))
    return Page(
        comparison=comparison,
        view=view,
        columns=columns(material.left.article, material.right.article, material),
        headlines=headlines_of(
            material.left.article, material.right.article, compared=view.shows_edits
        ),
        relation=relation_of(material),
        overview=overview_of(material, rows, notes, places),
        speaking=speaking,
        limits=limits_of(comparison),
        silences=explained(silences, {s: material.text(s).article.outlet_name for s in Side}),
        standings=standings(),
        facets=facets_of(material, view, notes),
        rows=views,
        notes={note.pk: note for note in notes},
        shown=sum(note.shown for note in notes),
        has_folds=any(folds(row, material) for row in rows),
        corrections=corrections,
        tooled=frozenset(n for n, tools in corrections.rows.items() if tools != RowTools()),
        withdrawn=material.withdrawn,
    )


__all__ = ["MAX_FORMS", "MAX_PANELS", "Page", "RowView", "build_page"]
