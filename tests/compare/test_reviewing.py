"""Whatever is wrong with a verdict, the words that came with it come back."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from compare.models import Comparison, Flag, Review
from compare.services.review import MAX_COMMENT, record_verdict
from tests.compare import cast

pytestmark = pytest.mark.django_db
WORDS = "The minister is quoted two lines further down."


@pytest.fixture
def ferry() -> Comparison:
    return cast.ferry()


@pytest.fixture
def flag(ferry: Comparison) -> Flag:
    return ferry.flags.in_text_order()[0]


def address(pk: int) -> str:
    return f"/compare/flags/{pk}/review/"


@pytest.mark.parametrize(
    "sent",
    [{"verdict": ""}, {"verdict": "perhaps"}, {"verdict": "confirmed", "more": "x" * MAX_COMMENT}],
)
def test_a_refused_verdict_can_be_sent_again_with_its_words(
    reviewer_client: Client, flag: Flag, sent: dict[str, str]
) -> None:
    comment = WORDS + sent.pop("more", "")
    answer = reviewer_client.post(address(flag.pk), {**sent, "comment": comment})
    html = answer.content.decode()
    assert answer.status_code == 422 and not Review.objects.exists()
    assert comment in html and 'name="verdict"' in html


def test_words_on_a_flag_that_was_withdrawn_meanwhile_come_back(
    reviewer_client: Client, flag: Flag
) -> None:
    Flag.objects.filter(pk=flag.pk).update(withdrawn_at=timezone.now())
    answer = reviewer_client.post(address(flag.pk), {"verdict": "confirmed", "comment": WORDS})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert WORDS in html and "raised no longer" in html and 'name="verdict"' not in html


def test_words_on_a_flag_that_is_gone_come_back(reviewer_client: Client, flag: Flag) -> None:
    pk = flag.pk
    flag.delete()
    answer = reviewer_client.post(address(pk), {"verdict": "confirmed", "comment": WORDS})
    assert answer.status_code == 404 and WORDS in answer.content.decode()


def test_words_of_somebody_who_was_logged_out_come_back_with_the_way_in(
    anonymous: Client, flag: Flag
) -> None:
    answer = anonymous.post(address(flag.pk), {"verdict": "confirmed", "comment": WORDS})
    html = answer.content.decode()
    assert answer.status_code == 403 and not Review.objects.exists()
    assert WORDS in html and f"/accounts/login/?next=%2Fcompare%2F{flag.comparison_id}%2F" in html


def test_words_of_somebody_without_the_right_come_back(editor_client: Client, flag: Flag) -> None:
    answer = editor_client.post(address(flag.pk), {"verdict": "confirmed", "comment": WORDS})
    assert answer.status_code == 403 and not Review.objects.exists()
    assert WORDS in answer.content.decode()


def test_words_of_a_form_that_grew_too_old_come_back(reviewer: User, flag: Flag) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(reviewer)
    answer = client.post(address(flag.pk), {"verdict": "confirmed", "comment": WORDS})
    html = answer.content.decode()
    assert answer.status_code == 403 and not Review.objects.exists()
    assert WORDS in html and 'name="verdict"' in html


def test_nobody_learns_of_a_flag_of_a_hidden_event(editor_client: Client, flag: Flag) -> None:
    event = flag.comparison.left.event
    assert event is not None
    event.is_hidden = True
    event.save()
    for pk in (flag.pk, flag.pk + 1_000):
        answer = editor_client.post(address(pk), {"verdict": "confirmed", "comment": WORDS})
        assert flag.quote not in answer.content.decode() and answer.status_code == 403


def test_who_comes_from_logging_in_is_led_to_the_flag(
    reviewer_client: Client, flag: Flag, ferry: Comparison
) -> None:
    answer = reviewer_client.get(address(flag.pk))
    assert answer.status_code == 302
    assert answer["Location"] == f"/compare/{ferry.pk}/?flag={flag.pk}#flag-{flag.pk}"
    for path in (f"/compare/{ferry.pk}/retry/", f"/compare/{ferry.pk}/links/retry/"):
        assert reviewer_client.get(path)["Location"].startswith(f"/compare/{ferry.pk}/")


def test_the_desk_refuses_beside_the_form_what_the_page_refuses(
    admin_client: Client, admin_user: User, flag: Flag
) -> None:
    review = record_verdict(flag=flag, reviewer=admin_user, verdict="confirmed", comment="Yes.")
    desk = f"/admin/compare/review/{review.pk}/change/"
    long = {"verdict": "dismissed", "comment": "x" * (MAX_COMMENT + 1)}
    assert "at most 2000 characters" in admin_client.post(desk, long).content.decode()
    Flag.objects.filter(pk=flag.pk).update(withdrawn_at=timezone.now())
    answer = admin_client.post(desk, {"verdict": "dismissed", "comment": WORDS})
    assert answer.status_code == 200
    assert WORDS in answer.content.decode() and "raised no longer" in answer.content.decode()
    assert Review.objects.get().comment == "Yes."


@pytest.mark.parametrize("path", ["flag/?kind=%00", "comparison/?status__exact=%00"])
def test_a_nul_in_a_filter_of_the_desk_is_refused(admin_client: Client, path: str) -> None:
    assert admin_client.get(f"/admin/compare/{path}").status_code == 400


@pytest.mark.parametrize(
    "query", ["left=0-9999&right=0-9999", "left=0-9999999999&right=0-9999999999", "left=0-4999"]
)
def test_passages_longer_than_any_report_are_no_passages(
    reviewer_client: Client, ferry: Comparison, query: str
) -> None:
    answer = reviewer_client.get(f"/compare/{ferry.pk}/links/cut/?{query}")
    assert answer.status_code in (200, 302)


def test_a_note_on_a_link_comes_back_to_whoever_was_logged_out(
    anonymous: Client, ferry: Comparison
) -> None:
    for page in ("cut", "make"):
        answer = anonymous.post(f"/compare/{ferry.pk}/links/{page}/", {"note": WORDS})
        assert answer.status_code == 403 and WORDS in answer.content.decode()
