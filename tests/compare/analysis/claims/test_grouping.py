"""Claims of an event: consistent, hard to lead astray, and the same whatever comes first."""

from __future__ import annotations

from itertools import combinations
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from compare.analysis.claims import linkage
from compare.analysis.claims.grouping import (
    LEAST,
    MOST,
    Claim,
    Linked,
    Passage,
    claim_at,
    group_claims,
    log_odds,
)
from compare.analysis.claims.linkage import LONGEST_RUN, MISSING

A, B, C, D, E, F = range(1, 7)


def link(one: tuple[int, ...], other: tuple[int, ...], probability: float = 0.9) -> Linked:
    """Link two passages given as (report, sentence) or (report, start, end)."""
    return Linked(passage(*one), passage(*other), probability)


def passage(report: int, start: int, end: int | None = None) -> Passage:
    return Passage(report, start, start + 1 if end is None else end)


def every_two(*reports: int) -> set[frozenset[int]]:
    return {frozenset(pair) for pair in combinations(reports, 2)}


def own(claims: tuple[Claim, ...]) -> list[list[tuple[int, int, int]]]:
    return [[(p.report, p.start, p.end) for p in claim.passages] for claim in claims]


def test_two_linked_passages_are_a_claim_and_the_rest_is_none():
    claims = group_claims([link((A, 2), (B, 5))], every_two(A, B))
    assert own(claims) == [[(A, 2, 3), (B, 5, 6)]]
    assert group_claims([], every_two(A, B)) == ()


def test_a_weak_link_of_two_reports_is_still_a_claim():
    assert len(group_claims([link((A, 0), (B, 0), 0.42)], every_two(A, B))[0].passages) == 2


def test_what_b_tells_with_a_and_with_c_is_one_claim_though_one_link_is_missing():
    links = [link((A, 0), (B, 0)), link((B, 0), (C, 3))]
    assert own(group_claims(links, every_two(A, B, C))) == [[(A, 0, 1), (B, 0, 1), (C, 3, 4)]]


def test_a_missing_link_counts_against_weak_links():
    links = [link((A, 0), (B, 0)), link((B, 0), (C, 3), 0.6)]
    claims = group_claims(links, every_two(A, B, C))
    assert own(claims) == [[(A, 0, 1), (B, 0, 1)]]
    assert claims[0].doubtful == (passage(C, 3),)  # and no second row with B's sentence in it


def test_a_lone_sentence_stays_a_claim_where_its_report_tells_the_other_claim_elsewhere():
    links = [link((A, 0), (B, 0)), link((B, 0), (C, 3)), link((A, 0), (C, 3))]
    claims = group_claims([*links, link((B, 0), (C, 9), 0.6)], every_two(A, B, C))
    assert own(claims) == [[(A, 0, 1), (B, 0, 1), (C, 3, 4)], [(C, 9, 10)]]


def test_one_link_against_many_is_no_doubt():
    links = [link((r, 0), (s, 0)) for r, s in combinations((A, B, C, D), 2)]
    links += [link((E, 0), (F, 0)), link((A, 0), (E, 0))]
    of_four, of_two = group_claims(links, every_two(A, B, C, D, E, F))
    assert own((of_four, of_two)) == [
        [(A, 0, 1), (B, 0, 1), (C, 0, 1), (D, 0, 1)],
        [(E, 0, 1), (F, 0, 1)],
    ]
    assert of_four.doubtful == ()  # E is linked with one of four
    assert of_two.shared == (passage(A, 0),)  # and with one of two


def test_two_reports_that_were_never_compared_count_neither_way():
    links = [link((A, 0), (B, 0)), link((B, 0), (C, 3), 0.6)]
    compared = every_two(A, B, C) - {frozenset((A, C))}
    assert own(group_claims(links, compared)) == [[(A, 0, 1), (B, 0, 1), (C, 3, 4)]]


def test_a_link_of_reports_that_count_as_not_compared_is_passed_over():
    assert group_claims([link((A, 0), (B, 0))], every_two(A, C)) == ()


def test_one_bad_link_however_sure_does_not_join_two_claims():
    one = [link((r, 0), (s, 0)) for r, s in combinations((A, B, C), 2)]
    other = [link((r, 7), (s, 7)) for r, s in combinations((D, E, F), 2)]
    bad = link((C, 0), (D, 7), 0.999)
    claims = group_claims([*one, *other, bad], every_two(A, B, C, D, E, F))
    assert own(claims) == [
        [(A, 0, 1), (B, 0, 1), (C, 0, 1)],
        [(D, 7, 8), (E, 7, 8), (F, 7, 8)],
    ]
    assert [claim.doubtful for claim in claims] == [(passage(D, 7),), (passage(C, 0),)]


def test_a_chain_of_links_drifts_no_further_than_two_of_them():
    links = [link((r, 0), (r + 1, 0), 0.99) for r in range(1, 9)]
    claims = group_claims(links, every_two(*range(1, 10)))
    assert max(len(claim.passages) for claim in claims) <= 3


def test_a_report_has_one_run_in_a_claim_and_the_other_sentence_a_claim_of_its_own():
    links = [link((A, 0), (B, 0), 0.95), link((A, 0), (B, 6), 0.8)]
    first, second = group_claims(links, every_two(A, B))
    assert own((first,)) == [[(A, 0, 1), (B, 0, 1)]]
    assert own((second,)) == [[(B, 6, 7)]]
    assert second.shared == (passage(A, 0),)  # A tells it too, in a sentence of the first claim


def test_neighbouring_sentences_join_to_one_passage():
    links = [link((A, 0), (B, 3, 5)), link((A, 0), (C, 1)), link((B, 3, 5), (C, 1))]
    assert own(group_claims(links, every_two(A, B, C))) == [[(A, 0, 1), (B, 3, 5), (C, 1, 2)]]


def test_a_passage_grows_no_longer_than_a_claim_is():
    links = [link((A, 0), (B, n), 0.9) for n in range(LONGEST_RUN + 3)]
    claims = group_claims(links, every_two(A, B))
    assert max(p.end - p.start for claim in claims for p in claim.passages) == LONGEST_RUN


def test_a_sentence_that_tells_two_claims_is_absent_from_neither():
    links = [
        link((A, 0), (B, 0), 0.95),
        link((A, 4), (B, 0), 0.9),
        link((A, 4), (C, 4), 0.95),
        link((B, 0), (C, 4), 0.9),
    ]
    claims = group_claims(links, every_two(A, B, C))
    reports = [{p.report for p in claim.all_passages} for claim in claims]
    assert reports == [{A, B}, {A, B, C}]


def test_the_central_passage_is_the_one_most_others_agree_with():
    links = [link((B, 0), (r, 0), 0.95) for r in (A, C, D)] + [
        link((A, 0), (C, 0), 0.6),
        link((C, 0), (D, 0), 0.6),
        link((A, 0), (D, 0), 0.6),
    ]
    (claim,) = group_claims(links, every_two(A, B, C, D))
    assert claim.central == passage(B, 0)


def test_of_two_links_between_the_same_sentences_the_surer_counts():
    links = [link((A, 0), (B, 0), 0.45), link((A, 0, 2), (B, 0), 0.95), link((B, 0), (C, 0))]
    (claim,) = group_claims(links, every_two(A, B, C))
    assert own((claim,)) == [[(A, 0, 2), (B, 0, 1), (C, 0, 1)]]


def test_no_link_outweighs_two_missing_ones_and_every_link_counts_for_something():
    assert log_odds(0.0) == LEAST > 0
    assert log_odds(1.0) == MOST < 2 * MISSING


def test_a_claim_is_found_by_its_own_sentence_before_one_that_shares_it():
    links = [link((A, 0), (B, 0), 0.95), link((A, 0), (B, 6), 0.8)]
    claims = group_claims(links, every_two(A, B))
    assert claim_at(claims, (A, 0)) == claims[0]
    assert claim_at(claims, (B, 6)) == claims[1]
    assert claim_at(claims, (B, 99)) is None


# --- whatever the links ------------------------------------------------------------------------

REPORTS = range(1, 6)
passages = st.builds(
    lambda report, start, length: Passage(report, start, start + length),
    st.sampled_from(REPORTS),
    st.integers(0, 8),
    st.integers(1, 2),
)
linked = st.builds(Linked, passages, passages, st.floats(0.42, 0.999)).filter(
    lambda found: found.one.report != found.other.report
)
compared_pairs = st.sets(st.sampled_from(sorted(map(tuple, map(sorted, every_two(*REPORTS))))))


@given(st.lists(linked, max_size=25), compared_pairs, st.randoms())
def test_the_order_of_links_and_of_their_sides_changes_nothing(links, pairs, rng):
    compared = {frozenset(pair) for pair in pairs}
    turned = [Linked(k.other, k.one, k.probability) if rng.random() < 0.5 else k for k in links]
    rng.shuffle(turned)
    assert group_claims(turned, compared) == group_claims(links, compared)


@given(st.lists(linked, max_size=25), compared_pairs)
def test_groups_that_no_link_could_join_are_passed_over_without_a_loss(links, pairs):
    compared = {frozenset(pair) for pair in pairs}
    with patch.object(linkage, "_is_hopeless", lambda linked, known: False):
        slowly = group_claims(links, compared)
    assert group_claims(links, compared) == slowly


@given(st.lists(linked, max_size=25), compared_pairs)
def test_every_linked_sentence_stands_in_one_claim_that_two_reports_tell_or_in_doubt(links, pairs):
    compared = {frozenset(pair) for pair in pairs}
    claims = group_claims(links, compared)
    counted = [
        unit
        for k in links
        if frozenset((k.one.report, k.other.report)) in compared
        for p in (k.one, k.other)
        for unit in p.units()
    ]
    units = [unit for claim in claims for p in claim.passages for unit in p.units()]
    assert len(units) == len(set(units))
    doubtful = {unit for claim in claims for p in claim.doubtful for unit in p.units()}
    assert set(units) <= set(counted) <= {*units, *doubtful}
    for claim in claims:
        reports = [p.report for p in claim.all_passages]
        assert len(reports) == len(set(reports)) >= 2
        assert claim.central in claim.passages
        assert all(p.end - p.start <= LONGEST_RUN for p in claim.passages)
