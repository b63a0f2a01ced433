"""Every address of the public site: from the resolver, with the ids of records public and
secret, and from the links on its pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import islice, product
from typing import Any
from urllib.parse import quote

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from django.utils.text import slugify

from articles.desk.models import (
    Appearance,
    Article,
    Brief,
    Claim,
    Company,
    CompanyIdentifier,
    CompanyRelation,
    Source,
    Topic,
)
from articles.logic.reconciling.properties import FETCHED
from articles.logic.weeks import Week
from articles.public.models import PublishedClaim, PublishedCompany, PublishedTopic
from tests.secrecy.crawling import Answer, Asker, ask
from tests.secrecy.tokens import MARK, Mint

#: Of the interface for programs: what hangs on a claim.
IN_INTERFACE = ("api-claim", "api-editions", "api-edition", "api-correction")
#: What each part of an address may be; a part that is not named here fails the crawl.
FORMS = ("json", "jsonld", "bib", "ris", "csl.json")
_LINK = re.compile(r'(?:href|src|action|content|data-[a-z]+)="([^"]+)"|<(?:loc|id|link)>([^<]+)<')
#: Words of public records, and the beginnings of words that are none.
QUERIES = ("acme", "bolt", "contract", "garage", "nimbus", "cirrus", "nightingale", "chips",
           "outlet", "zqjxvq", "ac", "a")  # fmt: skip
MOST = 1500


def routes() -> Iterator[URLPattern]:
    """The patterns of the public site."""
    for entry in get_resolver().url_patterns:
        if isinstance(entry, URLResolver) and entry.app_name == "articles":
            for pattern in entry.url_patterns:
                assert isinstance(pattern, URLPattern)
                yield pattern


def _values(route: str, part: str) -> list[str]:
    if part == "public_id":
        models = {"claim": Claim, "article": Article, "source": Source, "company": Company,
                  "relation": CompanyRelation}  # fmt: skip
        model: Any = models[route.removeprefix("api-").split("-")[0]]
        ids = list(model.objects.order_by("pk").values_list("public_id", flat=True))
        other = list(Brief.objects.values_list("public_id", flat=True))
        other += list(Company.objects.values_list("public_id", flat=True))
        return [*ids, *other[:3], ids[0].lower()]
    if part in ("slug", "first", "second"):
        if route.removeprefix("api-").startswith("topic"):
            slugs = [*PublishedTopic.objects.order_by("pk").values_list("slug", flat=True)]
            return [*slugs, *Topic.objects.order_by("pk").values_list("slug", flat=True), "chips-1"]
        shown = [*PublishedCompany.objects.order_by("pk").values_list("slug", flat=True)]
        hidden = [slugify(name) for name in Company.objects.order_by("pk").values_list(
            "name", flat=True)]  # fmt: skip
        return list(dict.fromkeys([*shown, *hidden, "nimbus-1"]))
    choices = {
        "number": ("0", "1"),
        "kind": ("entity", "property", "type"),
        "form": ("json", "yaml") if route.startswith("api") else ("atom", "json"),
        "rest": ("nowhere", "claims"),
        "week": ("2024-W01", "2026-W01"),
        "section": ("pages", "claims", "companies", "articles", "topics"),
    }
    if part == "week":
        return [str(Week.of(timezone.localdate())), "2019-W07", "2025-W60"]
    if part not in choices:
        raise LookupError(f"{route}: nobody said what may stand for “{part}”.")
    return list(choices[part])


def _of_route(pattern: URLPattern) -> Iterator[str]:
    parts = list(pattern.pattern.converters) or list(pattern.pattern.regex.groupindex)
    name = pattern.name or ""
    if name.startswith("claim-") or name in IN_INTERFACE:
        yield from _of_claims(name, parts)
        return
    if name == "article-annotation":
        yield from _of_annotations(name)
        return
    for values in product(*(_values(name, part) for part in parts)):
        yield reverse(f"articles:{name}", kwargs=dict(zip(parts, values, strict=True)))


def _of_annotations(name: str) -> Iterator[str]:
    """Each claim that an article says, published or not, at that article."""
    said = Appearance.objects.order_by("pk").values_list(
        "article_version__article__public_id", "claim__public_id"
    )
    for article, claim in dict.fromkeys(said):
        yield reverse(f"articles:{name}", args=[article, claim])


def _of_claims(name: str, parts: list[str]) -> Iterator[str]:
    """Each edition, the one behind it and the first in each form; of what is secret, less."""
    shown = dict(PublishedClaim.objects.values_list("public_id", "number"))
    for public_id in _values("claim", "public_id"):
        last = shown.get(public_id, 0)
        if not last and name in ("claim-changes", "claim-edition-rendering", "api-correction"):
            continue
        numbers = range(1 if name == "claim-edition-rendering" else last + 1)
        choices = {
            "public_id": [public_id],
            "number": [str(number + 1) for number in numbers],
            "form": FORMS if last else FORMS[:1],
            "first": ["1"],
            "second": ["2"],
        }
        if unknown := set(parts) - set(choices):
            raise LookupError(f"{name}: nobody said what may stand for {unknown}.")
        for values in product(*(choices[part] for part in parts)):
            yield reverse(f"articles:{name}", kwargs=dict(zip(parts, values, strict=True)))


def _asked_of_search(mint: Mint) -> Iterator[str]:
    """One token of each record, whole and in part, and words of records public and secret."""
    of_each: dict[str, str] = {}
    for token in mint.made.values():
        if "Event." not in token.place:
            of_each.setdefault(token.place.partition(".")[0], token.text)
    words = [*QUERIES, *of_each.values(), MARK, *(text[:9] for text in islice(of_each.values(), 9))]
    words += ["Acme Incorporated", "Old Acme", '"ends its"', "acme -bolt"]
    for word in words:
        yield f"/search/?q={quote(word)}"
    for kind in ("claim", "company", "article", "source", "topic", MARK):
        yield f"/search/?q=acme&type={kind}"
        yield f"/search/?q={MARK}&type={kind}"


def _narrowed(mint: Mint) -> Iterator[str]:
    """Lists with filters, pages behind a record, and what is malformed."""
    hidden = Claim.objects.filter(published_number=None).order_by("pk")
    ids = [hidden[0].public_id, "00000000"]
    slugs = ["acme", "bolt", "nimbus", *islice((t for t in mint.made), 2)]
    for key in ids:
        for page in ("/", "/companies/acme/", "/topics/contracts/", "/companies/",
                     "/corrections/", "/companies/acme/with/bolt/", "/feeds/", "/sources/",
                     "/changes/"):  # fmt: skip
            yield f"{page}?after={key}"
        yield f"/articles/{Article.objects.order_by('pk')[0].public_id}/?claim={key}"
    for slug in slugs:
        yield f"/corrections/?company={slug}"
        yield f"/search/?q=acme&company={slug}"
        yield f"/companies/acme/?counterparty={slug}"
        yield f"/companies/acme/?topic={slug}"
        yield f"/companies/acme/feed.atom?topic={slug}"
        for place in ("/api/v1/claims/", "/exports/claims.csv", "/exports/claims.jsonl"):
            yield f"{place}?company={slug}"
            yield f"{place}?topic={slug}"
            yield f"{place}?company=acme&counterparty={slug}"
        yield f"/api/v1/relations/?company={slug}"
        yield f"/api/v1/corrections/?company={slug}"
    for name, value in (("verdict", "unproven"), ("verdict", "supported"), ("risk", "allegation"),
                        ("order", "newest"), ("type", "fact"), ("confidence", "high"),
                        ("from", "2025"), ("role", "subject"), ("page", "2")):  # fmt: skip
        yield f"/api/v1/claims/?company=acme&{name}={value}"
        yield f"/companies/acme/?{name}={value}"
        yield f"/topics/contracts/?{name}={value}"
    for order in ("changed", "certain", "date"):
        yield f"/api/v1/claims/?order={order}&page_size=2"
    for record in ("companies", "articles", "sources", "relations", "topics", "corrections"):
        yield f"/api/v1/{record}/?page_size=1"
    yield from ("/claims/00000000/", "/claims/%00/", "/nowhere/", f"/{'x' * 400}/", "/claims/",
                "/articles/00000000/?part=9", "/media/", "/media/evidence/", "/desk/",
                "/desk/articles/claim/", "/search/?q=%00", "/static/../../etc")  # fmt: skip


def _reconciled(mint: Mint) -> Iterator[str]:
    """Questions of other people's tables after companies public and secret, by name and id."""
    companies = list(Company.objects.order_by("pk"))
    words = [*QUERIES, *(one.name for one in companies), *islice(mint.made, 5), MARK]
    batch = {f"q{n}": {"query": word, "limit": 25} for n, word in enumerate(words[:50])}
    yield f"/reconcile?queries={quote(json.dumps(batch))}"
    values = [
        {"pid": one.scheme, "v": one.value} for one in CompanyIdentifier.objects.order_by("pk")
    ]
    yield f"/reconcile?queries={quote(json.dumps({'q': {'properties': values[:50]}}))}"
    ids = [one.public_id for one in companies][:200]
    wanted = {"ids": ids, "properties": [{"id": pid} for pid in FETCHED]}
    yield f"/reconcile?extend={quote(json.dumps(wanted))}"
    for word in words:
        yield f"/reconcile/suggest/entity?prefix={quote(word)}"
    for key in ids:
        yield f"/reconcile/flyout/entity?id={key}"


def public_addresses(mint: Mint) -> list[str]:
    """Those that can be told from the resolver and the records; the database is open."""
    known = dict.fromkeys(address for pattern in routes() for address in _of_route(pattern))
    asked = [*_asked_of_search(mint), *_narrowed(mint), *_reconciled(mint)]
    return list(known | dict.fromkeys(asked))


def explored(client: Asker, addresses: Iterable[str]) -> list[Answer]:
    """What these addresses answer, and all that their pages lead to; each once, in this order."""
    known = dict.fromkeys(addresses)
    answers: list[Answer] = []
    while len(answers) < len(known):
        address = list(known)[len(answers)]
        answers.append(ask(client, address))
        if not address.startswith("/desk/"):
            known |= dict.fromkeys(link for link in links_in(answers[-1].body))
        assert len(known) < MOST, "The public site does not end."
    return answers


def links_in(body: bytes) -> Iterable[str]:
    for found in _LINK.findall(body.decode("utf-8", "replace")):
        link = (found[0] or found[1]).replace("&amp;", "&").partition("#")[0].strip()
        link = link.removeprefix("http://testserver")
        if link.startswith("/") and not link.startswith(("//", "/static/")):
            yield link
