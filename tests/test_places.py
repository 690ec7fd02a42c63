"""What the tests read: the project, and real reports beside it through one fixture that may skip."""

from __future__ import annotations

import re
from pathlib import Path

TESTS = Path(__file__).resolve().parent
UP = re.compile(r"\.parents\[(\d+)\]|((?:\.parent)+)\b(?!s)")
READS_BESIDE = {TESTS / "conftest.py"}


def test_no_test_looks_above_the_project_but_through_the_fixture_of_real_reports() -> None:
    looking = set()
    for path in TESTS.rglob("*.py"):
        room = len(path.relative_to(TESTS).parts)  # how far up the project's folder is
        for number, parents in UP.findall(path.read_text("utf-8")):
            steps = int(number) if number else parents.count(".parent") - 1
            if steps > room:
                looking.add(path)
    assert looking == READS_BESIDE
