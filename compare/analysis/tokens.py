"""Word tokens with offsets, and the small word lists every rule shares."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from articles.text.letters import LETTERS, composed
from articles.text.spans import Span

_WORD = re.compile(rf"\d+(?:[.,:]\d+)*%?|{LETTERS}(?:['’\-]{LETTERS}|\d+)*|\d+\w*")

_STOPWORDS = """
a an the and or but nor so yet of in on at by for from to with without into onto over under
about after before between during through against among as than that this these those it its he
she they them their his her him we us our you your i me my is are was were be been being am do
does did has have had having will would shall should can could may might must not no if then
there here when where which who whom whose what how why while also more most very just only own
same such some any each other both all up down out off again s t
"""
STOPWORDS = frozenset(_STOPWORDS.split())


@dataclass(frozen=True, slots=True)
class Word:
    """One word; `lower` is case-folded and composed (NFC), without a possessive ending."""

    span: Span
    text: str
    lower: str


def words(text: str, *, offset: int = 0) -> tuple[Word, ...]:
    """Return the words of `text` in order, spans shifted by `offset`."""
    return tuple(
        Word(Span(m.start() + offset, m.end() + offset), m.group(), normalised(m.group()))
        for m in _WORD.finditer(text)
    )


def lowered(text: str) -> Iterator[tuple[int, str]]:
    """Yield the start and the normalised form of each word: `words` without its objects."""
    for match in _WORD.finditer(text):
        yield match.start(), normalised(match.group())


@lru_cache(maxsize=65536)
def normalised(word: str) -> str:
    """Return a word case-folded and composed, with a plain apostrophe and no possessive ending."""
    lower = composed(word).casefold().replace("’", "'")
    return lower[:-2] if lower.endswith("'s") else lower


_SUFFIXES = (
    ("ization", "iz"), ("isation", "iz"), ("ation", "at"), ("ition", "it"), ("ingly", ""),
    ("edly", ""), ("ement", "e"), ("ment", ""), ("ness", ""), ("ian", ""), ("ion", ""),
    ("ly", ""), ("er", ""), ("or", ""), ("ia", ""),
)  # fmt: skip


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return one form for the inflections of an English word (`word` in lower case).

    Light on purpose: it only has to bring "negotiating", "negotiated" and "negotiation" or "Iran"
    and "Iranian" together. Words that are short or not ASCII are returned as they are.
    """
    if len(word) <= 3 or not word.isascii():
        return word
    word = _without_inflection(_without_plural(word))
    for suffix, instead in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            word = word[: -len(suffix)] + instead
            break
    if len(word) > 6 and word.endswith("ise"):
        word = word[:-3] + "ize"
    if len(word) > 4 and word[-1] in "eiy":
        word = word[:-1]
    return word[:-2] + "iz" if len(word) > 6 and word.endswith("is") else word


def _without_plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _without_inflection(word: str) -> str:
    for suffix in ("ing", "ed"):
        bare = word[: -len(suffix)]
        if word.endswith(suffix) and len(bare) >= 3 and any(c in "aeiouy" for c in bare):
            doubled = len(bare) > 3 and bare[-1] == bare[-2] and bare[-1] not in "lsz"
            return bare[:-1] if doubled else bare
    return word


def content_stems(lowered_words: Iterable[str]) -> tuple[str, ...]:
    """Return the stems of the words that carry meaning, in order."""
    return tuple(stem(word) for word in lowered_words if word not in STOPWORDS)
