"""How far what a source is reported to say agrees with what an outlet says itself.

Requirements: names, places and numbers that run through both reports are a topic; a claim is what is
said of them. What stands in a clause of time, place or reason, or behind "who", is taken as known.

Idea: hold every run of statements of the one against every run of the other, and take the pair that
agrees best: the weight of shared stems in both together (Dice), with more weight on more stems, for two
stems that are all of two fragments say little. Enough of what they share has to stand in main clauses.

A report written from the other tells the same in other words and under other names, and its clause is
often part of a long sentence. There the link says that it is the same passage, and the share of the
*target's* clause that the claim has counts as well (`is_retold`); "while it seeks …" states something too.

Rejected: the share in the smaller of the two (any place or name inside a long sentence is "contained";
one flag in ten was right on reports of one event), and vectors of clauses, which would have to be made.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from articles.text.spans import Span
from compare.analysis.changes.claims import Overlap, Stems, Weights
from compare.analysis.changes.sides import View
from compare.analysis.changes.sources.statements import statements
from compare.analysis.documents import Document
from compare.analysis.results import Alignment, Attribution

# Set by reading flags on reports of one event and on pairs of sentences.
MIN_LINK = 0.46  # probability that two passages report the same claim at all
MIN_DICE = 0.25  # agreement of the words
MIN_COSINE = 0.45  # and of the sentences' meaning
# Their sum says whether it is the same claim. Two lone sentences are side by side because somebody
# thought so; among the sentences of two reports some agree by chance, the fewer the closer one follows
# the other.
LONE = 0.88
REPORTS = 1.2
FOLLOWING = 0.25  # less for a report all of whose sentences have a link
RETOLD = 0.95  # where one report was written from the other
UNTOLD = 10  # sentences without a link that every report is taken to have besides
UNKNOWN_COSINE = 0.6  # where a sentence has no vector
FEW_STEMS = 3  # fewer have to be nearly all, or rare, between sentences that are close
FEW_DICE, FEW_PLAIN, CLOSE = 0.5, 10.0, 0.75
MIN_PLAIN = 2.0  # nats: names and numbers alone are no claim
REWRITTEN = 0.8  # what the share of a rewritten clause counts, beside Dice
NAMES_DICE = 0.5  # from here on other names at the beginning do not matter
MIN_CORE = 0.4  # of what is shared has to stand in the main clauses of both
SUBJECT = 6  # words of a statement in which its subject is named
ENOUGH_STEMS = 6  # shared stems from which on more say no more
MOST_STATEMENTS = 12  # of one sentence; what has more is a list, and is held as a whole only
_SUBORDINATOR = re.compile(
    r"(?:and |but )?(?:even )?(?:after|as|when|because|if|whether|before|who|whose|which|where"
    r"|while|although|though|since|until|unless)\b",
    re.IGNORECASE,
)
_PRESUPPOSED = re.compile(
    r"(?:and |but )?(?:even )?(?:after|when|because|if|whether|before|who|whose|which|where"
    r"|since|until|unless)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two runs of statements that tell the same, and what they share.

    `plain` is the weight of the shared stems that are neither names nor numbers; `names_differ` says
    that both begin with a name and neither has the other's.
    """

    claim: Span
    said: Span
    overlap: Overlap
    dice: float
    plain: float
    names_differ: bool
    rewritten: bool = False

    @property
    def likeness(self) -> float:
        """How much the two tell the same; of a rewrite, how much of it stands in the other text."""
        if not self.rewritten or len(self.overlap.shared) < FEW_STEMS:
            return self.dice
        return max(self.dice, REWRITTEN * self.overlap.right)

    @property
    def rank(self) -> float:
        enough = FEW_STEMS if self.rewritten else ENOUGH_STEMS
        return self.likeness * min(len(self.overlap.shared), enough) / enough


@dataclass(frozen=True, slots=True)
class _Run:
    """Some neighbouring statements, and the stems of them all and of the main clauses."""

    span: Span
    stems: Stems
    core: Stems


def best_agreement(
    origin: View,
    content: Sequence[Span],
    target: View,
    parts: Sequence[Span],
    weights: Weights,
    *,
    rewritten: bool = False,
) -> Agreement | None:
    """Return the runs of statements of a content and of own-voice parts that agree best."""
    best: Agreement | None = None
    said = _runs(target, parts, _PRESUPPOSED if rewritten else _SUBORDINATOR)
    for claim in _runs(origin, content):
        for own in said:
            shared = claim.stems & own.stems
            if len(shared) < 2 or not _in_main_clauses(shared, claim, own, weights):
                continue
            found = _agreement(origin, claim, target, own, weights, rewritten)
            if best is None or found.rank > best.rank:
                best = found
    return best


def _runs(view: View, parts: Sequence[Span], known: re.Pattern[str] = _SUBORDINATOR) -> list[_Run]:
    """Return each statement, each two neighbours, and all of them together."""
    text = view.document.text
    found = statements(text, parts)
    if not found:
        return []
    spans = {Span(found[0].start, found[-1].end)}
    if len(found) <= MOST_STATEMENTS:
        spans.update(found)
        spans.update(Span(a.start, b.end) for a, b in pairwise(found))
    out = []
    for span in sorted(spans):
        inside = [clipped for part in parts if (clipped := part.clipped(span)) is not None]
        stems = view.stems(inside)
        inner = [s for s in found if s.overlaps(span)]
        main = [m for s in inner if (m := _main_clause(view, s, known)) is not None]
        if not main and ("," in span.slice(text) or not view.opens_sentence(span.start)):
            continue  # "after the deal", "as important"; but "After the deal it sold …" is more
        core = view.stems(main or inner)
        if stems and core:
            out.append(_Run(span, stems, core & stems))
    return out


def _main_clause(view: View, statement: Span, known: re.Pattern[str]) -> Span | None:
    """Return a statement, or what follows the first comma of one that ends its sentence."""
    text = view.document.text
    if known.match(text, statement.start) is None:
        return statement
    comma = text.find(", ", statement.start, statement.end)
    if comma < 0 or not view.ends_sentence(statement.end):
        return None
    return Span(comma + 2, statement.end)


def _in_main_clauses(shared: Stems, one: _Run, other: _Run, weights: Weights) -> bool:
    least = MIN_CORE * weights.of(shared)
    return all(weights.of(shared & run.core) >= least for run in (one, other))


def _agreement(
    origin: View, claim: _Run, target: View, own: _Run, weights: Weights, rewritten: bool
) -> Agreement:
    overlap = weights.overlap(claim.stems, own.stems)
    names = origin.index.names & target.index.names
    plain = [s for s in overlap.shared if not s[0].isdigit() and s not in names]
    total = overlap.left + overlap.right
    dice = 2 * overlap.left * overlap.right / total if total else 0.0
    left, right = _subject_names(origin, claim), _subject_names(target, own)
    differ = bool(left and right and not (left & own.stems or right & claim.stems))
    return Agreement(claim.span, own.span, overlap, dice, weights.of(plain), differ, rewritten)


def _subject_names(view: View, run: _Run) -> Stems:
    """Return the names among the first words of a run."""
    first = [word.span for word in view.words_in(run.span)[:SUBJECT]]
    return view.stems(first) & view.index.names


def least_likeness(left: Document, right: Document, alignment: Alignment) -> float:
    """Return how alike two statements of two reports have to be, in words and meaning together."""
    if len(left.sentences) == len(right.sentences) == 1:
        return LONE
    shares = (
        1 - (len(alone) + UNTOLD) / (len(document.sentences) + UNTOLD)
        for document, alone in ((left, alignment.only_left), (right, alignment.only_right))
    )
    return REPORTS - FOLLOWING * max(0.0, min(shares))


def is_same_claim(
    found: Agreement,
    origin: View,
    place: int,
    target: View,
    goal: int,
    least: float,
) -> bool:
    """Tell whether an agreement between two sentences is more than a topic or chance."""
    close = cosine(origin, place, target, goal)
    if found.dice + close < least:
        return False
    if found.dice < MIN_DICE or close < MIN_COSINE:
        return False
    shared = len(found.overlap.shared)
    if shared < FEW_STEMS and (
        close < CLOSE or (found.dice < FEW_DICE and found.plain < FEW_PLAIN)
    ):
        return False
    return found.plain >= MIN_PLAIN and (found.dice >= NAMES_DICE or not found.names_differ)


def is_retold(
    found: Agreement, origin: View, place: int, target: View, goal: int, link: float
) -> bool:
    """Tell whether a report written from the other has an agreement from there.

    Names do not matter: a rewrite calls the same thing by another. `link` is the similarity of the link,
    where it is known which report was written from which.
    """
    close = cosine(origin, place, target, goal)
    if found.likeness + max(close, link) < RETOLD:
        return False
    if found.likeness < MIN_DICE or close < MIN_COSINE:
        return False
    return found.plain >= MIN_PLAIN and len(found.overlap.shared) >= FEW_STEMS


def same_claim_in(
    origin: View,
    place: int,
    attribution: Attribution,
    target: View,
    goal: int,
    said: Sequence[Span],
    weights: Weights,
    least: float,
) -> Agreement | None:
    """Return how an attribution's content in a sentence agrees with words of a target sentence."""
    content = words_within(origin, place, attribution.content)
    parts = words_within(target, goal, said)
    found = best_agreement(origin, content, target, parts, weights) if content and parts else None
    if found is None or not is_same_claim(found, origin, place, target, goal, least):
        return None
    return found


def words_within(view: View, position: int, spans: Sequence[Span]) -> list[Span]:
    sentence = view.document.sentences[position].span
    return [clipped for span in spans if (clipped := span.clipped(sentence)) is not None]


def cosine(origin: View, place: int, target: View, goal: int) -> float:
    one, other = origin.document.vectors[place], target.document.vectors[goal]
    return float(one @ other) if np.any(one) and np.any(other) else UNKNOWN_COSINE
