"""Tags that write the text of a page for two: its marked passages, in rows of cells.

They are written in Python, as a page has hundreds of passages. Everything that comes from a report
is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import escape

from django.template import Library
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_bidi, ngettext
from django.utils.translation import gettext as _

from compare.analysis.results import Side
from compare.reading.marks import MarkKind, Node
from compare.reading.notes import Note
from compare.reading.rows import CellView, RowView
from compare.templatetags.pairs import (
    cell_words,
    our_language,
    pointer_words,
    side_name,
    voice_html,
)

register = Library()


@register.simple_tag
def passage(nodes: Iterable[Node], notes: Mapping[int, Note]) -> SafeString:
    """Write marked text as HTML."""
    return mark_safe(_html(nodes, notes))


@register.simple_tag
def row_attributes(row: RowView) -> SafeString:
    """Write the attributes of a row's element."""
    one = f" row-one row-one-{row.one_sided}" if row.one_sided else ""
    return mark_safe(f' class="row row-{row.kind}{one}" id="row-{row.number}"')


@register.simple_tag
def row_text(row: RowView, notes: Mapping[int, Note]) -> SafeString:
    """Write what is said of a row, and its cells."""
    return mark_safe(_words_html(row) + "".join(_cell_html(cell, row, notes) for cell in row.cells))


def _words_html(row: RowView) -> str:
    if not row.label and not row.references:
        return ""
    label = f"<p>{escape(row.label)}</p>" if row.label and not row.opening else ""
    pointers = "".join(f"<p>{pointer_words(pointers)}</p>" for pointers in row.pointers)
    return f'<div class="row-words">{label}{pointers}</div>\n'


def _cell_html(cell: CellView, row: RowView, notes: Mapping[int, Note]) -> str:
    language = escape(cell.language or "und")
    echo = " is-echo" if cell.echo else ""
    text = _paragraphs_html(cell, notes)
    if row.opening:
        text = f"<details>{_summary_html(cell, row, language)}{text}</details>"
    return f'<div class="cell cell-{cell.side}{echo}" lang="{language}">{text}</div>\n'


def _summary_html(cell: CellView, row: RowView, language: str) -> str:
    """Write what a folded run is, and its first words."""
    length = ngettext("%(sentences)s sentence:", "%(sentences)s sentences:", row.sentences)
    words = length % {"sentences": row.sentences}
    if row.label:
        words = _("%(label)s, %(length)s") % {"label": row.label, "length": words}
    return (
        f"<summary{our_language(cell.language, get_language() or 'en')}>"
        f'<span class="fold-label"><span class="side-tag">{escape(side_name(cell.side))}</span> '
        f'{escape(words)}</span> <span class="fold-opening" dir="auto" '
        f'lang="{language}">{escape(row.opening)} …</span></summary>'
    )


def _paragraphs_html(cell: CellView, notes: Mapping[int, Note]) -> str:
    """Write the paragraphs of a cell with their numbers."""
    bidi = get_language_bidi()
    side, spoken = _names_html(get_language() or "en", cell.language, cell.side, echo=cell.echo)
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
    return "".join(out)


@lru_cache(maxsize=256)
def _names_html(language: str, of: str, side: Side, *, echo: bool) -> tuple[str, str]:
    """Write the name of a cell's side, and the word before a paragraph's number; kept by language."""
    lang = our_language(of, language)
    name = f"<span class=side-tag{lang}>{escape(cell_words(side, echo=echo))}</span>"
    return name, f"<span{lang}>{escape(_('Paragraph'))} </span>"


# --- marks -------------------------------------------------------------------------------------


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
