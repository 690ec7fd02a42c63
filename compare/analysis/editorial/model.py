"""Turn a sentence's features and vector into a probability, with weights read once from a file.

The file is written by `benchmarks/fit_editorialising.py` and holds two logistic regressions over
`features.Features`, one of them beside the score of a linear head over the sentence
vector. The head belongs to one encoder: it is used where the vectors have its width and are known
(not all zero), and otherwise the rules speak alone.

All of it was fitted on the train part of NewsSD-ENG with both classes weighted alike, so 0.5 is
the point where a sentence of a balanced collection is as likely to be the outlet's own view as not.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from compare.analysis.documents import Vectors
from compare.analysis.editorial.features import Features, as_row

WEIGHTS_FILE = Path(__file__).with_name("weights.json")
HEAD_LIMIT = 4.0  # head scores beyond this say no more; keeps a strange vector from deciding alone


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """A linear score over a sentence vector; `encoder` names whose vectors it reads."""

    encoder: str
    weights: NDArray[np.float64]
    intercept: float


@dataclass(frozen=True, slots=True, eq=False)
class EditorialModel:
    """`with_head` has the head's score first, then the features in the order of `Features`."""

    head: Head
    with_head: tuple[float, ...]
    with_head_intercept: float
    rules: tuple[float, ...]
    rules_intercept: float


@lru_cache(maxsize=1)
def load_model() -> EditorialModel:
    """Return the fitted weights; raise ValueError where the file does not fit the features."""
    raw = json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
    names = list(Features.__dataclass_fields__)
    if raw["features"] != names:
        raise ValueError(f"{WEIGHTS_FILE.name} was fitted for other features: fit it again")
    head = raw["head"]
    return EditorialModel(
        head=Head(
            head["encoder"],
            np.array(head["weights"], dtype=np.float64) * head["scale"],
            head["intercept"],
        ),
        with_head=tuple(raw["with_head"]["weights"]),
        with_head_intercept=raw["with_head"]["intercept"],
        rules=tuple(raw["rules"]["weights"]),
        rules_intercept=raw["rules"]["intercept"],
    )


def head_scores(
    vectors: Vectors, head: Head, *, encoder: str | None = None
) -> tuple[float | None, ...]:
    """Return the head's score per row; None for rows that are unknown or of another encoder.

    Vectors whose encoder is not said (None) are taken for the head's if they have its width.
    """
    if vectors.shape[1] != head.weights.size or encoder not in (None, head.encoder):
        return (None,) * len(vectors)
    scores: list[float] = np.clip(
        vectors @ head.weights + head.intercept, -HEAD_LIMIT, HEAD_LIMIT
    ).tolist()
    known: list[bool] = (vectors != 0.0).any(axis=1).tolist()
    return tuple(
        score if is_known and math.isfinite(score) else None
        for score, is_known in zip(scores, known, strict=True)
    )


def log_odds(model: EditorialModel, features: Features, head_score: float | None) -> float:
    """Return the log-odds that the outlet itself evaluates, interprets or predicts."""
    row = as_row(features)
    if head_score is None:
        return model.rules_intercept + sum(w * x for w, x in zip(model.rules, row, strict=True))
    full = (head_score, *row)
    return model.with_head_intercept + sum(
        w * x for w, x in zip(model.with_head, full, strict=True)
    )
