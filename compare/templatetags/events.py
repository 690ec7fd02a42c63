"""Tags of an event's pages: their tabs, the timeline, and the cells of the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.template import Library
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import escape, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.models import Article, Event
from compare.reading.event.headlines import stretches_of
from compare.reading.event.ledger import Cell, Order, Row, Show
from compare.reading.event.material import Report
from compare.reading.event.matrix import PairCell, PairRow
from compare.reading.event.quotations import Fate
from compare.reading.event.shown import Part, Piece
from compare.reading.event.telling import Telling
from compare.reading.event.timeline import timeline_of
from compare.reading.event.wording import FATES, MEANINGS, ORDERS, SHOWS, SILENCES, TELLINGS
from compare.reading.listing import Listing

register = Library()

TABS = (
    ("overview", gettext_lazy("Overview"), "articles:event"),
    ("claims", gettext_lazy("Claims"), "compare:event-claims"),
    ("sources", gettext_lazy("Who is quoted"), "compare:event-sources"),
    ("quotations", gettext_lazy("Quotations"), "compare:event-quotations"),
    ("pairs", gettext_lazy("Pairs"), "compare:event-pairs"),
)
LABELS: dict[Any, Promise] = {**TELLINGS, **FATES, **ORDERS, **SHOWS}


@register.inclusion_tag("compare/event/_tabs.html")
def event_tabs(event: Event, current: str) -> dict[str, Any]:
    """Write the links between the pages of an event."""
    return {
        "tabs": [
            (label, reverse(view, args=[event.slug]), name == current) for name, label, view in TABS
        ]
    }


@register.inclusion_tag("compare/event/_timeline.html")
def event_timeline(articles: Sequence[Article], compared: Listing) -> dict[str, Any]:
    """Write the reports in the order of publication, with arrows to those that follow them."""
    return {"timeline": timeline_of(articles, compared), "compared": compared}


@register.inclusion_tag("compare/event/_headlines.html")
def event_headlines(articles: Sequence[Article]) -> dict[str, Any]:
    """Write the headlines beside each other, words that only one has marked; nothing for one."""
    found = stretches_of(articles)
    return {
        "headlines": [(article, found[article.pk]) for article in articles],
        "is_marked": any(s.alone for stretches in found.values() for s in stretches),
    }


@register.filter
def label(value: Telling | Fate | Order | Show) -> str:
    """Write one of the values above in words."""
    return str(LABELS[value])


@register.filter
def names(reports: Iterable[Report]) -> SafeString:
    """Name reports by their outlets, one after the other."""
    return format_html_join(", ", "<bdi>{}</bdi>", ((report.name,) for report in reports))


@register.filter
def names_with_silence(absent: Iterable[tuple[Report, Cell]]) -> SafeString:
    """Name reports that do not tell a claim, with the reason where their silence has one."""
    return format_html_join(
        ", ",
        "<bdi>{}</bdi>{}",
        (
            (report.name, f" ({why})" if (why := SILENCES.get(cell.silence)) else "")
            for report, cell in absent
        ),
    )


@register.simple_tag
def telling(value: Telling) -> SafeString:
    """Write how a claim is told: the sign and the word."""
    return mark_safe(_sign(value) + f"<b>{escape(TELLINGS[value])}</b>")


@register.inclusion_tag("compare/event/_key.html")
def tellings_key() -> dict[str, Any]:
    """Write what the signs of the ledger mean."""
    return {"meanings": list(MEANINGS.items())}


@register.simple_tag
def told_pieces(pieces: Sequence[Piece]) -> SafeString:
    """Write a passage with its sources, cues and contents marked."""
    return mark_safe(
        "".join(
            escape(piece.text)
            if piece.part is Part.PLAIN
            else f'<span class="told-{piece.part}">{escape(piece.text)}</span>'
            for piece in pieces
        )
    )


# --- cells of tables: hundreds on a page, so they are written here ------------------------------

ROOMY_PAIRS = 6  # with more reports the relation of two is told to screen readers only
FEW_REPORTS = 4  # with no more columns there is room for what each report says


@register.simple_tag
def ledger_cells(row: Row, event: Event, names: Sequence[Any]) -> SafeString:
    """Write the cells of a claim in the order of the reports, which give them their names."""
    report, _dash, position = row.key.partition("-")
    address = reverse("compare:event-claim", args=[event.slug, int(report), int(position)])
    roomy = len(names) <= FEW_REPORTS
    return mark_safe(
        "".join(
            _cell(cell, report.name, escape(address), cell.words if roomy else "")
            for cell, report in zip(row.cells, names, strict=True)
        )
    )


def _cell(cell: Cell, outlet: str, address: str, words: str) -> str:
    inner = _sign(cell.telling) + _words(cell)
    if words:
        inner += f'<span class="cell-words" dir="auto">{escape(words)}</span>'
    if cell.passage is not None:
        inner = f'<a href="{address}#report-{cell.report}">{inner}</a>'
    return (
        f'<td role="cell" class="t-{cell.telling}">'
        f'<span class="cell-outlet" dir="auto">{escape(outlet)}</span>{inner}</td>'
    )


@register.simple_tag
def matrix_cells(row: PairRow) -> SafeString:
    """Write what a report shares with every other, in the order of the reports."""
    roomy = len(row.cells) <= ROOMY_PAIRS
    return mark_safe("".join(_pair_cell(cell, roomy=roomy) for cell in row.cells))


def _pair_cell(cell: PairCell, *, roomy: bool) -> str:
    if cell.is_itself:
        words = escape(_("the same report"))
        return f'<td class="itself"><span class="visually-hidden">{words}</span></td>'
    if cell.comparison is None:
        return f'<td class="itself">{escape(_("not compared"))}</td>'
    flags = ngettext("%(number)s flag", "%(number)s flags", cell.flags) % {"number": cell.flags}
    relation = "relation" if roomy else "visually-hidden"
    return (
        f'<td class="level-{cell.level}"><a href="{cell.comparison.get_absolute_url()}">'
        f'<b>{cell.percent} %</b> <span class="flags">{escape(flags)}</span> '
        f'<span class="{relation}">{escape(cell.relation)}</span></a></td>'
    )


def _sign(value: Telling) -> str:
    return f'<span class="sign sign-{value}" aria-hidden="true"></span>'


@register.filter
def more_sources(number: int) -> str:
    """Say how many sources a passage has besides the one that is named."""
    return ngettext("and %(number)s more source", "and %(number)s more sources", number) % {
        "number": number
    }


def _words(cell: Cell) -> str:
    if cell.telling is Telling.ABSENT:
        why = SILENCES.get(cell.silence)
        words = f"<b>{escape(_('no counterpart found'))}</b>"
        return words if why is None else f"{words} <small>({escape(why)})</small>"
    words = f"<b>{escape(TELLINGS[cell.telling])}</b>"
    if cell.source:
        named = cell.resolved or cell.source
        words += f' <q dir="auto">{escape(named)}</q>'
    if cell.cue:
        words += f' <i dir="auto">{escape(cell.cue)}</i>'
    elif cell.telling is Telling.PARTLY and not cell.source:
        words += f" <small>({escape(TELLINGS[Telling.QUOTED])})</small>"
    if cell.more:
        words += f" <small>{escape(more_sources(cell.more))}</small>"
    if cell.shared:
        words += f" <small>({escape(_('along with another claim'))})</small>"
    return words
