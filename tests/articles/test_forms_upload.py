"""The upload form: what it takes, and that nothing typed is lost whatever is wrong."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from articles.models import Article, Event, Outlet
from articles.services.prepare import prepare
from articles.text.extract import MAX_CHARACTERS
from articles.work import Status
from tests.articles.pages import Page, page_of, read
from tests.fakes import FakeEncoder

pytestmark = pytest.mark.django_db

NEW = "/articles/new/"
BODY = "The mayor of Tarn opened the bridge on Monday.\nIt had been closed since May."
TYPED = {
    "body": BODY,
    "outlet": "Tarn Courier",
    "headline": "Bridge <b>opens</b> & “traders” cheer",
    "byline": "Ann Ode",
    "url": "https://courier.example/bridge",
    "published_on": "2025-03-04",
    "published_time": "06:30",
    "language": "en",
    "event_choice": "new",
    "event_title": "A bridge opens at Tarn",
    "event_date": "2025-03-03",
}
LONG = "The bridge is open, the mayor said. " * 90_000  # 3.2 MB
SCRIPTS = """<!doctype html><html><head><title>Bridge opens</title>
<script>alert("head")</script><style>p { color: red }</style></head>
<body onload="alert('load')"><article><h1>Bridge opens</h1>
<p>The mayor of Tarn opened the <b>bridge</b> on Monday, after repairs of ten months.</p>
<script>alert("body")</script><p onclick="alert('click')">It had been closed since May 2024, when
cracks were found in two of its <a href="javascript:alert('link')">four piers</a>.</p>
</article></body></html>"""


def post(client: Client, *, file: SimpleUploadedFile | None = None, **changed: Any) -> Any:
    given = TYPED | changed
    return client.post(NEW, given | ({"file": file} if file else {}))


def text_file(data: bytes | str, name: str = "report.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data.encode() if isinstance(data, str) else data)


def assert_kept(page: Page, **changed: str) -> None:
    """Every field holds what was typed into it."""
    expected = TYPED | changed
    assert {name: page.fields[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("name", "most"),
    [("outlet", 120), ("headline", 500), ("byline", 300), ("url", 1000), ("event_title", 200)],
)
def test_what_is_pasted_too_long_is_answered_in_words_and_kept_whole(
    reviewer_client: Client, name: str, most: int
) -> None:
    assert "maxlength" not in reviewer_client.get(NEW).text
    pasted = "https://courier.example/" + "x" * most if name == "url" else "long " * most
    answer = post(reviewer_client, **{name: pasted.strip()})
    page = page_of(answer, status=422)
    assert_kept(page, **{name: pasted.strip()})
    length = len(pasted.strip())
    assert f"Ensure this value has at most {most} characters (it has {length})." in page.words
    assert not Article.objects.exists()


def nothing_was_added() -> bool:
    return not (Article.objects.exists() or Outlet.objects.exists() or Event.objects.exists())


# What it takes


def test_a_report_is_added_with_all_that_was_typed(editor_client: Client, editor: User) -> None:
    response = post(editor_client)
    article = Article.objects.select_related("outlet", "event").get()
    assert response.url == f"/events/{article.event.slug}/"
    assert (article.body, article.headline, article.byline) == (
        TYPED["body"],
        TYPED["headline"],
        TYPED["byline"],
    )
    assert (article.outlet.name, article.url, article.language) == (
        "Tarn Courier",
        TYPED["url"],
        "en",
    )
    assert f"{article.published_at:%Y-%m-%d %H:%M %Z}" == "2025-03-04 06:30 UTC"
    assert (article.event.title, str(article.event.happened_on)) == (
        TYPED["event_title"],
        TYPED["event_date"],
    )
    assert (article.status, article.added_by) == (Status.WAITING, editor)
    assert "was added and is being prepared" in read(editor_client, response.url).words


def test_a_text_alone_is_enough_and_its_language_is_detected(editor_client: Client) -> None:
    response = editor_client.post(NEW, {"body": BODY, "event_choice": "suggest"})
    article = Article.objects.get()
    assert response.url == article.get_absolute_url()
    assert (article.outlet, article.event, article.wants_event) == (None, None, True)
    assert (article.language, article.published_at) == ("en", None)


def test_a_day_without_a_time_is_kept_as_such(editor_client: Client) -> None:
    post(editor_client, published_time="")
    assert not Article.objects.get().published_time_known


def test_an_outlet_made_of_spaces_is_none(editor_client: Client) -> None:
    post(editor_client, outlet=" \u00a0 ")
    assert Article.objects.get().outlet is None
    assert not Outlet.objects.exists()


def test_known_outlets_are_offered_and_found_whatever_the_case(editor_client: Client) -> None:
    Outlet.objects.create(name="Tarn Courier", slug="tarn-courier")
    assert {"value": "Tarn Courier"} in read(editor_client, NEW).all("option")
    post(editor_client, outlet="tarn courier")
    assert Outlet.objects.count() == 1


def test_the_event_of_the_page_one_came_from_is_chosen(editor_client: Client) -> None:
    event = Event.objects.create(title="A bridge opens", slug="brücke")
    fields = read(editor_client, f"{NEW}?event=br%C3%BCcke").fields
    assert (fields["event_choice"], fields["event"]) == ("known", str(event.pk))
    post(editor_client, event_choice="known", event=event.pk)
    assert Article.objects.get().event == event


@pytest.mark.parametrize("slug", ["nowhere", "%00", "9" * 300])
def test_an_unknown_event_in_the_address_is_no_error(editor_client: Client, slug: str) -> None:
    fields = read(editor_client, f"{NEW}?event={slug}").fields
    assert (fields["event_choice"], fields["event"]) == ("suggest", "")


def test_another_report_of_the_same_event_can_follow_at_once(editor_client: Client) -> None:
    response = post(editor_client, action="another")
    assert read(editor_client, response.url).fields["event"] == str(Event.objects.get().pk)


def test_a_date_that_the_text_begins_with_is_offered_once(editor_client: Client) -> None:
    dated = f"date 2025-03-05\n{BODY}"
    first = page_of(post(editor_client, body=dated, published_on="", published_time=""))
    assert "begins with the date 2025-03-05" in first.words
    assert nothing_was_added()
    assert_kept(first, body=dated, published_on="2025-03-05", published_time="")
    editor_client.post(NEW, first.fields | {"published_on": ""})
    assert Article.objects.get().published_at is None, "it was refused by emptying the field"


# What it refuses, keeping everything


REFUSED = [
    ("body", "", "There is no text yet"),
    ("body", " \n\t\n", "There is no text yet"),
    ("body", LONG, f"the most that can be taken is {MAX_CHARACTERS:,}"),
    ("published_on", "2199-01-01", "lies in the future"),
    ("published_on", "2025-02-30", "Enter a valid date"),
    ("published_on", "", "give the date too"),
    ("published_time", "25:00", "Enter a valid time"),
    ("url", "javascript:alert(1)", "Enter a valid URL"),
    ("url", "data:text/html,<script>alert(1)</script>", "Enter a valid URL"),
    ("url", "not an address", "Enter a valid URL"),
    ("event_title", "t" * 300, "at most 200 characters (it has 300)"),
    ("event_title", "  ", "Give the new event a title"),
    ("event_date", "soon", "Enter a valid date"),
    ("outlet", "o" * 121, "at most 120 characters"),
    ("headline", "h" * 501, "at most 500 characters"),
    ("language", "tlh", "Select a valid choice"),
]


@pytest.mark.parametrize(("field", "value", "message"), REFUSED)
def test_what_is_wrong_is_said_and_every_field_comes_back(
    editor_client: Client, field: str, value: str, message: str
) -> None:
    page = page_of(post(editor_client, **{field: value}), status=422)
    assert message in page.words
    assert nothing_was_added()
    if field == "language":
        del page.fields[field]  # a list shows only what it offers
        page.fields[field] = value
    assert_kept(page, **{field: value})
    assert f"#id_{field}" in page.values("href"), "the summary leads to the field"
    wrong = next(found for _, found in page.elements if found.get("name") == field)
    assert wrong["aria-invalid"] == "true"


@pytest.mark.parametrize("event", ["", "999999", "9" * 30, "\0", "x"])
def test_an_event_that_is_not_there_is_said(editor_client: Client, event: str) -> None:
    response = post(editor_client, event_choice="known", event=event)
    assert_kept(page_of(response, status=422), event_choice="known")
    assert nothing_was_added()


def test_a_time_later_today_is_in_the_future_but_tomorrows_date_may_have_begun(
    editor_client: Client,
) -> None:
    later = timezone.now() + timedelta(hours=3)
    when = {"published_on": f"{later:%Y-%m-%d}", "published_time": f"{later:%H:%M}"}
    assert "lies in the future" in page_of(post(editor_client, **when), status=422).words
    post(editor_client, **when | {"published_time": ""})
    assert Article.objects.count() == 1


def test_control_characters_are_dropped_from_a_text_and_refused_elsewhere(
    editor_client: Client,
) -> None:
    page_of(post(editor_client, headline="Bridge\0 opens"), status=422)
    post(editor_client, body="The mayor\0 opened\x07 the bridge.")
    assert Article.objects.get().body == "The mayor opened the bridge."


def test_the_same_report_twice_leads_to_the_first(editor_client: Client) -> None:
    post(editor_client)
    first = Article.objects.get()
    response = post(editor_client, headline="Another headline", event_title="Another event")
    page = page_of(response, status=409)
    assert "This report is here already." in page.words
    assert first.get_absolute_url() in page.values("href")
    assert_kept(page, headline="Another headline", event_title="Another event")
    assert (Article.objects.count(), Event.objects.count()) == (1, 1)


# Files


def test_a_files_text_and_what_it_says_fill_empty_fields_only(editor_client: Client) -> None:
    upload = text_file(SCRIPTS, "saved.html")
    response = post(editor_client, body="", headline="", file=upload, action="read")
    page = page_of(response)
    assert "Taken from the file: Headline." in page.words
    assert_kept(page, body=page.fields["body"], headline="Bridge opens")
    assert page.fields["body"].count("The mayor of Tarn opened the bridge on Monday") == 1
    assert nothing_was_added()


def test_nothing_of_a_script_reaches_the_text_and_the_page_escapes_everything(
    editor_client: Client,
) -> None:
    post(editor_client, body="", headline="", file=text_file(SCRIPTS, "saved.html"))
    article = Article.objects.get()
    assert "four piers" in article.body
    for script in ("alert", "onclick", "color", "<"):
        assert script not in article.body
    attack = '</textarea><script>alert(1)</script><img src=x onerror="alert(2)">'
    kept = page_of(post(editor_client, body=attack, outlet=attack[:100], url=attack), status=422)
    assert kept.fields["body"] == attack and "onerror" not in kept.values("src")
    response = post(editor_client, body=attack, headline=attack, event_title=attack)
    shown = read(editor_client, Article.objects.latest("pk").get_absolute_url())
    listed = read(editor_client, response.url)
    for page in (kept, shown, listed):
        assert all("src" in script for script in page.all("script"))
        assert not page.all("img")
    assert attack in shown.words and attack in listed.words


@pytest.mark.parametrize(
    ("data", "note"),
    [
        ("Le café de l’hôtel a rouvert lundi, selon le maire.".encode("cp1252"), "Windows-1252"),
        ("Le café de l’hôtel a rouvert lundi, selon le maire.".encode("utf-16"), "UTF-16"),
        (
            "Le café de l’hôtel ".encode() + "a rouvert l’été, selon le maire.".encode("cp1252"),
            "mixes encodings",
        ),
    ],
)
def test_files_in_other_encodings_are_read_and_it_is_said(
    editor_client: Client, data: bytes, note: str
) -> None:
    page = page_of(post(editor_client, body="", file=text_file(data), action="read"))
    assert page.fields["body"].startswith("Le café de l’hôtel ")
    assert "\ufffd" not in page.fields["body"]
    assert note in page.words


@pytest.mark.parametrize(
    ("upload", "message"),
    [
        (("report.txt", b"%PDF-1.7\n%\xe2\xe3 binary"), "looks like a PDF document"),
        (("report.txt", bytes(range(256)) * 40), "not a text file"),
        (("report.txt", b""), "The file is empty"),
        (("report.txt", LONG.encode()), "The file has 3.2 MB"),
        (("report.exe", b"text"), "cannot be read"),
        (("page.html", b"<html><script>alert(1)</script></html>"), "No text was found"),
    ],
)
@pytest.mark.parametrize("action", ["read", "add"])
def test_a_file_that_cannot_be_read_is_said_and_what_was_typed_is_kept(
    editor_client: Client, upload: tuple[str, bytes], message: str, action: str
) -> None:
    file = text_file(upload[1], upload[0])
    response = post(editor_client, body="", file=file, action=action)
    page = page_of(response, status=200 if action == "read" else 422)
    assert message in page.words
    assert_kept(page, body="")
    assert "There is no text yet" not in page.words, "one thing is wrong, not two"
    assert nothing_was_added()


def test_a_file_never_replaces_a_typed_text(editor_client: Client) -> None:
    page = page_of(post(editor_client, file=text_file("Another report of the bridge.")), status=422)
    assert "There is a text above as well" in page.words
    assert_kept(page)


def test_reading_without_a_file_says_so(editor_client: Client) -> None:
    page = page_of(post(editor_client, action="read"))
    assert "Choose a file first" in page.words
    assert_kept(page)


def test_a_files_text_stays_in_the_form_when_something_else_is_wrong(editor_client: Client) -> None:
    page = page_of(post(editor_client, body="", url="::", file=text_file(BODY)), status=422)
    assert_kept(page, url="::")


# Texts of every kind, on to their page


def added(client: Client, body: str, **changed: str) -> tuple[Article, Page]:
    post(client, body=body, **changed)
    article = Article.objects.get()
    assert prepare(article.pk)
    article.refresh_from_db()
    return article, read(client, article.get_absolute_url())


def test_one_paragraph_of_forty_thousand_words_without_a_full_stop(
    editor_client: Client, fake_encoder: FakeEncoder
) -> None:
    words = " ".join(f"word{number % 700}" for number in range(40_000))
    article, page = added(editor_client, words)
    assert article.is_ready
    assert "40,000 words" in page.words and words[-200:] in page.words


def test_a_text_of_residue_alone_is_kept_greyed_and_said(
    editor_client: Client, fake_encoder: FakeEncoder
) -> None:
    article, page = added(editor_client, "Scroll to Top\n\nAdvertisement")
    assert article.is_ready
    assert "Nothing here can be compared." in page.words
    assert page.values("class").count("residue") == 4  # two paragraphs and their words


def test_right_to_left_text_has_its_language_and_direction(
    editor_client: Client, fake_encoder: FakeEncoder
) -> None:
    text = "قال المهندس سامي نجم يوم الاثنين إن إصلاح الجسر القديم سيستغرق ثلاثة أشهر."
    article, page = added(editor_client, text, language="", headline="إصلاح الجسر")
    assert article.language == "ar"
    for element in (page.all("h1")[0], page.all("article")[0]):
        assert (element["lang"], element["dir"]) == ("ar", "rtl")
    assert text in page.words
    assert "Arabic" in page.words


def test_emoji_and_combining_characters_stay_as_they_are(
    editor_client: Client, fake_encoder: FakeEncoder
) -> None:
    text = "The cafe\u0301 🧑🏽‍🚒 reopened. “E\u0302tre” 👩‍👩‍👧 is its name, Zo\u00eb said. It is 🇸🇪 owned."
    article, page = added(editor_client, text)
    assert article.body == text and text in page.words
    assert [sentence.text for sentence in article.sentences.select_related("article")][-1] == (
        "It is 🇸🇪 owned."
    )


# Who sends it


def test_an_anonymous_reader_is_asked_to_log_in_and_led_back(anonymous: Client) -> None:
    response = anonymous.get(f"{NEW}?event=a&event=b")
    assert response.url == "/accounts/login/?next=/articles/new/%3Fevent%3Da%26event%3Db"


def test_a_session_that_ended_in_mid_upload_loses_nothing(editor: User, anonymous: Client) -> None:
    for action in ("add", "read"):
        file = text_file(BODY)
        page = page_of(post(anonymous, body="", file=file, action=action), status=403)
        assert "You are no longer logged in." in page.words
        assert_kept(page)
    assert nothing_was_added()
    anonymous.force_login(editor)  # on the page that the notice leads to
    anonymous.post(NEW, page.fields)
    assert Article.objects.get().body == BODY


def test_a_form_from_before_the_login_comes_back_filled_in(editor: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    page = page_of(post(client, csrfmiddlewaretoken="stale"), status=403)
    assert "Nothing is lost: press the button again." in page.words
    assert_kept(page)
    assert nothing_was_added()
    client.post(NEW, page.fields)
    assert Article.objects.count() == 1


def test_anybody_with_an_account_may_add_a_report(outsider_client: Client) -> None:
    post(outsider_client)
    assert Article.objects.get().added_by is not None
