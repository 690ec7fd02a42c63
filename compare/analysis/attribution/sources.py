"""Tell who can be a source, and whom "he" stands for.

A pronoun, or "the" with a word an earlier source had, takes its kind from that source.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles.text.spans import Span
from compare.analysis.attribution.clauses import DETERMINERS, Tokens
from compare.analysis.attribution.cue_words import DOCUMENT_NOUNS, UNNAMED_NOUNS
from compare.analysis.attribution.source_kinds import PERSON_NOUN, head_of, names_behind
from compare.analysis.attribution.source_words import (
    ORGANISATIONS,
    PERSONAL,
    SHARES,
    UNNAMED_GROUPS,
)
from compare.analysis.results import SourceKind
from compare.analysis.word_sets import word_set

LOOK_BACK = 8  # sources a pronoun may reach back over
_SPEAKING = UNNAMED_NOUNS | UNNAMED_GROUPS | DOCUMENT_NOUNS | ORGANISATIONS
_PERSON_PRONOUNS = frozenset(["he", "she", "i", "his", "her"])
_NO_PERSONS = word_set(
    """
    number numbers paper papers order orders matter matters power powers factor factors error errors
    letter letters water weather computer computers winter summer october november december
    september quarter center centre sector sectors disaster disasters border borders offer offers
    effort efforts war wars behavior behaviour color colour honor labor labour terror
    """
)


@dataclass(frozen=True, slots=True)
class Source:
    """A source as written, and what it stands for."""

    span: Span
    kind: SourceKind
    text: str
    resolved_kind: SourceKind | None = None
    resolved: Span | None = None
    personal: bool = True


def can_speak(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether a source's head is a person, an organisation or a document, not an act or a state."""
    head = head_of(tokens, start, end)
    if not head:
        return False
    last = tokens[head[-1]]
    bare = last.low.removesuffix("'s")
    if bare in _SPEAKING or bare in SHARES or bare.endswith("%"):
        return True
    if PERSON_NOUN.search(bare) and bare not in _NO_PERSONS:
        return True
    if len(head) == 1 and bare in PERSONAL - {"it", "which", "that"}:
        return True
    if head[-1] == 0 and (bare in DETERMINERS or bare in PERSONAL or bare.endswith("ing")):
        return False
    return last.is_capital


def names_person(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether a common noun is followed by the name of who it is: "the captain, Ilse Brandt"."""
    head = head_of(tokens, start, end)
    return bool(head) and not tokens[head[-1]].is_capital and names_behind(tokens, head, end)


def resolved(source: Source, earlier: Sequence[Source]) -> Source:
    """Return a pronoun or description with the earlier source it stands for, where one fits."""
    if source.kind is not SourceKind.PRONOUN:
        return source
    words = re.findall(r"\w+", source.text.lower())
    if not words:
        return source
    noun = words[-1].rstrip("s")
    person = words[0] in _PERSON_PRONOUNS
    for other in reversed(earlier[-LOOK_BACK:]):
        kind = other.resolved_kind or other.kind
        if kind is SourceKind.PRONOUN:
            continue
        if len(words) == 1:
            if person and (kind in (SourceKind.DOCUMENT, SourceKind.OUTLET) or not other.personal):
                continue
        elif noun not in other.text.lower() and (len(words) > 2 or not _fits(noun, kind)):
            continue
        return Source(
            source.span,
            source.kind,
            source.text,
            kind,
            other.resolved or other.span,
            other.personal,
        )
    return _unresolved(source, words)


def _fits(noun: str, kind: SourceKind) -> bool:
    if noun in ("source", "account"):
        return kind is SourceKind.UNNAMED
    return kind is SourceKind.NAMED and noun + "s" not in DOCUMENT_NOUNS


def _unresolved(source: Source, words: list[str]) -> Source:
    if len(words) == 1:
        return source
    kind = SourceKind.DOCUMENT if words[-1] in DOCUMENT_NOUNS else SourceKind.UNNAMED
    return Source(source.span, source.kind, source.text, kind, None, source.personal)
