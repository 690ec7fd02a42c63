"""The colours of `tokens.css` can be read: contrast by the formula of WCAG 2."""

from __future__ import annotations

import re

import pytest
from django.conf import settings

TEXT, MARK = 4.5, 3.0  # least contrast of text, and of borders and signs (WCAG 2, AA)
GROUNDS = ("paper", "surface", "sunken")
INKS = ("ink", "ink-soft", "ink-faint", "accent", "accent-strong", "good", "caution", "danger")


def themes() -> dict[str, dict[str, str]]:
    css = (settings.BASE_DIR / "static" / "css" / "tokens.css").read_text(encoding="utf-8")
    light, dark = css.split("@media (prefers-color-scheme: dark)")
    colours = re.compile(r"--([\w-]+): (#[0-9a-f]{6});")
    return {"light": dict(colours.findall(light)), "dark": dict(colours.findall(dark))}


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_colour_of_text_can_be_read_on_every_ground(theme: str) -> None:
    colours = themes()[theme]
    flags = [name for name in colours if name.startswith("flag-") and not name.endswith("-wash")]
    sides = ["left", "right"]
    pairs = [(ink, ground) for ink in [*INKS, *flags, *sides] for ground in GROUNDS]
    pairs += [(name, f"{name}-wash") for name in [*flags, "good", "caution", "danger"]]
    pairs += [("ink", name) for name in colours if name.endswith("-wash")]
    pairs += [("on-accent", "accent"), ("on-accent", "accent-strong")]
    faint = {pair: contrast(*(colours[name] for name in pair)) for pair in pairs}
    assert len(flags) == 6
    assert {pair: ratio for pair, ratio in faint.items() if ratio < TEXT} == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_borders_of_controls_and_the_focus_can_be_seen(theme: str) -> None:
    colours = themes()[theme]
    pairs = [(mark, ground) for mark in ("rule-strong", "focus") for ground in GROUNDS]
    found = {pair: contrast(*(colours[name] for name in pair)) for pair in pairs}
    assert {pair: ratio for pair, ratio in found.items() if ratio < MARK} == {}
