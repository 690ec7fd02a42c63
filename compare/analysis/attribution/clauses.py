"""Tokens of one sentence as the attribution rules read them, and where clauses begin and end.

There is no parser and no part-of-speech tagger here: both would need weights and cost more than all
other rules together. What stands in: a quotation is one token, so that no word of it can be taken for
the outlet's; subjects are read leftwards up to the nearest boundary (a comma, a conjunction, an
auxiliary); contents are read rightwards up to the clause's end.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from articles.text.letters import LETTERS_AND_DIGITS, composed
from articles.text.spans import Span
from compare.analysis.documents import Document
from compare.analysis.results import Quotation
from compare.analysis.word_sets import word_set

QUOTE = "<q>"
LONGEST_CACHED = 30  # characters; the cache must stay small whatever is read

_TOKEN = re.compile(
    r"[^\W\d_]+(?=[ ,])|"  # what most tokens are: first, for speed
    r"\d+(?:-[^\W\d_]+)+|\d+(?:[.,:]\d+)*(?:%|(?:st|nd|rd|th|s|m|bn)?\b)|(?:[^\W\d_]\.){2,}|[A-Z]{2,5}\.[A-Z]{1,2}\b|[A-Z]\.(?=\s[A-Z])|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|St|Jr|Sr|No|vs|Prof|Rev|Hon|Pres|Capt|Cmdr|Adm)\."
    rf"|{LETTERS_AND_DIGITS}(?:[-'’]{LETTERS_AND_DIGITS})*['’]?"
    r"|--+|\.\.\.|[^\w\s]"
)

AUXILIARIES = word_set(
    """
    is are was were be been being am has have had having do does did will would shall should can
    could may might must cannot isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't
    didn't won't wouldn't shouldn't can't couldn't mustn't 'd 'll 've ain't gets got
    """
)
BE_FORMS = word_set(
    """
    is are was were be been being am isn't aren't wasn't weren't gets got get
    """
)
PRONOUNS = word_set(
    """
    he she it they we i you who which
    """
)
NOMINATIVES = frozenset(["he", "she", "they", "we", "i"])  # of persons, never objects
POSSESSIVES = word_set(
    """
    his her its their our my your whose
    """
)
DETERMINERS = word_set(
    """
    the a an this that these those some any no every each another all both many several few most
    one two
    """
)
PREPOSITIONS = word_set(
    """
    of in on at by for from to with without into onto over under about after before between during
    through against among amid across behind beyond despite except inside like near outside per
    since throughout toward towards upon via within around off up down out regarding concerning
    including following ahead because as than
    """
)
SUBORDINATORS = word_set(
    """
    that because while when whenever if although though since as until unless whereas where
    whether so after before once how why what
    """
)
COORDINATORS = frozenset(["and", "but", "or", "nor", "yet"])
SENTENCE_ADVERBS = word_set(
    """
    however meanwhile moreover furthermore also still instead nevertheless nonetheless therefore
    thus then later earlier today yesterday tonight separately recently additionally indeed
    finally afterwards afterward previously now already first second but and yet so or plus here
    there
    """
)
ADVERBS_IN_VERB_GROUP = word_set(
    """
    also later then now still once again even just only never always often soon already further
    even not long ever thus first here there earlier yesterday today both all each simply
    """
)
_NO_ADVERBS = word_set(
    """
    family july ally italy reply assembly supply anomaly monopoly rally folly fly butterfly bully belly
    jelly homily apply comply imply rely multiply
    """
)
TIME_WORDS = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow late
    early earlier later last this january february march april may june july august september
    october november december recently afterward afterwards again separately
    """
)
ADJUNCT_STARTS = word_set(
    """
    on in at during after to by of from through via when before as outside following while about
    with under upon using against for over ahead near around inside
    """
)


class Token(NamedTuple):
    """A word, a punctuation mark or a whole quotation (`low == QUOTE`) within one sentence.

    A named tuple, not a dataclass: a text has thousands, and making them was half of all time spent.
    """

    start: int
    end: int
    text: str
    low: str
    is_word: bool
    is_capital: bool
    quotation: int | None = None


Tokens = Sequence[Token]
_CONTRACTED = re.compile(r"(?:he|she|it|they|we|i|you|that|there|who)'(?:s|re|ve|d|ll|m)$")


def is_contracted(low: str) -> bool:
    """Tell whether a word is a pronoun with its auxiliary: "he's", "they'll"."""
    return "'" in low and _CONTRACTED.match(low) is not None


_QUOTE_MARKS = frozenset("“”\"‘’'„«»")


def sentence_tokens(
    document: Document, sentence: int, quotations: Sequence[Quotation], starts: Sequence[int]
) -> list[Token]:
    """Return the tokens of a sentence; `starts` are the starts of `quotations` (none of them scare)."""
    span = document.sentences[sentence].span
    out: list[Token] = []
    position = span.start
    index = max(bisect_right(starts, span.start) - 1, 0)
    while index < len(quotations) and quotations[index].span.start < span.end:
        clipped = quotations[index].span.clipped(span)
        if clipped is not None and clipped.end > position:
            out += _plain(document.text, position, clipped.start)
            last = document.text[max(clipped.end - 2, clipped.start) : clipped.end]
            out.append(Token(clipped.start, clipped.end, last, QUOTE, False, False, index))
            position = clipped.end
        index += 1
    out += _plain(document.text, position, span.end)
    return out


def _plain(text: str, start: int, end: int) -> list[Token]:
    out: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        if word in _QUOTE_MARKS:
            continue
        first, last = match.span()
        known = _cached_looks(word) if len(word) <= LONGEST_CACHED else _looks(word)
        # `Token(…)` goes through a Python function of its own; there are thousands of tokens
        out.append(_new(Token, (first, last, word, *known, None)))
    return out


def _looks(word: str) -> tuple[str, bool, bool]:
    """Return a word in lower case, whether it is one, and whether it is capitalised."""
    word = composed(word)
    capital = word[0].isupper() or ("-" in word and not word.islower())
    return word.lower().replace("’", "'"), word[0].isalnum(), capital


_cached_looks = lru_cache(maxsize=20_000)(_looks)
_new = tuple.__new__


def span_of(tokens: Tokens, start: int, end: int) -> Span:
    """Return the characters of tokens[start:end]."""
    return Span(tokens[start].start, tokens[end - 1].end)


def is_adverb(low: str) -> bool:
    return low in ADVERBS_IN_VERB_GROUP or (low.endswith("ly") and low not in _NO_ADVERBS)


def is_end(tokens: Tokens, index: int) -> bool:
    """Tell whether a sentence has nothing more to say from `index` on."""
    return all(not t.is_word and t.quotation is None for t in tokens[index:])
