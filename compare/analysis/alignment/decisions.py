"""Apply what people decided about links to an alignment: some are cut, some are made.

Requirements. A decision holds exactly: no link joins two sentences between which one was cut, and
every two sentences between which one was made stand in a link. Of two decisions about the same two
sentences the later holds. What nobody decided about stays as the program found it: without decisions
the alignment comes back as it is. Every linked pair of sentences still stands in one link only, web
residue in none, and exchanging the reports mirrors the links and changes nothing else.

Idea. A decision is a set of sentence pairs. A link that loses some of its pairs, to a cut or to a
link made by hand, falls apart into full rectangles as `blocks` cuts them. A link made by hand is
sure (similarity 1): a person said that both sides report the same claim. Which links were moved is
told again from all of them.

Rejected: changing the probabilities before links are chosen (a cut pair would free its rivals, and
links that nobody looked at would come and go).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

import numpy as np

from compare.analysis.alignment.align import _link as link_between
from compare.analysis.alignment.blocks import Block, Cell, blocks
from compare.analysis.alignment.order import out_of_order
from compare.analysis.alignment.similarity import Matrix, similarity
from compare.analysis.documents import Document
from compare.analysis.results import Alignment, Link, LinkKind


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about two passages, half-open ranges of sentence positions.

    `linked`: a link was made between them, else every link between them was cut.
    """

    linked: bool
    left_start: int
    left_end: int
    right_start: int
    right_end: int

    @property
    def cells(self) -> frozenset[Cell]:
        return _cells(self)


def decided(
    left: Document, right: Document, alignment: Alignment, decisions: Sequence[Decision]
) -> Alignment:
    """Return the alignment with decisions applied, given in the order in which they were made."""
    if not decisions:
        return alignment
    probabilities = similarity(left, right)
    made, settled = _made(left, right, decisions)
    found: list[Link] = []
    for cells in made:
        links = (link_between(left, right, b, probabilities) for b in _cover(cells, probabilities))
        found += [_sure(link) for link in links]
    for link in alignment.links:
        cells = _cells(link)
        if cells.isdisjoint(settled):
            found.append(link)
            continue
        rest = _cover(cells - settled, probabilities)
        found += [link_between(left, right, block, probabilities) for block in rest]
    return _alignment(left, right, found)


def _made(
    left: Document, right: Document, decisions: Sequence[Decision]
) -> tuple[list[frozenset[Cell]], frozenset[Cell]]:
    """Return the sentence pairs of each link made, and all pairs that were decided about."""
    residue = {
        (i, j)
        for decision in decisions
        for i, j in decision.cells
        if left.sentences[i].boilerplate or right.sentences[j].boilerplate
    }
    settled: set[Cell] = set()
    made: list[frozenset[Cell]] = []
    for decision in reversed(decisions):
        own = decision.cells - settled
        settled |= own
        if decision.linked and own - residue:
            made.append(frozenset(own - residue))
    return made, frozenset(settled)


def _cells(passages: Decision | Link) -> frozenset[Cell]:
    return frozenset(
        (i, j)
        for i in range(passages.left_start, passages.left_end)
        for j in range(passages.right_start, passages.right_end)
    )


def _cover(cells: AbstractSet[Cell], probabilities: Matrix) -> Iterator[Block]:
    """Cut sentence pairs into full rectangles; those of one link lie close together."""
    if not cells:
        return
    top, start = min(i for i, _ in cells), min(j for _, j in cells)
    height, width = max(i for i, _ in cells) + 1 - top, max(j for _, j in cells) + 1 - start
    linked = np.zeros((height, width), dtype=np.bool_)
    for i, j in cells:
        linked[i - top, j - start] = True
    part = probabilities[top : top + height, start : start + width]
    for block in blocks(linked, part):
        yield Block(
            block.left_start + top,
            block.left_end + top,
            block.right_start + start,
            block.right_end + start,
        )


def _sure(link: Link) -> Link:
    kind = LinkKind.PARAPHRASE if link.kind is LinkKind.PARTIAL else link.kind
    return replace(link, similarity=1.0, kind=kind)


def _alignment(left: Document, right: Document, found: Sequence[Link]) -> Alignment:
    links = sorted(found, key=lambda link: (link.left_start, link.right_start))
    moved = out_of_order(links)
    return Alignment(
        links=tuple(replace(link, moved=flag) for link, flag in zip(links, moved, strict=True)),
        only_left=_alone(
            left, {i for link in links for i in range(link.left_start, link.left_end)}
        ),
        only_right=_alone(
            right, {j for link in links for j in range(link.right_start, link.right_end)}
        ),
    )


def _alone(document: Document, linked: AbstractSet[int]) -> tuple[int, ...]:
    return tuple(
        position
        for position, sentence in enumerate(document.sentences)
        if not sentence.boilerplate and position not in linked
    )
