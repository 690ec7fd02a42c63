"""Addresses that answer a script otherwise than a reader say so to caches."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, reverse

import articles
import compare
import config
from articles.models import Event
from articles.parts import ASKED_BY
from compare.analysis.version import ANALYSIS_VERSION
from compare.models import Comparison
from tests.compare.test_hidden_events import ROUTES, hidden, named

__all__ = ["hidden"]  # a fixture

pytestmark = pytest.mark.django_db

PARTLY = {
    "articles:event-progress",
    "articles:article-progress",
    "compare:event-claim",
    "compare:event-source",
    "compare:make-link",
}
SENT = {"action": "preview", "left": "0", "right": "0"}
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"|&quot;X-CSRFToken&quot;: &quot;\w+')


@pytest.fixture
def shown(hidden: Comparison) -> Comparison:
    """Return the comparison of the test of hidden events, open to everybody and to changes."""
    Event.objects.update(is_hidden=False)
    Comparison.objects.update(analysis_version=ANALYSIS_VERSION)
    return hidden


def told(answer: HttpResponse) -> tuple[int, str, str]:
    text = TOKEN.sub("", answer.content.decode())
    return answer.status_code, answer.get("Location", ""), text


def varies(answer: HttpResponse) -> bool:
    return ASKED_BY in [name.strip() for name in answer.get("Vary", "").split(",")]


@pytest.mark.parametrize(("route", "pattern"), ROUTES, ids=[route for route, _ in ROUTES])
def test_what_differs_for_scripts_says_so_and_nothing_else_does(
    reviewer_client: Client, shown: Comparison, route: str, pattern: URLPattern
) -> None:
    there, _ = named(route, pattern, shown)
    address = reverse(route, kwargs=there)
    script = {ASKED_BY: "true"}
    for data in (None, SENT):
        ask = reviewer_client.get if data is None else reviewer_client.post
        answers = [ask(address, data), ask(address, data, headers=script)]
        if told(answers[0]) != told(answers[1]):
            assert route in PARTLY
            assert all(varies(answer) for answer in answers)
        assert [varies(answer) for answer in answers] in ([True] * 2, [False] * 2)
        assert route in PARTLY or not varies(answers[0])


def test_every_such_address_is_known_here(reviewer_client: Client, shown: Comparison) -> None:
    found = set()
    for route, pattern in ROUTES:
        address = reverse(route, kwargs=named(route, pattern, shown)[0])
        answers = reviewer_client.get(address), reviewer_client.post(address, SENT)
        found |= {route for answer in answers if varies(answer)}
    assert found == PARTLY


def test_nothing_asks_who_asks_without_saying_so() -> None:
    for room in (articles, compare, config):
        for path in Path(str(room.__file__)).parent.rglob("*.py"):
            asks = re.search(r"HX[-_]Request|\.htmx\b", path.read_text("utf-8"), re.IGNORECASE)
            assert not asks or path.name == "parts.py", path.name
