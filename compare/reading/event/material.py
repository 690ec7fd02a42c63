"""Read everything the pages of an event are built from, in a number of queries that never grows.

Links are those of the newest finished comparison of each two reports. A link that points beyond a
report's sentences (the report was cut anew since) is passed over: what is shown stands in the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache

from django.db.models import Count

from articles.models import Article, Event
from articles.text.spans import Span
from articles.text.units import Sentence
from articles.work import Status
from compare.analysis.claims.grouping import Claim, Linked, Passage, group_claims
from compare.analysis.compare import ANALYSED_LANGUAGES
from compare.analysis.tokens import lowered
from compare.analysis.word_sets import word_set
from compare.models import Comparison, Flag, PassagePair
from compare.plain_texts import ASSUMED_LANGUAGE
from compare.reading.event.hearing import Hearing, share_only_a_speaker
from compare.reading.material import sentences_of
from compare.reading.voices import voices_in
from compare.voices import Voices

# What a sentence begins with that cannot be read without the one before it.
LEANING = word_set("he she it they his her its their this that these those but")
KEPT = 8  # events whose claims stay at hand; one of thirty reports is some megabytes


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """A report with its sentences; `voices` is None where nobody has read who speaks in it.

    `name` is its outlet's, numbered in reading order where an outlet has several.
    """

    article: Article
    name: str
    sentences: tuple[Sentence, ...]
    voices: Voices | None

    @property
    def pk(self) -> int:
        return self.article.pk

    @property
    def body(self) -> str:
        return self.article.body

    @property
    def has_rules(self) -> bool:
        """Tell whether there are rules for who speaks in the report's language."""
        return (self.article.language or ASSUMED_LANGUAGE) in ANALYSED_LANGUAGES

    @property
    def length(self) -> int:
        """Return the number of sentences, web residue left out."""
        return sum(not sentence.boilerplate for sentence in self.sentences)

    def span(self, passage: Passage) -> Span:
        return Span(self.sentences[passage.start].start, self.sentences[passage.end - 1].end)

    def position_at(self, offset: int) -> int:
        """Return the sentence in which an offset of the body stands, or the last before it."""
        return max(0, bisect_right(self.sentences, offset, key=lambda s: s.start) - 1)

    def words(self, passage: Passage) -> str:
        return self.span(passage).slice(self.body)


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a comparison; `one` stands in the comparison's left report."""

    comparison: int
    one: Passage
    other: Passage
    probability: float
    kind: str
    moved: bool


@dataclass(frozen=True, eq=False)
class EventMaterial:
    """All reports of an event that are prepared, in reading order, and what two of them share."""

    event: Event
    reports: tuple[Report, ...]
    comparisons: Mapping[frozenset[int], Comparison]
    links: tuple[Link, ...]

    @cached_property
    def by_pk(self) -> Mapping[int, Report]:
        return {report.pk: report for report in self.reports}

    @cached_property
    def hearings(self) -> Mapping[int, Hearing]:
        """Return the reports that somebody has read for who speaks."""
        return {
            report.pk: Hearing(report.body, report.sentences, report.voices)
            for report in self.reports
            if report.voices is not None
        }

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        linked = tuple(
            Linked(link.one, link.other, link.probability)
            for link in self.links
            if not self._is_by_speaker(link)
        )
        found = _grouped(linked, frozenset(self.comparisons))
        return tuple(self._in_plain_words(claim) for claim in found)

    def _in_plain_words(self, claim: Claim) -> Claim:
        """Return a claim in the words of a passage that needs none before it, if it has one."""
        if not self._leans_on_what_is_before(claim.central):
            return claim
        plain = (p for p in claim.passages if not self._leans_on_what_is_before(p))
        return replace(claim, central=next(plain, claim.central))

    def _leans_on_what_is_before(self, passage: Passage) -> bool:
        first = next(lowered(self.by_pk[passage.report].words(passage)), None)
        return first is not None and first[1] in LEANING

    def _is_by_speaker(self, link: Link) -> bool:
        """Tell whether two passages are linked by who speaks alone."""
        one, other = self.hearings.get(link.one.report), self.hearings.get(link.other.report)
        if one is None or other is None:
            return False
        return share_only_a_speaker(one.passage(link.one), other.passage(link.other))

    def comparison(self, one: int, other: int) -> Comparison | None:
        return self.comparisons.get(frozenset((one, other)))


@lru_cache(maxsize=KEPT)
def _grouped(links: tuple[Linked, ...], compared: frozenset[frozenset[int]]) -> tuple[Claim, ...]:
    """Group the links of an event; whoever sorts, filters or opens a cell asks for the same again.

    What is kept is found by all that it was made of, so it can be forgotten but never be wrong.
    """
    return group_claims(links, compared)


def read_event(event: Event) -> EventMaterial:
    """Read the reports of an event and what their comparisons found (five queries)."""
    articles = list(_articles(event))
    keys = [article.pk for article in articles]
    comparisons = newest_comparisons(event, keys)
    sentences = sentences_of(keys)
    voices = voices_in(keys)
    reports = tuple(
        Report(
            article,
            name,
            tuple(sentences.get(article.pk) or [Sentence(0, len(article.body), 0)]),
            voices.get(article.pk),
        )
        for article, name in zip(articles, _names(articles), strict=True)
    )
    lengths = {report.pk: len(report.sentences) for report in reports}
    return EventMaterial(event, reports, comparisons, tuple(_links(comparisons.values(), lengths)))


def _articles(event: Event) -> Iterable[Article]:
    ready = Article.objects.of_event(event).filter(status=Status.READY)
    return ready.select_related("outlet").defer("vector").in_reading_order()


def _names(articles: Sequence[Article]) -> list[str]:
    names = [article.outlet_name for article in articles]
    total, seen = Counter(names), Counter[str]()
    numbered = []
    for name in names:
        seen[name] += 1
        numbered.append(f"{name} ({seen[name]})" if total[name] > 1 else name)
    return numbered


def newest_comparisons(event: Event, reports: Sequence[int]) -> dict[frozenset[int], Comparison]:
    """Return the newest finished comparison of each two of some reports (one query)."""
    rows = (
        Comparison.objects.of_event(event)
        .filter(status=Status.READY, left__in=reports, right__in=reports)
        .order_by("left_id", "right_id", "-pk")
        .distinct("left_id", "right_id")
    )
    return {frozenset((row.left_id, row.right_id)): row for row in rows}


def _links(comparisons: Iterable[Comparison], lengths: Mapping[int, int]) -> Iterable[Link]:
    passage = cache(Passage)  # thousands of links are between hundreds of passages
    sides = {comparison.pk: (comparison.left_id, comparison.right_id) for comparison in comparisons}
    rows = (
        PassagePair.objects.filter(comparison__in=sides, similarity__isnull=False)
        .order_by("comparison", "position")
        .values_list(
            "comparison", "left_start", "left_end", "right_start", "right_end",
            "similarity", "kind", "moved",
        )
    )  # fmt: skip
    for pk, left_start, left_end, right_start, right_end, similarity, kind, moved in rows:
        left, right = sides[pk]
        inside = left_start < left_end <= lengths[left] and (
            right_start < right_end <= lengths[right]
        )
        if inside and similarity is not None:
            one = passage(left, left_start, left_end)
            other = passage(right, right_start, right_end)
            yield Link(pk, one, other, similarity, kind, moved)


def flags_of(comparisons: Iterable[Comparison]) -> dict[int, int]:
    """Count the flags of comparisons that are still raised (one query)."""
    rows = Flag.objects.standing().filter(comparison__in=[c.pk for c in comparisons])
    return dict(rows.values_list("comparison").annotate(Count("pk")).order_by("comparison"))
