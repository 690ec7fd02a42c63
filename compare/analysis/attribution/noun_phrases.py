"""Find where a noun phrase begins, leftwards from its end, and whether it can be who says something.

A phrase reaches to the nearest boundary: a mark, a conjunction that joins clauses, an auxiliary,
another verb; a relative clause inside it is crossed.
"""

from __future__ import annotations

from compare.analysis.attribution.clauses import (
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    SENTENCE_ADVERBS,
    SUBORDINATORS,
    TIME_WORDS,
    Tokens,
    is_adverb,
)
from compare.analysis.attribution.cue_words import NOUN_FORMS
from compare.analysis.attribution.cues import VERB_FORMS
from compare.analysis.word_sets import word_set

RELATIVES = frozenset(["who", "which", "whose"])
IRREGULAR_PASTS = word_set(
    "went came fell rose won lost left took made got held grew ran broke stood sat fled met"
)
SHORT_PHRASE = 6  # words of the first of two who say something together
RELATIVE_REACH = 5  # words between "who" and the auxiliary of its clause
_ARTICLES = frozenset(["the", "a", "an"]) | POSSESSIVES
STOPS = frozenset(
    [",", ";", ":", "—", "–", "--", "-", ".", "!", "?", "…", "...", "(", ")", "[", "]", "/", "|"]
)


def phrase_start(tokens: Tokens, end: int, low: int) -> int:
    """Return where the noun phrase starts that ends before `end`; `low` is the furthest start."""
    start = end
    while start > low:
        token = tokens[start - 1]
        word = token.low
        if token.quotation is not None or (word in STOPS and word != "/"):
            break
        if (
            word in RELATIVES
            and start < end
            and start - 2 >= low
            and _nominal_token(tokens, start - 2)
        ):
            if not any(t.low in AUXILIARIES or _verbal(t.low) for t in tokens[start:end]):
                break
            start = phrase_start(tokens, start - 1, low)
            break
        if word in COORDINATORS:
            if word not in ("and", "or") or not _joins_phrases(tokens, start - 1, low):
                break
        elif word in SUBORDINATORS or word in AUXILIARIES or word in ("as", "than", "according"):
            if (
                word == "than"
                and start - 2 >= low
                and tokens[start - 2].low in ("more", "less", "fewer")
            ):
                start -= 2
                continue
            relative = _relative_before(tokens, start - 1, low)
            if word in AUXILIARIES and relative is not None and start < end:
                start = phrase_start(tokens, relative, low)
            elif word in ("who", "which", "that", "this") and start == end:
                start -= 1
            break
        elif word in _ARTICLES and start < end and _begins_anew(tokens, start - 1, low):
            start -= 1
            break
        elif (word in PRONOUNS and start < end and tokens[start].low != "and") or _is_cue_boundary(
            tokens, start - 1, end
        ):
            break
        start -= 1
    return trimmed(tokens, start, end)


def _begins_anew(tokens: Tokens, index: int, low: int) -> bool:
    """Tell whether an article stands right behind another noun: "a plan | the mayor supports"."""
    if index <= low or not tokens[index - 1].is_word:
        return False
    before = tokens[index - 1].low
    return not (
        before in PREPOSITIONS
        or before in COORDINATORS
        or before in DETERMINERS
        or before in SENTENCE_ADVERBS
        or before in SUBORDINATORS
        or before in AUXILIARIES
        or before in TIME_WORDS
        or is_adverb(before)
        or before in ("half", "such", "not")
        or before.endswith("ing")
    )


def _verbal(low: str) -> bool:
    return low in VERB_FORMS or low.endswith(("ed", "ing"))


def _relative_before(tokens: Tokens, index: int, low: int) -> int | None:
    """Return where the "that", "who" or "which" stands whose clause an auxiliary belongs to."""
    place = index - 1
    while place > low and index - place <= RELATIVE_REACH and tokens[place].is_word:
        if tokens[place].low in ("who", "which", "that"):
            before = tokens[place - 1].low
            return place if before not in VERB_FORMS and _nominal_token(tokens, place - 1) else None
        if tokens[place].low in AUXILIARIES or tokens[place].low in COORDINATORS:
            return None
        place -= 1
    return None


def _is_cue_boundary(tokens: Tokens, index: int, end: int) -> bool:
    form = VERB_FORMS.get(tokens[index].low)
    if form is None or tokens[index].low in NOUN_FORMS or index == end - 1:
        return False
    if form.shapes & {"g", "n"} and "d" not in form.shapes:
        return False
    following = tokens[index + 1].low
    participle = "n" in form.shapes and "v" not in form.verb.frames
    if participle and (following in PREPOSITIONS or following in TIME_WORDS):
        return False
    return not (index + 1 < end and tokens[index].is_capital and tokens[index + 1].is_capital)


def _joins_phrases(tokens: Tokens, index: int, low: int) -> bool:
    """Tell whether "and" joins two noun phrases (not two clauses).

    Behind a clause and its comma two may stand too: "the bridge is safe, the mayor and a guard said".
    """
    if index - 1 < low:
        return False
    start = index
    comma: int | None = None
    while (
        start > low
        and tokens[start - 1].low not in STOPS - {","}
        and tokens[start - 1].quotation is None
    ):
        word = tokens[start - 1].low
        if word == "," and comma is None:
            comma = start
        spoken = word in VERB_FORMS and word not in NOUN_FORMS
        acted = word.endswith("ed") and not tokens[start - 1].is_capital
        if word in AUXILIARIES or word in SUBORDINATORS or spoken or acted:
            return comma is not None and _is_short_phrase(tokens, comma, index)
        start -= 1
    return index - start <= 16 and tokens[start].low not in PREPOSITIONS


def _is_short_phrase(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether some words begin like a noun phrase and are few enough to be one."""
    if not 0 < end - start <= SHORT_PHRASE:
        return False
    if any(token.low in IRREGULAR_PASTS for token in tokens[start:end]):
        return False  # "…, the crowd went home and the mayor said"
    first = tokens[start]
    if first.is_capital or first.low in DETERMINERS or first.low.isdigit():
        return True
    return end - start == 1 and is_nominal(tokens, start, end)


def trimmed(tokens: Tokens, start: int, end: int) -> int:
    """Drop a leading adverb, conjunction or short prepositional phrase from a subject."""
    while start < end - 1 and (
        tokens[start].low in SENTENCE_ADVERBS
        or tokens[start].low in STOPS
        or (is_adverb(tokens[start].low) and not tokens[start + 1].is_capital)
    ):
        start += 1
    if (
        start < end - 1
        and tokens[start].low in PREPOSITIONS
        and tokens[start].low not in ("like", "one")
    ):
        place = end - 1
        while place > start + 1 and tokens[place - 1].low not in PREPOSITIONS:
            place -= 1
            if tokens[place].low in DETERMINERS or tokens[place].low in POSSESSIVES:
                break
            if tokens[place].is_capital and not tokens[place - 1].is_capital and place < end - 1:
                break
        while place < end - 1 and tokens[place].low in TIME_WORDS:
            place += 1
        return place
    return start


def _nominal_token(tokens: Tokens, index: int) -> bool:
    word = tokens[index].low
    return tokens[index].is_word and word not in AUXILIARIES and word not in PREPOSITIONS


def is_nominal(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether a token range can be somebody or something that says."""
    words = [t for t in tokens[start:end] if t.is_word]
    if not words or (len(words) == 1 and not _can_stand_alone(words[0].low)):
        return False
    return words[0].low not in PREPOSITIONS or len(words) > 1


def _can_stand_alone(low: str) -> bool:
    if low in PRONOUNS or low in (
        "this",
        "that",
        "some",
        "many",
        "others",
        "most",
        "all",
        "both",
        "none",
        "another",
        "one",
        "several",
        "few",
        "each",
    ):
        return True
    return not (
        low in PREPOSITIONS
        or low in COORDINATORS
        or low in DETERMINERS
        or low in POSSESSIVES
        or low in TIME_WORDS
        or low in ("there", "not", "to")
    )
