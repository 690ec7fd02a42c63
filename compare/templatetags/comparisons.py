"""Tags that show comparisons: kinds of flag, and the lists on event and article pages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.db.models import F, Q
from django.template import Library
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from articles.models import Article, Event
from compare.models import Comparison
from compare.reading.explained import explained
from compare.reading.listing import Listing, listing_of
from compare.reading.standing import Standing, standings
from compare.templatetags.pairs import precision_words

register = Library()

register.filter("explanation", explained)

MAX_LINKS = 6  # from one report; the list of comparisons, or else its own page, has them all


@register.simple_tag
def kind_icon(slug: str) -> SafeString:
    """Write the sign of a kind of flag; its name has to stand beside it."""
    return format_html('<span class="kind-icon kind-{}" aria-hidden="true"></span>', slug)


@register.simple_tag
def precision_of(standings: Mapping[str, Standing], kind: str) -> SafeString:
    """Write how precise a kind of flag was measured to be, as a link to what that means."""
    return _precision_html(standings[kind], kind, get_language())


@lru_cache(maxsize=64)
def _precision_html(standing: Standing, kind: str, language: str | None) -> SafeString:
    words = precision_words(standing)
    return format_html('<a href="{}#{}">{}</a>', reverse("articles:about"), kind, words)


@register.inclusion_tag("compare/_standing.html")
def kind_standing(all_standings: Mapping[str, Standing], kind: str) -> dict[str, Any]:
    """Write all that is known of how far a kind of flag can be trusted."""
    return {"standing": all_standings[kind]}


@register.simple_tag
def kind_standings() -> Mapping[str, Standing]:
    """Find the standing of every kind for the tags above (one query)."""
    return standings()


@register.simple_tag
def comparisons_of(event: Event) -> Listing:
    """Find the comparisons of an event for the tags below (five queries)."""
    return listing_of(Comparison.objects.of_event(event))


@register.inclusion_tag("compare/_event_comparisons.html", takes_context=True)
def event_comparisons(context: dict[str, Any], comparisons: Listing) -> dict[str, Any]:
    """List the comparisons of an event, with live state; of very many only the first."""
    listed = comparisons.beginning
    return {
        "comparisons": listed,
        "more": len(comparisons) - len(listed),
        "event": context.get("event"),
        "user": context.get("user"),
    }


@register.inclusion_tag("compare/_links.html")
def compare_links(comparisons: Listing, article: Article) -> dict[str, Any]:
    """Write links from one report to its comparisons that are ready."""
    ready = [
        (entry, other) for entry, other in comparisons.of(article.pk) if entry.comparison.is_ready
    ]
    more = len(ready[MAX_LINKS:])
    return {"links": ready[:MAX_LINKS], "more": more, "are_below": not comparisons.is_long}


@register.inclusion_tag("compare/_article_comparisons.html", takes_context=True)
def article_comparisons(context: dict[str, Any], article: Article) -> dict[str, Any]:
    """List the comparisons of an article within its event (five queries)."""
    within = Comparison.objects.filter(left__event=F("right__event"))
    found = listing_of(within.filter(Q(left=article) | Q(right=article)))
    return {"comparisons": found, "user": context.get("user")}
