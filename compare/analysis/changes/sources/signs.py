"""Words by which a statement shows what it is: on the public record, still ahead, not sure, somebody's.

English words of those kinds, not words of any corpus. What is on record is wide on purpose, for a wrong
flag costs more than a missed one: a price that "points" to something is taken for a score.
"""

from __future__ import annotations

import re

from compare.analysis.attribution.cue_words import NOUN_FORMS
from compare.analysis.attribution.cues import NOUNS, VERB_FORMS
from compare.analysis.changes.number_words import NUMERALS
from compare.analysis.changes.sides import View
from compare.analysis.changes.sources.stated import SPEAKING
from compare.analysis.results import CueStrength
from compare.analysis.word_sets import word_set

# What an outlet may have seen for itself in public.
_PUBLIC = re.compile(
    r"\b(?:\d+\s?[-–]\s?\d+\b|(?:was|were) (?:sentenced|convicted|acquitted|elected|sworn in)|found guilty"
    r"|voted|votes?|verdict|scored|beat|defeated|won the|closed at|shares? (?:rose|fell|gained|lost)"
    r"|(?:adopt|pass|approv|reject|ratif|repeal)(?:e|i)?d (?:\w+ ){0,4}(?:law|bill|budget|motion|treaty|resolution"
    r"|amendment|measure|act|ban|reform)|index|points?)\b",
    re.IGNORECASE,
)
# A vote with its count is in the minutes, whoever tells of it.
_NUMBER = rf"(?:\d[\d,]*|(?:{'|'.join(NUMERALS)})(?:-\w+)?)"
_COUNT = re.compile(
    rf"\b(?:{_NUMBER}(?: votes?| members?| senators?| deputies)?(?: in favou?r)?,?(?: and)?"
    rf"(?:\s?[-–]\s?| to | against )(?!{_NUMBER} (?:a\.?m|p\.?m|years?|days?|weeks?|months?|o.clock))"
    rf"{_NUMBER}\b|\d+(?:\.\d+)?(?: ?%| per ?cent\b)|unanimous(?:ly)?\b)",
    re.IGNORECASE,
)
_DECIDED = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|(?:re-?)?elect(?:ed|ion|s)|ballots?|referendum|adopt(?:ed|s)|pass(?:ed|es)"
    r"|approv(?:ed|es)|reject(?:ed|s)|ratif(?:ied|ies)|repeal(?:ed|s)|carried|confirmed|defeated)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?:before|after|when|while|because|since|until|although|though|who|which|that|but)\b|[;:—–]\s"
)
_FORECAST = re.compile(
    r"\b(?:polls?|pollsters?|polling|surveys?|surveyed|forecasts?|projections?|projected|estimat\w+|predict\w+"
    r"|expect\w*|will|would|may|might|could|rigged|fraud\w*|stolen)\b",
    re.IGNORECASE,
)
# What every newsroom is told at once, or can look up: courts and charges, votes and offices, births and
# deaths, laws and releases, prices and results.
_RECORD = re.compile(
    r"\b(?:\d+\s?[-–]\s?\d+\b"
    r"|sentenc\w+|convict\w*|acquit\w+|guilty|verdict|jury|arrest\w*|indict\w*|charged|charges|plead\w*"
    r"|arraign\w*|lawsuit|sued|suing|ruled|rules|ruling|identif\w+"
    r"|(?:re-?)?elect(?:ed|s|ions?)|sworn in|vot(?:e|es|ed|ing)|poll\w*|appoint\w*|nominat\w+|named"
    r"|replac\w+|resign\w*|quit|stepp?\w* down|retir\w+|fired|sacked|ousted|dismissed|remov\w+|endors\w+"
    r"|died|dies|dead|deaths?|execut\w+|kill\w*|murder\w*|survived by|born|married"
    r"|sign(?:ed|s)|approv\w+|pass(?:ed|es)|veto\w*|announc\w*|unveil\w*|launch\w*|releas\w+|publish\w+"
    r"|introduc\w+|tweet\w*|posted"
    r"|beat|defeat\w*|won|wins|scor\w+|closed at|shares?|index|points?|rates?)\b",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:may|might|could|would|allegedly|alleged|reportedly|suspect\w*|accus\w+|believ\w+|apparent\w*"
    r"|appear\w*|seem\w*|likely|probabl\w+|possibl\w+|perhaps|expected|thought|estimat\w+|rumou?r\w*"
    r"|purported\w*|supposed\w*|according|so-called|claims?|claimed)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|would|may|might|could|should|to be|plans?|planned|expected)\b", re.IGNORECASE
)
_SOMEBODYS = re.compile(
    r"\b(?:allegedly|alleged|reportedly|suspected|accused|believed|estimated|thought to|rumou?red"
    r"|announc\w+|statement)\b",
    re.IGNORECASE,
)
# Who is asked first about what they do, so that what is told of them is theirs.
_PRONOUNS = frozenset(["he", "she", "they", "it"])
_AUTHORITIES = word_set(
    """
    police officer officers officials authorities investigators prosecutors detectives deputies
    """
)


def is_public(words: str) -> bool:
    """Tell whether words are about what was to be seen in public: a vote, a verdict, a score."""
    return _PUBLIC.search(words) is not None


def is_counted_vote(words: str) -> bool:
    """Tell whether words are for the most part about a vote held, with its count: "by 90 to 30"."""
    if is_forecast(words):
        return False
    return any(
        2 * len(clause) >= len(words) and _DECIDED.search(clause) and _COUNT.search(clause)
        for clause in _BESIDE.split(words)
    )


def is_forecast(words: str) -> bool:
    """Tell whether words give a vote as expected, polled or disputed."""
    return _FORECAST.search(words) is not None


def is_on_record(words: str) -> bool:
    """Tell whether words are about what every newsroom can know."""
    return _RECORD.search(words) is not None


def is_unsure(words: str) -> bool:
    return _UNSURE.search(words) is not None


def is_ahead(words: str) -> bool:
    """Tell whether words are about something to come, or not certain to."""
    return _AHEAD.search(words) is not None


def is_somebodys(words: str) -> bool:
    """Tell whether words say that a statement is not the outlet's, although not whose it is."""
    return _SOMEBODYS.search(words) is not None


def has_authority(view: View, position: int) -> bool:
    """Tell whether a sentence has those in it who would be its source."""
    return any(word.lower in _AUTHORITIES for word in view.words_of(position))


def they_say(view: View, position: int) -> bool:
    """Tell whether a sentence begins with somebody told of before, who says something ("They blame …")."""
    first = [word.lower for word in view.words_of(position)[:2]]
    form = VERB_FORMS.get(first[-1]) if first else None
    return form is not None and form.verb.lemma in SPEAKING and first[0] in _PRONOUNS


def speaks(view: View, position: int) -> bool:
    """Tell whether a sentence has a word of saying, whoever says what."""
    for word in view.words_of(position):
        form = VERB_FORMS.get(word.lower)
        if form is not None and form.verb.lemma in SPEAKING and word.lower not in NOUN_FORMS:
            return True
        if NOUNS.get(word.lower, CueStrength.PRIVATE) is not CueStrength.PRIVATE:
            return True
    return any(a.strength is not CueStrength.PRIVATE for a in view.attributions[position])
