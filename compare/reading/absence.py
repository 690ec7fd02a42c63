"""When it says something that a passage stands in one report only.

A brief leaves out nearly everything, and a report that went out first could not have what came to be
known later. Neither is a choice of the outlet's, so neither is remarked on: the passage is shown
without the words “only in”, and the head of the page says why.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from articles.models import Article
from compare.analysis.results import Side

BRIEF_SHARE = 0.35  # of the other report's words; a report this short is a brief
# News moves within hours. A judgement: rewrites of one report mostly follow within two or three.
LATER = timedelta(hours=4)


class Silence(StrEnum):
    """Why a passage without a counterpart is not remarked on; NONE: it is."""

    NONE = "none"
    BRIEF = "brief"  # the other report is one
    LATER = "later"  # the other report went out long before


def silence(article: Article, other: Article, *, words: int, other_words: int) -> Silence:
    """Say whether it means anything that `other` lacks a passage of `article`."""
    if other_words < BRIEF_SHARE * words:
        return Silence.BRIEF
    return Silence.LATER if _came_later(article, other) else Silence.NONE


def _came_later(article: Article, other: Article) -> bool:
    if article.published_at is None or other.published_at is None:
        return False
    if article.published_time_known and other.published_time_known:
        return article.published_at - other.published_at >= LATER
    return article.published_at.date() > other.published_at.date()


def explained(silences: dict[Side, Silence], names: dict[Side, str]) -> tuple[str, ...]:
    """Return a sentence for each side whose passages are not remarked on."""
    return tuple(
        _sentence(kind, names[side], names[side.other])
        for side, kind in sorted(silences.items())
        if kind is not Silence.NONE
    )


def _sentence(kind: Silence, name: str, other: str) -> str:
    if kind is Silence.BRIEF:
        return f"The report by {other} is a brief; what it leaves out is not remarked on."
    return (
        f"The report by {name} came later; what only it has may not have been known when the "
        f"report by {other} went out, and is not remarked on."
    )
