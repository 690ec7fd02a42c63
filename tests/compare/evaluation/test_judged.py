"""Flags on pairs of made-up reports, and what labels by offsets make of them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from articles.text.spans import Span
from compare.analysis.messages import from_json
from compare.evaluation import judged, precision, report_pairs
from compare.evaluation.corpora import MissingData, Place
from compare.evaluation.judged import FILE, kinds, label_on, measure_flags, raised_flags
from compare.evaluation.precision import as_json, measured_kinds
from tests.compare.evaluation.tiny import LEFT, RIGHT, write, write_all

OMITTED = "attribution_omitted"
CLAIM = "The northern pillar has moved by two centimetres."


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    root = tmp_path_factory.mktemp("corpora")
    data = write_all(root)
    write(root / "labels" / FILE, [])
    return Place(data=data, gold=root / "gold", kept=root / "vectors", labels=root / "labels")


def labelled(place: Place, *labels: dict[str, object]) -> Place:
    """Return the place with these labels in the stead of none."""
    folder = place.labels.parent / f"labels {len(list(place.labels.parent.iterdir()))}"
    write(folder / FILE, list(labels))
    return replace(place, labels=folder)


def label(verdict: str, *, kind: str = OMITTED, words: str = CLAIM) -> dict[str, object]:
    start = "\n\n".join(RIGHT.splitlines()).index(words)
    names = {"corpus": "BASIL", "left": "Outlet 0", "right": "Outlet 1", "kind": kind}
    span = {"side": "right", "start": start, "end": start + len(words)}
    return {**names, **span, "verdict": verdict}


def of_omitted(place: Place) -> judged.Figure:
    (found,) = [f for f in measure_flags(place).figures if f.name == f"{OMITTED}: precision"]
    return found


@pytest.mark.encoder
def test_every_two_reports_of_an_event_are_a_pair_and_test_topics_are_not_read(place):
    pairs = report_pairs.report_pairs(place)
    named = [(pair.corpus, pair.left_id, pair.right_id) for pair in pairs]
    assert named == [
        ("BASIL", "Outlet 0", "Outlet 1"),
        ("BASIL", "Outlet 0", "Outlet 2"),
        ("BASIL", "Outlet 1", "Outlet 2"),
        ("NeuS", "train 0", "train 1"),
        ("ECB+", "dev 0", "dev 1"),  # by its topic, it is of the train part
    ]
    assert pairs[3].left.headline == "A headline"
    assert pairs[4].left.text == LEFT


@pytest.mark.encoder
def test_pairs_are_drawn_by_hash_and_events_taken_in_order(place, monkeypatch):
    monkeypatch.setattr(report_pairs, "ECB_PAIRS", 0)
    monkeypatch.setattr(report_pairs, "NEUS_EVENTS", 0)
    assert {pair.corpus for pair in report_pairs.report_pairs(place)} == {"BASIL"}


@pytest.mark.encoder
def test_a_corpus_that_is_not_there_is_passed_over_unless_none_is(place, tmp_path):
    said: list[str] = []
    (tmp_path / "basil").symlink_to(place.data / "basil")
    only = replace(place, data=tmp_path, say=said.append)
    assert {pair.corpus for pair in report_pairs.report_pairs(only)} == {"BASIL"}
    assert "neus_allsides/clusters.jsonl is not there" in said
    with pytest.raises(MissingData, match="none of"):
        report_pairs.report_pairs(replace(place, data=tmp_path / "nowhere"))


@pytest.mark.encoder
def test_what_nobody_has_judged_gives_no_precision_and_is_shown_with_its_line(place):
    found = of_omitted(place)
    assert found.n == 0
    assert found.value != found.value
    assert found.detail == "0 right, 0 border, 0 wrong; 2 raised (BASIL 2), 2 not yet judged"
    listed = measure_flags(place).mistakes[f"{OMITTED}: not yet judged"]
    (words,) = [mistake.words for mistake in listed if CLAIM in mistake.words]
    assert f"[{CLAIM}]" in words
    assert json.loads(words.splitlines()[-1]) == label("")


@pytest.mark.encoder
@pytest.mark.parametrize(("verdict", "worth"), [("right", 1.0), ("border", 0.5), ("wrong", 0.0)])
def test_a_verdict_counts_and_a_border_case_half(place, verdict, worth):
    found = of_omitted(labelled(place, label(verdict)))
    assert (found.n, found.value) == (1, worth)
    assert f"1 {verdict}" in found.detail
    assert found.detail.endswith("2 raised (BASIL 2), 1 not yet judged")


@pytest.mark.encoder
def test_what_was_judged_wrong_is_shown_with_both_passages(place):
    found = measure_flags(labelled(place, label("wrong"))).mistakes
    (mistake,) = found[f"{OMITTED}: judged wrong"]
    assert "According to the engineers" in mistake.words
    (other,) = found[f"{OMITTED}: not yet judged"]
    assert CLAIM not in other.words


@pytest.mark.encoder
def test_editorialising_is_counted_whole_and_by_form(place):
    figures = {f.name.removesuffix(": precision"): f for f in measure_flags(place).figures}
    assert list(figures) == list(kinds())
    raised = raised_flags(place)
    for form in judged.FORMS:
        assert f"{len(judged.of_kind(raised, f'editorialising.{form}'))} raised" in (
            figures[f"editorialising.{form}"].detail
        )
    whole = judged.of_kind(raised, "editorialising")
    assert {one.kind.partition(".")[0] for one in whole} == {"editorialising"}
    assert f"{len(whole)} raised" in figures["editorialising"].detail


@pytest.mark.encoder
def test_judged_flags_come_before_easier_data_where_there_are_enough(place, monkeypatch):
    judged_place = labelled(place, label("border"))
    for enough, value, data in (
        (1, 0.5, "whole reports and excerpts of one event: BASIL"),
        (2, 1.0, precision.SHIFTS % {"n": 2}),
    ):
        monkeypatch.setattr(precision, "MIN_JUDGED", enough)
        monkeypatch.setattr(precision, "MIN_FLAGS", 1)
        entry = as_json(measured_kinds(judged_place), on=date(2020, 5, 1))["kinds"][OMITTED]
        assert (entry["precision"], entry["n"]) == (value, 1)
        assert str(from_json(entry["data"])) == data


@pytest.mark.encoder
def test_labels_given_when_the_rules_were_done_are_what_measures(place, monkeypatch):
    monkeypatch.setattr(precision, "MIN_JUDGED", 1)
    monkeypatch.setattr(precision, "MIN_FLAGS", 1)
    fresh = labelled(place, {**label("border"), "fresh": True})
    names = [figure.name for figure in measure_flags(fresh).figures]
    assert f"{OMITTED}: precision{judged.FRESH}" in names
    assert as_json(measured_kinds(fresh), on=date(2020, 5, 1))["kinds"][OMITTED]["precision"] == 0.5


# --- labels ------------------------------------------------------------------------------------


def spans(*given: tuple[int, int, str]) -> list[dict[str, object]]:
    return [{"start": start, "end": end, "verdict": verdict} for start, end, verdict in given]


@pytest.mark.parametrize(
    ("span", "verdict"),
    [
        ((10, 20), "right"),
        ((0, 100), "right"),  # the whole label lies within
        ((12, 14), "right"),  # the whole flag lies within
        ((15, 40), "right"),  # half of the label
        ((16, 40), None),
        ((20, 30), None),
    ],
)
def test_a_label_holds_for_a_flag_that_shares_half_of_the_shorter_span(span, verdict):
    found = label_on(Span(*span), spans((10, 20, "right")))
    assert (None if found is None else found["verdict"]) == verdict


def test_of_several_labels_the_one_that_shares_most_holds():
    labels = spans((0, 100, "wrong"), (10, 20, "right"), (12, 40, "border"))
    assert label_on(Span(10, 21), labels) == labels[1]
    assert label_on(Span(0, 90), labels) == labels[0]


def test_every_shipped_label_is_whole_and_none_stands_twice():
    path = Path(judged.__file__).with_name("labels") / FILE
    labels = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for one in labels:
        assert [key for key in one if key != "fresh"] == [
            "corpus", "left", "right", "kind", "side", "start", "end", "verdict",
        ]  # fmt: skip
        assert one.get("fresh", True) is True
        assert one["corpus"] in {"BASIL", "NeuS", "ECB+"}
        assert one["kind"] in set(kinds()) - {"editorialising"}
        assert one["side"] in {"left", "right"}
        assert 0 <= one["start"] < one["end"]
        assert one["verdict"] in judged.WORTH
    keys = [tuple(one.values())[:7] for one in labels]
    assert len(set(keys)) == len(keys)
