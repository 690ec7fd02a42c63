"""What a sentence states in its outlet's own voice, and whether it may be held against a claim.

Requirements: a sentence whose attribution no rule could read is no own voice. So a sentence with a
verb of saying that stands outside every attribution found, with one quotation mark too many, or with
the "we" of somebody who speaks, is left alone; so are questions, and statements about what somebody
said ("he urged the members to …").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.text.spans import Span, merged, subtracted
from compare.analysis.attribution.cue_words import NOUN_FORMS
from compare.analysis.attribution.cues import VERB_FORMS, cue_lemmas
from compare.analysis.attribution.voice import reports_words
from compare.analysis.changes.sides import View
from compare.analysis.results import Attribution, CueStrength, SourceKind
from compare.analysis.tokens import Word, words
from compare.analysis.word_sets import word_set

LEAST_QUOTED = 5  # words; what is quoted without a speaker and shorter is a title or a term
_LEAST = 3  # characters
SAYING = word_set(
    """
    say tell write state announce report declare outline list explain reveal confirm disclose claim
    allege insist deny warn predict estimate argue note add acknowledge admit
    """
)
_CALLING = word_set(
    """
    call describe characterize characterise urge tweet post testify blast slam vow pledge decry
    denounce project blame accuse demand
    """
)
# What somebody does by speaking: a statement with such a verb has its speaker in it.
_SPOKEN = word_set(
    """
    endorse urge thank praise criticize criticise condemn denounce decry blast slam vow pledge describe
    characterize characterise blame accuse apologize apologise hail welcome applaud mock lament
    reiterate reply respond testify tweet
    """
)
SPEAKING = SAYING | _CALLING | _SPOKEN
# Said of somebody by nobody in particular, and on record: no source is kept by it.
_ACTS = word_set("charge ask order urge call request require approve authorize authorise")
_MODALS = word_set("to will would can could may might shall should must not")
_SPEAKER = word_set("we our ours us i my me we're we've we'll i'm i've i'll i'd")
_LEARNED = re.compile(
    r"\b(?:according to|ha(?:s|ve) learned|(?:was|were) (?:told|quoted)"
    r"|(?:court|jury|inquiry|inquest|tribunal|committee|panel|hearing) heard)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[A-Z][\w.’']*(?: [A-Z][\w.’']*){0,2}: ")  # "Official: ship had two shafts"
_DANGLING = re.compile(r",\s+\w+ing\Z")
_DOUBLE = re.compile("[\"“”„]|``|''")
_OPENING = "\"'“‘„`"
_CLOSING = "\"'”’) "


def own_parts(target: View, goal: int, origin: View, content: Sequence[Span]) -> list[Span]:
    """Return the parts of a sentence that nobody but the outlet answers for."""
    sentence = target.document.sentences[goal]
    if sentence.boilerplate:
        return []
    holes: list[Span] = []
    opened: list[Span] = []
    titles: list[Span] = []
    for attribution in target.attributions[goal]:
        marks = [s for s in (attribution.source, attribution.cue) if s is not None]
        if _covers(target, attribution, origin, content):
            holes += [*attribution.content, *marks]
        elif attribution.cue is None or not attribution.direct:
            opened += [c for s in attribution.content if (c := s.clipped(sentence.span))]
            titles += attribution.content if attribution.cue is None else ()
    holes += (q for q in target.quoted_in(sentence.span) if q not in titles)
    parts = [
        _without_dangling(target.document.text, piece.stripped(target.document.text))
        for part in merged([*target.analysis.own_voice[goal], *opened])
        for piece in subtracted(part, holes)
    ]
    return [part for part in parts if len(part) >= _LEAST]


def _without_dangling(text: str, part: Span) -> Span:
    """Leave out a participle at the end that only leads to somebody's words: "…, fearing | that"."""
    dangling = _DANGLING.search(text, part.start, part.end)
    return part if dangling is None else Span(part.start, dangling.start())


def _covers(target: View, attribution: Attribution, origin: View, content: Sequence[Span]) -> bool:
    """Tell whether a target attribution answers for a claim of the origin.

    One that stands within the claim too ("One source said *Iran fears* …") does not: what the
    origin's source says includes it.
    """
    if not reports_words(target.document, attribution):
        return False
    holder = attribution.resolved_source or attribution.source
    if holder is None:
        return not _nobody_says(target, attribution)
    if attribution.cue is None:
        return True
    names = target.stems([holder])
    inside = 2 * len(names & origin.stems(content)) >= max(len(names), 1)
    if attribution.strength is CueStrength.PRIVATE and inside:
        return False
    if not inside and attribution.source_kind is not SourceKind.PRONOUN:
        return True
    said = " ".join(c.slice(origin.document.text) for c in content)
    return not cue_lemmas(attribution.cue.slice(target.document.text)) & cue_lemmas(said)


def _nobody_says(target: View, attribution: Attribution) -> bool:
    """Tell whether a source is not even meant: "is expected to", "was charged with", a title."""
    if attribution.strength is CueStrength.PRIVATE:
        return True
    text = target.document.text
    if attribution.cue is None:
        return len(words(attribution.content[0].slice(text))) < LEAST_QUOTED
    return bool(cue_lemmas(attribution.cue.slice(text)) & _ACTS)


def may_be_quoted(target: View, goal: int, content: str) -> bool:
    """Tell whether a sentence may be somebody's words although no attribution was found.

    `content` is the claim it is to be held against: verbs of saying that this has too are part of it.
    """
    text = target.document.sentence_text(goal)
    if text.rstrip(_CLOSING).endswith("?") or _has_odd_marks(text) or _LABEL.match(text):
        return True
    return (_LEARNED.search(text) is not None and _is_unread(target, goal)) or _stray_cue(
        target, goal, cue_lemmas(content)
    )


def _is_unread(target: View, goal: int) -> bool:
    """Tell whether words that name a source belong to no attribution."""
    span = target.document.sentences[goal].span
    found = _LEARNED.finditer(target.document.text, span.start, span.end)
    return any(not _attributed(target, goal, Span(m.start(), m.end())) for m in found)


def _has_odd_marks(text: str) -> bool:
    if text.count('"') % 2 or text.count("“") != text.count("”"):
        return True
    return (text.count("``") + text.count("''")) % 2 == 1


def _stray_cue(target: View, goal: int, told: frozenset[str]) -> bool:
    """Tell whether a verb of saying stands outside every attribution that was found."""
    found = target.words_of(goal)
    for index, word in enumerate(found):
        form = VERB_FORMS.get(word.lower)
        if form is None or form.verb.lemma not in (SAYING | _CALLING) - told:
            continue
        if index and found[index - 1].lower in _MODALS:
            continue
        if word.lower in NOUN_FORMS and not _is_verb(found, index):
            continue
        if not target.is_quoted(word.span) and not _attributed(target, goal, word.span):
            return True
    return False


def _is_verb(found: Sequence[Word], index: int) -> bool:
    """Tell whether a word that may be a noun closes its sentence or follows a name: "X claims …"."""
    word = found[index]
    if not index or not word.lower.endswith(("s", "ed")):
        return False
    if index == len(found) - 1:
        return True
    if not found[index - 1].text[0].isupper() or word.text[0].islower():
        return found[index - 1].text[0].isupper()
    return word.lower != "states" and 2 * sum(w.text[0].isupper() for w in found) > len(found)


def _attributed(target: View, goal: int, span: Span) -> bool:
    return any(
        part is not None and part.overlaps(span)
        for a in target.attributions[goal]
        for part in (a.source, a.cue, *a.content)
    )


def is_spoken(target: View, said: Span, content: str, *, deeds: bool = False) -> bool:
    """Tell whether a statement is somebody's words after all, or is about what somebody said."""
    told = cue_lemmas(content)
    verbs = SAYING if deeds else SAYING | _SPOKEN
    text = target.document.text
    if text[said.start] in _OPENING and text[said.end - 1] in _CLOSING:
        return True
    if any(
        not target.is_quoted(Span(m.start(), m.end())) and not target.is_scare(m.start())
        for m in _DOUBLE.finditer(text, said.start, said.end)
    ):
        return True
    found = target.words_in(said)
    for index, word in enumerate(found):
        if word.lower in _SPEAKER and not target.is_quoted(word.span):
            return True
        form = VERB_FORMS.get(word.lower)
        if form is None or form.verb.lemma not in verbs - told or word.lower in NOUN_FORMS:
            continue
        if not (index and found[index - 1].lower in _MODALS):
            return True
    return False
