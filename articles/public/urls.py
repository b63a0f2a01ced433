"""Addresses for readers. Only public ids and public slugs stand in them."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path, re_path

from articles.public.api.urls import urlpatterns as interface
from articles.public.browse_urls import urlpatterns as browse
from articles.public.reconciling_urls import urlpatterns as reconciling
from articles.public.views import annotation, article, claim, oembed, social_card, styleguide

app_name = "articles"

# Ids may be typed in lower case; the views redirect to the upper-case address.
ID = "(?P<public_id>[0-9A-Za-z]{8})"

urlpatterns: list[URLPattern | URLResolver] = [
    re_path(rf"^claims/{ID}/$", claim.detail, name="claim-detail"),
    re_path(rf"^claims/{ID}/v(?P<number>[1-9]\d{{0,8}})/$", claim.edition, name="claim-edition"),
    re_path(
        rf"^claims/{ID}/changes/v(?P<first>[1-9]\d{{0,8}})\.\.v(?P<second>[1-9]\d{{0,8}})/$",
        claim.changes,
        name="claim-changes",
    ),
    re_path(rf"^claims/{ID}/embed/$", claim.embed, name="claim-embed"),
    re_path(
        rf"^claims/{ID}\.(?P<form>json|jsonld|bib|ris|csl\.json)$",
        claim.rendering,
        name="claim-rendering",
    ),
    re_path(
        rf"^claims/{ID}/v(?P<number>[1-9]\d{{0,8}})\.(?P<form>json|jsonld|bib|ris|csl\.json)$",
        claim.rendering,
        name="claim-edition-rendering",
    ),
    re_path(rf"^articles/{ID}/$", article.detail, name="article-detail"),
    re_path(
        rf"^articles/{ID}/annotations\.jsonld$", annotation.collection, name="article-annotations"
    ),
    re_path(
        rf"^articles/{ID}/annotations/(?P<claim>[0-9A-Za-z]{{8}})\.jsonld$",
        annotation.annotation,
        name="article-annotation",
    ),
    re_path(rf"^claims/{ID}/card\.png$", social_card.card, name="claim-card"),
    re_path(
        rf"^claims/{ID}/v(?P<number>[1-9]\d{{0,8}})/card\.png$",
        social_card.card,
        name="claim-edition-card",
    ),
    path("oembed", oembed.oembed, name="oembed"),
    path("styleguide/", styleguide.styleguide, name="styleguide"),
    *reconciling,
    *browse,
    *interface,
]
