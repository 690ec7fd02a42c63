"""Every word of the interface goes through Django's translation.

Templates are read as text: what stands between tags and variables, and in attributes that people
read or hear, has to stand in `translate` or `blocktranslate`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
SPOKEN = ("alt", "aria-label", "content", "placeholder", "title", "data-label")
NAMES = {"Variorum", "UTC", "Esc"}
_SAID = re.compile(r"{% blocktrans(?:late)?\b.*?{% endblocktrans(?:late)? %}", re.DOTALL)
_CODE = re.compile(
    r"{% block body_class %}.*?{% endblock %}|{#.*?#}|{% comment %}.*?{% endcomment %}|<!--.*?-->|<script\b.*?</script>|<meta\b[^>]*>",
    re.DOTALL,
)
_VALUES = re.compile(rf"""\s(?:{"|".join(SPOKEN)})=("[^"]*"|'[^']*')""")
_TAG = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
_ELEMENT = re.compile(r"<[^>]*>", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]{2,}")


def untranslated(html: str) -> list[str]:
    """Return the words of a template that no translation can reach."""
    rest = _TAG.sub(" ", _SAID.sub(" ", _CODE.sub(" ", html)))
    spoken = " ".join(_VALUES.findall(rest))
    return [
        word for word in _WORD.findall(f"{_ELEMENT.sub(' ', rest)} {spoken}") if word not in NAMES
    ]


def names() -> list[str]:
    return sorted(str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.html"))


@pytest.mark.parametrize("name", names())
def test_a_template_says_nothing_that_cannot_be_translated(name: str) -> None:
    assert untranslated((TEMPLATES / name).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>{% translate 'A' %}</p>", []),
        ("<p>Left over</p>", ["Left", "over"]),
        ('<nav aria-label="Main"></nav>', ["Main"]),
        ("""<nav aria-label="{% translate 'Main' %}" class="wide"></nav>""", []),
        ("{% blocktranslate %}All {{ of }} it{% endblocktranslate %}", []),
        ("{# a note #}<a href='/x'>{{ title }}</a> · {% if a %}yes{% endif %}", ["yes"]),
    ],
)
def test_words_out_of_reach_are_found(html: str, found: list[str]) -> None:
    assert untranslated(html) == found
