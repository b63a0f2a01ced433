"""The application for gunicorn and other WSGI servers."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kb.settings")
# Web processes answer many short requests: they share a few open connections.
os.environ.setdefault("DATABASE_POOL", "8")

application = get_wsgi_application()
