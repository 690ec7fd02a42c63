"""The cast, the servers and the browser that tests share."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.apps import AppConfig, apps
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.db.models.signals import post_migrate
from django.dispatch import receiver
from django.test import Client

from tests.fakes import FakeEncoder

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"
CHROMIUM = ("VARIORUM_CHROMIUM", "chromium", "chromium-browser", "google-chrome")
BROWSER_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright keeps an event loop


# Servers


@receiver(post_migrate)
def put_reviewers_back(sender: AppConfig, **_: Any) -> None:
    """Create the group again that migrations made and that emptying the tables took away."""
    if sender.label == "compare":
        import_module("compare.migrations.0002_reviewers").create_group(apps, None)
        import_module("compare.migrations.0007_decisions_to_view").let_reviewers_view(apps, None)


@pytest.fixture(scope="session")
def servers() -> Iterator[None]:
    """Have PostgreSQL and Redis: those the environment names, else embedded ones."""
    from config.embedded import postgres, redis
    from config.embedded.children import end

    with ExitStack() as stack:
        if settings.EMBEDDED_POSTGRES:
            process = postgres.start(settings.PLACES, detached=False, durable=False)
            stack.callback(process.wait)
            stack.callback(postgres.stop, process.pid)
        if settings.EMBEDDED_REDIS:
            stack.callback(end, [redis.start(settings.PLACES)])
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(servers: None) -> None:
    """Let pytest-django create its database once the servers are there."""


@pytest.fixture
def queue(servers: None) -> Iterator[Any]:
    """Return the Celery application with an empty queue."""
    from config.celery import app

    app.control.purge()
    yield app
    app.control.purge()


# The cast


@pytest.fixture
def editor(db: None) -> User:
    """Somebody with an account: may add reports."""
    return User.objects.create_user("editor", password="a pass for the editor")


@pytest.fixture
def reviewer(db: None) -> User:
    """A member of the reviewers' group: may also judge flags."""
    user = User.objects.create_user("reviewer", password="a pass for the reviewer", is_staff=True)
    user.groups.add(Group.objects.get(name="reviewers"))
    return user


@pytest.fixture
def outsider(db: None) -> User:
    """Somebody with an account and no part in what a test is about."""
    return User.objects.create_user("outsider", password="a pass for the outsider")


@pytest.fixture
def anonymous() -> Client:
    return Client()


@pytest.fixture
def editor_client(editor: User) -> Client:
    return _client_of(editor)


@pytest.fixture
def reviewer_client(reviewer: User) -> Client:
    return _client_of(reviewer)


@pytest.fixture
def outsider_client(outsider: User) -> Client:
    return _client_of(outsider)


def _client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


# Encoders and material


@pytest.fixture
def fake_encoder(monkeypatch: pytest.MonkeyPatch) -> FakeEncoder:
    """Put a readable encoder in the place of the real one."""
    from articles.services import encoder

    fake = FakeEncoder()
    monkeypatch.setattr(encoder, "encoder_named", lambda name: fake)
    return fake


@pytest.fixture(scope="session")
def real_encoder() -> Any:
    """Return the default encoder, loaded once for the whole run."""
    from articles.services.encoder import get_encoder

    return get_encoder()


@pytest.fixture(scope="session")
def seeds() -> Path:
    """Return the folder of real reports beside the checkout, or skip the test."""
    if not (SEEDS / "manifest.json").is_file():
        pytest.skip(f"the real reports are not at {SEEDS.parent.name}/{SEEDS.name}/ beside it")
    return SEEDS


# The browser


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Drive the system's Chromium; nothing is downloaded."""
    named = os.environ.get(CHROMIUM[0])
    found = named or next(filter(None, map(shutil.which, CHROMIUM[1:])), None)
    if found is None:
        pytest.fail("No Chromium: `make test` installs one, or set VARIORUM_CHROMIUM to its path.")
    return browser_type_launch_args | {"executable_path": found, "args": BROWSER_ARGUMENTS}
