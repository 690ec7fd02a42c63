"""Fit the coefficients that say whether two reports are of one event, and print how well they do.

    python benchmarks/fit_events.py --data FOLDER [--write]

FOLDER holds `ecbplus` (see NOTICE). Its topics hold two events each that are easily confused: a
sample of report pairs of one event, of the two events of a topic, and of different topics. Fitted on
the training topics; `--write` replaces `compare/analysis/alignment/event_coefficients.py`. Run it after
`fit_similarity.py`, whose probabilities it builds on.
"""

from __future__ import annotations

import argparse
import random
import sys
from itertools import combinations
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from articles.text.units import Sentence  # noqa: E402
from benchmarks import fit_similarity  # noqa: E402
from benchmarks.fit_similarity import Array, Encode  # noqa: E402
from compare.analysis.alignment.relation import event_features  # noqa: E402
from compare.analysis.documents import Document  # noqa: E402
from compare.evaluation.corpora import DEV_TOPICS, TEST_TOPICS, records  # noqa: E402

SEED = 7
SAME, CONFUSABLE, OTHER = 40, 40, 60  # pairs a topic

Report = tuple[str, str, Document]  # topic, event, text


def reports(data: Path, encode: Encode) -> list[Report]:
    """Return the reports of ECB+; those of its test topics are left out wherever there are any."""
    found = []
    for record in records(data / "ecbplus" / "clusters.jsonl"):
        if record["topic"] in TEST_TOPICS:
            continue
        sentences, start = [], 0
        for line in record["text"].split("\n"):
            if line.strip():
                sentences.append(Sentence(start, start + len(line), len(sentences)))
            start += len(line) + 1
        vectors = encode([sentence.span.slice(record["text"]) for sentence in sentences])
        document = Document(record["text"], tuple(sentences), vectors)
        found.append((record["topic"], record["cluster_id"], document))
    return found


def sampled(found: list[Report]) -> list[tuple[Report, Report]]:
    """Return pairs of one event, of one topic, and of different topics of the same split."""
    chance = random.Random(SEED)
    pairs = []
    for topic in sorted({topic for topic, *_ in found}):
        inside = [report for report in found if report[0] == topic]
        outside = [r for r in found if r[0] != topic and _is_dev(r) == (topic in DEV_TOPICS)]
        couples = list(combinations(inside, 2))
        same = [couple for couple in couples if couple[0][1] == couple[1][1]]
        confusable = [couple for couple in couples if couple[0][1] != couple[1][1]]
        pairs += chance.sample(same, min(SAME, len(same)))
        pairs += chance.sample(confusable, min(CONFUSABLE, len(confusable)))
        pairs += [(chance.choice(inside), chance.choice(outside)) for _ in range(OTHER)]
    return pairs


def _is_dev(report: Report) -> bool:
    return report[0] in DEV_TOPICS


def run(data: Path, encode: Encode, *, write: bool) -> None:
    pairs = sampled(reports(data, encode))
    features: Array = np.array([event_features(a[2], b[2]) for a, b in pairs])
    labels = np.array([float(a[1] == b[1]) for a, b in pairs])
    dev = np.array([_is_dev(a) for a, _ in pairs])
    confusable = np.array([a[0] == b[0] for a, b in pairs])
    train = fit_similarity.Pairs(features[~dev], labels[~dev], np.ones((~dev).sum()), labels[~dev])
    beta = fit_similarity.fitted(train)
    scores = beta[0] + features @ beta[1:]
    for name, rows in (
        ("train", ~dev),
        ("dev", dev),
        ("dev, events of one topic only", dev & confusable),
    ):
        sys.stdout.write(f"{name}: AUC {fit_similarity.auc(scores[rows], labels[rows]):.3f}\n")
    if write:
        names = ("INTERCEPT", "COUNTERPART", "VOCABULARY")
        lines = [f"{name} = {value:.4f}" for name, value in zip(names, beta, strict=True)]
        head = '"""Coefficients of `relation`, fitted on ECB+ (see NOTICE) by benchmarks/fit_events.py."""'
        text = "\n".join([head, "", "from __future__ import annotations", "", *lines]) + "\n"
        (ROOT / "compare" / "analysis" / "alignment" / "event_coefficients.py").write_text(
            text, "utf-8"
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    run(options.data, fit_similarity.default_encode(), write=options.write)
