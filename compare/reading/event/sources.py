"""Who is quoted: the sources of an event's reports, how often each report hands over their words."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from compare.analysis.results import Attribution, SourceKind
from compare.reading.event.material import EventMaterial, Report
from compare.reading.event.names import Identity, People, across, identities
from compare.reading.event.shown import shortened

LONGEST_WORDS = 90  # characters of how a report puts a source
MOST_WAYS = 4  # ways of putting a source that a row names


@dataclass(frozen=True, slots=True)
class Mention:
    """One attribution of a report."""

    report: Report
    attribution: Attribution
    words: str  # of the source as the report has them, what a pronoun stands for


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source: `counts` stand in the order of the columns."""

    key: str
    name: str
    kind: SourceKind
    counts: tuple[int, ...]
    mentions: tuple[Mention, ...]
    only_in: str  # the one outlet that has it, where others might

    @property
    def total(self) -> int:
        return sum(self.counts)

    @property
    def reports(self) -> int:
        return sum(count > 0 for count in self.counts)

    @property
    def ways(self) -> tuple[str, ...]:
        """Return how the reports put it, where that says more than the name."""
        found: dict[str, str] = {}
        for mention in self.mentions:
            found.setdefault(mention.words.casefold(), mention.words)
        name = self.name.casefold()
        more = [words for low, words in found.items() if low not in name]
        return tuple(shortened(words, LONGEST_WORDS) for words in more[:MOST_WAYS])


@dataclass(frozen=True, slots=True)
class Section:
    kind: SourceKind
    rows: tuple[SourceRow, ...]


@dataclass(slots=True)
class _Found:
    identity: Identity
    kinds: list[SourceKind] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)


SECTIONS = (SourceKind.NAMED, SourceKind.DOCUMENT, SourceKind.OUTLET, SourceKind.UNNAMED)


def sections_of(material: EventMaterial) -> tuple[Section, ...]:
    """Return the sources by kind, those of most reports first; empty kinds left out."""
    rows = [_row(key, found, material.reports) for key, found in _gathered(material).items()]
    rows.sort(key=lambda row: (-row.reports, -row.total, row.name.casefold()))
    sections = (Section(kind, tuple(r for r in rows if r.kind is kind)) for kind in SECTIONS)
    return tuple(section for section in sections if section.rows)


def row_at(sections: Sequence[Section], key: str) -> SourceRow | None:
    return next((row for section in sections for row in section.rows if row.key == key), None)


def unread(material: EventMaterial) -> tuple[Report, ...]:
    """Return the reports whose sources nobody has read."""
    return tuple(r for r in material.reports if r.voices is None or not r.has_rules)


def _gathered(material: EventMaterial) -> dict[str, _Found]:
    told = list(_mentions(material))
    named = across(who for _, who, _ in told)
    found: dict[str, _Found] = {}
    for kind, who, mention in told:
        same = named[who.key]
        # Whoever stays unnamed is never the same as somebody who is named, whatever the words.
        key = hashlib.blake2b(
            f"{kind is SourceKind.UNNAMED}{same.key}".encode(), digest_size=6
        ).hexdigest()
        entry = found.setdefault(key, _Found(same))
        entry.kinds.append(kind)
        entry.mentions.append(mention)
    return found


def _mentions(material: EventMaterial) -> Iterator[tuple[SourceKind, Identity, Mention]]:
    for report in material.reports:
        if report.voices is None or not report.has_rules:
            continue
        people = People(report.body)
        for attribution in material.hearings[report.pk].handing:
            kind = attribution.effective_kind
            span = attribution.resolved_source or attribution.source
            if span is None or attribution.carried or kind is SourceKind.PRONOUN:
                continue
            words = " ".join(span.slice(report.body).split())
            for of, part, who in identities(words, kind, people):
                yield of, who, Mention(report, attribution, part)


def _row(key: str, found: _Found, reports: Sequence[Report]) -> SourceRow:
    counts: dict[int, int] = defaultdict(int)
    for mention in found.mentions:
        counts[mention.report.pk] += 1
    outlets = {mention.report.article.outlet_name for mention in found.mentions}
    alone = len(outlets) == 1 and len({r.article.outlet_name for r in reports}) > 1
    kind = max(SECTIONS, key=lambda k: (found.kinds.count(k), -SECTIONS.index(k)))
    return SourceRow(
        key=key,
        name=found.identity.name,
        kind=kind,
        counts=tuple(counts[report.pk] for report in reports),
        mentions=tuple(found.mentions),
        only_in=next(iter(outlets)) if alone else "",
    )
