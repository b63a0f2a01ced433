"""People of every role and records in every condition: made once, committed, never changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.test import Client
from django.utils import timezone

from articles.desk.capture.capturing import capture
from articles.desk.editing import claim_desk, evidence_file, review
from articles.desk.editing.acting import (
    ADMINISTRATOR,
    EDITOR,
    FACT_CHECKER,
    JOURNALIST,
    acting,
)
from articles.desk.editing.article import make_article
from articles.desk.editing.brief import Sentence, draft_brief
from articles.desk.editing.company_relation import relate
from articles.desk.editing.desk_export import note_export
from articles.desk.editing.enquiry import enquire
from articles.desk.editing.origin import make_origin
from articles.desk.editing.request import approve, ask_for
from articles.desk.editing.source_access import give_access
from articles.desk.editing.topic import make_topic
from articles.desk.models import Claim, Person, Request, Topic
from articles.desk.publishing.challenge import challenge
from articles.desk.publishing.merge import merge_claims
from articles.desk.publishing.retract import retract
from articles.desk.publishing.withdraw import withdraw
from articles.public.models import PublishedArticle, PublishedCompany, PublishedSource
from tests.desk import factories
from tests.desk.admin.annotating import TEXT, claim_on
from tests.desk.reporting import report

#: Visitors in the order of the table's columns.
VISITORS = ("anon", "gone", "none", "J", "F", "E", "A", "root")
ROLES = {"J": JOURNALIST, "F": FACT_CHECKER, "E": EDITOR, "A": ADMINISTRATOR}
#: What stands in the confidential claim and around it, and nowhere else.
SECRET = "Quetzalcoatl"
#: The same of the confidential source.
HIDDEN = "Xipetotec"
#: An address at a name of examples, where nobody is ever asked.
LEAFLET = "https://leaflet.example/1"


@dataclass
class World:
    """`keys` are primary keys, `ids` public ids and slugs, by the names that tables use."""

    keys: dict[str, int] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    models: dict[str, type[Model]] = field(default_factory=dict)
    #: Session keys by visitor; "" for who has none.
    sessions: dict[str, str] = field(default_factory=dict)

    def keep(self, name: str, record: Any) -> Any:
        self.keys[name] = record.pk
        self.models[name] = type(record)
        self.ids[name] = getattr(record, "public_id", "")
        return record

    def record(self, name: str) -> Any:
        return self.models[name]._default_manager.get(pk=self.keys[name])

    def argument(self, word: str) -> Any:
        """What a word of the table stands for: `draft` its key, `#draft` its public id."""
        if word.startswith("#"):
            return self.ids[word[1:]]
        return self.keys.get(word, word)


def build() -> World:
    world = World()
    _people(world)
    _things(world)
    _claims(world)
    _published(world)
    _secrets(world)
    _beside(world)
    for visitor in VISITORS:
        person = Person.objects.filter(username=visitor).first()
        world.sessions[visitor] = session_of(person) if person else ""
    for name in ("ana", "fay", "kim"):
        world.sessions[name] = session_of(world.record(name))
    gone = world.record("gone")
    gone.is_active = False
    gone.save()
    return world


def session_of(person: Person) -> str:
    """Signed in, without the costs of a password."""
    client = Client()
    client.force_login(person)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def _people(world: World) -> None:
    """ana writes and ben checks what is there; fay is assigned, kim is on the access list."""
    world.keep("ana", factories.person("ana", JOURNALIST))
    world.keep("ben", factories.person("ben", FACT_CHECKER, EDITOR))
    world.keep("fay", factories.person("fay", FACT_CHECKER))
    world.keep("kim", factories.person("kim", EDITOR))
    for visitor, role in ROLES.items():
        world.keep(visitor, factories.person(visitor, role))
    world.keep("gone", factories.person("gone", EDITOR, FACT_CHECKER, JOURNALIST))
    for name, fields in (("none", {}), ("root", {"is_superuser": True})):
        made = factories.person(name, JOURNALIST, **fields)
        made.groups.clear()
        world.keep(name, made)


def _things(world: World) -> None:
    ana = world.record("ana")
    for name in ("acme", "bolt", "spare_company"):
        world.keep(name, factories.make_company(ana, name.capitalize()))
    world.keep("outlet", factories.make_source(ana, "The Outlet"))
    world.keep("spare_source", factories.make_source(ana, "The Spare"))
    with acting(ana, "test"):
        article = capture(TEXT.encode()).article
        world.keep("article", article)
        world.keep("spare_article", make_article(title="A leaflet", canonical_url=LEAFLET))
        world.keep("rewrite", make_article(title="As the others have it"))
        world.keep("origin", make_origin(kind="document", label="The filing"))
    claim_on(ana, world.record("article"), "denied the payment", statement="Bolt denied it.")


def _claim(world: World, name: str, until: str, by: str = "ana") -> Claim:
    """Drafted, and taken as far as `until`: draft, in_review, verified or published."""
    author, ben, acme = world.record(by), world.record("ben"), world.record("acme")
    statement = f"Acme is {name.replace('_', ' ')}."
    claim = factories.draft(author, statement, companies=[(acme, "subject")], topics=["Prices"])
    factories.attach(author, claim, source=world.record("outlet"), article=world.record("article"))
    factories.assess(author, claim)
    if until != "draft":
        factories.submit(author, claim)
    if until in ("verified", "published"):
        factories.verify(ben, claim)
    if until == "published":
        factories.publish_claim(ben, claim)
    made: Claim = world.keep(name, claim.refreshed())
    return made


def _claims(world: World) -> None:
    ben = world.record("ben")
    _claim(world, "draft", "draft", by="J")
    for state in ("in_review", "verified"):
        _claim(world, state, state)
    internal = _claim(world, "internal", "draft")
    embargoed = _claim(world, "embargoed", "verified")
    rejected = _claim(world, "rejected", "in_review")
    with acting(ben, "test"):
        claim_desk.mark(internal, version=internal.version, marking="internal")
        until = timezone.now() + timedelta(days=30)
        claim_desk.embargo(embargoed, version=embargoed.version, until=until)
        review.reject(rejected, version=rejected.version, reason="It is out of scope.")


def _published(world: World) -> None:
    ben, ana = world.record("ben"), world.record("ana")
    for name in ("published", "twin", "disputed", "retractable", "withdrawable"):
        _claim(world, name, "published")
    for name in ("retracted", "withdrawn", "merged"):
        _claim(world, name, "published")
    asked = {
        "retract": ("retractable", "retracted"),
        "withdraw": ("withdrawable", "withdrawn"),
    }
    for action, names in asked.items():
        for name in names:
            _approved(world, action, world.record(name))
    with acting(ben, "test"):
        challenge(world.record("disputed"), version=_version(world, "disputed"), reason="No.")
    _approved(world, "close_challenge", world.record("disputed"))
    with acting(ben, "test"):
        version = _version(world, "retracted")
        said = {"was_wrong": "It was.", "is_right": "It is not."}
        retract(world.record("retracted"), version=version, **said)
        withdraw(world.record("withdrawn"), version=_version(world, "withdrawn"))
        merged = world.record("merged")
        merge_claims(merged, version=merged.version, into=world.record("published"))
    with acting(ana, "test"):
        world.keep("request", ask_for("retract", world.record("published"), reason="Forged."))
        # The text of which readers have version 1.
        capture(f"{TEXT}\nIt was so.\n".encode(), article=world.record("article"))


def _approved(world: World, action: str, claim: Claim) -> None:
    ben, kim = world.record("ben"), world.record("kim")
    ground = "legal" if action == "withdraw" else ""
    with acting(kim, "test"):
        request: Request = ask_for(action, claim, reason="We were wrong.", ground=ground)
    with acting(ben, "test"):
        approve(request, reason="I read it as well.")


def _version(world: World, name: str) -> int:
    return int(world.record(name).version)


def _secrets(world: World) -> None:
    """A claim for its author, the assigned and editors; a source for its access list."""
    ana, fay, kim = (world.record(name) for name in ("ana", "fay", "kim"))
    claim = factories.draft(ana, f"{SECRET} met them in the garage.", topics=["Prices"])
    item = factories.attach(ana, claim, source=world.record("outlet"), note=SECRET)
    factories.assess(ana, claim, rationale=f"{SECRET} said so.")
    with acting(ana, "test"):
        claim_desk.mark(claim, version=claim.refreshed().version, marking="confidential")
        claim_desk.assign(claim, version=claim.refreshed().version, to=fay)
        world.keep("secret_item", _with_file(item))
        world.keep("secret_request", ask_for("publish", claim.refreshed(), reason=SECRET))
        world.keep("secret_enquiry", _enquiry(claim, world.record("acme"), SECRET))
    world.keep("secret", claim.refreshed())
    world.keep("secret_change", claim.part_changes.all()[0])
    source = factories.make_source(ana, HIDDEN, kind="person", attribution="confidential")
    with acting(ana, "test"):
        give_access(source, version=source.version, person=kim)
        world.keep("hidden_ask", ask_for("grade", source, reason=HIDDEN))
    world.keep("hidden", source.refreshed())
    open_claim = world.record("in_review")
    with acting(ana, "test"):
        world.keep("hidden_enquiry", _enquiry(open_claim, source, HIDDEN))
    item = factories.attach(ana, world.record("internal"), source=source, note="They did.")
    with acting(ana, "test"):
        world.keep("hidden_item", _with_file(item))


def _with_file(item: Any) -> Any:
    version = item.claim.refreshed().version
    return evidence_file.keep_file(item, version=version, name="a.txt", data=SECRET.encode())


def _enquiry(claim: Claim, of: Any, asked: str) -> Any:
    whom = {of._meta.model_name: of}
    version = claim.refreshed().version
    return enquire(claim, version=version, asked=asked, asked_on=date(2026, 1, 5), **whom)


def _beside(world: World) -> None:
    ana = world.record("ana")
    published = world.record("published")
    with acting(ana, "test"):
        world.keep("relation", relate(world.record("acme"), world.record("bolt"),
                                      kind="partnership", claims=[published]))  # fmt: skip
        draft = world.record("draft")
        world.keep("enquiry", _enquiry(draft, world.record("acme"), "So?"))
        for name in ("brief", "brief_in_review", "brief_verified"):
            said = [Sentence("known", f"It is {name}.", [published])]
            topic = {"company": world.record("acme")} if name == "brief" else {}
            topic = topic or {"company": world.record("bolt" if "review" in name else "acme"),
                              "counterparty": world.record("spare_company")}  # fmt: skip
            world.keep(name, draft_brief(answer=f"A {name}.", sentences=said, **topic))
    for name in ("brief_in_review", "brief_verified"):
        brief = world.record(name)
        with acting(ana, "test"):
            review.submit(brief, version=brief.version)
    brief = world.record("brief_verified")
    factories.verify(world.record("ben"), brief)
    world.keep("topic", Topic.objects.get(name="Prices"))
    with acting(ana, "test"):
        world.keep("spare_topic", make_topic(name="Wages"))
    world.keep("verification", published.verifications.all()[0])
    with acting(world.record("kim"), "test"):
        world.keep("export", note_export([published], reason="For the lawyers"))
    world.keep("change", published.part_changes.all()[0])
    world.keep("report", report(published))
    _public_words(world)


def _public_words(world: World) -> None:
    for name, model in (
        ("pub_company", PublishedCompany),
        ("pub_source", PublishedSource),
        ("pub_article", PublishedArticle),
    ):
        shown = model.objects.order_by("pk").first()
        assert shown is not None, name
        world.ids[name] = getattr(shown, "slug", "") or shown.public_id
    world.ids["pub_topic"] = "prices"
    company = PublishedCompany.objects.order_by("pk").first()
    assert company is not None
    world.ids["company_id"] = company.public_id
    world.keys["claim_type"] = ContentType.objects.get_for_model(Claim).pk
    world.keys["nowhere"] = max(world.keys.values()) + 4000
    world.ids["nowhere"] = "00000000"
