"""Decide which comparisons have to exist, and queue them."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_noop

from articles.models import Article
from articles.services.queue import send_on_commit
from articles.services.sweep import MOST_AT_ONCE
from articles.work import Status
from compare.analysis.version import ANALYSIS_VERSION
from compare.models import Comparison
from compare.services.carry import carry_over


def compare_with_event(article: Article) -> list[Comparison]:
    """Have a ready article compared with every other ready report of its event.

    A comparison that is there already, for this encoder and analysis version, stays, unless a side
    changed since and nobody has reviewed its flags. Returns those queued.
    """
    if article.event_id is None or not article.is_ready:
        return []
    others = (
        Article.objects.encoded_by(article.encoder)
        .filter(event_id=article.event_id)
        .exclude(pk=article.pk)
        .in_reading_order()
    )
    queued = []
    for other in others:
        comparison = ensure_comparison(article, other)
        if comparison is not None:
            queued.append(comparison)
    return queued


def ensure_comparison(one: Article, other: Article) -> Comparison | None:
    """Return the comparison if it was queued now, None where nothing has to be done."""
    if one.pk == other.pk:
        raise ValueError("A report cannot be compared with itself.")
    left, right = sorted((one, other), key=lambda article: article.pk)
    with transaction.atomic():
        comparison, created = Comparison.objects.get_or_create(
            left=left, right=right, encoder=left.encoder, analysis_version=ANALYSIS_VERSION
        )
        if not created and not make_stale(comparison) and comparison.status != Status.WAITING:
            return None
        if created:
            carry_over(comparison)
        queue_comparison(comparison)
    return comparison


def make_stale(comparison: Comparison) -> bool:
    """Set a comparison back to waiting if a side changed since it read it and nobody has reviewed."""
    return bool(Comparison.objects.stale().filter(pk=comparison.pk).start_over())


def renew_stale() -> int:
    """Queue comparisons of this version whose sides changed since they were read; say how many."""
    stale = Comparison.objects.stale().filter(analysis_version=ANALYSIS_VERSION)
    renewed = 0
    for comparison in stale.order_by("pk")[:MOST_AT_ONCE]:
        with transaction.atomic():
            if make_stale(comparison):
                queue_comparison(comparison)
                renewed += 1
    return renewed


def set_back(article: Article) -> None:
    """Take back what was compared of an article whose sentences are cut anew; nobody reviewed it.

    Links name sentences by their positions, so they mean nothing until the two are compared again.
    Analyses of earlier versions are not run again: their addresses lead to the newest one.
    """
    concerned = Comparison.objects.of_article(article)
    present = concerned.filter(analysis_version=ANALYSIS_VERSION)
    present.start_over()
    concerned.exclude(analysis_version=ANALYSIS_VERSION).update(
        status=Status.FAILED,
        error=gettext_noop("The sentences of a report were cut anew after this analysis."),
        claim=None,
        finished_at=timezone.now(),
    )


def retry_comparison(comparison: Comparison) -> bool:
    """Queue a failed comparison of this version again; False where there is none such."""
    with transaction.atomic():
        changed = (
            Comparison.objects.failed()
            .filter(pk=comparison.pk, analysis_version=ANALYSIS_VERSION)
            .start_over()
        )
        if changed:
            queue_comparison(comparison)
    return bool(changed)


def queue_comparison(comparison: Comparison) -> None:
    from compare.tasks import run_comparison  # tasks call services, so not at the top

    send_on_commit(run_comparison, comparison)


def schedule_missing() -> int:
    """Create and queue comparisons that an interrupted hand-over left out; return how many."""
    there = Comparison.objects.filter(
        left=OuterRef("pk"),
        right=OuterRef("other"),
        encoder=OuterRef("encoder"),
        analysis_version=ANALYSIS_VERSION,
    )
    missing = (
        Article.objects.ready()
        .filter(
            event__articles__pk__gt=F("pk"),
            event__articles__status=Status.READY,
            event__articles__encoder=F("encoder"),
        )
        .annotate(other=F("event__articles__pk"))
        .filter(~Exists(there))
        .order_by("pk", "other")
        .values_list("pk", "other")[:MOST_AT_ONCE]
    )
    pairs = list(missing)
    articles = Article.objects.in_bulk({pk for pair in pairs for pk in pair})
    return sum(ensure_comparison(articles[a], articles[b]) is not None for a, b in pairs)
