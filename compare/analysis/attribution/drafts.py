"""What `attributions` knows of a text while it reads it, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from articles.text.spans import Span
from compare.analysis.attribution.readings import Reading
from compare.analysis.attribution.sources import Source
from compare.analysis.documents import Document
from compare.analysis.results import Attribution, CueStrength, Quotation


@dataclass(slots=True)
class Draft:
    """An attribution under construction: later quotations may still be added to its content."""

    attribution: Attribution
    sentence: int
    reading: Reading | None = None
    extra: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class State:
    document: Document
    quotations: Sequence[Quotation]
    outlets: tuple[str, ...]
    surnames: frozenset[str] = frozenset()
    drafts: list[Draft] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    covered: set[int] = field(default_factory=set)
    speaker: Draft | None = None
    awaiting: Draft | None = None
    transcript: Draft | None = None
    last_quotation: tuple[Draft, Span] | None = None


def speaks(draft: Draft) -> bool:
    attribution = draft.attribution
    return (
        attribution.cue is not None
        and attribution.strength is not CueStrength.PRIVATE
        and attribution.source is not None
    )
