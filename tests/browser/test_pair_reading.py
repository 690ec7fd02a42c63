"""Reading two reports in a real browser: keys, cards, the strip, voices, paper and the file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from compare.models import Comparison, FlagKind
from tests.browser.faults import faults
from tests.compare import cast
from tests.compare.test_pair_page import voices

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def made() -> Comparison:
    found = cast.ferry()
    voices(found)
    return found


@pytest.fixture
def address(live_server: Any, made: Comparison) -> str:
    return f"{live_server.url}{made.get_absolute_url()}"


@pytest.fixture
def long(live_server: Any) -> str:
    """Return the address of two longer reports with a flag at either end."""
    texts = [[f"The harbour office said on day {n} that the ferry waits."] for n in range(40)]
    others = [[f"On day {n} the poor old ferry waits."] for n in range(40)]
    made = cast.comparison(
        cast.article(texts, outlet="Long Gazette"), cast.article(others, outlet="Long Islander")
    )
    for n in range(40):
        cast.pair(made, (n, n + 1), (39 - n, 40 - n) if n == 1 else (n, n + 1), moved=n == 1)
    cast.flag(made, "right", "poor old", rule="rule.first", evidence="day 30 that the ferry waits")
    cast.flag(made, "right", "day 38 the poor old", rule="rule.last", evidence="on day 38 that")
    return f"{live_server.url}{made.get_absolute_url()}"


def said(page: Page, words: str) -> None:
    expect(page.locator("#announce")).to_have_text(words)


# Keys


def test_keys_lead_from_flag_to_flag_and_are_announced(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("j")
    said(page, "Flag 1 of 3: editorialising")
    expect(page.locator(".note h3 a").first).to_be_focused()
    expect(page.locator("mark.kind-editorialising.is-near")).to_be_in_viewport()
    page.keyboard.press("j")
    said(page, "Flag 2 of 3: attribution omitted")
    expect(page.locator(".goto-now")).to_have_text("flag 2 of 3")
    page.keyboard.press("k")
    said(page, "Flag 1 of 3: editorialising")
    page.keyboard.press("k")  # there is none before it
    said(page, "Flag 1 of 3: editorialising")
    expect(page).to_have_url(re.compile(r"#flag-\d+$"))


def test_the_next_flag_is_the_next_from_where_one_reads(page: Page, long: str) -> None:
    page.set_viewport_size({"width": 1024, "height": 700})
    page.goto(long)
    page.locator("#row-20").scroll_into_view_if_needed()
    page.keyboard.press("j")
    said(page, "Flag 2 of 2: editorialising")
    expect(page.locator(".note").last).to_be_in_viewport()
    expect(page.locator("mark").last).to_be_in_viewport()


def test_brackets_lead_from_passage_to_passage(page: Page, address: str) -> None:
    page.goto(address)
    for key, words in (("]", "1 of"), ("]", "2 of"), ("]", "3 of"), ("[", "2 of")):
        page.keyboard.press(key)
        expect(page.locator("#announce")).to_have_text(re.compile(f"Passage {words} \\d+"))
    expect(page.locator("#row-1")).to_be_focused()


def test_s_swaps_the_sides_at_the_same_flag_and_v_shows_voices(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("j")
    here = page.evaluate("location.hash")
    page.keyboard.press("s")
    page.wait_for_url(re.compile(r"swap=1"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Islander and Harbour Gazette")
    assert page.evaluate("location.hash") == here
    page.keyboard.press("v")
    page.wait_for_url(re.compile(r"voices=1"))
    expect(page.locator(".cell .source").first).to_be_visible()
    page.keyboard.press("v")
    page.wait_for_url(lambda url: "voices" not in url)


def test_keys_rest_while_somebody_types_or_holds_a_modifier(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate("document.querySelector('main').append(document.createElement('textarea'))")
    page.locator("textarea").focus()
    page.keyboard.type("jsv?[")
    expect(page.locator("textarea")).to_have_value("jsv?[")
    page.locator("textarea").evaluate("area => area.blur()")
    page.keyboard.press("Control+j")
    assert page.url == address and page.locator("#announce").text_content() == ""


def test_help_names_the_keys_and_can_switch_them_off_for_good(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys on this page")
    expect(dialog).to_be_visible()
    assert faults(page) == []
    page.keyboard.press("j")  # not while help is open
    assert page.url == address
    dialog.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    for _ in range(2):
        page.keyboard.press("j")
        page.keyboard.press("?")
        assert page.url == address
        expect(dialog).to_be_hidden()
        page.reload()
    page.get_by_role("button", name="Keys").click()
    dialog.get_by_role("checkbox").check()
    dialog.get_by_role("button", name="Close").click()
    page.keyboard.press("j")
    said(page, "Flag 1 of 3: editorialising")


def test_buttons_do_what_keys_do_on_a_phone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address)
    page.get_by_role("button", name="Next flag").click()
    page.get_by_role("button", name="Next flag").click()
    said(page, "Flag 2 of 3: attribution omitted")
    page.get_by_role("button", name="Previous flag").click()
    said(page, "Flag 1 of 3: editorialising")


def test_a_permalink_scrolls_to_its_flag_and_gives_it_focus(page: Page, long: str) -> None:
    flag = Comparison.objects.latest("pk").flags.get(rule="rule.last")
    page.goto(f"{long}?flag={flag.pk}#flag-{flag.pk}")
    expect(page.locator(f"#flag-{flag.pk} h3 a")).to_be_focused()
    expect(page.locator(f"#mark-{flag.pk}")).to_be_in_viewport()
    head = page.locator(".reading-head").bounding_box()
    note = page.locator(f"#flag-{flag.pk}").bounding_box()
    assert head is not None and note is not None and note["y"] >= head["y"] + head["height"]


# What a flag rests on


@pytest.mark.parametrize("way", ["hover", "focus", "tap"])
def test_what_a_flag_rests_on_is_shown_where_it_is_out_of_sight(
    browser: Browser, long: str, way: str
) -> None:
    page = browser.new_context(
        viewport={"width": 1024, "height": 600}, has_touch=way == "tap"
    ).new_page()
    page.goto(long)
    mark = page.locator("mark.kind-editorialising[id]").first
    mark.scroll_into_view_if_needed()
    if way == "hover":
        mark.hover()
    elif way == "focus":
        mark.locator(".flag-label").focus()
    else:
        mark.tap(position={"x": 5, "y": 5})
    card = page.locator("#peek")
    expect(card).to_be_visible()
    expect(card.locator("blockquote")).to_have_text("day 30 that the ferry waits")
    expect(card).to_contain_text("Long Gazette")
    assert faults(page) == []
    card.hover()  # it stays while the pointer is on it
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()


def test_a_card_leads_to_the_words_and_to_the_note(page: Page, long: str) -> None:
    page.set_viewport_size({"width": 1024, "height": 600})
    page.goto(long)
    page.locator("mark.kind-editorialising[id]").first.hover()
    page.get_by_role("link", name="Go to these words").click()
    expect(page.locator(".evidence:target")).to_be_in_viewport()
    expect(page.locator("#peek")).to_be_hidden()


def test_evidence_in_sight_is_marked_and_needs_no_card(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1600, "height": 1000})
    page.goto(address)
    label = page.locator("mark.kind-editorialising .flag-label")
    page.locator(".reading-head").evaluate("head => head.scrollIntoView()")
    label.hover()
    expect(page.locator(".evidence.is-near")).to_have_text(re.compile("The ferry"))
    page.wait_for_timeout(500)
    expect(page.locator("#peek")).to_be_hidden()


# Where one is


def test_the_strip_leads_to_a_place_and_says_where_one_is(page: Page, long: str) -> None:
    page.set_viewport_size({"width": 1024, "height": 700})
    page.goto(long)
    expect(page.locator(".strip .here")).to_have_count(2)
    page.locator("#row-0").scroll_into_view_if_needed()
    expect(page.locator("[data-where=left]")).to_have_text("paragraph 1 of 40")
    page.locator('.strip a[href="#row-35"] path').last.click()
    expect(page.locator("#row-35")).to_be_in_viewport()
    expect(page.locator("[data-where=left]")).not_to_have_text("paragraph 1 of 40")
    at = page.locator(".strip .here").first.get_attribute("x")
    assert at is not None and int(at) > 500
    tick = page.locator(".strip .o-tick a").first
    flag = tick.get_attribute("href")
    tick.locator("path").click(force=True)
    expect(page.locator(f"{flag} h3 a")).to_be_focused()


def test_the_head_stays_in_sight_but_not_on_a_low_screen(page: Page, long: str) -> None:
    for height, stays in ((700, True), (400, False)):
        page.set_viewport_size({"width": 1024, "height": height})
        page.goto(long)
        page.locator("#row-30").scroll_into_view_if_needed()
        page.mouse.wheel(0, 300)
        expect(page.locator(".strip")).to_be_in_viewport() if stays else expect(
            page.locator(".strip")
        ).not_to_be_in_viewport()


def test_moved_passages_lead_to_each_other(page: Page, long: str) -> None:
    page.goto(long)
    link = page.get_by_role("link", name="paragraph 39").first
    target = link.get_attribute("href")
    link.click()
    row = page.locator(str(target))
    expect(row).to_be_in_viewport()
    expect(row).to_contain_text("Moved: stands as paragraph 2 on the left")
    row.get_by_role("link", name="paragraph 2").click()
    expect(page.locator(":target")).to_contain_text("day 1 that")


# Without scripts, and without colour


def test_voices_and_scores_work_without_scripts(browser: Browser, address: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(address)
    expect(page.locator(".goto")).to_be_hidden()
    page.get_by_role("link", name="Show who says what").click()
    expect(page.get_by_role("heading", name="Who says what")).to_be_visible()
    expect(page.locator(".cell .cue").first).to_have_text("said")
    page.get_by_role("link", name="Hide who says what").click()
    expect(page.locator(".cell .cue")).to_have_count(0)
    page.get_by_role("link", name="Download as one HTML file").is_visible()


def test_source_cue_and_what_is_said_differ_without_colour(page: Page, address: str) -> None:
    page.goto(f"{address}?voices=1")
    styles = {
        name: page.locator(f".cell .{name}").first.evaluate(
            "e => { const s = getComputedStyle(e);"
            " return [s.fontWeight, s.fontStyle, s.textDecorationStyle, s.textDecorationLine] }"
        )
        for name in ("source", "cue", "said")
    }
    assert styles["source"][0] == "700" and styles["source"][3] == "underline"
    assert styles["cue"][1] == "italic" and styles["cue"][2] == "dashed"
    edge = page.locator(".cell .said").first.evaluate(
        "e => getComputedStyle(e, '::before').content"
    )
    assert "[" in edge


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["?voices=1", "?score=0.9&swap=1", "export/"])
def test_a_checker_finds_no_fault(
    browser: Browser, address: str, scheme: Any, query: str, tmp_path: Path
) -> None:
    page = browser.new_context(color_scheme=scheme, bypass_csp=True).new_page()
    if query == "export/":
        page.goto(f"file://{kept(page, address, tmp_path)}")
    else:
        page.goto(address + query)
    assert faults(page) == []


# Paper and the file


def kept(page: Page, address: str, folder: Path) -> Path:
    page.goto(address)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download as one HTML file").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_the_file_opens_with_no_network_and_shows_the_comparison(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    path = kept(browser.new_page(), address, tmp_path)
    assert re.fullmatch(r"variorum-harbour-gazette-islander-[\d-]+\.html", path.name)
    context = browser.new_context(offline=True, viewport={"width": 1600, "height": 900})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"file://{path}")
    assert asked == [f"file://{path}"] and complaints == []
    left, right = (page.locator(".row-pair .cell").nth(n).bounding_box() for n in (0, 1))
    assert left is not None and right is not None and left["x"] + left["width"] <= right["x"]
    expect(page.locator(".note")).to_have_count(3)
    page.locator(".note h3 a").first.click()
    expect(page.locator("mark:target")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 1600


def test_on_paper_there_are_two_columns_numbered_notes_and_nothing_to_press(
    page: Page, address: str
) -> None:
    page.set_viewport_size({"width": 690, "height": 1000})  # about A4 between its margins
    page.goto(address)
    page.emulate_media(media="print")
    left, right = (page.locator(".row-pair .cell").nth(n).bounding_box() for n in (0, 1))
    assert left is not None and right is not None and left["x"] + left["width"] <= right["x"]
    for hidden in (".view-links", ".goto", ".masthead", ".note summary", ".permalink"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.locator(".note h3").first).to_have_text(re.compile("^1 "))
    expect(page.locator(".note-foot").first).to_be_visible()
    expect(page.locator(".provenance .print-only").first).to_contain_text(
        "Words with a dotted line"
    )
    expect(page.locator(".provenance .print-only").last).to_contain_text(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 690


def test_everything_is_unfolded_for_paper_and_folded_again(page: Page, live_server: Any) -> None:
    made = cast.comparison(
        cast.article([["Shared."]], outlet="Short"),
        cast.article([["Shared."], *([f"Alone at {n}, " * 12] for n in range(8))], outlet="Long"),
    )
    cast.pair(made, (0, 1), (0, 1))
    page.goto(f"{live_server.url}{made.get_absolute_url()}")
    folded = page.locator(".cell details")
    expect(folded).to_have_count(1)
    assert folded.get_attribute("open") is None
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert folded.get_attribute("open") == ""
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert folded.get_attribute("open") is None


# Odd pairs


@pytest.mark.parametrize("width", [320, 1024, 1600])
def test_words_of_four_thousand_characters_widen_nothing(
    page: Page, live_server: Any, width: int
) -> None:
    word = "x" * 4000
    made = cast.comparison(
        cast.article([["The council met.", f"{word}."]], outlet="W" * 120, headline=word[:480]),
        cast.article([["The council met late."], [f"{word[:-1]}y."]], outlet="Narrow"),
    )
    cast.pair(made, (0, 1), (0, 1))
    cast.pair(made, (1, 2), (1, 2))
    flag = cast.flag(made, "right", word[:3999], evidence=word, explanation=f"Right has “{word}”.")
    page.set_viewport_size({"width": width, "height": 900})
    for query in ("", f"?flag={flag.pk}", "?voices=1"):
        page.goto(f"{live_server.url}{made.get_absolute_url()}{query}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("mark.kind-editorialising[id]").hover(position={"x": 20, "y": 10})
    expect(page.locator("#peek")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_five_paragraphs_stand_beside_four_hundred(page: Page, live_server: Any) -> None:
    made = cast.comparison(
        cast.article([[f"Short {n}."] for n in range(5)], outlet="Short"),
        cast.article([[f"Long sentence {n}."] for n in range(400)], outlet="Long"),
    )
    cast.pair(made, (4, 5), (399, 400))
    flag = cast.flag(made, "right", "Long sentence 399", evidence="Short 4")
    page.goto(f"{live_server.url}{made.get_absolute_url()}")
    page.keyboard.press("j")
    said(page, "Flag 1 of 1: editorialising")
    expect(page.locator(f"#mark-{flag.pk}")).to_be_in_viewport()
    expect(page.locator("[data-where=right]")).to_have_text(re.compile("paragraph \\d+ of 400"))


def test_a_persian_report_beside_an_english_one_runs_its_own_way(
    page: Page, live_server: Any
) -> None:
    made = cast.comparison(
        cast.article([["Oxley بسته می‌ماند و کشتی نمی‌آید."]], outlet="بندر", language="fa"),
        cast.article([["The ferry to Oxley stays away."]], outlet="Islander"),
    )
    cast.pair(made, (0, 1), (0, 1))
    page.goto(f"{live_server.url}{made.get_absolute_url()}")
    ways = [
        page.locator(f".cell-{side} p").evaluate("p => getComputedStyle(p).direction")
        for side in ("left", "right")
    ]
    assert ways == ["rtl", "ltr"]


def test_three_hundred_flags_can_be_stepped_through(page: Page, live_server: Any) -> None:
    made = cast.ferry()
    for number in range(297):
        cast.flag(made, "right", "ferry", rule=f"rule.{number}", kind=FlagKind.FIGURE_CHANGED)
    page.goto(f"{live_server.url}{made.get_absolute_url()}")
    page.keyboard.press("j")
    said(page, "Flag 1 of 300: editorialising")
    page.keyboard.press("j")
    said(page, "Flag 2 of 300: figure changed")
