"""The attribution ledger: who tells what in whose voice, and how far reports are apart."""

from __future__ import annotations

import pytest

from articles.models import Article
from compare.analysis.absence import Silence
from compare.models import ArticleVoices, Comparison
from compare.reading.event.ledger import (
    Cell,
    Ledger,
    Order,
    Row,
    Show,
    chosen,
    disagreement,
    key_of,
    ordered,
)
from compare.reading.event.material import read_event
from compare.reading.event.passages import claim_page
from compare.reading.event.shown import Part, shortened
from compare.reading.event.telling import Telling
from tests.compare import cast
from tests.compare.event.reports import Ferry, compare, ferry, read_voices

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Ferry:
    return ferry()


def rows(made: Ferry) -> dict[str, Row]:
    """Return the rows by their first words."""
    found = Ledger(read_event(made.event)).rows()
    return {" ".join(row.words.strip("“").split()[:2]): row for row in found}


def tellings(row: Row) -> list[str]:
    return [cell.telling.value for cell in row.cells]


def test_a_claim_has_a_cell_for_each_report_in_the_order_of_publication(made: Ferry) -> None:
    row = rows(made)["The ferry"]
    assert [cell.report for cell in row.cells] == [article.pk for article in made.articles]
    assert tellings(row) == ["absent", "named", "own", "unnamed"]
    assert row.outlets == 3 and row.differs


def test_a_cell_holds_the_source_and_the_verb_in_the_reports_own_words(made: Ferry) -> None:
    named, own, unnamed = rows(made)["The ferry"].cells[1:]
    assert (named.source, named.cue) == ("the harbour director, Ilse Brandt", "said")
    assert (own.source, own.cue) == ("", "")
    assert (unnamed.source, unnamed.cue) == ("Officials", "said")


def test_a_document_is_told_from_own_voice(made: Ferry) -> None:
    assert tellings(rows(made)["The repair"]) == ["absent", "document", "own", "document"]


def test_a_claim_of_one_report_is_a_row_only_where_it_is_attributed(made: Ferry) -> None:
    found = rows(made)
    assert tellings(found["The mayor,"]) == ["absent", "named", "absent", "absent"]
    assert "The school" not in found and "Advertisement" not in found


def test_what_two_outlets_tell_themselves_is_a_row_without_disagreement(made: Ferry) -> None:
    row = rows(made)["Two fishermen"]
    assert tellings(row) == ["absent", "own", "own", "absent"]
    assert not row.differs


def test_two_reports_of_one_outlet_that_tell_a_claim_themselves_are_no_row() -> None:
    of = cast.event()
    one = cast.article((("The pier is open.",),), outlet="Tide", of=of, hour=3)
    two = cast.article((("The pier is open now.",),), outlet="Tide", of=of, hour=4)
    for article in (one, two):
        read_voices(article)
    compare(one, two, (0, 0, 0.9))
    source = read_event(of)
    assert [report.name for report in source.reports] == ["Tide (1)", "Tide (2)"]
    assert Ledger(source).rows() == []


def test_that_a_report_went_out_long_before_excuses_it(made: Ferry) -> None:
    early = rows(made)["The ferry"].cells[0]
    assert (early.telling, early.silence) == (Telling.ABSENT, Silence.EARLIER)


def test_a_brief_is_excused_only_beside_longer_reports(made: Ferry) -> None:
    Article.objects.filter(pk=made.tide.pk).update(body=made.tide.body[:60])
    tide = rows(made)["The mayor,"].cells[3]
    assert (tide.telling, tide.silence) == (Telling.ABSENT, Silence.BRIEF)


def test_a_report_that_was_never_compared_is_not_called_absent(made: Ferry) -> None:
    made.comparison(made.early, made.gazette).delete()
    made.comparison(made.early, made.islander).delete()
    found = rows(made)
    assert found["Two fishermen"].cells[0].telling is Telling.UNCOMPARED
    assert found["The ferry"].cells[0].telling is Telling.ABSENT  # compared with the Tide


def test_a_comparison_that_failed_says_nothing(made: Ferry) -> None:
    Comparison.objects.filter(left=made.gazette, right=made.islander).update(status="failed")
    assert "Two fishermen" not in rows(made)


def test_only_the_newest_comparison_of_two_reports_counts(made: Ferry) -> None:
    Comparison.objects.create(
        left=made.gazette,
        right=made.islander,
        encoder=cast.ENCODER,
        analysis_version="2",
        status="ready",
    )
    assert "Two fishermen" not in rows(made)


def test_a_link_beyond_the_text_is_passed_over(made: Ferry) -> None:
    cast.pair(made.comparison(made.gazette, made.tide), (3, 4), (90, 91))
    assert rows(made)["Two fishermen"].outlets == 2


def test_a_report_in_a_language_without_rules_is_not_analysed_rather_than_own_voice(
    made: Ferry,
) -> None:
    Article.objects.filter(pk=made.tide.pk).update(language="fa")
    assert rows(made)["The ferry"].cells[3].telling is Telling.UNREAD


def test_a_report_nobody_has_read_yet_is_not_analysed(made: Ferry) -> None:
    ArticleVoices.objects.filter(article=made.tide).delete()
    assert rows(made)["The ferry"].cells[3].telling is Telling.UNREAD


def test_a_passage_that_one_link_ties_to_a_claim_against_the_others_is_doubtful(
    made: Ferry,
) -> None:
    cast.pair(made.comparison(made.early, made.tide), (3, 4), (0, 1), similarity=0.6)
    cell = rows(made)["The ferry"].cells[0]
    assert cell.telling is Telling.DOUBTFUL and not cell.is_there
    assert cell.words == "The next one leaves tomorrow at seven from the old pier."


# --- order -------------------------------------------------------------------------------------


def cells(*values: Telling, silence: Silence = Silence.NONE) -> list[Cell]:
    return [Cell(n, value, silence=silence) for n, value in enumerate(values)]


NAMED, UNNAMED, OWN, ABSENT = Telling.NAMED, Telling.UNNAMED, Telling.OWN, Telling.ABSENT


def test_reports_that_tell_a_claim_in_one_way_do_not_disagree() -> None:
    assert disagreement(cells(NAMED, NAMED, NAMED)) == 0
    assert disagreement([]) == 0


def test_own_voice_beside_a_source_is_further_apart_than_two_kinds_of_source() -> None:
    assert disagreement(cells(NAMED, OWN)) > disagreement(cells(NAMED, UNNAMED)) > 0


def test_one_against_many_counts_for_more_than_one_against_one_and_half_and_half_for_most() -> None:
    many = disagreement(cells(*[NAMED] * 11, OWN))
    halves = disagreement(cells(*[NAMED] * 6, *[OWN] * 6))
    assert halves > many > disagreement(cells(NAMED, OWN))


def test_an_absence_counts_less_than_any_other_disagreement_and_excused_not_at_all() -> None:
    lacking = disagreement(cells(NAMED, *[ABSENT] * 11))
    assert 0 < lacking < disagreement(cells(NAMED, OWN, *[ABSENT] * 10))
    excused = [*cells(NAMED), *cells(ABSENT, ABSENT, silence=Silence.BRIEF)]
    assert disagreement(excused) == 0


def test_a_passage_that_tells_another_claim_besides_counts_half() -> None:
    own, shared = Cell(1, OWN), Cell(1, OWN, shared=True)
    whole, half = (disagreement([Cell(0, NAMED), cell]) for cell in (own, shared))
    assert half == whole / 2 > 0


def test_nobody_disagrees_with_what_is_not_known() -> None:
    vague = (Telling.QUOTED, Telling.PARTLY, Telling.UNCLEAR, Telling.UNREAD, Telling.DOUBTFUL)
    assert disagreement(cells(NAMED, *vague)) == 0


def test_quoted_words_without_a_speaker_are_no_dropped_source(made: Ferry) -> None:
    more = courier(made, ("“The ferry to Oxley will stop in May.”",))
    row = rows(made)["The ferry"]
    assert tellings(row) == ["absent", "named", "own", "unnamed", "quoted"]
    assert row.cells[4].report == more.pk and row.outlets == 4
    assert row.disagreement == disagreement(cells(NAMED, OWN, UNNAMED, Telling.QUOTED))


def test_a_source_in_another_sentence_of_the_passage_is_named_in_its_cell(made: Ferry) -> None:
    courier(made, ("The ferry to Oxley will stop in May.", "“That is sad,” Oskar Dahl said."))
    cell = rows(made)["The ferry"].cells[4]
    assert (cell.telling, cell.source, cell.cue) == (Telling.PARTLY, "Oskar Dahl", "said")


def test_a_cell_says_that_another_source_speaks_in_the_passage(made: Ferry) -> None:
    courier(
        made,
        (
            "The ferry to Oxley will stop in May, the mayor, Oskar Dahl, said.",
            "Officials said that a bus would replace the ferry to Oxley in May.",
        ),
    )
    cell = rows(made)["The ferry"].cells[4]
    assert (cell.telling, cell.more) == (NAMED, 1)


def test_a_source_who_speaks_twice_is_no_other_source(made: Ferry) -> None:
    courier(
        made,
        (
            "The ferry to Oxley will stop in May, the mayor, Oskar Dahl, said.",
            "Dahl said that a bus would replace the ferry to Oxley in May. He added that it is free.",
        ),
    )
    assert rows(made)["The ferry"].cells[4].more == 0


def courier(made: Ferry, sentences: tuple[str, ...]) -> Article:
    """Add a report all of which is linked with the first sentence of the others."""
    more = cast.article((sentences,), outlet="Courier", of=made.event, hour=11)
    read_voices(more)
    for article in made.articles[1:]:
        linked = cast.comparison(article, more, reuse="rewrite")
        cast.pair(linked, (0, 1), (0, len(sentences)), similarity=0.9)
    compare(made.early, more)
    return more


def test_rows_are_sorted_by_disagreement_by_text_or_by_outlets(made: Ferry) -> None:
    found = list(rows(made).values())
    first = [row.words.split()[1] for row in ordered(found, Order.DISAGREEMENT)]
    assert first[:2] == ["ferry", "repair"]
    places = [row.place for row in ordered(found, Order.TEXT)]
    assert places == sorted(places)
    outlets = [row.outlets for row in ordered(found, Order.OUTLETS)]
    assert outlets == sorted(outlets, reverse=True)


def test_rows_can_be_chosen(made: Ferry) -> None:
    found = list(rows(made).values())
    assert len(chosen(found, Show.ALL)) == 5
    assert {len(chosen(found, show)) for show in (Show.DIFFERENT, Show.TWO, Show.ONE)} == {2, 4, 1}


# --- the passages of a claim -------------------------------------------------------------------


def test_a_claim_is_shown_by_its_passages_with_who_says_what_marked(made: Ferry) -> None:
    page = claim_page(Ledger(read_event(made.event)), made.gazette.pk, 0)
    assert page is not None
    gazette, islander, tide = page.passages
    assert [(p.text, p.part) for p in tide.pieces] == [
        ("Officials", Part.SOURCE),
        (" ", Part.PLAIN),
        ("said", Part.CUE),
        (" ", Part.PLAIN),
        ("the ferry to Oxley will stop in May", Part.CONTENT),
        (".", Part.PLAIN),
    ]
    assert islander.after.startswith("“The engine") and islander.before == ""
    assert "".join(p.text for p in gazette.pieces) == made.gazette.body[: len(gazette.cell.words)]
    assert [report.name for report, _ in page.absent] == ["Early"]


def test_a_passage_leads_to_its_place_on_the_page_for_two(made: Ferry) -> None:
    page = claim_page(Ledger(read_event(made.event)), made.islander.pk, 3)
    assert page is not None
    assert {shown.beside for shown in page.passages} == {
        "",
        f"{made.comparison(made.gazette, made.islander).get_absolute_url()}"
        "?at=right-3&from=event#at",
    }


def test_a_claim_that_one_report_tells_is_found_by_its_sentence(made: Ferry) -> None:
    page = claim_page(Ledger(read_event(made.event)), made.gazette.pk, 4)
    assert page is not None and [s.cell.source for s in page.passages] == ["The mayor, Oskar Dahl"]


def test_no_claim_is_found_where_there_is_none(made: Ferry) -> None:
    ledger = Ledger(read_event(made.event))
    for report, position in ((made.tide.pk, 3), (made.gazette.pk, 99), (10**9, 0)):
        assert claim_page(ledger, report, position) is None


def test_a_claim_is_shown_in_words_that_need_none_before_them() -> None:
    of = cast.event()
    texts = ("She said the pier is open.", "The pier is open, Ilse Brandt said.")
    one, two = (cast.article(((t,),), outlet=t[:3], of=of, hour=n) for n, t in enumerate(texts))
    for article in (one, two):
        read_voices(article)
    compare(one, two, (0, 0, 0.9))
    assert [row.words for row in Ledger(read_event(of)).rows()] == [texts[1]]


def test_the_key_of_a_row_names_a_sentence_of_its_claim(made: Ferry) -> None:
    source = read_event(made.event)
    for claim in source.claims:
        report, position = map(int, key_of(claim).split("-"))
        page = claim_page(Ledger(source), report, position)
        assert page is not None and page.row.claim == claim


def test_a_stroke_parts_a_headline_from_the_sentence_below_it() -> None:
    assert shortened("Ferry to stop in May\n\nThe ferry\nto Oxley", 60) == (
        "Ferry to stop in May / The ferry to Oxley"
    )


def test_a_row_says_whose_words_its_claim_is_in(made: Ferry) -> None:
    texts = {article.outlet_name: article.body for article in made.articles}
    found = Ledger(read_event(made.event)).rows()
    assert found and all(row.words in texts[row.teller] for row in found)
