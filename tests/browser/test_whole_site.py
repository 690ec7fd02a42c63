"""What holds for every page, for pages made tomorrow too: the site is walked by its own links.

From a few addresses on, every link within the site is followed, to each view twice at most with a
query and twice without. Each page has one main heading, fits windows from a phone's to a wide one's and
half of each (that is what 200 % zoom leaves), lets axe find no fault in light and in dark, and
leaves no complaint on the console. Long words, right-to-left texts, failures and empty lists are in.
"""

from __future__ import annotations

from collections import Counter
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from django.urls import Resolver404, resolve, reverse
from playwright.sync_api import BrowserContext, ConsoleMessage, Page

from articles.models import Article, Event
from articles.services.upload import add_article, event_titled
from articles.tasks import prepare_article
from articles.work import Status
from compare.models import Comparison, Flag
from compare.services.review import record_verdict
from tests.browser.faults import faults as violations
from tests.compare import cast
from tests.compare.event.reports import read_voices

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDTHS = (1600, 1024, 800, 512, 390, 320)
OF_ONE_SORT = 2  # pages that differ in what they show
MOST_PAGES = 100  # a walk that grows beyond has found a circle
PERSIAN = [
    ["پل تازه در روز دوشنبه باز شد.", "هزینه‌ی آن (12 million) بود."],
    ["شهردار گفت: «دیر شد»."],
]
LONG = "W" * 4_000
ADDRESSES = "links => links.map(link => new URL(link.getAttribute('href'), document.baseURI).href)"
COLOURS_SETTLED = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  await frame(); await frame();
  await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
  await frame();
}"""


def log_in(context: BrowserContext, site: str, user: User) -> None:
    client = Client()
    client.force_login(user)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": site}])


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch, reviewer: User) -> list[str]:
    """Fill the site with what pages may have to show, and return where to start walking."""
    monkeypatch.setattr(prepare_article, "apply_async", lambda **_: None)
    made = cast.ferry()
    for flag, verdict in zip(made.flags.all(), ("confirmed", "dismissed"), strict=False):
        record_verdict(flag=flag, reviewer=reviewer, verdict=verdict, comment="Seen.")
    event_titled("An event without reports")
    _right_to_left_and_long()
    for article in Article.objects.all():
        read_voices(article)
    own = [
        add_article(body=f"{number} On its own.", outlet=None, event=None, added_by=reviewer)
        for number in range(3)
    ]
    Article.objects.filter(pk=own[0].pk).update(status=Status.FAILED, error="No encoder.")
    Article.objects.filter(pk=own[1].pk).update(
        status=Status.READY, suggested_event=Event.objects.first()
    )
    return [
        "/",
        "/?q=ferry",
        "/?q=nowhere&outlet=islander&flagged=none&since=2020-01-01",
        "/?outlet=nobody&since=x",
        *(f"/articles/{article.pk}/" for article in own),
        *(comparison.get_absolute_url() for comparison in Comparison.objects.all()),
        *(
            reverse(f"compare:event-{name}", args=[event.slug])
            for event in Event.objects.filter(articles__isnull=False).distinct()
            for name in ("claims", "sources", "quotations", "pairs")
        ),
        *(reverse(f"compare:{name}", args=[made.pk]) for name in ("links", "make-link")),
        "/nowhere/",
        "/articles/new/?event=an-event-without-reports",
    ]


def _right_to_left_and_long() -> None:
    of = cast.event("پل تازه در Tarn", fictional=False)
    Event.objects.filter(pk=of.pk).update(summary="خلاصه: the bridge, باز شد")
    reports = [
        cast.article(
            PERSIAN,
            outlet="روزنامه‌ی شهر",
            of=of,
            language="fa",
            headline="پل (Tarn) باز شد",
            hour=7,
        ),
        cast.article(
            [[f"{LONG}.", "A word."]], outlet="Long" * 20, of=of, headline="H" * 300, hour=9
        ),
        cast.article([["A third report."]], outlet="Third", of=of, hour=10),
    ]
    cast.comparison(reports[0], reports[1], reuse="independent")
    waiting = cast.comparison(reports[0], reports[2], status=Status.WAITING)
    failed = cast.comparison(reports[1], reports[2], status=Status.FAILED)
    Comparison.objects.filter(pk=failed.pk).update(error="No encoder of that name.")
    assert waiting.pk


def sort_of(address: str) -> str:
    """Return what pages of one sort have in common; empty for what is not walked."""
    parts = urlsplit(address)
    try:
        view = resolve(parts.path).view_name
    except Resolver404:
        return "no page"
    if view.startswith("admin:") or view in {"logout", "health"}:
        return ""
    return f"{view}?" if parts.query else view


def walk(page: Page, site: str, starts: list[str]) -> tuple[set[str], list[str]]:
    """Open every sort of page that links lead to; return the views seen and the faults found."""
    todo, seen, sorts = list(starts), set(starts), Counter[str]()
    faults: list[str] = []
    while todo:
        address = todo.pop(0)
        sort = sort_of(address)
        if not sort or (sorts[sort] >= OF_ONE_SORT and address not in starts):
            continue
        sorts[sort] += 1
        answer = page.goto(urljoin(site, address))
        assert answer is not None
        if "text/html" not in answer.headers.get("content-type", ""):
            continue
        faults += [f"{address}: {fault}" for fault in faults_of(page)]
        if answer.status != (404 if sort == "no page" else 200):
            faults.append(f"{address} answers {answer.status}")
        for href in page.eval_on_selector_all("a[href]:not([download])", ADDRESSES):
            if href.startswith(site) and (path := href[len(site) :].partition("#")[0]) not in seen:
                seen.add(path)
                todo.append(path)
        assert sum(sorts.values()) < MOST_PAGES, sorts
    return {sort.rstrip("?") for sort in sorts}, faults


def faults_of(page: Page, *, schemes: tuple[str, ...] = ("light", "dark")) -> list[str]:
    """Check the page that is open."""
    faults = []
    if (number := page.locator("h1").count()) != 1:
        faults.append(f"{number} main headings")
    if not page.title().strip(" ·").removesuffix("Variorum").strip(" ·"):
        faults.append("no title")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            faults.append(f"{wide} px wide in a window of {width} px")
    page.set_viewport_size({"width": 1024, "height": 900})
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        only = ("color-contrast",) if scheme == "dark" else ()  # the rest is the same
        for fault in violations(page, only=only):
            nodes = [node["html"][:160] for node in fault["nodes"][:3]]
            faults.append(f"{fault['id']} in {scheme}: {nodes}")
    return faults


def complaints_of(page: Page) -> list[str]:
    noted: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and "404 (Not Found)" not in message.text:
            noted.append(f"{page.url}: {message.text}")

    page.on("console", note)
    page.on("pageerror", lambda error: noted.append(f"{page.url}: {error}"))
    return noted


def test_every_page_is_sound_for_a_reviewer(
    page: Page, live_server: Any, reviewer: User, site: list[str]
) -> None:
    log_in(page.context, live_server.url, reviewer)
    complaints = complaints_of(page)
    views, faults = walk(page, live_server.url, site)
    assert faults + complaints == []
    assert views >= {
        "articles:events",
        "articles:event",
        "articles:article",
        "articles:outlets",
        "articles:outlet",
        "articles:new",
        "articles:correct",
        "articles:unplaced",
        "articles:about",
        "compare:comparison",
        "compare:links",
        "compare:make-link",
        "compare:event-claims",
        "compare:event-claim",
        "compare:event-sources",
        "compare:event-source",
        "compare:event-quotations",
        "compare:event-pairs",
        "no page",
    }


def test_every_page_is_sound_for_somebody_without_an_account(
    page: Page, live_server: Any, site: list[str]
) -> None:
    complaints = complaints_of(page)
    views, faults = walk(page, live_server.url, site[:3])
    assert faults + complaints == []
    assert "login" in views


def test_the_review_desk_is_sound(
    page: Page, live_server: Any, reviewer: User, site: list[str]
) -> None:
    log_in(page.context, live_server.url, reviewer)
    flag = Flag.objects.order_by("pk").first()
    assert flag is not None
    desk = reverse("admin:compare_flag_changelist")
    faults = []
    for scheme in ("light", "dark"):  # each from the start: the desk fades from one to the other
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        for address in (reverse("admin:index"), desk, f"{desk}{flag.pk}/change/"):
            page.goto(live_server.url + address, wait_until="networkidle")
            faults += [f"{address}: {fault}" for fault in faults_of(page, schemes=(scheme,))]
    assert faults == []
