"""Reading the corpora that coefficients are fitted on; the fit_*.py scripts say what each is used for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

DEV_TOPICS = frozenset({"2", "5", "12", "18", "21", "23", "34", "35"})  # ECB+'s usual split
TEST_TOPICS = frozenset(str(topic) for topic in range(36, 46))  # never read


def records(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def background_sentences(data: Path) -> Iterator[str]:
    """Yield plain news sentences; of ECB+ only those of the training topics."""
    for record in records(data / "ecbplus" / "clusters.jsonl"):
        if record["topic"] not in DEV_TOPICS | TEST_TOPICS:
            yield from record["text"].split("\n")
    for folder in ("newsmtsc", "newssd_eng"):
        for record in records(data / folder / "sentences.jsonl"):
            yield record["text"]
    for record in records(data / "meantime_wikinews" / "articles.jsonl"):
        for paragraph in record["paragraphs"]:
            yield from re.split(r"(?<=[.!?])\s+", paragraph)


def encoded(name: str, texts: list[str], kept: Path | None) -> NDArray[np.float32]:
    """Return the vectors of `texts`; a folder `kept` holds those of each text between runs."""
    known: dict[str, NDArray[np.float32]] = {}
    path = None if kept is None else kept / f"{name}.npz"
    if path is not None and path.is_file():
        held = np.load(path)
        known = dict(zip(held["keys"].tolist(), held["vectors"], strict=True))
    keys = [key_of(text) for text in texts]
    missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
    if missing:
        from articles.text.encode import load_encoder

        vectors = load_encoder(precision="float32").encode(list(missing.values()))
        known |= dict(zip(missing, vectors, strict=True))
        if path is not None:
            np.savez(path, keys=np.array(list(known)), vectors=np.stack(list(known.values())))
    return np.stack([known[key] for key in keys])


def key_of(text: str) -> str:
    return blake2b(text.encode("utf-8", "replace"), digest_size=12).hexdigest()
