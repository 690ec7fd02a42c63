"""Send again what a lost message or a killed worker left behind."""

from __future__ import annotations

import logging
from typing import Any

from celery import Task
from django.db import transaction
from django.utils import timezone
from kombu.exceptions import OperationalError as BrokerError
from redis.exceptions import RedisError

from articles.models import Article
from articles.services.changes import prepare_again
from articles.services.encoder import get_encoder
from articles.services.queue import send
from articles.text.encode import EncoderUnavailable
from articles.work import Work

MOST_RENEWED = 50  # articles encoded again a sweep, so that new ones need not wait for all of them
MOST_AT_ONCE = 500  # a longer backlog is served by the following sweeps
SHORT_QUEUE = 20  # messages; behind more of them a message is late rather than lost

log = logging.getLogger(__name__)


def resend(kind: type[Work], task: Task[Any, Any]) -> int:
    """Queue every row whose message must be lost; return how many were sent (2 queries a row).

    While the queue is long nothing is sent: each sweep would add what still waits in it.
    """
    if waiting_messages(task) > SHORT_QUEUE:
        return 0
    rows = kind._default_manager.unsent(timezone.now()).order_by("pk")[:MOST_AT_ONCE]  # type: ignore[attr-defined]
    return sum(send(task, row) for row in rows)


def waiting_messages(task: Task[Any, Any]) -> int:
    """Return how many messages the task's queue holds; 0 where it cannot be asked."""
    try:
        with task.app.connection_for_read() as connection:
            name = task.app.conf.task_default_queue
            declared = connection.default_channel.queue_declare(queue=name)  # type: ignore[attr-defined]
            return int(declared.message_count)
    except (BrokerError, RedisError, OSError) as error:
        log.warning("the queue cannot be asked for its length: %s", error)
        return 0


def renew_encodings() -> int:
    """Have articles encoded again whose vectors are not of the present encoder; return how many."""
    try:
        encoder = get_encoder()
    except EncoderUnavailable:
        return 0  # each article says so itself
    others = Article.objects.ready().exclude(encoder=encoder.name).order_by("pk")
    renewed = list(others[:MOST_RENEWED])
    for article in renewed:
        with transaction.atomic():
            prepare_again(article)
    return len(renewed)
