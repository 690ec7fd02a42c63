"""The commands of the two programs that make up the site, for `make run` and for the containers."""

from __future__ import annotations

import sys
from collections.abc import Sequence

WEB_PROCESSES = 2
WEB_THREADS = 4
WEB_TIMEOUT = 60  # seconds until a request that hangs is given up


def web(*, host: str, port: int, python: str = sys.executable) -> Sequence[str]:
    return (
        *(python, "-m", "gunicorn", "config.wsgi:application"),
        *("--limit-request-line", "8190"),  # a long search is cut by its page, which says so
        *("--bind", f"{host}:{port}"),
        *("--workers", str(WEB_PROCESSES), "--threads", str(WEB_THREADS)),
        *("--timeout", str(WEB_TIMEOUT), "--graceful-timeout", "5"),
        "--no-control-socket",
    )


def worker(*, python: str = sys.executable) -> Sequence[str]:
    """Return the worker's command; it carries the periodic sweep, so run one with `--beat` only."""
    return (
        *(python, "-m", "celery", "--app", "config", "--quiet", "worker", "--beat"),
        *("--pool", "prefork", "--loglevel", "INFO"),
        *("--without-gossip", "--without-mingle"),
    )


def migrate(*, python: str = sys.executable) -> Sequence[str]:
    return (python, "manage.py", "migrate", "--no-input")
