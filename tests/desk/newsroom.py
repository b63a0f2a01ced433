"""People, companies and claims at each state, made through the verbs."""

from __future__ import annotations

from dataclasses import dataclass

from articles.desk.models import Claim, Company, Evidence, Person, Source
from articles.public.models import Edition
from tests.desk import factories


@dataclass(frozen=True)
class Newsroom:
    """ana writes, ben checks and publishes, cleo is a third; dan only writes."""

    ana: Person
    ben: Person
    cleo: Person
    dan: Person
    root: Person
    keys: dict[str, int]

    @property
    def company(self) -> Company:
        """Acme, the subject of every claim here."""
        return Company.objects.get(pk=self.keys["company"])

    @property
    def other(self) -> Company:
        return Company.objects.get(pk=self.keys["other"])

    @property
    def outlet(self) -> Source:
        """The source of every item here."""
        return Source.objects.get(pk=self.keys["outlet"])

    def claim(self, state: str) -> Claim:
        """A fresh copy of the claim at this state: draft, in_review, verified, published."""
        return Claim.objects.get(pk=self.keys[state])

    def item(self, state: str) -> Evidence:
        return self.claim(state).evidence.order_by("pk")[0]

    def edition(self) -> Edition:
        return Edition.objects.get(subject=self.claim("published").public_id)


def build() -> Newsroom:
    ana, ben = factories.person("ana"), factories.person("ben")
    cleo, dan = factories.person("cleo"), factories.person("dan", "journalist")
    root = factories.person("root", is_superuser=True)
    company = factories.make_company(ana, "Acme")
    other = factories.make_company(ana, "Bolt")
    outlet = factories.make_source(ana, "The Outlet")
    keys = {"company": company.pk, "other": other.pk, "outlet": outlet.pk}
    for state in ("draft", "in_review", "verified", "published"):
        claim = factories.draft(ana, f"Acme is {state}.", companies=[(company, "subject")])
        factories.attach(ana, claim, source=outlet)
        factories.assess(ana, claim)
        if state != "draft":
            factories.submit(ana, claim)
        if state in ("verified", "published"):
            claim = factories.verify(ben, claim)
        if state == "published":
            factories.publish_claim(ben, claim)
        keys[state] = claim.pk
    return Newsroom(ana, ben, cleo, dan, root, keys)
