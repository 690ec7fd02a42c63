"""Several reviewers and workers at once: everything is written once, and nobody waits for ever."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from articles.models import Article
from articles.services.changes import correct_article
from articles.work import Status
from compare.link_models import DecisionKind
from compare.models import Comparison, Correction, Flag, LinkDecision, Review
from compare.services.correct import correct
from compare.services.decide import decide, take_back
from compare.services.review import record_verdict
from tests.compare.bridge import FERRY, REPAIRS, bridge, keep_messages, omission

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("fake_encoder")]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Comparison:
    keep_messages(monkeypatch)
    return bridge()


@pytest.fixture
def reviewers(db: None) -> list[User]:
    people = [User.objects.create_user(f"reviewer {n}") for n in range(4)]
    for person in people:
        person.groups.add(Group.objects.get(name="reviewers"))
    return people


def at_once(*calls: Callable[[], Any]) -> list[Any]:
    """Call all from threads of their own, started together; return results and errors."""
    start = Barrier(len(calls))

    def call(do: Callable[[], Any]) -> Any:
        try:
            start.wait(timeout=20)
            return do()
        except ValidationError as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(call, calls))


def cut(made: Comparison, at: tuple[int, int], person: User) -> LinkDecision | None:
    fresh = Comparison.objects.with_articles().get(pk=made.pk)
    left = right = range(*at)
    return decide(comparison=fresh, kind=DecisionKind.CUT, left=left, right=right, reviewer=person)


def finish(made: Comparison) -> None:
    Correction.objects.filter(status=Status.WAITING).update(not_before=None)
    correct(made.correction.pk)
    assert Correction.objects.get().status == Status.READY


def test_two_reviewers_and_a_double_click_write_one_decision(
    made: Comparison, reviewers: list[User]
) -> None:
    answers = at_once(
        *(lambda person=person: cut(made, REPAIRS, person) for person in (*reviewers, reviewers[0]))
    )
    assert sum(isinstance(answer, LinkDecision) for answer in answers) == 1
    assert LinkDecision.objects.count() == 1
    finish(made)


def test_different_decisions_while_workers_are_busy_are_all_applied(
    made: Comparison, reviewers: list[User]
) -> None:
    cut(made, REPAIRS, reviewers[0])
    work = made.correction.pk
    at_once(
        lambda: correct(work),
        lambda: cut(made, FERRY, reviewers[1]),
        lambda: correct(work),
        lambda: cut(made, (0, 1), reviewers[2]),
    )
    finish(made)
    assert LinkDecision.objects.standing().count() == 3
    assert not made.pairs.filter(similarity__isnull=False).exists()


def test_of_several_who_take_a_decision_back_one_does(
    made: Comparison, reviewers: list[User]
) -> None:
    decision = cut(made, REPAIRS, reviewers[0])
    assert decision is not None
    answers = at_once(
        *(lambda person=person: take_back(decision, reviewer=person) for person in reviewers),
        lambda: correct(made.correction.pk),
    )
    assert answers[:4].count(True) == 1
    finish(made)
    assert made.pairs.filter(left_start=1, right_start=1, similarity__isnull=False).exists()


def test_a_verdict_given_while_its_flag_goes_is_kept_or_refused_never_lost(
    made: Comparison, reviewers: list[User]
) -> None:
    flag = omission(made)
    cut(made, REPAIRS, reviewers[0])
    answers = at_once(
        lambda: correct(made.correction.pk),
        *(
            lambda person=person: record_verdict(flag=flag, reviewer=person, verdict="confirmed")
            for person in reviewers
        ),
    )
    finish(made)
    given = [answer for answer in answers[1:] if isinstance(answer, Review)]
    assert Review.objects.count() == len(given)
    there = Flag.objects.filter(pk=flag.pk).first()
    assert (there is not None) == bool(given)
    assert there is None or there.withdrawn_at is not None


def test_a_verdict_being_given_while_its_report_is_to_be_cut_anew_is_seen(
    made: Comparison, reviewers: list[User]
) -> None:
    given, answered = Event(), Event()

    def give() -> None:
        with transaction.atomic():
            record_verdict(flag=omission(made), reviewer=reviewers[0], verdict="confirmed")
            given.set()
            answered.wait(timeout=1)  # whoever does not wait for the verdict answers meanwhile

    def recut() -> None:
        assert given.wait(timeout=20)
        try:
            correct_article(Article.objects.get(pk=made.left_id), language="de")
        finally:
            answered.set()

    answers = at_once(give, recut)
    assert isinstance(answers[1], ValidationError)
    made.refresh_from_db()
    assert made.is_ready and made.left.sentences.exists()
