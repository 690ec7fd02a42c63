"""Reduce an article to the little that tells which event it reports: about 2 KB, whatever its length.

The opening of a report says what happened, so only the headline and the first LEAD_CHARACTERS count.
Of these are kept: the mean of the first sentence vectors, the words with their counts, and the
weekdays named near the top, as reports mostly say on which day it happened. Words are kept as 32-bit
hashes: a collision in 100,000 articles costs less than the memory of the strings.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from articles.text.encode import Vectors
from articles.text.letters import LETTERS, composed
from articles.text.units import Segmentation

LEAD_SENTENCES = 8  # whose vectors count; 3 to 12 make little difference on ECB+
LEAD_CHARACTERS = 2_500  # whose words count; 1,200 and 6,000 are both worse on ECB+
COMMON_WORDS = "common_words.txt"
DAY_CHARACTERS = 800  # where the day of the event stands; further down other days are named as well
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

Hashes = NDArray[np.uint32]

_WORD = re.compile(rf"\d+(?:[.,:]\d+)*%?|{LETTERS}(?:['’\-]{LETTERS}|\d+)*|\d+\w*")


@dataclass(frozen=True, slots=True, eq=False)
class Fingerprint:
    """What grouping knows of an article.

    `vector` is a float32 unit row (zeros: not known); `words` are sorted hashes, `counts` how often
    each stands in the lead; `weekdays` has a bit for each weekday named (English only, none: 0);
    `day` is a proleptic ordinal or None.
    """

    vector: NDArray[np.float32]
    words: Hashes
    counts: NDArray[np.uint8]
    weekdays: int = 0
    day: int | None = None


def fingerprint(
    *, text: str, vector: NDArray[np.float32], headline: str = "", published_on: date | None = None
) -> Fingerprint:
    """Take the fingerprint of an article; `vector` comes from `lead_vector`."""
    whole = f"{headline}\n{text[:LEAD_CHARACTERS]}"
    counted = sorted(Counter(_hash(word) for word in normalised_words(whole)).items())
    return Fingerprint(
        vector=np.asarray(vector, dtype=np.float32),
        words=np.array([code for code, _ in counted], dtype=np.uint32),
        counts=np.array([min(255, count) for _, count in counted], dtype=np.uint8),
        weekdays=_weekdays(whole[:DAY_CHARACTERS]),
        day=None if published_on is None else published_on.toordinal(),
    )


def lead_sentences(text: str, segmentation: Segmentation) -> list[str]:
    """Return the first sentences that are not web residue, to be encoded for `lead_vector`."""
    kept = (unit.span.slice(text) for unit in segmentation.sentences if not unit.boilerplate)
    return [sentence for sentence, _ in zip(kept, range(LEAD_SENTENCES), strict=False)]


def lead_vector(
    sentences: Vectors, *, headline: NDArray[np.float32] | None = None
) -> NDArray[np.float32]:
    """Return the unit mean of the lead's sentence vectors, the headline weighing as much as they do."""
    lead = _unit(np.asarray(sentences[:LEAD_SENTENCES].sum(axis=0), dtype=np.float32))
    return lead if headline is None else _unit(lead + headline)


@cache
def word_shares() -> dict[int, float]:
    """Return by word hash the share of news reports that hold a common word; a rare word is absent."""
    text = resources.files(__package__).joinpath(COMMON_WORDS).read_text("utf-8")
    shares: dict[int, float] = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        share, *found = line.split()
        shares.update((_hash(word), float(share)) for word in found)
    return shares


def normalised_words(text: str) -> list[str]:
    """Return the words of a text in order, in lower case, composed and without a possessive ending."""
    found = (composed(word).casefold().replace("’", "'") for word in _WORD.findall(text))
    return [word.removesuffix("'s") for word in found]


def _weekdays(text: str) -> int:
    named = set(normalised_words(text))
    return sum(1 << place for place, day in enumerate(WEEKDAYS) if day in named)


def _hash(word: str) -> int:
    return crc32(word.encode("utf-8", "replace"))


def _unit(row: NDArray[np.float32]) -> NDArray[np.float32]:
    norm = float(np.linalg.norm(row))
    return np.asarray(row / norm if norm > 0 else row, dtype=np.float32)
