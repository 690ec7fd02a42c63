"""Change what is known about an article: its event, its details, or try its preparation again."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import Truncator

from articles.models import Article, Event, Outlet
from articles.services.queue import on_commit
from articles.services.upload import (
    DuplicateArticle,
    check_published,
    duplicate_of,
    free_slug,
    queue_preparation,
)
from articles.signals import article_ready, before_recutting
from articles.text.names import one_line

CORRECTABLE = frozenset(
    {"headline", "byline", "url", "published_at", "published_time_known", "language", "outlet"}
)
ONE_LINE = frozenset({"headline", "byline"})
TELL_APART = frozenset({"outlet", "url"})  # articles with the same text
TITLE_CHARACTERS = 200  # of an event; a headline may be longer
SECRET_ADDRESS = "hidden-"
CUT_BY = frozenset({"language"})  # a change of these has the text cut anew
PREPARED_FROM = CUT_BY | {"headline"}  # a change of these has the article prepared again
READ_BY_ANALYSIS = PREPARED_FROM | {"published_at", "outlet"}


def retry_article(article: Article) -> bool:
    """Queue a failed preparation again; False when it had not failed."""
    with transaction.atomic():
        changed = Article.objects.failed().filter(pk=article.pk).start_over()
        if changed:
            queue_preparation(article)
    return bool(changed)


def place_in_event(article: Article, event: Event | None) -> None:
    """Put an article into an event; its comparisons with the reports there follow."""
    with transaction.atomic():
        article.status = Article.objects.select_for_update().get(pk=article.pk).status
        article.event = event
        article.wants_event = False
        article.suggested_event = None
        article.save(update_fields=["event", "wants_event", "suggested_event"])
        if article.is_ready and event is not None:
            on_commit(lambda: article_ready.send(sender=Article, article=article))


def place_in_own_event(article: Article) -> Event:
    """Put an article into a new event titled after it; its event stays where it is alone there."""
    if article.event is not None and not article.event.articles.exclude(pk=article.pk).exists():
        return article.event
    title = one_line(Truncator(article.title).chars(TITLE_CHARACTERS))
    with transaction.atomic():
        event = Event.objects.create(
            title=title,
            slug=free_slug(Event, title),
            happened_on=article.published_at.date() if article.published_at else None,
        )
        place_in_event(article, event)
    return event


def address_event(event: Event) -> None:
    """Give an event that was hidden, or is open again, its address; the caller saves it.

    The address of a hidden event says nothing of its title, and keeps no other event from having
    the address that this title makes: by either, somebody could find out that it is here.
    """
    has_secret_address = event.slug.startswith(SECRET_ADDRESS)
    if event.is_hidden and not has_secret_address:
        event.slug = SECRET_ADDRESS + secrets.token_hex(8)
    elif has_secret_address and not event.is_hidden:
        event.slug = free_slug(Event, event.title)


def correct_article(article: Article, **fields: str | datetime | bool | Outlet | None) -> None:
    """Correct details of an article; raises `ValidationError`, `DuplicateArticle`, `ValueError`.

    What was compared is compared again where the analysis reads what changed; a corrected language
    has the text cut anew. Text never changes: a changed text is another article.
    """
    unknown = fields.keys() - CORRECTABLE
    if unknown:
        raise ValueError(f"not correctable: {', '.join(sorted(unknown))}")
    for name in ONE_LINE & fields.keys():
        fields[name] = one_line(str(fields[name]))
    changed = {name for name, value in fields.items() if getattr(article, name) != value}
    if not changed:
        return
    for name in changed:
        setattr(article, name, fields[name])
    check_published(
        article.published_at, time_known=article.published_time_known, now=timezone.now()
    )
    article.clean_fields(exclude=set(CORRECTABLE) - changed | {"body"})
    same = duplicate_of(article) if changed & TELL_APART else None
    if same is not None:
        raise DuplicateArticle(same)
    with transaction.atomic():
        if changed & CUT_BY:
            before_recutting.send(sender=Article, article=article)
            article.paragraphs.all().delete()
        article.save(update_fields=sorted(changed))
        if changed & PREPARED_FROM:
            prepare_again(article)
        elif changed & READ_BY_ANALYSIS:
            note_change(article)


def note_change(article: Article) -> None:
    """Say that something the analysis reads is another now."""
    article.changed_at = timezone.now()
    article.save(update_fields=["changed_at"])
    if article.is_ready:
        on_commit(lambda: article_ready.send(sender=Article, article=article))


def outlet_renamed(outlet: Outlet) -> None:
    """Say that an outlet's names, by which texts credit it, are others now; the sweep does the rest."""
    Article.objects.filter(outlet=outlet).update(changed_at=timezone.now())


def prepare_again(article: Article) -> None:
    """Have an article encoded again; its sentences stay as they are cut, if they are."""
    Article.objects.filter(pk=article.pk).start_over()
    article.refresh_from_db()
    queue_preparation(article)


__all__ = [
    "ValidationError",
    "address_event",
    "correct_article",
    "place_in_event",
    "place_in_own_event",
    "retry_article",
]
