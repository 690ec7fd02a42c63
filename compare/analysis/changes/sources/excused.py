"""Reasons why a claim may stand without the source that another report names for it.

Requirements: between whole reports a flag has to hold in front of the outlet it is about. So these ask
of two lone sentences only whether they tell of a counted vote, some of them of all reports, more of reports that are not known to be written
from the other, and most of reports that stand apart (`closeness`).

Of all reports: a headline or a caption has no room for a source; whoever does what is told is named with
it ("police are treating the fire as arson" for "police say they treat it so"); the same source speaks in
the sentences around; a quotation is still open; what was announced, or was to be seen in public, is news
itself; the outlet is the one that the other quotes.

Of reports not known to be written from the other, besides: the lead is the event itself, for which every
newsroom vouches; so can each for what is on record (`signs`); what another outlet found, it may have
found too; what one source expects is not what somebody else says has happened; and what is left has to
be told in much the same words. Of reports that stand apart, a sentence with a word of saying or of doubt
may keep its source in a way no rule reads, and a sentence of the other's own voice may be the closer one.

These were found by reading the flags on 1,300 pairs of reports and excerpts, where 35 of 65 were wrong,
and on 2,300 pairs of short reports more. The last 1,100 of these were seen with most of the rules ready:
17 flags right, 5 border, 11 wrong, most of the latter between reports that share only some text, of which
more is asked since (14, 2 and 2 are left).

Known exceptions: the right flag on a lead is lost ("damaged by arson" where investigators suspect it), and
with it nearly all on excerpts.
Rejected: to ask of reports that stand apart only that claims agree more (in 600 pairs at an agreement of
.6 and more, 3 right, 2 border, 2 wrong), and to lower the score of what is public but flag it.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from compare.analysis.attribution.cue_words import UNNAMED_NOUNS
from compare.analysis.attribution.cues import cue_lemmas
from compare.analysis.changes.sides import View
from compare.analysis.changes.sources.agreement import Agreement
from compare.analysis.changes.sources.closeness import Closeness
from compare.analysis.changes.sources.direction import Direction
from compare.analysis.changes.sources.handed import Claim
from compare.analysis.changes.sources.places import is_full, is_in_quotation, is_lead, shares_run
from compare.analysis.changes.sources.signs import (
    has_authority,
    is_ahead,
    is_counted_vote,
    is_forecast,
    is_on_record,
    is_public,
    is_somebodys,
    is_unsure,
    speaks,
    they_say,
)
from compare.analysis.results import Attribution, CueStrength, SourceKind
from compare.analysis.tokens import STOPWORDS
from compare.analysis.word_sets import word_set

# Set by reading flags on reports of one event.
NEAR = 2  # sentences around, in which the same source governs
SHARED_DICE = (
    0.45  # agreement of the words, if reports share no run of them but have some text in common
)
APART_DICE = 0.6  # … and if they have none
BRIEF_DICE = 0.7  # … and of short reports with most sentences linked
LEAD_DICE = 0.8  # … so that a lead of these is the other's claim rather than the event
LEAST_PLAIN = 3  # shared stems that are neither names nor numbers
_ANNOUNCED = frozenset(["announce", "announcement"])
_NO_NAME = STOPWORDS | word_set(
    "mr mrs ms dr sir president minister chief senator statement report"
)


def is_excused(way: Direction, claim: Claim, goal: int, found: Agreement) -> bool:
    """Tell whether a target sentence may do without the source of the claim that it tells."""
    if _is_counted(way, claim, goal, found):
        return True
    if way.close is Closeness.LONE:
        return False
    if _is_out_of_place(way, claim, goal) or _has_its_source(way, claim, goal, found):
        return True
    if way.retold:
        if way.close is not Closeness.DERIVED and _is_own(way, claim, goal, found):
            return True
        anybody = claim.attribution.effective_kind is SourceKind.UNNAMED
        return not anybody and is_public(found.said.slice(way.target.document.text))
    return _is_known(way, claim, goal, found) or _is_told_otherwise(way, claim, goal)


def _is_counted(way: Direction, claim: Claim, goal: int, found: Agreement) -> bool:
    """Tell whether what agrees is a vote held, whose count is told with it."""
    if is_forecast(way.origin.document.sentence_text(claim.position)):
        return False
    return any(
        is_counted_vote(words)
        for words in (
            found.said.slice(way.target.document.text),
            found.claim.slice(way.origin.document.text),
            way.target.document.sentence_text(goal),
        )
    )


def _is_own(way: Direction, claim: Claim, goal: int, found: Agreement) -> bool:
    """Tell whether a report that may be the model rather than the copy can have a claim for itself."""
    if claim.attribution.strength is CueStrength.PRIVATE or they_say(way.target, goal):
        return True
    least = BRIEF_DICE if way.close is Closeness.BRIEFLY else 0.0
    return found.dice < max(least, LEAD_DICE if is_lead(way.target, goal) else 0.0)


# --- of all reports ------------------------------------------------------------------------------


def _is_out_of_place(way: Direction, claim: Claim, goal: int) -> bool:
    """Tell whether one of the two is no statement: a headline, words of a quotation, an announcement."""
    if not is_full(way.origin, claim.position) or not is_full(way.target, goal):
        return True
    cue = claim.attribution.cue
    if cue is None or cue_lemmas(cue.slice(way.origin.document.text)) & _ANNOUNCED:
        return True
    return is_in_quotation(way.target, goal)


def _is_common(way: Direction, claim: Claim) -> bool:
    """Tell whether a source is told by common nouns alone."""
    if claim.attribution.effective_kind is SourceKind.UNNAMED:
        return True
    source = claim.attribution.source
    first, *rest = ["", ""] if source is None else source.slice(way.origin.document.text).split()
    return first.lower() == "the" and all(word.islower() for word in rest)


def _has_its_source(way: Direction, claim: Claim, goal: int, found: Agreement) -> bool:
    """Tell whether the source is there: it does what is told, speaks nearby, or is the outlet."""
    names = _names(way.origin, claim.attribution)
    here = {word.lower for word in way.target.words_of(goal)}
    if names and (2 * len(names & here) >= len(names) or names & here & UNNAMED_NOUNS):
        return True
    if any(names & _names(way.target, other) for other in way.target.attributions[goal]):
        return True
    common = _is_common(
        way, claim
    )  # "sources", and who speaks for "the union", are others each time
    if (way.close is Closeness.APART or not common) and any(
        names & _names(way.target, other)
        for other in _around(way.target, goal)
        if other.source_kind is not SourceKind.PRONOUN
    ):
        return True
    return claim.attribution.effective_kind is SourceKind.OUTLET and (
        way.origin.is_quoted(found.claim) and _is_copied(way, found)
    )


def _names(view: View, attribution: Attribution) -> frozenset[str]:
    """Return the words that name a source; of "her lawyer's clerk" the clerk."""
    source = attribution.resolved_source or attribution.source
    if source is None:
        return frozenset()
    found = view.words_in(source)
    last = max((i for i, w in enumerate(found) if w.text.endswith(("'s", "’s"))), default=-1)
    return frozenset(w.lower for w in found[last + 1 :] if w.lower not in _NO_NAME)


def _around(target: View, goal: int) -> Iterable[Attribution]:
    last = len(target.document.sentences)
    for place in range(max(0, goal - NEAR), min(last, goal + NEAR + 1)):
        for attribution in target.attributions[place]:
            if attribution.strength is not CueStrength.PRIVATE:
                yield attribution


def _is_copied(way: Direction, found: Agreement) -> bool:
    return shares_run(way.origin, found.claim, way.target, found.said)


# --- of reports not known to be written from the other -------------------------------------------


def _is_known(way: Direction, claim: Claim, goal: int, found: Agreement) -> bool:
    """Tell whether an outlet may know for itself what the other has from a source."""
    said = found.said.slice(way.target.document.text)
    told = found.claim.slice(way.origin.document.text)
    if is_lead(way.target, goal) or is_on_record(said) or is_on_record(told):
        return True
    if has_authority(way.target, goal) or is_somebodys(way.target.document.sentence_text(goal)):
        return True
    if claim.attribution.strength is CueStrength.PRIVATE or is_ahead(told) != is_ahead(said):
        return True
    if _is_copied(way, found):
        return False
    least = SHARED_DICE if way.close is Closeness.SHARED else APART_DICE
    names = way.origin.index.names | way.target.index.names
    plain = [s for s in found.overlap.shared if not s[0].isdigit() and s not in names]
    return (
        claim.attribution.effective_kind is SourceKind.OUTLET
        or found.dice < least
        or len(plain) < LEAST_PLAIN
    )


def _is_told_otherwise(way: Direction, claim: Claim, goal: int) -> bool:
    """Tell whether a report that stands apart may have its sentence from elsewhere."""
    if way.close is not Closeness.APART:
        return False
    if is_unsure(way.target.document.sentence_text(goal)) or speaks(way.target, goal):
        return True
    vectors, wanted = way.origin.document.vectors, way.target.document.vectors[goal]
    if not np.any(wanted):
        return False
    close = vectors @ wanted
    return any(
        close[p] >= close[claim.position]
        and not any(a.strength is not CueStrength.PRIVATE for a in way.origin.attributions[p])
        for p in range(len(close))
        if p != claim.position
    )
