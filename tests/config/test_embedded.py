from __future__ import annotations

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from config.embedded import postgres
from config.embedded.children import is_alive, wait_until_gone
from config.embedded.commands import needs_database
from config.embedded.places import Places
from config.embedded.sharing import owning_postgres, using_postgres


@pytest.fixture(scope="module")
def places() -> Iterator[Places]:
    """A data folder of its own, with a space in its path and too deep for sockets."""
    folder = Path(tempfile.mkdtemp(prefix="variorum test ", dir="/tmp"))
    folder.chmod(0o711)  # PostgreSQL has a user of its own where root runs the tests
    places = Places(folder / ("deep" * 30) / "data")
    yield places
    shutil.rmtree(folder)
    shutil.rmtree(places.sockets, ignore_errors=True)


def connected(places: Places) -> psycopg.Connection:
    return psycopg.connect(
        host=str(places.postgres_sockets), user=postgres.USER, dbname=postgres.DATABASE
    )


def test_data_outlives_the_server(places):
    with using_postgres(places), connected(places) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1 AS one")
    assert postgres.running(places) is None
    with using_postgres(places), connected(places) as connection:
        assert connection.execute("SELECT one FROM kept").fetchone() == (1,)


def test_the_last_user_ends_the_server(places):
    with using_postgres(places):
        pid = postgres.running(places)
        with using_postgres(places):
            assert postgres.running(places) == pid
        assert postgres.running(places) == pid
    assert postgres.running(places) is None


def test_a_command_uses_the_owners_server_and_leaves_it_running(places):
    with owning_postgres(places) as process:
        with using_postgres(places):
            assert postgres.running(places) == process.pid
        assert process.poll() is None
    assert process.poll() is not None


def test_a_killed_server_is_recovered(places):
    with using_postgres(places):
        pid = postgres.running(places)
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        assert wait_until_gone(pid, seconds=5)
        assert (places.postgres / "postmaster.pid").exists()
    with using_postgres(places), connected(places) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_a_stale_process_id_that_now_is_another_program_is_no_server(places):
    stale = places.postgres / "postmaster.pid"
    stale.write_text(f"{os.getpid()}\n{places.postgres}\n")
    assert postgres.running(places) is None
    with using_postgres(places):
        assert postgres.running(places) != os.getpid()
    assert is_alive(os.getpid())


def test_nobody_connects_from_outside(places):
    with using_postgres(places), connected(places) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
    assert places.postgres_sockets.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("arguments", "needed"),
    [
        (["migrate"], True),
        (["import_articles", "manifest.json"], True),
        (["createsuperuser"], True),
        (["migrate", "--help"], False),
        (["analyse", "texts.jsonl"], False),
        (["compare_texts"], False),
        (["pair_similarity"], False),
        (["group_events"], False),
        (["check"], False),
        (["makemigrations"], False),
        ([], False),
    ],
)
def test_only_commands_that_need_a_database_start_one(arguments, needed):
    assert needs_database(arguments) is needed
