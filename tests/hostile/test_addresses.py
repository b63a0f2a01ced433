"""Mutated addresses of the desk and of the public pages: an answer in words, never a failure."""

from __future__ import annotations

import os
import re
from typing import Any
from urllib.parse import parse_qsl, quote_from_bytes, urlsplit

import pytest
from django.test import Client, override_settings
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from articles.public.models import (
    PublishedClaim,
    PublishedCompany,
    PublishedSource,
    PublishedTopic,
)
from tests.hostile.attacks import texts
from tests.hostile.site import READ, Site
from tests.public import factories

pytestmark = pytest.mark.django_db
IS_FULL = os.environ.get("CLAIMBOOK_HOSTILE") == "full"
driving = settings(
    max_examples=3_000 if IS_FULL else 100,
    deadline=None,
    database=None,
    derandomize=not IS_FULL,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.generate, Phase.shrink),
)
#: What lists of the desk and pages for readers take; Django's lookups beside them.
ASKED = (
    *READ, "after", "type", "verdict", "confidence", "role", "counterparty", "since", "until",
    "order", "company", "topic", "workflow__exact", "workflow", "id__in", "pk", "name__regex",
    "claim__source__name", "groups__id__exact", "country", "merged_into__isempty",
    "cursor", "page_size", "fields", "format", "changed", "publisher", "identifier", "url", "slug",
    "maxwidth", "maxheight", "queries", "extend", "prefix", "limit", "with", "kind", "part",
    "_changelist_filters", "_to_field", "_popup", "divergence", "assigned", "standing",
)  # fmt: skip


def _quoted(text: str, safe: str = "") -> str:
    return quote_from_bytes(text.encode("utf-8", "surrogatepass"), safe=safe)


@st.composite
def mutated(draw: Any, addresses: list[str]) -> str:
    parts = urlsplit(draw(st.sampled_from(addresses)))
    asked = parse_qsl(parts.query, keep_blank_values=True)
    path = parts.path
    keys = re.findall(r"(?<=/)(?:\d+|[0-9A-Z]{8})(?=/)", path)
    if keys and draw(st.booleans()):
        path = path.replace(draw(st.sampled_from(keys)), _quoted(draw(texts)[:200]), 1)
    for _ in range(draw(st.integers(0, 3))):
        name = draw(st.sampled_from([*ASKED, *(name for name, _ in asked)]) | st.text(max_size=8))
        asked.append((name, draw(texts)[:3000]))
    query = "&".join(f"{_quoted(name)}={_quoted(value)}" for name, value in asked)
    return f"{path}?{query}" if query else path


def _answered(client: Client, address: str) -> int:
    path, _, query = address.partition("?")
    # The path as a server hands it on: decoded, its bytes as Latin-1.
    response: Any = client.get(path, QUERY_STRING=query)
    # 501 is what oEmbed prescribes for a format that is not offered.
    is_failure = response.status_code >= 500 and (path, response.status_code) != ("/oembed", 501)
    assert not is_failure, (address, response.status_code)
    if response.streaming:
        response.getvalue()  # what fails while it is sent is raised here
    return int(response.status_code)


def test_it_answers_whatever_is_asked_of_the_desk(site: Site) -> None:
    client = site.client()
    statuses = set()

    @driving
    @given(address=mutated(site.addresses))
    def run(address: str) -> None:
        statuses.add(_answered(client, address))

    run()
    assert {200, 404} <= statuses


def public_addresses() -> list[str]:
    claim, company = PublishedClaim.objects.get(), PublishedCompany.objects.get(name="Acme")
    topic = PublishedTopic.objects.get()
    return [
        "/", "/search/?q=Acme", "/search/?q=Acme&type=claim", "/companies/", "/topics/",
        "/companies/?letter=a", "/companies/?order=claims", "/sources/", "/sources/?kind=person",
        "/changes/", "/changes/2024-W01/",
        "/corrections/", "/method/", "/feeds/", "/feeds/everything.atom", "/sitemap.xml",
        f"/companies/{company.slug}/", f"/companies/{company.slug}/feed.atom",
        f"/topics/{topic.slug}/", f"/claims/{claim.public_id}/", f"/claims/{claim.public_id}.json",
        f"/claims/{claim.public_id}/v1/", f"/claims/{claim.public_id}/embed/",
    ]  # fmt: skip


def test_it_answers_whatever_readers_ask(site: Site) -> None:
    client = Client()
    statuses = set()

    @driving
    @given(address=mutated(public_addresses()))
    def run(address: str) -> None:
        statuses.add(_answered(client, address))

    run()
    assert {200, 404} <= statuses


def programs_addresses() -> list[str]:
    """What programs read, over a base with a row of everything."""
    claim = factories.another_edition(PublishedClaim.objects.get(), in_short="It did.")
    factories.correction(claim)
    article = factories.published_article("A deal", paragraphs=["Acme bought Bolt."])
    factories.published_appearance(claim, article, "Acme bought Bolt.")
    company = PublishedCompany.objects.get(name="Acme")
    cog = factories.published_company("Cog")
    relation = factories.published_relation(company, cog, claims=[claim])
    source, topic = PublishedSource.objects.get(), PublishedTopic.objects.get()
    id, text = claim.public_id, f"/articles/{article.public_id}"
    one = f"/api/v1/claims/{id}"
    lists = ("claims", "companies", "articles", "sources", "relations", "topics", "corrections")
    feeds = (
        "/feeds/everything", "/corrections/feed", "/changes/feed", f"/topics/{topic.slug}/feed",
        f"/companies/{company.slug}/feed", f"/sources/{source.public_id}/feed",
    )  # fmt: skip
    forms = ("json", "jsonld", "bib", "ris", "csl.json")
    return [
        "/api/", "/api/browse/", "/api/v1/openapi.json", "/api/v1/openapi.yaml",
        *(f"/api/v1/{name}/" for name in lists),
        f"/api/v1/claims/?company={company.slug}&order=changed&page_size=1",
        f"{one}/", f"{one}/editions/", f"{one}/editions/1/", f"/api/v1/corrections/{id}/1/",
        f"/api/v1/companies/{company.public_id}/", f"/api/v1{text}/",
        f"/api/v1/sources/{source.public_id}/", f"/api/v1/relations/{relation.public_id}/",
        f"/api/v1/topics/{topic.slug}/",
        "/exports/claims.csv", f"/exports/claims.jsonl?company={company.slug}",
        "/exports/base.jsonl", "/exports/ftm.jsonl",
        f"{text}/annotations.jsonld?page=1", f"{text}/annotations/{id}.jsonld", f"{text}/?part=1",
        "/reconcile", "/reconcile?queries=%7B%22q%22%3A%7B%22query%22%3A%22Acme%22%7D%7D",
        "/reconcile/suggest/entity?prefix=ac&cursor=0", "/reconcile/suggest/property?prefix=n",
        f"/reconcile/flyout/entity?id={company.public_id}", "/reconcile/properties?type=Company",
        f"/reconcile/company/{company.public_id}/preview",
        f"/oembed?url=http://testserver/claims/{id}/&format=xml&maxwidth=300",
        f"/claims/{id}/embed/", f"/claims/{id}/card.png", f"/claims/{id}/v1/card.png",
        *(f"/claims/{id}.{form}" for form in forms), f"/claims/{id}/v1.json",
        f"/claims/{id}/changes/v1..v2/",
        *(f"{feed}.{form}" for feed in feeds for form in ("atom", "json")),
        "/feeds/claimreview.jsonld", "/companies/suggest/?q=ac", "/sitemaps/claims-0.xml",
        "/robots.txt",
    ]  # fmt: skip


@override_settings(CLAIMBOOK_API_RATE=0)
def test_it_answers_whatever_programs_ask(site: Site) -> None:
    client = Client()
    addresses = programs_addresses()
    assert {address for address in addresses if _answered(client, address) != 200} == set()
    statuses = set()

    @driving
    @given(address=mutated(addresses))
    def run(address: str) -> None:
        statuses.add(_answered(client, address))

    run()
    assert {200, 400, 404} <= statuses
