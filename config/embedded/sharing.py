"""Who may use the embedded PostgreSQL, and who ends it.

`make run` owns the server: it starts it as its child, so that it ends with it. A command run by hand
uses that server; if there is none, it starts one of its own that is ended by the last command that
uses it. Every user holds a shared lock on one file. An exclusive lock therefore means that nobody
else uses the server, and the kernel gives locks back when a process dies in whatever way.
"""

from __future__ import annotations

import contextlib
import fcntl
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from config.embedded import postgres
from config.embedded.children import POLL_SECONDS
from config.embedded.errors import EmbeddedServerError
from config.embedded.places import Places

OTHERS_SECONDS = 30.0  # how long `make run` waits for commands that use a server of their own


def try_lock(file: IO[str], kind: int) -> bool:
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def open_lock(path: Path) -> IO[str]:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path.open("a+", encoding="utf-8")


@contextlib.contextmanager
def using_postgres(places: Places) -> Iterator[None]:
    """Have the server there for a command, and end it afterwards if nobody else needs it."""
    with open_lock(places.data / "postgres.users") as users:
        fcntl.flock(users, fcntl.LOCK_SH)
        started = _join_or_start(places)
        try:
            yield
        finally:
            if try_lock(users, fcntl.LOCK_EX):
                pid = postgres.running(places)
                if pid is not None:
                    postgres.stop(pid)
                if started is not None:
                    started.wait()
            elif started is not None:
                started.returncode = 0  # it lives on: Python need not wait for it


def _join_or_start(places: Places) -> subprocess.Popen[bytes] | None:
    with open_lock(places.data / "postgres.starting") as starting:
        fcntl.flock(starting, fcntl.LOCK_EX)
        if postgres.running(places) is not None and postgres.answers(places):
            return None
        return postgres.start(places, detached=True)


@contextlib.contextmanager
def owning_postgres(places: Places) -> Iterator[subprocess.Popen[bytes]]:
    """Have the server as this process's child; it, or one started in its stead, ends with the block."""
    with open_lock(places.data / "postgres.users") as users:
        deadline = time.monotonic() + OTHERS_SECONDS
        while not try_lock(users, fcntl.LOCK_EX):
            if time.monotonic() > deadline:
                raise EmbeddedServerError(
                    "Another command of this installation is using the database; "
                    "start again when it has ended."
                )
            time.sleep(POLL_SECONDS)
        left = postgres.running(places)
        if left is not None:
            postgres.stop(left)
        process = postgres.start(places, detached=False)
        fcntl.flock(users, fcntl.LOCK_SH)
        try:
            yield process
        finally:
            last = postgres.running(places)
            if last is not None:
                postgres.stop(last)
            process.wait()
