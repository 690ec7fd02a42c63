"""Find what a relative pronoun stands for: the noun phrase right before it.

"A got a report, which says …" is what the report says, whoever was quoted before. An aside that a
participle opens is stepped over ("a report, seen by the Herald, which says"); where the nearest noun
cannot speak, the phrase it belongs to is asked ("the owner of the crane, who said"). Known exception:
"which" that stands for a whole clause.
"""

from __future__ import annotations

from compare.analysis.attribution.clauses import (
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIME_WORDS,
    Tokens,
    is_adverb,
)
from compare.analysis.attribution.cue_words import DOCUMENT_NOUNS, NOUN_FORMS
from compare.analysis.attribution.cues import VERB_FORMS
from compare.analysis.attribution.noun_phrases import IRREGULAR_PASTS
from compare.analysis.attribution.source_words import QUANTIFIERS
from compare.analysis.attribution.sources import can_speak

RELATIVES = frozenset(["who", "which", "that"])
LONGEST_NOUN_PHRASE = 8  # words, without what prepositions add
LONGEST_ASIDE = 14  # tokens of "seen by the Herald on Monday"
_BOUNDARIES = PREPOSITIONS | AUXILIARIES | COORDINATORS | SUBORDINATORS | PRONOUNS
_JOINING = frozenset(["of", "for", "in", "at", "from", "with", "by", "on", "about", "behind", "to"])
_BEFORE_NAMES = frozenset(["to", "of", "with", "by", "from", "against", "for"])
_OF_NAMES = frozenset(["of", "for"])


def antecedent(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Return the noun phrase that the relative pronoun at `index` stands for, or None."""
    end = index
    comma = end > 1 and tokens[end - 1].low in (",", "—", "–", "--", "(")
    if comma:
        if tokens[index].low == "that":
            return None
        end = _before_aside(tokens, end - 1)
    start = _phrase_start(tokens, end)
    if start is None:
        return None
    while not _can_say(tokens, start, end, tokens[index].low):
        joint = start - 1
        if joint < 1 or tokens[joint].low not in _JOINING:
            return None
        outer = _phrase_start(tokens, joint)
        if outer is None:
            return None
        start = outer
    return _with_name(tokens, start), end


def _before_aside(tokens: Tokens, mark: int) -> int:
    """Return the end of what "X, seen by Y, which" is about: X, without the aside."""
    inner = mark - 1
    while inner > 0 and mark - inner < LONGEST_ASIDE and tokens[inner].is_word:
        inner -= 1
    first = tokens[inner + 1]
    opens = not first.is_capital and first.low.endswith(("ed", "en", "wn", "ing", "made"))
    if first.low == "made" or (opens and inner + 2 < mark):
        return inner if tokens[inner].low == tokens[mark].low and inner > 0 else mark
    return mark


def _phrase_start(tokens: Tokens, end: int) -> int | None:
    """Return where the noun phrase that ends before `end` begins, without its prepositions' phrases."""
    start = end - 1
    if start < 0 or not _can_head(tokens, start):
        return None
    if tokens[start].is_capital:
        return _name_start(tokens, start)
    several = tokens[start].low.endswith("s")
    while start > 0 and end - start < LONGEST_NOUN_PHRASE:
        before = tokens[start - 1]
        if before.low in DETERMINERS or before.low in POSSESSIVES:
            return _with_quantifier(tokens, start - 1)
        if not before.is_word or before.low in _BOUNDARIES or before.low in TIME_WORDS:
            break
        if not before.is_capital and before.low in VERB_FORMS and before.low not in NOUN_FORMS:
            break
        if several and (before.low.endswith("ed") or before.low in IRREGULAR_PASTS):
            break  # "the mayor met | residents"
        start -= 1
    return _without_verb(tokens, start, end)


def _with_quantifier(tokens: Tokens, start: int) -> int:
    while start > 0 and (
        tokens[start - 1].low in QUANTIFIERS or tokens[start - 1].low in ("all", "both")
    ):
        start -= 1
    return start


def _name_start(tokens: Tokens, start: int) -> int:
    """Return where a name begins, with its article: "the Ministry of Justice", "Ilse Brandt"."""
    while start > 0 and tokens[start - 1].is_capital and tokens[start - 1].is_word:
        start -= 1
    if start > 1 and tokens[start - 1].low in _OF_NAMES and tokens[start - 2].is_capital:
        return _name_start(tokens, start - 2)
    return start - 1 if start and tokens[start - 1].low in DETERMINERS else start


def _without_verb(tokens: Tokens, start: int, end: int) -> int:
    """Leave out what may be a verb where no article tells: "saw | officials"."""
    place = end - 1
    while place > start and (
        tokens[place - 1].is_capital
        or tokens[place - 1].low in QUANTIFIERS
        or tokens[place - 1].low[:1].isdigit()
    ):
        place -= 1
    return place


def _can_head(tokens: Tokens, index: int) -> bool:
    token = tokens[index]
    if not token.is_word or token.low in _BOUNDARIES or token.low in DETERMINERS:
        return False
    return not (is_adverb(token.low) and not token.is_capital) and token.low not in TIME_WORDS


def _can_say(tokens: Tokens, start: int, end: int, pronoun: str) -> bool:
    last = tokens[end - 1].low.removesuffix("'s")
    if pronoun == "who" and last in DOCUMENT_NOUNS:
        return False
    return can_speak(tokens, start, end)


def _with_name(tokens: Tokens, start: int) -> int:
    """Reach back over "Ilse Brandt, " before a description that an article opens."""
    mark = start - 1
    if mark < 1 or tokens[mark].low != "," or tokens[start].low not in ("a", "an", "the", "one"):
        return start
    name = mark
    while name > 0 and tokens[name - 1].is_word and tokens[name - 1].is_capital:
        name -= 1
    behind = name == 0 or tokens[name - 1].low not in _BOUNDARIES | {","}
    behind = behind or (name > 1 and tokens[name - 1].low in _BEFORE_NAMES)
    names = mark - name
    return name if names > (0 if name else 1) and behind and names <= 5 else start
