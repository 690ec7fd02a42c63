"""Read passive cues: "X is said to …", "it was confirmed that …", "A was announced by X"."""

from __future__ import annotations

from compare.analysis.attribution.bounds import (
    ENDS,
    TIGHT_STOPS,
    clause_stop,
    find,
    last_word,
    low_at,
    tight_stop,
)
from compare.analysis.attribution.clauses import PREPOSITIONS, QUOTE, Token
from compare.analysis.attribution.cues import VerbForm
from compare.analysis.attribution.readings import Reading
from compare.analysis.attribution.subjects import subject_before


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
    elif after == QUOTE:
        contents = [(start, start + 1)]
    elif subject is not None and low_at(tokens, subject[0]) == "as":
        return None
    if not contents:
        return None
    return Reading(
        source, cue, tuple(contents), verb.strength, verb.lemma, agentless=source is None
    )
