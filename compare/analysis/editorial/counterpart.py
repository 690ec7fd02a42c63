"""What the other report has for a sentence: its words, its loaded words, and where they stand.

Requirements: a reader who follows a flag to the other side lands where the difference can be seen;
nothing is held against a report that the other one could not have had.

Idea: the words of all passages linked to the sentence say what has a counterpart. Evidence is the
closest linked passage, and for a loaded word the one clause of it that tells the same as the words
around the mark, where one clause plainly does.

When the other report is a brief, or went out hours before, "only here" means nothing: the passage
may have been cut for length, or may not have been known. Then `unmatched` is false.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.text.spans import Span
from compare.analysis.absence import Silence, silence
from compare.analysis.documents import Document
from compare.analysis.editorial.features import content_stems, read_sentence
from compare.analysis.editorial.marks import STRONG_WORDING, Mark
from compare.analysis.results import Alignment, Evidence, Link, Side, TextAnalysis

# A clause is taken over from the other side when this share of its content words stands there.
SHARED_CLAUSE = 0.7
# One clause plainly tells the same: so many content words shared, and twice as many as any other.
SHARED_WORDS = 2
MUCH_CLOSER = 2
LONGEST_PASSAGE = 2_000  # characters in which a clause is looked for
_CLAUSE_END = re.compile(
    r"[,;:.!?]\s+|\s*[—–]\s*|\s+(?=(?:but|while|which|who|because|although|after|before)\s)"
)


@dataclass(frozen=True, slots=True)
class _Passage:
    """The words of one sentence of the other report, quoted and attributed ones included."""

    stems: frozenset[str]
    groups: frozenset[str]
    frames: frozenset[str]


@dataclass(frozen=True, slots=True)
class Partner:
    """What the other report has for one sentence; `link` is None where nothing is linked to it.

    `groups` name the kinds of loaded words found there, `frames` the reasons of interpretive clauses.

    `unmatched`: nothing is linked, and the other report could have had it.
    """

    link: int | None
    evidence: Evidence | None
    stems: frozenset[str]
    groups: frozenset[str]
    frames: frozenset[str] = frozenset()
    unmatched: bool = False


def could_have_had(document: Document, other: Document) -> bool:
    """Tell whether it says something that `other` lacks a passage of `document`."""
    found = silence(
        length=len(document.text),
        other_length=len(other.text),
        published_at=document.published_at,
        other_published_at=other.published_at,
        times_known=document.time_known and other.time_known,
    )
    return found is Silence.NONE


class Counterparts:
    """What `other` has for each sentence of `side`; what is read of it is read once."""

    def __init__(
        self,
        document: Document,
        other: Document,
        other_analysis: TextAnalysis,
        alignment: Alignment,
        *,
        side: Side,
    ) -> None:
        self._other = other
        self._other_side = side.other
        self._unmatched = Partner(
            None, None, frozenset(), frozenset(), unmatched=could_have_had(document, other)
        )
        self._elsewhere = _own_voice_stems(other, other_analysis)
        self._passages: dict[int, _Passage] = {}
        self._links: dict[int, list[tuple[int, Link]]] = {}
        for index, link in enumerate(alignment.links):
            for position in range(*_range(link, side)):
                self._links.setdefault(position, []).append((index, link))

    def of(self, position: int) -> Partner:
        """Return what is linked to a sentence; the evidence is the closest of the passages."""
        links = self._links.get(position)
        if not links:
            return self._unmatched
        best, closest = max(links, key=lambda pair: pair[1].similarity)
        passages = [
            self._passage(there)
            for _, link in links
            for there in range(*_range(link, self._other_side))
        ]
        span = self._other.passage_span(*_range(closest, self._other_side))
        return Partner(
            best,
            Evidence(self._other_side, span, span.slice(self._other.text)),
            frozenset().union(*(passage.stems for passage in passages)),
            frozenset().union(*(passage.groups for passage in passages)),
            frozenset().union(*(passage.frames for passage in passages)),
        )

    def has(self, mark: Mark, partner: Partner) -> bool:
        """Tell whether the other report words it alike: there, or anywhere in its own voice."""
        return mark.group in partner.groups or mark.stems <= partner.stems | self._elsewhere

    def _passage(self, position: int) -> _Passage:
        found = self._passages.get(position)
        if found is None:
            span = self._other.sentences[position].span
            reading = read_sentence(self._other.text, (span,), sentence=span)
            strong = (mark.group for mark in reading.marks if mark.score >= STRONG_WORDING)
            found = self._passages[position] = _Passage(
                reading.stems,
                frozenset(strong),
                frozenset(frame.reason for frame in reading.frames),
            )
        return found


def taken_over(clause: str, partner: Partner) -> bool:
    """Tell whether a clause's content stands in the linked passages too."""
    stems = content_stems(clause)
    return bool(stems) and len(stems & partner.stems) >= SHARED_CLAUSE * len(stems)


def _own_voice_stems(document: Document, analysis: TextAnalysis) -> frozenset[str]:
    return frozenset().union(
        *(
            read_sentence(document.text, spans, sentence=sentence.span).stems
            for sentence, spans in zip(document.sentences, analysis.own_voice, strict=True)
            if not sentence.boilerplate
        )
    )


def nearest_clause(text: str, sentence: Span, marked: Span, evidence: Evidence) -> Evidence:
    """Return the clause of the evidence that tells what surrounds the mark, or the evidence."""
    if len(evidence.span) > LONGEST_PASSAGE or len(sentence) > LONGEST_PASSAGE:
        return evidence
    around = next(
        (c for c in _clauses(sentence.slice(text), sentence.start) if c.overlaps(marked)), sentence
    )
    words = content_stems(around.slice(text)) - content_stems(marked.slice(text))
    base = evidence.span.start
    shared = [
        (len(words & content_stems(clause.shifted(-base).slice(evidence.quote))), clause)
        for clause in _clauses(evidence.quote, base)
    ]
    shared.sort(key=lambda pair: (-pair[0], pair[1]))
    most = shared[0][0] if shared else 0
    second = shared[1][0] if len(shared) > 1 else 0
    if len(shared) < 2 or most < SHARED_WORDS or most < MUCH_CLOSER * second:
        return evidence
    span = shared[0][1]
    return Evidence(evidence.side, span, span.shifted(-base).slice(evidence.quote))


def _clauses(text: str, base: int) -> Iterator[Span]:
    """Yield the clauses of a passage without the marks and spaces between them."""
    start = 0
    for match in _CLAUSE_END.finditer(text):
        if match.start() > start:
            yield Span(start + base, match.start() + base)
        start = match.end()
    if start < len(text):
        yield Span(start + base, len(text) + base)


def _range(link: Link, side: Side) -> tuple[int, int]:
    if side is Side.LEFT:
        return link.left_start, link.left_end
    return link.right_start, link.right_end
