"""Cut text into statements: stretches with a verb of their own.

Requirements: an apposition ("the son of the former president"), a place or a date is no claim, and
must not be held against one. Idea: cut at marks and conjunctions, then give each piece without a verb
to its neighbour. There is no tagger here: auxiliaries, the commonest irregular pasts, "-ed" and the
verbs of saying stand in for "has a verb".

Known exceptions: a clause whose only verb is in the present ("the price falls") counts as a piece of
the one before it, which makes a statement longer, never shorter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from articles.text.spans import Span
from compare.analysis.attribution.clauses import AUXILIARIES
from compare.analysis.attribution.cue_words import NOUN_FORMS
from compare.analysis.attribution.cues import VERB_FORMS
from compare.analysis.tokens import lowered
from compare.analysis.word_sets import word_set

_PASTS = word_set(
    """
    became began beat broke brought built bought came chose cost cut did died drew drove fell felt
    fled flew fought found gave got grew held hid hit hung hurt kept knew lay led left lost made met
    paid put quit ran rode rose said sank sat saw sent set shook shot showed shut slept sold spent
    split spoke spread stood stole struck swam taught thought told took wore went won wrote says
    """
)
_PRESENTS = frozenset(
    word for word, form in VERB_FORMS.items() if "z" in form.shapes and word not in NOUN_FORMS
)
_VERBS = _PASTS | AUXILIARIES
_CUT = re.compile(
    r"[,;:—–]\s+|\s--?\s|\s(?=(?:while|although|though|whereas|because|but|and|who|which|that|when"
    r"|after|as|before|if)\s)"
)
_CONTRAST = re.compile(r"(?:while|although|though) ", re.IGNORECASE)
_MIN_PARTICIPLE = 5  # letters of a word in "-ed"


def statements(text: str, parts: Iterable[Span]) -> list[Span]:
    """Return the statements of some parts of a text, in order; a part without a verb is one."""
    return [statement for part in parts for statement in _of_part(text, part)]


def _of_part(text: str, part: Span) -> list[Span]:
    out: list[Span] = []
    complete = False  # whether the last statement has its verb
    for piece in _pieces(text, part):
        verb = is_clause(piece.slice(text))
        if out and not (verb and complete):
            out[-1] = Span(out[-1].start, piece.end)
            complete = complete or verb
        else:
            out.append(piece)
            complete = verb
    return out


def _pieces(text: str, part: Span) -> Iterable[Span]:
    start = part.start
    for cut in _CUT.finditer(text, part.start, part.end):
        if cut.start() > start:
            yield Span(start, cut.start())
        start = cut.end()
    if start < part.end:
        yield Span(start, part.end)


def is_clause(piece: str) -> bool:
    """Tell whether a piece has a verb; one of contrast ("while it seeks …") may have it in the present."""
    if has_verb(piece):
        return True
    return _CONTRAST.match(piece) is not None and any(w in _PRESENTS for _, w in lowered(piece))


def has_verb(piece: str) -> bool:
    return any(
        word in _VERBS or (word.endswith("ed") and len(word) >= _MIN_PARTICIPLE)
        for _, word in lowered(piece)
    )
