from __future__ import annotations

import io

import pytest
from django.core.checks import run_checks
from django.db import connection
from django.db.utils import ProgrammingError

from config import database, first_start, supervisor
from config.checks import database_server_is_good
from config.embedded.errors import CannotServe
from config.steps import Steps

pytestmark = pytest.mark.django_db


@pytest.fixture
def limited_role() -> None:
    """Act as a role without rights until the test's transaction is undone."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE limited")
        cursor.execute("SET LOCAL ROLE limited")


def texts() -> str:
    return " ".join(f"{problem.text} {problem.hint}" for problem in database.problems(connection))


def test_the_server_of_the_tests_lacks_nothing():
    assert database.problems(connection) == []
    assert database_server_is_good(databases=["default"]) == []


def test_a_server_without_the_extension_is_named(monkeypatch):
    monkeypatch.setattr(database, "EXTENSION", "no_such_extension")
    assert "does not have the extension no_such_extension" in texts()


def test_a_role_that_may_not_create_the_extension_is_told_who_may():
    with connection.cursor() as cursor:
        cursor.execute("DROP EXTENSION vector CASCADE")
        cursor.execute("CREATE ROLE limited")
        cursor.execute("SET LOCAL ROLE limited")
    assert "The role limited may not create the extension vector. As an administrator" in texts()


def test_a_role_without_rights_is_named_where_there_are_no_tables_yet(limited_role):
    assert "create tables" not in texts()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL search_path TO pg_catalog")
    assert "The role limited may not create tables" in texts()


def test_an_old_server_is_refused_by_the_system_check(monkeypatch):
    monkeypatch.setattr(database, "OLDEST_VERSION", 990_000)
    (error,) = [e for e in run_checks(databases=["default"]) if e.id == "variorum.E005"]
    assert "PostgreSQL" in error.msg
    assert "99 or newer" in error.hint


def test_a_start_says_what_the_server_lacks(monkeypatch):
    monkeypatch.setattr(database, "OLDEST_VERSION", 990_000)
    with pytest.raises(CannotServe, match="99 or newer"):
        supervisor.refuse_bad_server()


def test_a_migration_that_fails_is_told_without_a_trace(monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise ProgrammingError("permission denied for table articles_article\nLINE 1")

    monkeypatch.setattr(first_start, "call_command", refuse)
    monkeypatch.setattr(first_start.MigrationExecutor, "migration_plan", lambda *_: [("a", False)])
    with pytest.raises(CannotServe, match="permission denied for table"):
        first_start.prepare_database(Steps(shown := io.StringIO()))
    assert "Traceback" not in shown.getvalue()
