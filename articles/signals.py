"""How `articles` tells the rest that something happened, without knowing who listens."""

from __future__ import annotations

from django.dispatch import Signal

article_ready = (
    Signal()
)  # article: Article; sent when its results, or its place in an event, are committed
