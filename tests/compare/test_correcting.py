"""Links cut and made by hand: what becomes of links, flags and reviews, now and in later runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article
from articles.services.changes import prepare_again
from articles.services.prepare import prepare
from articles.services.upload import add_article, event_titled, outlet_named
from articles.work import Status
from compare.analysis.compare import compare_documents
from compare.link_models import DecisionKind
from compare.models import Comparison, Correction, Flag, LinkDecision
from compare.services import correct as correct_module
from compare.services import run as run_module
from compare.services.conflicts import Seen
from compare.services.correct import correct
from compare.services.decide import decide, decide_all, retry_correction, take_back
from compare.services.review import record_verdict
from compare.services.run import run
from compare.services.schedule import compare_with_event, ensure_comparison
from compare.tasks import sweep
from tests.compare.bridge import FERRY, REPAIRS, omission

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fake_encoder", "sent")]


@pytest.fixture
def change(made: Comparison, reviewer: User) -> Callable[..., LinkDecision | None]:
    """Decide as the reviewer, and do the work that follows."""

    def decided(kind: DecisionKind, left: tuple[int, int], right: tuple[int, int]) -> Any:
        found = decide(
            comparison=made,
            kind=kind,
            left=range(*left),
            right=range(*right),
            reviewer=reviewer,
            note="They speak of other things.",
        )
        if found is not None:
            assert correct(made.correction.pk)
        return found

    return decided


def links(comparison: Comparison) -> set[tuple[int, int, int, int]]:
    ranges = ("left_start", "left_end", "right_start", "right_end")
    return set(comparison.pairs.filter(similarity__isnull=False).values_list(*ranges))


def as_found(comparison: Comparison) -> dict[str, Any]:
    """Return all a flag says, by its row."""
    return {str(row["id"]): row for row in comparison.flags.values()}


def test_a_cut_link_goes_with_its_flags_and_those_elsewhere_stay_as_they_are(
    made: Comparison, change: Any, reviewer: User
) -> None:
    flag, other = omission(made), omission(made, "ferry")
    before = as_found(made)
    change(DecisionKind.CUT, REPAIRS, REPAIRS)
    assert (1, 2, 1, 2) not in links(made) and (2, 3, 2, 3) in links(made)
    assert not Flag.objects.filter(pk=flag.pk).exists(), "nobody had reviewed it"
    after = as_found(made)
    assert after[str(other.pk)] == before[str(other.pk)]
    assert {pk: row for pk, row in before.items() if pk in after} == after
    decision = LinkDecision.objects.get()
    assert (decision.made_by, decision.note) == (reviewer, "They speak of other things.")
    assert decision.left_quote.startswith("A senior engineer said")
    assert decision.left_quote == made.left.body[decision.left_start : decision.left_end]
    assert decision.right_quote == made.right.body[decision.right_start : decision.right_end]


def test_a_reviewed_flag_that_is_found_no_longer_is_kept_and_marked_as_withdrawn(
    made: Comparison, change: Any, reviewer: User
) -> None:
    flag = omission(made)
    review = record_verdict(flag=flag, reviewer=reviewer, verdict="confirmed", comment="Yes.")
    decision = change(DecisionKind.CUT, REPAIRS, REPAIRS)
    flag.refresh_from_db()
    assert flag.withdrawn_at is not None and flag.withdrawn_for == decision
    assert list(flag.reviews.all()) == [review]
    assert flag not in made.flags.standing() and flag not in Flag.objects.awaiting_review()
    with pytest.raises(ValidationError, match="raised no longer"):
        record_verdict(flag=flag, reviewer=reviewer, verdict="dismissed")


def test_taking_a_decision_back_brings_link_and_flag_back_with_their_reviews(
    made: Comparison, change: Any, reviewer: User, editor: User
) -> None:
    flag = omission(made)
    record_verdict(flag=flag, reviewer=reviewer, verdict="confirmed")
    before, stood = links(made), as_found(made)[str(flag.pk)]
    decision = change(DecisionKind.CUT, REPAIRS, REPAIRS)
    assert take_back(decision, reviewer=editor)
    assert correct(made.correction.pk)
    assert links(made) == before
    again = as_found(made)[str(flag.pk)]
    assert again["withdrawn_at"] is None and again["withdrawn_for_id"] is None
    assert again["pair_id"] is not None
    unchanged = stood.keys() - {"pair_id"}
    assert {k: again[k] for k in unchanged} == {k: stood[k] for k in unchanged}
    assert flag.reviews.count() == 1
    decision.refresh_from_db()
    assert (decision.taken_back_by, decision.stands) == (editor, False)
    assert not take_back(decision, reviewer=reviewer), "once is enough"
    decision.refresh_from_db()
    assert decision.taken_back_by == editor


def test_a_link_made_by_hand_raises_the_flags_of_its_passages(
    made: Comparison, change: Any
) -> None:
    change(DecisionKind.CUT, REPAIRS, REPAIRS)
    assert not made.flags.filter(quote__contains="repairs").exists()
    change(DecisionKind.MADE, REPAIRS, REPAIRS)
    assert omission(made).pair is not None
    assert made.pairs.get(left_start=1, right_start=1).similarity == 1.0
    first, second = LinkDecision.objects.order_by("pk")
    assert not first.stands and second.stands, "the later takes the earlier one's place"


def test_several_passages_are_decided_about_in_one_step_and_read_once(
    made: Comparison, reviewer: User
) -> None:
    def cut(left: list[range], right: list[range]) -> tuple[list[LinkDecision], int]:
        with CaptureQueriesContext(connection) as queries:
            written = decide_all(
                comparison=made,
                kind=DecisionKind.CUT,
                passages=(left, right),
                reviewer=reviewer,
                seen=Seen(0, 0),
            )
        return written, sum(query["sql"].startswith("SELECT") for query in queries)

    one, few = cut([range(0, 1)], [range(0, 1)])
    three, more = cut([range(1, 2), range(2, 3)], [range(1, 2), range(2, 3)])
    assert len(one) == 1
    assert {(d.left_start, d.right_start) for d in three} == {
        (made.left.sentences.get(position=p).start, made.right.sentences.get(position=p).start)
        for p in (1, 2)
    }, "only those that are linked"
    assert more - few == 1, "whether the second stands already"


def test_what_is_sent_twice_is_written_once(
    made: Comparison, change: Any, sent: list[int], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        assert change(DecisionKind.CUT, REPAIRS, REPAIRS) is not None
    assert sent == [made.correction.pk]
    with pytest.raises(ValidationError, match="no link"):
        change(DecisionKind.CUT, REPAIRS, REPAIRS)
    assert change(DecisionKind.MADE, (3, 4), (2, 3)) is not None
    assert change(DecisionKind.MADE, (3, 4), (2, 3)) is None
    assert LinkDecision.objects.standing().count() == 2


def test_the_database_keeps_a_decision_from_standing_twice_and_from_being_half_taken_back(
    made: Comparison, change: Any
) -> None:
    decision = change(DecisionKind.CUT, REPAIRS, REPAIRS)
    decision.pk = None
    with pytest.raises(IntegrityError, match="decision_stands_once"), transaction.atomic():
        decision.save(force_insert=True)
    with pytest.raises(IntegrityError, match="taken_back_by_somebody"), transaction.atomic():
        LinkDecision.objects.update(taken_back_at=timezone.now())
    with pytest.raises(IntegrityError, match="decision_left_first"), transaction.atomic():
        LinkDecision.objects.update(left=made.right_id, right=made.left_id)
    with pytest.raises(IntegrityError, match="passages_not_empty"), transaction.atomic():
        LinkDecision.objects.update(left_end=0)


def test_later_runs_and_new_versions_apply_the_decisions_again(
    made: Comparison, change: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(DecisionKind.CUT, REPAIRS, REPAIRS)
    change(DecisionKind.MADE, (3, 4), (3, 4))
    wanted = links(made)
    prepare_again(made.left)
    assert prepare(made.left_id)
    assert compare_with_event(Article.objects.get(pk=made.left_id)) == [made]
    assert run(made.pk)
    assert links(made) == wanted
    monkeypatch.setattr("compare.services.schedule.ANALYSIS_VERSION", "next")
    newer = ensure_comparison(*Article.objects.order_by("pk"))
    assert newer is not None and run(newer.pk)
    assert newer != made and links(newer) == wanted


def test_decisions_find_their_sentences_when_these_are_cut_otherwise(
    made: Comparison, change: Any
) -> None:
    from articles.text.units import Sentence
    from compare.decisions import as_positions

    decision = change(DecisionKind.MADE, (2, 4), REPAIRS)
    body = made.left.body
    start = body.index("The harbour")
    whole = [Sentence(0, start - 1, 0), Sentence(start, len(body), 1)]
    rights = [Sentence(s.start, s.end, 0) for s in made.right.sentences.order_by("position")]
    found = as_positions(decision, whole, rights)
    assert found is not None
    assert (found.left_start, found.left_end, found.right_start, found.right_end) == (1, 2, 1, 2)


def test_a_decision_made_while_another_is_being_applied_has_it_start_over(
    made: Comparison, reviewer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(left: tuple[int, int], right: tuple[int, int]) -> None:
        decide(
            comparison=made,
            kind=DecisionKind.CUT,
            left=range(*left),
            right=range(*right),
            reviewer=reviewer,
        )

    def interrupted(left: Any, right: Any, decisions: Any) -> Any:
        cut(FERRY, FERRY)
        return compare_documents(left, right, decisions)

    cut(REPAIRS, REPAIRS)
    with monkeypatch.context() as patch:
        patch.setattr(correct_module, "compare_documents", interrupted)
        assert not correct(made.correction.pk)
    assert (1, 2, 1, 2) in links(made), "nothing half done is written"
    assert correct(made.correction.pk)
    assert {(1, 2, 1, 2), (2, 3, 2, 3)}.isdisjoint(links(made))
    assert not correct(made.correction.pk), "a second message finds nothing to do"


def test_a_run_that_missed_a_decision_is_corrected_after(made: Comparison, reviewer: User) -> None:
    decide(
        comparison=made,
        kind=DecisionKind.CUT,
        left=range(*REPAIRS),
        right=range(*REPAIRS),
        reviewer=reviewer,
    )
    Comparison.objects.filter(pk=made.pk).update(status=Status.WORKING)
    assert not correct(made.correction.pk)
    assert Correction.objects.get().status == Status.WAITING
    Comparison.objects.filter(pk=made.pk).update(status=Status.READY)
    Correction.objects.update(not_before=None)
    assert correct(made.correction.pk)
    assert (1, 2, 1, 2) not in links(made)


def test_a_correction_whose_message_was_lost_is_sent_again(
    made: Comparison, change: Any, sent: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articles.services.sweep.waiting_messages", lambda task: 0)
    change(DecisionKind.CUT, REPAIRS, REPAIRS)
    assert sweep() == 0
    Correction.objects.update(status=Status.WAITING, sent_at=None)
    assert sweep() == 1
    assert sent == [made.correction.pk]


def test_a_failed_correction_leaves_the_comparison_as_it_was_and_can_be_tried_again(
    made: Comparison, change: Any, reviewer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> Any:
        raise ValueError("It cannot be done.")

    before = as_found(made)
    with monkeypatch.context() as patch:
        patch.setattr(correct_module, "compare_documents", broken)
        with pytest.raises(AssertionError):
            change(DecisionKind.CUT, REPAIRS, REPAIRS)
    assert (Correction.objects.get().error, as_found(made)) == ("It cannot be done.", before)
    made.refresh_from_db()
    assert made.is_ready
    assert retry_correction(made)
    assert correct(made.correction.pk)
    assert not retry_correction(made)


@pytest.mark.parametrize(
    ("left", "right", "message"),
    [
        ((1, 1), (1, 2), "Choose at least one sentence on the left"),
        ((1, 2), (9, 11), "Choose at least one sentence on the right"),
        ((0, 1), (4, 5), "left over from a web page"),
    ],
)
def test_what_is_no_passage_is_refused(
    change: Any, left: tuple[int, int], right: tuple[int, int], message: str
) -> None:
    with pytest.raises(ValidationError, match=message):
        change(DecisionKind.MADE, left, right)


def test_an_older_or_unfinished_comparison_takes_no_decisions(
    made: Comparison, change: Any
) -> None:
    made.analysis_version = "1"
    with pytest.raises(ValidationError, match="earlier version"):
        change(DecisionKind.CUT, REPAIRS, REPAIRS)
    made.status = Status.WORKING
    with pytest.raises(ValidationError, match="being compared"):
        change(DecisionKind.CUT, REPAIRS, REPAIRS)


def test_a_run_never_takes_a_reviewed_flag_away(
    made: Comparison, reviewer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A verdict may arrive between a page and the run that was queued after it was made."""
    flag, other = omission(made), omission(made, "ferry")
    Comparison.objects.filter(pk=made.pk).update(status=Status.WAITING)
    record_verdict(flag=flag, reviewer=reviewer, verdict="confirmed")

    def silent(left: Any, right: Any, decisions: Any) -> Any:
        from dataclasses import replace

        return replace(compare_documents(left, right, decisions), flags=())

    with monkeypatch.context() as patch:
        patch.setattr(run_module, "compare_documents", silent)
        assert run(made.pk)
    flag.refresh_from_db()
    assert flag.withdrawn_at is not None and flag.withdrawn_for is None
    assert not Flag.objects.filter(pk=other.pk).exists()


CREDITS = (
    "The mayor of Tarn, Ida Roke, told Tarn Courier on Monday that the bridge would open in May.\n"
    "The repairs had cost nine million crowns, an engineer told Tarn Courier.\n"
    "The old ferry will be sold in the autumn, the harbour master told Tarn Courier."
)


def test_a_flag_raised_once_a_pair_moves_on_when_its_link_is_cut_and_back_again(
    reviewer: User,
) -> None:
    """What a change brings about elsewhere is written; nothing else there is touched."""
    event = event_titled("A bridge opens")
    bodies = {
        "Tarn Courier": CREDITS,
        "North Bank News": CREDITS.replace("told Tarn Courier", "said"),
    }
    for name, body in bodies.items():
        article = add_article(
            body=body, outlet=outlet_named(name), event=event, added_by=None, language="en"
        )
        assert prepare(article.pk)
    (found,) = compare_with_event(Article.objects.get(pk=article.pk))
    assert run(found.pk)
    made = Comparison.objects.with_articles().get(pk=found.pk)

    def starts() -> list[int]:
        dropped = made.flags.filter(rule="omission.credit_dropped")
        return list(dropped.values_list("start", flat=True))

    before = starts()
    assert before == [0]
    decision = decide(
        comparison=made, kind=DecisionKind.CUT, left=range(1), right=range(1), reviewer=reviewer
    )
    assert decision is not None and correct(made.correction.pk)
    assert len(starts()) == 1 and starts() != before
    assert take_back(decision, reviewer=reviewer) and correct(made.correction.pk)
    assert starts() == before
