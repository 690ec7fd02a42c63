"""A comparison as one HTML file: styles inside, no script, readable with no network.

The file is built from the templates of the page, so that it says the same. It names no reviewer: a
file travels further than a page.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from articles.models import Article
from compare.models import Comparison
from compare.reading.filters import View
from compare.reading.page import build_page
from compare.views.comparison import comparison_or_404

STYLES = (
    *("tokens", "base", "compare-kinds", "compare-head", "compare", "compare-notes"),
    *("compare-reading", "compare-print"),
)
MOST_NAME = 40  # characters of an outlet's name in a file's name


@require_safe
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a finished comparison as one file, filtered and turned as its reader sees it."""
    found = comparison_or_404(request, pk)
    if not found.is_ready:
        return redirect(found)
    view = View.from_query(request.GET).with_(flag=None)
    page = build_page(found, view.with_(fold=False))
    site = settings.VARIORUM_SITE or request.build_absolute_uri("/").rstrip("/")
    made_at = timezone.now()
    response = render(
        request,
        "compare/export.html",
        {
            "page": page,
            "comparison": found,
            "event": found.left.event,
            "exported": True,
            "site": site,
            "address": f"{site}{found.get_absolute_url()}{view.query().rstrip('?')}",
            "made_at": made_at,
            "css": styles(),
        },
    )
    name = file_name(found, made_at.date().isoformat())
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response


def file_name(comparison: Comparison, date: str) -> str:
    """Return a name that every file system takes."""
    names = [_short_name(article) for article in (comparison.left, comparison.right)]
    return f"variorum-{'-'.join(names)}-{date}.html"


def _short_name(article: Article) -> str:
    slug = article.outlet.slug if article.outlet else ""
    return slugify(slug or article.outlet_name)[:MOST_NAME].strip("-") or f"report-{article.pk}"


@lru_cache(maxsize=1)
def styles() -> SafeString:
    """Return the page's style sheets as one text; they are ours and hold nothing of a report."""
    found = [finders.find(f"css/{name}.css") for name in STYLES]
    missing = [name for name, path in zip(STYLES, found, strict=True) if path is None]
    if missing:
        raise FileNotFoundError(f"style sheets not found: {', '.join(missing)}")
    return mark_safe("\n".join(Path(str(path)).read_text("utf-8") for path in found))
