"""A report whose language is corrected is cut anew: what was compared of it is taken back meanwhile."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.models import Article
from articles.services.changes import correct_article, place_in_event
from articles.services.prepare import prepare
from articles.services.upload import event_titled
from articles.work import Status
from compare.link_models import DecisionKind
from compare.models import Comparison, Correction
from compare.reading.material import read_material
from compare.services.correct import correct
from compare.services.decide import decide
from compare.services.run import run
from compare.services.schedule import renew_stale, retry_comparison
from tests.compare.bridge import FERRY, REPAIRS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fake_encoder", "sent")]


def recut(comparison: Comparison) -> Article:
    """Correct the language of the left report, whose sentences are gone until it is prepared."""
    article = Article.objects.get(pk=comparison.left_id)
    correct_article(article, language="de")
    assert not article.sentences.exists()
    return article


def earlier(made: Comparison, **other: str) -> Comparison:
    """Add a comparison of the same reports that was made before, by another analysis or encoder."""
    like = {"encoder": made.encoder, "analysis_version": made.analysis_version} | other
    return Comparison.objects.create(
        pk=made.pk - 1,
        left=made.left,
        right=made.right,
        status=Status.READY,
        left_changed_at=made.left_changed_at,
        right_changed_at=made.right_changed_at,
        **like,
    )


def compared_again(comparison: Comparison, article: Article) -> bool:
    assert prepare(article.pk)
    Comparison.objects.filter(pk=comparison.pk).update(not_before=None)
    return run(comparison.pk)


def test_every_page_of_the_pair_says_that_it_is_being_compared_until_it_is(
    anonymous: Client, made: Comparison
) -> None:
    address = made.get_absolute_url()
    article = recut(made)
    assert "Waiting for a worker" in anonymous.get(address).text
    assert anonymous.get(f"{address}export/")["Location"] == address
    assert "HX-Refresh" not in anonymous.get(f"{address}progress/"), "it would load for ever"
    event = made.left.event
    assert event is not None
    for page in ("claims", "sources", "quotations", "pairs"):
        assert anonymous.get(f"/compare/events/{event.slug}/{page}/").status_code == 200
    assert compared_again(made, article)
    assert "Tarn Courier" in anonymous.get(address).text
    made.refresh_from_db()
    assert made.is_ready


def test_a_run_that_waits_for_the_report_uses_up_none_of_its_attempts(made: Comparison) -> None:
    article = recut(made)
    for _attempt in range(6):
        assert not run(made.pk)
        Comparison.objects.filter(pk=made.pk).update(not_before=None)
    made.refresh_from_db()
    assert (made.status, made.attempts, made.error) == (Status.WAITING, 0, "")
    assert compared_again(made, article)


def test_a_run_that_read_the_sentences_before_writes_nothing(made: Comparison) -> None:
    Comparison.objects.filter(pk=made.pk).update(status=Status.WAITING)
    claim = Comparison.objects.claim(made.pk, timezone.now())
    assert claim is not None
    recut(made)
    assert not Comparison.objects.held(made.pk, claim).exists()


def test_links_beyond_the_sentences_are_passed_over(anonymous: Client, made: Comparison) -> None:
    """Somebody may read between the two changes."""
    made.left.paragraphs.all().delete()
    assert all(link.left_end <= 1 for link in read_material(made).links), "one is all there is"
    assert anonymous.get(made.get_absolute_url()).status_code == 200


def test_an_earlier_analysis_of_sentences_that_are_gone_leads_to_the_newest(
    anonymous: Client, made: Comparison
) -> None:
    old = earlier(made, analysis_version="1")
    article = recut(made)
    old.refresh_from_db()
    assert old.is_failed and "cut anew" in old.error
    assert "cut anew" in anonymous.get(old.get_absolute_url()).text
    assert not retry_comparison(old), "the present analysis would run under an earlier name"
    assert compared_again(made, article)
    assert anonymous.get(old.get_absolute_url())["Location"] == made.get_absolute_url()


def test_decisions_made_meanwhile_wait_and_hold_after(made: Comparison, reviewer: User) -> None:
    places = {"left": range(*REPAIRS), "right": range(*REPAIRS)}
    assert decide(comparison=made, kind=DecisionKind.CUT, reviewer=reviewer, **places)
    article = recut(made)
    for _attempt in range(6):
        assert not correct(made.correction.pk)
        Correction.objects.update(not_before=None)
    assert Correction.objects.get().status == Status.WAITING
    assert compared_again(made, article)
    assert correct(made.correction.pk)
    starts = made.pairs.filter(similarity__isnull=False).values_list("left_start", "right_start")
    assert (1, 1) not in starts and (2, 2) in starts


def test_a_correction_of_a_report_that_cannot_be_prepared_says_so(
    made: Comparison, reviewer: User
) -> None:
    places = {"left": range(*FERRY), "right": range(*FERRY)}
    assert decide(comparison=made, kind=DecisionKind.CUT, reviewer=reviewer, **places)
    Article.objects.filter(pk=made.left_id).update(status=Status.FAILED)
    assert not correct(made.correction.pk)
    found = Correction.objects.get()
    assert found.is_failed and found.error == "One of the reports could not be prepared."


def test_a_later_run_does_what_a_failed_correction_could_not(
    made: Comparison, reviewer: User
) -> None:
    places = {"left": range(*FERRY), "right": range(*FERRY)}
    assert decide(comparison=made, kind=DecisionKind.CUT, reviewer=reviewer, **places)
    Correction.objects.update(status=Status.FAILED, error="No memory.")
    Article.objects.filter(pk=made.left_id).update(changed_at=timezone.now())
    assert renew_stale() == 1
    assert run(made.pk)
    found = Correction.objects.get()
    assert (found.status, found.error) == (Status.READY, "")
    assert not made.pairs.filter(similarity__isnull=False, left_start=FERRY[0]).exists()


def test_what_can_be_made_anew_no_more_keeps_its_address_and_says_why(
    anonymous: Client, outsider_client: Client, made: Comparison
) -> None:
    place_in_event(made.left, event_titled("Another event"))
    article = recut(made)
    assert not compared_again(made, article)
    made.refresh_from_db()
    assert made.is_failed and made.flags.exists()
    assert "stand in different events now" in anonymous.get(made.get_absolute_url()).text


def test_an_analysis_by_another_encoder_leads_to_the_newest_when_a_report_is_cut_anew(
    anonymous: Client, made: Comparison
) -> None:
    old = earlier(made, encoder="another")
    article = recut(made)
    assert compared_again(made, article)
    assert not run(old.pk)
    assert anonymous.get(old.get_absolute_url())["Location"] == made.get_absolute_url()


def test_nobody_is_asked_to_try_an_earlier_analysis_again(
    anonymous: Client, outsider_client: Client, made: Comparison
) -> None:
    Comparison.objects.filter(pk=made.pk).update(analysis_version="1")
    recut(made)
    for client in (anonymous, outsider_client):
        page = client.get(made.get_absolute_url()).text
        assert "cut anew" in page and "Try again" not in page and "tried again" not in page


def test_the_history_does_not_say_of_a_decision_that_it_changes_nothing_while_a_text_is_cut(
    anonymous: Client, made: Comparison, reviewer: User
) -> None:
    places = {"left": range(*REPAIRS), "right": range(*REPAIRS)}
    assert decide(comparison=made, kind=DecisionKind.CUT, reviewer=reviewer, **places)
    article = recut(made)
    page = anonymous.get(f"{made.get_absolute_url()}links/").text
    assert "changes nothing" not in page and "See it in the text" not in page
    assert compared_again(made, article)
    assert "See it in the text" in anonymous.get(f"{made.get_absolute_url()}links/").text
