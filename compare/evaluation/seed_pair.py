"""The pair of real reports that two people judged sentence by sentence, and what is said of it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from compare.analysis.compare import compare_documents
from compare.analysis.documents import Document
from compare.analysis.results import ComparisonResult, Flag, FlagKind, Side
from compare.evaluation.corpora import Place, Record
from compare.evaluation.figures import Figure, Measured, Mistake, worst
from compare.evaluation.links import SentencePair, linked, position_of
from compare.evaluation.scores import counted_sets
from compare.plain_texts import PlainText

NAME = "seed pair"
JUDGED = "seed_pair.jsonl"
LEFT, RIGHT = 0, 1  # places in the manifest of the seeds


@dataclass(frozen=True, slots=True, eq=False)
class SeedPair:
    """Both reports, what the program says of them, and the judgement of each right sentence."""

    left: Document
    right: Document
    result: ComparisonResult
    rows: dict[int, Record]  # by the sentence of the right report

    def document(self, side: Side) -> Document:
        return self.left if side is Side.LEFT else self.right

    def flagged(self, side: Side, kinds: Iterable[FlagKind]) -> dict[int, list[Flag]]:
        """Return the flags of some kinds by the sentences of a side that they touch."""
        wanted = set(kinds)
        found: dict[int, list[Flag]] = {}
        for flag in self.result.flags:
            if flag.side is side and flag.kind in wanted:
                for position, unit in enumerate(self.document(side).sentences):
                    if unit.span.overlaps(flag.span):
                        found.setdefault(position, []).append(flag)
        return found


def read_pair(place: Place) -> SeedPair:
    rows = place.judged(JUDGED)
    manifest = json.loads(place.seed("manifest.json").read_text(encoding="utf-8"))["articles"]
    left, right = place.documents(
        "seed_pair", [plain_text(place, manifest[side]) for side in (LEFT, RIGHT)]
    )
    return SeedPair(
        left,
        right,
        compare_documents(left, right),
        {position_of(row["right"], right): row for row in rows},
    )


def plain_text(place: Place, entry: dict[str, Any]) -> PlainText:
    path: Path = place.seed(entry["file"])
    return PlainText(
        path.read_text(encoding="utf-8"), headline=entry["headline"], outlet=entry["outlet"]
    )


# --- links -------------------------------------------------------------------------------------


def measure_links(place: Place, task: str) -> Measured:
    """Measure linked pairs of sentences; optional ones neither count as wanted nor as wrong."""
    pair = read_pair(place)
    sure: set[SentencePair] = set()
    optional: set[SentencePair] = set()
    for position, row in pair.rows.items():
        for link in row["links"]:
            listed = optional if link["optional"] else sure
            listed.add((position_of(link["left"], pair.left), position))
    found = set(linked(pair.result)) - (optional - sure)
    score = counted_sets(found, sure)
    return Measured(
        (
            Figure(task, NAME, "links F1", score.wanted, score.f1, score.words),
            Figure(task, NAME, "links precision", score.found, score.precision),
            Figure(task, NAME, "links recall", score.wanted, score.recall),
        ),
        {
            "linked wrongly": tuple(Mistake(0.0, words(pair, *p)) for p in sorted(found - sure)),
            "link missed": tuple(Mistake(0.0, words(pair, *p)) for p in sorted(sure - found)),
        },
    )


def words(pair: SeedPair, i: int, j: int) -> str:
    return f"{pair.left.sentence_text(i)}\n       {pair.right.sentence_text(j)}"


# --- flags -------------------------------------------------------------------------------------


def measure_flags(
    place: Place,
    task: str,
    kinds: tuple[FlagKind, ...],
    judged: str,
    label: str | None = None,
) -> Measured:
    """Measure which sentences of the right report are flagged; every left one is flagged wrongly.

    `judged` names the list of a row that holds what is right to flag (with `label`, if given).
    """
    pair = read_pair(place)
    sure: set[int] = set()
    optional: set[int] = set()
    for position, row in pair.rows.items():
        for entry in row[judged]:
            if label is None or entry["label"] == label:
                (optional if entry["optional"] else sure).add(position)
    right, left = pair.flagged(Side.RIGHT, kinds), pair.flagged(Side.LEFT, kinds)
    hit = right.keys() & sure
    wrong = [(pair.right, p, right[p]) for p in sorted(right.keys() - sure - optional)]
    wrong += [(pair.left, p, left[p]) for p in sorted(left)]
    share = len(hit) / len(sure) if sure else float("nan")
    detail = f"{len(hit)} of {len(sure)}"
    return Measured(
        (
            Figure(task, NAME, f"{kinds[0]}: share of sentences found", len(sure), share, detail),
            Figure(task, NAME, f"{kinds[0]}: sentences wrong", len(right) + len(left), len(wrong)),
        ),
        {
            f"{kinds[0]}: wrong": worst([mistake(d, p, flags) for d, p, flags in wrong]),
            f"{kinds[0]}: missed": tuple(
                Mistake(0.0, pair.right.sentence_text(p)) for p in sorted(sure - right.keys())
            ),
        },
    )


def mistake(document: Document, position: int, flags: list[Flag]) -> Mistake:
    said = "\n".join(f"       {f.score:.3f} {f.rule}: {f.quote}" for f in flags)
    return Mistake(max(flag.score for flag in flags), f"{document.sentence_text(position)}\n{said}")
