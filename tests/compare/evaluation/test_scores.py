from __future__ import annotations

from math import isnan

import pytest

from compare.evaluation.scores import (
    Counts,
    auc,
    average_precision,
    b_cubed,
    counted,
    counted_sets,
    macro_f1,
)


def test_counts_add_up_before_they_are_divided():
    both = counted([True, True, False], [True, False, False]) + counted_sets("ab", "bcd")
    assert both == Counts(found=4, wanted=4, both=2)
    assert (both.precision, both.recall, both.f1) == (0.5, 0.5, 0.5)
    assert both.words == "P 0.500 (2 of 4), R 0.500 (2 of 4)"


def test_shares_of_nothing_are_not_numbers():
    nothing = Counts()
    assert all(isnan(value) for value in (nothing.precision, nothing.recall, nothing.f1))
    assert isnan(auc([0.1, 0.2], [1, 1]))
    assert isnan(average_precision([0.1, 0.2], [0, 0]))


def test_ties_count_half_in_auc():
    assert auc([0.5, 0.5], [0, 1]) == 0.5
    assert auc([0.9, 0.5, 0.5, 0.1], [1, 1, 0, 0]) == pytest.approx(0.875)


def test_items_of_equal_score_come_in_no_order():
    """Three of which one is right give a third, wherever the right one stands."""
    for labels in ([1, 0, 0], [0, 1, 0], [0, 0, 1]):
        assert average_precision([0.0, 0.0, 0.0], labels) == pytest.approx(1 / 3)
    assert average_precision([0.9, 0.0, 0.0], [1, 0, 0]) == 1.0


def test_macro_f1_is_the_mean_over_both_answers_even_where_one_never_comes():
    assert macro_f1([1, 0, 1, 0], [1, 0, 1, 0]) == 1.0
    assert macro_f1([0, 0, 0, 0], [0, 0, 0, 1]) == pytest.approx((6 / 7) / 2)


def test_b_cubed_of_one_group_is_complete_and_impure():
    score = b_cubed(["a", "a", "b", "b"], [0, 0, 0, 0])
    assert (score.precision, score.recall, score.f1) == (0.5, 1.0, pytest.approx(2 / 3))
    assert b_cubed(["a", "a", "b"], [5, 5, 9]).f1 == 1.0
