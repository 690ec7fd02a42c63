"""Read settings from the environment, before Django has any."""

from __future__ import annotations

import fcntl
import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

TRUE_WORDS = frozenset({"1", "true", "yes", "on"})


def flag(name: str, *, default: bool = False) -> bool:
    value = os.environ.get(name, "").strip().lower()
    return value in TRUE_WORDS if value else default


def text(name: str, *, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def number(name: str, *, default: int) -> int:
    """Return the variable as a whole number; a system check reports one that is none."""
    value = os.environ.get(name, "").strip()
    return int(value) if value.isdecimal() else default


def words(name: str) -> list[str]:
    """Return the comma-separated items of the variable."""
    return [item.strip() for item in os.environ.get(name, "").split(",") if item.strip()]


def stored_secret(path: Path) -> str:
    """Return the secret kept in `path`, made on first use and readable by its owner only.

    An empty file counts as none. Raises ImproperlyConfigured where none can be read or kept: a
    secret for one process only would end every session whenever another process answers.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return _read(path) or _new_secret(path)
    except OSError as error:
        raise ImproperlyConfigured(
            f"The secret key in {path} cannot be read or written ({error.strerror}). "
            "Set SECRET_KEY, or VARIORUM_DATA to a folder of this user."
        ) from error


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return ""


def _new_secret(path: Path) -> str:
    """Write a new secret, one process at a time: whoever comes first decides."""
    with path.with_name(f"{path.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        secret = _read(path)
        if secret:
            return secret
        secret = secrets.token_urlsafe(50)
        draft = path.with_name(f"{path.name}.new")
        draft.unlink(missing_ok=True)
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secret + "\n")
            file.flush()
            os.fsync(file.fileno())  # a power cut leaves the whole of it, or nothing
        draft.replace(path)
    return secret
