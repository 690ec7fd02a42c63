"""Cutting and making links in a real browser: without scripts, by keys, on a phone, and watched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import BrowserContext, Page, expect

from articles.models import Article, Event
from articles.services.prepare import prepare
from articles.services.upload import add_article, outlet_named
from compare.models import Comparison, Correction, LinkDecision
from compare.services.correct import correct
from compare.services.review import record_verdict
from compare.services.run import run
from compare.services.schedule import compare_with_event
from tests.browser.faults import faults
from tests.compare.bridge import bridge, keep_messages, omission

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("fake_encoder"),
]

WORD = "Donaudampfschiff" * 250


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Comparison:
    keep_messages(monkeypatch)
    return bridge()


@pytest.fixture
def address(live_server: Any, made: Comparison) -> str:
    return f"{live_server.url}{made.get_absolute_url()}"


@pytest.fixture
def signed_in(browser: Any, live_server: Any, reviewer: Any) -> Iterator[Any]:
    """Return a function that opens a page for the reviewer."""
    client = Client()
    client.force_login(reviewer)
    opened: list[BrowserContext] = []

    def open_page(**options: Any) -> Page:
        context = browser.new_context(bypass_csp=True, **options)
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
        context.add_cookies([cookie | {"url": live_server.url}])
        opened.append(context)
        page: Page = context.new_page()
        return page

    yield open_page
    for context in opened:
        context.close()


def corrected(made: Comparison, watched: Page | None = None) -> None:
    """Do what a decision brought, and wait until a page that watches for it has loaded again."""
    assert correct(Correction.objects.get(comparison=made).pk)
    if watched is not None:
        waiting = watched.get_by_text("are being computed again")
        expect(waiting).to_have_count(0, timeout=10_000)


def test_a_link_is_cut_made_and_taken_back_without_scripts(
    signed_in: Any, address: str, made: Comparison
) -> None:
    page = signed_in(java_script_enabled=False)
    page.goto(address)
    row = page.locator(".row-pair", has_text="nine million crowns")
    row.get_by_role("link", name="This is not the same claim: cut the link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cut this link?")
    expect(page.get_by_role("checkbox")).to_have_count(2)
    page.get_by_label("Note (optional): why").fill("Other repairs.")
    page.get_by_role("button", name="Cut the link").click()
    expect(page.get_by_text("The link was cut.")).to_be_in_viewport()
    expect(page.locator("#at")).to_contain_text("are being computed again")
    corrected(made)
    page.locator("#at").get_by_role("link", name="Reload").click()
    alone = page.locator(".row-only", has_text="A senior engineer")
    expect(alone.get_by_text("cut by hand by reviewer")).to_be_visible()
    alone.get_by_role("link", name="Link this passage …").click()
    page.get_by_label("Only sentences with these words").fill("crowns")
    page.get_by_role("button", name="Search").last.click()
    expect(page.get_by_text("1 sentence has these words")).to_be_visible()
    page.get_by_role("checkbox", name="2 The repairs had cost").check()
    page.get_by_role("button", name="Link the passages").click()
    corrected(made)
    page.goto(address)
    row = page.locator(".row-pair", has_text="nine million crowns")
    expect(row.get_by_text("Linked by hand by reviewer")).to_be_visible()
    row.get_by_text("Take back…").click()
    row.get_by_role("button", name="Take the link back").click()
    expect(page.get_by_text("The link made by hand was taken back.")).to_be_in_viewport()
    assert LinkDecision.objects.count() == 2 and not LinkDecision.objects.standing().exists()


def test_the_page_shows_the_new_flags_as_soon_as_they_are_there(
    signed_in: Any, address: str, made: Comparison
) -> None:
    page = signed_in()
    page.goto(address)
    flags = made.flags.count()
    expect(page.get_by_role("heading", name=f"{flags} flags")).to_be_visible()
    row = page.locator(".row-pair", has_text="nine million crowns")
    row.get_by_role("link", name="cut the link").click()
    page.get_by_role("button", name="Cut the link").click()
    expect(page.locator("#at")).to_contain_text("are being computed again")
    corrected(made, page)
    left = made.flags.count()
    assert left < flags
    expect(page.locator("#flags-title")).to_contain_text(f"{left} flag")


def test_a_link_is_cut_by_keys_alone(signed_in: Any, address: str) -> None:
    page = signed_in()
    page.goto(f"{address}links/cut/?left=1-2&right=1-2&at=left-1")
    page.get_by_role("checkbox").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Space")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.type("By keys.")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Cut the link")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"\?at=left-1&changed=\d+#at$"))
    assert LinkDecision.objects.get().note == "By keys."


def test_one_lands_on_the_passages_and_hears_what_became_of_it_after_reloading_too(
    signed_in: Any, address: str, made: Comparison
) -> None:
    """On a phone, where rows above the passage come and go with the change."""
    page = signed_in(viewport={"width": 390, "height": 700})
    page.goto(f"{address}links/cut/?left=0-1&right=0-1&at=left-0")
    page.get_by_role("button", name="Cut the link").click()
    corrected(made, page)
    page.goto(f"{address}links/cut/?left=2-3&right=2-3&at=right-2")
    page.get_by_role("button", name="Cut the link").click()
    place = page.locator("#at")
    expect(place).to_be_focused()
    expect(place).to_have_attribute("role", "status")
    expect(place).to_contain_text("until then the page shows them as they were")
    corrected(made)
    expect(place).to_contain_text("have been computed again", timeout=10_000)
    expect(place).to_be_focused()
    expect(place).to_be_in_viewport()
    row = page.locator(".row", has=place)
    expect(row).to_contain_text("The old ferry will be sold")
    expect(row.get_by_text("The old ferry will be sold")).to_be_in_viewport()
    assert page.get_by_text("The link was cut.").count() == 1


def test_words_that_somebody_is_writing_are_not_lost_to_new_flags(
    signed_in: Any, address: str, made: Comparison
) -> None:
    page = signed_in()
    page.goto(f"{address}links/cut/?left=1-2&right=1-2&at=left-1")
    page.get_by_role("button", name="Cut the link").click()
    expect(page.locator("#at")).to_be_focused()
    page.locator(".note summary").first.click()
    page.get_by_label("Comment").first.fill("Half a senten")
    corrected(made)
    expect(page.get_by_text("it was left as it is because you are writing")).to_be_attached(
        timeout=10_000
    )
    expect(page.get_by_label("Comment").first).to_have_value("Half a senten")


def test_a_link_is_made_longer_and_the_page_says_beforehand_what_changes(
    signed_in: Any, address: str, made: Comparison
) -> None:
    page = signed_in()
    page.goto(address)
    row = page.locator(".row-pair", has_text="nine million crowns")
    row.get_by_role("link", name="Link more to it …").click()
    told = page.locator("#preview")
    expect(told).to_contain_text("One link: 1 sentence on the left, 1 on the right.")
    page.get_by_role("checkbox", name="The old ferry will").check()
    expect(told).to_contain_text("One link: 1 sentence on the left, 2 on the right.")
    expect(told).to_contain_text("Goes into it, the link of “A senior engineer")
    page.get_by_role("checkbox", name="2 The repairs had cost").uncheck()
    page.get_by_role("checkbox", name="The mayor of Tarn").last.check()
    expect(told).to_contain_text("do not follow one another")
    page.get_by_role("checkbox", name="The mayor of Tarn").last.uncheck()
    page.get_by_role("checkbox", name="2 The repairs had cost").check()
    expect(told).to_contain_text("One link: 1 sentence on the left, 2 on the right.")
    page.get_by_role("button", name="Link the passages").click()
    expect(page.locator("#at")).to_contain_text("The passages were linked.")
    corrected(made, page)
    row = page.locator(".row-pair", has=page.locator("#at"))
    expect(row).to_contain_text("The repairs had cost about nine million crowns.")
    expect(row).to_contain_text("The old ferry will be sold in the autumn.")


def test_without_scripts_what_changes_is_shown_on_asking(signed_in: Any, address: str) -> None:
    page = signed_in(java_script_enabled=False, viewport={"width": 390, "height": 700})
    page.goto(f"{address}links/make/?side=left&passage=1-2&with=1-2&at=left-1")
    page.get_by_role("checkbox", name="The old ferry will").check()
    page.get_by_role("button", name="Show what these ticks change").click()
    told = page.get_by_text("One link: 1 sentence on the left, 2 on the right.")
    expect(told).to_be_in_viewport()
    expect(page.get_by_role("checkbox", name="The old ferry will")).to_be_checked()
    assert not LinkDecision.objects.exists()
    page.get_by_role("link", name="Leave it as it is").click()
    expect(page.get_by_text("nothing was changed")).to_be_attached()


def test_enter_in_the_search_field_searches_and_links_nothing(signed_in: Any, address: str) -> None:
    page = signed_in()
    page.goto(f"{address}links/make/?side=right&passage=3-4")
    page.get_by_role("checkbox", name="Traders").check()
    page.get_by_label("Only sentences with these words").fill("ferry")
    page.keyboard.press("Enter")
    expect(page.get_by_text("2 sentences have these words or are ticked.")).to_be_visible()
    assert not LinkDecision.objects.exists()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_have_no_faults_that_a_checker_finds(
    signed_in: Any, address: str, made: Comparison, reviewer: Any, scheme: str
) -> None:
    page = signed_in(color_scheme=scheme)
    flag = omission(made)
    record_verdict(flag=flag, reviewer=reviewer, verdict="confirmed", comment="Yes.")
    page.goto(f"{address}links/cut/?left=1-2&right=1-2")
    assert faults(page) == []
    page.get_by_role("button", name="Cut the link").click()
    expect(page).not_to_have_url(re.compile("links/cut"))
    assert faults(page) == []
    corrected(made, page)
    shown = (
        "",
        f"?flag={flag.pk}",
        "?flag=999999",
        "links/",
        "links/make/?side=right&passage=3-4",
        "links/make/?side=left&passage=2-3&with=2-3",
        f"?at=left-1&changed={LinkDecision.objects.get().pk}#at",
        f"../of/{made.left_id}/{made.left_id}/",
    )
    for path in shown:
        page.goto(f"{address}{path}")
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        assert faults(page) == [], path


def test_the_address_of_a_withdrawn_flag_leads_to_what_is_said_of_it(
    signed_in: Any, address: str, made: Comparison, reviewer: Any
) -> None:
    page = signed_in()
    flag = omission(made)
    record_verdict(flag=flag, reviewer=reviewer, verdict="confirmed")
    page.goto(f"{address}links/cut/?left=1-2&right=1-2")
    page.get_by_role("button", name="Cut the link").click()
    corrected(made, page)
    page.goto(f"{address}?flag={flag.pk}#flag-{flag.pk}")
    entry = page.locator(f"#flag-{flag.pk}")
    expect(entry).to_be_focused()
    expect(entry).to_be_in_viewport()
    expect(entry).to_contain_text("cut by hand by reviewer")


@pytest.mark.parametrize("width", [390, 1024, 1600])
def test_an_unbroken_word_of_four_thousand_characters_widens_no_page(
    signed_in: Any, live_server: Any, made: Comparison, width: int
) -> None:
    event = Event.objects.create(title=f"A word {WORD[:150]}", slug="a-word")
    for number in range(2):
        article = add_article(
            body=f"{WORD} {number}.\nThe mayor of Tarn opened it, {number} people said.",
            headline=WORD[:400],
            outlet=outlet_named(WORD[:100] + str(number)),
            event=event,
            added_by=None,
            language="en",
        )
        assert prepare(article.pk)
    (wide,) = compare_with_event(Article.objects.get(pk=article.pk))
    assert run(wide.pk)
    address = f"{live_server.url}{wide.get_absolute_url()}"
    page = signed_in(viewport={"width": width, "height": 900})
    last = wide.left.sentences.count() - 1
    paths = [f"links/make/?side=left&passage=0-{last}", f"links/cut/?left=0-{last}&right=0-{last}"]
    for path in ("", *paths):
        page.goto(f"{address}{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    page.goto(f"{address}{paths[1]}")
    page.get_by_label("Note").fill(WORD[:1999])
    page.get_by_role("button", name="Cut the link").click()
    assert correct(Correction.objects.get(comparison=wide).pk)
    for path in ("", "links/"):
        page.goto(f"{address}{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
