"""Who a claim is attributed to: the words that name a source, what kind it is, whom "he" stands for.

A subject is read leftwards from its verb to the nearest boundary, across an apposition between
commas and a relative clause. Its kind is read off the head (the words before the first preposition or
comma): an upper-case last word is a name, a lower-case one such as "officials" is unnamed, however
many names stand around it ("a source close to Noor"). A pronoun, or "the" with a word an earlier
source had, takes its kind from that source.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles.text.spans import Span
from compare.analysis.clauses import (
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    SENTENCE_ADVERBS,
    SUBORDINATORS,
    TIME_WORDS,
    Tokens,
    is_adverb,
)
from compare.analysis.cue_words import DOCUMENT_NOUNS, NOUN_FORMS, UNNAMED_NOUNS
from compare.analysis.cues import VERB_FORMS
from compare.analysis.results import SourceKind
from compare.analysis.word_sets import word_set

RELATIVE_REACH = 5  # words between "who" and the auxiliary of its clause
LOOK_BACK = 8  # sources a pronoun may reach back over
_RELATIVES = frozenset(["who", "which", "whose"])
_PERSONAL = word_set(
    """
    he she they we i you it who which him her them his their its
    """
)
_NOMINATIVES = frozenset(["he", "she", "they", "we", "i"])
_DAY_PARTS = frozenset(["morning", "evening", "afternoon", "night", "week", "month", "year"])
_DAYS = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april june july
    august september october november december
    """
)
_PERSON_PRONOUNS = frozenset(["he", "she", "i", "his", "her"])
_DEMONSTRATIVES = word_set(
    """
    the this that these those both such
    """
)
_ORGANISATIONS = word_set(
    """
    ministry department government office campaign party court agency company commission committee
    council union institute university bank board association army military navy force forces
    bureau administration authority parliament congress foundation organisation organization group
    club team corporation firm embassy fund service command coalition movement police house center
    centre
    """
)
OUTLET_WORDS = word_set(
    """
    times post journal herald tribune gazette chronicle guardian telegraph observer globe news
    press tv television radio broadcaster broadcasting magazine weekly daily newspaper newswire
    inquirer reuters bbc cnn afp ap nbc cbs abc npr msnbc bloomberg axios politico wire jazeera
    examiner sentinel dispatch mirror sun mail independent economist standard register bulletin
    beacon caller website outlet channel network upi xinhua itv cnbc pbs
    """
)
_PERSON_NOUN = re.compile(r"(?:[eo]rs?|ists?|ians?|men|man|women|woman)$")
_NO_PERSONS = word_set(
    """
    number numbers paper papers order orders matter matters power powers factor factors error errors
    letter letters water weather computer computers winter summer october november december
    september quarter center centre sector sectors disaster disasters border borders offer offers
    effort efforts war wars behavior behaviour color colour honor labor labour terror
    """
)
_QUANTIFIERS = word_set(
    """
    multiple several many some most few various numerous other reliable senior top local former
    unnamed anonymous
    """
)
_STOPS = frozenset(
    [",", ";", ":", "—", "–", "--", "-", ".", "!", "?", "…", "...", "(", ")", "[", "]", "/", "|"]
)


@dataclass(frozen=True, slots=True)
class Source:
    """A source as written, and what it stands for."""

    span: Span
    kind: SourceKind
    text: str
    resolved_kind: SourceKind | None = None
    resolved: Span | None = None
    personal: bool = True


def subject_before(tokens: Tokens, end: int, low: int) -> tuple[int, int] | None:
    """Return the token range of the subject that ends before `end`; `low` is the furthest start."""
    end = _without_time(tokens, end, low)
    if end <= low:
        return None
    last = tokens[end - 1]
    if last.low in _NOMINATIVES and (end - 2 < low or tokens[end - 2].low != "and"):
        return end - 1, end
    if last.low in (",", "—", "–", "--", "-", ")"):
        opening = "(" if last.low == ")" else last.low
        inner = end - 2
        while inner > low and tokens[inner].low != opening and tokens[inner].quotation is None:
            inner -= 1
        if inner <= low or tokens[inner].low != opening or end - inner > 40:
            return None
        head = _phrase_start(tokens, inner, low)
        while head - 2 > low and inner - head <= 2 and tokens[head - 1].low == opening:
            if not (tokens[head].is_capital and tokens[head - 2].is_capital):
                break
            inner = (
                head - 1
            )  # "officials in Springfield, Ohio, who …": the place belongs to the head
            head = _phrase_start(tokens, inner, low)
        if head >= inner or not _nominal(tokens, head, inner):
            return None
        if end - inner <= 3 and all(is_aside(t.low) for t in tokens[inner + 1 : end - 1]):
            return _joined(tokens, head, low), inner
        return _joined(tokens, head, low), end if last.low == ")" else end - 1
    start = _joined(tokens, _phrase_start(tokens, end, low), low)
    return (start, end) if start < end and _nominal(tokens, start, end) else None


def _without_time(tokens: Tokens, end: int, low: int) -> int:
    """Drop "on Monday" from a subject's end, unless a participle governs it ("taken on Monday")."""
    last = end
    while last - 1 > low and _is_time(tokens, last - 1):
        last -= 1
    governed = tokens[last - 1].low.endswith(("ed", "en", "wn")) and not tokens[last - 1].is_capital
    return end if governed and last > low + 1 else last


def _is_time(tokens: Tokens, index: int) -> bool:
    """Tell whether a word at the end of a subject only says when: "Smith on Monday evening"."""
    word = tokens[index].low
    if word in _DAY_PARTS or (word in ("on", "in") and tokens[index + 1].low in TIME_WORDS):
        return True
    return word in TIME_WORDS and tokens[index].is_capital == (word in _DAYS) and word != "may"


def is_aside(low: str) -> bool:
    """Tell whether a word between commas says nothing of its own: "X, however, said"."""
    return low in SENTENCE_ADVERBS or low in ("too", "instance", "for", "example") or is_adverb(low)


def _joined(tokens: Tokens, start: int, low: int) -> int:
    """Reach back over "X, a ruler, and" where the whole clause up to there is one subject."""
    if start - 2 <= low or tokens[start - 1].low != "and" or tokens[start - 2].low != ",":
        return start
    before = tokens[low : start - 2]
    if low or len(before) > 24 or before[0].low in PREPOSITIONS or before[0].low in SUBORDINATORS:
        return start
    plain = all(
        t.quotation is None
        and t.low not in AUXILIARIES
        and t.low not in VERB_FORMS
        and t.low not in _STOPS - {","}
        for t in before
    )
    return _trimmed(tokens, low, start - 2) if plain else start


def _phrase_start(tokens: Tokens, end: int, low: int) -> int:
    start = end
    while start > low:
        token = tokens[start - 1]
        word = token.low
        if token.quotation is not None or (word in _STOPS and word != "/"):
            break
        if (
            word in _RELATIVES
            and start < end
            and start - 2 >= low
            and _nominal_token(tokens, start - 2)
        ):
            if not any(t.low in AUXILIARIES or _verbal(t.low) for t in tokens[start:end]):
                break
            start = _phrase_start(tokens, start - 1, low)
            break
        if word in COORDINATORS:
            if word not in ("and", "or") or not _joins_phrases(tokens, start - 1, low):
                break
        elif word in SUBORDINATORS or word in AUXILIARIES or word in ("as", "than", "according"):
            if (
                word == "than"
                and start - 2 >= low
                and tokens[start - 2].low in ("more", "less", "fewer")
            ):
                start -= 2
                continue
            relative = _relative_before(tokens, start - 1, low)
            if word in AUXILIARIES and relative is not None and start < end:
                start = _phrase_start(tokens, relative, low)
            elif word in ("who", "which", "that", "this") and start == end:
                start -= 1
            break
        elif (word in PRONOUNS and start < end and tokens[start].low != "and") or _is_cue_boundary(
            tokens, start - 1, end
        ):
            break
        start -= 1
    return _trimmed(tokens, start, end)


def _verbal(low: str) -> bool:
    return low in VERB_FORMS or low.endswith(("ed", "ing"))


def _relative_before(tokens: Tokens, index: int, low: int) -> int | None:
    """Return where the "that", "who" or "which" stands whose clause an auxiliary belongs to."""
    place = index - 1
    while place > low and index - place <= RELATIVE_REACH and tokens[place].is_word:
        if tokens[place].low in ("who", "which", "that"):
            before = tokens[place - 1].low
            return place if before not in VERB_FORMS and _nominal_token(tokens, place - 1) else None
        if tokens[place].low in AUXILIARIES or tokens[place].low in COORDINATORS:
            return None
        place -= 1
    return None


def _is_cue_boundary(tokens: Tokens, index: int, end: int) -> bool:
    form = VERB_FORMS.get(tokens[index].low)
    if form is None or tokens[index].low in NOUN_FORMS or index == end - 1:
        return False
    if form.shapes & {"g", "n"} and "d" not in form.shapes:
        return False
    following = tokens[index + 1].low
    participle = "n" in form.shapes and "v" not in form.verb.frames
    if participle and (following in PREPOSITIONS or following in TIME_WORDS):
        return False
    return not (index + 1 < end and tokens[index].is_capital and tokens[index + 1].is_capital)


def _joins_phrases(tokens: Tokens, index: int, low: int) -> bool:
    """Tell whether "and" joins two noun phrases (not two clauses)."""
    if index - 1 < low:
        return False
    start = index
    while (
        start > low
        and tokens[start - 1].low not in _STOPS - {","}
        and tokens[start - 1].quotation is None
    ):
        word = tokens[start - 1].low
        if (
            word in AUXILIARIES
            or word in SUBORDINATORS
            or (word in VERB_FORMS and word not in NOUN_FORMS)
        ):
            return False
        if word not in ("and",) and word.endswith("ed") and not tokens[start - 1].is_capital:
            return False
        start -= 1
    return index - start <= 16 and tokens[start].low not in PREPOSITIONS


def _trimmed(tokens: Tokens, start: int, end: int) -> int:
    """Drop a leading adverb, conjunction or short prepositional phrase from a subject."""
    while start < end - 1 and (
        tokens[start].low in SENTENCE_ADVERBS
        or tokens[start].low in _STOPS
        or (is_adverb(tokens[start].low) and not tokens[start + 1].is_capital)
    ):
        start += 1
    if (
        start < end - 1
        and tokens[start].low in PREPOSITIONS
        and tokens[start].low not in ("like", "one")
    ):
        place = end - 1
        while place > start + 1 and tokens[place - 1].low not in PREPOSITIONS:
            place -= 1
            if tokens[place].low in DETERMINERS or tokens[place].low in POSSESSIVES:
                break
            if tokens[place].is_capital and not tokens[place - 1].is_capital and place < end - 1:
                break
        while place < end - 1 and tokens[place].low in TIME_WORDS:
            place += 1
        return place
    return start


def _nominal_token(tokens: Tokens, index: int) -> bool:
    word = tokens[index].low
    return tokens[index].is_word and word not in AUXILIARIES and word not in PREPOSITIONS


def can_speak(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether a source's head is a person, an organisation or a document, not an act or a state."""
    head = _head(tokens, start, end)
    if not head:
        return False
    last = tokens[head[-1]]
    bare = last.low.removesuffix("'s")
    if bare in UNNAMED_NOUNS or bare in DOCUMENT_NOUNS or bare in _ORGANISATIONS:
        return True
    if _PERSON_NOUN.search(bare) and bare not in _NO_PERSONS:
        return True
    if len(head) == 1 and bare in _PERSONAL - {"it", "which", "that"}:
        return True
    if head[-1] == 0 and (bare in DETERMINERS or bare in _PERSONAL or bare.endswith("ing")):
        return False
    return last.is_capital


def _nominal(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether a token range can be somebody or something that says."""
    words = [t for t in tokens[start:end] if t.is_word]
    if not words or (len(words) == 1 and not _can_stand_alone(words[0].low)):
        return False
    return words[0].low not in PREPOSITIONS or len(words) > 1


def _can_stand_alone(low: str) -> bool:
    if low in PRONOUNS or low in (
        "this",
        "that",
        "some",
        "many",
        "others",
        "most",
        "all",
        "both",
        "none",
    ):
        return True
    return not (
        low in PREPOSITIONS
        or low in COORDINATORS
        or low in DETERMINERS
        or low in POSSESSIVES
        or low in TIME_WORDS
        or low in ("there", "not", "to")
    )


# --- kind --------------------------------------------------------------------------------------


def kind_of(tokens: Tokens, start: int, end: int, outlets: Sequence[str]) -> SourceKind:
    """Classify a source by its head; `outlets` are lower-case names of other publishers."""
    head = _head(tokens, start, end)
    if not head:
        return SourceKind.UNNAMED
    first, last = tokens[head[0]], tokens[head[-1]]
    lows = [tokens[i].low for i in head]
    if len(lows) == 1 and lows[0] in _PERSONAL:
        return SourceKind.PRONOUN
    bare = last.low.removesuffix("'s")
    if not last.is_capital and _named_behind(tokens, head[-1] + 1, end):
        return SourceKind.NAMED
    if (
        bare == "figures"
        and len(head) > 1
        and lows[-2] not in ("the", "official", "new", "latest", "government")
    ):
        return SourceKind.UNNAMED
    if any(tokens[i].is_capital and tokens[i].low in OUTLET_WORDS for i in head) or bare in outlets:
        return SourceKind.OUTLET
    if " ".join(w for w in lows if w != "the") in outlets:
        return SourceKind.OUTLET
    if bare in DOCUMENT_NOUNS:
        return SourceKind.DOCUMENT
    inner = [i for i in head if tokens[i].is_capital and not (i == 0 and _common(tokens[i].low))]
    if last.is_capital and (len(head) > 1 or head[0] != 0 or not _common(last.low)):
        return SourceKind.NAMED
    if bare in _ORGANISATIONS and inner:
        return SourceKind.NAMED
    if first.low in _DEMONSTRATIVES and not inner and len(head) <= 4:
        return SourceKind.PRONOUN
    if bare in UNNAMED_NOUNS or not inner:
        return SourceKind.UNNAMED
    return (
        SourceKind.NAMED if bare.endswith("'s") or last.text.endswith("’s") else SourceKind.UNNAMED
    )


def _named_behind(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether a name stands in apposition: "the captain, Ilse Brandt"."""
    if start >= end or tokens[start].low != ",":
        return False
    name = start + 1
    while name < end and tokens[name].is_capital and tokens[name].is_word:
        name += 1
    return name > start + 1 and (name == end or tokens[name].low == ",")


def _common(low: str) -> bool:
    return (
        low in UNNAMED_NOUNS
        or low in DOCUMENT_NOUNS
        or low in DETERMINERS
        or low in _QUANTIFIERS
        or low in POSSESSIVES
        or low in PREPOSITIONS
    )


def _head(tokens: Tokens, start: int, end: int) -> list[int]:
    out: list[int] = []
    for index in range(start, end):
        word = tokens[index].low
        if not tokens[index].is_word:
            if out:
                break
            continue
        if out and (word in PREPOSITIONS or word in COORDINATORS or word in _RELATIVES):
            if word == "of" and tokens[index - 1].is_capital:
                break
            break
        if (
            out
            and word.endswith(("ed", "ing", "en", "wn"))
            and not tokens[index].is_capital
            and (tokens[index - 1].low in UNNAMED_NOUNS or tokens[index - 1].low in DOCUMENT_NOUNS)
        ):
            break
        if word in TIME_WORDS and index == end - 1 and out:
            break
        out.append(index)
    return out


def resolved(source: Source, earlier: Sequence[Source]) -> Source:
    """Return a pronoun or description with the earlier source it stands for, where one fits."""
    if source.kind is not SourceKind.PRONOUN:
        return source
    words = re.findall(r"\w+", source.text.lower())
    if not words:
        return source
    noun = words[-1].rstrip("s")
    person = words[0] in _PERSON_PRONOUNS
    for other in reversed(earlier[-LOOK_BACK:]):
        kind = other.resolved_kind or other.kind
        if kind is SourceKind.PRONOUN:
            continue
        if len(words) == 1:
            if person and (kind in (SourceKind.DOCUMENT, SourceKind.OUTLET) or not other.personal):
                continue
        elif noun not in other.text.lower() and not _fits(noun, kind):
            continue
        return Source(
            source.span,
            source.kind,
            source.text,
            kind,
            other.resolved or other.span,
            other.personal,
        )
    return _unresolved(source, words)


def _fits(noun: str, kind: SourceKind) -> bool:
    if noun in ("source", "account"):
        return kind is SourceKind.UNNAMED
    return kind is SourceKind.NAMED and noun + "s" not in DOCUMENT_NOUNS


def _unresolved(source: Source, words: list[str]) -> Source:
    if len(words) == 1:
        return source
    kind = SourceKind.DOCUMENT if words[-1] in DOCUMENT_NOUNS else SourceKind.UNNAMED
    return Source(source.span, kind, source.text, None, None, source.personal)
