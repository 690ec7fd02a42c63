"""Flag sources that lost their name.

Requirements: the same claim on both sides, as for a dropped source; linked attributions of it, named on
one side and unnamed on the other, and the name nowhere in the other text.

Reports that stand apart (`closeness`) have each their own sources, and are left alone; where some text
is shared the claims have to agree more, and an institution ("police") is another source, not a lost name.

Not a lost name: a description ("the governor"), a pronoun, a shorter form ("police" for "Italian
police", "officials" for "officials in Palm County": a place does not name anybody).

Known exceptions: a name that stands in the other text for another reason hides the loss.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from articles.text.spans import Span
from compare.analysis.attribution.voice import reports_words
from compare.analysis.changes.explanations import name_dropped
from compare.analysis.changes.sides import View, evidence_span, passage
from compare.analysis.changes.sources.agreement import MIN_LINK, same_claim_in
from compare.analysis.changes.sources.closeness import Closeness
from compare.analysis.changes.sources.direction import Direction
from compare.analysis.changes.sources.naming import shortened, who
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
from compare.analysis.tokens import STOPWORDS, words
from compare.analysis.word_sets import word_set

# Set by reading flags on reports of one event: below these, other claims or other sayings of the same.
MIN_NAME_DICE = 0.4
SHARED_DICE = 0.5  # where neither report was written from the other
_HEARSAY = word_set(
    """
    reportedly allegedly purportedly supposedly said reported alleged believed understood thought
    """
)
_KNOWN = word_set(
    """
    the this that these those his her its their our my both all six five four three two one he she
    they it we i you who which
    """
)


# Speakers who could be anybody; a jury, a lawyer or a man with a story could be asked.
_VAGUE = word_set(
    """
    official officials source sources authorities police people expert experts analyst analysts
    investigator investigators prosecutor prosecutors witness witnesses diplomat diplomats aide aides
    insider insiders report reports media observers critics residents some many others
    """
)
# Bodies that speak for themselves, whoever else has been named.
_INSTITUTIONS = word_set("authorities police prosecutor prosecutors investigator investigators")


@dataclass(frozen=True, slots=True)
class _Pair:
    """A named attribution and the unnamed one on the other side that reports the same."""

    link: int
    named: Attribution
    unnamed: Attribution
    score: float


def weakened_flags(way: Direction) -> tuple[Flag, ...]:
    """Return the flags for names that the target lacks."""
    if way.close is Closeness.APART:
        return ()
    pairs: dict[Span, _Pair] = {}
    for number, link in enumerate(way.links):
        if link.similarity < MIN_LINK:
            continue
        for pair in _unnamed(way, number, link):
            anchor = pair.unnamed.source or pair.unnamed.cue or pair.unnamed.content[0]
            if anchor not in pairs or pair.score > pairs[anchor].score:
                pairs[anchor] = pair
    return tuple(
        _name_flag(way.origin, way.target, span, pair) for span, pair in sorted(pairs.items())
    )


def _unnamed(way: Direction, number: int, link: Link) -> Iterable[_Pair]:
    origin, target = way.origin, way.target
    named = [(p, a) for p, a in _said(origin, link) if _has_name(origin, a)]
    if not named:
        return
    for goal, attribution in _said(target, link):
        if not _is_unnamed(target.document, attribution) or (
            attribution.source is None and any(_has_source(a) for a in target.attributions[goal])
        ):
            continue
        for place, candidate in named:
            found = same_claim_in(
                origin, place, candidate, target, goal, attribution.content, way.weights, way.least
            )
            if found is None or found.dice < MIN_NAME_DICE:
                continue
            if way.close is Closeness.SHARED and (
                found.dice < SHARED_DICE or _is_institution(target, attribution)
            ):
                continue  # two sources of one thing
            if not _still_known(origin, candidate, target, attribution):
                yield _Pair(number, candidate, attribution, found.dice * link.similarity)


def _said(view: View, link: Link) -> list[tuple[int, Attribution]]:
    return [
        (position, a)
        for position in passage(link, view.side)
        for a in view.attributions[position]
        if a.strength is not CueStrength.PRIVATE and reports_words(view.document, a)
    ]


def _has_source(attribution: Attribution) -> bool:
    return attribution.source is not None or attribution.resolved_source is not None


def _has_name(origin: View, attribution: Attribution) -> bool:
    """Tell whether a source is named in its first words: "officials in Palm County" is not."""
    source = attribution.resolved_source or attribution.source
    return (
        attribution.effective_kind is SourceKind.NAMED
        and source is not None
        and bool(_name_words(shortened(source.slice(origin.document.text))))
    )


def _name_words(source: str) -> frozenset[str]:
    """Return the capitalised words of a source before its first preposition."""
    out: list[str] = []
    for index, word in enumerate(words(source)):
        if index and word.lower in STOPWORDS:
            break
        if word.text[0].isupper() and word.lower not in STOPWORDS:
            out.append(word.lower)
    return frozenset(out)


def _is_unnamed(document: Document, attribution: Attribution) -> bool:
    """Tell whether a source has no name, and is neither one named before nor a mere turn of phrase."""
    if attribution.effective_kind is not SourceKind.UNNAMED or attribution.carried:
        return False
    cue = attribution.cue
    if cue is None or attribution.source_kind is SourceKind.PRONOUN:
        return False
    if attribution.source is None:
        return any(word.lower in _HEARSAY for word in words(cue.slice(document.text)))
    found = words(shortened(attribution.source.slice(document.text)))
    if not found or found[0].lower in _KNOWN or found[0].lower[0].isdigit():
        return False
    return any(w.lower in _VAGUE for w in found) and not any(w.text[0].isupper() for w in found[1:])


def _is_institution(view: View, attribution: Attribution) -> bool:
    source = attribution.source
    return source is not None and any(w.lower in _INSTITUTIONS for w in view.words_in(source))


def _still_known(origin: View, named: Attribution, target: View, unnamed: Attribution) -> bool:
    """Tell whether the target has a word of the name anywhere, or the source in fewer words."""
    source = named.resolved_source or named.source
    if source is None:
        return True
    text = source.slice(origin.document.text)
    names = {stem for stem in origin.stems([source]) if stem in origin.index.names}
    names |= {word for word in _name_words(text) if word not in target.index.plain}
    if not names or names & target.index.all:
        return True
    if unnamed.source is None:
        return False
    nouns = target.stems([unnamed.source])
    return any(nouns & origin.stems([mark]) for mark in (source, named.source) if mark is not None)


def _name_flag(origin: View, target: View, span: Span, pair: _Pair) -> Flag:
    evidence = evidence_span(origin.document, pair.named)
    return Flag(
        kind=FlagKind.ATTRIBUTION_WEAKENED,
        side=target.side,
        span=span,
        quote=span.slice(target.document.text),
        score=min(1.0, max(0.0, pair.score)),
        rule="omission.name_dropped",
        message=name_dropped(
            target.side, who(origin.document, pair.named), who(target.document, pair.unnamed)
        ),
        evidence=Evidence(origin.side, evidence, evidence.slice(origin.document.text)),
        link=pair.link,
    )
