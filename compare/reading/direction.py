"""Which way a piece of text runs.

The majority of its letters decides, not the first: a Persian paragraph that begins with a name in
Latin letters still runs from right to left, and one quoted whole in an English report does too.
"""

from __future__ import annotations

import re

_RTL = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]+"
)


def direction_of(text: str) -> str:
    """Return "rtl" or "ltr"; what has no letters runs from left to right."""
    if text.isascii():
        return "ltr"
    rtl = sum(len(run) for run in _RTL.findall(text))
    if not rtl:
        return "ltr"
    letters = sum(character.isalpha() for character in text)
    return "rtl" if 2 * rtl > letters else "ltr"
