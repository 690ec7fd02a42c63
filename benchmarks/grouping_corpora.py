"""Articles with their events, to fit and measure grouping on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from articles.text.fingerprint import Fingerprint, fingerprint, lead_sentences, lead_vector
from articles.text.segment import segment
from benchmarks.corpora import DEV_TOPICS, TEST_TOPICS, encoded, records

# Name → folder, split. ECB+'s split is taken from its topics.
CORPORA = {
    "ECB+ train": ("ecbplus", "train"),
    "ECB+ dev": ("ecbplus", "dev"),
    "BASIL dev": ("basil", "dev"),
    "NeuS val": ("neus_allsides", "val"),
}


@dataclass(frozen=True, slots=True)
class Corpus:
    """Fingerprints with the event of each and a topic; only in ECB+ topics hold two events."""

    name: str
    fingerprints: list[Fingerprint]
    events: NDArray[np.str_]
    topics: NDArray[np.str_]

    def __len__(self) -> int:
        return len(self.fingerprints)


def load(data: Path, name: str, kept: Path | None) -> Corpus:
    folder, split = CORPORA[name]
    found = [r for r in records(data / folder / "clusters.jsonl") if _split(r) == split]
    leads = [[r["title"], *lead_sentences(r["text"], segment(r["text"]))] for r in found]
    texts = [sentence for lead in leads for sentence in lead]
    rows = iter(encoded(f"grouping_{folder}_{split}", texts, kept))
    return Corpus(
        name,
        [_fingerprint(r, rows, len(lead)) for r, lead in zip(found, leads, strict=True)],
        np.array([r["cluster_id"] for r in found]),
        np.array([r.get("topic") or r["cluster_id"] for r in found]),
    )


def _fingerprint(
    record: dict[str, Any], rows: Iterator[NDArray[np.float32]], count: int
) -> Fingerprint:
    headline, *lead = islice(rows, count)
    body = np.stack(lead) if lead else np.zeros((0, len(headline)), dtype=np.float32)
    return fingerprint(
        text=record["text"],
        headline=record["title"],
        vector=lead_vector(body, headline=headline if record["title"].strip() else None),
        published_on=date.fromisoformat(record["date"][:10]) if record["date"] else None,
    )


def _split(record: dict[str, Any]) -> str:
    topic = record.get("topic")
    if topic is None:
        return str(record["split"])
    if topic in TEST_TOPICS:
        return "test"
    return "dev" if topic in DEV_TOPICS else "train"
