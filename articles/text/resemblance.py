"""How probable it is that two articles of a collection report the same event.

Idea. A logistic regression on four features that mean the same for long reports and for excerpts:

- the cosine of the lead vectors, less the mean of the two articles' *levels*: what each reaches with
  the article nearest to it, and NEAR at least. In a file on one topic everything is alike, and only
  what is as near as it gets there tells one event; elsewhere less is enough.
- the cosine of the rare words. How rare a word is comes from the articles at hand, smoothed by
  BACKGROUND imagined reports with everyday frequencies, so that it works for three articles and for
  100,000, and a word that all articles at hand share ("Taliban" in a file on Afghanistan) tells little.
- how many words the longer of the two has, up to a report's lead: the longer two texts of one event
  are, the more alike they are, so short ones need less.
- the weekdays both name: a common one speaks for one event, none in common against it. Only where a
  date is not known.

Days between two known dates lower the odds. So does knowing few articles: then words of the topic look
as rare as words of the event, and what is nearest may not be near. FEW_NATS / the number of the other
articles is taken off.

Rejected. Figures are B-cubed F1 on ECB+ dev, then on two samples of 307 events of NeuS's training part;
what is shipped has .91; .89, .91. Most were tried on a forerunner of it, so .02 more on ECB+ dev, which
has 16 events, or .01 on NeuS is within the noise.

- cosines of vectors, words and word pairs as they are, without levels and length, fitted on whole ECB+
  reports: .90; .85, .88 (excerpts are never as alike as whole reports); on all of
  `benchmarks/grouping_variants.py`: .88; .85, .87. With levels only: .89; .88, .90. With length only: .91; .86, .89;
- pairs of neighbouring words besides: .93; .89, .91 (but less on NeuS val, .88 for .89); pairs up to
  three apart and stems: .87; .90, .92; stems for words: .92; .89, .92;
- a level from the 10 nearest: .93; .86, .90. It orders the pairs of each corpus best, but knows how many
  reports an event has there, so each corpus needs a threshold of its own; from 3: .93; .88, .91, less
  sure of single reports; from the nearest groups of a first grouping: .89; .83, .86;
- vectors whitened by the collection: .91; .85, .87 before there were levels, .92; .89, .91 besides them;
- names: better on ECB+ train, .91; .81, .83 (in excerpts everything names the same politicians);
- figures that differ or agree: .92; .88, .90 for .88; .89, .91 (ECB+'s earthquakes have magnitudes);
- months named, each sentence's best match, headline with headline: no gain, and ten times the memory
  for the sentences; dates in a line near the top: no gain, on ECB+'s pages they are often an update's;
- one vector of the whole text: average precision of its cosine on NeuS .69 for .67, for as much
  encoding again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from articles.text.fingerprint import Fingerprint, word_shares
from articles.text.grouping_coefficients import FEW_NATS, INTERCEPT, LENGTH, VECTORS, WEEKDAY, WORDS

BACKGROUND = 20  # imagined everyday reports; more makes small collections depend on them
RARE_SHARE = 0.00125  # of everyday reports, for a word that is not among the common ones
MIN_INFORMATION = 0.7  # nats; words in about half of the reports or more are left out
NEAR = 0.6  # the least level: with few articles the nearest may not be near; 0.5 to 0.65 do as well
LENGTHS = 30, 250  # words: what excerpts have, and the lead of a report; outside nothing was fitted
USUAL_DAYS = 3  # between reports of one event; a judgement, ECB+ has no dates
NATS_PER_DAY = 0.25  # by which each further day lowers the log odds
MAX_DATE_NATS = 5.0
PAIRS_AT_ONCE = 20_000  # bounds the memory of `of_pairs`

Scores = NDArray[np.float64]
Places = NDArray[np.int64]
Bits = NDArray[np.uint8]

COEFFICIENTS = np.array([VECTORS, WORDS, LENGTH, WEEKDAY])


class Collection:
    """Articles with their words weighed by how rare they are among them.

    `words` has a sparse unit row for each article, less the words that no other article holds;
    `word_spread` says in how many articles each column's word stands.
    """

    def __init__(self, fingerprints: Sequence[Fingerprint]) -> None:
        self.vectors = np.stack([each.vector for each in fingerprints])
        self.words, self.word_spread = _weighed(
            [each.words for each in fingerprints],
            [1 + np.log(each.counts.astype(np.float32)) for each in fingerprints],
            shares=word_shares(),
        )
        total = np.array([each.counts.sum(dtype=np.int64) for each in fingerprints])
        self.lengths = np.log(np.clip(total, *LENGTHS))
        self.weekdays = np.array([each.weekdays for each in fingerprints], dtype=np.uint8)
        self.days = np.array(
            [np.nan if each.day is None else each.day for each in fingerprints], dtype=np.float64
        )

        self.doubt = FEW_NATS / max(1, len(fingerprints) - 1)

    def __len__(self) -> int:
        return len(self.days)

    def vector_cosines(self, left: Places, right: Places) -> Scores:
        """Return the cosine of the vectors of each pair (left[i], right[i])."""
        found = np.einsum("ij,ij->i", self.vectors[left], self.vectors[right])
        return np.asarray(found, dtype=np.float64)

    def levels(self, left: Places, right: Places) -> Scores:
        """Return for each article the cosine with its nearest of these pairs, NEAR at least."""
        found = np.full(len(self), NEAR)
        for start in range(0, len(left), PAIRS_AT_ONCE):
            rows, others = left[start : start + PAIRS_AT_ONCE], right[start : start + PAIRS_AT_ONCE]
            cosines = self.vector_cosines(rows, others)
            np.maximum.at(found, rows, cosines)
            np.maximum.at(found, others, cosines)
        return found

    def features(self, left: Places, right: Places, levels: Scores) -> Scores:
        """Return a row for each pair (left[i], right[i]): vectors, words, length, weekdays."""
        return np.column_stack(
            [
                self.vector_cosines(left, right) - (levels[left] + levels[right]) / 2,
                _row_products(self.words, left, right),
                np.maximum(self.lengths[left], self.lengths[right]),
                _weekdays_agree(
                    self.weekdays[left], self.weekdays[right], self.days[left] - self.days[right]
                ),
            ]
        )

    def of_pairs(self, left: Places, right: Places, levels: Scores) -> Scores:
        """Return the probability of one event for each pair (left[i], right[i])."""
        parts = []
        for start in range(0, len(left), PAIRS_AT_ONCE):
            rows, others = left[start : start + PAIRS_AT_ONCE], right[start : start + PAIRS_AT_ONCE]
            odds = self.features(rows, others, levels) @ COEFFICIENTS
            parts.append(self._sure(odds - _late(self.days[rows] - self.days[others])))
        return np.concatenate(parts) if parts else np.empty(0)

    def between(self, rows: Places, columns: Places, levels: Scores) -> Scores:
        """Return the probability of one event for all pairs of `rows` and `columns`."""
        apart = self.days[rows][:, None] - self.days[columns][None, :]
        odds = VECTORS * (self.vectors[rows] @ self.vectors[columns].T).astype(np.float64)
        odds -= VECTORS * (levels[rows][:, None] + levels[columns][None, :]) / 2
        odds += WORDS * (self.words[rows] @ self.words[columns].T).toarray()
        odds += LENGTH * np.maximum(self.lengths[rows][:, None], self.lengths[columns][None, :])
        odds += WEEKDAY * _weekdays_agree(
            self.weekdays[rows][:, None], self.weekdays[columns][None, :], apart
        )
        return self._sure(odds - _late(apart))

    def _sure(self, odds: Scores) -> Scores:
        sure = odds + INTERCEPT - self.doubt
        return np.asarray(1.0 / (1.0 + np.exp(-sure)), dtype=np.float64)


def _weekdays_agree(left: Bits, right: Bits, apart: Scores) -> Scores:
    """Return 1 where a weekday is named by both, -1 where each names others, else 0."""
    same = np.where(left & right, 1.0, -1.0)
    return np.asarray(np.where((left > 0) & (right > 0) & np.isnan(apart), same, 0.0))


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
