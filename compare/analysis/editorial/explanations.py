"""Say in one plain sentence what an editorial flag says, and what it rests on."""

from __future__ import annotations

from compare.analysis.results import Side
from compare.analysis.shown import quoted

SHOWN = 3  # words named of a sentence that is flagged whole


def wording_explained(words: str, reason: str, side: Side, *, linked: bool, unmatched: bool) -> str:
    """Explain loaded words; only where the other report could have it, say that it lacks it."""
    said = f"{quoted(words)} is {side.value}’s own wording ({reason})"
    if linked:
        return f"{said}; the passage it matches on the {side.other.value} has nothing like it."
    if unmatched:
        return f"{said}; {side.other.value} has no passage that reports this."
    return f"{said}."


def commentary_explained(reason: str, side: Side, *, linked: bool, unmatched: bool) -> str:
    """Explain a clause or sentence; only where the other report could have it, say it lacks it."""
    here, there = side.value.capitalize(), side.other.value
    if linked:
        return (
            f"{here} adds this in its own voice, without a source ({reason}); "
            f"the passage it matches on the {there} does not have it."
        )
    said = f"{here} states this in its own voice, without a source ({reason})"
    return f"{said}; {there} has no passage that reports it." if unmatched else f"{said}."


def with_words(reason: str, words: list[str]) -> str:
    """Name the loaded words that a reason stands for."""
    if not words:
        return reason
    return f"{reason}: {', '.join(quoted(each) for each in words[:SHOWN])}"
