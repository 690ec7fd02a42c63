"""English words for numbers, and the interval that a number written with them allows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from compare.analysis.tokens import Word
from compare.analysis.word_sets import word_set

_UNITS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMERALS: dict[str, float] = {word: float(n) for n, word in enumerate(_UNITS.split())}
NUMERALS |= {word: 10.0 * n for n, word in enumerate(_TENS.split(), 2)}
SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "millions": 1e6,
    "billions": 1e9,
    "bn": 1e9,
    "m": 1e6,
    "dozen": 12.0,
}
PARTS = {
    "half": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fifth": 5,
    "fifths": 5,
    "sixth": 6,
    "eighth": 8,
    "tenth": 10,
    "tenths": 10,
}
_RANKS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
ORDINALS = {word: float(n) for n, word in enumerate(_RANKS.split(), 1)}
_YEAR = """
january february march april may june july august september october november december
"""
MONTHS = {word: n for n, word in enumerate(_YEAR.split(), 1)}
MONTHS |= {"jan": 1, "feb": 2, "aug": 8, "sept": 9, "oct": 10, "nov": 11, "dec": 12}
QUANTIFIERS = {
    "few": 2,
    "some": 3,
    "several": 3,
    "many": 4,
    "most": 5,
    "all": 6,
    "every": 6,
}
_ABOUT = word_set("about around roughly nearly almost approximately some estimated circa close")
_ABOVE = ("more than", "over", "at least", "upwards of", "as many as", "up to", "in excess of")
_BELOW = ("less than", "fewer than", "under", "up to", "as many as", "at most", "below")
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?$")

ABOUT = 0.15  # share by which "about" may be off
LEAST_ROUNDED = 100  # smaller whole numbers are counted, not rounded
ROUND_TENS = 2.0  # by which "30" may stand for a number nearby


_OPENING = frozenset(["a", "an", *NUMERALS, *PARTS, *ORDINALS, *MONTHS, *QUANTIFIERS])


def may_open(low: str) -> bool:
    """Tell whether a quantity may begin with a word, so that all others are passed over at once."""
    return (
        low in _OPENING or low[0].isdecimal() or ("-" in low and low.partition("-")[0] in NUMERALS)
    )


@dataclass(frozen=True, slots=True)
class Number:
    value: float
    step: float
    end: int


def read_number(words: Sequence[Word], index: int) -> Number | None:
    """Read one number in digits or words, with its scale; `step` is what it is rounded to."""
    if index >= len(words):
        return None
    low = words[index].lower
    simple = _simple(low)
    if low in ("a", "an") and index + 1 < len(words) and words[index + 1].lower in SCALES:
        simple, start = (1.0, 1.0), index + 1
    elif simple is None:
        return None
    else:
        start = index + 1
    value, step = simple
    while start < len(words) and words[start].lower in SCALES:
        scale = SCALES[words[start].lower]
        value, step, start = value * scale, step * scale, start + 1
    return Number(value, step, start)


def _simple(low: str) -> tuple[float, float] | None:
    if low in NUMERALS:
        return NUMERALS[low], 1.0
    tens, _, unit = low.partition("-")
    if tens in NUMERALS and unit in NUMERALS and NUMERALS[tens] >= 20 and NUMERALS[unit] < 10:
        return NUMERALS[tens] + NUMERALS[unit], 1.0
    plain = low.rstrip("%")
    if not _NUMBER.match(plain) or len(plain) > 15:
        return None
    digits = plain.replace(",", "")
    decimals = len(digits.partition(".")[2])
    return float(digits), 10.0**-decimals


def _rounding(number: Number) -> float:
    """Return half of what a number may be rounded to: its trailing zeros, or its last place."""
    value, step = number.value, number.step
    while value >= 10 * step and value % (10 * step) == 0 and step < 1e14:
        step *= 10
    if value >= LEAST_ROUNDED or number.step < 1:
        return step / 2
    return ROUND_TENS if step == 10 else 0.0


def interval(words: Sequence[Word], index: int, number: Number) -> tuple[float, float]:
    """Return what a number allows, by its own rounding and the words before it."""
    value, slack = number.value, _rounding(number)
    before = [word.lower for word in words[max(0, index - 3) : index]]
    pair, last = " ".join(before[-2:]), before[-1] if before else ""
    low, high = value - slack, value + slack
    if last in _ABOUT or pair in ("close to", "an estimated"):
        low, high = min(low, value * (1 - ABOUT)), max(high, value * (1 + ABOUT))
    if _ends(before, _ABOVE):
        high = inf
    if _ends(before, _BELOW):
        low = 0.0
    return low, high


def _ends(before: Sequence[str], phrases: Sequence[str]) -> bool:
    said = f" {' '.join(before)}"
    return any(said.endswith(f" {phrase}") for phrase in phrases)
