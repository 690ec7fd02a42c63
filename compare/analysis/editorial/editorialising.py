"""Say how probably each sentence is the outlet's own view, and flag what only one report has of it.

Requirements: precision first; nothing inside quotations or attributed content; every mark has a
reason a reader can check, the exact words it concerns, and, where the passage is linked, the
passage of the other report it differs from. Both directions are computed alike.

Idea: a sentence that evaluates is common and mostly harmless; what a reader of two reports wants
to see is evaluation that *one of them added*. So the sentence's own evidence (loaded words, frames,
the fitted model) is weighed together with what the comparison says:

* in a linked passage, loaded words that the matching passage has nothing like are `wording`;
* an interpretive clause whose content the matching passage lacks is `commentary`;
* in a passage only one report has, the clause is `commentary`, or the whole sentence where it is
  commentary throughout.

One place gives one flag: a clause swallows the loaded words in it, a sentence swallows its clauses.

Known exceptions: an opinion column compared with a report is commentary nearly throughout, and the
flags say so. A linked sentence is never flagged whole: part of it is reported by both.

Rejected: flagging by the sentence probability alone (trained on opinion columns, it ranks the
sentences of news reports hardly better than chance); flagging weak words alone ("growing", "key").
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from articles.text.spans import Span
from compare.analysis.changes.sides import quoted
from compare.analysis.documents import Document
from compare.analysis.editorial.commentary import Frame
from compare.analysis.editorial.features import Reading, content_stems, read_sentence
from compare.analysis.editorial.marks import STRONG_WORDING, Mark
from compare.analysis.editorial.model import head_scores, load_model, log_odds
from compare.analysis.editorial.wording import LANGUAGES
from compare.analysis.results import (
    Alignment,
    Evidence,
    Flag,
    FlagKind,
    Link,
    Side,
    TextAnalysis,
)

# --- what counts ---------------------------------------------------------------------------------
# Shares of a sentence's characters.
NO_OWN_VOICE = 0.05  # less than this in own voice: a stray "and", a dash; nothing is judged
WHOLLY_OWN = 0.8  # a sentence may be flagged whole only if this much of it is own voice
# A loaded word or frame makes its sentence a view with at least this share of its own estimate,
# however factual the rest: no loss on any corpus between 0.6 and 0.9.
MARKED = 0.8
# An unlinked sentence is flagged whole when it has this many places to mark, or when they cover
# this share of it (less where the sentence itself is surely a view).
THROUGHOUT_PLACES = 2
THROUGHOUT_SHARE = 0.4
THROUGHOUT_SURE = 0.1
SURE_SENTENCE = 0.6
# How far the sentence's own log-odds move the estimate of a mark inside it, and its bounds.
SENTENCE_WEIGHT = 0.3
SENTENCE_BOUND = 2.5
# Log-odds for what the comparison says; set by reasoning, looked at on the dev part of BASIL.
ONLY_HERE = 0.5  # no passage of the other report is linked to the sentence
INSERTED = 0.25  # linked, but the clause's words have no counterpart there
FIRST_PERSON = 0.8  # "we", "our" in a report: most often a quotation whose marks were lost
BRIEF_SHARE = 0.35  # against a report this much shorter, "only here" says nothing
# A clause is taken over from the other side when this share of its content words stands there.
SHARED_CLAUSE = 0.6

# --- thresholds ----------------------------------------------------------------------------------
# Where the estimate passes an even chance. On the dev part of BASIL, compared outlet by outlet, half
# of the sentences flagged so have an annotated own-voice span (one in eight has by chance), and they
# are a quarter of those that have one. Of 45 flags drawn there and read, about four in five hold by
# this project's definition, which counts more than the annotators marked.
WORDING_THRESHOLD = 0.5
CLAUSE_THRESHOLD = 0.5
SENTENCE_THRESHOLD = 0.62


_IN_A_VIEW = re.compile(
    r"\bin (?:his|her|their|whose|[\w.]+['’]s|[\w.]+s['’]) (?:\w+ )?(?:view|opinion|eyes|words|telling|estimation)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Passage:
    """The words of one sentence of the other report, quoted and attributed ones included."""

    stems: frozenset[str]
    groups: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Partner:
    """What the other report has for one sentence."""

    link: int | None
    evidence: Evidence | None
    stems: frozenset[str]
    groups: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Candidate:
    span: Span
    score: float
    rule: str
    reason: str
    wording: bool


def sentence_scores(
    document: Document, own_voice: tuple[tuple[Span, ...], ...]
) -> tuple[float, ...]:
    """Return, per sentence, the probability in [0, 1] that the outlet itself takes a view in it."""
    if document.language not in LANGUAGES:
        return (0.0,) * len(document.sentences)
    model = load_model()
    heads = head_scores(document.vectors, model.head, encoder=document.encoder)
    scores: list[float] = []
    for sentence, spans, head in zip(document.sentences, own_voice, heads, strict=True):
        share = _share(sentence.span, spans)
        if sentence.boilerplate or share < NO_OWN_VOICE:
            scores.append(0.0)
            continue
        reading = read_sentence(document.text, spans, sentence=sentence.span)
        # The vector is of the whole sentence: it speaks for the outlet as far as the words do.
        weighed = None if head is None else head * share
        probability = _sigmoid(log_odds(model, reading.features, weighed))
        scores.append(round(max(probability, MARKED * reading.strongest), 4))
    return tuple(scores)


def find_editorialising(
    left: Document,
    right: Document,
    left_analysis: TextAnalysis,
    right_analysis: TextAnalysis,
    alignment: Alignment,
) -> tuple[Flag, ...]:
    """Return the flags of both sides, left first, each side in the order of its text."""
    return (
        *_side_flags(left, right, left_analysis, right_analysis, alignment, side=Side.LEFT),
        *_side_flags(right, left, right_analysis, left_analysis, alignment, side=Side.RIGHT),
    )


def _side_flags(
    document: Document,
    other: Document,
    analysis: TextAnalysis,
    other_analysis: TextAnalysis,
    alignment: Alignment,
    *,
    side: Side,
) -> list[Flag]:
    if document.language not in LANGUAGES:
        return []
    elsewhere = _own_voice_stems(other, other_analysis)
    passages: dict[int, _Passage] = {}
    brief = len(other.text) < BRIEF_SHARE * len(document.text)
    flags: list[Flag] = []
    for position, sentence in enumerate(document.sentences):
        own_voice = analysis.own_voice[position]
        if sentence.boilerplate or _share(sentence.span, own_voice) < NO_OWN_VOICE:
            continue
        reading = read_sentence(document.text, own_voice, sentence=sentence.span)
        if not (reading.marks or reading.frames) or _somebody_elses(
            sentence.span.slice(document.text)
        ):
            continue
        partner = _partner(other, alignment, position, passages, side=side)
        candidates = _candidates(
            document, sentence.span, reading, partner, elsewhere, analysis, position, brief=brief
        )
        flags.extend(_flag(candidate, document.text, partner, side) for candidate in candidates)
    return flags


def _candidates(
    document: Document,
    sentence: Span,
    reading: Reading,
    partner: _Partner,
    elsewhere: frozenset[str],
    analysis: TextAnalysis,
    position: int,
    *,
    brief: bool,
) -> list[_Candidate]:
    """Return what is to be flagged in one sentence, in order, none overlapping another."""
    probability = analysis.editorialising[position]
    tilt = SENTENCE_WEIGHT * max(-SENTENCE_BOUND, min(SENTENCE_BOUND, _logit(probability)))
    alone = partner.link is None
    bonus = tilt + ((0.0 if brief else ONLY_HERE) if alone else INSERTED)
    if reading.features.address:
        bonus -= FIRST_PERSON
    clauses = [
        _Candidate(frame.span, score, f"commentary.{_slug(frame.name)}", frame.reason, False)
        for frame in reading.frames
        if not _taken_over(document.text, frame, partner)
        and (score := _shifted(frame.strength, bonus)) >= CLAUSE_THRESHOLD
    ]
    loaded = [
        _Candidate(mark.span, score, f"wording.{_slug(mark.group)}", mark.reason, True)
        for mark in reading.marks
        if mark.score >= STRONG_WORDING
        and not _has_counterpart(mark, partner, elsewhere)
        and (score := _shifted(mark.score, bonus)) >= WORDING_THRESHOLD
    ]
    own_share = _share(sentence, analysis.own_voice[position])
    outside = [
        mark for mark in loaded if not any(clause.span.overlaps(mark.span) for clause in clauses)
    ]
    places = sorted((*clauses, *outside), key=lambda candidate: candidate.span)
    if alone and own_share >= WHOLLY_OWN and _throughout(sentence, places, probability):
        whole = _whole(sentence, places)
        if whole.score >= SENTENCE_THRESHOLD:
            return [whole]
    return places


def _throughout(sentence: Span, places: list[_Candidate], probability: float) -> bool:
    """Tell whether a sentence is commentary as a whole, not a report with a comment in it."""
    if len(places) >= THROUGHOUT_PLACES:
        return True
    covered = sum(len(place.span) for place in places)
    share = THROUGHOUT_SURE if probability >= SURE_SENTENCE else THROUGHOUT_SHARE
    return covered >= share * len(sentence)


def _whole(sentence: Span, places: list[_Candidate]) -> _Candidate:
    """Return the sentence as one mark: several reasons make it surer."""
    lead = max(places, key=lambda candidate: candidate.score)
    doubt = 1.0
    for place in places:
        doubt *= 1.0 - place.score
    # Places in one sentence are not independent; the geometric mean with the lead allows for that.
    score = 1.0 - math.sqrt(doubt * (1.0 - lead.score))
    rule = lead.rule.replace("wording.", "commentary.")
    return _Candidate(sentence, score, rule, lead.reason, False)


def _flag(candidate: _Candidate, text: str, partner: _Partner, side: Side) -> Flag:
    quote = candidate.span.slice(text)
    return Flag(
        kind=FlagKind.EDITORIALISING,
        side=side,
        span=candidate.span,
        quote=quote,
        score=round(min(0.99, candidate.score), 4),
        rule=candidate.rule,
        explanation=_explanation(candidate, quote, side, linked=partner.link is not None),
        evidence=partner.evidence,
        link=partner.link,
    )


def _explanation(candidate: _Candidate, quote: str, side: Side, *, linked: bool) -> str:
    here, there = side.value.capitalize(), side.other.value
    if candidate.wording and linked:
        return (
            f"{quoted(quote)} is {side.value}’s own wording ({candidate.reason}); "
            f"the passage it matches on the {there} has nothing like it."
        )
    if candidate.wording:
        return (
            f"{quoted(quote)} is {side.value}’s own wording ({candidate.reason}); "
            f"{there} has no passage that reports this."
        )
    if linked:
        return (
            f"{here} adds this in its own voice, without a source ({candidate.reason}); "
            f"the passage it matches on the {there} does not have it."
        )
    return (
        f"{here} states this in its own voice, without a source ({candidate.reason}); "
        f"{there} has no passage that reports it."
    )


def _somebody_elses(sentence: str) -> bool:
    """Tell whether a sentence opens or closes a quotation whose other mark is elsewhere.

    Then whose words they are hangs on a mark that may be missing: a miss is better. The same goes
    for "in his view": the sentence says whose view it is.
    """
    if _IN_A_VIEW.search(sentence):
        return True
    return sentence.count("“") != sentence.count("”") or sentence.count('"') % 2 == 1


# --- the other side ------------------------------------------------------------------------------


def _passage(other: Document, position: int) -> _Passage:
    span = other.sentences[position].span
    reading = read_sentence(other.text, (span,), sentence=span)
    return _Passage(
        stems=reading.stems,
        groups=frozenset(m.group for m in reading.marks if m.score >= STRONG_WORDING),
    )


def _partner(
    other: Document,
    alignment: Alignment,
    position: int,
    passages: dict[int, _Passage],
    *,
    side: Side,
) -> _Partner:
    links = [
        (index, link)
        for index, link in enumerate(alignment.links)
        if _start(link, side) <= position < _end(link, side)
    ]
    if not links:
        return _Partner(None, None, frozenset(), frozenset())
    best, closest = max(links, key=lambda pair: pair[1].similarity)
    stems: set[str] = set()
    groups: set[str] = set()
    for _, link in links:
        for there in range(_start(link, side.other), _end(link, side.other)):
            passage = passages.get(there)
            if passage is None:
                passage = passages[there] = _passage(other, there)
            stems |= passage.stems
            groups |= passage.groups
    span = other.passage_span(_start(closest, side.other), _end(closest, side.other))
    evidence = Evidence(side=side.other, span=span, quote=span.slice(other.text))
    return _Partner(best, evidence, frozenset(stems), frozenset(groups))


def _start(link: Link, side: Side) -> int:
    return link.left_start if side is Side.LEFT else link.right_start


def _end(link: Link, side: Side) -> int:
    return link.left_end if side is Side.LEFT else link.right_end


def _has_counterpart(mark: Mark, partner: _Partner, elsewhere: frozenset[str]) -> bool:
    """Tell whether the other report words it alike: there, or anywhere in its own voice."""
    return mark.group in partner.groups or mark.stems <= partner.stems | elsewhere


def _taken_over(text: str, frame: Frame, partner: _Partner) -> bool:
    stems = content_stems(frame.span.slice(text))
    return bool(stems) and len(stems & partner.stems) >= SHARED_CLAUSE * len(stems)


def _own_voice_stems(document: Document, analysis: TextAnalysis) -> frozenset[str]:
    return frozenset().union(
        *(
            read_sentence(document.text, spans, sentence=sentence.span).stems
            for sentence, spans in zip(document.sentences, analysis.own_voice, strict=True)
            if not sentence.boilerplate
        )
    )


# --- numbers -------------------------------------------------------------------------------------


def _share(sentence: Span, spans: tuple[Span, ...]) -> float:
    covered = sum(len(piece) for span in spans if (piece := span.clipped(sentence)) is not None)
    return covered / max(1, len(sentence))


def _sigmoid(x: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, x))))


def _logit(p: float) -> float:
    p = max(1e-6, min(1.0 - 1e-6, p))
    return math.log(p / (1.0 - p))


def _shifted(p: float, by: float) -> float:
    return _sigmoid(_logit(p) + by)


def _slug(name: str) -> str:
    return name.replace(" ", "_")
