"""Flag claims that became surer: a hedge dropped, or a reporting verb hardened.

Requirements: only raised certainty is flagged; both the hedge (or the softer verb) and the shared
words have to be found, for "may" alone is in every second report.

Idea: `hedges` finds hedges that were dropped. A verb was hardened where an attribution with a neutral or
distanced verb and one with a verb that vouches for what it introduces ("reveal", "confirm", "admit")
have contents that are one claim, and sources that may be one: that a ministry confirms what a witness
said is news, not a harder verb. Two newsrooms need not be equally sure of a thing, so that reports that
stand apart (`sources.closeness`) have to share a run of words there; so do reports with some text in
common where a verb is to have been hardened. A headline is held against nothing.

On 1,300 pairs of reports 2 flags were right, 1 border and 3 wrong before that; 1 is left, which is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from articles.text.spans import Span
from compare.analysis.attribution.cues import VERB_FORMS, cue_lemmas
from compare.analysis.attribution.voice import reports_words
from compare.analysis.changes.explanations import certainty_raised
from compare.analysis.changes.hedges import dropped_hedges, linked_positions
from compare.analysis.changes.sides import View, Views, both_views, passage
from compare.analysis.changes.sources.agreement import (
    FEW_STEMS,
    MIN_PLAIN,
    best_agreement,
    cosine,
    same_claim_in,
    words_within,
)
from compare.analysis.changes.sources.closeness import Closeness
from compare.analysis.changes.sources.direction import Direction, both_directions
from compare.analysis.changes.sources.places import is_full, shares_run
from compare.analysis.changes.sources.stated import SAYING
from compare.analysis.documents import Document
from compare.analysis.results import (
    Alignment,
    Attribution,
    CueStrength,
    Evidence,
    Flag,
    FlagKind,
    Link,
    Side,
    SourceKind,
    TextAnalysis,
)
from compare.analysis.tokens import Word, words

# Set by reading: below it, two sentences share a verb rather than a claim.
SAME_WORDS = 0.7  # agreement of two contents that come from one mouth, whatever it is called
_MODALS = frozenset(["will", "would", "may", "might", "could", "should", "to", "not", "can"])
HARD_VERBS = frozenset(
    ["reveal", "confirm", "disclose", "admit", "acknowledge", "concede", "confess"]
)


def find_certainty(
    left: Document,
    right: Document,
    left_analysis: TextAnalysis,
    right_analysis: TextAnalysis,
    alignment: Alignment,
    *,
    views: Views | None = None,
) -> tuple[Flag, ...]:
    """Return the flags for raised certainty, in both directions."""
    views = views or both_views(left, right, left_analysis, right_analysis)
    flags: dict[tuple[Side, Span], Flag] = {}
    for way in both_directions(views, alignment):
        for number, link in enumerate(way.links):
            found = (*_hardened(way, number, link), *_unhedged(way, number, link))
            for flag in found:
                if not _hangs_together(way, flag):
                    continue
                known = flags.get((flag.side, flag.span))
                if known is None or flag.score > known.score:
                    flags[flag.side, flag.span] = flag
    return tuple(sorted(flags.values(), key=lambda f: (f.side, f.span)))


# --- reporting verbs ----------------------------------------------------------------------------


def _hangs_together(way: Direction, flag: Flag) -> bool:
    """Tell whether one wording came of the other: two newsrooms need not be equally sure of a thing.

    Headlines leave out what a sentence has ("resolved next week").
    """
    if way.close is Closeness.LONE or flag.evidence is None:
        return True
    origin, target = way.origin, way.target
    places, goals = origin.positions(flag.evidence.span), target.positions(flag.span)
    if not all(is_full(origin, p) for p in places) or not all(is_full(target, g) for g in goals):
        return False
    if way.retold:
        return True
    if way.close is Closeness.SHARED and flag.rule == "certainty.hedge_dropped":
        return True
    sentences, others = origin.document.sentences, target.document.sentences
    return any(
        shares_run(origin, sentences[p].span, target, others[g].span) for p in places for g in goals
    )


def _hardened(way: Direction, number: int, link: Link) -> Iterable[Flag]:
    origin, target = way.origin, way.target
    hard = [(g, a) for g, a in _reported(target, link) if a.cue and _is_hard(target, a.cue)]
    if not hard:
        return
    softer = [(p, a) for p, a in _reported(origin, link) if _is_soft(origin, a)]
    if not softer or any(_vouches(origin.words_of(i)) for i in linked_positions(origin, link)):
        return
    for goal, attribution in hard:
        best: tuple[float, int, Attribution] | None = None
        for place, candidate in softer:
            found = same_claim_in(
                origin,
                place,
                candidate,
                target,
                goal,
                attribution.content,
                way.weights,
                way.least,
            )
            if found is None or not (
                found.dice >= SAME_WORDS or _same_source(origin, candidate, target, attribution)
            ):
                continue
            if best is None or found.dice > best[0]:
                best = found.dice, place, candidate
        if best is None or attribution.cue is None:
            continue
        nearest, evidence = _nearest(way, goal, attribution, best[1], best[2])
        if evidence.cue is None:
            continue
        yield _flag(
            origin,
            target,
            attribution.cue,
            evidence.cue,
            score=best[0] * link.similarity,
            rule="certainty.verb_hardened",
            link=number if nearest == best[1] else _link_between(way, nearest, goal),
        )


def _nearest(
    way: Direction, goal: int, harder: Attribution, place: int, softer: Attribution
) -> tuple[int, Attribution]:
    """Return the softer verb to hold a harder one against: that of the sentence closest in meaning.

    A rewrite draws one sentence from several. Once one of them is sure to have the claim, the others
    need only share some of it; the closest is what a reader finds beside the flag.
    """
    origin, target = way.origin, way.target
    near = cosine(origin, place, target, goal)
    for other in sorted(way.counterparts[goal] - {place}):
        close = cosine(origin, other, target, goal)
        if close <= near or _vouches(origin.words_of(other)):
            continue
        for candidate in _reported_at(origin, other):
            if _is_soft(origin, candidate) and _shares_claim(way, other, candidate, goal, harder):
                near, place, softer = close, other, candidate
                break
    return place, softer


def _shares_claim(
    way: Direction, place: int, softer: Attribution, goal: int, harder: Attribution
) -> bool:
    """Tell whether two contents share part of a claim, and may have one source."""
    origin, target = way.origin, way.target
    if not _same_source(origin, softer, target, harder):
        return False
    content = words_within(origin, place, softer.content)
    parts = words_within(target, goal, harder.content)
    found = best_agreement(origin, content, target, parts, way.weights)
    return (
        found is not None
        and len(found.overlap.shared) >= FEW_STEMS
        and found.plain >= MIN_PLAIN
        and not found.names_differ
    )


def _link_between(way: Direction, place: int, goal: int) -> int:
    return next(
        number
        for number, link in enumerate(way.links)
        if place in passage(link, way.origin.side) and goal in passage(link, way.target.side)
    )


def _same_source(origin: View, softer: Attribution, target: View, harder: Attribution) -> bool:
    """Tell whether two attributions may be one person's: names in common, or no name on either side."""
    kinds = softer.effective_kind, harder.effective_kind
    if kinds == (SourceKind.UNNAMED, SourceKind.UNNAMED):
        return True
    if SourceKind.PRONOUN in kinds:
        return False
    sources = softer.resolved_source or softer.source, harder.resolved_source or harder.source
    if sources[0] is None or sources[1] is None:
        return False
    return bool(origin.stems([sources[0]]) & target.stems([sources[1]]))


def _reported(side: View, link: Link) -> list[tuple[int, Attribution]]:
    return [(p, a) for p in passage(link, side.side) for a in _reported_at(side, p)]


def _reported_at(side: View, position: int) -> list[Attribution]:
    return [
        a
        for a in side.attributions[position]
        if a.cue is not None
        and a.strength is not CueStrength.PRIVATE
        and a.source is not None
        and side.document.sentences[position].span.overlaps(a.cue)
        and reports_words(side.document, a)
    ]


def _is_soft(side: View, attribution: Attribution) -> bool:
    """Tell whether a cue has a verb that says something without vouching for it, and has said it."""
    if attribution.cue is None or attribution.strength is CueStrength.FACTIVE:
        return False
    first = side.words_in(attribution.cue)[:1]
    return not (first and first[0].lower in _MODALS) and bool(
        cue_lemmas(attribution.cue.slice(side.document.text)) & SAYING
    )


def _is_hard(side: View, cue: Span) -> bool:
    """Tell whether a cue vouches for its content; "will confirm" and "confirming" do not yet."""
    found = words(cue.slice(side.document.text))
    return bool(found) and found[0].lower not in _MODALS and _vouches(found)  # a cue may be a colon


def _vouches(found: Sequence[Word]) -> bool:
    for word in found:
        form = VERB_FORMS.get(word.lower)
        if form is not None and form.verb.lemma in HARD_VERBS and not word.lower.endswith("ing"):
            return True
    return False


def _unhedged(way: Direction, number: int, link: Link) -> Iterable[Flag]:
    origin, target = way.origin, way.target
    for verb, hedged, share in dropped_hedges(origin, target, link, way.weights):
        yield _flag(
            origin,
            target,
            verb,
            hedged,
            score=share * link.similarity,
            rule="certainty.hedge_dropped",
            link=number,
        )


def _flag(
    origin: View,
    target: View,
    span: Span,
    evidence: Span,
    *,
    score: float,
    rule: str,
    link: int,
) -> Flag:
    quote, other = span.slice(target.document.text), evidence.slice(origin.document.text)
    return Flag(
        kind=FlagKind.CERTAINTY_RAISED,
        side=target.side,
        span=span,
        quote=quote,
        score=min(1.0, max(0.0, score)),
        rule=rule,
        message=certainty_raised(target.side, quote, other),
        evidence=Evidence(origin.side, evidence, other),
        link=link,
    )
