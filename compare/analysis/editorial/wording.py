"""Loaded words in the outlet's own voice, sentence by sentence, with the reason for each."""

from __future__ import annotations

from articles.text.spans import Span
from compare.analysis.documents import Document
from compare.analysis.editorial.features import read_sentence
from compare.analysis.results import Wording

LANGUAGES = frozenset({"en"})  # that the lexicon and the frames are written for


def find_wording(
    document: Document, own_voice: tuple[tuple[Span, ...], ...]
) -> tuple[tuple[Wording, ...], ...]:
    """Return the loaded words of each sentence; none where the language has no lexicon."""
    if document.language not in LANGUAGES:
        return tuple(() for _ in document.sentences)
    return tuple(
        ()
        if sentence.boilerplate
        else tuple(
            Wording(span=mark.span, score=mark.score, reason=mark.reason)
            for mark in read_sentence(document.text, spans, sentence=sentence.span).marks
        )
        for sentence, spans in zip(document.sentences, own_voice, strict=True)
    )
