"""How a report's date, length, language and state are written on every page."""

from __future__ import annotations

from collections.abc import Iterable

from django.template import Library
from django.utils.formats import date_format
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from articles.models import Article
from articles.search.marking import Piece
from articles.text.language import LANGUAGES, right_to_left
from articles.text.names import isolated
from articles.work import Work

register = Library()

WRITTEN_WITHOUT_SPACES = frozenset({"ja", "km", "lo", "my", "th", "zh"})


@register.filter(name="isolated")
def isolated_text(text: object) -> str:
    """Return a text for a title or an attribute, where no element can keep its direction inside."""
    return isolated(str(text))


@register.filter
def published(article: Article) -> SafeString | str:
    """Write when an article was published; the date alone where the time is not known."""
    moment = article.published_at
    if moment is None:
        return _("date not known")
    if not article.published_time_known:
        return format_html(
            '<time datetime="{}">{}</time>', moment.date().isoformat(), date_format(moment, "j F Y")
        )
    return format_html(
        '<time datetime="{}">{} UTC</time>', moment.isoformat(), date_format(moment, "j F Y, H:i")
    )


@register.filter
def length_of(article: Article) -> str:
    """Write how long a body is: words, or characters where words are not set apart."""
    characters, words = getattr(article, "characters", None), getattr(article, "words", None)
    if words is None or characters is None:
        words, characters = len(article.body.split()), len(article.body)
    if article.language in WRITTEN_WITHOUT_SPACES:
        return ngettext("%(n)s character", "%(n)s characters", characters) % {
            "n": f"{characters:,}"
        }
    return ngettext("%(n)s word", "%(n)s words", words) % {"n": f"{words:,}"}


@register.filter
def language_name(code: str) -> str:
    """Write a language's English name."""
    if not code:
        return _("language not known")
    return LANGUAGES[code].name if code in LANGUAGES else code


@register.filter
def direction(code: str) -> str:
    """Return the `dir` of a text in this language; the browser decides where it is not known."""
    if not code:
        return "auto"
    return "rtl" if right_to_left(code) else "ltr"


@register.filter
def reason(error: str) -> SafeString:
    """Tell why work failed in the reader's language, or in English where the words are not ours."""
    told = _(error) if error else ""  # the translation of nothing is a catalogue's head
    if not error or told != error or (get_language() or "en").startswith("en"):
        return conditional_escape(told)
    return format_html('<span lang="en" dir="ltr">{}</span>', error)


@register.filter
def state(work: Work) -> SafeString:
    """Write a state as a word with its mark."""
    return format_html(
        '<span class="state state-{}">{}</span>', work.status, work.get_status_display()
    )


@register.filter
def marked(pieces: Iterable[Piece]) -> SafeString:
    """Write pieces of a text with what was found marked; all of it is escaped."""
    return mark_safe(
        "".join(
            f'<mark class="found">{escaped}</mark>' if piece.found else escaped
            for piece in pieces
            for escaped in [conditional_escape(piece.text)]
        )
    )
