"""Cut the contents of a sentence's attributions against each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from compare.analysis.attribution.bounds import SHORTEST_CLAIM, has_finite, low_at, strip_right
from compare.analysis.attribution.clauses import (
    DETERMINERS,
    POSSESSIVES,
    PRONOUNS,
    Token,
    Tokens,
)
from compare.analysis.attribution.cue_words import ATTITUDES
from compare.analysis.attribution.cues import ADVERB_CUES
from compare.analysis.attribution.readings import Reading
from compare.analysis.results import CueStrength
from compare.analysis.word_sets import word_set

_CLOSERS = frozenset([",", "—", "–", "--", ")"])

_BEFORE_MAIN = word_set(
    """
    while although though after when whenever if since because once before whereas until
    """
)
LONGEST_SUBJECT = 8  # tokens from the comma to the verb of a main clause
_NO_MAIN = word_set("who which whose where and or but nor including")
_WHO = frozenset(["who", "which"])


def bounded(tokens: list[Token], readings: Sequence[Reading]) -> list[Reading]:
    """Cut a content where a coordinated or trailing attribution of the same sentence begins."""
    out: list[Reading] = []
    readings = [_without_clause(tokens, r, readings[:number]) for number, r in enumerate(readings)]
    for number, reading in enumerate(readings):
        content = _within_clause(tokens, reading)
        for later in readings[number + 1 :]:
            cut = _cut_before(tokens, reading, later)
            if cut is not None:
                content = tuple(
                    (s, min(e, cut))
                    for s, e in content
                    if s < cut and strip_right(tokens, s, min(e, cut)) > s
                )
                content = tuple((s, strip_right(tokens, s, e)) for s, e in content)
                break
        if content or reading.awaiting or reading.closing:
            same = content is reading.content
            out.append(reading if same else replace(reading, content=content))
    return out


def _without_clause(tokens: Tokens, reading: Reading, earlier: Sequence[Reading]) -> Reading:
    """Leave out of a source the relative clause in which it says something else: "X, who fears A, said"."""
    if reading.source is None:
        return reading
    start, end = reading.source
    for other in earlier:
        if start < other.cue[0] < end and other.source is not None:
            mark = other.source[0] - 1
            if start < mark and tokens[mark].low in _CLOSERS and tokens[mark + 1].low in _WHO:
                return replace(reading, source=(start, mark))
    return reading


def _within_clause(tokens: Tokens, reading: Reading) -> tuple[tuple[int, int], ...]:
    """End a content where the main clause begins: "Although X said A, nobody came"."""
    if reading.trailing or reading.tight or len(reading.content) != 1:
        return reading.content
    start, end = reading.content[0]
    if start < reading.cue[1] or not _is_subordinate(tokens, reading, first=True):
        return reading.content
    for index in range(start + SHORTEST_CLAIM, end):
        if tokens[index].low == "," and _opens_main(tokens, index + 1):
            return ((start, index),)
    return reading.content


def _opens_main(tokens: Tokens, index: int) -> bool:
    low = low_at(tokens, index)
    if low in _NO_MAIN or low.endswith("ing") or tokens[index].quotation is not None:
        return False
    if has_finite(tokens, index):
        return True
    if not (tokens[index].is_capital or low in DETERMINERS or low in POSSESSIVES | PRONOUNS):
        return False
    phrase = takewhile(lambda t: t.is_word, tokens[index + 1 : index + LONGEST_SUBJECT])
    return any(t.low.endswith("ed") and not t.is_capital for t in phrase)


def _is_subordinate(tokens: Tokens, reading: Reading, *, first: bool = False) -> bool:
    """Tell whether the clause of an attribution is put before another: "After X said A, …"."""
    start = reading.cue[0] if reading.source is None else min(reading.source[0], reading.cue[0])
    if low_at(tokens, start - 1) not in _BEFORE_MAIN:
        return False
    return not first or not any(t.is_word for t in tokens[: start - 1])


def _cut_before(tokens: Tokens, reading: Reading, later: Reading) -> int | None:
    if reading.trailing or (later.agentless and later.lemma in ADVERB_CUES):
        return None
    begin = later.cue[0] if later.source is None else min(later.cue[0], later.source[0])
    if begin <= reading.cue[0] and later.cue[0] > reading.cue[1]:
        behind = low_at(tokens, later.cue[0] - 1) in _CLOSERS
        if reading.tight or (behind and not later.trailing):
            return later.cue[0]  # it stands in the source of the other: "those who back X say"
    if begin <= reading.cue[1]:
        return None
    if later.trailing and later.content[0][0] <= reading.cue[0]:
        return begin  # it stands in what the other says: "Brandt fears A, she said"
    if later.lemma == "according":
        return begin if later.trailing else None
    if later.trailing:
        return None
    previous = low_at(tokens, begin - 1)
    if previous == "," and later.source is not None and _is_subordinate(tokens, reading):
        return begin - 1  # "While X says A, Y says B"
    gerund = later.borrowed and low_at(tokens, later.cue[0]).endswith("ing")
    if gerund and previous in (",", "—", "–", "--", "while"):
        return begin - 1
    if gerund and begin and tokens[begin - 1].quotation is not None:
        return begin
    if later.lemma in ATTITUDES and later.tight and previous not in ("but", "though", "while"):
        return None
    if later.borrowed and previous in (",", "and", "but"):
        return begin - 1
    if later.source is None or (later.tight and later.strength is CueStrength.PRIVATE):
        return None
    if reading.agentless and previous in ("after", "because", "as", "when", "since", "if"):
        return begin - 1
    if tokens[begin - 1].quotation is not None and tokens[begin].is_capital:
        return begin
    if previous in ("but", "while", "although", "though", ";"):
        return begin - 1
    if previous == "and" and low_at(tokens, begin - 2) == ",":
        return begin - 2
    if previous == "and" and later.lemma == reading.lemma and not reading.tight:
        return begin - 1  # "most say A and some say B"
    return None
