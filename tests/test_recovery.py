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
from compare.models import Comparison, Flag
from compare.services.settle import flag_row, pair_rows
from tests.workers import kill, wait_until, worker

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.encoder]


def long_body(sentences: int, *, sourced: bool = True) -> str:
    """A text that takes the encoder some seconds, no two sentences of it alike.

    With sources it is a report, without them a rewrite that judges: together they raise flags.
    """
    return "\n".join(report(number, sourced=sourced) for number in range(sentences))


def report(number: int, *, sourced: bool) -> str:
    claim = (
        f"the harbour office of the town counted {number * 7 + 3} boats on day {number}, of which "
        f"{number * 3 + 1} carried salt, {number + 11} carried timber and the rest no catch at all"
    )
    return f"Clerk number {number} said {claim}." if sourced else f"In a shameful record, {claim}."


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


PAIR = ("position", "left_start", "left_end", "right_start", "right_end", "kind", "moved")
FLAG = ("pair__position", "side", "kind", "rule", "start", "end", "quote", "explanation")
FLAG += ("evidence_side", "evidence_start", "evidence_end", "evidence_quote")


def assert_compared(event: Event, *, articles: int) -> None:
    """Compare every stored pair and flag with what the pure function gives."""
    comparisons = Comparison.objects.of_event(event).with_articles()
    assert len(comparisons) == articles * (articles - 1) // 2
    flags_seen = 0
    for comparison in comparisons:
        left, right = (
            document_of(side, dimensions=get_encoder().dimensions)
            for side in (comparison.left, comparison.right)
        )
        expected = compare_documents(left, right)
        pairs = pair_rows(comparison, expected.alignment)
        flags = [flag_row(comparison, flag, pairs) for flag in expected.flags]
        flags_seen += len(flags)
        assert list(comparison.pairs.order_by("position").values_list(*PAIR)) == [
            tuple(getattr(pair, field) for field in PAIR) for pair in pairs
        ]
        assert sorted(comparison.flags.values_list(*FLAG), key=str) == sorted(
            (told(flag) for flag in flags), key=str
        )
    assert flags_seen, "comparisons without any flag show little"


def told(flag: Flag) -> tuple[Any, ...]:
    return (flag.pair and flag.pair.position, *(getattr(flag, field) for field in FLAG[1:]))


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
    other = upload(long_body(12, sourced=False), event)
    with worker():
        wait_until(
            lambda: Comparison.objects.count() == 1 and all_ready(), "everything is ready again"
        )
    assert_undisturbed(article)
    assert_undisturbed(other)
    assert_compared(event, articles=2)
    article.refresh_from_db()
    assert article.attempts == 2


def test_a_worker_killed_while_it_compares_leaves_nothing_stranded() -> None:
    event = event_titled("Harbour count")
    with worker() as first:
        articles = [upload(long_body(250, sourced=sourced), event) for sourced in (True, False)]
        wait_until(
            lambda: Comparison.objects.filter(status=Status.WORKING).exists(),
            "the worker takes the comparison",
        )
        kill(first)
    comparison = Comparison.objects.get()
    assert comparison.status == Status.WORKING, "killed too late to show anything"
    assert not comparison.pairs.exists()
    with worker():
        wait_until(all_ready, "the comparison is ready after all")
    for article in articles:
        assert_undisturbed(article)
    assert_compared(event, articles=2)


def test_messages_lost_with_redis_are_sent_again() -> None:
    event = event_titled("Harbour count")
    articles = [
        upload(long_body(size, sourced=sourced), event)
        for size, sourced in ((5, True), (7, False), (9, True))
    ]
    redis.Redis.from_url(queue_url()).flushall()
    assert Article.objects.filter(status=Status.WAITING).count() == len(articles)
    with worker():
        wait_until(lambda: Comparison.objects.count() == 3 and all_ready(), "everything is ready")
    for article in articles:
        assert_undisturbed(article)
    assert_compared(event, articles=3)


def queue_url() -> str:
    return str(settings.CELERY_BROKER_URL).replace("redis+socket://", "unix://")
