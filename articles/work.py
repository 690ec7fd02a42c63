"""Rows that are work for a background worker: waiting, working, ready or failed.

The database is the source of truth; the queue only carries hints that may be lost. A worker claims
a row by a conditional update and holds it under a random claim. Results are written only while the
claim still stands, so a task that runs twice, or a worker that comes back after its lease was given
to another, changes nothing. A row whose worker died is claimable again when its lease has run out.
"""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

BACK_OFF = (timedelta(seconds=2), timedelta(seconds=10), timedelta(seconds=60))
MAX_ATTEMPTS = len(BACK_OFF) + 1


def lease() -> timedelta:
    """How long a claim stands without a sign of life from its worker."""
    return timedelta(seconds=settings.VARIORUM_LEASE_SECONDS)


def heartbeat() -> timedelta:
    """How often a worker that is busy for longer renews its claim."""
    return lease() / 3


def resend_after() -> timedelta:
    """How long a message may stay unanswered before it counts as lost."""
    return timedelta(seconds=settings.VARIORUM_RESEND_SECONDS)


class Status(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("state", "waiting")
    WORKING = "working", pgettext_lazy("state", "in progress")
    READY = "ready", pgettext_lazy("state", "ready")
    FAILED = "failed", pgettext_lazy("state", "failed")


class WorkQuerySet(models.QuerySet[Any]):
    def ready(self) -> WorkQuerySet:
        return self.filter(status=Status.READY)

    def failed(self) -> WorkQuerySet:
        return self.filter(status=Status.FAILED)

    def unfinished(self) -> WorkQuerySet:
        return self.filter(status__in=[Status.WAITING, Status.WORKING])

    def claimable(self, now: datetime) -> WorkQuerySet:
        """Rows a worker may take: due ones that wait, and ones whose worker's lease ran out."""
        due = Q(status=Status.WAITING) & (Q(not_before=None) | Q(not_before__lte=now))
        abandoned = Q(status=Status.WORKING, claimed_at__lte=now - lease())
        return self.filter(due | abandoned)

    def unsent(self, now: datetime) -> WorkQuerySet:
        """Claimable rows whose last message is so old that it must have been lost."""
        return self.claimable(now).filter(Q(sent_at=None) | Q(sent_at__lte=now - resend_after()))

    def claim(self, pk: int, now: datetime) -> uuid.UUID | None:
        """Take row `pk` for this caller (one query); None if it is not there to be taken."""
        claim = uuid.uuid4()
        taken = (
            self.claimable(now)
            .filter(pk=pk)
            .update(
                status=Status.WORKING,
                claim=claim,
                claimed_at=now,
                attempts=F("attempts") + 1,
            )
        )
        return claim if taken else None

    def renew(self, pk: int, claim: uuid.UUID, now: datetime) -> bool:
        """Say that the worker under this claim is alive; False when the claim is lost."""
        return bool(self.filter(pk=pk, status=Status.WORKING, claim=claim).update(claimed_at=now))

    def start_over(self) -> int:
        """Have these rows done from the start; who works on one loses it. Return how many they are."""
        return self.update(
            status=Status.WAITING, error="", attempts=0, claim=None, not_before=None, sent_at=None
        )

    def held(self, pk: int, claim: uuid.UUID) -> WorkQuerySet:
        """The row if this claim still holds it; locks it until the transaction ends."""
        return self.filter(pk=pk, status=Status.WORKING, claim=claim).select_for_update(
            of=("self",)
        )


class Work(models.Model):
    status = models.CharField(max_length=10, choices=Status, default=Status.WAITING, editable=False)
    error = models.TextField(blank=True, editable=False)
    attempts = models.PositiveSmallIntegerField(default=0, editable=False)
    claim = models.UUIDField(null=True, editable=False)
    claimed_at = models.DateTimeField(null=True, editable=False)
    sent_at = models.DateTimeField(null=True, editable=False)
    not_before = models.DateTimeField(null=True, editable=False)
    finished_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True

    @property
    def is_ready(self) -> bool:
        return self.status == Status.READY

    @property
    def is_failed(self) -> bool:
        return self.status == Status.FAILED

    @property
    def is_unfinished(self) -> bool:
        return self.status in (Status.WAITING, Status.WORKING)
