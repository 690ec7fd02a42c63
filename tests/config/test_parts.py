from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from config import parts
from config.embedded.children import end
from config.embedded.errors import CannotServe, EmbeddedServerError
from config.parts import Part
from config.steps import Steps

Started = subprocess.Popen[bytes]


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "FIRST_PAUSE", 0.0)


@pytest.fixture
def steps() -> Steps:
    return Steps(io.StringIO())


def program(text: str) -> Started:
    return subprocess.Popen([sys.executable, "-IS", "-c", text], start_new_session=True)


def ended() -> Started:
    process = program("raise SystemExit(3)")
    process.wait()
    return process


def said(steps: Steps) -> str:
    assert isinstance(steps.out, io.StringIO)
    return steps.out.getvalue()


def test_a_part_that_ended_is_started_again_and_that_is_said(steps):
    part = Part("queue", Path("log"), lambda: program("import time; time.sleep(60)"), ended())
    part.keep(steps)
    part.check()
    assert "the queue had ended (exit status 3); started anew" in said(steps)
    end([part.process])


def test_a_part_that_runs_is_left_alone(steps):
    part = Part.started("queue", Path("log"), lambda: program("import time; time.sleep(60)"))
    first = part.process
    part.keep(steps)
    assert part.process is first
    assert said(steps) == ""
    end([first])


def test_a_start_that_fails_is_tried_again(steps):
    tries = []

    def start() -> Started:
        tries.append(1)
        if len(tries) == 1:
            raise EmbeddedServerError("It does not start.\nits log")
        return program("import time; time.sleep(60)")

    part = Part("database", Path("log"), start, ended())
    part.keep(steps)
    assert "database: It does not start." in said(steps)
    assert "started anew" in said(steps)
    end([part.process])


def test_a_part_that_keeps_ending_is_given_up_with_the_end_of_its_log(steps, tmp_path):
    log = tmp_path / "worker.log"
    log.write_text("the last words\n")
    part = Part("worker", log, ended, ended())
    with pytest.raises(CannotServe, match=r"worker ended by itself 6 times[\s\S]*the last words"):
        part.keep(steps)
    assert said(steps).count("started anew") == parts.MOST_STARTS


def test_ends_of_long_ago_do_not_count(steps, monkeypatch):
    part = Part("worker", Path("log"), lambda: program("import time; time.sleep(60)"), ended())
    part.ends = [-parts.LOOP_SECONDS] * (2 * parts.MOST_STARTS)
    part.keep(steps)
    assert len(part.ends) == 1
    end([part.process])
