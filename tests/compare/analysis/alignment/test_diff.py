from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.analysis.alignment.diff import MAX_CELLS, too_different, word_edits
from compare.analysis.results import Edit, EditKind


def told(left: str, right: str) -> str:
    """Write the edits as both[-only left-]{+only right+}."""
    out = []
    for edit in word_edits(left, right):
        if edit.kind is EditKind.BOTH:
            assert edit.left is not None
            out.append(edit.left.slice(left))
        elif edit.kind is EditKind.ONLY_LEFT:
            assert edit.left is not None and edit.right is None
            out.append(f"[-{edit.left.slice(left)}-]")
        else:
            assert edit.right is not None and edit.left is None
            out.append("{+" + edit.right.slice(right) + "+}")
    return "".join(out)


def sides(edits: tuple[Edit, ...], left: str, right: str) -> tuple[str, str]:
    return (
        "".join(edit.left.slice(left) for edit in edits if edit.left is not None),
        "".join(edit.right.slice(right) for edit in edits if edit.right is not None),
    )


WORDS = st.lists(
    st.sampled_from(
        [
            "the",
            "The",
            "bridge",
            "was",
            "closed",
            ",",
            "“so”",
            "👩‍👩‍👧",
            "e\u0301t\u00e9",
            "3,5",
            "\n",
            "يوم",
            "𝒳",
        ]
    ),
    max_size=25,
).map(" ".join)


@given(st.one_of(WORDS, st.text(max_size=60)), st.one_of(WORDS, st.text(max_size=60)))
def test_the_pieces_put_together_are_the_passages(left: str, right: str):
    edits = word_edits(left, right)
    assert sides(edits, left, right) == (left, right)
    assert all((edit.left or edit.right) is not None for edit in edits)


@given(WORDS, WORDS)
def test_spans_are_shifted_by_the_offsets(left: str, right: str):
    plain = word_edits(left, right)
    shifted = word_edits(left, right, left_offset=7, right_offset=100)
    assert [edit.left and edit.left.shifted(7) for edit in plain] == [e.left for e in shifted]
    assert [edit.right and edit.right.shifted(100) for edit in plain] == [e.right for e in shifted]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("It was closed.", "It was closed.", "It was closed."),
        ("It was closed.", "It was never closed.", "It was {+never +}closed."),
        ("Four tugs came.", "Two tugs came.", "[-Four -]{+Two +}tugs came."),
        ("He said “no”.", 'He said "no".', "He said “no”."),
        ("the ferry line", "The ferry line", "the ferry line"),
        ("👩‍👩‍👧 waved at us", "👩‍👩‍👧 laughed at us", "👩‍👩‍👧 [-waved -]{+laughed +}at us"),
        ("", "new", "{+new+}"),
        ("", "", ""),
    ],
)
def test_edits_read_well(left: str, right: str, expected: str):
    assert told(left, right) == expected


def test_chance_matches_between_rewritten_clauses_are_not_kept():
    left = "The owner of the hotel closed the doors of the ballroom for good."
    right = "A long strike of the cooks meant the end of the season in spring."
    edits = word_edits(left, right)
    assert [edit.kind for edit in edits if edit.kind is EditKind.BOTH].count(EditKind.BOTH) <= 1


def test_a_lightly_edited_passage_is_shown_in_one_line():
    left = "The council approved the new bridge on Tuesday by seven votes to four."
    right = "The council narrowly approved the new bridge on Tuesday by six votes to four."
    assert not too_different(word_edits(left, right))
    assert not too_different(word_edits(left, left))


def test_passages_with_little_in_common_are_not_shown_as_confetti():
    left = "The council approved the new bridge on Tuesday by seven votes to four."
    right = "Years of quarrel about the crossing ended when its plans won a small majority."
    assert too_different(word_edits(left, right))
    assert too_different(word_edits("One.", ""))


def test_very_long_passages_keep_what_both_ends_share():
    middle = int(MAX_CELLS**0.5) + 10
    left = "Same start " + "a " * middle + "same end"
    right = "Same start " + "b " * middle + "same end"
    kinds = [edit.kind for edit in word_edits(left, right)]
    assert kinds == [EditKind.BOTH, EditKind.ONLY_LEFT, EditKind.ONLY_RIGHT, EditKind.BOTH]


def test_an_accent_written_as_a_character_of_its_own_is_no_difference():
    left = "The café in Orémont reopened."
    right = "The cafe\u0301 in Ore\u0301mont reopened."
    assert [edit.kind for edit in word_edits(left, right)] == [EditKind.BOTH]


def test_a_changed_word_with_an_accent_of_its_own_is_marked_whole():
    left, right = "The cafe\u0301teria closed.", "The cafe\u0301s closed."
    changed = [e for e in word_edits(left, right) if e.kind is EditKind.ONLY_RIGHT]
    assert [edit.right.slice(right) for edit in changed if edit.right] == ["cafe\u0301s "]
