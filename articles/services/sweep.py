"""Send again what a lost message or a killed worker left behind."""

from __future__ import annotations

from typing import Any

from celery import Task
from django.utils import timezone

from articles.services.queue import send
from articles.work import Work

MOST_AT_ONCE = 500  # a longer backlog is served by the following sweeps


def resend(kind: type[Work], task: Task[Any, Any]) -> int:
    """Queue every row whose message must be lost; return how many were sent (2 queries a row)."""
    rows = kind._default_manager.unsent(timezone.now()).order_by("pk")[:MOST_AT_ONCE]  # type: ignore[attr-defined]
    return sum(send(task, row) for row in rows)
