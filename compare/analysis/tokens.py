"""Word tokens with offsets, and the small word lists every rule shares."""

from __future__ import annotations

import re
from dataclasses import dataclass

from articles.text.spans import Span

_WORD = re.compile(r"\d+(?:[.,:]\d+)*%?|[^\W\d_]+(?:['’\-][^\W\d_]+|\d+)*|\d+\w*")

STOPWORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "but",
        "nor",
        "so",
        "yet",
        "of",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "to",
        "with",
        "without",
        "into",
        "onto",
        "over",
        "under",
        "about",
        "after",
        "before",
        "between",
        "during",
        "through",
        "against",
        "among",
        "as",
        "than",
        "that",
        "this",
        "these",
        "those",
        "it",
        "its",
        "he",
        "she",
        "they",
        "them",
        "their",
        "his",
        "her",
        "him",
        "we",
        "us",
        "our",
        "you",
        "your",
        "i",
        "me",
        "my",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "am",
        "do",
        "does",
        "did",
        "has",
        "have",
        "had",
        "having",
        "will",
        "would",
        "shall",
        "should",
        "can",
        "could",
        "may",
        "might",
        "must",
        "not",
        "no",
        "if",
        "then",
        "there",
        "here",
        "when",
        "where",
        "which",
        "who",
        "whom",
        "whose",
        "what",
        "how",
        "why",
        "while",
        "also",
        "more",
        "most",
        "very",
        "just",
        "only",
        "own",
        "same",
        "such",
        "some",
        "any",
        "each",
        "other",
        "both",
        "all",
        "up",
        "down",
        "out",
        "off",
        "again",
        "s",
        "t",
    ]
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word; `lower` is case-folded with a plain apostrophe and without a possessive ending."""

    span: Span
    text: str
    lower: str


def words(text: str, *, offset: int = 0) -> tuple[Word, ...]:
    """Return the words of `text` in order, spans shifted by `offset`."""
    return tuple(
        Word(Span(m.start() + offset, m.end() + offset), m.group(), normalised(m.group()))
        for m in _WORD.finditer(text)
    )


def normalised(word: str) -> str:
    lower = word.casefold().replace("’", "'")
    return lower[:-2] if lower.endswith("'s") else lower
