"""The installation as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class InstallationConfig(AppConfig):
    name = "kb"
    verbose_name = "Installation"

    def ready(self) -> None:
        from kb import checks  # noqa: F401  (registers them)
