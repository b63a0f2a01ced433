"""Which pages of a base are asked: of what is hot, middling and rare in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from django.db import connection
from django.urls import reverse

from articles.logic.listing_facets import Facet
from bench.scale.finding_tasks import mistyped, words

_LARGEST = """
SELECT c.id, c.slug, t.n FROM articles_publishedcount t
JOIN articles_publishedcompany c ON c.id = t.company_key
WHERE t.facet = 0 AND t.verdict = '' AND t.n > 0 ORDER BY t.n DESC, c.id
"""

_MOST = """
SELECT value FROM articles_publishedcount
WHERE company_key = %s AND facet = %s AND verdict = '' ORDER BY n DESC, value LIMIT 1
"""

_AT = """
SELECT p.public_id FROM articles_publishedlisting l
JOIN articles_publishedclaim p ON p.id = l.claim_id
WHERE l.company_key = %s AND l.facet = 0 AND l.value = 0
ORDER BY l.updated_at DESC, l.claim_id DESC OFFSET %s LIMIT 1
"""

#: Of the claims in the order of their keys, those at so many hundredths.
_SPREAD = (1, 20, 40, 60, 80, 99)


@dataclass(frozen=True)
class Places:
    """Addresses by what they ask for, each a few; `hot` is the key of the largest company."""

    hot: int
    claims_of_hot: int
    addresses: dict[str, list[str]]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def places() -> Places:
    with connection.cursor() as cursor:
        cursor.execute(_LARGEST)
        companies = cursor.fetchall()
        hot, middling, rare = companies[0], companies[len(companies) // 10], companies[-1]
        paths = [reverse("articles:company-detail", args=[row[1]]) for row in (hot, middling, rare)]
        cursor.execute(_AT, [hot[0], int(0.8 * hot[2])])
        (deep,) = cursor.fetchone()
        cursor.execute(_MOST, [hot[0], Facet.TOPIC])
        cursor.execute(
            "SELECT slug FROM articles_publishedtopic WHERE id = %s", [cursor.fetchone()[0]]
        )
        (topic,) = cursor.fetchone()
        cursor.execute(_MOST, [hot[0], Facet.WITH])
        cursor.execute(
            "SELECT slug FROM articles_publishedcompany WHERE id = %s", [cursor.fetchone()[0]]
        )
        (other,) = cursor.fetchone()
    first, second = sorted((hot[1], other))
    return Places(
        hot=hot[0],
        claims_of_hot=hot[2],
        addresses={
            "dossier, hot": paths[:1],
            "dossier, middling": paths[1:2],
            "dossier, rare": paths[2:],
            "newest page": [f"{paths[0]}?order=changed"],
            "deep page": [f"{paths[0]}?order=changed&after={deep}"],
            "one filter": [f"{paths[0]}?topic={topic}", f"{paths[0]}?verdict=refuted"],
            "several filters": [
                f"{paths[0]}?topic={topic}&verdict=refuted",
                f"{paths[0]}?verdict=supported&role=subject&since=2024",
            ],
            "pair": [reverse("articles:company-pair", args=[first, second])],
            "topic": [reverse("articles:topic-detail", args=[topic])],
            "claim": list(_of("claim-detail", "articles_publishedclaim")),
            "article": list(_of("article-detail", "articles_publishedarticle")),
            "feed": [reverse("articles:company-feed", args=[hot[1], "atom"]),
                     reverse("articles:feed-everything", args=["atom"])],
            "API list": [f"/api/v1/claims/?company={hot[1]}"],
            "companies": [reverse("articles:company-list")],
            "home": [reverse("articles:home")],
            "search": [f"/search/?q={word}" for word in words()[:3]],
            "search, typing error": [f"/search/?q={mistyped(word)}" for word in words()[300:303]],
            "suggest": [f"/companies/suggest/?q={hot[1][:letters]}" for letters in (1, 2, 4)],
            "change list": ["/desk/articles/claim/"],
        },
    )  # fmt: skip


def _of(name: str, table: str) -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT min(id), max(id) FROM {table}")
        first, last = cursor.fetchone()
        for hundredth in _SPREAD:
            cursor.execute(
                f"SELECT public_id FROM {table} WHERE id >= %s ORDER BY id LIMIT 1",
                [first + (last - first) * hundredth // 100],
            )
            yield reverse(f"articles:{name}", args=cursor.fetchone())
