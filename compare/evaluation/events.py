"""Measure which reports are said to be of one event: B-cubed F1 of `group` over whole collections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from articles.text.fingerprint import Fingerprint, fingerprint, lead_sentences, lead_vector
from articles.text.grouping import group
from articles.text.language import detect_language
from articles.text.segment import segment
from compare.evaluation.corpora import DEV_TOPICS, TEST_TOPICS, Place, Record, of_split
from compare.evaluation.figures import Figure, Measured, Mistake, worst
from compare.evaluation.scores import b_cubed
from compare.plain_texts import ASSUMED_LANGUAGE

TASK = "events"
B_CUBED = "B-cubed F1"

# Name → folder, split. ECB+'s split is taken from its topics.
CORPORA = {
    "ECB+ train": ("ecbplus", "train"),
    "ECB+ dev": ("ecbplus", "dev"),
    "BASIL dev": ("basil", "dev"),
    "NeuS train": ("neus_allsides", "train"),
    "NeuS val": ("neus_allsides", "val"),
}
MOST_EVENTS = 307  # of a part, as many as NeuS val has: B-cubed falls as a collection grows


@dataclass(frozen=True, slots=True)
class Corpus:
    """Fingerprints with the event of each and a topic; only in ECB+ topics hold two events."""

    name: str
    fingerprints: list[Fingerprint]
    events: NDArray[np.str_]
    topics: NDArray[np.str_]
    headlines: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.fingerprints)


def measure(place: Place, name: str) -> Measured:
    corpus = load(place, name)
    events = corpus.events.tolist()
    found = group(corpus.fingerprints)
    score = b_cubed(events, found)
    detail = (
        f"P {score.precision:.3f}, R {score.recall:.3f}; {len(set(events))} events, "
        f"{len(set(found))} groups"
    )
    return Measured(
        (Figure(TASK, name, B_CUBED, len(corpus), score.f1, detail),), mistakes(corpus, found)
    )


measure_ecb_train = partial(measure, name="ECB+ train")
measure_ecb_dev = partial(measure, name="ECB+ dev")
measure_basil = partial(measure, name="BASIL dev")
measure_neus_train = partial(measure, name="NeuS train")
measure_neus_val = partial(measure, name="NeuS val")


def load(place: Place, name: str) -> Corpus:
    """Take the fingerprints of a corpus as `group_events` does."""
    folder, split = CORPORA[name]
    whole = place.corpus(f"{folder}/clusters.jsonl")
    part = of_split(({**record, "split": split_of(record)} for record in whole), split)
    events = set(list(dict.fromkeys(record["cluster_id"] for record in part))[:MOST_EVENTS])
    found = [record for record in part if record["cluster_id"] in events]
    leads = [[record["title"], *lead_of(record["text"])] for record in found]
    texts = [sentence for lead in leads for sentence in lead]
    rows = iter(place.vectors(f"grouping_{folder}_{split}", texts))
    return Corpus(
        name,
        [taken(r, list(islice(rows, len(lead)))) for r, lead in zip(found, leads, strict=True)],
        np.array([r["cluster_id"] for r in found]),
        np.array([r.get("topic") or r["cluster_id"] for r in found]),
        tuple(lead[0] or " ".join(lead[1:2]) for lead in leads),
    )


def split_of(record: Record) -> str:
    topic = record.get("topic")
    if topic is None:
        return str(record["split"])
    if topic in TEST_TOPICS:
        return "test"
    return "dev" if topic in DEV_TOPICS else "train"


def lead_of(text: str) -> Sequence[str]:
    language = detect_language(text) or ASSUMED_LANGUAGE
    return lead_sentences(text, segment(text, language=language))


def taken(record: Record, rows: list[NDArray[np.float32]]) -> Fingerprint:
    headline, *lead = rows
    body = np.stack(lead) if lead else np.zeros((0, len(headline)), dtype=np.float32)
    return fingerprint(
        text=record["text"],
        headline=record["title"],
        vector=lead_vector(body, headline=headline if record["title"].strip() else None),
        published_on=date.fromisoformat(record["date"][:10]) if record["date"] else None,
    )


# --- mistakes ----------------------------------------------------------------------------------


def mistakes(corpus: Corpus, found: Sequence[int]) -> dict[str, tuple[Mistake, ...]]:
    """Return groups that hold several events, and events that stand in several groups."""
    events = corpus.events.tolist()
    return {
        "several events in one group": worst(list(mixed(found, events, corpus.headlines))),
        "one event in several groups": worst(list(mixed(events, found, corpus.headlines))),
    }


def mixed(
    outer: Sequence[object], inner: Sequence[object], headlines: Sequence[str]
) -> Iterator[Mistake]:
    """Yield each outer group with more than one inner label, weighed by the pairs it gets wrong."""
    for name in dict.fromkeys(outer):
        places = [place for place, other in enumerate(outer) if other == name]
        sizes = Counter(inner[place] for place in places)
        if len(sizes) == 1:
            continue
        wrong = (len(places) ** 2 - sum(size**2 for size in sizes.values())) // 2
        said = [
            f"       {size} × {label_headline(label, places, inner, headlines)}"
            for label, size in sizes.most_common()
        ]
        yield Mistake(float(wrong), "\n".join([f"{len(places)} reports", *said]))


def label_headline(
    label: object, places: Sequence[int], inner: Sequence[object], headlines: Sequence[str]
) -> str:
    return next(headlines[place] for place in places if inner[place] == label)
