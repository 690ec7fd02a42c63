from __future__ import annotations

import pytest

from articles.text.language import LANGUAGES, detect_language, right_to_left


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The council said on Tuesday that the talks would go on in the spring.", "en"),
        ("Le conseil a dit mardi que les négociations continueraient au printemps.", "fr"),
        ("رئیس شورا روز سه‌شنبه گفت که مذاکرات در بهار ادامه خواهد یافت.", "fa"),
        ("Der Rat stimmte am Dienstag zu und lehnte den Antrag der Gegner ab.", "de"),
        ("Hi there", None),
        ("🙂" * 40, None),
        ("", None),
    ],
)
def test_languages_are_told_or_left_open(text: str, code: str | None) -> None:
    assert detect_language(text) == code


def test_languages_have_names_and_a_direction() -> None:
    assert LANGUAGES["fa"].name == "Persian" and LANGUAGES["fa"].right_to_left
    assert right_to_left("ar") and not right_to_left("en")
