"""What has to hold for any text whatever: hypothesis drives the four batch commands.

VARIORUM_FUZZ=10000 tries that many examples a property, new ones each time; without it a few, the
same ones each time. The encoder is a fake: what is tested is our code, not the weights.
"""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from articles import jsonlines
from articles.jsonlines import Answer, BadLine, Record
from articles.management.commands import group_events
from articles.text.grouping import group
from compare.management.commands import analyse, compare_texts, pair_similarity
from tests.fakes import FakeEncoder
from tests.generated_reports import told_twice

EXAMPLES = os.environ.get("VARIORUM_FUZZ", "")
fuzz = settings(
    max_examples=int(EXAMPLES or 150),
    derandomize=not EXAMPLES,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)

# Texts

ANY_CHARACTER = st.characters(exclude_categories=())  # half surrogates, too
TELLING = (
    " \t\n\r\x00\x0b\x1c\x85\xa0\xad\u0301\u200b\u200d\u200f\u2028\u202e\ufeff\ud83d\udc00🙂\U0001f468"
    "\"'“”‘’„«»‹›`´.,;:!?…–—-()[]{}<>&%$€£#@*_/\\0123456789aAzZßİıñשלוםمرحبا中。、」「؟ﬁ٣"
)
anything = st.text(ANY_CHARACTER, max_size=200) | st.text(st.sampled_from(TELLING), max_size=200)

OPENINGS = (
    "The minister said", "Mr. Ode Varr told reporters", "she added", "According to the ministry",
    "A source close to the talks claimed", "officials, who asked not to be named, insisted",
    "In a statement", "the U.S. envoy, Dr. A. B. Roke, Ph.D.,", "It was reported", "He",
    "The Tarn Post first reported", "critics fear", "Allegedly", "the report reveals",
    "Asked about it, Roke", "police in St. Orr say", "No. 10", "The company’s chief, Ida Roke,",
)  # fmt: skip
CLAIMS = (
    "that the pier will close in June", "the bridge, built in 1931, is unsafe",
    "that some 4.2 million crowns (about $3.1m) were missing", "it would not comment",
    "3,000 people were evacuated on 12 Sept. 2024", "to no avail", "the vote might fail",
    "that taxes could rise by 5. 9 per cent at 10 a.m. EST", "nobody was hurt",
    "a shameful, reckless retreat", "which is clearly a disaster for the town",
    "that he “never saw” the letter", "the deal — the largest so far — is off",
)  # fmt: skip
HARDER = {"might fail": "will fail", "claimed": "revealed", "could rise": "will rise"}
GLUE = (
    " ", " ", " ", ", ", ". ", ".\n", "\n", "\n\n", ": “", "” ", ",” ", "“", "”", "\"", "'", "‘", "’",
    " — ", "...", "!” ", "?’” ", " (", ") ", "; ", " and ", ", but ", " said. ", ", he said. ",
    " said Roke, ", " according to Mr. Varr. ", "\u2028", "\u200f", " 🙂 ", "\r\n", "\xa0",
    "\nScroll to Top\n", "\nMOST READ\n", "date 2022-01-26 ", "- ", "<b>", "e.g. ", "No. 5 ",
)  # fmt: skip
fragments = st.sampled_from(OPENINGS) | st.sampled_from(CLAIMS) | st.sampled_from(GLUE)
clauses = st.builds(
    "{0}{1}{2}{3}".format,
    st.just("") | st.sampled_from(OPENINGS),
    st.sampled_from(GLUE),
    st.sampled_from(CLAIMS),
    st.sampled_from(GLUE) | st.sampled_from([". ", ".\n", ",” Roke said. ", ", Mr. Varr said. "]),
)
pieces = st.lists(fragments | clauses | clauses, min_size=1, max_size=20)
news = pieces.map("".join)
texts = news | news | told_twice().map("".join) | anything
languages = st.sampled_from([None, "en", "en", "en", "de", "fa", "zh", "xx"])
times = st.sampled_from([None, "2025-03-11", "2025-03-11T10:00Z", "2025-03-11T15:00+02:00"])
identifiers = st.none() | st.integers() | st.text(ANY_CHARACTER, max_size=5)


@st.composite
def rewritten(draw: st.DrawFn) -> tuple[str, str]:
    """Draw a text and another made from it: pieces dropped, put in, exchanged, reworded, moved."""
    left = draw(st.lists(fragments | clauses | clauses, min_size=3, max_size=15))
    right: list[str] = []
    for piece in left:
        fate = draw(st.sampled_from(["kept", "reworded", "reworded", "followed", "exchanged", ""]))
        if fate in ("kept", "followed"):
            right.append(piece)
        if fate == "reworded":
            right.append(reworded(draw, piece))
        if fate in ("followed", "exchanged"):
            right.append(draw(fragments | clauses))
    if draw(st.booleans()):
        cut = draw(st.integers(0, len(right)))
        right = right[cut:] + right[:cut]
    return "".join(left), "".join(right)


def reworded(draw: st.DrawFn, piece: str) -> str:
    """Exchange the opening, a word, or nothing; an opening that goes takes the source with it."""
    for old in (*OPENINGS, *HARDER):
        if old in piece:
            new = HARDER.get(old) or draw(st.just("") | st.sampled_from(OPENINGS))
            return piece.replace(old, new)
    return piece


@st.composite
def reports(draw: st.DrawFn) -> dict[str, Any]:
    return {
        "id": draw(identifiers),
        "text": draw(texts),
        "headline": draw(st.none() | texts),
        "language": draw(languages),
        "published_at": draw(times),
    }


@st.composite
def pairs(draw: st.DrawFn) -> dict[str, Any]:
    left, right = draw(rewritten() | told_twice() | told_twice() | st.tuples(texts, texts))
    language = draw(st.just("en") | languages)
    return {"id": draw(identifiers)} | {
        side: {
            "text": text,
            "headline": draw(st.none() | news),
            "language": language,
            "outlet": draw(st.sampled_from([None, "Tarn Post", "", "U.S.", "”"])),
            "published_at": draw(times),
        }
        for side, text in (("left", left), ("right", right))
    }


sentences = st.fixed_dictionaries({"id": identifiers, "a": texts, "b": texts})

scalars = st.none() | st.booleans() | st.integers() | st.floats() | anything
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(anything, inner, max_size=2),
    max_leaves=4,
)
keys = st.sampled_from(
    ["id", "text", "headline", "language", "published_at", "left", "right", "outlet", "a", "b"]
)
sides = st.dictionaries(keys, values, max_size=4)
odd_records = st.dictionaries(keys, values | sides, max_size=8)

# Answers


@pytest.fixture(scope="module", autouse=True)
def fake_encoder() -> Iterator[None]:
    fake = FakeEncoder()
    with pytest.MonkeyPatch.context() as patch:
        for module in (analyse, compare_texts, pair_similarity):
            patch.setattr(module, "get_encoder", lambda: fake)
        yield


def grouped(records: Sequence[Record]) -> list[Any]:
    """Answer as `group_events` does."""
    taken = group_events.fingerprints(records, FakeEncoder())
    events = iter(group([one for one in taken if not isinstance(one, BadLine)]))
    return [
        one if isinstance(one, BadLine) else {"id": record.get("id"), "event": next(events)}
        for record, one in zip(records, taken, strict=True)
    ]


def answer(command: Any, *records: Record) -> list[Answer]:
    """Return the answers as their reader gets them, none of them an error."""
    read = []
    for given_answer in command.Command().answers(records):
        assert not isinstance(given_answer, BadLine), given_answer
        read.append(json.loads(jsonlines.dumped(given_answer)))
    return read


def inside(span: Sequence[int], start: int, end: int) -> bool:
    return start <= span[0] < span[1] <= end


def in_order(spans: Sequence[Sequence[int]]) -> bool:
    return all(before[1] <= after[0] for before, after in pairwise(spans))


# Properties


@fuzz
@given(reports())
def test_an_analysis_stays_inside_its_text(record: Record) -> None:
    text = record["text"]
    (given_answer,) = answer(analyse, record)
    found = given_answer["sentences"]
    assert in_order([(one["start"], one["end"]) for one in found])
    assert "".join(text.split()) == "".join(
        "".join(text[one["start"] : one["end"]].split()) for one in found
    )
    for one in found:
        start, end = one["start"], one["end"]
        assert inside((start, end), 0, len(text))
        assert text[start:end] == text[start:end].strip()
        assert 0 <= one["editorialising"] <= 1
        assert in_order(one["own_voice"])
        assert all(inside(span, start, end) for span in one["own_voice"])
        for wording in one["wording"]:
            assert inside((wording["start"], wording["end"]), start, end)
            assert 0 <= wording["score"] <= 1
            assert wording["reason"]
        for said in one["attributions"]:
            spans = [said["source"], said["cue"], *said["content"]]
            assert all(inside(span, 0, len(text)) for span in spans if span is not None)
            assert in_order(said["content"])
            assert any(span and span[0] < end and start < span[1] for span in spans)


@fuzz
@given(reports())
def test_own_voice_and_reported_words_share_no_character(record: Record) -> None:
    """The plain object of a stance ("denied the charges") is both: see compare/analysis/attribution/voice.py."""
    (given_answer,) = answer(analyse, record)
    for one in given_answer["sentences"]:
        for said in one["attributions"]:
            first = record["text"][said["content"][0][0] :] if said["content"] else ""
            if said["direct"] or said["cue"] is None or first[:5].lower() == "that ":
                for start, end in one["own_voice"]:
                    assert all(b <= start or end <= a for a, b in said["content"])


COLON = (
    "The minister said that the pier will close in June. In a statement: “that the pier will close "
)


@fuzz
@given(pairs())
@example({"id": 1, "left": {"text": COLON}, "right": {"text": COLON}})  # a cue without a word
def test_links_and_flags_stay_inside_their_texts(record: dict[str, Any]) -> None:
    (given_answer,) = answer(compare_texts, record)
    text = {side: record[side]["text"] for side in ("left", "right")}
    assert 0 <= given_answer["same_event"] <= 1
    for side in ("left", "right"):
        linked = {tuple(span) for link in given_answer["links"] for span in link[side]}
        alone = [tuple(span) for span in given_answer[f"only_{side}"]]
        every = sorted({*linked, *alone})
        assert linked.isdisjoint(alone)
        assert in_order(every)
        assert all(inside(span, 0, len(text[side])) for span in every)
    for link in given_answer["links"]:
        assert link["left"] and link["right"]
        assert 0 <= link["similarity"] <= 1
    for flag in given_answer["flags"]:
        assert 0 <= flag["score"] <= 1
        assert flag["explanation"] and flag["rule"]
        assert flag["evidence"] is None or flag["evidence"]["side"] != flag["side"]
        for mark in filter(None, (flag, flag["evidence"])):
            assert inside((mark["start"], mark["end"]), 0, len(text[mark["side"]]))
            assert text[mark["side"]][mark["start"] : mark["end"]] == mark["quote"]


def linked_pairs(given_answer: Answer, first: str, second: str) -> set[tuple[Any, ...]]:
    """Return every pair of linked sentences; how they are grouped may differ by side."""
    return {
        (*one, *other)
        for link in given_answer["links"]
        for one in link[first]
        for other in link[second]
    }


@fuzz
@given(pairs())
def test_neither_side_is_favoured(record: dict[str, Any]) -> None:
    """The sides exchanged, the same sentences are linked and the same words flagged."""
    exchanged = {"id": record["id"], "left": record["right"], "right": record["left"]}
    (one,), (other,) = answer(compare_texts, record), answer(compare_texts, exchanged)
    assert one["only_left"] == other["only_right"]
    assert one["only_right"] == other["only_left"]
    assert linked_pairs(one, "left", "right") == linked_pairs(other, "right", "left")
    names = {"left": "right", "right": "left"}
    assert remarked(one, names) == remarked(other, {"left": "left", "right": "right"})


UNDIRECTED = {"quote_altered", "figure_changed"}  # marked on the later side, or else on the right


def remarked(given_answer: Answer, names: dict[str, str]) -> set[tuple[Any, ...]]:
    """Return what is flagged, its sides renamed; words that differ from each other count as a pair."""
    found: set[tuple[Any, ...]] = set()
    for flag in given_answer["flags"]:
        marks = [flag, flag["evidence"]] if flag["kind"] in UNDIRECTED else [flag]
        spots = {(names[mark["side"]], mark["start"], mark["end"]) for mark in marks if mark}
        found.add((flag["kind"], frozenset(spots)))
    return found


@fuzz
@given(sentences)
@example({"id": 1, "a": "", "b": ""})
def test_a_similarity_is_a_probability(record: Record) -> None:
    (given_answer,) = answer(pair_similarity, record)
    assert 0 <= given_answer["similarity"] <= 1


@fuzz
@given(st.lists(reports(), max_size=6), st.randoms(use_true_random=False))
def test_events_do_not_depend_on_the_order_of_articles(records: list[Record], chance: Any) -> None:
    order = list(range(len(records)))
    chance.shuffle(order)
    events = [one["event"] for one in grouped(records)]
    shuffled = [one["event"] for one in grouped([records[place] for place in order])]
    back = dict(zip(order, shuffled, strict=True))
    assert all(isinstance(event, int) for event in events)
    for first in order:
        for second in order:
            assert (events[first] == events[second]) == (back[first] == back[second])


@pytest.mark.parametrize(
    ("command", "records"),
    [(analyse, reports()), (compare_texts, pairs()), (pair_similarity, sentences)],
)
def test_an_answer_depends_on_its_line_alone(
    command: Any, records: st.SearchStrategy[Record]
) -> None:
    @fuzz
    @given(st.lists(records, min_size=1, max_size=3))
    def check(lines: list[Record]) -> None:
        together = answer(command, *lines)
        assert together == answer(command, *lines)
        assert together == answer(command, *reversed(lines))[::-1]
        assert together == [answer(command, line)[0] for line in lines]

    check()


@pytest.mark.parametrize("command", [analyse, compare_texts, pair_similarity, group_events])
def test_an_odd_record_is_answered_or_refused(command: Any) -> None:
    @fuzz
    @given(odd_records)
    def check(record: Record) -> None:
        answers = grouped if command is group_events else command.Command().answers
        out = io.StringIO()
        (given_answer,) = answers([record])
        jsonlines.write(given_answer, jsonlines.Line(1, record), out)
        assert json.loads(out.getvalue(), parse_constant=pytest.fail)

    check()


lines = st.binary(max_size=40) | st.dictionaries(anything, values, max_size=3).map(
    lambda record: json.dumps(record).encode()
)


@fuzz
@given(st.lists(lines, max_size=8), st.sampled_from([b"\n", b"\r\n"]))
def test_every_line_of_any_bytes_has_its_answer(rows: list[bytes], end: bytes) -> None:
    raw = end.join(rows)
    expected = raw.split(b"\n")
    while expected and not expected[-1].strip():
        expected.pop()
    out = io.StringIO()
    for line in jsonlines.parsed(io.BytesIO(raw)):
        given_answer: Any = {"id": line.number} if line.error is None else BadLine(line.error)
        jsonlines.write(given_answer, line, out)
    answers = [
        json.loads(row, parse_constant=pytest.fail) for row in out.getvalue().split("\n")[:-1]
    ]
    assert len(answers) == len(expected)
    assert [one.get("line") or one["id"] for one in answers] == list(range(1, len(answers) + 1))
