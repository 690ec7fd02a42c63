"""Find the pairs of articles that may report one event, without comparing all with all.

Idea. Vectors alone hardly reach SAME_EVENT, as no pair looked at is nearer than the articles' levels
(`resemblance.py`), so a pair has to share informative words, and an inverted index finds it: from an
article's words to the articles that hold them. The NEAREST of these go on to be scored in full. A list
of more than LONGEST_LIST articles is split by chance into lists of that length: articles of a large
event share several such words, so they still meet in some of the lists. Words of more than MAX_SPREAD
articles are left out. So work and memory grow with the number of articles, not with its square.

Known exception. Two reports that share only words of more than MAX_SPREAD articles are not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from articles.text.resemblance import Collection, Places

LONGEST_LIST = 200  # articles; so one article meets some thousands at most
MAX_SPREAD = 2_000  # articles; about the largest event that is linked at once
NEAREST = 20  # an event with more reports is still found: neighbours of neighbours join it
LEAST_COSINE = 0.05  # of the words: about one nat of log odds; below it vectors do not suffice
BLOCK = 256  # articles whose neighbours are looked for at once
_MIX_ROW, _MIX_COLUMN, _MIX_SHIFT = 2_654_435_761, 2_246_822_519, 15  # splits lists evenly


def near_pairs(collection: Collection) -> tuple[Places, Places]:
    """Return the pairs (left < right, sorted) in which one is among the other's NEAREST."""
    found = [np.empty(0, dtype=np.int64)]
    words = _lists(collection.words, collection.word_spread)
    by_word = words.T.tocsr()
    for start in range(0, len(collection), BLOCK):
        cosines = words[start : start + BLOCK] @ by_word
        found += [
            np.minimum(article, others) * len(collection) + np.maximum(article, others)
            for article, others in enumerate(_nearest(cosines, start), start)
        ]
    codes = np.unique(np.concatenate(found))
    return codes // len(collection), codes % len(collection)


def _lists(rows: Any, spread: NDArray[np.int64]) -> Any:
    """Return `rows` with a column for each list of articles that are compared."""
    from scipy import sparse

    parts = np.where(spread <= MAX_SPREAD, -(-spread // LONGEST_LIST), 0)
    first = np.cumsum(parts) - parts
    lengths = np.diff(rows.indptr)
    articles = np.repeat(np.arange(len(lengths), dtype=np.uint64), lengths)
    mixed = articles * np.uint64(_MIX_ROW) ^ rows.indices.astype(np.uint64) * np.uint64(_MIX_COLUMN)
    chance = (mixed >> np.uint64(_MIX_SHIFT)).astype(np.int64)
    kept = parts[rows.indices] > 0
    places = rows.indices[kept]
    held = sparse.coo_matrix(
        (rows.data[kept], (articles[kept], first[places] + chance[kept] % parts[places])),
        shape=(rows.shape[0], int(parts.sum())),
    )
    return held.tocsr()


def _nearest(cosines: Any, start: int) -> Iterator[NDArray[np.int64]]:
    """Yield for each row its largest columns, the article itself left out."""
    for row in range(cosines.shape[0]):
        inside = slice(cosines.indptr[row], cosines.indptr[row + 1])
        others, alike = cosines.indices[inside].astype(np.int64), cosines.data[inside]
        kept = (alike >= LEAST_COSINE) & (others != start + row)
        others, alike = others[kept], alike[kept]
        if len(others) > NEAREST:
            # Ties go to the earlier article, wherever the product put it.
            others = others[np.lexsort((others, -alike))[:NEAREST]]
        yield others
