"""Every word of the interface goes through Django's translation.

Templates are read as text: what stands between tags and variables, and in attributes that people
read or hear, has to stand in `translate` or `blocktranslate`. Python is read as a tree: where a call
shows words to people, or a name says that they are for people, no bare string may stand.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = ROOT / "templates"
# calls that show their arguments to people, by the argument from which on they do
SHOWING = {
    **dict.fromkeys(("ValidationError", "Http404", "PermissionDenied", "Unreadable", "Said"), 0),
    **dict.fromkeys(("add_error", "message_user", "format_html"), 1),
    **{f"messages.{level}": 1 for level in ("info", "success", "warning", "error")},
}
FOR_PEOPLE = {
    "label",
    "help_text",
    "description",
    "empty_label",
    "verbose_name",
    "search_help_text",
}
TRANSLATING = {"_", "gettext", "gettext_lazy", "ngettext", "pgettext", "pgettext_lazy", "capfirst"}
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


def untranslated_in(source: str) -> list[str]:
    """Return the strings of a module that are shown to people and that no translation can reach."""
    found = []
    for function in ast.walk(ast.parse(source)):
        if isinstance(function, (ast.Module, ast.FunctionDef, ast.ClassDef)):
            given = {
                target.id: node.value
                for node in function.body
                if isinstance(node, ast.Assign)
                for target in node.targets
                if isinstance(target, ast.Name)
            }
            found += [value for name, value in given.items() if name in FOR_PEOPLE]
            found += [given.get(_name(value), value) for value in _shown(function)]
    strings = {id(string): string for value in found for string in _bare(value)}
    return [
        string.value
        for string in strings.values()
        if set(_WORD.findall(_ELEMENT.sub(" ", string.value))) - NAMES
    ]


def _shown(scope: ast.AST) -> Iterator[ast.expr]:
    for call in ast.walk(scope):
        if isinstance(call, ast.Call):
            function = ast.unparse(call.func)
            first = SHOWING.get(function, SHOWING.get(function.rpartition(".")[2]))
            if first is not None and not function.startswith(("format_html.", "log.")):
                yield from call.args[first if function != "format_html" else 0 :]
            yield from (k.value for k in call.keywords if k.arg in FOR_PEOPLE)


def _bare(value: ast.AST) -> Iterator[ast.Constant]:
    """Yield the strings in an expression that are not given to a translation."""
    if isinstance(value, ast.Call) and ast.unparse(value.func).rpartition(".")[2] in TRANSLATING:
        return
    if isinstance(value, ast.Subscript | ast.Compare | ast.Call) and not _joins(value):
        return
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value
    keys = set(map(id, value.keys)) if isinstance(value, ast.Dict) else set()
    for inner in ast.iter_child_nodes(value):
        if id(inner) not in keys:
            yield from _bare(inner)


def _joins(value: ast.AST) -> bool:
    return (
        isinstance(value, ast.Call)
        and isinstance(value.func, ast.Attribute)
        and value.func.attr == "format"
    )


def _name(value: ast.expr) -> str:
    return value.id if isinstance(value, ast.Name) else ""


def modules() -> list[str]:
    return sorted(
        str(path.relative_to(ROOT))
        for room in ("articles", "compare", "config")
        for path in (ROOT / room).rglob("*.py")
        if not {"migrations", "management", "evaluation"} & set(path.parts)
    )


@pytest.mark.parametrize("name", modules())
def test_a_module_shows_nothing_that_cannot_be_translated(name: str) -> None:
    assert untranslated_in((ROOT / name).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("raise ValidationError({'body': _('There is no text.')})", []),
        ("raise ValidationError({'body': 'There is no text.'})", ["There is no text."]),
        ("raise ValidationError(f'{n} is too long')", [" is too long"]),
        ("messages.info(request, _('%(n)s of them') % {'n': n})", []),
        ("messages.info(request, 'Done.')", ["Done."]),
        ("def f():\n    text = f'Not saved: {x}'\n    self.message_user(r, text)", ["Not saved: "]),
        ("@admin.display(description='also called')\ndef f(): pass", ["also called"]),
        ("class A:\n    search_help_text = 'Words'", ["Words"]),
        ("format_html('<a href=\"{}\">{}</a>', url, _('Read it'))", []),
        ("format_html('<a href=\"{}\">Read it</a>', url)", ['<a href="{}">Read it</a>']),
        ("form.add_error('body', errors['body'])", []),
    ],
)
def test_words_out_of_reach_in_a_module_are_found(source: str, found: list[str]) -> None:
    assert untranslated_in(source) == found
