"""Reports of about 600 words for the benchmarks, put together from the sample event's texts."""

from __future__ import annotations

from pathlib import Path

import articles
from articles.text.boilerplate import leading_date

SAMPLE = Path(articles.__file__).parent / "sample"
WORDS = 600
ORDERS = (
    ("agency", "independent"),
    ("rewrite", "independent"),
    ("short", "agency", "independent"),
)


def text_of(name: str) -> str:
    """Return a sample text without the date in front, which the upload form would ask about."""
    text = (SAMPLE / f"{name}.txt").read_text(encoding="utf-8")
    dated = leading_date(text)
    return text if dated is None else text[dated[1].end :]


def report(order: tuple[str, ...], *, words: int = WORDS) -> str:
    """Return the paragraphs of the named texts, one text after another, up to `words` words."""
    paragraphs = [line for name in order for line in text_of(name).splitlines() if line.strip()]
    kept: list[str] = []
    for paragraph in paragraphs:
        if sum(len(line.split()) for line in kept) >= words:
            break
        kept.append(paragraph)
    return "\n\n".join(kept)


def reports() -> list[str]:
    return [report(order) for order in ORDERS]
