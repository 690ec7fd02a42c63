"""Vectors in float32, so that figures are the same on every machine, kept in a folder between runs.

One file a corpus, written whole to a name of its own and then put in place: processes that share
the folder never read half a file. Before writing, the file is read again and both are kept.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from secrets import token_hex

import numpy as np
from numpy.typing import NDArray

from articles.text.encode import DEFAULT_NAME, Encoder, load_encoder

Vectors = NDArray[np.float32]
Known = dict[str, Vectors]


class KeptEncoder:
    """Encode like the default encoder in float32, each text once; `kept` None keeps nothing."""

    def __init__(self, name: str, kept: Path | None) -> None:
        self.path = None if kept is None else kept / f"{name}.npz"
        self.known = read_vectors(self.path)
        self.name = DEFAULT_NAME
        # With all vectors known, nothing needs to be loaded.
        a_row = next(iter(self.known.values()), None)
        self.dimensions = float32_encoder().dimensions if a_row is None else len(a_row)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one row a text, in order."""
        keys = [key_of(text) for text in texts]
        missing = {
            key: text for key, text in zip(keys, texts, strict=True) if key not in self.known
        }
        if missing:
            rows = float32_encoder().encode(list(missing.values()))
            new = dict(zip(missing, rows, strict=True))
            self.known |= new
            if self.path is not None:
                add_vectors(self.path, new)
        if not keys:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        return np.stack([self.known[key] for key in keys])


@lru_cache(maxsize=1)
def float32_encoder() -> Encoder:
    return load_encoder(precision="float32")


def encoded(name: str, texts: Sequence[str], kept: Path | None) -> Vectors:
    """Return the vectors of `texts`; a folder `kept` holds those of each text between runs."""
    return KeptEncoder(name, kept).encode(texts)


def key_of(text: str) -> str:
    return blake2b(text.encode("utf-8", "replace"), digest_size=12).hexdigest()


def read_vectors(path: Path | None) -> Known:
    """Return what a file holds by the key of each text; nothing for a file that cannot be read."""
    if path is None or not path.is_file():
        return {}
    try:
        with np.load(path) as held:
            return dict(zip(held["keys"].tolist(), held["vectors"], strict=True))
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return {}  # it can be made again


def add_vectors(path: Path, new: Known) -> None:
    """Write a file that holds what it held and `new`."""
    known = read_vectors(path) | new
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.stem}-{os.getpid()}-{token_hex(4)}.npz")
    try:
        np.savez(temporary, keys=np.array(list(known)), vectors=np.stack(list(known.values())))
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
