"""Which sources of several reports are one and the same; no Django.

Requirements: two persons must not become one, for then one outlet seems to quote somebody it does not;
one person who stays two is a lesser fault, and the reader sees both names.

Idea: a source is known by its words without what describes it. A *full name* is a run of two to four
capitalised words that no word of which makes it a body or a place, not behind a preposition ("a
spokesman for Tomas Brell" is not Brell). A surname alone is the one person of that surname whom the
same report names in full, else the one whom other reports name as a source. Anything else is its
words, without article, apposition and clause: "the draft inspection report, seen by …" is "draft
inspection report".

Who speaks together is counted each where that is sure. "A former official and Amin Karim" are two, for
nothing but a description without a name stands before "and", and nothing but a full name behind it.
"Friends of Brell and Amin Karim" may be friends of both, "the lawyer and activist Amin Karim" is one
person, and "residents and Syrian Kurds" names nobody: a name that may be a plural parts nothing.

Known exceptions: names of one word, transliterations, and two persons of one full name.
Rejected: likeness of strings (a minister and a ministry are alike), and initials ("T. Brell").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from compare.analysis.attribution.cue_words import UNNAMED_NOUNS
from compare.analysis.attribution.source_words import ORGANISATIONS, OUTLET_WORDS
from compare.analysis.results import SourceKind
from compare.analysis.tokens import STOPWORDS
from compare.analysis.word_sets import word_set

SEARCHED = 40_000  # characters of a report in which full names are looked for

_CAPITAL = r"[A-ZÀ-ÖØ-ÞŒŠŽ][\w’'\-]*"
_RUN = re.compile(
    rf"{_CAPITAL}(?:\s(?:(?:al|bin|ben|da|de|del|der|di|du|el|la|le|van|von|ibn|dos)\s)*{_CAPITAL})*"
)
_BEHIND = re.compile(
    r"\b(?:of|in|at|from|near|for|by|to|with|on|under|behind|against|like|as|close to)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_TITLES = word_set(
    """
    mr mrs ms miss dr prof professor sir dame lord lady president chairman chairwoman chairperson
    chancellor prime minister secretary senator sen rep representative congressman congresswoman gov
    governor mayor judge justice general gen colonel col major captain capt lieutenant lt sergeant
    sgt inspector chief officer detective sheriff commissioner ambassador bishop archbishop cardinal
    pope rabbi imam sheikh king queen prince princess duke councillor coach director spokesman
    spokeswoman spokesperson attorney lawyer speaker leader vice deputy former foreign finance
    interior health defence defense education transport the a an
    """
)
_NO_PERSON = word_set(
    """
    international national american british european united nations states state house ministry
    department office party court company corp corporation inc ltd group bank street hall city
    county police army force forces union council committee commission agency bureau university
    college school institute institution foundation association society federation league club
    team center centre hospital museum church airlines times post news press tv radio journal
    guardian reuters network service services board authority administration government parliament
    senate congress assembly list front movement north south east west northern southern eastern
    western upper lower nether new old saint lake river rivers valley mount port islands island
    republic kingdom emirate monday tuesday wednesday thursday friday saturday sunday january
    february march april may june july august september october november december
    """
) | {word for word in (*ORGANISATIONS, *OUTLET_WORDS) if word.isalpha()}
_ASIDE = re.compile(r",|\(|–|—|\s(?:who|which|that|whose)\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r",|\(|–|—|\s(?:who|which|that|whose|seen by|obtained by|published|made public|released|issued"
    r"|dated|shared with|reviewed by|speaking|involved|briefed|familiar|citing)\b",
    re.IGNORECASE,
)
_ENDING_RUN = re.compile(rf"{_RUN.pattern}$")
_JOINT = re.compile(r",\s+and\s+|\s+and\s+|,\s+")
_INTRODUCING = re.compile(r"\b(?:such as|including|among them)\s+", re.IGNORECASE)
_UNNAMED = re.compile(
    r"(?:a|an|another|one|two|three|four|several|some|other|many)\s+(?:[\w’'\-]+\s+){0,3}?(?:"
    + "|".join(sorted(UNNAMED_NOUNS))
    + r")\b",
    re.IGNORECASE,
)
_PLAIN_WORDS = re.compile(r"\w[\w’'-]*(?:\s[a-z][a-z’'-]*){0,4}")  # a capital may open a sentence
_TIES = word_set("of for to with from in at on by near behind close who which that and or than as")
_ARTICLE = re.compile(r"^(?:the|a|an|its|his|her|their|this|that|these|those)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Identity:
    """What a source counts as: `key` is equal for the same, `name` is how it is shown."""

    key: str
    name: str
    person: bool = False


class People:
    """The persons whom one report names in full, by surname."""

    def __init__(self, text: str) -> None:
        found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for match in _RUN.finditer(text[:SEARCHED]):
            name = _full_name(match.group())
            if name:
                found[name[-1].casefold()].add(name)
        self._by_surname = found

    def named(self, surname: str) -> tuple[str, ...]:
        """Return the one full name with a surname; empty where there is none, or more than one."""
        names = {tuple(w.casefold() for w in n): n for n in self._by_surname.get(surname, ())}
        return next(iter(names.values())) if len(names) == 1 else ()


def identity(words: str, kind: SourceKind, people: People) -> Identity:
    """Say who a source is, by its words and by the persons its report names."""
    line = " ".join(words.split())
    if kind is SourceKind.NAMED:
        person = _person(line, people)
        if person:
            return Identity(" ".join(person).casefold(), " ".join(person), person=True)
        alone = _apposed(line)
        if alone:
            return Identity(alone.casefold(), alone)
    clause = _ASIDE if kind is SourceKind.UNNAMED else _CLAUSE
    head = line[: match.start()] if (match := clause.search(line, 1)) else line
    head = head.strip(" .;:“”\"'’") or line
    bare = _ARTICLE.sub("", head) or head
    name = head if kind is SourceKind.UNNAMED else bare
    return Identity(bare.casefold(), name[:1].upper() + name[1:])


def identities(
    words: str, kind: SourceKind, people: People
) -> tuple[tuple[SourceKind, str, Identity], ...]:
    """Say who speaks where several do: "Ilse Brandt and a source close to Brell" are two."""
    line = " ".join(words.split())
    if kind is SourceKind.UNNAMED and (beside := _named_beside(line)):
        unnamed, named = beside
        return (
            (kind, unnamed, identity(unnamed, kind, people)),
            (SourceKind.NAMED, named, identity(named, SourceKind.NAMED, people)),
        )
    parts = _coordinated(line, people) if kind is SourceKind.NAMED else [line]
    kinds = [
        SourceKind.UNNAMED if _UNNAMED.match(part) and i else kind for i, part in enumerate(parts)
    ]
    return tuple(
        (of, part, identity(part, of, people)) for of, part in zip(kinds, parts, strict=True)
    )


def _coordinated(line: str, people: People) -> list[str]:
    """Part a source at "and" where somebody stands on both sides, at commas between full names."""
    named = _INTRODUCING.search(line)
    if named is not None:
        listed = [p for p in _JOINT.split(line[named.end() :]) if _is_person(p, people)]
        return listed or [line]
    parts: list[str] = []
    start = 0
    for joint in _JOINT.finditer(line):
        left, right = line[start : joint.start()], line[joint.end() :]
        another = _JOINT.split(right, maxsplit=1)[0]
        if "and" not in joint.group():
            split = _is_full_name(left) and _is_full_name(another)
        else:
            begins = _UNNAMED.match(another) is not None or _is_person(another, people)
            open_aside = "," in left and not joint.group().startswith(",")
            split = begins and _is_person(left.split(",")[0], people) and not open_aside
        if split:
            parts.append(left)
            start = joint.end()
    return [*parts, line[start:].strip(" ,")]


def _named_beside(line: str) -> tuple[str, str] | None:
    """Return who has no name and who has, of "a former official and Amin Karim, a lawyer"."""
    joint = re.search(r",?\s+and\s+", line)
    if joint is None:
        return None
    unnamed, named = line[: joint.start()], line[joint.end() :]
    name = named.split(",", 1)[0]
    if " and " in named or not _is_full_name(name) or name.endswith("s"):
        return None
    if name.split()[0].casefold() in _TITLES or not all(
        map(_describes_nobody, unnamed.split(", "))
    ):
        return None
    return unnamed, named


def _describes_nobody(words: str) -> bool:
    """Tell whether some words are a description without a name, and without anybody else in it."""
    found = [word.casefold() for word in words.split()]
    is_plain = _PLAIN_WORDS.fullmatch(words) is not None and _TIES.isdisjoint(found)
    return is_plain and found[-1] in UNNAMED_NOUNS


def _is_full_name(words: str) -> bool:
    return _RUN.fullmatch(words) is not None and bool(_full_name(words))


def _is_person(words: str, people: People) -> bool:
    """Tell whether some words are somebody by name, with titles before it: "harbour master Ilse Brandt"."""
    match = _ENDING_RUN.search(words)
    if match is None or _BEHIND.search(words, 0, match.start()):
        return False
    before = words[: match.start()]
    if not all(word.isalpha() or "-" in word for word in before.split()):
        return False
    bare = _without_titles(match.group().split())
    return bool(_full_name(match.group())) or (
        len(bare) == 1 and bool(people.named(bare[0].casefold()))
    )


def _person(line: str, people: People) -> tuple[str, ...]:
    """Return the full name that some words name; a surname alone where nothing more is known."""
    for match in _RUN.finditer(line):
        if _BEHIND.search(line, 0, match.start()) or _describes(line, match.end()):
            continue
        name = _full_name(match.group())
        if name:
            return name
        words = match.group().split()
        owned = _without_owner(words)
        bare = _without_titles(owned)
        if owned == words and line[: match.start()].casefold().endswith("the "):
            continue  # no surname takes an article
        if len(bare) == 1 and (known := people.named(bare[0].casefold())):
            return known
    return ()


def _describes(line: str, end: int) -> bool:
    """Tell whether a name goes on as a description of somebody else: "Brell’s spokesman"."""
    return bool(_POSSESSIVE.search(line, 0, end)) or line[end : end + 2] in ("’s", "'s")


def _full_name(run: str) -> tuple[str, ...]:
    words = _without_titles([_POSSESSIVE.sub("", word) for word in _without_owner(run.split())])
    if words and words[0].casefold() in STOPWORDS:
        words = words[1:]  # it opens a sentence
    if not 2 <= len(words) <= 4 or any(w.casefold() in _NO_PERSON for w in words):
        return ()
    return tuple(words)


def _without_owner(words: list[str]) -> list[str]:
    """Leave out whose somebody is: "the League’s Brandt" is Brandt."""
    owner = max((i for i, word in enumerate(words[:-1]) if _POSSESSIVE.search(word)), default=-1)
    return words[owner + 1 :]


def _without_titles(words: list[str]) -> list[str]:
    last = max((i for i, w in enumerate(words) if w.casefold() in _TITLES), default=-1)
    return words[last + 1 :]


def _apposed(line: str) -> str:
    """Return a name that stands in apposition: "Caldwater" of "the water company, Caldwater"."""
    parts = [part.strip() for part in line.split(",")]
    names = [p for p in parts if _RUN.fullmatch(p) and _without_titles(p.split()) == p.split()]
    return names[0] if len(parts) > 1 and len(names) == 1 else ""


def across(found: Iterable[Identity]) -> Mapping[str, Identity]:
    """Return for each key what it counts as in the whole event: surnames go to their one full name."""
    listed = list(found)
    by_surname: dict[str, set[str]] = defaultdict(set)
    names: dict[str, Identity] = {}
    for one in listed:
        names.setdefault(one.key, one)
        if one.person and " " in one.key:
            by_surname[one.key.rpartition(" ")[2]].add(one.key)
    return {
        key: names[next(iter(full))]
        if not one.person and len(full := by_surname.get(key, set())) == 1
        else one
        for key, one in names.items()
    }
