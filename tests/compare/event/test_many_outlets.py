"""Thirty outlets: every page serves them all, for as many queries as it takes for three."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from benchmarks.events import PAGES, write_event
from compare.views.events import claims_on_a_page
from tests.articles.pages import Page, page_of

pytestmark = pytest.mark.django_db


def served(client: Client, address: str) -> tuple[Page, int]:
    with CaptureQueriesContext(connection) as made:
        page = page_of(client.get(address))
        return page, len(made)


def test_every_page_of_thirty_outlets_is_served_for_the_queries_of_three(anonymous: Client) -> None:
    few = write_event("Few", outlets=3, claims=10, seed=1)
    many = write_event("Many", outlets=30, claims=10, seed=2)
    for name, view in PAGES:
        _, for_few = served(anonymous, reverse(view, args=[few.slug]))
        page, for_many = served(anonymous, reverse(view, args=[many.slug]))
        assert for_many == for_few <= 8, name
        if name in ("claims", "sources", "pairs"):
            assert page.values("scope").count("col") >= 30, name


def test_of_more_than_thirty_reports_fewer_claims_stand_on_a_page() -> None:
    assert [claims_on_a_page(n) for n in (0, 2, 30, 60, 5_000)] == [60, 60, 60, 30, 1]
