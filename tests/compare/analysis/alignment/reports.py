"""Documents made of sentences we wrote, with the readable stand-in for vectors."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import numpy as np

from articles.text.units import Sentence
from compare.analysis.documents import Document
from tests.fakes import FakeEncoder

FERRY = (
    "The ferry Aurelia lost power a mile off the pier on Thursday night.",
    "A tug towed the vessel to the inner harbour after two hours.",
    "Nobody among the 212 passengers was hurt, the coastguard said.",
    "Engineers blamed a clogged fuel filter for the failure.",
    "The Aurelia was built in 1994 and repaired last winter.",
    "An older ship will run the line until Sunday.",
    "Tickets bought for the cancelled crossings stay valid for a month.",
    "The mayor asked the company to explain why the filter had not been changed.",
)
ORCHARD = (
    "Frost destroyed half of the apricot blossom in the southern valleys.",
    "Growers lit paraffin candles between the trees for three nights.",
    "The farmers' union wants the ministry to pay for lost harvests.",
    "Insurance covers hail but not frost, a broker explained.",
)


def report(
    sentences: Sequence[str],
    *,
    boilerplate: Sequence[str] = (),
    outlet: str = "",
    published_at: datetime | None = None,
) -> Document:
    """Return a document with one paragraph a sentence, `boilerplate` lines last."""
    lines = [*sentences, *boilerplate]
    units, start = [], 0
    for position, line in enumerate(lines):
        residue = position >= len(sentences)
        units.append(Sentence(start, start + len(line), position, boilerplate=residue))
        start += len(line) + 1
    vectors = FakeEncoder().encode(lines) if lines else np.zeros((0, 384), dtype=np.float32)
    return Document(
        text="\n".join(lines),
        sentences=tuple(units),
        vectors=vectors,
        outlet_names=(outlet,) if outlet else (),
        published_at=published_at,
    )
