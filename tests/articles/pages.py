"""Read a page as its reader or its form would: words, elements, and what each field holds."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from django.test import Client

VOID = {"meta", "link", "input", "br", "img", "hr", "option"}


class Page(HTMLParser):
    """Collects a page's elements and fields; complains of elements not closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.fields: dict[str, str] = {}
        self._words: list[str] = []
        self._open: list[str] = []
        self._field = ""
        self.feed(html)
        assert self._open == [], self._open

    @property
    def words(self) -> str:
        return " ".join("".join(self._words).split())

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def values(self, attribute: str) -> list[str]:
        return [found[attribute] for _, found in self.elements if attribute in found]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.elements.append((tag, found))
        name = found.get("name", "")
        if tag == "input" and found.get("type") not in {"radio", "file"}:
            self.fields[name] = found.get("value", "")
        if tag == "input" and "checked" in found:
            self.fields[name] = found["value"]
        if tag in {"textarea", "select"}:
            self._field = name
            self.fields[name] = ""
        if tag == "option" and "selected" in found:
            self.fields[self._field] = found["value"]
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self._open and self._open[-1] == tag, (tag, self._open)
        self._open.pop()
        if tag == "textarea":  # browsers drop a newline that comes first
            self.fields[self._field] = self.fields[self._field].removeprefix("\n")
            self._field = ""

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "textarea":
            self.fields[self._field] += data
        else:
            self._words.append(data)


def page_of(response: Any, *, status: int = 200) -> Page:
    assert response.status_code == status, response.content[:500]
    return Page(response.content.decode())


def read(client: Client, address: str, *, status: int = 200) -> Page:
    return page_of(client.get(address), status=status)
