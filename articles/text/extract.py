"""Turn an uploaded file, or pasted text, into a body and what the file says about itself.

Nothing here fetches anything: trafilatura is given a parsed tree, never an address. Scripts and
styles never reach the body. What had to be guessed or left out is said in `notes`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from pathlib import PurePath

from articles.text import markup
from articles.text.boilerplate import is_residue, leading_date
from articles.text.decode import Unreadable, decode, refuse_binary
from articles.text.names import isolated
from articles.text.said import Said
from articles.text.said import gettext_noop as _

MAX_BYTES = 2 * 1024 * 1024  # of a file
MAX_CHARACTERS = 500_000  # of a body: about 80,000 English words
HEADLINE_WORDS = 25  # a longer first line is taken for prose
HEADLINE_CHARACTERS = 200
PLAIN, MARKDOWN, HTML = (
    frozenset({".txt", ".text", ""}),
    frozenset({".md", ".markdown"}),
    frozenset({".html", ".htm", ".xhtml"}),
)

_NEWLINE = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_LOOKS_LIKE_HTML = re.compile(
    r"\s*(?:<!doctype html|<html[\s>]|<\?xml[^>]*>\s*<(?:!doctype )?html)", re.I
)


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a file holds; "" or None means that the file does not say.

    `published_at` is aware; `published_time_known` is false where the file gives a date only (then
    it is midnight UTC). `notes` are sentences for the user about what was guessed or left out.
    """

    body: str
    headline: str = ""
    byline: str = ""
    published_at: datetime | None = None
    published_time_known: bool = False
    url: str = ""
    language: str = ""  # ISO 639-1
    notes: tuple[Said, ...] = ()


def extract(data: bytes, *, filename: str) -> Extracted:
    """Read a .txt, .md or .html file; raises Unreadable with a message for the user."""
    suffix = PurePath(filename).suffix.lower()
    _refuse(data, suffix)
    text, note = decode(data, declared=markup.declared_encoding(data) if suffix in HTML else None)
    cleaned, removed = _cleaned(text)
    notes = tuple(n for n in (note, removed) if n is not None)
    if suffix in HTML or _LOOKS_LIKE_HTML.match(cleaned):
        found = _from_page(markup.read_html(cleaned))
    elif suffix in MARKDOWN:
        found = _from_page(markup.read_markdown(cleaned))
    else:
        found = _from_plain(cleaned)
    return _checked(found, notes)


def clean_text(text: str) -> str:
    """Return pasted text with plain newlines and without control characters, else unaltered.

    A lone surrogate, which no database stores, becomes U+FFFD.
    """
    return _cleaned(text)[0]


def too_large(size: int) -> Said:
    """Say that a file is larger than can be read."""
    return _(
        "The file has %(size)s; the limit is %(limit)s. "
        "Upload the report alone, without what surrounds it.",
        size=megabytes(size),
        limit=megabytes(MAX_BYTES),
    )


def megabytes(size: int) -> str:
    """Say a size in bytes as people do: "3.1 MB"."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1_000)):,} KB"
    return f"{size / 1_000_000:.1f} MB"


def _refuse(data: bytes, suffix: str) -> None:
    if not data.strip():
        raise Unreadable(_("The file is empty."))
    if len(data) > MAX_BYTES:
        raise Unreadable(too_large(len(data)))
    if suffix in {".docx", ".doc", ".odt", ".rtf", ".pdf"}:
        raise Unreadable(
            _(
                "%(suffix)s files cannot be read yet. "
                "Save the report as .txt or .html, or paste its text.",
                suffix=suffix,
            )
        )
    refuse_binary(data)
    if suffix not in PLAIN | MARKDOWN | HTML:
        raise Unreadable(
            _(
                "%(suffix)s files cannot be read: upload .txt, .md or .html, or paste the text.",
                suffix=isolated(suffix),
            )
        )


def _cleaned(text: str) -> tuple[str, Said | None]:
    text = _NEWLINE.sub("\n", text.removeprefix("\ufeff"))
    text, controls = _CONTROL.subn("", text)
    text = _SURROGATE.sub("\ufffd", text)
    if not controls:
        return text, None
    return text, _(
        "Control characters, which have no meaning in a text, were left out: %(number)s.",
        number=f"{controls:,}",
    )


def _from_page(page: markup.Page) -> Extracted:
    at, known = _moment(page.published)
    return Extracted(
        body=page.body,
        headline=page.headline,
        byline=page.byline,
        published_at=at,
        published_time_known=known,
        url=page.url,
        language=page.language,
    )


def _from_plain(text: str) -> Extracted:
    dated = leading_date(text)
    at = None if dated is None else datetime.combine(dated[0], time(), tzinfo=UTC)
    return Extracted(body=text, headline=first_line_headline(text), published_at=at)


def first_line_headline(text: str) -> str:
    """Return the first line that is not web residue if it reads like a headline, else ""."""
    lines = [line.strip() for line in text[:5_000].split("\n") if line.strip()]
    for position, line in enumerate(lines[:4]):
        if is_residue(line) or (line.isupper() and len(line.split()) <= 2):
            continue
        words = len(line.split())
        fits = 3 <= words <= HEADLINE_WORDS and len(line) <= HEADLINE_CHARACTERS
        followed = any(len(later.split()) > words for later in lines[position + 1 :])
        return line if fits and followed and line[-1] not in '.:;,…"”' else ""
    return ""


def _moment(said: str) -> tuple[datetime | None, bool]:
    """Read an ISO date or time; a time without a zone counts as a date only."""
    if not said:
        return None, False
    try:
        at = datetime.fromisoformat(said.strip())
    except ValueError:
        return None, False
    if at.tzinfo is not None:
        return at, True
    return at.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=UTC), False


def _checked(found: Extracted, notes: tuple[Said, ...]) -> Extracted:
    if not found.body.strip():
        raise Unreadable(_("No text was found in the file."))
    if len(found.body) > MAX_CHARACTERS:
        raise Unreadable(
            _(
                "The text has %(number)s characters; the limit is %(limit)s. "
                "Upload the report alone, without what surrounds it.",
                number=f"{len(found.body):,}",
                limit=f"{MAX_CHARACTERS:,}",
            )
        )
    if not any(char.isalpha() for char in found.body):
        raise Unreadable(_("The file holds no words."))
    return replace(found, notes=notes)


__all__ = [
    "MAX_BYTES",
    "MAX_CHARACTERS",
    "Extracted",
    "Unreadable",
    "clean_text",
    "extract",
    "first_line_headline",
    "megabytes",
    "too_large",
]
