"""What making a link would change, told before it is made: links, earlier decisions, flags.

The analysis does not run for it. It is told which links go into the new one, which lose sentences to
it and which stay beside it; and which flags will be computed again, not what comes of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from articles.text.spans import Span
from articles.text.units import Sentence
from compare.analysis.alignment.decisions import Decision
from compare.analysis.results import Link, Side
from compare.decisions import as_positions, standing_decisions
from compare.models import Comparison, Flag, LinkDecision, Review
from compare.reading.groups import passage_of
from compare.reading.material import links_of, sentences_of


@dataclass(frozen=True, slots=True)
class Words:
    """The words of both passages of a link, by the page's columns."""

    left: str
    right: str


@dataclass(frozen=True, slots=True)
class RestingFlag:
    flag: Flag
    is_reviewed: bool


@dataclass(frozen=True, slots=True)
class LinkPreview:
    """What a link between the chosen sentences would change; sides are those of the page.

    `ready` tells that there is such a link: sentences on both sides, without gaps.
    """

    left: int = 0  # sentences chosen
    right: int = 0
    has_gaps: bool = False
    words: Words | None = None
    same: bool = False  # the passages are linked already, as one link
    already: LinkDecision | None = None  # by hand
    absorbed: tuple[Words, ...] = ()
    parted: tuple[Words, ...] = ()
    beside: tuple[Words, ...] = ()
    replaced: tuple[LinkDecision, ...] = ()
    overruled: tuple[LinkDecision, ...] = ()
    flags: tuple[RestingFlag, ...] = field(default=())

    @property
    def ready(self) -> bool:
        return bool(self.left and self.right and not self.has_gaps)

    @property
    def reviewed(self) -> int:
        return sum(resting.is_reviewed for resting in self.flags)


def link_preview(
    comparison: Comparison, lefts: Collection[int], rights: Collection[int], *, swap: bool
) -> LinkPreview:
    """Say what a link between sentences of the stored sides would change (five queries at most)."""
    counts = len(lefts), len(rights)
    shown = counts[::-1] if swap else counts
    gaps = any(max(p) + 1 - min(p) > len(p) for p in (lefts, rights) if p)
    if not all(counts) or gaps:
        return LinkPreview(*shown, has_gaps=gaps)
    return _Teller(comparison, swap=swap).preview(
        range(min(lefts), max(lefts) + 1), range(min(rights), max(rights) + 1)
    )


class _Teller:
    """Holds a new link against what is there."""

    def __init__(self, comparison: Comparison, *, swap: bool) -> None:
        self._comparison = comparison
        self._swap = swap
        found = sentences_of([comparison.left_id, comparison.right_id])
        self._sentences: dict[Side, Sequence[Sentence]] = {
            Side.LEFT: found[comparison.left_id],
            Side.RIGHT: found[comparison.right_id],
        }

    def preview(self, left: range, right: range) -> LinkPreview:
        if left.stop > len(self._sentences[Side.LEFT]) or right.stop > len(
            self._sentences[Side.RIGHT]
        ):
            return LinkPreview()
        new = Decision(True, left.start, left.stop, right.start, right.stop)
        links = [(link, _shared(link, new)) for link in links_of(self._comparison)]
        already, replaced, overruled = self._decisions(new)
        return LinkPreview(
            *((len(right), len(left)) if self._swap else (len(left), len(right))),
            words=self._words(left, right),
            same=any(share == 1 and _size(link) == len(new.cells) for link, share in links),
            already=already,
            absorbed=self._told(
                link for link, share in links if share == 1 and _size(link) < len(new.cells)
            ),
            parted=self._told(link for link, share in links if 0 < share < 1),
            beside=self._told(link for link, share in links if not share and _touches(link, new)),
            replaced=replaced,
            overruled=overruled,
            flags=self._flags(left, right),
        )

    def _words(self, left: range, right: range) -> Words:
        both = (
            " ".join(self._span(side, passage).slice(self._comparison.article(side).body).split())
            for side, passage in ((Side.LEFT, left), (Side.RIGHT, right))
        )
        one, other = both
        return Words(other, one) if self._swap else Words(one, other)

    def _told(self, links: Iterable[Link]) -> tuple[Words, ...]:
        return tuple(
            self._words(passage_of(link, Side.LEFT), passage_of(link, Side.RIGHT)) for link in links
        )

    def _span(self, side: Side, passage: range) -> Span:
        sentences = self._sentences[side]
        return Span(sentences[passage.start].start, sentences[passage.stop - 1].end)

    def _decisions(
        self, new: Decision
    ) -> tuple[LinkDecision | None, tuple[LinkDecision, ...], tuple[LinkDecision, ...]]:
        """Return what was decided about just these pairs of sentences, these or fewer, and others."""
        already: LinkDecision | None = None
        replaced: list[LinkDecision] = []
        overruled: list[LinkDecision] = []
        both = self._comparison.left_id, self._comparison.right_id
        for decision in standing_decisions(*both):
            old = as_positions(decision, *self._sentences.values())
            if old is None or old.cells.isdisjoint(new.cells):
                continue
            if old == new:
                already = decision
            else:
                (replaced if old.cells <= new.cells else overruled).append(decision)
        return already, tuple(replaced), tuple(overruled)

    def _flags(self, left: range, right: range) -> tuple[RestingFlag, ...]:
        places = {
            Side.LEFT.value: self._span(Side.LEFT, left),
            Side.RIGHT.value: self._span(Side.RIGHT, right),
        }
        flags = [
            flag
            for flag in self._comparison.flags.standing().in_text_order()
            if Span(flag.start, flag.end).overlaps(places[flag.side])
        ]
        reviewed = set(Review.objects.filter(flag__in=flags).values_list("flag_id", flat=True))
        return tuple(RestingFlag(flag, flag.pk in reviewed) for flag in flags)


def _size(link: Link) -> int:
    return (link.left_end - link.left_start) * (link.right_end - link.right_start)


def _shared(link: Link, new: Decision) -> float:
    """Return how much of a link goes into a new one, from 0 to 1."""
    lefts = min(link.left_end, new.left_end) - max(link.left_start, new.left_start)
    rights = min(link.right_end, new.right_end) - max(link.right_start, new.right_start)
    return max(0, lefts) * max(0, rights) / _size(link)


def _touches(link: Link, new: Decision) -> bool:
    return (link.left_start < new.left_end and new.left_start < link.left_end) or (
        link.right_start < new.right_end and new.right_start < link.right_end
    )


__all__ = ["LinkPreview", "RestingFlag", "Words", "link_preview"]
