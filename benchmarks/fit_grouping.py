"""Fit how articles are grouped into events, and print how well it does.

    python benchmarks/fit_grouping.py --data FOLDER [--vectors FOLDER] [--write]

FOLDER holds `ecbplus`, `newsmtsc`, `newssd_eng` and `meantime_wikinews` (all of them licensed for
this use; see NOTICE) and may hold `basil` and `neus_allsides`, which are only measured. `--write`
replaces `articles/text/common_words.txt` and `articles/text/grouping_coefficients.py`; the same data
gives the same files. `--vectors` names a folder that keeps vectors between runs.

All is fitted on the training topics of ECB+, of two events each that are easily confused: on the
collections that `grouping_variants.py` makes of them, with reports of Wikinews between:

1. coefficients: a logistic regression on all pairs of articles, each kind of collection weighing the same;
2. SAME_EVENT: the threshold with the best B-cubed F1, mean over the kinds; of equals the highest, as a
   miss is better than a false join;
3. FEW_NATS: the smallest at which at most MOST_CONFUSED of the articles are suggested the other event
   of their topic, when one article of that is all that is known.

SUGGEST is a judgement, not fitted; the share of wrong suggestions is printed.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from articles.text.fingerprint import COMMON_WORDS, normalised_words, word_shares  # noqa: E402
from articles.text.grouping import SUGGEST, group, linked, suggest  # noqa: E402
from articles.text.neighbours import near_pairs  # noqa: E402
from articles.text.resemblance import Collection  # noqa: E402
from benchmarks.grouping_variants import variants  # noqa: E402
from compare.evaluation.corpora import Place, background_sentences  # noqa: E402
from compare.evaluation.events import CORPORA, Corpus, load  # noqa: E402
from compare.evaluation.scores import b_cubed  # noqa: E402

ROOM = ROOT / "articles" / "text"
COMMON = 2_500  # words whose share is kept
REPORT_WORDS = 300
C = 100.0  # inverse strength of the L2 penalty: next to none, for four features
THRESHOLDS = np.round(np.arange(0.15, 0.80, 0.01), 2)
MOST_CONFUSED = 0.01
FEW_STEPS = np.arange(0.0, 12.0, 0.25)
PAIRS_A_TOPIC = 60
SEED = 7

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Fitted:
    """What `grouping_coefficients.py` holds, in its order."""

    intercept: float
    vectors: float
    words: float
    length: float
    weekday: float
    same_event: float = 0.0
    few_nats: float = 0.0

    def odds(self, features: Array) -> Array:
        weights = np.array([self.vectors, self.words, self.length, self.weekday])
        return np.asarray(features @ weights + self.intercept)


@dataclass(frozen=True, slots=True)
class Pairs:
    """All pairs of a collection: their features, and whether they are of one event."""

    corpus: Corpus
    features: Array
    same: NDArray[np.bool_]

    def square(self, found: Fitted) -> Array:
        """Return the probabilities as a matrix."""
        made = np.zeros((len(self.corpus), len(self.corpus)))
        made[np.triu_indices(len(self.corpus), 1)] = sure(found.odds(self.features))
        return made + made.T


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def common_words(sentences: Iterable[str]) -> str:
    """Return the text of the word file: per line, a share of reports and the words that have it."""
    counts: Counter[str] = Counter()
    for sentence in sentences:
        counts.update(normalised_words(sentence))
    total = counts.total()
    groups: dict[float, list[str]] = {}
    for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:COMMON]:
        share = 1.0 - math.exp(-REPORT_WORDS * count / total)
        groups.setdefault(float(f"{share:.2g}"), []).append(word)
    lines = [f"{share:g} {' '.join(sorted(groups[share]))}" for share in sorted(groups)[::-1]]
    head = [
        f"# Written by benchmarks/fit_grouping.py: share of {REPORT_WORDS}-word news reports that hold a word,",
        f"# and the words: the {COMMON:,} most frequent of NewsMTSC, NewsSD-ENG, MEANTIME (Wikinews) and the",
        "# training topics of ECB+; credits in NOTICE.",
    ]
    return "\n".join([*head, *lines]) + "\n"


def sure(odds: Array) -> Array:
    return np.asarray(1.0 / (1.0 + np.exp(-odds)))


def fit(kinds: Mapping[str, Sequence[Corpus]]) -> Fitted:
    made = {kind: [all_pairs(corpus) for corpus in held] for kind, held in kinds.items()}
    found = regression(made)
    same_event = _same_event(made, found)
    few_nats = _few_nats(made["whole"][0].corpus, found)
    return replace(found, same_event=same_event, few_nats=few_nats)


def all_pairs(corpus: Corpus) -> Pairs:
    """Return the features as grouping sees them: levels come from the pairs that it looks at."""
    collection = Collection(corpus.fingerprints)
    levels = collection.levels(*near_pairs(collection))
    left, right = np.triu_indices(len(corpus), 1)
    features = np.concatenate(
        [
            collection.features(left[i : i + 20_000], right[i : i + 20_000], levels)
            for i in range(0, len(left), 20_000)
        ]
    )
    return Pairs(corpus, features, corpus.events[left] == corpus.events[right])


def regression(made: Mapping[str, Sequence[Pairs]]) -> Fitted:
    from sklearn.linear_model import LogisticRegression

    held = [(each, len(kind)) for kind in made.values() for each in kind]
    weights = [np.full(len(each.same), 1e5 / len(each.same) / many) for each, many in held]
    model = LogisticRegression(C=C, solver="newton-cholesky", max_iter=200).fit(
        np.concatenate([each.features for each, _ in held]),
        np.concatenate([each.same for each, _ in held]),
        sample_weight=np.concatenate(weights),
    )
    rounded = [round(float(each), 1) for each in (model.intercept_[0], *model.coef_[0])]
    return Fitted(*rounded)


def _same_event(made: Mapping[str, Sequence[Pairs]], found: Fitted) -> float:
    by_kind = {
        kind: np.mean([_f1(each, found) for each in held], axis=0) for kind, held in made.items()
    }
    f1 = np.mean(list(by_kind.values()), axis=0)
    at = int(np.flatnonzero(f1 >= f1.max() - 1e-9)[-1])
    say(f"best at {THRESHOLDS[at]}: mean B-cubed F1 {f1[at]:.3f}")
    say(", ".join(f"{kind} {each[at]:.3f}" for kind, each in by_kind.items()))
    return float(THRESHOLDS[at])


def _f1(pairs: Pairs, found: Fitted) -> Array:
    events, square = pairs.corpus.events.tolist(), pairs.square(found)
    return np.array(
        [b_cubed(events, linked(square, threshold=t).tolist()).f1 for t in THRESHOLDS.tolist()]
    )


def _best(square: Array, corpus: Corpus) -> tuple[Array, NDArray[np.bool_]]:
    """Return for each article the score of the best event of the others, and whether it is its own."""
    names, of = np.unique(corpus.events, return_inverse=True)
    member = np.eye(len(names))[of]
    others = member.sum(axis=0) - member
    means = (square @ member) / np.maximum(others, 1)
    best = means.argmax(axis=1)
    return means.max(axis=1), best == of


def _few_nats(corpus: Corpus, found: Fitted) -> float:
    alone = np.concatenate(
        [found.odds(_features_alone(corpus, a, b)) for a, b in couples(corpus, same=False)]
    )
    over = alone - math.log(SUGGEST / (1 - SUGGEST))
    return float(next(few for few in FEW_STEPS if (over >= few).mean() <= MOST_CONFUSED))


def _features_alone(corpus: Corpus, a: int, b: int) -> Array:
    pair = Collection([corpus.fingerprints[a], corpus.fingerprints[b]])
    left, right = np.array([0]), np.array([1])
    return pair.features(left, right, pair.levels(left, right))


def couples(corpus: Corpus, *, same: bool) -> list[tuple[int, int]]:
    """Return pairs of one topic, of one event or of two, at most PAIRS_A_TOPIC of each topic."""
    chance = random.Random(SEED)
    chosen: list[tuple[int, int]] = []
    for topic in np.unique(corpus.topics):
        inside = np.flatnonzero(corpus.topics == topic).tolist()
        pairs = [
            (a, b)
            for a in inside
            for b in inside
            if a < b and (corpus.events[a] == corpus.events[b]) == same
        ]
        chosen += chance.sample(pairs, min(PAIRS_A_TOPIC, len(pairs)))
    return chosen


def measure(corpus: Corpus) -> None:
    """Print what the shipped functions make of a corpus."""
    whole = b_cubed(corpus.events.tolist(), group(corpus.fingerprints))
    everyone = np.arange(len(corpus))
    collection = Collection(corpus.fingerprints)
    square = collection.between(everyone, everyone, collection.levels(*near_pairs(collection)))
    np.fill_diagonal(square, 0.0)
    scores, right = _best(square, corpus)
    made = scores >= SUGGEST
    say(
        f"{corpus.name:10s} {len(corpus):4d} articles, {len(set(corpus.events)):3d} events: B-cubed "
        f"P {whole.precision:.3f} R {whole.recall:.3f} F1 {whole.f1:.3f}; event suggested to "
        f"{made.mean():.3f} of the articles, wrong {(made & ~right).sum()} of {made.sum()}"
    )
    for same, what in ((True, "of its event"), (False, "of the other event of its topic")):
        pairs = couples(corpus, same=same)
        if pairs:
            share = np.mean([_suggested(corpus, a, b) for a, b in pairs])
            say(f"{'':10s} only one article known, {what}: suggested to {share:.3f}")


def _suggested(corpus: Corpus, a: int, b: int) -> bool:
    return suggest(corpus.fingerprints[a], {"known": [corpus.fingerprints[b]]}) is not None


def coefficients_module(found: Fitted) -> str:
    lines = [
        '"""How articles are grouped into events, fitted on ECB+ and Wikinews (see NOTICE) by fit_grouping.py."""',
        "",
        "from __future__ import annotations",
        "",
        *(f"{name.upper()} = {getattr(found, name)}" for name in Fitted.__dataclass_fields__),
    ]
    return "\n".join(lines) + "\n"


def run(data: Path, kept: Path | None, *, write: bool) -> None:
    words = common_words(background_sentences(data))
    if write:
        (ROOM / COMMON_WORDS).write_text(words, "utf-8")
        word_shares.cache_clear()
    place = Place(data=data, gold=data, kept=kept)
    found = fit(variants(place))
    module = coefficients_module(found)
    say(" ".join(f"{name}={getattr(found, name)}" for name in Fitted.__dataclass_fields__))
    if write:
        (ROOM / "grouping_coefficients.py").write_text(module, "utf-8")
        return
    for name, text in ((COMMON_WORDS, words), ("grouping_coefficients.py", module)):
        same = (ROOM / name).read_text("utf-8") == text
        say(f"{name}: {'as shipped' if same else 'NOT as shipped'}")
    for name, (folder, _) in CORPORA.items():
        if (data / folder).is_dir():
            measure(load(place, name))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--vectors", type=Path, help="folder that keeps vectors between runs")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    run(options.data, options.vectors, write=options.write)
    if options.write:  # a new process reads what was written
        again = [argument for argument in sys.argv if argument != "--write"]
        os.execv(sys.executable, [sys.executable, *again])
