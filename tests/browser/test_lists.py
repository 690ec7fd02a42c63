"""Searching, narrowing and paging the lists in a real browser, with scripts and without."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from articles.models import Article, Event
from articles.services.upload import add_article, event_titled, outlet_named
from articles.tasks import prepare_article
from compare.models import Comparison, Review
from tests.compare import cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Comparison:
    monkeypatch.setattr(prepare_article, "apply_async", lambda **_: None)
    found = cast.ferry()
    Event.objects.update(happened_on=date(2025, 4, 1))
    for number in range(24):
        add_article(
            body=f"Report {number} of the fair. Cider was sold.",
            outlet=outlet_named("Tarn Courier"),
            event=event_titled(f"Fair {number}", happened_on=date(2025, 5, 1)),
            added_by=None,
        )
    return found


@pytest.fixture
def plain(browser: Any) -> Iterator[Page]:
    """A page in a browser that runs no scripts."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def log_in(page: Page, site: str, user: User) -> None:
    page.goto(f"{site}/accounts/login/")
    page.get_by_label("Username").fill(user.username)
    page.get_by_label("Password").fill(f"a pass for the {user.username}")
    page.get_by_role("main").get_by_role("button", name="Log in").click()


def test_the_list_is_searched_narrowed_and_turned_without_scripts(
    plain: Page, live_server: Any, made: Comparison
) -> None:
    plain.goto(live_server.url)
    plain.get_by_label("Search titles, reports and outlets").fill("cider fair")
    plain.get_by_label("Outlet", exact=True).select_option("Tarn Courier")
    plain.get_by_label("Happened from").fill("2025-04-15")
    plain.get_by_role("button", name="Apply").click()
    expect(plain.get_by_role("status")).to_have_text("24 events match")
    plain.get_by_role("link", name="Next").click()
    expect(plain.get_by_role("main")).to_contain_text("Page 2 of 2")
    expect(plain.get_by_label("Search titles, reports and outlets")).to_have_value("cider fair")
    expect(plain.get_by_label("Outlet", exact=True)).to_have_value("tarn-courier")
    expect(plain.locator("mark.found").first).to_be_visible()
    plain.get_by_role("link", name="Outlet: Tarn Courier – take this back").click()
    expect(plain.get_by_label("Outlet", exact=True)).to_have_value("")
    expect(plain.get_by_label("Happened from")).to_have_value("2025-04-15")


def test_a_search_by_keys_alone_leads_to_the_passage_found(
    page: Page, live_server: Any, made: Comparison
) -> None:
    page.goto(live_server.url)
    page.get_by_label("Search titles, reports and outlets").focus()
    page.keyboard.type('"shocking move"')
    page.keyboard.press("Enter")
    expect(page.locator(".found-lines mark")).to_have_text(["shocking move"])
    page.locator(".found-lines a").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{live_server.url}{made.right.get_absolute_url()}")


def test_where_nothing_matches_one_step_back_finds_something(
    page: Page, live_server: Any, made: Comparison
) -> None:
    page.goto(f"{live_server.url}/?q=ferry&outlet=tarn-courier")
    expect(page.get_by_role("heading", name="No event matches all of this")).to_be_visible()
    page.get_by_role("link", name="Take back Outlet: Tarn Courier").click()
    expect(page.get_by_role("status")).to_have_text("1 event matches")


def test_a_comparison_leads_to_an_outlet_and_from_there_to_its_comparisons(
    plain: Page, live_server: Any, made: Comparison
) -> None:
    plain.goto(live_server.url + made.get_absolute_url())
    plain.get_by_role("main").get_by_role("link", name="Islander", exact=True).first.click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("Islander")
    expect(plain.get_by_role("main")).to_contain_text("This is no rating of the outlet.")
    plain.get_by_role("link", name="Harbour Gazette").click()
    expect(plain).to_have_url(live_server.url + made.get_absolute_url())


def test_the_record_of_an_outlet_is_a_table_on_every_width(
    page: Page, live_server: Any, made: Comparison
) -> None:
    for width in (1024, 390):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{live_server.url}/outlets/islander/")
        table = page.get_by_role("table", name="Flags in this outlet’s reports, by kind")
        expect(table.get_by_role("row", name="Editorialising")).to_contain_text("1 flag")
        expect(table.get_by_role("columnheader")).to_have_count(5)


def test_a_report_is_added_and_a_flag_reviewed_without_scripts(
    plain: Page, live_server: Any, made: Comparison, reviewer: User
) -> None:
    log_in(plain, live_server.url, reviewer)
    plain.goto(f"{live_server.url}/articles/new/")
    plain.get_by_label("Text", exact=True).fill(
        "A text that somebody types in. It has two sentences."
    )
    plain.get_by_label("Headline").fill("Typed in")
    plain.get_by_role("button", name="Add the report").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("Typed in")
    assert Article.objects.filter(headline="Typed in", added_by=reviewer).exists()
    flag = made.flags.order_by("pk").first()
    assert flag is not None
    plain.goto(live_server.url + flag.get_absolute_url())
    note = plain.locator(f"#flag-{flag.pk}")
    if not note.get_by_role("button", name="Confirm").is_visible():
        note.locator("summary").first.click()
    note.get_by_role("button", name="Confirm").click()
    review = Review.objects.get(flag=flag)
    assert (review.reviewer, review.verdict) == (reviewer, "confirmed")


def test_lists_and_reports_print_without_controls(
    page: Page, live_server: Any, made: Comparison
) -> None:
    page.emulate_media(media="print")
    for address in ("/?q=ferry", made.right.get_absolute_url(), "/outlets/islander/"):
        page.goto(live_server.url + address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        for control in page.locator("main button, main select, main input, nav, footer").all():
            expect(control).to_be_hidden()
