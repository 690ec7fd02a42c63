from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from articles.management.commands.load_sample import SAMPLE
from articles.models import Article, Event
from articles.services.importing import import_articles
from articles.services.manifest import read_manifest
from articles.services.prepare import prepare
from articles.services.upload import add_article, event_titled
from articles.tasks import prepare_article

pytestmark = [pytest.mark.django_db, pytest.mark.encoder]


@pytest.fixture(autouse=True)
def nothing_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepare_article, "apply_async", lambda **_: None)


def imported(manifest: Path, **options: Any) -> dict[str, Article]:
    found = {}
    for result in import_articles(read_manifest(manifest), **options):
        assert result.article is not None, result.error
        assert prepare(result.article.pk)
        result.article.refresh_from_db()
        found[result.name] = result.article
    return found


def test_a_report_of_a_known_event_gets_that_event_suggested() -> None:
    sample = imported(SAMPLE)
    other = event_titled("A fair at Tarn")
    fair = add_article(
        body="The autumn fair of Tarn opened on Saturday with a parade of forty carts.\n"
        "The mayor tasted the first cider and handed out the prizes for the largest pumpkins.",
        outlet=None,
        event=other,
        added_by=None,
    )
    assert prepare(fair.pk)
    late = sample["short.txt"]
    body = late.body.replace("four metres", "nearly four metres")
    new = add_article(
        body=body, headline=late.headline, outlet=None, event=None, wants_event=True, added_by=None
    )
    assert prepare(new.pk)
    new.refresh_from_db()
    assert new.suggested_event == late.event
    assert new.event is None, "a suggestion is for a person to accept"
    assert new.suggestion_score is not None
    assert 0.6 <= new.suggestion_score <= 1


def test_a_report_of_something_else_gets_none_suggested() -> None:
    imported(SAMPLE)
    fair = add_article(
        body="The autumn fair of Tarn opened on Saturday with a parade of forty carts.",
        outlet=None,
        event=None,
        wants_event=True,
        added_by=None,
    )
    assert prepare(fair.pk)
    fair.refresh_from_db()
    assert fair.suggested_event is None


def test_the_sample_is_marked_as_made_up_and_loads_once() -> None:
    assert len(imported(SAMPLE)) == 4
    assert Event.objects.get().is_fictional
    assert [result.is_new for result in import_articles(read_manifest(SAMPLE))] == [False] * 4


def test_of_five_real_reports_two_share_an_event_and_three_stand_alone(seeds: Path) -> None:
    manifest = seeds / "manifest.json"
    names = sorted(entry.file.name for entry in read_manifest(manifest).articles)
    articles = imported(manifest, suggest_events=True)
    for name in names:  # as a person would: accept the suggestion, or make an event of its own
        article = articles[name]
        article.wants_event = True
        suggested = suggestion(article)
        article.event = suggested or event_titled(f"Event of {name}")
        article.save()
    events = [articles[name].event_id for name in names]
    assert events[0] == events[1]
    assert len(set(events)) == 4


def suggestion(article: Article) -> Event | None:
    from articles.services.suggest import suggest_event

    suggest_event(article)
    article.refresh_from_db()
    return article.suggested_event
