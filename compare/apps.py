from __future__ import annotations

from django.apps import AppConfig


class CompareConfig(AppConfig):
    name = "compare"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from articles.filters import register
        from compare import receivers  # noqa: F401 - connects the signal
        from compare.reading.event_filter import FLAGGED

        register(FLAGGED)
