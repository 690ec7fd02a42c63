"""Settings, driven by the environment; every name is listed in the README's configuration table."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from config import environment
from config.embedded.places import Places

os.environ.setdefault("HF_HUB_OFFLINE", "1")  # nothing leaves the machine unless asked for
os.environ.setdefault("TRANSFORMERS_OFFLINE", "1")

BASE_DIR = Path(__file__).resolve().parent.parent
DEBUG = environment.flag("DEBUG")

# Where data lies and how the site is reached

VARIORUM_DATA = Path(environment.text("VARIORUM_DATA", default=str(BASE_DIR / "data"))).resolve()
VARIORUM_SITE = environment.text("VARIORUM_SITE").rstrip("/")  # public address, if there is one
VARIORUM_HOST = environment.text("VARIORUM_HOST", default="127.0.0.1")
VARIORUM_PORT = environment.number("VARIORUM_PORT", default=8000)
PLACES = Places(VARIORUM_DATA)

# What is accepted and how it is encoded

VARIORUM_ENCODER = environment.text("VARIORUM_ENCODER")  # empty: the default, its hash verified
DATA_UPLOAD_MAX_MEMORY_SIZE = 8_000_000  # over the longest text taken, so that forms can answer
# a longer request is refused before anybody reads it, so what is sent never touches the disk
VARIORUM_LARGEST_REQUEST = FILE_UPLOAD_MAX_MEMORY_SIZE = 8_000_000
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]

# Security

_site = urlsplit(VARIORUM_SITE)
IS_PUBLIC = _site.scheme == "https"
SECRET_KEY = environment.text("SECRET_KEY")
if not SECRET_KEY:
    if IS_PUBLIC:
        raise ImproperlyConfigured("Set SECRET_KEY: a public site (VARIORUM_SITE) needs its own.")
    SECRET_KEY = environment.stored_secret(VARIORUM_DATA / "secret_key")

ALLOWED_HOSTS = [
    *environment.words("ALLOWED_HOSTS"),
    *([_site.hostname] if _site.hostname else []),
    "localhost",
    "127.0.0.1",
    "[::1]",
]
CSRF_TRUSTED_ORIGINS = [f"{_site.scheme}://{_site.netloc}"] if _site.netloc else []
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_PUBLIC
SECURE_SSL_REDIRECT = IS_PUBLIC
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_PUBLIC else None
SECURE_HSTS_SECONDS = 31_536_000 if IS_PUBLIC else 0
# what binds the whole domain, and for long, is its owner's to choose
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_PUBLIC and environment.flag("VARIORUM_HSTS_SUBDOMAINS")
SECURE_HSTS_PRELOAD = IS_PUBLIC and environment.flag("VARIORUM_HSTS_PRELOAD")
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "config.views.form_expired"  # gives back what was typed
CONTENT_SECURITY_POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "frame-ancestors 'none'; form-action 'self'"
)

# Django

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "config.apps.VariorumConfig",
    "articles.apps.ArticlesConfig",
    "compare.apps.CompareConfig",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "config.middleware.security_policy",
    "config.middleware.varying",
    "config.middleware.bounded",
    "config.middleware.DatabaseLost",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "config.middleware.without_nul",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Database: a server of yours, or the embedded one on a socket in the data folder

DATABASE_URL = environment.text("DATABASE_URL")
EMBEDDED_POSTGRES = not DATABASE_URL


def _database() -> dict[str, Any]:
    if EMBEDDED_POSTGRES:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": "variorum",
            "USER": "variorum",
            "HOST": str(PLACES.postgres_sockets),
        }
    how = (
        "Write it as postgresql://user:password@host:5432/database (with %40 for an @ in the "
        "password, and so on), or unset it for the embedded server."
    )
    try:
        parsed = dict(dj_database_url.parse(DATABASE_URL))
    except ValueError:  # also a scheme it does not know
        raise ImproperlyConfigured(f"DATABASE_URL is not understood. {how}") from None
    if parsed["ENGINE"] != "django.db.backends.postgresql":
        raise ImproperlyConfigured(f"DATABASE_URL does not name a PostgreSQL server. {how}")
    return parsed


_default = _database()
_default["OPTIONS"] = {"connect_timeout": 5} | _default.get("OPTIONS", {})
DATABASES = {"default": _default | {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Work: when a claim without a sign of life, or a message without an answer, counts as lost

VARIORUM_LEASE_SECONDS = environment.number("VARIORUM_LEASE_SECONDS", default=45)
VARIORUM_RESEND_SECONDS = environment.number("VARIORUM_RESEND_SECONDS", default=60)
VARIORUM_SWEEP_SECONDS = environment.number("VARIORUM_SWEEP_SECONDS", default=10)

# Queue: messages only, all of which may be lost; a sweep sends them again

REDIS_URL = environment.text("REDIS_URL")
EMBEDDED_REDIS = not REDIS_URL
CELERY_BROKER_URL = REDIS_URL or f"redis+socket://{quote(str(PLACES.redis_socket))}"
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None  # a worker waits for Redis as long as it takes
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 600,
    "socket_connect_timeout": 3,
    "socket_timeout": 5,
    "retry_on_timeout": True,
    # a request that finds no Redis goes on at once
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0.1,
    "interval_max": 0.1,
}
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_PUBLISH_RETRY = False  # the request goes on without Redis, the sweep makes up for it
CELERY_TASK_TIME_LIMIT = 600
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TIMEZONE = "UTC"
CELERY_WORKER_CONCURRENCY = environment.number("VARIORUM_WORKERS", default=1)
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_PROC_ALIVE_TIMEOUT = 120.0  # seconds; a new process loads the encoder first
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_SEND_TASK_EVENTS = False
CELERY_BEAT_SCHEDULE = {
    **{
        f"sweep {room}": {
            "task": f"{room}.sweep",
            "schedule": float(VARIORUM_SWEEP_SECONDS),
            # the next one does as well; on a busy machine a message needs some seconds to be read
            "options": {"expires": float(max(VARIORUM_SWEEP_SECONDS, 10))},
        }
        for room in ("articles", "compare")
    },
    "clear sessions": {"task": "config.clear_sessions", "schedule": 3600.0},
}
CELERY_BEAT_SCHEDULER = "celery.beat:Scheduler"  # in memory: nothing in it outlives a start

# Language and time

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# Static files

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}
WHITENOISE_USE_FINDERS = DEBUG

# Logging: to standard error, which `make run` keeps in the data folder's logs

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        **{
            name: {"level": environment.text("VARIORUM_LOG_LEVEL", default="INFO")}
            for name in ("config", "articles", "compare", "celery")
        },
        # every sweep would leave six lines
        **{
            f"celery.{name}": {"level": "WARNING"}
            for name in ("beat", "worker.strategy", "worker.request", "app.trace")
        },
    },
}
