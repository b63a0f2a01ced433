"""A base in which there is something of everything, made through the verbs and committed."""

from __future__ import annotations

from dataclasses import dataclass

from articles.desk.editing import brief as briefs
from articles.desk.editing import claim as claims
from articles.desk.editing import coverage, review
from articles.desk.editing import request as requests
from articles.desk.editing.acting import acting
from articles.desk.editing.article import revise_article
from articles.desk.editing.brief import Sentence
from articles.desk.editing.evidence_file import keep_file
from articles.desk.models import Claim, Person
from articles.desk.publishing.brief import publish_brief
from articles.desk.publishing.challenge import challenge
from articles.desk.publishing.company_merge import merge_companies
from articles.desk.publishing.company_name import name_company
from articles.desk.publishing.correct import correct
from articles.desk.publishing.merge import merge_claims
from articles.desk.publishing.redact import redact
from articles.desk.publishing.relation import relate
from articles.desk.publishing.retract import retract
from articles.desk.publishing.source_grade import grade
from articles.desk.publishing.withdraw import withdraw
from tests.desk import factories
from tests.desk.editing.test_reanchoring import CUT, SIGNED, an_article, say
from tests.desk.newsroom import Newsroom


@dataclass(frozen=True)
class World:
    """Public ids. `newsroom` has a claim at each state."""

    newsroom: Newsroom
    told: str  # published, with an appearance, a document and a topic's worth of rows
    corrected: str
    risky: str
    retracted: str
    withdrawn: str  # and redacted
    merged: str
    challenged: str
    brief: str
    relation: str
    article: str


def _approved(room: Newsroom, action: str, claim: Claim, **fields: object) -> object:
    with acting(room.ben, "asked"):
        asked = requests.ask_for(action, claim.refreshed(), reason="It has to be.", **fields)  # type: ignore[arg-type]
    with acting(room.cleo, "approved"):
        requests.approve(asked, reason="Yes.")
    return asked


def published(room: Newsroom, statement: str) -> Claim:
    return factories.published_claim(
        room.ana, room.ben, statement=statement, companies=[(room.company, "subject")]
    )[0]


def build(room: Newsroom) -> World:
    text = an_article(room.ana)
    with acting(room.ana, "ours"):
        revise_article(text.article, version=text.article.refreshed().version, rights="own")
    told = factories.draft(room.ana, "Harbour cut it.", companies=[(room.company, "subject")])
    say(room.ana, text, CUT, claim=told)
    item = factories.attach(
        room.ana, told, source=room.outlet, article=text.article, quotation=SIGNED
    )
    with acting(room.ana, "kept"):
        keep_file(item, version=told.refreshed().version, name="a.txt", data=b"A document.")
    _finish(room, told)
    with acting(room.ben, "graded"):
        grade(room.outlet, reliability="B", reason="Mostly right.")
    corrected = published(room, "Acme has 8 sites.")
    with acting(room.ana, "revised"):
        claims.revise(corrected, version=corrected.version, statement="Acme has 9 sites.")
    factories.submit(room.ana, corrected)
    corrected = factories.verify(room.ben, corrected)
    with acting(room.ben, "corrected"):
        correct(corrected, version=corrected.version, was_wrong="Eight.", is_right="Nine.")
    merged, survivor = published(room, "Acme is old."), room.claim("published")
    with acting(room.ben, "merged"):
        merge_claims(merged, version=merged.version, into=survivor)
    challenged = published(room, "Acme is large.")
    with acting(room.ben, "challenged"):
        challenge(challenged, version=challenged.version, reason="A reader doubts it.")
        relation = relate(room.company, room.other, kind="partnership", claims=[survivor])
    double = factories.make_company(room.ana, "Acme Inc")
    published_double = factories.published_claim(
        room.ana, room.ben, statement="Acme Inc grows.", companies=[(double, "subject")]
    )[0]
    assert published_double.published_number == 1
    with acting(room.ben, "merged"):
        merge_companies(double.refreshed(), version=double.refreshed().version, into=room.company)
        name_company(room.company, version=room.company.version, name="Ace", kind="former")
    return World(
        room,
        told.public_id,
        corrected.public_id,
        _risky(room).public_id,
        _retracted(room).public_id,
        _withdrawn(room).public_id,
        merged.public_id,
        challenged.public_id,
        _brief(room, survivor),
        relation.public_id,
        text.article.public_id,
    )


def _finish(room: Newsroom, claim: Claim, *checkers: Person) -> None:
    factories.assess(room.ana, claim)
    factories.submit(room.ana, claim)
    for checker in checkers or (room.ben,):
        claim = factories.verify(checker, claim)
    factories.publish_claim(room.ben, claim)


def _risky(room: Newsroom) -> Claim:
    claim = factories.draft(
        room.ana, "Acme lied.", risk="allegation", risk_reason="Names a firm.",
        no_enquiry_reason="It is in a judgment.", companies=[(room.company, "subject")],
    )  # fmt: skip
    factories.attach(room.ana, claim, source=room.outlet)
    _finish(room, claim, room.ben, room.cleo)
    return claim


def _retracted(room: Newsroom) -> Claim:
    claim = published(room, "Acme moved.")
    _approved(room, "retract", claim)
    with acting(room.ben, "retracted"):
        retract(claim, version=claim.refreshed().version, was_wrong="It moved.", is_right="No.")
    return claim


def _withdrawn(room: Newsroom) -> Claim:
    claim = published(room, "Acme hides.")
    _approved(room, "withdraw", claim, ground="legal")
    blank = _approved(room, "redact", claim, ground="legal", edition_number=1)
    with acting(room.ben, "withdrawn"):
        withdraw(claim, version=claim.refreshed().version)
    redact(blank)  # type: ignore[arg-type]
    return claim


def _brief(room: Newsroom, cited: Claim) -> str:
    with acting(room.ana, "drafted"):
        brief = briefs.draft_brief(
            answer="It is so, as far as is known.",
            sentences=[Sentence("known", "It is so.", [cited])],
            company=room.company,
        )
        review.submit(brief, version=brief.version)
    brief.refresh_from_db()
    with acting(room.ben, "checked"):
        review.verify(
            brief, version=brief.version, seen_hash=coverage.content_hash(brief), interests="none"
        )
    with acting(room.ben, "published"):
        publish_brief(brief.refreshed(), version=brief.refreshed().version)
    return brief.public_id
