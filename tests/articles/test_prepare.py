from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import numpy as np
import pytest
from django.utils import timezone

from articles.models import Article, Sentence
from articles.services.claims import ClaimLost, record_failure
from articles.services.prepare import prepare, prepare_claimed
from articles.services.sweep import resend
from articles.services.upload import add_article
from articles.signals import article_ready
from articles.tasks import prepare_article
from articles.text.encode import EncoderUnavailable
from articles.work import MAX_ATTEMPTS, Status, lease, resend_after
from tests.fakes import FakeEncoder

pytestmark = pytest.mark.django_db

BODY = (
    "The mayor of Tarn opened the bridge on Monday. It had been closed since May.\n"
    "Traders were glad of it.\n"
    "Scroll to Top"
)


@pytest.fixture(autouse=True)
def sent(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, float | None]]:
    """Collect ids and delays of what is handed to the queue."""
    out: list[tuple[int, float | None]] = []
    monkeypatch.setattr(
        prepare_article,
        "apply_async",
        lambda args, countdown, **_: out.append((args[0], countdown)),
    )
    return out


def add(body: str = BODY, **fields: Any) -> Article:
    return add_article(body=body, outlet=None, event=None, added_by=None, language="en", **fields)


def texts(article: Article) -> list[str]:
    return [sentence.text for sentence in article.sentences.select_related("article")]


def test_a_prepared_article_has_its_units_with_their_vectors(fake_encoder: FakeEncoder) -> None:
    article = add()
    assert prepare(article.pk)
    article.refresh_from_db()
    assert (article.status, article.encoder, article.claim) == (Status.READY, "fake", None)
    assert texts(article) == [
        "The mayor of Tarn opened the bridge on Monday.",
        "It had been closed since May.",
        "Traders were glad of it.",
        "Scroll to Top",
    ]
    assert [p.text for p in article.paragraphs.select_related("article")] == BODY.split("\n")
    residue = article.sentences.get(position=3)
    assert residue.boilerplate
    assert residue.vector is None
    first = np.array(article.sentences.get(position=0).vector)
    assert np.allclose(first, fake_encoder.encode([texts(article)[0]])[0], atol=1e-6)
    assert np.isclose(np.linalg.norm(article.vector), 1, atol=1e-5)


def test_preparing_twice_leaves_the_rows_of_once(fake_encoder: FakeEncoder) -> None:
    article = add()
    assert prepare(article.pk)
    before = list(article.sentences.values_list("pk", "start", "end"))
    assert not prepare(article.pk)
    assert list(article.sentences.values_list("pk", "start", "end")) == before


def test_no_sentence_is_encoded_twice_whichever_article_has_it(
    fake_encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    encode = fake_encoder.encode
    monkeypatch.setattr(fake_encoder, "encode", lambda t: (seen.extend(t), encode(t))[1])
    assert prepare(add().pk)
    second = add(BODY + "\nA new sentence stands here.\nTraders were glad of it.")
    assert prepare(second.pk)
    assert seen.count("Traders were glad of it.") == 1
    assert "Scroll to Top" not in seen
    assert len(seen) == len(set(seen)) == 4
    assert all(
        vector is not None
        for (vector,) in second.sentences.filter(boilerplate=False).values_list("vector")
    )


def test_listeners_hear_of_a_ready_article_after_the_commit(
    fake_encoder: FakeEncoder, django_capture_on_commit_callbacks: Any
) -> None:
    heard: list[tuple[int, str]] = []

    def listen(sender: type[Article], article: Article, **_: Any) -> None:
        heard.append((article.pk, Article.objects.get(pk=article.pk).status))

    article_ready.connect(listen)
    try:
        article = add()
        with django_capture_on_commit_callbacks(execute=True):
            prepare(article.pk)
            assert heard == []
        assert heard == [(article.pk, Status.READY)]
    finally:
        article_ready.disconnect(listen)


def test_a_missing_encoder_fails_at_once_with_its_reason(
    monkeypatch: pytest.MonkeyPatch, sent: list[Any]
) -> None:
    from articles.services import encoder

    def missing(name: str) -> FakeEncoder:
        raise EncoderUnavailable("The encoder's folder is missing.")

    monkeypatch.setattr(encoder, "encoder_named", missing)
    article = add()
    assert not prepare(article.pk)
    article.refresh_from_db()
    assert (article.status, article.error) == (Status.FAILED, "The encoder's folder is missing.")
    assert sent == []


def test_a_passing_fault_is_tried_again_after_longer_and_longer_pauses(
    fake_encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch, sent: list[Any]
) -> None:
    def broken(texts: Any) -> Any:
        raise MemoryError("out of memory")

    monkeypatch.setattr(fake_encoder, "encode", broken)
    article = add()
    for attempt in range(1, MAX_ATTEMPTS + 1):
        Article.objects.update(not_before=None)
        assert not prepare(article.pk)
        article.refresh_from_db()
        assert article.attempts == attempt
        assert article.error == "out of memory"
    assert article.status == Status.FAILED
    assert [delay for _, delay in sent] == [2.0, 10.0, 60.0]


def test_an_article_that_is_not_due_yet_is_left_alone(fake_encoder: FakeEncoder) -> None:
    article = add()
    Article.objects.update(not_before=timezone.now() + timedelta(minutes=1))
    assert not prepare(article.pk)


def test_a_claim_stands_until_its_lease_has_run_out(fake_encoder: FakeEncoder) -> None:
    article = add()
    now = timezone.now()
    assert Article.objects.claim(article.pk, now) is not None
    assert Article.objects.claim(article.pk, now) is None
    assert Article.objects.claim(article.pk, now + lease()) is not None


def test_a_worker_that_lost_its_claim_writes_nothing(fake_encoder: FakeEncoder) -> None:
    article = add()
    claim = Article.objects.claim(article.pk, timezone.now())
    assert claim is not None
    Article.objects.update(claim=uuid.uuid4())
    with pytest.raises(ClaimLost):
        prepare_claimed(article.pk, claim)
    record_failure(Article, article.pk, claim, prepare_article, ValueError("late"))
    article.refresh_from_db()
    assert (article.status, article.error) == (Status.WORKING, "")
    assert not Sentence.objects.exists()


def test_a_text_that_keeps_killing_its_worker_is_given_up(fake_encoder: FakeEncoder) -> None:
    article = add()
    Article.objects.update(attempts=MAX_ATTEMPTS)
    assert not prepare(article.pk)
    article.refresh_from_db()
    assert article.status == Status.FAILED
    assert article.error.startswith("The worker stopped again and again")


def test_the_sweep_sends_what_was_lost_and_nothing_else(
    fake_encoder: FakeEncoder, sent: list[Any]
) -> None:
    lost, fresh, ready, abandoned = (add(f"{BODY}\n{n}") for n in range(4))
    now = timezone.now()
    old = now - resend_after()
    Article.objects.update(sent_at=now)
    Article.objects.filter(pk=lost.pk).update(sent_at=old)
    Article.objects.filter(pk=ready.pk).update(sent_at=old, status=Status.READY)
    Article.objects.filter(pk=abandoned.pk).update(
        sent_at=old, status=Status.WORKING, claimed_at=now - lease()
    )
    assert resend(Article, prepare_article) == 2
    assert [pk for pk, _ in sent] == [lost.pk, abandoned.pk]
    assert resend(Article, prepare_article) == 0
    assert fresh.pk not in [pk for pk, _ in sent]
