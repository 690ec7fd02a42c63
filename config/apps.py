from __future__ import annotations

from django.apps import AppConfig


class VariorumConfig(AppConfig):
    name = "config"

    def ready(self) -> None:
        from config import checks  # noqa: F401  registers the system checks
