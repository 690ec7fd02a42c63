"""Start processes that end with this one, and end them in good order."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO

import psutil

PR_SET_PDEATHSIG = 1  # Linux, prctl(2)
POLL_SECONDS = 0.05
LARGEST_LOG = 5_000_000  # bytes; a larger one is put aside at the next start


def signal_on_parents_death(number: signal.Signals) -> Callable[[], None] | None:
    """Return what a child runs before its program so that the kernel ends it with its parent."""
    if not sys.platform.startswith("linux"):
        return None
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    parent = os.getpid()

    def before_exec() -> None:
        prctl(PR_SET_PDEATHSIG, int(number), 0, 0, 0)
        if os.getppid() != parent:  # it died in between
            os._exit(1)

    return before_exec


def open_log(path: Path) -> IO[bytes]:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with contextlib.suppress(OSError):
        if path.stat().st_size > LARGEST_LOG:
            path.replace(path.with_name(f"{path.name}.1"))
    return path.open("ab")


def log_tail(path: Path, *, lines: int = 15) -> str:
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - 20_000))
            text = file.read().decode("utf-8", errors="replace")
    except OSError:
        return ""
    return "\n".join(text.splitlines()[-lines:])


def end(
    processes: Iterable[subprocess.Popen[bytes]],
    *,
    with_signal: signal.Signals = signal.SIGTERM,
    seconds: float = 8.0,
) -> None:
    """Ask processes, each the leader of its group, to end; kill what is left of their groups."""
    processes = list(processes)
    for process in processes:
        if process.poll() is None:
            process.send_signal(with_signal)
    deadline = time.monotonic() + seconds
    for process in processes:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=max(0.0, deadline - time.monotonic()))
    for process in processes:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def wait_until_gone(pid: int, *, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while is_alive(pid):
        if time.monotonic() > deadline:
            return False
        time.sleep(POLL_SECONDS)
    return True


def is_alive(pid: int) -> bool:
    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def end_marked(name: str, value: str, *, seconds: float = 5.0) -> int:
    """End this user's processes that carry `name=value` in their environment; return how many."""
    left = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error, OSError):
            if process.pid != os.getpid() and process.environ().get(name) == value:
                process.terminate()
                left.append(process)
    for process in psutil.wait_procs(left, timeout=seconds)[1]:
        with contextlib.suppress(psutil.Error):
            process.kill()
    psutil.wait_procs(left, timeout=1)
    return len(left)
