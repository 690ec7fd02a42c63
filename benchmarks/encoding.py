"""Sentences per second: our encoder beside a plain `SentenceTransformer.encode`, in one process.

`python -m benchmarks.encoding [COUNT]` prints it alone. The sentences are generated, of 4 to 60
words, all different; in the news-like workload three in five stand in three reports each, as in
a file of reports that were taken from one agency.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Callable

import numpy as np

from articles.text.encode import Vectors, has_bfloat16, load_encoder
from benchmarks.figures import Figure, table

ROUNDS = 2  # the best counts: other work on the machine only ever slows one down
TIMES = 2.0  # how much faster than the plain loop we want to be
MEMORY = 1_500  # MB
_SUBJECTS = ("The council", "A spokesman", "The minister", "Residents", "Two drivers", "The court")
_VERBS = ("said that", "denied that", "announced that", "feared that", "reported that")
_CLAUSES = (
    "the bridge over the river would close in spring",
    "the budget of 4.2 million euros had been spent",
    "nobody was hurt in the collision near the harbour",
    "the audit had found no sign of wrongdoing",
    "prices rose by three percent in the second quarter",
    "talks with the union were going on",
    "the vote was put off until after the holidays",
    "the ferry had left an hour late because of fog",
)


def sentences(count: int, *, seed: int = 7) -> list[str]:
    """Make up `count` different sentences of varied length."""
    dice = random.Random(seed)
    out: list[str] = []
    for number in range(count):
        clauses = dice.sample(_CLAUSES, dice.choice((1, 1, 1, 2, 2, 3, 5)))
        start = f"{dice.choice(_SUBJECTS)} {dice.choice(_VERBS)} " if dice.random() < 0.8 else ""
        out.append(f"{start}{', and '.join(clauses)} ({number}).")
    return out


def newslike(texts: list[str]) -> list[str]:
    """Return as many sentences, of which three in five stand in three reports."""
    shared = texts[: len(texts) // 5]
    return texts[len(shared) : len(texts) - 2 * len(shared)] + shared * 3


def run(count: int = 200) -> list[Figure]:
    """Measure the plain loop, the plain list call and our encoder on the same sentences."""
    texts = sentences(count)
    ours = load_encoder(precision="float32")
    plain = ours.model  # type: ignore[attr-defined]
    loop, reference = _measured(lambda: np.array([plain.encode(text) for text in texts]), count)
    at_once, _ = _measured(lambda: plain.encode(texts), count)
    figures = [
        Figure("plain `encode`, one call a sentence", f"{loop:.0f} sentences/s"),
        Figure("plain `encode`, one call for all", f"{at_once:.0f} sentences/s"),
        _ours(
            "Variorum's encoder, float32",
            *_measured(lambda: ours.encode(texts), count),
            loop,
            reference,
        ),
    ]
    repeated = newslike(texts)
    rate, _ = _measured(lambda: ours.encode(repeated), len(repeated))
    figures.append(
        Figure(
            "– on news with repeated sentences", f"{rate:.0f} sentences/s, {rate / loop:.1f} times"
        )
    )
    if has_bfloat16():
        half = load_encoder(precision="bfloat16")
        measured = _measured(lambda: half.encode(texts), count)
        figures.append(_ours("Variorum's encoder, bfloat16", *measured, loop, reference))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figures.append(
        Figure("memory while encoding", f"{memory:.0f} MB", f"< {MEMORY} MB", memory < MEMORY)
    )
    return figures


def _ours(what: str, rate: float, vectors: Vectors, loop: float, reference: Vectors) -> Figure:
    cosine = float((vectors * reference).sum(axis=1).min())
    value = f"{rate:.0f} sentences/s, {rate / loop:.1f} times the loop, lowest cosine {cosine:.5f}"
    return Figure(what, value, f"≥ {TIMES:g} times the loop", rate >= TIMES * loop)


def _measured(encode: Callable[[], Vectors], count: int) -> tuple[float, Vectors]:
    best = float("inf")
    for _ in range(ROUNDS):
        started = time.perf_counter()
        vectors = encode()
        best = min(best, time.perf_counter() - started)
    return count / best, vectors


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    sys.stdout.write(table(run(count)) + "\n")


if __name__ == "__main__":
    main()
