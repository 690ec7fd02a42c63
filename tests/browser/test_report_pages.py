"""Pages of events and reports in a real browser: faults a checker finds, files, suggested events."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, expect

from articles.management.commands.load_sample import SAMPLE
from articles.models import Article
from articles.services.importing import import_articles
from articles.services.manifest import read_manifest
from articles.services.upload import add_article, event_titled
from articles.tasks import prepare_article
from articles.work import Status
from tests.browser.faults import faults
from tests.compare import cast
from tests.workers import PATIENCE, wait_until, worker

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BODY = "The mayor of Tarn opened the bridge on Monday.\nIt had been closed since May."
NEW = "/articles/new/"
WIDTHS = (390, 1024, 1600)
DROP = """([form, name, text]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name, {type: "text/plain"}));
  for (const kind of ["dragover", "drop"])
    form.dispatchEvent(new DragEvent(kind, {dataTransfer: data, bubbles: true, cancelable: true}));
}"""


def log_in(context: BrowserContext, site: str, user: User) -> None:
    client = Client()
    client.force_login(user)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": site}])


@pytest.fixture
def unsent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hand nothing to the queue."""
    monkeypatch.setattr(prepare_article, "apply_async", lambda **_: None)


@pytest.fixture
def addresses(unsent: None, editor: User) -> list[str]:
    made = cast.ferry()
    own = [
        add_article(body=f"{number} {BODY}", outlet=None, event=None, added_by=editor)
        for number in range(3)
    ]
    waiting, failed, suggested = own
    Article.objects.filter(pk=failed.pk).update(status=Status.FAILED, error="No encoder.")
    Article.objects.filter(pk=suggested.pk).update(
        status=Status.READY, suggested_event=made.left.event
    )
    Article.objects.filter(pk=made.right.pk).update(added_by=editor)
    assert made.left.event is not None
    shown = [made.left.event, event_titled("A fair without reports"), made.right, *own]
    return [
        "/",
        "/about/",
        NEW,
        "/articles/unplaced/",
        f"/articles/{waiting.pk}/correct/",
        "/nowhere/",
        *(one.get_absolute_url() for one in shown),
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_fits_and_a_checker_finds_no_faults(
    browser: Any, live_server: Any, editor: User, addresses: list[str], scheme: str
) -> None:
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    log_in(context, live_server.url, editor)
    page = context.new_page()
    only = ("color-contrast",) if scheme == "dark" else ()  # all else is the same

    def check(where: str) -> None:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, where
        assert faults(page, only=only) == [], where

    for address in addresses:
        page.goto(live_server.url + address)
        check(address)
    page.goto(live_server.url + NEW)
    page.get_by_label("A new event").check()
    page.get_by_label("Web address").fill("javascript:alert(1)")
    page.get_by_role("button", name="Add the report").click()
    expect(page.get_by_role("alert")).to_be_focused()
    check("the form with mistakes")
    context.clear_cookies()
    page.goto(f"{live_server.url}/accounts/login/")
    check("the login")
    context.close()


def test_no_page_breaks_its_content_security_policy(
    page: Page, live_server: Any, editor: User, addresses: list[str]
) -> None:
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and "404" not in message.text:
            complaints.append(message.text)

    page.on("console", note)
    log_in(page.context, live_server.url, editor)
    for address in addresses:
        page.goto(live_server.url + address)
    assert complaints == []


def test_a_file_that_is_chosen_or_dropped_is_read_into_the_form(
    page: Page, live_server: Any, editor: User, unsent: None
) -> None:
    log_in(page.context, live_server.url, editor)
    page.goto(live_server.url + NEW)
    page.get_by_label("Outlet").fill("Tarn Courier")
    file = {"name": "r.txt", "mimeType": "text/plain", "buffer": b"%PDF-1.7"}
    page.get_by_label("or a file").set_input_files(file)  # type: ignore[arg-type]
    expect(page.get_by_role("alert")).to_contain_text("looks like a PDF document")
    expect(page.get_by_label("Outlet")).to_have_value("Tarn Courier")
    form = page.locator("#upload").element_handle()
    page.evaluate(DROP, [form, "report.txt", f"Bridge opens at Tarn\n{BODY}"])
    expect(page.get_by_label("Text", exact=True)).to_have_value(f"Bridge opens at Tarn\n{BODY}")
    expect(page.get_by_label("Headline")).to_have_value("Bridge opens at Tarn")
    expect(page.get_by_label("Outlet")).to_have_value("Tarn Courier")
    page.context.clear_cookies()  # the session ends
    page.get_by_label("Text", exact=True).fill("")
    page.evaluate(DROP, [page.locator("#upload").element_handle(), "report.txt", BODY])
    expect(page.get_by_role("alert")).to_contain_text("You are no longer logged in")
    expect(page.get_by_label("Text", exact=True)).to_have_value(BODY)
    log_in(page.context, live_server.url, editor)
    page.get_by_role("button", name="Add the report").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bridge opens at Tarn")


def test_a_file_is_read_and_a_page_refreshes_without_scripts(
    browser: Any, live_server: Any, editor: User, unsent: None
) -> None:
    context = browser.new_context(java_script_enabled=False)
    log_in(context, live_server.url, editor)
    page = context.new_page()
    page.goto(live_server.url + NEW)
    file = {"name": "r.txt", "mimeType": "text/plain", "buffer": BODY.encode()}
    page.get_by_label("or a file").set_input_files(file)
    page.get_by_role("button", name="Read the file").click()
    expect(page.get_by_label("Text", exact=True)).to_have_value(BODY)
    page.get_by_role("button", name="Add the report").click()
    expect(page.get_by_text("This report is being prepared")).to_be_visible()
    Article.objects.update(status=Status.READY)
    expect(page.locator(".state")).to_have_text("ready", timeout=15_000)  # by its meta element
    context.close()


@pytest.fixture
def sample(queue: Any) -> Iterator[None]:
    """Have the sample event prepared by a worker that stays."""
    list(import_articles(read_manifest(SAMPLE)))
    with worker():
        wait_until(lambda: Article.objects.ready().count() == 4, "the sample is prepared")
        yield


@pytest.mark.encoder
def test_an_event_is_suggested_accepted_and_the_report_compared(
    page: Page, live_server: Any, editor: User, sample: None
) -> None:
    page.set_default_timeout(PATIENCE * 1000)
    log_in(page.context, live_server.url, editor)
    page.goto(live_server.url + NEW)
    text = (SAMPLE.parent / "short.txt").read_text(encoding="utf-8")
    page.get_by_label("Text", exact=True).fill(text.replace("four metres", "nearly four metres"))
    page.get_by_label("Headline").fill("Reservoir at Ollery to be lowered by nearly four metres")
    page.get_by_role("button", name="Add the report").click()
    page.get_by_role("button", name="Take this event").click()  # comes without a reload
    expect(page.get_by_text("The report now stands in")).to_be_visible()
    comparisons = page.locator(".beside a[href*='/compare/']")
    expect(comparisons.first).to_be_visible(timeout=PATIENCE * 1000)
    assert Article.objects.get(added_by=editor).event is not None
