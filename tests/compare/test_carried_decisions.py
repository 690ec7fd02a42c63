"""What was decided about an earlier text of a report holds in its corrected text too."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.test import Client

from articles.models import Article, Event
from articles.services.prepare import prepare
from articles.services.upload import add_article
from compare.link_models import DecisionKind
from compare.models import Comparison, LinkDecision
from compare.services.carry import carry_over
from compare.services.correct import correct
from compare.services.decide import decide, take_back
from compare.services.run import run
from compare.services.schedule import compare_with_event, ensure_comparison
from tests.compare.bridge import FERRY, LEFT, REPAIRS, bridge
from tests.compare.test_linking import words_of
from tests.compare.test_views import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fake_encoder", "sent")]

PAGE = "https://courier.example/bridge"
CORRECTED = LEFT.replace("Ida Roke", "Ida Roake")


@pytest.fixture
def made(reviewer: User) -> Comparison:
    """Two reports; a link cut, and another made."""
    found = bridge()
    Article.objects.filter(pk=found.left_id).update(url=PAGE)
    found = Comparison.objects.with_articles().get(pk=found.pk)
    changed: Any = {"comparison": found, "reviewer": reviewer}
    cut = {"kind": DecisionKind.CUT, "left": range(*REPAIRS), "right": range(*REPAIRS)}
    assert decide(**changed, **cut, note="Other repairs.")  # type: ignore[arg-type]
    assert decide(**changed, kind=DecisionKind.MADE, left=range(3, 4), right=range(3, 4))
    assert correct(found.correction.pk)
    return found


def corrected(made: Comparison, body: str = CORRECTED) -> Comparison:
    """Add another text of the left report; it stands on the right, as the newer article."""
    article = add_article(
        body=body,
        outlet=made.left.outlet,
        event=made.left.event,
        url=PAGE,
        added_by=None,
        language="en",
    )
    assert prepare(article.pk)
    queued = compare_with_event(Article.objects.get(pk=article.pk))
    (found,) = [comparison for comparison in queued if comparison.left_id == made.right_id]
    assert run(found.pk)
    return Comparison.objects.with_articles().get(pk=found.pk)


def starts(comparison: Comparison) -> set[tuple[int, int]]:
    linked = comparison.pairs.filter(similarity__isnull=False)
    return set(linked.values_list("left_start", "right_start"))


def test_cut_and_made_links_hold_in_the_corrected_text_in_their_makers_name(
    made: Comparison, reviewer: User, outsider_client: Client
) -> None:
    new = corrected(made)
    assert (1, 1) not in starts(new) and (3, 3) in starts(new)
    carried = LinkDecision.objects.between(new.left_id, new.right_id)
    assert [(d.kind, d.made_by) for d in carried] == [("cut", reviewer), ("made", reviewer)]
    for decision in carried:
        source = decision.carried_from
        assert source is not None and source.made_at == decision.made_at
        assert decision.left_quote == new.left.body[decision.left_start : decision.left_end]
        assert decision.right_quote == new.right.body[decision.right_start : decision.right_end]
    history = words_of(read(outsider_client, f"{new.get_absolute_url()}links/"))
    assert "Link cut by reviewer" in history and "carried over" in history
    assert "Other repairs." in history


def test_a_row_says_that_its_decision_was_carried_over(
    made: Comparison, reviewer_client: Client, anonymous: Client
) -> None:
    told = "Decided about an earlier text; the same words stand in this one."
    new = corrected(made)
    for reader in (reviewer_client, anonymous):
        assert told not in words_of(read(reader, made.get_absolute_url()))
        rows = words_of(read(reader, new.get_absolute_url()))
        assert rows.count(told) == rows.count("by hand by") == 3  # a cut is told of on both sides


def test_what_the_corrected_text_lacks_or_has_twice_is_not_carried(made: Comparison) -> None:
    without = CORRECTED.replace("A senior engineer said the repairs", "The engineer said they")
    twice = f"{without}\nTraders on the north bank were glad of the opening."
    new = corrected(made, twice)
    assert not LinkDecision.objects.between(new.left_id, new.right_id).exists()
    assert (3, 3) not in starts(new)


def test_what_was_taken_back_is_not_carried_and_what_is_taken_back_there_stays_so(
    made: Comparison, reviewer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut, link = LinkDecision.objects.order_by("pk")
    assert take_back(cut, reviewer=reviewer)
    new = corrected(made)
    (carried,) = LinkDecision.objects.between(new.left_id, new.right_id)
    assert carried.carried_from == link
    assert take_back(carried, reviewer=reviewer)
    monkeypatch.setattr("compare.services.schedule.ANALYSIS_VERSION", "next")
    newer = ensure_comparison(new.left, new.right)
    assert newer is not None and carry_over(newer) == 0
    assert not LinkDecision.objects.between(new.left_id, new.right_id).standing().exists()
    third = corrected(made, CORRECTED.replace("Monday", "Tuesday"))
    assert not LinkDecision.objects.between(third.left_id, third.right_id).exists()


def test_another_report_of_the_outlet_takes_nothing_over(made: Comparison) -> None:
    other = add_article(
        body=CORRECTED,
        outlet=made.left.outlet,
        event=made.left.event,
        url=f"{PAGE}/another",
        added_by=None,
        language="en",
    )
    assert prepare(other.pk)
    compare_with_event(Article.objects.get(pk=other.pk))
    assert LinkDecision.objects.count() == 2


def test_the_database_keeps_a_decision_from_being_carried_twice(made: Comparison) -> None:
    new = corrected(made)
    carried = LinkDecision.objects.between(new.left_id, new.right_id)[0]
    carried.pk = None
    carried.left_end -= 1
    with pytest.raises(IntegrityError, match="decision_carried_once"), transaction.atomic():
        carried.save(force_insert=True)


def test_what_is_decided_about_an_earlier_text_later_holds_in_the_corrected_one_too(
    made: Comparison, reviewer: User
) -> None:
    new = corrected(made)
    assert (2, 2) in starts(new)
    ferry = {"left": range(*FERRY), "right": range(*FERRY)}
    assert decide(comparison=made, kind=DecisionKind.CUT, reviewer=reviewer, **ferry)
    assert correct(new.correction.pk)
    assert (2, 2) not in starts(new)
    last = LinkDecision.objects.between(new.left_id, new.right_id).latest("pk")
    assert last.carried_from is not None and last.carried_from.left_id == made.left_id


def test_what_is_taken_back_in_the_newest_of_several_texts_stays_so(
    made: Comparison, reviewer: User
) -> None:
    corrected(made)
    newest = corrected(made, CORRECTED.replace("Monday", "Tuesday"))
    ferry = {"left": range(*FERRY), "right": range(*FERRY)}
    assert decide(comparison=made, kind=DecisionKind.CUT, reviewer=reviewer, **ferry)
    there = LinkDecision.objects.between(newest.left_id, newest.right_id).standing()
    assert take_back(there.latest("pk"), reviewer=reviewer)
    before = there.count()
    assert decide(
        comparison=made,
        kind=DecisionKind.MADE,
        left=range(3, 4),
        right=range(1, 2),
        reviewer=reviewer,
    )
    assert there.count() == before + 1, "the new one, and nothing of what was taken back"


def test_what_both_corrected_texts_were_given_and_then_freed_of_stays_so(
    made: Comparison, reviewer: User
) -> None:
    """Two ways lead to the pair of corrected texts: by the one corrected first, or by the other."""
    Article.objects.filter(pk=made.right_id).update(url=f"{PAGE}/news")
    corrected(made)
    article = add_article(
        body=made.right.body.replace("shameful", "shameless"),
        outlet=made.right.outlet,
        event=made.left.event,
        url=f"{PAGE}/news",
        added_by=None,
        language="en",
    )
    assert prepare(article.pk)
    queued = compare_with_event(Article.objects.get(pk=article.pk))
    both = max(queued, key=lambda comparison: comparison.left_id)
    there = LinkDecision.objects.between(both.left_id, both.right_id).standing()
    for decision in there.all():
        assert take_back(decision, reviewer=reviewer)
    ferry = {"left": range(*FERRY), "right": range(*FERRY)}
    fresh = Comparison.objects.with_articles().get(pk=made.pk)
    assert decide(comparison=fresh, kind=DecisionKind.CUT, reviewer=reviewer, **ferry)
    (decision,) = there
    assert "ferry" in decision.left_quote


def test_of_contrary_decisions_about_two_texts_the_later_stands_alone(
    made: Comparison, reviewer: User
) -> None:
    new = corrected(made)
    ferry = {"left": range(*FERRY), "right": range(*FERRY)}
    assert decide(comparison=new, kind=DecisionKind.MADE, reviewer=reviewer, **ferry)
    assert decide(comparison=made, kind=DecisionKind.CUT, reviewer=reviewer, **ferry)
    assert correct(new.correction.pk)
    standing = LinkDecision.objects.between(new.left_id, new.right_id).standing()
    words = "The old ferry will be sold in the autumn."
    about = standing.filter(left_quote=words) | standing.filter(right_quote=words)
    assert [decision.kind for decision in about] == ["cut"]


def test_an_earlier_decision_does_not_stand_beside_a_later_one_about_the_corrected_text(
    made: Comparison, reviewer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("compare.services.decide.compared_later", lambda comparison: [])
        new = corrected(made)
        ferry = {"left": range(*FERRY), "right": range(*FERRY)}
        assert decide(comparison=made, kind=DecisionKind.CUT, reviewer=reviewer, **ferry)
        assert decide(comparison=new, kind=DecisionKind.MADE, reviewer=reviewer, **ferry)
    assert carry_over(new) == 1
    both = LinkDecision.objects.between(new.left_id, new.right_id)
    last = both.latest("pk")
    assert (last.kind, last.stands, last.taken_back_by) == ("cut", False, reviewer)
    assert carry_over(new) == 0


def test_nothing_is_carried_out_of_a_hidden_event(
    made: Comparison, reviewer: User, outsider_client: Client
) -> None:
    """An earlier text stands in a hidden event; the news and the corrected text do not."""
    new = corrected(made)
    hidden = Event.objects.create(title="Kept back", slug="hidden-1", is_hidden=True)
    Article.objects.filter(pk=made.left_id).update(event=hidden)
    earlier = Comparison.objects.with_articles().get(pk=made.pk)
    ferry = {"left": range(*FERRY), "right": range(*FERRY)}
    secret = "Nobody is to know."
    assert decide(
        comparison=earlier, kind=DecisionKind.CUT, reviewer=reviewer, note=secret, **ferry
    )
    history = words_of(read(outsider_client, f"{new.get_absolute_url()}links/"))
    assert "Other repairs." in history and secret not in history
    Event.objects.update(is_hidden=True)
    assert carry_over(Comparison.objects.with_articles().get(pk=new.pk)) == 1
