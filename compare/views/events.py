"""The pages of an event beside its overview: claims, sources, quotations and pairs of reports."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Event
from articles.parts import asked_for_part
from articles.views import event_or_404
from compare.reading.event.ledger import Ledger, Order, Show, chosen, ledger_rows, ordered
from compare.reading.event.material import EventMaterial, flags_of, read_event
from compare.reading.event.matrix import matrix_of
from compare.reading.event.passages import claim_page, said_by
from compare.reading.event.quotations import quotations_of
from compare.reading.event.sources import row_at, sections_of, unread
from compare.reading.event.wording import ORDERS

CLAIMS_ON_A_PAGE = 60
CELLS_ON_A_PAGE = 1_800  # at most: of more than thirty reports there are fewer claims on a page
Choice = TypeVar("Choice", bound=StrEnum)


@require_safe
def claims(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the attribution ledger: who tells each claim in whose voice."""
    event = event_or_404(slug, request.user)
    material = read_event(event)
    order = _chosen(request.GET, "order", Order.DISAGREEMENT)
    show = _chosen(request.GET, "show", Show.ALL)
    rows = material.once(ledger_rows)
    counts = [(choice, len(chosen(rows, choice))) for choice in Show]
    page = Paginator(
        ordered(chosen(rows, show), order), claims_on_a_page(len(material.reports))
    ).get_page(request.GET.get("page"))
    context = _context(event, material, "claims") | {
        "page": page,
        "order": order,
        "show": show,
        "counts": counts,
        "orders": ORDERS.items(),
        "unread": unread(material),
    }
    return render(request, "compare/event/claims.html", context)


def claims_on_a_page(reports: int) -> int:
    return min(CLAIMS_ON_A_PAGE, max(1, CELLS_ON_A_PAGE // max(1, reports)))


@require_safe
def claim(request: HttpRequest, slug: str, report: int, position: int) -> HttpResponse:
    """Show the passages of one claim side by side: a page, or what a panel of a page shows."""
    event = event_or_404(slug, request.user)
    material = read_event(event)
    found = claim_page(material.once(Ledger), report, position)
    if found is None:
        words = _("There is no such claim any more: the reports have been compared again.")
        return _gone(request, event, material, "claims", words)
    return _page_or_part(request, "claim", _context(event, material, "claims") | {"claim": found})


@require_safe
def sources(request: HttpRequest, slug: str) -> HttpResponse:
    """Show who is quoted in which report, and how often."""
    event = event_or_404(slug, request.user)
    material = read_event(event)
    context = _context(event, material, "sources")
    context |= {
        "sections": material.once(sections_of),
        "span": len(material.reports) + 2,
        "unread": unread(material),
    }
    return render(request, "compare/event/sources.html", context)


@require_safe
def source(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Show what each report has one source say."""
    event = event_or_404(slug, request.user)
    material = read_event(event)
    row = row_at(material.once(sections_of), key)
    if row is None:
        words = _("No report of this event hands over words of this source any more.")
        return _gone(request, event, material, "sources", words)
    context = _context(event, material, "sources") | {"row": row, "said": said_by(row)}
    return _page_or_part(request, "source", context)


@require_safe
def quotations(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the quotations that several reports have, and what became of them."""
    event = event_or_404(slug, request.user)
    material = read_event(event)
    context = _context(event, material, "quotations") | {"quotations": material.once(quotations_of)}
    return render(request, "compare/event/quotations.html", context)


@require_safe
def pairs(request: HttpRequest, slug: str) -> HttpResponse:
    """Show every two reports with what they share."""
    event = event_or_404(slug, request.user)
    material = read_event(event)
    rows = matrix_of(material, flags_of(material.comparisons.values()))
    return render(
        request, "compare/event/pairs.html", _context(event, material, "pairs") | {"rows": rows}
    )


def _context(event: Event, material: EventMaterial, tab: str) -> dict[str, Any]:
    return {
        "event": event,
        "reports": material.reports,
        "tab": tab,
        "is_comparable": bool(material.comparisons),
    }


def _page_or_part(request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    """Answer with a whole page, or with its part where a script asks for that."""
    part = "_" if asked_for_part(request) else ""
    return render(request, f"compare/event/{part}{name}.html", context)


def _gone(
    request: HttpRequest, event: Event, material: EventMaterial, tab: str, words: str
) -> HttpResponse:
    """Say what became of something whose address is known."""
    context = _context(event, material, tab) | {"words": words}
    return render(request, "compare/event/gone.html", context, status=404)


def _chosen(query: Mapping[str, str], name: str, default: Choice) -> Choice:
    """Return what was asked for; the default where that is not understood."""
    try:
        return type(default)(query.get(name, default))
    except ValueError:
        return default
