"""Find what a cue verb introduces to its right, and where that starts."""

from __future__ import annotations

from dataclasses import dataclass

from compare.analysis.attribution.bounds import find, has_finite, low_at
from compare.analysis.attribution.circumstances import (
    behind_aside,
    says_when,
    tells_time,
    with_setting,
)
from compare.analysis.attribution.clauses import (
    ADJUNCT_STARTS,
    AUXILIARIES,
    DETERMINERS,
    POSSESSIVES,
    QUOTE,
    TIME_WORDS,
    Tokens,
    is_adverb,
    is_end,
)
from compare.analysis.attribution.cues import VerbForm
from compare.analysis.word_sets import word_set

ADDRESSEE_WORDS = 14  # tokens between "told" and "that"
_AS_VERBS = word_set(
    """
    see regard view consider portray depict cast characterize characterise describe brand label dub
    identify
    """
)
_PARTICLES = frozenset(["out", "back", "up", "down", "off"])
_AGAINST = frozenset(["against", "at", "for", "about", "on", "over"])
_WH = word_set(
    """
    whether if how why what who where when which
    """
)
_OBJECT_PREPOSITIONS = word_set(
    """
    of for as about against with over on
    """
)


@dataclass(frozen=True, slots=True)
class Complement:
    """What a cue verb introduces: its kind, where content starts, where the cue ends.

    `kind` is "that", "s" (a clause without "that"), "quote", "wh", "to", "g" (gerund), "n" (noun
    phrase), "prep", "pause" (a comma or dash) or "end". A tight content ends with its phrase, any
    other with its sentence.
    """

    kind: str
    start: int
    cue_end: int
    tight: bool


def complement(tokens: Tokens, index: int, form: VerbForm) -> Complement | None:
    """Return what stands to the right of a cue verb; None where the verb takes no such thing."""
    frames, after = form.verb.frames, form.verb.after
    place = index + 1
    while (
        place < len(tokens)
        and is_adverb(tokens[place].low)
        and not (tokens[place].low == "not" and low_at(tokens, place + 1) == "to")
        and tokens[place].low not in ("only", "even", "both", "all", "there", "here", "each")
    ):
        place += 1
    low = low_at(tokens, place)
    if low in _PARTICLES and low not in after and not is_end(tokens, place + 1):
        place += 1  # "wrote back", "lashed out at"
        if low_at(tokens, place) in _AGAINST:
            return Complement("prep", place + 1, place + 1, True)
    cue_end = place
    low = low_at(tokens, place)
    if low == "" or is_end(tokens, place):
        return Complement("end", place, cue_end, False)
    if low == QUOTE:
        return Complement("quote", place, cue_end, False)
    if low == "that" and tells_time(tokens, place):
        return _adjunct(tokens, place, frames, cue_end)
    if low == "that" and frames & {"s", "t", "o"}:
        return Complement("that", place, cue_end, False)
    if low in after:
        if low == "out" or (
            low in ("to", "with", "on")
            and "that" in (low_at(tokens, place + 1), low_at(tokens, place + 2))
        ):
            return _behind_particle(tokens, place + 1)
        return Complement("prep", place + 1, place + 1, True)
    if "i" in frames and (low == "to" or (low == "not" and low_at(tokens, place + 1) == "to")):
        return Complement("to", place, cue_end, True)
    if low in _WH and frames & {"w", "s", "t"}:
        return Complement("wh", place, cue_end, False)
    if low == ":":
        return Complement("quote", place + 1, cue_end, False)
    if low in (",", "—", "–", "--", ";", ")"):
        that = behind_aside(tokens, place) if frames & {"s", "t", "o"} else None
        if that is not None:
            return Complement("that", that, cue_end, False)
        return Complement("pause", place + 1, cue_end, False)
    if frames & {"o", "u", "a"}:
        found = _addressed(tokens, place, frames, form)
        if found is not None:
            return found
    if low in ADJUNCT_STARTS or (low in TIME_WORDS and says_when(tokens, place)):
        return _adjunct(tokens, place, frames, cue_end)
    if low.endswith("ing") and "g" in frames:
        return Complement("g", place, cue_end, True)
    if "f" in frames and not has_finite(tokens, place):
        return None
    if "s" in frames and "n" not in frames:
        return Complement("s", place, cue_end, False)
    if "n" in frames or "s" in frames:
        clause = "s" in frames and has_finite(tokens, place)
        return Complement("s" if clause else "n", place, cue_end, not clause)
    return None


def _behind_particle(tokens: Tokens, start: int) -> Complement:
    """Read on behind "pointed out" and "speak to that"."""
    if is_end(tokens, start):
        return Complement("end", start, start, False)
    low = tokens[start].low
    if low == QUOTE:
        return Complement("quote", start, start, False)
    if low in (",", ":", "—", "–", "--"):
        return Complement("quote" if low == ":" else "pause", start + 1, start, False)
    return Complement("that", start, start, False)


def _addressed(
    tokens: Tokens, place: int, frames: frozenset[str], form: VerbForm
) -> Complement | None:
    """Find the content behind an object: "told X that …", "urged X to …", "accused X of …"."""
    tells = "o" in frames and not frames & {"n", "w"}
    for index in range(place, min(place + ADDRESSEE_WORDS, len(tokens))):
        low = tokens[index].low
        if low == QUOTE and "o" in frames:
            return Complement("quote", index, place, False)
        if low == QUOTE and "a" in frames and "n" in frames:
            return Complement("quote", place, place, True)
        if low == "that" and "o" in frames and index > place:
            return Complement("that", index, place, False)
        if low == "to" and "u" in frames and index > place:
            return Complement("to", place, place, True)
        if "a" in frames and index > place and _links(low, form.verb.lemma):
            return Complement("prep", place, place, True)
        if low in ("about", "of") and tells and index > place:
            return Complement("prep", index + 1, place, True)
        if low in _WH and "o" in frames and index > place:
            return Complement("wh", index, place, False)
        if low == ":" and "o" in frames:
            return Complement("quote", index + 1, place, False)
        if low == "," and tells and _goes_on_to(tokens, index):
            continue  # "told a crowd in Salem, Ohio, that"
        if low in (",", ";", "—", "–", "--"):
            that = behind_aside(tokens, index) if "o" in frames else None
            if that is not None:
                return Complement("that", that, place, False)
            return Complement("pause", index + 1, place, False) if tells else None
        if low in AUXILIARIES and index > place:
            break
    if tells:
        start = _after_addressee(tokens, place)
        return Complement("end" if is_end(tokens, start) else "s", start, place, False)
    return None


def _links(low: str, lemma: str) -> bool:
    """Tell whether a preposition joins what is said of somebody: "accused X of", "saw X as"."""
    return low == "as" if lemma in _AS_VERBS else low in _OBJECT_PREPOSITIONS


def _goes_on_to(tokens: Tokens, comma: int) -> bool:
    """Tell whether a place name goes on behind a comma, and the content only behind that."""
    following = tokens[comma + 1 : comma + ADDRESSEE_WORDS]
    if not following or not (following[0].is_capital or following[0].low == "that"):
        return False
    for token in following:
        if token.low in ("that", QUOTE):
            return True
        if token.low in AUXILIARIES or token.low in (":", ";"):
            return False
    return False


def _after_addressee(tokens: Tokens, place: int) -> int:
    index = place
    if low_at(tokens, index) in (
        "him",
        "her",
        "them",
        "us",
        "me",
        "it",
        "you",
        "reporters",
        "journalists",
    ):
        index += 1
    else:
        while index < len(tokens) and (
            tokens[index].low in DETERMINERS or tokens[index].low in POSSESSIVES
        ):
            index += 1
        if index < len(tokens) and tokens[index].is_capital:
            while index < len(tokens) and tokens[index].is_capital:
                index += 1
        else:
            index += 1
    if low_at(tokens, index) in ("on", "in", "during", "at") or low_at(tokens, index) in TIME_WORDS:
        found = find(tokens, index, index + 10, ",")
        if found is not None:
            return found + 1
        while index + 1 < len(tokens) and (
            tokens[index].low in TIME_WORDS
            or (tokens[index].low == "on" and tokens[index + 1].low in TIME_WORDS)
        ):
            index += 1
    return index


def _adjunct(tokens: Tokens, place: int, frames: frozenset[str], cue_end: int) -> Complement | None:
    """Skip a time or place behind the verb: "said on Monday that", "said in a statement.\""""
    for index in range(place, len(tokens)):
        low = tokens[index].low
        reach = with_setting(tokens, place, index)
        if low == QUOTE:
            return Complement("quote", index, reach, False)
        if low == "to" and "i" in frames and index > place and tokens[index - 1].low in TIME_WORDS:
            return Complement("to", index, cue_end, True)
        if (
            low == "that"
            and index > place
            and not tells_time(tokens, index)
            and frames & {"s", "t", "o"}
        ):
            return Complement("that", index, reach, False)
        if low == ":":
            return Complement("quote", index + 1, reach, False)
        if low in (",", "—", "–", "--"):
            that = behind_aside(tokens, index) if frames & {"s", "t", "o"} else None
            if that is not None:
                return Complement("that", that, reach, False)
            return Complement("pause", index + 1, reach, False)
        if low in ("he", "she", "they", "it", "there", "we") and index > place and "s" in frames:
            return Complement("s", index, reach, False)
        if low in AUXILIARIES:
            break
    else:
        return Complement("end", len(tokens), with_setting(tokens, place, len(tokens)), False)
    if "s" not in frames:
        return None
    start = place
    while start < len(tokens) and tokens[start].low in TIME_WORDS:
        start += 1
    return Complement("s", start, start, False)
