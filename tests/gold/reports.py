"""Measure flags on short made-up reports of one event, each pair in both orders."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from articles.text.spans import Span
from compare.analysis.compare import RULED_KINDS, compare_documents
from compare.analysis.documents import Document
from compare.analysis.results import Flag, Side
from compare.evaluation import matching
from compare.evaluation.matching import FoundFlag, GoldFlag, Score
from tests.gold.material import Desk, read_lines

FILE = "reports.jsonl"
KINDS = tuple(kind.value for kind in RULED_KINDS)


def measured_reports(desk: Desk) -> Iterator[tuple[str, Score, list[str]]]:
    """Yield for each pair and kind of flag its score, and what is wrong with it in words."""
    for entry in read_lines(FILE):
        for order in ((Side.LEFT, Side.RIGHT), (Side.RIGHT, Side.LEFT)):
            yield from _measured(desk, entry, order)


def _measured(
    desk: Desk, entry: dict[str, Any], order: tuple[Side, Side]
) -> Iterator[tuple[str, Score, list[str]]]:
    """Compare the two reports of a line with those of `order` on the left and on the right."""
    documents = dict(zip(Side, (document_of(desk, entry[side]) for side in order), strict=True))
    shown = dict(zip(order, Side, strict=True))
    gold = [gold_flag(one, shown[Side(one["side"])], documents) for one in entry["flags"]]
    flags = compare_documents(documents[Side.LEFT], documents[Side.RIGHT]).flags
    for kind in KINDS:
        found = [flag for flag in flags if flag.kind == kind]
        spans = [FoundFlag(flag.kind, flag.side, flag.span) for flag in found]
        wanted = [one for one in gold if one.kind == kind]
        words = [
            f"{entry['id']}: false: {told(found[n])}" for n in matching.wrong_flags(spans, wanted)
        ]
        words += [
            f"{entry['id']}: missed: {wanted[n].span.slice(documents[Side(wanted[n].side)].text)}"
            for n in matching.missed_flags(spans, wanted)
        ]
        yield kind, matching.score_flags(spans, wanted), words


def document_of(desk: Desk, report: dict[str, Any]) -> Document:
    return desk.document(report["text"], outlet=report["outlet"], headline=report.get("headline"))


def gold_flag(one: dict[str, Any], side: Side, documents: dict[Side, Document]) -> GoldFlag:
    """Return what is right to flag; for kinds that have no direction the whole other text will do."""
    document = documents[side]
    start = document.text.index(one["quote"])
    span = Span(start, start + len(one["quote"]))
    touched = [unit.span for unit in document.sentences if unit.span.overlaps(span)]
    return GoldFlag(
        kind=one["kind"],
        side=side.value,
        span=span,
        sentence=Span(touched[0].start, touched[-1].end),
        evidence=Span(0, len(documents[side.other].text)),
        optional=one.get("optional", False),
    )


def told(flag: Flag) -> str:
    evidence = f" <- {flag.evidence.quote}" if flag.evidence else ""
    return f"{flag.rule} {flag.score:.2f}: {flag.quote}{evidence}"
