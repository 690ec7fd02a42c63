"""Who speaks where: written as JSON and read again, stored with comparisons."""

from __future__ import annotations

import json

from articles.text.spans import Span
from compare.analysis.results import Attribution, CueStrength, Quotation, SourceKind
from compare.voices import Voices, as_json, voices_from

FOUND = Voices(
    attributions=(
        Attribution(
            source=Span(0, 3),
            cue=Span(4, 8),
            content=(Span(9, 20), Span(30, 41)),
            source_kind=SourceKind.PRONOUN,
            strength=CueStrength.FACTIVE,
            resolved_kind=SourceKind.NAMED,
            resolved_source=Span(60, 70),
            carried=True,
        ),
        Attribution(None, None, (Span(50, 55),), SourceKind.UNNAMED, direct=True),
    ),
    quotations=(Quotation(Span(49, 56), Span(50, 55), scare=True),),
    own_voice=((Span(0, 9),), (), (Span(41, 49), Span(56, 60))),
)


def test_voices_are_read_as_they_were_written() -> None:
    assert voices_from(json.loads(json.dumps(as_json(FOUND)))) == FOUND
