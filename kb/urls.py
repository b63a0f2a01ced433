"""The desk under its prefix; everything else is for readers."""

from __future__ import annotations

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from kb.health import livez, readyz

urlpatterns = [
    path("livez", livez, name="livez"),
    path("readyz", readyz, name="readyz"),
    path(settings.DESK_PREFIX, admin.site.urls),
    path("", include("kb.receiving")),
    path("", include("articles.public.urls")),
]

# Error pages of the public side keep search, and follow addresses that records used to have.
handler400 = "kb.refused.bad_request"
handler403 = "articles.public.views.errors.permission_denied"
handler404 = "articles.public.views.errors.not_found"
handler500 = "kb.unavailable.server_error"
