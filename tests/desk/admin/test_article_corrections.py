"""One correction text for many claims: decided, checked and published, each claim for itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from articles.desk.editing.acting import ADMINISTRATOR, EDITOR, FACT_CHECKER, JOURNALIST, acting
from articles.desk.editing.claim import revise
from articles.desk.editing.coverage import content_hash
from articles.desk.models import Claim, Request
from articles.public.models import Correction, Edition
from tests.desk import factories
from tests.desk.admin.pages import client_of, text_of
from tests.desk.rewriting import Press, build, for_the_module

pytestmark = pytest.mark.django_db

SHARED = {
    "was_wrong": "The report of the Bulletin was counted as an origin of its own.",
    "is_right": "It rewrites the Ledger: both go back to one origin.",
    "rationale": "One newspaper with reporting of its own, which another one rewrites.",
}


@pytest.fixture(scope="module")
def built(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[tuple[Press, list[Claim]]]:
    """Three published claims, high, whose word fell as the second article was found a rewrite."""
    with for_the_module(django_db_blocker):
        press = build()
        claims = [press.published() for _ in range(3)]
        press.rewrite(*(press.is_not_own(claim) for claim in claims))
        yield press, claims


@pytest.fixture
def press(built: tuple[Press, list[Claim]]) -> Press:
    return built[0].afresh()


@pytest.fixture
def claims(built: tuple[Press, list[Claim]]) -> list[Claim]:
    return [Claim.objects.get(pk=claim.pk) for claim in built[1]]


def page_of(press: Press, stage: str = "") -> str:
    name = f"admin:articles_article_corrections{stage and f'_{stage}'}"
    return reverse(name, args=[press.second.pk])


def one(claim: Claim, decision: str, **typed: Any) -> dict[str, Any]:
    """What the page sends of one claim."""
    claim = Claim.objects.get(pk=claim.pk)
    values = {
        "version": claim.version,
        "seen_hash": content_hash(claim),
        "suggested": "supported/moderate",
        "decision": decision,
        **typed,
    }
    return {f"{claim.public_id}-{name}": value for name, value in values.items()}


def sent(*rows: dict[str, Any], **shared: Any) -> dict[str, Any]:
    found: dict[str, Any] = {"claim": [next(iter(row)).split("-")[0] for row in rows], **shared}
    for row in rows:
        found |= row
    return found


def taken(press: Press, *claims: Claim) -> None:
    """The suggestion is taken for each of them, by ana."""
    typed = sent(*(one(claim, "suggested") for claim in claims), **SHARED)
    assert client_of(press.ana).post(page_of(press), typed).status_code == 302


def checked(press: Press, *claims: Claim) -> None:
    typed = sent(*(one(claim, "verify") for claim in claims), interests="none")
    assert client_of(press.ben).post(page_of(press, "check"), typed).status_code == 302


# --- Deciding ------------------------------------------------------------------------------


def test_it_lists_what_moved_with_no_decision_made(press: Press, claims: list[Claim]) -> None:
    response = client_of(press.ana).get(page_of(press))
    shown = text_of(response)
    assert "3 claims" in shown
    assert "The suggested confidence fell from high to moderate" in shown
    assert "2 origins" in shown
    assert "1 origin" in shown
    assert "in the edition its own reporting" in shown
    assert "checked" not in response.content.decode().split('id="decisions"')[1]


def test_one_text_serves_many_claims_each_decided_for_itself(
    press: Press, claims: list[Claim]
) -> None:
    first, second, third = claims
    typed = sent(
        one(first, "suggested"),
        one(second, "own", verdict="supported", confidence="low"),
        one(third, "keep", reason="The Bulletin rang the source itself."),
        **SHARED,
    )
    response = client_of(press.ana).post(page_of(press), typed, follow=True)
    assert "assessed again and in review" in text_of(response)
    assert [claim.refreshed().workflow for claim in claims] == ["in_review", "in_review", "draft"]
    assert [claim.challenge for claim in claims] == ["recheck", "recheck", "none"]
    words = [claim.assessments.order_by("-id")[0] for claim in claims]
    assert [row.confidence for row in words] == ["moderate", "low", "high"]
    assert words[0].rationale == words[1].rationale == SHARED["rationale"]
    asked = Request.objects.filter(action="correct")
    assert {row.claim_id for row in asked} == {first.pk, second.pk}
    assert all(SHARED["is_right"] in row.reason for row in asked)
    assert Correction.objects.count() == 0


def test_one_that_fails_takes_no_other_along(press: Press, claims: list[Claim]) -> None:
    first, second, third = claims
    stale = one(second, "suggested")
    with acting(press.ben, "test"):
        revise(second, version=second.version, in_short="Changed meanwhile.")
    typed = sent(one(first, "suggested"), stale, one(third, "later"), **SHARED)
    response = client_of(press.ana).post(page_of(press), typed)
    shown = text_of(response)
    assert "Not everything was carried out." in shown
    assert "Done: assessed again and in review." in shown
    assert "Somebody else changed this claim" in shown
    assert [claim.refreshed().workflow for claim in claims] == ["in_review", "draft", "draft"]
    assert second.assessments.count() == third.assessments.count() == 1
    # The page offers it again as it is now, undecided, with the shared text still there.
    content = response.content.decode()
    assert f'name="{second.public_id}-version" value="{second.refreshed().version}"' in content
    assert SHARED["was_wrong"] in content
    assert "checked" not in content.split('id="decisions"')[1]


@pytest.mark.parametrize(
    ("decision", "typed", "words"),
    [
        ("suggested", {"suggested": "supported/high"}, "something else than what you read"),
        ("suggested", {"version": "x"}, "Enter a whole number"),
        ("suggested", {"version": "1"}, "Somebody else changed this claim"),
        ("keep", {"reason": "No."}, "10 characters or more why the edition stands"),
        ("own", {}, "Choose the verdict."),
        ("own", {"verdict": "supported"}, "needs a confidence"),
        ("own", {"verdict": "unproven", "confidence": "low"}, "has no confidence"),
        ("own", {"verdict": "partly_supported", "confidence": "low"}, "has a rating of 4, 3 or 2"),
        ("own", {"verdict": "supported", "confidence": "very low"}, "two levels or more away"),
        ("verify all", {}, "Select a valid choice"),
    ],
)
def test_it_refuses_in_words(
    decision: str, typed: dict[str, Any], words: str, press: Press, claims: list[Claim]
) -> None:
    row = one(claims[0], decision, **typed)
    response = client_of(press.ana).post(page_of(press), sent(row, **SHARED))
    assert response.status_code == 200
    assert words in text_of(response)
    assert claims[0].refreshed().workflow == "draft"
    assert claims[0].assessments.count() == 1


@pytest.mark.parametrize("name", list(SHARED))
def test_it_asks_for_the_shared_text(name: str, press: Press, claims: list[Claim]) -> None:
    typed = sent(one(claims[0], "suggested"), **{**SHARED, name: "  "})
    shown = text_of(client_of(press.ana).post(page_of(press), typed))
    assert "Asked for by what you decided below." in shown
    assert claims[0].refreshed().workflow == "draft"


def test_keeping_an_edition_needs_no_shared_text(press: Press, claims: list[Claim]) -> None:
    typed = sent(one(claims[0], "keep", reason="It rang the source itself."))
    assert client_of(press.ben).post(page_of(press), typed).status_code == 302
    assert claims[0].refreshed().challenge == "none"


def test_nothing_decided_is_said_and_changes_nothing(press: Press, claims: list[Claim]) -> None:
    shown = text_of(client_of(press.ana).post(page_of(press), sent(one(claims[0], ""), **SHARED)))
    assert "Nothing was carried out." in shown
    assert claims[0].refreshed().workflow == "draft"


def test_a_journalist_assesses_again_and_ends_no_recheck(press: Press, claims: list[Claim]) -> None:
    dan = factories.person("dan", JOURNALIST)
    rows = (one(claims[0], "suggested"), one(claims[1], "keep", reason="It stands as it is."))
    shown = text_of(client_of(dan).post(page_of(press), sent(*rows, **SHARED)))
    assert "Only a fact-checker or an editor can do this." in shown
    assert [claim.refreshed().workflow for claim in claims[:2]] == ["in_review", "draft"]
    assert claims[1].challenge == "recheck"


# --- Checking ------------------------------------------------------------------------------


def test_a_second_person_checks_them_on_one_page(press: Press, claims: list[Claim]) -> None:
    taken(press, *claims)
    client = client_of(press.ben)
    shown = text_of(client.get(page_of(press, "check")))
    assert "Edition 1 says" in shown
    assert "Assessed since" in shown
    assert SHARED["is_right"] in shown
    assert "in the edition its own reporting" in shown
    assert "rests on “As the Ledger has it”" in shown
    assert "erify all" not in shown
    first, second, third = claims
    typed = sent(
        one(first, "verify"),
        one(second, "send-back", comment="The Bulletin has a second source, see its end."),
        one(third, "skip"),
        interests="none",
    )
    assert client.post(page_of(press, "check"), typed).status_code == 302
    states = [claim.refreshed().workflow for claim in claims]
    assert states == ["verified", "changes_requested", "in_review"]
    assert first.verifications.filter(decision="checked", verifier=press.ben).count() == 2
    back = text_of(client_of(press.ana).get(page_of(press)))
    assert "Sent back. The Bulletin has a second source, see its end." in back
    assert str(first) not in back


def test_who_assessed_does_not_check_it(press: Press, claims: list[Claim]) -> None:
    taken(press, claims[0])
    typed = sent(one(claims[0], "verify"), interests="none")
    response = client_of(press.ana).post(page_of(press, "check"), typed)
    assert "Every part of it is yours" in text_of(response)
    assert claims[0].refreshed().workflow == "in_review"


def test_a_check_holds_for_what_was_read_only(press: Press, claims: list[Claim]) -> None:
    taken(press, *claims)
    rows = [
        one(claims[0], "verify", seen_hash="0" * 64),
        one(claims[1], "verify", version=1),
        one(claims[2], "verify"),
    ]
    response = client_of(press.ben).post(page_of(press, "check"), sent(*rows, interests="none"))
    assert text_of(response).count("Somebody else changed this claim") == 2
    states = [claim.refreshed().workflow for claim in claims]
    assert states == ["in_review", "in_review", "verified"]


def test_a_check_declares_interests(press: Press, claims: list[Claim]) -> None:
    taken(press, claims[0])
    response = client_of(press.ben).post(
        page_of(press, "check"), sent(one(claims[0], "verify"), interests="")
    )
    assert "Asked for by what you decided below." in text_of(response)
    assert claims[0].refreshed().workflow == "in_review"


def test_sending_back_says_what_has_to_change(press: Press, claims: list[Claim]) -> None:
    taken(press, claims[0])
    typed = sent(one(claims[0], "send-back", comment="No."))
    response = client_of(press.ben).post(page_of(press, "check"), typed)
    assert "10 characters or more what has to change" in text_of(response)
    assert claims[0].refreshed().workflow == "in_review"


# --- Publishing ----------------------------------------------------------------------------


def test_each_is_published_with_the_shared_text(press: Press, claims: list[Claim]) -> None:
    taken(press, *claims)
    checked(press, *claims)
    client = client_of(press.ben)
    content = client.get(page_of(press, "publish")).content.decode()
    assert SHARED["was_wrong"] in content
    rows = [one(claims[0], "publish"), one(claims[1], "publish"), one(claims[2], "skip")]
    typed = sent(*rows, **SHARED, kind="correction")
    shown = text_of(client.post(page_of(press, "publish"), typed, follow=True))
    assert "edition 2 is published with its correction" in shown
    assert [claim.refreshed().published_number for claim in claims] == [2, 2, 1]
    assert [claim.challenge for claim in claims] == ["none", "none", "recheck"]
    corrections = Correction.objects.all()
    assert {row.was_wrong for row in corrections} == {SHARED["was_wrong"]}
    assert corrections.count() == 2
    assert Request.objects.open().filter(action="correct").count() == 1


def test_one_that_the_guards_refuse_takes_no_other_along(press: Press, claims: list[Claim]) -> None:
    typed = sent(
        one(claims[0], "suggested"),
        one(claims[1], "own", verdict="supported", confidence="high"),
        **SHARED,
    )
    assert client_of(press.ana).post(page_of(press), typed).status_code == 302
    checked(press, *claims[:2])
    rows = [one(claims[1], "publish"), one(claims[0], "publish")]
    response = client_of(press.ben).post(
        page_of(press, "publish"), sent(*rows, **SHARED, kind="correction")
    )
    assert "second editor" in text_of(response)
    assert [claim.refreshed().published_number for claim in claims[:2]] == [2, 1]
    assert Edition.objects.filter(subject=claims[1].public_id).count() == 1


def test_what_is_not_verified_is_not_published(press: Press, claims: list[Claim]) -> None:
    taken(press, claims[0])
    typed = sent(one(claims[0], "publish"), **SHARED, kind="correction")
    response = client_of(press.ben).post(page_of(press, "publish"), typed)
    assert "Only a verified claim is published." in text_of(response)
    assert claims[0].refreshed().published_number == 1


# --- Who, how many, and what comes in from outside -------------------------------------------


@pytest.mark.parametrize(
    ("role", "statuses"),
    [
        (JOURNALIST, (200, 403, 403)),
        (FACT_CHECKER, (200, 200, 403)),
        (EDITOR, (200, 200, 200)),
        (ADMINISTRATOR, (403, 403, 403)),
    ],
)
def test_each_role_has_its_pages(role: str, statuses: tuple[int, ...], press: Press) -> None:
    client = client_of(factories.person("who", role))
    for stage, status in zip(("", "check", "publish"), statuses, strict=True):
        assert client.get(page_of(press, stage)).status_code == status
        assert client.post(page_of(press, stage)).status_code == status
        where = page_of(press, stage).replace(f"/{press.second.pk}/", "/99999999/")
        assert client.get(where).status_code == (403 if role == ADMINISTRATOR else 404)


def test_it_asks_who_is_there(press: Press) -> None:
    for stage in ("", "check", "publish"):
        for answer in (Client().get(page_of(press, stage)), Client().post(page_of(press, stage))):
            assert answer.headers["Location"].startswith("/desk/login/")


@pytest.mark.parametrize("ids", [["ZZZZZZZZ"], ["\x00"], [""], ["x" * 3000]])
def test_it_passes_over_claims_that_it_does_not_list(
    ids: list[str], press: Press, claims: list[Claim]
) -> None:
    other = press.published()
    typed = {**sent(one(other, "keep", reason="It stands as it is.")), "claim": ids}
    assert client_of(press.ben).post(page_of(press), typed).status_code == 200


def test_it_asks_no_more_of_the_database_for_more_claims(press: Press, claims: list[Claim]) -> None:
    def asked(stage: str) -> int:
        client = client_of(press.ben)
        client.get(page_of(press, stage))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page_of(press, stage)).status_code == 200
        return len(queries)

    few = asked("")
    more = [press.published() for _ in range(2)]
    for claim in more:
        item = press.is_not_own(claim)
        press.rewrite(item)
    assert asked("") == few
    assert few < 40
    taken(press, claims[0])
    few = asked("check")
    taken(press, *claims[1:])
    assert asked("check") == few
