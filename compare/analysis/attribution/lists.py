"""Tell whether a list goes on: "apples, pears, and plums", "mending the pier; restoring the port"."""

from __future__ import annotations

from compare.analysis.attribution.clauses import AUXILIARIES, PRONOUNS, Tokens
from compare.analysis.attribution.cue_words import NOUN_FORMS
from compare.analysis.attribution.cues import VERB_FORMS
from compare.analysis.attribution.noun_phrases import IRREGULAR_PASTS
from compare.analysis.word_sets import word_set

LONGEST_ITEM = 6  # tokens of one item of a list
_NO_ITEMS = word_set(
    """
    and or but who which that while although though as when where because if after before so he she
    they it we i you then yet
    """
)
_NO_GERUNDS = word_set(
    """
    during morning evening nothing something anything everything king thing spring building
    """
)
_RELATIVES = frozenset(["who", "which", "that", "what", "how", "why", "whether", "where", "to"])


def _at(tokens: Tokens, index: int) -> str:
    return tokens[index].low if index < len(tokens) else ""


def goes_on_as_list(tokens: Tokens, comma: int) -> bool:
    """Tell whether a phrase goes on behind a comma: "apples, pears and plums", "May 4, 1950"."""
    first = comma + 1
    if first >= len(tokens):
        return False
    if tokens[first].quotation is not None:
        return True
    if tokens[first].low[:1].isdigit() and tokens[comma - 1].low[:1].isdigit():
        return True
    if tokens[first].low in _NO_ITEMS or not tokens[first].is_word:
        return False
    for index in range(first, min(first + LONGEST_ITEM, len(tokens))):
        low = tokens[index].low
        if low in ("and", "or"):
            follows = _at(tokens, index + 1)
            return index > first and follows not in VERB_FORMS and follows not in AUXILIARIES
        if low == ",":
            return goes_on_as_list(tokens, index) or _at(tokens, index + 1) in ("and", "or")
        if low in AUXILIARIES or low in _RELATIVES or low in PRONOUNS:
            return False
        if low in VERB_FORMS and low not in NOUN_FORMS and not tokens[index].is_capital:
            return False
        if not tokens[index].is_word and tokens[index].quotation is None:
            return False
    return False


def ends_list(tokens: Tokens, comma: int, *, listed: bool) -> bool:
    """Tell whether the last item of a list stands behind a comma: "democracy, rights, and unity"."""
    if not listed or _at(tokens, comma) != "," or _at(tokens, comma + 1) not in ("and", "or"):
        return False
    item = tokens[comma + 2 : comma + 2 + LONGEST_ITEM]
    for index, token in enumerate(item):
        if not token.is_word and token.quotation is None:
            return index > 0
        verb = token.low in VERB_FORMS and token.low not in NOUN_FORMS and not token.is_capital
        acted = token.low.endswith("ed") or token.low in IRREGULAR_PASTS
        if verb or (index == 0 and acted) or token.low in AUXILIARIES or token.low in PRONOUNS:
            return False
    return len(item) < LONGEST_ITEM


def goes_on_in_gerunds(tokens: Tokens, start: int, mark: int) -> bool:
    """Tell whether a semicolon parts things to do: "to focus on mending X; restoring Y; and …"."""
    if _at(tokens, mark) != ";":
        return False
    first = mark + 2 if _at(tokens, mark + 1) == "and" else mark + 1
    return _is_gerund(_at(tokens, first)) and any(_is_gerund(t.low) for t in tokens[start:mark])


def _is_gerund(low: str) -> bool:
    return low.endswith("ing") and low not in _NO_GERUNDS and low not in VERB_FORMS
