"""Measure what kind of source is said to be quoted, on sources that we labelled in two corpora."""

from __future__ import annotations

from collections import Counter

from articles.text.spans import Span
from compare.analysis.compare import analyse_document
from compare.analysis.results import Attribution
from compare.evaluation.attribution import TASK, without_vectors
from compare.evaluation.corpora import Place, Record
from compare.evaluation.figures import Figure, Measured, Mistake

DATA = "our labels of sources"
ACCURACY = "source kind: accuracy"
FILE = "source_kinds.jsonl"
CORPORA = ("polnear", "meantime_wikinews")
AROUND = 120  # characters shown on both sides of a source


def measure_kinds(place: Place) -> Measured:
    """Measure the kind of each labelled source that is found; how many are found is said beside."""
    texts = {corpus: read(place) for corpus, read in zip(CORPORA, (polnear, wikinews), strict=True)}
    labels = [
        label for label in place.our_labels(FILE) if label["doc_id"] in texts[label["corpus"]]
    ]
    found: dict[str, tuple[Attribution, ...]] = {}
    judged, mistakes = Counter[bool](), []
    for label in labels:
        text = texts[label["corpus"]][label["doc_id"]]
        if text not in found:
            found[text] = analyse_document(without_vectors(text)).attributions
        kind = kind_of(Span(label["start"], label["end"]), found[text])
        if kind is not None:
            judged[kind == label["kind"]] += 1
        if kind not in (None, label["kind"]):
            mistakes.append(Mistake(0.0, in_words(text, label, kind)))
    total = judged.total()
    value = judged[True] / total if total else float("nan")
    detail = f"{judged[True]} of {total}; {len(labels) - total} of {len(labels)} sources not found"
    return Measured(
        (Figure(TASK, DATA, ACCURACY, total, value, detail),), {"wrong": tuple(mistakes)}
    )


def kind_of(label: Span, attributions: tuple[Attribution, ...]) -> str | None:
    """Return the kind, as written, of the source that shares most characters with the label."""
    shared = [
        (len(a.source.clipped(label) or ()), a.source_kind.value)
        for a in attributions
        if a.source is not None and a.source.overlaps(label)
    ]
    return max(shared, key=lambda pair: pair[0])[1] if shared else None


def polnear(place: Place) -> dict[str, str]:
    return {record["doc_id"]: record["text"] for record in place.corpus("polnear/docs.jsonl")}


def wikinews(place: Place) -> dict[str, str]:
    records = place.corpus("meantime_wikinews/articles.jsonl")
    return {record["id"]: "\n".join(record["paragraphs"]) for record in records}


def in_words(text: str, label: Record, kind: str | None) -> str:
    start, end = label["start"], label["end"]
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return f"{label['kind']}, found {kind}: …{before}[{text[start:end]}]{after}…"
