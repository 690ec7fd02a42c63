"""Where the corpora are, and how their files are read."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from compare.analysis.documents import Document
from compare.evaluation.vectors import KeptEncoder, Vectors, encoded
from compare.plain_texts import PlainText, documents_from_texts

DEV_TOPICS = frozenset({"2", "5", "12", "18", "21", "23", "34", "35"})  # ECB+'s usual split
TEST_TOPICS = frozenset(str(topic) for topic in range(36, 46))  # never read

OUR_GOLD = Path(__file__).resolve().parents[2] / "tests" / "gold"
OUR_LABELS = Path(__file__).with_name("labels")

Record = dict[str, Any]


class MissingData(Exception):
    """A file that a measurement needs is not there; the message names it."""


def nothing(_: str) -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where to find what, and where to keep vectors (None: nowhere).

    `data` holds one folder a corpus, `gold` hand-judged pairs of real reports (their texts lie
    beside it in `seeds`), `ours` the gold that we wrote and `labels` our labels on corpora.
    """

    data: Path
    gold: Path
    kept: Path | None = None
    ours: Path = OUR_GOLD
    labels: Path = OUR_LABELS
    say: Callable[[str], None] = nothing

    def corpus(self, name: str) -> list[Record]:
        """Read a file of the data folder, such as "mrpc/pairs.jsonl"."""
        return self._read(self.data / name, name)

    def judged(self, name: str) -> list[Record]:
        return self._read(self.gold / name, name)

    def our_gold(self, name: str) -> list[Record]:
        return self._read(self.ours / name, f"tests/gold/{name}")

    def our_labels(self, name: str) -> list[Record]:
        return self._read(self.labels / name, f"compare/evaluation/labels/{name}")

    def seed(self, name: str) -> Path:
        """Return the path of a file beside the gold folder."""
        path = self.gold.parent / "seeds" / name
        if not path.is_file():
            raise MissingData(f"seeds/{name} is not there")
        return path

    def documents(self, name: str, texts: Sequence[PlainText]) -> list[Document]:
        """Make documents as the command line does, with vectors kept under `name`."""
        self.say(f"{len(texts):,} texts of {name}")
        return documents_from_texts(texts, KeptEncoder(name, self.kept))

    def document(
        self, text: str, *, outlet: str, headline: str, published_at: datetime
    ) -> Document:
        """Make one document of our own, with what is known of it."""
        given = PlainText(text, None, headline, outlet, published_at)
        return documents_from_texts([given], KeptEncoder("ours", self.kept))[0]

    def vectors(self, name: str, texts: Sequence[str]) -> Vectors:
        self.say(f"{len(texts):,} sentences of {name}")
        return encoded(name, texts, self.kept)

    def _read(self, path: Path, name: str) -> list[Record]:
        if not path.is_file():
            raise MissingData(f"{name} is not there")
        return list(records(path))


def records(path: Path) -> Iterator[Record]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def of_split(found: Iterable[Record], split: str) -> list[Record]:
    """Return the records of one part, as a record or its `meta` says; raise if there are none."""
    kept = [r for r in found if (r["split"] if "split" in r else r["meta"]["split"]) == split]
    if not kept:
        raise MissingData(f"the part {split} is not there")
    return kept


def background_sentences(data: Path) -> Iterator[str]:
    """Yield plain news sentences; of ECB+ only those of the training topics."""
    for record in records(data / "ecbplus" / "clusters.jsonl"):
        if record["topic"] not in DEV_TOPICS | TEST_TOPICS:
            yield from record["text"].split("\n")
    for folder in ("newsmtsc", "newssd_eng"):
        for record in records(data / folder / "sentences.jsonl"):
            yield record["text"]
    for record in records(data / "meantime_wikinews" / "articles.jsonl"):
        for paragraph in record["paragraphs"]:
            yield from re.split(r"(?<=[.!?])\s+", paragraph)
