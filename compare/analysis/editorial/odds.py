"""Probabilities and shares that several editorial rules reckon with."""

from __future__ import annotations

import math

from articles.text.spans import Span


def sigmoid(x: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, x))))


def logit(p: float) -> float:
    p = max(1e-6, min(1.0 - 1e-6, p))
    return math.log(p / (1.0 - p))


def shifted(p: float, by: float) -> float:
    """Return a probability moved by some log-odds."""
    return sigmoid(logit(p) + by)


def own_share(sentence: Span, own_voice: tuple[Span, ...]) -> float:
    """Return the share of a sentence's characters that are own voice."""
    covered = sum(len(piece) for span in own_voice if (piece := span.clipped(sentence)) is not None)
    return covered / max(1, len(sentence))
