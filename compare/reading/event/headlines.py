"""Headlines of one event beside each other: which words only one of them has.

Words count by their stems, headlines in other languages not at all: every word of theirs would be new.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.models import Article
from compare.analysis.tokens import STOPWORDS, stem, words


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some of a headline; `alone` where no other headline has these words."""

    text: str
    alone: bool = False


def stretches_of(articles: Sequence[Article]) -> dict[int, tuple[Stretch, ...]]:
    """Return each article's title cut into stretches, put together the whole title."""
    used: dict[str, Counter[str]] = {}
    for article in articles:
        used.setdefault(article.language, Counter()).update(_stems(article.headline))
    compared = Counter(article.language for article in articles if article.headline)
    return {
        article.pk: tuple(_stretches(article.headline, used[article.language]))
        if article.headline and compared[article.language] > 1
        else (Stretch(article.title),)
        for article in articles
    }


def _stems(headline: str) -> set[str]:
    return {stem(word.lower) for word in words(headline) if word.lower not in STOPWORDS}


def _stretches(headline: str, used: Counter[str]) -> Iterator[Stretch]:
    """Yield the words nobody else has, neighbours together, and what stands between."""
    start = 0
    alone: tuple[int, int] | None = None
    for word in words(headline):
        if word.lower in STOPWORDS or used[stem(word.lower)] > 1:
            continue
        if alone is not None and not headline[alone[1] : word.span.start].strip():
            alone = (alone[0], word.span.end)
            continue
        if alone is not None:
            yield from _closed(headline, start, alone)
            start = alone[1]
        alone = (word.span.start, word.span.end)
    if alone is not None:
        yield from _closed(headline, start, alone)
        start = alone[1]
    if start < len(headline):
        yield Stretch(headline[start:])


def _closed(headline: str, start: int, alone: tuple[int, int]) -> Iterator[Stretch]:
    if start < alone[0]:
        yield Stretch(headline[start : alone[0]])
    yield Stretch(headline[alone[0] : alone[1]], alone=True)
