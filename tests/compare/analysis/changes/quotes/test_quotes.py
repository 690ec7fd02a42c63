from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from difflib import SequenceMatcher
from typing import Any

import pytest

from compare.analysis.changes.quotes import quote_matching
from compare.analysis.changes.quotes.quote_changes import QuoteChange
from compare.analysis.changes.quotes.quotes import find_quote_changes, shared_quotations
from compare.analysis.results import Alignment, Flag, FlagKind, Side
from compare.reading.wording import with_sides_swapped
from tests.compare.analysis.attribution.helpers import analysed, document, in_order

NONE = Alignment((), (), ())
VERBATIM, TRIMMED = QuoteChange.VERBATIM, QuoteChange.TRIMMED
ALTERED, REASSIGNED = QuoteChange.ALTERED, QuoteChange.REASSIGNED


def flags(left: str, right: str) -> tuple[Flag, ...]:
    one, two = document(left), document(right)
    return find_quote_changes(one, two, analysed(one), analysed(two), NONE)


def changes(left: str, right: str) -> list[QuoteChange]:
    one, two = document(left), document(right)
    return [s.change for s in shared_quotations(one, two, analysed(one), analysed(two))]


def test_words_left_out_at_the_end_of_a_sentence_are_flagged_where_they_are_missing() -> None:
    (flag,) = flags(
        "“The lock will open on Monday, but only for small boats,” said Ines Falk.",
        "The town rejoiced. “The lock will open on Monday,” said Ines Falk.",
    )
    assert (flag.kind, flag.rule, flag.side) == (
        FlagKind.QUOTE_ALTERED,
        "quotes.trimmed",
        Side.RIGHT,
    )
    assert flag.quote == "“The lock will open on Monday,”"
    assert flag.evidence is not None and flag.evidence.side is Side.LEFT
    assert flag.evidence.quote == "“The lock will open on Monday, but only for small boats,”"
    assert flag.explanation == (
        "Left quotes “but only for small boats” as well; right does not, and marks no gap."
    )


def test_the_shorter_quotation_is_marked_on_whichever_side_it_stands() -> None:
    (flag,) = flags(
        "“The lock will open on Monday,” said Ines Falk.",
        "“The lock will not open on Monday,” said Ines Falk.",
    )
    assert (flag.side, flag.rule) == (Side.LEFT, "quotes.trimmed")
    assert with_sides_swapped(flag.explanation) == (
        "Left quotes “not” as well; right does not, and marks no gap."
    )


def test_a_lost_negation_scores_higher_than_a_lost_clause() -> None:
    (clause,) = flags(
        "“The lock will open on Monday, and the band will play,” said Ines Falk.",
        "“The lock will open on Monday,” said Ines Falk.",
    )
    (negation,) = flags(
        "“The lock will not open on Monday,” said Ines Falk.",
        "“The lock will open on Monday,” said Ines Falk.",
    )
    assert negation.score > clause.score


def test_other_words_are_flagged_on_the_later_side() -> None:
    left = document("“We are worried about the old crane,” said Ines Falk.")
    right = document("“We are furious about the old crane,” said Ines Falk.")
    one, two = analysed(left), analysed(right)
    (flag,) = find_quote_changes(left, right, one, two, in_order(left, right))
    assert (flag.side, flag.link, flag.rule) == (Side.RIGHT, 0, "quotes.altered")
    assert flag.explanation == (
        "Within the quotation left has “worried” where right has “furious”."
    )
    late = replace(left, published_at=datetime(2025, 3, 2, tzinfo=UTC))
    early = replace(right, published_at=datetime(2025, 3, 1, tzinfo=UTC))
    (flag,) = find_quote_changes(late, early, one, two, NONE)
    assert (flag.side, flag.link) == (Side.LEFT, None)


def test_words_of_two_persons_are_flagged_with_both_named() -> None:
    (flag,) = flags(
        "“The crane was sold for scrap last winter,” said Ines Falk, the mayor.",
        "“The crane was sold for scrap last winter,” said Otto Brandt, a clerk.",
    )
    assert flag.rule == "quotes.reassigned"
    assert flag.explanation == (
        "Left gives these words to “Ines Falk, the mayor”; right gives them to “Otto Brandt, a clerk”."
    )


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (  # another mark, a capital, a cue in between
            "“The lock opens on Monday and the band will play,” said Ines Falk.",
            "‘The lock opens on Monday,’ said Ines Falk, ‘and the band will play.’",
        ),
        (  # an ellipsis
            "“The lock, which leaks, will open on Monday after all,” said Ines Falk.",
            "“The lock … will open on Monday after all,” said Ines Falk.",
        ),
        (  # brackets
            "“They sold the crane and the boats for scrap,” said Ines Falk.",
            "“[The owners] sold the crane and the boats for scrap,” said Ines Falk.",
        ),
        (  # a part within the outlet's sentence
            "“The crane is the oldest machine on this coast,” said Ines Falk.",
            "Ines Falk called the crane “the oldest machine on this coast”.",
        ),
        (  # house style
            "“We organised twelve concerts and don’t regret it,” said Ines Falk.",
            "“We organized 12 concerts and do not regret it,” said Ines Falk.",
        ),
        (  # the rest in indirect speech
            "“The crane is safe, and nobody has to leave the harbour,” said Ines Falk.",
            "“The crane is safe,” said Ines Falk, adding that nobody had to leave the harbour.",
        ),
        (  # one of three sentences
            "“It rained. The crane sank into the mud of the quay. We laughed,” said Ines Falk.",
            "“The crane sank into the mud of the quay,” said Ines Falk.",
        ),
        (  # initials at the end of a sentence
            "“The crane is O.K. We want to keep it for our children,” said Ines Falk.",
            "“The crane is OK,” said Ines Falk. “We want to keep it for our children.”",
        ),
        (  # an initial, a preposition
            "“Go back to where Ines K. Falk found you on the quay,” said Otto Brandt.",
            "“Go back where Ines Falk found you on the quay,” said Otto Brandt.",
        ),
        (  # a translation
            "“The crane is the pride of our harbour,” Ines Falk said through an interpreter.",
            "“The crane is the glory of our harbour,” Ines Falk said.",
        ),
    ],
)
def test_what_an_editor_marks_or_may_do_is_not_flagged(left: str, right: str) -> None:
    assert flags(left, right) == flags(right, left) == ()
    assert set(changes(left, right)) == {VERBATIM}


@pytest.mark.parametrize(
    ("left", "right", "change"),
    [
        (
            "“It fell.” “It is old, blue and dear to us.”",
            "“It is old, blue and dear to us.”",
            VERBATIM,
        ),
        ("“It is old, dear and blue.”", "“It was bought by two farmers.”", None),
        ("The “old crane” fell.", "The “old crane” stands.", None),
        (
            "“The crane hit the boat after the rope had torn.”",
            "“The rope had torn after the crane hit the boat.”",
            ALTERED,
        ),
        (
            "The mayor said: “The crane fell. Nobody was hurt in the yard. The boats burned.”",
            "The mayor said: “The crane fell. The boats burned.”",
            None,
        ),
    ],
)
def test_stretches_are_found_without_a_speaker(
    left: str, right: str, change: QuoteChange | None
) -> None:
    assert changes(left, right) == ([] if change is None else [change])


def test_a_sentence_missing_within_one_quotation_is_trimmed() -> None:
    left = "“The crane fell on the quay. Nobody knows why. The boats burned all night,” said Ines Falk."
    right = "“The crane fell on the quay. The boats burned all night,” said Ines Falk."
    (flag,) = flags(left, right)
    assert flag.rule == "quotes.trimmed" and "“Nobody knows why”" in flag.explanation
    parted = "“The crane fell on the quay,” said Ines Falk. “The boats burned all night.”"
    assert flags(left, parted) == ()


def test_a_part_that_lost_its_negation_is_trimmed_unless_the_outlet_says_it() -> None:
    left = "“The crane is not a danger to the boats in the harbour,” said Ines Falk."
    (flag,) = flags(
        left, "Ines Falk described the crane as “a danger to the boats in the harbour”."
    )
    assert flag.rule == "quotes.trimmed"
    right = "Ines Falk denied that the crane was “a danger to the boats in the harbour”."
    assert flags(left, right) == ()


@pytest.mark.parametrize(
    "right",
    [
        "“The crane was sold for scrap last winter,” the mayor said.",
        "“The crane was sold for scrap last winter,” the Harbour Board said.",
        "“The crane was sold for scrap last winter,” Falk said.",
        "“The crane was sold for scrap last winter,” said Otto Brandt, a lawyer for Ines Falk.",
        "Two witnesses spoke. “The crane was sold for scrap last winter,” he said.",
        "Otto Brandt and Jan Wolk spoke. “The crane was sold for scrap last winter,” he said.",
    ],
)
def test_a_speaker_who_may_be_the_same_is_not_another(right: str) -> None:
    left = "“The crane was sold for scrap last winter,” said Ines Falk, the mayor."
    assert flags(left, right) == flags(right, left) == ()


def test_a_pronoun_takes_the_one_person_the_sentence_before_begins_with() -> None:
    left = "“The crane was sold for scrap last winter,” said Ines Falk, the mayor."
    right = "Otto Brandt shook his head. “The crane was sold for scrap last winter,” he said."
    (flag,) = flags(left, right)
    assert flag.rule == "quotes.reassigned" and "“Otto Brandt”" in flag.explanation


def test_words_two_persons_say_in_both_reports_are_nobody_s_alone() -> None:
    left = "“We stay on the island,” said Ines Falk. “We stay on the island,” said Otto Brandt."
    right = "“We stay on the island,” said Otto Brandt. “We stay on the island,” said Ines Falk."
    assert flags(left, right) == ()


def test_an_unclosed_mark_ends_a_quotation_openly() -> None:
    assert (
        flags(
            "“The lock will open on Monday, but only for small boats,” said Ines Falk.",
            "“The lock will open on Monday",
        )
        == ()
    )


@pytest.mark.parametrize("text", ["", "“”", "“ ”", "“…”", "“\ud800 \ud800 \ud800 x”", "'" * 50])
def test_odd_texts_have_no_flags(text: str) -> None:
    assert flags(text, text) == ()
    assert flags(text, "“The lock will open on Monday,” said Ines Falk.") == ()


APART = str.maketrans({"é": "e\u0301", "ø": "ø", "ň": "n\u030c", "É": "E\u0301"})


def test_accents_written_as_characters_of_their_own_change_no_quotation() -> None:
    left = "“The café on the Rhône quay will stay résumé-proof,” said Élodie Soň. “Voilà, déjà vu.”"
    right = left.translate(APART)
    assert right != left
    assert changes(left, right) == changes(left, left)
    assert not flags(left, right)


def test_a_name_with_accents_of_their_own_is_the_same_speaker() -> None:
    said = "“We will reopen the harbour before the winter storms,” said {}, the harbour master."
    name, other = "Élodie Soňová", "Marek Dvořák"
    left, right = said.format(name), said.format(name.translate(APART))
    assert not flags(left, right)
    assert [flag.rule for flag in flags(left, said.format(other).translate(APART))] == [
        flag.rule for flag in flags(left, said.format(other))
    ]


def test_the_same_words_of_many_reports_are_held_against_others_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[int] = []

    def counting(*args: Any, **named: Any) -> SequenceMatcher[str]:
        made.append(1)
        return SequenceMatcher(*args, **named)

    monkeypatch.setattr(quote_matching, "SequenceMatcher", counting)
    one = "“The lock of Overwater will open on Monday for small boats,” said Ines Falk."
    two = "“The lock of Overwater will open on Monday,” said Ines Falk."
    for _ in range(5):
        assert changes(one, two) == [TRIMMED]
    assert len(made) == 1
