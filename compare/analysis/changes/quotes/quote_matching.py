"""Which stretches of two texts' utterances are the same words, and what differs within them.

Requirements: a quotation may stand anywhere in the other report, whole, cut, split by a cue or woven
into the outlet's sentence, so links do not help; near-linear in length.

Idea: an index over the rarer words proposes pairs of utterances; difflib finds their common runs; runs
with little between them make a stretch, which grows to the sentence or quotation it stands in. What
is left over inside it is a difference. Stretches are taken best first, each word once, so that a
phrase said twice is compared with its twin.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import chain, pairwise

from compare.analysis.changes.quotes.spoken import Spoken, Utterance

MOST_POSTINGS = 12  # utterances; a word in more proposes nothing
MOST_PARTNERS = 4  # utterances of the other side that are looked at, those with most in common
MIN_COMMON = 2  # rarer words that propose a pair
MIN_SENTENCE = 0.4  # of the words of the shorter of two sentences, so that they are one
MIN_CONTENT = 3  # content words that both have: fewer are a phrase anybody may use
MIN_PART_CONTENT = 2  # … in a part of a sentence with the same speaker
MIN_WORDS = 4
SURE = 0.8  # share on both sides of a sentence that is missing in one
LONGEST_SKIP = 40  # words
PHRASE = 6  # words that are no accident, whatever they are
MIN_SHARE = 0.55  # of the words of the shorter stretch that both have
MIN_RUN = 1.5  # words of a run, on average; shorter ones are strewn by chance
SHUFFLED = 0.75  # … or in any order

RUNS_KEPT = 4096  # pairs of utterances; of an event's reports many quote the same words

Words = Sequence[Spoken]
Places = Mapping[str, Sequence[int]]  # numbers of utterances by what proposes them


@dataclass(frozen=True, slots=True)
class Difference:
    """Half-open word ranges that stand in each other's place; one of them may be empty."""

    left: tuple[int, int]
    right: tuple[int, int]
    at_start: bool = False
    at_end: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of two utterances that are the same quotation; `share` in [0, 1] is how much agrees.

    `content` is 0 for a phrase that only counts beside another stretch.
    """

    left: Utterance
    right: Utterance
    left_range: tuple[int, int]
    right_range: tuple[int, int]
    differences: tuple[Difference, ...]
    common: int
    content: int
    share: float

    @property
    def shuffled(self) -> float:
        """Return the share of the longer side's words that both have in any order."""
        one = self.left.words[slice(*self.left_range)]
        two = self.right.words[slice(*self.right_range)]
        return _both(one, two) / max(1, len(one), len(two))


def places_of(utterances: Sequence[Utterance]) -> Places:
    """Return in which utterances of a text each word or run of words stands that may propose them."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, utterance in enumerate(utterances):
        for key in utterance.telling:
            places[key].append(number)
    return {key: found for key, found in places.items() if len(found) <= MOST_POSTINGS}


def shared_stretches(
    left: Sequence[Utterance], right: Sequence[Utterance], places: Places
) -> list[Stretch]:
    """Return every stretch both texts quote, each word at most once, in the order of the left.

    `places` are those of the right text.
    """
    found = [
        stretch
        for one, two in _candidates(left, places)
        for stretch in _stretches(left[one], right[two])
    ]
    found.sort(key=_rank)
    taken: dict[int, list[tuple[int, int]]] = defaultdict(list)
    kept: list[Stretch] = []
    for stretch in found:
        sides = ((stretch.left, stretch.left_range), (stretch.right, stretch.right_range))
        if any(_overlaps(taken[id(u)], around) for u, around in sides):
            continue
        for utterance, around in sides:
            taken[id(utterance)].append(around)
        kept.append(stretch)
    kept.sort(key=lambda s: s.left.words[s.left_range[0]].span.start)
    return [stretch for stretch in _joined(kept) if stretch.content]


def _joined(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Join stretches between which only one side has more: whole sentences that the other lacks."""
    out: list[Stretch] = []
    for stretch in stretches:
        if out and _skips(out[-1], stretch):
            out[-1] = _join(out[-1], stretch)
        else:
            out.append(stretch)
    return out


def _skips(before: Stretch, after: Stretch) -> bool:
    if before.left is not after.left or before.right is not after.right:
        return False
    if min(before.share, after.share) < SURE:
        return False
    gaps = (
        after.left_range[0] - before.left_range[1],
        after.right_range[0] - before.right_range[1],
    )
    return min(gaps) == 0 and 0 < max(gaps) <= LONGEST_SKIP


def _join(before: Stretch, after: Stretch) -> Stretch:
    skipped = Difference(
        (before.left_range[1], after.left_range[0]), (before.right_range[1], after.right_range[0])
    )
    common = before.common + after.common
    return Stretch(
        before.left,
        before.right,
        (before.left_range[0], after.left_range[1]),
        (before.right_range[0], after.right_range[1]),
        (*before.differences, skipped, *after.differences),
        common,
        before.content + after.content,
        (before.share * before.common + after.share * after.common) / common,
    )


def _rank(stretch: Stretch) -> tuple[float, int, int, int]:
    one, two = stretch.left.words, stretch.right.words
    return (
        -round(stretch.share * stretch.common, 6),
        len(stretch.differences),
        one[stretch.left_range[0]].span.start,
        two[stretch.right_range[0]].span.start,
    )


def _overlaps(taken: Sequence[tuple[int, int]], around: tuple[int, int]) -> bool:
    return any(start < around[1] and around[0] < end for start, end in taken)


def _candidates(left: Sequence[Utterance], places: Places) -> Iterator[tuple[int, int]]:
    for number, utterance in enumerate(left):
        postings = map(places.get, utterance.telling)
        common = Counter(chain.from_iterable(found for found in postings if found is not None))
        ranked = sorted(common.items(), key=lambda item: (-item[1], item[0]))
        for other, count in ranked[:MOST_PARTNERS]:
            if count >= MIN_COMMON:
                yield number, other


# --- stretches ----------------------------------------------------------------------------------

Run = tuple[int, int, int]


def _stretches(left: Utterance, right: Utterance) -> Iterator[Stretch]:
    for group in _by_sentence(left, right, _runs(left.keys, right.keys)):
        stretch = _stretch(left, right, group)
        if stretch is not None:
            yield stretch


@lru_cache(maxsize=RUNS_KEPT)
def _runs(one: tuple[str, ...], two: tuple[str, ...]) -> tuple[Run, ...]:
    """Return the runs of words that two utterances have in common, in order."""
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    return tuple((b.a, b.b, b.size) for b in matcher.get_matching_blocks() if b.size)


def _by_sentence(first: Utterance, second: Utterance, runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Yield the runs of each pair of sentences that are one; a sentence may be two on a side."""
    one, two = first.words, second.words
    left, right = first.sentences, second.sentences
    pieces = [piece for run in runs for piece in _cut(run, left, right)]
    common: Counter[tuple[int, int]] = Counter()
    for a, b, size in pieces:
        common[left[a], right[b]] += size
    lengths = first.lengths, second.lengths
    group: list[Run] = []
    for run in pieces:
        pair = left[run[0]], right[run[1]]
        shorter = min(lengths[0][pair[0]], lengths[1][pair[1]])
        if common[pair] < MIN_SENTENCE * shorter:
            continue
        if group and not _together(group[-1], run, one, two, left, right):
            yield group
            group = []
        group.append(run)
    if group:
        yield group


def _together(
    before: Run, after: Run, one: Words, two: Words, left: Sequence[int], right: Sequence[int]
) -> bool:
    """Tell whether two runs stand in one sentence of one side, and in one quotation of the other."""
    same_left, same_right = left[before[0]] == left[after[0]], right[before[1]] == right[after[1]]
    if same_left and same_right:
        return True
    if same_left:
        return two[before[1]].piece == two[after[1]].piece
    return same_right and one[before[0]].piece == one[after[0]].piece


def _cut(run: Run, left: Sequence[int], right: Sequence[int]) -> Iterator[Run]:
    """Cut a run where a sentence begins on either side."""
    a, b, size = run
    start = 0
    for k in range(1, size):
        if left[a + k] != left[a + k - 1] or right[b + k] != right[b + k - 1]:
            yield a + start, b + start, k - start
            start = k
    yield a + start, b + start, size - start


def _stretch(left: Utterance, right: Utterance, runs: Sequence[Run]) -> Stretch | None:
    one, two = left.words, right.words
    runs = _grown(one, two, list(runs))
    common = sum(size for _, _, size in runs)
    told = [one[a + k] for a, _, size in runs for k in range(size)]
    content = sum(word.is_content for word in told)
    plain = sum(word.is_content and not word.is_name for word in told)
    start = (_start(one, runs[0][0]), _start(two, runs[0][1]))
    last = (runs[-1][0] + runs[-1][2], runs[-1][1] + runs[-1][2])
    end = (_end(one, last[0]), _end(two, last[1]))
    differences = [
        Difference((start[0], runs[0][0]), (start[1], runs[0][1]), at_start=True),
        *(Difference((b[0] + b[2], a[0]), (b[1] + b[2], a[1])) for b, a in pairwise(runs)),
        Difference((last[0], end[0]), (last[1], end[1]), at_end=True),
    ]
    shorter = min(end[0] - start[0], end[1] - start[1])
    share = common / max(shorter, 1)
    if common < MIN_WORDS or plain < (1 if common >= PHRASE else MIN_PART_CONTENT):
        if max(end[0] - start[0], end[1] - start[1]) > common:
            return None
        content = 0
    if share < MIN_SHARE or common < MIN_RUN * len(runs):
        both = _both(one[start[0] : end[0]], two[start[1] : end[1]])
        longer = max(end[0] - start[0], end[1] - start[1])
        if both < SHUFFLED * shorter or longer > 2 * shorter:
            return None
    return Stretch(
        left,
        right,
        (start[0], end[0]),
        (start[1], end[1]),
        tuple(d for d in differences if d.left[0] < d.left[1] or d.right[0] < d.right[1]),
        common,
        content,
        share,
    )


def _grown(one: Words, two: Words, runs: list[Run]) -> list[Run]:
    """Return the runs, the first with the same words before it that a run of chance had taken."""
    a, b, size = runs[0]
    while (
        a > 0
        and b > 0
        and not one[a].begins
        and not two[b].begins
        and one[a - 1].key == two[b - 1].key
    ):
        a, b, size = a - 1, b - 1, size + 1
    return [(a, b, size), *runs[1:]]


def _both(one: Words, two: Words) -> int:
    """Count the words that both have in any order."""
    return (Counter(w.key for w in one) & Counter(w.key for w in two)).total()


def _start(words: Words, index: int) -> int:
    """Return where the sentence or quotation of a word begins."""
    while index > 0 and not words[index].begins:
        index -= 1
    return index


def _end(words: Words, index: int) -> int:
    """Return where the sentence or quotation of the word before `index` ends."""
    while index < len(words) and not words[index].begins:
        index += 1
    return index
