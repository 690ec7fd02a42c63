"""Say in one plain sentence what an editorial flag says, and what it rests on.

No wording claims more than is known: a linked passage lacks the words, not every milder word for the
same; that no passage was found does not say that there is none.
"""

from __future__ import annotations

from compare.analysis.messages import Message, gettext_noop, message
from compare.analysis.results import Side
from compare.analysis.shown import quoted

SHOWN = 3  # words named of a sentence that is flagged whole

# What the other report has instead: a passage without the words, none that was found, or not known.
_WORDING = {
    Side.LEFT: (
        gettext_noop(
            "%(words)s is left’s own wording (%(reason)s); the passage it matches on the right does "
            "not have it."
        ),
        gettext_noop(
            "%(words)s is left’s own wording (%(reason)s); no passage on the right was found to report "
            "this."
        ),
        gettext_noop("%(words)s is left’s own wording (%(reason)s)."),
    ),
    Side.RIGHT: (
        gettext_noop(
            "%(words)s is right’s own wording (%(reason)s); the passage it matches on the left does "
            "not have it."
        ),
        gettext_noop(
            "%(words)s is right’s own wording (%(reason)s); no passage on the left was found to report "
            "this."
        ),
        gettext_noop("%(words)s is right’s own wording (%(reason)s)."),
    ),
}
_COMMENTARY = {
    Side.LEFT: (
        gettext_noop(
            "In left’s own voice, without a source: %(reason)s; the passage it matches on the "
            "right does not have these words."
        ),
        gettext_noop(
            "In left’s own voice, without a source: %(reason)s; no passage on the right was "
            "found to report it."
        ),
        gettext_noop("In left’s own voice, without a source: %(reason)s."),
    ),
    Side.RIGHT: (
        gettext_noop(
            "In right’s own voice, without a source: %(reason)s; the passage it matches on the "
            "left does not have these words."
        ),
        gettext_noop(
            "In right’s own voice, without a source: %(reason)s; no passage on the left was "
            "found to report it."
        ),
        gettext_noop("In right’s own voice, without a source: %(reason)s."),
    ),
}


def wording_explained(
    words: str, reason: Message, side: Side, *, linked: bool, unmatched: bool
) -> Message:
    """Explain loaded words; only where the other report could have it, say that it lacks it."""
    wording = _WORDING[side][0 if linked else 1 if unmatched else 2]
    return message(wording, words=quoted(words), reason=reason)


def commentary_explained(reason: Message, side: Side, *, linked: bool, unmatched: bool) -> Message:
    """Explain a clause or sentence; only where the other report could have it, say it lacks it."""
    return message(_COMMENTARY[side][0 if linked else 1 if unmatched else 2], reason=reason)


def with_words(reason: Message, words: list[str]) -> Message:
    """Name the loaded words that a reason stands for."""
    if not words:
        return reason
    shown = ", ".join(quoted(each) for each in words[:SHOWN])
    return message(gettext_noop("%(reason)s (%(words)s)"), reason=reason, words=shown)
