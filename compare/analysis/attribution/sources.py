"""What kind of source some words name, and whom "he" stands for.

The kind is read off the head (the words before the first preposition or comma): an upper-case last word
is a name, a lower-case one such as "officials" is unnamed, however many names stand around it ("a
source close to Noor"), unless a name follows in apposition ("the captain, Ilse Brandt"). A pronoun, or
"the" with a word an earlier source had, takes its kind from that source.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles.text.spans import Span
from compare.analysis.attribution.clauses import (
    COORDINATORS,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    TIME_WORDS,
    Tokens,
)
from compare.analysis.attribution.cue_words import DOCUMENT_NOUNS, UNNAMED_NOUNS
from compare.analysis.results import SourceKind
from compare.analysis.word_sets import word_set

LOOK_BACK = 8  # sources a pronoun may reach back over
_RELATIVES = frozenset(["who", "which", "whose"])
_PERSONAL = word_set(
    """
    he she they we i you it who which him her them his their its
    """
)
_PERSON_PRONOUNS = frozenset(["he", "she", "i", "his", "her"])
_DEMONSTRATIVES = word_set(
    """
    the this that these those both such
    """
)
_ORGANISATIONS = word_set(
    """
    ministry department government office campaign party court agency company commission committee
    council union institute university bank board association army military navy force forces
    bureau administration authority parliament congress foundation organisation organization group
    club team corporation firm embassy fund service command coalition movement police house center
    centre
    """
)
OUTLET_WORDS = word_set(
    """
    times post journal herald tribune gazette chronicle guardian telegraph observer globe news
    press tv television radio broadcaster broadcasting magazine weekly daily newspaper newswire
    inquirer reuters bbc cnn afp ap nbc cbs abc npr msnbc bloomberg axios politico wire jazeera
    examiner sentinel dispatch mirror sun mail independent economist standard register bulletin
    beacon caller website outlet channel network upi xinhua itv cnbc pbs
    """
)
_ASIDE_MARKS = frozenset([",", "(", ")", "–", "—", "--", "-"])
_PERSON_NOUN = re.compile(r"(?:[eo]rs?|ists?|ians?|men|man|women|woman)$")
_NO_PERSONS = word_set(
    """
    number numbers paper papers order orders matter matters power powers factor factors error errors
    letter letters water weather computer computers winter summer october november december
    september quarter center centre sector sectors disaster disasters border borders offer offers
    effort efforts war wars behavior behaviour color colour honor labor labour terror
    """
)
_QUANTIFIERS = word_set(
    """
    multiple several many some most few various numerous other reliable senior top local former
    unnamed anonymous
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
    head = _head(tokens, start, end)
    if not head:
        return False
    last = tokens[head[-1]]
    bare = last.low.removesuffix("'s")
    if bare in UNNAMED_NOUNS or bare in DOCUMENT_NOUNS or bare in _ORGANISATIONS:
        return True
    if _PERSON_NOUN.search(bare) and bare not in _NO_PERSONS:
        return True
    if len(head) == 1 and bare in _PERSONAL - {"it", "which", "that"}:
        return True
    if head[-1] == 0 and (bare in DETERMINERS or bare in _PERSONAL or bare.endswith("ing")):
        return False
    return last.is_capital


def kind_of(tokens: Tokens, start: int, end: int, outlets: Sequence[str]) -> SourceKind:
    """Classify a source by its head; `outlets` are lower-case names of other publishers."""
    head = _head(tokens, start, end)
    if not head:
        return SourceKind.UNNAMED
    first, last = tokens[head[0]], tokens[head[-1]]
    lows = [tokens[i].low for i in head]
    if len(lows) == 1 and lows[0] in _PERSONAL:
        return SourceKind.PRONOUN
    bare = last.low.removesuffix("'s")
    if not last.is_capital and _named_behind(tokens, head[-1] + 1, end):
        return SourceKind.NAMED
    if (
        bare == "figures"
        and len(head) > 1
        and lows[-2] not in ("the", "official", "new", "latest", "government")
    ):
        return SourceKind.UNNAMED
    if any(tokens[i].is_capital and tokens[i].low in OUTLET_WORDS for i in head) or bare in outlets:
        return SourceKind.OUTLET
    if " ".join(w for w in lows if w != "the") in outlets:
        return SourceKind.OUTLET
    if bare in DOCUMENT_NOUNS:
        return SourceKind.DOCUMENT
    inner = [i for i in head if tokens[i].is_capital and not (i == 0 and _common(tokens[i].low))]
    if last.is_capital and (len(head) > 1 or head[0] != 0 or not _common(last.low)):
        return SourceKind.NAMED
    if bare in _ORGANISATIONS and inner:
        return SourceKind.NAMED
    if first.low in _DEMONSTRATIVES and not inner and len(head) <= 4:
        return SourceKind.PRONOUN
    if bare in UNNAMED_NOUNS or not inner:
        return SourceKind.UNNAMED
    return (
        SourceKind.NAMED if bare.endswith("'s") or last.text.endswith("’s") else SourceKind.UNNAMED
    )


def names_person(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether a common noun is followed by the name of who it is: "the captain, Ilse Brandt"."""
    head = _head(tokens, start, end)
    if not head or tokens[head[-1]].is_capital:
        return False
    mark = next((i for i in range(head[-1], end) if tokens[i].low in _ASIDE_MARKS), end)
    return _named_behind(tokens, mark, end)


def _named_behind(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether a name stands in apposition: "the captain, Ilse Brandt"."""
    if start >= end or tokens[start].low not in _ASIDE_MARKS:
        return False
    name = start + 1
    while name < end and tokens[name].is_capital and tokens[name].is_word:
        name += 1
    return name > start + 1 and (name == end or tokens[name].low in _ASIDE_MARKS)


def _common(low: str) -> bool:
    return (
        low in UNNAMED_NOUNS
        or low in DOCUMENT_NOUNS
        or low in DETERMINERS
        or low in _QUANTIFIERS
        or low in POSSESSIVES
        or low in PREPOSITIONS
    )


def _head(tokens: Tokens, start: int, end: int) -> list[int]:
    out: list[int] = []
    for index in range(start, end):
        word = tokens[index].low
        if not tokens[index].is_word:
            if out:
                break
            continue
        if out and (word in PREPOSITIONS or word in COORDINATORS or word in _RELATIVES):
            if word == "of" and tokens[index - 1].is_capital:
                break
            break
        if (
            out
            and word.endswith(("ed", "ing", "en", "wn"))
            and not tokens[index].is_capital
            and (tokens[index - 1].low in UNNAMED_NOUNS or tokens[index - 1].low in DOCUMENT_NOUNS)
        ):
            break
        if word in TIME_WORDS and index == end - 1 and out:
            break
        out.append(index)
    return out


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
    return Source(source.span, kind, source.text, None, None, source.personal)
