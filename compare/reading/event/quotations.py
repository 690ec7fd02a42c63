"""The same quotation in several reports of an event: verbatim, in part, trimmed, altered, reassigned.

What two reports quote alike is found as the analysis finds it for a pair. Quotations that are linked
so are one; the report that quotes most of it is what the others are held against, which says nothing
about who is right. A pair asks for more words than two, lest phrases of the trade count as shared; here
two quotations that have the very same words are one however short. Words that one report marks as
somebody's and the other only sets off with marks are found so as well.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

import numpy as np

from articles.text.spans import Span
from compare.analysis.changes.quotes.quote_changes import QuoteChange
from compare.analysis.changes.quotes.quotes import (
    QuotedText,
    SharedQuotation,
    quoted_text,
    shared_between,
)
from compare.analysis.documents import Document
from compare.analysis.results import Attribution, Side, TextAnalysis
from compare.analysis.tokens import STOPWORDS, lowered
from compare.reading.event.material import EventMaterial, Report
from compare.reading.event.names import People, identity
from compare.reading.landing import address_in
from compare.reading.told import handing_over

IN_PART = 0.8  # of the words of the fullest; from here on it is the whole quotation
MIN_SHARED = 2  # words that carry meaning; reports whose quotations share fewer share none

Key = tuple[int, int]  # report, number of the quotation in it


class Fate(StrEnum):
    """What became of a quotation in one report, held against the fullest."""

    FULLEST = "fullest"
    VERBATIM = "verbatim"
    IN_PART = "in part"
    TRIMMED = "trimmed"
    ALTERED = "altered"
    REASSIGNED = "reassigned"


WORST = (Fate.REASSIGNED, Fate.ALTERED, Fate.TRIMMED, Fate.IN_PART, Fate.VERBATIM, Fate.FULLEST)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation as one report has it; `comparison` leads to where it is held against the fullest."""

    report: Report
    words: str
    speaker: str
    fate: Fate
    differing: tuple[str, str] = ("", "")  # here, in the fullest
    comparison: str = ""


@dataclass(frozen=True, slots=True)
class SharedRow:
    """One quotation of two reports or more, the fullest first, then in reading order."""

    quoted: tuple[Quoted, ...]
    absent: tuple[Report, ...]

    @property
    def fullest(self) -> Quoted:
        return self.quoted[0]

    @property
    def is_changed(self) -> bool:
        return any(q.fate in WORST[:3] for q in self.quoted)


@dataclass(frozen=True, slots=True)
class Quotations:
    """`alone` counts the quotations that only one report has, by report."""

    shared: tuple[SharedRow, ...]
    alone: tuple[tuple[Report, tuple[Quoted, ...]], ...]


@dataclass(frozen=True, slots=True)
class _Text:
    """A report's quotations and what is needed to hold them against others."""

    report: Report
    quoted: QuotedText
    spans: tuple[Span, ...]
    people: People
    handing: tuple[Attribution, ...]
    words: frozenset[str]  # that carry meaning, of all quotations
    scare: frozenset[int]  # numbers of those that the report only sets off with marks
    wordings: tuple[tuple[str, ...], ...]  # of each quotation, in lower case

    def number_at(self, span: Span) -> int | None:
        """Return which quotation a span stands in."""
        place = bisect_right(self.spans, span.start, key=lambda s: s.start) - 1
        for number in (place, place + 1):
            if 0 <= number < len(self.spans) and self.spans[number].overlaps(span):
                return number
        return None


def quotations_of(material: EventMaterial) -> Quotations:
    """Return what the reports quote, changed quotations and those of most reports first."""
    texts = {r.pk: text for r in material.reports if (text := _text(r)) is not None}
    shared = dict(_shared(material, texts))
    groups = _groups(shared)
    rows = [_row(group, shared, texts, material) for group in groups]
    rows.sort(key=lambda row: (-row.is_changed, -len(row.quoted)))
    taken = {key for group in groups for key in group}
    alone = tuple(
        (text.report, quoted) for text in texts.values() if (quoted := tuple(_alone(text, taken)))
    )
    return Quotations(tuple(rows), alone)


def _text(report: Report) -> _Text | None:
    voices = report.voices
    if voices is None:
        return None
    spans = tuple(q.span for q in voices.quotations)
    wordings = tuple(tuple(word for _, word in lowered(s.slice(report.body))) for s in spans)
    document = Document(
        text=report.body,
        sentences=report.sentences,
        vectors=np.zeros((len(report.sentences), 1), dtype=np.float32),
        language=report.article.language,
        published_at=report.article.published_at,
    )
    analysis = TextAnalysis(voices.quotations, voices.attributions, voices.own_voice, (), ())
    words = {word for wording in wordings for word in wording if word not in STOPWORDS}
    return _Text(
        report,
        quoted_text(document, analysis),
        spans,
        People(report.body),
        handing_over(voices),
        frozenset(words),
        frozenset(number for number, q in enumerate(voices.quotations) if q.scare),
        wordings,
    )


Shared = Mapping[tuple[Key, Key], SharedQuotation]


def _shared(
    material: EventMaterial, texts: Mapping[int, _Text]
) -> Iterator[tuple[tuple[Key, Key], SharedQuotation]]:
    """Yield what each two reports quote alike, the change that says most of several stretches."""
    for one, other in combinations(texts.values(), 2):
        if len(one.words & other.words) < MIN_SHARED:
            continue
        found: dict[tuple[Key, Key], SharedQuotation] = {}
        for shared in shared_between(one.quoted, other.quoted):
            left, right = one.number_at(shared.left), other.number_at(shared.right)
            if left is None or right is None:
                continue
            pair = (one.report.pk, left), (other.report.pk, right)
            before = found.get(pair)
            if before is None or before.change is QuoteChange.VERBATIM:
                found[pair] = shared
        for left, right in _same_words(one, other):
            pair = (one.report.pk, left), (other.report.pk, right)
            same = SharedQuotation(QuoteChange.VERBATIM, one.spans[left], other.spans[right])
            found.setdefault(pair, same)
        yield from found.items()


def _same_words(one: _Text, other: _Text) -> Iterator[tuple[int, int]]:
    """Yield the quotations of two reports whose words are the same, two that carry meaning or more."""
    there: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, wording in enumerate(other.wordings):
        there[wording].append(number)
    for number, wording in enumerate(one.wordings):
        if sum(word not in STOPWORDS for word in wording) < MIN_SHARED:
            continue
        for same in there[wording]:
            if number in one.scare and same in other.scare:
                continue
            speakers = {_speaker(one, one.spans[number]), _speaker(other, other.spans[same])}
            if len(speakers - {""}) < 2:  # few words that two persons use are no shared quotation
                yield number, same


def _groups(shared: Shared) -> list[list[Key]]:
    """Return quotations that hang together, in the order of the reports and of the text."""
    leader: dict[Key, Key] = {}

    def first(key: Key) -> Key:
        while leader.setdefault(key, key) != key:
            key = leader[key]
        return key

    for one, other in shared:
        a, b = sorted((first(one), first(other)))
        leader[b] = a
    groups: dict[Key, list[Key]] = defaultdict(list)
    for key in sorted(leader):
        groups[first(key)].append(key)
    return list(groups.values())


def _row(
    group: Sequence[Key], shared: Shared, texts: Mapping[int, _Text], material: EventMaterial
) -> SharedRow:
    order = {report.pk: place for place, report in enumerate(material.reports)}
    fullest = min(group, key=lambda k: (-_length(texts, k), order[k[0]], k[1]))
    others = sorted((k for k in group if k != fullest), key=lambda k: (order[k[0]], k[1]))
    quoted = [_quoted(fullest, texts, Fate.FULLEST)]
    for key in others:
        quoted.append(_held_against(fullest, key, shared, texts, material))
    there = {key[0] for key in group}
    return SharedRow(tuple(quoted), tuple(r for r in material.reports if r.pk not in there))


def _held_against(
    fullest: Key, key: Key, shared: Shared, texts: Mapping[int, _Text], material: EventMaterial
) -> Quoted:
    swapped = (fullest, key) not in shared
    found = shared.get((key, fullest) if swapped else (fullest, key))
    comparison = material.comparison(fullest[0], key[0])
    address = ""
    if comparison is not None:
        text = texts[key[0]]
        address = address_in(comparison, key[0], text.report.position_at(text.spans[key[1]].start))
    side = Side.LEFT if swapped else Side.RIGHT  # where `key` stands
    fate = _fate(found, side)
    if fate is Fate.VERBATIM and _length(texts, key) < IN_PART * _length(texts, fullest):
        fate = Fate.IN_PART
    here, there = ("", "") if found is None else found.words if swapped else found.words[::-1]
    return _quoted(key, texts, fate, (here, there), address)


def _fate(found: SharedQuotation | None, side: Side) -> Fate:
    if found is None or found.change is QuoteChange.VERBATIM:
        return Fate.VERBATIM
    if found.change is QuoteChange.TRIMMED and found.shorter is not side:
        return Fate.VERBATIM  # the fullest is the one that lacks words here
    return Fate(found.change.value)


def _length(texts: Mapping[int, _Text], key: Key) -> int:
    return len(texts[key[0]].spans[key[1]])


def _quoted(
    key: Key,
    texts: Mapping[int, _Text],
    fate: Fate,
    differing: tuple[str, str] = ("", ""),
    comparison: str = "",
) -> Quoted:
    text = texts[key[0]]
    span = text.spans[key[1]]
    words = " ".join(span.slice(text.report.body).split())
    return Quoted(text.report, words, _speaker(text, span), fate, differing, comparison)


def _speaker(text: _Text, span: Span) -> str:
    """Return who is quoted, as the report's sources are named; empty where nobody is known."""
    told = [a for a in text.handing if any(c.overlaps(span) for c in a.content)]
    if not told:
        return ""
    best = min(told, key=lambda a: (sum(map(len, a.content)), a.content[0].start))
    who = best.resolved_source or best.source
    if who is None:
        return ""
    return identity(who.slice(text.report.body), best.effective_kind, text.people).name


def _alone(text: _Text, taken: set[Key]) -> Iterator[Quoted]:
    for number, span in enumerate(text.spans):
        if (text.report.pk, number) in taken or number in text.scare:
            continue
        if any(c.isalnum() for c in span.slice(text.report.body)):
            yield _quoted((text.report.pk, number), {text.report.pk: text}, Fate.FULLEST)
