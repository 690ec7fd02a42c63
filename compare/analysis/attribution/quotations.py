"""Find what stands between quotation marks, in any language.

Requirements: curly, straight, low, angle and single marks; a quotation may run over sentences, and
over paragraphs when each of them opens with the mark again; a mark without its partner must not
swallow the rest of a text; one pass, so that length never costs more than its own reading.

Idea: walk over the marks in order. An opening mark looks for its partner inside its paragraph. If
there is none and the next paragraph opens with a mark, the quotation goes on; otherwise it ends with
its paragraph where it opened one, and with its sentence where it did not. A straight mark opens after
white space or an opening bracket and closes after anything else. Only the outermost quotation counts.

Known exceptions: a plural possessive inside single quotation marks ends them early; inches inside
straight quotation marks close them.

Scare quotes (at most `SCARE_WORDS` words, no punctuation of their own, no cue near, not a name or a
title) are reported with `scare=True`, for they are the outlet's own voice. Rejected: calling every
short quotation a scare quote; most are partial quotations of somebody just named.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from articles.text.letters import MARK
from articles.text.spans import Span
from compare.analysis.attribution.cues import VERB_FORMS
from compare.analysis.documents import Document
from compare.analysis.results import Quotation

SCARE_WORDS = 3  # a word or two, with an article; longer ones are quotations of somebody
SINGLE_LIMIT = 600  # characters; single marks are too often apostrophes to trust further
LIMIT = 6000  # characters of one paragraph; nobody is quoted longer without a new mark
CONTINUED_PARAGRAPHS = 12  # longest quotation over paragraphs that is believed

_MARK = re.compile(r"``|''|[“”„«»‹›\"‘’'‟″]")
_WORD = re.compile(rf"\w(?:[\w'’\-]|{MARK})*")
_CLOSERS = {
    "“": "”“",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‹": "›",
    '"': '"',
    "``": "''\"",
    "''": "''",
    "‘": "’",
    "'": "'",
}
_SINGLE = frozenset("‘'")
_MIXED = {"“": '"', '"': "”"}  # what closes a quotation in a text that mixes two kinds of marks
_OPENING_BEFORE = frozenset(" \t\n\r\u00a0([{—–-/…:,;\u200f\u200e")
_CLIPPED_WORD = re.compile(r"['’‘](?:\d\ds?\b|em\b|til\b|tis\b|twas\b|n\b|cause\b)", re.IGNORECASE)
_SO_CALLED = re.compile(
    r"\b(?:so[- ]called|self-styled|self-proclaimed|supposed)\s+$", re.IGNORECASE
)
_NAMING = re.compile(
    r"\b(?:titled|entitled|headlined|called|named|dubbed|nicknamed|known as|film|book|song|movie|series"
    r"|novel|album|show|episode|programme|program|play|slogan|code-?named|label+ed)\s*,?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    text: str


def find_quotations(document: Document) -> tuple[Quotation, ...]:
    """Return the outermost quotations of a text in reading order; they never overlap."""
    text = document.text
    marks = [_Mark(m.start(), m.end(), m.group()) for m in _MARK.finditer(text)]
    if not marks:
        return ()
    paragraphs = _paragraph_spans(document)
    starts = [p.start for p in paragraphs]
    mark_starts = [m.start for m in marks]
    ends = [s.end for s in document.sentences]
    found: list[Quotation] = []
    position = 0
    index = 0
    while index < len(marks):
        mark = marks[index]
        index += 1
        if mark.start < position or not _opens(text, mark):
            continue
        number = bisect_right(starts, mark.start) - 1
        if number < 0 or mark.start >= paragraphs[number].end:
            continue
        close, end = _end_of(text, marks, mark_starts, index, mark, paragraphs, number, ends)
        if end is None:
            continue
        span, inner = Span(mark.start, end), Span(mark.end, end if close is None else close)
        if inner.start >= inner.end:
            continue
        found.append(Quotation(span, inner))
        position = end
    return tuple(replace(q, scare=_is_scare(document, q, ends)) for q in found)


def _paragraph_spans(document: Document) -> list[Span]:
    spans: list[Span] = []
    last = None
    for sentence in document.sentences:
        if sentence.paragraph == last and spans:
            spans[-1] = Span(spans[-1].start, sentence.end)
        else:
            spans.append(sentence.span)
        last = sentence.paragraph
    return spans


def _opens(text: str, mark: _Mark) -> bool:
    """Tell whether a mark can open a quotation where it stands."""
    if mark.text not in _CLOSERS:
        return False
    before = text[mark.start - 1] if mark.start else " "
    after = text[mark.end] if mark.end < len(text) else " "
    if mark.text in "“„«‹" or mark.text == "``":
        return not after.isspace() or mark.text in "«‹"
    if mark.text == "»":
        return before.isspace() and not after.isspace()
    if after.isspace() or (before not in _OPENING_BEFORE and before not in "“‘\"'"):
        return False
    if mark.text in _SINGLE:
        return after.isalnum() and not _CLIPPED_WORD.match(text, mark.start)
    return True


def _closes(text: str, mark: _Mark, opening: str) -> bool:
    before = text[mark.start - 1] if mark.start else " "
    after = text[mark.end] if mark.end < len(text) else " "
    if opening in _SINGLE:
        return not before.isspace() and not after.isalnum()
    if mark.text in ('"', "''"):
        return not before.isspace() or after.isspace() or not after.isalnum()
    return True


def _end_of(
    text: str,
    marks: list[_Mark],
    mark_starts: list[int],
    index: int,
    opening: _Mark,
    paragraphs: list[Span],
    number: int,
    sentence_ends: list[int],
) -> tuple[int | None, int | None]:
    """Return (start of the closing mark, end of the quotation); (None, None) where there is none."""
    closers = _CLOSERS[opening.text]
    single = opening.text in _SINGLE
    for paragraph in range(number, min(number + CONTINUED_PARAGRAPHS, len(paragraphs))):
        bound = paragraphs[paragraph].end
        reach = SINGLE_LIMIT if single else LIMIT
        other: _Mark | None = None
        bound = min(bound, max(opening.start, paragraphs[paragraph].start) + reach)
        first = (
            index
            if paragraph == number
            else bisect_left(mark_starts, paragraphs[paragraph].start + 1)
        )
        while first < len(marks) and marks[first].start < bound:
            mark = marks[first]
            first += 1
            if mark.text == _MIXED.get(opening.text) and _closes(text, mark, mark.text):
                other = other or mark
            if mark.text not in closers or (len(mark.text) == 1 and closers == "''"):
                if mark.text == opening.text and opening.text in "“«„‹``‘":
                    break
                continue
            if opening.text == "“" and mark.text == "“" and _opens(text, mark):
                break
            if _closes(text, mark, opening.text):
                return mark.start, mark.end
        if other is not None:
            return other.start, other.end
        following = paragraph + 1
        if single or following >= len(paragraphs):
            break
        if text[paragraphs[following].start] not in (opening.text[:1], "“", '"'):
            break
    if single:
        return None, None
    return None, _unclosed_end(text, opening, paragraphs[number], sentence_ends)


def _unclosed_end(
    text: str, opening: _Mark, paragraph: Span, sentence_ends: list[int]
) -> int | None:
    """Bound a quotation that never closes: its paragraph if it opened it, else its sentence."""
    if opening.text in ('"', "''", "»"):
        before = opening.start == paragraph.start
        return paragraph.end if before and len(text[opening.end : paragraph.end]) > 1 else None
    if opening.start == paragraph.start:
        return paragraph.end
    place = bisect_right(sentence_ends, opening.start)
    return min(sentence_ends[place], paragraph.end) if place < len(sentence_ends) else paragraph.end


def _is_scare(document: Document, quotation: Quotation, sentence_ends: list[int]) -> bool:
    text = document.text
    if len(quotation.inner) > 60:
        return False
    inner = quotation.inner.slice(text)
    words = _WORD.findall(inner)
    if not words or len(words) > SCARE_WORDS or inner.rstrip()[-1:] in ".,!?;:…":
        return False
    place = bisect_right(sentence_ends, quotation.span.start)
    if place >= len(document.sentences):
        return False
    sentence = document.sentences[place]
    before = text[max(sentence.start, quotation.span.start - 400) : quotation.span.start]
    if _SO_CALLED.search(before):
        return True
    after = text[quotation.span.end : min(sentence.end, quotation.span.end + 400)]
    if not _WORD.search(before + after) or _NAMING.search(before):
        return False
    if all(word[:1].isupper() or word[:1].isdigit() for word in words):
        return False
    return not any(
        w.lower() in VERB_FORMS or w.lower() == "according" for w in _WORD.findall(before + after)
    )
