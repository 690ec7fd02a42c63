from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from articles.text.spans import Span
from compare.reading.marks import Mark, MarkKind, Node, marked

TEXT = "The mayor 🏛️ said the bridge is “safe”, and left."


def flat(nodes: Iterable[Node]) -> str:
    return "".join(flat(node.children) if node.mark else node.text for node in nodes)


def flattened(nodes: Iterable[Node]) -> list[Node]:
    found = []
    for node in nodes:
        found += [node, *flattened(node.children)]
    return found


def test_a_text_without_marks_is_one_plain_node() -> None:
    assert marked(TEXT, Span(0, len(TEXT)), []) == (Node(TEXT),)


def test_an_edit_inside_a_flag_is_nested_in_it() -> None:
    flag, edit = Mark(Span(4, 9), MarkKind.FLAG, 1), Mark(Span(6, 8), MarkKind.EDIT)
    before, node, after = marked(TEXT, Span(0, 14), [edit, flag])
    assert (before.text, node.text, after.text) == ("The ", "mayor", TEXT[9:14])
    assert [child.text for child in node.children] == ["ma", "yo", "r"]
    assert node.children[1].mark == edit


def test_overlapping_flags_are_cut_and_each_opens_and_closes_once() -> None:
    one, two = Mark(Span(0, 9), MarkKind.FLAG, 1), Mark(Span(4, 20), MarkKind.FLAG, 2)
    nodes = flattened(marked(TEXT, Span(0, len(TEXT)), [one, two]))
    for mark in (one, two):
        mine = [node for node in nodes if node.mark == mark]
        assert "".join(node.text for node in mine) == mark.span.slice(TEXT)
        assert [node.opens for node in mine].count(True) == 1
        assert [node.closes for node in mine].count(True) == 1


def test_a_mark_that_began_in_an_earlier_passage_does_not_open_here() -> None:
    (node,) = marked(TEXT, Span(4, 9), [Mark(Span(0, 7), MarkKind.FLAG, 1)])[:1]
    assert (node.opens, node.closes, node.text) == (False, True, "may")


spans = st.tuples(st.integers(0, len(TEXT)), st.integers(1, 20)).map(
    lambda pair: Span(pair[0], pair[0] + pair[1])
)
marks = st.lists(
    st.builds(Mark, spans, st.sampled_from(MarkKind), st.integers(0, 3)), max_size=8, unique=True
)


@given(spans, marks)
def test_no_marking_ever_loses_or_repeats_a_character(span: Span, found: list[Mark]) -> None:
    clipped = Span(min(span.start, len(TEXT)), min(span.end, len(TEXT)))
    nodes = marked(TEXT, clipped, found)
    assert flat(nodes) == clipped.slice(TEXT)
    for mark in found:
        covered = "".join(n.text for n in flattened(nodes) if n.mark == mark)
        shared = mark.span.clipped(clipped)
        assert covered == ("" if shared is None else shared.slice(TEXT))
