"""Claims as sets of word stems, and how much two of them share.

Each stem weighs what it tells in any news text, and less the more sentences of both texts have it, so
that the names every sentence has count little. Rejected: vectors of clauses; sentences are encoded
once, clauses are not, and encoding them would cost more than everything else.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log

from articles.text.spans import Span
from compare.analysis.alignment.similarity import information
from compare.analysis.documents import Document
from compare.analysis.tokens import STOPWORDS, lowered, stem
from compare.analysis.word_sets import word_set

# Words that say nothing about what is claimed: cues, and words of time and degree.
EMPTY = STOPWORDS | word_set(
    """
    say says said saying tell tells told according report reports reported also now still however
    would could may might monday tuesday wednesday thursday friday saturday sunday today yesterday
    mr mrs ms dr new one two another many including well even yet later earlier late early ago
    statement source sources official officials spokesman spokeswoman
    """
)
_OPENS = re.compile(r"(?:^|[.!?:\n“\"‘'(])\s*$")
SMOOTHING = 12  # sentences: in a pair of sentences every shared word would else weigh nothing

Stems = frozenset[str]


class StemIndex:
    """Look up the stems of the content words of any span; the words are read once.

    `all` holds every stem of the text, `names` those that stand in upper case within a sentence and
    nowhere in lower case.
    """

    def __init__(self, text: str) -> None:
        self._starts: list[int] = []
        self._stems: list[str] = []
        plain: set[str] = set()
        capital: set[str] = set()
        for start, lower in lowered(text):
            if lower in EMPTY or (len(lower) == 1 and not lower.isdigit()):
                continue
            for part in _parts(lower):
                self._starts.append(start)
                self._stems.append(stem(part))
                if not text[start].isupper():
                    plain.add(self._stems[-1])
                elif not _OPENS.search(text, max(0, start - 3), start):
                    capital.add(self._stems[-1])
        self.all: Stems = frozenset(self._stems)
        self.plain: Stems = frozenset(plain)
        self.names: Stems = frozenset(capital - plain)

    def of(self, spans: Iterable[Span]) -> Stems:
        """Return the stems of the content words that start in some spans."""
        found: set[str] = set()
        for span in spans:
            first = bisect_left(self._starts, span.start)
            found.update(self._stems[first : bisect_left(self._starts, span.end, first)])
        return frozenset(found)


def _parts(word: str) -> list[str]:
    return (
        [word]
        if "-" not in word
        else [p for p in re.split("-", word) if len(p) > 2 and p not in EMPTY]
    )


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two claims share: `shared` stems, and the weight of these in each claim, in [0, 1]."""

    shared: Stems
    left: float
    right: float

    @property
    def containment(self) -> float:
        return max(self.left, self.right)


class Weights:
    """Weigh stems by how few news texts, and how few sentences of two documents, have them."""

    def __init__(self, texts: Iterable[tuple[Document, StemIndex]]) -> None:
        counts: Counter[str] = Counter()
        total = 0
        for document, index in texts:
            for sentence in document.sentences:
                counts.update(index.of([sentence.span]))
                total += 1
        rarest = log((total + SMOOTHING) / 1.5)
        self._weights: Mapping[str, float] = {
            word: information(word) * log((total + SMOOTHING) / (count + 0.5)) / rarest
            for word, count in counts.items()
        }

    def of(self, some: Iterable[str]) -> float:
        return sum(self._weights.get(word, 1.0) for word in sorted(some))

    def overlap(self, left: Stems, right: Stems) -> Overlap:
        shared = left & right
        weight = self.of(shared)
        return Overlap(
            shared, weight / max(self.of(left), 1e-9), weight / max(self.of(right), 1e-9)
        )
