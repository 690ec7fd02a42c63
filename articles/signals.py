"""How `articles` tells the rest that something happens, without knowing who listens."""

from __future__ import annotations

from django.dispatch import Signal

# article: Article; sent before its text is cut anew, inside the transaction. A receiver that needs
# the sentences as they are raises `ValidationError` with a message for the person who asked.
before_recutting = Signal()

# article: Article; sent when its results, its place in an event, or corrections are committed.
article_ready = Signal()
