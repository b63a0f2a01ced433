"""Addresses of home, companies, search, sources, topics, corrections, method and feeds."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path, re_path

from articles.public import feeds, sitemaps
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

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("companies/", indexes.company, name="company-list"),
    path("companies/suggest/", suggestion.companies, name="company-suggest"),
    path("companies/<slug:slug>/", company.detail, name="company-detail"),
    path("companies/<slug:slug>/feed.atom", feeds.company, name="company-feed"),
    path("companies/<slug:first>/with/<slug:second>/", company.pair, name="company-pair"),
    re_path("^sources/(?P<public_id>[0-9A-Za-z]{8})/$", source.detail, name="source-detail"),
    path("sources/", indexes.source, name="source-list"),
    path("changes/", indexes.change, name="change-list"),
    re_path(r"^changes/(?P<week>\d{4}-W\d{2})/$", indexes.change, name="change-week"),
    path("topics/", indexes.topic, name="topic-list"),
    path("topics/<slug:slug>/", topic.detail, name="topic-detail"),
    path("topics/<slug:slug>/feed.atom", feeds.topic, name="topic-feed"),
    path("search/", search.search, name="search"),
    path("corrections/", correction.index, name="correction-list"),
    path("corrections/feed.atom", feeds.correction, name="correction-feed"),
    path("method/", method.method, name="method"),
    path("feeds/", feed.index, name="feed-list"),
    path("feeds/everything.atom", feeds.everything, name="feed-everything"),
    path("feeds/claimreview.jsonld", claim_feed.claimreview, name="feed-claimreview"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemaps/<slug:section>-<int:number>.xml", sitemaps.file, name="sitemap-file"),
    path("robots.txt", sitemaps.robots, name="robots"),
]
