"""Fit the aligner's coefficients and word frequencies, and print how well they separate claims.

    python benchmarks/fit_similarity.py --data FOLDER [--write]

FOLDER holds `ecbplus`, `newsmtsc`, `newssd_eng` and `meantime_wikinews` (all of them licensed for
this use; see NOTICE) and may hold `mrpc`, which is only measured. Fitted on the training topics of
ECB+; the development topics and MRPC show whether the coefficients carry over. `--write` replaces
`compare/analysis/alignment/word_information.txt` and `compare/analysis/alignment/similarity_coefficients.py`; the same
data gives the same files.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from compare.analysis.alignment import similarity  # noqa: E402
from compare.evaluation.corpora import background_sentences, records  # noqa: E402
from compare.evaluation.vectors import float32_encoder  # noqa: E402

MIN_COUNT = 3  # a stem seen in fewer sentences counts as unknown
STEP = 0.25  # nats; finer steps would only make the file longer
RIDGE = 0.03  # strong enough that correlated features share a weight instead of fighting

Array = NDArray[np.float64]
Labelled = tuple[str, str, int, str]  # two sentences, label, event
Encode = Callable[[list[str]], NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Labelled sentence pairs: one row of features each, label 1 = the same claim.

    `weights` keep large events from speaking louder than their size's square root.
    """

    features: Array
    labels: Array
    weights: Array
    cosines: Array


def word_information(sentences: Iterable[str]) -> str:
    """Return the text of the word file: per line, nats and the stems that carry as many."""
    counts: Counter[str] = Counter()
    total = 0
    for sentence in sentences:
        total += 1
        counts.update(similarity.sentence_terms(sentence))
    groups: dict[float, list[str]] = {}
    for stem, count in counts.items():
        if count >= MIN_COUNT and not any(c.isdigit() for c in stem):
            nats = round(math.log((total + 1) / (count + 1)) / STEP) * STEP
            groups.setdefault(nats, []).append(stem)
    lines = [f"{nats:.2f} {' '.join(sorted(groups[nats]))}" for nats in sorted(groups)]
    head = "# Written by benchmarks/fit_similarity.py: nats, then the stems that carry as many."
    return "\n".join([head, *lines, f"{math.log((total + 1) / 2):.2f}"]) + "\n"


def labelled(pairs: list[Labelled], encode: Encode) -> Pairs:
    """Return the features of all pairs as the aligner computes them for a lone pair."""
    texts = sorted({text for a, b, *_ in pairs for text in (a, b)})
    vectors = dict(zip(texts, encode(texts), strict=True))
    rows, cosines = [], []
    for a, b, *_ in pairs:
        found = similarity.pair_features(
            [a],
            [b],
            vectors[a][None, :],
            vectors[b][None, :],
            context=False,
        )
        rows.append([matrix[0, 0] for matrix in similarity.regressors(found)])
        cosines.append(float(vectors[a] @ vectors[b]))
    labels = np.array([label for _, _, label, _ in pairs], dtype=np.float64)
    groups = Counter((event, label) for _, _, label, event in pairs)
    weights = np.array([groups[event, label] ** -0.5 for _, _, label, event in pairs])
    return Pairs(np.array(rows), labels, weights / weights.mean(), np.array(cosines))


def fitted(pairs: Pairs) -> Array:
    """Return intercept and coefficients of a ridge logistic regression (Newton's method)."""
    rows = np.c_[np.ones(len(pairs.labels)), pairs.features]
    penalty = RIDGE * len(rows) * np.diag([0.0, *pairs.features.var(axis=0)])
    beta = np.zeros(rows.shape[1])
    for _ in range(50):
        p = 1.0 / (1.0 + np.exp(-rows @ beta))
        gradient = rows.T @ (pairs.weights * (p - pairs.labels)) + penalty @ beta
        hessian = (rows * (pairs.weights * p * (1 - p))[:, None]).T @ rows + penalty
        beta -= np.linalg.solve(hessian, gradient)
    return beta


def auc(scores: Array, labels: Array) -> float:
    """Return the chance that a positive scores above a negative, ties counting half."""
    _, inverse, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    positives = labels.sum()
    negatives = len(labels) - positives
    above = ranks[labels == 1].sum() - positives * (positives + 1) / 2
    return float(above / (positives * negatives))


def reliability(scores: Array, labels: Array) -> str:
    """Return, for each fifth of the probabilities, how many pairs, what was said and what was true."""
    said = 1.0 / (1.0 + np.exp(-scores))
    fifth = np.minimum((said * 5).astype(int), 4)
    parts = [(said[fifth == n], labels[fifth == n]) for n in range(5)]
    return "  ".join(f"{len(p)}: {p.mean():.2f} → {y.mean():.2f}" for p, y in parts if len(p))


def ecb_pairs(data: Path, split: str) -> list[Labelled]:
    return [
        (record["a"], record["b"], record["label"], record["meta"]["cluster"])
        for record in records(data / "ecbplus" / "pairs.jsonl")
        if record["label"] is not None and record["meta"]["split"] == split
    ]


def mrpc_pairs(data: Path) -> list[Labelled]:
    path = data / "mrpc" / "pairs.jsonl"
    if not path.exists():
        return []
    return [(record["a"], record["b"], record["label"], "") for record in records(path)]


def usual_logit(data: Path, encode: Encode, beta: Array) -> float:
    """Return the mean logit of sentences that have nothing to do with each other."""
    train = ecb_pairs(data, "train")
    half = len(train) // 2  # pairs this far apart in the file are of different events
    strangers = [(train[i][0], train[i + half][1], 0, "") for i in range(0, half, 5)]
    return float((beta[0] + labelled(strangers, encode).features @ beta[1:]).mean())


def coefficients_module(beta: Array, usual: float) -> str:
    lines = [
        '"""Coefficients of `similarity`, fitted on ECB+ (see NOTICE) by benchmarks/fit_similarity.py."""',
        "",
        "from __future__ import annotations",
        "",
        f"INTERCEPT = {beta[0]:.4f}",
        *(
            f"{name} = {value:.4f}"
            for name, value in zip(similarity.REGRESSORS, beta[1:], strict=True)
        ),
        f"USUAL_LOGIT = {usual:.4f}  # of two sentences of different events",
    ]
    return "\n".join(lines) + "\n"


def default_encode() -> Encode:
    """Return the default encoder in float32, in which every machine has the same vectors."""
    return float32_encoder().encode


def run(data: Path, encode: Encode, *, write: bool) -> None:
    room = ROOT / "compare" / "analysis" / "alignment"
    if write:
        text = word_information(background_sentences(data))
        (room / "word_information.txt").write_text(text, "utf-8")
    train = labelled(ecb_pairs(data, "train"), encode)
    beta = fitted(train)
    measured = {"ECB+ train": train, "ECB+ dev": labelled(ecb_pairs(data, "dev"), encode)}
    mrpc = mrpc_pairs(data)
    if mrpc:
        measured["MRPC"] = labelled(mrpc, encode)
    if write:
        usual = usual_logit(data, encode, beta)
        module = coefficients_module(beta, usual)
        (room / "similarity_coefficients.py").write_text(module, "utf-8")
    sys.stdout.write(
        " ".join(f"{n}={v:.3f}" for n, v in zip(("1", *similarity.REGRESSORS), beta, strict=True))
        + "\n"
    )
    for name, pairs in measured.items():
        scores = beta[0] + pairs.features @ beta[1:]
        sys.stdout.write(
            f"{name:10s} {len(pairs.labels):5d} pairs  AUC {auc(scores, pairs.labels):.3f}"
            f"  (cosine {auc(pairs.cosines, pairs.labels):.3f})\n"
            f"           pairs: said → true  {reliability(scores, pairs.labels)}\n"
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    run(options.data, default_encode(), write=options.write)
