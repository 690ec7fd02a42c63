"""Tags that show what was changed by hand on a comparison page, and what earlier analyses said."""

from __future__ import annotations

from typing import Any

from django.template import Library

from compare.reading.corrections import RowTools
from compare.reading.page import RowView
from compare.reading.versions import EarlierReviews

register = Library()

NOTHING = RowTools()


@register.inclusion_tag("compare/_link_tools.html", takes_context=True)
def link_tools(context: dict[str, Any], row: RowView) -> dict[str, Any]:
    """Write what was changed by hand about a row, and for reviewers what they can change."""
    page = context.get("page")
    tools = NOTHING if page is None else page.corrections.rows.get(row.number, NOTHING)
    can_review = bool(context.get("can_review"))
    return {
        "tools": tools,
        "shown": bool(tools.made or tools.cut or (can_review and (tools.cuts or tools.link))),
        "can_review": can_review,
        "pending": page is not None and page.corrections.is_waiting,
        "row": row,
        "comparison": context.get("comparison"),
        "user": context.get("user"),
        "csrf_token": context.get("csrf_token"),
        "view_swap": page is not None and page.view.swap,
    }


@register.inclusion_tag("compare/_landing.html", takes_context=True)
def landing(context: dict[str, Any], row: RowView | None = None) -> dict[str, Any]:
    """Write what is said to who was led to a row, or without a row to who could be led to none."""
    page = context.get("page")
    found = None if page is None else page.corrections.landing
    here = found is not None and found.row == (None if row is None else row.number)
    return {
        "landing": found if here else None,
        "comparison": context.get("comparison"),
        "messages": context.get("messages") if here else (),
    }


@register.simple_tag(takes_context=True)
def earlier_reviews(context: dict[str, Any], flag: int) -> tuple[EarlierReviews, ...]:
    """Find what reviewers said of the flags of earlier analyses whose place a flag took."""
    versions = context.get("versions")
    return () if versions is None else versions.earlier.get(flag, ())
