"""Words of reports as lists show them: cut short, and with who says what told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from articles.text.spans import Span, merged
from compare.analysis.results import Attribution

_BREAK = re.compile(r"\n\s*\n")


def shortened(text: str, longest: int) -> str:
    """Return a text on one line, cut behind a word where it is too long.

    A stroke stands between paragraphs, lest a headline run into the sentence below it.
    """
    line = " / ".join(" ".join(paragraph.split()) for paragraph in _BREAK.split(text.strip()))
    if len(line) <= longest:
        return line
    cut = line[: longest - 1]
    return f"{cut.rpartition(' ')[0] or cut} …"


class Part(StrEnum):
    """What a stretch of a passage is; own voice and all that is not attributed is plain."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"
    PLAIN = ""


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    part: Part = Part.PLAIN


def pieces(text: str, span: Span, attributions: Iterable[Attribution]) -> tuple[Piece, ...]:
    """Cut a passage where attributions begin and end; put together, the texts are the passage.

    A source inside of what another source says is shown as a source.
    """
    here = tuple(attributions)
    layers = (
        (Part.SOURCE, merged(a.source for a in here if a.source is not None)),
        (Part.CUE, merged(a.cue for a in here if a.cue is not None)),
        (Part.CONTENT, merged(c for a in here for c in a.content)),
    )
    return tuple(_pieces(text, span, layers))


def _pieces(
    text: str, span: Span, layers: Sequence[tuple[Part, Sequence[Span]]]
) -> Iterator[Piece]:
    cuts = {span.start, span.end}
    for _, spans in layers:
        cuts |= {at for s in spans for at in (s.start, s.end) if span.start < at < span.end}
    places = sorted(cuts)
    for start, end in pairwise(places):
        part = next(
            (part for part, spans in layers if any(s.start <= start < s.end for s in spans)),
            Part.PLAIN,
        )
        yield Piece(text[start:end], part)
