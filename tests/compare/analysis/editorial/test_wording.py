from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.spans import Span
from compare.analysis.editorial.editorialising import WORDING_THRESHOLD
from compare.analysis.editorial.harmless_words import HARMLESS, LITERAL
from compare.analysis.editorial.lexicon import lexicon
from compare.analysis.editorial.loaded_words import GROUPS
from compare.analysis.editorial.marks import (
    STEM,
    STRONG_WORDING,
    TRAILING_WORDS,
    find_marks,
)
from compare.analysis.editorial.wording import find_wording
from tests.compare.analysis.editorial.helpers import document, outside_quotation_marks


def found(sentence: str) -> list[tuple[str, str]]:
    whole = Span(0, len(sentence))
    return [
        (m.span.slice(sentence), m.group) for m in find_marks(sentence, (whole,), sentence=whole)
    ]


def strong(sentence: str) -> list[str]:
    whole = Span(0, len(sentence))
    marks = find_marks(sentence, (whole,), sentence=whole)
    return [m.span.slice(sentence) for m in marks if m.score >= STRONG_WORDING]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The ferry company made a shameful offer.", [("shameful", "condemnation")]),
        ("The mayor slammed the harbour board.", [("slammed", "charged verb")]),
        ("He vowed to torpedo the plan.", [("torpedo", "charged verb")]),
        ("Her heroic speech ended at noon.", [("heroic", "praise")]),
        ("The so-called reformers met on Monday.", [("so-called", "distance")]),
        ("Clearly the bridge will not open.", [("Clearly", "certainty")]),
        ("She answered defiantly.", [("defiantly", "manner")]),
        ("The regime closed the port.", [("regime", "label")]),
        ("He keeps an iron grip on the town hall.", [("iron grip", "figure of speech")]),
        ("The regime's critics left.", [("regime's", "label")]),
        ("The regime’s critics left.", [("regime’s", "label")]),
    ],
)
def test_a_loaded_word_is_found_with_its_exact_span_and_group(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert found(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The council approved the new bridge on Tuesday by seven votes to four.",
        "Police said two people were injured when a tram left the rails near the station.",
        "The company reported a loss of 4.2 million euros for the third quarter.",
        "Ministers will meet in Geneva next week to discuss the fishing quota.",
        "The union called a one-day strike after talks over pay ended without agreement.",
        "The court sentenced him to six years in prison for fraud.",
        "Envoys raised the prospect of regime change at the session.",
        "He was treated in critical care after the collision.",
        "A rock blocked the tunnel, and a blast was heard at 6 a.m.",
        "The Radical Party won three seats in Northmoor.",
    ],
)
def test_plain_reporting_has_no_loaded_words(sentence: str) -> None:
    assert strong(sentence) == []


def test_neighbouring_loaded_words_are_one_place() -> None:
    assert strong("They fear his brutal, authoritarian rule.") == ["brutal, authoritarian"]
    assert strong("A shameful and reckless plan was dropped.") == ["shameful and reckless"]


def test_a_weak_word_alone_stays_below_the_threshold_and_counts_in_company() -> None:
    assert strong("A growing number of boats use the canal.") == []
    assert strong("It met growing public outrage over the canal.") == ["growing public outrage"]


def test_words_inside_quotation_marks_are_not_the_outlets() -> None:
    doc = document("The plan is “shameful and reckless”, Mr Orlo told the chamber.")
    assert find_wording(doc, outside_quotation_marks(doc)) == ((),)


def test_words_of_an_attributed_claim_are_not_the_outlets() -> None:
    doc = document("The union said the offer was shameful.")
    assert find_wording(doc, ((Span(0, len("The union said ")),),)) == ((),)


def test_wording_gives_a_reason_and_slices_to_its_words() -> None:
    doc = document("Nothing happened.", "In a stunning reversal, the board resigned.")
    (_, (wording,)) = find_wording(doc, outside_quotation_marks(doc))
    assert wording.span.slice(doc.text) == "stunning"
    assert wording.reason == "dramatising word"


def test_boilerplate_and_other_languages_have_no_wording() -> None:
    doc = document("A shameful offer.", boilerplate=frozenset({0}))
    assert find_wording(doc, outside_quotation_marks(doc)) == ((),)
    persian = document("A shameful offer.", language="fa")
    assert find_wording(persian, outside_quotation_marks(persian)) == ((),)


def test_a_name_is_not_loaded_but_a_headline_is_read() -> None:
    assert strong("They visited the Brutal Museum on Friday.") == []
    assert strong("Council Makes Shameful Offer To Ferry Crews") == ["Shameful"]


def test_an_expression_never_reaches_over_the_end_of_a_sentence() -> None:
    assert strong("They asked for iron. Grip on the rails was good.") == []


def test_every_word_of_the_lexicon_is_listed_once_per_group_and_has_a_sound_strength() -> None:
    for group in GROUPS:
        listed = [" ".join(word.split()) for word in group.words.split(",") if word.strip()]
        assert sorted(listed) == sorted(set(listed)), group.name
        assert 0.0 < group.strength < 1.0
        assert group.reason
    assert len(HARMLESS) == len(set(HARMLESS))


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 300))
def test_any_text_gives_ordered_marks_inside_its_own_voice(text: str, a: int, b: int) -> None:
    whole = Span(0, len(text))
    voice = Span(min(a, b, len(text)), min(max(a, b), len(text)))
    marks = find_marks(text, (voice,), sentence=whole)
    for mark in marks:
        assert voice.contains(mark.span)
        assert 0.0 < mark.score < 1.0
    assert all(x.span.end <= y.span.start for x, y in itertools.pairwise(marks))


def test_a_mark_ends_with_its_loaded_word() -> None:
    assert [words for words, _ in found("They found alarming cracks in the old quay.")] == [
        "alarming cracks"
    ]


_LOADED = [" ".join(phrase.split()) for group in GROUPS for phrase in group.words.split(",")]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from([phrase for phrase in _LOADED if phrase]),
            st.sampled_from(["the", "of", "in", "and", "dock", "for a", "near its", ",", "quay"]),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_no_mark_has_a_ragged_end(pieces: list[str]) -> None:
    for words, _ in found(" ".join(pieces)):
        last = words.split()[-1]
        assert words == words.strip(" ,.;:!?")
        assert last == words or last.lower() not in TRAILING_WORDS


@pytest.mark.parametrize(
    "sentence",
    [
        "The crews called the offer shameful.",
        "Later she was dubbed a reckless demagogue.",
        "The union denounced a shameful offer.",
        "They described the mayor as a bully with a brutal manner.",
        "He is seen by many in the town as ruthless.",
        "The board saw the offer of the crews as laughable.",
    ],
)
def test_what_somebody_is_said_to_call_a_thing_is_not_the_outlets_word(sentence: str) -> None:
    assert strong(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The crews called the offer late, and the shameful talks went on.", ["shameful"]),
        ("The mayor called for an end to the shameful talks.", ["shameful"]),
        ("The so-called reform is reckless.", ["so-called", "reckless"]),
        ("The crews slammed the offer.", ["slammed"]),
    ],
)
def test_a_naming_verb_covers_its_own_clause_only(sentence: str, expected: list[str]) -> None:
    assert strong(sentence) == expected


def test_an_expression_is_marked_with_all_its_words() -> None:
    assert strong("The ferry, sure enough, was late.") == ["sure enough"]
    assert strong("The fleet is in tatters.") == ["in tatters"]


def test_two_measures_of_size_are_no_judgement() -> None:
    assert strong("The plan is a sweeping, far-reaching one.") == []
    assert strong("They spoke of a growing backlash.") == ["growing backlash"]


def test_a_word_used_plainly_is_no_mark() -> None:
    assert strong("She stated clearly that the berth was hers.") == []
    assert strong("They had to walk back to the quay.") == []
    assert strong("The alleged name-calling came at noon.") == []


@pytest.mark.parametrize(
    ("literal", "figure"),
    [
        ("The fire gutted the market hall.", "The board gutted the contract."),
        ("Rockets came in a barrage at dawn.", "She met a barrage of questions."),
        ("The spill left toxic waste on the quay.", "The mayor left a toxic legacy."),
        ("He stumbled on the stairs and fell.", "The talks stumbled again."),
    ],
)
def test_a_word_meant_literally_is_no_mark(literal: str, figure: str) -> None:
    assert strong(literal) == []
    assert len(strong(figure)) == 1


def test_every_literal_context_belongs_to_a_word_of_the_lexicon() -> None:
    beginnings = {word[:STEM] for word in lexicon()}
    assert set(LITERAL) <= beginnings


@pytest.mark.parametrize(
    ("verb", "adjective"),
    [
        ("The goal came before stunning the home crowd.", "It was a stunning goal."),
        ("They came home without worrying about the rent.", "It was a worrying rise."),
        ("He was seen staggering against a wall.", "The bill was a staggering sum."),
        ("The leak ended up embarrassing Orlo Brandt.", "It was an embarrassing leak."),
        ("They kept alarming the crews.", "An alarming Northmoor report came out."),
    ],
)
def test_an_adjective_that_is_a_verb_with_an_object_is_no_mark(verb: str, adjective: str) -> None:
    assert strong(verb) == []
    assert len(strong(adjective)) == 1


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The board banned so-called tow hooks on the quay.", []),
        ("The board banned so-called “tow hooks” on the quay.", []),
        ("The board heard so-called experts on tow hooks.", ["so-called"]),
        ("The board heard so-called “reformers” on tow hooks.", ["so-called"]),
    ],
)
def test_so_called_counts_before_a_word_of_praise_or_rank_only(
    sentence: str, expected: list[str]
) -> None:
    assert strong(sentence) == expected


@pytest.mark.parametrize(
    ("denied", "said"),
    [
        ("The result is not remarkable.", "The result is remarkable."),
        ("It wasn’t a crazy idea.", "It was a crazy idea."),
        ("The plan is not very sensible.", "The plan is not only reckless."),
    ],
)
def test_a_word_that_is_denied_is_no_mark(denied: str, said: str) -> None:
    assert strong(denied) == []
    assert len(strong(said)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "The union criticised the owners for silencing the crews.",
        "Mr. Orlo praised the pilots for their heroic work.",
        "He lamented low pay, crumbling quays and long shifts.",
        "She denied talk of a sinister plan.",
        "The memo was meant to suggest that the board was complicit.",
        "Crews described a foreman with a vicious temper.",
        "The letter came across as refreshing honesty.",
        "They cast Mr. Orlo as a captain in name only.",
        "The fee is widely dismissed as shameful.",
    ],
)
def test_what_somebody_says_of_a_thing_is_not_the_outlets_word(sentence: str) -> None:
    assert strong(sentence) == []


@pytest.mark.parametrize(
    ("literal", "figure"),
    [
        ("The dam could unleash flood water on the town.", "The board unleashed its lawyers."),
        ("Hackers hijacked computers in the harbour office.", "The party hijacked the debate."),
        ("A tremor rocked the valley, one of many aftershocks.", "The affair rocked the council."),
        ("Seismic activity was measured near the coast.", "The vote was a seismic change."),
        ("The lawyer said no word on his insanity plea at the trial.", "The fee is insane."),
        ("The car slammed into a tree.", "The mayor slammed the plan."),
        ("They meet in a title showdown this season.", "They meet in a showdown over the fee."),
    ],
)
def test_a_storm_a_crime_or_a_match_is_told_in_literal_words(literal: str, figure: str) -> None:
    assert strong(literal) == []
    assert len(strong(figure)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "It will almost certainly rain.",
        "This is the sort of boat they build.",
    ],
)
def test_an_ordinary_turn_of_phrase_is_no_strong_mark(sentence: str) -> None:
    assert strong(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Crews scrambled to reopen the bridge.",
        "He forcefully denied the charge.",
        "The firm is on the brink of closing.",
        "The tycoon backed down on Friday.",
    ],
)
def test_an_ordinary_colourful_word_is_too_weak_to_be_flagged_for_itself(sentence: str) -> None:
    whole = Span(0, len(sentence))
    marks = find_marks(sentence, (whole,), sentence=whole)
    assert marks and all(mark.score < WORDING_THRESHOLD for mark in marks)


def test_words_beside_accents_written_as_characters_of_their_own_are_whole() -> None:
    apart = "The cafe\u0301regime was opened."  # one word, which the second half of is not
    assert "regime" not in {words for words, _ in found(apart)}
    assert found("The cafe\u0301 made a shameful offer.") == [("shameful", "condemnation")]
