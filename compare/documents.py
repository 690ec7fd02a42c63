"""Turn stored articles into the documents that the analysis reads."""

from __future__ import annotations

import numpy as np

from articles.models import Article
from articles.text.units import Sentence
from compare.analysis.documents import Document
from compare.plain_texts import ASSUMED_LANGUAGE


def document_of(article: Article, *, dimensions: int) -> Document:
    """Read a prepared article (one query, two without its outlet selected)."""
    rows = list(
        article.sentences.order_by("position").values_list(
            "start", "end", "paragraph__position", "boilerplate", "vector"
        )
    )
    vectors = np.zeros((len(rows), dimensions), dtype=np.float32)
    for position, row in enumerate(rows):
        if row[-1] is not None:
            vectors[position] = row[-1]
    return Document(
        text=article.body,
        sentences=tuple(
            Sentence(start, end, paragraph, boilerplate)
            for start, end, paragraph, boilerplate, _ in rows
        ),
        vectors=vectors,
        language=article.language or ASSUMED_LANGUAGE,
        headline=article.headline or None,
        outlet_names=article.outlet.names if article.outlet else (),
        published_at=article.published_at,
        encoder=article.encoder,
    )
