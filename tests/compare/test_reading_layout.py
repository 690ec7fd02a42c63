from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from articles.text.units import Sentence
from compare.analysis.results import Link, LinkKind, Side
from compare.reading.layout import Row, RowKind, arrange


def sentences(count: int, *, residue: Sequence[int] = ()) -> list[Sentence]:
    return [Sentence(10 * p, 10 * p + 9, p // 2, p in residue) for p in range(count)]


def link(
    left: int | tuple[int, int],
    right: int | tuple[int, int],
    similarity: float = 0.9,
    *,
    moved: bool = False,
) -> Link:
    lefts = left if isinstance(left, tuple) else (left, left + 1)
    rights = right if isinstance(right, tuple) else (right, right + 1)
    return Link(*lefts, *rights, similarity, LinkKind.PARAPHRASE, moved)


def shape(rows: Sequence[Row]) -> list[tuple[str, list[int], list[int]]]:
    return [
        (
            row.kind.value,
            list(row.left.positions()) if row.left else [],
            list(row.right.positions()) if row.right else [],
        )
        for row in rows
    ]


def main_order(rows: Sequence[Row], side: Side) -> list[int]:
    return [
        p
        for row in rows
        for cell in row.cells
        if cell.side is side and not cell.echo
        for p in cell.positions()
    ]


def test_linked_passages_share_a_row_and_the_rest_stand_alone() -> None:
    rows = arrange(sentences(4), sentences(3), [link(0, 0), link(2, 1)])
    assert shape(rows) == [
        ("pair", [0], [0]),
        ("only", [1], []),
        ("pair", [2], [1]),
        ("only", [3], []),
        ("only", [], [2]),
    ]


def test_residue_never_shares_a_row_with_text() -> None:
    rows = arrange(sentences(3, residue=[1]), sentences(1), [link(0, 0)])
    assert shape(rows) == [("pair", [0], [0]), ("residue", [1], []), ("only", [2], [])]


def test_neighbouring_links_of_one_sentence_are_joined_to_one_row() -> None:
    rows = arrange(sentences(3), sentences(2), [link(0, 0, 0.8), link(1, 0, 0.9), link(2, 1)])
    assert shape(rows) == [("pair", [0, 1], [0]), ("pair", [2], [1])]
    assert rows[0].links == (0, 1)


def test_a_sentence_linked_to_far_ones_stands_beside_the_surest_and_points_to_the_rest() -> None:
    rows = arrange(sentences(6), sentences(1), [link(0, 0, 0.7), link(5, 0, 0.9)])
    assert shape(rows) == [
        ("elsewhere", [0], []),
        ("only", [1, 2, 3, 4], []),
        ("pair", [5], [0]),
    ]
    (to_right,) = rows[0].references
    assert (to_right.side, to_right.sentence, to_right.row) == (Side.RIGHT, 0, 2)
    (to_left,) = rows[2].references
    assert (to_left.side, to_left.sentence, to_left.row, to_left.moved) == (Side.LEFT, 0, 0, False)


def test_a_moved_passage_stands_in_both_orders_and_points_both_ways() -> None:
    links = [link(0, 2, moved=True), link(1, 0), link(2, 1)]
    rows = arrange(sentences(3), sentences(3), links)
    assert shape(rows) == [
        ("away", [0], []),
        ("pair", [1], [0]),
        ("pair", [2], [1]),
        ("moved", [0], [2]),
    ]
    assert rows[3].left is not None and rows[3].left.echo
    assert [(r.row, r.moved, r.side) for r in rows[0].references] == [(3, True, Side.RIGHT)]
    assert [(r.row, r.moved, r.side) for r in rows[3].references] == [(0, True, Side.LEFT)]


def test_links_out_of_order_are_set_as_moved_even_where_the_alignment_does_not_say_so() -> None:
    rows = arrange(sentences(3), sentences(3), [link(0, 2), link(1, 0), link(2, 1)])
    assert [row.kind for row in rows].count(RowKind.MOVED) == 1
    assert main_order(rows, Side.LEFT) == main_order(rows, Side.RIGHT) == [0, 1, 2]


def test_empty_sides_give_rows_for_the_other_only() -> None:
    assert shape(arrange([], sentences(1), [])) == [("only", [], [0])]
    assert arrange([], [], []) == ()


@st.composite
def ranges(draw: st.DrawFn, count: int) -> tuple[int, int]:
    start = draw(st.integers(0, count - 1))
    return start, min(count, start + draw(st.integers(1, 3)))


@st.composite
def alignments(draw: st.DrawFn) -> tuple[int, int, list[Link]]:
    left, right = draw(st.integers(1, 12)), draw(st.integers(1, 12))
    links = []
    for _ in range(draw(st.integers(0, 12))):
        lefts, rights = draw(ranges(left)), draw(ranges(right))
        similarity = draw(st.sampled_from([0.5, 0.7, 0.9]))
        links.append(link(lefts, rights, similarity, moved=draw(st.booleans())))
    return left, right, links


@given(alignments())
def test_each_column_is_its_report_whole_and_in_order(drawn: tuple[int, int, list[Link]]) -> None:
    left, right, links = drawn
    rows = arrange(sentences(left), sentences(right), links)
    assert main_order(rows, Side.LEFT) == list(range(left))
    assert main_order(rows, Side.RIGHT) == list(range(right))


@given(alignments())
def test_every_link_is_shown_in_a_row_or_pointed_to_from_both_sides(
    drawn: tuple[int, int, list[Link]],
) -> None:
    left, right, links = drawn
    rows = arrange(sentences(left), sentences(right), links)
    shown = {index for row in rows for index in row.links}
    stands = {
        (cell.side, p): r
        for r, row in enumerate(rows)
        for cell in row.cells
        if not cell.echo
        for p in cell.positions()
    }
    for index in set(range(len(links))) - shown:
        a = stands[Side.LEFT, links[index].left_start]
        b = stands[Side.RIGHT, links[index].right_start]
        if a != b:
            assert b in {reference.row for reference in rows[a].references}
            assert a in {reference.row for reference in rows[b].references}


@given(alignments())
def test_the_order_in_which_links_come_does_not_change_the_rows(
    drawn: tuple[int, int, list[Link]],
) -> None:
    left, right, links = drawn
    unique = list(dict.fromkeys(links))
    one = arrange(sentences(left), sentences(right), unique)
    two = arrange(sentences(left), sentences(right), unique[::-1])
    assert shape(one) == shape(two)


def test_web_residue_between_two_joined_sentences_stays_in_their_row() -> None:
    links = [link((0, 2), 0, 0.95), link((0, 2), 2, 0.9)]
    rows = arrange(sentences(2), sentences(3, residue=[1]), links)
    assert shape(rows) == [("pair", [0, 1], [0, 1, 2])]


def test_what_an_outdone_link_still_has_for_itself_gets_a_row() -> None:
    links = [link(0, 0, 0.95), link((0, 2), 3, 0.9)]
    rows = arrange(sentences(2), sentences(4), links)
    assert shape(rows) == [
        ("pair", [0], [0]),
        ("only", [], [1, 2]),
        ("pair", [1], [3]),
    ]
    assert [reference.row for reference in rows[0].references] == [2]
