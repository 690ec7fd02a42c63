"""Sentences for people from code that knows nothing of Django: said here, translated where shown.

`articles.wording.in_words` puts a sentence into the reader's language; `str` gives it in English,
for the command line. Numbers stand outside the grammar of a sentence, so that it needs no plural.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence with places for its values, as in "Read as %(encoding)s."; a value may be said too."""

    text: str
    values: Mapping[str, str | Said] = field(default_factory=dict)

    def __str__(self) -> str:
        values = {name: str(value) for name, value in self.values.items()}
        return self.text % values if values else self.text


def gettext_noop(text: str, **values: str | Said) -> Said:
    """Say a sentence; the name is the one that makes Django's `makemessages` collect it."""
    return Said(text, values)


__all__ = ["Said", "gettext_noop"]
