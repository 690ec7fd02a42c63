"""Cut a body into paragraphs and sentences whose offsets index the body as given.

Requirements. No character is lost or moved; what no span covers is white space; any `str` is taken;
time is linear in the length, also for a text without a full stop or with quotation marks left open.

Idea. Every line is a paragraph. Inside a paragraph sentencex proposes boundaries (it knows the
abbreviations of many languages and keeps multi-sentence quotations in one piece); a few boundaries
that English news needs are then added or removed (`_REJOIN`, `_RESPLIT`). A sentence still longer than
MAX_SENTENCE is cut at its best inner boundary.

Known exceptions. A sentence that ends in an abbreviation known to be followed by a name ("He works
for St. Mary was there") stays one. Initials at the end of a sentence ("vitamin C. It works") split.

Rejected: pysbd (40 times slower, the same splits on our reports); one call for the whole text
(sentencex takes quadratic time on unclosed quotation marks, and paragraph breaks are ours to define).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import regex
import sentencex

from articles.text.boilerplate import leading_date, mark_residue
from articles.text.spans import Span
from articles.text.units import Paragraph, Segmentation, Sentence

MAX_SENTENCE = 1_000  # characters; longer ones say nothing useful to an encoder of 256 word pieces
MIN_CUT = 400  # a cut piece is at least this long if a good boundary allows
WINDOW = 4_000  # characters given to sentencex at once: its time is quadratic in open quotations

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_WINDOW_END = re.compile(r"[.!?。！？؟۔।][\"'”’»)\]]*\s")
_CLOSERS = "\"'”’»›)]"

# Where a proposed boundary is none, in English: (end of the sentence, start of the next).
_TIME = r"(?:ET|EST|EDT|CT|PT|PST|PDT|GMT|UTC|BST|CET|IST|local)\b"
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\b"
_REJOIN = (
    (re.compile(r"\b[ap]\.m\.$", re.I), re.compile(rf"(?:{_DAY}|{_MONTH}|{_TIME})")),
    (re.compile(r"\b(?:Vol|Nos?|Art|Sec|Ch|Figs?|pp?|ca|c)\.$"), re.compile(r"\d")),
    (re.compile(r"\b(?:Mr|Ms|Mrs|Messrs)\.$"), re.compile(r"[A-Z]")),
    # A space astray in a decimal ("5. 9 per cent"), but not after a date ("May 5. 9 million …").
    (
        re.compile(
            r"(?<!ary )(?<!rch )(?<!ril )(?<!May )(?<!une )(?<!uly )(?<!ust )(?<!ber )"
            r"(?<![\w.,])\d{1,3}\.$"
        ),
        re.compile(r"\d{1,2} ?(?:%|(?:per ?cent|percentage|million|billion|trillion|bn)\b)"),
    ),
    (re.compile(r"\.$"), re.compile(r"[a-z]")),
)
_ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]")
_FOOTNOTE = re.compile(r"(?:\[\d{1,3}\]|[¹²³⁰⁴-⁹]+)")
# Where sentencex proposes no boundary though there is one, in English.
_RESPLIT = re.compile(
    r"(?:(?<=\b[Nn]o\.)|(?<=\bok\.)|(?<=\bOK\.)|(?<=[a-z]{2}[.!?][)\]])|(?<=[.!?][’'][”\"]))\s+"
    r"(?=[“\"‘(]?[A-Z])"
)

# Boundaries inside an overlong sentence, best first.
_CUTS = (
    regex.compile(r"[.!?。！？؟۔।…][\"'”’»)\]]*(?=\s)|[。！？]"),
    regex.compile(r"[;:；：؛](?=\s)|[；：]"),
    regex.compile(r"[,،，、—–](?=\s)|[，、—]|\s[—–-](?=\s)"),
    regex.compile(r"(?=\s)"),
)
_GRAPHEME = regex.compile(r"\X")


def segment(text: str, *, language: str = "en") -> Segmentation:
    """Return the paragraphs and sentences of `text`, web residue marked as boilerplate."""
    paragraphs: list[Span] = []
    sentences: list[tuple[Span, int]] = []
    for line in _LINE.finditer(text):
        paragraph = Span(line.start(), line.end()).stripped(text)
        if not len(paragraph):
            continue
        for span in _sentences(text, paragraph, language, first=not paragraphs):
            sentences.append((span, len(paragraphs)))
        paragraphs.append(paragraph)
    residue = mark_residue(text, tuple(paragraphs), tuple(sentences))
    units = tuple(
        Sentence(span.start, span.end, paragraph, bool(flag))
        for (span, paragraph), flag in zip(sentences, residue, strict=True)
    )
    kept = {unit.paragraph for unit in units if not unit.boilerplate}
    return Segmentation(
        tuple(Paragraph(p.start, p.end, i not in kept) for i, p in enumerate(paragraphs)), units
    )


def _sentences(text: str, paragraph: Span, language: str, *, first: bool) -> Iterator[Span]:
    """Yield the stripped, non-empty sentence spans of one paragraph."""
    start = paragraph.start
    if first and (dated := leading_date(text)) is not None:
        yield dated[1]
        start = dated[1].end
    for window in _windows(text, Span(start, paragraph.end)):
        piece = _SURROGATE.sub("\ufffd", window.slice(text))
        for span in _repaired(piece, _proposed(piece, language), english=language == "en"):
            whole = span.shifted(window.start).stripped(text)
            yield from (part for part in _cut(text, whole) if len(part))


def _windows(text: str, span: Span) -> Iterator[Span]:
    """Yield `span` in windows that end after a sentence, or after a word, or anywhere."""
    start = span.start
    while span.end - start > WINDOW:
        zone = text[start : start + WINDOW]
        ends = [m.end() for m in _WINDOW_END.finditer(zone, WINDOW // 2)]
        cut = ends[-1] if ends else (max(zone.rfind(" ", WINDOW // 2), 0) or _whole(zone, WINDOW))
        yield Span(start, start + cut)
        start += cut
    yield Span(start, span.end)


def _proposed(piece: str, language: str) -> list[Span]:
    """Return sentencex's sentences as spans that cover `piece` without a gap."""
    spans: list[Span] = []
    start = 0
    for found in sentencex.segment(language, piece):
        end = start + len(found)
        if not found or piece[start:end] != found:
            continue  # it lost a character: the next spans take it in
        spans.append(Span(start, end))
        start = end
    if start < len(piece):
        spans.append(Span(start, len(piece)))
    return spans


def _repaired(piece: str, proposed: Iterable[Span], *, english: bool) -> list[Span]:
    """Return the sentences with closing marks and false boundaries put right."""
    joined: list[Span] = []
    for span in proposed:
        if joined and _belongs(piece, joined[-1], span, english=english):
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    if not english:
        return joined
    out: list[Span] = []
    for span in joined:
        start = span.start
        for gap in _RESPLIT.finditer(piece, span.start, span.end):
            out.append(Span(start, gap.start()))
            start = gap.end()
        out.append(Span(start, span.end))
    return out


def _belongs(piece: str, before: Span, span: Span, *, english: bool) -> bool:
    """Tell whether `span` is no sentence of its own but goes on with the one before it."""
    ended, following = before.slice(piece), span.slice(piece)
    if not following.strip() or not ended.strip():
        return True
    if not any(char.isalnum() for char in following) and not ended[-1].isspace():
        return True  # closing marks
    if not ended[-1].isspace() and _FOOTNOTE.match(following):
        return True
    if not english:
        return False
    ended, following = ended.rstrip(), following.lstrip()
    if _ENUMERATOR.fullmatch(ended):
        return True
    return any(
        last.search(ended[-12:]) is not None and first.match(following) is not None
        for last, first in _REJOIN
    )


def _cut(text: str, span: Span) -> Iterator[Span]:
    """Yield `span` whole, or in pieces of at most MAX_SENTENCE characters."""
    while len(span) > MAX_SENTENCE:
        zone = text[span.start : span.start + MAX_SENTENCE + 1]
        at = span.start + _best_cut(zone)
        yield Span(span.start, at).stripped(text)
        span = Span(at, span.end).stripped(text)
    yield span


def _best_cut(zone: str) -> int:
    """Return where to cut `zone`: after its last good boundary, never inside a grapheme."""
    for boundary in _CUTS:
        ends = [m.end() for m in boundary.finditer(zone, MIN_CUT) if m.end() <= MAX_SENTENCE]
        if ends:
            return int(ends[-1])
    return _whole(zone, MAX_SENTENCE)


def _whole(zone: str, limit: int) -> int:
    """Return the last grapheme boundary up to `limit` (`limit` itself if one grapheme fills all)."""
    start = max(0, limit - 200)
    ends = [start + m.end() for m in _GRAPHEME.finditer(zone[start : limit + 1])]
    fitting = [end for end in ends[:-1] if start < end <= limit]
    return fitting[-1] if fitting else limit
