"""Take in one article: outlet and event found or made, the row written, its preparation queued."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, timedelta

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from articles.models import Article, Event, Outlet
from articles.services.queue import send_on_commit
from articles.text.extract import MAX_CHARACTERS, clean_text
from articles.text.language import detect_language
from articles.text.names import one_line, same_name
from articles.visibility import Reader

CLOCK_TOLERANCE = timedelta(minutes=10)  # an outlet's clock may run ahead of ours
DAY_TOLERANCE = timedelta(
    hours=14
)  # a date alone: where it is tomorrow first, it is tomorrow already


class DuplicateArticle(Exception):
    """The same text is here already, as `article`, and not from another known outlet."""

    def __init__(self, article: Article) -> None:
        super().__init__(f"This text is here already: {article}")
        self.article = article


def outlet_named(name: str) -> Outlet | None:
    """Return the outlet of that name or alias, a new one where there is none, None for a blank."""
    name = one_line(name)
    if not name:
        return None
    wanted = same_name(name)
    for outlet in Outlet.objects.order_by("pk"):
        if any(same_name(known) == wanted for known in outlet.names):
            return outlet
    return Outlet.objects.create(name=name, slug=free_slug(Outlet, name))


def event_titled(
    title: str,
    *,
    happened_on: date | None = None,
    summary: str = "",
    is_fictional: bool = False,
    reader: Reader | None = None,
) -> Event:
    """Return the event of that title, a new one where there is none that `reader`, if given, sees."""
    title = one_line(title)
    events = Event.objects.all() if reader is None else Event.objects.visible_to(reader)
    known = events.filter(title__iexact=title).order_by("pk").first()
    if known is not None:
        return known
    return Event.objects.create(
        title=title,
        slug=free_slug(Event, title),
        happened_on=happened_on,
        summary=summary,
        is_fictional=is_fictional,
    )


def free_slug(kind: type[Outlet] | type[Event], name: str) -> str:
    stem = slugify(name, allow_unicode=True)[:120] or kind.__name__.lower()
    taken = set(kind._default_manager.filter(slug__startswith=stem).values_list("slug", flat=True))
    slug, number = stem, 1
    while slug in taken:
        number += 1
        slug = f"{stem}-{number}"
    return slug


def add_article(
    *,
    body: str,
    outlet: Outlet | None,
    event: Event | None,
    wants_event: bool = False,
    headline: str = "",
    byline: str = "",
    url: str = "",
    published_at: datetime | None = None,
    published_time_known: bool = True,
    language: str = "",
    added_by: User | None,
) -> Article:
    """Write an article and queue its preparation.

    Raises `ValidationError` with messages by field, and `DuplicateArticle` where the text is here
    already and not from another outlet.
    """
    body = clean_text(body)
    check_body(body)
    check_published(published_at, time_known=published_time_known, now=timezone.now())
    article = Article(
        body=body,
        body_sha256=hashlib.sha256(body.encode()).hexdigest(),
        outlet=outlet,
        event=event,
        wants_event=wants_event and event is None,
        headline=one_line(headline),
        byline=one_line(byline),
        url=url.strip(),
        published_at=published_at,
        published_time_known=published_time_known,
        language=language or detect_language(body) or "",
        added_by=added_by,
    )
    article.full_clean(validate_constraints=False, exclude=["body"])
    same = duplicate_of(article)
    if same is not None:
        raise DuplicateArticle(same)
    try:
        with transaction.atomic():
            article.save()
            queue_preparation(article)
    except IntegrityError:
        same = duplicate_of(article)  # somebody was quicker by a moment
        if same is None:
            raise
        raise DuplicateArticle(same) from None
    return article


def check_body(body: str) -> None:
    if not body.strip():
        raise ValidationError(
            {"body": _("There is no text. Paste the article’s text or choose a file.")}
        )
    if len(body) > MAX_CHARACTERS:
        raise ValidationError(
            {
                "body": _(
                    "The text has %(number)s characters; the most that can be taken is %(most)s. "
                    "Split it into its articles."
                )
                % {"number": f"{len(body):,}", "most": f"{MAX_CHARACTERS:,}"}
            }
        )


def check_published(published_at: datetime | None, *, time_known: bool, now: datetime) -> None:
    tolerance = CLOCK_TOLERANCE if time_known else DAY_TOLERANCE
    if published_at is not None and published_at > now + tolerance:
        raise ValidationError(
            {"published_at": _("This lies in the future. Check day, month and year.")}
        )


def duplicate_of(article: Article) -> Article | None:
    """Return an article with the same text, unless both are known to be of different outlets."""
    same = Article.objects.filter(body_sha256=article.body_sha256).exclude(pk=article.pk)
    if article.outlet is not None:
        same = same.filter(Q(outlet=article.outlet) | Q(outlet=None))
    first: Article | None = same.order_by("pk").first()
    return first


def queue_preparation(article: Article) -> None:
    from articles.tasks import prepare_article  # tasks call services, so not at the top

    send_on_commit(prepare_article, article)
