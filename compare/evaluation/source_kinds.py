"""Measure what kind of source is said to be quoted, on sources that we labelled in two corpora.

Two figures: the kind of each labelled source that the rules find, and the kind that the same rule gives
at the labelled place, found or not. The second says how good the rule is, the first what a reader gets.
"""

from __future__ import annotations

from collections import Counter

from articles.text.spans import Span
from compare.analysis.attribution.clauses import Token, sentence_tokens
from compare.analysis.attribution.source_kinds import kind_of as kind_at
from compare.analysis.compare import analyse_document
from compare.analysis.documents import Document
from compare.analysis.results import Attribution, Quotation, TextAnalysis
from compare.evaluation.attribution import TASK, without_vectors
from compare.evaluation.corpora import Place, Record
from compare.evaluation.figures import Figure, Measured, Mistake

DATA = "our labels of sources"
ACCURACY = "source kind: accuracy"
AT_PLACES = "source kind: accuracy at labelled places"
TARGET = 0.90
FILE = "source_kinds.jsonl"
CORPORA = ("polnear", "meantime_wikinews")
AROUND = 120  # characters shown on both sides of a source


def measure_kinds(place: Place) -> Measured:
    """Measure the kind of each labelled source that is found; how many are found is said beside."""
    texts = {corpus: read(place) for corpus, read in zip(CORPORA, (polnear, wikinews), strict=True)}
    labels = [
        label for label in place.our_labels(FILE) if label["doc_id"] in texts[label["corpus"]]
    ]
    read_texts: dict[str, tuple[Document, TextAnalysis]] = {}
    judged, placed, mistakes = Counter[bool](), Counter[bool](), []
    for label in labels:
        text = texts[label["corpus"]][label["doc_id"]]
        if text not in read_texts:
            document = without_vectors(text)
            read_texts[text] = document, analyse_document(document)
        document, analysis = read_texts[text]
        span = Span(label["start"], label["end"])
        kind = kind_of(span, analysis.attributions)
        if kind is not None:
            judged[kind == label["kind"]] += 1
        given = kind_in_place(document, analysis.quotations, span)
        placed[given == label["kind"]] += 1
        wrong = kind if kind is not None else given
        if wrong != label["kind"]:
            mistakes.append(Mistake(0.0, in_words(text, label, wrong)))
    total, everywhere = judged.total(), placed.total()
    value = judged[True] / total if total else float("nan")
    at_places = placed[True] / everywhere if everywhere else float("nan")
    detail = f"{judged[True]} of {total}; {len(labels) - total} of {len(labels)} sources not found"
    return Measured(
        (
            Figure(TASK, DATA, ACCURACY, total, value, detail),
            Figure(
                TASK,
                DATA,
                AT_PLACES,
                everywhere,
                at_places,
                f"{placed[True]} of {everywhere}, found or not",
                target=TARGET,
            ),
        ),
        {"wrong": tuple(mistakes)},
    )


def kind_in_place(document: Document, quotations: tuple[Quotation, ...], label: Span) -> str | None:
    """Return the kind the rules give to the words of a label; None where they are no words."""
    real = [q for q in quotations if not q.scare]
    starts = [q.span.start for q in real]
    tokens: list[Token] = []
    for position, sentence in enumerate(document.sentences):
        if sentence.span.overlaps(label):
            tokens += sentence_tokens(document, position, real, starts)
    inside = [i for i, t in enumerate(tokens) if t.start < label.end and label.start < t.end]
    if not inside:
        return None
    return kind_at(tokens, inside[0], inside[-1] + 1, ()).value


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
