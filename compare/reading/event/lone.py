"""Claims that a single report tells and attributes: what no other report of the event was linked with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from articles.text.spans import Span
from compare.analysis.claims.grouping import Claim, Passage
from compare.analysis.results import Attribution
from compare.reading.event.material import EventMaterial, Report

Teller = tuple[int, Span | None, bool]  # paragraph, who is named, whether anybody is


def lone_claims(material: EventMaterial) -> tuple[Claim, ...]:
    """Return a claim for each run of sentences of one paragraph that one source tells."""
    return tuple(_lone_claims(material))


def _lone_claims(material: EventMaterial) -> Iterator[Claim]:
    linked = {
        unit
        for claim in material.claims
        for passage in (*claim.all_passages, *claim.doubtful)
        for unit in passage.units()
    }
    for report in material.reports:
        hearing = material.hearings.get(report.pk)
        attributions = () if hearing is None else hearing.handing
        tellers = [
            None if (report.pk, position) in linked else _teller(report, position, attributions)
            for position in range(len(report.sentences))
        ]
        for teller, run in groupby(range(len(tellers)), key=tellers.__getitem__):
            if teller is not None:
                positions = list(run)
                passage = Passage(report.pk, positions[0], positions[-1] + 1)
                yield Claim((passage,), (), passage)


def _teller(report: Report, position: int, attributions: Sequence[Attribution]) -> Teller | None:
    """Return who tells most of a sentence, with its paragraph; None where nobody does."""
    sentence = report.sentences[position]
    if sentence.boilerplate:
        return None
    told = {a: _overlap(a, sentence.span) for a in attributions}
    best = max(told, key=lambda a: told[a], default=None)
    if best is None or not told[best]:
        return None
    return sentence.paragraph, best.resolved_source or best.source, best.source is not None


def _overlap(attribution: Attribution, sentence: Span) -> int:
    return sum(
        len(common) for c in attribution.content if (common := c.clipped(sentence)) is not None
    )
