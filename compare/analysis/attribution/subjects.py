"""Find the subject of a verb, leftwards from it.

A subject is read to the nearest boundary (a comma, a conjunction, an auxiliary, another verb), across
an apposition between commas and across a relative clause. Known exception: without a parser, a
subject with a long participle or several prepositional phrases may be cut short.
"""

from __future__ import annotations

from compare.analysis.attribution.clauses import (
    AUXILIARIES,
    COORDINATORS,
    NOMINATIVES,
    PREPOSITIONS,
    SENTENCE_ADVERBS,
    SUBORDINATORS,
    TIME_WORDS,
    Tokens,
    is_adverb,
)
from compare.analysis.attribution.cues import VERB_FORMS
from compare.analysis.attribution.noun_phrases import (
    RELATIVES,
    STOPS,
    is_nominal,
    phrase_start,
    trimmed,
)
from compare.analysis.word_sets import word_set

_DAY_PARTS = frozenset(["morning", "evening", "afternoon", "night", "week", "month", "year"])
_DAYS = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april june july
    august september october november december
    """
)


def subject_before(tokens: Tokens, end: int, low: int) -> tuple[int, int] | None:
    """Return the token range of the subject that ends before `end`; `low` is the furthest start."""
    end = _without_time(tokens, end, low)
    if end <= low:
        return None
    last = tokens[end - 1]
    if last.low in COORDINATORS:
        return None
    if last.low in NOMINATIVES and (end - 2 < low or tokens[end - 2].low != "and"):
        return end - 1, end
    if last.low in ("who", "which"):
        return end - 1, end
    if last.low == "it" and end - 2 >= low and _is_noun_before(tokens, end - 2):
        return end - 1, end  # "since the day it closed"
    if last.low in (",", "—", "–", "--", "-", ")"):
        opening = "(" if last.low == ")" else last.low
        inner = end - 2
        while inner > low and tokens[inner].low != opening:
            inner -= 1
        quoted = any(t.quotation is not None for t in tokens[inner : end - 1])
        if quoted and tokens[inner + 1].low not in RELATIVES:
            return None
        if inner <= low or tokens[inner].low != opening or end - inner > 40:
            return None
        head = phrase_start(tokens, inner, low)
        if inner - head == 1 and tokens[head].low.isdigit() and tokens[head - 1].low == ",":
            inner = head - 1  # an age: "Ida Roke, 44, an engineer"
            head = phrase_start(tokens, inner, low)
        while head - 2 > low and inner - head <= 2 and tokens[head - 1].low == opening:
            if not (tokens[head].is_capital and tokens[head - 2].is_capital):
                break
            inner = (
                head - 1
            )  # "officials in Springfield, Ohio, who …": the place belongs to the head
            head = phrase_start(tokens, inner, low)
        if head >= inner or not is_nominal(tokens, head, inner):
            return None
        if end - inner <= 3 and all(is_aside(t.low) for t in tokens[inner + 1 : end - 1]):
            return _joined(tokens, head, low), inner
        return _joined(tokens, head, low), end if last.low == ")" else end - 1
    start = _joined(tokens, phrase_start(tokens, end, low), low)
    end = _before_remark(tokens, start, end)
    return (start, end) if start < end and is_nominal(tokens, start, end) else None


def _before_remark(tokens: Tokens, start: int, end: int) -> int:
    """Leave out of a subject what it is said in spite of: "the mayor | despite the protests"."""
    return next((i for i in range(start + 1, end) if tokens[i].low == "despite"), end)


def _is_noun_before(tokens: Tokens, index: int) -> bool:
    """Tell whether a clause of its own begins behind a word: "the day | it", not "close to it"."""
    word = tokens[index].low
    return tokens[index].is_word and word not in PREPOSITIONS and word not in VERB_FORMS


def _without_time(tokens: Tokens, end: int, low: int) -> int:
    """Drop "on Monday" from a subject's end, unless a participle governs it ("taken on Monday")."""
    last = end
    while last - 1 > low and _is_time(tokens, last - 1):
        last -= 1
    governed = tokens[last - 1].low.endswith(("ed", "en", "wn")) and not tokens[last - 1].is_capital
    return end if governed and last > low + 1 else last


def _is_time(tokens: Tokens, index: int) -> bool:
    """Tell whether a word at the end of a subject only says when: "Smith on Monday evening"."""
    word = tokens[index].low
    if word in _DAY_PARTS or (word in ("on", "in") and tokens[index + 1].low in TIME_WORDS):
        return True
    return word in TIME_WORDS and tokens[index].is_capital == (word in _DAYS) and word != "may"


def is_aside(low: str) -> bool:
    """Tell whether a word between commas says nothing of its own: "X, however, said"."""
    return low in SENTENCE_ADVERBS or low in ("too", "instance", "for", "example") or is_adverb(low)


def _joined(tokens: Tokens, start: int, low: int) -> int:
    """Reach back over "X, a ruler, and" where the whole clause up to there is one subject."""
    if start - 2 <= low or tokens[start - 1].low != "and" or tokens[start - 2].low != ",":
        return start
    before = tokens[low : start - 2]
    if low or len(before) > 24 or before[0].low in PREPOSITIONS or before[0].low in SUBORDINATORS:
        return start
    plain = all(
        t.quotation is None
        and t.low not in AUXILIARIES
        and t.low not in VERB_FORMS
        and t.low not in STOPS - {","}
        for t in before
    )
    return trimmed(tokens, low, start - 2) if plain else start
