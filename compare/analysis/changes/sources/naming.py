"""How an explanation names a source: as the text does, short enough to read, a pronoun with its name."""

from __future__ import annotations

import re

from articles.text.spans import Span
from compare.analysis.changes.explanations import omitted, omitted_handed_on, omitted_unsure
from compare.analysis.changes.sources.direction import Direction
from compare.analysis.changes.sources.signs import is_unsure
from compare.analysis.documents import Document
from compare.analysis.messages import Message, gettext_noop, message
from compare.analysis.results import Attribution, CueStrength, SourceKind
from compare.analysis.shown import quoted

LONGEST = 60  # characters of a source; what follows its first comma or "who" goes first
SHORTEST = 8
_TAIL = re.compile(
    r",\s|\s[–—-]+\s|\s\(|\s(?=(?:who|which|whose|that|where|when|in|at|on|from|for|of)\s)"
)


def in_words(document: Document, attribution: Attribution) -> Message:
    """Say how a claim is attributed: "said by “a pilot”", "marked by “reportedly” as hearsay"."""
    source = attribution.resolved_source or attribution.source
    cue = attribution.cue
    if source is None and cue is None:
        return message(gettext_noop("in quotation marks"))
    if source is None and cue is not None:
        words = quoted(cue.slice(document.text))
        return message(gettext_noop("marked as hearsay by %(words)s"), words=words)
    name = who(document, attribution)
    if attribution.effective_kind is SourceKind.DOCUMENT:
        return message(gettext_noop("taken from %(name)s"), name=name)
    if attribution.strength is CueStrength.PRIVATE:
        return message(gettext_noop("thought by %(name)s"), name=name)
    return message(gettext_noop("said by %(name)s"), name=name)


def who(document: Document, attribution: Attribution) -> Message:
    """Name a source; a pronoun by whom it stands for, where that is known."""
    source = attribution.resolved_source or attribution.source
    if source is None:
        cue = attribution.cue
        if cue is None:
            return message(gettext_noop("somebody quoted"))
        words = quoted(cue.slice(document.text))
        return message(gettext_noop("an unnamed source (%(words)s)"), words=words)
    name = quoted(shortened(source.slice(document.text)))
    written = attribution.source
    if written is None or written == source:
        return message("%(name)s", name=name)
    also = quoted(shortened(written.slice(document.text)))
    return message("%(name)s (%(also)s)", name=name, also=also)


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


def omission_explained(way: Direction, attribution: Attribution, span: Span) -> Message:
    """Say how the flagged words stand: as fact, in doubt, or left to people who are not named."""
    target, text = way.target, way.target.document.text
    attributed = in_words(way.origin.document, attribution)
    for goal in target.positions(span):
        for other in target.attributions[goal]:
            if other.source is None and other.cue is not None and span.contains(other.cue):
                held = (c for content in other.content if (c := content.clipped(span)) is not None)
                if 2 * sum(map(len, held)) >= len(span):
                    words = _passive(text, other.cue)
                    return omitted_handed_on(target.side, attributed, words)
    if is_unsure(span.slice(text)):
        return omitted_unsure(target.side, attributed)
    return omitted(target.side, attributed)


def _passive(text: str, cue: Span) -> str:
    """Return a cue with the "to" that follows it: "are expected to"."""
    return cue.slice(text) + (" to" if text[cue.end : cue.end + 4] == " to " else "")
