"""How probable it is that two sentences report the same claim.

Requirements: one number in [0, 1] for any two sentences, the same function for a lone pair and for
the sentences of two reports; high for rewrites, low for sentences that merely share a topic.

Idea: a logistic regression over few features, because many fit one corpus and fail on the next:
cosine of the sentence vectors (meaning), the shares of the shorter and of the longer sentence's
information that the other repeats, how much information they share in all (rare words weigh by their
background frequency, and function words by theirs: of two lone sentences, "not", "after" or "who"
tell something), and whether they share more than names (`plain_words`): whatever happened to a person
is told with that name. Inside a pair of reports the context corrects the result: a sentence that is
close to everything on the other side (a generic lead, a summary) is marked down by that closeness, a
sentence is read together with the one before it, and words that run through both reports ("Taliban"
in a report on the Taliban) lose weight, function words all of it.

Known exceptions: reports of a few sentences are corrected little, there being no context to tell
from; two incidents of one kind in one report (two climbers fall, two players are arrested) look
alike; languages other than English have no stems and no background frequencies, and rest on the
vectors and on rarity inside the two reports. Of an encoder that knows English only, the vectors of
other languages tell nothing (of two unrelated reports in Persian, three of five sentences were linked
as the same claim): there the words alone decide, and a link takes a good part of the poorer sentence.

Measured as AUC on ECB+'s training topics (each left out in turn), its development topics, and MRPC:
these features .840, .840, .782; without plain words .831, .828, .784; then without function words .833,
.823, .774; cosine alone .815, .768, .749; rare words alone, over the shorter sentence, weighed by ECB+
itself, .811, .830, .721. What stands in the way of more is how ECB+'s pairs are labelled: the same
takes two shared events, so a sentence with one annotated event is never the same as any. How many
events the poorer sentence has is an AUC of .816 and .866 without a look at the other; of pairs with
two or more, these features rank .835 and .805 (without plain words .828 and .794).

Rejected, against features that had .831, .828, .784: features of how many events a sentence tells, for
they learn that label (its words, capped or not: .838, .823, .763; a word that ends like a verb in both:
.839, .845, .760; one that both share: .844, .856, .735; stems that the background inflects like verbs:
.836, .825, .763); the rarest three words (.827, .823, .772); shared and differing numbers (nothing);
boosted trees over these features, monotone (.826, .827, .756), and over fifteen (.852, .833, .737). The
encoder's upper two layers, trained on the training topics for four passes, gain .014, .006 and .007,
and low-rank changes to them .005 and .005 on the latter two after one pass and lose after three, but
every vector and coefficient would change with them, and 7 MB of weights would ship.

Rejected earlier, for what they add: token vectors matched one by one as in BERTScore (.830, .816, .781
on features that had .823, .816, .777); a metric over the sentence vectors fitted on ECB+ (.811, .757,
.762); whitened vectors and those of other layers (nothing); vectors of clauses, best pair (.833, .826,
a point less on MRPC); runs of words and of letters (nothing); one form for irregular verbs and their
nouns (.835, .816, .783); conflicting numbers and names (nothing); inside two reports, the words of
clauses instead of sentences (nothing on ECB+, twice the links between different events). A dozen
features do better on the corpus they were fitted on and far worse on another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources
from math import log

import numpy as np
from numpy.typing import NDArray

from compare.analysis.alignment import similarity_coefficients as coefficients
from compare.analysis.alignment.plain_words import plain_words
from compare.analysis.documents import Document
from compare.analysis.tokens import STOPWORDS, content_stems, lowered, stem

Matrix = NDArray[np.float64]

# Chosen on a rewrite judged sentence by sentence and on four reports of our own; neutral on whole
# report pairs of ECB+'s training topics (0.35 to 0.7, 1.5 to 2.5: AUC .85 to .86).
SENTENCE_BEFORE = 0.7  # weight of the sentence before
CONTEXT_COSINE = 2.0  # inside two reports the vectors tell more than the shared topic words
# Two confusable events share their plain words (both actresses "check into rehab"). The shift makes up
# for what is taken away, so that reports of such events have as many links as without plain words.
CONTEXT_PLAIN = 0.5
CONTEXT_SHIFT = 0.28

# A report needs about this many sentences before its own averages outweigh the general ones.
CONTEXT_SENTENCES = 10
SMOOTHING = 20  # sentences assumed without the word, when weighing how common it is in two reports
REGRESSORS = ("COSINE", "COVERED", "MUTUAL", "SHARED", "PLAIN")
# nats; three rare words. What is shared beyond says no more about a claim. Less (15) loses .012 of the
# AUC on ECB+'s development topics, more (40) .014 on sentence pairs of another corpus (MRPC).
ENOUGH = 25.0
MIN_INFORMATION = 12.0  # nats; a shorter sentence is treated as if it carried that much
# Shared words that are no names; what is shared beyond says no more. With 3 or 4, ECB+ gains .004 and
# .006 and MRPC loses .003 and .008.
ENOUGH_PLAIN = 2.0

ENGLISH_ONLY = frozenset(["all-MiniLM-L6-v2"])  # encoders that know no other language
SAYS_NOTHING = 0.35  # cosine that two sentences count as having where the vectors tell nothing
WORDS_ALONE = 0.4  # least share of the poorer sentence's information for words alone to tell

Stems = frozenset[str]


@dataclass(frozen=True, slots=True)
class PairFeatures:
    """The features of every sentence pair, each of shape (left sentences, right sentences).

    Of the information both sentences carry, `covered` is the share in what the poorer of the two
    carries, `mutual` in what the richer carries, and `shared` the amount, up to `ENOUGH` and in
    units of it. `plain` grows from 0 to 1 with the number of shared words that are no names.
    """

    cosine: Matrix
    covered: Matrix
    mutual: Matrix
    shared: Matrix
    plain: Matrix


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
    features = pair_features(_sentences_of(left), _sentences_of(right), left.vectors, right.vectors)
    if vectors_tell(left.encoder, left.language, right.language):
        probabilities = pair_probability(features)
    else:
        probabilities = _by_words_alone(features)
    if left.text == right.text and left.sentences == right.sentences:
        probabilities = (probabilities + probabilities.T) / 2
    probabilities.flags.writeable = False
    return probabilities


def vectors_tell(encoder: str | None, *languages: str) -> bool:
    """Tell whether an encoder knows the languages of two reports, as far as is known of it."""
    return encoder not in ENGLISH_ONLY or set(languages) <= {"en"}


def _by_words_alone(features: PairFeatures) -> Matrix:
    cosine = np.full_like(features.cosine, CONTEXT_COSINE * SAYS_NOTHING)
    probabilities = pair_probability(replace(features, cosine=cosine))
    return np.where(features.covered >= WORDS_ALONE, probabilities, 0.0)


def sentence_similarity(
    a: str, b: str, vector_a: NDArray[np.float32], vector_b: NDArray[np.float32]
) -> float:
    """Return the probability that two sentences report the same claim, seen without context."""
    features = pair_features([a], [b], vector_a[None, :], vector_b[None, :], context=False)
    return float(pair_probability(features, context=False)[0, 0])


def pair_features(
    left: Sequence[str],
    right: Sequence[str],
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
    left_terms, right_terms = (
        [sentence_terms(sentence) for sentence in side] for side in (left, right)
    )
    rarity = _rarity([*left_terms, *right_terms], context=context)
    weights = {word: information(word) * share for word, share in rarity.items()}
    shared = weight_in_common(left_terms, right_terms, weights)
    left_total, right_total = _totals(left_terms, weights), _totals(right_terms, weights)
    poorer = np.minimum(left_total[:, None], right_total[None, :])
    richer = np.maximum(left_total[:, None], right_total[None, :])
    plain_weights = {word: rarity.get(word, 0.0) for word in plain_words([*left, *right])}
    plain = _up_to_enough(weight_in_common(left_terms, right_terms, plain_weights))
    return PairFeatures(
        cosine=cosine,
        covered=shared / np.maximum(poorer, MIN_INFORMATION),
        mutual=shared / np.maximum(richer, MIN_INFORMATION),
        shared=np.minimum(shared, ENOUGH) / ENOUGH,
        plain=plain * CONTEXT_PLAIN if context else plain,
    )


def regressors(features: PairFeatures) -> tuple[Matrix, ...]:
    """Return what the regression sees, in the order of `REGRESSORS`."""
    return features.cosine, features.covered, features.mutual, features.shared, features.plain


def pair_probability(features: PairFeatures, *, context: bool = True) -> Matrix:
    """Return the calibrated probability of each pair; `context` corrects for hubs."""
    logit = np.full(features.cosine.shape, coefficients.INTERCEPT)
    for name, values in zip(REGRESSORS, regressors(features), strict=True):
        logit += getattr(coefficients, name) * values
    if context:
        logit = _without_hubs(logit) + CONTEXT_SHIFT
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(logit, -30.0, 30.0))), dtype=np.float64)


def _sentences_of(document: Document) -> list[str]:
    return [document.sentence_text(i) for i in range(len(document.sentences))]


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


def _rarity(sentences: Sequence[Stems], *, context: bool) -> dict[str, float]:
    """Return how rare each word is in two reports, from 0 to 1; between two lone sentences, 1."""
    counts = Counter(word for sentence in sentences for word in sentence)
    if not context:
        return dict.fromkeys(counts, 1.0)
    total = len(sentences) + SMOOTHING
    rarest = log(total / 1.5)
    return {
        # function words run through all reports; a lone pair has nothing better to tell from
        word: 0.0 if word in STOPWORDS else log(total / (count + 0.5)) / rarest
        for word, count in counts.items()
    }


def weight_in_common(
    left: Sequence[Stems], right: Sequence[Stems], weights: Mapping[str, float]
) -> Matrix:
    """Return the weight of the words that each pair of sentences shares."""
    common = set().union(*(s for s in left)) & set().union(*(s for s in right)) & weights.keys()
    column = {word: position for position, word in enumerate(sorted(common))}
    weight = np.array([weights[word] for word in column], dtype=np.float32)
    return ((_rows(left, column) * weight) @ _rows(right, column).T).astype(np.float64)


def _up_to_enough(plain: Matrix) -> Matrix:
    """Map the number of shared plain words to 0 up to 1; the first tells more than the next."""
    grown = np.log1p(np.minimum(plain, ENOUGH_PLAIN)) / log(1.0 + ENOUGH_PLAIN)
    return np.asarray(grown, dtype=np.float64)


def _rows(sentences: Sequence[Stems], column: dict[str, int]) -> NDArray[np.float32]:
    rows = np.zeros((len(sentences), len(column)), dtype=np.float32)
    for i, sentence in enumerate(sentences):
        rows[i, [column[word] for word in sentence if word in column]] = 1.0
    return rows


def _totals(sentences: Sequence[Stems], weights: Mapping[str, float]) -> Matrix:
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
