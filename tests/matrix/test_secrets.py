"""What somebody may not know of is answered, byte for byte, like what does not exist."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib import admin
from django.urls import reverse

from articles.desk.models import Claim
from tests.matrix.newsroom import HIDDEN, SECRET
from tests.matrix.walking import Walker, changed, fingerprint, normalised

#: Who may not read the confidential claim: its author is ana, assigned is fay, E is an editor.
STRANGERS = ("anon", "gone", "none", "J", "F", "A", "root")
#: Who may not know of the confidential source: ana and kim are on its list.
OUTSIDERS = ("anon", "gone", "none", "J", "F", "fay", "E", "A", "root")
#: Those whom a role lets into the pages; the others get to no record at all (see the walk).
SENDERS = ("J", "F", "fay", "E")


def _record(kind: str) -> list[str]:
    pages = ["change/", "history/", "delete/", "editing/", "step/nothing/", ""]
    return [f"/desk/articles/{kind}/{{}}/{page}" for page in pages]


CLAIM_PAGES = [
    *_record("claim"),
    "/desk/articles/claim/{}/origins/",
    "/desk/articles/claim/{}/proposals/",
    "/desk/articles/claim/{}/step/verify/",
]
STEP_PAGES = [
    f"/desk/articles/claim/{{}}/step/{step.name}/"
    for step in admin.site._registry[Claim].steps  # type: ignore[attr-defined]
]


def same(walker: Walker, visitor: str, path: str, one: Any, other: Any, **asked: Any) -> None:
    """The two answers are alike but for what was asked for; both by reading and by sending."""
    for method in ("GET", "POST") if visitor in SENDERS else ("GET",):
        first = walker.ask(visitor, path.format(one), method, asked)
        second = walker.ask(visitor, path.format(other), method, asked)
        where = f"{method} {path} as {visitor}"
        assert first.status not in (200, 500), where
        assert first.status != 302 or first.headers["Location"].startswith("/desk/"), where
        assert normalised(first, one) == normalised(second, other), where
        assert SECRET not in first.text, where
        assert HIDDEN not in first.text, where


@pytest.mark.parametrize("visitor", STRANGERS)
def test_it_answers_for_a_confidential_claim_as_for_none(kept: Walker, visitor: str) -> None:
    before = fingerprint()
    keys = kept.world.keys
    for path in CLAIM_PAGES + (STEP_PAGES if visitor == "F" else []):
        same(kept, visitor, path, keys["secret"], keys["nowhere"])
    assert changed(before) == []


@pytest.mark.parametrize("visitor", OUTSIDERS)
def test_it_answers_for_a_confidential_source_as_for_none(kept: Walker, visitor: str) -> None:
    before = fingerprint()
    keys = kept.world.keys
    for path in (*_record("source"), "/desk/articles/source/{}/step/grade/"):
        same(kept, visitor, path, keys["hidden"], keys["nowhere"])
    assert changed(before) == []


@dataclass(frozen=True)
class Around:
    """A record whose existence tells of a secret one."""

    name: str
    kind: str
    visitors: tuple[str, ...]


AROUND = (
    Around("secret_enquiry", "enquiry", STRANGERS),
    Around("hidden_enquiry", "enquiry", OUTSIDERS),
    Around("secret_request", "request", STRANGERS),
    Around("hidden_ask", "request", OUTSIDERS),
    Around("secret_change", "partchange", STRANGERS),
)


@pytest.mark.parametrize("around", AROUND, ids=lambda one: one.name)
def test_it_answers_for_what_belongs_to_a_secret_as_for_nothing(
    kept: Walker, around: Around
) -> None:
    keys = kept.world.keys
    for visitor in set(around.visitors) & {"J", "E", "root"}:
        for path in _record(around.kind):
            same(kept, visitor, path, keys[around.name], keys["nowhere"])


def test_it_gives_documents_to_those_who_may_read_the_claim_and_know_the_source(
    kept: Walker,
) -> None:
    ids = kept.world.ids
    nowhere = reverse("admin:articles_claim_document", args=[ids["nowhere"]])
    path = nowhere.replace(ids["nowhere"], "{}")
    for name, visitors, may in (
        ("secret_item", STRANGERS, ("ana", "fay", "E")),
        ("hidden_item", OUTSIDERS, ("ana", "kim")),
    ):
        for visitor in visitors:
            same(kept, visitor, path, ids[name], ids["nowhere"])
        for visitor in may:
            assert kept.page(visitor, path.format(ids[name])).body == SECRET.encode()


@pytest.mark.parametrize("visitor", ["none", "J", "F", "E", "A", "root"])
def test_it_leads_nobody_to_the_public_page_of_a_secret(kept: Walker, visitor: str) -> None:
    keys = kept.world.keys
    path = f"/desk/r/{keys['claim_type']}/{{}}/"
    same(kept, visitor, path, keys["secret"], keys["nowhere"])


# --- What is searched and typed ----------------------------------------------------------------


def alike(walker: Walker, visitor: str, path: str, one: str, other: str, **asked: str) -> None:
    """The same answer to a search for the secret word and to one for a word that nothing bears."""
    if "{}" not in path:
        first = walker.page(visitor, path, **{**asked, "q": one, "term": one})
        second = walker.page(visitor, path, **{**asked, "q": other, "term": other})
    else:
        first, second = (walker.page(visitor, path.format(word)) for word in (one, other))
    assert first.status in (200, 302, 403, 404), (path, first.status)
    assert normalised(first, one) == normalised(second, other), (path, visitor)


def searches(walker: Walker) -> list[tuple[str, dict[str, str]]]:
    fields = (
        ("enquiry", "claim"),
        ("enquiry", "source"),
        ("source", "owner"),
        ("claim", "claimant_source"),
    )
    found: list[tuple[str, dict[str, str]]] = [
        ("/desk/autocomplete/", {"app_label": "articles", "model_name": m, "field_name": f})
        for m, f in fields
    ]
    found += [(f"/desk/articles/claim/choose/{kind}/", {}) for kind in ("claim", "source")]
    found += [
        (f"/desk/articles/{kind}/", {})
        for kind in ("claim", "source", "enquiry", "request", "partchange", "article", "company")
    ]
    return found


@pytest.mark.parametrize("visitor", ["J", "F", "A", "root"])
def test_it_finds_no_secret_by_its_words_or_its_id(kept: Walker, visitor: str) -> None:
    ids = kept.world.ids
    for path, asked in searches(kept):
        alike(kept, visitor, path, SECRET, "Quintessences", **asked)
        alike(kept, visitor, path, HIDDEN, "Xylophone", **asked)
        alike(kept, visitor, path, ids["secret"], "ZZZZZZZZ", **asked)
        alike(kept, visitor, path, ids["hidden"], "ZZZZZZZZ", **asked)


@pytest.mark.parametrize(
    "query",
    [
        "article/?publisher={hidden}",
        "article/?default_source__id__exact={hidden}",
        "claim/?claimant_source={hidden}",
        "claim/?evidence__source={hidden}",
        "claim/?evidence__id__exact=1",
        "company/?sources__id={hidden}",
        "company/?claims={secret}",
        "company/?claim_links__claim={secret}",
        "source/?owned={hidden}",
        "topic/?claims={secret}",
        "claim/?links_in__claim={secret}",
        "claim/?challenge_reason__startswith=T",
        "companyrelation/?claims__id__exact={secret}",
        "brief/?sentences__claims={secret}",
        "enquiry/?source__name__startswith=X",
        "person/?password__startswith=md5",
        "person/?groups__name=editor",
    ],
)
def test_it_takes_no_filter_that_would_tell_a_secret_bit_by_bit(kept: Walker, query: str) -> None:
    """Neither by a key nor letter by letter: the list says that it knows no such filter."""
    keys = kept.world.keys
    visitor = "A" if query.startswith("person") else "J"
    answer = kept.page(visitor, "/desk/articles/" + query.format(**keys))
    assert answer.status == 302
    assert answer.headers["Location"].endswith("?e=1")


@pytest.mark.parametrize(
    "query",
    ["claim/?workflow__exact=draft", "claim/?assigned=me", "company/?merged_into__isempty=1",
     "person/?groups__id__exact=1", "request/?standing=open", "article/?is_confirmed__exact=1"],
)  # fmt: skip
def test_it_takes_the_filters_that_the_list_offers(kept: Walker, query: str) -> None:
    visitor = "A" if query.startswith("person") else "J"
    assert kept.page(visitor, f"/desk/articles/{query}").status == 200


TYPED = (
    ("J", "/desk/articles/enquiry/add/", "claim", "secret",
     {"company": "", "asked": "So?", "asked_on": "2026-01-05"}),
    ("E", "/desk/articles/enquiry/add/", "source", "hidden",
     {"asked": "So?", "asked_on": "2026-01-05"}),
    ("J", "/desk/articles/companyrelation/add/", "rests_on", "secret", {"kind": "supplier"}),
    ("E", "/desk/articles/source/add/", "owner", "hidden", {"name": "A paper"}),
)  # fmt: skip


@pytest.mark.parametrize(
    ("visitor", "path", "name", "secret", "beside"), TYPED, ids=lambda one: str(one)[:30]
)
def test_it_takes_a_secret_key_in_a_form_for_one_that_is_nobodys(
    kept: Walker, visitor: str, path: str, name: str, secret: str, beside: dict[str, str]
) -> None:
    keys = kept.world.keys
    before = fingerprint()
    first = kept.send(visitor, path, {**beside, name: str(keys[secret])})
    second = kept.send(visitor, path, {**beside, name: str(keys["nowhere"])})
    assert first.status == 200
    assert "Select a valid choice" in first.text
    assert normalised(first, keys[secret]) == normalised(second, keys["nowhere"])
    assert changed(before) == []


@pytest.mark.parametrize(
    ("record", "step", "name", "secret", "visitor"),
    [
        ("published", "merge", "into", "secret", "J"),
        ("draft", "enquire", "source", "hidden", "E"),
        ("published", "approve", "request", "secret_request", "F"),
    ],
)
def test_it_takes_a_secret_id_in_a_step_for_one_that_is_nobodys(
    kept: Walker, record: str, step: str, name: str, secret: str, visitor: str
) -> None:
    world = kept.world
    path = reverse("admin:articles_claim_step", args=[world.keys[record], step])
    typed = {"seen_version": str(world.record(record).version), "reason": "It is so, I read it."}
    typed |= {"asked": "So?", "asked_on": "2026-01-05"}
    before = fingerprint()
    first = kept.send(visitor, path, {**typed, name: world.ids[secret]})
    second = kept.send(visitor, path, {**typed, name: "ZZZZZZZZ"})
    assert first.status == second.status == 200
    assert normalised(first, world.ids[secret]) == normalised(second, "ZZZZZZZZ")
    assert changed(before) == []
