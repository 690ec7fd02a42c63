"""Turn stored articles, or plain texts, into the documents that the analysis reads."""

from __future__ import annotations

from datetime import datetime

import numpy as np

from articles.models import Article
from articles.text.encode import Encoder
from articles.text.language import detect_language
from articles.text.segment import segment
from articles.text.units import Sentence
from compare.analysis.documents import Document

ASSUMED_LANGUAGE = "en"  # for texts too short to tell


def document_of(article: Article, *, dimensions: int) -> Document:
    """Read a prepared article (one query, two without its outlet selected)."""
    rows = list(
        article.sentences.order_by("position").values_list(
            "start", "end", "paragraph__position", "boilerplate", "vector"
        )
    )
    vectors = np.zeros((len(rows), dimensions), dtype=np.float32)
    for position, (*_, vector) in enumerate(rows):
        if vector is not None:
            vectors[position] = vector
    return Document(
        text=article.body,
        sentences=tuple(Sentence(*unit) for *unit, _ in rows),
        vectors=vectors,
        language=article.language or ASSUMED_LANGUAGE,
        headline=article.headline or None,
        outlet_names=article.outlet.names if article.outlet else (),
        published_at=article.published_at,
    )


def document_from_text(
    text: str,
    encoder: Encoder | None,
    *,
    language: str | None = None,
    headline: str | None = None,
    outlet: str | None = None,
    published_at: datetime | None = None,
) -> Document:
    """Cut and encode a plain text; without an encoder its vectors stay zero (not known)."""
    language = language or detect_language(text) or ASSUMED_LANGUAGE
    sentences = segment(text, language=language).sentences
    if encoder is None:
        vectors = np.zeros((len(sentences), 0), dtype=np.float32)
    else:
        vectors = encoder.encode(
            ["" if unit.boilerplate else unit.span.slice(text) for unit in sentences]
        )
    return Document(
        text=text,
        sentences=sentences,
        vectors=vectors,
        language=language,
        headline=headline,
        outlet_names=(outlet,) if outlet else (),
        published_at=published_at,
    )
