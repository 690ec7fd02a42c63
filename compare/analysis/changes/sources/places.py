"""Where a sentence stands in its report, and whether two reports share more than a claim."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from articles.text.spans import Span
from compare.analysis.changes.sides import View
from compare.analysis.tokens import STOPWORDS

RUN = 6  # words in a row that two reports share by more than chance …
RUN_CONTENT = 4  # … of which this many carry meaning, not all of them names
LONG_QUOTATION = 1000  # characters: what was opened before has been closed, if with no mark

_FULL_STOP = re.compile(r"[.!?…][\"'”’)\]\s]*$")
_BROKEN = re.compile(r"\d\.\s*$")
# An opening mark (first group) or a closing one, however the text was spaced.
_MARK = re.compile(
    r"(?<![^\s(\[—–-])(\"(?=\w)|''(?=\w)|``|“|‘(?=\w)|'(?=\w))"
    r"|(\"|''|”|(?<=[.,!?…])\s?['’](?!\w))"
)


def is_full(view: View, position: int) -> bool:
    """Tell whether a sentence ends like one; headlines, captions and cut excerpts do not."""
    start = view.document.sentences[position].start
    text = view.document.text
    if text[start].isdigit() and _BROKEN.search(text, max(0, start - 8), start):
        return False  # "at around 4. 30am"
    return _FULL_STOP.search(view.document.sentence_text(position)) is not None


def is_lead(view: View, position: int) -> bool:
    """Tell whether a sentence is the first of a report: it tells the event that all of them report."""
    return not any(
        is_full(view, p) for p in range(position) if not view.document.sentences[p].boilerplate
    )


def is_in_quotation(view: View, position: int) -> bool:
    """Tell whether a quotation that was opened before a sentence is not closed yet.

    It may run over paragraphs, and marks may stand apart from their words: no rule of attribution reads
    all of these.
    """
    start = view.document.sentences[position].start
    marks = _MARK.findall(view.document.text, max(0, start - LONG_QUOTATION), start)
    return bool(marks) and bool(marks[-1][0])


def shares_run(one: View, first: Span, other: View, second: Span) -> bool:
    """Tell whether two spans have so many words in a row in common that chance is no reason."""
    left, right = one.words_in(first), other.words_in(second)
    match = SequenceMatcher(
        None, [word.lower for word in left], [word.lower for word in right], autojunk=False
    ).find_longest_match()
    run = left[match.a : match.a + match.size]
    if len(run) < RUN:
        return False
    content = [word for word in run if word.lower not in STOPWORDS]
    return len(content) >= RUN_CONTENT and any(word.text[0].islower() for word in content)
