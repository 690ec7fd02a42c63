"""Where verb groups, clauses and contents begin and end."""

from __future__ import annotations

from compare.analysis.attribution.clauses import (
    AUXILIARIES,
    BE_FORMS,
    DETERMINERS,
    PRONOUNS,
    QUOTE,
    SUBORDINATORS,
    Tokens,
    is_adverb,
    is_contracted,
)
from compare.analysis.attribution.cue_words import NOUN_FORMS
from compare.analysis.attribution.cues import VERB_FORMS
from compare.analysis.attribution.lists import (
    ends_list,
    goes_on_as_list,
    goes_on_in_gerunds,
)
from compare.analysis.word_sets import word_set

# What only says how or when somebody says something: "continued to", "was quick to", "tried to"
CATENATIVES = word_set(
    """
    continue continues continued continuing begin begins began begun beginning start starts started
    went goes gone going proceed proceeds proceeded try tries tried trying attempt attempts
    attempted attempting struggle struggles struggled struggling manage manages managed fail fails
    failed hesitate hesitated rush rushed rushing hasten hastened dare dared tend tends tended
    happen happens happened prepare prepared preparing move moved moves moving used cease ceased
    seem seems seemed appear appears appeared
    quick eager careful reluctant willing unwilling able unable ready likely unlikely slow keen
    anxious free due set about bound prepared loath hesitant
    """
)
SHORTEST_CLAIM = 4  # tokens; a comma before that is an aside ("that, speaking for himself, …")
REMARKS = frozenset(["despite", "amid"])
# Participles with which a report interprets what it has just told
_INTERPRETING = word_set(
    """
    signaling signalling highlighting underscoring underlining raising reflecting illustrating
    demonstrating suggesting indicating implying showing revealing exposing proving marking
    deepening fueling fuelling stoking cementing casting reinforcing heightening exacerbating
    complicating undermining
    """
)
PAUSES = word_set(
    """
    , — – -- ; … ...
    """
)
ENDS = frozenset([".", "!", "?", "…", "..."])
TIGHT_STOPS = word_set(
    """
    , ; : — – -- ( )
    """
)
_TIGHT_WORDS = word_set(
    """
    while although though despite amid when before since whereas but even after as
    """
)
_RELATIVES = frozenset(["who", "which", "that", "what", "how", "why", "whether", "where", "to"])
_FINITE = AUXILIARIES - {"been", "being", "be", "having"}
_CLAUSE_STARTS = word_set(
    """
    who which but while although and as even despite
    """
)
_CLAUSE_BREAKS = frozenset([";", "—", "–", "--", "but", "while", "although"])


def last_word(tokens: Tokens) -> int:
    """Return the end of a sentence without its closing punctuation."""
    end = len(tokens)
    while end and (tokens[end - 1].low in ENDS or tokens[end - 1].low in (")", ",", ";", ":")):
        end -= 1
    return end


def low_at(tokens: Tokens, index: int) -> str:
    return tokens[index].low if 0 <= index < len(tokens) else ""


def strip_right(tokens: Tokens, low: int, end: int) -> int:
    while end > low and not tokens[end - 1].is_word and tokens[end - 1].quotation is None:
        end -= 1
    return end


def find(tokens: Tokens, start: int, stop: int, word: str) -> int | None:
    for index in range(start, min(stop, len(tokens))):
        if tokens[index].low == word:
            return index
        if tokens[index].low in (";", *ENDS) or (tokens[index].low == "," and word != ","):
            return None
    return None


def clause_start(tokens: Tokens, index: int) -> int:
    while index > 0 and tokens[index - 1].low not in TIGHT_STOPS and tokens[index - 1].low not in (
        "that", "who", "which", "but", "while", "because", "although", QUOTE,
    ):  # fmt: skip
        index -= 1
    return index


def opens_clause(tokens: Tokens, index: int) -> bool:
    """Tell whether "as" and the like begin a clause here, not "as a victory"."""
    return low_at(tokens, index + 1) in PRONOUNS or has_finite(tokens, index + 1)


def clause_stop(tokens: Tokens, index: int) -> int:
    """Return where a clause ends: a comma and "and" end it only where a new clause follows."""
    end = last_word(tokens)
    while index < end and tokens[index].low not in _CLAUSE_BREAKS:
        following = low_at(tokens, index + 1)
        ends = tokens[index].low == "," and following in _CLAUSE_STARTS
        if ends and (following != "and" or has_finite(tokens, index + 2)):
            break
        index += 1
    return index


def claim_stop(tokens: Tokens, start: int) -> int:
    """Return where a reported claim ends and the report's own remark on it begins.

    "…, signalling a change of course" and "…, despite the warnings" behind a whole clause are the
    outlet's. Other participles ("…, prompting a walkout") go on telling what was claimed.
    """
    end = last_word(tokens)
    for index in range(start + SHORTEST_CLAIM, end):
        low = tokens[index].low
        if low == ";" and not _parts_claims(tokens, index, end):
            return index
        if low == "," and opens_remark(tokens, index + 1) and not _is_aside(tokens, index, end):
            return index
    return end


def _parts_claims(tokens: Tokens, mark: int, end: int) -> bool:
    """Tell whether a semicolon parts what one speaker claims: "said that …; that …; and …".

    It does in a list, of three or with "and" before its last, in which nobody else speaks. Behind a
    lone semicolon the outlet may go on in its own voice.
    """
    if any(_speaks(token.low) for token in tokens[mark + 1 : end]):
        return False
    marks = [index for index in range(end) if tokens[index].low == ";"]
    return len(marks) > 1 or low_at(tokens, marks[-1] + 1) == "and"


def _is_aside(tokens: Tokens, comma: int, end: int) -> bool:
    """Tell whether the clause goes on behind what a comma opens: "that, having won, she …"."""
    if tokens[comma - 1].low in SUBORDINATORS:
        return True
    for index in range(comma + 1, end - 1):
        if tokens[index].low == ",":
            following = tokens[index + 1].low
            return following in PRONOUNS or following in AUXILIARIES
    return False


def opens_remark(tokens: Tokens, index: int) -> bool:
    low = low_at(tokens, index)
    return low in REMARKS or low in _INTERPRETING


def _speaks(low: str) -> bool:
    form = VERB_FORMS.get(low)
    return form is not None and "v" in form.verb.frames and low not in NOUN_FORMS


def _stops_phrase(tokens: Tokens, index: int) -> bool:
    low = tokens[index].low
    if low == "," and goes_on_as_list(tokens, index):
        return False
    if low == "as":
        return opens_clause(tokens, index)
    if low == "," and low_at(tokens, index + 1) in ("including", "especially"):
        return False
    return low in TIGHT_STOPS or low in _TIGHT_WORDS


def tight_stop(tokens: Tokens, start: int) -> int:
    """Return where a content without a verb of its own ends."""
    end = last_word(tokens)
    index = start
    relative = low_at(tokens, start) == "to"
    listed = False
    while index < end:
        low = tokens[index].low
        if (
            index > start
            and _stops_phrase(tokens, index)
            and not ends_list(tokens, index, listed=listed)
            and not goes_on_in_gerunds(tokens, start, index)
        ):
            break
        listed = listed or low == ","
        if not relative and index > start and (low in AUXILIARIES or _speaks(low)):
            break
        relative = relative or low in _RELATIVES
        if (
            low in ("and", "or")
            and (
                low_at(tokens, index + 1) in AUXILIARIES or low_at(tokens, index + 1) in VERB_FORMS
            )
            and low_at(tokens, index + 1) not in NOUN_FORMS
        ):
            break
        index += 1
    return index


def has_finite(tokens: Tokens, start: int) -> bool:
    """Tell whether a verb that can carry a clause follows before the next pause."""
    for index in range(start, len(tokens)):
        low = tokens[index].low
        if low in TIGHT_STOPS or low in ("who", "which", "that"):
            return False
        if low in _FINITE or is_contracted(low):
            return True
        if index > start and _is_predicate(tokens, index):
            return True
    return False


def _is_predicate(tokens: Tokens, index: int) -> bool:
    """Tell whether a listed verb stands behind a name, a plural or a pronoun as its predicate."""
    low = tokens[index].low
    form = VERB_FORMS.get(low)
    if form is None or low in NOUN_FORMS or tokens[index].is_capital:
        return False
    before = tokens[index - 1]
    subject = before.is_capital or before.low in PRONOUNS or before.low.endswith("s")
    return subject and bool(form.shapes & {"z", "d"})


def is_clause(piece: Tokens) -> bool:
    """Tell whether words behind a verb have a finite verb of their own, outside a relative clause."""
    for token in piece:
        if token.low in ("who", "which", "whose", "where", "that", ","):
            return False
        if token.low in AUXILIARIES:
            return True
    return False


def catenative(tokens: Tokens, index: int) -> int | None:
    """Return where "went on (to)" or "quick (to)" begins, if such a word ends at `index`."""
    if index > 0 and tokens[index].low in ("on", "back", "out"):
        index -= 1
    return index if index >= 0 and tokens[index].low in CATENATIVES else None


def verb_group(tokens: Tokens, index: int) -> tuple[int, bool]:
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
        elif low == "to" and (matrix := catenative(tokens, start - 2)) is not None:
            seen = True
            start = matrix
            continue
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
        elif low == "since" and low_at(tokens, start - 2) in AUXILIARIES:
            pass  # "has since said"
        elif not is_adverb(low) or tokens[start - 1].is_capital:
            break
        start -= 1
    return start, be
