"""Words of a text, and the stretch of it that shows best what was found. Pure.

A word is a run of letters and digits with their combining marks and the joiners inside it; where a
script sets no spaces between words (Han, kana, Thai, Lao, Khmer, Burmese) each letter counts as a
word, as it does in the database (`articles_plain` of migration 0003_search). Offsets are code points
of the text as it stands, so that nothing has to be escaped here: pages mark pieces.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

BEFORE, AFTER = 60, 160  # characters around the place shown
_UNSPACED = (
    "\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
)
_MARKS = "".join(
    re.escape(chr(code))
    for code in (*range(0x0300, 0x2000), *range(0x20D0, 0x2100), *range(0xA600, 0xAC00))
    if unicodedata.category(chr(code)).startswith("M")
)
_INSIDE = f"{_MARKS}\u00ad\u0640\u200c\u200d"
_WORD = re.compile(
    rf"[{_UNSPACED}]|(?:(?![{_UNSPACED}])[^\W_])(?:(?![{_UNSPACED}])[^\W_]|[{_INSIDE}])*"
)
_ONE_LETTER = str.maketrans(
    "يىكةٱۀەہ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹ıłøđæœё", "ییکهاههه01234567890123456789iłodaoе".replace("ł", "l")
)

Word = tuple[str, int, int]  # with its half-open offsets
Same = Mapping[str, Collection[str]]  # the words asked for that a word of the text is


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a shown text; `found` where it is what was asked for."""

    text: str
    found: bool = False


def words_in(text: str) -> Iterator[Word]:
    """Yield the words of a text with their half-open offsets."""
    for found in _WORD.finditer(text):
        yield found.group(), found.start(), found.end()


def first_letter(word: str) -> str:
    """Return the letter that all forms of a word share, to look for them among fewer words."""
    plain = unicodedata.normalize("NFKD", word.translate(_ONE_LETTER)).casefold()
    return plain[:1].translate(_ONE_LETTER)


def places_of(
    words: Sequence[Word], terms: Iterable[Sequence[str]], *, same: Same
) -> list[tuple[int, int]]:
    """Return where terms (words in a row) stand in a text's words: ordered spans, none overlapping."""
    beginning: dict[str, list[Sequence[str]]] = defaultdict(list)
    for term in terms:
        if term:
            beginning[term[0]].append(term)
    spans = [
        (start, words[at + len(term) - 1][2])
        for at, (word, start, _) in enumerate(words)
        for first in same.get(word, ())
        for term in beginning.get(first, ())
        if _stands(term, words[at : at + len(term)], same)
    ]
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _stands(term: Sequence[str], words: Sequence[Word], same: Same) -> bool:
    return len(words) == len(term) and all(
        asked in same.get(word, ()) for asked, (word, _, _) in zip(term, words, strict=True)
    )


def marked(text: str, places: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    """Cut a text into pieces by the places found in it."""
    pieces, at = [], 0
    for start, end in places:
        pieces += [Piece(text[at:start]), Piece(text[start:end], found=True)]
        at = end
    return tuple(piece for piece in [*pieces, Piece(text[at:])] if piece.text)


def excerpt(text: str, places: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    """Return the line that holds most of the places found, all of them marked; empty for none."""
    if not places:
        return ()
    start, end = _around(text, *_densest(places))
    inside = [(max(s, start), min(e, end)) for s, e in places if s < end and e > start]
    pieces = marked(text[start:end], [(s - start, e - start) for s, e in inside])
    tidy = tuple(Piece(re.sub(r"\s+", " ", piece.text), piece.found) for piece in pieces)
    before = (Piece("… "),) if text[:start].strip() else ()
    after = (Piece(" …"),) if text[end:].strip() else ()
    return (*before, *tidy, *after)


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of what is shown: whole words of one line, of the next where it ends soon."""
    first = max(start - BEFORE, text.rfind("\n", 0, start) + 1)
    if first == start - BEFORE and first > 0:
        space = text.find(" ", first, start)
        first = space + 1 if space >= 0 else first
    line_end = text.find("\n", max(end, start + BEFORE))
    last = min(len(text), max(end, start + AFTER), line_end if line_end >= 0 else len(text))
    if last < len(text) and last != line_end:
        space = text.rfind(" ", end, last)
        last = space if space >= 0 else last
    return first, min(last, start + BEFORE + AFTER)


def _densest(places: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Return the place after which most others follow within what is shown; the first of equals."""
    starts = [start for start, _ in places]
    following = [bisect_left(starts, start + AFTER) - at for at, start in enumerate(starts)]
    return places[following.index(max(following))]


__all__ = ["Piece", "excerpt", "first_letter", "marked", "places_of", "words_in"]
