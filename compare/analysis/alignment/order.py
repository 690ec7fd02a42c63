"""Which links stand out of order.

The main order is the heaviest chain of links that runs forward in both texts. A link outside it is
*moved* only when that is beyond doubt: the link is sure, none of its sentences is also linked in
order, and it jumps over several links of the chain. What is merely interleaved with its neighbours
stays unmarked: a miss is better than a false mark.
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.analysis.results import Link

SURE = 0.60  # probability under which a link may be an error rather than a move
MIN_JUMP = 2  # links of the main order that a moved link has to pass over


def out_of_order(links: Sequence[Link]) -> tuple[bool, ...]:
    """Return for each link whether its passage was moved."""
    chain = _main_order(links)
    in_order = [links[i] for i in sorted(chain)]
    left_kept = {p for link in in_order for p in range(link.left_start, link.left_end)}
    right_kept = {p for link in in_order for p in range(link.right_start, link.right_end)}
    return tuple(
        position not in chain
        and link.similarity >= SURE
        and left_kept.isdisjoint(range(link.left_start, link.left_end))
        and right_kept.isdisjoint(range(link.right_start, link.right_end))
        and _jump(link, in_order) >= MIN_JUMP
        for position, link in enumerate(links)
    )


def _weight(link: Link) -> float:
    sentences = link.left_end - link.left_start + link.right_end - link.right_start
    return link.similarity * sentences


def _jump(link: Link, in_order: Sequence[Link]) -> int:
    """Return how many links of the main order this one crosses."""
    return sum(
        (other.left_start < link.left_start) != (other.right_start < link.right_start)
        for other in in_order
    )


def _main_order(links: Sequence[Link]) -> frozenset[int]:
    """Return the positions of the heaviest chain that never runs backward on either side."""
    order = sorted(range(len(links)), key=lambda i: (links[i].left_start, links[i].right_start))
    ranks = {start: n for n, start in enumerate(sorted({link.right_start for link in links}), 1)}
    best: list[tuple[float, int]] = [(0.0, -1)] * (len(ranks) + 1)  # a Fenwick tree of maxima
    before: dict[int, int] = {}
    total = (0.0, -1)
    for position in order:
        rank = ranks[links[position].right_start]
        weight, before[position] = _best_up_to(best, rank)
        reached = (weight + _weight(links[position]), position)
        total = max(total, reached, key=lambda item: item[0])
        while rank < len(best):
            best[rank] = max(best[rank], reached, key=lambda item: item[0])
            rank += rank & -rank
    chain = set()
    position = total[1]
    while position >= 0:
        chain.add(position)
        position = before[position]
    return frozenset(chain)


def _best_up_to(best: Sequence[tuple[float, int]], rank: int) -> tuple[float, int]:
    out = (0.0, -1)
    while rank > 0:
        out = max(out, best[rank], key=lambda item: item[0])
        rank -= rank & -rank
    return out
