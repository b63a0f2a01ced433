"""The sitemap against the protocol of sitemaps.org 0.9."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from lxml import etree

from tests.conformance.hostile_claim import hostile_claim
from tests.public import factories

pytestmark = pytest.mark.django_db

#: After the protocol's text: elements, their order free, one loc each, dates as W3C writes them.
SCHEMA = """
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.sitemaps.org/schemas/sitemap/0.9"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><choice>
    <element name="urlset"><oneOrMore><element name="url"><ref name="place"/></element></oneOrMore>
    </element>
    <element name="sitemapindex"><oneOrMore><element name="sitemap"><ref name="place"/></element>
    </oneOrMore></element>
  </choice></start>
  <define name="place"><interleave>
    <element name="loc"><data type="anyURI"><param name="minLength">12</param>
      <param name="maxLength">2048</param></data></element>
    <optional><element name="lastmod"><choice><data type="date"/><data type="dateTime"/></choice>
    </element></optional>
  </interleave></define>
</grammar>
"""


def test_it_fits_the_protocol(client: Client, django_assert_max_num_queries: Any) -> None:
    factories.published_article()
    hostile_claim()
    factories.published_claim(risk="none")
    schema = etree.RelaxNG(etree.fromstring(SCHEMA))
    index = etree.fromstring(client.get("/sitemap.xml").content)
    schema.assertValid(index)
    places = {"ns": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    files = [loc.text or "" for loc in index.iterfind(".//ns:loc", places)]
    assert files
    for file in files:
        assert file.startswith("http://testserver/")
        with django_assert_max_num_queries(1):
            response = client.get(file.removeprefix("http://testserver"))
        assert len(response.content) < 50 * 1024 * 1024
        read = etree.fromstring(response.content)
        schema.assertValid(read)
        addresses = [loc.text or "" for loc in read.iterfind(".//ns:loc", places)]
        assert len(addresses) == len(set(addresses)) <= 50_000
        for moment in read.iterfind(".//ns:lastmod", places):
            assert datetime.fromisoformat(moment.text or "").tzinfo


def test_it_needs_as_much_for_a_high_number_as_for_a_low_one(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    claim = factories.published_claim()
    factories._without_guards()
    with django_assert_max_num_queries(3):
        response = client.get("/sitemap.xml")
    assert f"claims-{claim.pk // 10_000}.xml" in response.content.decode()
