"""The sentence that explains a flag, in the reader's language."""

from __future__ import annotations

from django.utils.translation import gettext

from compare.analysis.messages import from_json
from compare.models import Flag
from compare.reading.wording import with_sides_swapped


def explained(flag: Flag, *, swapped: bool = False) -> str:
    """Return what a flag says; `swapped` for a page whose columns are exchanged.

    A flag that an earlier version stored, or a person raised, has its sentence only as it was written.
    """
    if not flag.message:
        return with_sides_swapped(flag.explanation) if swapped else flag.explanation
    if not swapped:
        return from_json(flag.message).told(gettext)
    return from_json(flag.message).told(lambda wording: gettext(with_sides_swapped(wording)))
