"""Read who speaks in a line with a colon: "A: sources", "Poll: A", "Smith: A".

Headlines and transcripts put a colon where a sentence has a verb. A label ("Background: …") looks the
same, so the words beside the colon have to be a source: a word for one, or a name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.analysis.attribution.clauses import Token
from compare.analysis.attribution.cue_words import DOCUMENT_NOUNS, UNNAMED_NOUNS
from compare.analysis.attribution.readings import Reading
from compare.analysis.results import CueStrength

KNOWN_REACH = 20_000  # characters back in which a speaker's name may have stood
HEADLINE_COMMAS = 6  # more make a list: "Winners: A, B, C, …"
HEADLINE_SOURCE = 4  # words before or after the colon of a headline
_CLOSED = re.compile(r"[.!?…][\"”’']?$")


def read_headline(text: str, tokens: Sequence[Token]) -> Reading | None:
    """Read "A: sources", "Poll: A" and "Smith: A" in a line without a full stop."""
    colons = [i for i, t in enumerate(tokens) if t.low == ":"]
    if len(colons) != 1 or not 0 < colons[0] < len(tokens) - 1:
        return None
    colon = colons[0]
    line = text[tokens[0].start : tokens[-1].end]
    closed = bool(_CLOSED.search(line))
    if (
        not closed
        and len(tokens) - colon - 1 <= HEADLINE_SOURCE
        and _speaking(tokens, colon + 1, len(tokens))
    ):
        source, content = (colon + 1, len(tokens)), (0, colon)
    elif (
        colon <= HEADLINE_SOURCE
        and (not closed or (is_name(tokens, colon) and _is_known(text, tokens, colon)))
        and _speaking(tokens, 0, colon)
    ):
        source, content = (0, colon), (colon + 1, len(tokens))
    else:
        return None
    if sum(1 for t in tokens[content[0] : content[1]] if t.low == ",") > HEADLINE_COMMAS:
        return None
    return Reading(source, (colon, colon + 1), (content,), CueStrength.NEUTRAL, ":")


def _speaking(tokens: Sequence[Token], start: int, end: int) -> bool:
    words = [t for t in tokens[start:end] if t.is_word]
    if not words:
        return False
    if any(t.low in UNNAMED_NOUNS or t.low in DOCUMENT_NOUNS for t in words):
        return True
    return len(words) <= 3 and all(t.is_capital for t in words) and start == 0


def _is_known(text: str, tokens: Sequence[Token], end: int) -> bool:
    """Tell a speaker from a label ("Background: …"): two words, or one the text had before."""
    words = [t for t in tokens[:end] if t.is_word]
    if len(words) != 1:
        return True
    start = words[0].start
    return text.find(words[0].text, max(0, start - KNOWN_REACH), start) >= 0


def is_name(tokens: Sequence[Token], end: int) -> bool:
    """Tell whether the first words of a line are a name."""
    words = [t for t in tokens[:end] if t.is_word]
    return all(t.is_capital and t.low not in UNNAMED_NOUNS | DOCUMENT_NOUNS for t in words)
