"""Headlines, names and titles that hold characters which steer the direction of what follows."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article, Event, Outlet
from articles.services.changes import correct_article, place_in_own_event
from articles.services.upload import event_titled, outlet_named
from articles.tasks import prepare_article
from tests.articles.pages import page_of, read
from tests.compare import cast

pytestmark = pytest.mark.django_db

TURNED = "\u202eBridge opens"
PERSIAN = "پل باز شد"
ALONE = "\u2068پل باز شد\u2069"


@pytest.fixture(autouse=True)
def no_queue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepare_article, "apply_async", lambda **_: None)


def sent(client: Client, **fields: str) -> Any:
    given = {"body": "A text of two words.", "event_choice": "suggest"}
    return client.post("/articles/new/", given | fields, follow=True)


def test_what_is_uploaded_turns_round_no_message(editor_client: Client) -> None:
    page = page_of(
        sent(
            editor_client,
            headline=TURNED,
            byline="\u202eBy me",
            outlet="\u202eCourier",
            event_choice="new",
            event_title="\u202eBridge\u2069",
        )
    )
    assert "“Bridge opens” was added and is being prepared." in page.words
    article = Article.objects.select_related("outlet", "event").get()
    assert article.outlet is not None and article.event is not None
    assert (article.headline, article.byline) == ("Bridge opens", "By me")
    assert (article.outlet.name, article.event.title) == ("Courier", "Bridge")


def test_a_headline_in_another_direction_is_isolated_where_no_element_is(
    editor: User, editor_client: Client
) -> None:
    html = sent(editor_client, headline=PERSIAN, outlet=PERSIAN).text
    assert f"“{ALONE}” was added" in html
    article = Article.objects.get()
    assert f"<title>{ALONE} · Variorum</title>" in html
    corrected = editor_client.get(f"/articles/{article.pk}/correct/").text
    assert f"<title>Correct “{ALONE}”" in corrected
    event = place_in_own_event(article)
    assert f"<title>{ALONE} · Variorum" in editor_client.get(event.get_absolute_url()).text
    assert article.outlet is not None
    assert f"<title>{ALONE} · Variorum" in editor_client.get(article.outlet.get_absolute_url()).text
    listed = editor_client.get(f"/?outlet={article.outlet.slug}&q={PERSIAN}").text
    assert f"Outlet: {ALONE}" in listed and f"<title>{ALONE} · Events" in listed
    assert f"{ALONE}</option>" in editor_client.get("/articles/new/").text


def test_a_name_in_which_nothing_is_seen_is_none(editor_client: Client) -> None:
    assert outlet_named("\u200b\u202e") is None
    page = page_of(sent(editor_client, event_choice="new", event_title="\u200b \u202e"), status=422)
    assert "Give the new event a title." in page.words
    page_of(sent(editor_client, headline="\u3164", outlet="\u200b"))
    article = Article.objects.get()
    assert (article.headline, article.outlet) == ("", None)
    assert article.title == "A text of two words."


def test_an_outlet_is_one_however_its_name_is_written() -> None:
    made = outlet_named("Zürich Post")
    assert outlet_named("ZU\u0308RICH\u200b  post\u200f") == made
    assert Outlet.objects.count() == 1


def test_corrections_and_the_desk_keep_names_straight(
    admin_client: Client, editor_client: Client
) -> None:
    article = cast.article([["It opens."]], outlet="Courier", of=event_titled("Bridge"))
    correct_article(article, headline=TURNED, byline="\u202e")
    assert (article.headline, article.byline) == ("Bridge opens", "")
    event, outlet = Event.objects.get(), Outlet.objects.get()
    admin_client.post(
        f"/admin/articles/event/{event.pk}/change/", {"title": TURNED, "slug": event.slug}
    )
    admin_client.post(
        f"/admin/articles/outlet/{outlet.pk}/change/",
        {"name": "\u202eThe Courier", "slug": outlet.slug, "aliases": "\u202eOld Courier\n\u200b"},
    )
    event.refresh_from_db()
    outlet.refresh_from_db()
    assert event.title == "Bridge opens"
    assert (outlet.name, outlet.aliases) == ("The Courier", ["Old Courier"])


def test_a_headline_far_too_long_is_refused_and_given_back(editor_client: Client) -> None:
    headline = "x" * 10_000
    page = page_of(sent(editor_client, headline=headline), status=422)
    assert "at most 500 characters (it has 10000)" in page.words
    assert page.fields["headline"] == headline


def test_a_search_with_steering_characters_turns_round_nothing(anonymous: Client) -> None:
    event_titled("Bridge")
    page = read(anonymous, "/?q=%E2%80%AEBridge")
    assert "1 event matches" in page.words and page.fields["q"] == "Bridge"
    assert "0 outlets for “Bridge”." in read(anonymous, "/outlets/?q=%E2%80%AEBridge").words


def test_outlets_are_listed_as_in_an_alphabet(anonymous: Client) -> None:
    of = event_titled("Bridge")
    for name in ("zwolle", "TRT", "Ärzte", "Tabnak", "Azur"):
        cast.article([[f"Said by {name}."]], outlet=name, of=of)
    ordered = ["Ärzte", "Azur", "Tabnak", "TRT", "zwolle"]
    for address in ("/outlets/", "/"):
        words = read(anonymous, address).words
        assert sorted(ordered, key=words.index) == ordered
    assert ", ".join(ordered) in read(anonymous, "/").words
