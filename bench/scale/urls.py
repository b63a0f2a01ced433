"""The site, and beside it a view that only greets and one that only runs a page's statements."""

from __future__ import annotations

from django.urls import include, path

from bench.scale import said

urlpatterns = [
    path("bench/hello/", said.hello),
    path("bench/raw/", said.raw),
    path("", include("kb.urls")),
]
