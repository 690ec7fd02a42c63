"""What `compare` does when `articles` says that something is ready."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from articles.models import Article
from articles.signals import article_ready
from compare.services.schedule import compare_with_event


@receiver(article_ready, dispatch_uid="compare.compare_with_event")
def compare_when_ready(sender: type[Article], article: Article, **_: Any) -> None:
    article.refresh_from_db(fields=["status", "event", "encoder", "finished_at"])
    compare_with_event(article)
