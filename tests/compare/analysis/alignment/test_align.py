from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest

from articles.text.encode import load_encoder
from compare.analysis.alignment.align import align
from compare.analysis.documents import Document
from compare.analysis.results import Alignment, LinkKind
from compare.plain_texts import PlainText, documents_from_texts
from tests.compare.analysis.alignment.reports import FERRY, ORCHARD, report


def pairs(alignment: Alignment) -> set[tuple[int, int]]:
    return {
        (i, j)
        for link in alignment.links
        for i in range(link.left_start, link.left_end)
        for j in range(link.right_start, link.right_end)
    }


def moved(alignment: Alignment) -> set[int]:
    return {
        i for link in alignment.links if link.moved for i in range(link.left_start, link.left_end)
    }


def test_the_same_text_is_linked_sentence_by_sentence():
    alignment = align(report(FERRY), report(FERRY))
    assert pairs(alignment) == {(i, i) for i in range(len(FERRY))}
    assert {link.kind for link in alignment.links} == {LinkKind.VERBATIM}
    assert not alignment.only_left and not alignment.only_right
    assert moved(alignment) == set()


PIER = "The harbour office said on Monday that the northern pier will be “closed” to visitors until May."


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        (PIER, LinkKind.VERBATIM),
        (PIER.replace("“", '"').replace("”", '"').upper(), LinkKind.VERBATIM),
        (PIER.replace(" ", "  ").replace("“", "‘").replace("”", "’"), LinkKind.VERBATIM),
        (PIER.replace("Monday", "Tuesday"), LinkKind.NEAR_VERBATIM),
        (PIER.replace("office said", "office, said"), LinkKind.NEAR_VERBATIM),
        (
            "The northern pier will be “closed” to visitors until May, the mayor told reporters.",
            LinkKind.PARAPHRASE,
        ),
        (
            PIER[:-1] + ", for divers found that three of its wooden piles have rotted through and "
            "that the deck no longer bears the weight of a crowd.",
            LinkKind.PARAPHRASE,
        ),
    ],
)
def test_verbatim_is_the_same_text_and_nearly_verbatim_most_words_of_both_in_one_order(
    monkeypatch: pytest.MonkeyPatch, other: str, kind: LinkKind
):
    monkeypatch.setattr(
        "compare.analysis.alignment.align.similarity", lambda left, right: np.array([[0.9]])
    )
    for one, two in ((PIER, other), (other, PIER)):
        assert [link.kind for link in align(report([one]), report([two])).links] == [kind]


def test_different_events_have_no_link():
    alignment = align(report(FERRY), report(ORCHARD))
    assert alignment.links == ()
    assert alignment.only_left == tuple(range(len(FERRY)))
    assert alignment.only_right == tuple(range(len(ORCHARD)))


@pytest.mark.parametrize(
    ("beside", "below", "stays"), [(0.96, 0.1, True), (0.1, 0.96, True), (0.96, 0.96, False)]
)
def test_a_pair_with_better_fitting_rivals_on_both_sides_is_not_linked(
    monkeypatch: pytest.MonkeyPatch, beside: float, below: float, stays: bool
):
    probabilities = np.array([[0.8, beside], [below, 0.1]])
    monkeypatch.setattr(
        "compare.analysis.alignment.align.similarity", lambda left, right: probabilities
    )
    assert ((0, 0) in pairs(align(report(FERRY[:2]), report(ORCHARD[:2])))) is stays


def test_boilerplate_is_neither_linked_nor_listed_as_only_in_one_report():
    left = report(FERRY, boilerplate=["Read more about ferries"])
    right = report(FERRY[:4], boilerplate=["Read more about ferries"])
    alignment = align(left, right)
    assert len(FERRY) not in {i for i, _ in pairs(alignment)} | set(alignment.only_left)
    assert 4 not in {j for _, j in pairs(alignment)} | set(alignment.only_right)


def test_a_sentence_cut_in_two_is_one_link():
    whole = "Engineers blamed a clogged fuel filter for the failure, and an older ship will run the line until Sunday."
    left = report([*FERRY[:3], whole, FERRY[6]])
    right = report([*FERRY[:3], FERRY[3], FERRY[5], FERRY[6]])
    ranges = {
        (k.left_start, k.left_end, k.right_start, k.right_end) for k in align(left, right).links
    }
    assert (3, 4, 3, 5) in ranges


@pytest.mark.parametrize(("start", "target"), [(0, 7), (7, 0), (1, 6), (5, 1), (6, 2)])
def test_a_moved_sentence_is_marked_and_only_that(start: int, target: int):
    order = list(range(len(FERRY)))
    order.insert(target, order.pop(start))
    alignment = align(report(FERRY), report([FERRY[i] for i in order]))
    assert pairs(alignment) == {(i, order.index(i)) for i in range(len(FERRY))}
    assert moved(alignment) == {start}


def test_a_moved_block_of_two_is_marked():
    order = [2, 3, 4, 5, 6, 7, 0, 1]
    alignment = align(report(FERRY), report([FERRY[i] for i in order]))
    assert moved(alignment) == {0, 1}


def test_swapping_neighbours_is_not_called_a_move():
    order = [0, 2, 1, 3, 4, 5, 6, 7]
    alignment = align(report(FERRY), report([FERRY[i] for i in order]))
    assert moved(alignment) == set()


def test_links_turn_with_the_sides():
    left, right = report(FERRY), report([FERRY[i] for i in (3, 0, 1, 6)])
    there, back = align(left, right), align(right, left)
    assert pairs(there) == {(i, j) for j, i in pairs(back)}
    assert there.only_left == back.only_right


def test_every_sentence_is_linked_or_only_in_its_report():
    left, right = report([*FERRY[:5], *ORCHARD[:2]]), report([*FERRY[3:], *ORCHARD[2:]])
    alignment = align(left, right)
    linked = {i for i, _ in pairs(alignment)}
    assert linked | set(alignment.only_left) == set(range(7))
    assert linked.isdisjoint(alignment.only_left)


@pytest.mark.parametrize("left", [(), FERRY[:1], ("2,4", "…")])
@pytest.mark.parametrize("right", [(), FERRY[:1]])
def test_short_and_empty_reports_align(left: tuple[str, ...], right: tuple[str, ...]):
    alignment = align(report(left), report(right))
    assert pairs(alignment) == ({(0, 0)} if left == right and left else set())


def test_sentences_without_vectors_are_compared_by_their_words():
    def blind(sentences: tuple[str, ...]) -> Document:
        made = report(sentences)
        return Document(made.text, made.sentences, np.zeros_like(made.vectors))

    assert (3, 0) in pairs(align(blind(FERRY), blind((FERRY[3], ORCHARD[0]))))


@pytest.mark.encoder
def test_moved_paragraphs_are_found_by_meaning():
    told = (
        "A power failure stopped the ferry Aurelia one mile from the pier on Thursday night.",
        "After two hours a tug brought her into the inner harbour.",
        "According to the coastguard, none of the 212 people on board was injured.",
        "A blocked fuel filter caused the failure, engineers found.",
        "Built in 1994, the Aurelia had been overhauled last winter.",
        "Until Sunday the line is served by an older ship.",
        "Passengers can use tickets for cancelled crossings for another month.",
        "Why the filter had not been replaced is what the mayor wants to hear from the company.",
    )
    encoder = load_encoder()
    left = encoded(FERRY, encoder.encode(list(FERRY)))
    found = wrong = total = 0
    for start, target in [(0, 7), (7, 0), (2, 6), (5, 1), (6, 2), (1, 5), (3, 7), (4, 0)]:
        order = list(range(len(told)))
        order.insert(target, order.pop(start))
        right = [told[i] for i in order]
        marks = moved(align(left, encoded(right, encoder.encode(right))))
        total += 1
        found += start in marks
        wrong += len(marks - {start})
    assert wrong == 0
    assert found >= 0.95 * total


@pytest.mark.encoder
def test_no_order_of_three_paragraphs_confuses_the_links():
    encoder = load_encoder()
    left = encoded(FERRY[:3], encoder.encode(list(FERRY[:3])))
    for order in permutations(range(3)):
        right = [FERRY[i] for i in order]
        alignment = align(left, encoded(right, encoder.encode(right)))
        assert pairs(alignment) == {(i, order.index(i)) for i in range(3)}


def encoded(sentences, vectors) -> Document:
    plain = report(sentences)
    return Document(plain.text, plain.sentences, vectors)


BRIDGE = (
    "فرماندار بندر تارن روز دوشنبه پل تازه را گشود.",
    "یک مهندس ارشد گفت که بازسازی پل حدود ۹ میلیون کرون هزینه داشته است.",
    "اداره بندر اعلام کرد که کشتی قدیمی در پاییز فروخته می‌شود.",
    "بازرگانان کرانه شمالی از گشایش پل خرسند بودند.",
)
RETOLD = (
    BRIDGE[0],
    "بازسازی پل حدود ۱۱ میلیون کرون هزینه داشته است.",
    "این نمایشی شرم‌آور از خودپسندی بود.",
    "کشتی قدیمی در پاییز فروخته می‌شود.",
)
ELSEWHERE = (
    "دولت در کابل روز سه‌شنبه بودجه تازه را اعلام کرد.",
    "وزیر مالیه گفت که درآمدها افزایش یافته است.",
    "آموزگاران از کمبود کتاب شکایت کردند.",
    "بارندگی در هرات سبب سیلاب شد.",
)


def test_what_an_encoder_does_not_understand_is_aligned_by_shared_words_alone() -> None:
    """The default encoder knows English: to it any two sentences in Persian look much alike."""
    texts = [PlainText("\n".join(lines), language="fa") for lines in (BRIDGE, RETOLD, ELSEWHERE)]
    bridge, retold, elsewhere = documents_from_texts(texts, load_encoder(None))
    assert [(li.left_start, li.right_start) for li in align(bridge, retold).links] == [
        (0, 0),
        (1, 1),
        (2, 3),
    ]
    assert align(bridge, elsewhere).links == ()
    many = [replace(each, encoder="one-for-all-languages") for each in (bridge, elsewhere)]
    assert align(*many).links, "who names another encoder relies on it"
