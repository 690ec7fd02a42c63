"""The pages on which a link is cut or made: the passages to choose from, nearest first."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from django.db.models import Q
from pgvector.django import CosineDistance

from articles.models import Article, Sentence
from compare.analysis.alignment.decisions import Decision
from compare.analysis.results import Link, Side
from compare.decisions import as_positions, standing_decisions
from compare.models import Comparison, LinkDecision, Review
from compare.reading.groups import passage_of
from compare.reading.landing import Place
from compare.reading.link_preview import RestingFlag
from compare.reading.material import links_of, sentences_of

NEAREST = 5  # candidates that stand before the text; of a short one no more than half
MOST_UNFOLDED = 12  # sentences of a report that is offered whole at once
MOST_TICKED = 2  # sentences of a passage that are ticked before anybody chose


@dataclass(frozen=True, slots=True)
class Choice:
    """One sentence to tick; `number` is that of its paragraph, `begins` where it is the first of it."""

    position: int
    number: int
    begins: bool
    text: str
    ticked: bool
    near: int | None = None  # its place among the nearest
    shown: bool = True
    linked: bool = False  # with the passage that a link is made for, as things stand


@dataclass(frozen=True, slots=True)
class Passage:
    """One side of a form: the sentences to choose from, in the order of the text."""

    side: Side
    label: str
    article: Article
    choices: tuple[Choice, ...]

    @property
    def nearest(self) -> tuple[Choice, ...]:
        found = ((c.near, c) for c in self.choices if c.near is not None)
        return tuple(choice for _, choice in sorted(found, key=lambda pair: pair[0]))

    @property
    def opens_whole(self) -> bool:
        """Tell whether the whole report is unfolded: it is short, or a sentence far off is ticked."""
        few = len(self.choices) <= MOST_UNFOLDED
        return few or any(choice.ticked and choice.near is None for choice in self.choices)

    @property
    def shown(self) -> tuple[Choice, ...]:
        return tuple(choice for choice in self.choices if choice.shown)


def passage(
    article: Article,
    side: Side,
    *,
    swap: bool,
    positions: range | None = None,
    ticked: Collection[int] = (),
    near: Sequence[int] = (),
    linked: Collection[int] = (),
    wanted: str = "",
) -> Passage:
    """Return the sentences of an article, or those at `positions`, web residue left out (one query).

    `wanted` keeps those that hold all its words, and those that are ticked.
    """
    words = wanted.casefold().split()
    rank = {position: place for place, position in enumerate(near)}
    choices = tuple(
        Choice(
            position,
            number,
            begins,
            text,
            position in ticked,
            rank.get(position),
            position in ticked or all(word in text.casefold() for word in words),
            position in linked,
        )
        for position, number, begins, text in _numbered(article)
        if positions is None or position in positions
    )
    shown = side.other if swap else side
    return Passage(side, shown.value, article, choices)


def _numbered(article: Article) -> Iterator[tuple[int, int, bool, str]]:
    rows = Sentence.objects.filter(article=article, boilerplate=False).order_by("position")
    number, last = 0, None
    for position, start, end, paragraph in rows.values_list(
        "position", "start", "end", "paragraph_id"
    ):
        begins = paragraph != last
        number, last = number + begins, paragraph
        yield position, number, begins, " ".join(article.body[start:end].split())


def nearest(article: Article, positions: Collection[int], other: Article) -> list[int]:
    """Return which sentences of the other report are closest to a passage, closest first.

    Closeness is the cosine to the passage's mean vector; none where no vector is known (two queries).
    """
    rows = Sentence.objects.filter(article=article, position__in=positions, vector__isnull=False)
    vectors = [np.asarray(vector, dtype=np.float32) for (vector,) in rows.values_list("vector")]
    mean = np.mean(vectors, axis=0) if vectors else np.zeros(1, dtype=np.float32)
    if not mean.any():
        return []
    near = (
        Sentence.objects.filter(article=other, boilerplate=False, vector__isnull=False)
        .annotate(distance=CosineDistance("vector", mean))
        .order_by("distance", "position")
    )
    found = list(near.values_list("position", flat=True))
    return found[: min(NEAREST, max(1, len(found) // 2))]


def linked_with(comparison: Comparison, side: Side, positions: range) -> list[Link]:
    """Return the links of a passage of a stored side (one query)."""
    return [
        link
        for link in links_of(comparison)
        if (own := passage_of(link, side)).start < positions.stop and positions.start < own.stop
    ]


def resting_on(comparison: Comparison, left: range, right: range) -> list[RestingFlag]:
    """Return the flags that were raised on links between two passages (two queries)."""
    between = Q(
        pair__left_start__lt=left.stop,
        pair__left_end__gt=left.start,
        pair__right_start__lt=right.stop,
        pair__right_end__gt=right.start,
        pair__similarity__isnull=False,
    )
    flags = list(comparison.flags.standing().filter(between).in_text_order())
    reviewed = set(Review.objects.filter(flag__in=flags).values_list("flag_id", flat=True))
    return [RestingFlag(flag, flag.pk in reviewed) for flag in flags]


def standing_between(left_id: int, right_id: int, left: range, right: range) -> list[LinkDecision]:
    """Return the standing decisions that touch two passages of two reports (two queries)."""
    decisions = standing_decisions(left_id, right_id)
    if not decisions or not left or not right:
        return []
    texts = sentences_of([left_id, right_id])
    found = ((d, as_positions(d, texts[left_id], texts[right_id])) for d in decisions)
    return [d for d, at in found if at is not None and _touches(at, left, right)]


def _touches(at: Decision, left: range, right: range) -> bool:
    return (
        at.left_start < left.stop
        and left.start < at.left_end
        and at.right_start < right.stop
        and right.start < at.right_end
    )


@dataclass(frozen=True, slots=True)
class ToldDecision:
    """A decision in the history; `applies` is False where no sentence answers for it any more.

    None where nothing can be told, for a report has no sentences: it is being cut.
    """

    decision: LinkDecision
    applies: bool | None
    address: str


def decisions_told(comparison: Comparison) -> list[ToldDecision]:
    """Return all that was decided about two reports, the latest first (two queries)."""
    both = comparison.left_id, comparison.right_id
    decisions = LinkDecision.objects.between(*both).select_related("made_by", "taken_back_by")
    found = list(decisions.reverse())
    texts = sentences_of(both) if found else {}
    cut = all(texts.get(article) for article in both)
    return [
        ToldDecision(
            decision,
            as_positions(decision, texts[both[0]], texts[both[1]]) is not None if cut else None,
            Place(changed=decision.pk).address(comparison, swap=False),
        )
        for decision in found
    ]
