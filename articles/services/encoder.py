"""The one encoder of this process, loaded at first use and kept."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings

from articles.text.encode import Encoder, load_encoder


@lru_cache(maxsize=2)
def encoder_named(name: str) -> Encoder:
    return load_encoder(name or None)


def get_encoder() -> Encoder:
    """Return the encoder of `settings.VARIORUM_ENCODER`; raises `EncoderUnavailable`."""
    return encoder_named(settings.VARIORUM_ENCODER)
