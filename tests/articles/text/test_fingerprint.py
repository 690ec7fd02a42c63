"""What grouping keeps of the words of an article."""

from __future__ import annotations

import numpy as np
import pytest

from articles.text.fingerprint import fingerprint, normalised_words


def test_an_accent_is_the_same_whether_it_is_a_letters_own_or_stands_behind_it() -> None:
    assert normalised_words("The cafe\u0301’s roof in Ore\u0301mont") == [
        "the", "café", "roof", "in", "orémont",
    ]  # fmt: skip
    vector = np.zeros(4, dtype=np.float32)
    one, other = (
        fingerprint(text=text, vector=vector)
        for text in ("Café Zoë burned", "Cafe\u0301 Zoe\u0308 burned")
    )
    assert one.words.tolist() == other.words.tolist()


@pytest.mark.parametrize("word", ["हिन्दी", "مُحَمَّد", "co-operate", "mp3"])
def test_a_word_with_marks_is_one_word(word: str) -> None:
    assert len(normalised_words(word)) == 1
