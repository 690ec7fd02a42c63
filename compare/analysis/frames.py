"""Read one cue in one sentence: who is its source, and which words are its content.

Everything is in token indices here; `attribution` turns them into spans. A cue may lead ("X said
A"), trail ("A, X said"), stand between ("A, X said, B"), stand before its subject ("A, said X"), be
passive ("X is said to …", "A was confirmed by X") or a gerund that takes its subject from the clause
before ("…, adding that B").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from compare.analysis.clauses import (
    ADJUNCT_STARTS,
    AUXILIARIES,
    BE_FORMS,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    QUOTE,
    TIME_WORDS,
    Token,
    Tokens,
    is_adverb,
    is_end,
)
from compare.analysis.cue_words import (
    ADJECTIVES,
    DOCUMENT_NOUNS,
    LIGHT_VERBS,
    NOUN_FORMS,
    SPEAKERLESS,
)
from compare.analysis.cues import ADVERB_CUES, NOUNS, TRIGGERS, VERB_FORMS, VerbForm
from compare.analysis.results import CueStrength
from compare.analysis.sources import can_speak, subject_before
from compare.analysis.word_sets import word_set

ADDRESSEE_WORDS = 14  # tokens between "told" and "that"
_WH = word_set(
    """
    whether if how why what who where when which
    """
)
_PAUSES = word_set(
    """
    , — – -- ; … ...
    """
)
_ENDS = frozenset([".", "!", "?", "…", "..."])
_TIGHT_STOPS = word_set(
    """
    , ; : — – -- ( )
    """
)
_TIGHT_WORDS = word_set(
    """
    while because although though despite amid when before since unless whereas but even after as
    if
    """
)
_CLAUSE_STARTS = word_set(
    """
    who which but while although and as even despite
    """
)
_FUELLING = frozenset(["raising", "drawing", "fueling", "fuelling", "sparking", "posing", "facing"])
_OBJECT_PREPOSITIONS = word_set(
    """
    of for as about against with over
    """
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One attribution in token indices of its sentence; ranges are half-open."""

    source: tuple[int, int] | None
    cue: tuple[int, int]
    content: tuple[tuple[int, int], ...]
    strength: CueStrength
    lemma: str
    tight: bool = False
    agentless: bool = False
    trailing: bool = False
    borrowed: bool = False
    awaiting: bool = False


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
    if word == "according" and _low(tokens, index + 1) == "to":
        return _according(tokens, index, low)
    if word in ADVERB_CUES:
        return _adverb(tokens, index, ADVERB_CUES[word])
    if word in ADJECTIVES or word == "clear":
        reading = _adjective(tokens, index, low)
        if reading is not None:
            return reading
    form = VERB_FORMS.get(word)
    if form is not None:
        reading = _verb(tokens, index, low, form)
        if reading is not None:
            return reading
    if word in NOUNS:
        return _noun(tokens, index, NOUNS[word])
    return None


def _low(tokens: Tokens, index: int) -> str:
    return tokens[index].low if 0 <= index < len(tokens) else ""


def last_word(tokens: Tokens) -> int:
    """Return the end of a sentence without its closing punctuation."""
    end = len(tokens)
    while end and (tokens[end - 1].low in _ENDS or tokens[end - 1].low in (")", ",", ";", ":")):
        end -= 1
    return end


# --- according to, adverbs, nouns ---------------------------------------------------------------


def _according(tokens: list[Token], index: int, low: int) -> Reading | None:
    end = index + 2
    while (
        end < len(tokens)
        and tokens[end].low not in (",", ";", ":", *_ENDS)
        and tokens[end].quotation is None
    ):
        if tokens[end].low in ("who", "which") and end > index + 3:
            break
        end += 1
    if end == index + 2:
        return None
    source, cue = (index + 2, end), (index, index + 2)
    begins = all(
        not t.is_word or t.low in ("but", "and", "still", "also") for t in tokens[low:index]
    )
    if begins:
        after = end + 1
        if _low(tokens, end) == "," and _is_apposition(tokens, after):
            stop = _next(tokens, after, ",")
            if stop is not None:
                source, after = (index + 2, stop), stop + 1
        content = ((after, last_word(tokens)),) if after < last_word(tokens) else ()
    else:
        before = _strip_right(tokens, low, index)
        content = ((low, before),) if before > low else ()
        if _low(tokens, end) == "," and not is_end(tokens, end):
            if _is_apposition(tokens, end + 1) and _next(tokens, end + 1, ",") is None:
                source = (index + 2, last_word(tokens))
            elif len([t for t in tokens[low:index] if t.is_word]) <= 6:
                content = (*content, (end + 1, last_word(tokens)))
    if not content:
        return None
    return Reading(source, cue, content, CueStrength.NEUTRAL, "according", trailing=not begins)


def _is_apposition(tokens: Tokens, start: int) -> bool:
    return _low(tokens, start) in ("a", "an", "the", "who", "which", "whose", "one") and bool(
        _low(tokens, start - 2)
    )


def _next(tokens: Tokens, start: int, mark: str) -> int | None:
    for index in range(start, len(tokens)):
        if tokens[index].low == mark:
            return index
        if tokens[index].low in AUXILIARIES:
            return None
    return None


def _strip_right(tokens: Tokens, low: int, end: int) -> int:
    while end > low and not tokens[end - 1].is_word and tokens[end - 1].quotation is None:
        end -= 1
    return end


def _adverb(tokens: list[Token], index: int, strength: CueStrength) -> Reading | None:
    start, end = _clause_start(tokens, index), _clause_stop(tokens, index + 1)
    parts = tuple(p for p in ((start, index), (index + 1, end)) if p[0] < p[1])
    if not parts:
        return None
    return Reading(None, (index, index + 1), parts, strength, tokens[index].low, agentless=True)


def _clause_start(tokens: Tokens, index: int) -> int:
    while index > 0 and tokens[index - 1].low not in _TIGHT_STOPS and tokens[index - 1].low not in (
        "that", "who", "which", "but", "while", "because", "although", QUOTE,
    ):  # fmt: skip
        index -= 1
    return index


def _clause_stop(tokens: Tokens, index: int) -> int:
    """Return where a clause ends: a comma and "and" end it only where a new clause follows."""
    end = last_word(tokens)
    while index < end and tokens[index].low not in (
        ";",
        "—",
        "–",
        "--",
        "but",
        "while",
        "although",
    ):
        if tokens[index].low == "," and _low(tokens, index + 1) in _CLAUSE_STARTS:
            if _low(tokens, index + 1) != "and" or _has_finite(tokens, index + 2):
                break
        index += 1
    return index


def _adjective(tokens: list[Token], index: int, low: int) -> Reading | None:
    """Read "X is concerned that …", "X is wary of …" and "X made clear that …"."""
    after = _low(tokens, index + 1)
    if tokens[index].low == "clear":
        made = index - 1 if _low(tokens, index - 1) != "it" else index - 2
        if _low(tokens, made) not in ("make", "makes", "made", "making"):
            return None
        source = subject_before(tokens, _verb_group(tokens, made)[0], low)
        begin, strength, lemma = made, CueStrength.FACTIVE, "make clear"
    else:
        begin, be = _verb_group(tokens, index)
        if not be or after not in ("that", "about", "of", "by", "with", "over", "at", "to"):
            return None
        source = subject_before(tokens, begin, low)
        strength, lemma = CueStrength.PRIVATE, tokens[index].low
    if source is None or not can_speak(tokens, *source):
        return None
    tight = lemma != "make clear" and after != "that"
    start = index + 2 if tight and after != "to" else index + 1
    end = _tight_stop(tokens, start) if tight else _clause_stop(tokens, start)
    if start >= end:
        return None
    cue_end = start if after != "that" else index + 1
    return Reading(source, (begin, cue_end), ((start, end),), strength, lemma, tight=tight)


def _noun(tokens: list[Token], index: int, strength: CueStrength) -> Reading | None:
    """Read "the claim that …", "his call for …", "voiced fears of …", "a warning from X that …"."""
    after = _low(tokens, index + 1)
    light = _light_verb(tokens, index)
    if light is not None and _low(tokens, light) in _FUELLING:
        return None
    if tokens[index].is_capital and index and tokens[index - 1].is_capital:
        return None
    start = index + 1
    if after == "from" or after == "by":
        that = _find(tokens, index + 2, index + 2 + ADDRESSEE_WORDS, "that")
        if that is None:
            return None
        content = (that, _clause_stop(tokens, that))
        return Reading(
            (index + 2, that), (index, index + 2), (content,), strength, tokens[index].low
        )
    if after == "that":
        content = (start, _clause_stop(tokens, start))
        follows = _low(tokens, start + 1)
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
            and _low(tokens, index - 1) not in POSSESSIVES
            and not _genitive(tokens, index)
        ):
            return None
        start = index + 2
        content = (start, _tight_stop(tokens, start))
    else:
        return None
    if content[0] >= content[1]:
        return None
    source = _noun_source(tokens, index, light)
    if light is not None and (source is None or not can_speak(tokens, *source)):
        return None
    cue = (index if light is None else light, start if after != "that" else index + 1)
    return Reading(
        source,
        cue,
        (content,),
        strength,
        tokens[index].low,
        agentless=source is None,
        tight=after != "that",
    )


def _genitive(tokens: Tokens, index: int) -> bool:
    return _low(tokens, index - 1).endswith(("'s", "s'"))


def _light_verb(tokens: Tokens, index: int) -> int | None:
    for place in range(index - 1, max(index - 5, -1), -1):
        low = tokens[place].low
        if low in LIGHT_VERBS:
            return place
        if not tokens[place].is_word or low in PREPOSITIONS or low in AUXILIARIES:
            return None
    return None


def _noun_source(tokens: Tokens, index: int, light: int | None) -> tuple[int, int] | None:
    before = index - 1
    if _low(tokens, before) in POSSESSIVES:
        return before, index
    if _genitive(tokens, index):
        found = subject_before(tokens, index, 0)
        return found
    if light is None:
        return None
    start, be = _verb_group(tokens, light)
    return None if be else subject_before(tokens, start, 0)


# --- verbs --------------------------------------------------------------------------------------


def _verb(tokens: list[Token], index: int, low: int, form: VerbForm) -> Reading | None:
    group, be = _verb_group(tokens, index)
    word = tokens[index].low
    verb = form.verb
    shapes = form.shapes
    if shapes <= {"g"} and not be:
        return _gerund(tokens, index, low, form)
    if shapes <= {"n"} and group == index:
        return None
    if be and "n" in shapes and not (shapes & {"g"}):
        return _passive(tokens, index, group, low, form)
    inverted = _inverted(tokens, index, low, form)
    if inverted is not None:
        return inverted
    if _looks_nominal(tokens, index, group, word):
        return None
    source = subject_before(tokens, group, low)
    borrowed = False
    if source is None:
        if (
            _low(tokens, group - 1) in ("and", "but", "or", ",")
            and not shapes <= {"b"}
            and word not in NOUN_FORMS
        ):
            borrowed = True
        elif index == group and shapes & {"d"} and group > low and "n" in shapes:
            return None
        else:
            return None
    if (
        shapes <= {"b"}
        and word in NOUN_FORMS
        and index == group
        and not _plural_subject(tokens, source)
    ):
        return None
    found = _right(tokens, index, form)
    if found is None:
        return None
    kind, start, cue_end, tight = found
    if (
        source is not None
        and verb.lemma in SPEAKERLESS
        and kind != "quote"
        and not can_speak(tokens, *source)
    ):
        return None
    if (
        "d" in verb.frames
        and source is not None
        and not _is_document(tokens, source)
        and kind == "n"
    ):
        return None
    if kind in ("end", "pause", "quote") and source is not None:
        trailing = _trailing(tokens, source, (group, cue_end), low, kind, start)
        if trailing is not None and "s" in verb.frames | {"s" if "v" in verb.frames else ""}:
            return replace(trailing, strength=verb.strength, lemma=verb.lemma)
    if kind == "pause" and _low(tokens, start - 1) == ":":
        kind = "quote"
    if kind == "end":
        if "v" in verb.frames and _low(tokens, len(tokens) - 1) == ":":
            return Reading(source, (group, cue_end), (), verb.strength, verb.lemma, awaiting=True)
        return None
    if kind == "pause":
        return None
    end = _tight_stop(tokens, start) if tight else last_word(tokens)
    if verb.strength is CueStrength.PRIVATE and not tight:
        end = _clause_stop(tokens, start)
    if start >= end:
        return None
    return Reading(
        source,
        (group, cue_end),
        ((start, end),),
        verb.strength,
        verb.lemma,
        tight=tight,
        borrowed=borrowed,
    )


def _verb_group(tokens: Tokens, index: int) -> tuple[int, bool]:
    """Return where the auxiliaries and adverbs of a verb begin, and whether "be" stands right before it."""
    start = index
    be = False
    seen = False
    while start > 0:
        low = tokens[start - 1].low
        if low in AUXILIARIES:
            if not seen:
                be = low in BE_FORMS
            seen = True
        elif low == "to" and start - 2 > 0 and not seen and tokens[start - 2].is_word:
            previous = tokens[start - 2].low
            if (
                previous in DETERMINERS
                or tokens[start - 2].is_capital
                or previous in ("how", "what")
            ):
                break
            start -= 1
            seen = True
        elif not is_adverb(low) or tokens[start - 1].is_capital:
            break
        start -= 1
    while (
        start < index
        and is_adverb(tokens[start].low)
        and start
        and tokens[start - 1].low in (",", QUOTE)
    ):
        start += 1
    return start, be


def _looks_nominal(tokens: Tokens, index: int, group: int, word: str) -> bool:
    """Tell whether a form that may be a noun or an adjective stands as one."""
    before = _low(tokens, index - 1)
    if before in ("a", "an", "the", "every", "any", "another"):
        return True
    lead = _low(tokens, group - 1)
    if _low(tokens, index + 1) != "that" and (lead in ("a", "an", "the") or before[:1].isdigit()):
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
    if word in NOUN_FORMS and index == group:
        after = _low(tokens, index + 1)
        if after in ("of", "by", "in", "from", "between") or after in AUXILIARIES:
            return True
        if after in ("and", "or", "with") and word.endswith("s"):
            return True
        if index == 0 or (after in ("", ".", ",", ":") and word not in ("saying",)):
            return True
    return False


def _plural_subject(tokens: Tokens, source: tuple[int, int] | None) -> bool:
    if source is None:
        return False
    last = tokens[source[1] - 1].low
    return last in ("they", "we", "i", "you", "who", "that", "which", "many", "some", "others") or (
        last.endswith("s") or last in ("people", "police", "media", "men", "women")
    )


def _is_document(tokens: Tokens, source: tuple[int, int]) -> bool:
    return any(t.low in DOCUMENT_NOUNS for t in tokens[source[0] : source[1]])


def _inverted(tokens: list[Token], index: int, low: int, form: VerbForm) -> Reading | None:
    """Read "A, said X" and "A," said X."""
    before = _low(tokens, index - 1)
    if (
        "v" not in form.verb.frames
        or index - 1 < low
        or before not in (",", QUOTE, "—", "–", "--", "?", "!")
    ):
        return None
    if not form.shapes & {"d", "z"} or index + 1 >= len(tokens):
        return None
    following = tokens[index + 1]
    if not following.is_word or following.low in ("that", "to") or following.low in AUXILIARIES:
        return None
    if (
        following.low in PREPOSITIONS
        or (following.low in TIME_WORDS and not following.is_capital)
        or is_adverb(following.low)
    ):
        return None
    if before == "," and _open_subject(tokens, index - 1, low):
        return None
    end = index + 1
    while (
        end < len(tokens)
        and tokens[end].low not in (";", ":", *_ENDS)
        and tokens[end].quotation is None
    ):
        if (
            tokens[end].low == ","
            and VERB_FORMS.get(_low(tokens, end + 1))
            and _low(tokens, end + 1).endswith("ing")
        ):
            break
        if tokens[end].low == "that" and end - index > 1:
            return None
        if tokens[end].low == "," and _low(tokens, end + 1) in ("and", "but", "while", "although"):
            break
        end += 1
    stop = _strip_right(tokens, index + 1, end)
    content: tuple[tuple[int, int], ...] = ((low, _strip_right(tokens, low, index)),)
    if end < len(tokens) and tokens[end].quotation is not None:
        content = (*content, (end, end + 1))
    elif (
        _low(tokens, end) == "," and _low(tokens, end + 1) == "and" and end + 2 < last_word(tokens)
    ):
        content = (*content, (end + 1, last_word(tokens)))
    return Reading(
        (index + 1, stop),
        (index, index + 1),
        content,
        form.verb.strength,
        form.verb.lemma,
        trailing=True,
    )


def _open_subject(tokens: Tokens, comma: int, low: int) -> bool:
    """Tell whether the comma before a verb closes an apposition ("X, a ruler, said")."""
    inner = comma - 1
    while inner > low and tokens[inner].low != ",":
        if tokens[inner].quotation is not None:
            return False
        inner -= 1
    if tokens[inner].low != "," or inner <= low:
        return False
    return not any(t.low in AUXILIARIES or t.quotation is not None for t in tokens[low:inner])


def _right(tokens: Tokens, index: int, form: VerbForm) -> tuple[str, int, int, bool] | None:
    """Return (what follows, where content starts, where the cue ends, whether content is tight)."""
    frames, after = form.verb.frames, form.verb.after
    place = index + 1
    while (
        place < len(tokens)
        and is_adverb(tokens[place].low)
        and tokens[place].low not in ("only", "even", "both", "all")
    ):
        place += 1
    cue_end = place
    low = _low(tokens, place)
    if low == "" or is_end(tokens, place):
        return "end", place, cue_end, False
    if low == QUOTE:
        return "quote", place, cue_end, False
    if low == "that" and frames & {"s", "t", "o"}:
        return "that", place, cue_end, False
    if low in after:
        if low == "out" or (
            low in ("to", "with", "on")
            and "that" in (_low(tokens, place + 1), _low(tokens, place + 2))
        ):
            start = place + 1
            return ("that", start, place + 1, False) if not is_end(tokens, start) else None
        return "prep", place + 1, place + 1, True
    if low == "to" and "i" in frames:
        return "to", place, cue_end, True
    if low in _WH and frames & {"w", "s", "t"}:
        return "wh", place, cue_end, False
    if low == ":":
        return "quote", place + 1, cue_end, False
    if low in (",", "—", "–", "--", ";", ")"):
        return "pause", place + 1, cue_end, False
    if frames & {"o", "u", "a"}:
        found = _addressed(tokens, place, frames, form)
        if found is not None:
            return found
    if low in ADJUNCT_STARTS or low in TIME_WORDS:
        return _adjunct(tokens, place, frames, cue_end)
    if low.endswith("ing") and "g" in frames:
        return "g", place, cue_end, True
    if "s" in frames and "n" not in frames:
        return "s", place, cue_end, False
    if "n" in frames or "s" in frames:
        clause = "s" in frames and _has_finite(tokens, place)
        return ("s" if clause else "n"), place, cue_end, not clause
    if "u" in frames or "a" in frames:
        return None
    return None


def _has_finite(tokens: Tokens, start: int) -> bool:
    """Tell whether a verb that can carry a clause follows before the next pause."""
    for token in tokens[start:]:
        if token.low in _TIGHT_STOPS:
            return False
        if token.low in AUXILIARIES - {"been", "being", "be", "having"}:
            return True
        if token.low in ("who", "which", "that"):
            return False
    return False


def _addressed(
    tokens: Tokens, place: int, frames: frozenset[str], form: VerbForm
) -> tuple[str, int, int, bool] | None:
    """Find the content behind an object: "told X that …", "urged X to …", "accused X of …"."""
    tells = "o" in frames and not frames & {"n", "w"}
    for index in range(place, min(place + ADDRESSEE_WORDS, len(tokens))):
        low = tokens[index].low
        if low == QUOTE and "o" in frames:
            return "quote", index, place, False
        if low == "that" and "o" in frames and index > place:
            return "that", index, place, False
        if low == "to" and "u" in frames and index > place:
            return "to", place, place, True
        if low in _OBJECT_PREPOSITIONS and "a" in frames and index > place:
            return "prep", place, place, True
        if low in ("about", "of") and tells and index > place:
            return "prep", index + 1, place, True
        if low in _WH and "o" in frames and index > place:
            return "wh", index, place, False
        if low == ":" and "o" in frames:
            return "quote", index + 1, place, False
        if low in (",", ";", "—", "–", "--"):
            return ("pause", index + 1, place, False) if tells else None
        if low in AUXILIARIES and index > place:
            break
    if tells:
        start = _after_addressee(tokens, place)
        return (
            ("s", start, place, False)
            if not is_end(tokens, start)
            else ("end", start, place, False)
        )
    return None


def _after_addressee(tokens: Tokens, place: int) -> int:
    index = place
    if _low(tokens, index) in (
        "him",
        "her",
        "them",
        "us",
        "me",
        "it",
        "you",
        "reporters",
        "journalists",
    ):
        index += 1
    else:
        while index < len(tokens) and (
            tokens[index].low in DETERMINERS or tokens[index].low in POSSESSIVES
        ):
            index += 1
        if index < len(tokens) and tokens[index].is_capital:
            while index < len(tokens) and tokens[index].is_capital:
                index += 1
        else:
            index += 1
    if _low(tokens, index) in ("on", "in", "during", "at") or _low(tokens, index) in TIME_WORDS:
        found = _find(tokens, index, index + 10, ",")
        index = found + 1 if found is not None else index
    return index


def _adjunct(
    tokens: Tokens, place: int, frames: frozenset[str], cue_end: int
) -> tuple[str, int, int, bool] | None:
    """Skip a time or place behind the verb: "said on Monday that", "said in a statement.\""""
    for index in range(place, len(tokens)):
        low = tokens[index].low
        if low == QUOTE:
            return "quote", index, cue_end, False
        if low == "that" and index > place and frames & {"s", "t", "o"}:
            return "that", index, cue_end, False
        if low == ":":
            return "quote", index + 1, cue_end, False
        if low in (",", "—", "–", "--"):
            return "pause", index + 1, cue_end, False
        if low in ("he", "she", "they", "it", "there", "we") and index > place and "s" in frames:
            return "s", index, cue_end, False
        if low in AUXILIARIES:
            break
    else:
        return "end", len(tokens), cue_end, False
    if "s" not in frames:
        return None
    start = place
    while start < len(tokens) and tokens[start].low in TIME_WORDS:
        start += 1
    return "s", start, cue_end, False


def _trailing(
    tokens: list[Token],
    source: tuple[int, int],
    cue: tuple[int, int],
    low: int,
    kind: str,
    start: int,
) -> Reading | None:
    """Read "A, X said." and "A, X said, B"."""
    before = source[0] - 1
    if before < low or not (
        tokens[before].low in _PAUSES or tokens[before].low in ("?", "!", QUOTE)
    ):
        return None
    head = _strip_right(tokens, low, source[0])
    if head <= low or _is_lead_in(tokens, low, head):
        return None
    content: tuple[tuple[int, int], ...] = ((low, head),)
    if kind == "quote" and start < len(tokens):
        content = (*content, (start, start + 1))
    elif kind == "pause" and tokens[low].quotation is not None and head == low + 1:
        if tokens[start].quotation is not None:
            content = (*content, (start, start + 1))
    elif (
        kind == "pause"
        and not is_end(tokens, start)
        and _low(tokens, start) not in ("and", "but", "who", "which")
    ):
        following = VERB_FORMS.get(_low(tokens, start))
        if (
            following is None
            and not _low(tokens, start).endswith("ing")
            and _low(tokens, start) != "according"
        ):
            content = (*content, (start, last_word(tokens)))
    return Reading(source, cue, content, CueStrength.NEUTRAL, "", trailing=True)


def _is_lead_in(tokens: Tokens, low: int, head: int) -> bool:
    """Tell whether what stands before the subject only says when or where ("On Monday, X said")."""
    piece = tokens[low:head]
    if any(t.quotation is not None for t in piece):
        return False
    words = [t for t in piece if t.is_word]
    if len(words) <= 2:
        return True
    first = words[0].low
    if (
        first in PREPOSITIONS
        or first in TIME_WORDS
        or first in ("when", "asked", "speaking", "while", "if", "although", "though")
        or first.endswith("ing")
    ):
        return not any(t.low == "," for t in piece) or len(words) < 14
    return False


def _gerund(tokens: list[Token], index: int, low: int, form: VerbForm) -> Reading | None:
    """Read "…, adding that B": the subject is that of the clause before."""
    if tokens[index].low in NOUN_FORMS and _low(tokens, index - 1) not in (",", QUOTE):
        return None
    before = _low(tokens, index - 1)
    if (
        before in DETERMINERS
        or before in POSSESSIVES
        or before.endswith("'s")
        or before in ("of", "for")
    ):
        return None
    found = _right(tokens, index, form)
    if found is None or found[0] in ("end", "pause"):
        return None
    kind, start, cue_end, tight = found
    if form.verb.lemma in SPEAKERLESS and kind in ("n", "s") and before in (",", QUOTE):
        return None
    if kind in ("n", "s") and before not in (
        ",",
        QUOTE,
        "by",
        "while",
        "when",
        "before",
        "after",
        "and",
    ):
        return None
    end = _tight_stop(tokens, start) if tight else last_word(tokens)
    if start >= end:
        return None
    return Reading(
        None,
        (index, cue_end),
        ((start, end),),
        form.verb.strength,
        form.verb.lemma,
        tight=tight,
        borrowed=True,
    )


def _passive(
    tokens: list[Token], index: int, group: int, low: int, form: VerbForm
) -> Reading | None:
    """Read "X is said to …", "it was confirmed that …", "A was announced by X"."""
    verb = form.verb
    subject = subject_before(tokens, group, low)
    start = index + 1
    after = _low(tokens, start)
    by = _find(tokens, start, start + 6, "by")
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
            and tokens[stop].low not in (*_TIGHT_STOPS, *_ENDS)
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
        source, cue = (by + 1, stop), (group, by + 1)
    content: list[tuple[int, int]] = []
    if verb.lemma in ("tell", "inform", "advise", "warn", "assure", "ask", "remind", "urge"):
        if after not in ("that", "to", "of") or subject is None:
            return None
        content = [(start, _clause_stop(tokens, start))]
    elif (
        subject is not None
        and after in ("to", "as", "of", "with", "for")
        and verb.frames & {"x", "s", "a", "u", "n"}
    ):
        if after == "with" and verb.lemma != "charge":
            return None
        expletive = tokens[subject[0]].low in ("it", "there")
        if not expletive:
            content.append(subject)
        content.append((start, _clause_stop(tokens, start)))
    elif after == "that" and verb.frames & {"s", "t"}:
        content = [(start, _clause_stop(tokens, start))]
    elif source is not None and subject is not None:
        content = [subject]
    elif after == QUOTE:
        content = [(start, start + 1)]
    elif subject is not None and _low(tokens, subject[0]) == "as":
        return None
    if not content:
        return None
    return Reading(source, cue, tuple(content), verb.strength, verb.lemma, agentless=source is None)


# --- ends ---------------------------------------------------------------------------------------


def _tight_stop(tokens: Tokens, start: int) -> int:
    end = last_word(tokens)
    index = start
    while index < end:
        low = tokens[index].low
        if index > start and (low in _TIGHT_STOPS or low in _TIGHT_WORDS):
            break
        if (
            low in ("and", "or")
            and (_low(tokens, index + 1) in AUXILIARIES or _low(tokens, index + 1) in VERB_FORMS)
            and _low(tokens, index + 1) not in NOUN_FORMS
        ):
            break
        index += 1
    return index


def _find(tokens: Tokens, start: int, stop: int, word: str) -> int | None:
    for index in range(start, min(stop, len(tokens))):
        if tokens[index].low == word:
            return index
        if tokens[index].low in (";", *_ENDS) or (tokens[index].low == "," and word != ","):
            return None
    return None


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
                    if s < cut and _strip_right(tokens, s, min(e, cut)) > s
                )
                content = tuple((s, _strip_right(tokens, s, e)) for s, e in content)
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
    previous = _low(tokens, begin - 1)
    if later.borrowed and previous in (",", "and", "but"):
        return begin - 1
    if later.source is None or (later.tight and later.strength is CueStrength.PRIVATE):
        return None
    if previous in ("but", "while", "although", "though", ";"):
        return begin - 1
    if previous == "and" and _low(tokens, begin - 2) == ",":
        return begin - 2
    return None
