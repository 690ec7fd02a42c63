"""Which attributions say who told the outlet, rather than what somebody thinks or does.

"Iran fears", "Iran is urging" are attributions to the analysis: the fear is Iran's. They say nothing
about who told the outlet so; told without a source, the sentence is the outlet's own voice. Pages that
count sources, or mark who speaks, leave them out, or a report without sources would look well sourced.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from articles.text.spans import Span, merged
from compare.analysis.results import Attribution, CueStrength
from compare.voices import Voices

OWN_SHARE = 0.5  # of an attribution's content: from here on the analysis took it for own voice


def handing_over(voices: Voices) -> tuple[Attribution, ...]:
    """Return the attributions that say who told the outlet, not what somebody thinks or does."""
    own = merged(span for spans in voices.own_voice for span in spans)
    return tuple(a for a in voices.attributions if _hands_over(a, own))


def _hands_over(attribution: Attribution, own: Sequence[Span]) -> bool:
    if attribution.source is not None and attribution.strength is CueStrength.PRIVATE:
        return False
    length = sum(map(len, attribution.content))
    return overlap(attribution.content, own) < OWN_SHARE * length or attribution.direct


def overlap(some: Iterable[Span], others: Sequence[Span]) -> int:
    """Return how many characters spans have in common with others."""
    return sum(
        len(shared) for one in some for o in others if (shared := one.clipped(o)) is not None
    )
