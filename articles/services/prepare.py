"""Prepare one article: cut it into paragraphs and sentences, encode them, suggest an event."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass

import numpy as np
from django.utils import timezone
from numpy.typing import NDArray

from articles.models import Article, Paragraph, Sentence
from articles.services.claims import run_claimed, written_under
from articles.services.encoder import get_encoder
from articles.services.queue import on_commit
from articles.services.suggest import suggest_event
from articles.signals import article_ready
from articles.text import units
from articles.text.encode import Encoder
from articles.text.fingerprint import LEAD_SENTENCES, lead_vector
from articles.text.language import detect_language
from articles.text.segment import segment
from articles.text.units import Segmentation

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """Units of one body with their vectors; rows of boilerplate units are zero."""

    segmentation: Segmentation
    digests: tuple[uuid.UUID, ...]
    sentence_vectors: Vectors  # (sentences, d)
    paragraph_vectors: Vectors  # (paragraphs, d)
    vector: Vectors  # (d,)
    language: str


def prepare(pk: int) -> bool:
    """Prepare article `pk` if it waits for it; a second call finds nothing to do."""
    from articles.tasks import prepare_article  # tasks call services, so not at the top

    return run_claimed(Article, pk, prepare_article, prepare_claimed)


def prepare_claimed(pk: int, claim: uuid.UUID) -> None:
    article = Article.objects.select_related("event").get(pk=pk)
    encoder = get_encoder()
    prepared = prepared_units(article, encoder)
    with written_under(Article, pk, claim):
        write(article, prepared, encoder)
        on_commit(lambda: article_ready.send(sender=Article, article=article))


def prepared_units(article: Article, encoder: Encoder) -> Prepared:
    language = article.language or detect_language(article.body) or ""
    cut = stored_segmentation(article) or segment(article.body, language=language or "en")
    texts = [unit.span.slice(article.body) for unit in cut.sentences]
    digests = tuple(digest(text) for text in texts)
    vectors = sentence_vectors(cut, texts, digests, encoder)
    owners = np.array([unit.paragraph for unit in cut.sentences], dtype=np.intp)
    paragraphs = np.zeros((len(cut.paragraphs), vectors.shape[1]), dtype=np.float32)
    np.add.at(paragraphs, owners, vectors)
    return Prepared(
        segmentation=cut,
        digests=digests,
        sentence_vectors=vectors,
        paragraph_vectors=unit_rows(paragraphs),
        vector=article_vector(article, cut, vectors, encoder),
        language=language,
    )


def stored_segmentation(article: Article) -> Segmentation | None:
    """Return how the text was cut before; what was said of its sentences then still holds.

    A corrected language empties it (see `changes`), so that the text is cut anew.
    """
    if article.pk is None:
        return None
    paragraphs = article.paragraphs.order_by("position").values_list("start", "end", "boilerplate")
    sentences = article.sentences.order_by("position").values_list(
        "start", "end", "paragraph__position", "boilerplate"
    )
    cut = Segmentation(
        tuple(units.Paragraph(start, end, residue) for start, end, residue in paragraphs),
        tuple(
            units.Sentence(start, end, paragraph, residue)
            for start, end, paragraph, residue in sentences
        ),
    )
    return cut if cut.sentences else None


def article_vector(
    article: Article, cut: Segmentation, vectors: Vectors, encoder: Encoder
) -> Vectors:
    """Return the vector by which articles of one event are found: headline and lead."""
    content = [i for i, unit in enumerate(cut.sentences) if not unit.boilerplate]
    headline = encoder.encode([article.headline])[0] if article.headline else None
    return lead_vector(vectors[content[:LEAD_SENTENCES]], headline=headline)


def sentence_vectors(
    cut: Segmentation, texts: list[str], digests: tuple[uuid.UUID, ...], encoder: Encoder
) -> Vectors:
    """Encode what no article here has had encoded yet; look the rest up (one query)."""
    wanted = {digests[i]: texts[i] for i, unit in enumerate(cut.sentences) if not unit.boilerplate}
    known = known_vectors(list(wanted), encoder)
    missing = [key for key in wanted if key not in known]
    if missing:
        fresh = encoder.encode([wanted[key] for key in missing])
        known.update(zip(missing, fresh, strict=True))
    out = np.zeros((len(texts), encoder.dimensions), dtype=np.float32)
    for i, unit in enumerate(cut.sentences):
        if not unit.boilerplate:
            out[i] = known[digests[i]]
    return out


def known_vectors(digests: list[uuid.UUID], encoder: Encoder) -> dict[uuid.UUID, Vectors]:
    rows = (
        Sentence.objects.filter(
            digest__in=digests, article__encoder=encoder.name, vector__isnull=False
        )
        .order_by("digest", "pk")
        .distinct("digest")
        .values_list("digest", "vector")
    )
    return {key: np.asarray(vector, dtype=np.float32) for key, vector in rows}


def digest(text: str) -> uuid.UUID:
    return uuid.UUID(bytes=hashlib.blake2b(text.encode(), digest_size=16).digest())


def unit_rows(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(lengths > 0, lengths, 1), dtype=np.float32)


def write(article: Article, prepared: Prepared, encoder: Encoder) -> None:
    cut = prepared.segmentation
    article.refresh_from_db(
        fields=["event", "wants_event"]
    )  # somebody may have placed it meanwhile
    article.paragraphs.all().delete()
    paragraphs = Paragraph.objects.bulk_create(
        Paragraph(
            article=article,
            position=position,
            start=unit.start,
            end=unit.end,
            boilerplate=unit.boilerplate,
            vector=None if unit.boilerplate else prepared.paragraph_vectors[position],
        )
        for position, unit in enumerate(cut.paragraphs)
    )
    Sentence.objects.bulk_create(
        (
            Sentence(
                article=article,
                paragraph=paragraphs[unit.paragraph],
                position=position,
                start=unit.start,
                end=unit.end,
                boilerplate=unit.boilerplate,
                digest=prepared.digests[position],
                vector=None if unit.boilerplate else prepared.sentence_vectors[position],
            )
            for position, unit in enumerate(cut.sentences)
        ),
        batch_size=500,
    )
    article.encoder = encoder.name
    article.language = prepared.language
    article.vector = prepared.vector if prepared.vector.any() else None
    article.vector_dimensions = encoder.dimensions
    article.changed_at = timezone.now()
    article.save(update_fields=["encoder", "language", "vector", "vector_dimensions", "changed_at"])
    if article.wants_event and article.event is None:
        suggest_event(article)
