"""Tell which articles report the same event.

Requirements. One threshold for long reports, short ones and excerpts, with and without dates; two
events of one topic ("an earthquake", another earthquake) are kept apart; the result does not depend on
the order of reading; memory in proportion to the number of articles, for 100,000 of them.

Idea. The probability that two articles report one event is a logistic regression on three cosines:
of their lead vectors, of their rare words and of their rare phrases (`fingerprint.py`). How rare a word
is comes from the articles at hand, smoothed by BACKGROUND imagined reports with everyday frequencies,
so that it works for three articles and for 100,000, and a word that all articles at hand share
("Taliban" in a file on Afghanistan) tells little. Days between two known dates lower the odds.

Groups are made by average linkage: two groups become one while the mean probability over all their
pairs is at least SAME_EVENT, so a chain of look-alikes does not grow into one event. Only pairs that
are among each other's nearest are scored: neighbours are found block by block.

Known exceptions. Follow-up reports weeks later count as another event. In a collection with one topic
only, and few articles, events of that topic can be joined.

Rejected, on the training topics of ECB+ and confirmed elsewhere: names as a feature of their own
(better on ECB+, far worse on excerpts, where everything names the same politicians); the mean of each
sentence's best match (no gain for ten times the memory); similarity relative to the nearest
neighbours (learns how many reports an event has in one corpus); single linkage (chains).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from articles.text.fingerprint import Fingerprint, word_shares

# Logistic regression (scikit-learn, C = 100) on all 165,025 pairs of ECB+'s training documents.
INTERCEPT = -8.9
VECTORS, WORDS, PHRASES = 5.9, 14.4, 15.9

SAME_EVENT = 0.45  # chosen on ECB+'s training topics (flat from .38 to .48)
SUGGEST = 0.60  # a suggestion to a person: a miss is cheaper than a wrong event

BACKGROUND = 20  # imagined everyday reports; more makes small collections depend on them
RARE_SHARE = 0.00125  # of everyday reports, for a word that is not among the common ones
MIN_INFORMATION = 0.7  # nats; words in about half of the reports or more are left out
USUAL_DAYS = 3  # between reports of one event; a judgement, ECB+ has no dates
NATS_PER_DAY = 0.25  # by which each further day lowers the log odds
MAX_DATE_NATS = 5.0

NEIGHBOURS = 20  # an event with more reports is still found: neighbours of neighbours join it
BLOCK = 128  # articles whose neighbours are looked for at once
COMMON_POSTING = 200  # articles; words in more (and in over 0.5 %) do not look for neighbours
MAX_LINKED = 2_000  # articles in one run of average linkage, whose memory is quadratic

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The event an article most probably belongs to; `score` is a probability."""

    event: Hashable
    score: float


def suggest(
    new: Fingerprint, events: Mapping[Hashable, Sequence[Fingerprint]]
) -> Suggestion | None:
    """Return the event whose articles on average most probably report what `new` reports.

    `events` holds the fingerprints of each event's articles; None if no event reaches SUGGEST.
    """
    owners = [event for event, members in events.items() for _ in members]
    if not owners:
        return None
    members = [member for each in events.values() for member in each]
    collection = _Collection([new, *members])
    scores = collection.probabilities(np.array([0]), np.arange(1, len(owners) + 1))[0]
    means = {
        event: float(
            np.mean([s for s, owner in zip(scores, owners, strict=True) if owner == event])
        )
        for event, each in events.items()
        if each
    }
    best = max(means, key=lambda event: means[event])
    return Suggestion(best, means[best]) if means[best] >= SUGGEST else None


def group(fingerprints: Sequence[Fingerprint]) -> tuple[int, ...]:
    """Return an event number for each article, numbered from 0 in order of first appearance."""
    if not fingerprints:
        return ()
    collection = _Collection(fingerprints)
    labels = np.arange(len(fingerprints))
    for part in _parts(len(fingerprints), *collection.edges(), SAME_EVENT):
        if len(part) > 1:
            labels[part] = part[_linked(collection.probabilities(part, part))]
    numbers: dict[int, int] = {}
    return tuple(numbers.setdefault(int(label), len(numbers)) for label in labels)


class _Collection:
    """Articles with their words weighed by how rare they are among them."""

    def __init__(self, fingerprints: Sequence[Fingerprint]) -> None:
        self.vectors = np.stack([each.vector for each in fingerprints])
        self.words, self.posting_words = _weighed(
            [each.words for each in fingerprints],
            [1 + np.log(each.counts.astype(np.float32)) for each in fingerprints],
            shares=word_shares(),
        )
        self.phrases, self.posting_phrases = _weighed(
            [each.phrases for each in fingerprints],
            [np.ones(len(each.phrases), dtype=np.float32) for each in fingerprints],
            shares={},
        )
        self.days = np.array(
            [np.nan if each.day is None else each.day for each in fingerprints], dtype=np.float64
        )

    def probabilities(self, rows: NDArray[Any], columns: NDArray[Any]) -> Scores:
        """Return the probability of one event for all pairs of `rows` and `columns`."""
        return self._probabilities(rows, columns, self.words, self.phrases)

    def _probabilities(
        self, rows: NDArray[Any], columns: NDArray[Any], words: Any, phrases: Any
    ) -> Scores:
        log_odds = VECTORS * (self.vectors[rows] @ self.vectors[columns].T).astype(np.float64)
        log_odds += WORDS * (words[rows] @ words[columns].T).toarray()
        log_odds += PHRASES * np.sqrt((phrases[rows] @ phrases[columns].T).toarray())
        days = np.abs(self.days[rows][:, None] - self.days[columns][None, :])
        late = np.clip((days - USUAL_DAYS) * NATS_PER_DAY, 0.0, MAX_DATE_NATS)
        log_odds += INTERCEPT - np.nan_to_num(late, nan=0.0)
        return np.asarray(1.0 / (1.0 + np.exp(-log_odds)), dtype=np.float64)

    def edges(self) -> tuple[NDArray[np.int64], NDArray[np.int64], Scores]:
        """Return the pairs (left < right) of near neighbours that reach SAME_EVENT, with scores."""
        found = [edge for block in _blocks(len(self.vectors)) for edge in self._block_edges(block)]
        left = np.concatenate([edge[0] for edge in found])
        right = np.concatenate([edge[1] for edge in found])
        scores = np.concatenate([edge[2] for edge in found])
        return left, right, scores

    def _block_edges(
        self, block: NDArray[np.int64]
    ) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64], Scores]]:
        """Yield for each article of `block` the nearest that stand before or after it."""
        log_odds = VECTORS * (self.vectors[block] @ self.vectors.T)
        _add_sparse(log_odds, WORDS, self.posting_words[block] @ self.posting_words.T)
        shared = self.posting_phrases[block] @ self.posting_phrases.T
        _add_sparse(log_odds, PHRASES, shared.sqrt())
        log_odds[np.arange(len(block)), block] = -np.inf
        near = min(NEIGHBOURS, len(self.vectors) - 1)
        if near < 1:
            yield np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0)
            return
        nearest = np.argpartition(-log_odds, near - 1, axis=1)[:, :near]
        for article, others in zip(block, nearest, strict=True):
            scores = self.probabilities(np.array([article]), others)[0]
            kept = scores >= SAME_EVENT
            yield np.full(int(kept.sum()), article), others[kept], scores[kept]


def _weighed(
    hashes: Sequence[NDArray[np.uint32]],
    weights: Sequence[NDArray[np.float32]],
    *,
    shares: Mapping[int, float],
) -> tuple[Any, Any]:
    """Return the terms of all articles as sparse unit rows, and the same rows without common terms."""
    from scipy import sparse

    total = len(hashes)
    starts = np.concatenate([[0], np.cumsum([len(each) for each in hashes])])
    terms, columns, frequencies = np.unique(
        np.concatenate(hashes), return_inverse=True, return_counts=True
    )
    everyday = np.array([shares.get(int(term), RARE_SHARE) for term in terms], dtype=np.float64)
    information = np.log((total + BACKGROUND) / (frequencies + BACKGROUND * everyday + 0.5))
    information[information < MIN_INFORMATION] = 0.0
    data = np.concatenate(weights) * information[columns].astype(np.float32)
    rows = sparse.csr_matrix((data, columns, starts), shape=(total, len(terms)), dtype=np.float32)
    norms = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    rows = sparse.diags(1.0 / np.maximum(norms, 1e-9)).astype(np.float32) @ rows
    rows = rows.tocsr()
    shared = rows[:, frequencies > 1]
    posting = rows[:, (frequencies > 1) & (frequencies <= max(COMMON_POSTING, total // 200))]
    return shared.tocsr(), posting.tocsr()


def _add_sparse(dense: NDArray[Any], factor: float, sparse: Any) -> None:
    found = sparse.tocoo()
    dense[found.row, found.col] += factor * found.data


def _blocks(count: int) -> Iterator[NDArray[np.int64]]:
    for start in range(0, count, BLOCK):
        yield np.arange(start, min(count, start + BLOCK))


def _parts(
    count: int,
    left: NDArray[np.int64],
    right: NDArray[np.int64],
    scores: Scores,
    threshold: float,
) -> Iterator[NDArray[np.int64]]:
    """Yield sets of articles that no edge of at least `threshold` connects to another set.

    Average linkage never joins across such sets, so they can be linked one by one. A set too large
    to link at once is taken apart at a higher threshold.
    """
    from scipy import sparse
    from scipy.sparse.csgraph import connected_components

    kept = scores >= threshold
    graph = sparse.coo_matrix((scores[kept], (left[kept], right[kept])), shape=(count, count))
    _, labels = connected_components(graph, directed=False)
    order = np.argsort(labels, kind="stable")
    cuts = np.flatnonzero(np.diff(labels[order])) + 1
    for part in np.split(order, cuts):
        if len(part) <= MAX_LINKED:
            yield part
        elif threshold > 0.999:
            yield from np.array_split(part, -(-len(part) // MAX_LINKED))
        else:
            place = np.full(count, -1)
            place[part] = np.arange(len(part))
            inside = kept & (place[left] >= 0) & (place[right] >= 0)
            smaller = _parts(
                len(part),
                place[left[inside]],
                place[right[inside]],
                scores[inside],
                (1 + threshold) / 2,
            )
            yield from (part[piece] for piece in smaller)


def _linked(probabilities: Scores) -> NDArray[np.int64]:
    """Return for each row the first row of its group, by average linkage down to SAME_EVENT."""
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    distances = 1.0 - (probabilities + probabilities.T) / 2
    np.fill_diagonal(distances, 0.0)
    tree = linkage(squareform(np.clip(distances, 0.0, 1.0), checks=False), "average")
    labels = fcluster(tree, 1.0 - SAME_EVENT, "distance")
    _, first, inverse = np.unique(labels, return_index=True, return_inverse=True)
    return np.asarray(first[inverse], dtype=np.int64)
