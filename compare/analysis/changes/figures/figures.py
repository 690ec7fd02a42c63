"""Flag numbers, dates, amounts, quantifiers and names that differ in a claim both reports have.

Requirements: only linked sentences; what is counted has to be the same, and so has what is said of
it; rounding, "about" and "more than" are compatible with all they allow; a miss is better than a false
accusation, for two numbers in one sentence are the rule.

Idea: `quantities` reads intervals with their units, `figure_places` tells which two stand for the same
thing and cannot both be right, `figure_words` finds what is no number.

Known exceptions: tolls that a later report brings up to date differ as well, so the explanation only
says what each side has. Times of day and weekdays are not compared, for they depend on when and where a
report was published; nor are vague plurals ("dozens"), nor "a former minister" and "former ministers".

Rejected: numbers compared by unit and a few words around them (of 22 flags on 2,205 pairs of
independent reports 8 were right; as it is now there is none, and the rewrites keep theirs).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.text.spans import Span
from compare.analysis.changes.explanations import figure_changed
from compare.analysis.changes.figures.figure_places import Reader, Sentence, differing
from compare.analysis.changes.figures.figure_words import other_names, other_sources
from compare.analysis.changes.figures.quantities import Measure
from compare.analysis.changes.sides import View, Views, both_views, passage
from compare.analysis.changes.undirected import later_side
from compare.analysis.documents import Document
from compare.analysis.results import Alignment, Evidence, Flag, FlagKind, Link, Side, TextAnalysis

RULES = {
    Measure.COUNT: "number",
    Measure.SHARE: "share",
    Measure.MONEY: "amount",
    Measure.DATE: "date",
    Measure.YEAR: "date",
    Measure.ORDINAL: "number",
    Measure.SCORE: "score",
    Measure.QUANTIFIER: "quantifier",
}


@dataclass(frozen=True, slots=True)
class _Difference:
    left: Span
    right: Span
    score: float
    rule: str
    link: int


def find_figures(
    left: Document,
    right: Document,
    left_analysis: TextAnalysis,
    right_analysis: TextAnalysis,
    alignment: Alignment,
    *,
    views: Views | None = None,
) -> tuple[Flag, ...]:
    """Return a flag for every figure that differs in a linked claim; one for each place."""
    first, second, _ = views or both_views(left, right, left_analysis, right_analysis)
    readers = Reader(first), Reader(second)
    found = [
        difference
        for number, link in enumerate(alignment.links)
        for one in passage(link, Side.LEFT)
        for two in passage(link, Side.RIGHT)
        if not _is_residue(first, one) and not _is_residue(second, two)
        for difference in _in_sentences(
            Sentence(readers[0], one), Sentence(readers[1], two), number, link
        )
    ]
    return tuple(_flag(d, left, right) for d in _best(found))


def _is_residue(view: View, position: int) -> bool:
    return view.document.sentences[position].boilerplate


def _in_sentences(
    left: Sentence, right: Sentence, number: int, link: Link
) -> Iterator[_Difference]:
    for one, two, likeness in differing(left, right):
        score = likeness * (1.0 + link.similarity) / 2
        yield _Difference(one.shown, two.shown, score, f"figures.{RULES[one.measure]}", number)
    for rule, some in (
        ("figures.sources", other_sources(left, right)),
        ("figures.name", other_names(left, right)),
    ):
        for here, there, likeness in some:
            yield _Difference(here, there, likeness * link.similarity, rule, number)


def _best(found: Iterable[_Difference]) -> list[_Difference]:
    """Keep one difference for each place on either side: the surest."""
    kept: list[_Difference] = []
    for one in sorted(found, key=lambda d: (-d.score, d.left, d.right, d.link)):
        if not any(one.left.overlaps(k.left) or one.right.overlaps(k.right) for k in kept):
            kept.append(one)
    return sorted(kept, key=lambda d: (d.left, d.right))


def _flag(difference: _Difference, left: Document, right: Document) -> Flag:
    side = later_side(left, right)
    spans = {Side.LEFT: difference.left, Side.RIGHT: difference.right}
    texts = {Side.LEFT: left.text, Side.RIGHT: right.text}
    words = {place: span.slice(texts[place]) for place, span in spans.items()}
    return Flag(
        kind=FlagKind.FIGURE_CHANGED,
        side=side,
        span=spans[side],
        quote=words[side],
        score=min(1.0, max(0.0, difference.score)),
        rule=difference.rule,
        message=figure_changed(words[Side.LEFT], words[Side.RIGHT]),
        evidence=Evidence(side.other, spans[side.other], words[side.other]),
        link=difference.link,
    )
