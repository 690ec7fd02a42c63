"""Read speakers beside a quotation whose verb is on no list: "“Never,” Brandt thundered."

Where a quotation ends with a comma or a mark of its own and a name with a past tense follows at once,
the verb tells how it was said, whatever it means elsewhere. The same holds before a colon. Only names
and pronouns count as speakers here, for a common noun may begin a sentence about something else.
"""

from __future__ import annotations

from compare.analysis.attribution.bounds import ENDS, low_at
from compare.analysis.attribution.clauses import (
    ADJUNCT_STARTS,
    NOMINATIVES,
    QUOTE,
    TIME_WORDS,
    Token,
    Tokens,
    is_adverb,
    is_end,
)
from compare.analysis.attribution.readings import Reading
from compare.analysis.results import CueStrength
from compare.analysis.word_sets import word_set

LONGEST_NAME = 6  # tokens of a speaker's name with its titles
LONGEST_MANNER = 6  # words between the verb and the end of its clause
_PASTS = word_set(
    """
    went began shot spat sang wept hit struck put broke burst let drew spoke said told wrote read
    says tells writes
    """
)
_STOPS = frozenset([",", ":", ";", "—", "–", "--", QUOTE, *ENDS])


def read_beside(tokens: list[Token], index: int) -> Reading | None:
    """Return who says the quotation at `index` as its neighbours tell, or None."""
    return _behind(tokens, index) or _before(tokens, index)


def _behind(tokens: list[Token], index: int) -> Reading | None:
    start = index + 1
    if low_at(tokens, start) == ",":
        start += 1
    elif tokens[index].text.rstrip("”’'\"»")[-1:] not in tuple(",?!…—–-"):
        return None
    if _is_past(tokens, start):
        end = _name_end(tokens, start + 1)
        if end is None or not (is_end(tokens, end) or low_at(tokens, end) in _STOPS):
            return None
        return _reading(tokens, (start + 1, end), (start, start + 1), index)
    end = _name_end(tokens, start)
    if end is None:
        return None
    verb = end
    while verb < len(tokens) and is_adverb(tokens[verb].low):
        verb += 1
    if not _is_past(tokens, verb):
        return None
    stop = _manner_end(tokens, verb + 1)
    return None if stop is None else _reading(tokens, (start, end), (end, stop), index)


def _before(tokens: list[Token], index: int) -> Reading | None:
    if low_at(tokens, index - 1) not in (":", ","):
        return None
    for verb in range(index - 2, max(index - 3 - LONGEST_MANNER, 0), -1):
        if low_at(tokens, verb) in _STOPS:
            return None
        if not _is_past(tokens, verb):
            continue
        if _manner_end(tokens, verb + 1) != index - 1:
            return None
        start = verb
        while start and is_adverb(tokens[start - 1].low):
            start -= 1
        name = start - 1
        if name < 0 or not _names(tokens[name]):
            return None
        if tokens[name].low not in NOMINATIVES:
            while name and start - name < LONGEST_NAME and _names(tokens[name - 1]):
                name -= 1
        return _reading(tokens, (name, start), (start, index - 1), index)
    return None


def _reading(
    tokens: list[Token], source: tuple[int, int], cue: tuple[int, int], index: int
) -> Reading:
    lemma = tokens[cue[0]].low
    content = ((index, index + 1),)
    return Reading(source, cue, content, CueStrength.NEUTRAL, lemma, trailing=source[0] > index)


def _is_past(tokens: Tokens, index: int) -> bool:
    if index >= len(tokens) or tokens[index].is_capital:
        return False
    low = tokens[index].low
    return low in _PASTS or (low.endswith("ed") and len(low) > 4)


def _names(token: Token) -> bool:
    return token.low in NOMINATIVES or (token.is_word and token.text[:1].isupper())


def _name_end(tokens: Tokens, start: int) -> int | None:
    if low_at(tokens, start) in NOMINATIVES:
        return start + 1
    end = start
    while end < len(tokens) and end - start < LONGEST_NAME and _names(tokens[end]):
        end += 1
    return end if end > start else None


def _manner_end(tokens: Tokens, start: int) -> int | None:
    """Return where the words end that say how or when it was said; None where more is told."""
    end = start
    while end < len(tokens) and tokens[end].low not in _STOPS and end - start <= LONGEST_MANNER:
        end += 1
    if end - start > LONGEST_MANNER:
        return None
    first = low_at(tokens, start)
    plain = first in ADJUNCT_STARTS or first in TIME_WORDS or first == "with" or is_adverb(first)
    return end if end == start or plain else None
