"""Find hedges that one report has and the other dropped.

Idea: "may", "could", "is expected to", "reportedly" govern the verb behind them. Where the linked
passage has a finite form of the same verb with no hedge in its clause, and the two clauses share a
further word of weight, the hedge was dropped. "Will" is no hedge: "may travel" → "will travel" is
raised; "could win" → "won" is not, for the later report knows what came of it. No hedge is needed any
longer where the other side says who reports it, and a source answers for the verb on that side only.

Known exceptions: a hedge dropped together with its verb ("is expected to emphasise" → "is calling
for") is missed.

Rejected: hedges in general ("some", "about"), which change far more often than the certainty of a claim
does.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from articles.text.spans import Span
from compare.analysis.changes.claims import EMPTY, Overlap, Weights
from compare.analysis.changes.sides import View, passage
from compare.analysis.results import CueStrength, Link
from compare.analysis.tokens import Word, stem
from compare.analysis.word_sets import word_set

# Set by reading: below these, two sentences share a verb rather than a claim.
MIN_CLAUSE_OVERLAP = 0.4  # weight of shared stems in the smaller clause
MIN_SHARED = 2  # stems the clauses share besides the verb
# … and where their clauses are cut differently, so that the whole sentences have to say:
MIN_SENTENCE_OVERLAP = 0.6
MIN_SENTENCE_SHARED = 5
HEDGE_REACH = 4  # words between a hedge and its verb

_HEDGE = re.compile(
    r"\b(?:may|might|could|reportedly|allegedly|possibly|perhaps|probably|likely|apparently|purportedly"
    r"|(?:is|are|was|were|be|been) (?:\w+ly )?(?:expected|believed|thought|likely|said|reported|alleged|rumou?red|set)"
    r" to(?: have)?|(?:appear|seem)(?:s|ed)? to(?: have)?)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"may|might|could|.*\b(?:expected|likely|set)\b", re.IGNORECASE)
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


def linked_positions(view: View, link: Link) -> list[int]:
    return [i for i in passage(link, view.side) if not view.document.sentences[i].boilerplate]


def dropped_hedges(
    origin: View, target: View, link: Link, weights: Weights
) -> Iterable[tuple[Span, Span, float]]:
    """Yield bare verbs of the target, the hedged ones of the origin, and how much the clauses share."""
    for place in linked_positions(origin, link):
        span = origin.document.sentences[place].span
        for hedge, verb in _hedged_verbs(origin, place):
            claim = origin.stems([_clause(origin.document.text, verb.span, span)])
            for goal in linked_positions(target, link):
                found = _bare_verb(target, verb, goal, hearsay=_is_hearsay(origin, hedge))
                if found is None or _has_happened(origin, hedge, verb, target, found):
                    continue
                if _is_said(target, goal, found) and not _is_said(origin, place, verb.span):
                    continue  # somebody answers for it now
                sentence = target.document.sentences[goal].span
                clause = _clause(target.document.text, found, sentence)
                overlap = weights.overlap(claim, target.stems([clause]))
                if not _shares(overlap, verb, MIN_CLAUSE_OVERLAP, MIN_SHARED):
                    overlap = weights.overlap(origin.stems([span]), target.stems([sentence]))
                    if not _shares(overlap, verb, MIN_SENTENCE_OVERLAP, MIN_SENTENCE_SHARED):
                        continue
                yield found, Span(hedge.start, max(hedge.end, verb.span.end)), overlap.containment


def _has_happened(origin: View, hedge: Span, verb: Word, target: View, found: Span) -> bool:
    """Tell whether what was ahead of one report is past in the other: the later one knows more."""
    if _AHEAD.match(hedge.slice(origin.document.text)) is None or verb.lower.endswith("ed"):
        return False
    bare = found.slice(target.document.text).lower().split()
    return bare[0] in ("was", "were", "had") or (len(bare) == 1 and bare[0].endswith("ed"))


def _is_said(view: View, position: int, span: Span) -> bool:
    """Tell whether a source answers for some words."""
    return any(
        a.source is not None and any(content.contains(span) for content in a.content)
        for a in view.attributions[position]
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
