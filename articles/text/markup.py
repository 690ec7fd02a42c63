"""Read web pages and Markdown into plain paragraphs and what they say about themselves."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

MIN_FOUND = 200  # characters; less from trafilatura is compared with all visible text
MAX_ELEMENTS = 10_000  # trafilatura takes 1 s for as many; a larger page is read without it
LATEST = "2200-01-01"  # htmldate would otherwise ask the clock for the latest date it believes

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_DROPPED = re.compile(
    r"script|style|noscript|template|head|nav|header|footer|aside|form|button|svg|iframe|object|select"
)
_BLOCK = re.compile(
    r"address|article|blockquote|body|br|dd|div|dl|dt|fieldset|figcaption|figure|h[1-6]|hr|li|main|ol|p"
    r"|pre|section|table|td|th|tr|ul"
)
_PUBLISHED = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//meta[@name='pubdate' or @name='publish-date' or @name='date' or @name='DC.date.issued']/@content",
    "//article//time[@datetime]/@datetime",
    "//time[@itemprop='datePublished']/@datetime",
)
_LIST_MARK = re.compile(r"^- ", re.M)  # trafilatura writes one before a list item
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_FIELD = re.compile(r"^([A-Za-z_][\w -]{0,30}):[ \t]*(.*?)[ \t]*$", re.M)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}.*)?")


@dataclass(frozen=True, slots=True)
class Page:
    """A page's text, one paragraph a line, and its own statements; "" where it makes none."""

    body: str
    headline: str = ""
    byline: str = ""
    published: str = ""  # ISO 8601, as the page says it
    url: str = ""
    language: str = ""


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that an HTML file names in its first 4,096 bytes."""
    found = _CHARSET.search(data[:4096])
    return None if found is None else found[1].decode("ascii").lower()


def read_html(text: str) -> Page:
    """Read a web page with trafilatura; all visible text where that finds too little."""
    tree = _tree(text)
    if tree is None:
        return Page(body="")
    everything = "\n".join(_visible_lines(_tree(text)))
    document = _trafilatura(tree) if _element_count(tree) <= MAX_ELEMENTS else None
    body = _LIST_MARK.sub("", (document.text or "") if document is not None else "")
    if len(body) < MIN_FOUND and len(everything) > len(body):
        body = everything
    return Page(
        body=body,
        headline=_line(document is not None and document.title) or _title(tree),
        byline=_line(document is not None and document.author),
        published=_stated_time(tree) or (document is not None and document.date) or "",
        url=_address(document is not None and document.url),
        language=_code(tree.get("lang") or tree.get("xml:lang")),
    )


def read_markdown(text: str) -> Page:
    """Read Markdown: the words without the marks, one paragraph a line; front matter as statements."""
    fields: dict[str, str] = {}
    front = _FRONT_MATTER.match(text)
    if front is not None:
        fields = {key.strip().lower(): _unquoted(value) for key, value in _FIELD.findall(front[1])}
        text = text[front.end() :]
    lines, first_heading = _markdown_lines(text)
    published = fields.get("date") or fields.get("published") or fields.get("published_at") or ""
    return Page(
        body="\n\n".join(lines),
        headline=_line(fields.get("title") or fields.get("headline")) or first_heading,
        byline=_line(fields.get("author") or fields.get("byline")),
        published=published if _ISO.fullmatch(published) else "",
        url=_address(fields.get("url") or fields.get("link") or fields.get("canonical")),
        language=_code(fields.get("language") or fields.get("lang")),
    )


def _tree(text: str) -> Any:
    from lxml import html
    from lxml.etree import ParserError

    # Bytes, because lxml refuses a str that declares an encoding.
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (ParserError, ValueError):
        return None


def _trafilatura(tree: Any) -> Any:
    from trafilatura import bare_extraction

    return bare_extraction(
        tree,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        date_extraction_params={
            "original_date": True,
            "extensive_search": False,
            "max_date": LATEST,
        },
    )


def _element_count(tree: Any) -> int:
    return int(tree.xpath("count(//*)"))


def _stated_time(tree: Any) -> str:
    """Return the time of publication that the page states, with its time of day if there is one."""
    for path in _PUBLISHED:
        for value in tree.xpath(path):
            if _ISO.fullmatch(str(value).strip()):
                return str(value).strip()
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            found = _date_published(json.loads(str(script)), depth=0)
        except (ValueError, RecursionError):
            continue
        if found:
            return found
    return ""


def _date_published(value: Any, *, depth: int) -> str:
    if depth > 6:
        return ""
    if isinstance(value, dict):
        said = value.get("datePublished")
        if isinstance(said, str) and _ISO.fullmatch(said.strip()):
            return said.strip()
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            found = _date_published(part, depth=depth + 1)
            if found:
                return found
    return ""


def _visible_lines(tree: Any) -> Iterator[str]:
    """Yield the text of block elements, without scripts, styles, menus and forms."""
    pieces: list[str] = []
    for event, element in _walk(tree):
        if event == "text":
            pieces.append(element)
        elif pieces:
            line = " ".join("".join(pieces).split())
            pieces = []
            if line:
                yield line
    line = " ".join("".join(pieces).split())
    if line:
        yield line


def _walk(tree: Any) -> Iterator[tuple[str, str]]:
    """Yield ("text", words) and ("break", tag) in document order, without recursion."""
    stack: list[tuple[Any, bool]] = [(tree, False)]
    while stack:
        element, left = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if left:
            if _BLOCK.fullmatch(tag):
                yield "break", tag
            if element is not tree and element.tail:
                yield "text", element.tail
            continue
        stack.append((element, True))
        if not tag or _DROPPED.fullmatch(tag):
            continue
        if _BLOCK.fullmatch(tag):
            yield "break", tag
        if element.text:
            yield "text", element.text
        stack.extend((child, False) for child in reversed(element))


def _title(tree: Any) -> str:
    for path in ("//h1", "//title"):
        for element in tree.xpath(path):
            found = _line("".join(element.itertext()))
            if found:
                return found
    return ""


def _markdown_lines(text: str) -> tuple[list[str], str]:
    """Return the paragraphs of a Markdown text and its first top heading."""
    from markdown_it import MarkdownIt

    lines: list[str] = []
    heading = ""
    opened = ""
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type.endswith("_open"):
            opened = token.tag
        if token.type in ("fence", "code_block"):
            lines.extend(line.strip() for line in token.content.split("\n") if line.strip())
        elif token.type == "html_block":
            tree = _tree(token.content)
            lines.extend(_visible_lines(tree) if tree is not None else ())
        elif token.type == "inline":
            line = " ".join("".join(_inline(token.children or [])).split())
            if line:
                lines.append(line)
                heading = heading or (line if opened in ("h1", "h2") else "")
    return lines, heading


def _inline(tokens: Any) -> Iterator[str]:
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            yield " "
        elif token.type in ("text", "code_inline", "text_special"):
            yield token.content
        elif token.type == "image":
            yield from _inline(token.children or [])
        elif token.type == "html_inline" and token.content.lower().startswith("<br"):
            yield " "


def _line(said: str | Literal[False] | None) -> str:
    return " ".join(said.split()) if said else ""


def _address(said: str | Literal[False] | None) -> str:
    found = said.strip() if said else ""
    return found if re.fullmatch(r"https?://\S+", found) else ""


def _code(said: str | None) -> str:
    """Return the language of a tag such as "en-GB", "" where it is none."""
    code = (said or "").split("-")[0].lower()
    return code if re.fullmatch(r"[a-z]{2}", code) else ""


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
