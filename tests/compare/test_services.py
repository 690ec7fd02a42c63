from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.models import Article, Event, Outlet
from articles.services.changes import (
    correct_article,
    outlet_renamed,
    place_in_event,
    prepare_again,
)
from articles.services.prepare import prepare
from articles.services.sweep import renew_encodings
from articles.services.upload import add_article, event_titled
from articles.work import Status
from compare.analysis.compare import compare_documents
from compare.models import ArticleVoices, Comparison, Flag, Review, Verdict
from compare.reading.voices import voices_in
from compare.services import schedule
from compare.services.review import record_verdict
from compare.services.run import run
from compare.services.schedule import (
    compare_with_event,
    ensure_comparison,
    renew_stale,
    retry_comparison,
    schedule_missing,
)
from compare.services.settle import runs
from compare.tasks import run_comparison
from tests.fakes import FakeEncoder

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fake_encoder", "sent")]

LEFT = (
    "The mayor of Tarn, Ida Roke, opened the rebuilt river bridge on Monday.\n"
    "A senior engineer said the repairs had cost about nine million crowns.\n"
    "Traders on the north bank were glad of the opening."
)
RIGHT = (
    "The mayor of Tarn, Ida Roke, opened the rebuilt river bridge on Monday.\n"
    "The repairs had cost about nine million crowns.\n"
    "It was a shameful spectacle of vanity.\n"
    "Scroll to Top"
)


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Collect the comparisons handed to the queue; articles are prepared by hand."""
    from articles.tasks import prepare_article

    ids: list[int] = []
    monkeypatch.setattr(prepare_article, "apply_async", lambda **_: None)
    monkeypatch.setattr(run_comparison, "apply_async", lambda args, **_: ids.extend(args))
    return ids


def ready(body: str, event: Event | None) -> Article:
    article = add_article(body=body, outlet=None, event=event, added_by=None, language="en")
    assert prepare(article.pk)
    article.refresh_from_db()
    return article


@pytest.fixture
def pair() -> tuple[Article, Article]:
    event = event_titled("A bridge opens")
    return ready(LEFT, event), ready(RIGHT, event)


def compared(pair: tuple[Article, Article]) -> Comparison:
    (comparison,) = compare_with_event(pair[1])
    assert run(comparison.pk)
    comparison.refresh_from_db()
    return comparison


def test_a_comparison_keeps_who_speaks_where_in_both_reports(pair: tuple[Article, Article]) -> None:
    comparison = compared(pair)
    voices = voices_in([comparison.left_id, comparison.right_id])
    said = voices[comparison.left_id].attributions[0]
    assert said.source is not None
    assert said.source.slice(comparison.left.body) == "A senior engineer"
    assert voices[comparison.right_id].attributions == ()
    assert len(voices[comparison.right_id].own_voice) == 4


def test_the_voices_of_a_report_are_kept_once_and_renewed_when_it_changes(
    pair: tuple[Article, Article],
) -> None:
    compared(pair)
    third = ready(f"{LEFT}\nThe end.", pair[0].event)
    for comparison in compare_with_event(third):
        run(comparison.pk)
    assert ArticleVoices.objects.count() == 3
    before = ArticleVoices.objects.get(article=pair[0])
    Article.objects.filter(pk=pair[0].pk).update(language="de", changed_at=timezone.now())
    assert renew_stale() == 2
    for comparison in Comparison.objects.filter(left=pair[0]):
        run(comparison.pk)
    after = ArticleVoices.objects.get(article=pair[0])
    assert (before.pk, before.found["attributions"] == []) == (after.pk, False)
    assert after.found["attributions"] == []


def test_a_ready_article_is_compared_with_the_others_of_its_event(
    sent: list[int], django_capture_on_commit_callbacks: Any
) -> None:
    event, other_event = event_titled("A bridge opens"), event_titled("A fair")
    with django_capture_on_commit_callbacks(execute=True):
        for number, where in enumerate((event, event, other_event, None, event)):
            ready(f"{LEFT}\nReport {number}.", where)
    assert Comparison.objects.of_event(event).count() == Comparison.objects.count() == 3
    assert set(sent) == set(Comparison.objects.values_list("pk", flat=True))
    assert all(c.left_id < c.right_id for c in Comparison.objects.all())


def test_placing_a_ready_article_has_it_compared(
    sent: list[int], django_capture_on_commit_callbacks: Any
) -> None:
    event = event_titled("A bridge opens")
    ready(LEFT, event)
    late = ready(RIGHT, None)
    with django_capture_on_commit_callbacks(execute=True):
        place_in_event(late, event)
    assert Comparison.objects.count() == 1


def test_results_are_written_with_their_exact_words(pair: tuple[Article, Article]) -> None:
    comparison = compared(pair)
    assert comparison.status == Status.READY
    assert comparison.reuse
    assert set(comparison.timings) == {"read", "analyse"}
    assert comparison.flags.exists()
    for flag in comparison.flags.select_related("comparison__left", "comparison__right"):
        assert flag.quote == flag.article.body[flag.start : flag.end]
        if flag.evidence_side:
            body = comparison.article(flag.evidence_side).body
            assert flag.evidence_quote == body[flag.evidence_start : flag.evidence_end]
        assert flag.raised_by is None


def test_every_sentence_but_residue_stands_in_a_pair(pair: tuple[Article, Article]) -> None:
    comparison = compared(pair)
    for side in ("left", "right"):
        covered = {
            position
            for p in comparison.pairs.all()
            for position in range(getattr(p, f"{side}_start"), getattr(p, f"{side}_end"))
        }
        sentences = comparison.article(side).sentences
        assert covered == set(
            sentences.filter(boilerplate=False).values_list("position", flat=True)
        )


def test_running_twice_leaves_the_rows_of_once(pair: tuple[Article, Article]) -> None:
    comparison = compared(pair)
    before = list(comparison.flags.values_list("pk", flat=True))
    assert not run(comparison.pk)
    assert list(comparison.flags.values_list("pk", flat=True)) == before


def test_comparing_again_adds_nothing(pair: tuple[Article, Article]) -> None:
    compared(pair)
    assert compare_with_event(pair[0]) == []
    assert Comparison.objects.count() == 1


def test_a_new_version_of_the_analysis_adds_a_comparison(
    pair: tuple[Article, Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    old = compared(pair)
    monkeypatch.setattr(schedule, "ANALYSIS_VERSION", "next")
    assert schedule_missing() == 1
    assert schedule_missing() == 0
    old.refresh_from_db()
    assert old.status == Status.READY
    assert Comparison.objects.count() == 2


def test_an_interrupted_hand_over_is_made_up_for(pair: tuple[Article, Article]) -> None:
    third = ready(LEFT + "\nA third report.", pair[0].event)
    ready("Something else happened elsewhere.", None)
    ensure_comparison(*pair)
    assert schedule_missing() == 2
    assert Comparison.objects.filter(right=third).count() == 2


def test_a_text_prepared_again_is_compared_again_unless_somebody_has_reviewed(
    pair: tuple[Article, Article], reviewer: User
) -> None:
    comparison = compared(pair)
    prepare_again(pair[0])
    assert prepare(pair[0].pk)
    flag = comparison.flags.first()
    assert flag is not None
    review = record_verdict(flag=flag, reviewer=reviewer, verdict="confirmed")
    assert compare_with_event(pair[1]) == []
    assert renew_stale() == 0
    review.delete()
    assert compare_with_event(pair[1]) == [comparison]
    assert run(comparison.pk)
    assert Comparison.objects.get().status == Status.READY
    assert renew_stale() == 0


def test_what_changes_while_two_texts_are_compared_has_them_compared_again(
    pair: tuple[Article, Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    from compare.services import run as run_module

    def slow(left: Any, right: Any, *decisions: Any) -> Any:
        article = Article.objects.get(pk=pair[0].pk)
        correct_article(article, published_at=timezone.now() - timedelta(days=1))
        return compare_documents(left, right)

    (comparison,) = compare_with_event(pair[1])
    with monkeypatch.context() as patch:
        patch.setattr(run_module, "compare_documents", slow)
        assert not run(comparison.pk)
    comparison.refresh_from_db()
    assert comparison.status == Status.WAITING
    assert not comparison.pairs.exists()
    Comparison.objects.update(not_before=None)
    assert run(comparison.pk)


def test_corrected_details_reach_the_comparison(pair: tuple[Article, Article]) -> None:
    comparison = compared(pair)
    article = Article.objects.get(pk=pair[0].pk)
    correct_article(article, byline="Ann Ode")
    assert renew_stale() == 0, "the analysis reads no bylines"
    correct_article(article, published_at=timezone.now() - timedelta(days=1))
    assert renew_stale() == 1
    comparison.refresh_from_db()
    assert comparison.status == Status.WAITING
    assert run(comparison.pk)
    outlet_renamed(Outlet.objects.create(name="Nobody", slug="nobody"))
    assert renew_stale() == 0


def test_an_outlets_other_names_reach_its_comparisons(pair: tuple[Article, Article]) -> None:
    compared(pair)
    outlet = Outlet.objects.create(name="Tarn Courier", slug="tarn-courier")
    Article.objects.filter(pk=pair[0].pk).update(outlet=outlet)
    outlet_renamed(outlet)
    assert renew_stale() == 1


def test_reviewed_passages_keep_their_ground(pair: tuple[Article, Article], reviewer: User) -> None:
    flag = compared(pair).flags.first()
    assert flag is not None
    record_verdict(flag=flag, reviewer=reviewer, verdict="confirmed")
    article = Article.objects.get(pk=pair[0].pk)
    with pytest.raises(ValidationError, match="have been reviewed"):
        correct_article(article, language="fr")
    article.refresh_from_db()
    assert (article.language, article.status) == ("en", Status.READY)
    assert article.sentences.exists()


def test_preparing_again_keeps_the_sentences_as_they_were_cut(
    pair: tuple[Article, Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    from articles.services import prepare as prepare_module

    article = pair[0]
    before = list(article.sentences.order_by("position").values_list("start", "end"))

    def other_cut(*_: Any, **__: Any) -> Any:
        raise AssertionError("cut anew")

    monkeypatch.setattr(prepare_module, "segment", other_cut)
    prepare_again(article)
    assert prepare(article.pk)
    assert list(article.sentences.order_by("position").values_list("start", "end")) == before


def test_vectors_of_two_encoders_are_never_compared(
    pair: tuple[Article, Article], fake_encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    (waiting,) = compare_with_event(pair[1])
    monkeypatch.setattr(fake_encoder, "name", "another")
    prepare_again(pair[1])
    assert prepare(pair[1].pk)
    assert not run(waiting.pk)
    assert not Comparison.objects.filter(pk=waiting.pk).exists(), "it has lost its reason"
    assert renew_encodings() == 1
    assert prepare(pair[0].pk)
    assert renew_encodings() == 0
    assert schedule_missing() == 1
    assert Comparison.objects.get().encoder == "another"


def test_an_unfinished_comparison_of_a_former_event_is_dropped(
    pair: tuple[Article, Article],
) -> None:
    (waiting,) = compare_with_event(pair[1])
    place_in_event(pair[1], event_titled("Another event"))
    assert not run(waiting.pk)
    assert not Comparison.objects.exists()


def test_a_comparison_waits_while_a_side_is_prepared_again(pair: tuple[Article, Article]) -> None:
    (comparison,) = compare_with_event(pair[1])
    prepare_again(pair[0])
    assert not run(comparison.pk)
    comparison.refresh_from_db()
    assert comparison.status == Status.WAITING
    assert prepare(pair[0].pk)
    assert compare_with_event(Article.objects.get(pk=pair[0].pk)) == [comparison]


def test_texts_too_long_to_compare_say_so(
    pair: tuple[Article, Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    from compare.analysis import compare as analysis

    monkeypatch.setattr(analysis, "MOST_PAIRS", 3)
    (comparison,) = compare_with_event(pair[1])
    assert not run(comparison.pk)
    comparison.refresh_from_db()
    assert comparison.status == Status.FAILED
    assert "too long to compare" in comparison.error


def test_a_failed_comparison_says_why_and_can_be_tried_again(
    pair: tuple[Article, Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    from compare.services import run as run_module

    def broken(left: Any, right: Any, *decisions: Any) -> Any:
        raise ValueError("The texts cannot be compared.")

    (comparison,) = compare_with_event(pair[1])
    with monkeypatch.context() as patch:
        patch.setattr(run_module, "compare_documents", broken)
        assert not run(comparison.pk)
    comparison.refresh_from_db()
    assert (comparison.status, comparison.error) == (
        Status.FAILED,
        "The texts cannot be compared.",
    )
    assert retry_comparison(comparison)
    assert not retry_comparison(comparison)
    assert run(comparison.pk)


def test_a_verdict_belongs_to_its_reviewer_and_can_be_changed(
    pair: tuple[Article, Article], reviewer: User, editor: User
) -> None:
    flag = compared(pair).flags.first()
    assert flag is not None
    record_verdict(flag=flag, reviewer=reviewer, verdict="confirmed")
    record_verdict(flag=flag, reviewer=reviewer, verdict="dismissed", comment=" quoted ")
    record_verdict(flag=flag, reviewer=editor, verdict="unsure")
    mine = Review.objects.get(reviewer=reviewer)
    assert (mine.verdict, mine.comment) == (Verdict.DISMISSED, "quoted")
    assert Review.objects.count() == 2
    assert flag not in Flag.objects.awaiting_review()


def test_a_verdict_that_is_none_is_refused(pair: tuple[Article, Article], reviewer: User) -> None:
    flag = compared(pair).flags.first()
    assert flag is not None
    with pytest.raises(ValidationError, match="Choose one of"):
        record_verdict(flag=flag, reviewer=reviewer, verdict="guilty")


def test_a_language_without_rules_is_said_and_not_shown_as_without_flags() -> None:
    event = event_titled("A bridge opens")
    ready(LEFT, event)
    other = add_article(body=RIGHT, outlet=None, event=event, added_by=None, language="fa")
    assert prepare(other.pk)
    other.refresh_from_db()
    (comparison,) = compare_with_event(other)
    assert run(comparison.pk)
    comparison.refresh_from_db()
    assert "editorialising" in comparison.not_analysed
    assert not comparison.flags.exists()


def test_consecutive_positions_become_ranges() -> None:
    assert runs((0, 1, 2, 5, 7, 8)) == [(0, 3), (5, 6), (7, 9)]
    assert runs(()) == []
