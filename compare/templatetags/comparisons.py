"""Tags that show comparisons: marked passages, and the lists on event and article pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from django.db.models import F, Q
from django.template import Library
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from articles.models import Article, Event
from compare.models import Comparison
from compare.reading.explained import explained
from compare.reading.listing import Listing, listing_of
from compare.reading.marks import MarkKind, Node
from compare.reading.notes import Note
from compare.reading.rows import CellView
from compare.reading.standing import Standing, standings
from compare.templatetags.pairs import cell_words, our_language, precision_words, voice_html

register = Library()

register.filter("explanation", explained)

MAX_LINKS = 6  # from one report; the list of comparisons has them all


@register.simple_tag
def passage(nodes: Iterable[Node], notes: Mapping[int, Note]) -> SafeString:
    """Write marked text as HTML; everything that comes from a report is escaped."""
    return mark_safe(_html(nodes, notes))


def _html(nodes: Iterable[Node], notes: Mapping[int, Note]) -> str:
    """Write nodes in one call a level: hundreds of flags may rest on the same words."""
    written: list[str] = []
    for node in nodes:
        if node.mark is None:
            written.append(escape(node.text))
            continue
        inner = _html(node.children, notes)
        if node.mark.kind is MarkKind.EDIT:
            written.append(f"<span class=edit>{inner}</span>")
        elif node.mark.kind is MarkKind.EVIDENCE:
            written.append(_evidence_html(node, notes[node.mark.key], inner))
        elif node.mark.kind is MarkKind.FLAG:
            written.append(_flag_html(node, notes, inner))
        else:
            written.append(voice_html(node, inner))
    return "".join(written)


def _evidence_html(node: Node, note: Note, inner: str) -> str:
    current = " is-current" if note.evidence_is_current else ""
    anchor = f' id="evidence-{note.pk}"' if node.opens else f' data-evidence="{note.pk}"'
    return f'<span class="evidence{current}"{anchor}>{inner}</span>'


def _flag_html(node: Node, notes: Mapping[int, Note], inner: str) -> str:
    if node.mark is None:
        return inner
    note = notes[node.mark.key]
    also = [notes[key] for key in node.mark.also]
    current = " is-current" if any(one.is_current for one in (note, *also)) else ""
    anchor = f' id="mark-{note.pk}"' if node.opens else f' data-mark="{note.pk}"'
    dismissed = " is-dismissed" if note.is_dismissed and all(n.is_dismissed for n in also) else ""
    labels = _label_html(note) + "".join(map(_further_html, also)) if node.closes else ""
    return f'<mark class="kind-{note.slug}{dismissed}{current}"{anchor}>{inner}{labels}</mark>'


def _label_html(note: Note) -> str:
    return f'<a class="flag-label" href="#flag-{note.pk}">{escape(note.word)} {note.number}</a>'


def _further_html(note: Note) -> str:
    """Write the label of a further flag on words that are marked already."""
    return (
        f'<a class="flag-label kind-{note.slug}" id="mark-{note.pk}" href="#flag-{note.pk}">'
        f"{escape(note.word)} {note.number}</a>"
    )


@register.simple_tag
def paragraphs(cell: CellView, notes: Mapping[int, Note]) -> SafeString:
    """Write the paragraphs of a cell with their numbers; in Python, as there are hundreds a page."""
    language, bidi = get_language() or "en", get_language_bidi()
    lang = our_language(cell.language, language)
    side = f"<span class=side-tag{lang}>{escape(cell_words(cell.side, echo=cell.echo))}</span>"
    spoken = f"<span{lang}>{escape(_('Paragraph'))} </span>"
    out = []
    for block in cell.blocks:
        way = f' dir="{block.direction}"' if bidi or block.direction != "ltr" else ""
        text = _html(block.nodes, notes)
        if block.number is None:
            out.append(f'<p{way} class="residue">{side}{text}</p>')
        else:
            continued = " is-continued" if block.continued else ""
            number = f'<span class="number{continued}">{spoken}{block.number}</span> '
            out.append(f"<p{way}>{side}{number}{text}</p>")
        side = ""
    return mark_safe("".join(out))


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
    """Find the comparisons of an event for the tags below (four queries)."""
    return listing_of(Comparison.objects.of_event(event))


@register.inclusion_tag("compare/_event_comparisons.html", takes_context=True)
def event_comparisons(context: dict[str, Any], comparisons: Listing) -> dict[str, Any]:
    """List the comparisons of an event, with live state."""
    return {"comparisons": comparisons, "user": context.get("user")}


@register.inclusion_tag("compare/_links.html")
def compare_links(comparisons: Listing, article: Article) -> dict[str, Any]:
    """Write links from one report to its comparisons that are ready."""
    ready = [
        (entry, other) for entry, other in comparisons.of(article.pk) if entry.comparison.is_ready
    ]
    return {"links": ready[:MAX_LINKS], "more": len(ready[MAX_LINKS:])}


@register.inclusion_tag("compare/_article_comparisons.html", takes_context=True)
def article_comparisons(context: dict[str, Any], article: Article) -> dict[str, Any]:
    """List the comparisons of an article within its event (four queries)."""
    within = Comparison.objects.filter(left__event=F("right__event"))
    found = listing_of(within.filter(Q(left=article) | Q(right=article)))
    return {"comparisons": found, "user": context.get("user")}
