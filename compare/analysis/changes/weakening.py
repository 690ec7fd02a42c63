"""Flag sources that lost their name, and outlets that are no longer credited.

Two rules. *Name dropped*: linked attributions with the same content, named on one side and unnamed on
the other, where the name stands nowhere near on the other side. *Credit dropped*: one side says that
its sources told an outlet ("told Reuters"), the other reports such a claim and never has the outlet's
name; one flag for the pair, at the first such claim, for the rest would repeat it.

Known exceptions: an outlet named in another script or by an alias not known is not found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.text.spans import Span
from compare.analysis.attribution.cue_words import DOCUMENT_NOUNS
from compare.analysis.attribution.cues import VERB_FORMS
from compare.analysis.attribution.sources import OUTLET_WORDS
from compare.analysis.attribution.voice import reports_words
from compare.analysis.changes.claims import Stems, Weights
from compare.analysis.changes.sides import View, evidence_span, passage, quoted, who
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
)
from compare.analysis.tokens import words
from compare.analysis.word_sets import word_set

# Set by reading: below these, two attributions report different claims.
MIN_OVERLAP = 0.4  # weight of the shared stems in the smaller content
MIN_SHARED = 3  # stems
CREDIT_SCORE = 0.8  # the name is either in the text or not
SEEN_REACH = 80  # characters before "which says" in which the document stands
_HEARSAY = word_set(
    """
    reportedly allegedly purportedly supposedly said reported alleged believed understood thought
    """
)
_KNOWN = word_set(
    """
    the this that these those his her its their our my both all six five four three two one
    """
)
_CREDIT = re.compile(
    r"\b(?:told|tell|tells|telling|to|with|by)\s+(?:the\s+)?((?:[A-Z][\w’'.&-]*)(?:\s+(?:of\s+)?[A-Z][\w’'.&-]*){0,4})"
)


# "A draft report (, which was) seen by X": a document that an outlet says it had before it.
_SEEN = re.compile(
    r"\b(?P<document>\w+),?\s+(?:(?:which|that)\s+)?(?:was\s+|were\s+|has\s+been\s+|have\s+been\s+)?"
    r"(?P<how>seen|obtained|reviewed|viewed)\s+by\s+(?:the\s+)?"
    r"(?P<name>(?:[A-Z][\w’'.&-]*)(?:\s+[A-Z][\w’'.&-]*){0,4})"
)


@dataclass(frozen=True, slots=True)
class _Pair:
    """A named attribution and the unnamed one on the other side that reports the same."""

    link: int
    named: Attribution
    unnamed: Attribution
    score: float


def weakened_flags(
    origin: View, target: View, alignment: Alignment, weights: Weights
) -> tuple[Flag, ...]:
    """Return the flags for names and credits that the target lacks."""
    pairs: dict[Span, _Pair] = {}
    for number, link in enumerate(alignment.links):
        for pair in _unnamed(origin, target, number, link, weights):
            anchor = pair.unnamed.source or pair.unnamed.cue or pair.unnamed.content[0]
            if anchor not in pairs or pair.score > pairs[anchor].score:
                pairs[anchor] = pair
    flags = [_name_flag(origin, target, span, pair) for span, pair in sorted(pairs.items())]
    credit = _credit_flag(origin, target, alignment, weights)
    return tuple(flags) if credit is None else (*flags, credit)


# --- name dropped -------------------------------------------------------------------------------


def _unnamed(
    origin: View, target: View, number: int, link: Link, weights: Weights
) -> Iterable[_Pair]:
    named = [a for a in _said(origin, link) if a.effective_kind is SourceKind.NAMED]
    others = _said(target, link)
    if not named:
        return
    for attribution in others:
        if attribution.effective_kind is not SourceKind.UNNAMED or attribution.carried:
            continue
        if attribution.cue is None or _says_who_anyway(target.document, attribution):
            continue
        content = _stems(target, attribution)
        for candidate in named:
            overlap = weights.overlap(_stems(origin, candidate), content)
            if overlap.containment < MIN_OVERLAP or len(overlap.shared) < MIN_SHARED:
                continue
            if _name_stands_near(origin, candidate, target, attribution):
                continue
            score = overlap.containment * link.similarity
            yield _Pair(number, candidate, attribution, score)


def _says_who_anyway(document: Document, attribution: Attribution) -> bool:
    """Tell whether an unnamed source is one the text has named before, or a mere turn of phrase."""
    if attribution.source is None:
        cue = [] if attribution.cue is None else words(attribution.cue.slice(document.text))
        return not any(word.lower in _HEARSAY for word in cue)
    first = words(attribution.source.slice(document.text))[0].lower
    return first in _KNOWN or first[0].isdigit()


def _said(view: View, link: Link) -> list[Attribution]:
    found = [a for position in passage(link, view.side) for a in view.attributions[position]]
    return [
        a
        for a in found
        if a.strength is not CueStrength.PRIVATE and reports_words(view.document, a)
    ]


def _stems(view: View, attribution: Attribution) -> Stems:
    return view.stems(attribution.content)


def _name_stands_near(origin: View, named: Attribution, target: View, unnamed: Attribution) -> bool:
    """Tell whether the target has a word of the name in the paragraph of its own attribution."""
    source = named.resolved_source or named.source
    anchor = unnamed.cue or unnamed.content[0]
    if source is None:
        return True
    names = {w.lower for w in words(source.slice(origin.document.text)) if w.text[0].isupper()} - {
        "the",
        "a",
        "an",
    }
    here = [s for s in target.document.sentences if s.span.overlaps(anchor)]
    paragraph = {s.paragraph for s in here}
    near = {
        w.lower
        for s in target.document.sentences
        if s.paragraph in paragraph
        for w in words(s.span.slice(target.document.text))
    }
    return not names or bool(names & near)


def _name_flag(origin: View, target: View, span: Span, pair: _Pair) -> Flag:
    evidence = evidence_span(origin.document, pair.named)
    return Flag(
        kind=FlagKind.ATTRIBUTION_WEAKENED,
        side=target.side,
        span=span,
        quote=span.slice(target.document.text),
        score=min(1.0, max(0.0, pair.score)),
        rule="omission.name_dropped",
        explanation=(
            f"{origin.side.capitalize()} names the source, {who(origin.document, pair.named)}; "
            f"{target.side} has {who(target.document, pair.unnamed)}."
        ),
        evidence=Evidence(origin.side, evidence, evidence.slice(origin.document.text)),
        link=pair.link,
    )


# --- credit dropped -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Credit:
    """An outlet's name in a text, the words that credit it, and whether it saw a document."""

    name: Span
    words: Span
    seen: bool = False


def _credit_flag(origin: View, target: View, alignment: Alignment, weights: Weights) -> Flag | None:
    text = target.document.text.casefold()
    best: tuple[Span, int, _Credit] | None = None
    for attribution in origin.analysis.attributions:
        credit = _credited(origin.document, attribution)
        if credit is None:
            continue
        name = credit.name.slice(origin.document.text)
        if name.casefold() in text or _is_own(name, target.document.outlet_names):
            continue
        place = _linked_place(origin, target, attribution, alignment, weights)
        if place is not None and (best is None or place[0] < best[0]):
            best = (*place, credit)
    if best is None:
        return None
    span, link, credit = best
    name = credit.name.slice(origin.document.text)
    shown = quoted(name)
    how = f"{shown} saw the document" if credit.seen else f"its sources spoke to {shown}"
    return Flag(
        kind=FlagKind.ATTRIBUTION_WEAKENED,
        side=target.side,
        span=span,
        quote=span.slice(target.document.text),
        score=CREDIT_SCORE,
        rule="omission.credit_dropped",
        explanation=(
            f"{origin.side.capitalize()} says that {how}; {target.side} reports the same and does "
            f"not mention {shown}."
        ),
        evidence=Evidence(origin.side, credit.words, credit.words.slice(origin.document.text)),
        link=link,
    )


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
    return _Credit(name, evidence_span(document, attribution))


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
    own = _is_own(name, document.outlet_names)
    return own or any(w.lower in OUTLET_WORDS for w in words(name))


def _is_own(name: str, outlet_names: Sequence[str]) -> bool:
    return any(name.casefold() == other.casefold() for other in outlet_names)


def _linked_place(
    origin: View, target: View, attribution: Attribution, alignment: Alignment, weights: Weights
) -> tuple[Span, int] | None:
    """Return the target sentence that shares most with an attribution's content, and its link."""
    anchor = attribution.cue or attribution.content[0]
    content = _stems(origin, attribution)
    best: tuple[float, Span, int] | None = None
    for number, link in enumerate(alignment.links):
        here = (origin.document.sentences[i] for i in passage(link, origin.side))
        if not any(s.span.overlaps(anchor) for s in here):
            continue
        for position in passage(link, target.side):
            sentence = target.document.sentences[position]
            if sentence.boilerplate:
                continue
            shared = weights.overlap(content, target.stems([sentence.span])).left
            if best is None or shared > best[0]:
                best = (shared, sentence.span, number)
    return None if best is None else best[1:]
