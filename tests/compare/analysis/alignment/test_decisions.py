"""What people decide about links holds exactly, and moves nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.analysis.alignment.align import align
from compare.analysis.alignment.decisions import Decision, decided
from compare.analysis.compare import compare_documents
from compare.analysis.documents import Document
from compare.analysis.results import Alignment, Link, LinkKind
from tests.compare.analysis.alignment.reports import FERRY, ORCHARD, report
from tests.compare.analysis.alignment.test_exchange import SENTENCES, mirrored

LEFT = report(FERRY)
RIGHT = report((*FERRY[:4], ORCHARD[0]), boilerplate=("Scroll to Top",))


def cells(alignment: Alignment) -> list[tuple[int, int]]:
    return sorted(
        (i, j)
        for link in alignment.links
        for i in range(link.left_start, link.left_end)
        for j in range(link.right_start, link.right_end)
    )


def cut(left: tuple[int, int], right: tuple[int, int]) -> Decision:
    return Decision(False, *left, *right)


def make(left: tuple[int, int], right: tuple[int, int]) -> Decision:
    return Decision(True, *left, *right)


def apply(*decisions: Decision) -> Alignment:
    return decided(LEFT, RIGHT, align(LEFT, RIGHT), decisions)


def test_without_decisions_nothing_changes_not_even_the_object() -> None:
    found = align(LEFT, RIGHT)
    assert decided(LEFT, RIGHT, found, ()) is found
    assert repr(compare_documents(LEFT, RIGHT, ())) == repr(compare_documents(LEFT, RIGHT))


def test_a_cut_link_is_gone_and_its_sentences_stand_alone() -> None:
    before = align(LEFT, RIGHT)
    assert (1, 1) in cells(before)
    after = apply(cut((1, 2), (1, 2)))
    assert set(cells(before)) - set(cells(after)) == {(1, 1)}
    assert 1 in after.only_left and 1 in after.only_right


def test_a_cut_where_no_link_is_leaves_the_links_as_they_are() -> None:
    assert apply(cut((7, 8), (0, 1))) == align(LEFT, RIGHT)


def test_a_link_made_by_hand_is_there_whole_and_sure() -> None:
    after = apply(make((5, 7), (4, 5)))
    (link,) = [link for link in after.links if link.left_start == 5]
    assert (link.left_end, link.right_start, link.right_end) == (7, 4, 5)
    assert (link.similarity, link.kind) == (1.0, LinkKind.PARAPHRASE)
    assert {5, 6}.isdisjoint(after.only_left) and 4 not in after.only_right


def test_a_link_of_several_sentences_falls_apart_where_one_pair_of_them_is_cut() -> None:
    whole = Alignment((Link(0, 2, 0, 2, 0.9, LinkKind.PARAPHRASE),), (), ())
    after = decided(LEFT, RIGHT, whole, [cut((0, 1), (0, 1))])
    assert cells(after) == [(0, 1), (1, 0), (1, 1)]
    sizes = [
        (link.left_end - link.left_start) * (link.right_end - link.right_start)
        for link in after.links
    ]
    assert sorted(sizes) == [1, 2], "three pairs, in two rectangles"


def test_a_link_made_by_hand_takes_its_pairs_from_the_programs_links() -> None:
    whole = Alignment((Link(0, 2, 0, 1, 0.9, LinkKind.PARAPHRASE),), (), ())
    after = decided(LEFT, RIGHT, whole, [make((1, 3), (0, 1))])
    assert [(link.left_start, link.left_end) for link in after.links] == [(0, 1), (1, 3)]


@pytest.mark.parametrize("last", [True, False])
def test_of_two_decisions_about_the_same_sentences_the_later_holds(last: bool) -> None:
    first = replace(make((6, 7), (4, 5)), linked=not last)
    assert ((6, 4) in cells(apply(first, replace(first, linked=last)))) is last


def test_web_residue_is_never_linked_even_by_hand() -> None:
    after = apply(make((6, 7), (4, 6)))
    assert (6, 4) in cells(after) and (6, 5) not in cells(after)


def test_flags_are_raised_on_what_was_linked_by_hand_and_not_on_what_was_cut() -> None:
    left = report(("A senior engineer said the repairs had cost about nine million crowns.",))
    right = report(("The repairs had cost about nine million crowns.",))
    assert compare_documents(left, right).flags
    assert compare_documents(left, right, [cut((0, 1), (0, 1))]).flags == ()
    assert (
        compare_documents(left, right, [cut((0, 1), (0, 1)), make((0, 1), (0, 1))]).flags
        == compare_documents(left, right, [make((0, 1), (0, 1))]).flags
        != ()
    )


reports = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8)
places = st.tuples(st.integers(0, 7), st.integers(1, 3), st.integers(0, 7), st.integers(1, 3))


def within(
    left: Document, right: Document, chosen: list[tuple[bool, tuple[int, int, int, int]]]
) -> list[Decision]:
    found = []
    for linked, (i, height, j, width) in chosen:
        i, j = min(i, len(left.sentences) - 1), min(j, len(right.sentences) - 1)
        i_end = min(i + height, len(left.sentences))
        found.append(Decision(linked, i, i_end, j, min(j + width, len(right.sentences))))
    return found


@settings(deadline=None, max_examples=60)
@given(reports, reports, st.lists(st.tuples(st.booleans(), places), max_size=4))
def test_decisions_hold_elsewhere_nothing_moves_and_sides_exchange(
    one: list[str], other: list[str], chosen: list[tuple[bool, tuple[int, int, int, int]]]
) -> None:
    left, right = report(one), report(other)
    decisions = within(left, right, chosen)
    before = align(left, right)
    after = decided(left, right, before, decisions)
    wanted = set(cells(before))
    for decision in decisions:
        wanted = wanted | decision.cells if decision.linked else wanted - decision.cells
    assert cells(after) == sorted(wanted), "each pair once"
    assert set(after.only_left) == set(range(len(one))) - {i for i, _ in wanted}
    assert set(after.only_right) == set(range(len(other))) - {j for _, j in wanted}
    turned = [
        Decision(d.linked, d.right_start, d.right_end, d.left_start, d.left_end) for d in decisions
    ]
    assert decided(right, left, align(right, left), turned) == mirrored(after)
