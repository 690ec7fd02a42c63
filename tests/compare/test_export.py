"""A comparison as one file."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.work import Status
from compare.models import Comparison
from compare.services.review import record_verdict
from compare.views.export import styles
from tests.compare import cast
from tests.compare.test_views import Page

pytestmark = pytest.mark.django_db


def address(made: Comparison, query: str = "") -> str:
    return f"{made.get_absolute_url()}export/{query}"


def exported(client: Client, made: Comparison, query: str = "") -> Page:
    response = client.get(address(made, query))
    assert response.status_code == 200
    return Page(response.content.decode())


def test_the_file_needs_no_network_and_runs_no_script(anonymous: Client) -> None:
    made = cast.ferry()
    file = exported(anonymous, made)
    assert {"script", "link", "img", "iframe", "form"}.isdisjoint(tag for tag, _ in file.elements)
    assert not [attrs for _, attrs in file.elements if any(name.startswith("on") for name in attrs)]
    assert not re.search(r"@import|url\((?!\"data:)", styles())
    policies = [a["content"] for _, a in file.elements if "http-equiv" in a]
    assert policies and "default-src 'none'" in str(policies[0])


def test_its_links_lead_within_it_or_to_the_site_s_full_address(anonymous: Client) -> None:
    made = cast.ferry()
    file = exported(anonymous, made)
    links = file.links()
    inside = {link[1:] for link in links if link.startswith("#")}
    assert inside <= {*file.ids()} and len(file.ids()) == len(set(file.ids()))
    outside = [link for link in links if not link.startswith("#")]
    assert outside and all(link.startswith("http://testserver/") for link in outside)


def test_it_states_date_versions_address_and_measured_precision(anonymous: Client) -> None:
    made = cast.ferry()
    text = " ".join("".join(exported(anonymous, made).words).split())
    assert re.search(r"Kept on \d+ \w+ \d{4}, \d\d:\d\d UTC", text)
    assert f"http://testserver{made.get_absolute_url()}" in text
    assert "analysis version 1" in text and "by hand" in text
    assert text.count("measured precision") >= 2
    assert "Fictional." in text


def test_it_holds_both_reports_whole_and_every_flag_with_its_facts(anonymous: Client) -> None:
    made = cast.ferry()
    file = exported(anonymous, made)
    text = "".join(file.words)
    for sentence in (*sum(cast.LEFT, ()), *sum(cast.RIGHT, ())):
        assert sentence.split()[-1].rstrip(".") in text
    assert sum(name.startswith("flag-") for name in file.ids()) == 3
    assert text.count("Rule ") == 3
    assert "The office said the engine is forty years old" in text


def test_it_shows_what_its_reader_saw_and_says_so(anonymous: Client) -> None:
    made = cast.ferry()
    text = " ".join(
        "".join(exported(anonymous, made, "?kind=certainty_raised&swap=1").words).split()
    )
    assert "Only 1 of them are shown: Certainty raised." in text
    assert text.index("Islander") < text.index("Harbour Gazette")
    assert f"{made.get_absolute_url()}?kind=certainty_raised&swap=1" in text


def test_hostile_text_stays_text(anonymous: Client, reviewer: User) -> None:
    attack = '</style><script>alert("1")</script><img src=x onerror=alert(1)>'
    made = cast.comparison(
        cast.article([[f"One said {attack}."]], outlet="One</title>", headline=attack),
        cast.article([[f"Two said {attack} too."]], outlet='Two" onload="x'),
    )
    cast.pair(made, (0, 1), (0, 1))
    flag = cast.flag(made, "right", attack, evidence=attack, explanation=f"Right: “{attack}”.")
    record_verdict(flag=flag, reviewer=reviewer, verdict="unsure", comment=attack)
    response = anonymous.get(address(made))
    html = response.content.decode()
    file = Page(html)
    assert attack not in html and attack in "".join(file.words)
    assert file.count("script") == file.count("img") == 0 and html.count("</style>") == 1
    assert file.count("style") == 1
    name = response["Content-Disposition"]
    assert re.fullmatch(r'attachment; filename="variorum-[a-z0-9-]+-\d{4}-\d\d-\d\d\.html"', name)


def test_an_outlet_in_another_script_still_gives_a_file_name(anonymous: Client) -> None:
    made = cast.comparison(
        cast.article([["Some text."]], outlet="Known"), cast.article([["متن."]], outlet="بندر")
    )
    name = anonymous.get(address(made))["Content-Disposition"]
    assert f'filename="variorum-known-report-{made.right_id}-' in name


def test_it_names_no_reviewer_to_anybody(outsider_client: Client, reviewer: User) -> None:
    made = cast.ferry()
    record_verdict(flag=made.flags.all()[0], reviewer=reviewer, verdict="confirmed", comment="Yes.")
    html = outsider_client.get(address(made)).content.decode()
    assert "by a reviewer" in html and "Yes." in html
    assert f"by {reviewer.get_username()}" not in html


def test_what_is_not_ready_leads_to_its_page(anonymous: Client) -> None:
    made = cast.ferry()
    Comparison.objects.filter(pk=made.pk).update(status=Status.WORKING)
    assert anonymous.get(address(made))["Location"] == made.get_absolute_url()
    assert anonymous.get("/compare/999999/export/").status_code == 404
    assert anonymous.post(address(made)).status_code == 405


def test_its_queries_do_not_grow_with_its_flags(anonymous: Client) -> None:
    made = cast.ferry()
    with CaptureQueriesContext(connection) as few:
        anonymous.get(address(made))
    for number in range(200):
        cast.flag(made, "right", "ferry", rule=f"rule.{number}")
    with CaptureQueriesContext(connection) as many:
        file = exported(anonymous, made)
    assert len(few) == len(many)
    assert sum(name.startswith("flag-") for name in file.ids()) == 203
