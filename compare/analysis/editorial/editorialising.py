"""Say how probably each sentence is the outlet's own view, and flag what only one report has of it.

Requirements: precision first; nothing inside quotations or attributed content; every mark has a
reason a reader can check, the exact words it concerns, and, where the passage is linked, the
passage of the other report it differs from. Both directions are computed alike.

Idea: a sentence that evaluates is common and mostly harmless; what a reader of two reports wants
to see is evaluation that *one of them added*. So the sentence's own evidence (loaded words, frames,
the fitted model) is weighed together with what the comparison says:

* in a linked passage, loaded words that the matching passage has nothing like are `wording`;
* an interpretive clause whose content the matching passage lacks is `commentary`;
* in a passage only one report has, the clause is `commentary`, or the whole sentence where it is
  commentary throughout.

One place gives one flag: a clause swallows the loaded words in it, a sentence swallows its clauses.

Known exceptions: an opinion column compared with a report is commentary nearly throughout, and the
flags say so. A linked sentence is never flagged whole: part of it is reported by both.

Rejected: flagging by the sentence probability alone (trained on opinion columns, it ranks the
sentences of news reports hardly better than chance: of BASIL dev's unmarked sentences .13 are
annotated where it is above .7, .11 have by chance), or tilting a mark's score by it (.55 of the flags
in the least probable quarter are on annotated sentences, .44 in the most probable); flagging weak words
alone ("growing", "key": .18).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from articles.text.spans import Span
from compare.analysis.documents import Document
from compare.analysis.editorial.counterpart import (
    Counterparts,
    Partner,
    nearest_clause,
    taken_over,
)
from compare.analysis.editorial.explanations import (
    commentary_explained,
    with_words,
    wording_explained,
)
from compare.analysis.editorial.features import Reading, read_sentence
from compare.analysis.editorial.marks import STRONG_WORDING
from compare.analysis.editorial.model import head_scores, load_model, log_odds
from compare.analysis.editorial.odds import own_share, shifted, sigmoid
from compare.analysis.editorial.wording import LANGUAGES
from compare.analysis.messages import Message, message
from compare.analysis.results import Alignment, Flag, FlagKind, Side, TextAnalysis

# --- what counts ---------------------------------------------------------------------------------
# Shares of a sentence's characters.
NO_OWN_VOICE = 0.05  # less than this in own voice: a stray "and", a dash; nothing is judged
WHOLLY_OWN = 0.8  # a sentence may be flagged whole only if this much of it is own voice
# A loaded word or frame makes its sentence a view with at least this share of its own estimate,
# however factual the rest: no loss on any corpus between 0.6 and 0.9.
MARKED = 0.8
# An unlinked sentence is flagged whole when it has this many places to mark, or when they cover
# this share of it; a clause among them, or as many words that judge: however dramatic, a sentence of
# loaded verbs and manners ("scrambled", "embattled", "combative") reports, and each word is marked by itself.
THROUGHOUT_PLACES = 2
THROUGHOUT_SHARE = 0.4
JUDGING_GROUPS = frozenset(
    {"praise", "condemnation", "attitude", "certainty", "mockery", "intensifier", "distance"}
)
# Log-odds for what stands around a mark; set by reasoning, looked at on the dev part of BASIL, where
# the share of flags on annotated sentences is given in brackets.
# A linked passage shows a plainer way of telling the same (words .67); one that nothing is linked to has
# no measure beside it (.53). A clause is as sure in either.
INSERTED = 0.75
ONLY_HERE = 0.25  # and the other report could have had it
# Loaded words at the top frame the event; far down they mostly tell background (.61 in the first
# sixth of a report, .32 in the last third). Commentary stands at the end as often as at the top.
TOP = 0.7
BOTTOM = -0.4
# Each other mark in the sentence: one loaded word may be chance, three are a tone (.46, .59, .88).
COMPANY = 0.6
MOST_COMPANY = 2
# A reporting verb in own voice: whose words these are is less sure (.37, else .51).
REPORTING = -0.3
FIRST_PERSON = -0.8  # "we", "our" in a report: most often a quotation whose marks were lost

# --- thresholds ----------------------------------------------------------------------------------
# Where the estimate passes an even chance. On the dev part of BASIL, compared outlet by outlet, half
# of the sentences flagged so have an annotated own-voice span (one in eight has by chance), and they
# are a sixth of those that have one. Annotators marked less than this project's definition counts: of
# flags drawn afresh and read by two strict readers, 83 % hold for words and 92 % for clauses (a border
# case counts half). The group "colour" was flagged by itself once: it held in 52 %.
WORDING_THRESHOLD = 0.5
CLAUSE_THRESHOLD = 0.5
SENTENCE_THRESHOLD = 0.62


_IN_A_VIEW = re.compile(
    r",\s+as (?!of\b)[^,.;]{2,80}\b(?:said|says|put it|noted|argued|claimed|tweeted|wrote)\b|"
    r",\s+[^,.;“”]{2,80}\b(?:said|told|insisted|recalled|claimed|argued|complained|lamented)\b"
    r"[^,.;“”]{0,30}[.]?\s*$|"
    r"\b(?:looked|seemed|appeared|sounded|felt) to (?:him|her|them|many|some|most|critics)\b|"
    r"\bin (?:the )?(?:his|her|their|whose|[\w.]+['’]s|[\w.]+s['’]) (?:\w+ )?(?:view|opinion|eyes|words|telling|estimation)\b|"
    r"^\W*(?:but |and |yet |still, )?(?:to|for) (?:(?:his|her|its|their|the) )?(?:many|some|most|critics|"
    r"supporters|opponents|admirers|detractors|fans|people|those|observers|voters)\b[^,.;]{0,80},",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    span: Span
    score: float
    name: str  # of the group of words, or of the frame
    reason: Message
    wording: bool

    @property
    def rule(self) -> str:
        return f"{'wording' if self.wording else 'commentary'}.{_slug(self.name)}"


def sentence_scores(
    document: Document, own_voice: tuple[tuple[Span, ...], ...]
) -> tuple[float, ...]:
    """Return, per sentence, the probability in [0, 1] that the outlet itself takes a view in it."""
    if document.language not in LANGUAGES:
        return (0.0,) * len(document.sentences)
    model = load_model()
    heads = head_scores(document.vectors, model.head, encoder=document.encoder)
    scores: list[float] = []
    for sentence, spans, head in zip(document.sentences, own_voice, heads, strict=True):
        share = own_share(sentence.span, spans)
        if sentence.boilerplate or share < NO_OWN_VOICE:
            scores.append(0.0)
            continue
        reading = read_sentence(document.text, spans, sentence=sentence.span)
        # The vector is of the whole sentence: it speaks for the outlet as far as the words do.
        weighed = None if head is None else head * share
        probability = sigmoid(log_odds(model, reading.features, weighed))
        scores.append(round(max(probability, MARKED * reading.strongest), 4))
    return tuple(scores)


def find_editorialising(
    left: Document,
    right: Document,
    left_analysis: TextAnalysis,
    right_analysis: TextAnalysis,
    alignment: Alignment,
) -> tuple[Flag, ...]:
    """Return the flags of both sides, left first, each side in the order of its text."""
    return (
        *_side_flags(left, right, left_analysis, right_analysis, alignment, side=Side.LEFT),
        *_side_flags(right, left, right_analysis, left_analysis, alignment, side=Side.RIGHT),
    )


def _side_flags(
    document: Document,
    other: Document,
    analysis: TextAnalysis,
    other_analysis: TextAnalysis,
    alignment: Alignment,
    *,
    side: Side,
) -> list[Flag]:
    if document.language not in LANGUAGES:
        return []
    matches = Counterparts(document, other, other_analysis, alignment, side=side)
    within = _within_quotations(document)
    flags: list[Flag] = []
    for position, sentence in enumerate(document.sentences):
        own_voice = analysis.own_voice[position]
        share = own_share(sentence.span, own_voice)
        if sentence.boilerplate or share < NO_OWN_VOICE or within[position]:
            continue
        reading = read_sentence(document.text, own_voice, sentence=sentence.span)
        if not (reading.marks or reading.frames) or _somebody_elses(
            sentence.span.slice(document.text)
        ):
            continue
        partner = matches.of(position)
        depth = position / len(document.sentences)
        places = _places(document.text, reading, partner, matches, depth)
        if sentence.span.slice(document.text).rstrip("”’\"' ").endswith("?"):
            places = [place for place in places if not place.wording]  # asked, not said
        if partner.link is None and share >= WHOLLY_OWN and _throughout(sentence.span, places):
            whole = _whole(document.text, sentence.span, places)
            places = [whole] if whole.score >= SENTENCE_THRESHOLD else places
        flags.extend(_flag(place, document.text, sentence.span, partner, side) for place in places)
    return flags


def _places(
    text: str, reading: Reading, partner: Partner, matches: Counterparts, depth: float
) -> list[_Candidate]:
    """Return what is to be flagged in one sentence, in order, none overlapping another."""
    around = _around(reading)
    clause = around + (ONLY_HERE if partner.link is not None or partner.unmatched else 0.0)
    word = around + (
        INSERTED if partner.link is not None else ONLY_HERE if partner.unmatched else 0.0
    )
    down = word + TOP + depth * (BOTTOM - TOP)
    clauses = [
        _Candidate(frame.span, score, frame.name, message(frame.reason), False)
        for frame in reading.frames
        if frame.reason not in partner.frames
        and not taken_over(frame.span.slice(text), partner)
        and (score := shifted(frame.strength, clause)) >= CLAUSE_THRESHOLD
    ]
    loaded = [
        _Candidate(mark.span, score, mark.group, message(mark.reason), True)
        for mark in reading.marks
        if mark.score >= STRONG_WORDING
        and not matches.has(mark, partner)
        and (score := shifted(mark.score, down)) >= WORDING_THRESHOLD
    ]
    outside = [
        mark for mark in loaded if not any(clause.span.overlaps(mark.span) for clause in clauses)
    ]
    return sorted((*clauses, *outside), key=lambda candidate: candidate.span)


def _around(reading: Reading) -> float:
    """Return the log-odds that everything marked in a sentence shares."""
    strong = sum(mark.score >= STRONG_WORDING for mark in reading.marks)
    company = min(MOST_COMPANY, max(0, strong + len(reading.frames) - 1))
    return (
        company * COMPANY
        + (REPORTING if reading.features.reporting else 0.0)
        + (FIRST_PERSON if reading.features.address else 0.0)
    )


def _throughout(sentence: Span, places: list[_Candidate]) -> bool:
    """Tell whether a sentence is commentary as a whole, not a report with a comment in it."""
    judging = sum(place.name in JUDGING_GROUPS for place in places if place.wording)
    clauses = any(not place.wording for place in places)
    if len(places) >= THROUGHOUT_PLACES and (clauses or judging >= THROUGHOUT_PLACES):
        return True
    return (clauses or judging > 0) and sum(
        len(place.span) for place in places
    ) >= THROUGHOUT_SHARE * len(sentence)


def _whole(text: str, sentence: Span, places: list[_Candidate]) -> _Candidate:
    """Return the sentence as one mark: several reasons make it surer."""
    lead = max(places, key=lambda candidate: candidate.score)
    doubt = 1.0
    for place in places:
        doubt *= 1.0 - place.score
    # Places in one sentence are not independent; the geometric mean with the lead allows for that.
    score = 1.0 - math.sqrt(doubt * (1.0 - lead.score))
    alike = [p.span.slice(text) for p in places if p.wording and p.reason == lead.reason]
    return _Candidate(sentence, score, lead.name, with_words(lead.reason, alike), False)


def _flag(candidate: _Candidate, text: str, sentence: Span, partner: Partner, side: Side) -> Flag:
    quote = candidate.span.slice(text)
    evidence = partner.evidence
    known = {"linked": partner.link is not None, "unmatched": partner.unmatched}
    if candidate.wording:
        said = wording_explained(quote, candidate.reason, side, **known)
        if evidence is not None:
            evidence = nearest_clause(text, sentence, candidate.span, evidence)
    else:
        said = commentary_explained(candidate.reason, side, **known)
    return Flag(
        kind=FlagKind.EDITORIALISING,
        side=side,
        span=candidate.span,
        quote=quote,
        score=round(min(0.99, candidate.score), 4),
        rule=candidate.rule,
        message=said,
        evidence=evidence,
        link=partner.link,
    )


def _somebody_elses(sentence: str) -> bool:
    """Tell whether a sentence opens or closes a quotation whose other mark is elsewhere.

    Then whose words they are hangs on a mark that may be missing: a miss is better. The same goes
    for "in his view" and "to many in the town, …": the sentence says whose view it is.
    """
    if _IN_A_VIEW.search(sentence):
        return True
    marks = sentence.count('"') + sentence.count("``") + sentence.count("''")
    return sentence.count("“") != sentence.count("”") or marks % 2 == 1


def _within_quotations(document: Document) -> list[bool]:
    """Tell which sentences stand between the marks of a quotation opened before them.

    Only in their paragraph: a new one opens its own. Straight marks do not say which they are.
    """
    found: list[bool] = []
    paragraph, open_marks = -1, 0
    for sentence in document.sentences:
        if sentence.paragraph != paragraph:
            paragraph, open_marks = sentence.paragraph, 0
        found.append(open_marks > 0)
        words = sentence.span.slice(document.text)
        open_marks = max(0, open_marks + words.count("“") - words.count("”"))
    return found


def _slug(name: str) -> str:
    return name.replace(" ", "_")
