"""Read settings from the environment; no Django here."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

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
    """Return the secret kept in `path`, made on first use and readable by its owner only."""
    try:
        return path.read_text(encoding="ascii").strip() or _new_secret(path)
    except OSError:
        return _new_secret(path)


def _new_secret(path: Path) -> str:
    """Write a new secret; where the folder cannot be written, it lasts for this process only."""
    secret = secrets.token_urlsafe(50)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secret + "\n")
        try:
            os.link(draft, path)  # whoever comes first decides
        except FileExistsError:
            secret = path.read_text(encoding="ascii").strip() or secret
        finally:
            draft.unlink()
    except OSError:
        return secret
    return secret
