from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from django.conf import settings

PATIENCE = 120.0  # seconds; only reached when something is broken


ADD_AND_WAIT = """
import time
from articles.services.upload import add_article
article = add_article(
    body="The ferry left an hour late. Nobody was hurt.", outlet=None, event=None, added_by=None
)
while article.is_unfinished:
    time.sleep(0.2)
    article.refresh_from_db()
print(article.status)
"""


class Site:
    """`python -m config.serve` in a data folder of its own, with a space in its path."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "my data"
        self.port = free_port()
        self.output = folder / "output"
        self.process: subprocess.Popen[bytes] | None = None

    def environment(self, **changes: str) -> dict[str, str]:
        kept = {
            name: value
            for name, value in os.environ.items()
            if name not in ("DATABASE_URL", "REDIS_URL", "VARIORUM_TEST_DATA")
        }
        return kept | {
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "VARIORUM_DATA": str(self.data),
            "VARIORUM_PORT": str(self.port),
            **changes,
        }

    def start(self) -> None:
        with self.output.open("wb") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "config.serve"],
                cwd=settings.BASE_DIR,
                env=self.environment(),
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def start_beside(self, **changes: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "config.serve"],
            cwd=settings.BASE_DIR,
            env=self.environment(**changes),
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )

    def wait_until_ready(self) -> str:
        return self.wait_for("Ctrl-C ends everything")

    def wait_for(self, words: str) -> str:
        """Return the output once these words are in it."""
        deadline = time.monotonic() + PATIENCE
        while words not in (text := self.output.read_text()):
            assert self.process is not None and self.process.poll() is None, text
            assert time.monotonic() < deadline, text
            time.sleep(0.1)
        return text

    def end(self, number: signal.Signals) -> int:
        assert self.process is not None
        self.process.send_signal(number)
        return self.process.wait(timeout=PATIENCE)

    def child(self, word: str) -> psutil.Process:
        """Return the supervisor's child that has this word in its command."""
        assert self.process is not None
        children = psutil.Process(self.process.pid).children()
        return next(child for child in children if word in " ".join(child.cmdline()))

    def processes(self) -> list[psutil.Process]:
        """Return every living process of this site: those that carry its data folder."""
        found = []
        for process in psutil.process_iter():
            try:
                mine = process.environ().get("VARIORUM_DATA") == str(self.data)
                if mine and process.status() != psutil.STATUS_ZOMBIE:
                    found.append(process)
            except psutil.Error:
                continue
        return found

    def get(self, path: str) -> tuple[int, str]:
        address = f"http://127.0.0.1:{self.port}{path}"
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(address, timeout=30) as response:
            return response.status, response.read().decode()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    folder = Path(tempfile.mkdtemp(prefix="variorum-test-", dir="/tmp"))
    folder.chmod(0o711)  # PostgreSQL has a user of its own where root runs the tests
    site = Site(folder)
    yield site
    for process in site.processes():
        process.kill()
    shutil.rmtree(folder, ignore_errors=True)


def test_first_start_serves_the_sample_and_names_the_password(site):
    site.start()
    output = site.wait_until_ready()
    password = (site.data / "admin-password").read_text().strip()
    assert f"account admin, password {password}" in output
    assert (site.data / "admin-password").stat().st_mode & 0o077 == 0
    assert f"http://127.0.0.1:{site.port}/" in output
    assert "WARNING" not in output
    assert site.get("/healthz") == (200, '{"database": "ok"}')
    status, page = site.get("/")
    assert status == 200
    assert 'href="/events/' in page


def test_what_is_kept_is_closed_to_others(site):
    assert site.data.stat().st_mode & 0o066 == 0
    open_ones = [
        path.name
        for path in (*site.data.iterdir(), *(site.data / "logs").iterdir())
        if path.name != "run" and path.stat().st_mode & 0o077
    ]
    assert open_ones == []
    assert (site.data / "run").stat().st_mode & 0o066 == 0


def test_a_second_start_says_where_the_first_one_is(site):
    done = site.start_beside()
    assert done.returncode == 1
    assert f"already running at http://127.0.0.1:{site.port}/" in done.stdout


def test_a_port_that_is_taken_is_said(site, tmp_path):
    done = site.start_beside(VARIORUM_DATA=str(tmp_path / "other"))
    assert done.returncode == 1
    assert "set VARIORUM_PORT to another" in done.stdout


def test_commands_use_the_running_database(site):
    done = subprocess.run(
        [
            *(sys.executable, "manage.py", "shell", "--no-imports", "--command"),
            "from django.contrib.auth.models import User; print(User.objects.get().username)",
        ],
        cwd=settings.BASE_DIR,
        env=site.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == "admin", done.stderr
    assert site.get("/healthz")[0] == 200


def test_children_die_with_a_killed_supervisor_and_the_next_start_recovers(site):
    site.end(signal.SIGKILL)
    site.start()
    output = site.wait_until_ready()
    assert "first password is in" in output
    assert "sample" not in output
    assert site.get("/healthz")[0] == 200


def test_servers_that_are_killed_are_started_again_and_work_goes_on(site):
    for name, word in [("queue", "redis-server"), ("database", "postgres")]:
        site.child(word).kill()
        site.wait_for(f"the {name} had ended (exit status -9); started anew")
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "--command", ADD_AND_WAIT],
        cwd=settings.BASE_DIR,
        env=site.environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert done.stdout.strip() == "ready", done.stderr
    assert site.get("/healthz")[0] == 200


def test_sigterm_leaves_no_process_behind(site):
    assert len(site.processes()) > 4
    assert site.end(signal.SIGTERM) == 0
    assert site.processes() == []
