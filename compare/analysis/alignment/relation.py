"""How two reports hang together: same event, reuse of text, and which was written from which.

Requirements: independent reporting has to be called that, and a direction of derivation is named
only where something tells it; until then the reports are equals.

Idea. *Same event*: how well the sentences of each report find a counterpart in the other, and how
much rare vocabulary they share; a logistic regression fitted on ECB+, whose topics hold two easily
confused events each. Days between the publication dates lower it. *Reuse*: which share of the words
stands in linked sentences, and which in runs of words that both texts have. Words between quotation
marks do not count as runs: two reporters at one press conference write down the same quotation. But
where nearly every sentence of both is linked word for word the texts are copies, whatever they
consist of.
*Derived*: see `derivation`.

Known exceptions: a rewrite that leaves no run of six words standing counts as independent, for
independent reports of one event can have as many linked sentences. The probability of *same event* is
careful: fitted where two events of a topic are easily confused, it says 0.73 on average of 120 pairs
of independent reports of one event (BASIL), and under 0.5 of 13 % of them; of different events 0.09.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from math import exp, sqrt

from compare.analysis.alignment import event_coefficients as coefficients
from compare.analysis.alignment.derivation import derived_side
from compare.analysis.alignment.similarity import (
    information,
    sentence_stems,
    sentence_words,
    similarity,
)
from compare.analysis.documents import Document
from compare.analysis.results import Alignment, Link, LinkKind, Relation, Reuse
from compare.analysis.tokens import STOPWORDS

MIN_VOCABULARY = 20.0  # nats; two short texts must share more than a name
USUAL_DAYS = 3.0  # between reports of one event
DAYS_SCALE = 4.0  # further days that lower the log odds by one

# The two reports of the seed rewrite have 8 % of the shorter one's words in shared runs and 80 and
# 95 % in linked sentences; 95 % of 120 pairs of independent reports of one event stay under 5 %.
RUN = 6  # words; fewer are often set phrases ("at the end of the year")
MIN_RUN_CONTENT = 3  # of them no stop words
VERBATIM_RUNS = 0.60
REWRITE_RUNS = 0.25  # enough by itself
PARTIAL_RUNS = 0.05
REWRITE_LINKED = 0.75  # of one text, and two thirds as much of the other
SAME_LINKED = 0.9  # of both texts, in links that are nearly verbatim
_COPIED = (LinkKind.VERBATIM, LinkKind.NEAR_VERBATIM)

_QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"|«[^»]*»|„[^“”]*[“”]")


def relation(left: Document, right: Document, alignment: Alignment) -> Relation:
    """Return whether both report one event, how far text was reused, and by whom."""
    copied = max(_copied(left, right))
    reuse = _reuse(left, right, alignment, copied)
    return Relation(
        same_event=_same_event(left, right),
        reuse=reuse,
        derived=None
        if reuse is Reuse.INDEPENDENT
        else derived_side(left, right, alignment, copied=copied),
    )


# --- same event --------------------------------------------------------------------------------


def event_features(left: Document, right: Document) -> tuple[float, float]:
    """Return how well sentences find a counterpart, in [0, 2], and the shared vocabulary, in [0, 1]."""
    rows, columns = _content(left), _content(right)
    if not rows or not columns:
        return 0.0, 0.0
    probabilities = similarity(left, right)[rows][:, columns]
    counterpart = probabilities.max(axis=1).mean() + probabilities.max(axis=0).mean()
    return float(counterpart), _shared_vocabulary(left, right)


def _same_event(left: Document, right: Document) -> float:
    counterpart, vocabulary = event_features(left, right)
    logit = (
        coefficients.INTERCEPT
        + coefficients.COUNTERPART * counterpart
        + coefficients.VOCABULARY * vocabulary
    )
    if left.published_at is not None and right.published_at is not None:
        days = abs((left.published_at - right.published_at).total_seconds()) / 86_400
        logit -= max(0.0, days - USUAL_DAYS) / DAYS_SCALE
    return 1.0 / (1.0 + exp(-max(-50.0, min(50.0, logit))))


def _content(document: Document) -> list[int]:
    return [i for i, sentence in enumerate(document.sentences) if not sentence.boilerplate]


def _shared_vocabulary(left: Document, right: Document) -> float:
    one, two = _vocabulary(left), _vocabulary(right)
    size = sqrt(_nats(one) * _nats(two))
    return _nats(one & two) / max(size, MIN_VOCABULARY)


def _vocabulary(document: Document) -> frozenset[str]:
    return frozenset().union(
        *(sentence_stems(document.sentence_text(i)) for i in _content(document))
    )


def _nats(stems: Iterable[str]) -> float:
    return sum(information(stem) for stem in sorted(stems))


# --- reuse -------------------------------------------------------------------------------------


def _reuse(left: Document, right: Document, alignment: Alignment, copied: float) -> Reuse:
    less, more = sorted(
        (_linked_share(left, alignment.only_left), _linked_share(right, alignment.only_right))
    )
    if copied >= VERBATIM_RUNS or _is_same_throughout(left, right, alignment.links):
        return Reuse.VERBATIM
    linked = more >= REWRITE_LINKED and less >= REWRITE_LINKED * 2 / 3
    if copied >= REWRITE_RUNS or (linked and copied >= PARTIAL_RUNS):
        return Reuse.REWRITE
    return Reuse.PARTIAL if copied >= PARTIAL_RUNS else Reuse.INDEPENDENT


def _is_same_throughout(left: Document, right: Document, links: Sequence[Link]) -> bool:
    """Tell whether links with nearly the same words cover both texts nearly whole, quotations and all."""
    copied = [link for link in links if link.kind in _COPIED]
    here = {i for link in copied for i in range(link.left_start, link.left_end)}
    there = {j for link in copied for j in range(link.right_start, link.right_end)}
    return all(
        _linked_share(document, [i for i in _content(document) if i not in linked]) >= SAME_LINKED
        for document, linked in ((left, here), (right, there))
    )


def _linked_share(document: Document, alone: Sequence[int]) -> float:
    """Return which share of the words stands in a sentence with a link, given those without."""
    sizes = {i: len(sentence_words(document.sentence_text(i))) for i in _content(document)}
    total = sum(sizes.values())
    return 1.0 - sum(sizes[i] for i in alone) / total if total else 0.0


def _copied(left: Document, right: Document) -> tuple[float, float]:
    """Return which share of each text's words, quotations aside, stands in a run both have."""
    one, two = _unquoted(left), _unquoted(right)
    shared = set(_runs(one)) & set(_runs(two))
    return _covered(one, shared), _covered(two, shared)


def _unquoted(document: Document) -> list[str]:
    """Return the words outside quotation marks, boilerplate left out; a gap stands as ""."""
    out: list[str] = []
    for position in _content(document):
        for piece in _QUOTED.split(document.sentence_text(position)):
            out += sentence_words(piece)
            out.append("")
        out.pop()
    return out


def _runs(found: Sequence[str]) -> Iterator[tuple[str, ...]]:
    content = [word not in STOPWORDS for word in found]
    for start in range(len(found) - RUN + 1):
        if sum(content[start : start + RUN]) >= MIN_RUN_CONTENT:
            run = tuple(found[start : start + RUN])
            if "" not in run:
                yield run


def _covered(found: Sequence[str], shared: set[tuple[str, ...]]) -> float:
    covered = [False] * len(found)
    for start in range(len(found) - RUN + 1):
        if tuple(found[start : start + RUN]) in shared:
            covered[start : start + RUN] = [True] * RUN
    return sum(covered) / len(found) if found else 0.0
