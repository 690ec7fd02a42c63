"""Tell who can be a source, and whom "he" stands for.

A pronoun, or "the" with a word an earlier source had, takes its kind from that source. A body told by
more than one word ("the health ministry") stands for itself where none was told before: it is named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from articles.text.spans import Span
from compare.analysis.attribution.beings import Being, fit, same_sex, suits
from compare.analysis.attribution.clauses import DETERMINERS, Tokens
from compare.analysis.attribution.cue_words import DOCUMENT_NOUNS, UNNAMED_NOUNS
from compare.analysis.attribution.source_kinds import PERSON_NOUN, head_of
from compare.analysis.attribution.source_words import (
    INSTITUTIONS,
    ORGANISATIONS,
    PERSONAL,
    SHARES,
    UNNAMED_GROUPS,
    VAGUE,
)
from compare.analysis.results import SourceKind
from compare.analysis.tokens import MARK
from compare.analysis.word_sets import word_set

LOOK_BACK = 12  # sources and subjects a pronoun may reach back over
_SPEAKING = UNNAMED_NOUNS | UNNAMED_GROUPS | DOCUMENT_NOUNS | ORGANISATIONS
_INDEFINITE = frozenset(["one", "another", "both", "neither", "either"])
NAMED_WITHIN = 1500  # characters before "the party" in which its name is looked for
_CAPITAL = r"[A-Z][\w’'-]*"
_WORD = re.compile(rf"\w(?:\w|{MARK})*")
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
    """A source as written, and what it stands for.

    `roles` are the common nouns it is told by ("minister" of "the finance minister, Tomas Brell").
    """

    span: Span
    kind: SourceKind
    text: str
    resolved_kind: SourceKind | None = None
    resolved: Span | None = None
    being: Being = Being.UNKNOWN
    roles: frozenset[str] = frozenset()

    @property
    def effective_kind(self) -> SourceKind:
        return self.kind if self.resolved_kind is None else self.resolved_kind

    @property
    def is_bare(self) -> bool:
        """Tell whether a source is told by its name alone."""
        return all(word[:1].isupper() for word in self.text.split())

    def standing_for(self, other: Source) -> Source:
        return replace(
            self,
            resolved_kind=other.effective_kind,
            resolved=other.resolved or other.span,
            being=other.being,
            roles=other.roles,
        )


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


def roles_of(tokens: Tokens, start: int, end: int) -> frozenset[str]:
    """Return the nouns a source is told by, in its head and in what commas add to it."""
    out: set[str] = set()
    begin = start
    while begin < end:
        head = head_of(tokens, begin, end)
        if not head:
            break
        lows = [tokens[i].low for i in head]
        out.update(low for low in lows if not low.endswith(("'s", "s'")))
        mark = next((i for i in range(head[-1] + 1, end) if tokens[i].low == ","), end)
        begin = mark + 1
    return frozenset(out - DETERMINERS - PERSONAL)


def resolved(source: Source, earlier: Sequence[Source], text: str = "") -> Source:
    """Return a pronoun or description with the earlier source it stands for, where one fits.

    `text` is the document's: "the party" is a party that it names before, whoever else was quoted.
    """
    if source.kind is not SourceKind.PRONOUN:
        return source
    words = _WORD.findall(source.text.lower())
    if len(words) == 2 and words[0] in PERSONAL and " " not in source.text:
        words = words[:1]  # "he's"
    if not words:
        return source
    known = [
        other
        for other in reversed(earlier[-LOOK_BACK:])
        if other.effective_kind is not SourceKind.PRONOUN and other.span != source.span
    ]
    if len(words) == 1:
        found = _for_pronoun(words[0], known)
        if found is None and words[0] in _INDEFINITE:
            return replace(source, resolved_kind=SourceKind.UNNAMED)
    else:
        found = _by_role(words, known)
        named = None if found else _named_before(source, words, text)
        if named is not None:
            return replace(source, resolved_kind=SourceKind.NAMED, resolved=named)
        found = found or _by_fit(words, known)
    return _unresolved(source, words) if found is None else source.standing_for(found)


def _for_pronoun(word: str, known: Sequence[Source]) -> Source | None:
    """Return the nearest source a pronoun agrees with; what may be anything only where nothing does."""
    for least in (2, 1):
        for other in known:
            agrees = fit(word, other.being, other.effective_kind) >= least
            if agrees and same_sex(word, other.roles):
                return other
    return None


def _by_role(words: Sequence[str], known: Sequence[Source]) -> Source | None:
    """Return the source told by the same noun."""
    noun = words[-1]
    own = frozenset(words[1:]) if _is_institution(words) else frozenset()
    for other in known:
        if not own <= other.roles:
            continue  # "the regional government" is not the national one
        if noun in other.roles or noun.removesuffix("s") in other.roles:
            return other
    return None


def _by_fit(words: Sequence[str], known: Sequence[Source]) -> Source | None:
    """Return the source that a description may stand for: it is known by a bare name and fits."""
    noun = words[-1]
    if len(words) > 2:
        return None
    if noun in ("source", "account", "accounts"):
        return next((o for o in known if o.effective_kind is SourceKind.UNNAMED), None)
    for other in known:
        if other.effective_kind is SourceKind.NAMED and suits(noun, other.being):
            return other if other.is_bare else None
    return None


def _named_before(source: Source, words: Sequence[str], text: str) -> Span | None:
    """Return the name that ends in the noun of "the party": "the Harbour Party of Arvenia"."""
    if len(words) != 2 or words[0] != "the" or words[1] not in ORGANISATIONS:
        return None
    low = max(source.span.start - NAMED_WITHIN, 0)
    name = re.compile(
        rf"(?:(?!The\b){_CAPITAL} )+{words[1].capitalize()}\b(?: of(?: {_CAPITAL})+)?"
    )
    found = list(name.finditer(text, low, source.span.start))
    return Span(*found[-1].span()) if found else None


def _unresolved(source: Source, words: Sequence[str]) -> Source:
    if len(words) == 1:
        return source
    if words[-1] in ("account", "accounts") and words[0] != "the":
        return source  # somebody's, but not known whose
    kind = SourceKind.DOCUMENT if words[-1] in DOCUMENT_NOUNS else SourceKind.UNNAMED
    return replace(source, resolved_kind=SourceKind.NAMED if _is_institution(words) else kind)


def _is_institution(words: Sequence[str]) -> bool:
    """Tell whether a reader could look up who is meant: "the health ministry", not "the ministry"."""
    return (
        len(words) > 2
        and words[0] == "the"
        and words[-1] in INSTITUTIONS
        and not any(word in VAGUE or word == "s" for word in words)  # "the company's board"
    )
