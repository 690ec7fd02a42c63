"""Compile the lexicon of loaded words: every form of every expression, by its first word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from articles.text.letters import LETTERS, composed
from compare.analysis.editorial.harmless_words import HARMLESS
from compare.analysis.editorial.loaded_words import GROUPS, WordGroup

WORD = re.compile(rf"{LETTERS}(?:['’\-]{LETTERS})*")


class Form(Enum):
    ANY = "any"
    BASE = "base form of a verb"
    THIRD = "third person of a verb"


@dataclass(frozen=True, slots=True)
class Entry:
    tail: tuple[str, ...]
    group: WordGroup | None
    form: Form = Form.ANY


@lru_cache(maxsize=1)
def lexicon() -> dict[str, tuple[Entry, ...]]:
    """Return the entries by their first word, longest first; harmless expressions come first."""
    table: dict[str, list[Entry]] = {}

    def add(phrase: str, group: WordGroup | None, form: Form = Form.ANY) -> None:
        first, *tail = [lowered(word) for word in WORD.findall(phrase)]
        table.setdefault(first, []).append(Entry(tuple(tail), group, form))

    for phrase in HARMLESS:
        add(phrase, None)
    for group in GROUPS:
        for phrase in _listed(group.words):
            add(phrase, group)
        for phrase in _listed(group.verbs):
            for shape, form in _inflected(phrase):
                add(shape, group, form)
    return {
        first: tuple(sorted(entries, key=lambda e: (-len(e.tail), e.group is not None)))
        for first, entries in table.items()
    }


def _listed(text: str) -> list[str]:
    return [" ".join(piece.split()) for piece in text.split(",") if piece.strip()]


def lowered(word: str) -> str:
    """Return a word as it is looked up: lower case, composed, without a possessive ending."""
    lower = composed(word).lower()
    if "’" in lower:
        lower = lower.replace("’", "'")
    return lower.removesuffix("'s")


_IRREGULAR = {
    "go": ("gone", "going"),
    "throw": ("threw", "thrown", "throwing"),
    "cling": ("clung", "clinging"),
    "shove": ("shoved", "shoving"),
    "seize": ("seized", "seizing"),
    "ram": ("rammed", "ramming"),
    "spiral": ("spiralled", "spiraled", "spiralling", "spiraling"),
    "send": ("sent", "sending"),
    "thumb": ("thumbed", "thumbing"),
    "strong-arm": ("strong-armed", "strong-arming"),
    "wreak": ("wreaked", "wreaking"),
    "sweep": ("swept", "sweeping"),
    "devolve": ("devolved", "devolving"),
    "plummet": ("plummeted", "plummeting"),
    "skyrocket": ("skyrocketed", "skyrocketing"),
    "trumpet": ("trumpeted", "trumpeting"),
    "skewer": ("skewered", "skewering"),
    "orchestrate": ("orchestrated", "orchestrating"),
    "lay": ("laid", "laying"),
    "bend": ("bent", "bending"),
    "trot": ("trotted", "trotting"),
    "hold": ("held", "holding"),
    "light": ("lit", "lighting"),
    "wring": ("wrung", "wringing"),
    "run": ("ran", "running"),
    "ride": ("rode", "riding"),
}
_DOUBLING = frozenset(
    {
        "brag",
        "slam",
        "gut",
        "gag",
        "snub",
        "rant",
        "shun",
        "rip",
        "flip-flop",
        "gin",
        "jam",
        "rub",
        "stir",
    }
)


def _inflected(phrase: str) -> Iterator[tuple[str, Form]]:
    verb, _, rest = phrase.partition(" ")
    tail = f" {rest}" if rest else ""
    stem = verb[:-1] if verb.endswith("e") else verb
    if verb in _IRREGULAR:
        shapes = _IRREGULAR[verb]
    elif verb in _DOUBLING and verb[-1] not in "t":
        shapes = (f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing")
    elif verb == "gut":
        shapes = ("gutted", "gutting")
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        shapes = (f"{verb[:-1]}ied", f"{verb}ing")
    else:
        shapes = (f"{stem}ed", f"{stem}ing")
    for shape in shapes:
        yield shape + tail, Form.ANY
    third = (
        f"{verb[:-1]}ies"
        if verb.endswith("y") and verb[-2] not in "aeiou"
        else f"{verb}es"
        if verb.endswith(("s", "sh", "ch", "x", "z"))
        else f"{verb}s"
    )
    yield third + tail, Form.THIRD
    yield phrase, Form.ANY if rest else Form.BASE
