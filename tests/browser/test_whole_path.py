"""A person's whole path in a real browser: two reports in, a flag reviewed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from playwright.sync_api import Page, expect

from articles.management.commands.load_sample import SAMPLE
from compare.models import Comparison, Review
from tests.workers import PATIENCE, worker

pytestmark = [
    pytest.mark.browser,
    pytest.mark.encoder,
    pytest.mark.django_db(transaction=True),
]

EVENT = "Ollery reservoir lowered"
PASSWORD = "a pass for everybody"


@pytest.fixture
def everybody() -> None:
    User.objects.create_user("editor", password=PASSWORD)
    reviewer = User.objects.create_user("reviewer", password=PASSWORD, is_staff=True)
    reviewer.groups.add(Group.objects.get(name="reviewers"))


@pytest.fixture
def site(live_server: Any, everybody: None, queue: Any) -> Iterator[str]:
    with worker():
        yield live_server.url


def log_in(page: Page, site: str, name: str, *, then: str) -> None:
    page.goto(f"{site}/accounts/login/?next={then}")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()


def text_of(name: str) -> str:
    return (SAMPLE.parent / f"{name}.txt").read_text(encoding="utf-8")


def upload(page: Page, site: str, name: str, outlet: str, *, known_event: bool) -> None:
    page.goto(f"{site}/articles/new/")
    page.get_by_label("Outlet").fill(outlet)
    page.get_by_label("Headline").fill(f"Reservoir report by {outlet}")
    page.get_by_label("Text", exact=True).fill(text_of(name))
    if known_event:
        page.get_by_label("An event that is here already").check()
        page.get_by_label("Which event").select_option(label=EVENT)
    else:
        page.get_by_label("A new event").check()
        page.get_by_label("Title of the new event").fill(EVENT)
    page.get_by_role("button", name="Add the report").click()
    if text_of(name).startswith("date "):  # the date is offered, for the person to accept
        expect(page.get_by_text("The text begins with the date")).to_be_visible()
        page.get_by_role("button", name="Add the report").click()
    expect(page.locator("h1")).to_contain_text(EVENT)


def test_two_reports_become_a_comparison_that_a_reviewer_judges(page: Page, site: str) -> None:
    page.set_default_timeout(PATIENCE * 1000)
    log_in(page, site, "editor", then="/articles/new/")
    upload(page, site, "agency", "Northlight", known_event=False)
    upload(page, site, "rewrite", "The Daily Harrier", known_event=True)
    page.goto(f"{site}/")
    page.get_by_role("link", name=EVENT).first.click()
    comparison = page.locator("#event-lists a[href*='/compare/']").first
    comparison.wait_for()  # the page fetches it once the workers are done
    comparison.click()
    expect(page.locator("h1")).to_contain_text("Northlight and The Daily Harrier")
    expect(page.locator("[id^=mark-]").first).to_be_visible(timeout=PATIENCE * 1000)
    flag = Comparison.objects.get().flags.in_text_order().first()
    assert flag is not None
    expect(page.locator(f"#mark-{flag.pk}")).to_be_visible()
    expect(page.locator(f"#flag-{flag.pk} button")).to_have_count(0)

    page.context.clear_cookies()
    log_in(page, site, "reviewer", then=flag.get_absolute_url())
    note = page.locator(f"#flag-{flag.pk}")
    note.get_by_label("Comment").fill("Seen in both texts.")
    note.get_by_role("button", name="Confirm").click()
    expect(page.locator(f"#flag-{flag.pk}")).to_contain_text("Confirmed")
    review = Review.objects.get()
    assert (review.flag, review.verdict, review.reviewer.username, review.comment) == (
        flag,
        "confirmed",
        "reviewer",
        "Seen in both texts.",
    )
