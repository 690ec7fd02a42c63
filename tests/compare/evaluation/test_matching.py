"""The scoring functions themselves, on small made-up answers."""

from __future__ import annotations

import pytest

from articles.text.spans import Span
from compare.evaluation.matching import (
    FoundFlag,
    GoldFlag,
    Score,
    SpokenClaim,
    missed_flags,
    score_claims,
    score_flags,
    score_kinds,
    score_links,
    score_sources,
    score_threshold,
    shared_characters,
    wrong_flags,
)


def flag(kind: str, start: int, end: int, *, side: str = "right") -> FoundFlag:
    return FoundFlag(kind, side, Span(start, end))


def gold(
    kind: str,
    start: int,
    end: int,
    *,
    side: str = "right",
    evidence: Span | None = None,
    optional: bool = False,
) -> GoldFlag:
    return GoldFlag(kind, side, Span(start, end), Span(0, 100), evidence, optional)


def claim(
    start: int, end: int, *, kind: str | None = "named", optional: bool = False
) -> SpokenClaim:
    return SpokenClaim((Span(start, end),), Span(0, 5), kind, optional)


def test_nothing_found_and_nothing_wanted_is_perfect() -> None:
    assert (Score().precision, Score().recall, Score().f1) == (1.0, 1.0, 1.0)


def test_optional_links_neither_help_nor_harm() -> None:
    score = score_links({(0, 0), (1, 1), (5, 5)}, {(0, 0), (2, 2)}, {(1, 1)})
    assert score == Score(found=2, right=1, wanted=2, hit=1)


def test_a_flag_matches_only_its_kind_and_side() -> None:
    wanted = [gold("editorialising", 10, 20)]
    assert score_flags([flag("editorialising", 12, 30)], wanted).hit == 1
    assert score_flags([flag("certainty_raised", 12, 30)], wanted).hit == 0
    assert score_flags([flag("editorialising", 12, 30, side="left")], wanted).hit == 0


def test_two_flags_on_one_gold_item_are_right_and_hit_it_once() -> None:
    score = score_flags(
        [flag("editorialising", 10, 12), flag("editorialising", 15, 20)],
        [gold("editorialising", 10, 20)],
    )
    assert score == Score(found=2, right=2, wanted=1, hit=1)


def test_a_flag_far_longer_than_its_sentence_does_not_match() -> None:
    assert wrong_flags([flag("editorialising", 0, 400)], [gold("editorialising", 10, 20)]) == [0]


def test_an_optional_flag_is_not_counted() -> None:
    wanted = [gold("editorialising", 10, 20, optional=True)]
    found = [flag("editorialising", 10, 20), flag("editorialising", 50, 60)]
    assert score_flags(found, wanted) == Score(found=1, right=0, wanted=0, hit=0)
    assert wrong_flags(found, wanted) == [1]
    assert missed_flags([], wanted) == []


def test_a_changed_figure_may_be_marked_on_either_side() -> None:
    wanted = [gold("figure_changed", 10, 15, evidence=Span(40, 43))]
    assert score_flags([flag("figure_changed", 40, 43, side="left")], wanted).hit == 1
    assert score_flags([flag("figure_changed", 60, 63, side="left")], wanted).hit == 0


def test_shared_characters_count_discontinuous_contents() -> None:
    halves = [Span(0, 5), Span(10, 15)]
    assert shared_characters(halves, [Span(0, 15)]) == pytest.approx(10 / 15)
    assert shared_characters([], [Span(0, 15)]) == 0.0


def test_claims_are_paired_one_to_one() -> None:
    score = score_claims([claim(10, 30), claim(50, 60)], [claim(10, 28), claim(80, 90)])
    assert score == Score(found=2, right=1, wanted=2, hit=1)


def test_a_part_of_a_gold_content_is_not_a_wrong_claim() -> None:
    score = score_claims([claim(10, 60), claim(15, 20)], [claim(10, 60)])
    assert score == Score(found=1, right=1, wanted=1, hit=1)


def test_sources_and_kinds_are_scored_on_paired_claims_only() -> None:
    found = [claim(10, 30, kind="unnamed"), claim(70, 90)]
    assert score_sources(found, [claim(10, 30)]) == Score(found=1, right=1, wanted=1, hit=1)
    assert score_kinds(found, [claim(10, 30)]) == Score(found=1, right=0, wanted=1, hit=0)
    assert score_kinds(found, [claim(10, 30, kind=None)]).wanted == 0


def test_probabilities_are_scored_by_threshold() -> None:
    assert score_threshold([0.9, 0.5, 0.1], [True, False, True], 0.5) == Score(2, 1, 2, 1)
