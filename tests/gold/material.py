"""Read the gold, and make of its texts the documents that the analysis is given."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np

from articles.text.encode import Encoder, load_encoder
from articles.text.segment import segment
from articles.text.spans import Span
from compare.analysis.documents import Document, Vectors
from tests.gold.accuracy import GoldFlag, SentencePair, SpokenClaim

GOLD = Path(__file__).parent
SAMPLE = GOLD.parents[1] / "articles" / "sample"
EVENT_FILE = "sample_event.json"
FILES = (
    EVENT_FILE,
    "attributions.jsonl",
    "editorialising.jsonl",
    "omissions.jsonl",
    "moved.jsonl",
)
SAMPLE_FILES = ("manifest.json", "agency.txt", "rewrite.txt", "independent.txt", "short.txt")
OTHER = {"left": "right", "right": "left"}


def read_lines(name: str) -> list[dict[str, Any]]:
    lines = (GOLD / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def read_event() -> dict[str, Any]:
    data: dict[str, Any] = json.loads((GOLD / EVENT_FILE).read_text(encoding="utf-8"))
    return data


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


# --- the sample event --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class EventPair:
    """Two reports of the sample event and what is right to say of them."""

    names: tuple[str, str]
    left: Document
    right: Document
    sure: frozenset[SentencePair]
    optional: frozenset[SentencePair]
    moved: frozenset[SentencePair]
    flags: tuple[GoldFlag, ...]
    never: frozenset[tuple[str, int]]
    reuse: frozenset[str]
    derived: str | None

    @property
    def title(self) -> str:
        return " / ".join(self.names)


def sample_documents(desk: Desk) -> dict[str, Document]:
    """Return the four reports of the sample event by the name of their file."""
    manifest = json.loads((SAMPLE / "manifest.json").read_text(encoding="utf-8"))
    return {
        entry["file"].removesuffix(".txt"): desk.document(
            (SAMPLE / entry["file"]).read_text(encoding="utf-8"),
            outlet=entry["outlet"],
            headline=entry["headline"],
            published_at=datetime.fromisoformat(entry["published_at"]),
        )
        for entry in manifest["articles"]
    }


def event_pairs(desk: Desk) -> list[EventPair]:
    """Return every pair of the sample event in both orders."""
    gold = read_event()
    documents = sample_documents(desk)
    places = {
        name: {
            key: position_of(text, documents[name]) for key, text in gold["sentences"][name].items()
        }
        for name in documents
    }
    pairs = [event_pair(pair, documents, places) for pair in gold["pairs"]]
    return [turned for pair in pairs for turned in (pair, swapped(pair))]


def position_of(sentence: str, document: Document) -> int:
    """Return which of the document's sentences shares most with the gold's."""
    start = document.text.index(sentence)
    span = Span(start, start + len(sentence))
    shared = [len(unit.span.clipped(span) or ()) for unit in document.sentences]
    return int(np.argmax(shared))


def event_pair(
    pair: dict[str, Any], documents: dict[str, Document], places: dict[str, dict[str, int]]
) -> EventPair:
    names = (pair["left"], pair["right"])
    side_of = {"left": names[0], "right": names[1]}
    links = {
        (places[names[0]][link["left"]], places[names[1]][link["right"]]): link
        for link in pair["links"]
    }
    return EventPair(
        names=names,
        left=documents[names[0]],
        right=documents[names[1]],
        sure=frozenset(key for key, link in links.items() if not link.get("optional")),
        optional=frozenset(key for key, link in links.items() if link.get("optional")),
        moved=frozenset(key for key, link in links.items() if link.get("moved")),
        flags=tuple(gold_flag(flag, side_of, documents, places) for flag in pair["flags"]),
        never=frozenset(
            (side, places[name][key])
            for side, name in side_of.items()
            for key in pair["never"]
            if key in places[name]
        ),
        reuse=frozenset(pair["reuse"]),
        derived=pair["derived"],
    )


def gold_flag(
    flag: dict[str, Any],
    side_of: dict[str, str],
    documents: dict[str, Document],
    places: dict[str, dict[str, int]],
) -> GoldFlag:
    name = side_of[flag["side"]]
    sentence = documents[name].sentences[places[name][flag["sentence"]]].span
    start = documents[name].text.index(flag["quote"], sentence.start)
    evidence = None
    if "evidence" in flag:
        at = documents[side_of[OTHER[flag["side"]]]].text.index(flag["evidence"])
        evidence = Span(at, at + len(flag["evidence"]))
    return GoldFlag(
        kind=flag["kind"],
        side=flag["side"],
        span=Span(start, start + len(flag["quote"])),
        sentence=sentence,
        evidence=evidence,
        optional=flag.get("optional", False),
    )


def swapped(pair: EventPair) -> EventPair:
    """Return the pair with left and right exchanged, gold and all."""

    def turn(links: Iterable[SentencePair]) -> frozenset[SentencePair]:
        return frozenset((j, i) for i, j in links)

    return EventPair(
        names=(pair.names[1], pair.names[0]),
        left=pair.right,
        right=pair.left,
        sure=turn(pair.sure),
        optional=turn(pair.optional),
        moved=turn(pair.moved),
        flags=tuple(
            GoldFlag(g.kind, OTHER[g.side], g.span, g.sentence, g.evidence, g.optional)
            for g in pair.flags
        ),
        never=frozenset((OTHER[side], position) for side, position in pair.never),
        reuse=pair.reuse,
        derived=None if pair.derived is None else OTHER[pair.derived],
    )


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
