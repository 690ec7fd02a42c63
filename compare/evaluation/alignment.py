"""Measure which sentences are said to tell the same, and which passages to be out of order."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from compare.analysis.alignment.similarity import sentence_similarity
from compare.analysis.compare import compare_documents
from compare.analysis.documents import Document
from compare.evaluation.corpora import Place, Record, of_split
from compare.evaluation.figures import Figure, Measured, Mistake, worst
from compare.evaluation.links import SentencePair, linked
from compare.evaluation.sample_event import event_pairs
from compare.evaluation.scores import auc, counted_sets
from compare.evaluation.seed_pair import measure_links
from compare.plain_texts import PlainText

TASK = "alignment"
AUC = "AUC"
OUR_MOVED = "our gold, moved"
MOVED = "moved passages: share found"
MOVED_WRONG = "moved passages: wrong"

# Two reports, and the pairs of their sentences that are moved, or that may be.
MovedPair = tuple[Document, Document, set[SentencePair], set[SentencePair]]


# --- pairs of sentences ------------------------------------------------------------------------


def measure_mrpc(place: Place) -> Measured:
    found = of_split(place.corpus("mrpc/pairs.jsonl"), "train")
    return pairs(place, "MRPC train", "mrpc", found)


def measure_ecb(place: Place, split: str) -> Measured:
    """Measure pairs of one event of ECB+; those between same and different are left out."""
    found = of_split(place.corpus("ecbplus/pairs.jsonl"), split)
    judged = [record for record in found if record["label"] is not None]
    return pairs(place, f"ECB+ {split}", "ecb_pairs", judged)


measure_ecb_train = partial(measure_ecb, split="train")
measure_ecb_dev = partial(measure_ecb, split="dev")


def pairs(place: Place, data: str, name: str, found: list[Record]) -> Measured:
    """Measure `sentence_similarity` on labelled pairs, beside the plain cosine."""
    texts = [record[side] for record in found for side in "ab"]
    vectors = place.vectors(name, texts)
    rows = list(zip(found, vectors[0::2], vectors[1::2], strict=True))
    scores = [sentence_similarity(record["a"], record["b"], a, b) for record, a, b in rows]
    cosines = [float(a @ b) for _, a, b in rows]
    labels = [int(record["label"]) for record in found]
    return Measured(
        (
            Figure(
                TASK,
                data,
                AUC,
                len(found),
                auc(scores, labels),
                f"cosine {auc(cosines, labels):.3f}",
            ),
        ),
        {
            "different, ranked as the same": worst(
                [
                    Mistake(s, in_words(r))
                    for r, s in zip(found, scores, strict=True)
                    if not r["label"]
                ]
            ),
            "the same, ranked as different": worst(
                [
                    Mistake(1 - s, in_words(r))
                    for r, s in zip(found, scores, strict=True)
                    if r["label"]
                ]
            ),
        },
    )


def in_words(record: Record) -> str:
    return f"{record['a']}\n       {record['b']}"


# --- moved passages ----------------------------------------------------------------------------


def measure_moved(place: Place) -> Measured:
    """Measure passages marked as out of order, in the moved paragraphs and the sample event."""
    found: set[str] = set()
    wanted: set[str] = set()
    for left, right, gold, optional in (*moved_paragraphs(place), *sample_pairs(place)):
        marks = {pair for pair, moved in linked(compare_documents(left, right)).items() if moved}
        found |= {in_both(left, right, *pair) for pair in marks - optional}
        wanted |= {in_both(left, right, *pair) for pair in gold}
    score = counted_sets(found, wanted)
    return Measured(
        (
            Figure(TASK, OUR_MOVED, MOVED, score.wanted, score.recall, score.words),
            Figure(TASK, OUR_MOVED, MOVED_WRONG, score.found, score.found - score.both),
        ),
        {
            "wrong": tuple(Mistake(0.0, words) for words in sorted(found - wanted)),
            "missed": tuple(Mistake(0.0, words) for words in sorted(wanted - found)),
        },
    )


def moved_paragraphs(place: Place) -> Iterator[MovedPair]:
    """Yield short reports whose paragraphs are of one sentence each."""
    entries = place.our_gold("moved.jsonl")
    texts = [PlainText("\n\n".join(entry[side])) for entry in entries for side in ("left", "right")]
    documents = iter(place.documents("moved", texts))
    for entry in entries:
        moved = {(i, j) for i, j in entry["moved"]}
        yield next(documents), next(documents), moved, set()


def sample_pairs(place: Place) -> Iterator[MovedPair]:
    for pair in event_pairs(place.document)[::2]:  # every second is the same in the other order
        yield pair.left, pair.right, set(pair.moved), set(pair.optional)


def in_both(left: Document, right: Document, i: int, j: int) -> str:
    return f"{left.sentence_text(i)}\n       {right.sentence_text(j)}"


def measure_seed_pair(place: Place) -> Measured:
    return measure_links(place, TASK)
