"""Read one cue in one sentence: who is its source, and which words are its content.

Everything is in token indices here; `attribution` turns them into spans. A cue may lead ("X said
A"), trail ("A, X said"), stand between ("A, X said, B"), stand before its subject ("A, said X"), be
passive ("X is said to …", "A was confirmed by X") or a gerund that takes its subject from the clause
before ("…, adding that B").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from compare.analysis.attribution.bounds import (
    ENDS,
    TIGHT_STOPS,
    clause_stop,
    find,
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
    QUOTE,
    Token,
    Tokens,
)
from compare.analysis.attribution.complements import Complement, complement
from compare.analysis.attribution.cue_words import (
    ADJECTIVES,
    ATTITUDES,
    DOCUMENT_NOUNS,
    LIGHT_VERBS,
    NOUN_FORMS,
    OPINIONS,
    SPEAKERLESS,
)
from compare.analysis.attribution.cues import (
    ADVERB_CUES,
    NOUNS,
    TRIGGERS,
    VERB_FORMS,
    Verb,
    VerbForm,
)
from compare.analysis.attribution.phrases import (
    read_according,
    read_adjective,
    read_adverb,
    read_noun,
)
from compare.analysis.attribution.positions import read_addressed, read_inverted, read_trailing
from compare.analysis.attribution.readings import Reading
from compare.analysis.attribution.sources import can_speak
from compare.analysis.attribution.subjects import subject_before
from compare.analysis.results import CueStrength

_WITHHOLDING = frozenset(["refuse", "decline"])
_SILENT = frozenset(["comment", "elaborate", "speak", "talk", "answer", "respond", "be", "give"])
_GERUND_LEADS = frozenset([",", QUOTE, "by", "while", "when", "before", "after", "and"])


def read_sentence(tokens: list[Token]) -> list[Reading]:
    """Return the attributions of one sentence in the order of their cues."""
    out: list[Reading] = []
    low = 0
    headline = _is_headline(tokens)
    for index, token in enumerate(tokens):
        if token.low not in TRIGGERS or (
            token.is_capital and index and not headline and token.low != "according"
        ):
            continue
        reading = _read_word(tokens, index, low)
        if reading is None:
            continue
        out.append(reading)
        if reading.trailing:
            low = max([reading.cue[1], *([reading.source[1]] if reading.source else [])])
    return _bounded(tokens, out)


def _is_headline(tokens: Tokens) -> bool:
    """Tell whether most words of a line are capitalised, so that a capital tells nothing."""
    long = [t for t in tokens if t.is_word and len(t.low) > 3]
    return sum(1 for t in long if t.is_capital) > 0.6 * len(long)


def _read_word(tokens: list[Token], index: int, low: int) -> Reading | None:
    word = tokens[index].low
    if word == "according" and low_at(tokens, index + 1) == "to":
        return read_according(tokens, index, low)
    if word in OPINIONS and low_at(tokens, index + 1) == "of" and low_at(tokens, index - 2) == "in":
        return read_according(tokens, index, low)
    if word in ADVERB_CUES:
        return read_adverb(tokens, index, ADVERB_CUES[word])
    if word in ADJECTIVES or word == "clear":
        reading = read_adjective(tokens, index, low)
        if reading is not None:
            return reading
    form = VERB_FORMS.get(word)
    if form is not None:
        reading = _verb(tokens, index, low, form)
        if reading is not None:
            return reading
    if word in NOUNS:
        return read_noun(tokens, index, NOUNS[word])
    return None


def _verb(tokens: list[Token], index: int, low: int, form: VerbForm) -> Reading | None:
    if low_at(tokens, index + 1) == "not" and low_at(tokens, index + 2) == "to":
        return None  # "who asked not to be named" says nothing of what was said
    group, be = verb_group(tokens, index)
    word = tokens[index].low
    verb = form.verb
    shapes = form.shapes
    if shapes <= {"g"} and not be:
        return _gerund(tokens, index, low, form)
    if shapes <= {"n"} and group == index:
        return None
    if be and "n" in shapes and not (shapes & {"g"}):
        return _passive(tokens, index, group, low, form)
    inverted = read_inverted(tokens, index, low, form)
    if inverted is not None:
        return inverted
    if _looks_nominal(tokens, index, group, word):
        return None
    source = subject_before(tokens, group, low)
    if source is None and not _shares_subject(tokens, group, form, word):
        return None
    if shapes <= {"b"} and word in NOUN_FORMS and index == group and not _plural(tokens, source):
        return None
    found = complement(tokens, index, form)
    if found is None or not _fits(tokens, source, form, word, found.kind):
        return None
    if _is_act(tokens, form, found):
        return None
    cue = (group, found.cue_end)
    if source is not None and found.kind in ("end", "pause", "quote"):
        trailing = read_trailing(tokens, source, cue, low, found, form)
        if trailing is not None:
            return trailing
    if source is not None:
        addressed = read_addressed(tokens, source, cue, low, found, form)
        if addressed is not None:
            return addressed
    return _leading(tokens, source, cue, found, verb)


def _shares_subject(tokens: Tokens, group: int, form: VerbForm, word: str) -> bool:
    """Tell whether a verb without a subject takes that of the verb before ("said A and added B")."""
    joined = low_at(tokens, group - 1) in ("and", "but", "or", ",")
    return joined and not form.shapes <= {"b"} and word not in NOUN_FORMS


def _is_act(tokens: Tokens, form: VerbForm, found: Complement) -> bool:
    """Tell whether what follows is done, not said: "offered proof", "agreed to talk", "declined to comment"."""
    lemma = form.verb.lemma
    if lemma == "agree":
        return low_at(tokens, found.start) == "to" or low_at(tokens, found.start - 1) == "to"
    if lemma in _WITHHOLDING and found.kind == "to":
        return low_at(tokens, found.start + 1) in _SILENT
    return lemma == "offer" and found.kind == "n"


def _fits(
    tokens: Tokens, source: tuple[int, int] | None, form: VerbForm, word: str, kind: str
) -> bool:
    """Tell whether a subject can be the speaker of a verb that also does without one."""
    if source is None:
        return True
    speaks = can_speak(tokens, *source)
    if form.verb.lemma == "need" and kind != "that":
        return speaks
    if word in NOUN_FORMS and kind not in ("that", "quote") and "d" not in form.shapes:
        return speaks
    if form.verb.lemma in SPEAKERLESS and kind != "quote":
        return speaks and not (
            kind == "n" and "d" in form.verb.frames and not _is_document(tokens, source)
        )
    return True


def _leading(
    tokens: list[Token],
    source: tuple[int, int] | None,
    cue: tuple[int, int],
    found: Complement,
    verb: Verb,
) -> Reading | None:
    """Read "X said A", "X said, “A”" and "As X said, A"."""
    start = found.start
    if found.kind == "end":
        if "v" in verb.frames and low_at(tokens, len(tokens) - 1) == ":":
            return Reading(source, cue, (), verb.strength, verb.lemma, awaiting=True)
        return None
    if found.kind == "pause":
        colon = low_at(tokens, start - 1) == ":"
        quoted = start < len(tokens) and tokens[start].quotation is not None
        if not colon and not quoted:
            begin = cue[0] if source is None else source[0]
            if low_at(tokens, begin - 1) != "as" or "v" not in verb.frames:
                return None
    end = tight_stop(tokens, start) if found.tight else last_word(tokens)
    if verb.strength is CueStrength.PRIVATE and not found.tight:
        end = clause_stop(tokens, start)
    if start >= end:
        return None
    return Reading(
        source,
        cue,
        ((start, end),),
        verb.strength,
        verb.lemma,
        tight=found.tight,
        borrowed=source is None,
    )


def _looks_nominal(tokens: Tokens, index: int, group: int, word: str) -> bool:
    """Tell whether a form that may be a noun or an adjective stands as one."""
    before = low_at(tokens, index - 1)
    if before in ("a", "an", "the", "every", "any", "another"):
        return True
    lead = low_at(tokens, group - 1)
    if low_at(tokens, index + 1) != "that" and (lead in ("a", "an", "the") or before[:1].isdigit()):
        return True
    if (
        before in POSSESSIVES
        or before.endswith("'s")
        or (before in PREPOSITIONS and before != "like")
    ):
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
        if after in ("and", "or", "with") and word.endswith("s"):
            return True
        if index == 0 or after in (",", ":"):
            return True
    return False


def _plural(tokens: Tokens, source: tuple[int, int] | None) -> bool:
    if source is None:
        return False
    last = tokens[source[1] - 1].low
    if tokens[source[0]].low in ("data", "police", "people", "many", "some", "most", "sources"):
        return True
    if last[:1].isdigit() or last == "percent":
        return True
    return last in ("they", "we", "i", "you", "who", "that", "which", "many", "some", "others") or (
        last.endswith("s") or last in ("people", "police", "media", "men", "women")
    )


def _is_document(tokens: Tokens, source: tuple[int, int]) -> bool:
    return any(t.low in DOCUMENT_NOUNS for t in tokens[source[0] : source[1]])


def _gerund(tokens: list[Token], index: int, low: int, form: VerbForm) -> Reading | None:
    """Read "…, adding that B": the subject is that of the clause before."""
    if tokens[index].low in NOUN_FORMS and low_at(tokens, index - 1) not in (",", QUOTE):
        return None
    before = low_at(tokens, index - 1)
    if (
        before in DETERMINERS
        or before in POSSESSIVES
        or before.endswith("'s")
        or before in ("of", "for")
    ):
        return None
    found = complement(tokens, index, form)
    if found is None or found.kind == "end":
        return None
    start, stance = found.start, found.kind in ("n", "s", "to", "prep")
    if found.kind == "pause" and (start >= len(tokens) or tokens[start].quotation is None):
        return None
    if form.verb.lemma in SPEAKERLESS and stance and before in (",", QUOTE):
        return None
    source = None
    if stance and before not in _GERUND_LEADS:
        source = subject_before(tokens, index, low)
        if source is None or not found.tight or not can_speak(tokens, *source):
            return None
    end = tight_stop(tokens, start) if found.tight else last_word(tokens)
    if start >= end:
        return None
    verb = form.verb
    return Reading(
        source,
        (index, found.cue_end),
        ((start, end),),
        verb.strength,
        verb.lemma,
        tight=found.tight,
        borrowed=source is None,
    )


def _passive(
    tokens: list[Token], index: int, group: int, low: int, form: VerbForm
) -> Reading | None:
    """Read "X is said to …", "it was confirmed that …", "A was announced by X"."""
    verb = form.verb
    subject = subject_before(tokens, group, low)
    start = index + 1
    after = low_at(tokens, start)
    by = find(tokens, start, start + 6, "by")
    if by is not None and any(t.low in ("to", "that", "as", "of") for t in tokens[start:by]):
        by = None
    if after == "as" and low_at(tokens, start + 1) == "saying" and subject is not None:
        content = (start + 2, last_word(tokens))
        return Reading(subject, (group, start + 2), (content,), verb.strength, verb.lemma)
    cue = (group, index + 1)
    source: tuple[int, int] | None = None
    if (
        by is not None
        and by + 1 < len(tokens)
        and tokens[by + 1].is_word
        and not tokens[by + 1].low.endswith("ing")
    ):
        stop = by + 1
        while (
            stop < len(tokens)
            and tokens[stop].low not in (*TIGHT_STOPS, *ENDS)
            and tokens[stop].quotation is None
        ):
            if tokens[stop].low in PREPOSITIONS - {"of", "for", "in"} or tokens[stop].low in (
                "and",
                "but",
                "who",
                "that",
            ):
                break
            stop += 1
        if stop > by + 1:
            source, cue = (by + 1, stop), (group, by + 1)
    contents: list[tuple[int, int]] = []
    if verb.lemma in ("tell", "inform", "advise", "warn", "assure", "ask", "remind", "urge"):
        if after not in ("that", "to", "of") or subject is None:
            return None
        contents = [(start, clause_stop(tokens, start))]
    elif (
        subject is not None
        and after in ("to", "as", "of", "with", "for")
        and verb.frames & {"x", "s", "a", "u", "n"}
    ):
        if after == "with" and verb.lemma != "charge":
            return None
        expletive = tokens[subject[0]].low in ("it", "there")
        if not expletive:
            contents.append(subject)
        contents.append((start, clause_stop(tokens, start)))
    elif after == "that" and verb.frames & {"s", "t"}:
        contents = [(start, clause_stop(tokens, start))]
    elif source is not None and subject is not None:
        contents = [subject]
    elif after == QUOTE:
        contents = [(start, start + 1)]
    elif subject is not None and low_at(tokens, subject[0]) == "as":
        return None
    if not contents:
        return None
    return Reading(
        source, cue, tuple(contents), verb.strength, verb.lemma, agentless=source is None
    )


def _bounded(tokens: list[Token], readings: Sequence[Reading]) -> list[Reading]:
    """Cut a content where a coordinated or trailing attribution of the same sentence begins."""
    out: list[Reading] = []
    for number, reading in enumerate(readings):
        content = reading.content
        for later in readings[number + 1 :]:
            cut = _cut_before(tokens, reading, later)
            if cut is not None:
                content = tuple(
                    (s, min(e, cut))
                    for s, e in content
                    if s < cut and strip_right(tokens, s, min(e, cut)) > s
                )
                content = tuple((s, strip_right(tokens, s, e)) for s, e in content)
                break
        if content or reading.awaiting:
            out.append(replace(reading, content=content))
    return out


def _cut_before(tokens: Tokens, reading: Reading, later: Reading) -> int | None:
    if reading.trailing or (later.agentless and later.lemma in ADVERB_CUES):
        return None
    begin = later.cue[0] if later.source is None else min(later.cue[0], later.source[0])
    if begin <= reading.cue[1]:
        return None
    if later.lemma == "according":
        return begin if later.trailing else None
    if later.trailing:
        return None
    previous = low_at(tokens, begin - 1)
    if later.lemma in ATTITUDES and later.tight:
        return None
    if later.borrowed and previous in (",", "and", "but"):
        return begin - 1
    if later.source is None or (later.tight and later.strength is CueStrength.PRIVATE):
        return None
    if previous in ("but", "while", "although", "though", ";"):
        return begin - 1
    if previous == "and" and low_at(tokens, begin - 2) == ",":
        return begin - 2
    return None
