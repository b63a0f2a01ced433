"""The desk under its prefix; everything else is for readers."""

from __future__ import annotations

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path(settings.DESK_PREFIX, admin.site.urls),
    path("", include("articles.public.urls")),
]
