"""The lists of the desk: searches of many words, and what nobody asks for by a click."""

from __future__ import annotations

import pytest
from django.test import Client

from articles.admin_lists import MOST_WORDS
from tests.articles.pages import read
from tests.compare import cast

pytestmark = pytest.mark.django_db

LISTS = (
    *("articles/article", "articles/event", "articles/outlet", "auth/user", "auth/group"),
    *("compare/comparison", "compare/correction", "compare/flag"),
    *("compare/linkdecision", "compare/review"),
)


def test_a_search_of_many_words_looks_for_the_first_and_names_the_others(
    reviewer_client: Client,
) -> None:
    cast.ferry()
    few = "+".join(["shocking", "move"] * MOST_WORDS)
    page = read(reviewer_client, f"/admin/compare/flag/?q={few}+ferry")
    assert "Searched for the first" not in page.words  # a word said again costs nothing
    many = "+".join(f"{'e' * number}" for number in range(1, MOST_WORDS + 1))
    page = read(reviewer_client, f"/admin/compare/flag/?q={many}+shocking")
    assert "Searched for the first 12 words only, and not for this one: shocking" in page.words
    page = read(reviewer_client, f'/admin/compare/flag/?q={many}+shocking+"in+a+<b>move"')
    assert 'not for these 2: shocking "in a <b>move"' in page.words


def test_words_that_are_left_out_do_not_narrow_the_search(reviewer_client: Client) -> None:
    cast.ferry()
    letters = "+".join("shocking"[:number] for number in range(1, 9))
    page = read(reviewer_client, f"/admin/compare/flag/?q={letters}+f+fe+fer+ferry+nowhere")
    assert "1 result" in page.words and "not for this one: nowhere" in page.words


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize(
    "query",
    [
        *("state=foo", "state__exact=foo", "kind__exact=foo", "outlet=x", "event=٣"),
        *("event=99999999999999999999", "p=999999999", "p=-1", "o=99", "o=-99.x", "all=", "e=1"),
        *("changed_at__year=99999", "happened_on__year=99999999999", "published_at__year=0"),
        *("made_at__day=99", "pk=abc", "id__exact=99999999999999999999", "q=%22", "q=%ff"),
    ],
)
def test_no_query_breaks_a_list(admin_client: Client, address: str, query: str) -> None:
    answer = admin_client.get(f"/admin/{address}/?{query}", follow=True)
    assert answer.status_code == 200


@pytest.mark.parametrize("address", LISTS)
def test_no_choice_of_rows_breaks_a_list(admin_client: Client, address: str) -> None:
    cast.ferry()
    for chosen in ("abc", "9" * 30, "-1", "²", "\0"):
        for action in ("delete_selected", "try_again", "confirm", "make_reviewers", "nothing"):
            data = {"action": action, "_selected_action": [chosen]}
            assert admin_client.post(f"/admin/{address}/", data).status_code in (200, 302)


def test_what_is_no_row_is_left_out_of_a_choice(admin_client: Client) -> None:
    made = cast.ferry()
    data = {"action": "delete_selected", "_selected_action": ["abc", made.left_id]}
    html = admin_client.post("/admin/articles/article/", data).content.decode()
    assert "Ferry to stop in May" in html and "Islanders cut off!" not in html
