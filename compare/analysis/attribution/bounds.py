"""Where verb groups, clauses and contents begin and end."""

from __future__ import annotations

from compare.analysis.attribution.clauses import (
    AUXILIARIES,
    BE_FORMS,
    DETERMINERS,
    QUOTE,
    Tokens,
    is_adverb,
)
from compare.analysis.attribution.cue_words import NOUN_FORMS
from compare.analysis.attribution.cues import VERB_FORMS
from compare.analysis.word_sets import word_set

PAUSES = word_set(
    """
    , — – -- ; … ...
    """
)
ENDS = frozenset([".", "!", "?", "…", "..."])
TIGHT_STOPS = word_set(
    """
    , ; : — – -- ( )
    """
)
_TIGHT_WORDS = word_set(
    """
    while because although though despite amid when before since unless whereas but even after as
    if
    """
)
_CLAUSE_STARTS = word_set(
    """
    who which but while although and as even despite
    """
)
_CLAUSE_BREAKS = frozenset([";", "—", "–", "--", "but", "while", "although"])


def last_word(tokens: Tokens) -> int:
    """Return the end of a sentence without its closing punctuation."""
    end = len(tokens)
    while end and (tokens[end - 1].low in ENDS or tokens[end - 1].low in (")", ",", ";", ":")):
        end -= 1
    return end


def low_at(tokens: Tokens, index: int) -> str:
    return tokens[index].low if 0 <= index < len(tokens) else ""


def strip_right(tokens: Tokens, low: int, end: int) -> int:
    while end > low and not tokens[end - 1].is_word and tokens[end - 1].quotation is None:
        end -= 1
    return end


def find(tokens: Tokens, start: int, stop: int, word: str) -> int | None:
    for index in range(start, min(stop, len(tokens))):
        if tokens[index].low == word:
            return index
        if tokens[index].low in (";", *ENDS) or (tokens[index].low == "," and word != ","):
            return None
    return None


def clause_start(tokens: Tokens, index: int) -> int:
    while index > 0 and tokens[index - 1].low not in TIGHT_STOPS and tokens[index - 1].low not in (
        "that", "who", "which", "but", "while", "because", "although", QUOTE,
    ):  # fmt: skip
        index -= 1
    return index


def clause_stop(tokens: Tokens, index: int) -> int:
    """Return where a clause ends: a comma and "and" end it only where a new clause follows."""
    end = last_word(tokens)
    while index < end and tokens[index].low not in _CLAUSE_BREAKS:
        following = low_at(tokens, index + 1)
        ends = tokens[index].low == "," and following in _CLAUSE_STARTS
        if ends and (following != "and" or has_finite(tokens, index + 2)):
            break
        index += 1
    return index


def tight_stop(tokens: Tokens, start: int) -> int:
    end = last_word(tokens)
    index = start
    while index < end:
        low = tokens[index].low
        if index > start and (low in TIGHT_STOPS or low in _TIGHT_WORDS):
            break
        if (
            low in ("and", "or")
            and (
                low_at(tokens, index + 1) in AUXILIARIES or low_at(tokens, index + 1) in VERB_FORMS
            )
            and low_at(tokens, index + 1) not in NOUN_FORMS
        ):
            break
        index += 1
    return index


def has_finite(tokens: Tokens, start: int) -> bool:
    """Tell whether a verb that can carry a clause follows before the next pause."""
    for token in tokens[start:]:
        if token.low in TIGHT_STOPS:
            return False
        if token.low in AUXILIARIES - {"been", "being", "be", "having"}:
            return True
        if token.low in ("who", "which", "that"):
            return False
    return False


def is_clause(piece: Tokens) -> bool:
    """Tell whether words behind a verb have a finite verb of their own, outside a relative clause."""
    for token in piece:
        if token.low in ("who", "which", "whose", "where", "that", ","):
            return False
        if token.low in AUXILIARIES:
            return True
    return False


def verb_group(tokens: Tokens, index: int) -> tuple[int, bool]:
    """Return where the auxiliaries and adverbs of a verb begin, and whether "be" stands right before it."""
    start = index
    be = False
    seen = False
    while start > 0:
        low = tokens[start - 1].low
        if low in AUXILIARIES:
            if not seen:
                be = low in BE_FORMS
            seen = True
        elif low == "to" and start - 2 > 0 and not seen and tokens[start - 2].is_word:
            previous = tokens[start - 2].low
            if (
                previous in DETERMINERS
                or tokens[start - 2].is_capital
                or previous in ("how", "what")
            ):
                break
            start -= 1
            seen = True
        elif not is_adverb(low) or tokens[start - 1].is_capital:
            break
        start -= 1
    return start, be
