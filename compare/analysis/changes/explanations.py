"""Say in one plain sentence what a flag on a change says: the wordings of all its rules.

Wordings are chosen by the side that is flagged, whole sentences each, so that translators are free in
the order of words. None says which report is right.
"""

from __future__ import annotations

from compare.analysis.messages import Message, gettext_noop, message
from compare.analysis.results import Side
from compare.analysis.shown import quoted

_OMITTED = {
    Side.LEFT: gettext_noop("On the right this is %(attributed)s; on the left it stands as fact."),
    Side.RIGHT: gettext_noop("On the left this is %(attributed)s; on the right it stands as fact."),
}
# A side that is not sure does not state the claim as fact; nor does one that leaves it to people not named.
_UNSURE = {
    Side.LEFT: gettext_noop(
        "On the right this is %(attributed)s; on the left it stands without a source."
    ),
    Side.RIGHT: gettext_noop(
        "On the left this is %(attributed)s; on the right it stands without a source."
    ),
}
_HANDED_ON = {
    Side.LEFT: gettext_noop(
        "On the right this is %(attributed)s; on the left nobody is named for it (%(words)s)."
    ),
    Side.RIGHT: gettext_noop(
        "On the left this is %(attributed)s; on the right nobody is named for it (%(words)s)."
    ),
}
_UNNAMED = {
    Side.LEFT: gettext_noop(
        "On the right the source has a name, %(named)s; on the left it is %(unnamed)s."
    ),
    Side.RIGHT: gettext_noop(
        "On the left the source has a name, %(named)s; on the right it is %(unnamed)s."
    ),
}
_UNCREDITED = {
    Side.LEFT: gettext_noop(
        "Right says that its sources spoke to %(outlet)s; left reports the same and does not mention "
        "%(outlet)s."
    ),
    Side.RIGHT: gettext_noop(
        "Left says that its sources spoke to %(outlet)s; right reports the same and does not mention "
        "%(outlet)s."
    ),
}
_UNSEEN = {
    Side.LEFT: gettext_noop(
        "Right says that %(outlet)s saw the document; left reports the same and does not mention "
        "%(outlet)s."
    ),
    Side.RIGHT: gettext_noop(
        "Left says that %(outlet)s saw the document; right reports the same and does not mention "
        "%(outlet)s."
    ),
}
_SURER = {
    Side.LEFT: gettext_noop("Left has %(surer)s where right has the less certain %(other)s."),
    Side.RIGHT: gettext_noop("Right has %(surer)s where left has the less certain %(other)s."),
}
_TRIMMED = {
    Side.LEFT: gettext_noop("Right quotes %(words)s as well; left does not, and marks no gap."),
    Side.RIGHT: gettext_noop("Left quotes %(words)s as well; right does not, and marks no gap."),
}
# These name the left first; the second wording is for a page whose columns are exchanged.
_DIFFERS = {
    Side.LEFT: gettext_noop("Left has %(one)s; right has %(two)s."),
    Side.RIGHT: gettext_noop("Right has %(one)s; left has %(two)s."),
}
_ALTERED = {
    Side.LEFT: gettext_noop("Within the quotation left has %(one)s where right has %(two)s."),
    Side.RIGHT: gettext_noop("Within the quotation right has %(one)s where left has %(two)s."),
}
_REASSIGNED = {
    Side.LEFT: gettext_noop("Left gives these words to %(one)s; right gives them to %(two)s."),
    Side.RIGHT: gettext_noop("Right gives these words to %(one)s; left gives them to %(two)s."),
}


def omitted(side: Side, attributed: Message) -> Message:
    """Explain a claim without its source on `side`; `attributed` says whose it is on the other."""
    return message(_OMITTED[side], attributed=attributed)


def omitted_unsure(side: Side, attributed: Message) -> Message:
    """Explain a claim without its source on a `side` that does not state it as fact."""
    return message(_UNSURE[side], attributed=attributed)


def omitted_handed_on(side: Side, attributed: Message, words: str) -> Message:
    """Explain a claim that `side` leaves to people it does not name, by `words` ("are expected to")."""
    return message(_HANDED_ON[side], attributed=attributed, words=quoted(words))


def name_dropped(side: Side, named: Message, unnamed: Message) -> Message:
    """Explain a source that has a name on the other side and none on `side`."""
    return message(_UNNAMED[side], named=named, unnamed=unnamed)


def credit_dropped(side: Side, outlet: str, *, seen: bool) -> Message:
    """Explain that `side` does not mention the outlet that heard the sources, or saw the document."""
    return message((_UNSEEN if seen else _UNCREDITED)[side], outlet=quoted(outlet))


def certainty_raised(side: Side, surer: str, other: str) -> Message:
    """Explain words on `side` that are surer than those of the other side."""
    return message(_SURER[side], surer=quoted(surer), other=quoted(other))


def figure_changed(left: str, right: str) -> Message:
    """Explain a figure that differs; neither side is taken for the right one."""
    return message(_DIFFERS[Side.LEFT], one=quoted(left), two=quoted(right))


def quote_trimmed(side: Side, words: str) -> Message:
    """Explain words that the quotation on `side` lacks."""
    return message(_TRIMMED[side], words=quoted(words))


def quote_altered(left: str, right: str) -> Message:
    """Explain words that differ within a quotation."""
    return message(_ALTERED[Side.LEFT], one=quoted(left), two=quoted(right))


def quote_reassigned(left: str, right: str) -> Message:
    """Explain a quotation that the sides give to different speakers."""
    return message(_REASSIGNED[Side.LEFT], one=quoted(left), two=quoted(right))
