"""The units a text is cut into; produced by `segment`, consumed by everything else."""

from __future__ import annotations

from dataclasses import dataclass

from articles.text.spans import Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence (or headline line, or residue line) of a body; offsets index the body as given."""

    start: int
    end: int
    paragraph: int
    boilerplate: bool = False

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a body; `boilerplate` is true when all of it is web residue."""

    start: int
    end: int
    boilerplate: bool = False

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Segmentation:
    """All paragraphs of a body and all their sentences, in reading order.

    `sentences[i].paragraph` indexes `paragraphs`; spans never overlap, never are empty, and never
    start or end with white space. What no span covers is white space only.
    """

    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
