"""Find the pairs of articles that may report one event, without comparing all with all.

Idea. Vectors alone never reach SAME_EVENT (VECTORS + INTERCEPT is below zero), so a pair has to share
informative words or phrases, and an inverted index finds it: from an article's words and phrases that
stand in at most MAX_SPREAD articles to the articles that hold them. The NEAREST of these go on to be
scored in full. Work and memory grow with the number of articles, not with its square.

Known exception. Two reports that share only words and phrases of more than MAX_SPREAD articles are
not looked at. In a large event they are found through others: neighbours of neighbours are linked.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from articles.text.grouping_coefficients import PHRASES, WORDS
from articles.text.resemblance import Collection, Places

MAX_SPREAD = 200  # articles; so one article meets some thousands at most
NEAREST = 20  # an event with more reports is still found: neighbours of neighbours join it
LEAST_NATS = 1.0  # by which shared rare words and phrases have to raise the log odds
BLOCK = 256  # articles whose neighbours are looked for at once


def near_pairs(collection: Collection) -> tuple[Places, Places]:
    """Return the pairs (left < right, sorted) in which one is among the other's NEAREST."""
    found = [np.empty(0, dtype=np.int64)]
    words, phrases = _spread_little(collection)
    by_word, by_phrase = words.T.tocsr(), phrases.T.tocsr()
    for start in range(0, len(collection), BLOCK):
        block = slice(start, start + BLOCK)
        shared = (phrases[block] @ by_phrase).sqrt() * PHRASES
        nats = (words[block] @ by_word) * WORDS + shared
        found += [
            np.minimum(article, others) * len(collection) + np.maximum(article, others)
            for article, others in enumerate(_nearest(nats, start), start)
        ]
    codes = np.unique(np.concatenate(found))
    return codes // len(collection), codes % len(collection)


def _spread_little(collection: Collection) -> tuple[Any, Any]:
    return (
        collection.words[:, collection.word_spread <= MAX_SPREAD].tocsr(),
        collection.phrases[:, collection.phrase_spread <= MAX_SPREAD].tocsr(),
    )


def _nearest(nats: Any, start: int) -> Iterator[NDArray[np.int64]]:
    """Yield for each row of `nats` its largest columns, the article itself left out."""
    for row in range(nats.shape[0]):
        inside = slice(nats.indptr[row], nats.indptr[row + 1])
        others, gained = nats.indices[inside].astype(np.int64), nats.data[inside]
        kept = (gained >= LEAST_NATS) & (others != start + row)
        others, gained = others[kept], gained[kept]
        if len(others) > NEAREST:
            # Ties go to the earlier article, wherever the product put it.
            others = others[np.lexsort((others, -gained))[:NEAREST]]
        yield others
