"""Read passive cues: "X is said to …", "it was confirmed that …", "A was announced by X"."""

from __future__ import annotations

from compare.analysis.attribution.bounds import (
    ENDS,
    TIGHT_STOPS,
    clause_stop,
    find,
    last_word,
    low_at,
    strip_right,
    tight_stop,
)
from compare.analysis.attribution.clauses import (
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    QUOTE,
    Token,
    Tokens,
    is_adverb,
)
from compare.analysis.attribution.cues import VerbForm
from compare.analysis.attribution.readings import Reading
from compare.analysis.attribution.sources import can_speak
from compare.analysis.attribution.subjects import subject_before

# Whose object is called something: "was considered a safe bet", "was declared the winner"
_NAMING = frozenset(
    [
        "consider", "declare", "project", "call", "label", "dub", "brand", "deem", "judge", "predict",
        "think",
    ]
)  # fmt: skip


def _is_phrase(tokens: Tokens, start: int) -> bool:
    low = low_at(tokens, start)
    return low in DETERMINERS or low in POSSESSIVES


def read_as_told(tokens: list[Token], index: int, low: int, form: VerbForm) -> Reading | None:
    """Read "As reported by X, A" and "A, as first reported by X"."""
    first = index
    while first > low and is_adverb(tokens[first - 1].low):
        first -= 1
    if "n" not in form.shapes or low_at(tokens, index + 1) != "by":
        return None
    if low_at(tokens, first - 1) != "as" or not form.verb.frames & {"s", "v"}:
        return None
    first, start = first - 1, index + 2
    end = next((i for i in range(start, len(tokens)) if tokens[i].low in (",", ";", *ENDS)), None)
    end = len(tokens) if end is None else end
    leads = not any(t.is_word or t.quotation is not None for t in tokens[low:first])
    content = (end + 1, last_word(tokens)) if leads else (low, strip_right(tokens, low, first))
    if end <= start or content[0] >= content[1] or not can_speak(tokens, start, end):
        return None
    verb, cue = form.verb, (first + 1, start)
    return Reading((start, end), cue, (content,), verb.strength, verb.lemma, trailing=not leads)


def read_passive(
    tokens: list[Token], index: int, group: int, low: int, form: VerbForm
) -> Reading | None:
    """Read "X is said to …", "it was confirmed that …", "A was announced by X"."""
    verb = form.verb
    subject = subject_before(tokens, group, low)
    start = index + 1
    after = low_at(tokens, start)
    by = find(tokens, start, start + 6, "by")
    if by is not None and any(t.low in ("to", "that", "as", "of") for t in tokens[start:by]):
        by = None
    if after == "as" and low_at(tokens, start + 1) == "saying" and subject is not None:
        content = (start + 2, last_word(tokens))
        return Reading(subject, (group, start + 2), (content,), verb.strength, verb.lemma)
    cue = (group, index + 1)
    source: tuple[int, int] | None = None
    if (
        by is not None
        and by + 1 < len(tokens)
        and tokens[by + 1].is_word
        and not tokens[by + 1].low.endswith("ing")
    ):
        stop = by + 1
        while (
            stop < len(tokens)
            and tokens[stop].low not in (*TIGHT_STOPS, *ENDS)
            and tokens[stop].quotation is None
        ):
            if tokens[stop].low in PREPOSITIONS - {"of", "for", "in"} or tokens[stop].low in (
                "and",
                "but",
                "who",
                "that",
            ):
                break
            stop += 1
        if stop > by + 1:
            source = (by + 1, stop)
    if verb.lemma == "know" and after in ("as", "for"):
        cue, start = (group, index + 2), index + 2
    contents: list[tuple[int, int]] = []
    if verb.lemma in ("tell", "inform", "advise", "warn", "assure", "ask", "remind", "urge"):
        if after not in ("that", "to", "of") or subject is None:
            return None
        contents = [(start, clause_stop(tokens, start))]
    elif (
        subject is not None
        and after in ("to", "as", "of", "with", "for")
        and verb.frames & {"x", "s", "a", "u", "n"}
    ):
        if after == "with" and verb.lemma != "charge":
            return None
        expletive = tokens[subject[0]].low in ("it", "there")
        if not expletive:
            contents.append(subject)
        contents.append((start, max(start + 1, tight_stop(tokens, start))))
    elif after == "that" and verb.frames & {"s", "t"}:
        contents = [(start, clause_stop(tokens, start))]
    elif source is not None and subject is not None:
        contents = [subject]
    elif subject is not None and verb.lemma in _NAMING and _is_phrase(tokens, start):
        contents = [subject, (start, tight_stop(tokens, start))]
    elif after == QUOTE:
        contents = [(start, start + 1)]
    elif subject is not None and low_at(tokens, subject[0]) == "as":
        return None
    if not contents:
        return None
    return Reading(
        source, cue, tuple(contents), verb.strength, verb.lemma, agentless=source is None
    )
