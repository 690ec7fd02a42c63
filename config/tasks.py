"""Upkeep of Django's own tables."""

from __future__ import annotations

from celery import shared_task
from django.core.management import call_command


@shared_task(name="config.clear_sessions", ignore_result=True, expires=3600)
def clear_sessions() -> None:
    """Delete the sessions that have run out."""
    call_command("clearsessions", verbosity=0)
