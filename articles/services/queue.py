"""Hand work to the queue; a message that cannot be sent now is sent by the sweep later."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from celery import Task
from django.db import transaction
from django.utils import timezone
from kombu.exceptions import OperationalError as BrokerError
from redis.exceptions import RedisError

from articles.work import Work

log = logging.getLogger(__name__)


def send(task: Task[Any, Any], work: Work, *, delay: timedelta = timedelta(0)) -> bool:
    """Note that a message for `work` goes out now and send it; False when the queue is not there."""
    now = timezone.now()
    type(work)._default_manager.filter(pk=work.pk).update(sent_at=now + delay)
    try:
        task.apply_async(args=(work.pk,), countdown=delay.total_seconds(), retry=False)
    except (BrokerError, RedisError, OSError) as error:
        log.warning("%s %s stays in the database for the sweep: %s", task.name, work.pk, error)
        type(work)._default_manager.filter(pk=work.pk).update(sent_at=None)
        return False
    return True


def send_on_commit(task: Task[Any, Any], work: Work) -> None:
    def hand_over() -> None:
        send(task, work)

    on_commit(hand_over)


def on_commit(do: Callable[[], Any]) -> None:
    """Call `do` once the surrounding transaction is committed, at once where there is none."""
    transaction.on_commit(do)
