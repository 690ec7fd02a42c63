"""Who says what in a report, as marks in its text and as a line of counts.

Requirements. Source, cue and what is said can be told apart, and all else is the outlet's own voice:
it carries no mark. So is what somebody thinks or does ("Iran fears"), where nobody is named who told
the outlet (`told`). Words between quotation marks are somebody's also where no source is found;
scare quotes are the outlet's. A source that stands for another one ("he") says for whom.

Idea. What is said comes as merged spans, so that a claim within a claim is not bracketed twice; each
source carries its kind as a label, in words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from articles.text.spans import Span, merged
from compare.analysis.compare import ANALYSED_LANGUAGES
from compare.analysis.results import Attribution, Side, SourceKind
from compare.reading.marks import Mark, MarkKind
from compare.reading.material import Material, Text
from compare.reading.told import handing_over
from compare.reading.voices import voices_in
from compare.voices import Voices

MOST_NAMED = 32  # characters of whom a pronoun stands for
KIND_LABELS = {
    SourceKind.NAMED: pgettext_lazy("source", "named"),
    SourceKind.UNNAMED: pgettext_lazy("source", "unnamed"),
    SourceKind.DOCUMENT: pgettext_lazy("source", "document"),
    SourceKind.OUTLET: pgettext_lazy("source", "outlet"),
    SourceKind.PRONOUN: pgettext_lazy("source", "not clear who"),
}


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many attributions of a report name a source of one kind."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Speaking:
    """What a page says of the voices in one report.

    `known` is false where nobody read them yet, `ruled` where its language has no rules for
    attributions: then only quotations are marked. `own` is the share of the text, in whole per
    cent, that the outlet says in its own voice.
    """

    side: Side
    outlet: str
    language: str
    known: bool
    ruled: bool = True
    marks: tuple[Mark, ...] = ()
    attributions: int = 0
    kinds: tuple[KindCount, ...] = ()
    own: int = 0


def speaking_in(material: Material) -> tuple[Speaking, Speaking]:
    """Return who speaks in both reports (one query)."""
    articles = [material.text(side).article.pk for side in Side]
    found = voices_in(articles, version=material.comparison.analysis_version)
    left, right = (
        _speaking(material.text(side), found.get(material.text(side).article.pk)) for side in Side
    )
    return left, right


def _speaking(text: Text, voices: Voices | None) -> Speaking:
    outlet, language = text.article.outlet_name, text.article.language
    if voices is None:
        return Speaking(text.side, outlet, language, known=False)
    told = handing_over(voices)
    said = _said(text, voices, told)
    labels = {kind: str(label) for kind, label in KIND_LABELS.items()}
    counts = Counter(a.effective_kind for a in told if not a.carried)
    return Speaking(
        side=text.side,
        outlet=outlet,
        language=language,
        known=True,
        ruled=(language or "en") in ANALYSED_LANGUAGES,
        marks=(
            *(Mark(span, MarkKind.SAID) for span in said),
            *_marks(text, told, labels),
        ),
        attributions=counts.total(),
        kinds=tuple(KindCount(labels[kind], counts[kind]) for kind in SourceKind if counts[kind]),
        own=_own_share(text, said),
    )


def _said(text: Text, voices: Voices, told: Sequence[Attribution]) -> tuple[Span, ...]:
    """Return what somebody else says, each stretch of it once."""
    spans = [span for a in told for span in a.content]
    spans += [quotation.span for quotation in voices.quotations if not quotation.scare]
    whole = Span(0, len(text.body))
    found = (span.clipped(whole) for span in merged(spans))
    stripped = (span.stripped(text.body) for span in found if span is not None)
    return tuple(span for span in stripped if len(span))


def _marks(
    text: Text, attributions: Sequence[Attribution], labels: Mapping[SourceKind, str]
) -> Iterable[Mark]:
    """Yield sources and cues; two attributions that share one say it once."""
    seen: set[tuple[MarkKind, Span]] = set()
    for attribution in attributions:
        for kind, span in ((MarkKind.SOURCE, attribution.source), (MarkKind.CUE, attribution.cue)):
            if span is None or not len(span) or span.end > len(text.body) or (kind, span) in seen:
                continue
            seen.add((kind, span))
            label = ""
            if kind is MarkKind.SOURCE:
                label = _label(text, attribution, labels[attribution.effective_kind])
            yield Mark(span, kind, label=label)


def _label(text: Text, attribution: Attribution, kind: str) -> str:
    """Say of what `kind` a source is, and for whom it stands where it stands for somebody."""
    stands_for = attribution.resolved_source
    if stands_for is None or stands_for == attribution.source:
        return kind
    name = Truncator(stands_for.slice(text.body)).chars(MOST_NAMED)
    return _("%(kind)s: %(name)s") % {"kind": kind, "name": name}


def _own_share(text: Text, said: Sequence[Span]) -> int:
    """Return how many per cent of the text stand in the outlet's own voice, residue left out.

    `said` is ordered and does not overlap, as `_said` gives it.
    """
    ends = [span.end for span in said]
    others = every = 0
    for sentence in text.sentences:
        if sentence.boilerplate:
            continue
        every += sentence.end - sentence.start
        for span in said[bisect_right(ends, sentence.start) :]:
            if span.start >= sentence.end:
                break
            others += min(span.end, sentence.end) - max(span.start, sentence.start)
    return round(100 * (every - others) / every) if every else 0
