"""The sentences that say why a page does not remark on what only one report has."""

from __future__ import annotations

from django.utils.translation import gettext as _

from compare.analysis.absence import Silence, silence
from compare.analysis.results import Side
from compare.reading.material import Material


def silences_of(material: Material) -> dict[Side, Silence]:
    """Say for each side whether it means anything that the other lacks a passage of it."""
    articles = {side: material.text(side).article for side in Side}
    return {
        side: silence(
            length=len(articles[side].body),
            other_length=len(articles[side.other].body),
            published_at=articles[side].published_at,
            other_published_at=articles[side.other].published_at,
            times_known=all(article.published_time_known for article in articles.values()),
        )
        for side in Side
    }


def explained(silences: dict[Side, Silence], names: dict[Side, str]) -> tuple[str, ...]:
    """Return a sentence for each side whose passages are not remarked on."""
    return tuple(
        _sentence(kind, names[side], names[side.other])
        for side, kind in sorted(silences.items())
        if kind is not Silence.NONE
    )


def _sentence(kind: Silence, name: str, other: str) -> str:
    if kind is Silence.BRIEF:
        return _("The report by %(other)s is a brief; what it leaves out is not remarked on.") % {
            "other": other
        }
    return _(
        "The report by %(name)s came later; what only it has may not have been known when the "
        "report by %(other)s went out, and is not remarked on."
    ) % {"name": name, "other": other}
