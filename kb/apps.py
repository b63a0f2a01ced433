"""The installation as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class InstallationConfig(AppConfig):
    name = "kb"
    verbose_name = "Installation"

    def ready(self) -> None:
        from django.contrib import admin
        from django_tasks_db.models import DBTaskResult

        from kb import checks  # noqa: F401  (registers them)

        # A table is no work: what waits in the background is told by `manage.py work`.
        admin.site.unregister(DBTaskResult)
