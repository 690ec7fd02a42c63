"""A withdrawn flag is kept for its reviews, and counts nowhere else."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from compare.models import Comparison, Flag
from tests.articles.pages import read
from tests.compare import cast

pytestmark = pytest.mark.django_db
THREE = {
    "/": "1 comparison 3 flags",
    "/?flagged=any": "Ferry to Oxley stops",
    "/events/ferry-to-oxley-stops/": "Editorialising: 1",
    "/compare/events/ferry-to-oxley-stops/pairs/": "3 flags",
    "/outlets/islander/": "3 flags in this report",
}


@pytest.fixture
def ferry() -> Comparison:
    return cast.ferry()


@pytest.mark.parametrize(("address", "words"), THREE.items())
def test_lists_count_what_is_still_raised(
    anonymous: Client, ferry: Comparison, address: str, words: str
) -> None:
    def shown() -> str:
        return read(anonymous, address).words

    assert words in shown()
    Flag.objects.update(withdrawn_at=timezone.now())
    assert words not in shown()


def test_an_event_with_withdrawn_flags_only_has_nothing_flagged(
    anonymous: Client, ferry: Comparison
) -> None:
    title = "Ferry to Oxley stops"
    assert title not in read(anonymous, "/?flagged=none").words
    Flag.objects.update(withdrawn_at=timezone.now())
    assert title in read(anonymous, "/?flagged=none").words


def test_a_file_of_a_comparison_holds_what_is_still_raised(
    anonymous: Client, ferry: Comparison
) -> None:
    address = reverse("compare:export", args=[ferry.pk])
    first = ferry.flags.in_text_order()[0]
    words = read(anonymous, address).words
    assert "3 flags" in words and first.explanation in words
    Flag.objects.filter(pk=first.pk).update(withdrawn_at=timezone.now())
    words = read(anonymous, address).words
    assert "2 flags" in words and first.explanation not in words
