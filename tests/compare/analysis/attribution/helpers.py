"""Documents, analyses and alignments for tests of attribution, without an encoder."""

from __future__ import annotations

import numpy as np

from articles.text.segment import segment
from compare.analysis.attribution.attributions import find_attributions
from compare.analysis.attribution.quotations import find_quotations
from compare.analysis.attribution.voice import own_voice
from compare.analysis.documents import Document
from compare.analysis.results import (
    Alignment,
    Attribution,
    Flag,
    Link,
    LinkKind,
    TextAnalysis,
)


def document(text: str, *, language: str = "en", outlets: tuple[str, ...] = ()) -> Document:
    sentences = segment(text, language=language).sentences
    vectors = np.zeros((len(sentences), 1), dtype=np.float32)
    return Document(text, sentences, vectors, language=language, outlet_names=outlets)


def analysed(given: Document) -> TextAnalysis:
    quotations = find_quotations(given)
    attributions = find_attributions(given, quotations)
    count = len(given.sentences)
    return TextAnalysis(
        quotations=quotations,
        attributions=attributions,
        own_voice=own_voice(given, quotations, attributions),
        editorialising=(0.0,) * count,
        wording=((),) * count,
    )


def attributions_of(text: str) -> tuple[Attribution, ...]:
    given = document(text)
    return find_attributions(given, find_quotations(given))


def words_of(text: str, attribution: Attribution) -> tuple[str | None, str | None, str]:
    """Return source, cue and content of an attribution as text."""
    source = None if attribution.source is None else attribution.source.slice(text)
    cue = None if attribution.cue is None else attribution.cue.slice(text)
    return source, cue, " … ".join(span.slice(text) for span in attribution.content)


def linked(left: Document, right: Document, *, similarity: float = 0.9) -> Alignment:
    """Link all of the left with all of the right."""
    link = Link(0, len(left.sentences), 0, len(right.sentences), similarity, LinkKind.PARAPHRASE)
    return Alignment((link,), (), ())


def in_order(left: Document, right: Document, *, similarity: float = 0.9) -> Alignment:
    """Link sentence with sentence, in order."""
    count = min(len(left.sentences), len(right.sentences))
    links = (Link(i, i + 1, i, i + 1, similarity, LinkKind.PARAPHRASE) for i in range(count))
    return Alignment(tuple(links), (), ())


def quotes(flags: tuple[Flag, ...]) -> list[tuple[str, str]]:
    return [(flag.kind.value, flag.quote) for flag in flags]
