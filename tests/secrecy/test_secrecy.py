"""Nobody is answered a secret, and answers are the same whether or not there are secrets.

One data set for the module: two databases that went through the same story (story.py), but that
one of them has drafts, confidential sources, embargoed claims and the like besides. Every field
that readers may not know holds a token.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest
from django.contrib.sessions.models import Session
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from articles.desk.models import Claim, Source
from articles.public.models import Edition, Redaction
from tests import throwaway
from tests.secrecy.addresses import explored, public_addresses
from tests.secrecy.conftest import behind
from tests.secrecy.crawling import (
    Answer,
    Asker,
    Overheard,
    ask,
    at_one_moment,
    differences,
    is_about_tokens,
    leaks,
    listening,
)
from tests.secrecy.desk_addresses import desk_addresses
from tests.secrecy.fields import desk_models
from tests.secrecy.forgetting import Rows, copied, forget
from tests.secrecy.planting import unfilled
from tests.secrecy.twins import Twin

Twins = tuple[Twin, Twin]
MOMENT = datetime.now(UTC)
#: Records and fields that no step of the story makes, with the reason.
UNPLANTED = {
    "OriginProposal": "proposed by the rules from texts that are alike; tests of its own pages",
    "EditingNote": "made by the pages that the crawl opens",
    "Comment": "beside a claim, shown on its workbench alone; tests of its own pages",
    "CheckAsk": "beside a claim, shown on its workbench alone; tests of its own pages",
    "Notification": "fixed words, shown to one person alone; tests of its own page",
    "MailOut": "holds neither words nor addresses",
    "NotificationChoice": "one's own, fixed words",
    "ReaderReport": "what readers wrote, shown at the desk alone; tests of its own pages",
    "ReportSending": "holds no words",
    "LinkCheck": "what a site answered, shown on the article's page; tests of its own",
    "LinkState": "the article's own address and words of ours; tests of its own",
    "DeskExport": "who took which claims; shown nowhere yet but in the database",
    "PassageLeft": "holds no words",
    "CompanyApart": "why two companies are two; read by writers, who may know of both",
    "ImportedRow": "keys of a file that was loaded; shown nowhere",
    "Snooze": "one's own, shown nowhere but by the day it ends; tests of the queue",
    "SentForm": "made by forms that are sent; the crawl sends none",
    "Person.public_name": "empty unless the person agreed to be named",
    "Verification.base": "of imported bases, which readers are told",
    "Verification.next_due_reason": "of reviews that change nothing; tests of theirs",
    "CompanyPhrase": "names of companies, which are planted themselves; written by triggers",
}
#: Who is at the desk, and the audiences they belong to.
VIEWERS = {
    "joe": {"writers", "people"},
    "fay": {"writers", "people", "advised"},
    "edd": {"writers", "people", "advised", "confidential claim"},
    "adm": {"people", "administrators"},
    "root": {"writers", "people", "administrators"},
    "guest": set(),
}
#: Who asks for each page of the desk, for every second one, and (the others) for every sixth.
EVERY = {"joe": 1, "edd": 2}
#: Random in each page: against forged requests, and against the same form sent twice.
_ONCE = re.compile(rb'((?:csrfmiddlewaretoken|sent_key)" value="|"X-CSRFToken": ")[A-Za-z0-9]+')


@dataclass(frozen=True)
class Read:
    """What readers of both databases were answered, and what was heard meanwhile."""

    without: list[Answer]
    having: list[Answer]
    heard: Overheard


def _again(client: Asker, answers: list[Answer]) -> list[Answer]:
    """Some of them asked with their entity tag, by other methods and for other encodings."""
    made = []
    for number, answer in enumerate(answers):
        address = answer.asked.split(" ")[1]
        if answer.etag and number % 8 == 0:
            made.append(ask(client, address, **{"If-None-Match": answer.etag}))
        if number % 40 == 0:
            made += [ask(client, address, method) for method in ("HEAD", "POST", "OPTIONS")]
            made.append(ask(client, address, **{"Accept-Encoding": "gzip"}))
    return made


def _same(client: Asker, answers: list[Answer]) -> list[Answer]:
    """The same questions, to another database."""
    asked = (answer.asked.split(" ", 2) for answer in answers)
    return [
        ask(client, address, method, **dict([said[0].split(":", 1)] if said else []))
        for method, address, *said in asked
    ]


@pytest.fixture(scope="module")
def read(twins: Twins) -> Read:
    without, having = twins
    client = Asker()
    with at_one_moment(MOMENT), listening() as heard:
        with having.opened():
            first = explored(client, public_addresses(having.mint))
            answers = [*first, *_again(client, first)]
        with without.opened():
            same = _same(client, answers)
    return Read(same, answers, heard)


def test_it_tells_readers_no_secret(twins: Twins, read: Read) -> None:
    found = leaks(twins[1].mint, "a reader", read.having, frozenset())
    assert not found, "\n".join(map(str, found[:30]))
    assert len(read.having) > 500
    said = b"".join(answer.body for answer in read.having)
    for word in (b"Acme ends its contract", b"a person with knowledge", b"a source known to the"):
        assert word in said  # the crawl is not blind


def test_it_answers_readers_alike_with_secrets_and_without(twins: Twins, read: Read) -> None:
    without, having = twins
    withdrawn = having.story.claims["withdrawn"].public_id
    prints = []
    for twin in (without, having):
        with twin.opened():
            edition = Edition.objects.get(pk=Redaction.objects.get().edition_id)
            prints.append(edition.content_hash)

    def told(answers: list[Answer], fingerprint: str) -> list[Answer]:
        # That a claim was withdrawn is told at its own address, and a redacted edition keeps its
        # fingerprint: both are public by design.
        kept = (a for a in answers if withdrawn not in a.asked)
        return [replace(a, body=a.body.replace(fingerprint.encode(), b"its print")) for a in kept]

    found = differences(told(read.without, prints[0]), told(read.having, prints[1]))
    assert not found, "\n".join(found[:30])


def test_it_fails_nowhere_and_logs_no_secret(read: Read) -> None:
    broken = [answer.asked for answer in read.having if answer.status >= 500]
    assert not broken
    lines = [line for line in read.heard.lines if is_about_tokens(line)]
    # Addresses that somebody asked for are logged; the tokens in them are the asker's own.
    said = [line for line in lines if not re.search(r": /\S*zqjxvk\S*$", line)]
    assert not said


# --- The desk ---------------------------------------------------------------------------------


def _at_desk(story: Twin, who: str, addresses: list[str]) -> list[Answer]:
    client = Asker(story.story.viewers[who])
    return [ask(client, address) for address in addresses]


@pytest.fixture(scope="module")
def desk(twins: Twins) -> tuple[dict[str, list[Answer]], Overheard, list[str]]:
    having = twins[1]
    with at_one_moment(MOMENT), having.opened(), listening() as heard:
        addresses = desk_addresses(having.story)
        answers = {who: _at_desk(having, who, addresses[:: EVERY.get(who, 6)]) for who in VIEWERS}
        sessions = [str(session.get_decoded()) for session in Session.objects.all()]
    return answers, heard, sessions


@pytest.mark.parametrize("who", VIEWERS)
def test_it_tells_nobody_at_the_desk_what_they_may_not_know(
    twins: Twins, desk: tuple[dict[str, list[Answer]], Overheard, list[str]], who: str
) -> None:
    answers = desk[0][who]
    found = leaks(twins[1].mint, who, answers, frozenset(VIEWERS[who]))
    assert not found, "\n".join(map(str, found[:30]))
    assert not [answer.asked for answer in answers if answer.status >= 500]


def test_it_shows_the_confidential_claim_to_an_editor_so_the_crawl_reaches_it(
    twins: Twins, desk: tuple[dict[str, list[Answer]], Overheard, list[str]]
) -> None:
    found = leaks(twins[1].mint, "edd", desk[0]["edd"], frozenset({"writers", "people", "advised"}))
    assert "Claim.statement" in {one.token.place for one in found}


def test_it_keeps_no_secret_in_the_log_and_in_sessions(
    desk: tuple[dict[str, list[Answer]], Overheard, list[str]],
) -> None:
    _, heard, sessions = desk
    said = [line for line in heard.lines if is_about_tokens(line)]
    assert not [line for line in said if not re.search(r": /desk/\S*zqjxvk\S*$", line)]
    assert sessions
    assert not [session for session in sessions if is_about_tokens(session)]


def _without_once(answers: list[Answer]) -> Iterator[Answer]:
    for answer in answers:
        headers = "\n".join(
            line for line in answer.headers.splitlines() if not line.startswith("Set-Cookie: ")
        )
        yield replace(answer, body=_ONCE.sub(rb"\1", answer.body), headers=headers)


def test_it_answers_a_journalist_alike_with_the_confidential_and_without(
    twins: Twins,
    desk: tuple[dict[str, list[Answer]], Overheard, list[str]],
    databases: throwaway.Databases,
    django_db_blocker: DjangoDbBlocker,
) -> None:
    having, before = twins[1], desk[0]["joe"]  # who came first: nobody else was editing
    with django_db_blocker.unblock(), copied(databases, having.database) as name:
        story = having.story
        with behind(databases, name) as (guards_off,):
            guards_off.execute("DELETE FROM articles_editingnote")
            guards_off.execute("DELETE FROM django_session")
            secret: Rows = {
                Claim: {story.claims["confidential"].pk},
                Source: {story.quieter.pk},
            }
            gone = forget(guards_off, secret)
        with at_one_moment(MOMENT), throwaway.pointed_at(name):
            addresses = [answer.asked.split(" ")[1] for answer in before]
            after = _at_desk(having, "joe", addresses)
    assert sum(map(len, gone.values())) > 20
    found = differences(_without_once(after), _without_once(before))
    assert not found, "\n".join(found[:30])


# --- What was looked at ---------------------------------------------------------------------------

#: The paths that the design names, each with addresses that the two crawls have to take.
PUBLIC_PATHS = {
    "sequential ids": r"GET /corrections/feed\.atom$",
    "slugs of secret titles": r"GET /companies/zqjxvk",
    "a slug's collision suffix": r"GET /(companies/nimbus|topics/chips)-1/$",
    "reverse relations": r"GET /companies/acme/with/bolt/$",
    "autocomplete and did you mean": r"GET /search/\?q=zqjxv",
    "facets and counts": r"GET /companies/acme/\?verdict=",
    "empty topic pages": r"GET /topics/[a-z-]+/$",
    "neighbours and page counts": r"GET /companies/acme/\?after=",
    "sitemap lastmod": r"GET /sitemaps/claims-0\.xml$",
    "JSON-LD": r"GET /claims/\w{8}/v1\.jsonld$",
    "entity tags": r"If-None-Match:",
    "exports": r"GET /claims/\w{8}\.(csl\.json|bib|ris)$",
    "file names": r"GET /media/evidence/$",
    "embeds": r"GET /claims/\w{8}/embed/$",
}
DESK_PATHS = {
    "select boxes": r"/add/\?source=\d",
    "history": r"/claim/\d+/history/$",
    "delete confirmation": r"/source/\d+/delete/$",
    "view on site": r"/desk/r/\d+/\d+/$",
    "search fields across keys": r"/request/\?q=zqjxvk",
    "filters across keys": r"/enquiry/\?claim__id__exact=",
    "autocomplete": r"/desk/autocomplete/\?.*term=",
    "choices while typing": r"/choose/source/\?q=",
    "similar claims": r"/alike/\?statement=",
    "documents": r"/claim/document/\w{8}/$",
}


@pytest.mark.parametrize("path", PUBLIC_PATHS)
def test_it_took_each_path_that_readers_have(read: Read, path: str) -> None:
    assert any(re.search(PUBLIC_PATHS[path], answer.asked) for answer in read.having)


@pytest.mark.parametrize("path", DESK_PATHS)
def test_it_took_each_path_of_the_desk(
    desk: tuple[dict[str, list[Answer]], Overheard, list[str]], path: str
) -> None:
    assert any(re.search(DESK_PATHS[path], answer.asked) for answer in desk[0]["joe"])


def test_it_planted_a_token_in_every_field_that_holds_words(twins: Twins) -> None:
    """But in those of records that the story has no use for, which are named here."""
    planted = {token.place for token in twins[1].mint.made.values()}
    missing = {place for place in unfilled(desk_models(), planted) if "Event." not in place}
    unknown = {place for place in missing if not {place, place.partition(".")[0]} & {*UNPLANTED}}
    assert not unknown, sorted(unknown)


# --- Planted leaks: the search has to find them ---------------------------------------------------

CANARY = ("desk_field", "note_in_template", "header", "packed")
TWIN = ("counted", "slug_suffix", "entity_tag", "last_change")


@pytest.mark.parametrize("name", CANARY)
def test_it_finds_a_planted_secret(twins: Twins, name: str) -> None:
    having = twins[1]
    with having.opened(), override_settings(ROOT_URLCONF="tests.secrecy.planted"):
        answer = ask(Asker(), f"/planted/{name}/")
    assert answer.status == 200
    assert leaks(having.mint, "a reader", [answer], frozenset())


@pytest.mark.parametrize("name", TWIN)
def test_it_finds_a_planted_difference(twins: Twins, name: str) -> None:
    answers = []
    for twin in twins:
        with twin.opened(), override_settings(ROOT_URLCONF="tests.secrecy.planted"):
            answers.append([ask(Asker(), f"/planted/{name}/")])
    assert answers[0][0].status == 200
    assert differences(*answers)


def test_it_finds_a_select_box_with_a_confidential_source(twins: Twins) -> None:
    having = twins[1]
    with having.opened(), override_settings(ROOT_URLCONF="tests.secrecy.planted"):
        answer = ask(Asker(), "/planted/select_box/")
    found = leaks(having.mint, "joe", [answer], frozenset(VIEWERS["joe"]))
    assert {one.token.audience for one in found} == {"confidential source"}


def test_it_hears_a_planted_line_in_the_log(twins: Twins) -> None:
    planted = override_settings(ROOT_URLCONF="tests.secrecy.planted")
    with twins[1].opened(), planted, listening() as heard:
        ask(Asker(), "/planted/logged/")
    assert [line for line in heard.lines if is_about_tokens(line)]
