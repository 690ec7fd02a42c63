"""Read who or what a sentence is about, for the pronouns of the sentences behind it.

"The inspector left early. She said …": whoever was quoted before, she is the inspector. Only what
opens a sentence counts, and only where it is plainly somebody, a body or a document.
"""

from __future__ import annotations

from compare.analysis.attribution.beings import Being, being_of
from compare.analysis.attribution.clauses import (
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    Tokens,
    is_adverb,
    span_of,
)
from compare.analysis.attribution.cue_words import NOUN_FORMS
from compare.analysis.attribution.cues import VERB_FORMS
from compare.analysis.attribution.drafts import State
from compare.analysis.attribution.source_kinds import kind_of
from compare.analysis.attribution.sources import Source, resolved, roles_of
from compare.analysis.results import SourceKind

LONGEST_OPENING = 12  # tokens before the comma of "On Monday, the mayor"
LONGEST_ASIDE = 8  # words of an apposition
LONGEST_SUBJECT = 6  # words of a subject, without its apposition
_PLAIN = frozenset([Being.PERSON, Being.BODY, Being.PAPER])
_ENDS = AUXILIARIES | PREPOSITIONS | COORDINATORS | SUBORDINATORS | PRONOUNS


def read_source(state: State, tokens: Tokens, place: tuple[int, int]) -> Source:
    """Return the words at a place as a source, not yet resolved."""
    span = span_of(tokens, *place)
    kind = kind_of(tokens, *place, state.outlets)
    being = being_of(tokens, *place, kind, state.surnames)
    text = span.slice(state.document.text)
    return Source(span, kind, text, being=being, roles=roles_of(tokens, *place))


def subjects(state: State, tokens: Tokens) -> list[Source]:
    """Return what a sentence opens with, if that can be told from its words alone."""
    place = _subject(tokens)
    if place is None:
        return []
    source = read_source(state, tokens, place)
    if source.being not in _PLAIN or source.kind is SourceKind.UNNAMED:
        return []
    return [resolved(source, state.sources, state.document.text)]


def _subject(tokens: Tokens) -> tuple[int, int] | None:
    start = 0
    if tokens[0].low in PREPOSITIONS or tokens[0].low in SUBORDINATORS:
        marks = (i for i, t in enumerate(tokens[:LONGEST_OPENING]) if t.low == ",")
        start = next(marks, -1) + 1
        if start == 0:
            return None
    while start < len(tokens) and (
        tokens[start].low in COORDINATORS or is_adverb(tokens[start].low)
    ):
        start += 1
    end = start
    while end < len(tokens) and end - start < LONGEST_SUBJECT and _goes_on(tokens, end, start):
        end += 1
    if end == start or tokens[start].low in POSSESSIVES:  # "His rival": not who "he" is
        return None
    return start, _with_apposition(tokens, end)


def _goes_on(tokens: Tokens, index: int, start: int) -> bool:
    token = tokens[index]
    if not token.is_word or token.low in _ENDS:
        return False
    if token.is_capital or index == start:
        return True
    if tokens[start].low not in DETERMINERS:
        return False
    if (
        tokens[index - 1].is_capital
        and index - 1 > start
        and not tokens[index - 1].low.endswith("'s")
    ):
        return False
    return not token.low.endswith("ed") and (token.low not in VERB_FORMS or token.low in NOUN_FORMS)


def _with_apposition(tokens: Tokens, end: int) -> int:
    """Take in what stands between commas: "The fire chief, Joren Askell,", "Jon Roke, a fisherman,"."""
    if end >= len(tokens) or tokens[end].low != ",":
        return end
    described = end + 1 < len(tokens) and tokens[end + 1].low in ("a", "an", "the")
    stop = end + 1
    while stop < len(tokens) and tokens[stop].is_word and (described or tokens[stop].is_capital):
        stop += 1
    closed = (
        end + 1 < stop < len(tokens) and tokens[stop].low == "," and stop - end <= LONGEST_ASIDE
    )
    plain = not any(t.low in AUXILIARIES for t in tokens[end + 1 : stop])
    return stop if closed and plain else end
