"""Addresses of home, companies, search, sources, topics, corrections, method and feeds."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
