"""Find interpretive frames: turns of phrase by which a report says what its facts mean.

Requirements: the span is the clause a reader would strike out to be left with the report ("…,
signalling a shift in policy", "even as its failings become plain"), or all of the sentence's own
voice where nothing would be left. Facts told with the same syntax ("despite the rain", "even as
votes were counted") must not be marked.

Idea: a table of patterns (`commentary_patterns.py`), each with the name and reason a reader is
shown, an own estimate of how often such a turn in the outlet's own voice is the outlet's
interpretation (`strength`), and how far the clause reaches. They are matched on the sentence with
everything blanked out that is not own voice, so a clause ends where a quotation or an attributed
claim begins. Turns that are factual as often as not (concession, "even as", "resulting in") count
only with a judging word inside.

Known exceptions: a clause is cut by punctuation and a list of opening words, not by a parser, so
a long list inside it may be cut early.

Rejected: subject-verb patterns from a tagger (none in this project, and the verb carries nearly
all of the meaning here); marking every "will" as a prediction (schedules are facts).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from articles.text.spans import Span
from compare.analysis.editorial.commentary_patterns import (
    FRAMES,
    JUDGING,
    STEM,
    Extent,
    FramePattern,
)
from compare.analysis.editorial.marks import without_ends
from compare.analysis.editorial.others_views import named_in

BLANK = "\x00"  # stands for every character that is not own voice
WHOLE = 0.85  # a frame over this share of the own voice leaves nothing of the sentence
SECOND_FRAME = 0.05  # what a second frame over the same words adds to the estimate
CERTAIN = 0.95
JUDGED_WITHIN = 80  # characters after the turn of phrase
_AS = "as "  # opens both what somebody sees an event as and some frames
# Text without any punctuation must not cost its square.
CLAUSE_LIMIT = 1_000  # characters
MATCHES = 40  # of one pattern in one sentence

_CLAUSE_END = re.compile(
    r"[;:()\x00—–\n]|,\s+(?=(?:but|while|which|who|whose|where|when|although|though|after|before|"
    r"because|since|so|yet|according|as|even|including|said|says|told|"
    r"and\s+(?:it|he|she|they|the|is|are|was|were|has|have|will|in|that)|\w+ing)\b)",
    re.IGNORECASE,
)
_PHRASE_END = re.compile(r"[,;:()\x00—–\n]")
_WORD = re.compile(r"[^\W\d_]+")
_LEADING = re.compile(r"^[\s,—–]+(?:and\s+)?")
_TRAILING = ".,;:!?\x00—–”\"’'"


@dataclass(frozen=True, slots=True)
class Frame:
    """One interpretive clause in own voice; `whole`: nothing of the own voice is left beside it."""

    span: Span
    name: str
    reason: str
    strength: float
    whole: bool


def blanked(text: str, sentence: Span, own_voice: tuple[Span, ...]) -> str:
    """Return the sentence with every character that is not own voice replaced by BLANK."""
    pieces: list[str] = []
    position = sentence.start
    for span in own_voice:
        shared = span.clipped(sentence)
        if shared is None or shared.start < position:
            continue
        pieces.append(BLANK * (shared.start - position))
        pieces.append(shared.slice(text).replace(BLANK, " "))
        position = shared.end
    pieces.append(BLANK * (sentence.end - position))
    return "".join(pieces)


# What the event "despite …" shows stands behind it, and is a clause of its own.
_SHOWS = re.compile(
    r"\s(?:highlight|underscore|reflect|show|signal|suggest|demonstrate|illustrate|reveal|underline)s\b"
)


def find_frames(
    text: str, own_voice: tuple[Span, ...], *, sentence: Span, loaded: tuple[Span, ...] = ()
) -> tuple[Frame, ...]:
    """Return the interpretive clauses of one sentence, in order, none overlapping another.

    `loaded` are the spans of loaded words found there: they count as judging words.
    """
    own = blanked(text, sentence, own_voice)
    spoken = max(1, len(own) - own.count(BLANK))
    found: list[Frame] = []
    stems = frozenset(word[:STEM] for word in _WORD.findall(own.lower()))
    for frame in FRAMES:
        if frame.triggers.isdisjoint(stems):
            continue
        for match in islice(frame.pattern.finditer(own), MATCHES):
            local = _extent(own, match, frame)
            local = without_ends(own, local)
            span = local.shifted(sentence.start)
            if frame.needs_judgement and not _judges(own, match, local, sentence.start, loaded):
                continue
            if _seen_so(own, match):
                continue
            whole = len(local) >= WHOLE * spoken
            found.append(Frame(span, frame.name, frame.reason, frame.strength, whole))
    return _merged(found)


def _seen_so(own: str, match: re.Match[str]) -> bool:
    """Tell whether somebody is said to see the event so: "hailed it as a sign of", "called it a blow to"."""
    return any(
        rest.start - len(_AS) <= match.start() < rest.end
        or match.start() <= rest.start < match.end()
        for rest in named_in(own, Span(0, len(own)))
    )


def _judges(own: str, match: re.Match[str], local: Span, at: int, loaded: tuple[Span, ...]) -> bool:
    """Tell whether a judging word stands in the clause, near the turn of phrase itself."""
    near = Span(local.start, min(local.end, match.end() + JUDGED_WITHIN))
    if any(near.shifted(at).contains(mark) for mark in loaded):
        return True
    return JUDGING.search(own, near.start, near.end) is not None


def _extent(own: str, match: re.Match[str], frame: FramePattern) -> Span:
    if frame.extent is Extent.OWN_VOICE:
        start = own.rfind(BLANK, 0, match.start()) + 1
        end = own.find(BLANK, match.end())
        return _trimmed(own, start, len(own) if end < 0 else end)
    opens = not own[: match.start()].strip(" \n“\"'")
    short = frame.extent is Extent.PHRASE or (opens and frame.extent is Extent.SUBORDINATE)
    limit = min(len(own), match.end() + CLAUSE_LIMIT)
    stop = (_PHRASE_END if short else _CLAUSE_END).search(own, match.end(), limit)
    end = stop.start() if stop else limit
    said_of_it = (
        _SHOWS.search(own, match.end(), end) if frame.extent is Extent.SUBORDINATE else None
    )
    if said_of_it is not None:
        return _trimmed(own, match.start(), said_of_it.start())
    if end < len(own) and stop is None:
        end = max(match.end(), own.rfind(" ", match.end(), end))
    return _trimmed(own, match.start(), end)


def _trimmed(own: str, start: int, end: int) -> Span:
    lead = _LEADING.match(own[start:end])
    start += lead.end() if lead else 0
    while end > start and (own[end - 1] in _TRAILING or own[end - 1].isspace()):
        end -= 1
    return Span(start, end)


def _merged(frames: list[Frame]) -> tuple[Frame, ...]:
    out: list[Frame] = []
    for frame in sorted(frames, key=lambda f: (f.span.start, -f.span.end, f.name)):
        if not len(frame.span):
            continue
        if not out or frame.span.start >= out[-1].span.end:
            out.append(frame)
            continue
        last = out[-1]
        lead = frame if frame.strength > last.strength else last
        out[-1] = Frame(
            Span(last.span.start, max(last.span.end, frame.span.end)),
            lead.name,
            lead.reason,
            round(min(CERTAIN, lead.strength + SECOND_FRAME), 4),
            last.whole or frame.whole,
        )
    return tuple(out)
