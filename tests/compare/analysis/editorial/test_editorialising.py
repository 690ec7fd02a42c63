from __future__ import annotations

import itertools
import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.spans import Span
from compare.analysis.documents import Document
from compare.analysis.editorial.editorialising import find_editorialising, sentence_scores
from compare.analysis.editorial.features import Features
from compare.analysis.editorial.model import (
    HEAD_LIMIT,
    WEIGHTS_FILE,
    head_scores,
    load_model,
)
from compare.analysis.results import Flag, FlagKind, Side
from tests.compare.analysis.editorial.helpers import (
    alignment,
    analysis,
    document,
    outside_quotation_marks,
)

PLAIN = "The council approved the new bridge on Tuesday by seven votes to four."
AGENCY = (
    "The harbour board met on Monday to discuss the ferry contract.",
    "Officials said the contract would run for three years.",
    "The board is due to vote on 12 June.",
)


def flags(left: Document, right: Document, *pairs: tuple[int, int]) -> tuple[Flag, ...]:
    return find_editorialising(
        left, right, analysis(left), analysis(right), alignment(left, right, *pairs)
    )


# --- scores --------------------------------------------------------------------------------------


def scores(*sentences: str) -> tuple[float, ...]:
    doc = document(*sentences)
    return sentence_scores(doc, outside_quotation_marks(doc))


def test_an_opinion_scores_above_a_report() -> None:
    opinion, report = scores(
        "We should never have trusted such a shameful and reckless plan.", PLAIN
    )
    assert opinion > 0.8
    assert report < 0.45


def test_the_same_words_quoted_score_far_lower() -> None:
    own, quoted = scores(
        "This shameful and reckless plan is clearly absurd.",
        "“This shameful and reckless plan is clearly absurd,” said Mr Orlo.",
    )
    assert own > 0.8
    assert quoted < 0.2


def test_nothing_in_own_voice_scores_nothing() -> None:
    doc = document("“A shameful plan.”", "Scroll down.", boilerplate=frozenset({1}))
    assert sentence_scores(doc, ((), (doc.sentences[1].span,))) == (0.0, 0.0)


def test_a_language_without_rules_scores_nothing() -> None:
    doc = document("A shameful plan.", language="fa")
    assert sentence_scores(doc, outside_quotation_marks(doc)) == (0.0,)


def test_the_head_is_skipped_for_vectors_of_another_encoder_and_for_unknown_rows() -> None:
    head = load_model().head
    width = head.weights.size
    assert head_scores(np.ones((2, 7), dtype=np.float32), head) == (None, None)
    rows = np.zeros((2, width), dtype=np.float32)
    rows[1] = 1e9
    unknown, huge = head_scores(rows, head)
    assert unknown is None
    assert huge is not None
    assert abs(huge) == HEAD_LIMIT


def test_the_head_moves_the_score() -> None:
    head = load_model().head
    towards = (head.weights / np.linalg.norm(head.weights)).astype(np.float32)
    doc = document(PLAIN, PLAIN)
    with_vectors = Document(doc.text, doc.sentences, np.array([towards, -towards]), "en")
    high, low = sentence_scores(with_vectors, outside_quotation_marks(with_vectors))
    assert high > low


def test_the_weights_file_fits_the_features_and_stays_small() -> None:
    raw = json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
    assert raw["features"] == list(Features.__dataclass_fields__)
    assert len(raw["with_head"]["weights"]) == len(raw["features"]) + 1
    assert WEIGHTS_FILE.stat().st_size < 20_000


# --- flags ---------------------------------------------------------------------------------------


def test_a_loaded_word_in_a_linked_passage_is_wording() -> None:
    left = document("The ferry company offered the crews a contract of one year.")
    right = document("The ferry company offered the crews a shameful contract of one year.")
    (flag,) = flags(left, right, (0, 0))
    assert (flag.kind, flag.side, flag.quote) == (FlagKind.EDITORIALISING, Side.RIGHT, "shameful")
    assert flag.rule == "wording.condemnation"
    assert flag.link == 0
    assert flag.evidence is not None
    assert flag.evidence.quote == left.text
    assert flag.explanation == (
        "“shameful” is right’s own wording (word of condemnation); "
        "the passage it matches on the left does not have it."
    )


def test_both_directions_are_computed_alike() -> None:
    plain = document("The ferry company offered the crews a contract of one year.")
    loaded = document("The ferry company offered the crews a shameful contract of one year.")
    (right,) = flags(plain, loaded, (0, 0))
    (left,) = flags(loaded, plain, (0, 0))
    assert (left.side, right.side) == (Side.LEFT, Side.RIGHT)
    assert (left.span, left.score, left.rule) == (right.span, right.score, right.rule)


@pytest.mark.parametrize(
    "other",
    [
        "The ferry company offered the crews a shameful contract of one year.",
        "The ferry company offered the crews a disgraceful contract of one year.",
        "The crews called the one-year contract of the ferry company “shameful”.",
    ],
)
def test_wording_the_other_side_has_too_is_not_flagged(other: str) -> None:
    right = document("The ferry company offered the crews a shameful contract of one year.")
    assert flags(document(other), right, (0, 0)) == ()


def test_an_inserted_clause_is_commentary_and_swallows_the_words_in_it() -> None:
    left = document("The ferry company offered the crews a contract of one year.")
    right = document(
        "The ferry company offered the crews a contract of one year despite its shameful failures."
    )
    (flag,) = flags(left, right, (0, 0))
    assert flag.quote == "despite its shameful failures"
    assert flag.rule == "commentary.concession"
    assert flag.evidence is not None


def test_a_clause_the_other_side_reports_too_is_not_flagged() -> None:
    left = document("Union leaders say the vote underscores the fragility of the coalition.")
    right = document("The vote underscores the fragility of the coalition.")
    assert flags(left, right, (0, 0)) == ()


def test_a_sentence_of_commentary_only_one_side_has_is_flagged_whole() -> None:
    left = document(*AGENCY)
    right = document(
        *AGENCY, "What is clear is that the reckless board will be judged by its shameful past."
    )
    (flag,) = flags(left, right, (0, 0), (1, 1), (2, 2))
    assert flag.quote == right.sentence_text(3)
    assert flag.evidence is None
    assert flag.link is None
    assert flag.explanation.startswith("In right’s own voice, without a source: ")
    assert flag.explanation.endswith("no passage on the left was found to report it.")


def test_a_word_in_a_report_only_one_side_has_marks_the_word_alone() -> None:
    left = document(*AGENCY)
    extra = (
        "Two crews from Northmoor walked out at noon on Friday over the reckless timetable, and "
        "the ferry to the island was cancelled until Sunday evening."
    )
    (flag,) = flags(left, document(*AGENCY, extra), (0, 0), (1, 1), (2, 2))
    assert flag.quote == "reckless"


def test_neutral_reports_give_no_flags() -> None:
    left = document(*AGENCY, PLAIN)
    right = document(AGENCY[0], AGENCY[2], "Two ferries were late on Friday because of fog.")
    assert flags(left, right, (0, 0), (2, 1)) == ()


def test_nothing_is_flagged_in_quotations_boilerplate_or_broken_quotations() -> None:
    left = document(*AGENCY)
    quoted = document(*AGENCY, "“It is a shameful, reckless farce”, Mr Orlo told the board.")
    assert flags(left, quoted) == ()
    residue = document(*AGENCY, "Shameful and reckless: more stories", boilerplate=frozenset({3}))
    assert flags(left, residue) == ()
    broken = document(*AGENCY, "It is a shameful and reckless farce.”")
    assert flags(left, broken) == ()


def test_a_language_without_rules_gives_no_flags() -> None:
    right = document("A shameful and reckless plan.", language="fa")
    assert flags(document(*AGENCY), right) == ()


def test_explanations_never_accuse() -> None:
    right = document(
        "The regime slammed its critics, signalling a deep rift.",
        "Sadly, the situation remains bleak despite glaring failures.",
        "The bogus contract was signed.",
    )
    found = flags(document(*AGENCY), right, (0, 2))
    assert found
    for flag in found:
        for word in ("bias", "false", "propaganda"):
            assert word not in flag.explanation.replace(flag.quote, "").lower()


_PIECES = [
    "The regime slammed its critics",
    "despite its glaring failures",
    "it remains to be seen",
    "“",
    "”",
    '"',
    "\n",
    ".",
    ",",
    "🙂",
    "e\u0301",
    "shameful",
    "على",
]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from(_PIECES) | st.text(max_size=12), min_size=1, max_size=12),
        max_size=5,
    ),
    st.lists(
        st.lists(st.sampled_from(_PIECES) | st.text(max_size=12), min_size=1, max_size=12),
        max_size=5,
    ),
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=4),
)
def test_on_any_text_flags_slice_to_their_quotes_and_do_not_overlap(
    left_pieces: list[list[str]], right_pieces: list[list[str]], pairs: list[tuple[int, int]]
) -> None:
    left = document(*(" ".join(pieces) for pieces in left_pieces))
    right = document(*(" ".join(pieces) for pieces in right_pieces))
    known = [p for p in pairs if p[0] < len(left.sentences) and p[1] < len(right.sentences)]
    found = flags(left, right, *known)
    assert found == flags(left, right, *known)
    for side, doc in ((Side.LEFT, left), (Side.RIGHT, right)):
        mine = [flag for flag in found if flag.side is side]
        for flag in mine:
            assert flag.quote == flag.span.slice(doc.text)
            assert flag.quote
            assert 0.0 <= flag.score <= 1.0
            if flag.evidence is not None:
                other = right if side is Side.LEFT else left
                assert flag.evidence.quote == flag.evidence.span.slice(other.text)
        spans = [flag.span for flag in mine]
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    for doc in (left, right):
        for score in sentence_scores(doc, outside_quotation_marks(doc)):
            assert 0.0 <= score <= 1.0


def test_own_voice_is_what_decides_not_quotation_marks() -> None:
    left = document(*AGENCY)
    sentence = "Critics say the board is a shameful and reckless farce."
    right = document(sentence)
    attributed = analysis(right, ((Span(0, len("Critics say ")),),))
    found = find_editorialising(left, right, analysis(left), attributed, alignment(left, right))
    assert found == ()


def test_vectors_of_another_encoder_of_the_same_width_do_not_meet_the_head() -> None:
    doc = document("The bridge opened on Monday. The mayor cut the ribbon.")
    head = load_model().head
    towards = (head.weights / np.linalg.norm(head.weights)).astype(np.float32)
    rows = np.array([towards] * len(doc.sentences))
    voice = tuple((unit.span,) for unit in doc.sentences)
    scores = {
        name: sentence_scores(Document(doc.text, doc.sentences, rows, "en", encoder=name), voice)
        for name in (None, head.encoder, "another-encoder")
    }
    assert scores[None] == scores[head.encoder]
    assert scores["another-encoder"] == sentence_scores(doc, voice)
    assert scores["another-encoder"][0] < scores[head.encoder][0]


# --- what stands around a mark -------------------------------------------------------------------


def around(*sentences: str) -> tuple[Flag, ...]:
    return flags(document(*AGENCY), document(*sentences))


def test_a_loaded_word_at_the_top_is_surer_than_one_at_the_end() -> None:
    loaded = "The ferry company made the crews a shameful offer of one year on Monday."
    plain = ("The crews met in the old hall.", "The board is due to vote on 12 June.")
    (top,), (bottom,) = around(loaded, *plain), around(*plain, loaded)
    assert top.quote == bottom.quote == "shameful"
    assert top.score > bottom.score


def test_two_loaded_words_make_each_other_surer() -> None:
    one = "The ferry company, at the end of a shameful meeting, offered the crews one year."
    two = "The ferry company, at the end of a shameful meeting, slammed the crews for one year."
    (alone,) = flags(document(AGENCY[0]), document(one), (0, 0))
    first, second = flags(document(AGENCY[0]), document(two), (0, 0))
    assert first.quote == alone.quote == "shameful"
    assert first.score > alone.score
    assert second.quote == "slammed"


def test_a_single_loaded_word_does_not_make_its_sentence_commentary() -> None:
    (flag,) = around(
        "The reckless and cruel ferry company offered the crews a contract of one year."
    )
    assert flag.quote == "reckless and cruel"


def test_a_sentence_flagged_whole_names_its_words() -> None:
    (flag,) = around("The shameful offer, made in the old hall on Monday, was reckless.")
    assert flag.span == Span(
        0, len("The shameful offer, made in the old hall on Monday, was reckless.")
    )
    assert "word of condemnation (“shameful”, “reckless”)" in flag.explanation


def test_quotation_marks_of_wire_services_that_do_not_close_are_a_broken_quotation() -> None:
    assert around("It is a shameful and reckless farce. ''") == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "In the crews’ eyes, it is a shameful and reckless farce.",
        "But to many in the port, it is a shameful and reckless farce.",
        "For critics of the board, it is a shameful and reckless farce.",
    ],
)
def test_a_view_the_sentence_gives_to_somebody_is_not_the_outlets(sentence: str) -> None:
    assert around(sentence) == ()


def test_a_sentence_between_the_marks_of_a_long_quotation_is_not_flagged() -> None:
    left = document("“The fee is new.", "It is a shameful plan.", "We will not pay,” he said.")
    own = tuple((sentence.span,) for sentence in left.sentences)
    right = document(PLAIN, PLAIN, PLAIN)
    found = find_editorialising(
        left, right, analysis(left, own), analysis(right), alignment(left, right)
    )
    assert found == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "The fee is a shameful stunt, as the union’s Ida Orlo said.",
        "The fee is a shameful stunt, two members of the board said Monday.",
        "The fee is a shameful stunt, Ida Orlo and her friends insisted.",
        "To the crews it looked to them like a shameful stunt.",
    ],
)
def test_a_sentence_that_ends_with_its_source_is_not_flagged(sentence: str) -> None:
    assert around(sentence) == ()


def test_a_sentence_of_dramatic_words_only_is_not_flagged_whole() -> None:
    (first, second) = around("The embattled chairman fled as the board unleashed its lawyers.")
    assert first.rule.startswith("wording.")
    assert second.rule.startswith("wording.")


def test_a_clause_is_not_flagged_where_the_linked_passage_reads_the_event_likewise() -> None:
    left = document("The ferries stopped, underscoring the fragility of the crossing.")
    plain = document("The ferries stopped at noon.")
    alike = document(
        "The ferries stopped at noon. It was a sign of how much rests on two old boats."
    )
    assert [flag.rule for flag in flags(left, plain, (0, 0))] == ["commentary.signal"]
    assert flags(left, alike, (0, 0)) == ()


@pytest.mark.parametrize(("mark", "flagged"), [(".", True), ("?", False)])
def test_a_loaded_word_in_a_question_is_asked_and_not_said(mark: str, *, flagged: bool) -> None:
    left = document("The mayor opened the bridge on Monday.")
    right = document(f"The mayor opened the hideous, shameful bridge on Monday{mark}")
    found = [flag for flag in flags(left, right, (0, 0)) if flag.rule.startswith("wording.")]
    assert bool(found) is flagged
