"""What plain texts are taken for."""

from __future__ import annotations

import pytest

from compare.plain_texts import PlainText, documents_from_texts
from tests.fakes import FakeEncoder


@pytest.mark.parametrize(
    ("text", "language"), [("He said no.", "en"), ("", "en"), ("قال الوزير", "und")]
)
def test_a_short_text_is_taken_for_english_if_its_letters_are_latin(
    text: str, language: str
) -> None:
    (document,) = documents_from_texts([PlainText(text)], FakeEncoder())
    assert document.language == language
