"""The review desk: usable on a phone, sound in light and dark, and no words are lost there."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Page, expect

from compare.models import Comparison, Flag, Review
from compare.services.review import record_verdict
from tests.browser.test_whole_site import faults_of, log_in
from tests.compare import cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DESK = "/admin/compare/flag/"
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def made() -> Comparison:
    return cast.ferry()


@pytest.fixture
def desk(page: Page, live_server: Any, reviewer: User, made: Comparison) -> Page:
    log_in(page.context, live_server.url, reviewer)
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(live_server.url + DESK)
    return page


def test_on_a_phone_a_flag_is_a_short_card_and_the_filters_are_a_tap_away(
    desk: Page, made: Comparison
) -> None:
    cards = desk.locator("#result_list tbody tr")
    expect(cards).to_have_count(3)
    heights = [box["height"] for box in (card.bounding_box() for card in cards.all()) if box]
    assert max(heights) < 260
    header = desk.locator("#user-tools").bounding_box()
    assert header is not None and header["height"] < 30  # one row
    desk.get_by_role("link", name="Filter the list").click()
    expect(desk.get_by_role("heading", name="Filter")).to_be_in_viewport()
    desk.get_by_role("link", name="Awaiting review").click()
    expect(desk.get_by_role("link", name="The list is filtered: change it")).to_be_visible()


def test_on_a_wide_window_the_filters_stand_beside_the_list(desk: Page) -> None:
    desk.set_viewport_size({"width": 1600, "height": 900})
    expect(desk.get_by_role("link", name="Filter the list")).to_be_hidden()
    expect(desk.get_by_role("link", name="Awaiting review")).to_be_visible()


def test_the_menu_of_a_reviewer_takes_one_row_on_a_phone(desk: Page, live_server: Any) -> None:
    desk.goto(live_server.url)
    menu = desk.get_by_role("navigation", name="Main").bounding_box()
    assert menu is not None and menu["height"] < 60
    expect(desk.get_by_role("link", name="Review desk")).to_be_visible()


def test_the_comment_of_a_bulk_verdict_outlives_a_flag_that_is_withdrawn(
    desk: Page, made: Comparison
) -> None:
    one, two, three = made.flags.order_by("pk")
    for box in desk.locator("#result_list .action-select").all():
        box.check()
    desk.get_by_label("Action:").select_option("dismiss")
    desk.get_by_role("button", name="Go").click()
    desk.get_by_label("Comment").fill("Said by the office.")
    Flag.objects.filter(pk=two.pk).update(withdrawn_at=timezone.now())
    desk.get_by_role("button", name="Dismiss").click()
    expect(desk.get_by_role("alert")).to_contain_text("No verdict was written")
    expect(desk.get_by_label("Comment")).to_have_value("Said by the office.")
    desk.get_by_role("button", name="Dismiss").click()
    expect(desk.get_by_text("Marked as dismissed: 2 flags.")).to_be_visible()
    assert set(Review.objects.values_list("flag", flat=True)) == {one.pk, three.pk}


def test_every_page_of_the_desk_is_sound(
    page: Page, live_server: Any, admin_user: User, made: Comparison
) -> None:
    flag = made.flags.order_by("pk")[0]
    review = record_verdict(flag=flag, reviewer=admin_user, verdict="unsure", comment="W" * 2_000)
    event = made.left.event
    assert event is not None
    log_in(page.context, live_server.url, admin_user)
    faults = []
    addresses = (
        *(DESK, f"{DESK}?state=unsure", f"{DESK}?q=nowhere", f"{DESK}{flag.pk}/change/"),
        *("/admin/compare/review/", f"/admin/compare/review/{review.pk}/change/"),
        *("/admin/compare/comparison/", "/admin/compare/linkdecision/"),
        *("/admin/articles/article/", f"/admin/articles/article/{made.left_id}/delete/"),
        f"/admin/articles/article/{made.left_id}/change/",
        *("/admin/articles/event/", f"/admin/articles/event/{event.pk}/delete/"),
        *("/admin/articles/outlet/", "/admin/auth/user/", "/admin/auth/group/"),
    )
    for scheme in ("light", "dark"):  # each from the start: the desk fades from one to the other
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        for address in addresses:
            page.goto(live_server.url + address, wait_until="networkidle")
            faults += [f"{address}: {fault}" for fault in faults_of(page, schemes=(scheme,))]
    assert faults == []
