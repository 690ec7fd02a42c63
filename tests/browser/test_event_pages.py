"""The pages of an event in a real browser: room for them, keys, the panel, and a checker's faults."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from compare.models import Side
from compare.reading.event.material import read_event
from compare.reading.event.sources import sections_of
from tests.browser.faults import faults
from tests.compare import cast
from tests.compare.event.reports import Ferry, compare, ferry, read_voices

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

VIEWS = ("event-claims", "event-sources", "event-quotations", "event-pairs")
WIDTHS = (390, 1024, 1600)


@pytest.fixture
def made() -> Ferry:
    """Return the event with a derived report, so that there is an arrow."""
    found = ferry(gazette="Ferry stops in June", islander="Islanders cut off as ferry stops")
    comparison = found.comparison(found.gazette, found.islander)
    comparison.derived = Side.RIGHT
    comparison.save()
    cast.flag(comparison, Side.RIGHT, "month")
    return found


@pytest.fixture
def many(made: Ferry) -> Ferry:
    """Return the event with twelve reports."""
    for number in range(8):
        text = ((f"The ferry to Oxley will stop in May, Ilse Brandt told the Post {number}.",),)
        more = cast.article(text, outlet=f"The Long Valley Post {number}", of=made.event, hour=12)
        read_voices(more)
        for article in made.articles[1:]:
            compare(article, more, (0, 0, 0.9))
    return made


@pytest.fixture
def pages(live_server: Any, made: Ferry) -> list[str]:
    slug = made.event.slug
    return [
        f"{live_server.url}{made.event.get_absolute_url()}",
        *(f"{live_server.url}{reverse(f'compare:{view}', args=[slug])}" for view in VIEWS),
        f"{live_server.url}{reverse('compare:event-claim', args=[slug, made.gazette.pk, 0])}",
    ]


@pytest.fixture
def ledger(pages: list[str]) -> str:
    return pages[1]


@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_fits_its_window_and_complains_of_nothing(
    page: Page, pages: list[str], many: Ferry, width: int
) -> None:
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(message.text)

    page.on("console", note)
    page.set_viewport_size({"width": width, "height": 900})
    for shown in pages:
        page.goto(shown)
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, shown
    assert complaints == []


def test_no_word_of_any_length_widens_a_page(page: Page, live_server: Any) -> None:
    of, of_key = unbroken(live_server.url)
    for width in (320, 390, 800):
        page.set_viewport_size({"width": width, "height": 844})
        for shown in of:
            page.goto(shown)
            expect(page.get_by_role("heading", level=1)).to_have_count(1)
            page.evaluate("document.querySelectorAll('details').forEach((one) => one.open = true)")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (width, shown)
    page.goto(of_key)
    page.locator(".ledger td a").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 800
    panel = page.locator("#panel")
    assert panel.evaluate("element => element.scrollWidth <= element.clientWidth")


def unbroken(server: str) -> tuple[list[str], str]:
    """Write an event of names, headlines and words nothing can break; return its pages, the ledger."""
    of = cast.event("Ferry" + "y" * 150)
    word = "w" * 4000
    texts = (
        (f"“The ferry {word} will stop,” said Ilse {'B' * 80}.", f"“{word}” is alone.", word),
        (f"“The ferry {word} has to stop,” said Ilse {'B' * 80}.", "Nothing else is known.", word),
        (f"The ferry {word} will stop, according to {'d' * 200}.", f"“Stop {word},” he said."),
    )
    made = [
        cast.article(
            tuple((text,) for text in text),
            outlet=f"{chr(65 + number)}" * 80,
            of=of,
            hour=number,
            headline=f"Stop {'h' * 290}{number}",
        )
        for number, text in enumerate(texts)
    ]
    for number, left in enumerate(made):
        read_voices(left)
        for right in made[number + 1 :]:
            compare(left, right, (0, 0, 0.9), derived=Side.RIGHT)
    ledger = f"{server}{reverse('compare:event-claims', args=[of.slug])}"
    key = reverse("compare:event-claim", args=[of.slug, made[0].pk, 0])
    source = sections_of(read_event(of))[0].rows[0].key
    said = reverse("compare:event-source", args=[of.slug, source])
    views = [reverse(f"compare:{view}", args=[of.slug]) for view in VIEWS]
    return [f"{server}{p}" for p in (of.get_absolute_url(), *views, key, said)], ledger


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_faults_that_a_checker_finds(
    browser: Browser, pages: list[str], many: Ferry, scheme: Any
) -> None:
    page = browser.new_context(color_scheme=scheme, bypass_csp=True).new_page()
    for shown in pages:
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(shown)
            assert faults(page) == [], shown
    page.goto(pages[1])
    page.locator("td.t-named a").first.click()
    expect(page.locator("dialog")).to_be_visible()
    assert faults(page) == []


def test_a_cell_opens_its_passages_and_gives_the_keyboard_back(
    page: Page, ledger: str, made: Ferry
) -> None:
    page.goto(ledger)
    cell = page.locator("td.t-unnamed a").first
    cell.focus()
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog")
    expect(panel).to_be_visible()
    expect(panel.locator(".shown")).to_have_count(3)
    expect(panel.locator(".is-chosen")).to_have_id(f"report-{made.tide.pk}")
    expect(panel.locator(".is-chosen .told-source")).to_have_text("Officials")
    expect(panel.locator("h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(cell).to_be_focused()
    assert page.url == ledger


def test_the_panel_closes_by_its_button_and_beside_it(page: Page, ledger: str) -> None:
    page.set_viewport_size({"width": 1600, "height": 900})
    page.goto(ledger)
    panel = page.get_by_role("dialog")
    for close in (panel.get_by_role("button", name="Close").click, lambda: page.mouse.click(5, 5)):
        page.locator("td.t-own a").first.click()
        expect(panel).to_be_visible()
        close()
        expect(panel).to_be_hidden()


def test_a_passage_leads_to_its_place_on_the_page_for_two(page: Page, ledger: str) -> None:
    page.goto(ledger)
    page.locator("td.t-own a").first.click()
    page.get_by_role("link", name="Beside").first.click()
    expect(page.locator(":target")).to_have_text("This is the passage you came for.")
    row = page.locator(".row", has=page.locator(":target"))
    expect(row).to_contain_text("The ferry to Oxley will stop in May")


def test_the_ledger_scrolls_in_its_own_region_with_names_and_claims_in_sight(
    page: Page, ledger: str, many: Ferry
) -> None:
    page.set_viewport_size({"width": 1024, "height": 500})
    page.goto(ledger)
    region = page.get_by_role("region", name="Claims by report")
    region.focus()
    expect(region).to_be_focused()
    region.evaluate("element => element.scrollTo(500, 150)")
    head, claim, box = page.evaluate(
        """() => [".ledger thead th:nth-child(7)", ".ledger tbody tr:nth-child(4) th", ".ledger-region"]
        .map((found) => document.querySelector(found).getBoundingClientRect().toJSON())"""
    )
    assert abs(head["y"] - box["y"]) < 3
    assert abs(claim["x"] - box["x"]) < 3
    assert page.evaluate("document.documentElement.scrollLeft") == 0


@pytest.mark.parametrize(("view", "width"), [(1, 718), (2, 1047), (4, 1047)])
def test_on_paper_no_report_is_cut_off(
    page: Page, pages: list[str], many: Ferry, view: int, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 1000})  # A4 within its margins, on its side
    page.emulate_media(media="print")
    page.goto(pages[view])
    boxes = [
        cell.bounding_box()
        for cell in page.locator(".ledger tbody tr:has(td)").first.locator("td").all()
    ]
    assert len(boxes) >= 12
    assert all(box and box["width"] > 0 and box["x"] + box["width"] <= width for box in boxes)


def test_on_a_phone_the_reports_stand_under_their_claim(page: Page, ledger: str) -> None:
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(ledger)
    first = page.locator(".ledger tbody tr").first
    claim = first.locator("th").bounding_box()
    below = [cell.bounding_box() for cell in first.locator("td").all()]
    assert claim is not None
    ys = [claim["y"], *(box["y"] for box in below if box)]
    assert len(ys) == 5 and ys == sorted(set(ys))
    expect(first.locator(".cell-outlet").nth(1)).to_be_visible()


def test_sorting_and_choosing_work_with_a_script_and_without(
    browser: Browser, page: Page, ledger: str
) -> None:
    page.goto(ledger)
    expect(page.get_by_role("button", name="Sort")).to_be_hidden()
    page.get_by_label("Sorted by").select_option("text")
    page.wait_for_url("**order=text")
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(ledger)
    plain.get_by_role("link", name="Told in different ways").click()
    plain.get_by_label("Sorted by").select_option("outlets")
    plain.get_by_role("button", name="Sort").click()
    expect(plain.locator(".ledger tbody tr")).to_have_count(2)
    assert "show=different" in plain.url and "order=outlets" in plain.url


def test_without_scripts_a_cell_leads_to_a_page_at_its_report(
    browser: Browser, ledger: str, made: Ferry
) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(ledger)
    page.locator("td.t-unnamed a").first.click()
    expect(page.locator(":target")).to_have_id(f"report-{made.tide.pk}")
    page.get_by_role("link", name="All claims").click()
    assert page.url == ledger


def test_a_claim_that_is_gone_by_now_leads_to_a_page_that_says_so(
    page: Page, ledger: str, made: Ferry
) -> None:
    page.goto(ledger)
    made.comparison(made.gazette, made.islander).delete()
    page.get_by_role("link", name="Two fishermen").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text("There is no such claim any more")).to_be_visible()


def test_a_source_opens_with_what_each_report_hands_over(page: Page, pages: list[str]) -> None:
    page.goto(pages[2])
    page.get_by_role("link", name="Ilse Brandt").first.click()
    panel = page.get_by_role("dialog")
    expect(panel.locator(".shown")).to_have_count(2)
    expect(panel.locator(".told-cue").first).to_have_text("said")


def test_the_arrow_begins_at_one_report_and_ends_at_the_other(page: Page, pages: list[str]) -> None:
    page.set_viewport_size({"width": 1600, "height": 900})
    page.goto(pages[0])
    begins, ends = page.locator(".lane-begins"), page.locator(".lane-ends")
    expect(begins).to_have_count(1)
    start, end = begins.bounding_box(), ends.bounding_box()
    assert start is not None and end is not None
    assert abs(start["x"] - end["x"]) < 1
    assert abs(start["y"] + start["height"] - end["y"]) < 2


def test_tabs_lead_from_page_to_page(page: Page, pages: list[str]) -> None:
    page.goto(pages[0])
    for name in ("Claims", "Who is quoted", "Quotations", "Pairs", "Overview"):
        page.get_by_role("navigation", name="Pages of this event").get_by_role(
            "link", name=name
        ).click()
        expect(page.locator(".tabs [aria-current]")).to_have_text(name)


def test_everything_can_be_read_from_right_to_left(page: Page, pages: list[str]) -> None:
    page.set_viewport_size({"width": 1024, "height": 900})
    for shown in pages[:5]:
        page.goto(shown)
        page.evaluate("document.documentElement.dir = 'rtl'")
        assert page.evaluate("document.documentElement.scrollWidth") <= 1024
