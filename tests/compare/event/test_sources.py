"""Who is quoted where, and what became of a quotation in each report."""

from __future__ import annotations

import pytest

from articles.models import Article
from compare.analysis.results import SourceKind
from compare.reading.event.material import read_event
from compare.reading.event.passages import said_by
from compare.reading.event.quotations import Fate, quotations_of
from compare.reading.event.sources import SourceRow, row_at, sections_of, unread
from tests.compare import cast
from tests.compare.event.reports import Ferry, compare, ferry, read_voices

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Ferry:
    return ferry()


def rows(made: Ferry) -> dict[str, SourceRow]:
    return {
        row.name: row for section in sections_of(read_event(made.event)) for row in section.rows
    }


def test_sources_are_counted_by_report_whatever_the_report_calls_them(made: Ferry) -> None:
    found = rows(made)
    assert found["Ilse Brandt"].counts == (0, 2, 1, 0)
    assert found["Ilse Brandt"].ways == ("the harbour director, Ilse Brandt",)
    assert found["Draft report"].counts == (0, 1, 0, 1)


def test_a_source_of_one_outlet_is_said_to_be_only_there(made: Ferry) -> None:
    found = rows(made)
    assert found["Oskar Dahl"].only_in == "Gazette"
    assert found["Ilse Brandt"].only_in == ""


def test_sources_stand_by_kind_those_of_most_reports_first(made: Ferry) -> None:
    sections = sections_of(read_event(made.event))
    assert [section.kind for section in sections] == [
        SourceKind.NAMED,
        SourceKind.DOCUMENT,
        SourceKind.UNNAMED,
    ]
    assert [row.name for row in sections[0].rows] == ["Ilse Brandt", "Oskar Dahl"]
    assert [row.name for row in sections[2].rows] == ["Officials"]


def test_a_source_is_found_by_its_key_with_what_each_report_hands_over(made: Ferry) -> None:
    sections = sections_of(read_event(made.event))
    row = row_at(sections, rows(made)["Ilse Brandt"].key)
    assert row is not None and row_at(sections, "nobody") is None
    said = said_by(row)
    assert [(s.report.name, len(s.sentences)) for s in said] == [("Gazette", 2), ("Islander", 1)]
    assert "".join(piece.text for piece in said[1].sentences[0]) == (
        "“The engine is forty years old,” Ilse Brandt said."
    )


def test_reports_whose_sources_nobody_read_are_named(made: Ferry) -> None:
    Article.objects.filter(pk=made.tide.pk).update(language="fa")
    source = read_event(made.event)
    assert [report.name for report in unread(source)] == ["Tide"]
    assert "Officials" not in rows(made)


def test_nobody_who_is_unnamed_is_taken_for_a_document_of_the_same_words(made: Ferry) -> None:
    keys = [row.key for row in rows(made).values()]
    assert len(keys) == len(set(keys))


# --- quotations --------------------------------------------------------------------------------

WHOLE = "“The engine is forty years old, and nobody makes the parts any more,”"


def quoting(*sentences: str) -> list[Fate]:
    """Return the fates of a quotation in reports that have one sentence each."""
    of = cast.event("Quoted")
    articles = []
    for number, sentence in enumerate(sentences):
        articles.append(cast.article(((sentence,),), outlet=f"Outlet {number}", of=of, hour=number))
        read_voices(articles[-1])
    for number, left in enumerate(articles):
        for right in articles[number + 1 :]:
            compare(left, right)
    (row,) = quotations_of(read_event(of)).shared
    return [quoted.fate for quoted in row.quoted]


def test_a_quotation_of_two_reports_is_shown_as_the_one_has_it_that_quotes_most(
    made: Ferry,
) -> None:
    (row,) = quotations_of(read_event(made.event)).shared
    assert row.fullest.report.name == "Gazette"
    assert row.fullest.words == WHOLE
    assert row.fullest.speaker == "Ilse Brandt"
    trimmed = row.quoted[1]
    assert (trimmed.report.name, trimmed.fate) == ("Islander", Fate.TRIMMED)
    assert trimmed.differing == ("", "and nobody makes the parts any more")
    pair = made.comparison(made.gazette, made.islander)
    assert trimmed.comparison == f"{pair.get_absolute_url()}?at=right-1&from=event#at"
    assert [report.name for report in row.absent] == ["Early", "Tide"]


def test_the_same_words_in_three_reports_are_one_quotation() -> None:
    sentence = f"{WHOLE} Ilse Brandt said."
    assert quoting(sentence, sentence, f"Ilse Brandt told us: {WHOLE}") == [
        Fate.FULLEST,
        Fate.VERBATIM,
        Fate.VERBATIM,
    ]


def test_other_words_within_a_quotation_are_told_from_words_left_out() -> None:
    assert (
        quoting(
            f"{WHOLE} Ilse Brandt said.",
            "“The engine is ninety years old, and nobody makes the parts any more,” Ilse Brandt said.",
        )[1]
        is Fate.ALTERED
    )


def test_a_part_woven_into_a_sentence_is_verbatim_in_part() -> None:
    assert (
        quoting(
            f"{WHOLE} Ilse Brandt said.",
            "Ilse Brandt said that “nobody makes the parts any more”.",
        )[1]
        is Fate.IN_PART
    )


def test_the_words_of_one_person_in_the_mouth_of_another_are_reassigned() -> None:
    assert quoting(f"{WHOLE} Ilse Brandt said.", f"{WHOLE} Jonas Renn said.")[1] is Fate.REASSIGNED


def test_quotations_of_one_report_alone_are_listed_apart() -> None:
    of = cast.event("Quoted")
    article = cast.article(((f"{WHOLE} Ilse Brandt said.",),), outlet="Tide", of=of)
    read_voices(article)
    found = quotations_of(read_event(of))
    assert found.shared == ()
    ((report, quoted),) = found.alone
    assert (report.name, quoted[0].words, quoted[0].speaker) == ("Tide", WHOLE, "Ilse Brandt")


def test_scare_quotes_are_no_quotations() -> None:
    of = cast.event("Scared")
    read_voices(cast.article((("The “reform” is here.",),), outlet="Tide", of=of))
    assert quotations_of(read_event(of)).alone == ()


def test_two_quoted_words_are_shared_where_they_are_the_same_and_nobody_else_says_them() -> None:
    said = "Ilse Brandt spoke openly of a “quiet closure”, and the harbour office said no more."
    marked = "The talk of a “quiet closure” worries the islanders, who need the old ferry."
    assert quoting(said, marked) == [Fate.FULLEST, Fate.VERBATIM]


def test_two_quoted_words_of_two_persons_or_of_nobody_are_no_shared_quotation() -> None:
    of = cast.event("Short")
    for outlet, text in (
        ("Tide", "“A quiet closure,” Ilse Brandt said."),
        ("Gazette", "“A quiet closure,” Jonas Renn said."),
    ):
        read_voices(cast.article(((text,),), outlet=outlet, of=of))
    assert quotations_of(read_event(of)).shared == ()
    of = cast.event("Marked")
    for outlet in ("Islander", "Early"):
        read_voices(cast.article((("The “quiet closure” is here.",),), outlet=outlet, of=of))
    assert quotations_of(read_event(of)).shared == ()
