"""How close a report stands to another, which says how likely a source it lacks was dropped.

Idea: two lone sentences were put side by side by somebody who thought that they tell the same. A report
written from another had that one's sources before it, so that a source it lacks was left out; so had one
of two long reports that retell each other nearly throughout, though nothing says which. Two that have
some text in common may both have had a third one's. Two newsrooms that report one event each know most
of its facts for themselves: there, a source that one of them names and the other does not is seldom a
loss.

Rejected: to take every close rewrite for one written from the other. Two short reports of one event are
linked throughout as well, and edits of one agency report tell its beginning in words of their own. Of
120 pairs of three newspapers' reports none is a rewrite, and none of a dozen sentences and more has two
thirds of either side linked.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from compare.analysis.alignment.relation import relation
from compare.analysis.documents import Document
from compare.analysis.results import Alignment, Reuse, Side

MOST_LONE = 2  # sentences, for a quotation of one may be cut in two
LONG = 12  # sentences of a report whose links tell more than that it is about the same event
SHORT = 3  # … and of one whose links tell as much where a claim is told in nearly the same words
RETOLD = 0.6  # of the sentences of both have a link
LEAST_SENTENCES = 6  # of a report; in an excerpt one shared run of words is a large share


class Closeness(StrEnum):
    """What one text has of another, as far as they tell."""

    LONE = "lone"  # both are one sentence
    DERIVED = "derived"  # it was written from the other
    RETOLD = "retold"  # it was, or the other from it
    BRIEFLY = "briefly"  # the same of a short report, whose few links may be chance
    SHARED = "shared"  # some of its text
    APART = "apart"


def closeness(left: Document, right: Document, alignment: Alignment) -> Mapping[Side, Closeness]:
    """Return how close each side stands to the other."""
    if _is_lone(left) and _is_lone(right):
        return dict.fromkeys(Side, Closeness.LONE)
    found = relation(left, right, alignment)
    if found.reuse is Reuse.INDEPENDENT:
        return dict.fromkeys(Side, Closeness.APART)
    whole = found.reuse is not Reuse.PARTIAL
    if found.derived is None and whole and _retells(left, right, alignment, least=LONG):
        return dict.fromkeys(Side, Closeness.RETOLD)
    if min(len(left.sentences), len(right.sentences)) < LEAST_SENTENCES:
        close = whole and _retells(left, right, alignment, least=SHORT)
        return dict.fromkeys(Side, Closeness.BRIEFLY if close else Closeness.APART)
    if found.derived is None:
        return dict.fromkeys(Side, Closeness.SHARED)
    return {found.derived: Closeness.DERIVED, found.derived.other: Closeness.APART}


def _is_lone(document: Document) -> bool:
    """Tell whether a text is a sentence or two; with a headline it is the beginning of a report."""
    return len(document.sentences) <= MOST_LONE and document.headline is None


def _retells(left: Document, right: Document, alignment: Alignment, *, least: int) -> bool:
    """Tell whether most of two reports is linked, each of `least` sentences or more."""
    for document, alone in ((left, alignment.only_left), (right, alignment.only_right)):
        count = sum(not sentence.boilerplate for sentence in document.sentences)
        if count < least or count - len(alone) < RETOLD * count:
            return False
    return True
