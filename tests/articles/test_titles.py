from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from articles.reading import reports
from tests.compare import cast

pytestmark = pytest.mark.django_db

LONG = "The harbour office said on Monday that the ferry to Oxley would stop in May for a month."


def nameless(*sentences: str, outlet: str = "Harbour Gazette") -> Article:
    made = cast.article([list(sentences)], outlet=outlet, of=cast.event())
    made.headline = ""
    made.save()
    return made


def test_a_report_with_a_headline_goes_by_it() -> None:
    made = cast.article([["It stops."]], outlet="Harbour Gazette", headline="Ferry stops")
    assert (str(made), made.title) == ("Ferry stops", "Ferry stops")


def test_a_report_without_a_headline_goes_by_its_outlet_and_first_words() -> None:
    assert str(nameless("It stops.")) == "Harbour Gazette: It stops."
    made = nameless(LONG, "More is not known.")
    assert made.title == (
        "The harbour office said on Monday that the ferry to Oxley would stop in May for …"
    )


def test_a_crawler_s_date_and_line_breaks_are_no_part_of_the_name() -> None:
    assert Article(body="date 2022-01-26 The ferry\n\nstops.").title == "The ferry stops."


def test_a_text_without_spaces_is_cut_too() -> None:
    title = Article(body="渡" * 500).title
    assert title == "渡" * 80 + " …"


def test_who_has_neither_text_nor_outlet_at_hand_asks_for_nothing() -> None:
    pk = nameless(LONG).pk
    shown = Article.objects.defer("body").get(pk=pk)
    with CaptureQueriesContext(connection) as queries:
        assert str(shown) == f"Article {pk}"
    assert len(queries) == 0


def test_lists_name_reports_by_their_first_words_without_a_query_each(
    anonymous: Client, admin_client: Client
) -> None:
    first = nameless(LONG)
    with CaptureQueriesContext(connection) as queries:
        (listed,) = reports(Article.objects.all())
        assert listed.title == first.title
    assert len(queries) == 1
    assert first.event is not None
    for client, address in (
        (anonymous, first.event.get_absolute_url()),
        (admin_client, "/admin/articles/article/"),
    ):
        assert first.title in client.get(address).content.decode()
        with CaptureQueriesContext(connection) as few:
            client.get(address)
        for number in range(5):
            nameless(f"Report {number} for {address}", outlet=f"Outlet {number}")
        with CaptureQueriesContext(connection) as many:
            client.get(address)
        assert len(many) == len(few)
