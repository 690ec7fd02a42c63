"""Lists of comparisons for the pages of `articles`."""

from __future__ import annotations

from typing import Any

from django import template
from django.db.models import Count, Q

from articles.models import Article, Event
from compare.models import Comparison, ComparisonQuerySet, FlagKind

register = template.Library()


@register.inclusion_tag("compare/_event_comparisons.html")
def event_comparisons(event: Event) -> dict[str, Any]:
    """List every comparison of an event (one query)."""
    return {"rows": rows(Comparison.objects.of_event(event)), "many": True}


@register.inclusion_tag("compare/_event_comparisons.html")
def article_comparisons(article: Article) -> dict[str, Any]:
    """List the comparisons an article stands in, within its event (one query)."""
    if article.event is None:
        return {"rows": []}
    chosen = Comparison.objects.of_event(article.event).filter(Q(left=article) | Q(right=article))
    return {"rows": rows(chosen)}


def rows(comparisons: ComparisonQuerySet) -> list[dict[str, Any]]:
    """Return the newest comparison of each pair with its flags counted by kind."""
    counts = {kind: Count("flags", filter=Q(flags__kind=kind)) for kind in FlagKind.values}
    newest = comparisons.with_articles().annotate(**counts).order_by("left", "right", "-pk")
    return [
        {
            "comparison": comparison,
            "flags": [
                (FlagKind(kind), getattr(comparison, kind))
                for kind in FlagKind.values
                if getattr(comparison, kind)
            ],
        }
        for comparison in newest.distinct("left", "right")
    ]
