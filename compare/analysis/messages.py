"""Sentences for readers, kept apart from the words they name so that a page can translate them.

The analysis writes English and knows no other language. A message holds the English wording, which is
also the key of its translations, and what fills its places: words of a text, or further messages. A
wording that names a side exists for both sides, so that it can be told of exchanged columns.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


def gettext_noop(wording: str) -> str:
    """Return `wording` as it is; the call marks it for whoever gathers what is to be translated."""
    return wording


@dataclass(frozen=True, slots=True)
class Message:
    """A `wording` whose `%(name)s` places are filled by `values`: words of a text, or messages."""

    wording: str
    values: tuple[tuple[str, str | Message], ...] = ()

    def __str__(self) -> str:
        return self.told(lambda wording: wording)

    def told(self, translated: Callable[[str], str]) -> str:
        """Return the sentence with this wording and those inside it `translated`."""
        values = {
            name: value if isinstance(value, str) else value.told(translated)
            for name, value in self.values
        }
        wording = translated(self.wording)
        return wording % values if values else wording


def message(wording: str, **values: str | Message) -> Message:
    """Fill the places of a wording."""
    return Message(wording, tuple(values.items()))


def as_json(of: Message) -> dict[str, Any]:
    """Return what `from_json` makes the same message of."""
    values = {n: v if isinstance(v, str) else as_json(v) for n, v in of.values}
    return {"wording": of.wording, "values": values}


def from_json(stored: Mapping[str, Any]) -> Message:
    """Return the message that `as_json` was given."""
    values = {n: v if isinstance(v, str) else from_json(v) for n, v in stored["values"].items()}
    return message(stored["wording"], **values)
