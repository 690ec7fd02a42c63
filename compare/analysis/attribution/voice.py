"""What of each sentence the outlet says itself.

Contents and quotations are somebody else's. The plain object of a stance ("Iran seeks to preserve the
harsh regime") stays the outlet's: it reports an act in its own words. The same cue with "that" or
with a quotation reports words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from articles.text.spans import Span, merged, subtracted
from compare.analysis.attribution.cues import states_stance
from compare.analysis.documents import Document
from compare.analysis.results import Attribution, Quotation

OwnVoice = tuple[tuple[Span, ...], ...]


def own_voice(
    document: Document, quotations: Sequence[Quotation], attributions: Sequence[Attribution]
) -> OwnVoice:
    """Return the own-voice spans of each sentence; scare quotes are own voice, residue is nobody's."""
    said = merged(
        [
            *(q.span for q in quotations if not q.scare),
            *(s for a in attributions if reports_words(document, a) for s in a.content),
        ]
    )
    ends = [span.end for span in said]
    out: list[tuple[Span, ...]] = []
    for sentence in document.sentences:
        if sentence.boilerplate:
            out.append(())
            continue
        first = bisect_left(ends, sentence.start + 1)
        holes: list[Span] = []
        while first < len(said) and said[first].start < sentence.end:
            holes.append(said[first])
            first += 1
        spans = (piece.stripped(document.text) for piece in subtracted(sentence.span, holes))
        out.append(tuple(s for s in spans if any(c.isalnum() for c in s.slice(document.text))))
    return tuple(out)


def reports_words(document: Document, attribution: Attribution) -> bool:
    """Tell whether an attribution hands over a claim, not only the object of somebody's act."""
    if attribution.cue is None or attribution.direct:
        return True
    start = attribution.content[0].start
    if document.text[start : start + 5].lower() == "that ":
        return True
    return not states_stance(attribution.cue.slice(document.text))
