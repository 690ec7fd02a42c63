"""Tell verbs that say something from nouns, acts and words with another subject."""

from __future__ import annotations

from compare.analysis.attribution.bounds import catenative, low_at
from compare.analysis.attribution.clauses import (
    AUXILIARIES,
    POSSESSIVES,
    PREPOSITIONS,
    SUBORDINATORS,
    Tokens,
    is_contracted,
)
from compare.analysis.attribution.complements import Complement
from compare.analysis.attribution.cue_words import (
    ACTS,
    DOCUMENT_NOUNS,
    INTERPRETING,
    LIGHT_VERBS,
    NOUN_FORMS,
    PICTURES,
    SPEAKERLESS,
)
from compare.analysis.attribution.cues import VERB_FORMS, VerbForm
from compare.analysis.attribution.source_kinds import head_of
from compare.analysis.attribution.source_words import SPEECHES
from compare.analysis.attribution.sources import can_speak
from compare.analysis.attribution.subjects import subject_before
from compare.analysis.word_sets import word_set

_STRESSING = frozenset(["highlight", "underscore", "underline", "reflect", "signal", "stress"])
_OPENINGS = (SUBORDINATORS - {"as", "before", "after", "since"}) | {"but", "who", "which"}
_WITHHOLDING = frozenset(["refuse", "decline"])
_SILENT = frozenset(["comment", "elaborate", "speak", "talk", "answer", "respond", "be", "give"])
_ADJECTIVAL = frozenset(["alleged", "reported", "suspected", "accused", "proposed", "estimated"])
_JUDGES = word_set(
    """
    court courts judge judges justice justices tribunal panel jury magistrate magistrates arbitrator
    arbitrators inquiry commission chamber majority
    """
)
_WITHHELD = word_set(
    """
    decline declines declined declining refuse refuses refused refusing
    """
)


def looks_nominal(tokens: Tokens, index: int, group: int, word: str) -> bool:
    """Tell whether a form that may be a noun or an adjective stands as one."""
    before = low_at(tokens, index - 1)
    if before in ("a", "an", "the", "every", "any") or (before == "another" and word in NOUN_FORMS):
        return True
    lead = low_at(tokens, group - 1)
    if word in _ADJECTIVAL and before[:1].isdigit() and low_at(tokens, index + 1).endswith("s"):
        return True
    counted = before[:1].isdigit() and word in NOUN_FORMS and not before.endswith("%")
    if low_at(tokens, index + 1) != "that" and (lead in ("a", "an", "the") or counted):
        return True
    if before in POSSESSIVES or (before.endswith("'s") and not is_contracted(before)):
        return True
    if before == "to" and catenative(tokens, index - 2) is not None:
        return False  # "continued to question"
    since = before == "since" and low_at(tokens, index - 2) in AUXILIARIES
    if before in PREPOSITIONS and before != "like" and not since:
        return True
    if (
        tokens[index].is_capital
        and index
        and tokens[index - 1].is_capital
        and index + 1 < len(tokens)
    ):
        following = tokens[index + 1]
        if following.is_capital and word in NOUN_FORMS:
            return False
    if word in NOUN_FORMS and (
        before in LIGHT_VERBS or (before in VERB_FORMS and before not in NOUN_FORMS)
    ):
        return True
    verb = VERB_FORMS[word].verb
    follows = low_at(tokens, index + 1)
    if word in NOUN_FORMS and index == group and word.endswith("s") and follows in PREPOSITIONS:
        return follows not in verb.after and not (follows == "to" and "i" in verb.frames)
    if word in NOUN_FORMS and index == group:
        after = low_at(tokens, index + 1)
        if after in ("of", "by", "in", "from", "between") or after in AUXILIARIES:
            return True
        if after in VERB_FORMS and after not in NOUN_FORMS and not after.endswith("ing"):
            return True
        if after in ("and", "or", "with") and word.endswith("s"):
            return True
        if index == 0 or after in (",", ":"):
            return True
    return False


def plural(tokens: Tokens, source: tuple[int, int] | None) -> bool:
    if source is None:
        return False
    last = tokens[source[1] - 1].low
    head = head_of(tokens, *source)
    several = [tokens[i].low for i in head[-1:]] + [t.low for t in tokens[source[0] : source[1]]]
    if "and" in several[1:] or (several[0].endswith("s") and not several[0].endswith("'s")):
        return True
    if tokens[source[0]].low in ("data", "police", "people", "many", "some", "most", "sources"):
        return True
    if last[:1].isdigit() or last == "percent":
        return True
    return last in ("they", "we", "i", "you", "who", "that", "which", "many", "some", "others") or (
        last.endswith("s") or last in ("people", "police", "media", "men", "women")
    )


def is_speech(tokens: Tokens, source: tuple[int, int] | None) -> bool:
    """Tell whether a source is something said, which says nothing itself: "that explanation"."""
    head = [] if source is None else head_of(tokens, *source)
    return bool(head) and tokens[head[-1]].low in SPEECHES


def is_document(tokens: Tokens, source: tuple[int, int]) -> bool:
    return any(t.low in DOCUMENT_NOUNS for t in tokens[source[0] : source[1]])


def fits(
    tokens: Tokens, source: tuple[int, int] | None, form: VerbForm, word: str, kind: str
) -> bool:
    """Tell whether a subject can be the speaker of a verb that also does without one."""
    if source is None:
        return True
    speaks = (
        can_speak(tokens, *source) or is_document(tokens, source) or _stands_for(tokens, source)
    )
    if form.verb.lemma == "find" and tokens[source[0]].low == "it":
        return True  # an inquiry, a report: a thing finds nothing
    if form.verb.lemma == "hold":
        head = head_of(tokens, *source)  # others hold rallies and offices
        return bool(head) and tokens[head[-1]].low in _JUDGES
    if form.verb.lemma in ("convince", "persuade") and kind not in ("that", "to", "quote"):
        return False
    if word in ("state", "states") and kind not in ("that", "quote", "end", "pause"):
        return False  # "the states parties carry"
    if word in NOUN_FORMS and kind not in ("that", "quote") and "d" not in form.shapes:
        return speaks
    if form.verb.lemma in SPEAKERLESS and kind != "quote":
        return speaks and not (
            kind == "n" and "d" in form.verb.frames and not is_document(tokens, source)
        )
    return True


def is_interpreted(tokens: Tokens, group: int, low: int, form: VerbForm) -> bool:
    """Tell whether an act is the subject: what "the decision to back X" highlights, the writer says.

    The subject's last noun may be somebody ("the decision to back the mayor | highlights …"), so its
    first is asked. Pictures show what is on them, but they stress nothing.
    """
    if form.verb.lemma not in INTERPRETING:
        return False
    start = group
    while start > low and (tokens[start - 1].is_word and tokens[start - 1].low not in _OPENINGS):
        start -= 1
    head = head_of(tokens, start, group)
    if not head or tokens[start].low in PREPOSITIONS:
        return False  # "after the meeting the mayor …"
    noun = tokens[head[-1]]
    if noun.low in PICTURES:
        return form.verb.lemma in _STRESSING
    return noun.low in ACTS and not (noun.is_capital and head[-1])


def _stands_for(tokens: Tokens, source: tuple[int, int]) -> bool:
    """Tell whether a relative pronoun stands for somebody or something that speaks: "polls that show"."""
    if source[1] - source[0] != 1 or tokens[source[0]].low not in ("who", "which", "that"):
        return False
    before = subject_before(tokens, source[0], 0)
    if before is None:
        return False
    return can_speak(tokens, *before) or is_document(tokens, before)


def is_act(tokens: Tokens, index: int, form: VerbForm, found: Complement) -> bool:
    """Tell whether what follows is done, not said: "offered proof", "agreed to talk", "declined to comment"."""
    lemma = form.verb.lemma
    if lemma == "agree":
        return low_at(tokens, found.start) == "to" or low_at(tokens, found.start - 1) == "to"
    if lemma in _WITHHOLDING and found.kind == "to":
        return low_at(tokens, found.start + 1) in _SILENT
    if lemma in _SILENT and tokens[index - 1].low == "to":
        return any(t.low in _WITHHELD for t in tokens[max(index - 3, 0) : index])
    return lemma == "offer" and found.kind == "n"
