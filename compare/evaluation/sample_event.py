"""The sample event's four reports, with what is right to say of every pair of them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from articles.text.spans import Span
from compare.analysis.documents import Document
from compare.evaluation.corpora import OUR_GOLD, MissingData
from compare.evaluation.links import SentencePair, position_of
from compare.evaluation.matching import GoldFlag

SAMPLE = Path(__file__).resolve().parents[2] / "articles" / "sample"

EVENT_FILE = "sample_event.json"
OTHER = {"left": "right", "right": "left"}


class Maker(Protocol):
    """Make a document of a text and what is known of it."""

    def __call__(
        self, text: str, *, outlet: str, headline: str, published_at: datetime
    ) -> Document: ...


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


def read_event() -> dict[str, Any]:
    path = OUR_GOLD / EVENT_FILE
    if not path.is_file():
        raise MissingData(f"tests/gold/{EVENT_FILE} is not there")
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data


def sample_documents(document: Maker) -> dict[str, Document]:
    """Return the four reports of the sample event by the name of their file."""
    manifest = json.loads((SAMPLE / "manifest.json").read_text(encoding="utf-8"))
    return {
        entry["file"].removesuffix(".txt"): document(
            (SAMPLE / entry["file"]).read_text(encoding="utf-8"),
            outlet=entry["outlet"],
            headline=entry["headline"],
            published_at=datetime.fromisoformat(entry["published_at"]),
        )
        for entry in manifest["articles"]
    }


def event_pairs(document: Maker) -> list[EventPair]:
    """Return every pair of the sample event in both orders."""
    gold = read_event()
    documents = sample_documents(document)
    places = {
        name: {
            key: position_of(text, documents[name]) for key, text in gold["sentences"][name].items()
        }
        for name in documents
    }
    pairs = [event_pair(pair, documents, places) for pair in gold["pairs"]]
    return [turned for pair in pairs for turned in (pair, swapped(pair))]


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
