"""Addresses of the reconciliation service for companies."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, re_path

from articles.public.views import company_by_id, reconciliation

ID = "(?P<public_id>[0-9A-Za-z]{8})"
KIND = "(?P<kind>entity|property|type)"

urlpatterns: list[URLPattern | URLResolver] = [
    re_path(r"^reconcile/?$", reconciliation.service, name="reconciliation"),
    re_path(rf"^reconcile/suggest/{KIND}$", reconciliation.suggest, name="reconciliation-suggest"),
    re_path(rf"^reconcile/flyout/{KIND}$", reconciliation.flyout, name="reconciliation-flyout"),
    re_path(r"^reconcile/properties$", reconciliation.propose, name="reconciliation-properties"),
    re_path(rf"^reconcile/company/{ID}/$", company_by_id.dossier, name="company-by-id"),
    re_path(rf"^reconcile/company/{ID}/preview$", company_by_id.preview, name="company-preview"),
]
