from __future__ import annotations

import numpy as np
import pytest

from compare.evaluation import vectors
from compare.evaluation.vectors import KeptEncoder, add_vectors, encoded, key_of, read_vectors


class Counting:
    """Encode a text as its length, and count the texts."""

    name = "counting"
    dimensions = 2

    def __init__(self) -> None:
        self.seen: list[str] = []

    def encode(self, texts):
        self.seen += texts
        return np.array([[len(text), 1] for text in texts], dtype=np.float32).reshape(-1, 2)


@pytest.fixture
def encoder(monkeypatch):
    counting = Counting()
    monkeypatch.setattr(vectors, "float32_encoder", lambda: counting)
    return counting


def test_a_text_is_encoded_once_and_kept_between_runs(encoder, tmp_path):
    rows = encoded("tea", ["one", "three", "one"], tmp_path / "new")
    assert rows[:, 0].tolist() == [3, 5, 3]
    assert encoded("tea", ["three", "four"], tmp_path / "new")[:, 0].tolist() == [5, 4]
    assert encoder.seen == ["one", "three", "four"]


def test_without_a_folder_nothing_is_kept(encoder, tmp_path):
    assert encoded("tea", ["one"], None).shape == (1, 2)
    assert encoded("tea", [], None).shape == (0, 2)
    assert list(tmp_path.iterdir()) == []


def test_two_that_write_the_same_file_keep_what_both_know(encoder, tmp_path):
    first, second = KeptEncoder("tea", tmp_path), KeptEncoder("tea", tmp_path)
    first.encode(["one"])
    second.encode(["three"])
    assert set(read_vectors(tmp_path / "tea.npz")) == {key_of("one"), key_of("three")}
    assert [path.name for path in tmp_path.iterdir()] == ["tea.npz"]


def test_a_file_that_cannot_be_read_is_made_again(encoder, tmp_path):
    (tmp_path / "tea.npz").write_bytes(b"half a file")
    assert encoded("tea", ["one"], tmp_path)[0, 0] == 3
    assert set(read_vectors(tmp_path / "tea.npz")) == {key_of("one")}


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    path = tmp_path / "tea.npz"
    add_vectors(path, {"a": np.ones(2, dtype=np.float32)})

    def full(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(vectors.os, "replace", full)
    with pytest.raises(OSError, match="no space left"):
        add_vectors(path, {"b": np.ones(2, dtype=np.float32)})
    assert set(read_vectors(path)) == {"a"}
    assert [found.name for found in tmp_path.iterdir()] == ["tea.npz"]


def test_lone_surrogates_have_a_key():
    assert key_of("\ud800 tea") == key_of("? tea")
