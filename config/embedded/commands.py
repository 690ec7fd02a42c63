"""Give commands run by hand a database while `make run` is not up."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence

WITHOUT_DATABASE = frozenset(
    {
        "analyse",
        "check",
        "collectstatic",
        "compare_texts",
        "compilemessages",
        "diffsettings",
        "findstatic",
        "group_events",
        "help",
        "makemessages",
        "makemigrations",
        "pair_similarity",
        "sendtestemail",
        "startapp",
        "startproject",
        "test",
        "version",
    }
)
ONLY_ASKING = frozenset({"-h", "--help", "--version"})


def needs_database(arguments: Sequence[str]) -> bool:
    """Tell from the words after `manage.py` whether the command works with the database."""
    if not arguments or ONLY_ASKING & set(arguments):
        return False
    return arguments[0] not in WITHOUT_DATABASE


@contextlib.contextmanager
def database_for(arguments: Sequence[str]) -> Iterator[None]:
    """Have the embedded PostgreSQL there for a command that needs it, unless DATABASE_URL is set."""
    if not needs_database(arguments):
        yield
        return
    from django.conf import settings

    if not settings.EMBEDDED_POSTGRES:
        yield
        return
    from config.embedded.sharing import using_postgres

    with using_postgres(settings.PLACES):
        yield
