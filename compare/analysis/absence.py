"""When it says something that only one of two reports has a passage.

A brief leaves out nearly everything, and a report that went out first could not have what came to be
known later. Neither is a choice of the outlet's, so neither is held against it.

Rejected: looking for times in the text that lie after the other report ("on Thursday", "later that
night"): most of what was not known yet is told without one.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

BRIEF_SHARE = 0.35  # of the other report's length; a report this short is a brief
# News moves within hours. A judgement: rewrites of one report mostly follow within two or three.
LATER = timedelta(hours=4)


class Silence(StrEnum):
    """Why it says nothing that a report lacks a passage; NONE: it may say something."""

    NONE = "none"
    BRIEF = "brief"  # the report that lacks it is one
    EARLIER = "earlier"  # the report that lacks it went out long before


def silence(
    *,
    length: int,
    other_length: int,
    published_at: datetime | None,
    other_published_at: datetime | None,
    times_known: bool = True,
) -> Silence:
    """Say whether it means anything that the other report lacks a passage of this one.

    Lengths are in characters. Without `times_known` only the days of publication count.
    """
    if other_length < BRIEF_SHARE * length:
        return Silence.BRIEF
    later = _came_later(published_at, other_published_at, times_known=times_known)
    return Silence.EARLIER if later else Silence.NONE


def _came_later(ours: datetime | None, theirs: datetime | None, *, times_known: bool) -> bool:
    if ours is None or theirs is None:
        return False
    if (ours.tzinfo is None) != (theirs.tzinfo is None):
        return False
    if not times_known:
        return ours.date() > theirs.date()
    return ours - theirs >= LATER
