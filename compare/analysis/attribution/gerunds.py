"""Read cues in "-ing": "…, adding that B", "with nine in ten saying A", "by calling for C"."""

from __future__ import annotations

from compare.analysis.attribution.bounds import (
    CATENATIVES,
    claim_stop,
    low_at,
    tight_stop,
    verb_group,
)
from compare.analysis.attribution.clauses import (
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    QUOTE,
    Token,
    is_contracted,
)
from compare.analysis.attribution.complements import complement
from compare.analysis.attribution.cue_words import LIGHT_VERBS, NOUN_FORMS, SPEAKERLESS
from compare.analysis.attribution.cues import VerbForm
from compare.analysis.attribution.guards import is_document
from compare.analysis.attribution.readings import Reading
from compare.analysis.attribution.sources import can_speak
from compare.analysis.attribution.subjects import subject_before
from compare.analysis.word_sets import word_set

_KEEPING = CATENATIVES | word_set("keep keeps kept keeping stop stops stopped avoid avoids avoided")
_GERUND_LEADS = _KEEPING | frozenset(
    [",", QUOTE, "—", "–", "--", "by", "while", "when", "before", "after", "and"]
)

# Of these the participle behind a comma is a person's all the same: "X objected, calling it a trick"
_PERSONAL = frozenset(["call", "note", "recall", "cite", "demand"])

# Verbs with which somebody puts out what a participle tells: "issued a statement saying"
_ISSUING = LIGHT_VERBS | word_set(
    """
    wrote write writes written publish published publishes sign signed signs circulate circulated
    release releases tweet tweeted put record recorded ran aired
    """
)
# Verbs with which somebody begins or ends what a participle tells: "responded by saying"
_OPENING = word_set(
    """
    began begins begin opened opens open started starts start closed closes ended ends concluded
    concludes conclude finished continued continues responded responds respond replied replies
    reacted answered answers countered retaliated followed
    """
)


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
        or (before.endswith("'s") and not is_contracted(before))
        or before in ("of", "for", "as")
    ):
        return None
    found = complement(tokens, index, form)
    if found is None or found.kind == "end":
        return None
    start, stance = found.start, found.kind in ("n", "s", "to", "prep")
    if found.kind == "pause" and (start >= len(tokens) or tokens[start].quotation is None):
        return None
    if form.verb.lemma in SPEAKERLESS - _PERSONAL and stance and before in (",", QUOTE):
        return None
    source = None
    if stance and before not in _GERUND_LEADS:
        source = subject_before(tokens, group, low)
        if source is None or not can_speak(tokens, *source):
            return None
        if not found.tight and not ("v" in form.verb.frames or found.kind == "that"):
            return None
    elif group and tokens[group - 1].is_word and before not in _GERUND_LEADS | PREPOSITIONS:
        source = subject_before(tokens, group, low)  # "with nine in ten saying that …"
        if source is not None and not can_speak(tokens, *source):
            source = None
    end = tight_stop(tokens, start) if found.tight else claim_stop(tokens, start)
    if start >= end:
        return None
    verb = form.verb
    issued = _by(tokens, group, low) if source is None else _issued(tokens, source, low)
    if issued is not None:
        source, group = issued
    return Reading(
        source,
        (group, found.cue_end),
        ((start, end),),
        verb.strength,
        verb.lemma,
        tight=found.tight,
        borrowed=source is None,
    )


def _issued(
    tokens: list[Token], source: tuple[int, int], low: int
) -> tuple[tuple[int, int], int] | None:
    """Return who "issued a statement saying" and where that cue begins."""
    verb = source[0] - 1
    if verb <= low or tokens[verb].low not in _ISSUING or not is_document(tokens, source):
        return None
    begin = verb_group(tokens, verb)[0]
    subject = subject_before(tokens, begin, low)
    if subject is None or not can_speak(tokens, *subject):
        return None
    return subject, begin


def _by(tokens: list[Token], group: int, low: int) -> tuple[tuple[int, int], int] | None:
    """Return who "responded by saying" or "keeps saying" and where that cue begins."""
    verb = group - 1 if low_at(tokens, group - 1) in _KEEPING else group - 2
    opens = low_at(tokens, group - 1) == "by" and low_at(tokens, verb) in _OPENING
    if verb <= low or not (opens or verb == group - 1):
        return None
    begin = verb_group(tokens, verb)[0]
    subject = subject_before(tokens, begin, low)
    if subject is None or not can_speak(tokens, *subject):
        return None
    return subject, begin
