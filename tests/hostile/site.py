"""The desk as an attacker on the staff finds it: its forms, its addresses, what they lead to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.contrib.admin import site
from django.db import connection
from django.test import Client
from django.urls import Resolver404, resolve
from lxml import html

from articles.desk.capture.capturing import capture
from articles.desk.editing.acting import ADMINISTRATOR, EDITOR, FACT_CHECKER, JOURNALIST, acting
from articles.desk.editing.appearance import add_appearance
from articles.desk.editing.brief import draft_brief
from articles.desk.editing.company_relation import relate
from articles.desk.editing.enquiry import enquire
from articles.desk.editing.origin import make_origin
from articles.desk.editing.request import ask_for
from articles.desk.models import Person
from tests.desk import factories

TEXT = (
    "# Acme buys Bolt\n\nAcme said on Monday that it bought Bolt for 3 million euros.\n\n"
    "Bolt confirmed the price. The ministry of trade did not comment on it.\n"
)
#: What only the database or a verb sets; posted beside what the form has.
FORGED = (
    "workflow", "version", "author", "published_number", "public_id", "challenge", "id", "pk",
    "is_superuser", "is_system", "created_by", "touched_in", "verified_hash", "content_hash",
    "claim", "edition", "password", "user_permissions", "over_version", "why", "action",
    "select_across", "_selected_action", "_popup", "_to_field", "_save", "_continue",
    "_saveasnew", "_addanother",
)  # fmt: skip
#: What pages of the desk read without a form of Django's.
READ = (
    "then", "version", "panel", "article", "without", "undo", "statement", "spans", "side",
    "proposal", "instead", "for", "show", "q", "page", "new", "done", "before", "told", "shown",
    "own", "items", "claim", "asked", "seen_version", "seen_hash", "rewrites", "read_version",
    "place", "origin", "decision", "decide", "claim_version", "token", "start", "end", "text",
    "app_label", "model_name", "field_name", "term", "p", "o", "e", "all", "since", "post",
)  # fmt: skip


@dataclass(frozen=True)
class Form:
    """A form as a browser would send it: where, its fields in order, and how it is encoded."""

    page: str
    action: str
    fields: tuple[tuple[str, str], ...]
    is_multipart: bool


@dataclass
class Site:
    person: Person
    forms: list[Form]
    addresses: list[str]

    def client(self, *, raises: bool = True) -> Client:
        client = Client(raise_request_exception=raises)
        client.force_login(self.person)
        return client


def build(*, walk: bool) -> Site:
    """The newsroom; walked, its forms and pages too, else the pages that take most questions."""
    ana, ben = factories.person("ana"), factories.person("ben")
    eve = factories.person("eve", JOURNALIST, FACT_CHECKER, EDITOR, ADMINISTRATOR)
    one, other = factories.make_company(ana, "Acme"), factories.make_company(ana, "Bolt")
    outlet = factories.make_source(ana, "The Outlet")
    secret = factories.make_source(eve, "Deep Well", attribution="confidential")
    claims = {}
    for state in ("draft", "in_review", "verified", "published"):
        claim = factories.draft(
            ana, f"Acme is {state}.", companies=[(one, "subject")], topics=["Prices"]
        )
        factories.attach(ana, claim, source=outlet)
        factories.assess(ana, claim)
        if state != "draft":
            factories.submit(ana, claim)
        if state in ("verified", "published"):
            claim = factories.verify(ben, claim)
        if state == "published":
            factories.publish_claim(ben, claim)
        claims[state] = claim.refreshed()
    with acting(ana, "hostile"):
        article = capture(TEXT.encode(), media_type="text/plain").article
        start = TEXT.index("Bolt confirmed")
        add_appearance(
            claims["draft"],
            version=claims["draft"].refreshed().version,
            article_version=article.versions.get(),
            spans=[(start, start + len("Bolt confirmed the price."))],
        )
        relate(one, other, kind="partnership", claims=[claims["published"]])
        make_origin(kind="document", label="The filing")
        ask_for("retract", claims["published"], reason="It was forged.")
        draft_brief(answer="Little is known.", company=one, sentences=[])
        enquire(
            claims["draft"],
            version=claims["draft"].refreshed().version,
            asked="So?",
            asked_on=date(2026, 1, 5),
            company=one,
        )
    assert secret.pk
    built = Site(eve, [], [])
    if walk:
        _walk(built)
    else:
        built.addresses = _asked_most()
    return built


def _asked_most() -> list[str]:
    """Lists, and the pages of one record of each kind."""
    found = ["/desk/", "/desk/search/?s=x", "/desk/autocomplete/?app_label=articles"]
    found += ["/desk/articles/claim/choose/company/?q=Ac", "/desk/articles/article/1/versions/"]
    found += ["/desk/articles/article/1/sentences/?panel=1&spans=0:9"]
    for model in site._registry:
        records = f"/desk/articles/{model._meta.model_name}/"
        if model._meta.app_label == "articles":
            key = model._default_manager.order_by("pk").values_list("pk", flat=True).first()
            found += [f"{records}?q=a", f"{records}{key}/change/", f"{records}{key}/history/"]
    return found


def written() -> tuple[int, ...]:
    """How many rows each table that is only added to has: whatever is kept adds one there."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE "
            "'articles\\_%event' OR tablename IN ('articles_partchange', 'articles_edition', "
            "'articles_correction', 'articles_verification') ORDER BY tablename"
        )
        tables = [name for (name,) in cursor.fetchall()]
        cursor.execute("SELECT " + ", ".join(f'(SELECT count(*) FROM "{t}")' for t in tables))
        return tuple(cursor.fetchone())


_NUMBER = re.compile(r"\d+")
_MOST_PAGES = 150
#: Addresses of one kind that are looked at: records differ by what they are at.
ENOUGH = 3


def _walk(built: Site) -> None:
    """Follows every link below /desk/, each kind of address twice at most."""
    client = built.client()
    waiting, seen = ["/desk/"], {"/desk/"}
    kinds: dict[str, int] = {}
    found: dict[Any, Form] = {}
    while waiting and len(built.addresses) < _MOST_PAGES:
        page = waiting.pop(0)
        response = client.get(page)
        if response.status_code != 200 or "text/html" not in response.headers["Content-Type"]:
            continue
        built.addresses.append(page)
        tree: Any = html.fromstring(response.content.decode())
        for form in tree.xpath("//form[translate(@method, 'POST', 'post')='post']"):
            read = _read(page, form)
            if not read.action.startswith(("/desk/logout", "/desk/login")):
                names = frozenset(_NUMBER.sub("0", name) for name, _ in read.fields)
                found.setdefault((_kind(read.action), names), read)
        for link in tree.xpath("//a/@href"):
            target = urljoin(page, str(link)).partition("#")[0]
            kind = _kind(target, with_query=True)
            if target in seen or not target.startswith("/desk/") or "logout" in target:
                continue
            seen.add(target)
            kinds[kind] = kinds.get(kind, 0) + 1
            if kinds[kind] <= ENOUGH:
                waiting.append(target)
    built.forms = [*found.values(), *_without_form()]


def _without_form() -> list[Form]:
    """What scripts of the desk send."""
    told = (("version", "1"), ("statement", "Acme bought Bolt."), ("spans", "0:9"), ("page", "x"))
    return [
        Form(address, address, told, is_multipart=False)
        for address in (
            "/desk/articles/claim/alike/",
            "/desk/articles/claim/1/editing/",
            "/desk/articles/article/1/editing/",
            "/desk/articles/article/1/sentences/undo/",
            "/desk/articles/article/1/sentences/",
            "/desk/articles/article/1/corrections/check/",
            "/desk/articles/article/1/corrections/publish/",
            "/desk/articles/article/1/rewrites/",
            "/desk/articles/claim/1/proposals/",
        )
    ]


def _kind(address: str, *, with_query: bool = False) -> str:
    parts = urlsplit(address)
    try:
        place = resolve(parts.path)
    except Resolver404:
        return parts.path
    step = place.kwargs.get("step", "")
    return f"{place.view_name}/{step}{'?' if with_query and parts.query else ''}"


def _read(page: str, form: Any) -> Form:
    action = urljoin(page, form.get("action") or page)
    fields = [(str(name), str(value)) for name, value in form.form_values() if name]
    buttons = form.xpath(".//button[@name]|.//input[@type='submit'][@name]")
    fields += [(str(b.get("name")), str(b.get("value") or "1")) for b in buttons[:1]]
    return Form(
        page,
        action,
        tuple((n, v) for n, v in fields if n != "csrfmiddlewaretoken"),
        "multipart" in (form.get("enctype") or ""),
    )
