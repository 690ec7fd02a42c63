"""Flag outlets that obtained a statement or a document and are no longer credited.

Requirements: the same claim on both sides, as for a dropped source; one flag for the pair, at the first
such claim, for the rest would repeat it. What a source says to one outlet and in public is no loss:
passages that tell of a statement, a news conference, a post, or of words spoken to somebody else are
left alone, and so are reports that stand apart (`closeness`): a spokesman says the same to many.

Idea: one side says that its sources told an outlet ("told Reuters") or that an outlet saw a document,
the other reports such a claim and has no distinctive part of the outlet's name anywhere.

Known exceptions: an outlet named in another script or by an alias not known is not found.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articles.text.spans import Span
from compare.analysis.attribution.cue_words import DOCUMENT_NOUNS
from compare.analysis.attribution.cues import VERB_FORMS
from compare.analysis.attribution.source_words import OUTLET_WORDS
from compare.analysis.changes.claims import Weights
from compare.analysis.changes.explanations import credit_dropped
from compare.analysis.changes.sides import View, evidence_span, passage
from compare.analysis.changes.sources.agreement import MIN_LINK, same_claim_in
from compare.analysis.changes.sources.closeness import Closeness
from compare.analysis.changes.sources.direction import Direction
from compare.analysis.documents import Document
from compare.analysis.results import (
    Attribution,
    CueStrength,
    Evidence,
    Flag,
    FlagKind,
    Link,
    SourceKind,
)
from compare.analysis.tokens import words
from compare.analysis.word_sets import word_set

# Set by reading flags on reports of one event: below these, other claims or other sayings of the same.
MIN_CREDIT_DICE = 0.5
CREDIT_SCORE = 0.8  # the name is either in the text or not
SEEN_REACH = 80  # characters before "which says" in which the document stands
_CREDIT = re.compile(
    r"\b(?:told|tell|tells|telling|to|with)\s+(?:the\s+)?((?:[A-Z][\w’'.&-]*)(?:\s+(?:of\s+)?[A-Z][\w’'.&-]*){0,4})"
)
# "A draft report (, which was) seen by X": a document that an outlet says it had before it.
_SEEN = re.compile(
    r"\b(?P<document>\w+),?\s+(?:(?:which|that)\s+)?(?:was\s+|were\s+|has\s+been\s+|have\s+been\s+)?"
    r"(?P<how>seen|obtained|reviewed|viewed)\s+by\s+(?:the\s+)?"
    r"(?P<name>(?:[A-Z][\w’'.&-]*)(?:\s+[A-Z][\w’'.&-]*){0,4})"
)
_PUBLIC = re.compile(
    r"\b(?:statement|news conference|press conference|briefing|speech|hearing|testimon\w+|tweet\w*|Twitter"
    r"|Facebook|posted|wrote|interview|rally|podcast|reporters|court|filing|letter|video|told)\b",
    re.IGNORECASE,
)
_SHORT_FORMS = word_set("times post press journal")
_GENERIC = _SHORT_FORMS | word_set("the of and new news daily today international national")


@dataclass(frozen=True, slots=True)
class _Credit:
    """An outlet's name in a text, the words that credit it, and whether it saw a document."""

    name: Span
    words: Span
    seen: bool = False


def credit_flag(way: Direction) -> tuple[Flag, ...]:
    """Return the flag for the first claim whose outlet the target never names, if there is one."""
    if way.close is Closeness.APART:
        return ()
    origin, target = way.origin, way.target
    best: tuple[Span, int, _Credit] | None = None
    known: dict[str, bool] = {}
    linked = _linked(origin, way.links)
    for attribution in origin.analysis.attributions:
        credit = _credited(origin.document, attribution)
        if credit is None:
            continue
        name = credit.name.slice(origin.document.text)
        if name not in known:  # both texts are searched whole: once for each name
            known[name] = _is_known(origin.document, target.document, name)
        if known[name]:
            continue
        place = _linked_place(origin, target, attribution, linked, way.weights, way.least)
        if place is not None and (best is None or place[0] < best[0]):
            best = (*place, credit)
    if best is None:
        return ()
    span, link, credit = best
    flag = Flag(
        kind=FlagKind.ATTRIBUTION_WEAKENED,
        side=target.side,
        span=span,
        quote=span.slice(target.document.text),
        score=CREDIT_SCORE,
        rule="omission.credit_dropped",
        message=credit_dropped(
            target.side, credit.name.slice(origin.document.text), seen=credit.seen
        ),
        evidence=Evidence(origin.side, credit.words, credit.words.slice(origin.document.text)),
        link=link,
    )
    return (flag,)


def _has_outlet(target: View, goal: int) -> bool:
    """Tell whether a passage credits an outlet, which then is the one it rests on."""
    return any(a.effective_kind is SourceKind.OUTLET for a in target.attributions[goal])


def _is_known(origin: Document, target: Document, name: str) -> bool:
    """Tell whether a text has an outlet's name or a distinctive part of it, or is published by it.

    A part that the origin has outside the name too ("Norland" of "Norland Today") tells nothing.
    """
    text = target.text
    if name.casefold() in text.casefold():
        return True
    parts = [w.text for w in words(name) if w.text[0].isupper() and w.lower not in _GENERIC]
    published = {w.lower for other in target.outlet_names for w in words(other)}
    if parts and all(part.lower() in published for part in parts):
        return True
    rest = re.sub(re.escape(name), " ", origin.text)
    if any(_has_word(text, part) and not _has_word(rest, part) for part in parts):
        return True
    # "the Post", "L.A. Times": a form of the name may be all there is
    last = words(name)[-1].text
    return last.lower() in _SHORT_FORMS and _has_word(text, last)


def _has_word(text: str, word: str) -> bool:
    return re.search(rf"\b{re.escape(word)}\b", text) is not None


def _credited(document: Document, attribution: Attribution) -> _Credit | None:
    """Return the outlet an attribution's source spoke to, if the text says so."""
    cue, source = attribution.cue, attribution.source
    if cue is None or source is None or cue.start < source.start:
        return None
    form = next(
        (f for w in words(cue.slice(document.text)) if (f := VERB_FORMS.get(w.lower))), None
    )
    if form is None or form.verb.strength is CueStrength.PRIVATE:
        return None
    following = [c.start for c in attribution.content if c.start >= cue.end]
    end = min(following) if following else min(cue.end + 60, len(document.text))
    match = _CREDIT.search(document.text, max(cue.start, source.end), end)
    if match is None:
        return _saw(document, attribution, source, cue)
    name = _name_in(match, 1)
    if not _is_outlet(document, name.slice(document.text)):
        return None
    told = evidence_span(document, attribution)
    return _Credit(name, Span(told.start, max(told.end, name.end)))


def _saw(document: Document, attribution: Attribution, source: Span, cue: Span) -> _Credit | None:
    """Return the outlet that saw the document an attribution rests on."""
    for match in _SEEN.finditer(document.text, max(0, source.start - SEEN_REACH), cue.start):
        between = document.text[match.end() : cue.start]
        if match["document"].lower() not in DOCUMENT_NOUNS or any(c in between for c in ".!?\n"):
            continue
        name = _name_in(match, "name")
        if match["how"] == "seen" or _is_outlet(document, name.slice(document.text)):
            told = evidence_span(document, attribution)
            return _Credit(name, Span(min(told.start, match.start()), told.end), seen=True)
    return None


def _name_in(match: re.Match[str], group: int | str) -> Span:
    name = match.group(group).rstrip(".,’'&-")
    return Span(match.start(group), match.start(group) + len(name))


def _is_outlet(document: Document, name: str) -> bool:
    own = any(name.casefold() == other.casefold() for other in document.outlet_names)
    return own or any(w.lower in OUTLET_WORDS for w in words(name))


def _linked(origin: View, links: Sequence[Link]) -> Mapping[int, Sequence[tuple[int, Link]]]:
    """Return the links of each sentence, with their numbers, that may report the same claim."""
    found: dict[int, list[tuple[int, Link]]] = defaultdict(list)
    for number, link in enumerate(links):
        if link.similarity >= MIN_LINK:
            for place in passage(link, origin.side):
                found[place].append((number, link))
    return found


def _linked_place(
    origin: View,
    target: View,
    attribution: Attribution,
    linked: Mapping[int, Sequence[tuple[int, Link]]],
    weights: Weights,
    least: float,
) -> tuple[Span, int] | None:
    """Return the target sentence that reports an attribution's claim best, and its link."""
    best: tuple[float, Span, int] | None = None
    for place in origin.positions(attribution.cue or attribution.content[0]):
        for number, link in linked.get(place, ()):
            for goal in passage(link, target.side):
                if _is_told_publicly(target, goal):
                    continue
                whole = (target.document.sentences[goal].span,)
                found = same_claim_in(
                    origin, place, attribution, target, goal, whole, weights, least
                )
                if found is None or found.dice < MIN_CREDIT_DICE:
                    continue
                if best is None or found.dice > best[0]:
                    best = (found.dice, whole[0], number)
    return None if best is None else best[1:]


def _is_told_publicly(target: View, goal: int) -> bool:
    sentence = target.document.sentences[goal]
    return (
        sentence.boilerplate
        or _has_outlet(target, goal)
        or _PUBLIC.search(sentence.span.slice(target.document.text)) is not None
    )
