"""Read one cue in one sentence: who is its source, and which words are its content.

Everything is in token indices here; `attribution` turns them into spans. A cue may lead ("X said
A"), trail ("A, X said"), stand between ("A, X said, B"), stand before its subject ("A, said X"), be
passive ("X is said to …", "A was confirmed by X") or a gerund that takes its subject from the clause
before ("…, adding that B").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from compare.analysis.attribution.beside_quotes import read_beside
from compare.analysis.attribution.bounds import low_at, verb_group
from compare.analysis.attribution.clauses import Token, Tokens, is_contracted
from compare.analysis.attribution.complements import complement
from compare.analysis.attribution.cue_words import ADJECTIVES, NOUN_FORMS, OPINIONS
from compare.analysis.attribution.cues import ADVERB_CUES, NOUNS, TRIGGERS, VERB_FORMS, VerbForm
from compare.analysis.attribution.extents import bounded
from compare.analysis.attribution.gerunds import read_gerund
from compare.analysis.attribution.guards import (
    fits,
    is_act,
    is_interpreted,
    is_speech,
    looks_nominal,
    plural,
)
from compare.analysis.attribution.leading import read_leading
from compare.analysis.attribution.passives import read_as_told, read_passive
from compare.analysis.attribution.phrases import (
    read_according,
    read_adjective,
    read_adverb,
    read_noun,
)
from compare.analysis.attribution.positions import read_addressed, read_inverted, read_trailing
from compare.analysis.attribution.questions import read_question
from compare.analysis.attribution.readings import Reading
from compare.analysis.attribution.standpoints import read_opening, read_opinion, read_per
from compare.analysis.attribution.subjects import subject_before


def read_sentence(tokens: list[Token]) -> list[Reading]:
    """Return the attributions of one sentence in the order of their cues."""
    out: list[Reading] = []
    low = 0
    headline: bool | None = None
    for index, token in enumerate(tokens):
        if token.low not in TRIGGERS:
            continue
        if token.is_capital and index and token.low not in ("according", "per"):
            headline = is_headline(tokens) if headline is None else headline
            if not headline:
                continue
        reading = _read_word(tokens, index, low)
        if reading is None:
            continue
        if reading.behind:
            content = out[-1].content if out else ()
            reading = replace(reading, content=content, trailing=True)
        out.append(reading)
        if reading.trailing:
            low = max([reading.cue[1], *([reading.source[1]] if reading.source else [])])
    if tokens and tokens[0].low in ("for", "to", "in"):
        whole = read_opening(tokens, out)
        if whole is not None:
            return [whole]
    said = [r for r in [*out, *_unlisted(tokens, out)] if _says_something(r)]
    said = [r for r in said if not _is_part(r, said) and not is_speech(tokens, r.source)]
    return bounded(tokens, sorted(said, key=lambda r: r.cue))


def _is_part(reading: Reading, readings: Sequence[Reading]) -> bool:
    """Tell whether a cue is part of a longer one ("issued a statement saying"), or awaits an answer.

    "Asked whether A" is read beside an answer only: "Asked whether A, X said B".
    """
    if reading.lemma in ADVERB_CUES:
        return False
    start, end = reading.cue
    if any(o.cue[0] <= start and end <= o.cue[1] and o.cue != reading.cue for o in readings):
        return True
    return reading.unanswered and all(other.unanswered for other in readings)


def _says_something(reading: Reading) -> bool:
    """Tell whether there are words for a content: in a broken sentence a frame may find none."""
    if reading.awaiting or reading.closing:
        return True
    return bool(reading.content) and all(start < end for start, end in reading.content)


def _unlisted(tokens: list[Token], found: Sequence[Reading]) -> list[Reading]:
    """Read the speakers of quotations that no listed cue introduces."""
    quoted = [i for i, t in enumerate(tokens) if t.quotation is not None]
    if not quoted:
        return []
    said = [piece for reading in found for piece in reading.content]
    loose = [i for i in quoted if not any(start <= i < end for start, end in said)]
    return [r for i in loose if (r := read_beside(tokens, i)) is not None]


def is_headline(tokens: Tokens) -> bool:
    """Tell whether most words of a line are capitalised, so that a capital tells nothing."""
    long = [t for t in tokens if t.is_word and len(t.low) > 3]
    return sum(1 for t in long if t.is_capital) > 0.6 * len(long)


def _read_word(tokens: list[Token], index: int, low: int) -> Reading | None:
    word = tokens[index].low
    if word == "according" and low_at(tokens, index + 1) == "to":
        return read_according(tokens, index, index + 2, low)
    if word == "per":
        return read_per(tokens, index, low)
    if word in OPINIONS and low_at(tokens, index + 1) == "of" and low_at(tokens, index - 2) == "in":
        return read_according(tokens, index - 2, index + 2, low)
    if word in OPINIONS and (opinion := read_opinion(tokens, index, low)) is not None:
        return opinion
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
    withheld = form.verb.lemma in ("ask", "request", "prefer", "want")
    if withheld and low_at(tokens, index + 1) == "not" and low_at(tokens, index + 2) == "to":
        return None  # "who asked not to be named" says nothing of what was said
    group, be = verb_group(tokens, index)
    word = tokens[index].low
    verb = form.verb
    shapes = form.shapes
    asked = read_question(tokens, index, group, be, form)
    if asked is not None:
        return asked
    told = None if be else read_as_told(tokens, index, low, form)
    if told is not None:
        return told
    if shapes <= {"g"} and not be and not is_contracted(low_at(tokens, group - 1)):
        return read_gerund(tokens, index, low, form)
    if shapes <= {"n"} and group == index:
        return None
    if be and verb.lemma == "hold":
        return None  # prisoners and meetings are held
    if be and "n" in shapes and not (shapes & {"g"}):
        return read_passive(tokens, index, group, low, form)
    inverted = read_inverted(tokens, index, low, form)
    if inverted is not None:
        return inverted
    if looks_nominal(tokens, index, group, word):
        return None
    source = subject_before(tokens, group, low)
    if source is None and not _shares_subject(tokens, group, form, word):
        return None
    if shapes <= {"b"} and word in NOUN_FORMS and index == group and not plural(tokens, source):
        return None
    found = complement(tokens, index, form)
    if found is None or not fits(tokens, source, form, word, found.kind):
        return None
    if is_act(tokens, index, form, found) or is_interpreted(tokens, group, low, form):
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
    return read_leading(tokens, source, cue, found, verb)


def _shares_subject(tokens: Tokens, group: int, form: VerbForm, word: str) -> bool:
    """Tell whether a verb without a subject takes that of the verb before ("said A and added B")."""
    joined = low_at(tokens, group - 1) in ("and", "but", "or", ",")
    base = form.shapes <= {"b"} and low_at(tokens, group - 1) == ","
    return joined and not base and word not in NOUN_FORMS
