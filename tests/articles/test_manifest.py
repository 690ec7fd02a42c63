from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from articles.services.manifest import BadManifest, read_manifest


def manifest(tmp_path: Path, content: Any) -> Path:
    (tmp_path / "a.txt").write_text("A text.", encoding="utf-8")
    path = tmp_path / "manifest.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    return path


def test_null_means_not_known(tmp_path: Path) -> None:
    entry = {"file": "a.txt", "outlet": None, "headline": None, "published_on": None}
    (article,) = read_manifest(manifest(tmp_path, {"articles": [entry]})).articles
    assert (article.outlet, article.headline, article.published_at) == ("", "", None)


def test_a_date_is_kept_apart_from_a_time(tmp_path: Path) -> None:
    entries = [
        {"file": "a.txt", "published_on": "2025-03-11"},
        {"file": "a.txt", "published_at": "2025-03-11T13:20:00+01:00"},
    ]
    day, exact = read_manifest(manifest(tmp_path, {"articles": entries})).articles
    assert (day.published_at, day.published_time_known) == (
        datetime(2025, 3, 11, tzinfo=UTC),
        False,
    )
    assert exact.published_at == datetime(2025, 3, 11, 12, 20, tzinfo=UTC)
    assert exact.published_time_known


def test_events_carry_their_details(tmp_path: Path) -> None:
    content = {
        "events": [{"title": "A flood", "happened_on": "2025-03-11", "is_fictional": True}],
        "articles": [{"file": "a.txt", "event": "A flood"}],
    }
    (event,) = read_manifest(manifest(tmp_path, content)).events
    assert (event.title, event.happened_on, event.is_fictional) == (
        "A flood",
        date(2025, 3, 11),
        True,
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "is not JSON"),
        ([], "a manifest is a JSON object"),
        ({}, "lists no articles"),
        ({"articles": {}}, "lists no articles"),
        ({"articles": ["a.txt"]}, "has to be a list of objects"),
        ({"articles": [{"file": "a.txt"}], "artciles": []}, "unknown field “artciles”"),
        ({"articles": [{"file": "a.txt", "titel": "x"}]}, "article 1 has an unknown field “titel”"),
        ({"articles": [{"outlet": "x"}]}, "names no file"),
        ({"articles": [{"file": "b.txt"}]}, "there is no file b.txt"),
        ({"articles": [{"file": "a.txt", "outlet": 3}]}, "“outlet” has to be text or null"),
        ({"articles": [{"file": "a.txt", "published_on": "soon"}]}, "not an ISO 8601"),
        ({"articles": [{"file": "a.txt", "outlet": "x" * 121}]}, "“outlet” has 121 characters"),
        ({"articles": [{"file": "a.txt", "event": "x" * 201}]}, "“event” has 201 characters"),
        ({"articles": [{"file": "a.txt", "headline": "x" * 501}]}, "the most is 500"),
        ({"articles": [{"file": "a.txt", "byline": "x" * 301}]}, "the most is 300"),
        ({"articles": [{"file": "a.txt", "url": "x" * 1001}]}, "the most is 1,000"),
        ({"articles": [{"file": "a.txt", "language": "x" * 9}]}, "the most is 8"),
        ({"articles": [{"file": "a.txt", "outlet": "a\x00b"}]}, "no text can have"),
        ({"articles": [{"file": "a.txt", "outlet": "a\ud800b"}]}, "no text can have"),
        ({"articles": [{"file": "a" * 5000}]}, "there is no file"),
        ({"articles": [{"file": "a\x00"}]}, "there is no file"),
        ("[" * 200_000, "is not JSON"),
        (
            {"events": [{"title": "x" * 201}], "articles": [{"file": "a.txt"}]},
            "event 1: “title” has 201 characters; the most is 200",
        ),
        ({"events": [{}], "articles": [{"file": "a.txt"}]}, "event 1 has no title"),
    ],
)
def test_what_is_wrong_is_said_before_anything_is_written(
    tmp_path: Path, content: Any, said: str
) -> None:
    with pytest.raises(BadManifest, match=said):
        read_manifest(manifest(tmp_path, content))


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    content = {"articles": [{"file": "b.txt", "titel": "x"}, {"outlet": 3}]}
    with pytest.raises(BadManifest) as bad:
        read_manifest(manifest(tmp_path, content))
    assert len(str(bad.value).splitlines()) == 4


def test_white_space_does_not_count_towards_a_length(tmp_path: Path) -> None:
    content = {"articles": [{"file": "a.txt", "outlet": "a" + " \n" * 200 + "b"}]}
    (article,) = read_manifest(manifest(tmp_path, content)).articles
    assert article.outlet == "a b"


def test_a_manifest_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadManifest, match=r"none\.json"):
        read_manifest(tmp_path / "none.json")
