"""Tell what a source is in the world: one person, several people, a body, or something written.

A pronoun stands only for what it agrees with: "she" for a person, "it" for a body or a document,
"they" for people or a body. A name of one word may be anybody's; where the text has it behind a
forename elsewhere ("Ilse Brandt"), it is a person's.
"""

from __future__ import annotations

import re
from enum import StrEnum

from compare.analysis.attribution.clauses import (
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIME_WORDS,
    Token,
    Tokens,
)
from compare.analysis.attribution.cue_words import UNNAMED_NOUNS
from compare.analysis.attribution.source_kinds import PERSON_NOUN, head_of
from compare.analysis.attribution.source_words import (
    BODIES,
    FIRMS,
    MEN,
    ORGANISATIONS,
    OUTLET_NAMES,
    OUTLET_WORDS,
    PEOPLES,
    QUANTIFIERS,
    TITLES,
    UNNAMED_GROUPS,
    WOMEN,
)
from compare.analysis.results import SourceKind


class Being(StrEnum):
    PERSON = "person"
    PEOPLE = "people"
    BODY = "body"
    PAPER = "paper"
    NAME = "name"  # of one word, of a person or a body
    UNKNOWN = "unknown"


_FULL_NAME = re.compile(r"\b(?=([A-Z][\w’'-]+)(?: [A-Z]\.)? ([A-Z][\w-]+))")
_PLACED = re.compile(r"\b(?:the|in|of|at|from|near)\s+$", re.IGNORECASE)
_NO_FORENAMES = DETERMINERS | PREPOSITIONS | SUBORDINATORS | COORDINATORS | PRONOUNS | TIME_WORDS
# Outside quotations "I" and "we" are whoever writes, not whoever was quoted: they stand for nobody.
_SINGULAR = frozenset(["he", "she", "his", "her", "him"])
_NEUTER = frozenset(["it", "its"])
_PLURAL = frozenset(["they", "their", "them"])
_FEMALE = frozenset(["she", "her"])
_MALE = frozenset(["he", "his", "him"])
_PLURAL_WORDS = frozenset(["people", "police", "men", "women", "staff", "others", "both"])
_BODIES = (ORGANISATIONS | BODIES | OUTLET_WORDS | OUTLET_NAMES | FIRMS) - {"post", "sun", "mail"}


def fit(pronoun: str, being: Being, kind: SourceKind) -> int:
    """Return how well a pronoun can stand for something: 0 not at all, 1 for want of better, 2 well."""
    if pronoun in _SINGULAR:
        return {Being.PERSON: 2, Being.NAME: 1}.get(being, 0)
    if pronoun in _NEUTER:
        return {Being.BODY: 2, Being.PAPER: 2, Being.NAME: 1}.get(being, 0)
    if pronoun in _PLURAL:
        if being is Being.PERSON:
            return 1 if kind is SourceKind.UNNAMED else 0
        return {Being.PEOPLE: 2, Being.BODY: 2, Being.NAME: 1}.get(being, 0)
    return 0


def suits(noun: str, being: Being) -> bool:
    """Tell whether "the" with a noun can stand for such a source."""
    if noun in _BODIES:
        return being in (Being.BODY, Being.NAME)
    return _is_person(noun) and being in (Being.PERSON, Being.NAME)


def same_sex(pronoun: str, words: frozenset[str]) -> bool:
    """Tell whether nothing in a source's words says that it is of the other sex."""
    if pronoun in _FEMALE:
        return not words & MEN
    return pronoun not in _MALE or not words & WOMEN


def surnames(text: str) -> frozenset[str]:
    """Return the words that stand behind a forename somewhere in a text."""
    return frozenset(
        m.group(2)
        for m in _FULL_NAME.finditer(text)
        if m.group(1).lower() not in _NO_FORENAMES
        and not _PLACED.search(text[max(m.start() - 6, 0) : m.start()])
    )


def being_of(
    tokens: Tokens, start: int, end: int, kind: SourceKind, surnamed: frozenset[str]
) -> Being:
    """Say what a source is, by its head and its apposition; `surnamed` are `surnames` of its text."""
    if kind is SourceKind.DOCUMENT:
        return Being.PAPER
    if kind is SourceKind.OUTLET:
        return Being.BODY
    head = head_of(tokens, start, end)
    if not head:
        return Being.UNKNOWN
    after = head[-1] + 1
    if after < end and tokens[after].low == "and":
        return Being.PEOPLE
    last = tokens[head[-1]]
    plain = kind is not SourceKind.NAMED or tokens[head[0]].low == "the"
    if plain or not last.is_capital:
        return _by_noun(tokens, head, last)
    return _by_name([tokens[i] for i in head], _apposed(tokens, after, end), surnamed)


def _by_noun(tokens: Tokens, head: list[int], last: Token) -> Being:
    bare = last.low.removesuffix("'s").removesuffix("'")
    if bare in _PLURAL_WORDS or bare in PEOPLES or bare in UNNAMED_GROUPS or bare in QUANTIFIERS:
        return Being.PEOPLE
    if bare in _BODIES:
        return Being.BODY
    if bare.endswith("s") and not bare.endswith("ss"):
        return Being.PEOPLE if _is_person(bare[:-1]) or bare in UNNAMED_NOUNS else Being.UNKNOWN
    if _is_person(bare):
        return Being.PERSON
    if bare + "s" in PEOPLES:
        return Being.PERSON  # "the Norland Republican"
    if any(tokens[i].low.rstrip(".") in TITLES for i in head[:-1]) and last.is_capital:
        return Being.PERSON  # "the late King Olaf"
    return Being.BODY if last.is_capital else Being.UNKNOWN


def _is_person(noun: str) -> bool:
    if noun in FIRMS or noun in _BODIES:
        return False
    return noun in TITLES or noun in UNNAMED_NOUNS or PERSON_NOUN.search(noun) is not None


def _by_name(names: list[Token], described: str, surnamed: frozenset[str]) -> Being:
    lows = [t.low.removesuffix("'s").removesuffix("'").rstrip(".") for t in names]
    if described:
        if described in _BODIES:
            return Being.BODY
        if _is_person(described):
            return Being.PERSON
    if lows[-1] in PEOPLES or lows[-1] in UNNAMED_GROUPS:
        return Being.PEOPLE
    if any(low in TITLES for low in lows):
        return Being.PERSON
    if any(low in _BODIES for low in lows):
        return Being.BODY
    if lows[-1] in _NO_FORENAMES:
        return Being.UNKNOWN
    last = names[-1].text
    if last.isupper() and len(last) > 1:
        return Being.BODY
    capitals = [t for t in names if t.is_capital]
    if len(capitals) > 1:
        return Being.PERSON
    return Being.PERSON if last.removesuffix("’s").removesuffix("'s") in surnamed else Being.NAME


def _apposed(tokens: Tokens, mark: int, end: int) -> str:
    """Return the noun a name is described with behind a comma: "director" of "Roke, the director of X"."""
    if mark + 1 >= end or tokens[mark].low != ",":
        return ""
    noun = ""
    for token in tokens[mark + 1 : end]:
        if not token.is_word or token.low in PREPOSITIONS or token.low in ("who", "which", "whose"):
            break
        noun = token.low
    return noun
