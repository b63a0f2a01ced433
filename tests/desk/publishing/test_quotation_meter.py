"""Texts that may only be quoted: past fifteen percent readers get a paragraph and a link."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client

from articles.desk.editing import claim as claims
from articles.desk.editing import request as requests
from articles.desk.editing.acting import acting
from articles.desk.editing.appearance import remove_appearance
from articles.desk.editing.article import make_article
from articles.desk.editing.claim_company import set_companies
from articles.desk.editing.claim_topic import set_topics
from articles.desk.editing.evidence import revise_evidence
from articles.desk.editing.source_access import give_access
from articles.desk.models import ArticleVersion, Claim
from articles.desk.publishing.article import revise_article
from articles.desk.publishing.publish import publish
from articles.desk.publishing.retract import retract
from articles.desk.publishing.withdraw import withdraw
from articles.logic.edition_content import ClaimContent, Span, content_hash, read_claim
from articles.public.models import Edition, PublishedAppearance, PublishedClaim
from tests.desk import factories
from tests.desk.guards.forging import edition_of, said_of
from tests.desk.newsroom import Newsroom
from tests.desk.quoting import ORIGINAL, WORDS, add_text, article_text, taken, words
from tests.desk.refusals import ADDITIONS, CHANGES, commit, refused, tell
from tests.public import factories as readers

pytestmark = pytest.mark.django_db


@pytest.fixture
def text(newsroom: Newsroom) -> ArticleVersion:
    return article_text(newsroom.ana)


def _take(newsroom: Newsroom, text: ArticleVersion, *ranges: tuple[int, int], **how: Any) -> Claim:
    return taken(newsroom.ana, newsroom.ben, text, *ranges, **how)


def _published(newsroom: Newsroom, claim: Claim) -> ClaimContent:
    return read_claim(factories.publish_claim(newsroom.ben, claim).content)


def _again(newsroom: Newsroom, claim: Claim, **fields: Any) -> ClaimContent:
    """The next edition, after a change that is not material."""
    with acting(newsroom.ana, "test"):
        claims.revise(claim, version=claim.refreshed().version, in_short="Again.", **fields)
    factories.submit(newsroom.ana, claim)
    said = _published(newsroom, factories.verify(newsroom.ben, claim))
    commit()
    return said


def _exact(said: ClaimContent) -> list[str]:
    return [span.exact for appearance in said.appearances for span in appearance.spans]


# --- What the door decides -----------------------------------------------------------------------


def test_past_the_share_it_gives_paragraph_and_link(
    newsroom: Newsroom, text: ArticleVersion
) -> None:
    claim = _take(newsroom, text, (0, 24), (45, 54), quotations=(words(100, 109), words(3, 9)))
    said = _published(newsroom, claim)
    (appearance,) = said.appearances
    start = text.text.index(words(0, 24))
    assert appearance.spans == (
        Span(words(0, 24), start, start + len(words(0, 24)), 1),
        Span("", None, None, None, 3),
    )
    assert appearance.url == ORIGINAL
    found = {(item.quotation, item.paragraph) for item in said.evidence}
    assert found == {("", 6), (words(3, 9), None)}
    row = PublishedAppearance.objects.get(public_id=appearance.id)
    assert row.spans == [asdict(span) for span in appearance.spans]
    assert row.first_start == start
    commit()


@pytest.mark.parametrize("rights", ["own", "licensed"])
def test_what_we_may_show_is_quoted_whole(rights: str, newsroom: Newsroom) -> None:
    text = article_text(newsroom.ana, rights=rights)
    said = _published(newsroom, _take(newsroom, text, (0, 99), quotations=(words(60, 150),)))
    assert _exact(said) == [words(0, 99)]
    assert [(item.quotation, item.paragraph) for item in said.evidence] == [(words(60, 150), None)]


def test_an_article_without_text_has_nothing_to_measure_by(newsroom: Newsroom) -> None:
    claim = factories.draft(newsroom.ana)
    with acting(newsroom.ana, "by hand"):
        article = make_article(title="A book on a shelf")
    factories.attach(newsroom.ana, claim, article=article, quotation="One line of it.")
    factories.assess(newsroom.ana, claim)
    factories.submit(newsroom.ana, claim)
    said = _published(newsroom, factories.verify(newsroom.ben, claim))
    assert said.evidence[0].quotation == "One line of it."


def test_words_that_the_text_does_not_contain_count_with_their_length(
    newsroom: Newsroom, text: ArticleVersion
) -> None:
    typed = "Typed from memory, and then some more of it, until the share was full. " * 3
    said = _published(newsroom, _take(newsroom, text, (0, 9), quotations=(typed.strip(),)))
    assert [(item.quotation, item.paragraph) for item in said.evidence] == [("", 0)]


def test_all_claims_of_an_article_share_one_meter(newsroom: Newsroom, text: ArticleVersion) -> None:
    first = _take(newsroom, text, (0, 24))
    second = _take(newsroom, text, (20, 34))
    third = _take(newsroom, text, (10, 19))
    other = _take(newsroom, article_text(newsroom.ana, canonical_url=""), (40, 60))
    assert _exact(_published(newsroom, first)) == [words(0, 24)]
    assert _exact(_published(newsroom, second)) == [""]
    assert _exact(_published(newsroom, third)) == [words(10, 19)]  # out already
    assert _exact(_published(newsroom, other)) == [words(40, 60)]


def test_an_older_edition_still_counts_until_it_is_gone(
    newsroom: Newsroom, text: ArticleVersion
) -> None:
    claim = _take(newsroom, text, (0, 24))
    _published(newsroom, claim)
    with acting(newsroom.ana, "test"):
        remove_appearance(claim.appearances.get(), version=claim.refreshed().version)
    assert _again(newsroom, claim).appearances == ()
    assert _exact(_published(newsroom, _take(newsroom, text, (40, 64)))) == [""]
    readers.redaction(Edition.objects.get(subject=claim.public_id, number=1))
    assert _exact(_published(newsroom, _take(newsroom, text, (80, 104)))) == [words(80, 104)]


@pytest.mark.parametrize("action, exact", [("retract", ""), ("withdraw", words(80, 104))])
def test_retracted_claims_still_count_and_withdrawn_ones_do_not(
    action: str, exact: str, newsroom: Newsroom, text: ArticleVersion
) -> None:
    claim = _take(newsroom, text, (0, 24), (45, 54))
    _published(newsroom, claim)
    with acting(newsroom.ben, "test"):
        asked = requests.ask_for(action, claim.refreshed(), reason="Wrong.", ground="legal")
    with acting(newsroom.cleo, "test"):
        requests.approve(asked, reason="Yes.")
    with acting(newsroom.ben, "test"):
        version = claim.refreshed().version
        if action == "retract":
            retract(claim, version=version, was_wrong="So.", is_right="Not so.")
        else:
            withdraw(claim, version=version)
    commit()
    assert _exact(_published(newsroom, _take(newsroom, text, (80, 104)))) == [exact]


def test_it_counts_by_the_newest_text_and_finds_older_words_in_it(
    newsroom: Newsroom, text: ArticleVersion
) -> None:
    _published(newsroom, _take(newsroom, text, (0, 24)))
    with acting(newsroom.ana, "captured again"):
        add_text(text.article, f"Corrected.\n\n{text.text}\n\n" + "More of it. " * 120)
    newest = text.article.versions.get(number=2)
    moved = _take(newsroom, newest, (0, 24), (60, 84))
    assert _exact(_published(newsroom, moved)) == [words(0, 24), words(60, 84)]


def test_once_out_it_stays_quoted_whatever_the_share(
    newsroom: Newsroom, text: ArticleVersion, settings: Any
) -> None:
    claim = _take(newsroom, text, (0, 9), quotations=(words(0, 4),))
    first = _published(newsroom, claim)
    settings.CLAIMBOOK_QUOTATION_SHARE = 0
    assert _again(newsroom, claim).appearances == first.appearances
    assert _exact(_published(newsroom, _take(newsroom, text, (0, 10)))) == [""]


def test_rights_entered_later_need_no_correction(newsroom: Newsroom, text: ArticleVersion) -> None:
    claim = _take(newsroom, text, (0, 99), quotations=(words(100, 150),))
    said = _published(newsroom, claim)
    assert (_exact(said), said.evidence[0].quotation) == ([""], "")
    with acting(newsroom.ana, "bought"):
        article = text.article.refreshed()
        revise_article(article, version=article.version, rights="licensed")
    said = _again(newsroom, claim)
    assert (_exact(said), said.evidence[0].quotation) == ([words(0, 99)], words(100, 150))
    with acting(newsroom.ana, "test"):
        revise_evidence(claim.evidence.get(), version=claim.refreshed().version, quotation="Else.")
    factories.submit(newsroom.ana, claim)
    claim = factories.verify(newsroom.ben, claim)
    with refused("correction_needed"), acting(newsroom.ben, "test"):
        publish(claim, version=claim.version)


def test_an_item_of_a_confidential_source_counts_and_names_no_paragraph(
    newsroom: Newsroom, text: ArticleVersion
) -> None:
    secret = factories.make_source(newsroom.ana, "Heron", attribution="confidential")
    with acting(newsroom.ana, "test"):
        give_access(secret, version=secret.version, person=newsroom.ben)
    out = _take(newsroom, text, quotations=(words(0, 24),), source=secret)
    assert _published(newsroom, out).evidence[0].quotation == words(0, 24)
    assert _exact(_published(newsroom, _take(newsroom, text, (40, 50)))) == [""]
    hidden = _take(newsroom, text, quotations=(words(60, 79),), source=secret)
    (item,) = _published(newsroom, hidden).evidence
    assert (item.quotation, item.paragraph, item.article, item.url) == ("", 0, None, None)


# --- What the database lets through -------------------------------------------------------------


def _span(**values: Any) -> Callable[[dict[str, Any]], Any]:
    return lambda said: said["appearances"][0]["spans"][0].update(values)


def _item(**values: Any) -> Callable[[dict[str, Any]], Any]:
    return lambda said: said["evidence"][0].update(values)


WITHHELD = {"exact": "", "start": None, "end": None, "sentence": None, "paragraph": 1}
#: What is changed in an edition that quotes words 0 to 9, of a text with these rights.
FORGERIES: dict[str, tuple[str, Callable[[dict[str, Any]], Any]]] = {
    "other words": ("quotation_only", _span(exact=words(0, 8))),
    "another place": ("quotation_only", _span(start=0)),
    "words before": ("quotation_only", _span(prefix="The harbour")),
    "words and a paragraph": ("quotation_only", _span(paragraph=1)),
    "neither words nor paragraph": ("quotation_only", _span(**WITHHELD | {"paragraph": None})),
    "paragraph 0": ("quotation_only", _span(**WITHHELD | {"paragraph": 0})),
    "words for a paragraph": ("quotation_only", _span(**WITHHELD | {"paragraph": words(10, 20)})),
    "withheld with a place": ("quotation_only", _span(**WITHHELD | {"start": 15})),
    "withheld with words after": ("quotation_only", _span(**WITHHELD, suffix=words(10, 12))),
    "one span fewer": ("quotation_only", lambda said: said["appearances"][0]["spans"].clear()),
    "another original": (
        "quotation_only",
        lambda said: said["appearances"][0].update(url="https://elsewhere.example/"),
    ),
    "withheld though ours": ("own", _span(**WITHHELD)),
    "item quoted otherwise": ("quotation_only", _item(quotation=words(0, 5), paragraph=1)),
    "item with both": ("quotation_only", _item(paragraph=1)),
    "item with neither": ("quotation_only", _item(quotation="")),
    "item withheld though licensed": ("licensed", _item(quotation="", paragraph=1)),
    "item with words for a paragraph": ("quotation_only", _item(quotation="", paragraph="three")),
}


@pytest.mark.parametrize("case", FORGERIES)
def test_an_edition_withholds_in_no_other_way(case: str, newsroom: Newsroom) -> None:
    rights, forge = FORGERIES[case]
    text = article_text(newsroom.ana, rights=rights)
    claim = _take(newsroom, text, (0, 9), quotations=(words(0, 4),))
    verified = said_of(claim)
    said = json.loads(json.dumps(verified))
    forge(said)
    tell(newsroom.ben)
    row = edition_of(claim, verified)
    row.content = json.dumps(said, ensure_ascii=False)
    row.content_hash = content_hash(row.content)
    for add in ADDITIONS:
        with refused("publish_as_verified"):
            add(row)


def test_a_row_withholds_what_its_edition_withholds(
    newsroom: Newsroom, text: ArticleVersion
) -> None:
    said = _published(newsroom, _take(newsroom, text, (0, 24), (45, 54)))
    row = PublishedAppearance.objects.get(public_id=said.appearances[0].id)
    quoted, withheld = row.spans
    tell(newsroom.ben)
    for change in CHANGES:
        for forged in (
            [quoted, withheld | {"exact": words(45, 54), "paragraph": None}],
            [quoted, withheld | {"start": 400, "end": 410}],
            [quoted, withheld | {"suffix": words(55, 58)}],
            [quoted, withheld | {"paragraph": words(55, 58)}],
            [quoted | {"prefix": "The harbour"}, withheld],
            [quoted | {"start": words(25, 29)}, withheld],
            [quoted],
        ):
            with refused("published_as_edition"):
                change(row, spans=forged)
        # Words move with the text, and so does the paragraph's number.
        moved = [quoted | {"start": 3, "end": 202, "sentence": 0}, withheld | {"paragraph": 4}]
        change(row, spans=moved, version=2, state="moved")


# --- What readers can reach ----------------------------------------------------------------------


def _addresses(claim: Claim, article: str) -> list[str]:
    """Every public address that has to do with the claim, and those that list others."""
    at = f"/claims/{claim.public_id}"
    forms = ("json", "jsonld", "bib", "ris", "csl.json")
    company = PublishedClaim.objects.get(public_id=claim.public_id).companies.get().company.slug
    return [
        "/", "/companies/", "/topics/", "/corrections/", "/method/", "/feeds/", "/sitemap.xml",
        "/feeds/everything.atom", "/corrections/feed.atom", "/sitemaps/claims-1.xml",
        f"/companies/{company}/", f"/companies/{company}/feed.atom", f"/articles/{article}/",
        "/topics/harbours/", "/topics/harbours/feed.atom", "/search/?q=quay", "/search/?q=harbour",
        f"{at}/", f"{at}/v1/", f"{at}/v2/", f"{at}/changes/v1..v2/", f"{at}/embed/",
        *(f"{at}.{form}" for form in forms), *(f"{at}/v1.{form}" for form in forms),
    ]  # fmt: skip


def _kea(said: str) -> set[str]:
    return set(re.findall(r"kea\d{4}", said))


def test_no_public_byte_holds_what_was_withheld(
    newsroom: Newsroom, text: ArticleVersion, client: Client
) -> None:
    """Words 10 to 30 may get out, and none before, between or after them."""
    claim = _take(
        newsroom,
        text,
        (10, 30),
        (45, 54),
        quotations=(words(100, 129), words(12, 14)),
        statement="The quay was sold.",
        url="https://paper.example/harbour",
    )
    with acting(newsroom.ana, "test"):
        set_companies(
            claim, version=claim.refreshed().version, companies=[(newsroom.company, "subject")]
        )
        set_topics(claim, version=claim.refreshed().version, topics=["Harbours"])
    factories.submit(newsroom.ana, claim)
    _published(newsroom, factories.verify(newsroom.ben, claim))
    _again(newsroom, claim)
    may = set(WORDS[10:31])
    seen: set[str] = set()
    for address in _addresses(claim, text.article.public_id):
        answer = client.get(address)
        assert answer.status_code == 200, address
        body = b"".join(answer) if answer.streaming else answer.content
        told = _kea(body.decode()) | _kea(str(answer.headers))
        assert told <= may, (address, told - may)
        seen |= told
    assert seen == may
    page = client.get(f"/claims/{claim.public_id}/").content.decode()
    assert "Paragraph 6 of" in page
    assert "paragraph 3" in page
    assert page.count(f'href="{ORIGINAL}"') == 3
    # A word that was withheld finds what a word that nobody wrote finds.
    found = client.get("/search/?q=kea0105").content.decode()
    assert found.replace("kea0105", "kea9999") == client.get("/search/?q=kea9999").content.decode()
    assert _in_public_tables() <= may


def _in_public_tables() -> set[str]:
    told: set[str] = set()
    with connection.cursor() as cursor:
        for model in apps.get_app_config("articles").get_models():
            if model.__module__.startswith("articles.public."):
                cursor.execute(f'SELECT t::text FROM "{model._meta.db_table}" t')
                told |= _kea(str(cursor.fetchall()))
    return told
