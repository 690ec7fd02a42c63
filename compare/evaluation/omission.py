"""Measure whether a claim that lost its source is found, and nothing where none was lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sized
from dataclasses import dataclass, replace
from functools import partial

from compare.analysis.compare import compare_documents
from compare.analysis.documents import Document
from compare.analysis.results import Flag, FlagKind, Side
from compare.evaluation.corpora import Place, Record, of_split
from compare.evaluation.figures import Figure, Measured, Mistake, worst
from compare.evaluation.scores import Counts, counted_sets
from compare.evaluation.seed_pair import measure_flags
from compare.plain_texts import PlainText

TASK = "omission"
SHIFTS = "attribution shifts"
SHIFT_FILE = "attribution_shift.jsonl"
OUR_OMISSIONS = "our gold, omissions"
PRECISION = "omitted or weakened: precision"
RECALL = "omitted or weakened: recall"
FALSE_FLAGS = "share of other pairs flagged"
UNMODIFIED = "share of unmodified pairs flagged"
ABLATION_RECALL = "recall"

KINDS = frozenset({FlagKind.ATTRIBUTION_OMITTED, FlagKind.ATTRIBUTION_WEAKENED})
# Where a flag is right, by label; all other labels want none.
SIDES = {
    "omitted_a": Side.LEFT,
    "omitted_b": Side.RIGHT,
    "weakened_a": Side.LEFT,
    "weakened_b": Side.RIGHT,
}


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair of sentences with its label and the flags about sources that were raised on it."""

    record: Record
    flags: tuple[Flag, ...]

    @property
    def found(self) -> set[Side]:
        return {flag.side for flag in self.flags}

    @property
    def wanted(self) -> set[Side]:
        label = self.record["label"]
        return {SIDES[label]} if label in SIDES else set()

    @property
    def words(self) -> str:
        said = "\n".join(f"       {f.score:.3f} {f.side}, {f.rule}: {f.quote}" for f in self.flags)
        a, b, label = self.record["a"], self.record["b"], self.record["label"]
        return f"{label}\n       a: {a}\n       b: {b}\n{said}".rstrip()

    @property
    def mistake(self) -> Mistake:
        return Mistake(max((flag.score for flag in self.flags), default=0.0), self.words)


# --- pairs judged by hand ----------------------------------------------------------------------


def measure_shifts(place: Place) -> Measured:
    return judged_pairs(place, SHIFTS, "shifts", place.judged(SHIFT_FILE))


def measure_our_omissions(place: Place) -> Measured:
    return judged_pairs(place, OUR_OMISSIONS, "omissions", place.our_gold("omissions.jsonl"))


def judged_pairs(place: Place, data: str, name: str, found: list[Record]) -> Measured:
    """Measure both kinds together, each flag on the side where the label wants one."""
    pairs = raised(place, name, found)
    score = sum((counted_sets(pair.found, pair.wanted) for pair in pairs), Counts())
    others = [pair for pair in pairs if not pair.wanted]
    flagged = [pair for pair in others if pair.found]
    by_label = Counter(pair.record["label"] for pair in flagged)
    labels = ", ".join(f"{label} {count}" for label, count in sorted(by_label.items()))
    said = f"{len(flagged)} of {len(others)}" + (f": {labels}" if labels else "")
    return Measured(
        (
            Figure(TASK, data, PRECISION, score.found, score.precision, score.words),
            Figure(TASK, data, RECALL, score.wanted, score.recall),
            replace(share_figure(data, FALSE_FLAGS, flagged, others), detail=said),
        ),
        {
            "wrong": worst([pair.mistake for pair in pairs if pair.found - pair.wanted]),
            "missed": worst([pair.mistake for pair in pairs if pair.wanted - pair.found]),
        },
    )


def raised(place: Place, name: str, found: list[Record]) -> list[Judged]:
    """Compare each pair of sentences as two texts."""
    texts = [
        PlainText(record[side], outlet=record.get(f"outlet_{side}"))
        for record in found
        for side in "ab"
    ]
    documents = iter(place.documents(name, texts))
    return [Judged(record, about_sources(documents)) for record in found]


def about_sources(documents: Iterator[Document]) -> tuple[Flag, ...]:
    """Return what is said of the sources of the next two documents."""
    flags = compare_documents(next(documents), next(documents)).flags
    return tuple(flag for flag in flags if flag.kind in KINDS)


def share_figure(data: str, name: str, part: Sized, whole: Sized) -> Figure:
    share = len(part) / len(whole) if len(whole) else float("nan")
    return Figure(TASK, data, name, len(whole), share, f"{len(part)} of {len(whole)}")


# --- sources taken away by a rule --------------------------------------------------------------


def measure_ablation(place: Place, split: str) -> Measured:
    """Measure real sentences against themselves, with and without their source and cue."""
    found = of_split(place.corpus("polnear/ablation_pairs.jsonl"), split)
    texts = [PlainText(record[side]) for record in found for side in "ab"]
    documents = place.documents("ablation", texts)
    modified = iter(documents)
    changed = [Judged({**r, "label": "omitted_b"}, about_sources(modified)) for r in found]
    same = iter(document for document in documents[0::2] for _ in range(2))
    unmodified = [Judged({**r, "b": r["a"], "label": "none"}, about_sources(same)) for r in found]
    hits = [pair for pair in changed if Side.RIGHT in pair.found]
    flagged = [pair for pair in unmodified if pair.found]
    data = f"PolNeAR ablation {split}"
    return Measured(
        (
            share_figure(data, ABLATION_RECALL, hits, found),
            share_figure(data, UNMODIFIED, flagged, found),
        ),
        {
            "missed": worst([pair.mistake for pair in changed if Side.RIGHT not in pair.found]),
            "unmodified, flagged": worst([pair.mistake for pair in flagged]),
        },
    )


measure_ablation_train = partial(measure_ablation, split="train")
measure_ablation_dev = partial(measure_ablation, split="dev")


def measure_seed_pair(place: Place) -> Measured:
    return measure_flags(
        place, TASK, (FlagKind.ATTRIBUTION_OMITTED,), judged="attribution", label="omitted"
    )
