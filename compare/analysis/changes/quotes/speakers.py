"""Who speaks the words of a quotation, and whether two speakers are surely different persons.

Requirements: telling two persons apart where they are one is the worst accusation there is; not
knowing is always allowed.

Idea: a speaker is known when an attribution with a cue names a person beside the quotation, or when
"he" or "she" follows a sentence that names exactly one person. A person is a run of capitalised words
that no list takes for an organisation or a place; a surname alone has to stand with a first name
elsewhere in the text, or with a title before it. Two speakers are surely different when both are
persons, no word of either name stands in the other's source, and the sentence around either
quotation does not bring in the other.

Known exceptions: unnamed speakers, organisations and offices are never surely different; nor are
carried speakers ("A," said X. "B."), for the carrying is a guess. Rejected: comparing sources as
strings; "the White House" and its spokeswoman are one voice, and so are a minister and the ministry.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from articles.text.letters import LETTERS, MARK, composed
from articles.text.spans import Span
from compare.analysis.documents import Document
from compare.analysis.results import Attribution, Quotation, SourceKind
from compare.analysis.word_sets import word_set

PRONOUN_REACH = 400  # characters back in which "he" has to have his name
SAME_NAME = (
    0.75  # likeness from which two words of names may be one: transliterations, typing errors
)
NAME_REACH = 40_000  # characters of a text that are searched for first names

_NAME_WORD = rf"[A-ZÀ-ÖØ-Þ](?:[\w'’.\-]|{MARK})*"
_NAME = re.compile(
    rf"(?:{_NAME_WORD})(?:\s(?:(?:al|bin|ben|da|de|del|der|di|du|el|la|le|van|von|ibn|dos)\s)*"
    rf"{_NAME_WORD}){{0,5}}"
)
_WORD = re.compile(rf"{LETTERS}(?:[-'’]{LETTERS})*")
_TITLES = word_set(
    """
    mr mrs ms miss dr prof professor sir dame lord lady president chairman chairwoman chancellor
    prime minister secretary senator sen rep representative congressman congresswoman gov governor
    mayor judge justice general gen colonel col major captain capt lieutenant lt sergeant sgt
    inspector chief officer detective sheriff commissioner ambassador bishop archbishop cardinal
    pope father sister rabbi imam sheikh king queen prince princess duke councillor councilman
    councilwoman coach director attorney lawyer counsel speaker leader vice deputy former
    commander admiral adm brigadier constable superintendent reverend rev pastor defence defense
    foreign finance interior health education transport justice union party first
    """
)
# Words that no name of a person has: organisations, places, peoples, days.
_NO_PERSON = word_set(
    """
    international national american british european united nations states state house white
    ministry department office party court company corp corporation inc ltd group bank street
    hall city county police army force forces union council committee commission agency bureau
    university college school institute institution foundation association society federation
    league club team center centre hospital museum church airlines airways motors times post news
    press tv radio journal guardian reuters network service services board authority administration
    government parliament senate congress assembly republican democratic labour conservative
    green watch amnesty north south east west new san santa saint los las el palace kremlin
    pentagon capitol downing white monday tuesday wednesday thursday friday saturday sunday
    january february march april june july august september october november december the a an
    in on at but and or if when while as for from by of to with he she it they we i his her their
    this that these those there what who how why no yes not all some many most both after before
    since until according asked speaking
    """
)
_PLACED = re.compile(r"\b(?:the|of|in|at|from|near)\s+$", re.IGNORECASE)
_PRONOUNS = frozenset(["he", "she"])

Name = frozenset[str]


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person who surely speaks; `near` are the words of source and sentence, in lower case.

    `shown` is the name or the source as the text has it.
    """

    name: Name
    near: frozenset[str]
    shown: str


@dataclass(frozen=True, slots=True)
class _Person:
    name: Name
    shown: str


class Speakers:
    """Look up who speaks the quotations of one text."""

    def __init__(
        self,
        document: Document,
        quotations: Sequence[Quotation],
        attributions: Sequence[Attribution],
    ) -> None:
        self._document = document
        self._quoted = [q.span for q in quotations if not q.scare]
        self._told = [a for a in attributions if a.cue is not None and a.source is not None]
        self._told_in: dict[int, set[int]] = defaultdict(set)  # by the sentences of the content
        for number, told in enumerate(self._told):
            for place in (place for content in told.content for place in self._places(content)):
                self._told_in[place].add(number)
        self._people: dict[str, Name] | None = None

    def of(self, quotation: Quotation) -> Speaker | None:
        """Return the speaker of a quotation; None: not surely known."""
        inner = quotation.inner
        numbers = set().union(*(self._told_in.get(p, ()) for p in self._places(inner)))
        near_it = (self._told[number] for number in sorted(numbers))
        spoken = [a for a in near_it if any(_holds(c, inner) for c in a.content)]
        if not spoken:
            return None
        told = min(spoken, key=lambda a: (sum(map(len, a.content)), a.cue or inner))
        source, cue = told.source, told.cue
        if source is None or cue is None:
            return None
        sentence = self._sentence(cue)
        if not sentence.overlaps(quotation.span):
            return None
        person = self._named(source, told)
        if person is None:
            return None
        text = self._document.text
        around = [*self._outside(sentence), source]
        if source.slice(text).casefold() in _PRONOUNS:
            around.append(Span(max(0, source.start - PRONOUN_REACH), source.start))
        near = frozenset(w for s in around for w in _lower_words(s.slice(text)))
        return Speaker(person.name, near, person.shown)

    def _sentence(self, span: Span) -> Span:
        return self._document.sentences[self._place(span.start)].span

    def _place(self, offset: int) -> int:
        return max(bisect_right(self._document.sentences, offset, key=lambda s: s.start) - 1, 0)

    def _places(self, span: Span) -> range:
        return range(self._place(span.start), self._place(span.end) + 1)

    def _outside(self, sentence: Span) -> Iterator[Span]:
        """Yield the parts of a sentence that no quotation covers."""
        start = sentence.start
        first = bisect_right(self._quoted, sentence.start, key=lambda q: q.end)
        for quoted in self._quoted[first:]:
            if quoted.start >= sentence.end:
                break
            yield Span(start, max(start, quoted.start))
            start = quoted.end
        yield Span(start, max(start, sentence.end))

    def _named(self, source: Span, told: Attribution) -> _Person | None:
        text = self._document.text
        words = source.slice(text)
        if words.casefold() in _PRONOUNS:
            return self._before(source)
        if told.source_kind is not SourceKind.NAMED:
            return None
        found = self._persons(words)
        return _Person(found[0].name, words) if len(found) == 1 else None

    def _before(self, pronoun: Span) -> _Person | None:
        """Return the person with whose name the nearest sentence before a pronoun begins."""
        sentences, text = self._document.sentences, self._document.text
        place = bisect_right(sentences, pronoun.start, key=lambda s: s.start) - 1
        while place >= 0 and pronoun.start - sentences[place].end <= PRONOUN_REACH:
            spans = [s for s in self._outside(sentences[place].span) if s.start < pronoun.start]
            told = [Span(s.start, min(s.end, pronoun.start)).slice(text) for s in spans]
            found = [person for words in told for person in self._persons(words)]
            if found:
                alone = len({p.name for p in found}) == 1
                first = next(words for words in told if words.strip()).lstrip()
                return found[0] if alone and first.startswith(found[0].shown) else None
            place -= 1
        return None

    def _persons(self, words: str) -> list[_Person]:
        """Return the distinct persons named in some words, each by all that is known of the name."""
        out: list[_Person] = []
        for match in _NAME.finditer(words):
            name = self._person(match.group(), words[: match.start()])
            if name and all(name != other.name for other in out):
                out.append(_Person(name, match.group()))
        return out

    def _person(self, run: str, before: str) -> Name:
        parts = [composed(p).casefold() for p in _WORD.findall(run)]
        titled = False
        last = max((i for i, p in enumerate(parts) if p in _TITLES), default=-1)
        if last >= 0:
            parts = parts[last + 1 :]
            titled = True
        if not parts or any(p.removesuffix("'s").removesuffix("’s") in _NO_PERSON for p in parts):
            return frozenset()
        parts = [p for p in parts if len(p) > 1]
        if not parts or (not titled and _PLACED.search(before)):
            return frozenset()
        if len(parts) > 1:
            return frozenset(parts)
        known = self._full_names().get(parts[0])
        if known:
            return known
        return frozenset(parts) if titled else frozenset()

    def _full_names(self) -> dict[str, Name]:
        """Return the full name by surname, where a text has exactly one."""
        if self._people is None:
            found: dict[str, set[Name]] = {}
            for match in _NAME.finditer(self._document.text[:NAME_REACH]):
                parts = [composed(p).casefold() for p in _WORD.findall(match.group())]
                while parts and parts[0] in _TITLES | _NO_PERSON:
                    parts.pop(0)
                if len(parts) > 1 and not any(p in _NO_PERSON for p in parts):
                    found.setdefault(parts[-1], set()).add(
                        frozenset(p for p in parts if len(p) > 1)
                    )
            self._people = {
                surname: next(iter(names)) for surname, names in found.items() if len(names) == 1
            }
        return self._people


def surely_different(left: Speaker | None, right: Speaker | None) -> bool:
    """Tell whether two quotations are given to two persons, beyond doubt."""
    if left is None or right is None:
        return False
    if left.name & right.near or right.name & left.near:
        return False
    return not any(_alike(a, b) for a in left.name for b in right.name)


def _alike(one: str, two: str) -> bool:
    """Tell whether two words of names may be one in two spellings."""
    if one in two or two in one:
        return True
    return SequenceMatcher(None, one, two, autojunk=False).ratio() >= SAME_NAME


def _holds(content: Span, inner: Span) -> bool:
    common = content.clipped(inner)
    return common is not None and 2 * len(common) >= len(inner)


def _lower_words(text: str) -> Iterator[str]:
    for match in _WORD.finditer(text):
        low = composed(match.group()).casefold().replace("’", "'")
        yield low.removesuffix("'s")
