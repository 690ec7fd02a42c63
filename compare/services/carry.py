"""Carry decisions about links over to a corrected text of a report.

A changed text is an article of its own, so what was decided about the earlier one would be lost to
it. Two articles are texts of one report where outlet and address are the same. A decision is carried
over where both its passages stand word for word, and once only, in the texts compared now; it keeps
the name, date and note of whoever made it, and whoever may take a decision back may take this one.
What is carried over once is not again, and nothing is that was taken back in the text compared now
after it was decided: what is taken back for the newest text stays so. Where that text has a later
decision about the same passages, that one holds. Nothing is carried out of a hidden event into what
everybody reads: with a decision go its note and the name of who made it.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from articles.models import Article
from articles.text.spans import Span
from articles.visibility import open_to_all
from compare.analysis.results import Side
from compare.analysis.version import ANALYSIS_VERSION
from compare.models import Comparison, LinkDecision


def carry_over(comparison: Comparison) -> int:
    """Write what was decided about earlier texts of two reports; return how much (five queries)."""
    left, right = comparison.left, comparison.right
    texts = {article.pk: earlier_texts(article) for article in (left, right)}
    if not any(texts.values()):
        return 0
    lefts, rights = {left.pk, *texts[left.pk]}, {right.pk, *texts[right.pk]}
    of_both = Q(left__in=lefts, right__in=rights) | Q(left__in=rights, right__in=lefts)
    carried_on = LinkDecision.objects.filter(of_both, carried_from=OuterRef("pk"))
    decisions = LinkDecision.objects.standing().filter(of_both, ~Exists(carried_on))
    if not any(text.event is not None and text.event.is_hidden for text in comparison.both):
        decisions = decisions.filter(*(open_to_all(f"{side}__event") for side in Side))
    carried = [
        made
        for decision in decisions.exclude(left=left, right=right).order_by("made_at", "pk")
        if (made := carried_decision(decision, comparison, lefts)) is not None
    ]
    return sum(write_once(decision) for decision in carried)


def compared_later(comparison: Comparison) -> list[Comparison]:
    """Return the present comparisons of corrected texts of two reports (three queries at most)."""
    later = [same_report(article).filter(pk__gt=article.pk) for article in comparison.both]
    lefts, rights = (
        {article.pk, *found.values_list("pk", flat=True)}
        for article, found in zip(comparison.both, later, strict=True)
    )
    if len(lefts) + len(rights) == 2:
        return []
    of_both = Q(left__in=lefts, right__in=rights) | Q(left__in=rights, right__in=lefts)
    found = Comparison.objects.with_articles().filter(of_both, analysis_version=ANALYSIS_VERSION)
    others = found.exclude(pk=comparison.pk).order_by("pk")  # earlier texts before later ones
    return [other for other in others if other.is_present]


def earlier_texts(article: Article) -> list[int]:
    """Return the articles that have earlier texts of the same report."""
    return list(same_report(article).filter(pk__lt=article.pk).values_list("pk", flat=True))


def same_report(article: Article) -> QuerySet[Article]:
    """Return the texts of a report; of none where nothing tells which report it is."""
    if article.outlet_id is None or not article.url:
        return Article.objects.none()
    return Article.objects.filter(outlet=article.outlet_id, url=article.url)


def carried_decision(
    decision: LinkDecision, comparison: Comparison, lefts: set[int]
) -> LinkDecision | None:
    """Return a decision as it stands in the texts compared now; None where they lack its words."""
    turned = decision.left_id not in lefts  # articles are ordered by when they came
    quotes = decision.left_quote, decision.right_quote
    left_quote, right_quote = quotes[::-1] if turned else quotes
    left = only_place(left_quote, comparison.left.body)
    right = only_place(right_quote, comparison.right.body)
    if left is None or right is None:
        return None
    return LinkDecision(
        left_id=comparison.left_id,
        right_id=comparison.right_id,
        kind=decision.kind,
        left_start=left.start,
        left_end=left.end,
        left_quote=left_quote,
        right_start=right.start,
        right_end=right.end,
        right_quote=right_quote,
        note=decision.note,
        made_by_id=decision.made_by_id,
        carried_from=decision,
    )


def only_place(quote: str, body: str) -> Span | None:
    places = _places(quote, body)
    first, second = next(places, None), next(places, None)
    return first if second is None else None


def _places(quote: str, body: str) -> Iterator[Span]:
    start = body.find(quote)
    while start >= 0:
        yield Span(start, start + len(quote))
        start = body.find(quote, start + 1)


def write_once(decision: LinkDecision) -> bool:
    """Write a carried decision unless the same stands, or was taken back since; it keeps its date.

    Where one of it and those that stand has all the passages of another, the later one holds.
    """
    earlier = decision.carried_from
    if earlier is None:
        return False
    there = LinkDecision.objects.between(decision.left_id, decision.right_id)
    left, right = decision.span(Side.LEFT), decision.span(Side.RIGHT)
    same = there.filter(
        kind=decision.kind,
        left_start=left.start,
        left_end=left.end,
        right_start=right.start,
        right_end=right.end,
    )
    if same.filter(Q(taken_back_at=None) | Q(taken_back_at__gte=earlier.made_at)).exists():
        return False
    around = there.standing().filter(
        made_at__gt=earlier.made_at,
        left_start__lte=left.start,
        left_end__gte=left.end,
        right_start__lte=right.start,
        right_end__gte=right.end,
    )
    inside = there.standing().filter(
        made_at__lte=earlier.made_at,
        left_start__gte=left.start,
        left_end__lte=left.end,
        right_start__gte=right.start,
        right_end__lte=right.end,
    )
    now = timezone.now()
    later = around.last()
    if later is None:
        inside.update(taken_back_by=decision.made_by_id, taken_back_at=now)
    else:
        decision.taken_back_by_id, decision.taken_back_at = later.made_by_id, now
    decision.save(force_insert=True)
    LinkDecision.objects.filter(pk=decision.pk).update(made_at=earlier.made_at)
    return True


__all__ = ["carry_over", "compared_later"]
