"""The timeline with its arrows, headlines beside each other, and the matrix of pairs."""

from __future__ import annotations

import pytest

from articles.models import Article
from compare.models import Comparison, Side
from compare.reading.event.headlines import stretches_of
from compare.reading.event.material import flags_of, read_event
from compare.reading.event.matrix import PairCell, matrix_of
from compare.reading.event.timeline import MOST_LANES, Timeline, Turn, timeline_of
from compare.reading.listing import listing_of
from tests.compare import cast
from tests.compare.event.reports import Ferry, ferry

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Ferry:
    return ferry()


def timeline(made: Ferry, articles: list[Article] | None = None) -> Timeline:
    listing = listing_of(Comparison.objects.of_event(made.event))
    return timeline_of(list(made.articles) if articles is None else articles, listing)


def derive(made: Ferry, late: Article, early: Article) -> None:
    comparison = made.comparison(late, early)
    comparison.derived = Side.LEFT if comparison.left_id == late.pk else Side.RIGHT
    comparison.save()


def lanes(found: Timeline) -> list[list[tuple[int, Turn]]]:
    return [[(lane.place, lane.turn) for lane in entry.lanes] for entry in found.entries]


def test_without_derived_reports_there_is_no_arrow(made: Ferry) -> None:
    found = timeline(made)
    assert found.lanes == 0
    assert [entry.article for entry in found.entries] == list(made.articles)


def test_an_arrow_leads_from_a_report_past_others_to_the_one_that_follows_it(made: Ferry) -> None:
    derive(made, made.tide, made.gazette)
    cast.pair(made.comparison(made.tide, made.gazette), (0, 4), (0, 4), kind="verbatim")
    found = timeline(made)
    assert lanes(found) == [[], [(1, Turn.BEGINS)], [(1, Turn.PASSES)], [(1, Turn.ENDS)]]
    (origin,) = found.entries[3].origins
    assert (origin.article, origin.later) == (made.gazette, "2 hours later")
    assert origin.comparison == made.comparison(made.tide, made.gazette)


def test_arrows_of_one_report_share_a_lane(made: Ferry) -> None:
    for late in (made.islander, made.tide):
        derive(made, late, made.gazette)
        cast.pair(made.comparison(late, made.gazette), (0, 4), (0, 4), kind="verbatim")
    assert lanes(timeline(made))[1:] == [[(1, Turn.BEGINS)], [(1, Turn.JOINS)], [(1, Turn.ENDS)]]


def test_arrows_that_cross_stand_in_two_lanes(made: Ferry) -> None:
    derive(made, made.islander, made.early)
    derive(made, made.tide, made.gazette)
    for late, early in ((made.islander, made.early), (made.tide, made.gazette)):
        cast.pair(made.comparison(late, early), (0, 3), (0, 3), kind="verbatim")
    assert lanes(timeline(made)) == [
        [(1, Turn.BEGINS)],
        [(1, Turn.PASSES), (2, Turn.BEGINS)],
        [(1, Turn.ENDS), (2, Turn.PASSES)],
        [(2, Turn.ENDS)],
    ]


def test_a_report_that_follows_one_listed_below_it_has_an_arrow_upwards(made: Ferry) -> None:
    derive(made, made.gazette, made.tide)
    Article.objects.filter(pk__in=(made.gazette.pk, made.tide.pk)).update(published_at=None)
    for article in made.articles:
        article.refresh_from_db()
    cast.pair(made.comparison(made.tide, made.gazette), (0, 4), (0, 4), kind="verbatim")
    entries = timeline(made).entries
    (lane,) = entries[1].lanes
    assert lane.turn is Turn.ENDS and lane.from_below
    assert entries[1].origins[0].later == ""


def test_an_arrow_that_a_third_report_makes_unclear_is_not_drawn(made: Ferry) -> None:
    derive(made, made.tide, made.gazette)  # the Tide shares as much with the Islander
    cast.pair(made.comparison(made.tide, made.islander), (0, 4), (0, 4), kind="verbatim")
    assert timeline(made).lanes == 0


def test_more_arrows_than_there_is_room_for_are_told_in_words(made: Ferry) -> None:
    articles = [cast.article((("A.",),), outlet=f"Outlet {n}", of=made.event) for n in range(20)]
    for number in range(10):
        late = cast.comparison(articles[number], articles[number + 10])
        late.derived = Side.RIGHT
        late.save()
        cast.pair(late, (0, 1), (0, 1))
    found = timeline(made, articles)
    assert found.lanes == MOST_LANES
    assert sum(bool(entry.origins) for entry in found.entries) == 10


# --- headlines ---------------------------------------------------------------------------------


def marked(*headlines: str, languages: tuple[str, ...] = ()) -> list[str]:
    """Return headlines with what only they have between brackets."""
    articles = [
        Article(pk=n, headline=headline, body="B", language=languages[n] if languages else "en")
        for n, headline in enumerate(headlines)
    ]
    found = stretches_of(articles)
    assert ["".join(s.text for s in found[n]) for n in range(len(headlines))] == [
        article.title for article in articles
    ]
    return ["".join(f"[{s.text}]" if s.alone else s.text for s in found[a.pk]) for a in articles]


def test_words_are_marked_that_no_other_headline_has() -> None:
    assert marked("Ferry to stop in June", "Islanders cut off: ferry stops!") == [
        "Ferry to stop in [June]",
        "[Islanders cut] off: ferry stops!",
    ]


def test_neighbouring_words_of_one_headline_are_marked_together() -> None:
    assert marked("Old engine fails, ferry stops", "Ferry stops")[0] == (
        "[Old engine fails], ferry stops"
    )


def test_headlines_in_other_languages_and_single_ones_are_not_compared() -> None:
    assert marked("Ferry stops", "کشتی متوقف شد", languages=("en", "fa")) == [
        "Ferry stops",
        "کشتی متوقف شد",
    ]
    assert marked("Ferry stops") == ["Ferry stops"]
    assert marked("Ferry stops", "") == ["Ferry stops", "B"]


# --- pairs -------------------------------------------------------------------------------------


def matrix(made: Ferry) -> dict[tuple[str, str], PairCell]:
    source = read_event(made.event)
    rows = matrix_of(source, flags_of(source.comparisons.values()))
    return {(c.report.name, c.other.name): c for row in rows for c in row.cells}


def test_a_cell_says_how_much_of_its_row_the_column_has_too(made: Ferry) -> None:
    found = matrix(made)
    assert found["Gazette", "Islander"].percent == 80  # 4 of 5
    assert found["Islander", "Gazette"].percent == 100  # web residue does not count
    assert found["Early", "Tide"].percent == 0 and found["Early", "Tide"].level == 0
    assert found["Islander", "Gazette"].level == 5
    assert found["Tide", "Tide"].is_itself


def test_a_cell_counts_the_flags_of_the_two_and_leads_to_their_page(made: Ferry) -> None:
    comparison = made.comparison(made.gazette, made.islander)
    cast.flag(comparison, Side.RIGHT, "month")
    for names in (("Gazette", "Islander"), ("Islander", "Gazette")):
        cell = matrix(made)[names]
        assert cell.flags == 1 and cell.comparison == comparison


def test_reports_that_were_not_compared_have_no_figure(made: Ferry) -> None:
    made.comparison(made.early, made.tide).delete()
    cell = matrix(made)["Early", "Tide"]
    assert cell.comparison is None and cell.relation == ""
