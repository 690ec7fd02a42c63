"""What the pages read: events with what was compared of them, reports in order, bodies cut into pieces.

Nothing here writes. How far the comparisons of an article are is read through the reverse relation
`comparisons_as_…`, which the room `compare` adds: `articles` imports nothing of it.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from django.db.models import Count, F, Func, IntegerField, Q, Value
from django.db.models.functions import Left, Length

from articles.models import OPENING, Article, ArticleQuerySet, Event, Sentence
from articles.visibility import Reader
from articles.work import Status

UNFINISHED = (Status.WAITING, Status.WORKING)
WITHDRAWN = "comparisons_as_left__flags__withdrawn_at"
SETTLING = timedelta(seconds=5)  # what follows from a finished report is queued well within it


def event_at(slug: str, *, reader: Reader) -> Event | None:
    """Return the event with this slug, which may be anything an address can hold."""
    return Event.objects.visible_to(reader).filter(slug=slug.replace("\0", "\ufffd")).first()


@dataclass(frozen=True, slots=True)
class Compared:
    """An event of a list, with how many comparisons of it are ready and the flags they hold.

    `partial` comparisons are of languages for which some kinds of flag have no rules.
    """

    event: Event
    comparisons: int = 0
    flags: int = 0
    partial: int = 0


def compared(events: Iterable[Event]) -> list[Compared]:
    """Count comparisons and flags of events, the newest comparison of each two reports (one query)."""
    listed = list(events)
    rows = (
        Article.objects.filter(
            event__in=listed,
            comparisons_as_left__right__event=F("event"),
            comparisons_as_left__status=Status.READY,
        )
        .values_list(
            "event",
            "pk",
            "comparisons_as_left__right",
            "comparisons_as_left__pk",
            "comparisons_as_left__not_analysed",
        )
        .annotate(flags=Count("comparisons_as_left__flags", filter=Q(**{WITHDRAWN: None})))
        .order_by("comparisons_as_left__pk")
    )
    newest = {
        (event, left, right): (flags, bool(missing))
        for event, left, right, _, missing, flags in rows
    }
    of_event: dict[int, list[tuple[int, bool]]] = defaultdict(list)
    for (event_pk, *_), found in newest.items():
        of_event[event_pk].append(found)
    return [
        Compared(event, len(found), sum(n for n, _ in found), sum(missing for _, missing in found))
        for event in listed
        for found in [of_event[event.pk]]
    ]


def reports(articles: ArticleQuerySet) -> ArticleQuerySet:
    """Return articles for a list: outlet joined, body measured (`words`, `characters`) but left out."""
    measured: ArticleQuerySet = (
        articles.select_related("outlet", "event", "suggested_event")
        .annotate(
            words=Func("body", Value(r"\S+"), function="regexp_count", output_field=IntegerField()),
            characters=Length("body", output_field=IntegerField()),
            opening=Left("body", OPENING),
        )
        .defer("body", "vector")
    )
    return measured


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work on some articles and their comparisons is.

    `seen` changes whenever anything in it changes, so that a page asks for news only.
    """

    reports: int
    ready: int
    failed: int
    comparisons: int
    compared: int
    busy: bool
    seen: str


def progress_of(articles: Iterable[Article], *, now: datetime) -> Progress:
    """Sum up articles and their comparisons with each other (one query)."""
    wanted = Article.objects.filter(pk__in=[article.pk for article in articles])
    rows = list(
        wanted.order_by("pk", "comparisons_as_left__pk").values_list(
            "pk",
            "status",
            "finished_at",
            "event",
            "comparisons_as_left__status",
            "comparisons_as_left__right",
            "comparisons_as_left__right__event",
        )
    )
    states = {pk: status for pk, status, *_ in rows}
    compared = {  # of comparisons of the same two reports, the newest
        (pk, right): status
        for pk, _, _, event, status, right, other in rows
        if right is not None and event is not None and other == event
    }
    fresh = any(finished is not None and finished > now - SETTLING for _, _, finished, *_ in rows)
    everything = [*states.values(), *compared.values()]
    return Progress(
        reports=len(states),
        ready=sum(state == Status.READY for state in states.values()),
        failed=sum(state == Status.FAILED for state in states.values()),
        comparisons=len(compared),
        compared=sum(state == Status.READY for state in compared.values()),
        busy=fresh or any(state in UNFINISHED for state in everything),
        seen=_mark(sorted(states.items()), sorted(compared.items()), fresh),
    )


def progress_of_one(article: Article, *, now: datetime) -> Progress:
    """Sum up one article and the comparisons it stands in (two queries)."""
    left, right = article.comparisons_as_left, article.comparisons_as_right
    pairs: dict[int, str] = {}  # of comparisons with the same report, the newest
    if article.event is not None:
        for found, other in ((left, "right"), (right, "left")):
            near = found.filter(**{f"{other}__event": article.event}).order_by("pk")
            pairs.update(near.values_list(other, "status"))
    states = list(pairs.values())
    finished = article.finished_at
    fresh = finished is not None and finished > now - SETTLING
    return Progress(
        reports=1,
        ready=int(article.is_ready),
        failed=int(article.is_failed),
        comparisons=len(pairs),
        compared=states.count(Status.READY),
        busy=fresh or any(state in UNFINISHED for state in [article.status, *states]),
        seen=_mark(article.status, article.error, article.event_id, sorted(pairs.items()), fresh),
    )


def _mark(*parts: Any) -> str:
    return hashlib.blake2b(repr(parts).encode(), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph; `boilerplate` where it is web residue."""

    text: str
    boilerplate: bool = False


@dataclass(frozen=True, slots=True)
class ShownParagraph:
    pieces: tuple[Piece, ...]
    boilerplate: bool = False


def paragraphs_of(article: Article) -> list[ShownParagraph]:
    """Cut a body for reading (one query); by its lines while it is not prepared."""
    units = article.sentences.defer("vector").select_related("paragraph").defer("paragraph__vector")
    shown = [
        _shown(article.body, list(sentences))
        for _, sentences in groupby(units.order_by("position"), key=lambda unit: unit.paragraph_id)
    ]
    if shown:
        return shown
    return [
        ShownParagraph((Piece(line.strip()),)) for line in article.body.split("\n") if line.strip()
    ]


def _shown(body: str, sentences: list[Sentence]) -> ShownParagraph:
    if all(sentence.boilerplate for sentence in sentences):
        text = body[sentences[0].start : sentences[-1].end]
        return ShownParagraph((Piece(text, True),), boilerplate=True)
    return ShownParagraph(tuple(_pieces(body, sentences)))


def _pieces(body: str, sentences: list[Sentence]) -> Iterator[Piece]:
    """Join neighbouring sentences of the same sort, with the white space between them."""
    start = sentences[0].start
    for sentence, following in zip(sentences, [*sentences[1:], None], strict=True):
        if following is None:
            yield Piece(body[start : sentence.end], sentence.boilerplate)
        elif following.boilerplate != sentence.boilerplate:
            yield Piece(body[start : following.start], sentence.boilerplate)
            start = following.start


__all__ = [
    "Compared",
    "Piece",
    "Progress",
    "ShownParagraph",
    "compared",
    "event_at",
    "paragraphs_of",
    "progress_of",
    "progress_of_one",
    "reports",
]
