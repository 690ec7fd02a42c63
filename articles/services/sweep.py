"""Send again what a lost message or a killed worker left behind."""

from __future__ import annotations

from typing import Any

from celery import Task
from django.db import transaction
from django.utils import timezone

from articles.models import Article
from articles.services.changes import prepare_again
from articles.services.encoder import get_encoder
from articles.services.queue import send
from articles.text.encode import EncoderUnavailable
from articles.work import Work

MOST_RENEWED = 50  # articles encoded again a sweep, so that new ones need not wait for all of them
MOST_AT_ONCE = 500  # a longer backlog is served by the following sweeps


def resend(kind: type[Work], task: Task[Any, Any]) -> int:
    """Queue every row whose message must be lost; return how many were sent (2 queries a row)."""
    rows = kind._default_manager.unsent(timezone.now()).order_by("pk")[:MOST_AT_ONCE]  # type: ignore[attr-defined]
    return sum(send(task, row) for row in rows)


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
