"""What happens in both databases, and, between it, what only one of them has.

Each method is a step of the story. It stops (`yield Made(…)`) where its new rows are to be
filled with tokens before the next verb reads them. Steps whose name begins with `secret_`
happen only in the database that has the secrets.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from articles.desk.capture.capturing import capture
from articles.desk.editing import request as requests
from articles.desk.editing.acting import acting
from articles.desk.editing.appearance import add_appearance
from articles.desk.editing.article import make_article, set_article_companies
from articles.desk.editing.assessment import assess
from articles.desk.editing.brief import Sentence, draft_brief
from articles.desk.editing.claim import revise
from articles.desk.editing.claim_desk import assign, embargo, mark
from articles.desk.editing.claim_link import link_claim
from articles.desk.editing.company import make_company
from articles.desk.editing.company_name import name_company
from articles.desk.editing.coverage import content_hash
from articles.desk.editing.enquiry import enquire
from articles.desk.editing.evidence import revise_evidence
from articles.desk.editing.evidence_file import keep_file
from articles.desk.editing.origin import make_origin
from articles.desk.editing.outcome import record_outcome
from articles.desk.editing.review import reject, send_back, submit, verify
from articles.desk.editing.source import make_source, revise_source
from articles.desk.editing.source_access import give_access
from articles.desk.editing.source_grade import grade
from articles.desk.editing.suggesting import suggest_again
from articles.desk.models import Article, ArticleVersion, Claim, Company, Person, Request, Source
from articles.desk.publishing.article_version import add_version
from articles.desk.publishing.brief import publish_brief
from articles.desk.publishing.challenge import challenge
from articles.desk.publishing.company_identifier import identify
from articles.desk.publishing.merge import merge_claims
from articles.desk.publishing.publish import CorrectionText, publish
from articles.desk.publishing.redact import redact
from articles.desk.publishing.relation import relate
from articles.desk.publishing.retract import retract
from articles.desk.publishing.withdraw import withdraw
from articles.logic.partial_dates import PartialDate
from articles.public.models import Edition
from tests.desk import factories
from tests.desk.quoting import add_text
from tests.secrecy.planting import SKIPPED, Made
from tests.secrecy.tokens import Mint

#: The keys of what at the desk only some may know of.
CLAIM, SOURCE = "confidential claim", "confidential source"
SECRET, PUBLIC = Made(is_secret=True), Made()
ON_CLAIM = Made(is_secret=True, audience=CLAIM)
ON_SOURCE = Made(is_secret=True, audience=SOURCE)
ON_PEOPLE = Made(is_secret=True, audience="people")
Steps = Iterator[Made]


class Story:
    """ana and ben write, check and publish; ivy edits and knows the confidential source."""

    def __init__(self, mint: Mint, *, is_secret: bool) -> None:
        self.mint, self.is_secret = mint, is_secret
        self.claims: dict[str, Claim] = {}
        self.viewers: dict[str, Person] = {}

    # --- Who, and about whom ---------------------------------------------------------------

    def people(self) -> Steps:
        self.ana, self.ben, self.cleo = (
            factories.person(name, email=f"{name}@desk.example", last_name=name)
            for name in ("ana", "ben", "cleo")
        )
        yield ON_PEOPLE

    def viewers_come(self) -> Steps:
        """Those who look at every page; what is their own is no secret to them."""
        for name, *roles in (
            ("joe", "journalist"),
            ("fay", "fact-checker"),
            ("edd", "editor"),
            ("adm", "administrator"),
            ("ivy", "editor"),
        ):
            self.viewers[name] = factories.person(name, *roles)
        for name in ("guest", "root"):
            self.viewers[name] = Person.objects.create_user(
                name, password="pass", is_staff=True, is_superuser=name == "root"
            )
        yield Made(audience=SKIPPED)

    def companies(self) -> Steps:
        with acting(self.ana, "test"):
            self.acme = make_company(
                name="Acme", names=[("Acme Incorporated", "legal")], description="Makes things."
            )
            self.bolt = make_company(name="Bolt", country="DE")
            self.acme = name_company(
                self.acme, version=self.acme.version, name="Old Acme", kind="former"
            ).company.refreshed()
        with acting(self.ana, "test"):
            identify(self.acme, version=self.acme.version, scheme="domain", value="acme.example")
        yield PUBLIC

    def secret_companies(self) -> Steps:
        """Of the name that a public one gets later, and one that belongs to a public one."""
        with acting(self.ana, "test"):
            nimbus = make_company(name="Nimbus!", names=[("Nimbostratus", "former")])
            identify(nimbus, version=nimbus.version, scheme="domain", value="nimbus.example")
            self.hidden = make_company(name="Cirrus", parent=self.acme)
        yield SECRET

    def company_of_a_secret_name(self) -> Steps:
        self.nimbus = factories.make_company(self.ana, "Nimbus")
        yield PUBLIC

    def sources(self) -> Steps:
        with acting(self.ana, "test"):
            self.outlet = make_source(name="The Outlet", kind="news_outlet", description="A paper.")
            self.register = make_source(name="The Register", kind="public_register")
        with acting(self.ben, "test"):
            grade(self.outlet, reliability="B", reason="Right most of the time.")
        yield PUBLIC
        with acting(self.ana, "test"):
            self.insider = make_source(
                name="Ms Background",
                kind="person",
                attribution="on_background",
                public_label="a person with knowledge of the contract",
                description="Sits beside the door.",
            )
        yield Made(private=frozenset({"Source.name", "Source.description"}))

    def confidential_source(self) -> Steps:
        """Both have it, since readers are told of its item; who it is differs."""
        with acting(self.ana, "test"):
            self.quiet = make_source(
                name="Nightingale",
                kind="person",
                attribution="confidential",
                identity_reference="safe 3",
            )
            self.quiet = give_access(
                self.quiet, version=self.quiet.version, person=self.viewers["ivy"]
            ).source.refreshed()
        with acting(self.ana, "test"):
            grade(self.quiet, reliability="A", reason="Was right twice.")
        yield ON_SOURCE

    def secret_about_the_source(self) -> Steps:
        with acting(self.ana, "test"):
            give_access(self.quiet, version=self.quiet.refreshed().version, person=self.ben)
            self.quieter = make_source(
                name="Owl", kind="person", attribution="confidential", identity_reference="safe 4"
            )
            revise_source(self.quieter, version=self.quieter.version, owner=self.quiet)
            requests.ask_for("grade", self.quieter, reason="It deserves better.")
        yield ON_SOURCE

    # --- Texts -----------------------------------------------------------------------------

    def articles(self) -> Steps:
        """Ten sentences that nobody but the desk has, and one that is quoted."""
        lines = [f"{self.mint.token('ArticleVersion.text', 'writers')} was said in the hall."
                 for _ in range(10)]  # fmt: skip
        self.quoted = "The contract ends in the autumn of next year."
        text = "\n\n".join(["# A contract", *lines[:5], self.quoted, *lines[5:]])
        with acting(self.ana, "captured"):
            self.article = make_article(
                title="A contract ends",
                publisher=self.outlet,
                byline="By our staff",
                published_on=PartialDate(2025, 6, 13),
                canonical_url="https://paper.example/contract",
            )
            add_text(self.article, text)
            set_article_companies(
                self.article, version=self.article.refreshed().version, companies=[self.acme]
            )
            self.own = make_article(title="Our own report", publisher=self.outlet, rights="own")
            add_text(self.own, f"# Report\n\nBolt grew. It did so fast.\n\n{self.quoted}")
        yield PUBLIC

    def secret_articles(self) -> Steps:
        with acting(self.ana, "captured"):
            page = f"{self.mint.token('ArticleVersion.text', 'writers')} comes first.\n\nSecond."
            self.unseen = capture(
                page.encode(), publisher=self.quiet, url="https://hidden.example/a"
            ).article
            hidden = make_article(title="Nothing yet", publisher=self.quieter)
            self.unseen_text: ArticleVersion = self.unseen.versions.get()
            add_text(hidden, f"{self.mint.token('ArticleVersion.text', 'writers')} waits.")
        yield SECRET

    def secret_newer_text(self) -> Steps:
        """Of an article that readers know; a journalist's waits for an editor."""
        newer = (
            f"# A contract\n\n{self.quoted}\n\n{self.mint.token('ArticleVersion.text', 'writers')}."
        )
        with acting(self.viewers["joe"], "captured"):
            old = self.article.versions.get()
            add_version(
                self.article,
                version=self.article.refreshed().version,
                fields={
                    "text": newer,
                    "blocks": [{"kind": "paragraph", "start": 0, "end": len(newer)}],
                    "sentences": [[0, len(newer), 0]],
                    "sha256": "0" * 63 + "1",
                    "raw": b"raw",
                    "media_type": old.media_type,
                },
            )
        yield SECRET

    # --- Published claims --------------------------------------------------------------------

    def _draft(self, statement: str, **fields: Any) -> Claim:
        companies = fields.pop("companies", [(self.acme, "subject")])
        claim = factories.draft(self.ana, statement, companies=companies, **fields)
        self._attach(claim, self.outlet, article=self.article, note="As the paper has it.",
                     locator="page 3")  # fmt: skip
        return claim

    def _attach(self, claim: Claim, source: Source, **fields: Any) -> Any:
        return factories.attach(self.ana, claim, source=source, **fields)

    def _assess(self, claim: Claim) -> None:
        factories.assess(self.ana, claim)

    def _release(self, claim: Claim, made: Made, correction: CorrectionText | None = None) -> Steps:
        """Submitted, verified and published; what was written meanwhile is filled before."""
        with acting(self.ana, "weighed again"):  # the tokens are other evidence for the rules
            suggest_again(claim.refreshed())
        factories.submit(self.ana, claim)
        for checker in (self.ben, self.cleo) if claim.risk != "none" else (self.ben,):
            with acting(checker, "checked"):
                claim.refresh_from_db()
                verify(claim, version=claim.version, seen_hash=content_hash(claim),
                       interests="none", comment="Read it.")  # fmt: skip
        yield made
        with acting(self.ben, "published"):
            publish(claim, version=claim.refreshed().version, correction=correction)
        claim.refresh_from_db()

    def first_claim(self) -> Steps:
        claim = self._draft(
            "Acme ends its contract with Bolt.",
            in_short="Acme leaves Bolt.",
            companies=[(self.acme, "subject"), (self.bolt, "counterparty")],
            topics=["Contracts"],
            risk="allegation",
            risk_reason="Somebody may be blamed.",
            held_from=PartialDate(2025, 6),
        )
        yield PUBLIC
        text = self.article.versions.get(number=1)
        start = text.text.index(self.quoted)
        with acting(self.ana, "annotated"):
            add_appearance(
                claim,
                version=claim.refreshed().version,
                article_version=text,
                spans=[(start, start + len(self.quoted))],
                attribution="sources say",
            )
            origin = make_origin(kind="wire_report", label="Wire 3", public_label="a wire report")
        yield Made(private=frozenset({"Origin.label"}))
        day = 27 if self.is_secret else 13
        item = self._attach(
            claim,
            self.quiet,
            derived_from=[origin],
            dated=PartialDate(2025, 6, day),
            url="https://quiet.example/file" if self.is_secret else "",
            note="They saw the paper.",
        )
        yield Made(private=frozenset({"Evidence.url"}))
        if self.is_secret:
            with acting(self.ana, "kept"):
                data = f"%PDF-1.4 /Author ({self.mint.token('Evidence.file', 'writers')})".encode()
                keep_file(item, version=claim.refreshed().version, name="Leak.pdf", data=data)
            yield SECRET
        self._attach(claim, self.insider, note="Knows of it.", stance="disputes")
        with acting(self.ana, "asked"):
            enquire(
                claim,
                version=claim.refreshed().version,
                company=self.acme,
                asked="Is it so?",
                asked_on=date(2026, 1, 5),
                is_public=True,
            )
        yield PUBLIC
        with acting(self.ana, "asked"):
            enquire(
                claim,
                version=claim.refreshed().version,
                company=self.bolt,
                asked="Off the record, is it so?",
                asked_on=date(2026, 1, 6),
                reply="Rather not.",
                replied_on=date(2026, 1, 7),
            )
        self._assess(claim)
        yield Made(private=frozenset({"Enquiry.asked", "Enquiry.reply"}))
        yield from self._release(claim, PUBLIC)
        self.claims["first"] = claim

    def second_claim(self) -> Steps:
        claim = self._draft("Bolt grew last year.", topics=["Growth", "Chips"],
                            companies=[(self.bolt, "subject"), (self.nimbus, "customer")],
                            temporal="event")  # fmt: skip
        text = self.own.versions.get()
        with acting(self.ana, "annotated"):
            add_appearance(claim, version=claim.refreshed().version, article_version=text,
                           spans=[(10, 20)])  # fmt: skip
        self._attach(claim, self.register, quotation="Bolt grew.", kind="company_filing")
        self._assess(claim)
        with acting(self.ana, "came out"):
            record_outcome(
                claim, version=claim.refreshed().version, result="happened", note="It did."
            )
            link_claim(
                claim,
                version=claim.refreshed().version,
                other=self.claims["first"],
                kind="contradicts",
            )
        yield PUBLIC
        yield from self._release(claim, PUBLIC)
        self.claims["second"] = claim
        with acting(self.ana, "related"):
            relate(self.acme, self.bolt, kind="partnership", claims=[claim])
        yield PUBLIC

    def third_claim(self) -> Steps:
        """In each of its later states: corrected, merged, retracted, under review."""
        for name in ("third", "merged", "retracted", "disputed"):
            claim = self._draft(f"Acme has {name} plans.", topics=["Contracts"])
            self._assess(claim)
            yield PUBLIC
            yield from self._release(claim, PUBLIC)
            self.claims[name] = claim
        with acting(self.ben, "merged"):
            merged = self.claims["merged"]
            merge_claims(merged, version=merged.refreshed().version, into=self.claims["third"])
        with acting(self.ana, "asked"):
            asked = requests.ask_for("retract", self.claims["retracted"], reason="Wrong.")
        with acting(self.cleo, "agreed"):
            requests.approve(asked, reason="Wrong indeed.")
        with acting(self.ben, "retracted"):
            gone = self.claims["retracted"]
            retract(gone, version=gone.refreshed().version, was_wrong="All.", is_right="Nothing.")
            disputed = self.claims["disputed"]
            challenge(disputed, version=disputed.refreshed().version, reason="They complain.")
        yield PUBLIC

    def correction(self) -> Steps:
        claim = self.claims["third"]
        with acting(self.ana, "mended"):
            revise(
                claim, version=claim.refreshed().version, in_short="They are plans, no contracts."
            )
        self._assess(claim)
        yield PUBLIC
        text = CorrectionText("We called plans contracts.", "They are plans.")
        yield from self._release(claim, PUBLIC, text)

    def redaction(self) -> Steps:
        """The first edition named somebody; the second does not, and the first is blanked."""
        claim = self._draft("A person was named.")
        self._assess(claim)
        yield Made(private=frozenset({"Claim.statement", "Assessment.rationale", "Evidence.note"}))
        yield from self._release(claim, PUBLIC)
        with acting(self.ana, "mended"):
            revise(claim, version=claim.refreshed().version, statement="Nobody is named here.")
            assess(claim, version=claim.refreshed().version, verdict="unproven",
                   rationale="Not known.")  # fmt: skip
            for item in claim.evidence.all():
                revise_evidence(item, version=claim.refreshed().version, note="Said.")
        yield PUBLIC
        yield from self._release(claim, PUBLIC, CorrectionText("It named.", "Nobody."))
        with acting(self.ben, "asked"):
            asked = requests.ask_for("redact", claim, reason="Names somebody.", ground="safety",
                                     edition_number=1)  # fmt: skip
        with acting(self.cleo, "agreed"):
            requests.approve(asked, reason="It does.")
        yield SECRET
        redact(Request.objects.get(pk=asked.pk))
        self.claims["redacted"] = claim

    def brief(self) -> Steps:
        with acting(self.ana, "wrote"):
            brief = draft_brief(
                answer="They part.",
                company=self.acme,
                counterparty=self.bolt,
                sentences=[Sentence("known", "There is a contract.", [self.claims["first"]])],
            )
            submit(brief, version=brief.version)
        yield PUBLIC
        with acting(self.ben, "checked"):
            verify(brief, version=brief.refreshed().version,
                   seen_hash=content_hash(brief), interests="none")  # fmt: skip
        yield PUBLIC
        with acting(self.ben, "published"):
            publish_brief(brief, version=brief.refreshed().version)
        yield PUBLIC

    # --- What readers know nothing of ----------------------------------------------------------

    def secret_topic(self) -> Steps:
        """Its slug is the one that a public topic wants; it is filled behind the topic's back."""
        factories.draft(
            self.ana,
            "A claim nobody reads.",
            topics=["Chips!"],
            type="forecast",
            condition="If it rains.",
        )
        yield SECRET

    def secret_drafts(self) -> Steps:
        """About companies, topics and articles that readers know, in each state of the desk."""
        for goal in ("draft", "review", "sent back", "verified", "rejected", "internal",
                     "embargoed"):  # fmt: skip
            claim = self._draft(
                f"A {goal} claim.",
                topics=["Contracts", "Growth"],
                companies=[(self.acme, "subject"), (self.hidden, "supplier")],
            )
            self._assess(claim)
            yield SECRET
            self.claims[goal] = claim
            self._bring(claim, goal)
            yield SECRET

    def _bring(self, claim: Claim, goal: str) -> None:
        claim.refresh_from_db()
        if goal == "internal":
            with acting(self.ana, "marked"):
                mark(claim, version=claim.version, marking="internal")
        if goal in ("draft", "internal"):
            return
        if goal == "rejected":
            with acting(self.ben, "rejected"):
                reject(claim, version=claim.version, reason="Nobody can check this.")
            return
        factories.submit(self.ana, claim)
        if goal == "sent back":
            with acting(self.ben, "sent back"):
                send_back(claim, version=claim.refreshed().version, comment="More of it, please.")
        if goal in ("verified", "embargoed"):
            factories.verify(self.ben, claim)
        if goal == "embargoed":
            with acting(self.ben, "scheduled"):
                embargo(claim, version=claim.refreshed().version,
                        until=datetime(2099, 1, 1, tzinfo=UTC))  # fmt: skip

    def secret_confidential_claim(self) -> Steps:
        """Whatever may hang on a claim hangs on this one."""
        claim = factories.draft(self.ana, "They met in the garage.",
                                companies=[(self.acme, "subject")],
                                claimant_source=self.quiet)  # fmt: skip
        with acting(self.ana, "marked"):
            mark(claim, version=claim.version, marking="confidential")
        item = self._attach(claim, self.quiet, article=self.article, quotation=self.quoted)
        self._attach(claim, self.outlet, article=self.article, derived_from=[item])
        text = self.article.versions.get(number=1)
        with acting(self.ana, "worked"):
            add_appearance(claim, version=claim.refreshed().version, article_version=text,
                           spans=[(20, 40)], speaker=self.quiet)  # fmt: skip
            enquire(claim, version=claim.refreshed().version, company=self.acme, asked="Did they?",
                    asked_on=date(2026, 1, 5), deadline=date(2026, 1, 6))  # fmt: skip
            link_claim(claim, version=claim.refreshed().version, other=self.claims["first"],
                       kind="supports")  # fmt: skip
            record_outcome(claim, version=claim.refreshed().version, result="cannot_tell",
                           note="Who knows.")  # fmt: skip
            assign(claim, version=claim.refreshed().version, to=self.ben)
        self._assess(claim)
        yield ON_CLAIM
        with acting(self.ana, "asked"):
            requests.ask_for("publish", claim, reason="It is time.")
        factories.submit(self.ana, claim)
        factories.verify(self.ben, claim)
        yield ON_CLAIM
        self.claims["confidential"] = claim

    def secret_rests_on_the_confidential_claim(self) -> Steps:
        """A relation and a brief that everybody at the desk may read, but not what they cite."""
        claim = self.claims["confidential"]
        with acting(self.ana, "related"):
            relate(self.acme, self.bolt, kind="litigation", claims=[claim])
            draft_brief(answer="A garage.", company=self.bolt,
                        sentences=[Sentence("known", "They met.", [claim])])  # fmt: skip
        yield SECRET

    def secret_work_on_published_claims(self) -> Steps:
        """Readers keep the edition while the desk works on it."""
        claim = self.claims["second"]
        with acting(self.ana, "worked"):
            revise(claim, version=claim.refreshed().version, statement="Bolt shrank.",
                   in_short="It did not grow.")  # fmt: skip
            link_claim(claim, version=claim.refreshed().version, other=self.claims["draft"],
                       kind="supports")  # fmt: skip
            enquire(claim, version=claim.refreshed().version, source=self.quiet,
                    asked="Did it shrink?", asked_on=date(2026, 1, 5))  # fmt: skip
            text = self.article.versions.get(number=1)
            add_appearance(self.claims["draft"], version=self.claims["draft"].refreshed().version,
                           article_version=text, spans=[(45, 60)])  # fmt: skip
            requests.ask_for("retract", self.claims["first"], reason="Perhaps it is wrong.")
        self._attach(claim, self.outlet, article=self.unseen, note="It shrank.")
        yield SECRET

    def secret_relations_and_briefs(self) -> Steps:
        with acting(self.ana, "related"):
            relate(self.bolt, self.nimbus, kind="supplier", claims=[self.claims["draft"]])
            draft_brief(answer="Not yet.", company=self.nimbus,
                        sentences=[
                            Sentence("known", "So far.", [self.claims["draft"]]),
                        ])  # fmt: skip
            make_origin(kind="person", label="Somebody", public_label="")
        yield SECRET

    def secret_withdrawn_claim(self) -> Steps:
        """It was public once; nothing of it is any more but that it is gone."""
        source = factories.make_source(self.ana, "Its own source")
        claim = factories.draft(self.ana, "It was public.", topics=["Its own topic"],
                                companies=[(self.acme, "subject")])  # fmt: skip
        with acting(self.ana, "captured"):
            page = make_article(title="Its own article", publisher=source)
            add_text(page, f"{self.mint.token('ArticleVersion.text', 'writers')} is there.")
        self._attach(claim, source, note="It was.", article=page)
        self._assess(claim)
        yield SECRET
        yield from self._release(claim, SECRET)
        with acting(self.ben, "asked"):
            asked = requests.ask_for("withdraw", claim, reason="A court says so.", ground="legal")
        with acting(self.cleo, "agreed"):
            requests.approve(asked, reason="It does.")
        yield SECRET
        with acting(self.ben, "withdrawn"):
            withdraw(claim, version=claim.refreshed().version)
        self.claims["withdrawn"] = claim

    def fourth_claim(self) -> Steps:
        """Published after everything secret, in the same company, topic and article."""
        claim = self._draft("Acme signs again.", topics=["Contracts", "Nimble"],
                            companies=[(self.acme, "subject"), (self.bolt, "other")])  # fmt: skip
        text = self.own.versions.get()
        with acting(self.ana, "annotated"):
            add_appearance(claim, version=claim.refreshed().version, article_version=text,
                           spans=[(10, 14)])  # fmt: skip
        self._assess(claim)
        yield PUBLIC
        yield from self._release(claim, PUBLIC)
        self.claims["fourth"] = claim

    def afterwards(self) -> Steps:
        assert Edition.objects.count() >= 9
        assert Company.objects.exists()
        assert Article.objects.exists()
        yield PUBLIC


#: In this order; what comes between two public steps must not be seen in the later one.
ORDER = (
    "people", "viewers_come", "companies", "secret_companies", "company_of_a_secret_name",
    "sources", "confidential_source", "secret_about_the_source", "secret_topic", "articles",
    "secret_articles", "first_claim", "second_claim", "secret_drafts",
    "secret_confidential_claim", "secret_rests_on_the_confidential_claim", "third_claim",
    "secret_work_on_published_claims",
    "secret_relations_and_briefs", "correction", "secret_withdrawn_claim", "redaction",
    "secret_newer_text", "brief", "fourth_claim", "afterwards",
)  # fmt: skip
