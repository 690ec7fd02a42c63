"""One report read for who speaks: each sentence once, however many pages and claims ask for it.

Links between passages are found by meaning, and who speaks is a good part of the meaning of a short
sentence. So two sentences that introduce the same speaker ("Ansgar Lohm, the plant's director, said …")
are often linked whatever the speaker says. Such a link ties no claim: of twelve made-up reports of 40
known claims it took a fifth of all links, and every claim was drawn into that of its speaker.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.text.spans import Span
from articles.text.units import Sentence
from compare.analysis.claims.grouping import Passage
from compare.analysis.results import Attribution
from compare.analysis.tokens import STOPWORDS, lowered, stem
from compare.reading.event.telling import Heard, Said, frames
from compare.reading.told import handing_over
from compare.voices import Voices

LEAST_IN_COMMON = 0.1  # of the words the shorter passage tells; fewer are chance


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence: the words that tell something, and the stems of those that say who speaks."""

    told: tuple[Said, ...]
    stems: frozenset[str]  # of what is told
    speaker: frozenset[str]


class Hearing:
    """Who speaks where in one report; `handing` are the attributions that say who told it."""

    def __init__(self, text: str, sentences: Sequence[Sentence], voices: Voices) -> None:
        self._text, self._sentences = text, sentences
        self._starts = [sentence.start for sentence in sentences]
        self.handing = handing_over(voices)
        self._frames = frames(self.handing)
        self._frame_starts = [frame.start for frame in self._frames]
        self._read: dict[int, Read] = {}
        self._passages: dict[Passage, Sequence[Read]] = {}
        self._attributions: dict[int, list[Attribution]] = defaultdict(list)
        self._quotations: dict[int, list[Span]] = defaultdict(list)
        for attribution in self.handing:
            positions = {n for span in attribution.content for n in self._positions(span)}
            for position in positions:
                self._attributions[position].append(attribution)
        for quotation in voices.quotations:
            for position in self._positions(quotation.span):
                self._quotations[position].append(quotation.span)

    def heard(self, passage: Passage) -> Heard:
        """Return a passage with who speaks in it."""
        first, last = self._sentences[passage.start], self._sentences[passage.end - 1]
        positions = range(passage.start, passage.end)
        return Heard(
            Span(first.start, last.end),
            [word for n in positions for word in self.read(n).told],
            list(dict.fromkeys(a for n in positions for a in self._attributions.get(n, ()))),
            [span for n in positions for span in self._quotations.get(n, ())],
        )

    def passage(self, passage: Passage) -> Sequence[Read]:
        """Return the sentences of a passage; many links are between the same."""
        found = self._passages.get(passage)
        if found is None:
            found = [self.read(position) for position in range(passage.start, passage.end)]
            self._passages[passage] = found
        return found

    def read(self, position: int) -> Read:
        """Return the words of a sentence; where all are plain, plain words tell something too."""
        if position not in self._read:
            sentence = self._sentences[position]
            text = self._text[sentence.start : sentence.end]
            found = [(word, sentence.start + at) for at, word in lowered(text)]
            found = [one for one in found if one[0] not in STOPWORDS] or found
            told = tuple(Said(stem(word), at) for word, at in found if not self._is_frame(at))
            self._read[position] = Read(
                told,
                frozenset(word.stem for word in told),
                frozenset(stem(word) for word, at in found if self._is_frame(at)),
            )
        return self._read[position]

    def _is_frame(self, at: int) -> bool:
        place = bisect_right(self._frame_starts, at) - 1
        return place >= 0 and at < self._frames[place].end

    def _positions(self, span: Span) -> Iterator[int]:
        position = max(0, bisect_right(self._starts, span.start) - 1)
        while position < len(self._starts) and self._starts[position] < span.end:
            if self._sentences[position].end > span.start:
                yield position
            position += 1


def share_only_a_speaker(one: Sequence[Read], other: Sequence[Read]) -> bool:
    """Tell whether two passages have next to nothing in common but who speaks.

    Passages that tell nothing besides ("the government denied that") are not told apart so.
    """
    ones, others = (_union([read.stems for read in passage]) for passage in (one, other))
    if len(ones & others) >= LEAST_IN_COMMON * min(len(ones), len(others)):
        return False
    speaker, another = (_union([read.speaker for read in passage]) for passage in (one, other))
    return not (speaker.isdisjoint(another | others) and another.isdisjoint(ones))


def _union(sets: Sequence[frozenset[str]]) -> frozenset[str]:
    return sets[0] if len(sets) == 1 else frozenset().union(*sets)
