"""Read who speaks where in some articles."""

from __future__ import annotations

import json
from collections.abc import Iterable

from django.db.models import TextField
from django.db.models.functions import Cast

from compare.models import ArticleVoices
from compare.voices import Voices, voices_from


def voices_in(articles: Iterable[int], *, version: str = "") -> dict[int, Voices]:
    """Return the voices of articles by their keys, those not read yet left out (one query).

    What `version` of the analysis found is taken where it is there, else what the newest found.
    """
    rows = ArticleVoices.objects.filter(article__in=set(articles)).order_by("pk")
    found: dict[int, ArticleVoices] = {}
    for row in rows:
        before = found.get(row.article_id)
        if before is None or before.analysis_version != version:
            found[row.article_id] = row
    return {article: voices_from(row.found) for article, row in found.items()}


def packed_voices(articles: Iterable[int]) -> tuple[tuple[int, str], ...]:
    """Return what the newest analysis found in each article, as `unpacked` reads it (one query)."""
    rows = ArticleVoices.objects.filter(article__in=set(articles))
    newest = rows.order_by("article_id", "-pk").distinct("article_id")
    return tuple(newest.values_list("article_id", Cast("found", TextField())))


def unpacked(packed: str) -> Voices:
    """Read the voices of one article."""
    return voices_from(json.loads(packed))
