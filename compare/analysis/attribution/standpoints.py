"""Read sentences that open with who sees it so: "In a new poll, A", "For X, it was “A”", "To critics, A".

"To" opens a view only where the sentence then says what something is to them ("To critics, the plan is
a gift"); what is done to somebody ("To parents, the school sent a letter") or told of a way ("To Brakk,
the road is long") is no view. "For" is as often the outlet's own account of what something means for
somebody, so it needs a quotation. "Per X" reads as "according to X" where X is no unit.
"""

from __future__ import annotations

from compare.analysis.attribution.bounds import last_word, low_at, strip_right
from compare.analysis.attribution.clauses import DETERMINERS, POSSESSIVES, Token, Tokens
from compare.analysis.attribution.cue_words import DOCUMENT_NOUNS, NOUN_FORMS, UNNAMED_NOUNS
from compare.analysis.attribution.cues import VERB_FORMS
from compare.analysis.attribution.noun_phrases import IRREGULAR_PASTS
from compare.analysis.attribution.phrases import read_according
from compare.analysis.attribution.readings import Reading
from compare.analysis.attribution.source_kinds import head_of
from compare.analysis.attribution.source_words import PEOPLES, UNNAMED_GROUPS
from compare.analysis.attribution.sources import can_speak
from compare.analysis.results import CueStrength
from compare.analysis.word_sets import word_set

LONGEST_SURVEY = 16  # tokens of "In a poll taken by X in May,"
LONGEST_STANDPOINT = 8  # tokens of "For Ida Roke,"
LONGEST_SUBJECT = 12  # tokens from the comma to the verb that says what something is to somebody
_OWNERS = frozenset(["his", "her", "their", "its"])
_SURVEYS = frozenset(["poll", "survey", "polls", "surveys"])
_SEEMS = word_set(
    """
    is are was were isn't aren't wasn't weren't seems seem seemed looks look looked sounds sounded
    remains remain remained represents represented means meant marks marked amounts amounted smacks
    smacked signals signalled signaled symbolises symbolizes proves proved feels felt appears appeared
    """
)
# What is done or sent to somebody, or leads somewhere, however it is
_ADDRESSED = word_set(
    """
    message letter letters warning answer reply advice question appeal call promise offer journey trip
    road route way path train ferry flight drive walk distance bus tram
    """
)


def read_opening(tokens: list[Token], found: list[Reading]) -> Reading | None:
    """Read who sees the whole sentence so; `found` are the attributions read in it already."""
    survey = _read_survey(tokens)
    if survey is not None:
        return survey
    if not found and any(t.quotation is not None for t in tokens):
        standpoint = _read_standpoint(tokens)
        if standpoint is not None:
            return standpoint
    return None if any(r.trailing for r in found) else _read_view(tokens)


def read_per(tokens: list[Token], index: int, low: int) -> Reading | None:
    """Read "A, per the ministry" and "Per court filings, A", not "twelve crowns per person"."""
    start = index + 1
    if start >= len(tokens) or not tokens[start].is_word:
        return None
    before = low_at(tokens, index - 1)
    apart = index == 0 or before in (",", "—", "–", "(", "and", "but")
    first = tokens[start]
    head = head_of(tokens, start, len(tokens))
    if not head:
        return None
    last = tokens[head[-1]].low.removesuffix("'s")
    told = first.low in ("the", "its", "their", "his", "her") or (
        last.endswith("s") and (last in DOCUMENT_NOUNS or last in UNNAMED_NOUNS)
    )
    if not told and not (apart and (first.is_capital or first.low in ("a", "an"))):
        return None
    if before == "," and low_at(tokens, index - 2) in VERB_FORMS:
        return None  # "said, per a translator, that": whoever said it
    counted = before[:1].isdigit() or before.endswith("%")
    if counted or not can_speak(tokens, start, head[-1] + 1):
        return None
    if last not in DOCUMENT_NOUNS and not apart and first.low not in ("the", "its", "their"):
        return None
    return read_according(tokens, index, start, low)


def read_opinion(tokens: list[Token], index: int, low: int) -> Reading | None:
    """Read "In his view A", "A, in Brandt's opinion": the owner of the view is the source."""
    owner = index - 2 if low_at(tokens, index - 1) == "own" else index - 1
    if owner < 1 or not (tokens[owner].low in _OWNERS or tokens[owner].low.endswith(("'s", "s'"))):
        return None
    first = owner
    while first > low and tokens[first].low != "in" and index - first <= LONGEST_STANDPOINT:
        first -= 1
    if tokens[first].low != "in" or not (
        tokens[owner].low in _OWNERS or can_speak(tokens, first + 1, owner + 1)
    ):
        return None
    source, cue = (first + 1, owner + 1), (first, index + 1)
    leads = not any(t.is_word or t.quotation is not None for t in tokens[low:first])
    if leads:
        paused = low_at(tokens, index + 1) == ","
        if not paused and tokens[index].low in ("eyes", "words"):
            return None  # "In his eyes there were tears"
        start = index + 2 if paused else index + 1
        content = (start, last_word(tokens))
    elif low_at(tokens, first - 1) == ",":
        content = (low, strip_right(tokens, low, first))
    else:
        return None
    if content[0] >= content[1] or low_at(tokens, content[0]) in ("of", "as"):
        return None
    return Reading(source, cue, (content,), CueStrength.NEUTRAL, "opinion", trailing=not leads)


def _read_survey(tokens: list[Token]) -> Reading | None:
    """Read "In a new poll, A" and "In a survey by X, A": what was asked of people is the source."""
    if low_at(tokens, 0) != "in":
        return None
    comma = _comma(tokens, LONGEST_SURVEY)
    if comma is None or comma < 3 or comma + 2 >= len(tokens):
        return None
    if not any(t.low in _SURVEYS for t in tokens[2:5]) or tokens[1].low not in DETERMINERS:
        return None
    return _opening(tokens, comma, "in")


def _read_standpoint(tokens: list[Token]) -> Reading | None:
    """Read "For X, the verdict was “a gift”": whose words a sentence quotes that has no cue."""
    comma = _comma(tokens, LONGEST_STANDPOINT)
    if comma is None or low_at(tokens, 0) not in ("for", "to") or not can_speak(tokens, 1, comma):
        return None
    if not all(t.is_capital for t in tokens[1:comma]):
        return None
    return _opening(tokens, comma, "for")


def _read_view(tokens: list[Token]) -> Reading | None:
    comma = _comma(tokens, LONGEST_STANDPOINT)
    if comma is None or comma < 2 or low_at(tokens, 0) != "to" or not _has_views(tokens, comma):
        return None
    for token in tokens[comma + 1 : comma + 1 + LONGEST_SUBJECT]:
        if token.low in _SEEMS:
            return _opening(tokens, comma, "to")
        verb = token.low in VERB_FORMS and token.low not in NOUN_FORMS
        past = token.low.endswith("ed") or token.low in IRREGULAR_PASTS
        stops = token.low in (",", ";", ":") or token.low in _ADDRESSED
        if stops or (not token.is_capital and (verb or past)):
            return None
    return None


def _has_views(tokens: Tokens, comma: int) -> bool:
    """Tell whether the words before a comma are people who may see something so."""
    if comma == 2 and tokens[1].low in ("them", "others", "many", "some", "him", "her"):
        return True
    if not can_speak(tokens, 1, comma):
        return False
    if all(t.is_capital for t in tokens[1:comma]):
        return True
    head = head_of(tokens, 1, comma)
    last = tokens[head[-1]].low
    people = last in UNNAMED_GROUPS or last in PEOPLES or last in UNNAMED_NOUNS
    return people and (last.endswith("s") or tokens[1].low in POSSESSIVES or last == "people")


def _comma(tokens: Tokens, reach: int) -> int | None:
    return next((i for i, t in enumerate(tokens[:reach]) if t.low == ","), None)


def _opening(tokens: list[Token], comma: int, lemma: str) -> Reading | None:
    content = (comma + 1, last_word(tokens))
    if content[0] >= content[1]:
        return None
    return Reading((1, comma), (0, 1), (content,), CueStrength.NEUTRAL, lemma)
