"""The page for two: headlines, who says what, scores, the overview, and odd pairs."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from articles.text.spans import Span
from compare.analysis.results import Attribution, Quotation, Side, SourceKind
from compare.models import ArticleVoices, Comparison, FlagKind, PairKind
from compare.reading.direction import direction_of
from compare.reading.filters import View
from compare.reading.headlines import Headlines, Likeness, headlines_of
from compare.reading.marks import MarkKind, Node
from compare.reading.overview import WIDTH
from compare.reading.page import MAX_PANELS, Page, build_page
from compare.voices import Voices, as_json
from tests.compare import cast
from tests.compare.test_reading import marked_words
from tests.compare.test_views import read

pytestmark = pytest.mark.django_db


def page(of: Comparison, query: dict[str, str] | None = None) -> Page:
    found = Comparison.objects.with_articles().get(pk=of.pk)
    return build_page(found, View.from_query(query or {}))


def voices(of: Comparison) -> None:
    """Say who speaks where in the ferry reports, as the analysis would."""
    left, right = of.left.body, of.right.body
    said, office = left.index("The ferry"), left.index("the harbour office")
    again, it = left.index("The office said"), left.index("It expects")
    keep(
        of.left,
        Attribution(
            source=Span(office, office + len("the harbour office")),
            cue=Span(office + 19, office + 23),
            content=(Span(said, office - 2),),
            source_kind=SourceKind.UNNAMED,
        ),
        Attribution(
            source=Span(again, again + 10),
            cue=Span(again + 11, again + 15),
            content=(Span(again + 16, it - 2),),
            source_kind=SourceKind.UNNAMED,
            resolved_kind=SourceKind.NAMED,
            resolved_source=Span(office, office + len("the harbour office")),
        ),
    )
    quoted = right.index("“abandoned”")
    keep(
        of.right, quotations=(Quotation(Span(quoted, quoted + 11), Span(quoted + 1, quoted + 10)),)
    )


def keep(
    article: Article, *attributions: Attribution, quotations: tuple[Quotation, ...] = ()
) -> None:
    ArticleVoices.objects.create(
        article=article,
        analysis_version="1",
        article_changed_at=article.changed_at,
        found=as_json(Voices(attributions, quotations, ())),
    )


# Headlines


def headlines(left: str, right: str, *, compared: bool = True) -> Headlines:
    return headlines_of(
        Article(headline=left, body="x"), Article(headline=right, body="x"), compared=compared
    )


def edited(nodes: tuple[Node, ...]) -> list[str]:
    return [node.text for node in nodes if node.mark is not None]


def test_headlines_in_two_wordings_have_their_own_words_marked() -> None:
    found = headlines("Ferry to Oxley stops in May", "Beloved ferry to Oxley stops in June")
    assert found.likeness is Likeness.EDITED
    assert edited(found.left) == ["May"]
    assert edited(found.right) == ["Beloved", "June"]
    assert "".join(node.text for node in found.right) == "Beloved ferry to Oxley stops in June"


def test_headlines_that_share_too_little_or_all_of_it_stay_unmarked() -> None:
    different = headlines("Ferry to stop in May", "Islanders cut off, and nobody cares!")
    assert different.likeness is Likeness.DIFFERENT and not edited(different.right)
    same = headlines("Ferry to stop", "Ferry to stop")
    assert same.likeness is Likeness.SAME and not edited(same.left)
    hidden = headlines("Ferry stops in all of May", "Ferry stops in all of June", compared=False)
    assert hidden.likeness is Likeness.EDITED and not edited(hidden.left)


def test_the_first_words_of_a_report_are_no_headline() -> None:
    found = headlines_of(Article(headline="", body="Ferry to stop."), Article(headline="Ferry"))
    assert found.likeness is Likeness.UNKNOWN and not edited(found.right)


def test_the_page_says_how_its_headlines_compare(anonymous: Client) -> None:
    made = cast.ferry()
    assert "share too few words" in anonymous.get(made.get_absolute_url()).text
    Article.objects.filter(pk=made.right.pk).update(headline="Ferry to stop in May")
    assert "the same headline" in anonymous.get(made.get_absolute_url()).text
    Article.objects.filter(pk=made.right.pk).update(headline="Poor ferry to stop in May")
    html = anonymous.get(made.get_absolute_url()).text
    assert "<span class=edit>Poor</span>" in html and "compared word by word" in html
    Article.objects.filter(pk=made.right.pk).update(headline="")
    html = anonymous.get(made.get_absolute_url()).text
    assert "no headline known" in html and "too few words" not in html


# Who says what


def test_source_cue_and_what_is_said_are_marked_and_all_else_is_own_voice() -> None:
    made = cast.ferry()
    voices(made)
    shown = page(made, {"voices": "1"})
    assert marked_words(shown, MarkKind.SOURCE) >= {"the harbour office", "The office"}
    assert marked_words(shown, MarkKind.CUE) == {"said"}
    assert "the engine is forty years old" in marked_words(shown, MarkKind.SAID)
    assert "“abandoned”" in marked_words(shown, MarkKind.SAID)
    assert marked_words(shown, MarkKind.EDIT) == set()
    left, right = shown.speaking
    assert [(kind.label, kind.count) for kind in left.kinds] == [("named", 1), ("unnamed", 1)]
    assert (left.attributions, right.attributions) == (2, 0)
    assert 0 < left.own < right.own < 100


def test_without_being_asked_for_voices_are_neither_read_nor_marked(anonymous: Client) -> None:
    made = cast.ferry()
    voices(made)
    assert page(made).speaking == ()
    assert marked_words(page(made), MarkKind.SAID) == set()
    counts = []
    for query in ("", "?voices=1"):
        with CaptureQueriesContext(connection) as queries:
            anonymous.get(made.get_absolute_url() + query)
        counts.append(len(queries))
    assert counts[1] == counts[0] + 1


def test_sources_carry_their_kind_in_words_and_for_whom_they_stand(anonymous: Client) -> None:
    made = cast.ferry()
    voices(made)
    html = anonymous.get(made.get_absolute_url() + "?voices=1").text
    assert ">unnamed</bdi>" in html and ">named: the harbour office</bdi>" in html
    assert "Hide who says what" in html and "word changes" not in html
    assert "voices=1" in read_links(anonymous, made)


def read_links(client: Client, made: Comparison) -> str:
    return " ".join(read(client, made.get_absolute_url()).links())


def test_a_report_nobody_read_the_voices_of_yet_says_so(anonymous: Client) -> None:
    made = cast.ferry()
    assert "has not been read yet" in anonymous.get(made.get_absolute_url() + "?voices=1").text


def test_a_language_without_rules_for_attributions_says_so(anonymous: Client) -> None:
    made = cast.ferry()
    voices(made)
    Article.objects.filter(pk=made.left.pk).update(language="fa")
    html = anonymous.get(made.get_absolute_url() + "?voices=1").text
    assert "attributions are not analysed in Persian" in html


def test_voices_that_overlap_flags_and_evidence_nest_cleanly(anonymous: Client) -> None:
    made = cast.ferry()
    voices(made)
    cast.flag(made, "left", "office said the engine", rule="rule.across")
    for query in ("?voices=1", "?voices=1&swap=1"):
        shown = read(anonymous, made.get_absolute_url() + query)  # complains of bad nesting
        assert len(shown.ids()) == len(set(shown.ids()))


# Filtering by score


def test_flags_are_filtered_by_their_score_and_counted_under_the_other_filters() -> None:
    made = cast.ferry()
    low, high = made.flags.order_by("pk")[:2]
    type(low).objects.filter(pk=low.pk).update(score=0.55)
    shown = page(made, {"score": "0.6"})
    assert [note.pk for note in shown.notes.values() if note.shown] == [
        flag.pk for flag in made.flags.all() if flag.pk != low.pk
    ]
    (scores,) = [facet for facet in shown.facets if facet.name == "score"]
    assert [(choice.label, choice.count) for choice in scores.choices] == [
        ("Any score", 3),
        ("Score from 0.6", 2),
    ]
    assert page(made, {"score": "0.6", "kind": "editorialising"}).shown == 0
    assert shown.view.query() == "?score=0.6" and high.pk in shown.notes


@pytest.mark.parametrize("score", ["", "1.5", "nan", "0.60", "<b>"])
def test_a_score_nobody_offers_filters_nothing(score: str) -> None:
    assert View.from_query({"score": score}) == View()


# The overview


def test_the_overview_draws_each_passage_once_a_side_and_joins_what_aligns() -> None:
    shown = page(cast.ferry()).overview
    assert sorted(shown.shapes) == ["moved", "only", "pair", "residue"]
    bars = "".join(shape.bars for shapes in shown.shapes.values() for shape in shapes)
    assert bars.count("M") == 9  # no sentence is drawn twice: five cells on the left, four right
    joined = [bool(shape.ribbon) for kind in ("pair", "moved") for shape in shown.shapes[kind]]
    assert joined.count(True) == 3 and joined.count(False) == 1  # moved away: drawn at its place
    assert sum(len(ticks) for ticks in shown.ticks.values()) == 3


def test_the_overview_stays_within_its_width_and_in_the_order_of_the_text() -> None:
    made = cast.comparison(
        cast.article([["One."], ["Two."], ["Three."]], outlet="Short"),
        cast.article([[f"Sentence {n}."] for n in range(400)], outlet="Long"),
    )
    cast.pair(made, (0, 1), (0, 1))
    shown = page(made)
    starts = [
        int(bar.split()[0])
        for shapes in shown.overview.shapes.values()
        for shape in shapes
        for bar in shape.bars.split("M")[1:]
    ]
    assert min(starts) >= 0 and max(starts) < WIDTH
    assert shown.overview.lanes[1].paragraphs == 400


def test_the_overview_is_also_said_in_words_with_links(anonymous: Client) -> None:
    made = cast.ferry()
    shown = read(anonymous, made.get_absolute_url())
    text = " ".join("".join(shown.words).split())
    assert "4 of 5 sentences have a counterpart, 1 of them in another place." in text
    assert "No flag is shown." in text and "Paragraph 2: flag 1." in text
    assert "paragraph 4 on the left is 1 on the right" in text


def test_only_flags_that_are_shown_stand_in_the_overview() -> None:
    shown = page(cast.ferry(), {"kind": "editorialising"}).overview
    assert list(shown.ticks) == ["editorialising"]
    assert [len(lane.flagged) for lane in shown.lanes] == [0, 1]


# Odd pairs


def test_three_hundred_flags_are_all_shown_and_only_the_linked_one_has_its_facts(
    anonymous: Client,
) -> None:
    made = cast.ferry()
    with CaptureQueriesContext(connection) as few:
        anonymous.get(f"{made.get_absolute_url()}?flag={made.flags.all()[0].pk}")
    for number in range(300 - made.flags.count()):
        cast.flag(made, "right", "ferry", rule=f"rule.{number}")
    assert made.flags.count() == 300 > MAX_PANELS
    address = made.get_absolute_url()
    flag = made.flags.all()[200]
    with CaptureQueriesContext(connection) as queries:
        shown = read(anonymous, f"{address}?flag={flag.pk}")
    assert len(queries) <= len(few)
    assert sum(name.startswith("flag-") for name in shown.ids()) == 300
    assert sum(attrs.get("class") == "note-foot" for _, attrs in shown.elements) == 1
    assert sum(attrs.get("class") == "note-more" for _, attrs in shown.elements) == 299
    assert read(anonymous, f"{address}?kind=certainty_raised").count("blockquote") == 0


def test_words_with_several_flags_are_marked_once_and_lead_to_each(anonymous: Client) -> None:
    made = cast.ferry()
    further = cast.flag(made, "right", "shocking", kind=FlagKind.CERTAINTY_RAISED, rule="rule.too")
    for query in ("", f"?flag={further.pk}"):
        shown = read(anonymous, made.get_absolute_url() + query)
        classes = [attrs.get("class") or "" for tag, attrs in shown.elements if tag == "mark"]
        assert len(classes) == 5  # three flags, one of them cut by another, and the legend's
        assert f"mark-{further.pk}" in shown.ids()
        assert f"#mark-{further.pk}" in shown.links()


def labels(client: Client, made: Comparison) -> list[str]:
    """Return the labels behind marked words, in the order in which they are read."""
    shown = client.get(made.get_absolute_url()).content.decode()
    return re.findall(r'class="flag-label[^>]*>[^<]*?(\d+)</a>', shown)


@pytest.mark.parametrize(
    "quotes",
    [
        ("The engine is forty years old", "years old"),
        ("The engine is forty years old", "The engine is forty", "engine"),
        ("engine is forty years", "years old"),
    ],
)
def test_numbers_of_flags_ascend_in_the_order_in_which_their_labels_are_read(
    anonymous: Client, quotes: tuple[str, ...]
) -> None:
    made = cast.ferry()
    made.flags.all().delete()
    for number, quote in enumerate(quotes):
        cast.flag(made, "right", quote, rule=f"rule.{number}")
    assert labels(anonymous, made) == [str(n + 1) for n in range(len(quotes))]


def test_flags_that_differ_by_a_full_stop_stand_on_the_same_words(anonymous: Client) -> None:
    made = cast.ferry()
    made.flags.all().delete()
    words = "The engine is forty years old and the repair will take a month"
    flags = [cast.flag(made, "right", q, rule=f"to.{len(q)}") for q in (words, f"{words}.")]
    shown = read(anonymous, made.get_absolute_url())
    marks = [attrs for tag, attrs in shown.elements if tag == "mark" and attrs.get("id")]
    assert [attrs["id"] for attrs in marks] == [f"mark-{flags[0].pk}"]
    assert f"mark-{flags[1].pk}" in shown.ids()
    assert labels(anonymous, made) == ["1", "2"]


def test_a_pair_without_a_single_link_is_called_what_it_is(anonymous: Client) -> None:
    made = cast.comparison(
        cast.article([["One thing."]], outlet="A"),
        cast.article([["Another thing."]], outlet="B"),
        reuse="independent",
    )
    cast.pair(made, (0, 1), (0, 0), similarity=None, kind=PairKind.ONLY_LEFT)
    cast.pair(made, (0, 0), (0, 1), similarity=None, kind=PairKind.ONLY_RIGHT)
    text = "".join(read(anonymous, made.get_absolute_url()).words)
    assert "Independent reporting: no passage of one aligns with a passage of the other." in text
    assert "Only in A" in text and "Only in B" in text and "No flags" in text


def test_each_paragraph_runs_the_way_most_of_its_letters_do(anonymous: Client) -> None:
    made = cast.comparison(
        cast.article(
            [["Oxley بسته می‌ماند و کشتی نمی‌آید."], ["کشتی رفت."]], outlet="بندر", language="fa"
        ),
        cast.article([["The ferry, فیری, has left."]], outlet="Islander"),
    )
    cast.pair(made, (0, 1), (0, 1))
    shown = read(anonymous, made.get_absolute_url())
    cells = [attrs for tag, attrs in shown.elements if "cell" in (attrs.get("class") or "")]
    assert {attrs.get("lang") for attrs in cells} == {"fa", "en"}
    assert sum(tag == "p" and attrs.get("dir") == "rtl" for tag, attrs in shown.elements) == 2


def test_a_text_without_letters_runs_from_left_to_right() -> None:
    assert [direction_of(text) for text in ("", "12.5", "—", "متن", "a متن بلند")] == [
        "ltr",
        "ltr",
        "ltr",
        "rtl",
        "rtl",
    ]


def test_moved_passages_are_joined_both_ways(anonymous: Client) -> None:
    made = cast.ferry()
    shown = page(made)
    ((row, to),) = shown.moves
    assert (to.side, to.paragraph, row.paragraph) == (Side.LEFT, 4, 1)
    html = anonymous.get(made.get_absolute_url()).text
    assert f'Moved: stands as <a href="#row-{to.row}">paragraph 4</a> on the left' in html
    assert f'Moved: stands as <a href="#row-{row.number}">paragraph 1</a> on the right' in html


def test_what_reviewers_and_measurements_say_stands_at_the_foot(anonymous: Client) -> None:
    text = "".join(read(anonymous, cast.ferry().get_absolute_url()).words)
    assert "About this comparison" in text and "analysis version 1" in text
    assert text.count("measured precision") >= 2 and str(FlagKind.QUOTE_ALTERED.label) not in text
