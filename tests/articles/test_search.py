"""Full-text search over events: what is found, in what order, and what is shown of it."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client

from articles.models import Article, Event, Outlet, SearchEntry
from articles.services.changes import correct_article, place_in_event
from articles.services.upload import add_article, event_titled, outlet_named
from tests.articles.pages import Page, read
from tests.compare import cast

pytestmark = pytest.mark.django_db


def report(
    body: str,
    *,
    of: Event | None,
    outlet: str = "Tarn Courier",
    headline: str = "",
    language: str = "en",
) -> Article:
    return add_article(
        body=body,
        outlet=outlet_named(outlet),
        event=of,
        headline=headline,
        language=language,
        added_by=None,
    )


@pytest.fixture
def events() -> dict[str, Event]:
    made = {
        "bridge": event_titled("Bridge opened", happened_on=date(2025, 3, 4)),
        "ferry": event_titled("Ferries stop", happened_on=date(2025, 4, 1), summary="At Oxley."),
        "fair": event_titled("A fair", happened_on=date(2025, 5, 1)),
    }
    report("The mayor of Tarn opened a new bridge.", of=made["bridge"], headline="Cars roll")
    report("Nobody took the ferry any more.", of=made["bridge"], outlet="Islander")
    report("The engine of the ship failed.", of=made["ferry"])
    report("A bridge of cider barrels stood at the fair in Tarn.", of=made["fair"])
    return made


def titles(page: Page) -> list[str]:
    """Return the titles of the events listed, in their order."""
    links = [link["href"] for link in page.all("a")]
    slugs = [href.split("/")[2] for href in links if href.startswith("/events/")]
    return list(dict.fromkeys(slugs))


def search(client: Client, text: str, **more: str) -> list[str]:
    response = client.get("/", {"q": text, **more})
    assert response.status_code == 200
    return titles(Page(response.content.decode()))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("fair", ["a-fair"]),
        ("oxley", ["ferries-stop"]),  # the summary
        ("cars roll", ["bridge-opened"]),  # a headline
        ("islander", ["bridge-opened"]),  # an outlet
        ("barrels", ["a-fair"]),  # a body
        ("courier engine", ["ferries-stop"]),  # words may stand in different places
        ("ferry", ["ferries-stop", "bridge-opened"]),  # another form, in a title: first
        ("BRIDGES", ["bridge-opened", "a-fair"]),
        ("bridge -ferry", ["a-fair"]),  # of no report of the event
        ('"new bridge"', ["bridge-opened"]),
        ('"bridge new"', []),
        ('"cars roll the"', []),  # not across texts
        ("barrels OR engine", ["a-fair", "ferries-stop"]),
        ("-tarn", ["ferries-stop"]),
        ("-tarn -ferry", []),
        ("nothing", []),
        ("the", ["a-fair", "ferries-stop", "bridge-opened"]),
    ],
)
def test_events_are_found_by_what_was_written(
    anonymous: Client, events: dict[str, Event], asked: str, found: list[str]
) -> None:
    if asked in {"-tarn", "-tarn -ferry"}:
        Article.objects.filter(event=events["ferry"]).update(outlet=outlet_named("Other"))
    assert search(anonymous, asked) == found


def test_the_newest_comes_first_where_that_is_asked(
    anonymous: Client, events: dict[str, Event]
) -> None:
    assert search(anonymous, "bridge") == ["bridge-opened", "a-fair"]
    assert search(anonymous, "bridge", order="newest") == ["a-fair", "bridge-opened"]
    assert "Best match first · Newest first" in read(anonymous, "/?q=bridge").words


@pytest.mark.parametrize(
    ("language", "body", "asked"),
    [
        ("fa", "پل تازه در روز دوشنبه باز شد. کتاب‌ها و كتاب", "کتابها"),
        ("fa", "پل تازه در روز دوشنبه باز شد. كتاب", "کتاب"),  # an Arabic kaf
        ("fa", "شمار کشته‌ها به ۱۲ رسید", "12"),
        ("ar", "افتُتح الجِسر يوم الاثنين", "الجسر"),  # vowel signs
        ("de", "Die Häuser am Fluß standen leer.", "haus"),  # a stem by the language's rules
        ("de", "Die Häuser am Fluß standen leer.", "hauser"),  # without its accent
        ("fr", "L’école de Tarn a fermé.", "ecole"),
        ("ru", "Мост открыли в понедельник.", "мостом"),
        ("ja", "橋は月曜日に開通した。", "月曜日"),
        ("th", "สะพานเปิดวันจันทร์", "เปิด"),
        ("he", "הגשר נפתח ביום שני", "הגשר"),
        ("en", "The “Oxley—Tarn” line/ferry (new)", "tarn ferry new"),
        ("en", "It costs ﬁve crowns, said O’Brien.", "five o'brien"),
    ],
)
def test_texts_in_many_scripts_are_found_and_marked(
    anonymous: Client, language: str, body: str, asked: str
) -> None:
    report(body, of=event_titled("X"), language=language)
    page = read(anonymous, f"/?q={asked}")
    assert "1 event matches" in page.words
    assert page.all("mark"), page.words


def test_a_stem_of_one_language_is_not_looked_for_in_another(anonymous: Client) -> None:
    report("Das Haus stand leer.", of=event_titled("X"), language="de")
    report("Can you see it?", of=event_titled("Y"), language="en")
    assert search(anonymous, "häuser") == ["x"]
    assert search(anonymous, "cane") == []


def test_what_is_found_is_shown_with_marks_and_everything_is_escaped(anonymous: Client) -> None:
    of = event_titled("A <b>bridge</b>", summary="Near the bridge & the river.")
    report(
        "First line.\nThe <script>alert(1)</script> bridge was <i>opened</i> & crossed.",
        of=of,
        outlet="The <u>Bridge</u>",
        headline="Bridge <img src=x onerror=alert(1)>",
    )
    html = anonymous.get("/?q=bridge").content.decode()
    page = Page(html)
    assert html.count('<mark class="found">') == 5
    assert "Near the bridge & the river." in page.words
    assert "… The <script>alert(1)</script> bridge was <i>opened</i> & crossed." in page.words
    assert not page.all("img") and not page.all("i") and not page.all("u")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("-- | & ! ()", "There is no word in “-- | & ! ()”, so nothing was searched for."),
        ("x" * 4_000, "That was longer than a search can be."),
        ("word " * 800, "That was longer than a search can be."),
        ("a\0b", "1 event matches"),
        ("'; DROP TABLE articles_event; --", "No event matches"),
        ('"""\'\\":*&|!<->', "There is no word in"),
        ("\u202eabc\u202c پل", "No event matches"),
        ("%s %% {0} _", "No event matches"),
        ("\ud800", None),
        ("<b>", "1 event matches"),
    ],
)
def test_odd_searches_are_answered(anonymous: Client, typed: str, said: str | None) -> None:
    report("It has a b in it.", of=event_titled("An event"))
    address = "/?q=%ED%A0%80" if said is None else None
    response = anonymous.get(address) if address else anonymous.get("/", {"q": typed})
    page = Page(response.content.decode())
    assert response.status_code == 200
    assert said is None or said in page.words


def test_the_words_follow_every_change(anonymous: Client) -> None:
    of, other = event_titled("One"), event_titled("Two")
    article = report("The bridge is open.", of=of, headline="Unveiled")
    correct_article(article, headline="Closed")
    assert search(anonymous, "closed") == ["one"] and search(anonymous, "unveiled") == []
    place_in_event(article, other)
    assert search(anonymous, "bridge") == ["two"]
    Outlet.objects.update(name="Renamed", aliases=["The Old Courier"])
    assert search(anonymous, "renamed") == search(anonymous, "old courier") == ["two"]
    assert search(anonymous, "tarn") == []
    Event.objects.filter(pk=other.pk).update(title="Three", summary="A summary.")
    assert search(anonymous, "three summary") == ["two"] and search(anonymous, "xtwo") == []
    Article.objects.filter(pk=article.pk).update(body="Another text.")
    assert search(anonymous, "bridge") == [] and search(anonymous, "another") == ["two"]
    article.delete()
    assert SearchEntry.objects.filter(article__isnull=False).count() == 0


def test_a_report_in_no_event_is_found_once_it_stands_in_one(anonymous: Client) -> None:
    article = report("The bridge is open.", of=None)
    assert search(anonymous, "bridge") == []
    place_in_event(article, event_titled("One"))
    assert search(anonymous, "bridge") == ["one"]


@pytest.mark.parametrize(
    "body",
    [
        "x" * 4_000 + " bridge",
        "ﷺ " * 20_000 + " end",
        " ".join(f"w{number:05}" for number in range(60_000)),
        "橋" * 300_000,
        "".join(chr(0x1F600 + number % 50) for number in range(10_000)) + " a",
        "\ufeff\u200f\u202e rtl override",
    ],
)
def test_no_text_is_too_odd_to_be_taken_in(body: str) -> None:
    article = report(body, of=event_titled("One"))
    assert SearchEntry.objects.filter(article=article, place="body").exists()


def test_what_was_there_before_is_read_when_the_tables_are_made() -> None:
    cast.ferry()
    before = sorted(SearchEntry.objects.values_list("event", "article", "place"), key=repr)
    from importlib import import_module

    SearchEntry.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute(import_module("articles.migrations.0003_search").WHAT_IS_THERE)
    after = sorted(SearchEntry.objects.values_list("event", "article", "place"), key=repr)
    assert before == after != []
