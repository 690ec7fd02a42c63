"""What makes a claim another one, or its contrary, although the words agree: numbers and negations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from articles.text.spans import Span
from compare.analysis.changes.number_words import NUMERALS
from compare.analysis.changes.sides import View
from compare.analysis.word_sets import word_set

_NEGATIONS = word_set("not never no nor neither none nobody nothing cannot without")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_ROUGH = frozenset(["dozen", "dozens", "hundreds", "thousands", "millions"])


def numbers_differ(one: View, claim: Sequence[Span], other: View, said: Sequence[Span]) -> bool:
    """Tell whether both have numbers of one kind and none in common: two claims of one kind.

    Amounts in digits are held against amounts, counts in words against counts; years date a claim, "one"
    is as often a pronoun, and "dozens of" may be any other.
    """
    left, right = _words(one, claim), _words(other, said)
    if any(word in _ROUGH for word in (*left, *right)):
        return False
    kinds = [(_in_digits(some), _spelt(some)) for some in (left, right)]
    (digits, spelt), (others, others_spelt) = kinds
    if (digits | spelt) & (others | others_spelt):
        return False
    return bool((digits and others) or (spelt and others_spelt))


def _words(view: View, spans: Sequence[Span]) -> list[str]:
    return [word.lower for span in spans for word in view.words_in(span)]


def _in_digits(some: Sequence[str]) -> frozenset[str]:
    return frozenset(word for word in some if word[0].isdigit() and not _YEAR.fullmatch(word))


def _spelt(some: Sequence[str]) -> frozenset[str]:
    return frozenset(str(int(NUMERALS[word])) for word in some if word in NUMERALS) - {"1"}


def is_negated(view: View, span: Span) -> bool:
    """Tell whether a claim says that something is not so; "not only" says that it is."""
    found = [word.lower for word in view.words_in(span)]
    for word, following in pairwise([*found, ""]):
        if word in _NEGATIONS or word.endswith("n't"):
            if following != "only":
                return True
        elif word.startswith("fail") and following == "to":
            return True
    return False
