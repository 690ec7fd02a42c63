"""What a rule reads off one cue: token ranges of source, cue and content."""

from __future__ import annotations

from dataclasses import dataclass

from compare.analysis.results import CueStrength


@dataclass(frozen=True, slots=True)
class Reading:
    """One attribution in token indices of its sentence; ranges are half-open.

    `behind`: its content is that of the reading before ("“A,” X said, according to Y");
    `unanswered`: it is a question, and counts only beside an answer;
    `awaiting`: its content is the quotation of the next sentence; `closing`: that of the one before.
    """

    source: tuple[int, int] | None
    cue: tuple[int, int]
    content: tuple[tuple[int, int], ...]
    strength: CueStrength
    lemma: str
    tight: bool = False
    agentless: bool = False
    trailing: bool = False
    borrowed: bool = False
    awaiting: bool = False
    closing: bool = False
    behind: bool = False
    unanswered: bool = False
