"""How probable it is that two sentences report the same claim.

Requirements: one number in [0, 1] for any two sentences, the same function for a lone pair and for
the sentences of two reports; high for rewrites, low for sentences that merely share a topic.

Idea: a logistic regression over few features, because many fit one corpus and fail on the next:
cosine of the sentence vectors (meaning), the shares of the shorter and of the longer sentence's
information that the other repeats, and how much information they share in all (rare words weigh by
their background frequency, and function words by theirs: of two lone sentences, "not", "after" or
"who" tell something). Inside a pair of reports the context corrects the result: a sentence that is
close to everything on the other side (a generic lead, a summary) is marked down by that closeness, a
sentence is read together with the one before it, and words that run through both reports ("Taliban"
in a report on the Taliban) lose weight, function words all of it.

Known exceptions: reports of a few sentences are corrected little, there being no context to tell
from; two incidents of one kind in one report (two climbers fall, two players are arrested) look
alike; languages other than English have no stems and no background frequencies, and rest on the
vectors and on rarity inside the two reports.

Measured as AUC on ECB+'s training topics (each left out in turn), its development topics, and MRPC:
these features .831, .828, .784; without function words .833, .823, .774; cosine alone .815, .768, .749;
rare words alone, over the shorter sentence, weighed by ECB+ itself, .811, .830, .721. Rejected, for
what they add: token vectors matched one by one as in BERTScore (.830, .816, .781 on features that had
.823, .816, .777); a metric over the sentence vectors fitted on ECB+ (.811, .757, .762); whitened
vectors and those of other layers (nothing); vectors of clauses, best pair (.833, .826, a point less on
MRPC); runs of words and of letters (nothing); one form for irregular verbs and their nouns (.835,
.816, .783); conflicting numbers and names (nothing); words apart from names (.834, .830, .783, but
needs cased text); inside two reports, the words of clauses instead of sentences (nothing on ECB+,
twice the links between different events). A dozen features do better on the corpus they were fitted
on and far worse on another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from math import log

import numpy as np
from numpy.typing import NDArray

from compare.analysis.alignment import similarity_coefficients as coefficients
from compare.analysis.documents import Document
from compare.analysis.tokens import STOPWORDS, content_stems, lowered, stem

Matrix = NDArray[np.float64]

# Chosen on a rewrite judged sentence by sentence and on four reports of our own; neutral on whole
# report pairs of ECB+'s training topics (0.35 to 0.7, 1.5 to 2.5: AUC .85 to .86).
SENTENCE_BEFORE = 0.7  # weight of the sentence before
CONTEXT_COSINE = 2.0  # inside two reports the vectors tell more than the shared topic words

# A report needs about this many sentences before its own averages outweigh the general ones.
CONTEXT_SENTENCES = 10
SMOOTHING = 20  # sentences assumed without the word, when weighing how common it is in two reports
REGRESSORS = ("COSINE", "COVERED", "MUTUAL", "SHARED")
# nats; three rare words. What is shared beyond says no more about a claim. Less (15) loses .012 of the
# AUC on ECB+'s development topics, more (40) .014 on sentence pairs of another corpus (MRPC).
ENOUGH = 25.0
MIN_INFORMATION = 12.0  # nats; a shorter sentence is treated as if it carried that much


Stems = frozenset[str]


@dataclass(frozen=True, slots=True)
class PairFeatures:
    """The features of every sentence pair, each of shape (left sentences, right sentences).

    Of the information both sentences carry, `covered` is the share in what the poorer of the two
    carries, `mutual` in what the richer carries, and `shared` the amount, up to `ENOUGH` and in
    units of it.
    """

    cosine: Matrix
    covered: Matrix
    mutual: Matrix
    shared: Matrix


@lru_cache(maxsize=4096)
def sentence_words(sentence: str) -> tuple[str, ...]:
    """Return the normalised words; each sentence is asked for by several rules in turn."""
    return tuple(word for _, word in lowered(sentence))


@lru_cache(maxsize=4096)
def sentence_stems(sentence: str) -> Stems:
    """Return the stems of the words that carry meaning."""
    return frozenset(content_stems(sentence_words(sentence)))


@lru_cache(maxsize=4096)
def sentence_terms(sentence: str) -> Stems:
    """Return what counts as shared: stems and function words, compounds cut at their hyphens."""
    parts = (part for word in sentence_words(sentence) for part in word.split("-"))
    return frozenset(part if part in STOPWORDS else stem(part) for part in parts if part)


@lru_cache(maxsize=4)  # alignment and relation ask for the same two documents in turn
def similarity(left: Document, right: Document) -> Matrix:
    """Return for each left i and right j the probability that they report the same claim.

    The matrix is shared between callers and read-only. Exchanging the documents transposes it, to
    the last bit: rounding may not decide between two links because of the side they stand on.
    """
    if right.text < left.text:
        return similarity(right, left).T
    features = pair_features(_terms_of(left), _terms_of(right), left.vectors, right.vectors)
    probabilities = pair_probability(features)
    if left.text == right.text and left.sentences == right.sentences:
        probabilities = (probabilities + probabilities.T) / 2
    probabilities.flags.writeable = False
    return probabilities


def sentence_similarity(
    a: str, b: str, vector_a: NDArray[np.float32], vector_b: NDArray[np.float32]
) -> float:
    """Return the probability that two sentences report the same claim, seen without context."""
    features = pair_features(
        [sentence_terms(a)],
        [sentence_terms(b)],
        vector_a[None, :],
        vector_b[None, :],
        context=False,
    )
    return float(pair_probability(features, context=False)[0, 0])


def pair_features(
    left: Sequence[Stems],
    right: Sequence[Stems],
    left_vectors: NDArray[np.float32],
    right_vectors: NDArray[np.float32],
    *,
    context: bool = True,
) -> PairFeatures:
    """Return the features of all pairs; with `context`, rows are the sentences of two reports.

    Context lowers words that run through both and lets a sentence lean on the one before it.
    """
    if context:
        left_vectors = _with_sentence_before(left_vectors)
        right_vectors = _with_sentence_before(right_vectors)
    cosine = (left_vectors @ right_vectors.T).astype(np.float64)
    if context:
        cosine *= CONTEXT_COSINE
    weights = _weights(left, right, context=context)
    shared, left_total, right_total = _shared_information(left, right, weights)
    poorer = np.minimum(left_total[:, None], right_total[None, :])
    richer = np.maximum(left_total[:, None], right_total[None, :])
    return PairFeatures(
        cosine=cosine,
        covered=shared / np.maximum(poorer, MIN_INFORMATION),
        mutual=shared / np.maximum(richer, MIN_INFORMATION),
        shared=np.minimum(shared, ENOUGH) / ENOUGH,
    )


def regressors(features: PairFeatures) -> tuple[Matrix, ...]:
    """Return what the regression sees, in the order of `REGRESSORS`."""
    return features.cosine, features.covered, features.mutual, features.shared


def pair_probability(features: PairFeatures, *, context: bool = True) -> Matrix:
    """Return the calibrated probability of each pair; `context` corrects for hubs."""
    logit = np.full(features.cosine.shape, coefficients.INTERCEPT)
    for name, values in zip(REGRESSORS, regressors(features), strict=True):
        logit += getattr(coefficients, name) * values
    if context:
        logit = _without_hubs(logit)
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(logit, -30.0, 30.0))), dtype=np.float64)


def _terms_of(document: Document) -> list[Stems]:
    return [sentence_terms(document.sentence_text(i)) for i in range(len(document.sentences))]


def _with_sentence_before(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Mix into each sentence's vector some of the one before, which "he" and "these talks" lean on."""
    mixed = vectors.copy()
    mixed[1:] += SENTENCE_BEFORE * vectors[:-1]
    length = np.linalg.norm(mixed, axis=1, keepdims=True)
    return np.asarray(mixed / np.maximum(length, 1e-9), dtype=np.float32)


def _without_hubs(logit: Matrix) -> Matrix:
    """Lower each value by how far both sentences are close to the other side as a whole."""
    rows, columns = logit.shape
    if not rows or not columns:
        return logit
    usual = coefficients.USUAL_LOGIT
    row_excess = np.maximum(logit.mean(axis=1, keepdims=True) - usual, 0.0)
    column_excess = np.maximum(logit.mean(axis=0, keepdims=True) - usual, 0.0)
    row_trust = columns / (columns + CONTEXT_SENTENCES)
    column_trust = rows / (rows + CONTEXT_SENTENCES)
    excess = (row_excess * row_trust + column_excess * column_trust) / 2
    return np.asarray(logit - excess, dtype=np.float64)


def _weights(left: Sequence[Stems], right: Sequence[Stems], *, context: bool) -> dict[str, float]:
    """Return the information of each word of the two reports, in nats."""
    sentences = [*left, *right]
    counts = Counter(word for sentence in sentences for word in sentence)
    if not context:
        return {word: information(word) for word in counts}
    total = len(sentences) + SMOOTHING
    rarest = log(total / 1.5)
    return {
        # function words run through all reports; a lone pair has nothing better to tell from
        word: 0.0 if word in STOPWORDS else information(word) * log(total / (count + 0.5)) / rarest
        for word, count in counts.items()
    }


def _shared_information(
    left: Sequence[Stems], right: Sequence[Stems], weights: dict[str, float]
) -> tuple[Matrix, Matrix, Matrix]:
    """Return what each pair shares, and what each left and each right sentence carries."""
    common = set().union(*(s for s in left)) & set().union(*(s for s in right))
    column = {word: position for position, word in enumerate(sorted(common))}
    left_rows, right_rows = _rows(left, column), _rows(right, column)
    weight = np.array([weights[word] for word in column], dtype=np.float32)
    shared = ((left_rows * weight) @ right_rows.T).astype(np.float64)
    return shared, _totals(left, weights), _totals(right, weights)


def _rows(sentences: Sequence[Stems], column: dict[str, int]) -> NDArray[np.float32]:
    rows = np.zeros((len(sentences), len(column)), dtype=np.float32)
    for i, sentence in enumerate(sentences):
        rows[i, [column[word] for word in sentence if word in column]] = 1.0
    return rows


def _totals(sentences: Sequence[Stems], weights: dict[str, float]) -> Matrix:
    # sorted: the order of a set changes from run to run, and with it the last digit of a sum
    return np.array([sum(weights[w] for w in sorted(s)) for s in sentences], dtype=np.float64)


def information(word: str) -> float:
    """Return the background information of a stem, in nats; an unknown word is a rare one."""
    known, unknown = _background()
    return known.get(word, unknown)


@lru_cache(maxsize=1)
def _background() -> tuple[dict[str, float], float]:
    """Read the word frequencies that ship with the analysis: per line, nats and then stems."""
    text = resources.files(__package__).joinpath("word_information.txt").read_text("utf-8")
    lines = [line.split() for line in text.splitlines() if not line.startswith("#")]
    known = {word: float(line[0]) for line in lines for word in line[1:]}
    return known, float(lines[-1][0])
