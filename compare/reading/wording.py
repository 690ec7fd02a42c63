"""The plain sentences of a comparison page, in the reader's language; nothing here asks the database."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy, pgettext_lazy

RELATION = {
    "verbatim": gettext_lazy("Nearly the same text"),
    "rewrite": gettext_lazy("A rewrite"),
    "partial": gettext_lazy("Partial reuse"),
    "independent": gettext_lazy("Independent reporting"),
}
FLAG_WORDS = {
    "editorialising": pgettext_lazy("flag", "editorialising"),
    "attribution_omitted": pgettext_lazy("flag", "source omitted"),
    "attribution_weakened": pgettext_lazy("flag", "source weakened"),
    "certainty_raised": pgettext_lazy("flag", "certainty"),
    "quote_altered": pgettext_lazy("flag", "quote"),
    "figure_changed": pgettext_lazy("flag", "figure"),
}
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"")
_SIDE = re.compile(r"\b(left|right)\b", re.IGNORECASE)
_OTHER = {"left": "right", "right": "left", "Left": "Right", "Right": "Left"}
_UNITS = (
    (ngettext_lazy("%(n)s day", "%(n)s days", "n"), 86_400),
    (ngettext_lazy("%(n)s hour", "%(n)s hours", "n"), 3_600),
    (ngettext_lazy("%(n)s minute", "%(n)s minutes", "n"), 60),
)


def passages_aligned(number: int) -> str:
    """Say how many passages align, for a list."""
    if not number:
        return _("nothing aligned")
    return ngettext("%(n)s passage aligned", "%(n)s passages aligned", number) % {"n": number}


def relation(
    reuse: str,
    *,
    passages: tuple[int, int],
    linked: tuple[int, int],
    of: tuple[int, int],
    origin: str = "",
) -> str:
    """Say in one sentence how two reports hang together.

    `passages` counts those that align and all there are, `linked` and `of` do so for the sentences of
    each side, left first. `origin` says what tells that one follows the other (empty: nothing).
    """
    shared = _shared(passages, linked, of)
    kind = RELATION.get(reuse)
    if kind:
        shared = _("%(relation)s: %(shared)s") % {"relation": kind, "shared": shared}
    else:
        shared = shared[0].upper() + shared[1:]
    if origin:
        shared = _("%(shared)s; %(origin)s") % {"shared": shared, "origin": origin}
    return f"{shared}."


def _shared(passages: tuple[int, int], linked: tuple[int, int], of: tuple[int, int]) -> str:
    if not passages[0]:
        return _("no passage of one aligns with a passage of the other")
    aligned = ngettext(
        "%(aligned)s of %(passages)s passages aligns",
        "%(aligned)s of %(passages)s passages align",
        passages[0],
    ) % {"aligned": passages[0], "passages": passages[1]}
    return _(
        "%(aligned)s (%(left)s of %(all_left)s sentences on the left, %(right)s of %(all_right)s "
        "on the right)"
    ) % {
        "aligned": aligned,
        "left": linked[0],
        "all_left": of[0],
        "right": linked[1],
        "all_right": of[1],
    }


def origin_by_credit(report: str, other: str) -> str:
    return _("the report by %(report)s credits %(other)s for statements that both have") % {
        "report": report,
        "other": other,
    }


def origin_by_telling(report: str, other: str) -> str:
    return _(
        "the report by %(report)s repeats what %(other)s, by its own text, was told or shown"
    ) % {"report": report, "other": other}


def origin_by_text(report: str, other: str, *, later: str) -> str:
    """Say that `report` came `later` and follows the other; `later` as `time_apart` gives it."""
    return _(
        "the report by %(report)s came %(later)s and follows the text by %(other)s closely"
    ) % {
        "report": report,
        "other": other,
        "later": later,
    }


def origin_in_short(report: str, other: str, *, later: str) -> str:
    """Say it for a list, where the texts that tell are not at hand; `later` empty: not later."""
    if not later:
        return _("the texts tell that %(report)s follows %(other)s") % {
            "report": report,
            "other": other,
        }
    return _("%(report)s came %(later)s and has much of %(other)s’s report") % {
        "report": report,
        "other": other,
        "later": later,
    }


def time_apart(one: datetime, other: datetime, *, times_known: bool) -> str:
    """Say how much later `other` was published than `one` (which came first)."""
    if not times_known:
        days = (other.date() - one.date()).days
        if not days:
            return _("on the same day")
        return ngettext("%(n)s day later", "%(n)s days later", days) % {"n": days}
    seconds = int((other - one) / timedelta(seconds=1))
    parts: list[str] = []
    begun = 0  # only the two largest units are said
    for words, size in _UNITS:
        number, seconds = divmod(seconds, size)
        begun += bool(number or begun)
        if number:
            parts.append(str(words % {"n": number}))
        if begun == 2:
            break
    return _("%(gap)s later") % {"gap": " ".join(parts)} if parts else _("in the same minute")


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
