"""Sentences of the Django-free code in the reader's language."""

from __future__ import annotations

from django.utils.translation import gettext

from articles.text.said import Said


def in_words(said: Said) -> str:
    """Translate a sentence and the values in it that are said too."""
    values = {
        name: in_words(value) if isinstance(value, Said) else value
        for name, value in said.values.items()
    }
    return gettext(said.text) % values if values else gettext(said.text)


__all__ = ["in_words"]
