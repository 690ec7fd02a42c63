"""Find the subject of a verb, leftwards from it.

A subject is read to the nearest boundary (a comma, a conjunction, an auxiliary, another verb), across
an apposition between commas and across a relative clause. Known exception: without a parser, a
subject with a long participle or several prepositional phrases may be cut short.
"""

from __future__ import annotations

from compare.analysis.attribution.clauses import (
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    NOMINATIVES,
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

IRREGULAR_PASTS = word_set(
    "went came fell rose won lost left took made got held grew ran broke stood sat fled met"
)
SHORT_PHRASE = 6  # words of the first of two who say something together
RELATIVE_REACH = 5  # words between "who" and the auxiliary of its clause
_RELATIVES = frozenset(["who", "which", "whose"])
_ARTICLES = frozenset(["the", "a", "an"]) | POSSESSIVES
_DAY_PARTS = frozenset(["morning", "evening", "afternoon", "night", "week", "month", "year"])
_DAYS = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april june july
    august september october november december
    """
)
_STOPS = frozenset(
    [",", ";", ":", "—", "–", "--", "-", ".", "!", "?", "…", "...", "(", ")", "[", "]", "/", "|"]
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
        if quoted and tokens[inner + 1].low not in _RELATIVES:
            return None
        if inner <= low or tokens[inner].low != opening or end - inner > 40:
            return None
        head = _phrase_start(tokens, inner, low)
        if inner - head == 1 and tokens[head].low.isdigit() and tokens[head - 1].low == ",":
            inner = head - 1  # an age: "Ida Roke, 44, an engineer"
            head = _phrase_start(tokens, inner, low)
        while head - 2 > low and inner - head <= 2 and tokens[head - 1].low == opening:
            if not (tokens[head].is_capital and tokens[head - 2].is_capital):
                break
            inner = (
                head - 1
            )  # "officials in Springfield, Ohio, who …": the place belongs to the head
            head = _phrase_start(tokens, inner, low)
        if head >= inner or not _nominal(tokens, head, inner):
            return None
        if end - inner <= 3 and all(is_aside(t.low) for t in tokens[inner + 1 : end - 1]):
            return _joined(tokens, head, low), inner
        return _joined(tokens, head, low), end if last.low == ")" else end - 1
    start = _joined(tokens, _phrase_start(tokens, end, low), low)
    end = _before_remark(tokens, start, end)
    return (start, end) if start < end and _nominal(tokens, start, end) else None


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
        and t.low not in _STOPS - {","}
        for t in before
    )
    return _trimmed(tokens, low, start - 2) if plain else start


def _phrase_start(tokens: Tokens, end: int, low: int) -> int:
    start = end
    while start > low:
        token = tokens[start - 1]
        word = token.low
        if token.quotation is not None or (word in _STOPS and word != "/"):
            break
        if (
            word in _RELATIVES
            and start < end
            and start - 2 >= low
            and _nominal_token(tokens, start - 2)
        ):
            if not any(t.low in AUXILIARIES or _verbal(t.low) for t in tokens[start:end]):
                break
            start = _phrase_start(tokens, start - 1, low)
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
                start = _phrase_start(tokens, relative, low)
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
    return _trimmed(tokens, start, end)


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
        and tokens[start - 1].low not in _STOPS - {","}
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
    return end - start == 1 and _nominal(tokens, start, end)


def _trimmed(tokens: Tokens, start: int, end: int) -> int:
    """Drop a leading adverb, conjunction or short prepositional phrase from a subject."""
    while start < end - 1 and (
        tokens[start].low in SENTENCE_ADVERBS
        or tokens[start].low in _STOPS
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


def _nominal(tokens: Tokens, start: int, end: int) -> bool:
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
