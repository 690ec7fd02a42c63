"""Read cues that stand behind their content: "A, said X" and "A, X said"."""

from __future__ import annotations

from compare.analysis.attribution.bounds import (
    ENDS,
    PAUSES,
    is_clause,
    last_word,
    low_at,
    strip_right,
)
from compare.analysis.attribution.clauses import (
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    QUOTE,
    TIME_WORDS,
    Token,
    Tokens,
    is_adverb,
    is_end,
)
from compare.analysis.attribution.complements import Complement
from compare.analysis.attribution.cue_words import NOUN_FORMS
from compare.analysis.attribution.cues import VERB_FORMS, VerbForm
from compare.analysis.attribution.readings import Reading
from compare.analysis.attribution.sources import can_speak
from compare.analysis.attribution.subjects import is_aside

_BEFORE = PAUSES | {"?", "!", QUOTE}
_NO_SUBJECT = frozenset(["that", "to", "him", "her", "them", "us", "me", "whether", "why", "how"])
_RELATIVES = frozenset(["who", "which", "that"])
_PLURALS = frozenset(["some", "many", "most", "several", "the", "those", "others", "both", "two"])
_PERSONS = frozenset(["he", "she", "they", "it", "we", "i", "you", "there"])
LONGEST_NAME = 14  # tokens of a source behind its verb
LONGEST_HEAD = 8  # words a name in apposition may stand behind

_TIME_CLAUSES = frozenset(["after", "before", "since"])
# What stands behind these is who was told, never who told.
_ADDRESSING = frozenset(["tell", "inform", "remind", "assure", "notify", "advise", "brief"])


def read_inverted(tokens: list[Token], index: int, low: int, form: VerbForm) -> Reading | None:
    """Read "A, said X" and "A," said X."""
    if index == 0:
        return _read_first(tokens, form)
    before = low_at(tokens, index - 1)
    if (
        "v" not in form.verb.frames
        or form.verb.lemma in _ADDRESSING
        or index - 1 < low
        or before not in (",", QUOTE, "—", "–", "--", "?", "!")
    ):
        return None
    if index + 1 >= len(tokens):
        return None
    plural = tokens[index].low == "say" and low_at(tokens, index + 1) in _PLURALS
    if not form.shapes & {"d", "z"} and not plural:
        return None
    following = tokens[index + 1]
    if not following.is_word or following.low in _NO_SUBJECT or following.low in AUXILIARIES:
        return None
    if (
        following.low in PREPOSITIONS
        or (following.low in TIME_WORDS and following.low not in ("may", "march", "april", "june"))
        or is_adverb(following.low)
    ):
        return None
    if _open_subject(tokens, index - 1, low) and (
        "o" in form.verb.frames or not _is_bare_name(tokens, index + 1)
    ):
        return None
    end = index + 1
    while (
        end < len(tokens)
        and tokens[end].low not in (";", ":", *ENDS)
        and tokens[end].quotation is None
    ):
        if tokens[end].low == "," and _opens_participle(tokens, end + 1):
            break
        if tokens[end].low == "that" and end - index > 1:
            return None
        if tokens[end].low == "," and low_at(tokens, end + 1) in AUXILIARIES:
            break
        if tokens[end].low == "," and low_at(tokens, end + 1) in (
            "and",
            "but",
            "while",
            "although",
            "who",
            "which",
            "whose",
        ):
            break
        end += 1
    stop = strip_right(tokens, index + 1, end)
    if is_clause(tokens[index + 1 : stop]):
        return None
    content: tuple[tuple[int, int], ...] = ((low, strip_right(tokens, low, index)),)
    if end < len(tokens) and tokens[end].quotation is not None:
        content = (*content, (end, end + 1))
    elif (
        low_at(tokens, end) == ","
        and (low_at(tokens, end + 1) == "and" or low_at(tokens, end + 1) in AUXILIARIES)
        and end + 2 < last_word(tokens)
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


def _read_first(tokens: list[Token], form: VerbForm) -> Reading | None:
    """Read "Said Brandt: “A”", which begins with the verb."""
    if "v" not in form.verb.frames or not form.shapes & {"d", "z"}:
        return None
    quote = next((i for i, t in enumerate(tokens) if t.quotation is not None), None)
    if quote is None or quote < 3 or low_at(tokens, quote - 1) not in (",", ":"):
        return None
    stop = quote - 1
    if not tokens[1].is_word or any(t.low in AUXILIARIES or t.low == ":" for t in tokens[1:stop]):
        return None
    if not can_speak(tokens, 1, stop):
        return None
    content = ((quote, quote + 1),)
    return Reading((1, stop), (0, 1), content, form.verb.strength, form.verb.lemma)


def _opens_participle(tokens: Tokens, index: int) -> bool:
    if index >= len(tokens) or tokens[index].is_capital:
        return False
    low = tokens[index].low
    return low.endswith("ed") or (low.endswith("ing") and low != "king")


def _is_bare_name(tokens: Tokens, start: int) -> bool:
    """Tell whether all that is left of a sentence names somebody ("…, said a source close to X.")."""
    end = last_word(tokens)
    rest = tokens[start:end]
    if not rest or len(rest) > LONGEST_NAME or not can_speak(tokens, start, end):
        return False
    if rest[0].low in _PERSONS:
        return False
    return not any(
        t.low in AUXILIARIES
        or t.quotation is not None
        or (not t.is_capital and (t.low in VERB_FORMS and t.low not in NOUN_FORMS))
        or (t.low.endswith("ed") and not t.is_capital)
        for t in rest
    )


def _open_subject(tokens: Tokens, mark: int, low: int) -> bool:
    """Tell whether the mark before a verb closes an apposition ("X, a ruler, said")."""
    opening = tokens[mark].low
    if opening not in (",", "—", "–", "--", "-"):
        return False
    inner = mark - 1
    while inner > low and tokens[inner].low != opening:
        if tokens[inner].quotation is not None:
            return False
        inner -= 1
    if tokens[inner].low != opening or inner <= low:
        return False
    if (
        opening != ","
        or all(is_aside(t.low) for t in tokens[inner + 1 : mark])
        or tokens[inner + 1].low in ("who", "whose", "which")
    ):
        return True
    spoken = max((i + 1 for i in range(low, inner) if tokens[i].quotation is not None), default=low)
    if spoken == inner:
        return False
    return _is_apposition(tokens, inner, mark) or not any(
        t.low in AUXILIARIES for t in tokens[spoken:inner]
    )


def _is_apposition(tokens: Tokens, inner: int, mark: int) -> bool:
    """Tell whether commas hold a name or a description of what stands before: "the captain, Otto Lind,"."""
    head = inner
    while head and tokens[head - 1].is_word:
        head -= 1
    if not 0 < head < inner or inner - head > LONGEST_HEAD or not can_speak(tokens, head, inner):
        return False
    between = tokens[inner + 1 : mark]
    if not between or any(t.low in AUXILIARIES or not t.is_word for t in between):
        return False
    described = all(t.is_capital for t in tokens[head:inner]) and between[0].low in DETERMINERS
    return described or all(t.is_capital for t in between)


def read_trailing(
    tokens: list[Token],
    source: tuple[int, int],
    cue: tuple[int, int],
    low: int,
    found: Complement,
    form: VerbForm,
) -> Reading | None:
    """Read "A, X said." and "A, X said, B"."""
    frames, start, before = form.verb.frames, found.start, source[0] - 1
    spoken = before >= low and tokens[before].quotation is not None
    if "v" not in frames and not (
        found.kind in ("end", "pause") and (frames & {"s", "e"} or spoken)
    ):
        return None
    if before < low or tokens[before].low not in _BEFORE or tokens[source[0]].low in _RELATIVES:
        return None
    head = strip_right(tokens, low, source[0])
    quoted = start < len(tokens) and tokens[start].quotation is not None
    medial = found.kind == "pause" and not quoted
    if head <= low or tokens[low].low == "as" or (not medial and _is_lead_in(tokens, low, head)):
        return None
    content: tuple[tuple[int, int], ...] = ((low, head),)
    if quoted and found.kind in ("quote", "pause"):
        content = (*content, (start, start + 1))
    elif medial and not is_end(tokens, start) and _goes_on(tokens, start):
        content = (*content, (start, last_word(tokens)))
    return Reading(source, cue, content, form.verb.strength, form.verb.lemma, trailing=True)


def read_addressed(
    tokens: list[Token],
    source: tuple[int, int],
    cue: tuple[int, int],
    low: int,
    found: Complement,
    form: VerbForm,
) -> Reading | None:
    """Read "A, X told the council at noon.": an addressee without a verb of its own is no content."""
    if "o" not in form.verb.frames or found.kind not in ("s", "n", "prep"):
        return None
    quoted = source[0] > low and tokens[source[0] - 1].quotation is not None
    if not quoted and form.verb.lemma not in _ADDRESSING:
        return None
    rest = tokens[cue[1] : last_word(tokens)]
    if any(
        t.low in AUXILIARIES or t.quotation is not None or t.low in _PERSONS or not t.is_word
        for t in rest
    ):
        return None
    end = Complement("end", len(tokens), cue[1], False)
    return read_trailing(tokens, source, cue, low, end, form)


def _goes_on(tokens: Tokens, start: int) -> bool:
    """Tell whether what follows "X said," is content still, not a clause about X or the saying."""
    word = low_at(tokens, start)
    if word in ("and", "but", "who", "which", "according") or word.endswith("ing"):
        return False
    return word not in VERB_FORMS or word in NOUN_FORMS


def _is_lead_in(tokens: Tokens, low: int, head: int) -> bool:
    """Tell whether what stands before the subject only says when or where ("On Monday, X said")."""
    piece = tokens[low:head]
    if any(t.quotation is not None for t in piece):
        return False
    if piece[0].low in _PERSONS:
        return False
    words = [t for t in piece if t.is_word]
    if len(words) <= 2:
        return True
    first = words[0].low
    if first == "this" and words[1].low not in ("week", "month", "year", "morning", "summer"):
        return False
    opens = (first in PREPOSITIONS or first in TIME_WORDS) and first not in _TIME_CLAUSES
    if opens and any(t.low in AUXILIARIES for t in piece):
        return False
    if (
        first in PREPOSITIONS
        or first in TIME_WORDS
        or first in ("when", "asked", "speaking", "while", "if", "although", "though")
        or (first.endswith("ing") and not any(t.low in AUXILIARIES for t in piece))
    ):
        return not any(t.low == "," for t in piece) or len(words) < 14
    return False
