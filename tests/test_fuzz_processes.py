"""Generated reports trigger every rule, and answers are the same in whatever process they are made."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from compare.analysis.results import FlagKind
from compare.management.commands import analyse, compare_texts
from tests.fakes import FakeEncoder
from tests.generated_reports import told_twice

EXAMPLES = int(os.environ.get("VARIORUM_FUZZ") or 200)
SEEDS = ("0", "1", "4242")  # of the order in which sets are gone through

quiet = settings(
    max_examples=EXAMPLES, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck)
)

# Comparing backwards, and with the world stopped, shows what earlier texts or the clock leave behind.
OTHER_PROCESS = """
import json, sys, time
import django
django.setup()
from compare.management.commands import analyse, compare_texts
from tests.test_fuzz_processes import answers
time.time = time.monotonic = time.perf_counter = lambda: 0.0
records = json.load(sys.stdin)
json.dump(answers(records[::-1])[::-1], sys.stdout)
"""


def answers(records: Sequence[dict[str, Any]]) -> list[Any]:
    """Answer as `compare_texts` and `analyse` do, with an encoder that needs no weights."""
    for module in (analyse, compare_texts):
        module.get_encoder = FakeEncoder
    left = [record["left"] for record in records]
    pairs = zip(
        compare_texts.Command().answers(records), analyse.Command().answers(left), strict=True
    )
    return [list(pair) for pair in pairs]


def record_of(pair: tuple[str, str]) -> dict[str, Any]:
    left, right = pair
    return {"id": 1, "left": {"text": left}, "right": {"text": right}}


@pytest.fixture(autouse=True)
def real_encoders_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (analyse, compare_texts):
        monkeypatch.setattr(module, "get_encoder", module.get_encoder)


def test_generated_reports_trigger_every_kind_of_flag() -> None:
    kinds = {flag["kind"] for compared, _ in answers(drawn()) for flag in compared["flags"]}
    assert kinds == set(FlagKind)


def test_another_process_answers_the_same() -> None:
    records = drawn()
    here = json.loads(json.dumps(answers(records)))
    for seed in SEEDS:
        done = subprocess.run(
            [sys.executable, "-c", OTHER_PROCESS],
            input=json.dumps(records),
            capture_output=True,
            text=True,
            env=os.environ | {"PYTHONHASHSEED": seed, "DJANGO_SETTINGS_MODULE": "config.settings"},
        )
        assert done.returncode == 0, done.stderr
        for record, one, other in zip(records, here, json.loads(done.stdout), strict=True):
            assert one == other, record


def drawn() -> list[dict[str, Any]]:
    """Draw reports; the same ones each time, so that a failure can be looked at again."""
    records: list[dict[str, Any]] = []

    @quiet
    @given(told_twice())
    def keep(pair: tuple[str, str]) -> None:
        records.append(record_of(pair))

    keep()
    return records
