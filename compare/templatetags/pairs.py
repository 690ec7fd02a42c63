"""Tags of the page for two: words for its sides, and who says what within a passage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import escape

from django.template import Library
from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from compare.analysis.results import Side
from compare.models import Flag
from compare.reading.attributions import KindCount
from compare.reading.marks import MarkKind, Node
from compare.reading.overview import Overview, Shape, Tick
from compare.reading.rows import Pointers
from compare.reading.standing import Standing

register = Library()


@register.filter
def on_side(side: str) -> str:
    """Say where something stands."""
    return _("on the left") if side == Side.LEFT else _("on the right")


@register.filter
def side_name(side: str) -> str:
    """Name a side, as a heading does."""
    return _("Left") if side == Side.LEFT else _("Right")


@register.filter
def counted(kinds: Iterable[KindCount]) -> str:
    """List kinds of sources, each with how many there are."""
    return ", ".join(f"{kind.label} {kind.count}" for kind in kinds)


@register.filter
def shortened(text: str, most: int) -> str:
    """Cut a text between two words, if there is a place to cut it."""
    if len(text) <= most:
        return text
    head, space, _rest = text[:most].rpartition(" ")
    return f"{head if space else text[:most]} …"


def cell_words(side: Side, *, echo: bool) -> str:
    """Name the side a passage stands on, for where columns are stacked or heard."""
    if not echo:
        return side_name(side)
    return _("Left, repeated") if side is Side.LEFT else _("Right, repeated")


def our_language(of: str, language: str) -> str:
    """Write the language of our own words within a report in another one."""
    return "" if of == language else f' lang="{language}"'


@register.simple_tag
def strip(overview: Overview) -> SafeString:
    """Draw the whole pair; all that is written is numbers and names of ours."""
    groups = [
        f'<g class="o-{kind}">{"".join(map(_shape_html, shapes))}</g>'
        for kind, shapes in overview.shapes.items()
    ]
    groups += [
        f'<g class="o-tick kind-{kind}">{"".join(map(_tick_html, ticks))}</g>'
        for kind, ticks in overview.ticks.items()
    ]
    return mark_safe(
        f'<svg class="strip" viewBox="0 0 {overview.width} {overview.height}" aria-hidden="true" '
        f'preserveAspectRatio="none" focusable="false">{"".join(groups)}</svg>'
    )


def _shape_html(shape: Shape) -> str:
    ribbon = f'<path class="ribbon" d="{shape.ribbon}"/>' if shape.ribbon else ""
    return f'<a href="#row-{shape.row}" tabindex="-1">{ribbon}<path d="{shape.bars}"/></a>'


def _tick_html(tick: Tick) -> str:
    return f'<a href="#flag-{tick.flag}" tabindex="-1"><path d="{tick.path}"/></a>'


@register.simple_tag
def pointer_words(pointers: Pointers) -> SafeString:
    """Say where on the other side the counterparts of a row stand, with links to them."""
    words = {
        (True, Side.LEFT): _("Moved: stands as {places} on the left"),
        (True, Side.RIGHT): _("Moved: stands as {places} on the right"),
        (False, Side.LEFT): _("Also reported in {places} on the left"),
        (False, Side.RIGHT): _("Also reported in {places} on the right"),
    }[pointers.moved, pointers.side]
    paragraph = _("paragraph {number}")
    places = format_html_join(
        ", ",
        '<a href="#row-{}">{}</a>',
        ((to.row, paragraph.format(number=to.paragraph)) for to in pointers.to),
    )
    return format_html(words, places=places)


@register.simple_tag
def rule_words(flag: Flag) -> str:
    """Name the rule that raised a flag, and its score."""
    score = number_format(flag.score, 2)
    return _("Rule %(rule)s, score %(score)s") % {"rule": flag.rule, "score": score}


@register.simple_tag
def precision_in(standings: Mapping[str, Standing], kind: str) -> str:
    """Say the same of a kind among all standings."""
    return precision_words(standings[kind])


@register.filter
def precision_words(standing: Standing) -> str:
    """Say how precise a kind of flag was measured to be, and what reviewers here made of it."""
    words = _("Precision not measured")
    if standing.percent is not None:
        words = _("Measured precision %(percent)s %%") % {"percent": standing.percent}
    if not standing.is_reviewed:
        return words
    return _("%(precision)s, here %(confirmed)s of %(decided)s confirmed") % {
        "precision": words,
        "confirmed": standing.confirmed,
        "decided": standing.decided,
    }


def voice_html(node: Node, inner: str) -> str:
    """Write a source with its kind, a cue, or what is said between words that only a reader hears."""
    mark = node.mark
    if mark is None:
        return inner
    if mark.kind is MarkKind.CUE:
        return f"<span class=cue>{inner}</span>"
    if mark.kind is MarkKind.SOURCE:
        kind = ""
        if node.closes:
            kind = f'<bdi class=who lang="{get_language() or "en"}">{escape(mark.label)}</bdi>'
        return f"<span class=source>{inner}{kind}</span>"
    edges = (" said-from" if node.opens else "") + (" said-to" if node.closes else "")
    opening = _said_html(get_language() or "en") if node.opens else ""
    closing = "<bdi class=visually-hidden>]</bdi>" if node.closes else ""
    return f'<span class="said{edges}">{opening}{inner}{closing}</span>'


@lru_cache(maxsize=64)
def _said_html(language: str) -> str:
    """Write the word before what is said; kept by language."""
    return f'<bdi class=visually-hidden lang="{language}">{escape(_("[said:"))} </bdi>'
