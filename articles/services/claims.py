"""Run one piece of claimed work: claim, compute, write while the claim stands, or say why not."""

from __future__ import annotations

import logging
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from celery import Task
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from articles.services.queue import send
from articles.text.encode import EncoderUnavailable
from articles.work import BACK_OFF, MAX_ATTEMPTS, Status, Work, heartbeat

log = logging.getLogger(__name__)

INPUT_SETTLES = BACK_OFF[1]  # pause until work looks again at an input that was changing
PERMANENT = (EncoderUnavailable, ValueError)  # trying again by itself would change nothing


class ClaimLost(Exception):
    """The row was given to another worker, or is gone; what was computed is dropped."""


class InputChanged(Exception):
    """What was read has changed meanwhile; what was computed is dropped and computed again."""


def run_claimed(
    kind: type[Work], pk: int, task: Task[Any, Any], do: Callable[[int, uuid.UUID], None]
) -> bool:
    """Claim row `pk` and call `do(pk, claim)`; False where there was nothing to take or it failed.

    `do` computes first and writes once, inside `written_under(claim)`. A failure is written to the
    row with its reason and tried again after a pause, at most `MAX_ATTEMPTS` times in all. Work
    whose input changed meanwhile has not failed: it waits, and this attempt does not count. A reason
    of ours is a wording marked by `gettext_noop`, with nothing filled in: what is stored is then the
    key of its translations, and pages tell it in the reader's language.
    """
    claim = kind._default_manager.claim(pk, timezone.now())  # type: ignore[attr-defined]
    if claim is None:
        return False
    try:
        stop_if_hopeless(kind, pk)
        with kept_alive(kind, pk, claim):
            do(pk, claim)
    except ClaimLost:
        log.info("%s %s: the claim was lost, nothing written", kind.__name__, pk)
        return False
    except InputChanged as error:
        log.info("%s %s waits: %s", kind.__name__, pk, error)
        put_off(kind, pk, claim, task)
        return False
    except Exception as error:
        log.exception("%s %s failed", kind.__name__, pk)
        record_failure(kind, pk, claim, task, error)
        return False
    return True


def stop_if_hopeless(kind: type[Work], pk: int) -> None:
    attempts = kind._default_manager.values_list("attempts", flat=True).get(pk=pk)
    if attempts > MAX_ATTEMPTS:
        raise ValueError(
            gettext_noop("The worker stopped again and again while it was busy with this.")
        )


@contextmanager
def written_under(kind: type[Work], pk: int, claim: uuid.UUID) -> Iterator[None]:
    """Open the one transaction that writes the results and marks the row ready, if still held."""
    manager = kind._default_manager
    with transaction.atomic():
        if not manager.held(pk, claim).exists():  # type: ignore[attr-defined]
            raise ClaimLost
        yield
        manager.filter(pk=pk).update(
            status=Status.READY, error="", claim=None, not_before=None, finished_at=timezone.now()
        )


def record_failure(
    kind: type[Work], pk: int, claim: uuid.UUID, task: Task[Any, Any], error: Exception
) -> None:
    with transaction.atomic():
        row = kind._default_manager.held(pk, claim).first()  # type: ignore[attr-defined]
        if row is None:
            return
        reason = str(error) or type(error).__name__
        again = not isinstance(error, PERMANENT) and row.attempts < MAX_ATTEMPTS
        pause = BACK_OFF[min(row.attempts, len(BACK_OFF)) - 1]
        kind._default_manager.filter(pk=pk).update(
            status=Status.WAITING if again else Status.FAILED,
            error=reason,
            claim=None,
            not_before=timezone.now() + pause if again else None,
            finished_at=None if again else timezone.now(),
        )
    if again:
        send(task, row, delay=pause)


def put_off(kind: type[Work], pk: int, claim: uuid.UUID, task: Task[Any, Any]) -> None:
    with transaction.atomic():
        row = kind._default_manager.held(pk, claim).first()  # type: ignore[attr-defined]
        if row is None:
            return
        kind._default_manager.filter(pk=pk).update(
            status=Status.WAITING,
            attempts=row.attempts - 1,
            claim=None,
            not_before=timezone.now() + INPUT_SETTLES,
        )
    send(task, row, delay=INPUT_SETTLES)


@contextmanager
def kept_alive(kind: type[Work], pk: int, claim: uuid.UUID) -> Iterator[None]:
    """Renew the claim from a thread of its own while the work goes on."""
    done = threading.Event()

    def beat() -> None:
        try:
            while not done.wait(heartbeat().total_seconds()):
                if not kind._default_manager.renew(pk, claim, timezone.now()):  # type: ignore[attr-defined]
                    return
        finally:
            connection.close()

    thread = threading.Thread(target=beat, name=f"claim-{pk}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
