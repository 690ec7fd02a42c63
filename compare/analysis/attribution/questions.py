"""Read what somebody was asked: "Asked about A, X said …", "X was asked whether A".

A question is nobody's claim, and who asks is seldom told. It is read all the same, as a stance of a
source without a name: its words are not the outlet's when they are quoted, and the answer that follows
must not be taken for a part of it, nor the question for a part of the answer.
"""

from __future__ import annotations

from compare.analysis.attribution.bounds import ENDS, last_word, low_at
from compare.analysis.attribution.clauses import QUOTE, Token, Tokens, is_adverb
from compare.analysis.attribution.cues import VerbForm
from compare.analysis.attribution.readings import Reading

LONGEST_ASKER = 8  # tokens of "by a reporter on Monday" between "asked" and the question
LEMMAS = frozenset(["ask", "press", "question"])
_LEADS = frozenset(["", ",", QUOTE, "when", "if", "and", "but", "once", "(", "—", "–", "--"])
_TOPICS = frozenset(["about", "on", "of"])
_WH = frozenset(
    ["whether", "if", "how", "why", "what", "who", "whom", "where", "when", "which", "whose"]
)
_STOPS = frozenset([",", ";", ":", "(", ")", "—", "–", "--", *ENDS])


def read_question(
    tokens: list[Token], index: int, group: int, be: bool, form: VerbForm
) -> Reading | None:
    """Return the question somebody is asked with a participle at `index`, or None."""
    if form.verb.lemma not in LEMMAS or "n" not in form.shapes:
        return None
    if not be and (group != index or low_at(tokens, index - 1) not in _LEADS):
        return None
    start = _question(tokens, index + 1)
    if start is None:
        return None
    topic = low_at(tokens, start) in _TOPICS
    cue_end = start + 1 if topic and start <= index + 2 else index + 1
    content = start + 1 if topic else start
    end = _end(tokens, content)
    if content >= end:
        return None
    strength, lemma = form.verb.strength, form.verb.lemma
    return Reading(
        None,
        (group, cue_end),
        ((content, end),),
        strength,
        lemma,
        tight=True,
        agentless=True,
        unanswered=not be and tokens[content].quotation is None,
    )


def _question(tokens: Tokens, start: int) -> int | None:
    """Return where the question or its topic stands behind the verb."""
    if start < len(tokens) and is_adverb(tokens[start].low):
        start += 1
    low = low_at(tokens, start)
    if low == "," and start + 1 < len(tokens) and tokens[start + 1].quotation is not None:
        return start + 1
    if low in _WH or low in _TOPICS or low == QUOTE:
        return start
    if low not in ("by", "in", "on", "at", "during", "later", "repeatedly", "again"):
        return None
    for index in range(start + 1, min(start + LONGEST_ASKER, len(tokens))):
        word = tokens[index].low
        if word in _STOPS:
            return None
        if word in _WH or word == "about" or word == QUOTE:
            return index
    return None


def _end(tokens: Tokens, start: int) -> int:
    end = last_word(tokens)
    for index in range(start, end):
        if tokens[index].low in _STOPS:
            return index
    return end
