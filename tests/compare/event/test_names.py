"""Which sources are one and the same, and which only look it."""

from __future__ import annotations

import pytest

from compare.analysis.results import SourceKind
from compare.reading.event.names import Identity, People, across, identities, identity

TEXT = (
    "The harbour director, Ilse Brandt, spoke first. Brandt was calm. Jonas Renn and Mira Renn "
    "disagreed. The Lower Vale is closed. Under Brandt the port grew."
)


def who(words: str, kind: SourceKind = SourceKind.NAMED, text: str = TEXT) -> str:
    return identity(words, kind, People(text)).name


@pytest.mark.parametrize(
    "words",
    [
        "Ilse Brandt",
        "the harbour director, Ilse Brandt",
        "Ilse Brandt, who leads the harbour office",
        "Director Ilse Brandt",
        "Ms Brandt",
        "Brandt",
    ],
)
def test_a_person_is_known_by_the_full_name_however_the_report_puts_it(words: str) -> None:
    assert who(words) == "Ilse Brandt"


def test_a_surname_that_two_people_of_a_report_have_stays_a_surname() -> None:
    assert who("Renn") == "Renn"


@pytest.mark.parametrize(
    "words",
    ["a spokesman for Ilse Brandt", "Ilse Brandt’s lawyer", "the office of Ilse Brandt"],
)
def test_somebody_described_by_another_person_is_not_that_person(words: str) -> None:
    assert who(words) != "Ilse Brandt"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the Northern Rivers Authority", "Northern Rivers Authority"),
        ("The water company, Caldwater", "Caldwater"),
        ("Caldwater, the water company", "Caldwater"),
        ("the Lower Vale", "Lower Vale"),
        ("the Brandt", "Brandt"),
    ],
)
def test_a_body_is_known_by_its_name_without_article_and_description(words: str, name: str) -> None:
    assert who(words) == name


@pytest.mark.parametrize(
    "words",
    ["a draft report seen by the Tide", "The draft report, which is secret", "draft report"],
)
def test_a_document_is_known_without_what_is_said_of_it(words: str) -> None:
    assert who(words, SourceKind.DOCUMENT) == "Draft report"


def test_people_without_a_name_keep_the_words_of_the_report() -> None:
    assert who("two officials at the port, who declined", SourceKind.UNNAMED) == (
        "Two officials at the port"
    )


def test_a_word_that_opens_a_sentence_is_no_first_name() -> None:
    assert People(TEXT).named("brandt") == ("Ilse", "Brandt")


def test_across_reports_a_surname_goes_to_the_one_person_of_that_name() -> None:
    full, alone = Identity("ilse brandt", "Ilse Brandt", person=True), Identity("brandt", "Brandt")
    assert across([alone, full])["brandt"] == full
    other = Identity("otto brandt", "Otto Brandt", person=True)
    assert across([alone, full, other])["brandt"] == alone


def test_nothing_at_all_is_a_source_all_the_same() -> None:
    assert who("“”", SourceKind.UNNAMED) == "“”"


NAMED, UNNAMED = SourceKind.NAMED, SourceKind.UNNAMED


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            "Ilse Brandt, the harbour director, and a source close to Otto Lind, the mayor",
            [(NAMED, "Ilse Brandt"), (UNNAMED, "A source close to Otto Lind")],
        ),
        ("Ilse Brandt and two officials", [(NAMED, "Ilse Brandt"), (UNNAMED, "Two officials")]),
        ("Ilse Brandt and Tomas Brell", [(NAMED, "Ilse Brandt"), (NAMED, "Tomas Brell")]),
        (
            "Ilse Brandt, Tomas Brell and Minister Otto Lind",
            [(NAMED, "Ilse Brandt"), (NAMED, "Tomas Brell"), (NAMED, "Otto Lind")],
        ),
        (
            "some members, such as former harbour master Ilse Brandt and former Mayor Tomas Brell",
            [(NAMED, "Ilse Brandt"), (NAMED, "Tomas Brell")],
        ),
        ("several officials, including Ilse Brandt", [(NAMED, "Ilse Brandt")]),
    ],
)
def test_sources_that_speak_together_are_counted_each(
    words: str, found: list[tuple[SourceKind, str]]
) -> None:
    several = identities(words, NAMED, People(TEXT))
    assert [(kind, who.name) for kind, _, who in several] == found


@pytest.mark.parametrize(
    "words",
    [
        "Ilse Brandt, an engineer and a lawyer",
        "Ilse Brandt, the mayor of Brakk and Lind",
        "the Ministry of Trade and Industry",
        "Holt and Marrow",
        "the harbour director, Ilse Brandt",
        "a spokesman for Ilse Brandt and Tomas Brell",
        "the lawyers of Ilse Brandt and a source close to her",
    ],
)
def test_what_describes_one_source_makes_no_second(words: str) -> None:
    assert len(identities(words, NAMED, People(TEXT))) == 1


def test_unnamed_people_stay_together() -> None:
    ((kind, _, someone),) = identities("an aide and two officials", UNNAMED, People(TEXT))
    assert (kind, someone.name) == (UNNAMED, "An aide and two officials")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            "A former official and Amin Karim",
            [(UNNAMED, "A former official"), (NAMED, "Amin Karim")],
        ),
        (
            "two aides, a diplomat and Amin Karim, a lawyer",
            [(UNNAMED, "Two aides"), (NAMED, "Amin Karim")],
        ),
        ("Officials and Amin Karim", [(UNNAMED, "Officials"), (NAMED, "Amin Karim")]),
    ],
)
def test_somebody_who_speaks_beside_unnamed_people_is_counted_by_name(
    words: str, found: list[tuple[SourceKind, str]]
) -> None:
    several = identities(words, UNNAMED, People(TEXT))
    assert [(kind, who.name) for kind, _, who in several] == found


@pytest.mark.parametrize(
    "words",
    [
        "friends of Otto Lind and Amin Karim",
        "people close to the talks and Amin Karim",
        "a spokesman for Ilse Brandt and Tomas Brell",
        "the lawyer and activist Amin Karim",
        "a lawyer and Mayor Amin Karim",
        "a lawyer and Amin Karim’s brother",
        "an aide and Amin Karim and others",
        "residents and Syrian Kurds",
        "experts and the Northern Rivers Authority",
        "officials and Lower Vale",
        "someone at the port and Amin Karim",
        "an Oxley official and Amin Karim",
    ],
)
def test_unnamed_people_stay_one_source_where_two_are_not_sure(words: str) -> None:
    assert len(identities(words, UNNAMED, People(TEXT))) == 1


def test_whose_somebody_is_makes_no_other_name() -> None:
    text = "Ilse Brandt spoke. The League’s Brandt said no."
    assert who("Brandt", text=text) == "Ilse Brandt"
    assert who("the League’s Brandt", text=text) == "Ilse Brandt"
    assert who("the League’s Ilse Brandt", text=text) == "Ilse Brandt"
