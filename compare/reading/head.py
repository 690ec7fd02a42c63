"""The head of a comparison page: who reported, when, at what length, and how the two relate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article
from articles.text.language import LANGUAGES
from articles.text.names import isolated
from compare.analysis.alignment.derivation import Basis, basis
from compare.analysis.alignment.similarity import vectors_tell
from compare.analysis.results import Link, Side
from compare.models import Comparison, FlagKind
from compare.reading.material import Material, Text
from compare.reading.origins import unclear_origins
from compare.reading.wording import (
    origin_by_credit,
    origin_by_telling,
    origin_by_text,
    relation,
    time_apart,
)

SIDE_LABELS = {Side.LEFT: gettext_lazy("Left"), Side.RIGHT: gettext_lazy("Right")}


@dataclass(frozen=True, slots=True)
class Column:
    """One report at the head of its column; `later` is empty where it came first or nobody knows."""

    side: Side
    label: str
    article: Article
    words: int | None
    later: str


def columns(
    left: Article, right: Article, material: Material | None = None
) -> tuple[Column, Column]:
    """Return both heads; lengths are known once there is `material`."""
    later = _later(left, right)
    return tuple(  # type: ignore[return-value]
        Column(
            side,
            str(SIDE_LABELS[side]),
            article,
            None if material is None else _words(material.text(side)),
            later.get(side, ""),
        )
        for side, article in ((Side.LEFT, left), (Side.RIGHT, right))
    )


def _words(text: Text) -> int:
    """Return the number of words, web residue left out."""
    return sum(len(text.body[s.start : s.end].split()) for s in text.sentences if not s.boilerplate)


def _later(left: Article, right: Article) -> dict[Side, str]:
    if left.published_at is None or right.published_at is None:
        return {}
    times_known = left.published_time_known and right.published_time_known
    if left.published_at <= right.published_at:
        first, second, side = left.published_at, right.published_at, Side.RIGHT
    else:
        first, second, side = right.published_at, left.published_at, Side.LEFT
    return {side: time_apart(first, second, times_known=times_known)}


def relation_of(material: Material) -> str:
    """Say how the two reports hang together, in the page's left and right."""
    counts = [_linked(material.text(side), side, material.links) for side in Side]
    only = sum(_only(material.text(side), material.links) for side in Side)
    return relation(
        material.comparison.reuse,
        passages=(len(material.links), len(material.links) + only),
        linked=(counts[0][0], counts[1][0]),
        of=(counts[0][1], counts[1][1]),
        origin=_origin(material),
    )


def _origin(material: Material) -> str:
    """Say what tells that one report follows the other; empty where nothing does for sure."""
    comparison = material.comparison
    if not comparison.derived:
        return ""
    late = material.left if material.left.stored == comparison.derived else material.right
    early = material.text(late.side.other)
    names = isolated(late.article.outlet_name), isolated(early.article.outlet_name)
    match basis(
        _shared(late, material.links), _names(early), _shared(early, material.links), _names(late)
    ):
        case Basis.CREDIT:
            return origin_by_credit(*names)
        case Basis.TOLD:
            return origin_by_telling(*names)
    later = _later(material.left.article, material.right.article).get(late.side, "")
    if not later or unclear_origins([comparison]):
        return ""
    return origin_by_text(*names, later=later)


def _names(text: Text) -> tuple[str, ...]:
    return text.article.outlet.names if text.article.outlet else ()


def _shared(text: Text, links: Sequence[Link]) -> list[str]:
    return [
        text.body[text.sentences[p].start : text.sentences[p].end]
        for p in sorted(_linked_positions(text.side, links))
    ]


def _linked(text: Text, side: Side, links: Sequence[Link]) -> tuple[int, int]:
    found = _linked_positions(side, links)
    return len(found), sum(not sentence.boilerplate for sentence in text.sentences)


def _only(text: Text, links: Sequence[Link]) -> int:
    """Return how many passages stand in this report only: neighbours without a link are one."""
    linked = _linked_positions(text.side, links)
    alone = [
        p not in linked for p, sentence in enumerate(text.sentences) if not sentence.boilerplate
    ]
    return sum(now and not before for before, now in pairwise([False, *alone]))


def _linked_positions(side: Side, links: Sequence[Link]) -> set[int]:
    found: set[int] = set()
    for link in links:
        if side is Side.LEFT:
            found |= set(range(link.left_start, link.left_end))
        else:
            found |= set(range(link.right_start, link.right_end))
    return found


def limits_of(comparison: Comparison) -> tuple[str, ...]:
    """Say what was not done, or less well, for the languages at hand."""
    return tuple(words for words in (not_analysed(comparison), words_alone(comparison)) if words)


def words_alone(comparison: Comparison) -> str:
    """Say that the encoder does not know the languages; empty if it does."""
    languages = (article.language or "en" for article in comparison.both)
    if vectors_tell(comparison.encoder, *languages):
        return ""
    return _(
        "The encoder knows English only, so passages are aligned here by the words they share; "
        "what is told in other words stands unaligned."
    )


def not_analysed(comparison: Comparison) -> str:
    """Say which kinds of flag have no rules for the languages at hand; empty if all have."""
    kinds = [FlagKind(kind).label for kind in comparison.not_analysed if kind in FlagKind.values]
    if not kinds:
        return ""
    codes = {comparison.left.language or "en", comparison.right.language or "en"}
    codes = codes - {"en"} or codes
    names = sorted(LANGUAGES[code].name if code in LANGUAGES else code for code in codes)
    return _("Not analysed in %(languages)s: %(kinds)s.") % {
        "languages": get_text_list(names, _("and")),
        "kinds": ", ".join(str(kind).lower() for kind in kinds),
    }
