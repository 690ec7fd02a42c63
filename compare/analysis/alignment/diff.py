"""Word-level differences of two linked passages, cleaned up for reading.

Requirements: spans exact in code points of both texts; the pieces of a side, put together, are that
side's passage; the same input gives the same edits on any machine.

Idea: cut both passages into words and marks (each with the white space after it), let difflib find
what they share, and let diff-match-patch's semantic clean-up drop the chance matches between longer
changes ("of the" between two rewritten clauses) and slide changes to clause boundaries. The
clean-up works on strings, so every distinct word stands there as one letter. Case and the style of
quotation marks and dashes do not count as differences; the spans show the text as it is.

Rejected: diff-match-patch's own diff (its result depends on a clock), and characters as units
(they split words). Known exception: passages longer than `MAX_CELLS` allows are not searched for
common words beyond what they share at both ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate

from diff_match_patch import diff_match_patch

from articles.text.letters import LETTERS_AND_DIGITS, composed
from articles.text.spans import Span
from compare.analysis.results import Edit, EditKind

MAX_CELLS = 4_000_000  # words left x words right; 2000 x 2000 takes about a second
MIN_SHARED = 0.35  # share of characters in both; under it a reader sees two texts, not one edited
MIN_SHARED_RUN = 14  # characters; shorter shared runs on average read as confetti

_TOKEN = re.compile(
    rf"(?:\d+(?:[.,:]\d+)*|{LETTERS_AND_DIGITS}(?:['’\-]{LETTERS_AND_DIGITS})*|\W|_)\s*|\s+"
)
_MARKS = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})  # fmt: skip
_LETTERS = (range(0x4E00, 0x9FA6), range(0x20000, 0x2A6D7))  # all assigned, all alphanumeric

_KINDS = {-1: EditKind.ONLY_LEFT, 0: EditKind.BOTH, 1: EditKind.ONLY_RIGHT}


@dataclass(frozen=True, slots=True)
class _Tokens:
    """The words and marks of a passage: what each counts as, and where it begins; then the end."""

    keys: tuple[str, ...]
    edges: tuple[int, ...]


def word_edits(
    left_text: str, right_text: str, *, left_offset: int = 0, right_offset: int = 0
) -> tuple[Edit, ...]:
    """Return the edits that turn the left passage into the right one, in order.

    Spans are shifted by the offsets. The left spans of all edits, in order, cover the left passage
    without gap or overlap; so do the right ones.
    """
    left, right = _tokens(left_text, left_offset), _tokens(right_text, right_offset)
    edits: list[Edit] = []
    i = j = 0
    for kind, length in _cleaned(*_encoded(left, right)):
        left_step = 0 if kind is EditKind.ONLY_RIGHT else length
        right_step = 0 if kind is EditKind.ONLY_LEFT else length
        edits.append(Edit(kind, _cover(left, i, left_step), _cover(right, j, right_step)))
        i, j = i + left_step, j + right_step
    return tuple(edits)


def too_different(edits: tuple[Edit, ...]) -> bool:
    """Tell whether the passages share too little for their edits to be read in one line."""
    shared = [edit for edit in edits if edit.kind is EditKind.BOTH]
    if not shared:
        return bool(edits)
    total = sum(_length(edit) for edit in edits)
    both = sum(_length(edit) for edit in shared)
    if both == total:
        return False
    return both < MIN_SHARED * total or both < 2 * MIN_SHARED_RUN * len(shared)


def _length(edit: Edit) -> int:
    return sum(len(span) for span in (edit.left, edit.right) if span is not None)


def _tokens(text: str, offset: int) -> _Tokens:
    tokens = _TOKEN.findall(text)  # one follows the other without a gap
    return _Tokens(tuple(map(_key, tokens)), tuple(accumulate(map(len, tokens), initial=offset)))


def _key(token: str) -> str:
    key = composed(token.strip()).casefold()
    return key if key.isascii() else key.translate(_MARKS)  # the marks that differ are not ASCII


def _cover(tokens: _Tokens, first: int, count: int) -> Span | None:
    return Span(tokens.edges[first], tokens.edges[first + count]) if count else None


def _letters() -> Iterator[str]:
    for block in _LETTERS:
        yield from map(chr, block)


def _encoded(left: _Tokens, right: _Tokens) -> tuple[str, str]:
    """Return both passages with one character a token: marks as they are, words as letters.

    Should a passage hold more distinct words than there are letters, the rest count as different.
    """
    letters = _letters()
    names: dict[str, str] = {}

    def name(key: str) -> str:
        if len(key) == 1 and not key.isalnum():
            return key
        if key not in names:
            names[key] = next(letters, "")
        return names[key]

    one = "".join(name(key) or "\ue000" for key in left.keys)
    two = "".join(name(key) or "\ue001" for key in right.keys)
    return one, two


def _cleaned(left: str, right: str) -> Iterator[tuple[EditKind, int]]:
    diffs = _matched(left, right)
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    engine.diff_cleanupSemantic(diffs)
    for operation, piece in diffs:
        if piece:
            yield _KINDS[operation], len(piece)


def _matched(left: str, right: str) -> list[tuple[int, str]]:
    """Return (operation, characters) as diff-match-patch writes a diff."""
    head = _shared_head(left, right)
    tail = _shared_head(left[head:][::-1], right[head:][::-1])
    one, two = left[head : len(left) - tail], right[head : len(right) - tail]
    diffs: list[tuple[int, str]] = [(0, left[:head])] if head else []
    if one and two and len(one) * len(two) <= MAX_CELLS:
        diffs += _opcodes(one, two)
    else:
        diffs += [(operation, piece) for operation, piece in ((-1, one), (1, two)) if piece]
    return diffs + ([(0, left[len(left) - tail :])] if tail else [])


def _opcodes(left: str, right: str) -> Iterator[tuple[int, str]]:
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        if tag == "equal":
            yield 0, left[i:i_end]
            continue
        if i < i_end:
            yield -1, left[i:i_end]
        if j < j_end:
            yield 1, right[j:j_end]


def _shared_head(left: str, right: str) -> int:
    for position, (one, two) in enumerate(zip(left, right, strict=False)):
        if one != two:
            return position
    return min(len(left), len(right))
