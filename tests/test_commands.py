"""The batch commands as the README's contract has them; no database is allowed in these tests."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.fakes import FakeEncoder

pytestmark = pytest.mark.encoder

LEFT = (
    "The harbour council of Tarn will close the north pier in June.\n"
    "“The pier is not safe,” the engineer, Ida Roke, told the council. A senior clerk said the "
    "repairs would cost about nine million crowns.\n"
    "Scroll to Top"
)
RIGHT = (
    "In a shameful retreat, the harbour council of Tarn will close the north pier in June.\n"
    "The repairs will cost about nine million crowns. 🙂 “The pier is not safe,” Ida Roke said."
)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any) -> None:
        raise AssertionError("a batch command opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture
def ask(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    def run(command: str, *records: Any) -> list[dict[str, Any]]:
        file = tmp_path / "in.jsonl"
        lines = [r if isinstance(r, str) else json.dumps(r, ensure_ascii=False) for r in records]
        file.write_text("\n".join(lines), encoding="utf-8")
        call_command(command, str(file))
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return run


def test_analyse_describes_every_sentence(ask: Any) -> None:
    (answer,) = ask("analyse", {"id": "a", "text": LEFT})
    assert (answer["id"], answer["language"]) == ("a", "en")
    sentences = answer["sentences"]
    assert [LEFT[s["start"] : s["end"]] for s in sentences][-1] == "Scroll to Top"
    assert [s["paragraph"] for s in sentences] == [0, 1, 1, 2]
    assert [s["boilerplate"] for s in sentences] == [False, False, False, True]
    assert all(0 <= s["editorialising"] <= 1 for s in sentences)
    (attribution,) = sentences[2]["attributions"]
    assert LEFT[slice(*attribution["source"])] == "A senior clerk"
    assert LEFT[slice(*attribution["cue"])] == "said"
    assert attribution["source_kind"] == "unnamed"
    assert attribution["direct"] is False
    quoted = sentences[1]["attributions"][0]
    assert quoted["direct"] is True
    assert all("safe" not in LEFT[start:end] for start, end in sentences[1]["own_voice"])


def test_compare_texts_links_and_flags_with_exact_words(ask: Any) -> None:
    record = {
        "id": 7,
        "left": {"text": LEFT, "outlet": "Northlight", "published_at": "2025-03-11T10:00Z"},
        "right": {"text": RIGHT, "headline": "Pier", "published_at": "2025-03-11T15:00Z"},
    }
    (answer,) = ask("compare_texts", record)
    assert answer["id"] == 7
    assert answer["reuse"] in {"verbatim", "rewrite", "partial", "independent"}
    assert answer["derived"] in {"left", "right", None}
    assert 0 <= answer["same_event"] <= 1
    linked = {
        (LEFT[slice(*left)], RIGHT[slice(*right)])
        for link in answer["links"]
        for left in link["left"]
        for right in link["right"]
    }
    assert any("close the north pier" in left and "retreat" in right for left, right in linked)
    texts = {"left": LEFT, "right": RIGHT}
    kinds = set()
    for flag in answer["flags"]:
        assert texts[flag["side"]][flag["start"] : flag["end"]] == flag["quote"]
        evidence = flag["evidence"]
        if evidence is not None:
            words = texts[evidence["side"]][evidence["start"] : evidence["end"]]
            assert words == evidence["quote"]
        kinds.add((flag["side"], flag["kind"]))
    assert ("right", "editorialising") in kinds
    assert ("right", "attribution_omitted") in kinds
    assert "Scroll to Top" not in {LEFT[slice(*span)] for span in answer["only_left"]}


def test_texts_too_long_to_compare_are_said_with_their_line(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    fake_encoder: FakeEncoder,
) -> None:
    monkeypatch.setattr("compare.analysis.compare.MOST_PAIRS", 5)
    short = {"id": 2, "left": {"text": "One."}, "right": {"text": "Two."}}
    long = {"id": 1, "left": {"text": LEFT}, "right": {"text": RIGHT}}
    file = tmp_path / "in.jsonl"
    file.write_text(f"{json.dumps(long)}\n{json.dumps(short)}\n")
    with pytest.raises(SystemExit):
        call_command("compare_texts", str(file))
    refused, compared = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (refused["id"], refused["line"]) == (1, 1)
    assert "sentences" in refused["error"]
    assert "unforeseen" not in refused["error"]
    assert compared["id"] == 2


def test_pair_similarity_ranks_a_same_claim_above_another(ask: Any) -> None:
    answers = ask(
        "pair_similarity",
        {"id": 1, "a": "The council will close the pier.", "b": "The pier is to be closed."},
        {"id": 2, "a": "The council will close the pier.", "b": "Apples were cheap in May."},
        {"id": 3, "a": "", "b": ""},
    )
    assert [answer["id"] for answer in answers] == [1, 2, 3]
    assert 1 >= answers[0]["similarity"] > answers[1]["similarity"] >= 0


def test_group_events_numbers_articles_by_event(ask: Any) -> None:
    fair = "The autumn fair of Tarn opened on Saturday with a parade of forty carts."
    answers = ask(
        "group_events",
        {"id": "l", "headline": "North pier to close", "text": LEFT},
        {"id": "f", "headline": "Fair opens", "text": fair},
        {"id": "r", "headline": "North pier to close in June", "text": LEFT[:160]},
    )
    assert [answer["id"] for answer in answers] == ["l", "f", "r"]
    assert answers[0]["event"] == answers[2]["event"] != answers[1]["event"]


@pytest.mark.parametrize("command", ["analyse", "compare_texts", "pair_similarity", "group_events"])
def test_bad_lines_are_answered_in_their_place_and_counted(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "in.jsonl"
    good = {"id": "g", "text": LEFT, "headline": "", "a": "One.", "b": "Two."}
    good |= {"left": {"text": LEFT}, "right": {"text": RIGHT}}
    file.write_text(
        f'{json.dumps(good)}\n{{"id": "b", "text": 3, "left": 1}}\n{{\n{json.dumps(good)}'
    )
    with pytest.raises(SystemExit) as ended:
        call_command(command, str(file))
    assert ended.value.code == 1
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [answer["id"] for answer in answers] == ["g", "b", None, "g"]
    assert [answer.get("line") for answer in answers] == [None, 2, 3, None]
    assert all("error" in answer for answer in answers[1:3])


def test_the_output_is_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    file.write_text('{"id": "größe 🙂", "text": ""}', encoding="utf-8")
    latin = os.environ | {"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "manage.py", "analyse", str(file)],
        cwd=Path(__file__).parent.parent,
        env=latin,
        capture_output=True,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout.decode("utf-8"))["id"] == "größe 🙂"


@pytest.mark.parametrize("command", ["pair_similarity", "group_events"])
def test_an_output_that_cannot_be_written_is_not_called_a_fault_of_the_input(
    command: str, tmp_path: Path
) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no device that is always full")
    file = tmp_path / "in.jsonl"
    file.write_text('{"id": 1, "a": "One.", "b": "Two.", "headline": "One", "text": "Two."}')
    with full.open("w") as out:
        done = subprocess.run(
            [sys.executable, "manage.py", command, str(file)],
            cwd=Path(__file__).parent.parent,
            stdout=out,
            stderr=subprocess.PIPE,
        )
    said = done.stderr.decode()
    assert done.returncode == 1, said
    assert "The output could not be written: No space left on device" in said
    assert "in.jsonl" not in said
    assert "Exception ignored" not in said


def test_a_reader_that_has_seen_enough_is_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    file.write_text('{"id": 1, "a": "One.", "b": "Two."}\n' * 40)
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "manage.py", "pair_similarity", str(file)],
        cwd=Path(__file__).parent.parent,
        stdout=writing,
        stderr=subprocess.PIPE,
    )
    os.close(writing)
    assert done.returncode == 0, done.stderr.decode()
    assert "Error" not in done.stderr.decode()


def test_a_file_that_is_not_there_is_said() -> None:
    with pytest.raises(CommandError, match="There is no file"):
        call_command("analyse", "nowhere.jsonl")


def test_a_missing_encoder_is_said(settings: Any, tmp_path: Path) -> None:
    settings.VARIORUM_ENCODER = str(tmp_path / "no-encoder-here")
    file = tmp_path / "in.jsonl"
    file.write_text('{"id": 1, "a": "x", "b": "y"}')
    with pytest.raises(CommandError, match="no-encoder-here"):
        call_command("pair_similarity", str(file))
