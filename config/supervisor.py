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
from functools import partial
from pathlib import Path
from typing import IO

import redis as redis_client
from django.conf import settings
from django.db import DatabaseError, NotSupportedError, connection
from kombu.exceptions import KombuError

from config import database, first_start, processes
from config.celery import app as celery_app
from config.embedded import postgres, redis
from config.embedded.children import end_marked, open_log, signal_on_parents_death
from config.embedded.errors import CannotServe
from config.embedded.sharing import open_lock, owning_postgres, try_lock
from config.parts import Part, end_all
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


def serve(steps: Steps) -> None:
    """Serve until a signal stops it; raise CannotServe if a part does not start or keeps ending."""
    address = f"http://{_shown_host()}:{settings.VARIORUM_PORT}/"
    steps.say("Variorum")
    with ExitStack() as stack:
        lock = stack.enter_context(_only_one())
        _check_port()
        _note(lock, address)
        end_marked(MARK, str(settings.VARIORUM_DATA))
        parts = [*_database(steps, stack), *_queue(steps, stack)]
        first_start.prepare_database(steps)
        first_start.collect_static(steps)
        connection.close()
        with steps.step("start", "worker and web server"):
            programs = stack.enter_context(_programs())
            parts += programs
            _wait_for_web(parts)
            _wait_for_worker(parts)
        first_start.announce(steps, settings.VARIORUM_SITE or address)
        _watch(parts, steps)


def _watch(parts: Sequence[Part], steps: Steps) -> None:
    while True:
        for part in parts:
            part.keep(steps)
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


def _database(steps: Steps, stack: ExitStack) -> list[Part]:
    if settings.EMBEDDED_POSTGRES:
        with steps.step("database", "PostgreSQL, embedded"):
            process = stack.enter_context(owning_postgres(settings.PLACES))
        start = partial(postgres.start, settings.PLACES, detached=False)
        return [Part("database", settings.PLACES.logs / "postgres.log", start, process)]
    with steps.step("database", "the server of DATABASE_URL"):
        _wait_for_database()
        refuse_bad_server()
    return []


def refuse_bad_server() -> None:
    found = database.problems(connection)
    if found:
        lines = "\n".join(f"{problem.text} {problem.hint}" for problem in found)
        raise CannotServe(f"DATABASE_URL cannot be used.\n{lines}")


def _wait_for_database() -> None:
    deadline = time.monotonic() + SERVER_SECONDS
    while True:
        try:
            return connection.ensure_connection()
        except NotSupportedError as error:  # far too old: waiting does not mend it
            raise CannotServe(f"The server of DATABASE_URL: {error}") from error
        except DatabaseError as error:
            if time.monotonic() > deadline:
                raise CannotServe(f"The server of DATABASE_URL: {error}") from error
        time.sleep(1)


def _queue(steps: Steps, stack: ExitStack) -> list[Part]:
    if settings.EMBEDDED_REDIS:
        with steps.step("queue", "Redis, embedded"):
            start = partial(redis.start, settings.PLACES)
            part = Part.started("queue", settings.PLACES.logs / "redis.log", start)
            stack.callback(end_all, [part], seconds=END_SECONDS)
        return [part]
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
def _programs() -> Iterator[list[Part]]:
    commands = {
        "web server": processes.web(host=settings.VARIORUM_HOST, port=settings.VARIORUM_PORT),
        "worker": processes.worker(),
    }
    started: list[Part] = []
    try:
        for name, command in commands.items():
            log = settings.PLACES.logs / f"{name.split()[0]}.log"
            started.append(Part.started(name, log, partial(_start, name, command, log)))
        yield started
    finally:
        end_all(started, seconds=END_SECONDS)


def _start(name: str, command: Sequence[str], path: Path) -> subprocess.Popen[bytes]:
    with open_log(path) as log:
        return subprocess.Popen(
            command,
            cwd=settings.BASE_DIR,
            env=os.environ | {MARK: str(settings.VARIORUM_DATA), "PYTHONUNBUFFERED": "1"},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C reaches this process alone, which then ends them
            preexec_fn=signal_on_parents_death(ON_MY_DEATH[name]),
        )


def _wait_for_web(parts: Sequence[Part]) -> None:
    url = f"http://{_shown_host()}:{settings.VARIORUM_PORT}/healthz"
    plain = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    for _ in _until_ready("web server", parts):
        with contextlib.suppress(urllib.error.URLError, OSError), plain.open(url, timeout=5):
            return


def _wait_for_worker(parts: Sequence[Part]) -> None:
    for _ in _until_ready("worker", parts):
        try:
            if celery_app.control.ping(timeout=0.5):
                return
        except (OSError, redis_client.RedisError, KombuError) as error:
            logger.debug("the queue does not answer yet: %s", error)


def _until_ready(name: str, parts: Sequence[Part]) -> Iterator[None]:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        for part in parts:
            part.check()
        yield
        time.sleep(WATCH_SECONDS)
    raise CannotServe(f"The {name} did not get ready within {READY_SECONDS:.0f} s.")
