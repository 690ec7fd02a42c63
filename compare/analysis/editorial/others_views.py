"""Find where a sentence tells how somebody other than the outlet names or judges a thing.

Requirements: what others praise, slam or find must not be held against the outlet, even where no rule
of attribution reads the sentence; a miss is better than a false accusation.

Idea: a judgement is told in four ways, each read off its verb or noun.

* Naming: "called the plan reckless", "dismissed it as a stunt", "criticism of the shameful price".
  What follows in the clause is somebody's name for the thing.
* Praise and blame: "praised its brilliant cast", with the list ("…, stunning sets and a heroic
  score") or apposition ("…, a reckless stunt") that follows. Whose word stands before the noun cannot
  be told there, so it is left to who judges.
* The same the other way round: "the shameful price was slammed by rivals".
* Finding: "found the scheme shameless", "considered him a brilliant strategist". Such verbs tell of
  plain finds as well ("found alarming cracks"), so only what is said of an object is a judgement.

Known exceptions: a clause joined without a comma is taken for the judge's too ("praised the crew and
the shameful talks went on").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import takewhile

from articles.text.spans import Span
from compare.analysis.editorial.lexicon import WORD, lowered
from compare.analysis.word_sets import word_set

# What follows these verbs, up to the end of the clause or a
# quotation, is how somebody names or sees something.
_REST = r"(?P<rest>[^.;:,—“”\"\n]{0,200})"
_OBJECT = r"(?:[^.;:,—\n]|\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|St|Jr|[A-Z])\.){0,100}?"
_NAMING = re.compile(
    r"(?<![\w-])(?:(?:talk of|(?:claims?|accusations?|allegations?|charges|rumou?rs|suggestions?|complaints?|"
    r"criticism|fears?|warnings?|suspicions?|perceptions?|impressions?|denials?) (?:of|that|about)|"
    r"(?:praise|criticism|condemnation|denunciations?|ridicule|scorn|outrage|anger|fury|outcry|uproar|backlash|"
    r"disgust|dismay|indignation|admiration|acclaim) (?:of|for|at|about|over|against|that)|"
    r"(?:fiction|pretence|pretense|myth|illusion|assertion|contention) that|"
    r"call(?:s|ed|ing)?(?! (?:for|on|off|up|in|out|to)\b)|dub(?:s|bed|bing)?|"
    r"brand(?:s|ed|ing)|deem(?:s|ed|ing)?|accus(?:es?|ed|ing)|"
    r"(?:came|comes?|coming) across as|look(?:s|ed|ing)? like|"
    r"(?:suggest|impl|insinuat|conjectur|speculat|complain|alleg|worr|fear|hop|fret|joke)(?:y|ies|ied|es?|s|ed|ing)? that|"
    r"describ(?:es?|ed|ing)|nicknamed|(?:widely|often|long|generally|commonly|variously) \w+ed as|"
    r"(?:is|are|was|were|been|be|widely|long) considered|(?:better|best|well|widely|long) known for)\b|"
    r"(?:describ|portray|depict|paint|characteri[sz]|cast|view|regard|see|criticis|criticiz|condemn|"
    r"prais|hail|highlight|fram|tout|attack|slam|blast|lambast|derid|mock|dismiss|ridicul|pann?|denigrat|label|"
    r"perceiv|interpret|bill|remember|seiz|embrac|reject|defend)"
    rf"(?:s|es|n|d|ed|ing|led|ling)?\b{_OBJECT} as\b|\b(?:saw|known|read|took|taken)\b{_OBJECT} as\b|"
    # "Criticised the mayor for bullying": what somebody is blamed or praised for is the judge's view.
    r"\b(?:criticis|criticiz|condemn|prais|commend|blam|fault|punish|rebuk|attack|blast|slam|assail|lambast|ripp|bash|"
    rf"scold|mock|ridicul|su|thank|applaud)(?:e|es|s|d|ed|ing|led|ling)?\b{_OBJECT} (?:for|over)\b){_REST}|"
    # What somebody laments may be a list.
    r"\b(?:lament(?:s|ed|ing)?|decr(?:y|ies|ied|ying)|bemoan(?:s|ed|ing)?|deplor(?:es?|ed|ing)|"
    r"denounc(?:es?|ed|ing))\b(?P<listed>[^.;:—“”\"\n]{0,200})",
    re.IGNORECASE,
)

# Verbs that praise or blame and do little else, in the forms that are no nouns.
_PRAISED = word_set(
    """
    praised criticized criticised lauded applauded extolled acclaimed commended admired cheered
    condemned deplored derided mocked ridiculed lambasted assailed castigated berated chastised
    chastized excoriated vilified disparaged denigrated blasted skewered scorned reviled hailed saluted
    slammed savaged bashed panned rubbished dismissed trashed denounced decried lamented bemoaned
    """
)
_PRAISE = word_set(
    """
    praises praising criticizes criticising criticises criticizing lauds lauding applauds applauding
    extols extolling commends commending admires admiring condemns condemning deplores derides deriding
    mocking ridicules ridiculing lambasts lambasting assails assailing castigates castigating berates
    berating chastises chastising excoriates excoriating disparages disparaging denigrates denigrating
    blasting hails hailing slams slamming bashes bashing dismisses dismissing trashes trashing
    """
)
_ELSEWHERE = word_set("into from off against through")  # "slammed into a wall", "hailed from Vale"
_REASONS = word_set("for over")
_BEING = word_set("is are was were been being be get gets got")
_HAVING = word_set("has have had will would")
_FINDING = word_set(
    """
    find finds found finding think thinks thought consider considers considered considering judged judging
    ruled rated declares declared pronounced proclaims proclaimed believes believed labelled labeled
    labelling labeling termed
    """
)
_ADVERBS = word_set("so too very quite rather most more also still now as both even")
_DETERMINERS = word_set(
    """
    the a an his her its their our my your this that these those some any no every each two three four
    several many few more most other another
    """
)
_PREPOSITIONS = word_set(
    """
    of in on at by for from to with into onto upon about against among between through over under near
    without within across during than
    """
)
_JOINING = word_set(
    """
    and or but nor while when where after before because since although though if unless that as who
    which enough
    """
)
_PLACING = (_PREPOSITIONS - {"of"}) | _JOINING - {"and"}
_RELATIVE = word_set("what which whom that")
_RELATIVE_WITHIN = 4  # words before a verb of finding: "what many in town considered"
_PREDICATING = word_set("a an be been is are was were as")
_CONTRAST = word_set("but while whereas although though amid")
_FURTHEST = 12  # words between a verb of finding and the word of judgement
_LONGEST = 200  # characters of what is judged, up to each comma
_MOST_LISTED = 6
_STOP = frozenset(".;:—–\n")
# After a comma these open another clause; anything else goes on with what is judged.
_OPENING = (_JOINING | _PREPOSITIONS | _CONTRAST | _BEING) | word_set(
    """
    so yet then despite it he she they we i you there said says told according saying adding calling
    whose whom has have had will would
    """
)
_CLAUSE_BEFORE = re.compile(
    r"[.;:,—–\n]|\b(?:but|while|that|which|who|although|though|because|after|before|when|as|if|since|until"
    r"|whether|where)\b",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|St|Jr)|\b[A-Z])\Z")

Token = tuple[str, int, int]


def named_in(text: str, sentence: Span) -> list[Span]:
    """Return what somebody is said to call or see a thing as, in order."""
    found = _NAMING.finditer(text, sentence.start, sentence.end)
    return [Span(*match.span(match.lastgroup or 0)) for match in found]


def theirs(text: str, sentence: Span, places: Sequence[Span]) -> list[bool]:
    """Tell of each place in a sentence, in order, whether it is how somebody else judges a thing."""
    tokens = [
        (lowered(match.group()), match.start(), match.end())
        for match in WORD.finditer(text, sentence.start, sentence.end)
    ]
    zones = [*named_in(text, sentence), *_judged_in(text, sentence, tokens)]
    return [
        any(zone.contains(place) for zone in zones) or _is_found_so(text, tokens, place)
        for place in places
    ]


# --- praise and blame --------------------------------------------------------------------------


def _judged_in(text: str, sentence: Span, tokens: Sequence[Token]) -> Iterator[Span]:
    """Yield what somebody is said to praise or blame."""
    for position, (word, _, end) in enumerate(tokens):
        if word not in _PRAISED and word not in _PRAISE:
            continue
        following = tokens[position + 1][0] if position + 1 < len(tokens) else ""
        if following in _ELSEWHERE:
            continue
        first = position  # of the whole verb: "has been widely slammed"
        while first and _is_of_verb(tokens[first - 1][0]):
            first -= 1
        passive = any(other in _BEING for other, _, _ in tokens[first:position])
        if word in _PRAISED and (passive or following == "by"):
            at = tokens[first][1]
            yield Span(sentence.start + _clause_start(text[sentence.start : at]), at)
        if (not passive and following != "by") or following in _REASONS:
            yield Span(end, _judged_end(text, sentence, end))


def _is_of_verb(word: str) -> bool:
    return word in _BEING or word in _HAVING or word in _ADVERBS or word.endswith("ly")


def _clause_start(before: str) -> int:
    """Return where the subject that a text ends with begins; an apposition belongs to it."""
    before = before.rstrip()
    if before.endswith(","):
        before = before[:-1].rpartition(",")[0]
    breaks = [match.end() for match in _CLAUSE_BEFORE.finditer(before)]
    return breaks[-1] if breaks else 0


def _judged_end(text: str, sentence: Span, start: int) -> int:
    """Return where the object of praise or blame ends, the list or apposition after it included."""
    end = _piece_end(text, sentence, start)
    for listed in range(_MOST_LISTED):
        if end >= sentence.end or text[end] != ",":
            break
        following = WORD.search(text, end, min(sentence.end, end + _LONGEST))
        if following is None:
            break
        word = lowered(following.group())
        if word in _OPENING and not (word in {"and", "or"} and listed):
            break
        end = _piece_end(text, sentence, end + 1)
    return end


def _piece_end(text: str, sentence: Span, start: int) -> int:
    """Return the place of the next comma, stop or contrast."""
    limit = min(sentence.end, start + _LONGEST)
    for match in re.finditer(r"[.;:,—–\n]|\w+", text[start:limit]):
        found, at = match.group(), start + match.start()
        if found == "," or (found in _STOP and not _ABBREVIATED.search(text, start, at)):
            return at
        if found.lower() in _CONTRAST:
            return at
    return limit


# --- finding -----------------------------------------------------------------------------------


def _is_found_so(text: str, tokens: Sequence[Token], place: Span) -> bool:
    """Tell whether words are what somebody finds of something: "found the scheme shameless"."""
    first = bisect_left(tokens, place.start, key=lambda token: token[1])
    near = range(first - 1, max(-1, first - 1 - _FURTHEST), -1)
    verb = next((i for i in near if tokens[i][0] in _FINDING), None)
    if verb is None or not _STOP.isdisjoint(text[tokens[verb][2] : place.start]):
        return False
    if text.startswith(",", tokens[verb][2]):
        return False
    between = [word for word, _, _ in tokens[verb + 1 : first]]
    before = [word for word, _, _ in tokens[max(0, verb - _RELATIVE_WITHIN) : verb]]
    thing = list(takewhile(lambda word: word not in _PREDICATING, between))
    if len(thing) < len(between):
        if thing == ["to"]:  # "was found to be"
            return not _BEING.isdisjoint(before)
        return _is_thing(thing) or not _RELATIVE.isdisjoint(before)
    if not _is_predicate(text, tokens, place):
        return False
    passive = bool(before) and (before[-1] in _BEING or not _RELATIVE.isdisjoint(before))
    while between and (between[-1] in _ADVERBS or between[-1].endswith("ly")):
        between.pop()
    return _is_thing(between) if between else passive


def _is_thing(words: Sequence[str]) -> bool:
    """Tell whether words after a verb are its object: no place or time, and more than an article."""
    if not words or words[-1] in _DETERMINERS or not _PLACING.isdisjoint(words):
        return False
    return any(word not in _DETERMINERS and word not in _ADVERBS for word in words)


def _is_predicate(text: str, tokens: Sequence[Token], place: Span) -> bool:
    """Tell whether nothing follows that an adjective could belong to."""
    after = bisect_left(tokens, place.end, key=lambda token: token[1])
    if after == len(tokens) or not text[place.end : tokens[after][1]].isspace():
        return True
    return tokens[after][0] in _PREPOSITIONS | _JOINING
