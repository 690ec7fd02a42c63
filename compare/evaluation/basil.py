"""Measure flags on whole reports: BASIL's events, each told by three outlets, in every pairing.

What is marked on a sentence by any of its report's two comparisons counts. The sentences that are right to
mark are those where annotators saw a slant in the outlet's own voice, outside quotations. They marked
less than our definition does: most loaded words and interpretations are not slanted. So precision
here is a lower bound.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations

from articles.text.spans import Span
from compare.analysis.compare import analyse_document, compare_documents
from compare.analysis.documents import Document
from compare.analysis.results import Flag, FlagKind, Side
from compare.evaluation.corpora import Place, Record, of_split
from compare.evaluation.editorialising import AP, TASK
from compare.evaluation.figures import Figure, Measured, Mistake, worst
from compare.evaluation.scores import average_precision, counted
from compare.plain_texts import PlainText

DATA = "BASIL dev, own voice"
PRECISION = "precision of flagged sentences"
RECALL = "recall of flagged sentences"
BETWEEN = "\n\n"
EDITORIALISING = FlagKind.EDITORIALISING


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of a report: whether own voice is slanted, its flags, and its probability."""

    report: str
    text: str
    slanted: bool
    flags: tuple[Flag, ...]
    probability: float

    def of(self, kind: FlagKind) -> list[Flag]:
        return [flag for flag in self.flags if flag.kind is kind]

    @property
    def score(self) -> float:
        """Return the best score of its editorialising flags, 0 without any."""
        return max((flag.score for flag in self.of(EDITORIALISING)), default=0.0)

    @property
    def words(self) -> str:
        said = [f"       {f.score:.3f} {f.rule}: {f.quote}" for f in self.of(EDITORIALISING)]
        return "\n".join([f"{self.report}: {self.text}", *dict.fromkeys(said)])


def measure_basil(place: Place) -> Measured:
    lines = read_lines(place)
    slanted = [line.slanted for line in lines]
    marked = [bool(line.of(EDITORIALISING)) for line in lines]
    score = counted(marked, slanted)
    ranking = average_precision([line.score for line in lines], [int(s) for s in slanted])
    # What no flag orders is put in the order of its own probability.
    order = sorted(range(len(lines)), key=lambda i: (lines[i].score, lines[i].probability))
    ranks = {position: rank for rank, position in enumerate(order)}
    tied = average_precision([ranks[i] for i in range(len(lines))], [int(s) for s in slanted])
    alone = average_precision([line.probability for line in lines], [int(s) for s in slanted])
    detail = f"{sum(slanted)} positive; without comparing {alone:.3f}"
    return Measured(
        (
            Figure(TASK, DATA, AP, len(lines), ranking, detail),
            Figure(TASK, DATA, f"{AP}, ties by sentence score", len(lines), tied),
            Figure(TASK, DATA, PRECISION, score.found, score.precision, score.words),
            Figure(TASK, DATA, RECALL, score.wanted, score.recall),
            *by_kind(lines),
        ),
        {
            "rules, by how often they are wrong": by_rule(lines),
            "flagged, not slanted": worst(
                [
                    Mistake(line.score, line.words)
                    for line in lines
                    if line.score and not line.slanted
                ]
            ),
            "slanted, not flagged": worst(
                [
                    Mistake(1 - line.probability, line.words)
                    for line in lines
                    if line.slanted and not line.score
                ]
            ),
        },
    )


def by_kind(lines: Sequence[Line]) -> Iterator[Figure]:
    """Yield the precision of both forms of editorialising, and how often the other kinds are raised."""
    slanted = [line.slanted for line in lines]
    for form in ("wording", "commentary"):
        marked = [any(f.rule.startswith(f"{form}.") for f in line.flags) for line in lines]
        score = counted(marked, slanted)
        name = f"{form} only: precision"
        yield Figure(TASK, DATA, name, score.found, score.precision, score.words)
    for kind in sorted({flag.kind for line in lines for flag in line.flags} - {EDITORIALISING}):
        count = sum(bool(line.of(kind)) for line in lines)
        share = count / len(lines)
        detail = f"{count} of {len(lines)}; not what this corpus judges"
        yield Figure(TASK, DATA, f"{kind}: share of sentences", len(lines), share, detail)


def by_rule(lines: Sequence[Line]) -> tuple[Mistake, ...]:
    """Return for each rule of editorialising how often it was right, most often wrong first."""
    slanted = [line.slanted for line in lines]
    said = []
    for rule in sorted({flag.rule for line in lines for flag in line.of(EDITORIALISING)}):
        score = counted([any(f.rule == rule for f in line.flags) for line in lines], slanted)
        words = f"{rule}: {score.both} of {score.found} sentences are slanted"
        said.append(Mistake(float(score.found - score.both), words))
    return worst(said)


def read_lines(place: Place) -> list[Line]:
    """Compare every two reports of an event, and collect each sentence's flags."""
    found = of_split(place.corpus("basil/articles.jsonl"), "dev")
    documents = place.documents("basil_reports", [plain_text(record) for record in found])
    flags: list[list[Flag]] = [[] for _ in found]
    for i, j in combinations(range(len(found)), 2):
        if found[i]["event_id"] == found[j]["event_id"]:
            for flag in compare_documents(documents[i], documents[j]).flags:
                flags[i if flag.side is Side.LEFT else j].append(flag)
    return [
        line
        for record, document, raised in zip(found, documents, flags, strict=True)
        for line in lines_of(record, document, raised)
    ]


def plain_text(record: Record) -> PlainText:
    return PlainText(
        BETWEEN.join(record["paragraphs"]),
        headline=record["title"],
        outlet=record["outlet"],
        published_at=datetime.fromisoformat(record["date"]).replace(tzinfo=UTC),
    )


def lines_of(record: Record, document: Document, flags: Sequence[Flag]) -> Iterator[Line]:
    """Yield the corpus's sentences; ours give each the highest probability that overlaps it."""
    starts = [0]
    for paragraph in record["paragraphs"]:
        starts.append(starts[-1] + len(paragraph) + len(BETWEEN))
    slanted = {span["sentence"] for span in record["bias_spans"] if not span["in_quote"]}
    ours = analyse_document(document).editorialising
    for sentence in record["sentences"]:
        shift = starts[sentence["paragraph"]]
        span = Span(sentence["start"], sentence["end"]).shifted(shift)
        touching = (
            score
            for unit, score in zip(document.sentences, ours, strict=True)
            if unit.span.overlaps(span)
        )
        yield Line(
            report=f"{record['outlet']} {record['id']}",
            text=span.slice(document.text),
            slanted=sentence["i"] in slanted,
            flags=tuple(flag for flag in flags if flag.span.overlaps(span)),
            probability=max(touching, default=0.0),
        )
