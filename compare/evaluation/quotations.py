"""Measure what is said of quotations and figures that both reports have, on our own gold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from articles.text.spans import Span
from compare.analysis.compare import compare_documents
from compare.analysis.documents import Document
from compare.analysis.results import Flag, FlagKind
from compare.evaluation.corpora import Place, Record
from compare.evaluation.figures import Figure, Measured, Mistake, worst
from compare.evaluation.scores import Counts
from compare.plain_texts import PlainText

TASK = "quotations"
OUR_QUOTATIONS = "our gold, quotations"
OUR_FIGURES = "our gold, figures"
ACCURACY = "accuracy"
UNCHANGED = "verbatim"


def raised(place: Place, name: str, kind: FlagKind) -> list[tuple[Record, tuple[Flag, ...]]]:
    """Compare the two texts of each line of a gold file; return the flags of one kind."""
    found = place.our_gold(f"{name}.jsonl")
    texts = [PlainText(record[side]) for record in found for side in ("left", "right")]
    documents = iter(place.documents(name, texts))
    return [(record, of_kind(documents, kind)) for record in found]


def of_kind(documents: Iterator[Document], kind: FlagKind) -> tuple[Flag, ...]:
    flags = compare_documents(next(documents), next(documents)).flags
    return tuple(flag for flag in flags if flag.kind is kind)


# --- quotations --------------------------------------------------------------------------------


def measure_quotations(place: Place) -> Measured:
    """Measure whether a shared quotation is verbatim, trimmed, altered or given to another speaker."""
    found = raised(place, "quotations", FlagKind.QUOTE_ALTERED)
    answers = [(record, answer(flags), flags) for record, flags in found]
    right = Counter(record["label"] for record, said, _ in answers if said == record["label"])
    labels = Counter(record["label"] for record, _, _ in answers)
    detail = ", ".join(f"{label} {right[label]} of {labels[label]}" for label in sorted(labels))
    mistakes = [
        Mistake(surest(flags), in_words(record, f"{record['label']}, found {said}", flags))
        for record, said, flags in answers
        if said != record["label"]
    ]
    value = right.total() / len(found)
    return Measured(
        (Figure(TASK, OUR_QUOTATIONS, ACCURACY, len(found), value, detail),),
        {"wrong": worst(mistakes)},
    )


def answer(flags: tuple[Flag, ...]) -> str:
    """Return what the surest flag's rule says became of a quotation."""
    if not flags:
        return UNCHANGED
    return max(flags, key=lambda flag: flag.score).rule.rpartition(".")[2]


def surest(flags: tuple[Flag, ...]) -> float:
    return max((flag.score for flag in flags), default=0.0)


def in_words(record: Record, label: str, flags: tuple[Flag, ...]) -> str:
    said = [f"       {f.score:.3f} {f.side}, {f.rule}: {f.quote}" for f in flags]
    return "\n".join(
        [label, f"       left: {record['left']}", f"       right: {record['right']}", *said]
    )


# --- figures -----------------------------------------------------------------------------------


def measure_figures(place: Place) -> Measured:
    """Measure flags on numbers, dates, amounts and names; one is right that touches changed words."""
    found = raised(place, "figures", FlagKind.FIGURE_CHANGED)
    score, wrong, missed = Counts(), [], []
    for record, flags in found:
        bad = [flag for flag in flags if not touches(flag, record)]
        hit = sum(any(on(flag, record, pair) for flag in flags) for pair in record["changed"])
        score += Counts(len(bad) + hit, len(record["changed"]), hit)
        if bad:
            wrong.append(Mistake(surest(tuple(bad)), in_words(record, "", tuple(bad))))
        if hit < len(record["changed"]):
            missed.append(Mistake(0.0, in_words(record, f"{record['changed']}", flags)))
    return Measured(
        (
            Figure(TASK, OUR_FIGURES, "precision", score.found, score.precision, score.words),
            Figure(TASK, OUR_FIGURES, "recall", score.wanted, score.recall),
        ),
        {"wrong": worst(wrong), "missed": worst(missed)},
    )


def touches(flag: Flag, record: Record) -> bool:
    return any(on(flag, record, pair) for pair in record["changed"])


def on(flag: Flag, record: Record, pair: list[str]) -> bool:
    """Tell whether a flag stands on the words of its side that differ."""
    side = flag.side.value
    words = pair[0] if side == "left" else pair[1]
    start = record[side].index(words)
    return flag.span.overlaps(Span(start, start + len(words)))
