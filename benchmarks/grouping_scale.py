"""How long `group` takes for many articles, and how much memory.

    python -m benchmarks.grouping_scale [COUNT]

Fingerprints are made up, without any text: word frequencies follow Zipf's law, 200 topics share their
vector's direction and some words, most events have a few reports and some have hundreds.
"""

from __future__ import annotations

import resource
import sys
import time

import numpy as np
from numpy.typing import NDArray

from articles.text.fingerprint import Fingerprint
from articles.text.grouping import group
from benchmarks.figures import Figure, table
from compare.evaluation.scores import b_cubed

COUNT = 100_000
DIMENSIONS = 384
TOPICS = 200
MOST_REPORTS = 600  # of one event
VOCABULARY = 300_000
Numbers = NDArray[np.int64]


def events(count: int, dice: np.random.Generator) -> Numbers:
    """Return the event of each article, in random order: sizes follow a power law."""
    sizes = np.minimum(dice.zipf(2.0, count), MOST_REPORTS)
    return np.asarray(dice.permutation(np.repeat(np.arange(count), sizes)[:count]))


def fingerprints(of: Numbers, dice: np.random.Generator) -> list[Fingerprint]:
    directions = dice.normal(size=(TOPICS, DIMENSIONS))
    made: list[Fingerprint | None] = [None] * len(of)
    order = np.argsort(of, kind="stable")
    for places in np.split(order, np.flatnonzero(np.diff(of[order])) + 1):
        topic = int(dice.integers(TOPICS))
        centre = directions[topic] + dice.normal(size=DIMENSIONS) * 0.6
        words = VOCABULARY + dice.integers(0, 10 * VOCABULARY, 30)
        for place in places:
            made[place] = _report(topic, centre, words, dice)
    return [each for each in made if each is not None]


def _report(
    topic: int,
    centre: NDArray[np.float64],
    words: Numbers,
    dice: np.random.Generator,
) -> Fingerprint:
    vector = centre + dice.normal(size=DIMENSIONS) * 0.5
    everyday = np.minimum(dice.zipf(1.3, 180), VOCABULARY)
    of_topic = 20 * VOCABULARY + topic * 100 + dice.integers(0, 100, 10)
    held = np.unique(np.concatenate([everyday, of_topic, words[dice.random(30) < 0.6]]))
    return Fingerprint(
        vector=(vector / np.linalg.norm(vector)).astype(np.float32),
        words=held.astype(np.uint32),
        counts=np.ones(len(held), dtype=np.uint8),
        weekdays=1 << int(dice.integers(7)),
    )


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run(count: int = COUNT) -> list[Figure]:
    dice = np.random.default_rng(7)
    known = events(count, dice)
    made = fingerprints(known, dice)
    before = megabytes()
    started = time.perf_counter()
    found = group(made)
    seconds = time.perf_counter() - started
    agreed = b_cubed(known.tolist(), found)
    what = f"`group` for {count:,} made-up articles of {len(np.unique(known)):,} events"
    return [
        Figure(what, f"{seconds:.0f} s"),
        Figure("– memory at most, fingerprints included", f"{megabytes():.0f} MB"),
        Figure("– of which there before", f"{before:.0f} MB"),
        Figure(
            "– B-cubed precision, recall, F1 with the events they were made from",
            f"{agreed.precision:.3f}, {agreed.recall:.3f}, {agreed.f1:.3f}",
        ),
    ]


def main() -> None:
    sys.stdout.write(table(run(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT)) + "\n")


if __name__ == "__main__":
    main()
