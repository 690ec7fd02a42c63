"""What the analysis is given: a text cut into sentences, with a vector for each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

import numpy as np
from numpy.typing import NDArray

from articles.text.spans import Span
from articles.text.units import Sentence

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """One article as the analysis sees it.

    `vectors` has shape (len(sentences), d), float32, rows of unit length (or all zero: no vector
    known); `encoder` names what made them (None: not said). `language` is an ISO 639-1 code.
    `outlet_names` holds the outlet's name and aliases, to find credits to it in the other text.
    `headline` is the separate headline if there is one; a headline that stands as the first line of
    `text` is also a sentence of it. `published_at` is midnight where only the day is known.
    """

    text: str
    sentences: tuple[Sentence, ...]
    vectors: Vectors
    language: str = "en"
    headline: str | None = None
    outlet_names: tuple[str, ...] = ()
    published_at: datetime | None = None
    encoder: str | None = None

    def __post_init__(self) -> None:
        if self.vectors.ndim != 2 or self.vectors.shape[0] != len(self.sentences):
            raise ValueError(
                f"vectors: expected shape ({len(self.sentences)}, d), got {self.vectors.shape}"
            )

    @property
    def time_known(self) -> bool:
        """Tell whether more than the day of publication is known."""
        return self.published_at is not None and self.published_at.time() != time.min

    def sentence_text(self, position: int) -> str:
        return self.sentences[position].span.slice(self.text)

    def passage_span(self, start: int, end: int) -> Span:
        """Return the characters from sentence `start` up to and without sentence `end`."""
        return Span(self.sentences[start].start, self.sentences[end - 1].end)
