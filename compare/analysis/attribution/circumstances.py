"""Read what may stand between a cue verb and what it introduces: asides, times, places, topics.

"Said, among other things, that", "said on Monday that", "said in a statement".
"""

from __future__ import annotations

from compare.analysis.attribution.bounds import low_at
from compare.analysis.attribution.clauses import QUOTE, TIME_WORDS, Tokens
from compare.analysis.word_sets import word_set

LONGEST_ASIDE = 16  # tokens between the commas of "said, among other things, that"
LONGEST_SETTING = 5  # words after a cue verb that count to the cue ("in a statement on Monday")
_AFTER_SETTING = word_set(
    """
    who which while when where because and but or as after before
    """
)
_PERIODS = frozenset(["week", "month", "year", "spring", "summer", "fall", "winter", "night"])
_TIMES = _PERIODS | {"day", "morning", "afternoon", "evening", "weekend", "time", "autumn", "hour"}
_TOPIC = frozenset(["of", "to", "about", "with", "for", "against"])


def behind_aside(tokens: Tokens, mark: int) -> int | None:
    """Return where "that" stands behind an aside: "said, among other things, that"."""
    if low_at(tokens, mark + 1) == "that":
        return mark + 1
    for index in range(mark + 1, min(mark + LONGEST_ASIDE, len(tokens))):
        if tokens[index].quotation is not None or tokens[index].low in (";", ":"):
            return None
        if tokens[index].low == tokens[mark].low:
            return index + 1 if low_at(tokens, index + 1) == "that" else None
    return None


def tells_time(tokens: Tokens, that: int) -> bool:
    """Tell whether "that" points at a time: "announced that morning", not "that week-long talks"."""
    after = low_at(tokens, that + 2)
    ends = after in ("", ",", ".", ";", "that", "in", "at", "and", "he", "she", "they", "it", QUOTE)
    return low_at(tokens, that + 1) in _TIMES and ends


def says_when(tokens: Tokens, place: int) -> bool:
    low = low_at(tokens, place)
    if low not in ("this", "last", "early", "late"):
        return True
    return low_at(tokens, place + 1) in _PERIODS or low_at(tokens, place + 1) in TIME_WORDS


def with_setting(tokens: Tokens, start: int, stop: int) -> int:
    """Return where a cue ends that says when, where or how: "said in a statement", "said of X".

    PolNeAR's annotators take such words into the cue about as often as not; longer ones hardly ever.
    """
    if start >= stop:
        return start
    if tokens[start].low in _TOPIC:
        return start + 1
    end = start
    while end < stop and tokens[end].is_word and tokens[end].low not in _AFTER_SETTING:
        end += 1
    return end if end - start <= LONGEST_SETTING else start
