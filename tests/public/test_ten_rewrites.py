"""From the desk to readers: what only repeats adds nothing, and the page says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from articles.desk.editing.acting import acting
from articles.desk.editing.evidence_state import retract_evidence
from articles.desk.editing.origin import make_origin
from articles.desk.models import Claim
from articles.public.models import PublishedSource
from tests.desk import factories
from tests.desk.resting import graded
from tests.desk.rewriting import for_the_module
from tests.public.pages import GRADE, assert_fit_for_readers

pytestmark = pytest.mark.django_db
#: What only the desk may know of it.
SECRETS = ("person-7f3a", "Jane Roe", "canary reason", "What is known of it")


@pytest.fixture(scope="module", autouse=True)
def claim(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Claim]:
    """One unnamed person, ten rewrites by outlets of grade A, one item of no weight and one
    retracted. The editor says "supported, low", the rules "unproven"."""
    with for_the_module(django_db_blocker):
        with django_db_blocker.unblock():
            made = _published()
        yield made


def _published() -> Claim:
    ana, ben, eve = (factories.person(name) for name in ("ana", "ben", "eve"))
    claim = factories.draft(ana, "The yard is for sale.", temporal="event")
    with acting(ana, "test"):
        person = make_origin(kind="person", label="person-7f3a")
    source = factories.make_source(
        ana, "Jane Roe", kind="person", attribution="on_background", public_label="an insider"
    )
    graded(ben, "B", source)
    usual = {"credibility": "2", "directness": "direct"}
    first = factories.attach(
        ana, claim, source=source, kind="anonymous", derived_from=[person], **usual
    )
    outlets = [factories.make_source(ana, f"Outlet no. {n}") for n in range(12)]
    graded(ben, "A", *outlets[:11])
    graded(ben, "E", outlets[11])
    for outlet in outlets[:10]:
        factories.attach(
            ana, claim, source=outlet, kind="media_report", derived_from=[first], **usual
        )
    void, _ = (
        factories.attach(ana, claim, source=outlet, kind="on_record_statement", **usual)
        for outlet in outlets[10:]
    )
    with acting(ana, "test"):
        retract_evidence(void, version=claim.refreshed().version, reason="It was made up.")
    factories.assess(ana, claim, verdict="supported", confidence="low", rationale="He knows it.")
    factories.submit(ana, claim)
    factories.publish_claim(eve, factories.verify(ben, claim))
    return claim


@pytest.fixture
def shown(client: Client, claim: Claim) -> str:
    response = client.get(f"/claims/{claim.public_id}/")
    assert_fit_for_readers(response)
    return response.content.decode()


def words(page: str) -> str:
    text = re.sub(r"<(script|svg|style)\b.*?</\1>", " ", page, flags=re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


def test_it_shows_one_origin_in_eleven_items_and_low(shown: str) -> None:
    said = words(shown)
    dials = said[: said.index("Why this verdict")]
    assert "Supported" in dials
    # What "low" means by the rules is not told of a word that they do not give.
    own = "The editor’s own judgement: the rules alone give another."
    assert f"Confidence in this verdict Low 2 of 5 {own}" in dials
    assert "1 origin in 11 items speaks for it. Nothing speaks against it." in dials
    assert "11 items go back to one origin and count once" in said
    assert "11 items speak for the claim; all rest on one origin." in said
    assert "For the claim: 1 origin in 11 items" in said
    assert "For: an unnamed person 1 origin in 11 items, counted once" in said
    assert said.count("; rests on item 1") == 10
    assert "There is little evidence, and what there is agrees." in said


def test_it_says_what_limits_it_and_by_which_rule(shown: str) -> None:
    assert "Limited to low: nothing on that side can be verified" in words(shown)
    assert '<a href="/method/#rule-R1">Unnamed-source rule</a>' in shown
    assert "By these rules alone the evidence would not carry a verdict." in words(shown)
    assert '<a href="/method/#versions">version 1 of our rules</a>' in shown


def test_it_strikes_what_is_not_counted_and_says_why(shown: str) -> None:
    void = shown.split("Not counted: leads back to no origin that stands")[1].split("</tbody>")[0]
    assert 'class="void"' in void
    assert "Retracted</b>: " in void
    assert "It was made up." in void
    idle = shown.split("Not counted: Outlet no. 11")[1].split("</tbody>")[0]
    assert 'class="void"' in idle
    assert "<b>Not counted</b>: it carries no weight." in idle


def test_it_says_what_would_change_it(shown: str) -> None:
    said = words(shown.split('id="change"')[1].split("</section>")[0])
    assert "that supports it: supported, moderate confidence." in said
    assert "An official document that shows it directly: supported, high confidence." in said
    assert (
        "If an unnamed person (an insider) were retracted: unproven, with no origin left." in said
    )
    assert ": unproven." not in said  # as it is now: that would change nothing


def test_it_tells_on_the_insider_s_page_that_ten_others_repeat_it(
    client: Client, shown: str
) -> None:
    first, rewrite = (
        client.get(f"/sources/{PublishedSource.objects.get(label=label).public_id}/")
        for label in ("an insider", "Outlet no. 3")
    )
    for response in (first, rewrite):
        assert_fit_for_readers(response)
        assert not GRADE.search(words(response.content.decode()))
        assert not any(secret in response.content.decode() for secret in SECRETS)
    said = words(first.content.decode())
    assert "Claims resting on it 1 on it alone 1 " in said
    assert "Repeated by 10 other items" in said
    assert "Outlet no. 3 in 1 claim" in said
    assert "Outlet no. 11" not in said
    assert "on it alone 0 where it only repeats others 1" in words(rewrite.content.decode())


def test_it_gives_away_no_grade_and_nothing_of_the_desk(client: Client, claim: Claim) -> None:
    base = f"/claims/{claim.public_id}"
    for address in (f"{base}/", f"{base}/v1/", f"{base}/embed/", f"{base}.json", f"{base}.jsonld"):
        text = client.get(address).content.decode()
        for secret in SECRETS:
            assert secret not in text, address
        assert not GRADE.search(words(text)), address
