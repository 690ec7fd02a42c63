from __future__ import annotations

import io
import json
import math
import threading
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from articles import jsonlines
from articles.jsonlines import Answer, BadLine, Record
from articles.text.encode import EncoderUnavailable

GIVE_UP = 10.0  # seconds after which a test that would hang fails


def shout(records: Sequence[Record]) -> list[Answer | BadLine]:
    return jsonlines.each(
        records, lambda r: {"id": r.get("id"), "loud": jsonlines.text_of(r, "text").upper()}
    )


def run(tmp_path: Path, raw: bytes, *, batch: int = 3) -> tuple[int, list[dict[str, object]]]:
    file = tmp_path / "in.jsonl"
    file.write_bytes(raw)
    out = io.StringIO()
    bad = jsonlines.run(str(file), shout, batch=batch, out=out)
    return bad, [json.loads(line) for line in out.getvalue().splitlines()]


def test_answers_stand_in_the_order_of_the_lines(tmp_path: Path) -> None:
    raw = b"".join(json.dumps({"id": i, "text": f"t{i}"}).encode() + b"\n" for i in range(50))
    bad, answers = run(tmp_path, raw)
    assert bad == 0
    assert answers == [{"id": i, "loud": f"T{i}"} for i in range(50)]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"not json", "not JSON"),
        (b"", "the line is blank"),
        (b" \t\r", "the line is blank"),
        (b"[1]", "not a JSON object"),
        (b'"text"', "not a JSON object"),
        (b'{"id": NaN, "text": ""}', "NaN"),
        (b'{"id": 1e999, "text": ""}', "too large a number"),
        (b'{"id": -1e999, "text": ""}', "too large a number"),
        (b'{"id": 7}', "“text” is missing"),
        (b'{"id": 7, "text": null}', "“text” is missing"),
        (b'{"id": 7, "text": 3}', "has to be a string"),
        (b'{"id": 7, "text": "\xff"}', "not UTF-8"),
        (b"[" * 200_000, "not JSON"),
    ],
)
def test_a_bad_line_gets_an_error_in_its_place_and_the_rest_goes_on(
    tmp_path: Path, line: bytes, reason: str
) -> None:
    bad, answers = run(tmp_path, b'{"id": 1, "text": "a"}\n' + line + b'\n{"id": 2, "text": "b"}')
    assert bad == 1
    assert [answer["id"] for answer in (answers[0], answers[2])] == [1, 2]
    assert answers[1]["line"] == 2
    assert reason in str(answers[1]["error"])
    assert answers[1]["id"] in (None, 7)


@pytest.mark.parametrize("end", [b"", b"\n", b"\n\n", b"\r\n \t\n"])
def test_blank_lines_at_the_end_are_no_lines(tmp_path: Path, end: bytes) -> None:
    assert run(tmp_path, b'{"id": 1, "text": "a"}' + end) == (0, [{"id": 1, "loud": "A"}])


@pytest.mark.parametrize("raw", [b"", b"\n\n", b"\xef\xbb\xbf\n"])
def test_an_input_without_lines_has_no_answers(tmp_path: Path, raw: bytes) -> None:
    assert run(tmp_path, raw) == (0, [])


def test_blank_lines_inside_are_answered_one_by_one(tmp_path: Path) -> None:
    bad, answers = run(tmp_path, b'\n{"id": 1, "text": "a"}\n\n\n{"id": 2, "text": "b"}\n')
    assert bad == 3
    assert [(a.get("id"), a.get("line")) for a in answers] == [
        (None, 1),
        (1, None),
        (None, 3),
        (None, 4),
        (2, None),
    ]


def test_a_line_longer_than_memory_allows_is_named_and_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jsonlines, "MAX_LINE_BYTES", 100)
    raw = b'{"id": 1, "text": "%s"}\n{"id": 2, "text": "b"}\n' % (b"x" * 1000)
    bad, answers = run(tmp_path, raw)
    assert bad == 1
    assert "longer than" in str(answers[0]["error"])
    assert answers[1] == {"id": 2, "loud": "B"}


def fragile(records: Sequence[Record]) -> list[Answer]:
    """Break, as a whole, on any group that has the record 3 in it."""
    return [{"id": record["id"], "share": 1 / (record["id"] - 3)} for record in records]


def test_a_fault_of_the_program_costs_only_the_line_that_has_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "in.jsonl"
    file.write_text("\n".join(json.dumps({"id": number}) for number in range(1, 7)))
    out = io.StringIO()
    assert jsonlines.run(str(file), fragile, batch=10, out=out) == 1
    answers = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [answer["id"] for answer in answers] == [1, 2, 3, 4, 5, 6]
    assert [answer["line"] for answer in answers if "error" in answer] == [3]
    assert "unforeseen fault of the program, ZeroDivisionError" in answers[2]["error"]
    assert "fragile" in caplog.text  # the traceback


def test_too_few_answers_never_shift_the_others(caplog: pytest.LogCaptureFixture) -> None:
    given = jsonlines.isolated([{"id": 1}, {"id": 2}], lambda records: [{"id": records[0]["id"]}])
    assert given == [{"id": 1}, {"id": 2}]
    assert "1 answers to 2 lines" in caplog.text


def test_an_encoder_that_is_missing_ends_the_run() -> None:
    def without(records: Sequence[Record]) -> list[Answer]:
        raise EncoderUnavailable("no weights")

    with pytest.raises(EncoderUnavailable):
        jsonlines.isolated([{}], without)


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_an_answer_that_is_no_json_is_an_error(value: float) -> None:
    out = io.StringIO()
    assert jsonlines.write({"id": 4, "score": value}, jsonlines.Line(1, {"id": 4}), out)
    answer = json.loads(out.getvalue(), parse_constant=pytest.fail)
    assert answer["line"] == 1
    assert "not JSON" in answer["error"]


def test_half_a_surrogate_pair_does_not_stop_the_output(tmp_path: Path) -> None:
    bad, answers = run(tmp_path, b'{"id": "\\ud83d", "text": "\\udc00"}\n')
    assert bad == 0
    assert answers[0]["id"] == "\ud83d"


def test_an_answer_comes_before_the_next_line_is_there() -> None:
    """A program that asks and waits would otherwise wait for ever."""
    answered = threading.Event()

    def lines() -> Iterator[jsonlines.Line]:
        yield jsonlines.Line(1)
        yield jsonlines.Line(2, error=None if answered.wait(GIVE_UP) else "never answered")

    seen = []
    for group in jsonlines.batches(lines(), most=10):
        seen += group
        answered.set()
    assert [(line.number, line.error) for line in seen] == [(1, None), (2, None)]


def test_what_is_read_ahead_is_bounded_in_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonlines, "WAITING_BYTES", 100)
    arrived = jsonlines.Arrived(most=50)
    sizes = [40, 60, 1, 500, 30]
    reader = threading.Thread(
        target=lambda: [arrived.put(jsonlines.Line(i, size=n)) for i, n in enumerate(sizes)],
        daemon=True,
    )
    reader.start()
    groups = []
    while sum(map(len, groups)) < len(sizes):
        groups.append([line.size for line in arrived.take()])
    assert [size for group in groups for size in group] == sizes
    assert all(sum(group) <= 100 or len(group) == 1 for group in groups)


def test_what_is_read_ahead_is_bounded_in_number() -> None:
    lines = (jsonlines.Line(number) for number in range(1, 1001))
    groups = list(jsonlines.batches(lines, most=7))
    assert [line.number for group in groups for line in group] == list(range(1, 1001))
    assert max(map(len, groups)) <= 7


def test_what_was_read_before_an_error_is_answered() -> None:
    arrived = jsonlines.Arrived(most=5)
    arrived.put(jsonlines.Line(1))
    arrived.end(OSError("gone"))
    assert [line.number for line in arrived.take()] == [1]
    with pytest.raises(OSError, match="gone"):
        arrived.take()


def test_an_error_while_reading_is_raised_where_the_lines_are_used() -> None:
    def lines():  # type: ignore[no-untyped-def]
        yield jsonlines.Line(1)
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        list(jsonlines.batches(lines(), most=2))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2025-03-11", datetime(2025, 3, 11, tzinfo=UTC)),
        ("2025-03-11T13:20:00+01:00", datetime(2025, 3, 11, 12, 20, tzinfo=UTC)),
        ("2025-03-11T13:20:00Z", datetime(2025, 3, 11, 13, 20, tzinfo=UTC)),
        (None, None),
        ("", None),
    ],
)
def test_times_are_read_as_aware_ones(given: str | None, expected: datetime | None) -> None:
    assert jsonlines.time_of({"published_at": given}, "published_at") == expected


def test_a_time_that_is_none_is_said() -> None:
    with pytest.raises(BadLine, match="ISO 8601"):
        jsonlines.time_of({"published_at": "last Tuesday"}, "published_at")


@pytest.mark.parametrize(("given", "expected"), [("EN", "en"), ("pt_BR", "pt"), (None, None)])
def test_language_codes_lose_case_and_region(given: str | None, expected: str | None) -> None:
    assert jsonlines.language_of({"language": given}) == expected


def test_a_language_that_is_no_code_is_said() -> None:
    with pytest.raises(BadLine, match="ISO 639"):
        jsonlines.language_of({"language": "English, please"})
