"""What others praise, slam or find is not the outlet's own evaluation; what it tells itself is."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.text.spans import Span
from compare.analysis.editorial.editorialising import find_editorialising
from compare.analysis.editorial.marks import STRONG_WORDING, find_marks
from compare.analysis.editorial.others_views import theirs
from tests.compare.analysis.editorial.helpers import alignment, analysis, document


def strong(sentence: str) -> list[str]:
    whole = Span(0, len(sentence))
    marks = find_marks(sentence, (whole,), sentence=whole)
    return [m.span.slice(sentence) for m in marks if m.score >= STRONG_WORDING]


@pytest.mark.parametrize(
    "sentence",
    [
        "Critics praised its brilliant cast.",
        "Critics praised its brilliant cast, stunning sets and heroic score.",
        "Reviewers applauded the sets, the heroic score, and the brilliant cast.",
        "Mr. Orlo condemned Mr. Brandt’s shameful offer.",
        "The union condemned the offer, a shameful one, on Friday.",
        "He was hailed as a brilliant strategist.",
        "Opponents dismissed it as a reckless stunt.",
        "The pilots were praised for their heroic work.",
        "The board was criticised over its reckless plan.",
        "The film drew acclaim for its brilliant cast.",
        "The offer met outrage over its shameful terms.",
    ],
)
def test_what_others_praise_or_blame_is_not_the_outlets_word(sentence: str) -> None:
    assert strong(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The shameful price was condemned by rivals.",
        "The scheme, a reckless one, has been widely condemned.",
        "On Friday the reckless plan was mocked in the town.",
        "The brilliant cast, praised by critics, left on Monday.",
    ],
)
def test_nor_is_the_name_of_what_is_praised_or_blamed(sentence: str) -> None:
    assert strong(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The judge found the scheme shameless.",
        "The judge found the scheme unfair and shameless in its terms.",
        "Judge Finds Scheme Shameless",
        "Many consider the plan reckless.",
        "They considered him a brilliant strategist.",
        "The inquiry found the tone of the board a disgrace and its terms shameful.",
        "The scheme was found to be shameless.",
        "She thinks the plan is ludicrous.",
        "He made what critics considered a reckless stunt.",
        "It was an offer that the crews found shameful.",
    ],
)
def test_what_somebody_finds_a_thing_to_be_is_not_the_outlets_word(sentence: str) -> None:
    assert strong(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # the verb is the outlet's choice
        ("Rivals slammed the shameful price.", ["slammed"]),
        ("The shameful price was slammed by rivals.", ["slammed"]),
        # another clause
        ("He praised the crew, and the shameful talks went on.", ["shameful"]),
        ("He praised the crew but the shameful talks went on.", ["shameful"]),
        ("In a shameful vote, the price was condemned by rivals.", ["shameful"]),
        ("The board set a shameful price, which was condemned by rivals.", ["shameful"]),
        ("The board blatantly lied after its chief was mocked.", ["blatantly"]),
        # how it was done
        ("The crews were brutally criticised.", ["brutally"]),
        # plain finds, plans and rulings
        ("They found a horrific scene.", ["horrific"]),
        ("They found the man in a horrific state.", ["horrific"]),
        ("The board is considering a drastic plan.", ["drastic"]),
        ("The judges, a shameful panel, met at noon.", ["shameful"]),
        ("The reckless mayor found a new home.", ["reckless"]),
        ("The board found that the shameful plan cost nine million crowns.", ["shameful"]),
        # verbs that praise and blame, meant otherwise
        ("The car slammed into a horrific wreck.", ["horrific"]),
        ("The pilot hailed from a brutal town.", ["brutal"]),
    ],
)
def test_what_the_outlet_tells_itself_stays_its_own(sentence: str, expected: list[str]) -> None:
    assert strong(sentence) == expected


def test_a_report_of_praise_and_blame_is_not_flagged() -> None:
    left = document("The film opened in Tarn on Friday.", "The price of a seat rose to 9 crowns.")
    right = document(
        "Critics praised the brilliant cast of the film that opened in Tarn on Friday.",
        "Parents condemned the shameful price of a seat, which rose to 9 crowns.",
    )
    linked = alignment(left, right, (0, 0), (1, 1))
    assert find_editorialising(left, right, analysis(left), analysis(right), linked) == ()


def test_an_evaluation_beside_praise_and_blame_is_still_flagged() -> None:
    left = document("The film opened in Tarn on Friday.")
    right = document("The brilliant film opened in Tarn on Friday, and critics praised the cast.")
    (flag,) = find_editorialising(
        left, right, analysis(left), analysis(right), alignment(left, right, (0, 0))
    )
    assert flag.quote == "brilliant"


@settings(max_examples=200, deadline=None)
@example("the board found", 15, 15)
@given(
    st.lists(
        st.sampled_from(
            [
                "praised",
                "found",
                "the",
                "was",
                "slammed",
                "by",
                ",",
                ".",
                "brilliant",
                "to",
                "be",
                "a",
            ]
        )
        | st.text(max_size=6),
        max_size=30,
    ).map(" ".join),
    st.integers(0, 200),
    st.integers(0, 200),
)
def test_any_text_and_place_has_an_answer(text: str, a: int, b: int) -> None:
    place = Span(min(a, b, len(text)), min(max(a, b), len(text)))
    (answer,) = theirs(text, Span(0, len(text)), [place])
    assert answer in {True, False}
