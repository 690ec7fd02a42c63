"""Flag claims that became surer: a hedge dropped, or a reporting verb hardened.

Requirements: only raised certainty is flagged; both the hedge (or the softer verb) and the shared
words have to be found, for "may" alone is in every second report.

Idea, hedges: "may", "could", "is expected to", "reportedly" govern the verb behind them. Where the
linked passage has a finite form of the same verb with no hedge in its clause, and the two clauses share
a further word of weight, the hedge was dropped. "Will" is no hedge: "may travel" → "will travel" is
raised.

Idea, verbs: an attribution with a neutral or distanced verb and one with a verb that vouches for what
it introduces ("reveal", "confirm", "admit"), whose contents are one claim and whose sources may be one:
that a ministry confirms what a witness said is news, not a harder verb.

"Reportedly" and "is said to" are no longer needed where the other side says who reports it.

Known exceptions: a hedge dropped together with its verb ("is expected to emphasise" → "is calling
for") is missed. Rejected: hedges in general ("some", "about"), which change far more often than the
certainty of a claim does.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from articles.text.spans import Span
from compare.analysis.attribution.cues import VERB_FORMS, cue_lemmas
from compare.analysis.attribution.voice import reports_words
from compare.analysis.changes.claims import EMPTY, Overlap, Weights
from compare.analysis.changes.sides import View, Views, both_views, passage
from compare.analysis.changes.sources.agreement import least_likeness, same_claim_in
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
from compare.analysis.shown import quoted
from compare.analysis.tokens import Word, stem, words
from compare.analysis.word_sets import word_set

# Set by reading: below these, two sentences share a verb rather than a claim.
SAME_WORDS = 0.7  # agreement of two contents that come from one mouth, whatever it is called
MIN_CLAUSE_OVERLAP = 0.4  # dropped hedge: weight of shared stems in the smaller clause
MIN_SHARED = 2  # stems the clauses share besides the verb
# … and where their clauses are cut differently, so that the whole sentences have to say:
MIN_SENTENCE_OVERLAP = 0.6
MIN_SENTENCE_SHARED = 5
HEDGE_REACH = 4  # words between a hedge and its verb
_MODALS = frozenset(["will", "would", "may", "might", "could", "should", "to", "not", "can"])
HARD_VERBS = frozenset(
    ["reveal", "confirm", "disclose", "admit", "acknowledge", "concede", "confess"]
)

_HEDGE = re.compile(
    r"\b(?:may|might|could|reportedly|allegedly|possibly|perhaps|probably|likely|apparently|purportedly"
    r"|(?:is|are|was|were|be|been) (?:\w+ly )?(?:expected|believed|thought|likely|said|reported|alleged|rumou?red|set)"
    r" to(?: have)?|(?:appear|seem)(?:s|ed)? to(?: have)?)\b",
    re.IGNORECASE,
)
_HEARSAY = re.compile(r"reported|alleged|purported|believed|thought|said|rumou?red", re.IGNORECASE)
_ANY_HEDGE = re.compile(
    r"\b(?:may|might|could|would|should|if|whether|unless|reportedly|allegedly|alleged|possibly|perhaps"
    r"|probably|likely|unlikely|apparently|purportedly|suspected|possible|potential|potentially|expected"
    r"|expects?|believed|believes?|thinks?|suspects?|assumes?|thought|rumou?red|appears?|appeared|seems?|seemed|suggests?|suggested|plans?"
    r"|planned|hopes?|hoped|wants?|threaten\w*|risks?|fears?|feared|to|not|never|can|deny|denied|denies|no)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[,;:—–]\s|\s(?=(?:while|although|because|but|which|who|that|as)\s)")
_SKIPPED = word_set(
    """
    be is are was were been being have has had do does did get take make go come give put also not
    then still soon again now already even only further more
    """
)
_SURE_AUXILIARIES = frozenset(
    ["will", "be", "is", "are", "was", "were", "been", "has", "have", "had", "did", "does"]
)
_NOMINAL_BEFORE = word_set(
    """
    a an the this that these those his her its their our my your of in on at by for from with to no any
    some and or
    """
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
    first, second, weights = views or both_views(left, right, left_analysis, right_analysis)
    least = least_likeness(left, right, alignment)
    flags: dict[tuple[Side, Span], Flag] = {}
    for origin, target in ((first, second), (second, first)):
        for number, link in enumerate(alignment.links):
            found = (
                *_hardened(origin, target, number, link, weights, least),
                *_unhedged(origin, target, number, link, weights),
            )
            for flag in found:
                known = flags.get((flag.side, flag.span))
                if known is None or flag.score > known.score:
                    flags[flag.side, flag.span] = flag
    return tuple(sorted(flags.values(), key=lambda f: (f.side, f.span)))


def _positions(view: View, link: Link) -> list[int]:
    return [i for i in passage(link, view.side) if not view.document.sentences[i].boilerplate]


# --- reporting verbs ----------------------------------------------------------------------------


def _hardened(
    origin: View, target: View, number: int, link: Link, weights: Weights, least: float
) -> Iterable[Flag]:
    hard = [(g, a) for g, a in _reported(target, link) if a.cue and _is_hard(target, a.cue)]
    if not hard:
        return
    softer = [(p, a) for p, a in _reported(origin, link) if _is_soft(origin, a)]
    if not softer or any(_vouches(origin.words_of(i)) for i in _positions(origin, link)):
        return
    for goal, attribution in hard:
        best: tuple[float, Attribution] | None = None
        for place, candidate in softer:
            found = same_claim_in(
                origin, place, candidate, target, goal, attribution.content, weights, least
            )
            if found is None or not (
                found.dice >= SAME_WORDS or _same_source(origin, candidate, target, attribution)
            ):
                continue
            if best is None or found.dice > best[0]:
                best = found.dice, candidate
        if best is None or best[1].cue is None or attribution.cue is None:
            continue
        yield _flag(
            origin,
            target,
            attribution.cue,
            best[1].cue,
            score=best[0] * link.similarity,
            rule="certainty.verb_hardened",
            link=number,
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
    return [
        (position, a)
        for position in passage(link, side.side)
        for a in side.attributions[position]
        if a.cue is not None
        and a.strength is not CueStrength.PRIVATE
        and a.source is not None
        and side.document.sentences[position].span.overlaps(a.cue)
        and reports_words(side.document, a)
    ]


def _is_soft(side: View, attribution: Attribution) -> bool:
    """Tell whether a cue has a verb that says something without vouching for it."""
    if attribution.cue is None or attribution.strength is CueStrength.FACTIVE:
        return False
    return bool(cue_lemmas(attribution.cue.slice(side.document.text)) & SAYING)


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


# --- hedges -------------------------------------------------------------------------------------


def _unhedged(
    origin: View, target: View, number: int, link: Link, weights: Weights
) -> Iterable[Flag]:
    for place in _positions(origin, link):
        span = origin.document.sentences[place].span
        for hedge, verb in _hedged_verbs(origin, place):
            claim = origin.stems([_clause(origin.document.text, verb.span, span)])
            for goal in _positions(target, link):
                found = _bare_verb(target, verb, goal, hearsay=_is_hearsay(origin, hedge))
                if found is None:
                    continue
                sentence = target.document.sentences[goal].span
                clause = _clause(target.document.text, found, sentence)
                overlap = weights.overlap(claim, target.stems([clause]))
                if not _shares(overlap, verb, MIN_CLAUSE_OVERLAP, MIN_SHARED):
                    overlap = weights.overlap(origin.stems([span]), target.stems([sentence]))
                    if not _shares(overlap, verb, MIN_SENTENCE_OVERLAP, MIN_SENTENCE_SHARED):
                        continue
                yield _flag(
                    origin,
                    target,
                    found,
                    Span(hedge.start, max(hedge.end, verb.span.end)),
                    score=overlap.containment * link.similarity,
                    rule="certainty.hedge_dropped",
                    link=number,
                )


def _shares(overlap: Overlap, verb: Word, containment: float, least: int) -> bool:
    shared = overlap.shared - {stem(verb.lower)}
    return overlap.containment >= containment and len(shared) >= least


def _hedged_verbs(view: View, position: int) -> Iterable[tuple[Span, Word]]:
    text, span = view.document.text, view.document.sentences[position].span
    for match in _HEDGE.finditer(text, span.start, span.end):
        if match.group() == "May":
            continue
        here = view.words_of(position)
        first = bisect_left(here, match.end(), key=lambda word: word.span.start)
        for word in here[first : first + HEDGE_REACH]:
            if word.lower in _SKIPPED or word.lower.endswith("ly"):
                continue
            if word.lower not in EMPTY and len(word.lower) > 2 and not word.text[0].isupper():
                yield Span(match.start(), match.end()), word
            break


def _bare_verb(target: View, verb: Word, position: int, *, hearsay: bool) -> Span | None:
    """Return a finite form of the verb, with its auxiliaries, where its clause has no hedge."""
    text = target.document.text
    goal = target.document.sentences[position].span
    wanted = stem(verb.lower)
    here = target.words_of(position)
    for index, word in enumerate(here):
        if index == 0 or word.lower in _SKIPPED or stem(word.lower) != wanted:
            continue
        before = here[index - 1].lower
        if before in _NOMINAL_BEFORE or "-" in before or not _finite(word.lower, before):
            continue
        if _is_doubted(target, position, word, hearsay=hearsay) or target.is_quoted(goal):
            continue
        clause = _clause(text, word.span, goal)
        if not _ANY_HEDGE.search(text, clause.start, word.span.start):
            first = index
            while first and here[first - 1].lower in _SURE_AUXILIARIES:
                first -= 1
            return Span(here[first].span.start, word.span.end)
    return None


def _is_hearsay(origin: View, hedge: Span) -> bool:
    return _HEARSAY.search(hedge.slice(origin.document.text)) is not None


def _is_doubted(target: View, position: int, word: Word, *, hearsay: bool) -> bool:
    """Tell whether somebody doubts what a verb says, or, where it was hearsay, answers for it."""
    return any(
        (hearsay or a.strength in (CueStrength.DISTANCED, CueStrength.PRIVATE))
        and any(span.contains(word.span) for span in a.content)
        for a in target.attributions[position]
    )


def _finite(word: str, before: str) -> bool:
    if before in ("will", "has", "have", "had", "is", "are", "was", "were", "been", "did", "does"):
        return True
    return word.endswith("ed") or (word.endswith("s") and not word.endswith("ss"))


def _clause(text: str, span: Span, sentence: Span) -> Span:
    start = sentence.start
    for cut in _CLAUSE_END.finditer(text, sentence.start, span.start):
        start = cut.end()
    end = _CLAUSE_END.search(text, span.end, sentence.end)
    return Span(start, sentence.end if end is None else end.start())


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
        explanation=(
            f"{target.side.capitalize()} has {quoted(quote)} where {origin.side} has the less "
            f"certain {quoted(other)}."
        ),
        evidence=Evidence(origin.side, evidence, other),
        link=link,
    )
