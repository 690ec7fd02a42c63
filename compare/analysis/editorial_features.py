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
from collections.abc import Iterable
from dataclasses import astuple, dataclass

from articles.text.spans import Span
from compare.analysis.commentary import BLANK, Frame, blanked, find_frames
from compare.analysis.tokens import words
from compare.analysis.wording import STRONG_WORDING, Mark, find_marks


@dataclass(frozen=True, slots=True)
class Features:
    """Bounded numbers of one sentence's own voice; field order is the order of the weights."""

    loaded: float  # combined strength of loaded words of the strong groups, 0..1
    weighing: float  # combined strength of words of the weak groups, 0..1
    frame: float  # combined strength of interpretive frames, 0..1
    address: float  # we, you, I, let us
    obligation: float  # should, must, need to, had better
    absolute: float  # always, never, everyone, nothing
    comparison: float  # comparatives, superlatives, too, so … that
    stance: float  # seems, perhaps, would be, indeed, rather
    question: float
    exclamation: float
    contrast: float  # opens with But, Yet, Still, And, So
    abstract_present: float  # "is/are" with no past event beside it
    past: float  # past tense verbs, as a share of the words
    figures: float  # numbers, dates, amounts
    names: float  # capitalised words inside the sentence, as a share
    attributed: float  # share of the sentence that is not own voice
    reporting: float  # a reporting verb in the sentence
    length: float  # log of the number of own-voice words
    brief: float  # fewer than six words


@dataclass(frozen=True, slots=True)
class Reading:
    """All that is found in one sentence: its features and what they were counted from."""

    features: Features
    marks: tuple[Mark, ...]
    frames: tuple[Frame, ...]


def _any(text: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{text})\b", re.IGNORECASE)


_ADDRESS = _any(
    r"we|us|our|ours|ourselves|you|your|yours|yourself|I|my|mine|me|let's|let’s|I'm|I’m|I've|I’ve|we're|we’re|we've|we’ve|you're|you’re"
)
_OBLIGATION = _any(
    r"should|shouldn't|shouldn’t|must|mustn't|ought|needs?\ to|have\ to|has\ to|had\ better|cannot|can't|can’t|it\ is\ time"
)
_ABSOLUTE = _any(
    r"always|never|ever|everyone|everybody|everything|nobody|no\ one|nothing|anyone|anything|every|any|all|none|entirely|whole|whatever|whenever|"
    r"forever|at\ all|no"
)
_COMPARISON = _any(
    r"more|most|less|least|better|best|worse|worst|greater|greatest|bigger|biggest|too|enough|so|such|far|much|even|only|just|rather|quite|very|really|"
    r"pretty|almost|hardly|scarcely|merely|little|few"
)
_STANCE = _any(
    r"seems?|seemed|seemingly|appears?|perhaps|maybe|might|would|could|may|indeed|actually|truly|really|likely|unlikely|possible|impossible|thus|therefore|hence|"
    r"because|if|unless|why|how|what|kind\ of|sort\ of|it\ is|that\ is|this\ is|there\ is|means?|meant"
)
_PRESENT = _any(
    r"is|are|isn't|isn’t|aren't|aren’t|am|has|have|does|do|remains?|becomes?|makes?|gives?|takes?|means?|looks?|feels?|needs?|wants?|knows?|thinks?"
)
_PAST_VERB = re.compile(
    r"\b(?:[a-z]{2,}ed|was|were|had|did|went|came|took|made|got|gave|held|met|won|lost|led|left|began|rose|fell|grew|saw|found|told|said|wrote|spoke|ran|sent|brought|bought|paid|put|set|became|kept|shot|struck|chose)\b"
)
_FIGURE = re.compile(
    r"\d|\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|June|July|August|September|October|November|December|million|billion|percent|per cent)\b"
)
_REPORTING = _any(
    r"said|says|say|told|tells|according\ to|announced|reported|reports|wrote|writes|added|stated|noted|argued|argues|claimed|claims|warned|"
    r"believe|believes|believed|testified|tweeted|explained|asked|called|found|estimates?|estimated|suggests?|shows?|showed"
)
_CONTRAST = re.compile(
    r"^\W*(?:but|yet|still|and|so|nor|or|instead|moreover|however|nevertheless|thus|therefore|hence|worse|besides|then|now|well|why|what|how)\b",
    re.IGNORECASE,
)


def read_sentence(text: str, own_voice: tuple[Span, ...], *, sentence: Span) -> Reading:
    """Return the features of a sentence with the loaded words and frames found in it."""
    marks = find_marks(text, own_voice, sentence=sentence)
    frames = find_frames(
        text, own_voice, sentence=sentence, loaded=tuple(mark.span for mark in marks)
    )
    own = blanked(text, sentence, own_voice)
    return Reading(_features(own, marks, frames), marks, frames)


def as_row(features: Features) -> tuple[float, ...]:
    """Return the numbers in the order of the weights."""
    row: tuple[float, ...] = astuple(features)
    return row


def _features(own: str, marks: tuple[Mark, ...], frames: tuple[Frame, ...]) -> Features:
    spoken = own.replace(BLANK, " ")
    tokens = words(spoken)
    count = max(1, len(tokens))
    past = len(_PAST_VERB.findall(spoken))
    names = sum(token.text[0].isupper() for token in tokens[1:])
    return Features(
        loaded=_either(mark.score for mark in marks if mark.score >= STRONG_WORDING),
        weighing=_either(mark.score for mark in marks if mark.score < STRONG_WORDING),
        frame=_either(frame.strength for frame in frames),
        address=_some(_ADDRESS, spoken),
        obligation=_some(_OBLIGATION, spoken),
        absolute=_some(_ABSOLUTE, spoken),
        comparison=_some(_COMPARISON, spoken),
        stance=_some(_STANCE, spoken),
        question=float("?" in spoken),
        exclamation=float("!" in spoken),
        contrast=float(_CONTRAST.match(spoken) is not None),
        abstract_present=float(past == 0 and _PRESENT.search(spoken) is not None),
        past=min(1.0, 8.0 * past / (count + 8)),
        figures=_some(_FIGURE, spoken),
        names=min(1.0, 3.0 * names / (count + 4)),
        attributed=own.count(BLANK) / max(1, len(own)),
        reporting=float(_REPORTING.search(spoken) is not None),
        length=min(1.0, math.log1p(len(tokens)) / 5.0),
        brief=float(len(tokens) < 6),
    )


def _some(pattern: re.Pattern[str], text: str) -> float:
    """Return 0, 0.5, 0.75, … for none, one, two, … matches."""
    return 1.0 - 0.5 ** min(6, len(pattern.findall(text)))


def _either(strengths: Iterable[float]) -> float:
    left = 1.0
    for strength in strengths:
        left *= 1.0 - strength
    return 1.0 - left
