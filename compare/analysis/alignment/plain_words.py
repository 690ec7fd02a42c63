"""Which words of some sentences are plain words rather than names.

Requirements: no list of names and no tagger; a headline in title case may not turn all of its words
into names.

Idea: a word is plain when it stands somewhere in lower case. Where every sentence is in title case,
in capitals, or in a script without them, case tells nothing, and all words but numbers are plain.

Known exceptions: a word that only ever starts a sentence counts as a name, German nouns do too, and
a name that is also a word ("Apple", "the Times") is plain once the word stands somewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from compare.analysis.tokens import STOPWORDS, lowered, stem

TITLE_CASE = 0.6  # share of the words after the first that start with a capital


@dataclass(frozen=True, slots=True)
class Spelling:
    """The stems of a sentence's words, numbers and function words aside, and of those in lower case."""

    stems: frozenset[str]
    in_lower_case: frozenset[str]
    title_case: bool


def plain_words(sentences: Sequence[str]) -> frozenset[str]:
    """Return the stems of the words that are no names, as far as these sentences tell."""
    spellings = [spelling(sentence) for sentence in sentences]
    if all(found.title_case for found in spellings):
        return frozenset().union(*(found.stems for found in spellings))
    return frozenset().union(*(found.in_lower_case for found in spellings))


@lru_cache(maxsize=4096)
def spelling(sentence: str) -> Spelling:
    stems: set[str] = set()
    in_lower_case: set[str] = set()
    after_first: list[bool] = []
    for position, (start, word) in enumerate(lowered(sentence)):
        found = {stem(part) for part in word.split("-") if part and part not in STOPWORDS}
        found = {part for part in found if not part[0].isdigit()}
        if not found:
            continue
        capital = sentence[start].isupper()
        stems |= found
        if not capital:
            in_lower_case |= found
        if position:
            after_first.append(capital)
    return Spelling(
        frozenset(stems),
        frozenset(in_lower_case),
        sum(after_first) >= TITLE_CASE * max(len(after_first), 1),
    )
