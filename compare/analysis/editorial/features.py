"""What a sentence's own voice looks like, in a few numbers a linear model can weigh.

Requirements: cheap, readable, and the same in every topic: nothing here knows what a report is
about. Every feature is computed on own-voice text only and is bounded, so that a strange text
(one sentence of 40,000 words) cannot push the score anywhere a normal one could not.

Idea: loaded words and interpretive frames speak for the outlet's own evaluation; figures, names,
past events and attributed content speak for plain reporting; addressing the reader ("we", "you",
a question), obligation ("should", "must") and claims without exception ("never", "everyone") are
the ordinary grammar of opinion.

Rejected: a part-of-speech tagger (no gain over these lists that is worth a second encoder); raw
word n-grams (on 731 sentences they learn the eight topics of the corpus).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from functools import lru_cache

from articles.text.spans import Span
from compare.analysis.editorial.commentary import BLANK, Frame, blanked, find_frames
from compare.analysis.editorial.marks import (
    STRONG_WORDING,
    Mark,
    Token,
    find_marks,
    stems_of,
    tokens_of,
)


@dataclass(frozen=True, slots=True)
class Features:
    """Bounded numbers of one sentence's own voice; field order is the order of the weights."""

    loaded: float  # combined strength of loaded words of the strong groups
    weighing: float  # combined strength of words of the weak groups
    frame: float  # combined strength of interpretive frames
    address: float  # we, you, I
    obligation: float  # should, must, need
    absolute: float  # always, never, everyone, nothing
    comparison: float  # more, worst, too, so, even
    stance: float  # seems, perhaps, indeed, would
    reasoning: float  # because, if, thus, why
    negation: float  # not, nor, hardly
    question: float
    exclamation: float
    contrast: float  # opens with But, Yet, Still, So
    pointing: float  # opens with This, That, Such, It, There
    pauses: float  # dashes, colons, semicolons, brackets
    marked: float  # quotation marks inside own voice: scare quotes
    present: float  # a present-tense verb of being or having, and no past event
    past: float  # past-tense verbs, as a share of the words
    figures: float  # digits
    dated: float  # days, months
    names: float  # capitalised words inside the sentence, as a share
    attributed: float  # share of the sentence that is not own voice
    reporting: float  # reporting verbs
    length: float  # logarithm of the number of own-voice words
    brief: float  # fewer than six words


@dataclass(frozen=True, slots=True)
class Reading:
    """All that is found in one sentence: its features and what they were counted from.

    `stems` are the beginnings of its content words (`marks.STEM` letters), to compare wording by.
    """

    features: Features
    marks: tuple[Mark, ...]
    frames: tuple[Frame, ...]
    stems: frozenset[str]

    @property
    def strongest(self) -> float:
        """Return the estimate of the plainest loaded word or frame, 0 without one."""
        strong = (mark.score for mark in self.marks if mark.score >= STRONG_WORDING)
        return max((*strong, *(frame.strength for frame in self.frames)), default=0.0)


_NAMES = tuple(field.name for field in fields(Features))

# Contractions keep their apostrophe: "can't" is one word.
_CLASSES = {
    "address": "we us our ours ourselves you your yours yourself i my mine me let's i'm i've we're "
    "we've you're you've we'll you'll i'd",
    "obligation": "should shouldn't must mustn't ought need needs cannot can't",
    "absolute": "always never ever everyone everybody everything nobody nothing anyone anything "
    "every any all none entirely whole whatever whenever forever no",
    "comparison": "more most less least better best worse worst greater greatest bigger biggest too "
    "enough so such far much even only just rather quite very really pretty almost merely little few",
    "stance": "seem seems seemed seemingly appear appears perhaps maybe might would could may "
    "indeed actually truly likely unlikely possible impossible means meant kind sort",
    "reasoning": "because if unless why how what thus therefore hence whether otherwise",
    "negation": "not nor hardly scarcely isn't aren't wasn't don't doesn't didn't won't wouldn't "
    "couldn't haven't hasn't without neither",
    "present": "is are isn't aren't am has have does do remains remain becomes become makes make "
    "gives takes means looks feels needs wants knows thinks",
    "past": "was were had did went came took made got gave held met won lost led left began rose fell "
    "grew saw found told said wrote spoke ran sent brought bought paid put set became kept shot struck",
    "reporting": "said says say told tells according announced reported reports wrote writes added "
    "stated noted argued argues claimed claims warned believe believes believed testified tweeted "
    "explained asked called found estimate estimates estimated suggest suggests shows showed",
    "dated": "monday tuesday wednesday thursday friday saturday sunday january february march april "
    "june july august september october november december",
    "contrast": "but yet still and so nor or instead moreover however nevertheless thus therefore "
    "hence worse besides then now well why what how",
    "pointing": "this that these those such it there here it's that's",
}  # fmt: skip
_OPENING = frozenset({"contrast", "pointing"})  # counted at the first word only
_NOT_PAST = frozenset(
    {"need", "indeed", "speed", "proceed", "exceed", "succeed", "hundred", "united"}
)
_PAUSE = re.compile(r"[—–;:(]|\s-\s")
_FIGURE = re.compile(r"\d")
_SCARE = re.compile(r"[“\"]")


def read_sentence(text: str, own_voice: tuple[Span, ...], *, sentence: Span) -> Reading:
    """Return the features of a sentence with the loaded words and frames found in it."""
    at = sentence.start
    local = tuple(
        shared.shifted(-at) for span in own_voice if (shared := span.clipped(sentence)) is not None
    )
    reading = _read(sentence.slice(text), local)
    if not at or not (reading.marks or reading.frames):
        return reading
    return replace(
        reading,
        marks=tuple(replace(mark, span=mark.span.shifted(at)) for mark in reading.marks),
        frames=tuple(replace(frame, span=frame.span.shifted(at)) for frame in reading.frames),
    )


@lru_cache(maxsize=4096)
def _read(piece: str, own_voice: tuple[Span, ...]) -> Reading:
    """Read one sentence by itself; kept, because scores, wording and flags all ask for it."""
    whole = Span(0, len(piece))
    marks = find_marks(piece, own_voice, sentence=whole)
    frames = find_frames(
        piece,
        own_voice,
        sentence=whole,
        loaded=tuple(mark.span for mark in marks if mark.score >= STRONG_WORDING),
    )
    own = blanked(piece, whole, own_voice)
    tokens = tokens_of(own, whole)
    return Reading(_features(own, tokens, marks, frames), marks, frames, stems_of(tokens))


def content_stems(text: str) -> frozenset[str]:
    """Return the beginnings of the content words of some words, to compare wording by."""
    return stems_of(tokens_of(text, Span(0, len(text))))


def as_row(features: Features) -> tuple[float, ...]:
    """Return the numbers in the order of the weights."""
    return tuple(getattr(features, name) for name in _NAMES)


def _features(
    own: str, tokens: list[Token], marks: tuple[Mark, ...], frames: tuple[Frame, ...]
) -> Features:
    seen = _counted(tokens)
    count = len(tokens)
    names = sum(own[start].isupper() for _, start, _ in tokens[1:])
    return Features(
        loaded=_either(mark.score for mark in marks if mark.score >= STRONG_WORDING),
        weighing=_either(mark.score for mark in marks if mark.score < STRONG_WORDING),
        frame=_either(frame.strength for frame in frames),
        address=_some(seen["address"]),
        obligation=_some(seen["obligation"]),
        absolute=_some(seen["absolute"]),
        comparison=_some(seen["comparison"]),
        stance=_some(seen["stance"]),
        reasoning=_some(seen["reasoning"]),
        negation=_some(seen["negation"]),
        question=float("?" in own),
        exclamation=float("!" in own),
        contrast=float(seen["contrast"] > 0),
        pointing=float(seen["pointing"] > 0),
        pauses=_some(len(_PAUSE.findall(own))),
        marked=float(_SCARE.search(own) is not None),
        present=float(seen["past"] == 0 and seen["present"] > 0),
        past=min(1.0, 8.0 * seen["past"] / (count + 8)),
        figures=_some(len(_FIGURE.findall(own))),
        dated=float(seen["dated"] > 0),
        names=min(1.0, 3.0 * names / (count + 4)),
        attributed=own.count(BLANK) / max(1, len(own)),
        reporting=_some(seen["reporting"]),
        length=min(1.0, math.log1p(count) / 5.0),
        brief=float(count < 6),
    )


def _counted(tokens: list[Token]) -> Counter[str]:
    table = _classes()
    seen: Counter[str] = Counter()
    for position, (word, _, _) in enumerate(tokens):
        for name in table.get(word, ()):
            if position == 0 or name not in _OPENING:
                seen[name] += 1
        if len(word) > 3 and word.endswith("ed") and word not in _NOT_PAST:
            seen["past"] += 1
    return seen


@lru_cache(maxsize=1)
def _classes() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for name, listed in _CLASSES.items():
        for word in listed.split():
            table[word] = (*table.get(word, ()), name)
    return table


def _some(count: int) -> float:
    """Return 0, 0.5, 0.75, … for none, one, two, …"""
    return 1.0 - 0.5 ** min(6, count)


def _either(strengths: Iterable[float]) -> float:
    """Return the strength of several reasons together, as if independent."""
    left = 1.0
    for strength in strengths:
        left *= 1.0 - strength
    return 1.0 - left
