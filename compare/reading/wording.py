"""The plain sentences of a comparison page; no Django, so that they can be read and tested alone."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

RELATION = {
    "verbatim": "Nearly the same text",
    "rewrite": "A rewrite",
    "partial": "Partial reuse",
    "independent": "Independent reporting",
}
FLAG_WORDS = {
    "editorialising": "editorialising",
    "attribution_omitted": "source omitted",
    "attribution_weakened": "source weakened",
    "certainty_raised": "certainty",
    "quote_altered": "quote",
    "figure_changed": "figure",
}
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"")
_SIDE = re.compile(r"\b(left|right)\b", re.IGNORECASE)
_OTHER = {"left": "right", "right": "left", "Left": "Right", "Right": "Left"}
_UNITS = (("day", 86_400), ("hour", 3_600), ("minute", 60))


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def relation(
    reuse: str,
    *,
    linked: tuple[int, int],
    of: tuple[int, int],
    origin: str = "",
) -> str:
    """Say in one sentence how two reports hang together; counts are sentences, left side first.

    `origin` says what tells that one follows the other (empty: nothing).
    """
    if not any(linked):
        shared = "no sentence of one has a counterpart in the other"
    else:
        shared = (
            f"{linked[0]} of the {counted(of[0], 'sentence')} on the left and {linked[1]} of the "
            f"{counted(of[1], 'sentence')} on the right have a counterpart"
        )
    kind = RELATION.get(reuse)
    sentence = f"{kind}: {shared}" if kind else shared[0].upper() + shared[1:]
    return f"{sentence}; {origin}." if origin else f"{sentence}."


def origin_by_credit(report: str, other: str) -> str:
    return f"the report by {report} credits {other} for statements that both have"


def origin_by_telling(report: str, other: str) -> str:
    return f"the report by {report} repeats what {other}, by its own text, was told or shown"


def origin_by_text(report: str, other: str, *, later: str) -> str:
    """Say that `report` came `later` and follows the other; `later` as `time_apart` gives it."""
    return f"the report by {report} came {later} and follows the text by {other} closely"


def origin_in_short(report: str, other: str, *, later: str) -> str:
    """Say it for a list, where the texts that tell are not at hand; `later` empty: not later."""
    if not later:
        return f"the texts credit {other} for statements that both have"
    return f"{report} came {later} and has much of {other}’s report"


def time_apart(one: datetime, other: datetime, *, times_known: bool) -> str:
    """Say how much later `other` was published than `one` (which came first)."""
    if not times_known:
        days = (other.date() - one.date()).days
        return f"{counted(days, 'day')} later" if days else "on the same day"
    seconds = int((other - one) / timedelta(seconds=1))
    parts: list[tuple[int, str]] = []
    for name, size in _UNITS:
        number, seconds = divmod(seconds, size)
        if number or parts:
            parts.append((number, name))
        if len(parts) == 2:
            break
    words = [counted(number, name) for number, name in parts if number]
    return f"{' '.join(words)} later" if words else "in the same minute"


def with_sides_swapped(explanation: str) -> str:
    """Exchange "left" and "right" outside quoted words, for a page whose columns are exchanged."""
    out: list[str] = []
    end = 0
    for quoted in _QUOTED.finditer(explanation):
        out += [_swapped(explanation[end : quoted.start()]), quoted.group()]
        end = quoted.end()
    return "".join([*out, _swapped(explanation[end:])])


def _swapped(text: str) -> str:
    return _SIDE.sub(lambda m: _OTHER.get(m.group(), m.group()), text)
