"""How explanations show words of a text."""

from __future__ import annotations

_MARKS = '“”"„'
_SINGLE = str.maketrans({"“": "‘", "”": "’", "„": "‘", '"': "’"})


def quoted(words: str) -> str:
    """Return words on one line between quotation marks, their own marks made single."""
    plain = " ".join(words.split())
    if plain[:1] in _MARKS and plain[-1:] in _MARKS and len(plain) > 1:
        plain = plain[1:-1]
    return f"“{plain.translate(_SINGLE)}”"
