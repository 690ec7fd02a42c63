from __future__ import annotations

from datetime import date

import pytest

from articles.text.boilerplate import is_residue, leading_date
from articles.text.segment import segment
from articles.text.spans import Span


@pytest.mark.parametrize(
    "line",
    [
        "Scroll to Top", "Published", "on", "MOST READ", "Exit mobile version", "Share this article",
        "Read more: Bridge opens two weeks early", "Advertisement", "Sign up for our newsletter",
        "Follow us on Facebook and Telegram", "This site uses cookies to improve your visit.",
        "© 2024 The Veldhaven Courier. All rights reserved.", "Copyright 2024 Veldhaven Courier",
        "March 5, 2024", "Published: 5 March 2024 10:20", "3 min read", "* * *", "READ MORE »",
    ],
)  # fmt: skip
def test_page_furniture_is_residue(line: str) -> None:
    assert is_residue(line)


@pytest.mark.parametrize(
    "line",
    [
        "Why the bridge?", "What happens next", "Copyright law changed on Monday.",
        "Share prices fell by four percent, the exchange said.",
        "Published on Monday, the report says that the bridge is safe.",
        "Posted on Facebook, the video shows the bridge.", "He asked readers to read more books.",
        "Follow the money, the prosecutor said on Tuesday.", "Get out, the crowd shouted.",
        "Advertisement spending rose in March.", "Election 2024", "Like the mayor, he relied on X.",
        "By Tuesday the water had gone.", "Sign language was used at the meeting.",
    ],
)  # fmt: skip
def test_prose_and_headings_are_not(line: str) -> None:
    assert not is_residue(line)


def test_a_section_name_is_residue_only_at_the_edges() -> None:
    prose = "\n".join(f"The council met for the {n}th time." for n in range(12))
    marked = [s.boilerplate for s in segment(f"ASIA\n{prose}\nASIA\n{prose}").sentences]
    assert marked[0] and not any(marked[1:])


def test_a_leading_date_is_read_with_its_place() -> None:
    assert leading_date(" date 2022-01-26 It was") == (date(2022, 1, 26), Span(1, 16))
    assert leading_date("Date: 2022-01-26") == (date(2022, 1, 26), Span(0, 16))


@pytest.mark.parametrize(
    "text", ["2022-01-26 It was", "date 2022-13-40 It was", "The date 2022-01-26"]
)
def test_other_dates_are_left_alone(text: str) -> None:
    assert leading_date(text) is None


def test_an_invitation_inside_a_paragraph_is_marked_alone() -> None:
    text = "The bridge opened. Sign up for our newsletter. It is new."
    assert [s.boilerplate for s in segment(text).sentences] == [False, True, False]
