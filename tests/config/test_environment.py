from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from config import environment

LEAST = 50  # characters: Django's deployment check asks for them


@pytest.mark.parametrize(
    ("value", "number"), [("", 7), ("12", 12), (" 12 ", 12), ("-3", 7), ("a dozen", 7)]
)
def test_a_number_is_taken_or_left(monkeypatch, value, number):
    monkeypatch.setenv("VARIORUM_TRIED", value)
    assert environment.number("VARIORUM_TRIED", default=7) == number


@pytest.mark.parametrize(
    ("value", "truth"), [("", True), ("1", True), ("Yes", True), ("off", False), ("0", False)]
)
def test_a_flag_is_on_off_or_its_default(monkeypatch, value, truth):
    monkeypatch.setenv("VARIORUM_TRIED", value)
    assert environment.flag("VARIORUM_TRIED", default=True) is truth


def test_items_are_separated_by_commas(monkeypatch):
    monkeypatch.setenv("VARIORUM_TRIED", " a.example, ,b.example,")
    assert environment.words("VARIORUM_TRIED") == ["a.example", "b.example"]


def test_a_secret_is_made_once_for_its_owner_only(tmp_path):
    path = tmp_path / "data" / "secret_key"
    secret = environment.stored_secret(path)
    assert len(secret) >= LEAST
    assert environment.stored_secret(path) == secret
    assert path.stat().st_mode & 0o077 == 0


def test_an_empty_file_is_replaced(tmp_path):
    path = tmp_path / "secret_key"
    path.write_text("\n")
    secret = environment.stored_secret(path)
    assert path.read_text().strip() == secret
    assert path.stat().st_mode & 0o077 == 0


def test_processes_that_come_at_once_get_the_same_secret(tmp_path: Path):
    path = tmp_path / "secret_key"
    path.touch()
    command = (
        "import sys, pathlib; from config.environment import stored_secret; "
        "print(stored_secret(pathlib.Path(sys.argv[1])))"
    )
    started = [
        subprocess.Popen(
            [sys.executable, "-c", command, str(path)],
            cwd=settings.BASE_DIR,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    secrets = {process.communicate()[0].strip() for process in started}
    assert secrets == {path.read_text().strip()}


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "data").write_text("a file where a folder should be")
    with pytest.raises(ImproperlyConfigured, match="Set SECRET_KEY, or VARIORUM_DATA"):
        environment.stored_secret(tmp_path / "data" / "secret_key")
