"""Which passages of two reports tell the same, whatever their order.

Requirements: n to m (a sentence may draw on several of the other side), reordering allowed, web
residue left out, and precision first: the same topic is not a link.

Idea: take the probability of every sentence pair (`similarity`, corrected for sentences and words
that fit everything) and keep a pair when it is strong by itself, or when it is good enough and
nothing on one of the two sides fits clearly better. Who speaks is no claim: where nothing else is
shared (`speakers`), a pair is neither kept nor a rival. Neighbouring sentences with the same
counterpart grow into one link. Links outside the heaviest chain that runs forward in both texts are
out of order; they are called moved only when nothing about them is doubtful.

A link is *verbatim* where both sides are the same but for white space, case and the style of quotation
marks; *nearly verbatim* where most words of both sides stand in the other, in the same order, so that
a text that was turned round, cut or added to is not; *paraphrase* where the whole claim is shared and
*partial* where part of it is.

Exchanging the reports mirrors the links and changes nothing else.

Known exceptions: a claim told in half a sentence between two others is found only as part of the
whole sentence; of links below 0.5 between independent reports about half only share a topic. Rejected:
monotone alignment (reports reorder freely), a one-to-one assignment (a summary draws on many
sentences), a bonus for pairs whose neighbours fit each other too (AUC on whole report pairs of ECB+
.858 → .851), lower thresholds where one report is clearly a rewrite of the other (from 0.42 down to
0.30: of 8 more links in the judged rewrite 2 are right), and probabilities normalised by row and
column, as in CSLS or by their mean and spread (with as many links between confusable events, fewer
right ones in the judged rewrite or more links between different events).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

import numpy as np
from numpy.typing import NDArray

from compare.analysis.alignment.blocks import Block, blocks
from compare.analysis.alignment.order import out_of_order
from compare.analysis.alignment.similarity import Matrix, sentence_words, similarity
from compare.analysis.alignment.speakers import only_speaker_in_common
from compare.analysis.documents import Document
from compare.analysis.results import Alignment, Attribution, Link, LinkKind

# Chosen on whole report pairs of ECB+'s training topics (of labelled pairs that are linked, 77 % tell the
# same; two confusable events have 1.6 linked pairs of sentences, different ones 0.01), on a rewrite
# judged sentence by sentence, and on 120 pairs of independent reports of one event (10.5 linked pairs).
STRONG = 0.60  # linked unless rivals fit far better
# Times the odds of the best on one side, times the same of the other: then the rivals have the claim.
# One sentence of two, whose first half has the better counterpart, stays; one with better ones on both
# sides goes. (9: right links are lost, of the four reports too; 18: a wrong one is found there.)
FAR_BETTER = 13.0
WEAK = 0.42  # linked if nothing fits clearly better
NEAR_BEST = 0.83  # of the best partner's probability; less is "something else fits better"
# Mean of every sentence's best probability. A rewrite has 0.6, independent reports of one event 0.4,
# reports of different events 0.3 and less; with so little behind it, a weak link is chance.
RELATED = 0.42  # weak links count from WEAK on
UNRELATED = 0.30  # only strong ones count

# Share of the longer side's words that stand in both in one order. Set by reading pairs of MRPC: above, a
# word or a byline was exchanged; from 0.7 down a phrase was added or the order turned.
NEAR_VERBATIM = 0.75
# Probability from which the whole claim, not a part, counts as shared. Told from ECB+'s training
# topics: of linked pairs above, 54 % share two events and half of the poorer's, of those below, 32 %.
PARAPHRASE = 0.72

_QUOTATION_MARK = re.compile(r"``|''|[\"'“”„‟‘’‚‛«»‹›]")


def align(
    left: Document,
    right: Document,
    lefts: Sequence[Attribution] = (),
    rights: Sequence[Attribution] = (),
) -> Alignment:
    """Return the links between two reports and the sentences that have none.

    `lefts` and `rights` are the attributions of each, if they are known: sentences that have no more
    in common than who speaks are not linked.
    """
    probabilities = similarity(left, right)
    by_speaker = only_speaker_in_common(left, right, lefts, rights)
    told = np.where(by_speaker, 0.0, probabilities)
    linked = _linked(told, _content(left), _content(right))
    links = [_link(left, right, block, probabilities) for block in blocks(linked, probabilities)]
    moved = out_of_order(links, [_size(left, right, link) for link in links])
    links = [replace(link, moved=flag) for link, flag in zip(links, moved, strict=True)]
    return Alignment(
        links=tuple(links),
        only_left=_alone(left, np.any(linked, axis=1)),
        only_right=_alone(right, np.any(linked, axis=0)),
    )


def _content(document: Document) -> NDArray[np.bool_]:
    return np.array([not sentence.boilerplate for sentence in document.sentences], dtype=np.bool_)


def _alone(document: Document, linked: NDArray[np.bool_]) -> tuple[int, ...]:
    return tuple(
        i
        for i, sentence in enumerate(document.sentences)
        if not sentence.boilerplate and not linked[i]
    )


def _linked(
    probabilities: Matrix, left: NDArray[np.bool_], right: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Return which pairs are linked, shape (left sentences, right sentences)."""
    usable = np.where(left[:, None] & right[None, :], probabilities, 0.0)
    if not usable.any():
        return np.zeros(usable.shape, dtype=np.bool_)
    best_for_left = usable.max(axis=1, keepdims=True)
    best_for_right = usable.max(axis=0, keepdims=True)
    support = float(best_for_left[left].mean() + best_for_right.T[right].mean()) / 2
    unrivalled = (usable >= NEAR_BEST * best_for_left) | (usable >= NEAR_BEST * best_for_right)
    odds, left_odds, right_odds = map(_odds, (usable, best_for_left, best_for_right))
    good = (usable >= STRONG) | ((usable >= _weak(support)) & unrivalled)
    tenable = FAR_BETTER * odds * odds >= left_odds * right_odds
    return np.asarray(good & tenable, dtype=np.bool_)


def _odds(probabilities: Matrix) -> Matrix:
    return np.asarray(probabilities / (1.0 - probabilities), dtype=np.float64)


def _weak(support: float) -> float:
    """Return the least probability of a link; the less the reports have in common, the higher."""
    doubt = min(max((RELATED - support) / (RELATED - UNRELATED), 0.0), 1.0)
    return WEAK + doubt * (STRONG - WEAK)


def _link(left: Document, right: Document, block: Block, probabilities: Matrix) -> Link:
    cells = probabilities[block.left_start : block.left_end, block.right_start : block.right_end]
    probability = float(cells.max())
    return Link(
        left_start=block.left_start,
        left_end=block.left_end,
        right_start=block.right_start,
        right_end=block.right_end,
        similarity=probability,
        kind=_kind(
            _texts(left, range(block.left_start, block.left_end)),
            _texts(right, range(block.right_start, block.right_end)),
            probability,
        ),
    )


def _size(left: Document, right: Document, link: Link) -> int:
    """Return how many words both sides of a link have."""
    return len(_words(left, range(link.left_start, link.left_end))) + len(
        _words(right, range(link.right_start, link.right_end))
    )


def _words(document: Document, positions: Iterable[int]) -> list[str]:
    return [word for text in _texts(document, positions) for word in sentence_words(text)]


def _texts(document: Document, positions: Iterable[int]) -> list[str]:
    return [document.sentence_text(i) for i in positions]


def _kind(left: list[str], right: list[str], probability: float) -> LinkKind:
    if _plain(left) == _plain(right):
        return LinkKind.VERBATIM
    # The matcher's answer depends on which comes first.
    one, two = sorted(
        [word for text in side for word in sentence_words(text)] for side in (left, right)
    )
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    common = sum(match.size for match in matcher.get_matching_blocks())
    if common and common >= NEAR_VERBATIM * max(len(one), len(two)):
        return LinkKind.NEAR_VERBATIM
    return LinkKind.PARAPHRASE if probability >= PARAPHRASE else LinkKind.PARTIAL


def _plain(texts: list[str]) -> str:
    """Return a text without what is a matter of typing: white space, case, quotation-mark style."""
    joined = unicodedata.normalize("NFKC", " ".join(" ".join(texts).split()))
    return _QUOTATION_MARK.sub("'", joined.casefold())
