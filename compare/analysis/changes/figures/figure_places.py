"""What two quantities of linked sentences have in common: the thing counted and what is said of it.

A pair of sentences has quantities that agree, and others; only one that is alone of its kind on both
sides can differ. The words around it have to be largely the same, and so do the sentences; it must
not be a step ("from", "to", "by"), a part ("other", "each") or an outcome (killed, injured) where the
other is not; and neither report may have the other's value for the same thing anywhere.

Market reports and polls are left out: every hour and every poll has its own figure. Measured over
4,076 pairs of news sentences linked by force: 227 flags before these rules, mostly of prices and polls;
12 with them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from compare.analysis.changes.claims import EMPTY, Stems
from compare.analysis.changes.figures.quantities import Measure, Quantity, quantities
from compare.analysis.changes.number_words import MONTHS
from compare.analysis.changes.sides import View
from compare.analysis.tokens import STOPWORDS, stem
from compare.analysis.word_sets import word_set

# Set by reading drawn flags: below these, two numbers stand in two claims.
WINDOW = 9  # words on either side of a quantity that say what is said of it
LEAST_SHARED = {
    Measure.COUNT: 2,
    Measure.MONEY: 2,
    Measure.SHARE: 2,
    Measure.DATE: 3,
    Measure.YEAR: 3,
    Measure.ORDINAL: 3,
    Measure.SCORE: 2,
    Measure.QUANTIFIER: 3,
}
CONTAINMENT = 0.5  # of the smaller window
SENTENCE = 0.45  # of the content of the poorer sentence
STRICT = (Measure.DATE, Measure.YEAR, Measure.ORDINAL, Measure.SHARE, Measure.MONEY)  # no unit
STRICT_SHARE = 0.6  # of sentence and window
YEAR_SHARE = 0.75  # … where it is a year
LEAST_LIKENESS = 0.4  # share of the window times share of the sentence
NAMED_LIKENESS = 0.25  # … where two words say what "all" and "many" are said of
ROLE_REACH = 4  # words before a number that may say what part it plays
LEAST_NAME = 4  # letters
LONGEST_SENTENCE = 400  # words; what is longer is no prose
SEVERAL = (3, 4, 5)  # ranks of quantifiers that cannot be one
ALL = 6  # the rank of "all"
FAR_APART = 3  # ranks between two quantifiers other than "all"
COUNTED = (Measure.COUNT, Measure.ORDINAL, Measure.QUANTIFIER)  # nothing without what is counted

# What happened to those counted: numbers of two groups do not contradict each other.
OUTCOMES = tuple(
    frozenset(stem(word) for word in words.split())
    for words in (
        "killed died dead death fatal toll victims slain lost lives",
        "injured wounded hurt hospitalized hospitalised treated",
        "arrested detained held custody charged",
        "missing",
        "rescued survived saved evacuated fled displaced",
        "rose increased gained grew climbed higher",
        "fell decreased lost dropped declined lower",
    )
)
_TIME = word_set(
    """
    january february march april may june july august september october november december year month
    week quarter today yesterday tomorrow last next previous earlier later ago since
    """
)
TIME_STEMS = frozenset(stem(word) for word in _TIME)
MARKET = word_set(
    """
    share shares stock stocks nasdaq dow nikkei index indexes yield yields trading traded
    advancing declining bond bonds dollar euro yen currency futures crude analysts gmt
    earnings revenue latitude longitude nyse points poll margin sales
    """
)
ROLES = word_set(
    """
    other others another additional further remaining each per combined average
    total first last initial top bottom next
    """
)
STEPS = frozenset(["from", "to", "by", "between"])
_SLACK = word_set("about around nearly almost some more less fewer than at least over up as many")


_Values = dict[tuple[Measure, str], tuple[list[float], list[float]]]


@dataclass(slots=True)
class Reader:
    """Read the quantities of one side; each sentence once."""

    view: View
    _known: dict[int, tuple[Quantity, ...]] = field(default_factory=dict)
    _values: _Values | None = None

    def of(self, position: int) -> tuple[Quantity, ...]:
        found = self._known.get(position)
        if found is None:
            text, words = self.view.document.text, self.view.words_of(position)
            found = quantities(text, words) if len(words) <= LONGEST_SENTENCE else ()
            self._known[position] = found
        return found

    def has(self, wanted: Quantity) -> bool:
        """Tell whether a whole report has a value for a thing, or for a thing it does not name."""
        if self._values is None:
            self._values = self._all_values()
        low, high = wanted.inner
        for unit in (*wanted.unit, ""):
            lows, highest = self._values.get((wanted.measure, unit), ((), ()))
            place = bisect_right(lows, high) - 1
            if place >= 0 and highest[place] >= low:
                return True
        return False

    def _all_values(self) -> _Values:
        """Return the intervals by kind and unit: lower ends in order, and the highest upper end so far."""
        found: dict[tuple[Measure, str], list[tuple[float, float]]] = defaultdict(list)
        for position in range(len(self.view.document.sentences)):
            for quantity in self.of(position):
                for unit in quantity.unit or ("",):
                    found[quantity.measure, unit].append((quantity.low, quantity.high))
        return {
            key: ([low for low, _ in ends], list(accumulate((high for _, high in ends), max)))
            for key, ends in ((key, sorted(ends)) for key, ends in found.items())
        }


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a side, with its quantities."""

    reader: Reader
    position: int

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        return self.reader.of(self.position)

    @property
    def words(self) -> list[str]:
        return [word.lower for word in self.reader.view.words_of(self.position)]

    @property
    def text(self) -> str:
        """Return the text of the whole report."""
        return self.reader.view.document.text

    @property
    def stems(self) -> Stems:
        view = self.reader.view
        return view.stems([view.document.sentences[self.position].span])


def differing(left: Sentence, right: Sentence) -> Iterator[tuple[Quantity, Quantity, float]]:
    """Yield quantities of the same thing that cannot both be right, and how like their places are."""
    some, others = left.quantities, right.quantities
    open_left = [q for q in some if not any(_agree(q, other) for other in others)]
    open_right = [q for q in others if not any(_agree(q, other) for other in some)]
    for one in open_left:
        rivals = [two for two in open_right if _conflict(one, two)]
        if len(rivals) != 1 or sum(_conflict(q, rivals[0]) for q in open_left) != 1:
            continue
        likeness = _likeness(left, right, one, rivals[0])
        if likeness is None or _told_elsewhere(left, right, one, rivals[0]):
            continue
        yield one, rivals[0], likeness


def _told_elsewhere(left: Sentence, right: Sentence, one: Quantity, two: Quantity) -> bool:
    """Tell whether a report has the other's value too; "all" and "many" say nothing elsewhere."""
    return any(
        quantity.measure is not Measure.QUANTIFIER and reader.has(quantity)
        for reader, quantity in ((right.reader, one), (left.reader, two))
    )


def _agree(one: Quantity, two: Quantity) -> bool:
    """Tell whether two quantities may be one, though only one of them says of what."""
    return one.agrees(two) and (not one.unit or not two.unit or _same_unit(one, two))


def _conflict(one: Quantity, two: Quantity) -> bool:
    """Tell whether two quantities of the same thing cannot both be right."""
    if one.measure is not two.measure:
        if {one.measure, two.measure} != {Measure.QUANTIFIER, Measure.COUNT}:
            return False
        single, rank = (one, two) if one.measure is Measure.COUNT else (two, one)
        return single.is_one and rank.low in SEVERAL and _same_unit(one, two)
    if one.agrees(two) or not _same_unit(one, two):
        return False
    if one.measure is not Measure.QUANTIFIER:
        return True
    return ALL in (one.low, two.low) or abs(one.low - two.low) >= FAR_APART


def _same_unit(one: Quantity, two: Quantity) -> bool:
    """Tell whether the same is counted: the last word agrees, or one unit has the other's last."""
    if not one.unit or not two.unit:
        return one.measure not in COUNTED
    return one.unit[-1] in two.unit or two.unit[-1] in one.unit


# --- the same said of both ----------------------------------------------------------------------


def _likeness(left: Sentence, right: Sentence, one: Quantity, two: Quantity) -> float | None:
    """Return how far the same is said of both, in [0, 1]; None where it is not the same."""
    some, others = _around(left, one), _around(right, two)
    named = one.measure is Measure.QUANTIFIER and one.unit == two.unit and len(one.unit) > 1
    unit = frozenset() if named else frozenset((*one.unit, *two.unit))
    shared = (some & others) - unit
    smaller = min(len(some - unit), len(others - unit))
    if len(shared) < LEAST_SHARED[one.measure] or len(shared) < CONTAINMENT * smaller:
        return None
    window, whole = len(shared) / smaller, _sentence_share(left, right)
    strict = YEAR_SHARE if one.measure is Measure.YEAR else STRICT_SHARE
    if whole < SENTENCE or (one.measure in STRICT and min(whole, window) < strict):
        return None
    if min(1.0, whole * window) < (NAMED_LIKENESS if named else LEAST_LIKENESS):
        return None
    if _other_outcome(some, others) or _other_time(some, others):
        return None
    if _moves_all_day(left, right) or (
        one.measure is not Measure.YEAR and _other_years(left, right)
    ):
        return None
    if _has_new_name(left, one, right.text) and _has_new_name(right, two, left.text):
        return None
    if one.measure is not Measure.QUANTIFIER and _roles(left, one) != _roles(right, two):
        return None
    return min(1.0, whole * window)


def _around(sentence: Sentence, quantity: Quantity) -> frozenset[str]:
    """Return the stems of the content words near a quantity, without any numbers."""
    start, end = max(0, quantity.first - WINDOW), quantity.last + WINDOW
    numbers = {i for q in sentence.quantities for i in range(q.first, q.last)}
    return frozenset(
        stem(word)
        for index, word in enumerate(sentence.words[start:end], start)
        if index not in numbers
        and word not in STOPWORDS
        and (word not in EMPTY or word in _TIME)
        and not word[0].isdigit()
    )


def _sentence_share(left: Sentence, right: Sentence) -> float:
    """Return the share of the content of the poorer sentence that both have."""
    some, others = left.stems, right.stems
    return len(some & others) / max(1, min(len(some), len(others)))


def _other_outcome(some: frozenset[str], others: frozenset[str]) -> bool:
    one = {i for i, group in enumerate(OUTCOMES) if some & group}
    two = {i for i, group in enumerate(OUTCOMES) if others & group}
    return bool(one - two) and bool(two - one)


def _other_time(some: frozenset[str], others: frozenset[str]) -> bool:
    one, two = some & TIME_STEMS, others & TIME_STEMS
    return bool(one) and bool(two) and one != two


def _other_years(left: Sentence, right: Sentence) -> bool:
    one = {q.low for q in left.quantities if q.measure is Measure.YEAR}
    two = {q.low for q in right.quantities if q.measure is Measure.YEAR}
    return bool(one) and bool(two) and not one & two


def _moves_all_day(left: Sentence, right: Sentence) -> bool:
    return any(word in MARKET for sentence in (left, right) for word in sentence.words)


def _has_new_name(sentence: Sentence, quantity: Quantity, other: str) -> bool:
    """Tell whether a name near a quantity stands nowhere in the other report: another subject."""
    words = sentence.reader.view.words_of(sentence.position)
    return any(
        word.text[0].isupper()
        and len(word.text) >= LEAST_NAME
        and word.lower not in EMPTY
        and word.lower not in MONTHS
        and word.text.removesuffix("’s").removesuffix("'s") not in other
        for word in words[max(1, quantity.first - WINDOW) : quantity.last + WINDOW]
    )


def _roles(sentence: Sentence, quantity: Quantity) -> frozenset[str]:
    """Return the words that make a number a step, a part or a mean."""
    words, first = sentence.words, quantity.first
    while first and words[first - 1] in _SLACK:
        first -= 1
    before = set(words[max(0, first - 1) : first]) & STEPS
    near = words[max(0, quantity.first - ROLE_REACH) : quantity.last + 2]
    return frozenset(before | ROLES.intersection(near))
