"""Make the documents that the analysis reads of plain texts, which are stored nowhere. No Django."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from articles.text.encode import Encoder
from articles.text.language import detect_language
from articles.text.segment import segment
from compare.analysis.documents import Document

ASSUMED_LANGUAGE = "en"  # for texts too short to tell
UNKNOWN_LANGUAGE = "und"  # … in another script, for which there are no rules
LATIN_ENDS = "\u0250"


@dataclass(frozen=True, slots=True)
class PlainText:
    """A text that is not stored, with what is known of it; None: not known."""

    text: str
    language: str | None = None
    headline: str | None = None
    outlet: str | None = None
    published_at: datetime | None = None


def documents_from_texts(texts: Sequence[PlainText], encoder: Encoder) -> list[Document]:
    """Cut and encode plain texts, all their sentences in one go."""
    languages = [
        given.language or detect_language(given.text) or _assumed(given.text) for given in texts
    ]
    cuts = [
        segment(given.text, language=language).sentences
        for given, language in zip(texts, languages, strict=True)
    ]
    vectors = encoder.encode(
        [
            "" if unit.boilerplate else unit.span.slice(given.text)
            for given, cut in zip(texts, cuts, strict=True)
            for unit in cut
        ]
    )
    ends = np.cumsum([len(cut) for cut in cuts])
    return [
        Document(
            text=given.text,
            sentences=cut,
            vectors=vectors[end - len(cut) : end],
            language=language,
            headline=given.headline,
            outlet_names=(given.outlet,) if given.outlet else (),
            published_at=given.published_at,
            encoder=encoder.name,
        )
        for given, language, cut, end in zip(texts, languages, cuts, ends, strict=True)
    ]


def _assumed(text: str) -> str:
    """Take a text too short to tell for English, if it is written in the Latin script."""
    letters = [char for char in text if char.isalpha()]
    latin = sum(char < LATIN_ENDS for char in letters)
    return ASSUMED_LANGUAGE if 2 * latin >= len(letters) else UNKNOWN_LANGUAGE
