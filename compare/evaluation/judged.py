"""Measure how many flags on whole reports people judged right, kind by kind.

Pairs of sentences that share a claim, and texts written for a test, flatter: most wrong flags come
from linking passages that are not about the same claim. So every two reports of `report_pairs` are compared as
users do, and the flags raised were judged by reading both reports (`labels/judged_flags.jsonl`):
right, wrong, or border, where two editors might differ; a border case counts half. A label holds
for the flag of its kind, on its side of its pair, that shares at least half of the shorter span,
so it survives small changes of a rule; where several do, for the one that shares most. A label is `fresh` where it was given when the rules were done and no rule was
changed for it: only those measure, the others are what the rules were mended by. Flags
without a label do not count; `--errors N` prints them in the order of a lot, each with the line
that is to be added with a verdict, so that the first N are a fair draw.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from articles.text.spans import Span
from compare.analysis.compare import compare_documents
from compare.analysis.documents import Document
from compare.analysis.results import Flag, FlagKind
from compare.evaluation.corpora import Place, Record
from compare.evaluation.figures import Figure, Measured, Mistake, worst
from compare.evaluation.report_pairs import ReportPair, hashed, report_pairs

TASK = "flags"
DATA = "whole reports and excerpts of one event"
FILE = "judged_flags.jsonl"
WORTH = {"right": 1.0, "border": 0.5, "wrong": 0.0}
FORMS = ("wording", "commentary")
ANY, FRESH = "", ", judged when the rules were done"
ENOUGH = 0.5  # of the shorter span: a label's flag, found again at other ends

Key = tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Raised:
    """One flag raised on a pair, and the label on it; None: nobody has judged it."""

    pair: ReportPair
    flag: Flag
    judged: Record | None

    @property
    def verdict(self) -> str | None:
        return None if self.judged is None else self.judged["verdict"]

    @property
    def is_fresh(self) -> bool:
        """Tell whether it was judged when the rules were done."""
        return self.judged is not None and self.judged.get("fresh", False)

    @property
    def kind(self) -> str:
        return kind_of(self.flag)

    @property
    def label(self) -> Record:
        """Return the line that a label on this flag has, without a verdict."""
        span = self.flag.span
        names = ("corpus", "left", "right", "kind", "side")
        key = key_of(self.pair, self.flag)
        return {**dict(zip(names, key, strict=True)), "start": span.start, "end": span.end}

    @property
    def words(self) -> str:
        """Return both passages in words, the marked ones in brackets, and the label's line."""
        flag, pair = self.flag, self.pair
        said = [f"{flag.rule}: {flag.explanation}"]
        said.append(f"{flag.side}: {passage(pair.document(flag.side), flag.span)}")
        if flag.evidence is not None:
            other = pair.document(flag.evidence.side)
            said.append(f"{flag.evidence.side}: {passage(other, flag.evidence.span)}")
        line = json.dumps({**self.label, "verdict": self.verdict or ""}, ensure_ascii=False)
        return "\n       ".join([*said, line])


def raised_flags(place: Place) -> list[Raised]:
    """Compare every pair; return the flags raised, each with its verdict, in the order of a lot."""
    labels: dict[Key, list[Record]] = {}
    for label in place.our_labels(FILE):
        labels.setdefault(key_in(label), []).append(label)
    found = [
        Raised(pair, flag, label_on(flag.span, labels.get(key_of(pair, flag), ())))
        for pair in report_pairs(place)
        for flag in compare_documents(pair.left, pair.right).flags
    ]
    return sorted(found, key=lambda raised: hashed(*raised.label.values()))


def kind_of(flag: Flag) -> str:
    """Return the kind of a flag; of editorialising with its form, since words lie within passages."""
    if flag.kind is FlagKind.EDITORIALISING:
        return f"{flag.kind.value}.{flag.rule.partition('.')[0]}"
    return flag.kind.value


def key_of(pair: ReportPair, flag: Flag) -> Key:
    return pair.corpus, pair.left_id, pair.right_id, kind_of(flag), flag.side.value


def key_in(label: Record) -> Key:
    return label["corpus"], label["left"], label["right"], label["kind"], label["side"]


def label_on(span: Span, labels: Iterable[Record]) -> Record | None:
    """Return the label that shares most with a span, if that is enough."""
    best: tuple[float, int] | None = None
    found: Record | None = None
    for label in labels:
        judged = Span(label["start"], label["end"])
        common = len(span.clipped(judged) or ())
        if common and common >= ENOUGH * min(len(span), len(judged)):
            rank = common / (len(span) + len(judged) - common), -judged.start
            if best is None or rank > best:
                best, found = rank, label
    return found


# --- figures -----------------------------------------------------------------------------------


def measure_flags(place: Place) -> Measured:
    """Measure each kind, and editorialising in both its forms as well."""
    raised = raised_flags(place)
    figures = [figure(kind, of_kind(raised, kind)) for kind in kinds()]
    figures += [
        figure(kind, fresh, judged=FRESH)
        for kind in kinds()
        if (fresh := [one for one in of_kind(raised, kind) if one.is_fresh])
    ]
    return Measured(
        tuple(figures),
        {title: listed for kind in kinds() for title, listed in mistakes(raised, kind) if listed},
    )


def kinds() -> tuple[str, ...]:
    whole = FlagKind.EDITORIALISING.value
    others = tuple(kind.value for kind in FlagKind if kind.value != whole)
    return (whole, *(f"{whole}.{form}" for form in FORMS), *others)


def of_kind(raised: Iterable[Raised], kind: str) -> list[Raised]:
    return [one for one in raised if kind in (one.kind, one.flag.kind.value)]


def worths(raised: Iterable[Raised]) -> tuple[float, ...]:
    """Return what each judged flag counts: 1 right, half a border case, 0 wrong."""
    return tuple(WORTH[one.verdict] for one in raised if one.verdict is not None)


def figure(kind: str, raised: Sequence[Raised], *, judged: str = ANY) -> Figure:
    counts = worths(raised)
    value = sum(counts) / len(counts) if counts else float("nan")
    verdicts = Counter(one.verdict for one in raised)
    said = ", ".join(f"{verdicts[verdict]} {verdict}" for verdict in WORTH)
    where = Counter(one.pair.corpus for one in raised)
    there = ", ".join(f"{corpus} {count}" for corpus, count in sorted(where.items()))
    unjudged = len(raised) - len(counts)
    detail = f"{said}; {len(raised)} raised" + (f" ({there})" if there else "")
    detail += f", {unjudged} not yet judged" if unjudged else ""
    return Figure(TASK, DATA, f"{kind}: precision{judged}", len(counts), value, detail)


def mistakes(raised: Iterable[Raised], kind: str) -> Iterator[tuple[str, tuple[Mistake, ...]]]:
    """Yield what was judged wrong, surest first, and what nobody has judged, in the order of the lot."""
    exact = [one for one in raised if one.kind == kind]
    wrong = [Mistake(one.flag.score, one.words) for one in exact if one.verdict == "wrong"]
    yield f"{kind}: judged wrong", worst(wrong)
    unjudged = [Mistake(one.flag.score, one.words) for one in exact if one.verdict is None]
    yield f"{kind}: not yet judged", tuple(unjudged)


def passage(document: Document, span: Span) -> str:
    """Return the sentences that a span touches, with brackets around it."""
    touched = [unit.span for unit in document.sentences if unit.span.overlaps(span)]
    start = min([span.start, *(unit.start for unit in touched)])
    end = max([span.end, *(unit.end for unit in touched)])
    text = document.text
    words = f"{text[start : span.start]}[{span.slice(text)}]{text[span.end : end]}"
    return " ".join(words.split())
