"""The claims of one sentence that somebody other than the outlet answers for.

Requirements: only what is said to be so can lose its source. To rule, to vow or to ask is an act, and
so is its report; "concern about his wife" says nothing; "is charged with" is somebody's standing.

An attribution inside another's content is left out: the outer source is the one to name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.text.spans import Span, subtracted
from compare.analysis.attribution.cues import cue_lemmas
from compare.analysis.changes.claims import Stems
from compare.analysis.changes.sides import View, hands_over
from compare.analysis.changes.sources.contraries import is_negated
from compare.analysis.changes.sources.stated import LEAST_QUOTED
from compare.analysis.changes.sources.statements import has_verb
from compare.analysis.results import Attribution, SourceKind
from compare.analysis.tokens import words
from compare.analysis.word_sets import word_set

NEGATION_REACH = 9  # characters before a cue: "did not", "n't ever"
_NO_COMMENT = re.compile(
    r"\b(?:no|declined to|not|refused to|for) (?:immediate )?comment", re.IGNORECASE
)
_DEEDS = word_set(
    """
    rule decide determine order urge ask question wonder vow pledge promise threaten plan want seek
    intend aim wish need offer agree refuse propose recommend demand request apologize apologise
    thank congratulate vote sentence sanction approve authorize authorise veto endorse name nominate
    call calls appeal plea vow promises threat threats plans desire decision question questions
    """
)
# Verbs of hearsay: others without a source ("was admitted", "was found guilty") tell of a deed.
_HEARSAY = word_set("say report claim allege understand rumor rumour")
_PLAIN_CUES = frozenset(["say", "tell", "add", "note", "write"])  # always followed by a clause
_DENIALS = frozenset(["deny", "refute", "reject", "dispute", "dismiss"])
_ABOUT = re.compile(
    r"(?:\w+ )?(?:concern|fear|hope|belief|view|opinion|doubt|worr|anger|frustration|claim|call|criticism"
    r"|support|opposition|question|plan|statement|comment|remark)\w* (?:about|of|over|for|on|to|with|at|in)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:who|which|whose|where|that)\b")


@dataclass(frozen=True, slots=True)
class Claim:
    """What an attribution hands over within one sentence.

    `words` are its contents as text; `own` is what the outlet says beside it; `denied`: its source says that it is not so;
    `told`: it is a clause, not the object of some act of speech.
    """

    attribution: Attribution
    position: int
    content: tuple[Span, ...]
    words: str
    own: Stems
    denied: bool
    told: bool


def claims(origin: View, position: int) -> Iterable[Claim]:
    """Return the claims of a sentence that its outlet attributes."""
    sentence = origin.document.sentences[position]
    if sentence.boilerplate:
        return
    text = origin.document.text
    handed = [a for a in origin.attributions[position] if hands_over(origin.document, a)]
    for attribution in handed:
        if _is_nested(attribution, handed) or not _asserts(text, attribution):
            continue
        if attribution.cue is not None and is_negated(origin, _with_words_before(attribution.cue)):
            continue  # "does not say that", "never said"
        pieces = (span.clipped(sentence.span) for span in attribution.content)
        content = tuple(piece for piece in pieces if piece is not None)
        if any(_NO_COMMENT.search(c.slice(text)) for c in content):
            continue
        found = origin.stems(content)
        if found:
            own = _beside(origin, attribution, position) - found
            said = " ".join(c.slice(text) for c in content)
            told = _is_told(text, attribution, content, sentence.span)
            denied = _denies(text, attribution)
            yield Claim(attribution, position, content, said, own, denied, told)


def _with_words_before(cue: Span) -> Span:
    return Span(max(0, cue.start - NEGATION_REACH), cue.end)


def _is_nested(attribution: Attribution, others: Sequence[Attribution]) -> bool:
    cue = attribution.cue
    if cue is None:
        return False
    return any(
        other is not attribution
        and _holds(other, cue)
        and not (other.cue is not None and _holds(attribution, other.cue))
        for other in others
    )


def _holds(attribution: Attribution, cue: Span) -> bool:
    return any(content.contains(cue) for content in attribution.content)


def _asserts(text: str, attribution: Attribution) -> bool:
    """Tell whether a cue says that something is so, rather than does something by saying it."""
    cue = attribution.cue
    if cue is None:
        return True
    said = cue.slice(text)
    if said.strip() == ":" and attribution.source_kind is SourceKind.NAMED:
        return False  # "Harbour: crane falls" names a place as often as a speaker
    lemmas = cue_lemmas(said)
    if not lemmas:
        return True
    return bool(lemmas & _HEARSAY if attribution.source is None else lemmas - _DEEDS)


def _is_told(text: str, attribution: Attribution, content: Sequence[Span], sentence: Span) -> bool:
    """Tell whether a content says that something is so."""
    cue = attribution.cue
    start = content[0].slice(text)
    if cue is None:
        return len(words(start)) >= LEAST_QUOTED and 2 * len(start) >= len(sentence)
    lemmas = cue_lemmas(cue.slice(text))
    if content[0].start < cue.start or not lemmas or lemmas & _PLAIN_CUES:
        return True
    if start[:5].lower() == "that " or attribution.effective_kind is SourceKind.DOCUMENT:
        return True
    return not _ABOUT.match(start) and has_verb(_RELATIVE.split(start, maxsplit=1)[0])


def _denies(text: str, attribution: Attribution) -> bool:
    cue = attribution.cue
    return cue is not None and bool(cue_lemmas(cue.slice(text)) & _DENIALS)


def _beside(origin: View, attribution: Attribution, position: int) -> Stems:
    """Return the stems of what the outlet says itself beside a source and its cue."""
    marks = [mark for mark in (attribution.source, attribution.cue) if mark is not None]
    return origin.stems(
        piece for part in origin.analysis.own_voice[position] for piece in subtracted(part, marks)
    )
