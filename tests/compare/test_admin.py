from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Outlet
from articles.work import Status
from compare.analysis.version import ANALYSIS_VERSION
from compare.models import Comparison, Flag, FlagKind, Review, Verdict
from compare.services.review import record_verdict
from tests.compare import cast

pytestmark = pytest.mark.django_db

FLAGS = "/admin/compare/flag/"


def body(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, response
    return response.content.decode()


def listed(client: Client, query: str = "") -> set[int]:
    response = client.get(FLAGS + query)
    assert response.status_code == 200
    return {flag.pk for flag in response.context["cl"].result_list}


@pytest.fixture
def colleague() -> User:
    user = User.objects.create_user("colleague", password="a pass for them", is_staff=True)
    user.groups.add(Group.objects.get(name="reviewers"))
    return user


def test_the_migration_creates_reviewers_who_can_look_and_review_but_change_nothing_else(
    reviewer: User,
) -> None:
    assert reviewer.get_all_permissions() == {
        "articles.view_article",
        "articles.view_event",
        "articles.view_outlet",
        "compare.view_comparison",
        "compare.view_correction",
        "compare.view_flag",
        "compare.view_linkdecision",
        "compare.view_review",
        "compare.add_review",
        "compare.change_review",
    }


def test_the_desk_is_closed_to_everybody_else(anonymous: Client, outsider_client: Client) -> None:
    flag = cast.ferry().flags.all()[0]
    for client in (anonymous, outsider_client):
        for address in (FLAGS, f"{FLAGS}{flag.pk}/change/", f"{FLAGS}{flag.pk}/review/"):
            assert client.get(address).status_code == 302
        client.post(f"{FLAGS}{flag.pk}/review/", {"verdict": "confirmed"})
    assert not Review.objects.exists()


def test_staff_who_are_no_reviewers_may_not_review(outsider: User, outsider_client: Client) -> None:
    flag = cast.ferry().flags.all()[0]
    outsider.is_staff = True
    outsider.save()
    assert outsider_client.get(FLAGS).status_code == 403
    answer = outsider_client.post(f"{FLAGS}{flag.pk}/review/", {"verdict": "confirmed"})
    assert answer.status_code == 403
    assert not Review.objects.exists()


def test_flags_are_listed_with_both_quotes_marked_in_their_sentences(
    reviewer_client: Client,
) -> None:
    cast.ferry()
    html = body(reviewer_client, FLAGS)
    assert 'In a <mark class="kind-editorialising">shocking</mark> move, the ferry to Oxley' in html
    assert (
        '<mark class="evidence">The ferry 🚢 to Oxley will stop in May</mark>, the harbour' in html
    )


def test_listed_text_is_escaped(reviewer_client: Client) -> None:
    made = cast.ferry()
    cast.flag(made, "right", "<b>furious</b> & “abandoned”")
    html = body(reviewer_client, FLAGS)
    assert "&lt;b&gt;furious&lt;/b&gt; &amp;" in html and "<b>furious" not in html


def test_filters_find_flags_by_kind_outlet_event_and_state(
    reviewer_client: Client, reviewer: User, colleague: User
) -> None:
    made = cast.ferry()
    editorialising, omitted, certainty = (
        made.flags.get(kind=kind)
        for kind in (
            FlagKind.EDITORIALISING,
            FlagKind.ATTRIBUTION_OMITTED,
            FlagKind.CERTAINTY_RAISED,
        )
    )
    record_verdict(flag=omitted, reviewer=reviewer, verdict=Verdict.CONFIRMED)
    record_verdict(flag=certainty, reviewer=reviewer, verdict=Verdict.CONFIRMED)
    record_verdict(flag=certainty, reviewer=colleague, verdict=Verdict.DISMISSED)
    all_three = {editorialising.pk, omitted.pk, certainty.pk}
    left = Outlet.objects.get(name="Harbour Gazette")
    right = Outlet.objects.get(name="Islander")
    event = made.left.event
    assert event is not None
    assert listed(reviewer_client) == all_three
    assert listed(reviewer_client, "?kind__exact=editorialising") == {editorialising.pk}
    assert listed(reviewer_client, f"?outlet={left.pk}") == set()
    assert listed(reviewer_client, f"?outlet={right.pk}") == all_three
    assert listed(reviewer_client, f"?event={event.pk}") == all_three
    assert listed(reviewer_client, f"?event={cast.event('Another').pk}") == set()
    assert listed(reviewer_client, "?state=awaiting") == {editorialising.pk}
    assert listed(reviewer_client, "?state=confirmed") == {omitted.pk}
    assert listed(reviewer_client, "?state=disagreement") == {certainty.pk}
    assert listed(reviewer_client, "?q=shocking") == {editorialising.pk}


def test_the_list_costs_the_same_however_many_flags_and_reviews_it_shows(
    reviewer_client: Client, reviewer: User
) -> None:
    made = cast.ferry()
    record_verdict(flag=made.flags.all()[0], reviewer=reviewer, verdict="unsure")
    reviewer_client.get(FLAGS)
    with CaptureQueriesContext(connection) as few:
        reviewer_client.get(FLAGS)
    for word in ("ferry", "Oxley", "engine", "years", "repair", "month", "Islanders"):
        flag = cast.flag(made, "right", word, evidence="harbour office")
        record_verdict(flag=flag, reviewer=reviewer, verdict="unsure")
    with CaptureQueriesContext(connection) as many:
        reviewer_client.get(FLAGS)
    assert len(many) == len(few)


def test_a_verdict_given_at_the_desk_is_the_reviewer_s_own(
    reviewer_client: Client, reviewer: User, colleague: User
) -> None:
    flag = cast.ferry().flags.all()[0]
    record_verdict(flag=flag, reviewer=colleague, verdict="confirmed", comment="theirs")
    data = {"verdict": "dismissed", "comment": "mine", "reviewer": str(colleague.pk)}
    reviewer_client.post(f"{FLAGS}{flag.pk}/review/", data)
    assert {(r.reviewer, r.verdict, r.comment) for r in flag.reviews.all()} == {
        (colleague, "confirmed", "theirs"),
        (reviewer, "dismissed", "mine"),
    }
    html = body(reviewer_client, f"{FLAGS}{flag.pk}/change/")
    assert "by colleague" in html and "You said: dismissed." in html
    assert flag.get_absolute_url().replace("&", "&amp;") in html


def test_a_flag_cannot_be_changed_added_or_deleted_at_the_desk(admin_client: Client) -> None:
    flag = cast.ferry().flags.all()[0]
    admin_client.post(f"{FLAGS}{flag.pk}/change/", {"explanation": "changed", "score": "0"})
    assert Flag.objects.get(pk=flag.pk).explanation == flag.explanation
    assert admin_client.get(f"{FLAGS}add/").status_code == 403
    assert admin_client.post(f"{FLAGS}{flag.pk}/delete/", {"post": "yes"}).status_code == 403


def test_a_review_can_be_changed_by_its_reviewer_and_by_nobody_else(
    reviewer_client: Client, reviewer: User, colleague: User, admin_client: Client
) -> None:
    flag = cast.ferry().flags.all()[0]
    own = record_verdict(flag=flag, reviewer=reviewer, verdict="unsure")
    other = record_verdict(flag=flag, reviewer=colleague, verdict="confirmed")
    change = {"verdict": "dismissed", "comment": "thought again"}
    reviewer_client.post(f"/admin/compare/review/{own.pk}/change/", change)
    for client in (reviewer_client, admin_client):
        assert client.post(f"/admin/compare/review/{other.pk}/change/", change).status_code == 403
        assert client.get("/admin/compare/review/add/").status_code == 403
    own.refresh_from_db()
    other.refresh_from_db()
    assert (own.verdict, own.comment, own.reviewer) == ("dismissed", "thought again", reviewer)
    assert (other.verdict, other.reviewer) == ("confirmed", colleague)


def test_a_failed_comparison_is_tried_again_from_the_list(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("compare.services.schedule.send_on_commit", lambda task, row: None)
    made = cast.ferry()
    failed = {"status": Status.FAILED, "error": "Gone.", "analysis_version": ANALYSIS_VERSION}
    Comparison.objects.filter(pk=made.pk).update(**failed)
    address = "/admin/compare/comparison/"
    assert "Gone." in body(admin_client, address)
    admin_client.post(address, {"action": "try_again", "_selected_action": [made.pk]})
    made.refresh_from_db()
    assert made.status == Status.WAITING


def test_somebody_is_made_a_reviewer_in_one_step(admin_client: Client, outsider: User) -> None:
    data = {"action": "make_reviewers", "_selected_action": [outsider.pk]}
    admin_client.post("/admin/auth/user/", data)
    outsider = User.objects.get(pk=outsider.pk)
    assert outsider.is_staff and outsider.has_perm("compare.add_review")
    admin_client.post("/admin/auth/user/", data | {"action": "end_reviewing"})
    outsider = User.objects.get(pk=outsider.pk)
    assert not outsider.is_staff and not outsider.has_perm("compare.add_review")


def test_aliases_of_an_outlet_are_edited_one_to_a_line(admin_client: Client) -> None:
    made = cast.ferry()
    outlet = made.left.outlet
    assert outlet is not None
    address = f"/admin/articles/outlet/{outlet.pk}/change/"
    aliases = " The  Gazette \n\nHG\nHG"
    admin_client.post(
        address, {"name": outlet.name, "slug": outlet.slug, "homepage": "", "aliases": aliases}
    )
    outlet.refresh_from_db()
    assert outlet.aliases == ["The Gazette", "HG"]
    assert "The Gazette\nHG</textarea>" in body(admin_client, address)


@pytest.mark.parametrize(
    "address",
    [
        "/admin/",
        "/admin/articles/article/",
        "/admin/articles/event/",
        "/admin/articles/outlet/",
        "/admin/compare/comparison/",
        "/admin/compare/review/",
        "/admin/auth/user/",
    ],
)
def test_every_list_opens(admin_client: Client, reviewer: User, address: str) -> None:
    record_verdict(flag=cast.ferry().flags.all()[0], reviewer=reviewer, verdict="unsure")
    assert "Variorum" in body(admin_client, address)


def test_the_search_box_has_a_label_in_words(reviewer_client: Client) -> None:
    cast.ferry()
    assert '<label for="searchbar">Search</label>' in body(reviewer_client, FLAGS)


def test_a_report_without_a_headline_is_named_by_its_words(admin_client: Client) -> None:
    made = cast.ferry()
    type(made.left).objects.filter(pk=made.left_id).update(headline="")
    listed_as = body(admin_client, "/admin/articles/article/")
    assert "The ferry 🚢 to Oxley will stop in May" in listed_as
    shown = body(admin_client, f"/admin/compare/comparison/{made.pk}/change/")
    assert "Harbour Gazette: The ferry 🚢 to Oxley will stop in May" in shown


def test_an_article_is_shown_whole_but_not_changed_here(admin_client: Client) -> None:
    made = cast.ferry()
    address = f"/admin/articles/article/{made.left.pk}/change/"
    assert "Two fishermen have offered their boats." in body(admin_client, address)
    assert admin_client.post(address, {"headline": "x"}).status_code == 403
    assert "vector" not in body(admin_client, address)
