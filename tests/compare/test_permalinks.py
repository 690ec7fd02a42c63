"""Addresses of flags over several analyses: where they lead, and what is said of earlier reviews."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.work import Status
from compare.models import Comparison, Flag, FlagKind, LinkDecision, Side
from compare.reading.versions import successor_of
from compare.services.review import record_verdict
from tests.compare import cast
from tests.compare.test_linking import words_of
from tests.compare.test_views import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def old() -> Comparison:
    return cast.ferry()


@pytest.fixture
def new(old: Comparison) -> Comparison:
    """A newer analysis of the same two reports: of the three flags it raises one, a little longer."""
    made = Comparison.objects.create(
        left=old.left,
        right=old.right,
        encoder=old.encoder,
        analysis_version="3",
        reuse=old.reuse,
        status=Status.READY,
    )
    for pair in old.pairs.all():
        pair.pk, pair.comparison = None, made
        pair.save(force_insert=True)
    cast.flag(made, Side.RIGHT, "In a shocking move", evidence="The ferry", rule="wording.other")
    return made


def shocking(of: Comparison) -> Flag:
    return of.flags.get(kind=FlagKind.EDITORIALISING)


def test_the_address_of_an_earlier_flag_leads_to_the_one_that_took_its_place(
    anonymous: Client, old: Comparison, new: Comparison
) -> None:
    before, after = shocking(old), shocking(new)
    wanted = f"{new.get_absolute_url()}?flag={after.pk}&was={before.pk}#flag-{after.pk}"
    for page in (old, new):
        answer = anonymous.get(f"{page.get_absolute_url()}?flag={before.pk}")
        assert answer.status_code == 302 and answer["Location"] == wanted
    arrived = anonymous.get(wanted).text
    assert "this is the flag that took its place" in arrived
    assert f"{old.get_absolute_url()}?flag={before.pk}&amp;earlier=1#flag-{before.pk}" in arrived
    swapped = anonymous.get(f"{old.get_absolute_url()}?flag={before.pk}&swap=1&kind=editorialising")
    assert "swap=1" in swapped["Location"] and "kind" not in swapped["Location"]


def test_an_earlier_flag_can_still_be_seen_as_it_stood(
    anonymous: Client, old: Comparison, new: Comparison
) -> None:
    flag = shocking(old)
    page = read(anonymous, f"{old.get_absolute_url()}?flag={flag.pk}&earlier=1")
    text = words_of(page)
    assert f"flag-{flag.pk}" in page.ids()
    assert "An earlier analysis." in text and "version 1 of the analysis" in text
    assert "Version 3 of the analysis raises this flag too" in text
    assert f"?flag={flag.pk}&earlier=1#flag-{flag.pk}" in page.links(), "who is here stays here"


def test_a_flag_that_has_no_successor_says_so_plainly(
    anonymous: Client, old: Comparison, new: Comparison
) -> None:
    flag = old.flags.get(kind=FlagKind.CERTAINTY_RAISED)
    page = read(anonymous, f"{old.get_absolute_url()}?flag={flag.pk}")
    assert "not raised any more by version 3 of the analysis" in words_of(page)
    assert f"flag-{flag.pk}" in page.ids()
    answer = anonymous.get(f"{new.get_absolute_url()}?flag={flag.pk}")
    assert answer["Location"] == f"{old.get_absolute_url()}?flag={flag.pk}#flag-{flag.pk}"


def test_a_flag_that_went_with_a_link_cut_by_hand_says_by_whom(
    anonymous: Client, outsider_client: Client, old: Comparison, new: Comparison, reviewer: User
) -> None:
    flag = old.flags.get(kind=FlagKind.ATTRIBUTION_OMITTED)
    assert flag.evidence_start is not None and flag.evidence_end is not None
    LinkDecision.objects.create(
        left=old.left,
        right=old.right,
        kind="cut",
        left_start=flag.evidence_start,
        left_end=flag.evidence_end,
        left_quote=flag.evidence_quote,
        right_start=flag.start,
        right_end=flag.end,
        right_quote=flag.quote,
        made_by=reviewer,
    )
    address = f"{old.get_absolute_url()}?flag={flag.pk}"
    assert "cut by hand by reviewer" in words_of(read(outsider_client, address))
    assert "cut by hand by a reviewer" in words_of(read(anonymous, address))


@pytest.mark.parametrize("number", ["999999", "0", "000", "9" * 18])
def test_a_flag_that_is_not_there_says_so(anonymous: Client, old: Comparison, number: str) -> None:
    page = read(anonymous, f"{old.get_absolute_url()}?flag={number}")
    assert "The flag this address names is not here." in words_of(page)


@pytest.mark.parametrize("number", ["x", "-1", "9" * 40, "٣", ""])
def test_what_names_no_flag_is_passed_over(anonymous: Client, old: Comparison, number: str) -> None:
    page = read(anonymous, f"{old.get_absolute_url()}?flag={number}&was={number}")
    assert "names is not here." not in words_of(page)


def test_a_flag_of_other_reports_leads_to_its_own_page(anonymous: Client, old: Comparison) -> None:
    third = cast.article([["The ferry stops in a shocking move."]], outlet="Third")
    other = cast.comparison(old.left, third)
    flag = cast.flag(other, Side.RIGHT, "shocking")
    answer = anonymous.get(f"{old.get_absolute_url()}?flag={flag.pk}")
    assert answer["Location"] == f"{other.get_absolute_url()}?flag={flag.pk}#flag-{flag.pk}"


def test_an_unfinished_newer_analysis_changes_nothing_yet(
    anonymous: Client, old: Comparison, new: Comparison
) -> None:
    Comparison.objects.filter(pk=new.pk).update(status=Status.WORKING)
    page = read(anonymous, f"{old.get_absolute_url()}?flag={shocking(old).pk}")
    assert "An earlier analysis" not in words_of(page)


def test_the_successor_is_the_flag_of_its_side_and_kind_that_shares_most_words() -> None:
    def flag(start: int, end: int, *, rule: str = "a.b", pk: int = 1, **other: object) -> Flag:
        fields = {"side": "left", "kind": FlagKind.FIGURE_CHANGED} | other
        return Flag(pk=pk, rule=rule, start=start, end=end, **fields)  # type: ignore[misc]

    old = flag(10, 20, pk=9)
    most = flag(12, 30, pk=2)
    assert successor_of(old, [flag(18, 22), most]) == most
    assert successor_of(old, [flag(20, 30), flag(10, 20, side="right")]) is None
    assert successor_of(old, [flag(10, 20, kind=FlagKind.QUOTE_ALTERED)]) is None
    same_rule = flag(10, 20, pk=3)
    assert successor_of(old, [flag(10, 20, rule="c.d", pk=2), same_rule]) == same_rule
    closest = flag(9, 21, pk=4)
    assert successor_of(old, [flag(0, 30, pk=5), closest]) == closest
    withdrawn = flag(10, 20, pk=6, withdrawn_at=timezone.now())
    assert successor_of(old, [withdrawn, flag(18, 22, pk=7)]) != withdrawn
    assert successor_of(old, [withdrawn]) == withdrawn


def test_verdicts_on_an_earlier_flag_stand_beside_its_successor_and_are_not_copied(
    anonymous: Client, outsider_client: Client, old: Comparison, new: Comparison, reviewer: User
) -> None:
    record_verdict(flag=shocking(old), reviewer=reviewer, verdict="confirmed", comment="It is.")
    address = new.get_absolute_url()
    text = words_of(read(outsider_client, address))
    assert (
        "Reviewed in an earlier analysis (version 1): confirmed by reviewer" in text
        and "(It is.)" in text
    )
    assert "confirmed by a reviewer" in words_of(read(anonymous, address))
    assert not shocking(new).reviews.exists()
    assert shocking(new) in Flag.objects.awaiting_review()


def test_reviewed_flags_that_are_raised_no_longer_are_named_with_the_way_to_them(
    anonymous: Client, old: Comparison, new: Comparison, reviewer: User
) -> None:
    flag = old.flags.get(kind=FlagKind.CERTAINTY_RAISED)
    record_verdict(flag=flag, reviewer=reviewer, verdict="dismissed")
    page = read(anonymous, new.get_absolute_url())
    assert "1 flag that was reviewed in an earlier analysis is not raised any more" in words_of(
        page
    )
    assert f"{old.get_absolute_url()}?flag={flag.pk}&earlier=1#flag-{flag.pk}" in page.links()


def test_a_reviewed_earlier_comparison_stays_reachable_and_leads_to_the_newest(
    anonymous: Client, old: Comparison, new: Comparison, reviewer: User
) -> None:
    record_verdict(flag=shocking(old), reviewer=reviewer, verdict="confirmed")
    page = read(anonymous, old.get_absolute_url())
    assert "is kept as it was" in words_of(page)
    assert new.get_absolute_url() in page.links()
    assert len(page.ids()) == len(set(page.ids()))


def test_the_number_of_queries_does_not_grow_with_earlier_reviews(
    anonymous: Client, old: Comparison, new: Comparison, reviewer: User, outsider: User
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            anonymous.get(new.get_absolute_url())
        return len(found)

    record_verdict(flag=shocking(old), reviewer=reviewer, verdict="confirmed")
    few = queries()
    for flag in old.flags.all():
        for person in (reviewer, outsider):
            record_verdict(flag=flag, reviewer=person, verdict="confirmed")
    assert queries() == few
