"""Suggest the event that a prepared article reports, for a person to accept or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence

import numpy as np
from django.db.models.functions import Cast
from pgvector.django import CosineDistance, VectorField

from articles.models import INDEXED_DIMENSIONS, Article
from articles.text.fingerprint import Fingerprint, fingerprint
from articles.text.grouping import suggest

NEAREST = 40  # articles whose events are considered, found through the vectors' index
MOST_PER_EVENT = 12  # an event's articles that are looked at, nearest first


def suggest_event(article: Article) -> None:
    """Write the most probable event, or none, onto a prepared article that wants one."""
    found = suggest(fingerprint_of(article), nearest_events(article))
    article.suggested_event_id = None if found is None else int(str(found.event))
    article.suggestion_score = None if found is None else found.score
    article.save(update_fields=["suggested_event", "suggestion_score"])


def nearest_events(article: Article) -> dict[Hashable, Sequence[Fingerprint]]:
    """Return the articles, as fingerprints, of the events near an article (one query)."""
    if article.vector is None:
        return {}
    vector = np.asarray(article.vector, dtype=np.float32)
    near = Article.objects.encoded_by(article.encoder).filter(event__isnull=False)
    near = near.filter(event__is_hidden=False)  # who is asked may not be somebody who sees it
    near = near.exclude(pk=article.pk).filter(vector_dimensions=article.vector_dimensions)
    if article.vector_dimensions == INDEXED_DIMENSIONS:
        column = Cast("vector", VectorField(dimensions=INDEXED_DIMENSIONS))
        near = near.order_by(CosineDistance(column, vector))
    else:
        near = near.order_by(CosineDistance("vector", vector))
    events: dict[Hashable, list[Fingerprint]] = defaultdict(list)
    for other in near[:NEAREST]:
        if len(events[other.event_id]) < MOST_PER_EVENT:
            events[other.event_id].append(fingerprint_of(other))
    return dict(events)


def fingerprint_of(article: Article) -> Fingerprint:
    return fingerprint(
        text=article.body,
        vector=np.asarray(article.vector, dtype=np.float32)
        if article.vector is not None
        else np.zeros(article.vector_dimensions or INDEXED_DIMENSIONS, dtype=np.float32),
        headline=article.headline,
        published_on=article.published_at.date() if article.published_at else None,
    )
