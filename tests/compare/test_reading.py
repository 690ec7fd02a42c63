from __future__ import annotations

from collections.abc import Iterable

import pytest

from articles.models import Article
from articles.text.spans import Span
from compare.analysis.results import Side
from compare.models import Comparison, FlagKind, Verdict
from compare.reading.context import contexts
from compare.reading.filters import View
from compare.reading.layout import RowKind
from compare.reading.marks import MarkKind, Node
from compare.reading.page import Page, build_page
from compare.reading.states import ReviewState, in_state, state_of
from tests.compare import cast

pytestmark = pytest.mark.django_db


def page(of: Comparison, query: dict[str, str] | None = None) -> Page:
    return build_page(
        Comparison.objects.with_articles().get(pk=of.pk), View.from_query(query or {})
    )


def text_of(nodes: Iterable[Node]) -> str:
    return "".join(node.text for node in nodes)


def column(shown: Page, side: Side) -> str:
    """All main text of one column, from top to bottom."""
    return " ".join(
        text_of(block.nodes)
        for row in shown.rows
        for cell in row.cells
        if cell.side is side and not cell.echo
        for block in cell.blocks
    )


def marked_words(shown: Page, kind: MarkKind) -> set[str]:
    found = set()

    def walk(nodes: Iterable[Node]) -> None:
        for node in nodes:
            if node.mark is not None and node.mark.kind is kind:
                found.add(node.text)
            walk(node.children)

    for row in shown.rows:
        for cell in row.cells:
            for block in cell.blocks:
                walk(block.nodes)
    return found


@pytest.mark.parametrize("query", [{}, {"swap": "1"}, {"edits": "off"}, {"fold": "off"}])
def test_each_column_holds_its_whole_report_in_its_own_order(query: dict[str, str]) -> None:
    shown = page(cast.ferry(), query)
    for text, side in ((shown.columns[0], Side.LEFT), (shown.columns[1], Side.RIGHT)):
        assert column(shown, side).split() == text.article.body.split()


def test_text_between_two_sentences_is_not_lost() -> None:
    made = cast.ferry()
    made.left.sentences.filter(position=3).delete()
    made.left.sentences.filter(position=4).update(position=3)
    made.left.sentences.filter(position=5).update(position=4)
    made.pairs.filter(left_start__gte=3).delete()
    shown = page(made)
    assert column(shown, Side.LEFT).split() == made.left.body.split()


def test_a_band_begins_with_each_row_that_has_notes_and_holds_those_below_it() -> None:
    shown = page(cast.ferry(), {"kind": "editorialising"})
    assert [row for band in shown.bands for row in (band.first, *band.rest)] == [*shown.rows]
    assert len(shown.bands) > 1
    assert all(band.first.notes for band in shown.bands[1:])
    assert not any(row.notes for band in shown.bands for row in band.rest)


def test_a_moved_passage_is_set_at_both_places_and_says_where_the_other_stands() -> None:
    shown = page(cast.ferry())
    (moved,) = [row for row in shown.rows if row.kind is RowKind.MOVED]
    (away,) = [row for row in shown.rows if row.kind is RowKind.AWAY]
    assert [cell.echo for cell in moved.cells] == [True, False]
    (to_left,), (to_right,) = moved.references, away.references
    assert (to_left.row, to_left.side, to_left.paragraph) == (away.number, Side.LEFT, 4)
    assert (to_right.row, to_right.side, to_right.paragraph) == (moved.number, Side.RIGHT, 1)


def test_a_row_s_pointers_are_gathered_into_one_sentence_a_side() -> None:
    made = cast.ferry()
    for right in (1, 0):
        cast.pair(made, (3, 4), (right, right + 1), similarity=0.5)
    (row,) = [row for row in page(made).rows if row.kind is RowKind.ELSEWHERE]
    (pointers,) = row.pointers
    assert (pointers.side, pointers.moved) == (Side.RIGHT, False)
    assert [reference.paragraph for reference in pointers.to] == [1, 2]


def test_paragraph_numbers_pass_over_residue() -> None:
    shown = page(cast.ferry())
    numbers = [
        block.number
        for row in shown.rows
        for cell in row.cells
        if cell.side is Side.LEFT and not cell.echo
        for block in cell.blocks
    ]
    assert numbers == [1, 2, 3, None, 4]


def test_flags_and_evidence_mark_exactly_their_words_behind_an_emoji() -> None:
    shown = page(cast.ferry(), {"edits": "off"})
    assert "The ferry 🚢 to Oxley will stop in May" in marked_words(shown, MarkKind.EVIDENCE)
    assert "shocking" in marked_words(shown, MarkKind.FLAG)


def test_words_that_only_one_side_has_are_marked_and_can_be_left_unmarked() -> None:
    made = cast.ferry()
    assert "The office said" in marked_words(page(made), MarkKind.EDIT)
    assert marked_words(page(made, {"edits": "off"}), MarkKind.EDIT) == set()


def test_passages_with_little_wording_in_common_are_left_unmarked() -> None:
    of = cast.event()
    made = cast.comparison(
        cast.article([["Snow closed the northern pass overnight."]], outlet="One", of=of),
        cast.article(
            [["Lorries wait, since drifts block every road up there."]], outlet="Two", of=of
        ),
    )
    cast.pair(made, (0, 1), (0, 1))
    assert marked_words(page(made), MarkKind.EDIT) == set()


def test_filters_choose_flags_and_count_what_each_choice_would_show() -> None:
    made = cast.ferry()
    shown = page(made, {"kind": "certainty_raised"})
    assert [note.flag.kind for note in shown.notes.values() if note.shown] == ["certainty_raised"]
    kinds = {choice.label: choice.count for choice in shown.facets[0].choices}
    assert kinds == {
        "All kinds": 3,
        "Editorialising": 1,
        "Attribution omitted": 1,
        "Certainty raised": 1,
    }
    assert [choice.count for choice in shown.facets[1].choices] == [1, 1]


def test_a_filter_never_hides_the_flag_that_was_linked_to() -> None:
    made = cast.ferry()
    linked = made.flags.get(kind=FlagKind.EDITORIALISING)
    shown = page(made, {"kind": "certainty_raised", "flag": str(linked.pk)})
    assert shown.notes[linked.pk].shown and shown.notes[linked.pk].outside_filter
    assert shown.shown == 2


def test_what_is_not_understood_in_the_address_is_passed_over() -> None:
    view = View.from_query({"kind": "<script>", "side": "up", "state": "?", "flag": "1e9"})
    assert view == View()
    assert View.from_query({"flag": "9" * 30}).flag is None


def test_swapped_sides_exchange_columns_and_words_but_not_what_a_filter_means() -> None:
    made = cast.ferry()
    shown = page(made, {"swap": "1", "side": "right"})
    assert shown.columns[0].article.outlet_name == "Islander"
    notes = list(shown.notes.values())
    assert all(note.side is Side.LEFT and note.shown for note in notes)
    omitted = next(note for note in notes if note.flag.kind == "attribution_omitted")
    assert omitted.explanation == ("Right attributes this to “The office”; left states it as fact.")


def test_a_long_passage_without_counterpart_is_folded_unless_a_flag_stands_in_it() -> None:
    of = cast.event()
    long = [f"Sentence {n} tells at some length of a thing that happened there." for n in range(20)]
    made = cast.comparison(
        cast.article([["A thing happened."]], outlet="One", of=of),
        cast.article([long], outlet="Two", of=of),
    )
    (row,) = [row for row in page(made).rows if row.cells[0].side is Side.RIGHT]
    assert row.opening.startswith("Sentence 0 tells")
    assert not any(row.opening for row in page(made, {"fold": "off"}).rows)
    cast.flag(made, "right", "Sentence 7")
    assert not any(row.opening for row in page(made).rows)


def test_kinds_without_rules_for_a_language_are_named() -> None:
    of = cast.event()
    made = cast.comparison(
        cast.article([["The pass is closed."]], outlet="One", of=of),
        cast.article([["گردنه بسته است."]], outlet="Two", of=of, language="fa"),
    )
    made.not_analysed = ["editorialising", "certainty_raised"]
    made.save()
    assert page(made).limits == ("Not analysed in Persian: editorialising, certainty raised.",)
    made.encoder = "all-MiniLM-L6-v2"
    made.save()
    assert "aligned here by the words they share" in page(made).limits[1]
    Article.objects.update(language="en")
    assert len(page(made).limits) == 1


@pytest.mark.parametrize(
    ("verdicts", "state"),
    [
        ([], ReviewState.AWAITING),
        (["confirmed"], ReviewState.CONFIRMED),
        (["confirmed", "unsure"], ReviewState.CONFIRMED),
        (["dismissed", "unsure"], ReviewState.DISMISSED),
        (["unsure"], ReviewState.UNSURE),
        (["confirmed", "dismissed", "unsure"], ReviewState.DISAGREEMENT),
    ],
)
def test_states_are_the_same_in_the_database_and_in_memory(
    verdicts: list[str], state: ReviewState, django_user_model: type
) -> None:
    flag = cast.ferry().flags.first()
    assert flag is not None
    for verdict in verdicts:
        user = django_user_model.objects.create_user(verdict)  # type: ignore[attr-defined]
        flag.reviews.create(reviewer=user, verdict=Verdict(verdict))
    assert state_of(verdicts) is state
    for other in ReviewState:
        found = in_state(type(flag).objects.filter(pk=flag.pk), other)
        assert found.exists() is (other is state)


def test_a_quote_in_context_is_its_sentence_with_the_words_apart() -> None:
    made = cast.ferry()
    flag = (
        type(made.flags.get(kind="editorialising"))
        .objects.with_articles()
        .get(kind="editorialising")
    )
    found = contexts([flag])[flag.pk]
    assert (found.flagged.before, found.flagged.words) == ("In a ", "shocking")
    assert found.flagged.after == " move, the ferry to Oxley will stop in May."
    assert found.evidence is not None
    assert found.evidence.words == "The ferry 🚢 to Oxley will stop in May"
    assert found.evidence.after == ", the harbour office said."


def test_of_a_very_long_sentence_the_context_shows_what_is_near() -> None:
    of = cast.event()
    long = " ".join(f"word{n}" for n in range(400))
    made = cast.comparison(
        cast.article([["Short."]], outlet="One", of=of),
        cast.article([[long]], outlet="Two", of=of),
    )
    flag = cast.flag(made, "right", "word200")
    quote = contexts([flag])[flag.pk].flagged
    assert quote.before.startswith("… word") and quote.after.endswith(" …")
    assert len(quote.before) < 200 > len(quote.after)


def test_spans_of_a_page_slice_to_the_flags_own_quotes() -> None:
    made = cast.ferry()
    for note in page(made).notes.values():
        body = made.article(note.flag.side).body
        assert Span(note.flag.start, note.flag.end).slice(body) == note.flag.quote
