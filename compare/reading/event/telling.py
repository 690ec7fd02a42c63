"""In whose voice a report tells a claim; no Django, so that it can be read and tested alone.

Requirements: a passage mostly tells more than one claim; what counts is who is made responsible for the
one in question. Words that say who speaks ("the minister said") tell nothing themselves.

Idea: of the words of the passage, those that other passages of the claim have too, outside of what
says who speaks there, are what is told.
The voice that carries most of them carries the claim: an attribution by its content, the outlet by
all that stands outside attributions and quotations. Where nothing is shared, all words count.

What somebody fears, wants or decides is an attribution of the fear, and says nothing about who told the
outlet so: told without a source, it is the outlet's own voice.

To call it the outlet's own voice where it is not is a false accusation, so that takes more. Words between
quotation marks are never the outlet's, whoever speaks them: where nobody is found, that is what is said.
A pronoun nobody is found for is somebody, but not known who. Where the outlet carries most of the claim
and a source a good part of it, or a whole sentence of the passage, the claim is *partly* attributed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from articles.text.spans import Span, merged, subtracted
from compare.analysis.results import Attribution, CueStrength, SourceKind
from compare.voices import Voices

_HEAD_ENDS = re.compile(r"(?<=\w)(?:,| (?:who|which|of|in|from|at|close|on|with|for)\b)")
_WORD = re.compile(r"\w[\w’'-]*")
_POSSESSIVE = re.compile(r"['’]s?$")
OWN_SHARE = 0.5  # of an attribution's content: from here on the analysis took it for own voice
PART = 0.25  # of a claim's words; less of them attributed or quoted says nothing
PART_OF_PASSAGE = 1 / 3  # the same of all characters, with who speaks: one short sentence of two


class Telling(StrEnum):
    """How a report stands to a claim."""

    NAMED = "named"
    UNNAMED = "unnamed"
    DOCUMENT = "document"
    OUTLET = "outlet"
    OWN = "own"
    PARTLY = "partly"  # the outlet's words for the most, but not all of them
    QUOTED = "quoted"  # between quotation marks, and nobody is found who speaks
    UNCLEAR = "unclear"  # somebody's words, but not known whose
    UNREAD = "unread"  # there, but nobody has read who speaks
    DOUBTFUL = "doubtful"  # a link says that it is there, against most others
    ABSENT = "absent"
    UNCOMPARED = "uncompared"  # not known whether it is there


# What can be held against each other; the rest is there, or not, but says too little to be sorted by.
KNOWN = (Telling.NAMED, Telling.UNNAMED, Telling.DOCUMENT, Telling.OUTLET, Telling.OWN)
ATTRIBUTED = (*KNOWN[:-1], Telling.PARTLY)
THERE = (*KNOWN, Telling.PARTLY, Telling.QUOTED, Telling.UNCLEAR, Telling.UNREAD)
_OF_SOURCE = {
    SourceKind.NAMED: Telling.NAMED,
    SourceKind.UNNAMED: Telling.UNNAMED,
    SourceKind.DOCUMENT: Telling.DOCUMENT,
    SourceKind.OUTLET: Telling.OUTLET,
    SourceKind.PRONOUN: Telling.UNCLEAR,
}


@dataclass(frozen=True, slots=True)
class Voice:
    """Who tells a passage's claim: the attribution, or None where it is nobody's or the outlet's.

    `others` are the attributions of the same passage beside it, whoever is their source.
    """

    telling: Telling
    attribution: Attribution | None = None
    others: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """One word of a passage by its stem."""

    stem: str
    start: int


def handing_over(voices: Voices) -> tuple[Attribution, ...]:
    """Return the attributions that say who told the outlet, not what somebody thinks or does."""
    own = merged(span for spans in voices.own_voice for span in spans)
    return tuple(a for a in voices.attributions if _hands_over(a, own))


def _hands_over(attribution: Attribution, own: Sequence[Span]) -> bool:
    if attribution.source is not None and attribution.strength is CueStrength.PRIVATE:
        return False
    length = sum(map(len, attribution.content))
    return _common(attribution.content, own) < OWN_SHARE * length or attribution.direct


def _common(some: Iterable[Span], others: Sequence[Span]) -> int:
    return sum(
        len(shared) for one in some for o in others if (shared := one.clipped(o)) is not None
    )


class Heard:
    """A passage with who speaks in it; `stems` are its words that do not only say who speaks."""

    def __init__(
        self,
        passage: Span,
        words: Sequence[Said],
        attributions: Sequence[Attribution],
        quotations: Iterable[Span],
    ) -> None:
        self._words = words
        self._here = [a for a in attributions if not _is_bare(a)]
        self._attributed = merged(span for a in self._here for span in a.content)
        self._quoted = tuple(
            rest for span in merged(quotations) for rest in subtracted(span, self._attributed)
        )
        self.stems = frozenset(word.stem for word in words)
        in_quotation = _count([word.start for word in words], self._quoted)
        self._is_mostly_quoted = 2 * in_quotation >= len(words)
        theirs = merged((*self._attributed, *self._quoted, *frames(self._here)))
        self._is_partly_theirs = _common([passage], theirs) >= PART_OF_PASSAGE * len(passage)

    def voice(self, shared: Collection[str]) -> Voice:
        """Tell who tells the passage's claim, whose words are `shared` with other passages."""
        told = [word.start for word in self._words if word.stem in shared]
        told = told or [word.start for word in self._words]
        attributed, quoted = _count(told, self._attributed), _count(told, self._quoted)
        own = len(told) - attributed - quoted
        if self._here and attributed >= max(own, quoted):
            return self._with_others(_of(self._best(told)))
        if quoted and quoted >= own and (not own or self._is_mostly_quoted):
            return Voice(Telling.QUOTED)
        if attributed + quoted >= PART * len(told) or self._is_partly_theirs:
            best = self._best(told) if self._here else None
            return self._with_others(Voice(Telling.PARTLY, best))
        return Voice(Telling.OWN)

    def _with_others(self, voice: Voice) -> Voice:
        others = (a for a in self._here if a is not voice.attribution and a.source is not None)
        return replace(voice, others=tuple(others))

    def _best(self, told: Sequence[int]) -> Attribution:
        return max(self._here, key=lambda a: _weight(a, told))


def other_sources(voice: Voice, text: str) -> int:
    """Count who else speaks in a passage; whoever shares a name, or a last word, may be the same."""
    here = (voice.attribution, *voice.others)
    known = [a for a in here if a is not None and a.effective_kind is not SourceKind.PRONOUN]
    if voice.attribution not in known:
        return 0
    found: list[frozenset[str]] = []
    for attribution in known:
        span = attribution.resolved_source or attribution.source
        names = frozenset() if span is None else _names(span.slice(text))
        if names and all(names.isdisjoint(other) for other in found):
            found.append(names)
    return max(0, len(found) - 1)


def _names(words: str) -> frozenset[str]:
    """Return the last word before a comma or a phrase, and all words that may be names."""
    head = _HEAD_ENDS.split(words, maxsplit=1)[0].split()[-1:]
    capitals = (w for w in _WORD.findall(words)[1:] if w[0].isupper())
    return frozenset(_POSSESSIVE.sub("", word.casefold()) for word in (*head, *capitals))


def frames(attributions: Iterable[Attribution]) -> tuple[Span, ...]:
    """Return what says who speaks."""
    spans = (span for a in attributions for span in (a.source, a.cue))
    return merged(span for span in spans if span is not None)


def _is_bare(attribution: Attribution) -> bool:
    """Tell whether an attribution is no more than a quotation, with nobody beside it."""
    return attribution.direct and attribution.cue is None and attribution.source is None


def _of(attribution: Attribution) -> Voice:
    if attribution.cue is None and attribution.source is None:
        return Voice(Telling.UNCLEAR, attribution)
    return Voice(_OF_SOURCE[attribution.effective_kind], attribution)


def _weight(attribution: Attribution, told: Sequence[int]) -> tuple[int, int, int]:
    first = attribution.content[0].start
    return _count(told, attribution.content), sum(map(len, attribution.content)), -first


def _count(places: Sequence[int], spans: Sequence[Span]) -> int:
    return sum(any(s.start <= at < s.end for s in spans) for at in places)
