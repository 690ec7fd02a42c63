"""Cut the contents of a sentence's attributions against each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from compare.analysis.attribution.bounds import low_at, strip_right
from compare.analysis.attribution.clauses import Token, Tokens
from compare.analysis.attribution.cue_words import ATTITUDES
from compare.analysis.attribution.cues import ADVERB_CUES
from compare.analysis.attribution.readings import Reading
from compare.analysis.results import CueStrength


def bounded(tokens: list[Token], readings: Sequence[Reading]) -> list[Reading]:
    """Cut a content where a coordinated or trailing attribution of the same sentence begins."""
    out: list[Reading] = []
    for number, reading in enumerate(readings):
        content = reading.content
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


def _cut_before(tokens: Tokens, reading: Reading, later: Reading) -> int | None:
    if reading.trailing or (later.agentless and later.lemma in ADVERB_CUES):
        return None
    begin = later.cue[0] if later.source is None else min(later.cue[0], later.source[0])
    if begin <= reading.cue[0] and reading.tight and later.cue[0] > reading.cue[1]:
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
    return None
