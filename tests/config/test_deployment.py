from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
import yaml
from django.conf import settings

from config import processes

ROOT = settings.BASE_DIR
SECRET = "kq3vW8-zN1xT5_bR7yM2cP9dF4gH6jL0sQeUiOaXwZnVtBrYmKp"


@pytest.fixture(scope="module")
def compose():
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text())


def production(**changes: str) -> dict[str, str]:
    environment = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "config.settings"}
    return environment | {
        "SECRET_KEY": SECRET,
        "VARIORUM_SITE": "https://variorum.example.org",
        "DATABASE_URL": "postgresql://variorum:word@database:5432/variorum",
        "REDIS_URL": "redis://queue:6379/0",
        "VARIORUM_DATA": str(settings.VARIORUM_DATA),
        **changes,
    }


def manage(*arguments: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_containers_run_the_commands_of_make_run(compose):
    services = compose["services"]
    web = processes.web(host="0.0.0.0", port=8000, python="python")
    assert services["web"]["command"] == list(web)
    assert services["worker"]["command"] == list(processes.worker(python="python"))
    assert services["migrate"]["command"] == list(processes.migrate(python="python"))


def test_every_lasting_service_is_watched_and_nobody_is_root(compose):
    dockerfile = (ROOT / "Dockerfile").read_text()
    last_user = re.findall(r"^USER (\S+)$", dockerfile, re.MULTILINE)[-1]
    assert last_user not in ("root", "0")
    for name, service in compose["services"].items():
        assert service.get("user", last_user) not in ("root", "0", 0), name
        assert service["cap_drop"] == ["ALL"], name
        if name != "migrate":
            assert "test" in service["healthcheck"], name


def test_secrets_come_from_the_environment_only(compose):
    example = (ROOT / ".env.example").read_text()
    for service in compose["services"].values():
        for name, value in service.get("environment", {}).items():
            if "PASSWORD" in name or "SECRET" in name:
                assert re.fullmatch(r"\$\{\w+:\?.+\}", value)
    for name in re.findall(r"\$\{(\w+)", (ROOT / "docker-compose.yml").read_text()):
        assert f"{name}=" in example
    assert re.search(r"^SECRET_KEY=$", example, re.MULTILINE)


def test_a_password_of_any_characters_reaches_the_database(compose):
    for name in ("web", "worker", "migrate"):
        environment = compose["services"][name]["environment"]
        assert environment["PGPASSWORD"].startswith("${POSTGRES_PASSWORD:?")
        assert "PASSWORD" not in environment["DATABASE_URL"]


def test_a_worker_is_asked_for_its_own_health(compose):
    words = compose["services"]["worker"]["healthcheck"]["test"]
    assert '--destination "celery@$$(hostname)"' in words[-1]


def test_the_containers_temporary_folder_is_bounded(compose):
    for name in ("web", "worker", "migrate"):
        assert all("size=" in mount for mount in compose["services"][name]["tmpfs"])


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "False False"),
        ({"VARIORUM_HSTS_SUBDOMAINS": "1", "VARIORUM_HSTS_PRELOAD": "1"}, "True True"),
    ],
)
def test_the_rest_of_the_domain_is_bound_only_on_request(changes, expected):
    ask = "from django.conf import settings as s; print(s.SECURE_HSTS_INCLUDE_SUBDOMAINS, s.SECURE_HSTS_PRELOAD)"
    done = subprocess.run(
        [sys.executable, "-c", ask],
        cwd=ROOT,
        env=production(**changes),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == expected


def test_named_volumes_are_declared(compose):
    used = {
        volume.split(":")[0]
        for service in compose["services"].values()
        for volume in service.get("volumes", [])
    }
    assert used == set(compose["volumes"])


def test_the_image_copies_what_the_site_needs_and_nothing_missing():
    copied = re.findall(r"^COPY (?!--)(.+) \S+$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    names = {name for line in copied for name in line.split()}
    assert {"articles", "compare", "config", "static", "templates", "manage.py"} <= names
    assert [name for name in names if not (ROOT / name).exists()] == []


def test_production_settings_pass_djangos_deployment_check():
    done = manage("check", "--deploy", "--fail-level", "WARNING", environment=production())
    assert done.returncode == 0, done.stderr


def test_a_public_site_without_a_secret_key_does_not_start():
    done = manage("check", environment=production(SECRET_KEY=""))
    assert done.returncode != 0
    assert "Set SECRET_KEY" in done.stderr


@pytest.mark.parametrize(
    ("changes", "hint"),
    [
        ({"DATABASE_URL": "variorum"}, "postgresql://user:password@host:5432/database"),
        ({"DATABASE_URL": "sqlite:///db.sqlite3"}, "does not name a PostgreSQL server"),
        ({"REDIS_URL": "queue"}, "redis://:password@host:6379/0"),
        ({"VARIORUM_PORT": "8k"}, "Write digits only"),
        ({"VARIORUM_ENCODER": "/no/such/folder"}, "folder of a sentence-transformers model"),
        ({"VARIORUM_SITE": "https://example.org/news"}, "scheme and host only"),
    ],
)
def test_a_wrong_setting_is_reported_with_a_hint(changes, hint):
    done = manage("check", "--fail-level", "WARNING", environment=production(**changes))
    assert done.returncode != 0
    assert hint in done.stderr
    assert "Traceback" not in done.stderr


def test_requirements_are_pinned():
    for name in ("requirements.txt", "requirements-dev.txt"):
        for line in (ROOT / name).read_text().splitlines():
            if line and not line.startswith(("#", "-r")):
                assert re.fullmatch(r"[\w.-]+(\[[\w,]+\])?==[\w.+]+(  # .+)?", line), line


def test_a_web_process_keeps_its_code_out_of_garbage_collection() -> None:
    program = (
        "import gc, os, sys\n"
        "os.environ['DJANGO_SETTINGS_MODULE'] = 'tests.settings'\n"
        "import config.wsgi\n"
        "sys.exit('compare.views.comparison' not in sys.modules or gc.get_freeze_count() < 50_000)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False)
    assert done.returncode == 0
