"""Find what a number counts: "12 *people*", "two of the dam's *six drainage pipes*"."""

from __future__ import annotations

from collections.abc import Sequence

from compare.analysis.attribution.clauses import PREPOSITIONS
from compare.analysis.attribution.cue_words import NOUN_FORMS
from compare.analysis.attribution.cues import VERB_FORMS
from compare.analysis.changes.number_words import SCALES, read_number
from compare.analysis.tokens import STOPWORDS, Word, stem
from compare.analysis.word_sets import word_set

UNIT_WORDS = 3  # words after a number that may say what it counts
_NO_UNIT = PREPOSITIONS | word_set(
    """
    below above west east north south away later earlier ago apart came went left took made got fell
    rose stood lost won began ran
    """
)
_GAPS = frozenset([" ", "-", "\n", " “", " ‘", "’ ", "' "])
_LINKS = word_set("of the its their his her our this these those other such")


def unit_of(text: str, words: Sequence[Word], start: int) -> tuple[str, ...]:
    """Return the stems of the words that say what is counted."""
    return tuple(stem(words[i].lower) for i in _unit_places(text, words, start))


def unit_end(text: str, words: Sequence[Word], start: int) -> int:
    """Return where the words end that say what is counted; without any, where the number ends."""
    places = _unit_places(text, words, start)
    return words[places[-1]].span.end if places else words[start - 1].span.end


def _unit_places(text: str, words: Sequence[Word], start: int) -> list[int]:
    places: list[int] = []
    for index in range(start, len(words)):
        gap = text[words[index - 1].span.end : words[index].span.start] if index else " "
        if gap not in _GAPS:
            break
        low = words[index].lower
        if low in _LINKS and not places:
            continue
        if (
            len(low) < 2
            or low in STOPWORDS
            or low in _NO_UNIT
            or len(places) == UNIT_WORDS
            or low in SCALES
        ):
            break
        if words[index].text.endswith(("’s", "'s")) and not places:
            continue
        if places and low in VERB_FORMS and low not in NOUN_FORMS:
            break
        if read_number(words, index) is not None:
            if places:
                break
            continue
        places.append(index)
    return places
