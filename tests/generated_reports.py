"""Pairs of generated reports that have something to compare: quotations, figures, sources, hedges.

Both tell the same facts. Each side tells a fact in a way of its own: the words of a quotation
altered, trimmed, added to or given to somebody else, a figure changed, a source or a hedge gone, a
judgement put in, one saying inside another, in every style of quotation marks.
"""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

MARKS = (
    ("“", "”"), ("\"", "\""), ("‘", "’"), ("'", "'"), ("«", "»"), ("„", "“"), ("``", "''"),
    ("“", "\""), ("”", "”"), ("“", ""), ("", "”"), ("‹", "›"), ("“‘", "’”"), ("„", "”"),
)  # fmt: skip
SPEAKERS = (
    "Mayor Ida Roke", "Roke", "The minister, Ode Varr,", "Varr", "a source close to the talks",
    "the U.S. envoy", "Two officials who asked not to be named", "she", "He", "The Tarn Post",
    "a spokesman for the port", "Dr. A. B. Lund", "an internal report", "Officials", "they",
)  # fmt: skip
CUES = (
    "said", "told reporters", "told the Tarn Post", "claimed", "revealed", "insisted", "warned",
    "admitted", "wrote", "believes", "fears", "announced on Monday", "added", "has long argued",
)  # fmt: skip
FRAMES = (
    "{who} {cue}: {quote}.", "{quote}, {who} {cue}.", "{quote}, {cue} {who}.", "{who} {cue} {quote}.",
    "{who} {cue} that {claim}.", "According to {who}, {claim}.", "{claim}, {who} {cue}.", "{claim}.",
    "It is reported that {claim}.", "{claim}, according to {who}.", "{claim}, reportedly.",
    "{other} {othercue} that {who} {cue} that {claim}.", "{who} {cue} that {other} {othercue} {quote}.",
    "{quote}, {who} {cue}. {more}.", "{half} {who} {cue}, {rest}", "{claim}: {who}", "{quote}",
    "Asked whether {claim}, {who} {cue} that {othercue} {quote}.", "{who} {cue} {claim}, {quote}",
    "{who} is said to have {cue} that {claim}.", "Last year {claim}, and {who} {cue} so.",
)  # fmt: skip
SAYINGS = (
    "We will not close the old harbour before the last ferry has been repaired",
    "Nobody in this town has ever been asked what the new bridge should cost",
    "I never signed that letter and I never saw the money they are talking about",
    "The committee might publish its findings once the inspectors have left the plant",
    "Every family that lost a house will be paid in full by the end of the winter",
    "It was the worst night of my life, and the sirens did not stop until morning",
)  # fmt: skip
FACTS = (
    "the flood killed {n} people in {place}", "{n} workers lost their jobs at the {place} plant",
    "the ministry paid ${n} million for the harbour in {place}",
    "prices in {place} rose by {n} per cent", "the trial in {place} opens on {n} June 2024",
    "the council voted {n}-2 for the bridge in {place}", "the deal could cost {place} {n} jobs",
    "{n} of {n} ships reached {place} on Monday", "the ferry may have left {place} before dawn",
    "police in {place} arrested {n} people over the fire", "{place} will play {n}:1 on Sunday",
)  # fmt: skip
NUMBERS = ("3", "12", "19", "4.2", "1,200", "1200", "a dozen", "twenty-one", "some 40", "about 41",
           "more than 300", "٣", "½", "3rd", "1.2.3", "99999999999999999999999")  # fmt: skip
PLACES = ("Tarn", "St. Orr", "the Lower Vale", "Kessel", "New Tarn", "Œrsund", "القدس")
JUDGED = (
    "In a dramatic move, ", "Shamefully, ", "This is clearly a disaster for the town. ",
    "What is clear, however, is that the town will never forgive it. ", "Unsurprisingly, ",
    "The shameful decision raises questions about the future. ", "",  "", "", "",
)  # fmt: skip
REWORDED = {
    "might": "will", "could": "will", "may have": "has", "never": "hardly", "nobody": "somebody",
    "last": "first", "every": "no", "not": "", "before": "after", "will": "will … ", "the": "[the]",
}  # fmt: skip
BREAKS = (" ", " ", " ", "\n", "\n\n", "  ", "\r\n", " — ")


@st.composite
def facts(draw: st.DrawFn) -> dict[str, str]:
    """Draw what happened and who spoke of it."""
    return {
        "saying": draw(st.sampled_from(SAYINGS)),
        "fact": draw(st.sampled_from(FACTS)),
        "n": draw(st.sampled_from(NUMBERS)),
        "place": draw(st.sampled_from(PLACES)),
        "who": draw(st.sampled_from(SPEAKERS)),
        "cue": draw(st.sampled_from(CUES)),
    }


def changed_words(draw: st.DrawFn, saying: str) -> str:
    """Cut words off a saying, exchange one of them, or add some."""
    fate = draw(st.sampled_from(["", "", "cut", "altered", "added", "inner"]))
    words = saying.split()
    place = draw(st.integers(1, len(words) - 1))
    if fate == "cut":
        return " ".join(words[place:] if draw(st.booleans()) else words[:place])
    if fate == "altered":
        return " ".join(REWORDED.get(word.lower(), word) for word in words)
    if fate == "added":
        return f"{saying}, and that is a promise to {draw(st.sampled_from(PLACES))}"
    if fate == "inner":
        return " ".join([*words[:place], *words[place + 2 :]])
    return saying


def told(draw: st.DrawFn, fact: dict[str, str]) -> str:
    """Tell one fact in one of many ways, mostly with what it says left as it is."""

    def maybe(value: str, others: tuple[str, ...]) -> str:
        return draw(st.sampled_from(others)) if draw(st.integers(0, 3)) == 0 else value

    opening, closing = draw(st.sampled_from(MARKS))
    saying = changed_words(draw, fact["saying"])
    middle = saying.find(" ", len(saying) // 2)
    claim = fact["fact"].format(n=maybe(fact["n"], NUMBERS), place=maybe(fact["place"], PLACES))
    if draw(st.integers(0, 3)) == 0:
        for old, new in REWORDED.items():
            claim = claim.replace(f" {old} ", f" {new} ")
    sentence = draw(st.sampled_from(FRAMES)).format(
        who=maybe(fact["who"], SPEAKERS),
        cue=maybe(fact["cue"], CUES),
        other=draw(st.sampled_from(SPEAKERS)),
        othercue=draw(st.sampled_from(CUES)),
        quote=f"{opening}{saying}{closing}",
        half=f"{opening}{saying[:middle]},{closing}",
        rest=f"{opening}{saying[middle:].strip()}{closing}",
        more=f"{opening}{draw(st.sampled_from(SAYINGS))}{closing}",
        claim=claim,
    )
    return draw(st.sampled_from(JUDGED)) + sentence[:1].upper() + sentence[1:]


@st.composite
def told_twice(draw: st.DrawFn) -> tuple[str, str]:
    """Draw two reports of the same facts; one may leave some out or tell them in another order."""
    happened = draw(st.lists(facts(), min_size=1, max_size=6))
    sides = []
    for _ in range(2):
        order = [fact for fact in happened if draw(st.integers(0, 5))]
        if draw(st.integers(0, 3)) == 0:
            order = draw(st.permutations(order))
        parts: list[Any] = []
        for fact in order:
            parts += [told(draw, fact), draw(st.sampled_from(BREAKS))]
        sides.append("".join(parts))
    return sides[0], sides[1]
