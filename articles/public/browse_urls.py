"""Addresses of home, companies, search, sources, topics, corrections, method and feeds."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path, re_path

from articles.public import sitemaps
from articles.public.feeds import changes as change_feeds
from articles.public.feeds import claims as claim_feeds
from articles.public.views import (
    claim_feed,
    company,
    correction,
    feed,
    home,
    indexes,
    method,
    search,
    source,
    suggestion,
    topic,
)

SLUG = r"(?P<slug>[-a-zA-Z0-9_]+)"
#: Of a feed.
FORM = r"(?P<form>atom|json)"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("companies/", indexes.company, name="company-list"),
    path("companies/suggest/", suggestion.companies, name="company-suggest"),
    path("companies/<slug:slug>/", company.detail, name="company-detail"),
    re_path(rf"^companies/{SLUG}/feed\.{FORM}$", claim_feeds.company, name="company-feed"),
    path("companies/<slug:first>/with/<slug:second>/", company.pair, name="company-pair"),
    re_path("^sources/(?P<public_id>[0-9A-Za-z]{8})/$", source.detail, name="source-detail"),
    re_path(
        rf"^sources/(?P<public_id>[0-9A-Za-z]{{8}})/feed\.{FORM}$",
        claim_feeds.source,
        name="source-feed",
    ),
    path("sources/", indexes.source, name="source-list"),
    re_path(rf"^changes/feed\.{FORM}$", change_feeds.change, name="change-feed"),
    path("changes/", indexes.change, name="change-list"),
    re_path(r"^changes/(?P<week>\d{4}-W\d{2})/$", indexes.change, name="change-week"),
    path("topics/", indexes.topic, name="topic-list"),
    path("topics/<slug:slug>/", topic.detail, name="topic-detail"),
    re_path(rf"^topics/{SLUG}/feed\.{FORM}$", claim_feeds.topic, name="topic-feed"),
    path("search/", search.search, name="search"),
    path("corrections/", correction.index, name="correction-list"),
    re_path(rf"^corrections/feed\.{FORM}$", change_feeds.correction, name="correction-feed"),
    path("method/", method.method, name="method"),
    path("feeds/", feed.index, name="feed-list"),
    re_path(rf"^feeds/everything\.{FORM}$", claim_feeds.everything, name="feed-everything"),
    path("feeds/claimreview.jsonld", claim_feed.claimreview, name="feed-claimreview"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemaps/<slug:section>-<int:number>.xml", sitemaps.file, name="sitemap-file"),
    path("robots.txt", sitemaps.robots, name="robots"),
]
