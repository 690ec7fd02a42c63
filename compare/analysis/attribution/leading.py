"""Read cues that stand before their content, or in a relative clause behind it."""

from __future__ import annotations

from compare.analysis.attribution.bounds import (
    claim_stop,
    clause_stop,
    low_at,
    strip_right,
    tight_stop,
)
from compare.analysis.attribution.clauses import (
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    Token,
    Tokens,
)
from compare.analysis.attribution.complements import Complement
from compare.analysis.attribution.cue_words import NOUN_FORMS
from compare.analysis.attribution.cues import VERB_FORMS, Verb
from compare.analysis.attribution.readings import Reading
from compare.analysis.attribution.sources import can_speak
from compare.analysis.results import CueStrength

_OUTSIDE_PHRASES = PREPOSITIONS | AUXILIARIES | COORDINATORS | SUBORDINATORS | PRONOUNS
LONGEST_ANTECEDENT = 7  # words of a noun phrase before its relative clause


def read_leading(
    tokens: list[Token],
    source: tuple[int, int] | None,
    cue: tuple[int, int],
    found: Complement,
    verb: Verb,
) -> Reading | None:
    """Read "X said A", "X said, “A”" and "As X said, A"."""
    start = found.start
    if found.kind == "end":
        if "v" in verb.frames and low_at(tokens, len(tokens) - 1) == ":":
            return Reading(source, cue, (), verb.strength, verb.lemma, awaiting=True)
        if "v" in verb.frames and source is not None and source[0] == 0:
            return Reading(source, cue, (), verb.strength, verb.lemma, closing=True)
        return _relative(tokens, source, cue, verb)
    if found.kind == "pause":
        colon = low_at(tokens, start - 1) == ":"
        quoted = start < len(tokens) and tokens[start].quotation is not None
        if not colon and not quoted:
            begin = cue[0] if source is None else source[0]
            if begin == 0 and "v" in verb.frames:
                return Reading(source, cue, (), verb.strength, verb.lemma, closing=True)
            if low_at(tokens, begin - 1) != "as" or "v" not in verb.frames:
                return _relative(tokens, source, cue, verb)
    end = tight_stop(tokens, start) if found.tight else claim_stop(tokens, start)
    if verb.strength is CueStrength.PRIVATE and not found.tight:
        end = clause_stop(tokens, start)
    if start >= end:
        return None
    return Reading(
        source,
        cue,
        ((start, end),),
        verb.strength,
        verb.lemma,
        tight=found.tight,
        borrowed=source is None,
    )


def _relative(
    tokens: Tokens, source: tuple[int, int] | None, cue: tuple[int, int], verb: Verb
) -> Reading | None:
    """Read "a plan (that) the mayor supports": the content is what the clause stands behind."""
    if source is None or not can_speak(tokens, *source):
        return None
    if source[1] - source[0] == 1 and tokens[source[0]].low in ("who", "which", "that"):
        return None  # "officials who spoke": whoever speaks is not what is said
    end = source[0]
    if low_at(tokens, end - 1) in ("that", "which", "who", "whom"):
        end -= 1
    elif low_at(tokens, end - 1) in SUBORDINATORS:
        return None
    end = strip_right(tokens, 0, end)
    start = end
    while start and tokens[start - 1].is_word and end - start < LONGEST_ANTECEDENT:
        low = tokens[start - 1].low
        if low in _OUTSIDE_PHRASES or (low in VERB_FORMS and low not in NOUN_FORMS):
            break
        start -= 1
        if low in DETERMINERS or low in POSSESSIVES:
            break
    if start == end or not verb.frames & {"n", "s"}:
        return None
    return Reading(source, cue, ((start, end),), verb.strength, verb.lemma, tight=True)
