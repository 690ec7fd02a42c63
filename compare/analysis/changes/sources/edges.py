"""Give a flagged claim clean edges: the clause that tells it, without what the outlet hangs onto it.

Requirements: a reader who strikes the marked words out strikes out the claim, no more. "In a bold move,
the pier was closed, raising questions about the mayor" has the claim in the middle; "however" before and
"…, fearing" behind it belong to no claim.

Idea: what opens the passage up to its first comma, and what a participle, "which" or "despite" hangs onto
its end, goes where it holds next to nothing of what the two sides share.
"""

from __future__ import annotations

import re

from articles.text.spans import Span
from compare.analysis.changes.claims import Stems, Weights
from compare.analysis.changes.sides import View

# Of the weight of what both sides share.
HOLDS = 0.2
OPENING_HOLDS = 0.1
LEAST = 12  # characters that have to be left
_OPENS = re.compile(
    r"(?:(?:however|meanwhile|moreover|furthermore|nevertheless|still|indeed|also|and|but|yet|so),?|"
    r"(?:in|on|at|despite|amid|with|for|by|during|under|following|\w+ly)\b[^,;:—–]*,)\s+",
    re.IGNORECASE,
)
_HANGS_ON = re.compile(
    r"(?:,|\s[—–])\s+(?=(?:(?:thus|thereby|further|also|only)\s+)*(?!(?:including|according|during|"
    r"everything|nothing|something|anything)\b)(?:\w{2,}ing|which|where|even|despite|although|though|"
    r"while|amid|as|in (?:an?|another|yet another|what)|an?)\b)"
    r"|\s+(?=(?:despite|notwithstanding|in spite of|even (?:as|though|while))\b)",
    re.IGNORECASE,
)
# When something happened is part of what happened.
_WHEN = re.compile(
    r"\d|\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)?days?|weeks?|months?|years?|decades?|hours?|quarters?|nights?"
    r"|mornings?|evenings?|afternoons?|weekends?|spring|summer|autumn|winter|january|february|march|april|may|june"
    r"|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
# Words that lead on to something that is not there any more.
_LEADS_ON = re.compile(
    r"(?:,?\s+(?:and|but|or|that|which|who|because|while|as|when|of|to|for|with|by|from|in|on|at|off|into|"
    r"onto|about|over|under|against|between|the|an?))+\Z"
    r"|,\s+\w+ing\Z",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"[\s“\"'‘`]*\w|\s*(?:“|\"|``|'')")
_ENDS = " ,;:.—–-"


def with_clean_edges(view: View, claim: Span, shared: Stems, weights: Weights) -> Span:
    """Return the part of a claim that holds what both sides share, from clause to clause."""
    text = view.document.text
    whole = weights.of(shared)
    end = claim.end
    for match in _HANGS_ON.finditer(text, claim.start, claim.end):
        rest = Span(match.start(), claim.end)
        if weights.of(shared & view.stems([rest])) < HOLDS * whole:
            end = match.start()
            break
    opening = _OPENS.match(text, claim.start, end)
    start = claim.start
    if opening and not _WHEN.search(opening.group()):
        before = shared & view.stems([Span(start, opening.end())])
        start = opening.end() if weights.of(before) < OPENING_HOLDS * whole else start
    if end - start < LEAST:
        return claim
    if Span(start, end) == claim and any(u.span == claim for u in view.document.sentences):
        return claim
    return _without_ends(text, Span(start, end))


def _without_ends(text: str, span: Span) -> Span:
    """Leave out marks at the end, and words that lead on to nothing."""
    end = span.start + len(text[span.start : span.end].rstrip(_ENDS))
    goes_on = (
        _GOES_ON.match(text, end) is not None
    )  # a strike that was "called off" is one at the end
    dangling = _LEADS_ON.search(text, span.start, end) if goes_on else None
    if dangling and dangling.start() - span.start >= LEAST:
        end = dangling.start()
    return Span(span.start, span.start + len(text[span.start : end].rstrip(_ENDS)))
