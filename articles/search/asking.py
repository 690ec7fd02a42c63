"""What a reader asks for: the way of writing that web searches have taught everybody.

`bridge tarn` wants both words anywhere in an event and its reports; `"new bridge"` wants the words
in a row within one text; `-ferry` leaves out every event in which the word stands; `bridge OR ferry`
wants what stands on either side. A word inside with a hyphen or an apostrophe is a row of words.

It never fails: what is no word is passed over, an open quotation mark closes at the end, and what is
too long is cut and said to be (`is_cut`). Pure.

Rejected: PostgreSQL's own `websearch_to_tsquery` over one text after the other. It wants all words
in the same text, and leaves an event in whose *other* report the forbidden word stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.search.marking import words_in
from articles.text.names import one_line

MOST_CHARACTERS = 200
MOST_TERMS = 8
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂″", '"'))
_TOKEN = re.compile(r'([-−–]?)(?:"([^"]*)(?:"|$)|([^\s"]+))')


@dataclass(frozen=True, slots=True)
class Term:
    """One word, or several in a row."""

    text: str
    words: tuple[str, ...]
    unwanted: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """Alternatives, each of terms that all have to hold; `text` is what is left of the input."""

    text: str = ""
    alternatives: tuple[tuple[Term, ...], ...] = ()
    is_cut: bool = False

    def __bool__(self) -> bool:
        return bool(self.alternatives)

    @property
    def wanted(self) -> tuple[Term, ...]:
        """The terms that a text may hold, each once."""
        terms = [term for group in self.alternatives for term in group if not term.unwanted]
        return tuple(dict.fromkeys(terms))


def asked(given: str) -> Asked:
    """Read what was typed into a search field."""
    text = one_line(given.replace("\0", " "))
    short = text if len(text) <= MOST_CHARACTERS else _cut(text)
    groups: list[list[Term]] = [[]]
    number = 0
    for term in _terms(short):
        if term is None:
            groups.append([])
        elif number < MOST_TERMS:
            groups[-1].append(term)
            number += 1
        else:
            return _asked(short, groups, is_cut=True)
    return _asked(short, groups, is_cut=short != text)


def _asked(text: str, groups: list[list[Term]], *, is_cut: bool) -> Asked:
    return Asked(text, tuple(tuple(dict.fromkeys(group)) for group in groups if group), is_cut)


def _cut(text: str) -> str:
    """Cut at the last space that fits; a single long word where it has to be."""
    return text[: MOST_CHARACTERS + 1].rpartition(" ")[0] or text[:MOST_CHARACTERS]


def _terms(text: str) -> Iterator[Term | None]:
    """Yield terms, and None for an OR."""
    for minus, quoted, bare in _TOKEN.findall(text.translate(_QUOTES)):
        if bare.casefold() == "or" and not minus:
            yield None
            continue
        words = tuple(word for word, _, _ in words_in(quoted or bare))
        if words:
            yield Term(" ".join(words), words, unwanted=bool(minus))


__all__ = ["MOST_CHARACTERS", "MOST_TERMS", "Asked", "Term", "asked"]
