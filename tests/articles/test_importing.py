"""Import what a manifest lists: an entry is taken in whole, or leaves nothing behind."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article, Event, Outlet
from articles.services.importing import Imported, import_articles
from articles.services.manifest import ArticleEntry, EventEntry, Manifest
from articles.tasks import prepare_article

pytestmark = pytest.mark.django_db

BODY = "The mayor of Tarn opened the bridge on Monday.\n\nIt had been closed since May."


@pytest.fixture(autouse=True)
def sent(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    ids: list[int] = []
    monkeypatch.setattr(prepare_article, "apply_async", lambda args, **_: ids.extend(args))
    return ids


def entry(folder: Path, name: str, *, body: str = BODY, **fields: Any) -> ArticleEntry:
    file = folder / name
    file.write_text(body, encoding="utf-8")
    return ArticleEntry(file=file, **fields)


def imported(*entries: ArticleEntry, events: tuple[EventEntry, ...] = ()) -> list[Imported]:
    return list(import_articles(Manifest(events, entries)))


def test_an_entry_brings_its_outlet_and_its_event(tmp_path: Path) -> None:
    (result,) = imported(entry(tmp_path, "a.txt", outlet="Tarn Post", event="A bridge opens"))
    assert result.is_new
    article = Article.objects.get()
    assert (article.outlet_name, str(article.event)) == ("Tarn Post", "A bridge opens")


def test_a_second_run_says_what_is_here_already(tmp_path: Path) -> None:
    given = entry(tmp_path, "a.txt", outlet="Tarn Post")
    (first,), (again,) = imported(given), imported(given)
    assert (again.is_new, again.article) == (False, first.article)
    assert Article.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"body": "   "}, "is empty"),
        ({"url": "not an address"}, "valid URL"),
        ({"headline": "x" * 501}, "at most 500"),
    ],
)
def test_a_refused_entry_leaves_no_outlet_and_no_event(
    tmp_path: Path, wrong: dict[str, Any], said: str
) -> None:
    bad = entry(tmp_path, "bad.txt", outlet="New Paper", event="New event", **wrong)
    good = entry(tmp_path, "good.txt", outlet="Tarn Post")
    refused, taken = imported(bad, good)
    assert said in refused.error
    assert taken.is_new
    assert list(Outlet.objects.values_list("name", flat=True)) == ["Tarn Post"]
    assert not Event.objects.exists()


def test_what_the_database_refuses_does_not_stop_the_rest(tmp_path: Path) -> None:
    too_long = entry(tmp_path, "bad.txt", outlet="x" * 130, event="New event")
    refused, taken = imported(too_long, entry(tmp_path, "good.txt"))
    assert "too long" in refused.error
    assert taken.is_new
    assert not Event.objects.exists()


def test_a_file_that_is_gone_does_not_stop_the_rest(tmp_path: Path) -> None:
    gone = ArticleEntry(file=tmp_path / "gone.txt", outlet="New Paper")
    refused, taken = imported(gone, entry(tmp_path, "good.txt"))
    assert "gone.txt" in refused.error
    assert taken.is_new
    assert not Outlet.objects.exists()


def test_an_article_is_queued_only_when_its_entry_stands(
    tmp_path: Path, sent: list[int], django_capture_on_commit_callbacks: Any
) -> None:
    bad = entry(tmp_path, "bad.txt", body=" ")
    with django_capture_on_commit_callbacks(execute=True):
        _, taken = imported(bad, entry(tmp_path, "good.txt"))
    assert taken.article is not None
    assert sent == [taken.article.pk]


def test_the_command_checks_the_whole_manifest_before_it_writes(tmp_path: Path) -> None:
    entry(tmp_path, "a.txt")
    manifest = tmp_path / "manifest.json"
    entries = [{"file": "a.txt"}, {"file": "a.txt", "outlet": "x" * 130, "event": "y" * 201}]
    manifest.write_text(json.dumps({"articles": entries}))
    with pytest.raises(CommandError) as said:
        call_command("import_articles", str(manifest))
    assert "article 2: “outlet” has 130 characters" in str(said.value)
    assert "article 2: “event” has 201 characters" in str(said.value)
    assert not Article.objects.exists()


def test_the_command_names_what_was_refused_and_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entry(tmp_path, "good.txt")
    entry(tmp_path, "bad.txt", body=" ")
    manifest = tmp_path / "manifest.json"
    manifest.write_text(json.dumps({"articles": [{"file": "bad.txt"}, {"file": "good.txt"}]}))
    with pytest.raises(CommandError, match="1 of 2 were not imported"):
        call_command("import_articles", str(manifest))
    out, err = capsys.readouterr()
    assert "bad.txt: not imported" in err
    assert "good.txt: article" in out
