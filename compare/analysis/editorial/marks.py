"""Find loaded words in the outlet's own voice.

Requirements: exact spans, the reason for every mark, nothing inside quotations or attributed
content, nothing inside a name.

Idea: look words and short expressions of `loaded_words.GROUPS` up, longest first, in the own-voice
text only. Loaded words that stand next to each other ("brutal, authoritarian"; "growing
international backlash") are one place for the reader, so they become one mark; their strengths
combine as independent reasons do (noisy or). A word of a weak group ("growing", "significant")
is ordinary alone and says something only in such company: it is found here with its low score,
and it is the threshold of whoever uses the marks that leaves it out.

What somebody is said to call, find or praise a thing as is not the outlet's name for it
(`others_views`), even where no rule of attribution reads it so.

Known exceptions: a verb that is also a plain noun ("blast", "rock") counts only where its form or
the word before it shows a verb. Words that begin with a capital inside a sentence are taken for
names, unless the whole line is set like a headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from articles.text.spans import Span
from compare.analysis.editorial.harmless_words import (
    HELD_AT_A_DISTANCE,
    LITERAL,
    MODIFIED,
    OBJECTS,
    PARTICIPLES,
)
from compare.analysis.editorial.lexicon import WORD, Entry, Form, lexicon, lowered
from compare.analysis.editorial.others_views import theirs
from compare.analysis.tokens import STOPWORDS

# Marks below this come from the weak groups alone ("growing", "significant"): ordinary in any report.
STRONG_WORDING = 0.45
NEAR = 12  # words on each side in which a word shows that a loaded one is meant literally
STEM = 5  # letters two words must share at the start to count as the same word
# A headline sets most of its words with capitals; sentences of reports stay below a third.
HEADLINE_CAPITALS = 0.7
HEADLINE_WORDS = 4  # of more than three letters
_VERB_CONTEXT = (
    "to will would could may might can should must shall not never cannot can't won't n't didn't did "
    "does do don't doesn't and or"
)
VERB_CONTEXT = frozenset(_VERB_CONTEXT.split())
_ARTICLES = "a an the"
_CONJUNCTIONS = "and but or nor as than that whether if because while although"
_PREPOSITIONS = "of in on at by for from to with into onto upon about against among between through under over without"
# A marked place does not end with these: "alarming cracks", not "alarming cracks in the".
TRAILING_WORDS = frozenset(
    f"{_ARTICLES} {_CONJUNCTIONS} {_PREPOSITIONS} its his their our my whose".split()
)
SUBJECT_WORDS = frozenset(["he", "she", "it", "they", "which", "that", "who"])
DENIED_WITHIN = 3  # words
_DENYING = "not never hardly isn't aren't wasn't weren't hasn't haven't doesn't don't didn't won't wouldn't nor"
DENYING = frozenset(_DENYING.split())
STILL_SAID = frozenset(["only", "just", "merely", "simply", "but", "because", "and", "that", "so"])
_SO_CALLED = "so-called"
LONGEST_WORD = 40  # letters that are read on for the word after "so-called"
_GAP = re.compile(r",? and |,? but |, |\s+")
_GAP_OF_A_WORD = re.compile(r"\s+[\w’'-]+\s+")
# After these a single word may stand between two loaded ones: "growing international backlash".
_MODIFYING = frozenset({"trend", "weight", "intensifier"})
# Two of these together are no more than one of them.
_ALIKE = frozenset({"weight", "colour"})
_HELD_OFF = frozenset({"alleged", "allegedly", "suspected", "reported"})  # "alleged bullying"


_PHRASE = frozenset(".!?;:\n")  # none of these may stand inside an expression

Token = tuple[str, int, int]  # lower case without a possessive ending; start; end


@dataclass(frozen=True, slots=True)
class Mark:
    """Loaded words at one place, with the group of the strongest; offsets index the document.

    `stems` are the beginnings of the loaded words themselves, without what stands between them.
    """

    span: Span
    score: float
    group: str
    reason: str
    stems: frozenset[str]


def find_marks(text: str, own_voice: tuple[Span, ...], *, sentence: Span) -> tuple[Mark, ...]:
    """Return the loaded places of one sentence's own voice, in order."""
    headline = _set_like_headline(sentence.slice(text))
    found: list[Mark] = []
    for span in own_voice:
        tokens = tokens_of(text, span)
        found.extend(_marks_in(text, tokens, sentence=sentence, headline=headline))
    if not found:
        return ()
    judged = theirs(text, sentence, [mark.span for mark in found])
    return _joined(text, [mark for mark, other in zip(found, judged, strict=True) if not other])


def tokens_of(text: str, span: Span) -> list[Token]:
    """Return the words of `text[span]`; lighter than `tokens.words`, for it runs on every word."""
    return [
        (lowered(match.group()), match.start(), match.end())
        for match in WORD.finditer(text, span.start, span.end)
    ]


def stems_of(tokens: list[Token]) -> frozenset[str]:
    """Return the beginnings of the content words, to compare wording by."""
    return frozenset(word[:STEM] for word, _, _ in tokens if word not in STOPWORDS)


def _marks_in(text: str, tokens: list[Token], *, sentence: Span, headline: bool) -> Iterator[Mark]:
    listed = lexicon()
    i = 0
    while i < len(tokens):
        entries = listed.get(tokens[i][0])
        entry = None if entries is None else _entry_at(text, tokens, i, entries)
        if entry is None:
            i += 1
            continue
        end = i + 1 + len(entry.tail)
        span = Span(tokens[i][1], tokens[end - 1][2])
        stems = stems_of(tokens[i:end])
        first, i = i, end
        if entry.group is None:
            continue
        in_name = span.start > sentence.start and text[span.start].isupper()
        if in_name and not headline and not _opens_clause(text, span.start):
            continue
        if _literal(tokens, first) or (first and tokens[first - 1][0] in _HELD_OFF):
            continue
        if _denied(tokens, first):
            continue
        if not headline and _plain_verb(text, tokens, first):
            continue
        if tokens[first][0] == _SO_CALLED and _introduces_a_term(text, span.end):
            continue
        yield Mark(span, entry.group.strength, entry.group.name, entry.group.reason, stems)


def _literal(tokens: list[Token], at: int) -> bool:
    """Tell whether a word beside the loaded one, in its own voice, shows that it is meant literally."""
    beside = LITERAL.get(tokens[at][0][:STEM])
    if beside is None:
        return False
    near = tokens[max(0, at - NEAR) : at + NEAR + 1]
    return any(word in beside for word, _, _ in near)


def _denied(tokens: list[Token], at: int) -> bool:
    """Tell whether a word is denied: "not remarkable", "no longer a crazy idea"; not "not only"."""
    before = [word for word, _, _ in tokens[max(0, at - DENIED_WITHIN) : at]]
    last = max((i for i, word in enumerate(before) if word in DENYING), default=None)
    return last is not None and not any(word in STILL_SAID for word in before[last + 1 :])


def _introduces_a_term(text: str, at: int) -> bool:
    """Tell whether what follows "so-called", in quotation marks or not, is no word of praise or rank."""
    following = WORD.search(text, at, at + LONGEST_WORD)
    return following is None or lowered(following.group())[:STEM] not in HELD_AT_A_DISTANCE


def _plain_verb(text: str, tokens: list[Token], at: int) -> bool:
    """Tell whether an adjective in -ing is a verb here: something stunned somebody."""
    if tokens[at][0] not in PARTICIPLES or at + 1 == len(tokens):
        return False
    following, start, _ = tokens[at + 1]
    if not text[tokens[at][2] : start].isspace():
        return False
    if following in OBJECTS:
        return True
    modified = at > 0 and tokens[at - 1][0] in MODIFIED
    return text[start].isupper() and not modified


def _entry_at(text: str, tokens: list[Token], i: int, entries: tuple[Entry, ...]) -> Entry | None:
    for entry in entries:
        end = i + 1 + len(entry.tail)
        if end > len(tokens) or any(
            tokens[i + 1 + k][0] != word for k, word in enumerate(entry.tail)
        ):
            continue
        if entry.tail and not _PHRASE.isdisjoint(text[tokens[i][2] : tokens[end - 1][1]]):
            continue
        if _form_fits(text, entry.form, tokens, i):
            return entry
    return None


def _form_fits(text: str, form: Form, tokens: list[Token], i: int) -> bool:
    if form is Form.ANY:
        return True
    if i == 0:
        return False
    before, start, _ = tokens[i - 1]
    if form is Form.BASE:
        return before in VERB_CONTEXT
    return before in SUBJECT_WORDS or text[start : start + 1].isupper()


def _joined(text: str, marks: list[Mark]) -> tuple[Mark, ...]:
    out: list[Mark] = []
    for mark in marks:
        if out and _adjacent(text, out[-1], mark):
            last = out[-1]
            lead = mark if mark.score > last.score else last
            out[-1] = Mark(
                span=Span(last.span.start, mark.span.end),
                score=_together(last, mark),
                group=lead.group,
                reason=lead.reason,
                stems=last.stems | mark.stems,
            )
        else:
            out.append(mark)
    return tuple(replace(mark, span=without_ends(text, mark.span)) for mark in out)


def _together(first: Mark, second: Mark) -> float:
    """Return two neighbours' strength as independent reasons; two measures of size are one."""
    if first.group == second.group and first.group in _ALIKE:
        return max(first.score, second.score)
    return round(1.0 - (1.0 - first.score) * (1.0 - second.score), 4)


def without_ends(text: str, span: Span) -> Span:
    """Return a span without function words at its end; never nothing."""
    found = list(WORD.finditer(text, span.start, span.end))
    last = len(found)
    while last > 1 and found[last - 1].group().lower() in TRAILING_WORDS:
        last -= 1
    return span if last == len(found) else Span(span.start, found[last - 1].end())


def _adjacent(text: str, last: Mark, mark: Mark) -> bool:
    start, end = last.span.end, mark.span.start
    if _GAP.fullmatch(text, start, end):
        return True
    return last.group in _MODIFYING and bool(_GAP_OF_A_WORD.fullmatch(text, start, end))


def _opens_clause(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" ")
    return before[-1:] in {".", "?", "!", ":", "“", "\n", ""}


def _set_like_headline(line: str) -> bool:
    tokens: list[str] = [word for word in WORD.findall(line) if len(word) > 3]
    if len(tokens) < HEADLINE_WORDS or line.rstrip().endswith((".", "!", "”")):
        return False
    return sum(token[0].isupper() for token in tokens) / len(tokens) >= HEADLINE_CAPITALS
