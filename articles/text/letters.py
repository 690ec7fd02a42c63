"""What a word is made of, where an accent may be a character of its own ("e" and U+0301)."""

from __future__ import annotations

import unicodedata

_LAST_MARK = 0x1F000  # behind it only variation selectors of a few scripts are marks


def _marks() -> str:
    """Return a character class of all combining marks: accents written apart, vowel signs."""
    codes = {c for c in range(0x300, _LAST_MARK) if unicodedata.category(chr(c))[0] == "M"}
    starts = sorted(c for c in codes if c - 1 not in codes)
    ends = sorted(c for c in codes if c + 1 not in codes)
    return "".join(f"{chr(a)}-{chr(b)}" for a, b in zip(starts, ends, strict=True))


# A letter may be followed by its accent as a character of its own, which `\w` does not hold. One mark
# a round keeps the pattern from trying every way to divide a run of marks.
MARK = f"[{_marks()}]"
LETTERS = rf"[^\W\d_]+(?:{MARK}[^\W\d_]*)*"
LETTERS_AND_DIGITS = rf"[^\W_]+(?:{MARK}[^\W_]*)*"


def composed(word: str) -> str:
    """Return one writing for accents that are a letter's own or characters behind it (NFC)."""
    return word if word.isascii() else unicodedata.normalize("NFC", word)
