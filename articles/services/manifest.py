"""Read a manifest of articles: what it says is checked whole before anything is written.

The form: `{"about"?, "events"?: [{"title", "happened_on"?, "summary"?, "is_fictional"?}],
"articles": [{"file", "outlet"?, "headline"?, "byline"?, "url"?, "published_on"? | "published_at"?,
"language"?, "event"?}]}`. `null` means not known; `file` is relative to the manifest.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from django.db.models import Model

from articles.models import Article, Event, Outlet


def longest(model: type[Model], field: str) -> int:
    return int(model._meta.get_field(field).max_length or 0)  # type: ignore[union-attr]


EVENT_FIELDS = frozenset({"title", "happened_on", "summary", "is_fictional"})
ARTICLE_FIELDS = frozenset(
    {
        "file",
        "outlet",
        "headline",
        "byline",
        "url",
        "published_on",
        "published_at",
        "language",
        "event",
    }
)
MANIFEST_FIELDS = frozenset({"about", "events", "articles"})
LONGEST = {  # characters, as many as the database takes
    "title": longest(Event, "title"),
    "outlet": longest(Outlet, "name"),
    "event": longest(Event, "title"),
    "headline": longest(Article, "headline"),
    "byline": longest(Article, "byline"),
    "url": longest(Article, "url"),
    "language": longest(Article, "language"),
}
UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")  # PostgreSQL has no NUL, UTF-8 no half surrogates


class BadManifest(ValueError):
    """Everything that is wrong with a manifest, a line each."""


@dataclass(frozen=True, slots=True)
class EventEntry:
    title: str
    happened_on: date | None = None
    summary: str = ""
    is_fictional: bool = False


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    file: Path
    outlet: str = ""
    headline: str = ""
    byline: str = ""
    url: str = ""
    published_at: datetime | None = None
    published_time_known: bool = True
    language: str = ""
    event: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    events: tuple[EventEntry, ...]
    articles: tuple[ArticleEntry, ...]


def read_manifest(path: Path) -> Manifest:
    """Read and check a manifest and that its files are there; raises `BadManifest`."""
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise BadManifest(f"{path}: {error.strerror}") from None
    except (ValueError, RecursionError) as error:  # not UTF-8, or not JSON
        raise BadManifest(f"{path} is not JSON: {error}") from None
    wrong: list[str] = []
    if not isinstance(data, dict):
        raise BadManifest(f"{path}: a manifest is a JSON object with a list of “articles”.")
    wrong += unknown_fields(data, MANIFEST_FIELDS, "the manifest")
    events = [
        event_entry(entry, f"event {number}", wrong)
        for number, entry in enumerate(objects(data, "events", wrong), 1)
    ]
    articles = [
        article_entry(entry, f"article {number}", path.parent, wrong)
        for number, entry in enumerate(objects(data, "articles", wrong), 1)
    ]
    if not articles and not wrong:
        wrong.append("the manifest lists no articles")
    if wrong:
        raise BadManifest("\n".join(f"{path}: {line}" for line in wrong))
    return Manifest(tuple(events), tuple(articles))


def objects(data: Mapping[str, Any], key: str, wrong: list[str]) -> list[Mapping[str, Any]]:
    value = data.get(key) or []
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        wrong.append(f"“{key}” has to be a list of objects")
        return []
    return value


def unknown_fields(entry: Mapping[str, Any], known: Iterable[str], where: str) -> list[str]:
    unknown = sorted(entry.keys() - set(known))
    if not unknown:
        return []
    names = ", ".join(f"“{name}”" for name in unknown)
    return [f"{where} has an unknown field {names}; known are {', '.join(sorted(known))}"]


def event_entry(entry: Mapping[str, Any], where: str, wrong: list[str]) -> EventEntry:
    wrong += unknown_fields(entry, EVENT_FIELDS, where)
    title = string(entry, "title", where, wrong)
    if not title:
        wrong.append(f"{where} has no title")
    day = moment(entry, "happened_on", where, wrong)
    fictional = entry.get("is_fictional") or False
    if not isinstance(fictional, bool):
        wrong.append(f"{where}: “is_fictional” has to be true or false")
    return EventEntry(
        title=title,
        happened_on=day.date() if day else None,
        summary=string(entry, "summary", where, wrong),
        is_fictional=bool(fictional),
    )


def article_entry(
    entry: Mapping[str, Any], where: str, folder: Path, wrong: list[str]
) -> ArticleEntry:
    wrong += unknown_fields(entry, ARTICLE_FIELDS, where)
    name = string(entry, "file", where, wrong)
    file = folder / name
    if not name:
        wrong.append(f"{where} names no file")
    elif not is_there(file):
        wrong.append(f"{where}: there is no file {name} beside the manifest")
    exact = moment(entry, "published_at", where, wrong)
    return ArticleEntry(
        file=file,
        published_at=exact or moment(entry, "published_on", where, wrong),
        published_time_known=exact is not None,
        **{
            key: string(entry, key, where, wrong)
            for key in ("outlet", "headline", "byline", "url", "language", "event")
        },
    )


def is_there(file: Path) -> bool:
    try:
        return file.is_file()
    except (OSError, ValueError):  # a name that no file can have
        return False


def string(entry: Mapping[str, Any], key: str, where: str, wrong: list[str]) -> str:
    value = entry.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        wrong.append(f"{where}: “{key}” has to be text or null")
        return ""
    value = " ".join(value.split()) if key in LONGEST else value.strip()
    if UNSTORABLE.search(value):
        wrong.append(f"{where}: “{key}” has a character that no text can have: {value[:40]!r}")
    most = LONGEST.get(key)
    if most is not None and len(value) > most:
        wrong.append(f"{where}: “{key}” has {len(value):,} characters; the most is {most:,}")
    return value


def moment(entry: Mapping[str, Any], key: str, where: str, wrong: list[str]) -> datetime | None:
    """Return an aware time (UTC where no zone is given; midnight for a date)."""
    value = string(entry, key, where, wrong)
    if not value:
        return None
    try:
        when = datetime.fromisoformat(value)
    except ValueError:
        wrong.append(f"{where}: “{key}” is not an ISO 8601 date or time: {value[:40]}")
        return None
    return when if when.tzinfo else datetime.combine(when.date(), when.time() or time(), UTC)
