"""Mutated addresses of the desk and of the public pages: an answer in words, never a failure."""

from __future__ import annotations

import os
import re
from typing import Any
from urllib.parse import parse_qsl, quote_from_bytes, urlsplit

import pytest
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from articles.public.models import PublishedClaim, PublishedCompany, PublishedTopic
from tests.hostile.attacks import texts
from tests.hostile.site import READ, Site

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
    response = client.get(path, QUERY_STRING=query)
    assert response.status_code < 500, (address, response.status_code)
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
