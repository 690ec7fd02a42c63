"""Narrow the list of events by what their newest comparisons flag."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from articles.filters import EventFilter
from articles.models import Event
from compare.models import FlagKind
from compare.reading.current import current, standing_flags

ANY, NONE = "any", "none"


def keep(events: QuerySet[Event], wanted: str) -> QuerySet[Event]:
    """Keep events with flags of a kind, of any kind, or fully analysed ones without a flag."""
    flags = standing_flags()
    if wanted in FlagKind.values:
        flags = flags.filter(kind=wanted)
    # asked of each event, which costs least both for all of them and for the few of a search
    compared = current().filter(left__event=OuterRef("pk"))
    flagged = Exists(compared.filter(Exists(flags.filter(comparison=OuterRef("pk")))))
    if wanted != NONE:
        return events.filter(flagged)
    analysed = compared.filter(not_analysed=[])
    return events.filter(Exists(analysed), ~Exists(compared.exclude(not_analysed=[])), ~flagged)


FLAGGED = EventFilter(
    name="flagged",
    label=_("Flags"),
    choices=(
        ("", _("With or without flags")),
        (ANY, _("With a flag of any kind")),
        *((kind.value, kind.label) for kind in FlagKind),
        (NONE, _("Compared, and nothing flagged")),
    ),
    keep=keep,
)
