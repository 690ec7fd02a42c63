"""How the page for two looks: notes under what they speak of, the card of a finger, filters."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from compare.models import Comparison
from tests.browser.faults import faults
from tests.compare import cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def made() -> Comparison:
    """Two reports whose first passages carry three flags on the right and one on the left."""
    more = [[f"On day {n} nothing else of note was said about the bridge."] for n in range(30)]
    found = cast.comparison(
        cast.article(
            [["The wretched bridge shut on Monday, the council said."], *more], outlet="Gazette"
        ),
        cast.article(
            [["The dreadful bridge, a scandal, shut at last on Monday."], *more], outlet="Islander"
        ),
    )
    for n in range(31):
        cast.pair(found, (n, n + 1), (n, n + 1))
    cast.flag(found, "left", "wretched", evidence="The dreadful bridge", rule="rule.left")
    for n, words in enumerate(("dreadful", "a scandal", "at last")):
        cast.flag(
            found,
            "right",
            words,
            evidence="day 29 nothing else",
            explanation=f"“{words}” is right’s own wording.",
            rule=f"rule.right{n}",
        )
    return found


@pytest.fixture
def address(live_server: Any, made: Comparison) -> str:
    return f"{live_server.url}{made.get_absolute_url()}"


def box_of(element: Locator) -> dict[str, float]:
    box = element.bounding_box()
    assert box is not None
    return {**box}


@pytest.mark.parametrize("width", [1024, 690])
def test_a_note_stands_below_the_side_it_speaks_of(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    if width < 768:
        page.emulate_media(media="print")  # about A4 between its margins
    for side, number in (("left", 1), ("right", 3)):
        cell = box_of(page.locator(f"#row-0 .cell-{side}"))
        notes = page.locator(f".note-{side}")
        expect(notes).to_have_count(number)
        for note in notes.all():
            assert abs(box_of(note)["x"] - cell["x"]) < 8
            assert box_of(note)["x"] + box_of(note)["width"] <= cell["x"] + cell["width"] + 1


def test_notes_are_read_in_the_order_of_their_numbers(page: Page, address: str) -> None:
    page.goto(address)
    numbers = [text.split()[0] for text in page.locator(".note h3").all_text_contents()]
    assert numbers == ["1", "2", "3", "4"]


@pytest.mark.parametrize("way", ["Escape", "Close", "elsewhere"])
def test_a_tap_on_a_phone_tells_all_covers_nothing_asked_about_and_can_be_put_away(
    browser: Browser, address: str, way: str
) -> None:
    page = browser.new_context(viewport=PHONE, has_touch=True).new_page()
    page.goto(address)
    label = page.locator("#row-0 .cell-right .flag-label").nth(1)
    label.scroll_into_view_if_needed()
    label.tap()
    card = page.locator("#peek")
    expect(card).to_contain_text("“a scandal” is right’s own wording.")
    expect(card.locator("blockquote")).to_have_text("day 29 nothing else")
    tapped, over = box_of(label), box_of(card)
    assert tapped["y"] + tapped["height"] <= over["y"]
    assert over["y"] + over["height"] <= PHONE["height"]
    expect(card).to_be_focused()
    assert faults(page) == []
    if way == "Escape":
        page.keyboard.press("Escape")
        expect(label).to_be_focused()
    elif way == "Close":
        card.get_by_role("button", name="Close").tap()
        expect(label).to_be_focused()
    else:
        page.touchscreen.tap(tapped["x"] + 1, tapped["y"] - 60)
        expect(page.locator(".is-near")).to_have_count(0)
    expect(card).to_be_hidden()


def test_a_card_that_would_hide_the_note_says_what_the_note_says(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1024, "height": 800})
    page.goto(address)
    page.locator("#row-0").scroll_into_view_if_needed()
    page.locator("#row-0 .cell-right .flag-label").first.hover()
    card = page.locator("#peek")
    expect(card).to_be_visible()
    note, over = box_of(page.locator(".note-right").first), box_of(card)
    hidden = over["y"] < note["y"] + note["height"] and note["y"] < over["y"] + over["height"]
    assert not hidden or "is right’s own wording" in (card.text_content() or "")


@pytest.mark.parametrize("width", [390, 1024, 1600])
def test_the_bar_of_the_row_in_the_address_lies_beside_the_text(
    page: Page, address: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}#row-0")
    row = page.locator("#row-0")
    bar = row.evaluate(
        "e => { const s = getComputedStyle(e, '::before');"
        " return [parseFloat(s.left), parseFloat(s.width)] }"
    )
    assert bar[1] == 3 and bar[0] + bar[1] <= 0  # measured from the edge of the row
    assert box_of(row)["x"] + bar[0] >= 0


def test_no_punctuation_begins_a_line_after_a_label(page: Page, address: str) -> None:
    page.goto(address)
    begun = page.evaluate(
        """() => {
          const label = document.querySelectorAll("#row-0 .cell-right .flag-label")[1];
          const words = label.closest("mark").nextSibling;
          const comma = document.createRange();
          comma.setStart(words, 0);
          comma.setEnd(words, 1);
          const cell = label.closest(".cell");
          const found = [];
          for (let width = 200; width < 480; width++) {
            cell.style.inlineSize = `${width}px`;
            const [one, next] = [label, comma].map((e) => e.getBoundingClientRect());
            if (next.left < one.right - 9) found.push(width);
          }
          return [comma.toString(), found];
        }"""
    )
    assert begun == [",", []]


def test_one_link_takes_all_filters_back(page: Page, address: str) -> None:
    page.goto(f"{address}?side=left&score=0.9&swap=1&state=confirmed")
    expect(page.get_by_role("heading", name="4 flags, 0 shown")).to_be_visible()
    expect(page.get_by_text("No flag passes this filter:")).to_contain_text("Confirmed")
    assert faults(page) == []
    page.get_by_role("link", name="Show all 4 flags").click()
    expect(page.locator(".note")).to_have_count(4)
    expect(page.get_by_role("link", name="Show all 4 flags")).to_have_count(0)
    assert page.url.endswith("?swap=1")


def test_a_crowd_of_flags_stays_apart_on_the_strip(page: Page, live_server: Any) -> None:
    texts = [[f"On day {n} the poor ferry waits."] for n in range(150)]
    made = cast.comparison(
        cast.article(texts, outlet="Gazette"), cast.article(texts, outlet="Islander")
    )
    for n in range(150):
        cast.pair(made, (n, n + 1), (n, n + 1))
        cast.flag(made, "right", f"day {n} the poor", rule=f"rule.{n}")
    page.set_viewport_size({"width": 1600, "height": 900})
    page.goto(f"{live_server.url}{made.get_absolute_url()}")
    ticks = page.locator(".strip .o-tick path")
    expect(ticks).to_have_count(150)
    boxes = sorted(ticks.evaluate_all("all => all.map(e => [e.getBBox().x, e.getBBox().width])"))
    assert all(one[0] + one[1] <= other[0] for one, other in pairwise(boxes))


def test_a_folded_passage_says_on_a_phone_which_side_it_is_of(page: Page, live_server: Any) -> None:
    made = cast.comparison(
        cast.article([["Shared."]], outlet="Short"),
        cast.article([["Shared."], *([f"Alone at {n}, " * 12] for n in range(8))], outlet="Long"),
    )
    cast.pair(made, (0, 1), (0, 1))
    page.set_viewport_size(PHONE)
    page.goto(f"{live_server.url}{made.get_absolute_url()}")
    summary = page.locator(".cell summary")
    side = summary.locator(".side-tag")
    expect(side).to_have_text("Right")
    assert box_of(side)["width"] > 20
    summary.click()
    expect(side).to_be_hidden()
    expect(page.locator(".cell details .side-tag:visible")).to_have_count(1)


@pytest.mark.parametrize("query", ["", "export/"])
@pytest.mark.parametrize("width", [390, 1024, 1600])
def test_the_strip_is_as_wide_as_the_text_below_it(
    page: Page, address: str, tmp_path: Any, query: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    if query:
        kept = tmp_path / "kept.html"
        kept.write_bytes(page.request.get(address + query).body())
        page.goto(f"file://{kept}")
    else:
        page.goto(address)
    strip, row = box_of(page.locator(".strip")), box_of(page.locator("#row-0"))
    steps = 0.0 if query or width != 1024 else box_of(page.locator(".goto"))["width"]
    assert strip["x"] == row["x"]
    assert strip["width"] >= row["width"] - steps - 30


def test_a_reviewer_gives_a_verdict_without_scripts(
    browser: Browser, live_server: Any, address: str, made: Comparison, reviewer: Any
) -> None:
    page = browser.new_context(java_script_enabled=False, viewport=PHONE).new_page()
    page.goto(f"{live_server.url}/accounts/login/")
    page.get_by_label("Username").fill(reviewer.get_username())
    page.get_by_label("Password").fill("a pass for the reviewer")
    page.get_by_role("button", name="Log in").click()
    page.goto(f"{address}?side=right")
    note = page.locator(".note").first
    note.locator("summary").click()
    note.get_by_label("Comment").fill("It is.")
    note.get_by_role("button", name="Confirm").click()
    flag = made.flags.get(quote="dreadful")
    assert page.url.endswith(f"?side=right&flag={flag.pk}#flag-{flag.pk}")
    expect(page.locator(f"#flag-{flag.pk} .verdict")).to_have_text("Confirmed")
    expect(page.locator(f"#flag-{flag.pk} .reviews")).to_contain_text("It is.")
