"""Reasons why a claim may stand without the source that another report names for it.

Requirements: between whole reports a flag has to hold in front of the outlet it is about. So these ask
nothing of two lone sentences, some of them of all reports, and most of reports that stand apart
(`closeness`).

Of all reports: a headline or caption has no room for a source; whoever does or has what is told is
named with it ("police are treating the fire as arson" for "police say they treat it so"); the same
source speaks in the sentences around; the outlet is the one that the other quotes.

Of reports that stand apart, besides: what is on the public record (a death, an arrest, a verdict, a
vote, an appointment, a price) every newsroom can know; what another outlet found, this one may have found
too; a sentence that has a word of saying, of accusing or of doubt may keep its source in a way no rule
reads; and what is left has to be told in nearly the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

import numpy as np

from articles.text.spans import Span
from compare.analysis.attribution.cue_words import NOUN_FORMS, UNNAMED_NOUNS
from compare.analysis.attribution.cues import NOUNS, VERB_FORMS, cue_lemmas
from compare.analysis.changes.sides import View
from compare.analysis.changes.sources.agreement import Agreement
from compare.analysis.changes.sources.closeness import Closeness
from compare.analysis.changes.sources.direction import Direction
from compare.analysis.changes.sources.handed import Claim
from compare.analysis.changes.sources.stated import SPEAKING
from compare.analysis.results import Attribution, CueStrength, SourceKind
from compare.analysis.tokens import STOPWORDS
from compare.analysis.word_sets import word_set

NEAR = 2  # sentences around, in which the same source governs
RUN = 6  # words in a row that two reports share by more than chance …
RUN_CONTENT = 3  # … of which this many carry meaning
CLOSE_WORDS = 0.45
SAME_WORDS = 0.6  # or this agreement of the whole claims, …
SAME_PLAIN = 3  # … with this many shared stems that are neither names nor numbers
LEAD = 40  # characters: what is shorter and has no full stop is a headline or a place line

_FULL_STOP = re.compile(r"[.!?…][\"'”’)\]\s]*$")
_BROKEN = re.compile(r"\d\.\s*$")
_RECORD = re.compile(
    r"\b(?:\d+\s?[-–]\s?\d+\b|sentenc\w+|convict\w*|acquit\w+|guilty|verdict|jury|arrest\w*|indict\w*|charged"
    r"|charges|plead\w*|arraign\w*|elect(?:ed|s|ion)|re-elect\w*|sworn in|vot(?:e|es|ed|ing)|poll\w*|beat|defeat\w*|won|wins|scor\w+"
    r"|closed at|shares?|index|points?|rates?|died|dies|dead|death|survived by|born|married|resign\w*|quit|stepp?\w* down|retir\w+"
    r"|appoint\w*|nominat\w+|named|replac\w+|fired|sacked|ousted|dismissed|remov\w+|sign(?:ed|s)|approv\w+"
    r"|pass(?:ed|es)|veto\w*|ruled|rules|ruling|announc\w*|unveil\w*|launch\w*|releas\w+|publish\w+|introduc\w+"
    r"|lawsuit|sued|suing|endors\w+|tweet\w*|posted)\b",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:may|might|could|would|allegedly|alleged|reportedly|suspect\w*|accus\w+|believ\w+|apparent\w*|appear\w*"
    r"|seem\w*|likely|probabl\w+|possibl\w+|perhaps|expected|thought|estimat\w+|rumou?r\w*|purported\w*"
    r"|supposed\w*|according|so-called|claims?|claimed)\b",
    re.IGNORECASE,
)
_HANDED_OVER = re.compile(
    r"\b(?:allegedly|alleged|reportedly|suspected|accused|believed|estimated|thought to|rumou?red"
    r"|announc\w+|statement)\b",
    re.IGNORECASE,
)
_NO_NAME = STOPWORDS | word_set("mr mrs ms dr sir president minister chief senator statement report")


def on_record(words: str) -> bool:
    """Tell whether words are about something on the public record."""
    return _RECORD.search(words) is not None


def is_excused(way: Direction, claim: Claim, goal: int, found: Agreement) -> bool:
    """Tell whether a target sentence may do without the source of the claim that it tells."""
    if way.close is Closeness.LONE:
        return False
    return any(True for _ in excuses(way.close, way.origin, claim, way.target, goal, found))


def excuses(
    close: Closeness, origin: View, claim: Claim, target: View, goal: int, found: Agreement
) -> Iterable[str]:
    if not _is_full(origin, claim.position) or not _is_full(target, goal):
        yield "full"
    if claim.attribution.cue is None:
        yield "bare"
    if _acts_itself(origin, claim.attribution, target, goal):
        yield "acts"
    if _governs(origin, claim.attribution, target, goal, close):
        yield "governs"
    if _is_the_outlet_quoted(origin, claim, target, found):
        yield "quoted"
    cue = claim.attribution.cue
    if cue is not None and cue_lemmas(cue.slice(origin.document.text)) & {"announce", "announcement"}:
        yield "announced"
    said = found.said.slice(target.document.text)
    if m := _RECORD.search(said):
        yield "record:" + m.group()
    sentence = target.document.sentence_text(goal)
    if _HANDED_OVER.search(sentence):
        yield "handed"
    copied = shares_run(origin, found.claim, target, found.said)
    if close is Closeness.SHARED and not copied and found.dice < CLOSE_WORDS:
        yield f"notsame{found.dice:.2f}"
    if close is not Closeness.APART:
        return
    plain = [s for s in found.overlap.shared if not s[0].isdigit() and s not in target.index.names]
    if not copied and (found.dice < SAME_WORDS or len(plain) < SAME_PLAIN):
        yield f"notsame{found.dice:.2f}"
    if not copied and _is_lead(target, goal):
        yield "lead"
    if not copied and claim.attribution.effective_kind is SourceKind.OUTLET:
        yield "outlet"
    if claim.attribution.strength is CueStrength.PRIVATE:
        yield "private"
    if _is_told_otherwise(origin, claim.position, target, goal):
        yield "otherwise"
    if m := _UNSURE.search(sentence):
        yield "unsure:" + m.group()
    if _speaks(target, goal):
        yield "speaks"


def _is_full(view: View, position: int) -> bool:
    """Tell whether a sentence ends like one; headlines, captions and cut excerpts do not."""
    sentence = view.document.sentences[position]
    text = view.document.text
    if text[sentence.start].isdigit() and _BROKEN.search(text, 0, sentence.start):
        return False  # "at around 4. 30am"
    return _FULL_STOP.search(view.document.sentence_text(position)) is not None


def _is_lead(view: View, position: int) -> bool:
    """Tell whether a sentence is the first of a report: it tells the event that all of them report."""
    return not any(
        _is_full(view, p) for p in range(position) if not view.document.sentences[p].boilerplate
    )


def _is_told_otherwise(origin: View, place: int, target: View, goal: int) -> bool:
    """Tell whether a sentence of the origin's own is as close to what the target tells."""
    vectors, goal_vector = origin.document.vectors, target.document.vectors[goal]
    if not np.any(goal_vector):
        return False
    close = vectors @ goal_vector
    return any(
        close[p] >= close[place]
        and not any(a.strength is not CueStrength.PRIVATE for a in origin.attributions[p])
        for p in range(len(close))
        if p != place
    )


def _acts_itself(origin: View, attribution: Attribution, target: View, goal: int) -> bool:
    """Tell whether the source stands in the target sentence, as who does or has what is told."""
    names = _names(origin, attribution)
    here = {word.lower for word in target.words_of(goal)}
    shared = names & here
    if any(names & _names(target, other) for other in target.attributions[goal]):
        return True
    return bool(names) and (2 * len(shared) >= len(names) or bool(shared & UNNAMED_NOUNS))


def _names(view: View, attribution: Attribution) -> frozenset[str]:
    """Return the words that name a source; of "her lawyer's clerk" the clerk."""
    source = attribution.resolved_source or attribution.source
    if source is None:
        return frozenset()
    found = view.words_in(source)
    last = max((i for i, w in enumerate(found) if w.text.endswith(("'s", "’s"))), default=-1)
    return frozenset(w.lower for w in found[last + 1 :] if w.lower not in _NO_NAME)


def _governs(
    origin: View, attribution: Attribution, target: View, goal: int, close: Closeness
) -> bool:
    """Tell whether the source of a claim speaks in the sentences around, and so may here."""
    names = _names(origin, attribution)
    if not names or (
        close is not Closeness.APART and attribution.effective_kind is SourceKind.UNNAMED
    ):
        return False
    return any(names & _names(target, other) for other in _around(target, goal))


def _around(target: View, goal: int) -> Iterable[Attribution]:
    last = len(target.document.sentences)
    for place in range(max(0, goal - NEAR), min(last, goal + NEAR + 1)):
        for attribution in target.attributions[place]:
            if attribution.strength is not CueStrength.PRIVATE:
                yield attribution


def _is_the_outlet_quoted(origin: View, claim: Claim, target: View, found: Agreement) -> bool:
    """Tell whether the origin quotes an outlet in the words of the target: they are its own."""
    return claim.attribution.effective_kind is SourceKind.OUTLET and (
        origin.is_quoted(found.claim) and shares_run(origin, found.claim, target, found.said)
    )


def shares_run(one: View, first: Span, other: View, second: Span) -> bool:
    """Tell whether two spans have so many words in a row in common that chance is no reason."""
    left = [word.lower for word in one.words_in(first)]
    right = [word.lower for word in other.words_in(second)]
    match = SequenceMatcher(None, left, right, autojunk=False).find_longest_match()
    run = left[match.a : match.a + match.size]
    return len(run) >= RUN and sum(word not in STOPWORDS for word in run) >= RUN_CONTENT


def _speaks(target: View, goal: int) -> bool:
    """Tell whether a sentence has a word of saying, whoever says what."""
    for word in target.words_of(goal):
        form = VERB_FORMS.get(word.lower)
        if form is not None and form.verb.lemma in SPEAKING and word.lower not in NOUN_FORMS:
            return True
        if word.lower in NOUNS and NOUNS[word.lower] is not CueStrength.PRIVATE:
            return True
    return any(a.strength is not CueStrength.PRIVATE for a in target.attributions[goal])
