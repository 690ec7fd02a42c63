"""Say what kind of source some words name, as they are written.

- named: a person by name, with titles and appositions; a body or office that a reader could look up
  ("the White House", "Brandt's campaign", "police in Leeds"); several sources of which one is named
- unnamed: people whom nobody could look up ("officials", "a source close to Noor", "critics", "some
  Republicans", "two thirds of voters"), and all cues without a source
- document: what is read rather than heard (a report, poll, law, letter, filing, data), whoever wrote it
- outlet: another publisher as such ("The Bergen Herald", "state television"), not its journalists
- pronoun: a pronoun, or "the" with a common noun for somebody told elsewhere ("the minister")

Idea: the kind is read off the head, the words before the first preposition, comma or clause. An
upper-case last word is a name; a lower-case one such as "officials" is unnamed, however many names
stand around it, unless a name follows in apposition ("the captain, Ilse Brandt"). Publishers are
known by the words their names are made of (Times, Herald, Radio …), by a short list of others, and
by the names the caller gives.

Known exceptions: a common noun that opens a sentence and is on no list looks like a name; a firm
called "Standard" looks like a paper.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.analysis.attribution.clauses import (
    COORDINATORS,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    QUOTE,
    TIME_WORDS,
    Tokens,
)
from compare.analysis.attribution.cue_words import DOCUMENT_NOUNS, UNNAMED_NOUNS
from compare.analysis.attribution.source_words import (
    DEMONSTRATIVES,
    INQUIRIES,
    JOURNALISTS,
    ORGANISATIONS,
    OUTLET_NAMES,
    OUTLET_WORDS,
    PARTS,
    PEOPLES,
    PERSONAL,
    PUBLISHERS,
    QUANTIFIERS,
    SHARES,
    UNNAMED_GROUPS,
)
from compare.analysis.results import SourceKind

LONGEST_DESCRIPTION = 5  # words of "the former Vermont senator", which stands for somebody named
PERSON_NOUN = re.compile(r"(?:[eo]rs?|ists?|ians?|men|man|women|woman)$")
_RELATIVES = frozenset(["who", "which", "whose"])
# What opens a clause behind a noun without one of these: "a plan that it published", "a plan it made"
_CLAUSE_SUBJECTS = frozenset(["that", "he", "she", "it", "they", "we", "i", "you"])
_ARTICLES = frozenset(["the", "a", "an", "this", "these"]) | POSSESSIVES
_ACCOUNTS = frozenset(["account", "accounts"])
_NAMING = frozenset([("such", "as"), ("among", "them")])
_ASIDE_MARKS = frozenset([",", "(", ")", "–", "—", "--", "-"])
_GENITIVES = ("'s", "s'")
_CONTRACTED = re.compile(r"'(?:s|re|ve|d|ll|m)$")
_NO_PHRASE = UNNAMED_NOUNS | UNNAMED_GROUPS | DOCUMENT_NOUNS | DETERMINERS | QUANTIFIERS
_NO_NOUNS = DETERMINERS | QUANTIFIERS | POSSESSIVES | frozenset(["all", "not", "even", "only"])
_COMMON = _NO_PHRASE | POSSESSIVES | PREPOSITIONS


def kind_of(tokens: Tokens, start: int, end: int, outlets: Sequence[str]) -> SourceKind:
    """Classify a source by its head; `outlets` are lower-case names of other publishers."""
    head = head_of(tokens, start, end)
    if not head:
        return SourceKind.UNNAMED
    lows = [tokens[i].low for i in head]
    if len(lows) == 1 and _CONTRACTED.sub("", lows[0]) in PERSONAL:
        return SourceKind.PRONOUN
    last = tokens[head[-1]]
    if not last.is_capital and names_behind(tokens, head, end):
        return SourceKind.NAMED
    if _names_some(tokens, head, end):
        return SourceKind.NAMED
    bare = _bare(last.low)
    if " ".join(w for w in lows if w != "the") in outlets or bare in outlets:
        return SourceKind.OUTLET
    if _counts(tokens, head, end):
        return SourceKind.UNNAMED
    paper = bare in DOCUMENT_NOUNS and not (last.is_capital and bare in OUTLET_WORDS)
    if bare in _ACCOUNTS and len(lows) == 2 and lows[0] in DEMONSTRATIVES - {"the"}:
        return SourceKind.PRONOUN  # of whoever gave them
    if paper and bare not in INQUIRIES:
        return SourceKind.DOCUMENT
    if _is_outlet(tokens, head, end):
        return SourceKind.OUTLET
    return SourceKind.DOCUMENT if paper else _of_people(tokens, head, end, bare)


def _of_people(tokens: Tokens, head: list[int], end: int, bare: str) -> SourceKind:
    """Tell persons and bodies apart: named, unnamed, or a description of somebody named before."""
    first, last = tokens[head[0]], tokens[head[-1]]
    if bare in PEOPLES or bare.rpartition("-")[2] in PEOPLES:
        return SourceKind.UNNAMED
    inner = [i for i in head if tokens[i].is_capital and not (i == 0 and _is_common(tokens[i].low))]
    if last.is_capital and (len(head) > 1 or head[0] != 0 or not _is_common(last.low)):
        return SourceKind.NAMED
    if bare in ORGANISATIONS and (inner or _stands_in_place(tokens, head, end)):
        return SourceKind.NAMED
    if first.low in DEMONSTRATIVES and _stands_for_one(tokens, head, end, inner, bare):
        return SourceKind.PRONOUN
    if bare in UNNAMED_NOUNS or bare in UNNAMED_GROUPS or not inner:
        return SourceKind.UNNAMED
    return SourceKind.NAMED if last.low.endswith("'s") else SourceKind.UNNAMED


def _stands_for_one(tokens: Tokens, head: list[int], end: int, inner: list[int], bare: str) -> bool:
    """Tell whether "the" with a noun stands for somebody or something told before."""
    if not inner:
        return len(head) <= LONGEST_DESCRIPTION - 1
    after = head[-1] + 1
    alone = after >= end or tokens[after].low == "and"
    person = bool(PERSON_NOUN.search(bare)) or bare in UNNAMED_NOUNS
    return (
        alone
        and person
        and len(head) <= LONGEST_DESCRIPTION
        and not bare.endswith("s")
        and tokens[head[0]].low in ("the", "this", "that")
    )


def _stands_in_place(tokens: Tokens, head: list[int], end: int) -> bool:
    """Tell whether a body is told by its place: "police in Leeds"."""
    after = head[-1] + 1
    return (
        after + 1 < end and tokens[after].low in ("in", "of", "at") and tokens[after + 1].is_capital
    )


def _counts(tokens: Tokens, head: list[int], end: int) -> bool:
    """Tell whether a source is a share of people: "an average of 10 percent of voters"."""
    bare = _bare(tokens[head[-1]].low)
    share = bare in SHARES or bare.endswith("%") or bare[:1].isdigit()
    after = head[-1] + 1
    if bare == "figures" and len(head) > 1:
        before = tokens[head[-2]].low
        return before not in ("the", "official", "new", "latest", "government")
    if bare == "average":
        return after + 1 < end and tokens[after + 1].low[:1].isdigit()
    return share and not tokens[head[-1]].is_capital


def _is_outlet(tokens: Tokens, head: list[int], end: int) -> bool:
    last = tokens[head[-1]]
    bare = _bare(last.low)
    if bare in PUBLISHERS and not last.is_capital:
        return tokens[head[0]].low not in DEMONSTRATIVES
    if bare in ("media", "agency") and len(head) > 1:
        return tokens[head[-2]].low in ("state", "news")
    if bare in INQUIRIES:
        by = head[-1] + 1
        return by < end and tokens[by].low == "by" and _is_publisher(tokens, range(by + 1, end))
    if any(tokens[i].low in JOURNALISTS for i in head):
        return False
    place = next((i for i in head if _genitive(tokens[i].low)), None)
    if place is not None and place != head[-1]:
        return False  # "the Herald's Ida Roke"
    return _is_publisher(tokens, head)


def _is_publisher(tokens: Tokens, places: Sequence[int]) -> bool:
    named = [(i, _bare(tokens[i].low)) for i in places if tokens[i].is_capital]
    if len(places) == 2 and [tokens[i].low for i in places] == ["the", "hill"]:
        return bool(named)
    if not any(low in OUTLET_WORDS or low in OUTLET_NAMES for _, low in named):
        return False
    return tokens[places[-1]].is_capital


def names_behind(tokens: Tokens, head: list[int], end: int) -> bool:
    """Tell whether a name stands in apposition behind a head: "the captain, Ilse Brandt"."""
    mark = next((i for i in range(head[-1] + 1, end) if tokens[i].low in _ASIDE_MARKS), end)
    name = mark + 1
    while name < end and tokens[name].is_capital and tokens[name].is_word:
        name += 1
    words = name - mark - 1
    if words == 0 or (name < end and tokens[name].low not in _ASIDE_MARKS):
        return _ends_in_name(tokens, mark + 1, end)
    place = mark > head[-1] + 1 and tokens[mark - 1].is_capital  # "officials in Leeds, Ohio"
    return words > (1 if place else 0) and tokens[mark + 1].low not in OUTLET_WORDS


def _names_some(tokens: Tokens, head: list[int], end: int) -> bool:
    """Tell whether some of those meant are named: "officials, such as Minister Ilse Brandt, …"."""
    for index in range(head[-1] + 1, end):
        before = tokens[index - 1].low
        if tokens[index].low == "including" or (before, tokens[index].low) in _NAMING:
            stop = index + 1
            while stop < end and tokens[stop].is_word and tokens[stop].low not in COORDINATORS:
                stop += 1
            phrase = tokens[index + 1 : stop]
            plain = not any(t.low in PREPOSITIONS for t in phrase)
            named = len(phrase) > 1 and all(t.is_capital for t in phrase[-2:])
            return plain and named and _bare(phrase[-1].low) not in PEOPLES
    return False


def _ends_in_name(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether an aside is a title with a name: "one delegate, party chairwoman Ida Roke"."""
    if start >= end or tokens[start].low in _RELATIVES | DETERMINERS | PREPOSITIONS:
        return False
    stop = next((i for i in range(start, end) if tokens[i].low in _ASIDE_MARKS), end)
    plain = not any(t.low in PREPOSITIONS or t.low in _RELATIVES for t in tokens[start:stop])
    return plain and stop - start > 2 and all(t.is_capital for t in tokens[stop - 2 : stop])


def _is_common(low: str) -> bool:
    return low in _COMMON


def _bare(low: str) -> str:
    return low[:-2] if low.endswith("'s") else low.removesuffix("'")


def _genitive(low: str) -> bool:
    return low.endswith(_GENITIVES)


def head_of(tokens: Tokens, start: int, end: int) -> list[int]:
    """Return the places of the words before the first preposition, comma or clause.

    Of "a copy of the letter" it is the letter, of "one of the reports" the reports.
    """
    out = _first_words(tokens, start, end)
    after = out[-1] + 1 if out else end
    if after + 1 < end and tokens[after].low == "of" and _bare(tokens[out[-1]].low) in PARTS:
        whole = _first_words(tokens, after + 1, end)
        if whole and _bare(tokens[whole[-1]].low) in DOCUMENT_NOUNS:
            return whole
    return out


def _first_words(tokens: Tokens, start: int, end: int) -> list[int]:
    out: list[int] = []
    for index in range(start, end):
        token = tokens[index]
        low = token.low
        if not token.is_word:
            if out and not (low in ("/", "&", QUOTE) and index + 1 < end):
                break
            continue
        if out and (low in PREPOSITIONS or low in COORDINATORS or low in _RELATIVES):
            break
        if out and _opens_clause(tokens, out, low):
            break
        if out and not token.is_capital and _goes_on_as_participle(tokens, out[-1], low):
            break
        if low in TIME_WORDS and index == end - 1 and out:
            break
        out.append(index)
    return out


def _opens_clause(tokens: Tokens, head: list[int], low: str) -> bool:
    """Tell whether a word behind a noun begins a relative clause: "a plan | it published"."""
    before = tokens[head[-1]].low
    if before in _NO_NOUNS or before in SHARES:
        return False
    return low in _CLAUSE_SUBJECTS or (low in _ARTICLES and not tokens[head[-1]].is_capital)


def _goes_on_as_participle(tokens: Tokens, previous: int, low: str) -> bool:
    """Tell whether a participle behind a noun opens a clause of its own: "people briefed on it"."""
    noun = tokens[previous].low
    if tokens[previous].is_capital and previous:
        return False
    return low.endswith(("ed", "ing", "en", "wn")) and (
        noun in UNNAMED_NOUNS or noun in UNNAMED_GROUPS or noun in DOCUMENT_NOUNS
    )
