"""Import the articles of a manifest, by the same way in as the upload form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from articles.models import Article
from articles.services.manifest import ArticleEntry, Manifest
from articles.services.upload import DuplicateArticle, add_article, event_titled, outlet_named
from articles.text.extract import Unreadable, extract


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one entry: a new article, one that was here, or what is wrong with it."""

    name: str
    article: Article | None
    is_new: bool = False
    error: str = ""


def import_articles(manifest: Manifest, *, suggest_events: bool = False) -> Iterator[Imported]:
    """Import every entry, one by one; a bad one does not stop the rest.

    With `suggest_events` the events of the manifest are left out and suggested instead.
    """
    if not suggest_events:
        for event in manifest.events:
            event_titled(
                event.title,
                happened_on=event.happened_on,
                summary=event.summary,
                is_fictional=event.is_fictional,
            )
    for entry in manifest.articles:
        yield import_entry(entry, suggest_events=suggest_events)


def import_entry(entry: ArticleEntry, *, suggest_events: bool) -> Imported:
    name = entry.file.name
    try:
        with transaction.atomic():  # an entry that is refused leaves no outlet or event behind
            article = added(entry, suggest_events=suggest_events)
    except DuplicateArticle as duplicate:
        return Imported(name, duplicate.article)
    except ValidationError as error:
        return Imported(name, None, error="; ".join(error.messages))
    except (Unreadable, OSError, DatabaseError) as error:
        return Imported(name, None, error=str(error))
    return Imported(name, article, is_new=True)


def added(entry: ArticleEntry, *, suggest_events: bool) -> Article:
    found = extract(entry.file.read_bytes(), filename=entry.file.name)
    published_at, time_known = entry.published_at, entry.published_time_known
    if published_at is None:
        published_at, time_known = found.published_at, found.published_time_known
    event = None if suggest_events or not entry.event else event_titled(entry.event)
    return add_article(
        body=found.body,
        outlet=outlet_named(entry.outlet),
        event=event,
        wants_event=event is None,
        headline=entry.headline or found.headline,
        byline=entry.byline or found.byline,
        url=entry.url or found.url,
        published_at=published_at,
        published_time_known=time_known,
        language=entry.language,
        added_by=None,
    )


__all__ = ["Imported", "import_articles"]
