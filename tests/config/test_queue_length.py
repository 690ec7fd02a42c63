"""A backlog does not make the queue grow: sweeps run out, and rows are not sent twice."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone

from articles.models import Article
from articles.services import sweep
from articles.services.upload import add_article
from articles.tasks import prepare_article
from config.tasks import clear_sessions


@pytest.fixture
def waiting(queue) -> Article:
    """An article whose message was sent so long ago that it may be lost."""
    article = add_article(
        body="The ferry left an hour late.", outlet=None, event=None, added_by=None
    )
    Article.objects.update(sent_at=timezone.now() - timedelta(days=1))
    return article


@pytest.mark.django_db
def test_a_lost_message_is_sent_again_while_the_queue_is_short(waiting, monkeypatch):
    assert sweep.waiting_messages(prepare_article) == 0
    assert sweep.resend(Article, prepare_article) == 1
    assert sweep.waiting_messages(prepare_article) == 1


@pytest.mark.django_db
def test_a_message_that_waits_in_a_long_queue_is_not_sent_again(waiting, monkeypatch):
    monkeypatch.setattr(sweep, "SHORT_QUEUE", 2)
    for _ in range(3):
        prepare_article.delay(waiting.pk)
    assert sweep.resend(Article, prepare_article) == 0
    assert sweep.waiting_messages(prepare_article) == 3


def test_a_sweep_runs_out_when_the_next_one_is_due():
    sweeps = [entry for name, entry in settings.CELERY_BEAT_SCHEDULE.items() if "sweep" in name]
    assert len(sweeps) == 2
    for entry in sweeps:
        assert entry["options"]["expires"] == max(entry["schedule"], 10)


@pytest.mark.django_db
def test_sessions_that_have_run_out_are_deleted():
    now = timezone.now()
    for key, days in (("past", -1), ("present", 1)):
        Session.objects.create(session_key=key, expire_date=now + timedelta(days=days))
    clear_sessions()
    assert list(Session.objects.values_list("session_key", flat=True)) == ["present"]
