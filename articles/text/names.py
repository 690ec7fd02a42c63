"""Headlines, names and titles, as they stand in sentences of ours. Pure.

A text may hold characters that are not seen but steer what is: U+202E alone turns round everything
that follows it, and so the message, the list or the page's title that quotes the headline.

- **On the way in** (`one_line`) such characters go where nothing is lost by it. Overrides go always:
  no headline's meaning needs its letters forced into an order. Embeddings and isolates stay where
  they close what they open, in order, since an editor may have set them to put a mixed line right;
  else all of them go. Marks of direction (U+200E, U+200F, U+061C) and joiners stay: they act on
  their neighbours only, and Persian and Indic spelling needs the joiners.
- **On the way out** an element isolates (`<bdi>`, `dir=auto`). Where there is none, in messages and
  titles, `isolated` sets U+2068 and U+2069 around a text that could disturb its surroundings.

Rejected: taking out all invisible characters (it misspells Persian), and isolating every text
(titles of windows are read by programs that know nothing of it).
"""

from __future__ import annotations

import re
import unicodedata

_OVERRIDES = "\u202d\u202e"
_OPENING = {"\u202a": "\u202c", "\u202b": "\u202c"} | dict.fromkeys("\u2066\u2067\u2068", "\u2069")
_STEERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_MEANINGLESS = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u2060\ufeff\ufff9-\ufffb]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # called letters, drawn as nothing
_LEFT_TO_RIGHT = frozenset({"L", "EN", "ES", "ET", "CS", "NSM", "BN", "B", "S", "WS", "ON"})


def one_line(text: str) -> str:
    """Return a text on one line without characters that steer what stands around it.

    It is "" where nothing would be seen.
    """
    line = " ".join(_SURROGATE.sub("\ufffd", text).split())
    line = " ".join(_settled(_MEANINGLESS.sub("", line)).split())
    return line if any(_is_seen(char) for char in line) else ""


def isolated(text: str) -> str:
    """Return a text so that a left-to-right sentence without elements can hold it as it is."""
    if all(unicodedata.bidirectional(char) in _LEFT_TO_RIGHT for char in text):
        return text
    return f"\u2068{_settled(text)}\u2069"


def same_name(text: str) -> str:
    """Return what two ways of writing one name have in common: no case, no invisible characters."""
    folded = unicodedata.normalize("NFKC", one_line(text)).casefold()
    return "".join(char for char in folded if unicodedata.category(char) != "Cf")


def _settled(text: str) -> str:
    """Leave out overrides, and all other steering characters unless each closes what it opens."""
    text = text.translate(dict.fromkeys(map(ord, _OVERRIDES)))
    awaited: list[str] = []
    for char in _STEERING.findall(text):
        if char in _OPENING:
            awaited.append(_OPENING[char])
        elif not awaited or awaited.pop() != char:
            return _STEERING.sub("", text)
    return _STEERING.sub("", text) if awaited else text


def _is_seen(char: str) -> bool:
    return unicodedata.category(char)[0] not in "CZM" and char not in _BLANK_LETTERS


__all__ = ["isolated", "one_line", "same_name"]
