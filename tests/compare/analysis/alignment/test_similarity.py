from __future__ import annotations

import numpy as np
import pytest

from articles.text.encode import load_encoder
from compare.analysis.alignment.similarity import (
    information,
    sentence_similarity,
    sentence_terms,
    similarity,
)
from compare.analysis.documents import Document
from tests.compare.analysis.alignment.reports import FERRY, ORCHARD, report
from tests.fakes import FakeEncoder


def lone(a: str, b: str) -> float:
    vectors = FakeEncoder().encode([a, b])
    return sentence_similarity(a, b, vectors[0], vectors[1])


def test_similarities_are_probabilities_of_left_by_right():
    found = similarity(report(FERRY), report(ORCHARD))
    assert found.shape == (len(FERRY), len(ORCHARD))
    assert found.dtype == np.float64
    assert ((found >= 0) & (found <= 1)).all()


def test_similarity_turns_with_the_sides():
    left, right = report(FERRY), report([FERRY[2], ORCHARD[0]])
    np.testing.assert_allclose(similarity(left, right), similarity(right, left).T, atol=1e-6)
    assert lone(FERRY[0], FERRY[4]) == pytest.approx(lone(FERRY[4], FERRY[0]))


@pytest.mark.parametrize(("left", "right"), [((), ()), ((), FERRY), (FERRY, ())])
def test_an_empty_report_has_no_similarities(left: tuple[str, ...], right: tuple[str, ...]):
    assert similarity(report(left), report(right)).shape == (len(left), len(right))


def test_the_same_claim_is_likelier_than_the_same_topic():
    assert lone(FERRY[0], FERRY[0]) > 0.85
    assert lone(FERRY[0], FERRY[4]) < 0.5
    assert lone(FERRY[0], ORCHARD[0]) < 0.2


def test_inflected_words_count_as_shared():
    assert lone("Growers negotiated insurance.", "The grower negotiates insurances") > lone(
        "Growers negotiated insurance.", "The bakers celebrated weddings"
    )


def test_function_words_and_parts_of_compounds_count_between_two_lone_sentences():
    said = "The mayor will pay for it."
    assert lone(said, "The mayor will not pay for it.") > lone(said, "A mayor could pay.")
    assert sentence_terms("A hit-and-run driver") == sentence_terms("a driver: hit and run")


def test_a_shared_plain_word_tells_more_than_another_shared_name():
    said = "On Tuesday Ada Quill of Brennet resigned."
    same = lone(said, "In the end Ada Quill resigned.")
    assert same > lone(said, "In the end Ada Quill telephoned.")
    assert same - lone(said, "In the end Ada Brennet resigned.") < 0.1


def test_a_headline_in_title_case_shares_the_words_of_a_sentence():
    said = "The ferry sank in a storm off Kell."
    assert lone(said, "Ferry Sinks In Storm Off Kell") > lone(said, "Ferry Owner Moves From Kell")


def test_function_words_do_not_count_inside_two_reports():
    left, right = (
        report(["It is not as if they had been with us."]),
        report(["They had it with us."]),
    )
    blind = [Document(d.text, d.sentences, np.zeros_like(d.vectors)) for d in (left, right)]
    nothing = report(["Frost."])
    other = Document(nothing.text, nothing.sentences, np.zeros_like(nothing.vectors))
    assert similarity(*blind)[0, 0] == pytest.approx(similarity(blind[0], other)[0, 0])


def test_words_found_everywhere_carry_less_than_rare_and_unknown_ones():
    assert information("said") < information("ferr") <= information("aurelia")


def test_the_result_cannot_be_changed_by_a_caller():
    found = similarity(report(FERRY), report(FERRY))
    with pytest.raises(ValueError, match="read-only"):
        found[0, 0] = 0.0


@pytest.mark.encoder
@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("A tug towed the ferry Aurelia into harbour.", "The Aurelia was brought into port by a tug.", True),
        ("The mayor of Lanholm resigned on Friday.", "On Friday Lanholm’s mayor stepped down.", True),
        ("The mayor of Lanholm resigned on Friday.", "Lanholm holds its flower market in May.", False),
        ("A tug towed the ferry Aurelia into harbour.", "Frost destroyed the apricot blossom.", False),
    ],
)  # fmt: skip
def test_claims_are_told_apart_by_meaning(a: str, b: str, same: bool):
    vectors = load_encoder().encode([a, b])
    found = sentence_similarity(a, b, vectors[0], vectors[1])
    assert found > 0.6 if same else found < 0.55
