"""Flag claims that one report attributes to a source and the other states itself, or credits less.

Requirements: what has to agree is the *content* on one side and the own-voice clause on the other, not
the two sentences; both directions; a miss is better than a false accusation.

Idea: for each link and direction, take each attribution that hands over a claim (speech, writing,
"reportedly"; not an act, not an expectation nobody has) and the clauses of the linked passage on the
other side that no attribution covers. Where the two share enough weight of rare words, and share more
than the clause shares with what the first side says in its own voice, the source was dropped.

A thought ("Iran fears …") does not cover a claim whose content already has the one who thinks it: "one
source said Iran fears …" against "Iran fears …" lost its source. An agentless expectation ("is seen
as", "is expected to") covers nothing. "Reportedly" does.

Known exceptions: a paraphrase that shares hardly a word is missed; a source carried over a paragraph
by nothing but its order is not seen. Facts on the public record (scores, votes, verdicts) are scored
lower, for an outlet may have seen them itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.text.spans import Span, merged, subtracted
from compare.analysis.attribution.cue_words import NOUN_FORMS
from compare.analysis.attribution.cues import VERB_FORMS, cue_lemmas
from compare.analysis.attribution.voice import reports_words
from compare.analysis.changes.claims import Overlap, Stems, Weights
from compare.analysis.changes.sides import (
    View,
    Views,
    both_views,
    evidence_span,
    hands_over,
    passage,
    who,
)
from compare.analysis.changes.weakening import weakened_flags
from compare.analysis.documents import Document
from compare.analysis.results import (
    Alignment,
    Attribution,
    CueStrength,
    Evidence,
    Flag,
    FlagKind,
    Link,
    SourceKind,
    TextAnalysis,
)
from compare.analysis.tokens import words

# Set by reading: pairs below these share a topic rather than a claim.
MIN_SHARED = 3  # stems
FEW_CONTAINMENT = 0.67  # … or two stems that are most of the smaller claim
MIN_CONTAINMENT = 0.34  # weight of the shared stems in the smaller claim
MIN_SCORE = 0.28  # containment, less up to half of it where the link is unsure
PUBLIC_FACTOR = 0.7  # facts on the public record
SHORT_CLAIM = 4  # stems; a shorter one has to be contained nearly whole
SHORT_CONTAINMENT = 0.5

_SPLIT = re.compile(r"[,;:—–]\s+|\s--?\s|\s(?=(?:while|although|though|whereas|because|but)\s)")
_PUBLIC = re.compile(
    r"\b(?:\d+\s?[-–]\s?\d+\b|(?:was|were) (?:sentenced|convicted|acquitted|elected|sworn in)|found guilty"
    r"|voted|votes?|verdict|scored|beat|defeated|won the|closed at|shares? (?:rose|fell|gained|lost)"
    r"|index|points?)\b",
    re.IGNORECASE,
)


_NO_COMMENT = re.compile(
    r"\b(?:no|declined to|not|refused to|for) (?:immediate )?comment", re.IGNORECASE
)
_PRONOUN_START = re.compile(r"(?:that )?(?:it|he|she|they|we|i)\b", re.IGNORECASE)
_SAYING = frozenset(
    [
        "say",
        "tell",
        "write",
        "state",
        "announce",
        "report",
        "declare",
        "outline",
        "list",
        "explain",
        "reveal",
        "confirm",
        "disclose",
        "claim",
        "allege",
        "insist",
        "deny",
        "warn",
        "predict",
        "estimate",
        "argue",
        "note",
        "add",
        "acknowledge",
        "admit",
    ]
)
_DIGITS = re.compile(r"\d[\d.,:]*")


@dataclass(frozen=True, slots=True)
class _Claim:
    """What an attribution hands over within one sentence; `own` is what the outlet says beside it."""

    attribution: Attribution
    content: tuple[Span, ...]
    stems: Stems
    own: Stems


@dataclass(frozen=True, slots=True)
class _Finding:
    """An attributed claim of the origin and the own-voice clause of the target that reports it."""

    link: int
    attribution: Attribution
    span: Span
    score: float


def find_omissions(
    left: Document,
    right: Document,
    left_analysis: TextAnalysis,
    right_analysis: TextAnalysis,
    alignment: Alignment,
    *,
    views: Views | None = None,
) -> tuple[Flag, ...]:
    """Return the flags for dropped and weakened attributions, in both directions."""
    first, second, weights = views or both_views(left, right, left_analysis, right_analysis)
    flags: list[Flag] = []
    for origin, target in ((first, second), (second, first)):
        findings = [
            finding
            for number, link in enumerate(alignment.links)
            for finding in _dropped(origin, target, number, link, weights)
        ]
        flags += (_omitted_flag(origin, target, f) for f in _best(findings))
        flags += weakened_flags(origin, target, alignment, weights)
    return tuple(flags)


# --- dropped ------------------------------------------------------------------------------------


def _dropped(
    origin: View, target: View, number: int, link: Link, weights: Weights
) -> Iterable[_Finding]:
    for position in passage(link, origin.side):
        for claim in _claims(origin, position):
            for goal in passage(link, target.side):
                match = _match(origin, claim, target, goal, weights)
                if match is not None:
                    score = match[1] * (1.0 + link.similarity) / 2
                    yield _Finding(number, claim.attribution, match[0], score)


def _claims(origin: View, position: int) -> Iterable[_Claim]:
    """Return the claims that somebody other than the outlet answers for in a sentence."""
    text = origin.document.text
    sentence = origin.document.sentences[position]
    if sentence.boilerplate:
        return
    own = origin.stems(origin.analysis.own_voice[position])
    handed = [a for a in origin.attributions[position] if hands_over(origin.document, a)]
    for attribution in handed:
        if _is_nested(attribution, handed):
            continue
        pieces = (span.clipped(sentence.span) for span in attribution.content)
        content = tuple(piece for piece in pieces if piece is not None)
        if any(_NO_COMMENT.search(c.slice(text)) for c in content):
            continue
        found = origin.stems(content)
        source = attribution.resolved_source or attribution.source
        if source is not None and content and _PRONOUN_START.match(text, content[0].start):
            found |= origin.stems([source])
        if found:
            yield _Claim(attribution, content, found, own - found)


def _is_nested(attribution: Attribution, others: Sequence[Attribution]) -> bool:
    """Tell whether another attribution's content holds this one: the outer source is the one to name."""
    cue = attribution.cue
    if cue is None:
        return False
    return any(
        other is not attribution and any(c.contains(cue) for c in other.content) for other in others
    )


def _match(
    origin: View, claim: _Claim, target: View, goal: int, weights: Weights
) -> tuple[Span, float] | None:
    """Return the clause of a target sentence that states the claim itself, and how surely."""
    text = target.document.text
    clauses = _open_clauses(target, goal, origin, claim)
    candidates = [(span, some) for span in clauses if (some := target.stems([span])) & claim.stems]
    if not candidates:
        return None
    whole = Span(candidates[0][0].start, candidates[-1][0].end)
    candidates.append((whole, frozenset().union(*(some for _, some in candidates))))
    best: tuple[Span, float] | None = None
    highest = 0.0
    for span, said in candidates:
        overlap = weights.overlap(claim.stems, said)
        if not _same_claim(claim.stems, said, overlap) or _numbers_differ(claim.stems, said):
            continue
        if weights.overlap(claim.own, said).right >= overlap.right:
            continue
        score = overlap.containment * (PUBLIC_FACTOR if _PUBLIC.search(span.slice(text)) else 1.0)
        rank = score * weights.of(overlap.shared)
        if rank >= highest:
            highest, best = rank, (span, score)
    if best is None or _still_credited(origin, claim.attribution, target, goal):
        return None
    return best


def _numbers_differ(claim: Stems, said: Stems) -> bool:
    """Tell whether both claims have numbers and none in common: two claims of one kind."""
    left = {w for w in claim if _DIGITS.match(w)}
    right = {w for w in said if _DIGITS.match(w)}
    return bool(left and right and not left & right)


def _still_credited(origin: View, attribution: Attribution, target: View, goal: int) -> bool:
    """Tell whether the target sentence has the source and a cue too, in a form no rule reads."""
    source = attribution.resolved_source or attribution.source
    if source is None or attribution.effective_kind is SourceKind.UNNAMED:
        return False
    sentence = target.document.sentences[goal].span
    here = {word.lower for word in words(sentence.slice(target.document.text))}
    names = origin.stems([source])
    named = source.slice(origin.document.text).casefold() in here
    shared = names & target.stems([sentence])
    if not named and 2 * len(shared) < max(len(names), 1):
        return False
    cue = attribution.cue
    own = frozenset() if cue is None else cue_lemmas(cue.slice(origin.document.text))
    lemmas = {
        form.verb.lemma
        for word in here
        if (form := VERB_FORMS.get(word)) and (word not in NOUN_FORMS or form.verb.lemma in own)
    }
    return bool(lemmas & (_SAYING | own))


def _same_claim(claim: Stems, said: Stems, overlap: Overlap) -> bool:
    smaller = min(len(claim), len(said))
    if len(overlap.shared) < 2:
        return False
    if len(overlap.shared) < MIN_SHARED and overlap.containment < FEW_CONTAINMENT:
        return False
    return overlap.containment >= (SHORT_CONTAINMENT if smaller < SHORT_CLAIM else MIN_CONTAINMENT)


def _open_clauses(target: View, goal: int, origin: View, claim: _Claim) -> list[Span]:
    """Return the clauses of a sentence that nobody but the outlet answers for."""
    sentence = target.document.sentences[goal]
    if sentence.boilerplate:
        return []
    text = target.document.text
    voice = target.analysis.own_voice[goal]
    holes: list[Span] = []
    opened: list[Span] = []
    for attribution in target.attributions[goal]:
        marks = [s for s in (attribution.source, attribution.cue) if s is not None]
        if _covers(target, attribution, origin, claim):
            holes += [*attribution.content, *marks]
        elif not attribution.direct:
            opened += [c for s in attribution.content if (c := s.clipped(sentence.span))]
    out: list[Span] = []
    for part in merged([*voice, *opened]):
        for piece in subtracted(part, holes):
            start = piece.start
            for cut in _SPLIT.finditer(text, piece.start, piece.end):
                out.append(Span(start, cut.start()))
                start = cut.end()
            out.append(Span(start, piece.end))
    return [s for s in (p.stripped(text) for p in out) if len(s) > 2]


def _covers(target: View, attribution: Attribution, origin: View, claim: _Claim) -> bool:
    """Tell whether a target attribution answers for a claim of the origin.

    One that stands within the claim too ("One source said *Iran fears* …") does not: what the
    origin's source says includes it.
    """
    text = target.document.text
    if not reports_words(target.document, attribution):
        return False
    holder = attribution.resolved_source or attribution.source
    if holder is None:
        return attribution.strength is not CueStrength.PRIVATE
    if attribution.cue is None:
        return True
    inside = bool(target.stems([holder]) & origin.stems(claim.content))
    if attribution.strength is CueStrength.PRIVATE and inside:
        return False
    if not inside and attribution.source_kind is not SourceKind.PRONOUN:
        return True
    said = " ".join(c.slice(origin.document.text) for c in claim.content)
    return not cue_lemmas(attribution.cue.slice(text)) & cue_lemmas(said)


def _best(findings: Sequence[_Finding]) -> list[_Finding]:
    """Keep one finding for each place in the target: the one that says most."""
    kept: list[_Finding] = []
    for finding in sorted(findings, key=lambda f: (-f.score, f.span, f.link)):
        if finding.score >= MIN_SCORE and not any(finding.span.overlaps(k.span) for k in kept):
            kept.append(finding)
    return sorted(kept, key=lambda f: f.span)


def _omitted_flag(origin: View, target: View, finding: _Finding) -> Flag:
    evidence = evidence_span(origin.document, finding.attribution)
    return Flag(
        kind=FlagKind.ATTRIBUTION_OMITTED,
        side=target.side,
        span=finding.span,
        quote=finding.span.slice(target.document.text),
        score=min(1.0, max(0.0, finding.score)),
        rule="omission.source_dropped",
        explanation=(
            f"{origin.side.capitalize()} attributes this to "
            f"{who(origin.document, finding.attribution)}; {target.side} states it as fact."
        ),
        evidence=Evidence(origin.side, evidence, evidence.slice(origin.document.text)),
        link=finding.link,
    )
