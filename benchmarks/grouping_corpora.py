"""Articles with their events, to fit and measure grouping on."""

from __future__ import annotations

from pathlib import Path

from compare.evaluation import events
from compare.evaluation.corpora import Place
from compare.evaluation.events import CORPORA, Corpus

__all__ = ["CORPORA", "Corpus", "load"]


def load(data: Path, name: str, kept: Path | None) -> Corpus:
    return events.load(Place(data=data, gold=data, kept=kept), name)
