"""Tags that write what every margin note has; in Python, as a page may have hundreds of notes."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from django.template import Library
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from compare.reading.notes import Note
from compare.reading.overview import FlaggedParagraph
from compare.reading.standing import Standing
from compare.templatetags.comparisons import precision_of
from compare.templatetags.pairs import on_side, rule_words, shortened

register = Library()

MOST_QUOTED = 240  # characters of its evidence that a note quotes


@register.simple_tag
def note_attributes(note: Note) -> SafeString:
    """Write the attributes of a note's element."""
    states = (" is-dismissed" if note.is_dismissed else "") + (
        " is-current" if note.is_current else ""
    )
    rests = f' data-rests-on="{note.evidence_anchor}"' if note.has_evidence else ""
    return mark_safe(
        f' class="note note-{note.side} kind-{note.slug}{states}" id="flag-{note.pk}"{rests}'
    )


@register.simple_tag
def note_words(note: Note) -> SafeString:
    """Write a note's number and kind, what reviewers made of it, and its explanation."""
    verdict = ""
    if note.is_reviewed:
        verdict = f' <span class="verdict">{escape(capfirst(note.state_label))}</span>'
    why = ""
    if note.outside_filter:
        words = _("(Shown because it was linked to; the filter leaves it out.)")
        why = f" {escape(words)}"
    return mark_safe(
        f'<h3><a href="#mark-{note.pk}">{note.number} {escape(note.label)}</a></h3>{verdict}\n'
        f'<p dir="auto">{escape(note.explanation)}{why}</p>'
    )


@register.simple_tag
def note_facts(note: Note, standings: Mapping[str, Standing]) -> SafeString:
    """Write what a note rests on, its rule and score, how far its kind can be trusted, its address."""
    state = "" if note.is_reviewed else f"{escape(capfirst(note.state_label))} · "
    return mark_safe(
        f'{_evidence_html(note)}<p class="note-foot">{state}{escape(rule_words(note.flag))} · '
        f'{precision_of(standings, note.flag.kind)}<span class="permalink"> · '
        f'<a href="{escape(note.query)}#flag-{note.pk}">{escape(_("Link to this flag"))}</a>'
        "</span></p>"
    )


@register.simple_tag
def note_more(note: Note, *, reviewing: bool) -> SafeString:
    """Write what opens the rest of a note: who has no verdict on the flag yet is asked for one."""
    words = _("Review") if reviewing and note.own is None else _("More")
    flag = escape(_("(flag %(number)s)") % {"number": note.number})
    return mark_safe(f'{escape(words)}<span class="visually-hidden"> {flag}</span>')


@register.simple_tag
def flagged_words(flagged: FlaggedParagraph) -> SafeString:
    """Write in which paragraph flags stand, with a link to each."""
    where = _("Outside the paragraphs:")
    if flagged.paragraph:
        where = _("Paragraph %(paragraph)s:") % {"paragraph": flagged.paragraph}
    first, *others = flagged.notes
    links = [
        f'<a href="#flag-{first.pk}">{escape(_("flag %(number)s") % {"number": first.number})}</a>'
    ]
    links += [f'<a href="#flag-{note.pk}">{note.number}</a>' for note in others]
    return mark_safe(f"{escape(where)} {', '.join(links)}.")


def _evidence_html(note: Note) -> str:
    """Quote the words of the other report, unless they stand in the same row or in the note above."""
    if not note.has_evidence:
        return ""
    link = f'<a href="#evidence-{note.evidence_anchor}">'
    if note.evidence_beside or note.repeats_evidence:
        where = on_side(note.side.other) if note.evidence_beside else _("as in the note above")
        return (
            f"<p class=rests>{link}{escape(_('The words it rests on'))}</a>, {escape(where)}</p>\n"
        )
    quoted = escape(shortened(note.flag.evidence_quote, MOST_QUOTED))
    return (
        f'<blockquote dir="auto">{link}“{quoted}”</a> '
        f"<cite>{escape(note.other_outlet)}</cite></blockquote>\n"
    )
