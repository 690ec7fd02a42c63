"""Tags that show what was changed by hand on a comparison page, and what earlier analyses said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import User
from django.template import Library
from django.template.defaultfilters import truncatechars
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from compare.analysis.results import Side
from compare.reading.corrections import ByHand, RowTools
from compare.reading.link_preview import RestingFlag
from compare.reading.page import RowView
from compare.reading.versions import EarlierReviews

register = Library()

NOTHING = RowTools()
MOST_QUOTED = 60  # characters of a flag that is named in passing


@register.simple_tag(takes_context=True)
def name_of(context: dict[str, Any], person: User) -> str:
    """Name who did something, for a sentence to say "by" them.

    Readers without an account are told no names, and a file names nobody.
    """
    reader = context.get("user")
    if reader is not None and reader.is_authenticated and not context.get("exported"):
        return person.get_username()
    return pgettext("after “by”", "a reviewer")


@register.simple_tag(takes_context=True)
def by_hand_words(context: dict[str, Any], told: ByHand) -> SafeString:
    """Say what was decided about a row, by whom and when; with a link to the other passage."""
    linked = not told.decision.is_cut
    words = {
        (True, None): _("Linked by hand by {name}, {date}"),
        (True, Side.LEFT): _("Linked with {paragraph} on the left by hand by {name}, {date}"),
        (True, Side.RIGHT): _("Linked with {paragraph} on the right by hand by {name}, {date}"),
        (False, None): _("Link cut by hand by {name}, {date}"),
        (False, Side.LEFT): _("Link with {paragraph} on the left cut by hand by {name}, {date}"),
        (False, Side.RIGHT): _("Link with {paragraph} on the right cut by hand by {name}, {date}"),
    }[linked, told.side if told.paragraph else None]
    return format_html(
        words,
        paragraph=format_html(
            '<a href="#row-{}">{}</a>',
            told.row,
            _("paragraph {number}").format(number=told.paragraph),
        ),
        name=name_of(context, told.decision.made_by),
        date=date_format(localtime(told.decision.made_at), "j M Y"),
    )


@register.simple_tag
def flags_in_passing(flags: Sequence[RestingFlag]) -> SafeString:
    """Name flags within a sentence, by their first words and their kind."""
    kind, reviewed = _("“{words}” ({kind})"), _("“{words}” ({kind}, reviewed)")
    return format_html_join(
        ", ",
        "{}",
        (
            (
                format_html(
                    reviewed if resting.is_reviewed else kind,
                    words=format_html(
                        '<span dir="auto">{}</span>',
                        truncatechars(resting.flag.quote, MOST_QUOTED),
                    ),
                    kind=resting.flag.get_kind_display().lower(),
                ),
            )
            for resting in flags
        ),
    )


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
