"""Real worker processes for tests, on the test database and the test queue."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 90.0  # seconds; only reached when something is broken


def database_url() -> str:
    """Name the test database for another process, also where it is served on a socket."""
    parameters = connection.get_connection_params()
    host = quote(str(parameters.get("host", "")), safe="")
    user = quote(str(parameters.get("user", "")), safe="")
    password = quote(str(parameters.get("password") or ""), safe="")
    port = f":{parameters['port']}" if parameters.get("port") else ""
    login = f"{user}:{password}" if password else user
    return f"postgresql://{login}@{host}{port}/{parameters['dbname']}"


@contextmanager
def worker(*, lease_seconds: int = 2, beat: bool = True) -> Iterator[subprocess.Popen[bytes]]:
    """Run a Celery worker with a warm encoder; ends it with the block."""
    environment = os.environ | {
        "DATABASE_URL": database_url(),
        "REDIS_URL": settings.CELERY_BROKER_URL,
        "VARIORUM_LEASE_SECONDS": str(lease_seconds),
        "VARIORUM_RESEND_SECONDS": "1",
        "VARIORUM_SWEEP_SECONDS": "1",
    }
    command = [
        sys.executable,
        "-m",
        "celery",
        "-A",
        "config",
        "--quiet",
        "worker",
        "--concurrency",
        "1",
    ]
    command += ["--without-mingle", "--without-gossip", "--loglevel", "WARNING"]
    schedule = settings.VARIORUM_DATA / f"beat-{time.monotonic_ns()}"
    command += ["--beat", "--schedule", str(schedule)] if beat else []
    process = subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True)
    try:
        yield process
    finally:
        kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """End the worker and its children at once, as a power cut would."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    process.wait()


def wait_until(true: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {PATIENCE:.0f} s: {what}")
        time.sleep(0.01)
