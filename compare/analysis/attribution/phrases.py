"""Read cues that are no verbs: "according to", adverbs, adjectives and nouns."""

from __future__ import annotations

from compare.analysis.attribution.bounds import (
    ENDS,
    clause_start,
    clause_stop,
    find,
    has_finite,
    last_word,
    low_at,
    strip_right,
    tight_stop,
    verb_group,
)
from compare.analysis.attribution.clauses import (
    AUXILIARIES,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    QUOTE,
    TIME_WORDS,
    Token,
    Tokens,
    is_end,
)
from compare.analysis.attribution.cue_words import DOCUMENT_NOUNS, LIGHT_VERBS, NOUN_FORMS
from compare.analysis.attribution.cues import VERB_FORMS
from compare.analysis.attribution.readings import Reading
from compare.analysis.attribution.sources import can_speak
from compare.analysis.attribution.subjects import subject_before
from compare.analysis.results import CueStrength
from compare.analysis.word_sets import word_set

ADDRESSEE_WORDS = 14  # tokens between "told" and "that"
_FUELLING = frozenset(["raising", "drawing", "fueling", "fuelling", "sparking", "posing", "facing"])
_HAVING = frozenset(["have", "has", "had", "having"])
# What an act does, behind the words that tell it: "the decision to host the talks highlights …"
_PREDICATES = word_set(
    """
    highlights highlighted underscores underscored underlines underlined reflects reflected shows
    showed signals signaled signalled demonstrates demonstrated illustrates illustrated suggests
    suggested indicates indicated reveals revealed implies implied comes came follows followed
    """
)
_PUBLISHED = word_set(
    """
    published issued released wrote written sent made drew drawn drafted signed commissioned received
    obtained filed submitted posted leaked circulated
    """
)
_LINKING = word_set(
    """
    remain remains remained remaining seem seems seemed appear appears appeared become becomes became
    becoming grow grows grew growing grown feel feels felt sound sounds sounded get gets got getting
    look looks looked stay stays stayed
    """
)
_AFTER_ADJECTIVE = frozenset(["that", "about", "of", "by", "with", "over", "at", "to"])


def read_according(tokens: list[Token], first: int, start: int, low: int) -> Reading | None:
    """Read "according to X, A", "A, per X": the cue stands at `first`, its source from `start` on."""
    end = start
    while (
        end < len(tokens)
        and tokens[end].low not in (",", ";", ":", *ENDS)
        and tokens[end].quotation is None
    ):
        if tokens[end].low in ("who", "which") and end > start + 1:
            break
        end += 1
    if end == start:
        return None
    source, cue = (start, end), (first, start)
    begins = all(
        not t.is_word or t.low in ("but", "and", "still", "also") for t in tokens[low:first]
    )
    if begins and low and is_end(tokens, end):
        return Reading(source, cue, (), CueStrength.NEUTRAL, "according", behind=True)
    if begins:
        after = end + 1
        last = tokens[end - 1]
        person = not last.is_capital and last.low not in DOCUMENT_NOUNS
        named = person and _is_name_between(tokens, after)
        if low_at(tokens, end) == "," and (named or _is_apposition(tokens, after)):
            stop = _next(tokens, after, ",")
            if stop is not None:
                source, after = (start, stop), stop + 1
        content = ((after, last_word(tokens)),) if after < last_word(tokens) else ()
    else:
        before = strip_right(tokens, low, first)
        content = ((low, before),) if before > low else ()
        if low_at(tokens, end) == "," and not is_end(tokens, end):
            if _is_apposition(tokens, end + 1) and _next(tokens, end + 1, ",") is None:
                source = (start, last_word(tokens))
            elif len([t for t in tokens[low:first] if t.is_word]) <= 6:
                content = (*content, (end + 1, last_word(tokens)))
    if not content:
        return None
    return Reading(source, cue, content, CueStrength.NEUTRAL, "according", trailing=not begins)


def _is_apposition(tokens: Tokens, start: int) -> bool:
    return low_at(tokens, start) in ("a", "an", "the", "who", "which", "whose", "one") and bool(
        low_at(tokens, start - 2)
    )


def _is_name_between(tokens: Tokens, start: int) -> bool:
    """Tell whether only a name stands up to the next comma: "according to the mayor, Jon Ek, …"."""
    stop = _next(tokens, start, ",")
    return (
        stop is not None
        and stop > start
        and all(t.is_capital and t.low not in TIME_WORDS for t in tokens[start:stop])
    )


def _next(tokens: Tokens, start: int, mark: str) -> int | None:
    for index in range(start, len(tokens)):
        if tokens[index].low == mark:
            return index
        if tokens[index].low in AUXILIARIES:
            return None
    return None


def read_adverb(tokens: list[Token], index: int, strength: CueStrength) -> Reading | None:
    start, end = clause_start(tokens, index), clause_stop(tokens, index + 1)
    parts = tuple(p for p in ((start, index), (index + 1, end)) if p[0] < p[1])
    if not parts:
        return None
    return Reading(None, (index, index + 1), parts, strength, tokens[index].low, agentless=True)


def read_adjective(tokens: list[Token], index: int, low: int) -> Reading | None:
    """Read "X is concerned that …", "X is wary of …" and "X made clear that …"."""
    after = low_at(tokens, index + 1)
    if tokens[index].low == "clear":
        made = index - 1 if low_at(tokens, index - 1) != "it" else index - 2
        if low_at(tokens, made) not in ("make", "makes", "made", "making"):
            return None
        begin = verb_group(tokens, made)[0]
        source = subject_before(tokens, begin, low)
        strength, lemma = CueStrength.FACTIVE, "make clear"
    else:
        begin, be = verb_group(tokens, index)
        if low_at(tokens, begin - 1) in _LINKING:
            begin, be = verb_group(tokens, begin - 1)[0], True
        clause = has_finite(tokens, index + 1) and after not in PREPOSITIONS
        if not be or not (after in _AFTER_ADJECTIVE or clause):
            return None
        source = subject_before(tokens, begin, low)
        strength, lemma = CueStrength.PRIVATE, tokens[index].low
    if source is None or not can_speak(tokens, *source):
        return None
    tight = lemma != "make clear" and after in _AFTER_ADJECTIVE - {"that"}
    start = index + 2 if tight and after != "to" else index + 1
    end = tight_stop(tokens, start) if tight else clause_stop(tokens, start)
    if start >= end:
        return None
    cue_end = start if tight else index + 1
    return Reading(source, (begin, cue_end), ((start, end),), strength, lemma, tight=tight)


def read_noun(tokens: list[Token], index: int, strength: CueStrength) -> Reading | None:
    """Read "the claim that …", "his call for …", "voiced fears of …", "a warning from X that …"."""
    after = low_at(tokens, index + 1)
    light = _light_verb(tokens, index)
    if light is not None and low_at(tokens, light) in _FUELLING:
        return None
    if tokens[index].is_capital and index and tokens[index - 1].is_capital:
        return None
    start = index + 1
    if after == "from" or after == "by":
        that = find(tokens, index + 2, index + 2 + ADDRESSEE_WORDS, "that")
        if (
            that is None
            or that == index + 2
            or any(t.low in VERB_FORMS for t in tokens[index + 2 : that])
        ):
            return None
        content = (that, clause_stop(tokens, that))
        return Reading(
            (index + 2, that), (index, index + 2), (content,), strength, tokens[index].low
        )
    if after == "that" and _is_published(tokens, start + 1):
        return None
    if after in ("is", "was") and low_at(tokens, start + 1) in ("that", "whether"):
        if low_at(tokens, index - 1) not in POSSESSIVES and not _genitive(tokens, index):
            return None
        start += 1
        content = (start, clause_stop(tokens, start))
        after = "that"
    elif after == "that":
        content = (start, clause_stop(tokens, start))
        follows = low_at(tokens, start + 1)
        if follows in AUXILIARIES or (follows in VERB_FORMS and follows not in NOUN_FORMS):
            return None
    elif (
        tokens[index].low in ("statement", "news", "word", "message", "note", "report", "reports")
        and after != QUOTE
    ):
        return None
    elif after in ("of", "about", "for", "over", "against", "on", "to") and index + 2 < len(tokens):
        if (
            light is None
            and low_at(tokens, index - 1) not in POSSESSIVES
            and not _genitive(tokens, index)
        ):
            return None
        start = index + (1 if after == "to" else 2)
        content = (start, _before_predicate(tokens, start, tight_stop(tokens, start)))
    else:
        return None
    if content[0] >= content[1]:
        return None
    source = _noun_source(tokens, index, light)
    if light is not None and (source is None or not can_speak(tokens, *source)):
        return None
    begin = index if light is None else verb_group(tokens, light)[0]
    cue = (begin, start if after != "that" else index + 1)
    return Reading(
        source,
        cue,
        (content,),
        strength,
        tokens[index].low,
        agentless=source is None,
        tight=after != "that",
    )


def _before_predicate(tokens: Tokens, start: int, stop: int) -> int:
    """End "X's decision to host the talks" before what it shows: "| highlights the rift"."""
    for index in range(start + 2, stop):
        before = tokens[index - 1].low
        if tokens[index].low in _PREDICATES and before not in DETERMINERS | POSSESSIVES:
            return index
    return stop


def _is_published(tokens: Tokens, subject: int) -> bool:
    """Tell whether "that" behind a noun tells who made a document: "a plan that it published"."""
    verb = verb_behind(tokens, subject)
    return low_at(tokens, subject) in PRONOUNS and low_at(tokens, verb) in _PUBLISHED


def verb_behind(tokens: Tokens, subject: int) -> int:
    verb = subject + 1
    while low_at(tokens, verb) in AUXILIARIES:
        verb += 1
    return verb


def _genitive(tokens: Tokens, index: int) -> bool:
    return low_at(tokens, index - 1).endswith(("'s", "s'"))


def _light_verb(tokens: Tokens, index: int) -> int | None:
    for place in range(index - 1, max(index - 5, -1), -1):
        low = tokens[place].low
        if low in LIGHT_VERBS:
            perfect = low in _HAVING and tokens[place + 1].low.endswith("ed")
            return None if perfect else place  # "has fueled speculation", "has a concern"
        if not tokens[place].is_word or low in PREPOSITIONS or low in AUXILIARIES:
            return None
    return None


def _noun_source(tokens: Tokens, index: int, light: int | None) -> tuple[int, int] | None:
    before = index - 1
    if low_at(tokens, before) in POSSESSIVES:
        return before, index
    if _genitive(tokens, index):
        found = subject_before(tokens, index, 0)
        return found
    if light is None:
        return None
    start, be = verb_group(tokens, light)
    return None if be else subject_before(tokens, start, 0)
