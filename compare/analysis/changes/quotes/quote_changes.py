"""What became of a quotation both texts have: which of its differences an editor would count.

Honest and not counted: an ellipsis, brackets, a cue between two parts, a part built into the outlet's
own sentence, an article or a filler, house style, a name spelled another way, and words that stand
beside the quotation in the outlet's own sentence ("…,” she said, adding that nobody had to leave").
A part that begins right behind its negation is cut all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from compare.analysis.changes.quotes.quote_matching import Difference, Stretch
from compare.analysis.changes.quotes.same_words import SLIGHT, TRIVIAL, same_words
from compare.analysis.changes.quotes.spoken import Spoken
from compare.analysis.documents import Document
from compare.analysis.results import Side
from compare.analysis.tokens import stem, words
from compare.analysis.word_sets import word_set

Words = Sequence[Spoken]


class QuoteChange(StrEnum):
    """What became of a quotation both reports have."""

    VERBATIM = "verbatim"
    TRIMMED = "trimmed"
    ALTERED = "altered"
    REASSIGNED = "reassigned"


@dataclass(frozen=True, slots=True)
class Change:
    """The difference that says most; `shorter` is the side that lacks words (None: both differ)."""

    kind: QuoteChange
    score: float
    difference: Difference
    shorter: Side | None = None


# Scores order the flags of one kind; set by what a reader would want to see first.
INSIDE = 0.6
AT_END = 0.4
ALTERED = 0.6
MINOR = 0.3  # only words such as "had" and "have" differ
QUALIFIED = 0.2  # more where a qualifier is among the words
NEGATED = 0.3  # more where a negation is
NEGATION_REACH = 3  # words before a part in which its negation may stand
RESTATED = 0.6  # share of content words that the outlet tells beside the quotation
BEFORE, BEHIND = 300, 500  # characters around a quotation that count as beside it
MOST_LOOSE = 0.45  # share of the words in question that may differ; more are two sayings
ALIKE = 8  # words in common from which two sentences are one, though they end in other words
ALIKE_SHARE = 0.75  # … or share
ALIKE_CONTENT = 4  # … or content words, where other words stand between
SHUFFLED = 0.85  # of the words of the longer side, in any order: the same sentence turned round
LEAST_MOVED = 2  # content words
DIVERGED = 7  # words of a side, where both go on otherwise; more are two sentences that begin alike

_OPENERS = TRIVIAL | word_set(
    "but so well now look yes yeah because or then i mean you know okay ok"
)
_NEGATIONS = word_set("not never no nobody none nothing neither nor without hardly unable cannot")
_DENYING = _NEGATIONS | word_set(
    """
    deny denied denies denying dismiss dismissed dismisses reject rejected rejects rejecting refuse
    refused refuses rather isn't wasn't don't doesn't didn't won't can't couldn't wouldn't aren't
    weren't rebut rebutted disputed disputes doubt doubts doubted
    """
)
_QUALIFIERS = word_set(
    """
    but though although except unless if because while only most mostly almost nearly some may might
    could should would probably perhaps possibly likely unlikely until yet however far seems seem
    think believe guess suppose knowledge alleged allegedly reportedly least about around sometimes
    often usually partly hopefully maybe few
    """
)


def change_of(stretch: Stretch, left: Document, right: Document) -> Change | None:
    """Return what an editor would count first among the differences of a stretch."""
    if any(_diverged(stretch, d) for d in stretch.differences):
        return None
    moved = _moved(stretch)
    if moved is not None:
        return Change(QuoteChange.ALTERED, ALTERED, moved)
    found = [c for d in stretch.differences if (c := _judged(stretch, d, left, right)) is not None]
    found = _both_ways(found)
    if not found or _too_loose(stretch, found):
        return None
    best = max(found, key=lambda c: (c.kind is QuoteChange.ALTERED, c.score))
    if best.kind is QuoteChange.ALTERED and not _one_saying(stretch):
        return None
    return best


def _one_saying(stretch: Stretch) -> bool:
    """Tell whether sentences in part of other words have enough in common to be one."""
    return stretch.share >= ALIKE_SHARE or stretch.content >= ALIKE_CONTENT


def _diverged(stretch: Stretch, difference: Difference) -> bool:
    """Tell whether both sides go on in other words: two sentences that only begin or end alike."""
    if not (difference.at_start or difference.at_end):
        return False
    lengths = [len(_counted(_of(stretch, side, difference))) for side in (Side.LEFT, Side.RIGHT)]
    if not min(lengths):
        return False
    return max(lengths) > DIVERGED or (
        max(lengths) > 1 and stretch.common < ALIKE and stretch.share < ALIKE_SHARE
    )


def _moved(stretch: Stretch) -> Difference | None:
    """Return a difference whose words stand in another place on the other side."""
    if any(
        len({w.piece for w in words}) > 1
        for words in (
            stretch.left.words[slice(*stretch.left_range)],
            stretch.right.words[slice(*stretch.right_range)],
        )
    ):
        return None
    if stretch.shuffled < SHUFFLED:
        return None
    one: list[tuple[str, Difference]] = []
    two: list[tuple[str, Difference]] = []
    for difference in stretch.differences:
        sides = (one, Side.LEFT), (two, Side.RIGHT)
        if any(_marked(stretch, difference, side) for _, side in sides):
            return None
        for listed, side in sides:
            some = _of(stretch, side, difference)
            listed += ((w.key, difference) for w in some if w.is_content and not w.bracketed)
    places = dict(two)
    moved = [d for key, d in one if key in places and places[key] is not d]
    return moved[0] if len(moved) >= LEAST_MOVED else None


def _both_ways(found: list[Change]) -> list[Change]:
    """Make one alteration of words that each side lacks within a sentence."""
    inside = [c for c in found if not (c.difference.at_start or c.difference.at_end)]
    if {Side.LEFT, Side.RIGHT} <= {c.shorter for c in inside}:
        best = max(inside, key=lambda c: c.score)
        return [Change(QuoteChange.ALTERED, best.score, best.difference)]
    return found


def _too_loose(stretch: Stretch, found: Iterable[Change]) -> bool:
    replaced = sum(
        max(
            c.difference.left[1] - c.difference.left[0],
            c.difference.right[1] - c.difference.right[0],
        )
        for c in found
        if c.kind is QuoteChange.ALTERED
    )
    return replaced > MOST_LOOSE * (stretch.common + replaced)


def _of(stretch: Stretch, side: Side, difference: Difference) -> Words:
    if side is Side.LEFT:
        return stretch.left.words[slice(*difference.left)]
    return stretch.right.words[slice(*difference.right)]


def _judged(
    stretch: Stretch, difference: Difference, left: Document, right: Document
) -> Change | None:
    one = _counted(_of(stretch, Side.LEFT, difference))
    two = _counted(_of(stretch, Side.RIGHT, difference))
    if one and two:
        return _replaced(stretch, difference, one, two, left, right)
    if not one and not two:
        return None
    raw = _of(stretch, Side.RIGHT if one else Side.LEFT, difference)
    if raw and len(one or two) == 1 and not (one or two)[0].is_content:
        return _replaced(stretch, difference, one or raw, two or raw, left, right)
    lacking = Side.RIGHT if one else Side.LEFT
    return _left_out(stretch, difference, one or two, lacking, right if one else left)


def _counted(some: Words) -> Words:
    return [w for w in some if not w.bracketed and w.key not in TRIVIAL and not _is_initial(w)]


def _is_initial(word: Spoken) -> bool:
    """Tell a middle initial, which house styles keep or drop."""
    return word.is_name and len(word.key) == 1 and word.key.isalpha() and word.key != "i"


# --- other words --------------------------------------------------------------------------------


def _replaced(
    stretch: Stretch,
    difference: Difference,
    one: Words,
    two: Words,
    left: Document,
    right: Document,
) -> Change | None:
    if _marked(stretch, difference, Side.LEFT) or _marked(stretch, difference, Side.RIGHT):
        return None
    if same_words(one, two, left, right):
        return None
    weight = _weight([*one, *two])
    score = ALTERED if any(w.is_content for w in (*one, *two)) else MINOR
    return Change(QuoteChange.ALTERED, min(1.0, score + weight), difference)


def _marked(stretch: Stretch, difference: Difference, side: Side) -> bool:
    """Tell whether a side marks that it leaves words out, or puts its own in, at a difference."""
    utterance = stretch.left if side is Side.LEFT else stretch.right
    start, end = difference.left if side is Side.LEFT else difference.right
    here = utterance.words[start:end]
    if any(w.bracketed or w.gap_before or w.gap_after for w in here):
        return True
    before = utterance.words[start - 1] if start and not difference.at_start else None
    behind = utterance.words[end : end + 1] if not difference.at_end else ()
    if before is not None and (before.gap_after or before.bracketed):
        return True
    return any(word.gap_before or word.bracketed for word in behind)


# --- fewer words --------------------------------------------------------------------------------


def _left_out(
    stretch: Stretch, difference: Difference, missing: Words, lacking: Side, document: Document
) -> Change | None:
    """Judge words that one side lacks; `document` is that side's."""
    if _marked(stretch, difference, lacking):
        return None
    utterance = stretch.left if lacking is Side.LEFT else stretch.right
    place = difference.left[0] if lacking is Side.LEFT else difference.right[0]
    if len(missing) == 1 and missing[0].key in SLIGHT:
        return None
    weight = _weight(missing)
    if difference.at_start:
        first = utterance.words[place]
        if first.free_start:
            return _unnegated(stretch, difference, lacking, document)
        if all(w.key in _OPENERS for w in missing) or first.gap_before:
            return None
        score = AT_END
    elif difference.at_end:
        last = utterance.words[place - 1]
        if last.free_end or last.gap_after or (len(missing) == 1 and not weight):
            return None
        score = AT_END
    else:
        before, behind = utterance.words[place - 1], utterance.words[place]
        if before.piece != behind.piece:
            return None
        score = INSIDE
    if (difference.at_start or difference.at_end) and _restated(
        utterance.words, place, missing, document
    ):
        return None
    return Change(QuoteChange.TRIMMED, min(1.0, score + weight), difference, lacking)


def _unnegated(
    stretch: Stretch, difference: Difference, lacking: Side, document: Document
) -> Change | None:
    """Judge a part built into a sentence: only a negation right before it must not get lost."""
    utterance = stretch.left if lacking is Side.LEFT else stretch.right
    other = Side.LEFT if lacking is Side.RIGHT else Side.RIGHT
    place = difference.left[0] if lacking is Side.LEFT else difference.right[0]
    before = _of(stretch, other, difference)[-NEGATION_REACH:]
    if not any(w.key in ("not", "never") for w in before):
        return None
    quotation = utterance.quotations[utterance.words[place].piece]
    around = document.text[max(0, quotation.span.start - BEFORE) : quotation.span.end + 100]
    if any(w.lower in _DENYING for w in words(around)):
        return None
    return Change(QuoteChange.TRIMMED, INSIDE + NEGATED, difference, lacking)


def _restated(spoken: Words, place: int, missing: Words, document: Document) -> bool:
    """Tell whether the side tells the missing words in its own sentence, or quotes them apart."""
    wanted = {stem(w.key) for w in missing if w.is_content}
    if not wanted:
        return False
    at = spoken[max(0, min(place, len(spoken) - 1))].span
    around = document.text[max(0, at.start - BEFORE) : at.end + BEHIND]
    told = {stem(w.lower) for w in words(around)}
    return len(wanted & told) >= RESTATED * len(wanted)


def _weight(some: Words) -> float:
    keys = {w.key for w in some}
    if keys & _NEGATIONS:
        return NEGATED
    return QUALIFIED if keys & _QUALIFIERS or any(k[0].isdigit() for k in keys) else 0.0
