"""JSON Lines in, JSON Lines out: the frame of the batch commands (see README, «The command line»).

One answer a line, in the input's order, in bounded memory. Lines are handed on in batches of
whatever has arrived, so a program that waits for each answer gets it, and a large file is encoded
many lines at a time. A bad line gets an error object in its place and the rest goes on.

A blank line is a bad line, so that answers can be counted off against lines; but blank lines at the
end, which editors and `echo` leave, are no lines and get no answer. Which of the two it is only the
next line tells: a blank line is answered together with the one after it.
"""

from __future__ import annotations

import json
import logging
import math
import sys
import threading
import time
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO, TextIO, TypeVar, overload

from articles.text.encode import EncoderUnavailable
from articles.text.extract import MAX_CHARACTERS

Record = Mapping[str, Any]
Answer = dict[str, Any]

MAX_LINE_BYTES = 16 * 1024 * 1024  # two texts of the longest accepted length, escaped
WAITING_BYTES = 4 * 1024 * 1024  # of lines read ahead, and of lines answered at a time
PROGRESS_EVERY = 5.0  # seconds

logger = logging.getLogger(__name__)


class BadLine(ValueError):
    """What is wrong with one input line, in words for its author."""


class OutputFailed(Exception):
    """The answers cannot be written; its cause is what the system said."""


@dataclass(frozen=True, slots=True)
class Line:
    """One input line: its number from 1, its object or what is wrong with it, and its bytes."""

    number: int
    record: Record = field(default_factory=dict)
    error: str | None = None
    size: int = 0


Answering = Callable[[Sequence[Record]], Sequence[Any]]


def run(path: str | None, answer: Answering, *, batch: int, out: TextIO | None = None) -> int:
    """Answer every line of the file (None or "-": standard input); return the number of bad lines.

    `answer` gets at most `batch` good records at a time and gives one answer (or `BadLine`) each,
    in order.
    """
    out = out or sys.stdout
    bad = 0
    for group in answered(path, answer, batch=batch):
        for line, given in group:
            bad += write(given, line, out)
        flush(out)
    return bad


def flush(out: TextIO) -> None:
    """Hand on what was written so far; raises `OutputFailed`."""
    try:
        out.flush()
    except OSError as error:
        raise OutputFailed from error


def answered(
    path: str | None, answer: Answering, *, batch: int
) -> Iterator[list[tuple[Line, Any]]]:
    """Yield groups of lines with what `answer` gives for each; says on standard error how far it is."""
    done = bad = 0
    told = time.monotonic()
    for lines in batches(lines_of(path), most=batch):
        good = [line.record for line in lines if line.error is None]
        answers = iter(isolated(good, answer))
        group = [
            (line, next(answers) if line.error is None else BadLine(line.error)) for line in lines
        ]
        yield group
        done += len(lines)
        bad += sum(isinstance(given, BadLine) for _, given in group)
        if time.monotonic() - told > PROGRESS_EVERY:
            sys.stderr.write(f"{done:,} lines done\n")
            told = time.monotonic()
    sys.stderr.write(f"{done:,} lines done, {bad:,} with an error\n")


def isolated(records: Sequence[Record], answer: Answering) -> Sequence[Any]:
    """Answer records together; where that fails, one by one, so that only the failing ones lack."""
    if not records:
        return ()
    try:
        return checked(records, answer)
    except EncoderUnavailable:  # none of them can be answered
        raise
    except Exception as error:
        if len(records) > 1:
            logger.warning("%d lines together: %r; each is tried alone", len(records), error)
            return [given for record in records for given in isolated([record], answer)]
        logger.exception("a line could not be answered")
        return [BadLine(f"an unforeseen fault of the program, {type(error).__name__}: {error}")]


def checked(records: Sequence[Record], answer: Answering) -> Sequence[Any]:
    answers = answer(records)
    if len(answers) != len(records):
        raise RuntimeError(f"{len(answers)} answers to {len(records)} lines")
    return answers


def write(given: Answer | BadLine, line: Line, out: TextIO) -> bool:
    """Write one answer; return whether it is an error, be it that the answer is none in JSON.

    Raises `OutputFailed`.
    """
    identifier = line.record.get("id")
    try:
        text = dumped(given_or_error(given, identifier, line.number))
    except (ValueError, RecursionError) as error:  # a number that is none, or an “id” too deep
        given, identifier = BadLine(f"the answer is not JSON: {error}"), None
        text = dumped(given_or_error(given, identifier, line.number))
    try:
        out.write(text + "\n")
    except OSError as error:
        raise OutputFailed from error
    return isinstance(given, BadLine)


def given_or_error(given: Answer | BadLine, identifier: Any, number: int) -> Answer:
    if isinstance(given, BadLine):
        return {"id": identifier, "line": number, "error": str(given)}
    return given


def dumped(answer: Answer) -> str:
    text = json.dumps(answer, ensure_ascii=False, allow_nan=False)
    try:
        text.encode()
    except UnicodeEncodeError:  # half a surrogate pair in the input's text
        return json.dumps(answer, allow_nan=False)
    return text


def lines_of(path: str | None) -> Iterator[Line]:
    """Yield every line of a file or of standard input."""
    if path is None or path == "-":
        yield from parsed(sys.stdin.buffer)
        return
    with Path(path).open("rb") as stream:
        yield from parsed(stream)


def parsed(stream: BinaryIO) -> Iterator[Line]:
    number = last = 0
    while raw := stream.readline(MAX_LINE_BYTES + 1):
        number += 1
        if not raw.removeprefix(BOM_UTF8 if number == 1 else b"").strip():
            continue
        yield from (Line(blank, error="the line is blank") for blank in range(last + 1, number))
        last = number
        if len(raw) > MAX_LINE_BYTES:
            while raw and not raw.endswith(b"\n"):
                raw = stream.readline(MAX_LINE_BYTES)
            yield Line(number, error=f"the line is longer than {MAX_LINE_BYTES:,} bytes")
            continue
        yield replace(parsed_line(number, raw), size=len(raw))


def parsed_line(number: int, raw: bytes) -> Line:
    try:
        text = raw.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError as error:
        return Line(number, error=f"not UTF-8: {error.reason} at byte {error.start}")
    try:
        record = json.loads(text, parse_constant=no_constant, parse_float=finite)
    except (ValueError, RecursionError) as error:
        return Line(number, error=f"not JSON: {error}")
    if not isinstance(record, dict):
        return Line(number, error="not a JSON object")
    return Line(number, record)


def no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON value")


def finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):  # it would be written as Infinity, which is no JSON
        raise ValueError(f"{digits[:40]} is too large a number")
    return number


class Arrived:
    """Lines between the thread that reads and the one that answers, bounded in number and bytes."""

    def __init__(self, *, most: int) -> None:
        self.most = most
        self.lines: list[Line] = []
        self.bytes = 0
        self.ended = False
        self.error: BaseException | None = None
        self.change = threading.Condition()

    def put(self, line: Line) -> None:
        """Add a line; wait while there is no room. One line has room however long it is."""
        with self.change:
            self.change.wait_for(lambda: not self.lines or self.has_room(line))
            self.lines.append(line)
            self.bytes += line.size
            self.change.notify_all()

    def has_room(self, line: Line) -> bool:
        return len(self.lines) < self.most and self.bytes + line.size <= WAITING_BYTES

    def end(self, error: BaseException | None = None) -> None:
        with self.change:
            self.ended, self.error = True, error
            self.change.notify_all()

    def take(self) -> list[Line]:
        """Return what has arrived, waiting for one line; none at the end; raises what reading did."""
        with self.change:
            self.change.wait_for(lambda: self.lines or self.ended)
            if not self.lines and self.error is not None:
                raise self.error
            group, self.lines, self.bytes = self.lines, [], 0
            self.change.notify_all()
            return group


def batches(lines: Iterator[Line], *, most: int) -> Iterator[list[Line]]:
    """Group what has arrived, at most `most` lines, without waiting for more than the first."""
    arrived = Arrived(most=most)

    def read() -> None:
        try:
            for line in lines:
                arrived.put(line)
        except BaseException as error:  # handed to the thread that consumes
            arrived.end(error)
        else:
            arrived.end()

    threading.Thread(target=read, name="lines", daemon=True).start()
    while group := arrived.take():
        yield group


@overload
def text_of(record: Record, key: str) -> str: ...
@overload
def text_of(record: Record, key: str, *, default: None) -> str | None: ...
def text_of(record: Record, key: str, *, default: str | None = "") -> str | None:
    """Return a text field, None for an absent one with `default=None`; raises `BadLine`."""
    value = record.get(key)
    if value is None:
        if default is None:
            return None
        raise BadLine(f"“{key}” is missing")
    if not isinstance(value, str):
        raise BadLine(f"“{key}” has to be a string")
    if len(value) > MAX_CHARACTERS:
        raise BadLine(f"“{key}” has {len(value):,} characters; the most is {MAX_CHARACTERS:,}")
    return value


def language_of(record: Record) -> str | None:
    """Return the ISO 639-1 code given, in lower case and without a region; None if absent."""
    value = text_of(record, "language", default=None)
    code = (value or "").strip().lower().replace("_", "-").split("-")[0]
    if code and not (len(code) in (2, 3) and code.isascii() and code.isalpha()):
        raise BadLine(f"“language” is not an ISO 639 code: {value}")
    return code or None


def time_of(record: Record, key: str) -> datetime | None:
    """Return an ISO 8601 date or time, aware (UTC where no zone is given), or None if absent."""
    value = text_of(record, key, default=None)
    if value is None or not value.strip():
        return None
    try:
        when = datetime.fromisoformat(value.strip())
    except ValueError:
        raise BadLine(f"“{key}” is not an ISO 8601 date or time: {value[:40]}") from None
    return when if when.tzinfo else when.replace(tzinfo=UTC)


Read = TypeVar("Read")


def each(records: Sequence[Record], read: Callable[[Record], Read]) -> list[Read | BadLine]:
    """Read records one at a time, turning what is wrong with one into its answer."""
    out: list[Read | BadLine] = []
    for record in records:
        try:
            out.append(read(record))
        except BadLine as bad:
            out.append(bad)
    return out
