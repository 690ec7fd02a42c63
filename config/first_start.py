"""What a start has to put in place: tables, the sample event, the first account, static files."""

from __future__ import annotations

import hashlib
import io
import os
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command, get_commands
from django.db import DatabaseError, connection
from django.db.migrations.exceptions import MigrationSchemaMissing
from django.db.migrations.executor import MigrationExecutor

from config.embedded.errors import CannotServe
from config.steps import Steps

ADMIN = "admin"
SAMPLE_COMMAND = "load_sample"


def password_file() -> Path:
    return Path(settings.VARIORUM_DATA) / "admin-password"


def prepare_database(steps: Steps) -> None:
    """Migrate; on a first start, when nobody has an account, add the sample and the first one."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        with steps.step("tables", "bringing the database up to date"):
            _migrate()
    if get_user_model().objects.exists():
        return
    if SAMPLE_COMMAND in get_commands():
        with steps.step("sample", "a made-up event in four reports"):
            call_command(SAMPLE_COMMAND, stdout=io.StringIO())
    _create_admin()


def _migrate() -> None:
    try:
        call_command("migrate", interactive=False, verbosity=0)
    except (DatabaseError, MigrationSchemaMissing) as error:
        raise CannotServe(
            f"The tables cannot be made or changed: {error}\n"
            "The role of DATABASE_URL has to own the database and its tables."
        ) from error


def _create_admin() -> None:
    password = secrets.token_urlsafe(12)
    path = password_file()
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(password + "\n")
    get_user_model().objects.create_superuser(ADMIN, password=password)


def announce(steps: Steps, address: str) -> None:
    steps.line("ready", address)
    seen = Path(settings.VARIORUM_DATA) / "admin-password-shown"
    if password_file().exists():
        if seen.exists():
            steps.line("", f"account {ADMIN}; its first password is in {password_file()}")
        else:
            password = password_file().read_text(encoding="ascii").strip()
            steps.line("", f"account {ADMIN}, password {password}")
            steps.line("", f"(shown once; kept in {password_file()}, which you may delete)")
            seen.touch()
    steps.line("", f"logs in {settings.PLACES.logs}; Ctrl-C ends everything")


def collect_static(steps: Steps) -> None:
    """Gather static files for the web server if any has changed since the last time."""
    stamp = Path(settings.VARIORUM_DATA) / "static-stamp"
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    now = _static_state()
    if manifest.exists() and stamp.exists() and stamp.read_text() == now:
        return
    with steps.step("pages", "style sheets and scripts"):
        call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    stamp.write_text(now)


def _static_state() -> str:
    from django.contrib.staticfiles.finders import get_finders

    digest = hashlib.sha256(str(settings.STATIC_ROOT).encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            digest.update(f"{path} {storage.get_modified_time(path).timestamp()}\n".encode())
    return digest.hexdigest()
