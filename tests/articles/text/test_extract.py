from __future__ import annotations

import socket
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.extract import MAX_BYTES, MAX_CHARACTERS, Unreadable, clean_text, extract

PAGE = """<html lang="en-GB"><head><title>Bridge opens | The Courier</title><meta charset="utf-8">
<meta property="og:title" content="Bridge opens early"><meta name="author" content="Ann Oude">
<meta property="article:published_time" content="2024-03-05T10:20:00+01:00">
<link rel="canonical" href="https://courier.example/bridge"><script>var secret = "tracker";</script>
<style>p { color: red }</style></head><body><nav><a href="/">Home</a></nav><article>
<h1>Bridge opens early</h1><p>The bridge over the Velde opened on Tuesday, two weeks before the day
that the council had named, a spokeswoman said in the morning.</p><p>It cost four million euros and
took two years to build, <b>she</b> added, and nobody was hurt.</p><script>alert("boo")</script>
</article><footer>Imprint</footer></body></html>"""


@pytest.mark.parametrize(
    ("data", "body", "note"),
    [
        ("Café in Zürich.".encode(), "Café in Zürich.", None),
        ("\ufeffCafé.".encode(), "Café.", None),
        ("Café in Zürich.".encode("latin-1"), "Café in Zürich.", "Windows-1252"),
        ("He said “no” – twice.".encode("cp1252"), "He said “no” – twice.", "Windows-1252"),
        ("Café in Zürich.".encode("utf-16"), "Café in Zürich.", "UTF-16"),
        ("Café in Zürich.".encode("utf-16-le"), "Café in Zürich.", "UTF-16"),
        ("Café in Zürich.".encode("utf-16-be"), "Café in Zürich.", "UTF-16"),
        ("“Zürich” ".encode() + "café".encode("latin-1"), "“Zürich” café", "mixes encodings"),
        (
            "Совет принял бюджет во вторник.".encode("cp1251"),
            "Совет принял бюджет во вторник.",
            "cp1251",
        ),
        (
            b"one\x00 two three four five six\r\nseven",
            "one two three four five six\nseven",
            "Control",
        ),
    ],
)
def test_encodings_end_readable_and_are_said(data: bytes, body: str, note: str | None) -> None:
    found = extract(data, filename="report.txt")
    assert found.body == body
    assert (note is None) == (found.notes == ())
    assert note is None or note in " ".join(map(str, found.notes))


@pytest.mark.parametrize(
    ("data", "filename", "message"),
    [
        (b" \n", "a.txt", "empty"),
        (b"%PDF-1.7 ...", "a.txt", "PDF"),
        (b"PK\x03\x04....", "a.txt", "ZIP"),
        (b"\x89PNG\r\n\x1a\n....", "a.txt", "PNG image"),
        (bytes(range(256)) * 20, "a.txt", "not a text file"),
        (b"x", "a.docx", ".docx files cannot be read yet"),
        (b"x", "a.csv", ".csv files cannot be read"),
        (b"a b " * (MAX_BYTES // 4 + 1), "a.txt", "2.1 MB"),
        (b"a b " * (MAX_CHARACTERS // 4 + 1), "a.txt", "500,004 characters"),
        (b"<script>only()</script>", "a.html", "No text"),
        (b"12 34", "a.txt", "no words"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(
    data: bytes, filename: str, message: str
) -> None:
    with pytest.raises(Unreadable, match=message.replace(".", r"\.")):
        extract(data, filename=filename)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        body = extract(data, filename="a.txt").body
    except Unreadable as error:
        assert str(error)
    else:
        assert "\x00" not in body and body.encode()


def test_a_page_gives_its_text_and_its_statements(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a network call")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    found = extract(PAGE.encode(), filename="bridge.html")
    assert "opened on Tuesday" in found.body and "she added" in found.body
    assert not any(word in found.body for word in ("secret", "alert", "color", "Home"))
    assert (found.headline, found.byline) == ("Bridge opens early", "Ann Oude")
    assert (found.url, found.language) == ("https://courier.example/bridge", "en")
    assert found.published_at == datetime(2024, 3, 5, 9, 20, tzinfo=UTC)
    assert found.published_time_known


def test_a_scrap_of_html_keeps_its_words() -> None:
    found = extract(b"<div>Short words.<br>And <script>bad()</script>more.</div>", filename="a.htm")
    assert found.body == "Short words.\nAnd more."


def test_markdown_keeps_the_words_and_loses_the_marks() -> None:
    text = (
        "---\ntitle: Bridge\ndate: 2024-03-05\n---\n# The *new* bridge\n\nIt [opened](http://x.example)\n"
        "on **Tuesday**.\n\n> “Good,” she said.\n\n- one\n- two\n\n<script>bad()</script>\n"
    )
    found = extract(text.encode(), filename="a.md")
    assert (
        found.body == "The new bridge\n\nIt opened on Tuesday.\n\n“Good,” she said.\n\none\n\ntwo"
    )
    assert found.headline == "Bridge"
    assert found.published_at == datetime(2024, 3, 5, tzinfo=UTC)
    assert not found.published_time_known


def test_a_plain_file_offers_its_first_line_and_its_date() -> None:
    prose = "The bridge over the Velde opened on Tuesday, two weeks early, the council said."
    assert (
        extract(f"ASIA\n\nBridge opens early\n\n{prose}".encode(), filename="a").headline
        == "Bridge opens early"
    )
    dated = extract(f"date 2022-01-26 {prose}".encode(), filename="a.txt")
    assert dated.headline == ""
    assert dated.published_at == datetime(2022, 1, 26, tzinfo=UTC)


def test_pasted_text_is_altered_only_where_it_must_be() -> None:
    assert clean_text("\ufeffA\r\nB\rC\x00\u200d\u00a0“d”\ud800") == "A\nB\nC\u200d\u00a0“d”\ufffd"
