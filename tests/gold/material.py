"""Read the gold, and make of its texts the documents that the analysis is given."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np

from articles.text.encode import Encoder, load_encoder
from articles.text.segment import segment
from articles.text.spans import Span
from compare.analysis.documents import Document, Vectors
from compare.evaluation.matching import SpokenClaim
from compare.evaluation.sample_event import EVENT_FILE, SAMPLE

GOLD = Path(__file__).parent
FILES = (
    EVENT_FILE,
    "attributions.jsonl",
    "editorialising.jsonl",
    "omissions.jsonl",
    "moved.jsonl",
    "quotations.jsonl",
    "figures.jsonl",
    "reports.jsonl",
)
SAMPLE_FILES = ("manifest.json", "agency.txt", "rewrite.txt", "independent.txt", "short.txt")


def read_lines(name: str) -> list[dict[str, Any]]:
    lines = (GOLD / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def hashes() -> dict[str, str]:
    """Return the SHA-256 of every file that the figures depend on, by its name."""
    paths = [GOLD / name for name in FILES] + [SAMPLE / name for name in SAMPLE_FILES]
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


class Desk:
    """Make documents with real vectors, each sentence encoded once."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self.known: dict[str, Vectors] = {}

    def learn(self, sentences: Iterable[str]) -> None:
        new = sorted({text for text in sentences if text not in self.known})
        if new:
            self.known.update(zip(new, self.encoder.encode(new), strict=True))

    def document(
        self,
        text: str,
        *,
        outlet: str | None = None,
        headline: str | None = None,
        published_at: datetime | None = None,
    ) -> Document:
        units = segment(text, language="en").sentences
        pieces = [unit.span.slice(text) for unit in units]
        self.learn(pieces)
        rows = [self.known[piece] for piece in pieces]
        empty = np.zeros((0, self.encoder.dimensions), dtype=np.float32)
        return Document(
            text=text,
            sentences=units,
            vectors=np.stack(rows) if rows else empty,
            headline=headline,
            outlet_names=(outlet,) if outlet else (),
            published_at=published_at,
        )


def real_desk() -> Desk:
    return Desk(load_encoder())


# --- single texts ------------------------------------------------------------------------------


def spans_of(text: str, pieces: Sequence[str]) -> tuple[Span, ...]:
    """Return where the pieces stand in `text`, each looked for from the start."""
    return tuple(Span(text.index(piece), text.index(piece) + len(piece)) for piece in pieces)


def gold_claims(entry: dict[str, Any]) -> list[SpokenClaim]:
    """Return the attributions of one line of attributions.jsonl."""
    text = entry["text"]
    return [
        SpokenClaim(
            content=spans_of(text, claim["content"]),
            source=None if claim["source"] is None else spans_of(text, [claim["source"]])[0],
            kind=claim.get("resolved_kind", claim["kind"]),
            optional=claim.get("optional", False),
        )
        for claim in entry["attributions"]
    ]
