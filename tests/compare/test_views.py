from __future__ import annotations

from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.template import Context, Template
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.work import Status
from compare.analysis.version import ANALYSIS_VERSION
from compare.models import Comparison, FlagKind, Review
from compare.reading.page import MAX_FORMS
from compare.services.review import record_verdict
from tests.compare import cast

pytestmark = pytest.mark.django_db

VOID = {"meta", "link", "input", "br", "img", "hr"}


class Page(HTMLParser):
    """Collects a page's elements and complains of ones that are not closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        assert self._open == [], self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self._open and self._open[-1] == tag, (tag, self._open)
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def ids(self) -> list[str]:
        return [attrs["id"] or "" for _, attrs in self.elements if "id" in attrs]

    def links(self) -> list[str]:
        return [attrs.get("href") or "" for tag, attrs in self.elements if tag == "a"]

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.elements)


def read(client: Client, address: str) -> Page:
    response = client.get(address)
    assert response.status_code == 200
    return Page(response.content.decode())


def test_anybody_may_read_a_comparison(anonymous: Client) -> None:
    made = cast.ferry()
    page = read(anonymous, made.get_absolute_url())
    text = " ".join("".join(page.words).split())
    assert "Harbour Gazette" in text and "Islander" in text and "3 hours later" in text
    assert "Fictional." in text
    assert (
        "A rewrite: 4 of 6 passages align (4 of 5 sentences on the left, 3 of 4 on the right)."
        in text
    )
    assert "Moved: stands as paragraph 4 on the left" in text
    assert page.count("h1") == 1 and page.count("form") == 0


def test_a_page_is_well_formed_and_every_link_inside_it_has_its_target(anonymous: Client) -> None:
    made = cast.ferry()
    flag = made.flags.get(kind=FlagKind.EDITORIALISING)
    for query in ("", "?swap=1", "?edits=off", "?kind=editorialising", f"?flag={flag.pk}"):
        page = read(anonymous, made.get_absolute_url() + query)
        assert len(page.ids()) == len(set(page.ids()))
        inside = {link[1:] for link in page.links() if link.startswith("#")}
        assert inside <= {*page.ids()}


def test_each_shown_flag_has_a_mark_a_note_and_its_evidence(anonymous: Client) -> None:
    made = cast.ferry()
    ids = set(read(anonymous, made.get_absolute_url()).ids())
    for flag in made.flags.all():
        assert {f"mark-{flag.pk}", f"flag-{flag.pk}", f"evidence-{flag.pk}"} <= ids


def test_flags_that_rest_on_the_same_words_share_their_anchor(anonymous: Client) -> None:
    made = cast.ferry()
    for number in range(120):  # more than elements could be nested in one another
        cast.flag(made, "right", "ferry", evidence="harbour office", rule=f"rule.{number}")
    page = read(anonymous, made.get_absolute_url())
    anchors = [name for name in page.ids() if name.startswith("evidence-")]
    assert len(anchors) == 4
    assert {link[1:] for link in page.links() if link.startswith("#evidence-")} == set(anchors)


def test_a_permalink_survives_every_filter(anonymous: Client) -> None:
    made = cast.ferry()
    flag = made.flags.get(kind=FlagKind.EDITORIALISING)
    address = f"{made.get_absolute_url()}?kind=certainty_raised&side=left&flag={flag.pk}"
    assert f"flag-{flag.pk}" in read(anonymous, address).ids()
    assert flag.get_absolute_url().endswith(f"?flag={flag.pk}#flag-{flag.pk}")


def test_text_that_looks_like_markup_is_shown_as_text(anonymous: Client, reviewer: User) -> None:
    of = cast.event('Storm "Ann" <i>today</i>', fictional=False)
    attack = '<script>alert("1")</script> & <img src=x onerror=alert(1)>'
    made = cast.comparison(
        cast.article([[f"One said {attack}."]], outlet="One<b>", of=of, headline=attack),
        cast.article([[f"Two said {attack} too."]], outlet='Two" onload="x', of=of),
    )
    cast.pair(made, (0, 1), (0, 1))
    flag = cast.flag(made, "right", attack, evidence=attack, explanation=f"Right: “{attack}”.")
    record_verdict(flag=flag, reviewer=reviewer, verdict="unsure", comment=attack)
    html = anonymous.get(made.get_absolute_url()).content.decode()
    page = Page(html)
    assert attack not in html
    assert not [attrs for tag, attrs in page.elements if "onload" in attrs or tag == "img"]
    assert all("src" in attrs for tag, attrs in page.elements if tag == "script")
    assert attack in "".join(page.words)


def test_the_number_of_queries_does_not_grow_with_flags_and_rows(anonymous: Client) -> None:
    made = cast.ferry()
    with CaptureQueriesContext(connection) as few:
        anonymous.get(made.get_absolute_url())
    for word in ("ferry", "Oxley", "engine", "years", "repair", "month", "Islanders"):
        cast.flag(made, "right", word, evidence="harbour office", rule=f"rule.{word.lower()}")
    with CaptureQueriesContext(connection) as many:
        anonymous.get(made.get_absolute_url())
    assert len(many) == len(few) == 8


def test_reviewers_cost_no_query_per_review(
    reviewer_client: Client, reviewer: User, outsider: User
) -> None:
    made = cast.ferry()
    reviewer_client.get(made.get_absolute_url())
    with CaptureQueriesContext(connection) as before:
        reviewer_client.get(made.get_absolute_url())
    for flag in made.flags.all():
        for person in (reviewer, outsider):
            record_verdict(flag=flag, reviewer=person, verdict="confirmed")
    with CaptureQueriesContext(connection) as after:
        reviewer_client.get(made.get_absolute_url())
    assert len(after) == len(before)


# Reviewing


def test_only_a_reviewer_sees_the_form(
    anonymous: Client, outsider_client: Client, reviewer_client: Client
) -> None:
    made = cast.ferry()
    address = made.get_absolute_url()
    verdicts = [
        sum(attrs.get("name") == "verdict" for _, attrs in read(client, address).elements)
        for client in (anonymous, outsider_client, reviewer_client)
    ]
    assert verdicts == [0, 0, 3 * made.flags.count()]


def test_among_many_flags_only_the_linked_one_has_its_form_and_the_others_lead_to_theirs(
    reviewer_client: Client,
) -> None:
    made = cast.ferry()
    for number in range(MAX_FORMS):
        cast.flag(made, "right", "ferry", rule=f"rule.{number}")
    flag = made.flags.all()[0]
    verdict = "Give your verdict"

    def forms(query: str) -> int:
        page = read(reviewer_client, made.get_absolute_url() + query)
        asked = "".join(page.words).count(verdict)
        found = sum(attrs.get("name") == "comment" for _, attrs in page.elements)
        assert found + asked == made.flags.count()
        return found

    assert forms("") == 0
    assert forms(f"?flag={flag.pk}") == 1
    narrowed = read(reviewer_client, made.get_absolute_url() + "?kind=certainty_raised")
    assert sum(attrs.get("name") == "comment" for _, attrs in narrowed.elements) == 1


def test_a_note_is_short_and_only_the_linked_one_is_open(anonymous: Client) -> None:
    made = cast.ferry()
    flag = made.flags.get(kind=FlagKind.EDITORIALISING)

    def opened(query: str) -> list[bool]:
        page = read(anonymous, made.get_absolute_url() + query)
        tags = [(tag, attrs) for tag, attrs in page.elements if tag in ("article", "details")]
        return [
            "open" in attrs
            for (before, _), (tag, attrs) in pairwise(tags)
            if (before, tag) == ("article", "details")
        ]

    assert opened("") == [False] * 3
    assert sorted(opened(f"?flag={flag.pk}")) == [False, False, True]


def test_evidence_in_the_same_row_is_linked_to_and_not_said_again(anonymous: Client) -> None:
    made = cast.ferry()
    cast.flag(made, "right", "Islanders", evidence="Two fishermen")
    page = read(anonymous, made.get_absolute_url())
    text = " ".join("".join(page.words).split())
    assert text.count("The words it rests on, on the left") == 3
    assert page.count("blockquote") == 1 and "“Two fishermen”" in text


def test_a_reviewer_s_verdict_is_kept_with_name_and_comment(
    reviewer_client: Client, reviewer: User
) -> None:
    flag = cast.ferry().flags.get(kind=FlagKind.EDITORIALISING)
    address = f"/compare/flags/{flag.pk}/review/?swap=1&kind=editorialising"
    response = reviewer_client.post(address, {"verdict": "confirmed", "comment": " plainly so "})
    assert response.status_code == 302
    assert response["Location"] == (
        f"/compare/{flag.comparison_id}/?kind=editorialising&flag={flag.pk}&swap=1#flag-{flag.pk}"
    )
    (review,) = flag.reviews.all()
    assert (review.reviewer, review.verdict, review.comment) == (
        reviewer,
        "confirmed",
        "plainly so",
    )
    reviewer_client.post(address, {"verdict": "dismissed"})
    assert flag.reviews.get().verdict == "dismissed"


def test_readers_without_an_account_see_verdicts_but_no_names(
    anonymous: Client, outsider_client: Client, reviewer: User
) -> None:
    made = cast.ferry()
    record_verdict(flag=made.flags.all()[0], reviewer=reviewer, verdict="confirmed", comment="Yes.")
    unnamed = anonymous.get(made.get_absolute_url()).content.decode()
    assert "by a reviewer" in unnamed and "Yes." in unnamed
    named = outsider_client.get(made.get_absolute_url()).content.decode()
    assert f"by {reviewer.get_username()}" in named


def test_nobody_else_can_review(anonymous: Client, outsider_client: Client) -> None:
    flag = cast.ferry().flags.all()[0]
    address = f"/compare/flags/{flag.pk}/review/"
    refused = anonymous.post(address, {"verdict": "confirmed"})
    assert refused.status_code == 302 and refused["Location"].startswith("/accounts/login/")
    assert outsider_client.post(address, {"verdict": "confirmed"}).status_code == 403
    assert not Review.objects.exists()


@pytest.mark.parametrize(
    "data", [{"verdict": "true"}, {}, {"verdict": "unsure", "comment": "x" * 2001}]
)
def test_a_review_that_cannot_be_kept_is_refused_with_a_message(
    reviewer_client: Client, data: dict[str, str]
) -> None:
    flag = cast.ferry().flags.all()[0]
    response = reviewer_client.post(f"/compare/flags/{flag.pk}/review/", data, follow=True)
    assert "Your verdict was not saved" in response.content.decode()
    assert not Review.objects.exists()


def test_a_review_cannot_be_given_by_following_a_link(reviewer_client: Client) -> None:
    flag = cast.ferry().flags.all()[0]
    assert reviewer_client.get(f"/compare/flags/{flag.pk}/review/").status_code == 302
    assert not Review.objects.exists()


# While it is being prepared


@pytest.fixture
def waiting() -> Comparison:
    made = cast.ferry()
    Comparison.objects.filter(pk=made.pk).update(status=Status.WAITING)
    return made


def test_a_page_that_waits_asks_for_news_and_works_without_scripts(
    anonymous: Client, waiting: Comparison
) -> None:
    html = anonymous.get(waiting.get_absolute_url()).content.decode()
    assert f'hx-get="/compare/{waiting.pk}/progress/"' in html
    assert '<noscript><meta http-equiv="refresh"' in html
    assert Page(html).count("h1") == 1


def test_the_news_is_the_page_itself_once_it_is_ready(
    anonymous: Client, waiting: Comparison
) -> None:
    address = f"/compare/{waiting.pk}/progress/"
    assert "HX-Refresh" not in anonymous.get(address)
    Comparison.objects.filter(pk=waiting.pk).update(status=Status.READY)
    assert anonymous.get(address)["HX-Refresh"] == "true"


def test_a_failure_says_why_stops_asking_and_offers_a_retry_to_those_signed_in(
    anonymous: Client, outsider_client: Client, waiting: Comparison, monkeypatch: pytest.MonkeyPatch
) -> None:
    Comparison.objects.filter(pk=waiting.pk).update(
        status=Status.FAILED,
        error="The encoder <folder> is missing.",
        analysis_version=ANALYSIS_VERSION,
    )
    unsigned = anonymous.get(f"/compare/{waiting.pk}/progress/").content.decode()
    assert "The encoder &lt;folder&gt; is missing." in unsigned
    assert "hx-get" not in unsigned and "/retry/" not in unsigned and "Log in" in unsigned
    assert "/retry/" in outsider_client.get(waiting.get_absolute_url()).content.decode()


def test_only_those_signed_in_can_have_a_failed_comparison_tried_again(
    anonymous: Client, outsider_client: Client, waiting: Comparison, sent: list[Any]
) -> None:
    failed = {"status": Status.FAILED, "error": "Gone.", "analysis_version": ANALYSIS_VERSION}
    Comparison.objects.filter(pk=waiting.pk).update(**failed)
    address = f"/compare/{waiting.pk}/retry/"
    assert anonymous.post(address)["Location"].startswith("/accounts/login/")
    waiting.refresh_from_db()
    assert waiting.status == Status.FAILED
    assert outsider_client.post(address)["Location"] == waiting.get_absolute_url()
    waiting.refresh_from_db()
    assert (waiting.status, waiting.error) == (Status.WAITING, "")


def test_a_retry_of_what_has_not_failed_changes_nothing(
    outsider_client: Client, waiting: Comparison
) -> None:
    answer = outsider_client.post(f"/compare/{waiting.pk}/retry/", follow=True)
    assert "had not failed" in answer.content.decode()


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Keep messages that would go to the queue."""
    found: list[Any] = []
    monkeypatch.setattr(
        "compare.services.schedule.send_on_commit", lambda task, row: found.append(row)
    )
    return found


# Lists on other pages


def rendered(tag: str, **context: Any) -> str:
    return Template("{% load comparisons %}" + tag).render(Context(context))


def test_an_event_lists_its_comparisons_with_relation_and_flags_by_kind() -> None:
    made = cast.ferry()
    html = rendered(
        "{% comparisons_of event as all %}{% event_comparisons all %}", event=made.left.event
    )
    Page(html)
    assert made.get_absolute_url() in html
    assert "A rewrite: 4 passages aligned." in html
    assert "Attribution omitted: 1" in html and "?kind=attribution_omitted" in html


def test_of_two_reports_the_newest_ready_comparison_is_listed() -> None:
    made = cast.ferry()
    newer = Comparison.objects.create(
        left=made.left, right=made.right, encoder=made.encoder, analysis_version="2"
    )
    html = rendered("{% article_comparisons article %}", article=made.left)
    assert made.get_absolute_url() in html and newer.get_absolute_url() not in html
    Comparison.objects.filter(pk=newer.pk).update(status="ready", reuse="rewrite")
    html = rendered("{% article_comparisons article %}", article=made.left)
    assert newer.get_absolute_url() in html and made.get_absolute_url() not in html


def test_a_comparison_of_a_former_event_says_so_and_is_listed_no_more(anonymous: Client) -> None:
    made = cast.ferry()
    assert "Former comparison" not in anonymous.get(made.get_absolute_url()).text
    made.right.event = cast.event("Another event")
    made.right.save()
    assert "Former comparison" in anonymous.get(made.get_absolute_url()).text
    assert made.get_absolute_url() not in rendered(
        "{% article_comparisons article %}", article=made.left
    )


def test_lists_say_when_there_is_nothing_and_cost_four_queries() -> None:
    made = cast.ferry()
    assert "Nothing to compare yet" in rendered(
        "{% comparisons_of event as all %}{% event_comparisons all %}", event=cast.event("Empty")
    )
    third = cast.article([["Another report."]], outlet="Third", of=made.left.event)
    cast.comparison(made.left, third)
    cast.comparison(made.right, third)
    with CaptureQueriesContext(connection) as queries:
        rendered(
            "{% comparisons_of event as all %}{% event_comparisons all %}", event=made.left.event
        )
    assert len(queries) == 4
