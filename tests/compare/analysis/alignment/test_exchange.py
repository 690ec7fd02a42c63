"""Whichever report stands on the left, the answer is the same: exchanging them only mirrors it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.encode import load_encoder
from compare.analysis.alignment.align import align
from compare.analysis.alignment.blocks import blocks
from compare.analysis.alignment.order import out_of_order
from compare.analysis.alignment.relation import relation
from compare.analysis.documents import Document
from compare.analysis.results import Alignment, Link, LinkKind
from tests.compare.analysis.alignment.reports import FERRY, ORCHARD, report

MERGED = (
    "A tug towed the ferry Aurelia to the inner harbour after she lost power a mile off the pier.",
    "Nobody among the 212 passengers was hurt, and engineers blamed a clogged fuel filter.",
    "An older ship will run the line, and tickets for cancelled crossings stay valid.",
)
SENTENCES = (*FERRY, *ORCHARD, *MERGED, "2.4", "…", "")
reports = st.lists(st.sampled_from(SENTENCES), max_size=12)


def mirrored(alignment: Alignment) -> Alignment:
    return Alignment(
        links=tuple(sorted(map(turned, alignment.links), key=place)),
        only_left=alignment.only_right,
        only_right=alignment.only_left,
    )


def turned(link: Link) -> Link:
    return replace(
        link,
        left_start=link.right_start,
        left_end=link.right_end,
        right_start=link.left_start,
        right_end=link.left_end,
    )


def place(link: Link) -> tuple[int, int]:
    return link.left_start, link.right_start


def assert_mirrored(left: Document, right: Document) -> None:
    there, back = align(left, right), align(right, left)
    assert back == mirrored(there)
    assert relation(right, left, back).same_event == relation(left, right, there).same_event


@settings(deadline=None)
@given(reports, reports)
def test_exchanging_the_reports_mirrors_the_alignment(left: list[str], right: list[str]):
    assert_mirrored(report(left), report(right))


@settings(deadline=None)
@given(reports)
def test_a_report_beside_its_copy_is_aligned_alike_from_both_sides(sentences: list[str]):
    alignment = align(report(sentences), report(sentences))
    assert alignment == mirrored(alignment)


@st.composite
def linked_pairs(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray]:
    rows, columns = draw(st.integers(1, 7)), draw(st.integers(1, 7))
    cells = draw(st.lists(st.booleans(), min_size=rows * columns, max_size=rows * columns))
    some = st.sampled_from([0.5, 0.6, 0.7])
    numbers = draw(st.lists(some, min_size=rows * columns, max_size=rows * columns))
    return np.array(cells).reshape(rows, columns), np.array(numbers).reshape(rows, columns)


@settings(deadline=None)
@given(linked_pairs())
def test_blocks_cover_every_linked_pair_once_and_mirror(made: tuple[np.ndarray, np.ndarray]):
    linked, probabilities = made
    found = blocks(linked, probabilities)
    covered = np.zeros(linked.shape, dtype=int)
    for block in found:
        covered[block.left_start : block.left_end, block.right_start : block.right_end] += 1
    np.testing.assert_array_equal(covered, linked.astype(int))
    back = blocks(linked.T, probabilities.T)
    turned_back = [block.mirrored for block in back]
    assert sorted(turned_back, key=lambda block: (block.left_start, block.right_start)) == found


def test_of_two_ways_to_group_the_more_probable_is_taken():
    linked = np.array([[True, True], [True, False]])
    probabilities = np.array([[0.9, 0.8], [0.6, 0.1]])
    assert [(b.left_start, b.left_end, b.right_start, b.right_end) for b in blocks(linked, probabilities)] == [
        (0, 1, 0, 2),
        (1, 2, 0, 1),
    ]  # fmt: skip


def test_where_nothing_tells_how_to_group_the_pairs_stay_apart():
    linked = np.array([[True, True], [True, False]])
    assert {block.size for block in blocks(linked, np.full((2, 2), 0.7))} == {1}


def test_of_two_exchanged_halves_that_weigh_the_same_neither_is_called_moved():
    links = [
        Link(i, i + 1, j, j + 1, 0.9, LinkKind.VERBATIM)
        for i, j in enumerate((4, 5, 6, 7, 0, 1, 2, 3))
    ]
    assert not any(out_of_order(links))
    surer = [replace(link, similarity=0.95) for link in links[:4]] + links[4:]
    assert out_of_order(surer) == (False,) * 4 + (True,) * 4


def test_of_two_exchanged_halves_the_one_with_fewer_words_is_called_moved():
    links = [
        Link(i, i + 1, j, j + 1, 0.9, LinkKind.VERBATIM)
        for i, j in enumerate((4, 5, 6, 7, 0, 1, 2, 3))
    ]
    assert out_of_order(links, [20] * 4 + [16] * 4) == (False,) * 4 + (True,) * 4
    assert out_of_order(links, [16] * 4 + [20] * 4) == (True,) * 4 + (False,) * 4


@pytest.mark.encoder
def test_with_real_vectors_the_alignment_is_mirrored_to_the_last_bit():
    encoder = load_encoder()
    sides = []
    for sentences in ((*FERRY, *MERGED), (*reversed(MERGED), *ORCHARD, *FERRY[2:6])):
        plain = report(sentences)
        sides.append(Document(plain.text, plain.sentences, encoder.encode(list(sentences))))
    assert_mirrored(*sides)
