"""Read a finished comparison from the database, turned the way its reader wants it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from articles.models import Article
from articles.models import Sentence as SentenceRow
from articles.text.spans import Span
from articles.text.units import Sentence
from compare.analysis.results import Link, LinkKind, Side
from compare.models import Comparison, Flag, Review


@dataclass(frozen=True, slots=True)
class Text:
    """One column: `side` is where it stands on the page, `stored` where in the comparison."""

    side: Side
    stored: Side
    article: Article
    sentences: tuple[Sentence, ...]

    @property
    def body(self) -> str:
        return self.article.body

    def extent(self, start: int, end: int) -> Span:
        """Return the characters that sentences `start` up to and without `end` answer for.

        Extents leave nothing out: what stands between two sentences belongs to the first of them.
        """
        first = self.sentences[start].start if start else 0
        last = self.sentences[end].start if end < len(self.sentences) else len(self.body)
        return Span(first, last)


@dataclass(frozen=True, slots=True)
class Found:
    """A flag with its reviews; sides are those of the page."""

    flag: Flag
    side: Side
    reviews: tuple[Review, ...]

    @property
    def span(self) -> Span:
        return Span(self.flag.start, self.flag.end)

    @property
    def evidence(self) -> tuple[Side, Span] | None:
        flag = self.flag
        if flag.evidence_start is None or flag.evidence_end is None or not flag.evidence_side:
            return None
        side = self.side if flag.evidence_side == flag.side else self.side.other
        return side, Span(flag.evidence_start, flag.evidence_end)


@dataclass(frozen=True, slots=True)
class Material:
    """Everything a page is built from; `withdrawn` flags are raised no longer, but were reviewed."""

    comparison: Comparison
    left: Text
    right: Text
    links: tuple[Link, ...]
    flags: tuple[Found, ...]
    withdrawn: tuple[Found, ...] = ()

    def text(self, side: Side) -> Text:
        return self.left if side is Side.LEFT else self.right


def read_material(comparison: Comparison, *, swap: bool = False) -> Material:
    """Read all rows of a comparison that came with its articles (four queries)."""
    stored = (Side.RIGHT, Side.LEFT) if swap else (Side.LEFT, Side.RIGHT)
    sentences = sentences_of([comparison.left_id, comparison.right_id])
    left, right = (
        _text(comparison.article(side), shown, side, sentences)
        for shown, side in zip((Side.LEFT, Side.RIGHT), stored, strict=True)
    )
    flags = _flags(comparison, swap)
    return Material(
        comparison,
        left,
        right,
        tuple(link for link in links_of(comparison, swap=swap) if _fits(link, left, right)),
        tuple(found for found in flags if found.flag.withdrawn_at is None),
        tuple(found for found in flags if found.flag.withdrawn_at is not None),
    )


def _fits(link: Link, left: Text, right: Text) -> bool:
    """Tell whether a link's sentences are there; a report may be cut anew between two queries."""
    return link.left_end <= len(left.sentences) and link.right_end <= len(right.sentences)


def _text(
    article: Article, shown: Side, stored: Side, sentences: dict[int, list[Sentence]]
) -> Text:
    own = sentences.get(article.pk) or [Sentence(0, len(article.body), 0)]
    return Text(shown, stored, article, tuple(own))


def sentences_of(articles: Sequence[int]) -> dict[int, list[Sentence]]:
    """Read the sentences of some articles by their keys (one query)."""
    rows = (
        SentenceRow.objects.filter(article_id__in=articles)
        .order_by("article_id", "position")
        .values_list("article_id", "start", "end", "paragraph__position", "boilerplate")
    )
    found: dict[int, list[Sentence]] = defaultdict(list)
    for article, start, end, paragraph, boilerplate in rows:
        found[article].append(Sentence(start, end, paragraph, boilerplate))
    return found


def links_of(comparison: Comparison, *, swap: bool = False) -> tuple[Link, ...]:
    """Read the links of a comparison in their order (one query)."""
    return tuple(
        Link(
            left_start=pair.right_start if swap else pair.left_start,
            left_end=pair.right_end if swap else pair.left_end,
            right_start=pair.left_start if swap else pair.right_start,
            right_end=pair.left_end if swap else pair.right_end,
            similarity=0.0 if pair.similarity is None else pair.similarity,
            kind=LinkKind(pair.kind),
            moved=pair.moved,
        )
        for pair in comparison.pairs.order_by("position")
        if pair.is_link
    )


def _flags(comparison: Comparison, swap: bool) -> tuple[Found, ...]:
    reviews: dict[int, list[Review]] = defaultdict(list)
    for review in (
        Review.objects.filter(flag__comparison=comparison)
        .select_related("reviewer")
        .order_by("added_at", "pk")
    ):
        reviews[review.flag_id].append(review)
    return tuple(
        Found(
            flag,
            Side(flag.side).other if swap else Side(flag.side),
            tuple(reviews.get(flag.pk, ())),
        )
        for flag in comparison.flags.select_related(
            "withdrawn_for__made_by", "withdrawn_for__taken_back_by"
        ).in_text_order()
    )
