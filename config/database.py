"""What the database server must offer, asked before the first table is made.

Without this a wrong server shows itself by a stack trace in the middle of the migrations, or (an
old PostgreSQL) by a constraint that silently is not there.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

OLDEST_VERSION = 150_000  # the first to hold UNIQUE … NULLS NOT DISTINCT
EXTENSION = "vector"

ASK = """
SELECT current_setting('server_version_num')::int,
       current_setting('server_version'),
       EXISTS (SELECT FROM pg_extension WHERE extname = %(extension)s),
       EXISTS (SELECT FROM pg_available_extensions WHERE name = %(extension)s),
       (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
           OR EXISTS (SELECT FROM pg_available_extension_versions
                      WHERE name = %(extension)s AND trusted)
              AND has_database_privilege(current_database(), 'CREATE'),
       coalesce(has_schema_privilege(current_schema(), 'CREATE'), false),
       to_regclass('django_migrations') IS NOT NULL,
       current_user, current_database()
"""


@dataclass(frozen=True, slots=True)
class Problem:
    """What the server lacks, and what to do about it."""

    text: str
    hint: str


def problems(connection: BaseDatabaseWrapper) -> list[Problem]:
    """Return what the server of this PostgreSQL connection lacks (one query)."""
    with connection.cursor() as cursor:
        cursor.execute(ASK, {"extension": EXTENSION})
        row = cursor.fetchone()
    number, version, installed, available, may_install, may_create, has_tables, role, name = row
    found = []
    if number < OLDEST_VERSION:
        found.append(
            Problem(
                f"The database server is PostgreSQL {version}.",
                f"Variorum needs PostgreSQL {OLDEST_VERSION // 10_000} or newer.",
            )
        )
    if not installed and not available:
        found.append(
            Problem(
                f"The database server does not have the extension {EXTENSION} (pgvector).",
                "Install pgvector on the server, on Debian and Ubuntu as postgresql-NN-pgvector.",
            )
        )
    elif not installed and not may_install:
        found.append(
            Problem(
                f"The role {role} may not create the extension {EXTENSION}.",
                f"As an administrator, in the database {name}: CREATE EXTENSION {EXTENSION};",
            )
        )
    if not has_tables and not may_create:
        found.append(
            Problem(
                f"The role {role} may not create tables in the database {name}.",
                f"As an administrator: ALTER DATABASE {name} OWNER TO {role};",
            )
        )
    return found
