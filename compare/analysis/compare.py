"""Compare two documents: the one entry to everything the analysis can say about a pair."""

from __future__ import annotations

from collections.abc import Sequence

from compare.analysis.alignment.align import align
from compare.analysis.alignment.decisions import Decision, decided
from compare.analysis.alignment.relation import relation
from compare.analysis.attribution.attributions import find_attributions
from compare.analysis.attribution.quotations import find_quotations
from compare.analysis.attribution.voice import own_voice
from compare.analysis.changes.certainty import find_certainty
from compare.analysis.changes.figures.figures import find_figures
from compare.analysis.changes.quotes.quotes import find_quote_changes
from compare.analysis.changes.sides import both_views
from compare.analysis.changes.sources.omission import find_omissions
from compare.analysis.documents import Document
from compare.analysis.editorial.editorialising import find_editorialising, sentence_scores
from compare.analysis.editorial.wording import find_wording
from compare.analysis.results import (
    Alignment,
    ComparisonResult,
    Flag,
    FlagKind,
    Side,
    TextAnalysis,
)

ANALYSED_LANGUAGES = frozenset({"en"})
RULED_KINDS = (
    FlagKind.EDITORIALISING,
    FlagKind.ATTRIBUTION_OMITTED,
    FlagKind.ATTRIBUTION_WEAKENED,
    FlagKind.CERTAINTY_RAISED,
    FlagKind.QUOTE_ALTERED,
    FlagKind.FIGURE_CHANGED,
)


def analyse_document(document: Document) -> TextAnalysis:
    """Say what can be said of one text alone; without rules for its language only quotations."""
    quotations = find_quotations(document)
    if document.language not in ANALYSED_LANGUAGES:
        count = len(document.sentences)
        return TextAnalysis(
            quotations=quotations,
            attributions=(),
            own_voice=own_voice(document, quotations, ()),
            editorialising=(0.0,) * count,
            wording=((),) * count,
        )
    attributions = find_attributions(document, quotations)
    voice = own_voice(document, quotations, attributions)
    return TextAnalysis(
        quotations=quotations,
        attributions=attributions,
        own_voice=voice,
        editorialising=sentence_scores(document, voice),
        wording=find_wording(document, voice),
    )


MOST_PAIRS = 4_000_000  # of sentences: 2,000 a side take 5 s and 450 MB, twice as many 13 s, 1.2 GB


class TooLong(ValueError):
    """The two texts have more sentences than can be compared; the message says how many."""


def compare_documents(
    left: Document, right: Document, decisions: Sequence[Decision] = ()
) -> ComparisonResult:
    """Align two documents and raise every flag there are rules for, in both directions.

    `decisions` are what people decided about links, in the order in which they did; they hold.
    Pure: the same documents give the same result, whatever the clock or the order of calls.
    Raises `TooLong` where the sentences of both sides multiply to more than MOST_PAIRS.
    """
    if len(left.sentences) * len(right.sentences) > MOST_PAIRS:
        raise TooLong(
            f"The texts are too long to compare: {len(left.sentences):,} and "
            f"{len(right.sentences):,} sentences."
        )
    left_analysis, right_analysis = analyse_document(left), analyse_document(right)
    aligned = align(left, right, left_analysis.attributions, right_analysis.attributions)
    alignment = decided(left, right, aligned, decisions)
    analysed = {left.language, right.language} <= ANALYSED_LANGUAGES
    flags = raised_flags(left, right, left_analysis, right_analysis, alignment) if analysed else ()
    return ComparisonResult(
        alignment=alignment,
        relation=relation(left, right, alignment),
        left=left_analysis,
        right=right_analysis,
        flags=flags,
        not_analysed=() if analysed else RULED_KINDS,
    )


def raised_flags(
    left: Document,
    right: Document,
    left_analysis: TextAnalysis,
    right_analysis: TextAnalysis,
    alignment: Alignment,
) -> tuple[Flag, ...]:
    both = (left, right, left_analysis, right_analysis, alignment)
    views = both_views(left, right, left_analysis, right_analysis)
    found = (
        *find_omissions(*both, views=views),
        *find_certainty(*both, views=views),
        *find_quote_changes(*both),
        *find_figures(*both, views=views),
        *find_editorialising(*both),
    )
    kept = (flag for flag in found if not on_boilerplate(flag, left, right))
    return tuple(sorted(kept, key=lambda flag: (flag.side, flag.span, flag.kind, flag.rule)))


def on_boilerplate(flag: Flag, left: Document, right: Document) -> bool:
    document = left if flag.side is Side.LEFT else right
    return any(unit.boilerplate and unit.span.overlaps(flag.span) for unit in document.sentences)
