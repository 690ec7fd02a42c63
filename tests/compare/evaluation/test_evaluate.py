"""The command as a person runs it, over a small made-up data folder with the real encoder."""

from __future__ import annotations

import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from compare.analysis import precision
from compare.analysis.messages import from_json, message
from compare.analysis.precision import _all
from compare.evaluation.precision import MIN_FLAGS, Verdicts, as_json
from compare.evaluation.tasks import GOALS, TASKS
from tests.compare.evaluation.tiny import write, write_all

pytestmark = pytest.mark.encoder


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_all(tmp_path_factory.mktemp("corpora"))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Hold the vectors of this module, each text encoded once."""
    return tmp_path_factory.mktemp("vectors")


@pytest.fixture(scope="module")
def whole(data: Path, kept: Path) -> list[str]:
    return run(data, "--errors", "2", "--cache", str(kept)).splitlines()


def run(data: Path, *arguments: str) -> str:
    out = StringIO()
    call_command("evaluate", *arguments, "--data", str(data), stdout=out, stderr=StringIO())
    return out.getvalue()


def row(lines: list[str], *cells: str) -> list[str]:
    """Return the cells of the one row that has all of `cells`."""
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    (found,) = [cells_found for cells_found in rows if {*cells} <= {*cells_found}]
    return found


def test_every_task_prints_its_rows_and_every_target_has_one(whole):
    rows = [tuple(map(str.strip, line.split("|"))) for line in whole[2:] if line.startswith("|")]
    assert {cells[1] for cells in rows} == set(TASKS)
    unmeasured = {cells[2] for cells in rows if cells[5] == "not measured"}
    assert unmeasured <= {"our labels of sources", "our gold, quotations", "our gold, figures"}
    without_row = set(GOALS) - {(cells[2], cells[4]) for cells in rows}
    assert {data for data, _ in without_row} <= unmeasured


def test_an_attribution_of_a_whole_article_is_found_by_its_tokens(whole):
    assert row(whole, "PolNeAR dev", "content tokens F1")[4] == "1.000"
    assert row(whole, "PolNeAR dev", "attributed sentences F1")[4] == "1.000"
    assert row(whole, "PolNeAR dev", "unattributed sentences F1")[4] == "1.000"


def test_the_same_claim_ranks_above_another(whole):
    assert row(whole, "MRPC train", "AUC")[2:5] == ["2", "AUC", "1.000"]


def test_a_lost_source_is_found_and_none_on_a_sentence_with_itself(whole):
    assert row(whole, "attribution shifts", "omitted or weakened: recall")[4] == "1.000"
    assert row(whole, "PolNeAR ablation dev", "share of unmodified pairs flagged")[4] == "0.000"


def test_views_are_found_one_sentence_at_a_time(whole):
    assert row(whole, "NewsSD-ENG test", "macro-F1")[4] == "1.000"
    assert row(whole, "MPQA dev, own voice", "average precision")[4] == "1.000"


def test_the_test_topics_of_a_corpus_are_not_read(whole):
    assert row(whole, "events", "ECB+ dev")[2] == "3"
    assert row(whole, "events", "ECB+ train")[2] == "3"


def test_mistakes_are_shown_of_train_parts_only_where_there_is_one(whole):
    shown = {line.split(", ", 1)[1].split(":")[0] for line in whole if line.startswith("==")}
    assert {"ECB+ train", "NewsSD-ENG train", "BASIL dev"} <= shown
    assert shown.isdisjoint(
        {"PolNeAR dev", "PolNeAR ablation dev", "ECB+ dev", "NewsSD-ENG dev", "NewsSD-ENG test"}
    )


def test_vectors_are_kept_and_give_the_same_table(whole, data, kept):
    assert (kept / "mrpc.npz").is_file()
    again = run(data, "alignment", "--cache", str(kept)).splitlines()
    cells = ("MRPC train", "AUC")
    assert row(again, *cells) == row(whole, *cells)


def test_a_corpus_that_is_not_there_gives_a_row_that_says_so(tmp_path, kept):
    lines = run(tmp_path, "alignment", "--cache", str(kept)).splitlines()
    assert row(lines, "MRPC train")[4:] == [
        "not measured", "", "", "", "mrpc/pairs.jsonl is not there",
    ]  # fmt: skip
    assert row(lines, "our gold, moved", "moved passages: wrong")[4] != "not measured"


def test_a_part_that_is_kept_aside_gives_a_row_that_says_so(tmp_path):
    only_train = {"text": "Rain.", "label": 0, "split": "train", "meta": {}}
    write(tmp_path / "newssd_eng" / "sentences.jsonl", [only_train])
    lines = run(tmp_path, "editorialising").splitlines()
    assert row(lines, "NewsSD-ENG test")[-1] == "the part test is not there"
    assert row(lines, "NewsSD-ENG train")[2] == "1"


def test_the_precision_of_each_kind_is_stored_with_its_data_and_date(
    data, kept, tmp_path, monkeypatch
):
    stored = tmp_path / "measured_precision.json"
    monkeypatch.setattr("compare.management.commands.evaluate.MEASURED_FILE", stored)
    monkeypatch.setattr("compare.evaluation.precision.MIN_FLAGS", 1)
    run(data, "--write-precision", "--cache", str(kept))
    kinds = json.loads(stored.read_text(encoding="utf-8"))["kinds"]
    assert {"editorialising", "editorialising.commentary", "attribution_omitted"} <= set(kinds)
    assert kinds["attribution_omitted"]["precision"] == 1.0
    assert kinds["attribution_omitted"]["n"] == 1
    assert str(from_json(kinds["attribution_omitted"]["data"])).startswith("2 pairs of single")
    monkeypatch.setattr("compare.analysis.precision.MEASURED_FILE", stored)
    _all.cache_clear()
    found = precision.measured("editorialising")
    _all.cache_clear()
    assert found is not None
    assert found.precision == 1.0
    assert date.fromisoformat(found.date)


def test_too_few_flags_are_no_measurement():
    few = Verdicts("tea", message("cups"), (True,) * (MIN_FLAGS - 1))
    enough = Verdicts("cake", message("plates"), (True,) * (MIN_FLAGS - 1) + (False,))
    kinds = as_json(iter([few, enough]), on=date(2020, 5, 1))["kinds"]
    plates = {"wording": "plates", "values": {}}
    assert kinds == {"cake": {"precision": 0.9, "n": 10, "data": plates, "date": "2020-05-01"}}


def test_nothing_is_stored_where_nothing_could_be_measured(tmp_path, kept, monkeypatch):
    stored = tmp_path / "measured_precision.json"
    monkeypatch.setattr("compare.management.commands.evaluate.MEASURED_FILE", stored)
    monkeypatch.setattr("compare.evaluation.precision.MIN_FLAGS", 10_000)
    with pytest.raises(CommandError, match="nothing written"):
        run(tmp_path, "--write-precision", "--cache", str(kept))
    assert not stored.exists()


def test_a_folder_or_task_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError, match=r"There is no folder .*nowhere"):
        run(tmp_path / "nowhere")
    with pytest.raises(
        CommandError, match=r"no task “tea”\. The tasks are: alignment, attribution"
    ):
        run(tmp_path, "tea")


def test_options_that_make_no_sense_are_refused(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(CommandError, match="--cache takes a folder"):
        run(tmp_path, "attribution", "--cache", str(tmp_path / "file"))
    with pytest.raises(CommandError, match="from 0 up"):
        run(tmp_path, "attribution", "--errors", "-1")


def test_a_broken_line_of_the_data_is_one_line_of_error(tmp_path):
    (tmp_path / "polnear").mkdir()
    (tmp_path / "polnear" / "docs.jsonl").write_text('{"id": 1, "te\n', encoding="utf-8")
    with pytest.raises(CommandError, match="no JSON"):
        run(tmp_path, "attribution")
