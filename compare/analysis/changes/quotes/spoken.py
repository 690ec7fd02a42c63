"""The words between quotation marks, made comparable: utterances of a text as runs of words.

An utterance is a quotation with those that go on with it ("A," she said. "B."). Its words are
normalised so that house style does not count: case, spelling, numerals, contractions, hyphens. Each
word knows what an editor marks honestly: an ellipsis beside it, brackets around it, a sentence or a
quotation that begins or ends there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from articles.text.letters import LETTERS, composed
from articles.text.spans import Span
from compare.analysis.changes.quotes.house_style import keys_of
from compare.analysis.documents import Document
from compare.analysis.results import Quotation
from compare.analysis.tokens import STOPWORDS
from compare.analysis.word_sets import word_set

LONGEST_BETWEEN = 220  # characters of "she said …" between two quotations of one utterance
LONGEST_CUE = 6  # words of "she said" before a quotation that goes on without a comma
LONGEST_UTTERANCE = 300  # words; what is longer is compared in pieces
LONGEST_QUOTATION = 3000  # words; nobody is quoted longer, a mark is missing somewhere

_TOKEN = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}|\d+(?:[.,:]\d+)*|{LETTERS}(?:['’]{LETTERS})*|\.\s?\.\s?\.|…|[.!?\[\]()]"
)
_BREAKS = frozenset(",;—–-")
_LED_ON = re.compile(r"[,;\s]*(?:and|but|or|while|with|who|then|adding|as|before|after)\b")
_STRAY = re.compile(r"[“”\"]")
_TITLE_STOP = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Capt|St|Jr|Sr|[A-Z])\.$")
_GAPS = ("…", "...", ". .", ".. .", ". . .", ". ..")
_ABBREVIATIONS = word_set(
    """
    mr mrs ms dr prof sen rep gov gen lt col capt st jr sr vs jan feb aug sept oct nov dec
    """
)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s")
_INTRODUCED = re.compile(r"(?:^|[.!?:,][\"'”’)\]]*\s*|\n\s*|[—–-]\s*)$")


@dataclass(frozen=True, slots=True)
class Spoken:
    """One word of an utterance.

    `begins` starts a sentence or a quotation of its own; `ends` closes a sentence. `free_start` and
    `free_end` mark the borders of a part that is built into the outlet's own sentence and promises
    no whole one. `gap` stands before or after an ellipsis or a mark that never closes; `bracketed`
    words are the outlet's.
    """

    key: str
    span: Span
    piece: int
    begins: bool = False
    free_start: bool = False
    free_end: bool = False
    gap_before: bool = False
    gap_after: bool = False
    bracketed: bool = False
    is_name: bool = False

    @property
    def is_content(self) -> bool:
        return self.key not in STOPWORDS


@dataclass(frozen=True)  # no slots: what is worked out of the words is kept
class Utterance:
    """Words in order; `piece` of a word indexes `quotations`."""

    quotations: tuple[Quotation, ...]
    words: tuple[Spoken, ...]

    @cached_property
    def keys(self) -> tuple[str, ...]:
        return tuple(word.key for word in self.words)

    @cached_property
    def telling(self) -> tuple[str, ...]:
        """Return what may propose it: content words, and runs of three words of any kind."""
        keys = self.keys
        runs = (" ".join(run) for run in zip(keys, keys[1:], keys[2:], strict=False))
        return tuple(dict.fromkeys([*(w.key for w in self.words if w.is_content), *runs]))

    @cached_property
    def sentences(self) -> tuple[int, ...]:
        """Return the number of the sentence of each word."""
        begins = (index > 0 and word.begins for index, word in enumerate(self.words))
        return tuple(accumulate(map(int, begins)))

    @cached_property
    def lengths(self) -> Mapping[int, int]:
        """Return the number of words of each sentence."""
        return Counter(self.sentences)


def utterances(document: Document, quotations: Sequence[Quotation]) -> tuple[Utterance, ...]:
    """Return the utterances of a text in reading order; scare quotes are none."""
    out: list[Utterance] = []
    pieces: list[Quotation] = []
    words: list[Spoken] = []
    for quotation in quotations:
        if quotation.scare or _is_broken(document.text, quotation):
            continue
        goes_on = bool(pieces) and _goes_on(document.text, pieces[-1], quotation)
        if words and (not goes_on or len(words) > LONGEST_UTTERANCE):
            out.append(Utterance(tuple(pieces), tuple(words)))
            pieces, words = [], []
        mid = goes_on and bool(words) and _same_sentence(document.text, pieces[-1], quotation)
        words += _spoken(document.text, quotation, len(pieces), continues=mid)
        pieces.append(quotation)
    if words:
        out.append(Utterance(tuple(pieces), tuple(words)))
    return tuple(out)


def _is_broken(text: str, quotation: Quotation) -> bool:
    """Tell whether a mark within shows that a quotation was read too far."""
    return any(
        mark.group() != "“" or text[: mark.start()].rstrip(" ")[-1:] != "\n"
        for mark in _STRAY.finditer(text, quotation.inner.start, quotation.inner.end)
        if mark.group() in _strays(text[quotation.span.start])
    )


def _strays(opening: str) -> str:
    return '“”"' if opening in '“"' else ""


def _goes_on(text: str, before: Quotation, after: Quotation) -> bool:
    return after.span.start - before.span.end <= LONGEST_BETWEEN


def _same_sentence(text: str, before: Quotation, after: Quotation) -> bool:
    """Tell whether a quotation goes on with the sentence that a cue broke: "A," she said, "and B."."""
    between = text[before.span.end : after.span.start]
    last = text[before.inner.start : before.inner.end].rstrip()[-1:]
    first = text[after.inner.start : after.inner.end].lstrip("[(‘'“ ")[:1]
    if last not in _BREAKS and between[:1] not in _BREAKS:
        return False
    led_on = between.rstrip()[-1:] in _BREAKS
    if _LED_ON.match(between):
        return False
    if not led_on and (not first.islower() or len(between.split()) > LONGEST_CUE):
        return False
    return not any(
        not _TITLE_STOP.search(between, 0, m.start() + 1) for m in _SENTENCE_END.finditer(between)
    )


def _spoken(text: str, quotation: Quotation, piece: int, *, continues: bool) -> list[Spoken]:
    """Return the words of one quotation; `continues`: its first goes on with the sentence before."""
    raw = list(_raw_words(text, quotation, piece))
    if not raw or len(raw) > LONGEST_QUOTATION:
        return []
    whole = continues or _is_introduced(text, quotation)
    closed = whole and _is_closed(text, quotation)
    unclosed = quotation.span.end == quotation.inner.end
    first, last = raw[0], raw[-1]
    raw[0] = _with(first, begins=not continues, free_start=not whole)
    raw[-1] = _with(raw[-1], free_end=not closed, gap_after=last.gap_after or unclosed)
    return raw


def _with(
    word: Spoken,
    *,
    begins: bool | None = None,
    free_start: bool = False,
    free_end: bool = False,
    gap_after: bool | None = None,
) -> Spoken:
    return Spoken(
        word.key,
        word.span,
        word.piece,
        begins=word.begins if begins is None else begins,
        free_start=word.free_start or free_start,
        free_end=word.free_end or free_end,
        gap_before=word.gap_before,
        gap_after=word.gap_after if gap_after is None else gap_after,
        bracketed=word.bracketed,
        is_name=word.is_name,
    )


def _raw_words(text: str, quotation: Quotation, piece: int) -> Iterator[Spoken]:
    gap = ended = initials = False
    depth = 0
    held: Spoken | None = None
    for match in _TOKEN.finditer(text, quotation.inner.start, quotation.inner.end):
        token = match.group()
        if token[0] in ".…!?[]()":
            if token in _GAPS or len(token) > 1:
                gap = True
                held = None if held is None else _with(held, gap_after=True)
            elif token in "[(":
                depth += 1
            elif token in "])":
                depth = max(0, depth - 1)
            else:
                ended = not (token == "." and _abbreviated(text, held))
            continue
        # "It is O.K. We know" ends a sentence, "the U.S. Navy" does not.
        ended = ended or (initials and token.casefold() in STOPWORDS)
        initials = token[-1] == "."
        for key in keys_of(composed(token)):
            if held is not None:
                yield held
            held = Spoken(
                key,
                Span(match.start(), match.end()),
                piece,
                begins=ended and not token[0].islower(),
                gap_before=gap,
                bracketed=depth > 0,
                is_name=token[0].isupper() and held is not None and not ended,
            )
            gap = ended = False
    if held is not None:
        yield held


def _abbreviated(text: str, word: Spoken | None) -> bool:
    if word is None:
        return False
    written = word.span.slice(text).lower()
    return written in _ABBREVIATIONS or (len(written) == 1 and written.isalpha() and written != "i")


def _is_introduced(text: str, quotation: Quotation) -> bool:
    """Tell whether a quotation opens as a sentence of its own, not inside one of the outlet's."""
    first = text[quotation.inner.start : quotation.inner.end].lstrip("[(‘'“\" …")[:1]
    if first.islower():
        return False
    return bool(_INTRODUCED.search(text[max(0, quotation.span.start - 40) : quotation.span.start]))


def _is_closed(text: str, quotation: Quotation) -> bool:
    """Tell whether a quotation ends as a sentence does: with a full stop, or a comma and a cue."""
    inside = text[quotation.inner.start : quotation.inner.end].rstrip()[-1:]
    return inside in ".,!?" or text[quotation.span.end : quotation.span.end + 1] in (*",.!?",)
