"""Ways in for the workers: an id in, one service called."""

from __future__ import annotations

from celery import shared_task

from articles.models import Article
from articles.services.prepare import prepare
from articles.services.sweep import renew_encodings, resend


@shared_task(name="articles.prepare_article")
def prepare_article(pk: int) -> bool:
    return prepare(pk)


@shared_task(name="articles.sweep", ignore_result=True)
def sweep() -> int:
    return renew_encodings() + resend(Article, prepare_article)
