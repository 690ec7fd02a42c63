"""What holds for every page: one heading, a skip link, no inline script, no error for anybody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from articles.models import Article
from articles.services.upload import add_article, event_titled
from tests.articles.pages import Page, page_of
from tests.compare import cast

pytestmark = pytest.mark.django_db

CONTROLS = {"input", "select", "textarea"}


@pytest.fixture
def addresses() -> list[str]:
    """Return every page there is, with something on it."""
    made = cast.ferry()
    event_titled("An event without reports")
    waiting = add_article(body="A report in no event.", outlet=None, event=None, added_by=None)
    failed = add_article(body="A report that failed.", outlet=None, event=None, added_by=None)
    Article.objects.filter(pk=failed.pk).update(status="failed", error="No encoder.")
    assert made.left.event is not None
    shown = [made.left.event, made.left, made, waiting, failed]
    return [
        "/",
        "/?q=nothing",
        "/about/",
        "/accounts/login/",
        "/articles/new/",
        "/articles/unplaced/",
        f"/articles/{made.left.pk}/correct/",
        "/events/an-event-without-reports/",
        *(one.get_absolute_url() for one in shown),
        "/nowhere/",
    ]


def check(page: Page, address: str) -> None:
    assert len(page.all("h1")) == 1, address
    assert page.all("html")[0]["lang"] == "en", address
    assert page.all("main")[0]["id"] == "main"
    first_link = page.all("a")[0]
    assert (first_link["href"], first_link["class"]) == ("#main", "skip"), address
    ids = page.values("id")
    assert len(ids) == len(set(ids)), address
    assert all(script.get("src") for script in page.all("script")), address
    assert not page.all("style") and not page.values("style"), address
    assert not [name for _, found in page.elements for name in found if name.startswith("on")]
    labelled = {label["for"] for label in page.all("label") if "for" in label}
    for tag, found in page.elements:
        if tag in CONTROLS and found.get("type") != "hidden":
            assert found.get("id") in labelled or "aria-label" in found, (address, found)
    named = set(ids)
    for attribute in ("aria-describedby", "aria-labelledby"):
        assert {name for value in page.values(attribute) for name in value.split()} <= named, (
            address
        )


@pytest.mark.parametrize("who", ["anonymous", "outsider_client", "reviewer_client"])
def test_every_page_is_sound_for_everybody(
    request: pytest.FixtureRequest, addresses: list[str], who: str
) -> None:
    client: Client = request.getfixturevalue(who)
    for address in addresses:
        response = client.get(address)
        if response.status_code == 302:
            assert response.url.startswith("/accounts/login/") or address == "/accounts/login/"
            continue
        expected = 404 if address == "/nowhere/" else 403 if "correct" in address else 200
        if who == "reviewer_client" and expected == 403:
            expected = 200  # is staff
        check(page_of(response, status=expected), address)
        assert "Content-Security-Policy" in response.headers


def test_a_form_full_of_mistakes_is_sound_too(editor_client: Client) -> None:
    response = editor_client.post("/articles/new/", {"url": "::", "event_choice": "known"})
    check(page_of(response, status=422), "/articles/new/")


@pytest.mark.parametrize("name", ["400", "403", "404", "500", "503", "unknown_host"])
def test_error_pages_are_sound_and_need_no_database(
    name: str, rf: RequestFactory, django_assert_num_queries: Callable[[int], Any]
) -> None:
    with django_assert_num_queries(0):
        for context in ({}, {"request": rf.get("/"), "sent": [{"name": "text", "value": "T"}]}):
            check(Page(render_to_string(f"{name}.html", context)), name)


def test_what_is_larger_than_the_site_takes_gets_a_page(
    editor_client: Client, settings: Any
) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000
    response = editor_client.post("/articles/new/", {"body": "word " * 1_000})
    assert "go back, and your form is as you left it" in page_of(response, status=400).words


def test_a_host_name_that_is_not_the_sites_is_named_as_the_reason(anonymous: Client) -> None:
    for host in ("other.example", "<b>.example"):
        page = page_of(anonymous.get("/", headers={"host": host}), status=400)
        assert "not known by this name" in page.words and host in page.words
        assert "ALLOWED_HOSTS" in page.words


def test_no_change_of_a_model_lacks_its_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_every_answer_to_head_is_empty_and_other_methods_are_refused(
    anonymous: Client, addresses: list[str]
) -> None:
    for address in addresses:
        assert anonymous.head(address).content == b""
    assert anonymous.post("/").status_code == 405
