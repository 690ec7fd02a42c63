"""Flagged words and their evidence within their sentences, for the review desk's lists."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from articles.models import Article, Sentence
from articles.text.spans import Span
from compare.models import Flag

FAR = 160  # characters before or after the words; of a longer sentence the rest is left out


@dataclass(frozen=True, slots=True)
class Quote:
    """Words with what stands around them in their sentence."""

    side: str
    outlet: str
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Context:
    """A flag's words, and the words on the other side it rests on (None: it rests on none)."""

    flagged: Quote
    evidence: Quote | None


def contexts(flags: Iterable[Flag]) -> dict[int, Context]:
    """Return the context of each flag by its key; flags come with articles and outlets (two queries)."""
    found = list(flags)
    articles = {flag.comparison.left_id for flag in found}
    articles |= {flag.comparison.right_id for flag in found}
    bodies = dict(Article.objects.filter(pk__in=articles).values_list("pk", "body"))
    sentences: dict[int, list[Span]] = defaultdict(list)
    for article, start, end in (
        Sentence.objects.filter(article_id__in=articles)
        .order_by("article_id", "position")
        .values_list("article_id", "start", "end")
    ):
        sentences[article].append(Span(start, end))
    return {flag.pk: _context(flag, bodies, sentences) for flag in found}


def _context(flag: Flag, bodies: Mapping[int, str], sentences: Mapping[int, list[Span]]) -> Context:
    def quote(side: str, span: Span) -> Quote:
        article = flag.comparison.article(side)
        around = _sentence(sentences.get(article.pk, []), span)
        return _quote(side, article.outlet_name, bodies[article.pk], span, around)

    evidence = None
    if flag.evidence_start is not None and flag.evidence_end is not None and flag.evidence_side:
        evidence = quote(flag.evidence_side, Span(flag.evidence_start, flag.evidence_end))
    return Context(quote(flag.side, Span(flag.start, flag.end)), evidence)


def _sentence(sentences: list[Span], span: Span) -> Span:
    """Return the characters from the first to the last sentence that `span` touches."""
    first = bisect_right(sentences, span.start, key=lambda s: s.start) - 1
    last = bisect_left(sentences, span.end, key=lambda s: s.start) - 1
    if first < 0 or last < first:
        return span
    return Span(min(sentences[first].start, span.start), max(sentences[last].end, span.end))


def _quote(side: str, outlet: str, body: str, span: Span, around: Span) -> Quote:
    start, end = max(around.start, span.start - FAR), min(around.end, span.end + FAR)
    before, after = body[start : span.start], body[span.end : end]
    if start > around.start:
        before = "… " + before.partition(" ")[2]
    if end < around.end:
        after = after.rpartition(" ")[0] + " …"
    return Quote(side, outlet, before, span.slice(body), after)
