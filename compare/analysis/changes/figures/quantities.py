"""Read the quantities of an English sentence: counts, shares, amounts of money, dates, ordinals.

A quantity is an interval, for "more than 300" and "about 40" are as good as what they allow, and a
rounded number stands for all that round to it. Its unit is the stems of the words it counts ("12
*people*", "two of the dam's *six drainage pipes*"), for only what counts the same can differ.
Times of day, weekdays, vague plurals ("dozens") and numbers in names are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import inf

from articles.text.spans import Span
from compare.analysis.changes.figures.counted import unit_end, unit_of
from compare.analysis.changes.number_words import (
    MONTHS,
    NUMERALS,
    ORDINALS,
    PARTS,
    QUANTIFIERS,
    Number,
    interval,
    may_open,
    read_number,
)
from compare.analysis.tokens import STOPWORDS, Word
from compare.analysis.word_sets import word_set

_CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}
_CURRENCY_WORDS = word_set(
    "dollar dollars euro euros pound pounds yen yuan crown crowns franc francs rupee rupees peso "
    "pesos rouble roubles ruble rubles won lira"
)
_TIMES = re.compile(r"\s?(?:[ap]\.?m\b|o[’']clock)", re.IGNORECASE)
_RANK_ENDING = re.compile(r"(?:st|nd|rd|th)\b")
_BROKEN = re.compile(r"\d\s?[.,:]\s?$")  # "2, 129" and "5. 4" of a text put together again

LONGEST_SCORE = 3  # digits; "2001 to 416" is no score
LEAST_YEAR, LAST_YEAR = 1100, 2100
TOUCHING = 1e-9  # of a value: more than arithmetic loses


class Measure(StrEnum):
    """What kind of thing a quantity says; only one kind can differ from itself."""

    COUNT = "count"
    SHARE = "share"
    MONEY = "money"
    DATE = "date"
    YEAR = "year"
    ORDINAL = "ordinal"
    SCORE = "score"
    QUANTIFIER = "quantifier"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity at words `first` to `last` of its sentence (half-open); `shown` has its unit too."""

    measure: Measure
    low: float
    high: float
    unit: tuple[str, ...]
    first: int
    last: int
    shown: Span

    @property
    def is_one(self) -> bool:
        return self.low == self.high == 1.0

    @property
    def inner(self) -> tuple[float, float]:
        """Return the interval without its very ends: rounded values that only touch (1.1, 1.2) differ."""
        if self.low == self.high or self.low <= 0 or self.high == inf:
            return self.low, self.high
        edge = TOUCHING * max(1.0, abs(self.low))
        return self.low + edge, self.high - edge

    def agrees(self, other: Quantity) -> bool:
        """Tell whether both may be the same value."""
        if self.measure is not other.measure:
            return False
        low, high = self.inner
        other_low, other_high = other.inner
        return low <= other_high and other_low <= high


def quantities(text: str, words: Sequence[Word]) -> tuple[Quantity, ...]:
    """Return the quantities among the words of a sentence, in order."""
    return tuple(_found(text, words))


def _found(text: str, words: Sequence[Word]) -> Iterator[Quantity]:
    index = 0
    while index < len(words):
        if not may_open(words[index].lower):
            index += 1
            continue
        found = (
            _date(text, words, index)
            or _quantifier(text, words, index)
            or _score(text, words, index)
            or _share(text, words, index)
            or _ordinal(text, words, index)
            or _amount(text, words, index)
        )
        if found is None:
            index += 1
            continue
        yield found
        index = max(found.last, index + 1)


# --- kinds --------------------------------------------------------------------------------------


def _amount(text: str, words: Sequence[Word], index: int) -> Quantity | None:
    """Read "12 people", "4.2 million crowns", "€300,000", "6.1 percent", "1782"."""
    number = read_number(words, index)
    if number is None:
        return None
    span = Span(words[index].span.start, words[number.end - 1].span.end)
    if (
        text[span.end : span.end + 1].isalnum()
        or _TIMES.match(text, span.end)
        or ":" in words[index].text
        or _in_name(text, words, index)
    ):
        return None
    low, high = interval(words, index, number)
    following = words[number.end].lower if number.end < len(words) else ""
    if words[index].text.endswith("%") or following == "percent" or _per_cent(words, number.end):
        end = number.end + (following == "percent") + 2 * _per_cent(words, number.end)
        unit = unit_of(text, words, end)
        shown = Span(span.start, words[end - 1].span.end)
        return Quantity(Measure.SHARE, low, high, unit, index, end, shown)
    sign = text[span.start - 1] if span.start else ""
    if sign in _CURRENCIES:
        shown = Span(span.start - 1, span.end)
        return Quantity(Measure.MONEY, low, high, (_CURRENCIES[sign],), index, number.end, shown)
    if following in _CURRENCY_WORDS:
        shown = Span(span.start, words[number.end].span.end)
        unit = (following.rstrip("s"),)
        return Quantity(Measure.MONEY, low, high, unit, index, number.end + 1, shown)
    if _is_year(words, index, number):
        return Quantity(Measure.YEAR, number.value, number.value, (), index, number.end, span)
    unit = unit_of(text, words, number.end)
    shown = Span(span.start, unit_end(text, words, number.end))
    return Quantity(Measure.COUNT, low, high, unit, index, number.end, shown)


def _per_cent(words: Sequence[Word], index: int) -> bool:
    return [word.lower for word in words[index : index + 2]] == ["per", "cent"]


def _is_year(words: Sequence[Word], index: int, number: Number) -> bool:
    written = words[index].text
    return (
        number.end == index + 1
        and len(written) == 4
        and written.isdecimal()
        and LEAST_YEAR <= number.value <= LAST_YEAR
    )


def _in_name(text: str, words: Sequence[Word], index: int) -> bool:
    """Tell whether a number is part of a name or of a compound: "Flight 93", "Section 8", "F-16"."""
    start = words[index].span.start
    if start and (text[start - 1] in "-–/#.'’" or text[start - 1].isalnum()):
        return True
    if _BROKEN.search(text, max(0, start - 4), start):
        return True
    before = words[index - 1] if index else None
    return (
        before is not None
        and index > 1
        and words[index].text[0].isdecimal()
        and before.text[0].isupper()
        and text[before.span.end : start] == " "
        and before.lower not in STOPWORDS
        and before.lower not in MONTHS
    )


def _share(text: str, words: Sequence[Word], index: int) -> Quantity | None:
    """Read "half", "a third", "two thirds" of something."""
    first, second = words[index].lower, words[index + 1].lower if index + 1 < len(words) else ""
    whole, _, part = first.partition("-")
    if first == "half":
        value, end = 0.5, index + 1
    elif first in ("a", "one") and second in PARTS:
        value, end = 1 / PARTS[second], index + 2
    elif first in NUMERALS and second in PARTS and second.endswith("s"):
        value, end = NUMERALS[first] / PARTS[second], index + 2
    elif whole in NUMERALS and part in PARTS:
        value, end = NUMERALS[whole] / PARTS[part], index + 1
    else:
        return None
    if end >= len(words) or (words[end].lower == "of" and words[end - 1].lower == "second"):
        return None
    shown = Span(words[index].span.start, words[end - 1].span.end)
    unit = unit_of(text, words, end) if words[end].lower == "of" else ()
    percent = 100 * value
    return Quantity(Measure.SHARE, percent - 1, percent + 1, unit, index, end, shown)


def _ordinal(text: str, words: Sequence[Word], index: int) -> Quantity | None:
    """Read "fifth mayor" and "5th mayor"."""
    low, end = words[index].lower, index + 1
    value = ORDINALS.get(low)
    if low.isdecimal() and _RANK_ENDING.match(text, words[index].span.end) and end < len(words):
        value, end = float(low[:6]), end + 1
    unit = unit_of(text, words, end)
    if value is None or not unit or words[index].text[0].isupper():
        return None
    shown = Span(words[index].span.start, words[end - 1].span.end)
    return Quantity(Measure.ORDINAL, value, value, unit, index, end, shown)


def _score(text: str, words: Sequence[Word], index: int) -> Quantity | None:
    """Read "61 to 58" and "3-1" as one thing."""
    if index + 1 >= len(words) or not words[index].text.isdecimal():
        return None
    end = index + 1 if words[index + 1].text.isdecimal() else index + 2
    if end >= len(words) or not words[end].text.isdecimal():
        return None
    between = text[words[index].span.end : words[end].span.start]
    if between not in ("-", "–", " to "):
        return None
    if max(len(words[index].text), len(words[end].text)) > LONGEST_SCORE:
        return None
    one, two = int(words[index].text), int(words[end].text)
    value = max(one, two) * 1e6 + min(one, two)
    shown = Span(words[index].span.start, words[end].span.end)
    return Quantity(Measure.SCORE, value, value, (), index, end + 1, shown)


def _date(text: str, words: Sequence[Word], index: int) -> Quantity | None:
    """Read a day of a month: "3 April", "April 3rd"."""
    if index + 1 >= len(words):
        return None
    one, two = words[index].lower, words[index + 1].lower
    for month, day in ((one, two), (two, one)):
        number = re.match(r"(\d{1,2})(?:st|nd|rd|th)?$", day)
        named = words[index if month is one else index + 1].text
        if number is None or month not in MONTHS or not named[0].isupper():
            continue
        if not 1 <= int(number.group(1)) <= 31:
            continue
        shown = Span(words[index].span.start, words[index + 1].span.end)
        value = MONTHS[month] * 100.0 + int(number.group(1))
        return Quantity(Measure.DATE, value, value, (), index, index + 2, shown)
    return None


def _quantifier(text: str, words: Sequence[Word], index: int) -> Quantity | None:
    """Read "all European countries" and "most of the hostages"; "not all" is none."""
    low = words[index].lower
    rank = QUANTIFIERS.get(low)
    if rank is None or (index and words[index - 1].lower in ("not", "at", "the", "a", "very")):
        return None
    unit = unit_of(text, words, index + 1)
    if not unit or read_number(words, index + 1) is not None:
        return None
    shown = Span(words[index].span.start, unit_end(text, words, index + 1))
    return Quantity(Measure.QUANTIFIER, rank, rank, unit, index, index + 1, shown)
