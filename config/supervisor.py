"""Bring the parts of the site up in order, watch them, and take them down again."""

from __future__ import annotations

import contextlib
import fcntl
import json
import logging
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import redis as redis_client
from django.conf import settings
from django.db import DatabaseError, connection
from kombu.exceptions import KombuError

from config import first_start, processes
from config.celery import app as celery_app
from config.embedded import redis
from config.embedded.children import end, end_marked, log_tail, open_log, signal_on_parents_death
from config.embedded.errors import CannotServe
from config.embedded.sharing import open_lock, owning_postgres, try_lock
from config.steps import Steps

logger = logging.getLogger(__name__)

MARK = "VARIORUM_SUPERVISED"  # an environment variable by which children of a dead one are found
READY_SECONDS = 180.0  # a cold disk makes loading the encoder slow
SERVER_SECONDS = 30.0  # how long servers named by DATABASE_URL and REDIS_URL may take to answer
WATCH_SECONDS = 0.25
ON_MY_DEATH = {  # the worker would wait for its queue, which is then gone
    "web server": signal.SIGTERM,
    "worker": signal.SIGKILL,
}
END_SECONDS = 8.0


@dataclass(frozen=True, slots=True)
class Child:
    name: str
    process: subprocess.Popen[bytes]
    log: Path

    def check(self) -> None:
        """Raise if it has ended, with the end of its log."""
        status = self.process.poll()
        if status is not None:
            tail = log_tail(self.log)
            raise CannotServe(
                f"The {self.name} ended by itself (exit status {status}). "
                f"The end of {self.log}:\n\n{tail}"
            )


def serve(steps: Steps) -> None:
    """Serve until a signal stops it; raise CannotServe if a part does not start or ends."""
    address = f"http://{_shown_host()}:{settings.VARIORUM_PORT}/"
    steps.say("Variorum")
    with ExitStack() as stack:
        lock = stack.enter_context(_only_one())
        _check_port()
        _note(lock, address)
        end_marked(MARK, str(settings.VARIORUM_DATA))
        children = [*_database(steps, stack), *_queue(steps, stack)]
        first_start.prepare_database(steps)
        first_start.collect_static(steps)
        connection.close()
        with steps.step("start", "worker and web server"):
            programs = stack.enter_context(_programs())
            children += programs
            _wait_for_web(children)
            _wait_for_worker(children)
        first_start.announce(steps, settings.VARIORUM_SITE or address)
        _watch(children)


def _watch(children: Sequence[Child]) -> None:
    while True:
        for child in children:
            child.check()
        time.sleep(WATCH_SECONDS)


@contextlib.contextmanager
def _only_one() -> Iterator[IO[str]]:
    with open_lock(settings.VARIORUM_DATA / "serve.lock") as lock:
        if not try_lock(lock, fcntl.LOCK_EX):
            lock.seek(0)
            try:
                known = json.loads(lock.read())
            except ValueError:
                known = {}
            where = f" at {known['address']}" if "address" in known else ""
            process = f" (process {known['pid']})" if "pid" in known else ""
            raise CannotServe(f"Variorum is already running{where}{process}.")
        yield lock


def _note(lock: IO[str], address: str) -> None:
    lock.seek(0)
    lock.truncate()
    lock.write(json.dumps({"pid": os.getpid(), "address": address}))
    lock.flush()


def _shown_host() -> str:
    host = settings.VARIORUM_HOST
    return "127.0.0.1" if host in ("", "0.0.0.0", "::") else host


def _check_port() -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.VARIORUM_HOST, settings.VARIORUM_PORT))
        except OSError as error:
            raise CannotServe(
                f"Port {settings.VARIORUM_PORT} of {settings.VARIORUM_HOST} cannot be used "
                f"({error.strerror}). Another program may have it: set VARIORUM_PORT to another."
            ) from error


def _database(steps: Steps, stack: ExitStack) -> list[Child]:
    if settings.EMBEDDED_POSTGRES:
        with steps.step("database", "PostgreSQL, embedded"):
            process = stack.enter_context(owning_postgres(settings.PLACES))
        return [Child("database", process, settings.PLACES.logs / "postgres.log")]
    with steps.step("database", "the server of DATABASE_URL"):
        _wait_for_database()
    return []


def _wait_for_database() -> None:
    deadline = time.monotonic() + SERVER_SECONDS
    while True:
        try:
            return connection.ensure_connection()
        except DatabaseError as error:
            if time.monotonic() > deadline:
                raise CannotServe(f"The server of DATABASE_URL: {error}") from error
        time.sleep(1)


def _queue(steps: Steps, stack: ExitStack) -> list[Child]:
    if settings.EMBEDDED_REDIS:
        with steps.step("queue", "Redis, embedded"):
            process = redis.start(settings.PLACES)
            stack.callback(end, [process], seconds=END_SECONDS)
        return [Child("queue", process, settings.PLACES.logs / "redis.log")]
    with steps.step("queue", "the server of REDIS_URL"):
        _wait_for_queue()
    return []


def _wait_for_queue() -> None:
    deadline = time.monotonic() + SERVER_SECONDS
    while True:
        try:
            with redis_client.Redis.from_url(settings.REDIS_URL) as client:
                client.ping()
                return
        except (redis_client.RedisError, ValueError) as error:
            if time.monotonic() > deadline or isinstance(error, ValueError):
                raise CannotServe(f"The server of REDIS_URL: {error}") from error
        time.sleep(1)


@contextlib.contextmanager
def _programs() -> Iterator[list[Child]]:
    commands = {
        "web server": processes.web(host=settings.VARIORUM_HOST, port=settings.VARIORUM_PORT),
        "worker": processes.worker(),
    }
    started: list[Child] = []
    try:
        for name, command in commands.items():
            started.append(_start(name, command))
        yield started
    finally:
        end([child.process for child in started], seconds=END_SECONDS)


def _start(name: str, command: Sequence[str]) -> Child:
    path = settings.PLACES.logs / f"{name.split()[0]}.log"
    with open_log(path) as log:
        process = subprocess.Popen(
            command,
            cwd=settings.BASE_DIR,
            env=os.environ | {MARK: str(settings.VARIORUM_DATA), "PYTHONUNBUFFERED": "1"},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C reaches this process alone, which then ends them
            preexec_fn=signal_on_parents_death(ON_MY_DEATH[name]),
        )
    return Child(name, process, path)


def _wait_for_web(children: Sequence[Child]) -> None:
    url = f"http://{_shown_host()}:{settings.VARIORUM_PORT}/healthz"
    plain = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    for _ in _until_ready("web server", children):
        with contextlib.suppress(urllib.error.URLError, OSError), plain.open(url, timeout=5):
            return


def _wait_for_worker(children: Sequence[Child]) -> None:
    for _ in _until_ready("worker", children):
        try:
            if celery_app.control.ping(timeout=0.5):
                return
        except (OSError, redis_client.RedisError, KombuError) as error:
            logger.debug("the queue does not answer yet: %s", error)


def _until_ready(name: str, children: Sequence[Child]) -> Iterator[None]:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        for child in children:
            child.check()
        yield
        time.sleep(WATCH_SECONDS)
    raise CannotServe(f"The {name} did not get ready within {READY_SECONDS:.0f} s.")
