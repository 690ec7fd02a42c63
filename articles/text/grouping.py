"""Tell which articles report the same event.

Requirements. One threshold for long reports, short ones and excerpts, with and without dates; two
events of one topic ("an earthquake", another earthquake) are kept apart; the result does not depend on
the order of reading; time and memory in proportion to the number of articles, for 100,000 of them.

Idea. `resemblance.py` gives the probability that two articles report one event. Groups are made by
average linkage: two groups become one while the mean probability over all their pairs is at least
SAME_EVENT, so a chain of look-alikes does not grow into one event. Only articles connected by
`near_pairs` that reach it are linked. Articles are put into an order of their own first, so that ties
are broken the same way however they were read.

A suggestion goes to a person who may not look twice, so it needs more: SUGGEST.

Known exceptions. Follow-up reports weeks later count as another event. In a collection with one topic
only, and few articles, events of that topic can be grouped together. What recurs in the same words
(a month's job figures, the next model of a telephone) is grouped together unless dates tell.

Rejected: single linkage (chains); linkage on mean log odds (the same within .005); complete and Ward's
linkage: B-cubed F1 .90 on a sample of NeuS's training part for .89 and .92 on another for .91, but
events of ten reports fall apart, .77 and .68 for .88 on ECB+ dev; average linkage that asks more of two
groups than of two single articles: .89, .93 and .86 at its best.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np

from articles.text.fingerprint import Fingerprint
from articles.text.grouping_coefficients import SAME_EVENT
from articles.text.neighbours import near_pairs
from articles.text.resemblance import Collection, Places, Scores

SUGGEST = 0.50  # to a person; a judgement: 0.60 is hardly more precise and loses a sixth of ECB+'s
MAX_LINKED = 2_000  # articles in one run of average linkage, whose memory is quadratic


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
    members = [member for each in events.values() for member in each]
    if not members:
        return None
    collection = Collection([new, *members])
    levels = collection.levels(*np.triu_indices(len(collection), 1))
    scores = collection.between(np.array([0]), np.arange(1, len(collection)), levels)[0]
    ends = np.cumsum([len(each) for each in events.values()])
    means = {
        event: float(scores[end - len(each) : end].mean())
        for (event, each), end in zip(events.items(), ends, strict=True)
        if each
    }
    best = max(means, key=lambda event: means[event])
    return Suggestion(best, means[best]) if means[best] >= SUGGEST else None


def group(fingerprints: Sequence[Fingerprint]) -> tuple[int, ...]:
    """Return an event number for each article, numbered from 0 in order of first appearance."""
    if not fingerprints:
        return ()
    order = np.array(sorted(range(len(fingerprints)), key=lambda i: _content(fingerprints[i])))
    labels = np.empty(len(order), dtype=np.int64)
    labels[order] = _grouped(Collection([fingerprints[i] for i in order]))
    numbers: dict[int, int] = {}
    return tuple(numbers.setdefault(int(label), len(numbers)) for label in labels)


def _content(article: Fingerprint) -> bytes:
    """Return what an article is put in order by: equal for equal fingerprints only."""
    rest = (len(article.words), article.weekdays, article.day)
    digest = blake2b(repr(rest).encode(), digest_size=16)
    for array in (article.words, article.counts, article.vector):
        digest.update(np.ascontiguousarray(array).data)
    return digest.digest()


def _grouped(collection: Collection) -> Places:
    """Return for each article the place of an article that stands for its group."""
    labels = np.arange(len(collection))
    left, right = near_pairs(collection)
    levels = collection.levels(left, right)
    scores = collection.of_pairs(left, right, levels)
    for part in _parts(len(labels), left, right, scores, SAME_EVENT):
        if len(part) == 2:
            labels[part] = part[0]  # what connects them is their probability
        elif len(part) > 2:
            labels[part] = part[linked(collection.between(part, part, levels))]
    return labels


def _parts(
    count: int, left: Places, right: Places, scores: Scores, threshold: float
) -> Iterator[Places]:
    """Yield sets of articles that no pair of at least `threshold` connects to another set.

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


def linked(probabilities: Scores, *, threshold: float = SAME_EVENT) -> Places:
    """Return for each row the first row of its group, by average linkage down to `threshold`."""
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    distances = 1.0 - (probabilities + probabilities.T) / 2
    np.fill_diagonal(distances, 0.0)
    tree = linkage(squareform(np.clip(distances, 0.0, 1.0), checks=False), "average")
    labels = fcluster(tree, 1.0 - threshold, "distance")
    _, first, inverse = np.unique(labels, return_index=True, return_inverse=True)
    return np.asarray(first[inverse], dtype=np.int64)
