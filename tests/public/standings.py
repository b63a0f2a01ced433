"""One claim at each standing, all in one base, made through the door and nothing else.

Every claim has a company, a topic, an article and a source of its own, and words that stand
nowhere else: `one…` in its first edition, `two…` in its second, `why…` in its correction.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import connection
from django.utils.text import slugify

from articles.desk.editing import appearance as appearance_verbs
from articles.desk.editing import claim as claim_verbs
from articles.desk.editing import claim_desk
from articles.desk.editing import request as request_verbs
from articles.desk.editing.acting import acting
from articles.desk.models import ArticleVersion, Claim, Company, Person, Source
from articles.desk.publishing.challenge import challenge, close_challenge
from articles.desk.publishing.merge import merge_claims
from articles.desk.publishing.moment import database_moment
from articles.desk.publishing.publish import CorrectionText
from articles.desk.publishing.redact import redact
from articles.desk.publishing.retract import retract
from articles.desk.publishing.withdraw import withdraw
from tests.desk import factories
from tests.desk.quoting import article_text

STANDINGS = (
    "current", "allegation", "corrected", "review", "upheld", "retracted", "withdrawn",
    "redacted", "merged", "embargoed", "internal", "draft",
)  # fmt: skip


@dataclass(frozen=True)
class Case:
    """A claim and what hangs on it."""

    claim: Claim
    company: Company
    source: Source
    text: ArticleVersion
    topic: str
    other: Company

    @property
    def id(self) -> str:
        return self.claim.public_id

    @property
    def tokens(self) -> dict[str, str]:
        """By the letter that stands for each in a table: its id and its words."""
        name = self.topic.lower()
        words = {"1": f"one{name}", "2": f"two{name}", "c": f"why{name}"}
        named = sorted((one.public_id, one.name) for one in (self.company, self.other))
        return {"a": self.id, **words, "n": f"Claim about {named[0][1]} and {named[1][1]}"}

    @property
    def addresses(self) -> dict[str, str]:
        at, here = f"/claims/{self.id}", slugify(self.company.name)
        rest = {form: f"{at}.{form}" for form in ("json", "jsonld", "bib", "ris", "csl.json")}
        old = {f"v1.{form}": f"{at}/v1.{form}" for form in ("json", "jsonld", "bib")}
        return {
            "page": f"{at}/",
            "v1": f"{at}/v1/",
            "v2": f"{at}/v2/",
            "v1..v2": f"{at}/changes/v1..v2/",
            "embed": f"{at}/embed/",
            **rest,
            **old,
            "home": "/",
            "dossier": f"/companies/{here}/",
            "dossier.atom": f"/companies/{here}/feed.atom",
            "pair": "/companies/" + "/with/".join(sorted((here, "bolt"))) + "/",
            "topic": f"/topics/{slugify(self.topic)}/",
            "topic.atom": f"/topics/{slugify(self.topic)}/feed.atom",
            "source": f"/sources/{self.source.public_id}/",
            "article": f"/articles/{self.text.article.public_id}/",
            "annotations": f"/articles/{self.text.article.public_id}/annotations.jsonld",
            "annotation": f"/articles/{self.text.article.public_id}/annotations/{self.id}.jsonld",
            "search": "/search/?q=zebrafish",
            "corrections": "/corrections/",
            "corrections.atom": "/corrections/feed.atom",
            "everything.atom": "/feeds/everything.atom",
            "everything.json": "/feeds/everything.json",
            "dossier.json": f"/companies/{here}/feed.json",
            "source.atom": f"/sources/{self.source.public_id}/feed.atom",
            "corrections.json": "/corrections/feed.json",
            "changes.atom": "/changes/feed.atom",
            "changes.json": "/changes/feed.json",
            "claimreview": "/feeds/claimreview.jsonld",
            "sitemap": "/sitemaps/claims-0.xml",
            "api": f"/api/v1{at}/",
            "api.editions": f"/api/v1{at}/editions/",
            "api.v1": f"/api/v1{at}/editions/1/",
            "api.v2": f"/api/v1{at}/editions/2/",
            "api.claims": "/api/v1/claims/",
            "api.topic": f"/api/v1/topics/{slugify(self.topic)}/",
            "api.listed": f"/api/v1/claims/?company={here}",
            "api.article": f"/api/v1/articles/{self.text.article.public_id}/",
            "api.source": f"/api/v1/sources/{self.source.public_id}/",
            "api.corrections": "/api/v1/corrections/",
            "csv": "/exports/claims.csv",
            "jsonl": "/exports/claims.jsonl",
            "csv.listed": f"/exports/claims.csv?company={here}",
            "base": "/exports/base.jsonl",
            "ftm": "/exports/ftm.jsonl",
        }


@dataclass(frozen=True)
class Desk:
    """ana writes, ben and cleo check and publish."""

    ana: Person
    ben: Person
    cleo: Person
    bolt: Company

    def case(self, name: str, **fields: Any) -> Case:
        """A verified claim with one item, said in one article."""
        company = factories.make_company(self.ana, f"Acme {name}")
        source = factories.make_source(self.ana, f"Outlet {name}")
        sentence = f"The article of {name} said so."
        text = article_text(
            self.ana, f"# Of {name}\n\n{sentence}", title=f"Of {name}", rights="own",
            canonical_url=f"https://paper.example/{name}",
        )  # fmt: skip
        claim = factories.draft(
            self.ana, f"The zebrafish of {company} swam, one{name}.", topics=[name.title()],
            companies=[(company, "subject"), (self.bolt, "counterparty")], language="en", **fields,
        )  # fmt: skip
        start = text.text.index(sentence)
        with acting(self.ana, "annotated"):
            span = (start, start + len(sentence))
            appearance_verbs.add_appearance(
                claim, version=claim.version, article_version=text, spans=[span]
            )
        factories.attach(self.ana, claim, source=source, article=text.article)
        factories.assess(self.ana, claim)
        factories.submit(self.ana, claim)
        claim = factories.verify(self.ben, claim)
        if claim.workflow != "verified":  # with a risk, each part takes two
            claim = factories.verify(self.cleo, claim)
        return Case(claim, company, source, text, name.title(), self.bolt)

    def published(self, name: str, **fields: Any) -> Case:
        made = self.case(name, **fields)
        factories.publish_claim(self.ben, made.claim)
        return made

    def correct(self, made: Case) -> None:
        """Edition 2 says something else, and why."""
        name, claim = made.topic.lower(), made.claim.refreshed()
        with acting(self.ana, "test"):
            claim_verbs.revise(
                claim, version=claim.version, statement=f"The zebrafish of {name} sank, two{name}."
            )
        factories.submit(self.ana, claim)
        factories.verify(self.ben, claim)
        text = CorrectionText(f"It did not swim, why{name}.", "It sank.")
        factories.publish_claim(self.ben, claim, correction=text)

    def agreed(self, made: Case, action: str, **asked: Any) -> Any:
        """Asked for by ben and approved by cleo."""
        with acting(self.ben, "test"):
            request = request_verbs.ask_for(action, made.claim.refreshed(), reason="So.", **asked)
        with acting(self.cleo, "test"):
            request_verbs.approve(request, reason="Yes.")
        request.refresh_from_db()
        return request


def build() -> dict[str, Case]:
    """Needs real commits: a redaction is carried out on the owner's connection."""
    ana, ben, cleo = (factories.person(name) for name in ("ana", "ben", "cleo"))
    desk = Desk(ana, ben, cleo, factories.make_company(ana, "Bolt"))
    made = {"current": desk.published("current")}
    made["allegation"] = desk.published(
        "allegation", risk="allegation", risk_reason="It blames.", no_enquiry_reason="All left."
    )
    for name in ("corrected", "review", "upheld", "retracted", "withdrawn", "redacted", "merged"):
        made[name] = desk.published(name)
    for name in ("corrected", "withdrawn", "redacted", "merged"):
        desk.correct(made[name])
    for name in ("review", "upheld"):
        with acting(ben, "test"):
            claim = made[name].claim.refreshed()
            challenge(claim, version=claim.version, reason="They deny it.")
    desk.agreed(made["upheld"], "close_challenge")
    desk.agreed(made["retracted"], "retract")
    desk.agreed(made["withdrawn"], "withdraw", ground="legal")
    with acting(ben, "test"):
        claims = {name: case.claim.refreshed() for name, case in made.items()}
        upheld, merged = claims["upheld"], claims["merged"]
        close_challenge(upheld, version=upheld.version, outcome="upheld")
        gone = claims["retracted"]
        retract(
            gone, version=gone.version, was_wrong="It was not so, whyretracted.", is_right="No."
        )
        withdraw(claims["withdrawn"], version=claims["withdrawn"].version)
        merge_claims(merged, version=merged.version, into=claims["current"])
    redact(desk.agreed(made["redacted"], "redact", ground="safety", edition_number=1))
    made |= {name: desk.case(name) for name in ("embargoed", "internal", "draft")}
    with acting(ben, "test"):
        held = made["embargoed"].claim.refreshed()
        until = database_moment() + timedelta(hours=12)
        claim_desk.embargo(held, version=held.version, until=until)
        inside = made["internal"].claim.refreshed()
        claim_desk.mark(inside, version=inside.version, marking="internal")
    connection.close()
    return made
