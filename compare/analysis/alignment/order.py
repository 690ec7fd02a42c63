"""Which links stand out of order.

The main order is the heaviest chain of links that runs forward in both texts, the surer and the
longer a link, the heavier; where several weigh the same (two halves exchanged), nothing tells which
half moved, and all of them count as in order.
A link outside it is *moved* only when that is beyond doubt: the link is sure, none of its sentences
is also linked in order, and it jumps over several links of the chain. A sentence that one report
made of two ("Engmark, which lost 70 million last year, is to merge") stands in order by one half and
may still have brought the other half from elsewhere: then one side of a link may be linked in order
too, if the link is surer still. What is merely interleaved with its neighbours stays unmarked: a miss
is better than a false mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from compare.analysis.results import Link

SURE = 0.70  # probability under which a link may be an error rather than a move (0.60: 3 of 8 are)
SURER = 0.78  # the same for a half of a sentence whose other half is in order
MIN_JUMP = 2  # links of the main order that a moved link has to pass over
ROUNDING = 1e-9  # chains whose weights differ by less weigh the same


def out_of_order(links: Sequence[Link], sizes: Sequence[int] | None = None) -> tuple[bool, ...]:
    """Return for each link whether its passage was moved.

    `sizes` are the words of each link; None: sentences, all of one length, are counted instead.
    """
    if sizes is None:
        sizes = [_sentences(link) for link in links]
    weights = [link.similarity * size for link, size in zip(links, sizes, strict=True)]
    chain = _main_order(links, weights)
    in_order = [links[i] for i in sorted(chain)]
    left_kept = {p for link in in_order for p in range(link.left_start, link.left_end)}
    right_kept = {p for link in in_order for p in range(link.right_start, link.right_end)}
    return tuple(
        position not in chain
        and link.similarity >= _asked(link, left_kept, right_kept)
        and _jump(link, in_order) >= MIN_JUMP
        for position, link in enumerate(links)
    )


def _asked(link: Link, left_kept: AbstractSet[int], right_kept: AbstractSet[int]) -> float:
    """Return the probability from which a link out of order was surely moved (infinite: never)."""
    left = left_kept.isdisjoint(range(link.left_start, link.left_end))
    right = right_kept.isdisjoint(range(link.right_start, link.right_end))
    if left and right:
        return SURE
    return SURER if left or right else float("inf")


def _sentences(link: Link) -> int:
    return link.left_end - link.left_start + link.right_end - link.right_start


def _jump(link: Link, in_order: Sequence[Link]) -> int:
    """Return how many links of the main order this one crosses."""
    return sum(
        (other.left_start < link.left_start) != (other.right_start < link.right_start)
        for other in in_order
    )


def _main_order(links: Sequence[Link], weights: Sequence[float]) -> frozenset[int]:
    """Return the positions of the links that stand in a heaviest chain.

    A chain never runs backward on either side. Of several that weigh the same, none is preferred.
    """
    up_to = _heaviest(links, weights, forward=True)
    from_there = _heaviest(links, weights, forward=False)
    through = [
        before + after - weight
        for before, after, weight in zip(up_to, from_there, weights, strict=True)
    ]
    heaviest = max(through, default=0.0)
    return frozenset(i for i, weight in enumerate(through) if weight >= heaviest - ROUNDING)


def _heaviest(links: Sequence[Link], weights: Sequence[float], *, forward: bool) -> list[float]:
    """Return the weight of the heaviest chain that ends, or if not forward starts, with each link."""
    sign = 1 if forward else -1
    starts = [(sign * link.left_start, sign * link.right_start) for link in links]
    ranks = {right: n for n, right in enumerate(sorted({right for _, right in starts}), 1)}
    best = [0.0] * (len(ranks) + 1)  # a Fenwick tree of maxima
    out = [0.0] * len(links)
    for position in sorted(range(len(links)), key=lambda i: starts[i]):
        rank = ranks[starts[position][1]]
        out[position] = reached = _best_up_to(best, rank) + weights[position]
        while rank < len(best):
            best[rank] = max(best[rank], reached)
            rank += rank & -rank
    return out


def _best_up_to(best: Sequence[float], rank: int) -> float:
    out = 0.0
    while rank > 0:
        out = max(out, best[rank])
        rank -= rank & -rank
    return out
