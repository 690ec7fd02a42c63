"""Whether two wordings within a quotation are one: house style, spelling, a name written another way.

Prepositions in each other's place, inflections of one word and singular or plural verbs are slips of
listening rather than alterations, and are not counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from compare.analysis.changes.quotes.spoken import Spoken
from compare.analysis.documents import Document
from compare.analysis.tokens import stem
from compare.analysis.word_sets import word_set

Words = Sequence[Spoken]

SAME_SPELLING = 0.8  # likeness of two spellings of a word
SAME_NAME = 0.6  # … of a name

TRIVIAL = word_set("a an the that uh um er ah oh and got")
_PREPOSITIONS = word_set("in at of to on for by with within from into onto upon up out")
SLIGHT = _PREPOSITIONS | {"is", "has"}  # one such word more or less is a slip of listening
_SMALL = _PREPOSITIONS | TRIVIAL - {"and"}
_NUMBER_OF = ({"is", "are"}, {"was", "were"}, {"has", "have"}, {"do", "does"})


def same_words(one: Words, two: Words, left: Document, right: Document) -> bool:
    """Tell whether two wordings are one in two spellings, or one name in two."""
    if sorted(w.key for w in one) == sorted(w.key for w in two):
        return True
    a, b = "".join(w.key for w in one), "".join(w.key for w in two)
    if a == b or _initials(one) == b or a == _initials(two):
        return True
    if len(one) != len(two):
        return False
    return all(_same_word(v, w, left, right) for v, w in zip(one, two, strict=True))


def _initials(some: Words) -> str:
    return "".join(w.key[0] for w in some) if len(some) > 1 else ""


def _same_word(one: Spoken, two: Spoken, left: Document, right: Document) -> bool:
    a, b = one.key, two.key
    if a == b:
        return True
    if a[:1].isdigit() or b[:1].isdigit():
        return False
    if {a, b} <= _SMALL or stem(a) == stem(b) or {a, b} in _NUMBER_OF:
        return True
    like = SequenceMatcher(None, a, b, autojunk=False).ratio()
    if _is_capital(one, left) and _is_capital(two, right):
        return like >= SAME_NAME
    return (
        like >= SAME_SPELLING and min(len(a), len(b)) >= 6 and a[-2:] == b[-2:] and a[:2] == b[:2]
    )


def _is_capital(word: Spoken, document: Document) -> bool:
    return document.text[word.span.start].isupper() and not word.begins
