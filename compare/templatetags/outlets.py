"""Tags that show what was compared and flagged on the page of an outlet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.template import Context, Library
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.models import Article, Outlet
from compare.models import FlagKind
from compare.reading.outlets import ComparedWith, OutletRecord, record_of_outlet
from compare.reading.rates import LEAST_PLACES, LEAST_REPORTS, Interval, Share

register = Library()

MOST_LINKS = 6  # from one report; its own page has them all


@register.simple_tag(takes_context=True)
def record_of(context: Context, outlet: Outlet) -> OutletRecord:
    """Sum up what the reader may see of an outlet's reports for the tags below (three queries)."""
    return record_of_outlet(outlet, reader=context["request"].user)


@register.inclusion_tag("compare/_outlet_record.html")
def outlet_record(record: OutletRecord) -> dict[str, Any]:
    """Write what was flagged in an outlet's reports and what reviewers made of it."""
    return {
        "record": record,
        "kinds": [
            (kind, FlagKind(kind.kind.value).label, kind.kind.value.replace("_", "-"))
            for kind in record.kinds
        ],
        "least_places": LEAST_PLACES,
        "least_reports": LEAST_REPORTS,
    }


@register.inclusion_tag("compare/_outlet_links.html")
def outlet_links(record: OutletRecord, article: Article) -> dict[str, Any]:
    """Write links from one report to its comparisons."""
    entries: Sequence[ComparedWith] = record.comparisons.get(article.pk, ())
    return {
        "article": article,
        "entries": entries[:MOST_LINKS],
        "more": len(entries[MOST_LINKS:]),
    }


@register.filter
def percent(value: float) -> str:
    """Write a share in whole per cent; never 0 or 100 for what is neither."""
    rounded = round(value * 100)
    if rounded == 0 and value > 0:
        return _("under 1 %")
    if rounded == 100 and value < 1:
        return _("over 99 %")
    return _("%(number)s %%") % {"number": rounded}


@register.filter
def bounds(interval: Interval) -> str:
    return _("%(low)s to %(high)s") % {
        "low": percent(interval.low),
        "high": percent(interval.high),
    }


@register.simple_tag
def interval_sign(share: Share) -> SafeString:
    """Draw an interval on a scale from 0 to 100 %; the words beside it say the same."""
    point = share.value
    dot = (
        ""
        if point is None
        else format_html('<circle cx="{}" cy="6" r="3"/>', f"{4 + 112 * point:.1f}")
    )
    return format_html(
        '<svg class="interval" viewBox="0 0 120 12" width="120" height="12" aria-hidden="true">'
        '<path class="scale" d="M4 6H116M4 3V9M60 4V8M116 3V9"/>'
        '<path class="range" d="M{} 6H{}"/>{}</svg>',
        f"{4 + 112 * share.interval.low:.1f}",
        f"{4 + 112 * share.interval.high:.1f}",
        dot,
    )
