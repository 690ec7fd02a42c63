"""Read cues in "-ing": "…, adding that B", "with nine in ten saying A", "by calling for C"."""

from __future__ import annotations

from compare.analysis.attribution.bounds import claim_stop, low_at, tight_stop, verb_group
from compare.analysis.attribution.clauses import (
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    QUOTE,
    Token,
)
from compare.analysis.attribution.complements import complement
from compare.analysis.attribution.cue_words import NOUN_FORMS, SPEAKERLESS
from compare.analysis.attribution.cues import VerbForm
from compare.analysis.attribution.readings import Reading
from compare.analysis.attribution.sources import can_speak
from compare.analysis.attribution.subjects import subject_before

_GERUND_LEADS = frozenset([",", QUOTE, "by", "while", "when", "before", "after", "and"])


def read_gerund(tokens: list[Token], index: int, low: int, form: VerbForm) -> Reading | None:
    """Read "…, adding that B": the subject is that of the clause before."""
    group = verb_group(tokens, index)[0]
    before = low_at(tokens, group - 1)
    if tokens[index].low == "assuming" and before in ("", ",", QUOTE, "simply", "even"):
        return None  # "assuming that" is a condition
    if tokens[index].low in NOUN_FORMS and before not in _GERUND_LEADS:
        return None
    if (
        before in DETERMINERS
        or before in POSSESSIVES
        or before.endswith("'s")
        or before in ("of", "for", "as")
    ):
        return None
    found = complement(tokens, index, form)
    if found is None or found.kind == "end":
        return None
    start, stance = found.start, found.kind in ("n", "s", "to", "prep")
    if found.kind == "pause" and (start >= len(tokens) or tokens[start].quotation is None):
        return None
    if form.verb.lemma in SPEAKERLESS and stance and before in (",", QUOTE):
        return None
    source = None
    if stance and before not in _GERUND_LEADS:
        source = subject_before(tokens, group, low)
        if source is None or not found.tight or not can_speak(tokens, *source):
            return None
    elif group and tokens[group - 1].is_word and before not in _GERUND_LEADS | PREPOSITIONS:
        source = subject_before(tokens, group, low)  # "with nine in ten saying that …"
        if source is not None and not can_speak(tokens, *source):
            source = None
    end = tight_stop(tokens, start) if found.tight else claim_stop(tokens, start)
    if start >= end:
        return None
    verb = form.verb
    return Reading(
        source,
        (group, found.cue_end),
        ((start, end),),
        verb.strength,
        verb.lemma,
        tight=found.tight,
        borrowed=source is None,
    )
