"""Set figures out as one table, and mistakes as text."""

from __future__ import annotations

from collections.abc import Sequence

from compare.evaluation.figures import Figure, Mistakes

HEAD = ("task", "data", "n", "figure", "value", "floor", "target", "met", "detail")


def table(figures: Sequence[Figure]) -> str:
    """Return a Markdown table with columns of even width, one row a figure."""
    rows = [HEAD, *(row(figure) for figure in figures)]
    widths = [max(len(line[column]) for line in rows) for column in range(len(HEAD))]
    lines = [
        "| "
        + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        + " |"
        for line in rows
    ]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([lines[0], rule, *lines[1:]])


def row(figure: Figure) -> tuple[str, ...]:
    sign = "≤" if figure.at_most else "≥"
    met = {None: "", True: "yes", False: "**no**"}[figure.met]
    return (
        figure.task,
        figure.data,
        "" if figure.n is None else f"{figure.n:,}",
        figure.name,
        "not measured" if figure.value is None else number(figure.value),
        "" if figure.floor is None else number(figure.floor),
        "" if figure.target is None else f"{sign} {number(figure.target)}",
        met,
        figure.detail,
    )


def number(value: float) -> str:
    """Write counts as they are and shares to 3 places; NaN, of nothing to judge, as a dash."""
    if value != value:
        return "–"
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def mistakes_text(title: str, mistakes: Mistakes, most: int) -> str:
    """Return the first `most` mistakes of each kind in words."""
    parts = []
    for kind, listed in mistakes.items():
        parts.append(f"\n== {title}: {kind} ({min(most, len(listed))} of {len(listed)})")
        parts += [f"\n{mistake.weight:.3f}  {mistake.words}" for mistake in listed[:most]]
    return "\n".join(parts)
