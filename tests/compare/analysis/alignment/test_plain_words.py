from __future__ import annotations

from compare.analysis.alignment.plain_words import plain_words, spelling


def test_words_in_lower_case_are_plain_and_names_are_not():
    found = plain_words(["On Monday Ada Quill resigned as treasurer.", "Quill paid a large fine."])
    assert found == {"resign", "treasur", "paid", "larg", "fine"}


def test_a_word_that_starts_a_sentence_is_plain_once_it_stands_in_lower_case_elsewhere():
    assert plain_words(["Ferries are late again."]) == plain_words(["late"])
    assert plain_words(["Ferries are late.", "All ferries run."]) == plain_words(
        ["ferries late run"]
    )


def test_a_headline_in_title_case_makes_no_names_of_words():
    headline = "Storm Sinks Two Barges Off Kell Point"
    assert plain_words([headline, "A storm has sunk two barges."]) >= {"storm", "barg"}
    assert plain_words([headline]) == spelling(headline).stems


def test_a_headline_in_title_case_does_not_make_names_plain_either():
    assert "quill" not in plain_words(["Ada Quill Resigns", "Yesterday a treasurer resigned."])


def test_numbers_and_function_words_are_not_plain():
    assert plain_words(["of the 212 passengers, 30% were ill"]) == plain_words(["passengers ill"])
    assert plain_words(["212 ARE ILL"]) == plain_words(["ill"])


def test_where_a_script_has_no_capitals_every_word_is_plain():
    assert len(plain_words(["رئیس بانک استعفا داد"])) == 4


def test_no_sentences_have_no_plain_words():
    assert plain_words([]) == frozenset()
    assert plain_words(["", "…"]) == frozenset()
