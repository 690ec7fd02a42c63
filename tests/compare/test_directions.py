"""Names that run the other way keep to themselves on the pages of comparisons and events."""

from __future__ import annotations

import pytest
from django.test import Client

from articles.models import Outlet
from compare.models import Comparison
from tests.compare import cast

pytestmark = pytest.mark.django_db
HEBREW = "עיתון הנמל"
TURNED = "Gazette \u202eliaD"


@pytest.fixture
def made() -> Comparison:
    made = cast.ferry()
    for article, name in ((made.left, HEBREW), (made.right, TURNED)):
        assert article.outlet is not None
        Outlet.objects.filter(pk=article.outlet.pk).update(name=name)
    return made


def title_of(client: Client, address: str) -> str:
    html = client.get(address).content.decode()
    return html.partition("<title>")[2].partition("</title>")[0]


@pytest.mark.parametrize("path", ["", "export/"])
def test_the_title_sets_each_outlet_apart(anonymous: Client, made: Comparison, path: str) -> None:
    title = title_of(anonymous, f"{made.get_absolute_url()}{path}")
    assert f"\u2068{HEBREW}\u2069 / \u2068Gazette liaD\u2069" in title  # nothing turns the rest


def test_the_titles_of_an_events_pages_set_its_name_apart(
    anonymous: Client, made: Comparison
) -> None:
    event = made.left.event
    assert event is not None
    event.title = f"{HEBREW} 2025"
    event.save()
    for page in ("claims", "sources", "quotations", "pairs"):
        title = title_of(anonymous, f"/compare/events/{event.slug}/{page}/")
        assert f"\u2068{HEBREW} 2025\u2069" in title
