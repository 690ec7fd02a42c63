"""The product's settings with a throw-away data folder, so that tests touch nobody's data.

Without DATABASE_URL and REDIS_URL the tests have embedded servers of their own in that folder,
started by the fixtures of `conftest.py`. A program that a test starts finds the same folder.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

if "VARIORUM_TEST_DATA" not in os.environ:
    os.environ["VARIORUM_TEST_DATA"] = tempfile.mkdtemp(prefix="variorum-test-", dir="/tmp")
    atexit.register(shutil.rmtree, os.environ["VARIORUM_TEST_DATA"], ignore_errors=True)
    for name in ("VARIORUM_SITE", "DEBUG", "ALLOWED_HOSTS"):
        os.environ.pop(name, None)
os.environ["VARIORUM_DATA"] = os.environ["VARIORUM_TEST_DATA"]

from config.settings import *  # noqa: F403
from config.settings import DATABASES, STORAGES

# a thread of a live server would keep its connection, and the test database could not be dropped
DATABASES = {"default": DATABASES["default"] | {"CONN_MAX_AGE": 0}}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # fast; nobody's passwords
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
