"""Flag quotations whose words differ in the two reports, or that are given to somebody else.

Requirements: only words between quotation marks; the same speaker, unless surely another; punctuation,
case and the style of the marks do not count, nor does what is marked honestly; a quotation may stand
anywhere in the other report, so links are not asked; near-linear in length.

Idea: `spoken` makes runs of normalised words of the quotations, `quote_matching` finds the stretches
both texts have, `quote_changes` judges what differs, `speakers` says who speaks. Words of two persons
who are surely different are *reassigned* where nearly all of them agree, and two sayings otherwise.

Known exceptions: two translations of one sentence share too little and are missed; words that a
speaker said twice in two ways, and sentences of one speech that begin alike, look altered. Of 82 flags
drawn from rewritten sentences and independent reports and read, 77 were right.

Rejected: only quotations of linked passages (a rewrite moves them); whole utterances aligned at once
(31 of 45 drawn flags were right, for sentences ran into each other; so sentence is held against
sentence); every word a quotation leaves out at its ends (parts woven into the outlet's own sentence are
ordinary practice, and most of what is quoted).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from articles.text.spans import Span
from compare.analysis.changes.explanations import (
    quote_altered,
    quote_reassigned,
    quote_trimmed,
)
from compare.analysis.changes.quotes.quote_changes import Change, QuoteChange, change_of
from compare.analysis.changes.quotes.quote_matching import (
    MIN_CONTENT,
    Places,
    Stretch,
    places_of,
    shared_stretches,
)
from compare.analysis.changes.quotes.speakers import Speaker, Speakers, surely_different
from compare.analysis.changes.quotes.spoken import Utterance, utterances
from compare.analysis.changes.undirected import later_side
from compare.analysis.documents import Document
from compare.analysis.messages import Message
from compare.analysis.results import Alignment, Evidence, Flag, FlagKind, Side, TextAnalysis

REASSIGNED_SHARE = 0.85  # of the words: two persons may talk alike, hardly in the same words
REASSIGNED_WORDS = 6
REASSIGNED = 0.7  # score, more the longer the words both have
NEAR = 300  # characters around a quotation in which a text may say that it is translated
LONGEST_SHOWN = 160  # characters of a difference in an explanation

_TRANSLATION = re.compile(r"\b(?:translat\w+|interpreters?)\b", re.IGNORECASE)

Texts = tuple[Sequence[Utterance], Sequence[Utterance]]


@dataclass(frozen=True, slots=True)
class SharedQuotation:
    """A quotation of both reports; the spans are what each side quotes of it, marks included.

    `words` are what differs on the left and on the right, or the two speakers.
    """

    change: QuoteChange
    left: Span
    right: Span
    score: float = 0.0
    shorter: Side | None = None
    words: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True, eq=False)
class QuotedText:
    """A text made ready to have its quotations held against those of others."""

    document: Document
    utterances: tuple[Utterance, ...]
    places: Places
    speakers: Speakers


def quoted_text(document: Document, analysis: TextAnalysis) -> QuotedText:
    said = utterances(document, analysis.quotations)
    return QuotedText(
        document,
        said,
        places_of(said),
        Speakers(document, analysis.quotations, analysis.attributions),
    )


def shared_quotations(
    left: Document, right: Document, left_analysis: TextAnalysis, right_analysis: TextAnalysis
) -> tuple[SharedQuotation, ...]:
    """Return every quotation both texts have, and what became of it, in the order of the left."""
    return shared_between(quoted_text(left, left_analysis), quoted_text(right, right_analysis))


def shared_between(left: QuotedText, right: QuotedText) -> tuple[SharedQuotation, ...]:
    """Return what `shared_quotations` does, for texts that are held against several others."""
    one, two = left.utterances, right.utterances
    if not one or not two:
        return ()
    speakers = (left.speakers, right.speakers)
    found = (
        _shared(s, left.document, right.document, speakers, (one, two))
        for s in shared_stretches(one, two, right.places)
    )
    return tuple(shared for shared in found if shared is not None)


def _shared(
    stretch: Stretch,
    left: Document,
    right: Document,
    speakers: tuple[Speakers, Speakers],
    texts: Texts,
) -> SharedQuotation | None:
    one = _speaker(stretch.left, stretch.left_range, speakers[0])
    two = _speaker(stretch.right, stretch.right_range, speakers[1])
    if surely_different(one, two):
        return _reassigned(stretch, one, two, texts)
    same = one is not None and two is not None
    if stretch.content < MIN_CONTENT and not same:
        return None
    change = change_of(stretch, left, right)
    if change is None or _translated(stretch, left, right):
        return SharedQuotation(QuoteChange.VERBATIM, *_whole(stretch))
    return SharedQuotation(
        change.kind,
        _place(stretch.left, change.difference.left, at_start=change.difference.at_start),
        _place(stretch.right, change.difference.right, at_start=change.difference.at_start),
        change.score,
        change.shorter,
        _differing(stretch, change, left, right),
    )


def _translated(stretch: Stretch, left: Document, right: Document) -> bool:
    """Tell whether a text says beside the quotation that it is a translation."""
    sides = (left, stretch.left, stretch.left_range), (right, stretch.right, stretch.right_range)
    for document, utterance, (start, end) in sides:
        first, last = utterance.words[start].span.start, utterance.words[end - 1].span.end
        if _TRANSLATION.search(document.text, max(0, first - NEAR), last + NEAR):
            return True
    return False


def _differing(
    stretch: Stretch, change: Change, left: Document, right: Document
) -> tuple[str, str]:
    """Return what differs in words; of words that were moved, all of both."""
    one, two = change.difference.left, change.difference.right
    if change.kind is QuoteChange.ALTERED and (one[0] == one[1] or two[0] == two[1]):
        one, two = stretch.left_range, stretch.right_range
    return _words(left, stretch.left, one), _words(right, stretch.right, two)


def _speaker(utterance: Utterance, around: tuple[int, int], speakers: Speakers) -> Speaker | None:
    """Return the one speaker of all parts of a stretch."""
    pieces = sorted({w.piece for w in utterance.words[slice(*around)]})
    known = [s for p in pieces if (s := speakers.of(utterance.quotations[p])) is not None]
    if not known or any(s.name != known[0].name for s in known):
        return None
    return known[0]


def _reassigned(
    stretch: Stretch, one: Speaker | None, two: Speaker | None, texts: Texts
) -> SharedQuotation | None:
    if one is None or two is None or stretch.share < REASSIGNED_SHARE:
        return None
    if stretch.common < REASSIGNED_WORDS or stretch.content < MIN_CONTENT - (stretch.share == 1.0):
        return None
    if any(_said_twice(stretch, some) for some in texts):
        return None
    score = min(1.0, REASSIGNED + 0.01 * stretch.common)
    return SharedQuotation(
        QuoteChange.REASSIGNED, *_whole(stretch), score, None, (one.shown, two.shown)
    )


def _said_twice(stretch: Stretch, utterances: Sequence[Utterance]) -> bool:
    """Tell whether a text quotes the words in two places, so that two persons may have said them."""
    around = stretch.left_range
    wanted = {w.key for w in stretch.left.words[slice(*around)] if w.is_content}
    times: Counter[str] = Counter()
    for utterance in utterances:
        times.update(w.key for w in utterance.words if w.key in wanted)
    return bool(wanted) and 2 * sum(times[key] > 1 for key in wanted) > len(wanted)


def _whole(stretch: Stretch) -> tuple[Span, Span]:
    return _place(stretch.left, stretch.left_range), _place(stretch.right, stretch.right_range)


def _place(utterance: Utterance, around: tuple[int, int], *, at_start: bool = True) -> Span:
    """Return the sentence of a quotation in which some words stand, with the marks at its ends."""
    spoken = utterance.words
    first = min(around[0], len(spoken) - 1)
    last = max(first, around[1] - 1)
    if around[0] == around[1] == len(spoken) or (around[0] == around[1] and not at_start):
        first = last = around[0] - 1
    piece = spoken[first].piece
    while first > 0 and spoken[first - 1].piece == piece and not spoken[first].begins:
        first -= 1
    last = min(last, bisect_right(spoken, piece, key=lambda w: w.piece) - 1)
    while (
        last + 1 < len(spoken) and spoken[last + 1].piece == piece and not spoken[last + 1].begins
    ):
        last += 1
    quotation = utterance.quotations[piece]
    opens = first == 0 or spoken[first - 1].piece != piece
    closes = last + 1 == len(spoken) or spoken[last + 1].piece != piece
    return Span(
        quotation.span.start if opens else spoken[first].span.start,
        quotation.span.end if closes else spoken[last].span.end,
    )


def _words(document: Document, utterance: Utterance, around: tuple[int, int]) -> str:
    some = utterance.words[slice(*around)]
    if not some:
        return ""
    shown = " ".join(document.text[some[0].span.start : some[-1].span.end].split())
    return shown if len(shown) <= LONGEST_SHOWN else f"{shown[:LONGEST_SHOWN].rsplit(' ', 1)[0]} …"


# --- flags --------------------------------------------------------------------------------------


def find_quote_changes(
    left: Document,
    right: Document,
    left_analysis: TextAnalysis,
    right_analysis: TextAnalysis,
    alignment: Alignment,
) -> tuple[Flag, ...]:
    """Return a flag for every shared quotation that is trimmed, altered or reassigned."""
    found = shared_quotations(left, right, left_analysis, right_analysis)
    later = later_side(left, right)
    return tuple(
        _flag(shared, left, right, later, alignment)
        for shared in found
        if shared.change is not QuoteChange.VERBATIM
    )


def _flag(
    shared: SharedQuotation, left: Document, right: Document, later: Side, alignment: Alignment
) -> Flag:
    side = shared.shorter or later
    spans = {Side.LEFT: shared.left, Side.RIGHT: shared.right}
    texts = {Side.LEFT: left.text, Side.RIGHT: right.text}
    span, other = spans[side], spans[side.other]
    return Flag(
        kind=FlagKind.QUOTE_ALTERED,
        side=side,
        span=span,
        quote=span.slice(texts[side]),
        score=shared.score,
        rule=f"quotes.{shared.change}",
        message=_message(shared),
        evidence=Evidence(side.other, other, other.slice(texts[side.other])),
        link=_link(shared, left, right, alignment),
    )


def _message(shared: SharedQuotation) -> Message:
    one, two = shared.words
    if shared.change is QuoteChange.REASSIGNED:
        return quote_reassigned(one, two)
    if shared.change is QuoteChange.ALTERED:
        return quote_altered(one, two)
    if shared.shorter is Side.LEFT:
        return quote_trimmed(Side.LEFT, two)
    return quote_trimmed(Side.RIGHT, one)


def _link(
    shared: SharedQuotation, left: Document, right: Document, alignment: Alignment
) -> int | None:
    one, two = _sentence(left, shared.left), _sentence(right, shared.right)
    for number, link in enumerate(alignment.links):
        if link.left_start <= one < link.left_end and link.right_start <= two < link.right_end:
            return number
    return None


def _sentence(document: Document, span: Span) -> int:
    return max(bisect_right(document.sentences, span.start, key=lambda s: s.start) - 1, 0)
