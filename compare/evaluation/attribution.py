"""Measure who is found to say what, on whole articles of PolNeAR and on our labels of sources.

Each article is cut by our own segmentation; what is found is carried over to the corpus's sentences
and to word tokens by the characters it covers. The vectors are all zero: the rules of attribution
read none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from articles.text.language import detect_language
from articles.text.segment import segment
from articles.text.spans import Span
from compare.analysis.compare import analyse_document
from compare.analysis.documents import Document
from compare.analysis.results import Attribution
from compare.evaluation.corpora import Place, Record, of_split
from compare.evaluation.figures import Figure, Measured, Mistake, worst
from compare.evaluation.scores import Counts, counted
from compare.evaluation.vectors import key_of
from compare.plain_texts import ASSUMED_LANGUAGE

TASK = "attribution"
ROLES = ("cue", "source", "content")
SENTENCES = "attributed sentences F1"
OWN_SENTENCES = "unattributed sentences F1"
_TOKEN = re.compile(r"\w+(?:['’]\w+)*")

Flags = NDArray[np.bool_]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Reading:
    """One article: per role which tokens are found and wanted, per sentence the same of content.

    `bounds` holds each token's start and end, `of_token` the position of its sentence (-1: none).
    """

    record: Record
    bounds: Numbers
    of_token: Numbers
    tokens: dict[str, tuple[Flags, Flags]]
    sentences: tuple[Flags, Flags]


def measure(place: Place, split: str) -> Measured:
    found = of_split(place.corpus("polnear/docs.jsonl"), split)
    place.say(f"{len(found)} articles of PolNeAR {split}")
    readings = [read(record) for record in found]
    data = f"PolNeAR {split}"
    carries = sum((counted(*reading.sentences) for reading in readings), Counts())
    own = sum((counted(*(~side for side in r.sentences)) for r in readings), Counts())
    sentences = sum(len(reading.sentences[0]) for reading in readings)
    tokens = sum(len(reading.tokens["cue"][0]) for reading in readings)
    figures = [
        Figure(TASK, data, SENTENCES, sentences, carries.f1, carries.words),
        Figure(TASK, data, OWN_SENTENCES, sentences, own.f1, own.words),
    ]
    for role in ROLES:
        score = sum((counted(*reading.tokens[role]) for reading in readings), Counts())
        figures.append(Figure(TASK, data, f"{role} tokens F1", tokens, score.f1, score.words))
    return Measured(tuple(figures), mistakes(readings))


measure_train = partial(measure, split="train")
measure_dev = partial(measure, split="dev")


def read(record: Record) -> Reading:
    """Analyse one article and mark its tokens and sentences, found beside wanted."""
    text = record["text"]
    attributions = analyse_document(without_vectors(text)).attributions
    bounds = np.array([match.span() for match in _TOKEN.finditer(text)]).reshape(-1, 2)
    starts = [start for start, _ in record["sentences"]]
    of_token = np.searchsorted(starts, bounds[:, 0], side="right") - 1
    tokens = {
        role: (
            covered((span for a in attributions for span in spans(a, role)), text, bounds),
            covered((Span(*s) for a in record["attributions"] for s in a[role]), text, bounds),
        )
        for role in ROLES
    }
    found, wanted = (
        np.bincount(of_token[side & (of_token >= 0)], minlength=len(starts)) > 0
        for side in tokens["content"]
    )
    return Reading(record, bounds, of_token, tokens, (found, wanted))


def without_vectors(text: str) -> Document:
    language = detect_language(text) or ASSUMED_LANGUAGE
    units = segment(text, language=language).sentences
    return Document(text, units, np.zeros((len(units), 1), dtype=np.float32), language)


def spans(attribution: Attribution, role: str) -> Iterator[Span]:
    if role == "content":
        yield from attribution.content
        return
    span = attribution.source if role == "source" else attribution.cue
    if span is not None:
        yield span


def covered(marked: Iterable[Span], text: str, bounds: Numbers) -> Flags:
    """Return for each word token whether any span covers some of it."""
    steps = np.zeros(len(text) + 1, dtype=np.int64)
    for span in marked:
        steps[span.start] += 1
        steps[span.end] -= 1
    before = np.concatenate([[0], np.cumsum(np.cumsum(steps)[:-1] > 0)])
    return np.asarray(before[bounds[:, 1]] > before[bounds[:, 0]])


# --- mistakes ----------------------------------------------------------------------------------


def mistakes(readings: Iterable[Reading]) -> dict[str, tuple[Mistake, ...]]:
    """Return sentences with something wrong; rules give no scores, so a fixed sample comes first."""
    listed: dict[str, list[Mistake]] = {}
    for reading in readings:
        for role in ROLES:
            found, wanted = reading.tokens[role]
            for kind, tokens in (("wrong", found & ~wanted), ("missed", wanted & ~found)):
                for sentence in sorted(set(reading.of_token[tokens].tolist()) - {-1}):
                    words = in_words(reading, role, sentence)
                    listed.setdefault(f"{role}: {kind}", []).append(Mistake(drawn(words), words))
        for kind, (first, second) in (
            ("wrong", reading.sentences),
            ("missed", reading.sentences[::-1]),
        ):
            for sentence in np.flatnonzero(first & ~second).tolist():
                words = in_words(reading, "content", sentence)
                listed.setdefault(f"sentence: {kind}", []).append(Mistake(drawn(words), words))
    return {kind: worst(found) for kind, found in sorted(listed.items())}


def in_words(reading: Reading, role: str, sentence: int) -> str:
    """Show a sentence with the words found and the words wanted for a role."""
    text, inside = reading.record["text"], reading.of_token == sentence
    said = []
    for name, side in zip(("found", "gold"), reading.tokens[role], strict=True):
        words = [text[start:end] for start, end in reading.bounds[inside & side].tolist()]
        said.append(f"{name} {role}: {' '.join(words) or '–'}")
    start, end = reading.record["sentences"][sentence]
    return f"{reading.record['doc_id']}#{sentence}: {text[start:end].strip()}\n" + "\n".join(said)


def drawn(words: str) -> float:
    """Return a number in [0, 1) that looks drawn by lot and is always the same for the same words."""
    return int(key_of(words)[:8], 16) / 2**32
