"""The comparison page in a real browser: room for it on a phone, keys, and what marks point to."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import ConsoleMessage, Locator, Page, expect

from compare.models import Comparison, FlagKind
from tests.browser.faults import faults
from tests.compare import cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def made() -> Comparison:
    return cast.ferry()


@pytest.fixture
def address(live_server: Any, made: Comparison) -> str:
    return f"{live_server.url}{made.get_absolute_url()}"


@pytest.mark.parametrize("width", [390, 1024, 1600])
def test_the_page_fits_its_window_and_complains_of_nothing(
    page: Page, address: str, width: int
) -> None:
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(message.text)

    page.on("console", note)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert complaints == []


def test_linked_passages_stand_side_by_side_where_there_is_room_and_stacked_where_not(
    page: Page, address: str
) -> None:
    cells = page.locator(".row-pair .cell")
    for width, beside in ((1024, True), (390, False)):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address)
        left, right = cells.nth(0).bounding_box(), cells.nth(1).bounding_box()
        assert left is not None and right is not None
        assert (left["x"] + left["width"] <= right["x"]) is beside
        assert (left["y"] + left["height"] <= right["y"]) is not beside


def test_a_note_leads_to_its_evidence_and_back_by_keys_alone(
    page: Page, address: str, made: Comparison
) -> None:
    flag = made.flags.get(kind=FlagKind.ATTRIBUTION_OMITTED)
    page.goto(address)
    page.locator(f"#mark-{flag.pk} .flag-label").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}#flag-{flag.pk}")
    more = page.locator(f"#flag-{flag.pk} summary")
    more.focus()
    page.keyboard.press("Enter")
    page.locator(f"#flag-{flag.pk} a[href='#evidence-{flag.pk}']").focus()
    expect(page.locator(f"#evidence-{flag.pk}")).to_have_class("evidence is-near")
    page.keyboard.press("Enter")
    expect(page.locator(":target")).to_have_text("The office said the engine is forty years old")


def test_notes_flow_beside_the_rows_below_theirs_and_cover_nothing(
    page: Page, address: str
) -> None:
    page.set_viewport_size({"width": 1600, "height": 900})
    page.goto(f"{address}?kind=editorialising")
    note = page.locator(".note").bounding_box()
    words = page.locator(".cell").last.bounding_box()
    assert note is not None and words is not None
    assert note["x"] >= words["x"] + words["width"]
    band = page.locator(".band", has=page.locator(".note"))
    assert band.locator(".rest .row").count() > 0
    assert [box["y"] for box in map(Locator.bounding_box, page.locator(".row").all()) if box] == (
        sorted(box["y"] for box in map(Locator.bounding_box, page.locator(".row").all()) if box)
    )


def test_rows_above_the_first_note_stand_under_their_reports(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1600, "height": 900})
    page.goto(f"{address}?kind=certainty_raised")
    bands = page.locator(".band")
    assert bands.first.locator(".note").count() == 0 and bands.count() > 1
    boxes = [box for box in map(Locator.bounding_box, page.locator(".row").all()) if box]
    assert len({box["x"] for box in boxes}) == 1


@pytest.mark.parametrize("width", [390, 1280])
def test_the_desk_fits_its_window(
    page: Page, live_server: Any, made: Comparison, reviewer: Any, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{live_server.url}/accounts/login/")
    page.get_by_label("Username").fill(reviewer.get_username())
    page.get_by_label("Password").fill("a pass for the reviewer")
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url(f"{live_server.url}/")
    flags = f"{live_server.url}/admin/compare/flag/"
    for shown in (flags, f"{flags}{made.flags.all()[0].pk}/change/"):
        page.goto(shown)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.goto(flags)
    expect(page.get_by_role("textbox", name="Search")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_and_the_desk_have_no_faults_that_a_checker_finds(
    browser: Any, address: str, live_server: Any, made: Comparison, scheme: str, reviewer: Any
) -> None:
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{live_server.url}/accounts/login/")
    page.get_by_label("Username").fill(reviewer.get_username())
    page.get_by_label("Password").fill("a pass for the reviewer")
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url(f"{live_server.url}/")
    flag = made.flags.all()[0]
    desk = f"{live_server.url}/admin/compare/flag/{flag.pk}/change/"
    flags = f"{live_server.url}/admin/compare/flag/"
    for shown in (address, f"{address}?flag={flag.pk}&kind=certainty_raised", flags, desk):
        page.goto(shown)
        assert faults(page) == []


def test_filters_and_toggles_work_without_scripts(browser: Any, address: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(address)
    page.get_by_role("link", name="Certainty raised 1").click()
    expect(page.locator(".note")).to_have_count(1)
    expect(page.get_by_role("heading", name="3 flags, 1 shown")).to_be_visible()
    page.get_by_role("link", name="Hide word changes").click()
    expect(page.locator(".row .edit")).to_have_count(0)
    page.get_by_role("link", name="Swap sides").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Islander and Harbour Gazette")
    expect(page.locator(".note")).to_have_count(1)


def test_a_waiting_page_shows_the_comparison_as_soon_as_it_is_ready(
    page: Page, address: str, made: Comparison
) -> None:
    Comparison.objects.filter(pk=made.pk).update(status="working")
    page.goto(address)
    expect(page.get_by_text("The two reports are being compared.")).to_be_visible()
    Comparison.objects.filter(pk=made.pk).update(status="ready")
    expect(page.locator(".row").first).to_be_visible(timeout=10_000)
