"""Score what the program finds against the gold: pure functions over plain values.

Everything optional in the gold neither counts as wanted nor, when found, as wrong. Spans are
compared by the characters they share, so an answer need not have the gold's exact ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.text.spans import Span, merged

SAME_CONTENT = 0.4  # share of common characters above which two contents are the same attribution
MAX_EXCESS = 4  # a flag at most this many times as long as its gold words still points at them

SentencePair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of what was found, of it right, of what was wanted, and of that hit."""

    found: int = 0
    right: int = 0
    wanted: int = 0
    hit: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.found + other.found,
            self.right + other.right,
            self.wanted + other.wanted,
            self.hit + other.hit,
        )

    @property
    def precision(self) -> float:
        """Return the share of the found that is right; 1.0 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Return the share of the wanted that was hit; 1.0 where nothing is wanted."""
        return self.hit / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class GoldFlag:
    """A flag that is right: on `side`, somewhere in `span`; its sentence is `sentence`.

    `evidence` is the span of the words on the other side, for kinds that may be marked on either.
    """

    kind: str
    side: str
    span: Span
    sentence: Span
    evidence: Span | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class FoundFlag:
    kind: str
    side: str
    span: Span


@dataclass(frozen=True, slots=True)
class SpokenClaim:
    """An attribution as both gold and program give it; `kind` None: not judged."""

    content: tuple[Span, ...]
    source: Span | None
    kind: str | None
    optional: bool = False


# --- links -------------------------------------------------------------------------------------


def score_links(
    found: Iterable[SentencePair],
    sure: Iterable[SentencePair],
    optional: Iterable[SentencePair] = (),
) -> Score:
    """Score linked sentence pairs; found optional pairs are left out of the count."""
    wanted, allowed = set(sure), set(optional)
    counted = set(found) - (allowed - wanted)
    hit = len(counted & wanted)
    return Score(found=len(counted), right=hit, wanted=len(wanted), hit=hit)


# --- flags -------------------------------------------------------------------------------------

EITHER_SIDE = frozenset({"quote_altered", "figure_changed"})  # differences that have no direction


def matches(flag: FoundFlag, gold: GoldFlag) -> bool:
    """Say whether a flag points at the gold's words, and not at a whole paragraph around them."""
    if flag.kind != gold.kind:
        return False
    if flag.side != gold.side:
        return (
            flag.kind in EITHER_SIDE
            and gold.evidence is not None
            and flag.span.overlaps(gold.evidence)
        )
    if flag.kind in EITHER_SIDE or gold.sentence.contains(flag.span):
        return flag.span.overlaps(gold.span)
    return flag.span.overlaps(gold.span) and len(flag.span) <= MAX_EXCESS * len(gold.span)


def score_flags(found: Sequence[FoundFlag], gold: Sequence[GoldFlag]) -> Score:
    """Score flags of any kinds; several flags on one gold item are all right, and hit it once."""
    right = [flag for flag in found if any(matches(flag, g) for g in gold if not g.optional)]
    counted = [flag for flag in found if flag in right or not any(matches(flag, g) for g in gold)]
    sure = [g for g in gold if not g.optional]
    hit = sum(any(matches(flag, g) for flag in found) for g in sure)
    return Score(found=len(counted), right=len(right), wanted=len(sure), hit=hit)


def wrong_flags(found: Sequence[FoundFlag], gold: Sequence[GoldFlag]) -> list[int]:
    """Return the positions in `found` of flags that no gold item, sure or optional, bears out."""
    return [n for n, flag in enumerate(found) if not any(matches(flag, g) for g in gold)]


def missed_flags(found: Sequence[FoundFlag], gold: Sequence[GoldFlag]) -> list[int]:
    """Return the positions in `gold` of sure flags that were not found."""
    return [
        n
        for n, g in enumerate(gold)
        if not g.optional and not any(matches(flag, g) for flag in found)
    ]


# --- attributions ------------------------------------------------------------------------------


def shared_characters(a: Sequence[Span], b: Sequence[Span]) -> float:
    """Return the shared share, in [0, 1], of the characters that either of two spans lists covers."""
    left, right = merged(a), merged(b)
    common = sum(len(part) for x in left for y in right if (part := x.clipped(y)))
    either = sum(map(len, left)) + sum(map(len, right)) - common
    return common / either if either else 0.0


def paired_claims(
    found: Sequence[SpokenClaim], gold: Sequence[SpokenClaim]
) -> list[tuple[int, int]]:
    """Pair found with gold claims one to one, those with most content in common first."""
    ranked = sorted(
        (
            (shared_characters(f.content, g.content), -i, -j)
            for i, f in enumerate(found)
            for j, g in enumerate(gold)
        ),
        reverse=True,
    )
    pairs: list[tuple[int, int]] = []
    for share, i, j in ranked:
        if share < SAME_CONTENT:
            break
        if all(-i != p and -j != q for p, q in pairs):
            pairs.append((-i, -j))
    return pairs


def within(found: SpokenClaim, gold: SpokenClaim) -> bool:
    whole = merged(gold.content)
    return all(any(part.contains(piece) for part in whole) for piece in found.content)


def score_claims(found: Sequence[SpokenClaim], gold: Sequence[SpokenClaim]) -> Score:
    """Score attributions by their contents; a found part of a gold content is not wrong."""
    pairs = paired_claims(found, gold)
    paired = {i for i, _ in pairs}
    passed = {i for i, j in pairs if gold[j].optional}
    passed |= {
        i for i, f in enumerate(found) if i not in paired and any(within(f, g) for g in gold)
    }
    hit = sum(not gold[j].optional for _, j in pairs)
    return Score(
        found=len(found) - len(passed),
        right=hit,
        wanted=sum(not g.optional for g in gold),
        hit=hit,
    )


def score_sources(found: Sequence[SpokenClaim], gold: Sequence[SpokenClaim]) -> Score:
    """Score, among paired claims whose gold names a source, whether the same words are the source."""
    pairs = [(found[i].source, gold[j].source) for i, j in paired_claims(found, gold)]
    wanted = [(f, g) for f, g in pairs if g is not None]
    hit = sum(f is not None and f.overlaps(g) for f, g in wanted)
    return Score(found=sum(f is not None for f, _ in pairs), right=hit, wanted=len(wanted), hit=hit)


def score_kinds(found: Sequence[SpokenClaim], gold: Sequence[SpokenClaim]) -> Score:
    """Score, among paired claims whose kind was judged, whether the kind of source is right."""
    judged = [
        (found[i].kind, gold[j].kind)
        for i, j in paired_claims(found, gold)
        if gold[j].kind is not None
    ]
    hit = sum(f == g for f, g in judged)
    return Score(found=len(judged), right=hit, wanted=len(judged), hit=hit)


# --- probabilities -----------------------------------------------------------------------------


def score_threshold(probabilities: Sequence[float], truth: Sequence[bool], at: float) -> Score:
    """Score yes/no answers drawn from probabilities: yes from `at` upwards."""
    answers = [p >= at for p in probabilities]
    hit = sum(a and t for a, t in zip(answers, truth, strict=True))
    return Score(found=sum(answers), right=hit, wanted=sum(truth), hit=hit)
