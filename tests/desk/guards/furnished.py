"""A newsroom with a row in every kind of table: what the generic attacks are tried on."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Model

from articles.desk.editing import article_derivation as article_derivations
from articles.desk.editing import brief as briefs
from articles.desk.editing import claim as claims
from articles.desk.editing import claim_link as links
from articles.desk.editing import claim_topic as topics
from articles.desk.editing import company_identifier as identifiers
from articles.desk.editing import company_name as names
from articles.desk.editing import coverage as coverage_verbs
from articles.desk.editing import enquiry as enquiries
from articles.desk.editing import evidence_derivation as derivations
from articles.desk.editing import outcome as outcomes
from articles.desk.editing import request as requests
from articles.desk.editing import review
from articles.desk.editing import source_grade as grades
from articles.desk.editing.acting import acting
from articles.desk.editing.appearance import add_appearance
from articles.desk.editing.brief import Sentence
from articles.desk.models import (
    Appearance,
    ArticleVersion,
    Brief,
    Claim,
    CompanyRelation,
    Enquiry,
    Evidence,
    Origin,
    OriginProposal,
    Outcome,
    Request,
    SourceAccess,
)
from articles.desk.publishing import relation as relations
from articles.desk.publishing.brief import publish_brief
from articles.desk.publishing.publish import CorrectionText
from tests.desk import factories
from tests.desk.newsroom import Newsroom
from tests.desk.quoting import article_text, span_of
from tests.desk.refusals import tell

MADE: dict[str, type[Model]] = {
    "claim": Claim,
    "text": ArticleVersion,
    "item": Evidence,
    "second": Evidence,
    "appearance": Appearance,
    "enquiry": Enquiry,
    "outcome": Outcome,
    "brief": Brief,
    "relation": CompanyRelation,
    "request": Request,
}


def furnished_rows(n: Newsroom) -> dict[str, Any]:
    """Fresh copies of what `furnish` made, by name; it is made where it was not yet."""
    if "furnished claim" not in n.keys:
        furnish(n)
    return {
        name: model._default_manager.get(pk=n.keys[f"furnished {name}"])
        for name, model in MADE.items()
    }


def furnish(n: Newsroom) -> None:
    """A published claim with everything that a claim can have, and what stands around it."""
    text, other = article_text(n.ana), article_text(n.ana, "Another text.", canonical_url="")
    claim = factories.draft(
        n.ana, "Acme has it all.", companies=[(n.company, "subject"), (n.other, "customer")]
    )
    first = factories.attach(n.ana, claim, source=n.outlet, article=text.article)
    second = factories.attach(n.ana, claim, source=n.outlet)
    found: dict[str, Any] = {"text": text, "item": first, "second": second}
    with acting(n.ana, "test"):
        found["appearance"] = add_appearance(
            claim, version=claim.refreshed().version, article_version=text,
            spans=[span_of(text, 0, 3)],
        )  # fmt: skip
        origin = Origin.objects.create(kind="document", label="A contract")
        derivations.derive(second, version=claim.refreshed().version, parent=origin)
        article_derivations.derive_article(
            other.article, version=other.article.refreshed().version, parent=text.article
        )
        links.link_claim(
            claim, version=claim.refreshed().version, other=n.claim("published"), kind="supports"
        )
        topics.set_topics(claim, version=claim.refreshed().version, topics=["Deals"])
        found["enquiry"] = enquiries.enquire(
            claim, version=claim.refreshed().version, asked="Is it so?",
            asked_on=date(2026, 1, 9), company=n.other, is_public=True,
        )  # fmt: skip
        names.name_company(n.company, version=n.company.version, name="Acme Holding", kind="legal")
        identifiers.identify(
            n.company, version=n.company.version, scheme="domain", value="acme.example"
        )
        proposal = OriginProposal.objects.create(
            claim=claim, ground="The same words.", items_hash="0" * 64
        )
        proposal.items.add(first, second)
    with acting(n.ben, "test"):
        grades.grade(n.outlet, reliability="B", reason="Long known.")
    tell(n.ben)
    SourceAccess.objects.create(source=n.outlet, person=n.ben)
    factories.assess(n.ana, claim)
    with acting(n.ana, "test"):
        found["outcome"] = outcomes.record_outcome(
            claim, version=claim.refreshed().version, result="happened", note="It did.",
            evidence=[first],
        )  # fmt: skip
    found["claim"] = _published(n, claim)
    found["brief"] = _brief(n, found["claim"])
    _corrected(n, found["claim"])
    with acting(n.ben, "test"):
        found["relation"] = relations.relate(
            n.company, n.other, kind="supplier", claims=[found["claim"]]
        )
        found["request"] = requests.ask_for("retract", found["claim"], reason="It is wrong.")
    with acting(n.cleo, "test"):
        requests.approve(found["request"], reason="Yes.")
    n.keys.update({f"furnished {name}": found[name].pk for name in MADE})


def _published(n: Newsroom, claim: Claim) -> Claim:
    factories.submit(n.ana, claim)
    factories.verify(n.ben, claim)
    factories.publish_claim(n.ben, claim)
    return claim.refreshed()


def _corrected(n: Newsroom, claim: Claim) -> None:
    with acting(n.ana, "test"):
        claims.revise(claim, version=claim.refreshed().version, statement="Acme has it all now.")
    factories.submit(n.ana, claim)
    factories.verify(n.ben, claim)
    factories.publish_claim(n.ben, claim, correction=CorrectionText("So.", "Now."))


def _brief(n: Newsroom, claim: Claim) -> Any:
    with acting(n.ana, "test"):
        made = briefs.draft_brief(
            answer="It has.", sentences=[Sentence("known", "It has.", (claim,))], company=n.other
        )
        review.submit(made, version=made.version)
    made = made.refreshed()
    seen = coverage_verbs.content_hash(made)
    with acting(n.ben, "test"):
        review.verify(made, version=made.version, interests="none", seen_hash=seen)
    made = made.refreshed()
    with acting(n.ben, "test"):
        publish_brief(made, version=made.version)
    return made.refreshed()
