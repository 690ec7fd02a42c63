"""Make `.venv` and install into it what is listed; run by any Python, with the standard library only.

`python -I config/install.py run` for the site, `… dev` for tests and tools, `… browser` for a Chromium.
Does nothing, quickly, when what is listed has not changed since the last time.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LISTS = {
    "run": ["requirements.txt"],
    "dev": ["requirements-dev.txt", "requirements.txt"],
}
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
TAIL = 20  # lines of pip's output shown when it fails


class CannotInstallError(Exception):
    """Something is missing on this machine; the message says what to do."""


def main(arguments: list[str]) -> int:
    try:
        for wanted in arguments:
            if wanted == "browser":
                install_browser()
            else:
                install(wanted)
    except CannotInstallError as error:
        sys.stderr.write(f"\n{error}\n")
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def install(wanted: str) -> None:
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:3]))
        raise CannotInstallError(
            f"Variorum needs Python 3.11 or newer; this is {found}. "
            "Install one, or name it: make run PYTHON=/path/to/python3.12"
        )
    stamp = VENV / f".installed-{wanted}"
    state = _state(wanted)
    if stamp.exists() and stamp.read_text() == state and PYTHON.exists():
        return
    begun = time.monotonic()
    _say(f"  install    {LISTS[wanted][0]} (minutes the first time) … ")
    _make_venv()
    _pip_install(LISTS[wanted][0])
    stamp.write_text(state)
    _say(f"{time.monotonic() - begun:.1f} s\n")


def _state(wanted: str) -> str:
    digest = hashlib.sha256(str(ROOT).encode())
    for name in LISTS[wanted]:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def _make_venv() -> None:
    """Create the environment unless a working one of a new enough Python is there."""
    probe = f"import pip, sys; sys.exit(sys.version_info < {OLDEST})"
    if PYTHON.exists() and _succeeds([str(PYTHON), "-c", probe]):
        return
    done = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(VENV)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        raise CannotInstallError(
            f"{done.stdout}\nThis Python cannot make virtual environments. On Debian and Ubuntu: "
            "apt-get install python3-venv"
        )


def _pip_install(name: str) -> None:
    log = VENV / "install.log"
    with log.open("w") as out:
        done = subprocess.run(
            [
                *(str(PYTHON), "-m", "pip", "install", "--no-input", "--progress-bar", "off"),
                *("--disable-pip-version-check", "-r", name),
            ],
            cwd=ROOT,
            stdout=out,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if done.returncode:
        tail = "\n".join(log.read_text(errors="replace").splitlines()[-TAIL:])
        raise CannotInstallError(f"{tail}\n\npip could not install {name}; all of it: {log}")


def install_browser() -> None:
    """Install Debian's Chromium if there is no browser to drive and apt can be used."""
    if os.environ.get("VARIORUM_CHROMIUM") or any(map(shutil.which, BROWSERS)):
        return
    prefix = _as_root()
    if shutil.which("apt-get") is None or prefix is None:
        raise CannotInstallError(
            "The browser tests need Chromium: install it, "
            "or set VARIORUM_CHROMIUM to the path of its program."
        )
    _say("  install    chromium (by apt-get) … ")
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    for words in (
        ["update", "-qq"],
        ["install", "-y", "-qq", "--no-install-recommends", "chromium"],
    ):
        done = subprocess.run(
            [*prefix, "apt-get", *words],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
    if done.returncode:
        raise CannotInstallError(f"{done.stdout}\napt-get could not install chromium.")
    _say("done\n")


def _as_root() -> list[str] | None:
    """Return the words that make a command run as root; None where we may not."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and _succeeds(["sudo", "-n", "true"]):
        return ["sudo", "-n"]
    return None


def _succeeds(command: list[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
