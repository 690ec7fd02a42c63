"""How probable it is that two articles of a collection report the same event.

Idea. A logistic regression on three cosines: of the lead vectors, of the rare words and of the rare
phrases (`fingerprint.py`). How rare a word is comes from the articles at hand, smoothed by BACKGROUND
imagined reports with everyday frequencies, so that it works for three articles and for 100,000, and a
word that all articles at hand share ("Taliban" in a file on Afghanistan) tells little. Days between
two known dates lower the odds.

Rejected, on the training topics of ECB+ and confirmed elsewhere: names as a feature of their own
(better on ECB+, far worse on excerpts, where everything names the same politicians); the mean of each
sentence's best match (no gain for ten times the memory); similarity relative to the nearest
neighbours (learns how many reports an event has in one corpus).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from articles.text.fingerprint import Fingerprint, word_shares
from articles.text.grouping_coefficients import INTERCEPT, PHRASES, VECTORS, WORDS

BACKGROUND = 20  # imagined everyday reports; more makes small collections depend on them
RARE_SHARE = 0.00125  # of everyday reports, for a word that is not among the common ones
MIN_INFORMATION = 0.7  # nats; words in about half of the reports or more are left out
USUAL_DAYS = 3  # between reports of one event; a judgement, ECB+ has no dates
NATS_PER_DAY = 0.25  # by which each further day lowers the log odds
MAX_DATE_NATS = 5.0
PAIRS_AT_ONCE = 20_000  # bounds the memory of `of_pairs`

Scores = NDArray[np.float64]
Places = NDArray[np.int64]


class Collection:
    """Articles with their words weighed by how rare they are among them.

    `words` and `phrases` have a sparse unit row for each article, less the terms that no other
    article holds; `word_spread` and `phrase_spread` say in how many articles each column's term stands.
    """

    def __init__(self, fingerprints: Sequence[Fingerprint]) -> None:
        self.vectors = np.stack([each.vector for each in fingerprints])
        self.words, self.word_spread = _weighed(
            [each.words for each in fingerprints],
            [1 + np.log(each.counts.astype(np.float32)) for each in fingerprints],
            shares=word_shares(),
        )
        self.phrases, self.phrase_spread = _weighed(
            [each.phrases for each in fingerprints],
            [np.ones(len(each.phrases), dtype=np.float32) for each in fingerprints],
            shares={},
        )
        self.days = np.array(
            [np.nan if each.day is None else each.day for each in fingerprints], dtype=np.float64
        )

    def __len__(self) -> int:
        return len(self.days)

    def cosines(self, left: Places, right: Places) -> Scores:
        """Return for each pair (left[i], right[i]) the cosines of vectors, words and phrases."""
        return np.column_stack(
            [
                np.einsum("ij,ij->i", self.vectors[left], self.vectors[right]),
                _row_products(self.words, left, right),
                np.sqrt(_row_products(self.phrases, left, right)),
            ]
        ).astype(np.float64)

    def of_pairs(self, left: Places, right: Places) -> Scores:
        """Return the probability of one event for each pair (left[i], right[i])."""
        parts = []
        for start in range(0, len(left), PAIRS_AT_ONCE):
            rows, others = left[start : start + PAIRS_AT_ONCE], right[start : start + PAIRS_AT_ONCE]
            odds = self.cosines(rows, others) @ np.array([VECTORS, WORDS, PHRASES])
            parts.append(_probability(odds - _late(self.days[rows] - self.days[others])))
        return np.concatenate(parts) if parts else np.empty(0)

    def between(self, rows: Places, columns: Places) -> Scores:
        """Return the probability of one event for all pairs of `rows` and `columns`."""
        odds = VECTORS * (self.vectors[rows] @ self.vectors[columns].T).astype(np.float64)
        odds += WORDS * (self.words[rows] @ self.words[columns].T).toarray()
        odds += PHRASES * np.sqrt((self.phrases[rows] @ self.phrases[columns].T).toarray())
        return _probability(odds - _late(self.days[rows][:, None] - self.days[columns][None, :]))


def _probability(odds: Scores) -> Scores:
    return np.asarray(1.0 / (1.0 + np.exp(-(odds + INTERCEPT))), dtype=np.float64)


def _late(days: Scores) -> Scores:
    """Return what a difference in days takes from the log odds; nothing where a date is not known."""
    nats = np.clip((np.abs(days) - USUAL_DAYS) * NATS_PER_DAY, 0.0, MAX_DATE_NATS)
    return np.nan_to_num(nats, nan=0.0)


def _row_products(rows: Any, left: Places, right: Places) -> NDArray[np.float32]:
    return np.asarray(rows[left].multiply(rows[right]).sum(axis=1), dtype=np.float32).ravel()


def _weighed(
    hashes: Sequence[NDArray[np.uint32]],
    weights: Sequence[NDArray[np.float32]],
    *,
    shares: Mapping[int, float],
) -> tuple[Any, NDArray[np.int64]]:
    """Return a sparse unit row for each article, less the terms of one article; and their spread."""
    from scipy import sparse

    total = len(hashes)
    lengths = np.array([len(each) for each in hashes])
    terms, columns, spread = np.unique(
        np.concatenate(hashes), return_inverse=True, return_counts=True
    )
    columns = columns.astype(np.int32)
    everyday = np.array([shares.get(term, RARE_SHARE) for term in terms.tolist()])
    information = np.log((total + BACKGROUND) / (spread + BACKGROUND * everyday + 0.5))
    information[information < MIN_INFORMATION] = 0.0
    data = np.concatenate(weights) * information.astype(np.float32)[columns]
    norms = np.sqrt(_row_sums(data * data, lengths))
    kept = (spread > 1) & (information > 0.0)
    inside = kept[columns]
    places = (np.cumsum(kept) - 1).astype(np.int32)
    data /= np.repeat(np.maximum(norms, 1e-9), lengths)
    starts = np.concatenate([[0], np.cumsum(_row_sums(inside.astype(np.int32), lengths))])
    rows = sparse.csr_matrix(
        (data[inside], places[columns[inside]], starts), shape=(total, int(kept.sum()))
    )
    return rows, spread[kept]


def _row_sums(values: NDArray[Any], lengths: NDArray[np.int64]) -> NDArray[Any]:
    """Return the sum of each row's values, rows standing one after another; 0 for an empty row."""
    sums = np.zeros(len(lengths), dtype=values.dtype)
    full = lengths > 0
    if full.any():
        starts = np.cumsum(lengths) - lengths
        sums[full] = np.add.reduceat(values, starts[full])
    return sums
