"""Ways in for the workers: an id in, one service called."""

from __future__ import annotations

from celery import shared_task

from articles.services.sweep import resend
from compare.models import Comparison, Correction
from compare.services.correct import correct
from compare.services.run import run
from compare.services.schedule import renew_stale, schedule_missing


@shared_task(name="compare.run_comparison")
def run_comparison(pk: int) -> bool:
    return run(pk)


@shared_task(name="compare.correct_comparison")
def correct_comparison(pk: int) -> bool:
    return correct(pk)


@shared_task(name="compare.sweep", ignore_result=True)
def sweep() -> int:
    queued = schedule_missing() + renew_stale()
    return queued + resend(Comparison, run_comparison) + resend(Correction, correct_comparison)
