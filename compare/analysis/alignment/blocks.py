"""Group linked sentence pairs into full rectangles: passages of n sentences linked to m.

Requirements: every linked pair stands in exactly one rectangle, and exchanging the two reports
mirrors the rectangles and changes nothing else.

Idea: cover the pairs twice, once growing every rectangle to the right first and once to the left
report's next sentences first. Mostly the two covers agree. Where they differ (a sentence with two
counterparts, one of which has another), each connected patch takes the cover with fewer rectangles,
then the one with larger ones, then the one whose larger rectangles are the more probable; should
even that tie, the pairs of the patch stay apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Block:
    """A full rectangle of linked sentences."""

    left_start: int
    left_end: int
    right_start: int
    right_end: int

    @property
    def mirrored(self) -> Block:
        return Block(self.right_start, self.right_end, self.left_start, self.left_end)

    @property
    def size(self) -> int:
        return (self.left_end - self.left_start) * (self.right_end - self.right_start)


def blocks(linked: NDArray[np.bool_], probabilities: NDArray[np.float64]) -> list[Block]:
    """Cover the linked pairs by full rectangles, each pair once, in the order of the left report."""
    right_first = _grown(linked)
    left_first = [block.mirrored for block in _grown(linked.T)]
    agreed = set(right_first) & set(left_first)
    if len(agreed) == len(right_first):
        return sorted(agreed, key=_place)
    open_pairs = linked.copy()
    for block in agreed:
        open_pairs[block.left_start : block.left_end, block.right_start : block.right_end] = False
    patch_of = _patches(open_pairs)
    one, two = (_by_patch(cover, patch_of) for cover in (right_first, left_first))
    chosen = list(agreed)
    for patch in one:
        ranks = [_rank(cover[patch], probabilities) for cover in (one, two)]
        if ranks[0] == ranks[1]:
            chosen += [Block(i, i + 1, j, j + 1) for i, j in _cells(one[patch])]
        else:
            chosen += one[patch] if ranks[0] > ranks[1] else two[patch]
    return sorted(chosen, key=_place)


def _place(block: Block) -> Cell:
    return block.left_start, block.right_start


def _grown(linked: NDArray[np.bool_]) -> list[Block]:
    """Cover the linked pairs by rectangles grown to the right first, then down."""
    free = linked.copy()
    found = []
    for i, j in np.argwhere(linked).tolist():
        if not free[i, j]:
            continue
        i_end, j_end = i + 1, j + 1
        while j_end < free.shape[1] and free[i, j_end]:
            j_end += 1
        while i_end < free.shape[0] and free[i_end, j:j_end].all():
            i_end += 1
        free[i:i_end, j:j_end] = False
        found.append(Block(i, i_end, j, j_end))
    return found


def _patches(linked: NDArray[np.bool_]) -> dict[Cell, Cell]:
    """Return for each linked pair one that stands for all pairs connected with it, side by side."""
    cells = [(i, j) for i, j in np.argwhere(linked).tolist()]
    patch_of: dict[Cell, Cell] = {}
    known = set(cells)
    for cell in cells:
        if cell in patch_of:
            continue
        patch_of[cell] = cell
        waiting = [cell]
        while waiting:
            i, j = waiting.pop()
            for beside in ((i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1)):
                if beside in known and beside not in patch_of:
                    patch_of[beside] = cell
                    waiting.append(beside)
    return patch_of


def _by_patch(cover: Iterable[Block], patch_of: dict[Cell, Cell]) -> dict[Cell, list[Block]]:
    found: dict[Cell, list[Block]] = defaultdict(list)
    for block in cover:
        if _place(block) in patch_of:
            found[patch_of[_place(block)]].append(block)
    return found


def _rank(
    cover: Sequence[Block], probabilities: NDArray[np.float64]
) -> tuple[int, list[int], list[float]]:
    """Return what makes a cover better: fewer blocks, larger ones, more probable ones."""
    best = sorted((block.size, _lowest(block, probabilities)) for block in cover)[::-1]
    return -len(best), [size for size, _ in best], [lowest for _, lowest in best]


def _lowest(block: Block, probabilities: NDArray[np.float64]) -> float:
    part = probabilities[block.left_start : block.left_end, block.right_start : block.right_end]
    return float(part.min())


def _cells(cover: Iterable[Block]) -> list[Cell]:
    return [
        (i, j)
        for block in cover
        for i in range(block.left_start, block.left_end)
        for j in range(block.right_start, block.right_end)
    ]
