"""Small documents and alignments for the tests of editorialising; own voice is given by hand."""

from __future__ import annotations

import re

import numpy as np

from articles.text.spans import Span, subtracted
from articles.text.units import Sentence
from compare.analysis.documents import Document
from compare.analysis.editorial.editorialising import sentence_scores
from compare.analysis.editorial.wording import find_wording
from compare.analysis.results import Alignment, Link, LinkKind, TextAnalysis

OwnVoice = tuple[tuple[Span, ...], ...]


def document(
    *sentences: str, language: str = "en", boilerplate: frozenset[int] = frozenset()
) -> Document:
    """Join sentences with spaces into a document without vectors."""
    text, units = "", []
    for position, sentence in enumerate(sentences):
        text += " " if text else ""
        units.append(Sentence(len(text), len(text) + len(sentence), 0, position in boilerplate))
        text += sentence
    vectors = np.zeros((len(units), 4), dtype=np.float32)
    return Document(text=text, sentences=tuple(units), vectors=vectors, language=language)


def outside_quotation_marks(doc: Document) -> OwnVoice:
    quoted = [Span(m.start(), m.end()) for m in re.finditer(r"“[^”]*”", doc.text)]
    return tuple(subtracted(sentence.span, quoted) for sentence in doc.sentences)


def analysis(doc: Document, own_voice: OwnVoice | None = None) -> TextAnalysis:
    voice = outside_quotation_marks(doc) if own_voice is None else own_voice
    return TextAnalysis(
        quotations=(),
        attributions=(),
        own_voice=voice,
        editorialising=sentence_scores(doc, voice),
        wording=find_wording(doc, voice),
    )


def alignment(left: Document, right: Document, *pairs: tuple[int, int]) -> Alignment:
    """Link sentence i of the left with sentence j of the right for every pair (i, j)."""
    links = tuple(Link(i, i + 1, j, j + 1, 0.8, LinkKind.PARAPHRASE) for i, j in pairs)
    return Alignment(
        links=links,
        only_left=tuple(i for i in range(len(left.sentences)) if i not in {p[0] for p in pairs}),
        only_right=tuple(j for j in range(len(right.sentences)) if j not in {p[1] for p in pairs}),
    )
