"""How an explanation names a source: as the text does, short enough to read, a pronoun with its name."""

from __future__ import annotations

import re

from compare.analysis.documents import Document
from compare.analysis.results import Attribution, CueStrength, SourceKind
from compare.analysis.shown import quoted

LONGEST = 60  # characters of a source; what follows its first comma or "who" goes first
SHORTEST = 8
_TAIL = re.compile(
    r",\s|\s[–—-]+\s|\s\(|\s(?=(?:who|which|whose|that|where|when|in|at|on|from|for|of)\s)"
)


def in_words(document: Document, attribution: Attribution) -> str:
    """Say how a claim is attributed: "said by “a pilot”", "marked by “reportedly” as hearsay"."""
    source = attribution.resolved_source or attribution.source
    cue = attribution.cue
    if source is None and cue is None:
        return "in quotation marks"
    if source is None and cue is not None:
        return f"marked as hearsay by {quoted(cue.slice(document.text))}"
    name = who(document, attribution)
    if attribution.effective_kind is SourceKind.DOCUMENT:
        return f"taken from {name}"
    return f"{'thought' if attribution.strength is CueStrength.PRIVATE else 'said'} by {name}"


def who(document: Document, attribution: Attribution) -> str:
    """Name a source; a pronoun by whom it stands for, where that is known."""
    source = attribution.resolved_source or attribution.source
    if source is None:
        cue = attribution.cue
        if cue is None:
            return "somebody quoted"
        return f"an unnamed source ({quoted(cue.slice(document.text))})"
    name = quoted(shortened(source.slice(document.text)))
    written = attribution.source
    if written is None or written == source:
        return name
    return f"{name} ({quoted(shortened(written.slice(document.text)))})"


def shortened(source: str) -> str:
    """Return the beginning of a long source that still says who it is."""
    plain = " ".join(source.split()).strip(" ,;:")
    if len(plain) <= LONGEST:
        return plain
    cuts = [m.start() for m in _TAIL.finditer(plain, SHORTEST, LONGEST)]
    if cuts:
        return plain[: _best_cut(plain, cuts)]
    return plain[: plain.rfind(" ", 0, LONGEST) if " " in plain[:LONGEST] else LONGEST] + " …"


def _best_cut(plain: str, cuts: list[int]) -> int:
    """Prefer the last comma or "who" to a cut within a name such as "the Bank of Norland"."""
    strong = [c for c in cuts if plain[c] in ",–—-(" or plain[c + 1 : c + 4] in ("who", "whi")]
    return strong[-1] if strong else cuts[-1]
