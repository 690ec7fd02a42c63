"""Make collections of many kinds of the training topics of ECB+, to fit grouping on.

ECB+ alone has whole reports only, about 12 of each event and no event with a single report: what is
fitted on it holds for such collections. So the same reports are also cut to excerpts, and events to a
few reports; and reports of Wikinews on four recurring topics (MEANTIME), all taken for events of their
own, stand between them. A kind counts the same, however many collections and pairs it has.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from compare.evaluation.corpora import Place, Record
from compare.evaluation.events import CORPORA, Corpus, lead_of, split_of, taken

EXCERPT_WORDS = (25, 40, 60, 80)
FEW = (1, 2, 3, 3, 4, 6)  # reports of an event
FEWER = (1, 1, 2, 3, 4)  # between reports that stand alone
DRAWS = 10


@dataclass(frozen=True, slots=True)
class Report:
    """One article: its record, the headline and the sentences of its lead, and their vectors."""

    record: Record
    lead: tuple[str, ...]
    rows: NDArray[np.float32]


def variants(place: Place, name: str = "ECB+ train") -> dict[str, list[Corpus]]:
    """Return by kind the collections made of a part of ECB+."""
    whole, alone = reports(place, name), wikinews(place)
    made: dict[str, list[Corpus]] = {
        "whole": [collection("whole", whole)],
        "excerpts": [collection("excerpts", cut(whole, 0, share=1.0))],
        "few": [],
        "few excerpts": [],
        "singles between": [],
    }
    for seed in range(DRAWS):
        few = thinned(whole, FEW, seed)
        made["few"].append(collection("few", few))
        made["few excerpts"].append(collection("few excerpts", cut(few, seed, share=1.0)))
        between = [*thinned(whole, FEWER, seed + DRAWS), *alone]
        made["singles between"].append(collection("singles between", cut(between, seed, share=0.5)))
    return made


def reports(place: Place, name: str) -> list[Report]:
    folder, split = CORPORA[name]
    found = [r for r in place.corpus(f"{folder}/clusters.jsonl") if split_of(r) == split]
    return encoded_leads(place, f"grouping_{folder}_{split}", found)


def wikinews(place: Place) -> list[Report]:
    found = [
        {
            "title": r["title"],
            "text": "\n".join(r["paragraphs"][1:]),
            "date": None,
            "cluster_id": f"wikinews-{r['id']}",
        }
        for r in place.corpus("meantime_wikinews/articles.jsonl")
    ]
    return encoded_leads(place, "grouping_meantime", found)


def encoded_leads(place: Place, name: str, found: Sequence[Record]) -> list[Report]:
    leads = [(r["title"], *lead_of(r["text"])) for r in found]
    rows = iter(place.vectors(name, [sentence for lead in leads for sentence in lead]))
    return [
        Report(record, lead, np.stack(list(islice(rows, len(lead)))))
        for record, lead in zip(found, leads, strict=True)
    ]


def cut(whole: Sequence[Report], seed: int, *, share: float) -> list[Report]:
    """Return the reports, about a share of them as excerpts of about EXCERPT_WORDS."""
    chance = random.Random(seed)
    return [
        excerpt(report, chance.choice(EXCERPT_WORDS)) if chance.random() < share else report
        for report in whole
    ]


def excerpt(report: Report, words: int) -> Report:
    """Return the headline and the whole sentences that fit into `words` words, one at least.

    Without a headline the first sentence is it: in ECB+ it is one where the page had any.
    """
    first = 0 if report.record["title"].strip() or len(report.lead) < 3 else 1
    end = first + 1
    counted = 0
    for sentence in report.lead[end:]:
        counted += len(sentence.split())
        if counted > words and end > first + 1:
            break
        end += 1
    lead = report.lead[first:end]
    record = {**report.record, "title": lead[0], "text": "\n".join(lead[1:])}
    return replace(report, record=record, lead=lead, rows=report.rows[first:end])


def thinned(whole: Sequence[Report], sizes: Sequence[int], seed: int) -> list[Report]:
    """Return a few reports of each event: as many as one of `sizes`, drawn by chance."""
    chance = random.Random(seed)
    kept: list[Report] = []
    for event in sorted({report.record["cluster_id"] for report in whole}):
        inside = [report for report in whole if report.record["cluster_id"] == event]
        kept += chance.sample(inside, min(chance.choice(sizes), len(inside)))
    return kept


def collection(name: str, chosen: Sequence[Report]) -> Corpus:
    return Corpus(
        name,
        [taken(report.record, list(report.rows)) for report in chosen],
        np.array([report.record["cluster_id"] for report in chosen]),
        np.array([report.record.get("topic") or "wikinews" for report in chosen]),
        tuple(report.lead[0] or " ".join(report.lead[1:2]) for report in chosen),
    )
