from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from articles.text import encode
from articles.text.encode import EncoderUnavailable, SentenceEncoder, batches, load_encoder

TEXTS = [
    "The bridge opened on Tuesday.",
    "",
    "A dog barked at the moon. " * 30,
    "Rain.",
    "   ",
    "Rain.",
]


@pytest.fixture(scope="module")
def encoder() -> encode.Encoder:
    return load_encoder(precision="float32")


@pytest.mark.encoder
def test_rows_are_unit_in_order_and_like_the_plain_encoder(encoder: SentenceEncoder) -> None:
    vectors = encoder.encode(TEXTS)
    assert vectors.shape == (6, encoder.dimensions) and vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), [1, 0, 1, 1, 0, 1], atol=1e-5)
    assert np.array_equal(vectors[3], vectors[5])
    plain = encoder.model.encode([TEXTS[0], TEXTS[2]])
    assert np.allclose(vectors[[0, 2]], plain, atol=1e-5)


@pytest.mark.encoder
def test_company_does_not_change_a_row(encoder: encode.Encoder) -> None:
    assert np.allclose(encoder.encode(TEXTS)[0], encoder.encode(TEXTS[:1])[0], atol=1e-5)
    assert encoder.encode([]).shape == (0, encoder.dimensions)


@pytest.mark.encoder
def test_bfloat16_is_taken_only_if_the_rows_stay(encoder: encode.Encoder) -> None:
    half = load_encoder(precision="bfloat16")
    cosine = (half.encode(TEXTS[:1]) * encoder.encode(TEXTS[:1])).sum()
    assert cosine >= encode.MIN_COSINE


def test_batches_keep_to_the_budget_and_leave_nothing_out() -> None:
    lengths = [300, 5, 17, 256, 5, 9000, *[40] * 200]
    found = list(batches(lengths))
    assert sorted(i for batch in found for i in batch) == list(range(len(lengths)))
    for batch in found:
        assert len(batch) == 1 or len(batch) * max(lengths[i] for i in batch) <= encode.BATCH_TOKENS
    assert [max(lengths[i] for i in b) for b in found] == sorted(
        max(lengths[i] for i in b) for b in found
    )


def test_a_missing_folder_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(EncoderUnavailable, match="does not exist"):
        load_encoder(str(tmp_path / "gone"))


def test_missing_or_other_weights_are_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encode, "default_folder", lambda: tmp_path)
    with pytest.raises(EncoderUnavailable, match="missing"):
        load_encoder()
    (tmp_path / encode.WEIGHTS).write_bytes(b"other")
    with pytest.raises(EncoderUnavailable, match="not the published ones"):
        load_encoder()
    monkeypatch.setattr(encode, "default_folder", lambda: None)
    with pytest.raises(EncoderUnavailable, match="not installed"):
        load_encoder()
