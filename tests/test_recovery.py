"""Killed workers and lost messages leave the same rows as an undisturbed run."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import redis
from django.conf import settings
from django.db.models import Q

from articles.models import Article, Event, Sentence
from articles.services.encoder import get_encoder
from articles.services.prepare import prepared_units
from articles.services.upload import add_article, event_titled
from articles.work import Status
from compare.analysis.compare import compare_documents
from compare.documents import document_of
from compare.models import Comparison
from compare.services.run import pair_rows
from tests.workers import kill, wait_until, worker

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.encoder]


def long_body(sentences: int) -> str:
    """A text that takes the encoder some seconds, no two sentences of it alike."""
    return "\n".join(
        f"On day {number} the harbour office of the town counted {number * 7 + 3} boats, and clerk "
        f"number {number % 83} wrote down that {number * 3 + 1} of them carried salt, {number + 11} "
        "carried timber and the rest had come back without any catch at all."
        for number in range(sentences)
    )


def upload(body: str, event: Event) -> Article:
    return add_article(body=body, outlet=None, event=event, added_by=None)


def rows_of(article: Article) -> list[tuple[Any, ...]]:
    return list(
        article.sentences.order_by("position").values_list(
            "position", "start", "end", "paragraph__position", "boilerplate"
        )
    )


def assert_undisturbed(article: Article) -> None:
    """Compare the stored rows with what the pure function gives."""
    article.refresh_from_db()
    assert (article.status, article.error) == (Status.READY, "")
    expected = prepared_units(Article(body=article.body, language=article.language), get_encoder())
    assert rows_of(article) == [
        (position, unit.start, unit.end, unit.paragraph, unit.boilerplate)
        for position, unit in enumerate(expected.segmentation.sentences)
    ]
    stored = np.array(
        [row for (row,) in article.sentences.order_by("position").values_list("vector")]
    )
    assert np.allclose(stored, expected.sentence_vectors, atol=1e-4)


def assert_compared(event: Event, *, articles: int) -> None:
    comparisons = Comparison.objects.of_event(event).with_articles()
    assert len(comparisons) == articles * (articles - 1) // 2
    for comparison in comparisons:
        left, right = (
            document_of(side, dimensions=get_encoder().dimensions)
            for side in (comparison.left, comparison.right)
        )
        expected = compare_documents(left, right)
        assert comparison.pairs.count() == len(pair_rows(comparison, expected.alignment))
        assert comparison.flags.count() == len(expected.flags)


def all_ready() -> bool:
    unfinished = ~Q(status=Status.READY)
    return not (
        Article.objects.filter(unfinished).exists()
        or Comparison.objects.filter(unfinished).exists()
    )


def test_a_worker_killed_in_mid_task_leaves_nothing_stranded() -> None:
    event = event_titled("Harbour count")
    with worker() as first:
        article = upload(long_body(300), event)
        wait_until(
            lambda: Article.objects.filter(pk=article.pk, status=Status.WORKING).exists(),
            "the worker takes the article",
        )
        kill(first)
    article.refresh_from_db()
    assert article.status == Status.WORKING, "killed too late to show anything"
    assert not Sentence.objects.exists()
    other = upload(long_body(12), event)
    with worker():
        wait_until(
            lambda: all_ready() and Comparison.objects.count() == 1, "everything is ready again"
        )
    assert_undisturbed(article)
    assert_undisturbed(other)
    assert_compared(event, articles=2)
    article.refresh_from_db()
    assert article.attempts == 2


def test_messages_lost_with_redis_are_sent_again() -> None:
    event = event_titled("Harbour count")
    articles = [upload(long_body(size), event) for size in (5, 7, 9)]
    redis.Redis.from_url(queue_url()).flushall()
    assert Article.objects.filter(status=Status.WAITING).count() == len(articles)
    with worker():
        wait_until(lambda: all_ready() and Comparison.objects.count() == 3, "everything is ready")
    for article in articles:
        assert_undisturbed(article)
    assert_compared(event, articles=3)


def queue_url() -> str:
    return str(settings.CELERY_BROKER_URL).replace("redis+socket://", "unix://")
