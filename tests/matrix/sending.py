"""Forms filled in as people fill them in: who may send each, by the table's actions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from lxml import html

from tests.matrix.judging import IS_FULL
from tests.matrix.resolver import addresses
from tests.matrix.walking import Answer, Walker

WRITERS, CHECKERS, EDITORS = ("J", "F", "E"), ("F", "E"), ("E",)
PEOPLE = ("A", "root")
PASSWORD = "a-long-enough-password"
LONG = "That is why, in so many words."
CORRECTION = {"was_wrong": "It was 3.", "is_right": "It is 4."}


@dataclass(frozen=True)
class Form:
    """What is typed into the form of an address; `may` can send it and have it done.

    `form` is the id of the form on the page. `answers` is the status where it is done.
    Words with `#`, `@` or `%` stand for a record's public id, key or version.
    """

    key: str
    subject: str
    action: str
    may: tuple[str, ...]
    typed: dict[str, str] = field(default_factory=dict)
    form: str = ""
    answers: int = 302
    is_read: bool = True

    @property
    def name(self) -> str:
        told = next(iter(self.typed.values()), "")
        return f"{self.key} {self.subject} {told[:12]}".strip()

    @property
    def refused(self) -> tuple[str, ...]:
        asked = ("anon", "gone", "none", "J", "F", "E", "A", "root")
        return tuple(visitor for visitor in asked if visitor not in self.may)

    @property
    def done_by(self) -> tuple[str, ...]:
        """Who is asked to do it: one of those who may, in turn from form to form."""
        return self.may if IS_FULL else (self.may[sum(map(ord, self.name)) % len(self.may)],)

    def path(self, walker: Walker) -> str:
        return _path(walker, self.key, self.subject)

    def filled(self, walker: Walker) -> dict[str, Any]:
        """The page's own fields as the first who may send it reads them, and what is typed."""
        world = walker.world
        typed: dict[str, Any] = {}
        for name, value in self.typed.items():
            if value.startswith("@"):
                typed[name] = str(world.keys[value[1:]])
            elif value.startswith("#"):
                typed[name] = world.ids[value[1:]]
            elif value.startswith("%"):
                typed[name] = str(world.record(value[1:]).version)
            else:
                typed[name] = value
        if not self.is_read:
            return typed
        return fields_of(walker.page(self.may[0], self.path(walker)), self.form) | typed


def _path(walker: Walker, key: str, subject: str) -> str:
    address = next(one for one in addresses() if one.key == key)
    return address.path(*map(walker.world.argument, subject.split()))


def fields_of(answer: Answer, form: str = "") -> dict[str, Any]:
    """What a browser would send back, hidden fields included."""
    assert answer.status == 200, answer.status
    tree = html.fromstring(answer.text)
    found: Any = tree.get_element_by_id(form) if form else tree.cssselect("#content form")[0]
    values: dict[str, list[str]] = {}
    for name, value in found.form_values():
        values.setdefault(name, []).append(value)
    return {name: held if len(held) > 1 else held[0] for name, held in values.items()}


def _step(record: str, subject: str, action_: str, may: tuple[str, ...], **typed: str) -> Form:
    return Form(f"admin:articles_{record}_step", subject, action_, may, typed)


def _together(action: str, may: tuple[str, ...], **typed: str) -> Form:
    filled = {"act": typed["act"], "stage": "do", "claim": "#draft"} | typed
    return Form("admin:articles_claim_together", "", action, may, filled, answers=200,
                is_read=False)  # fmt: skip


TOGETHER = (
    _together("edit", WRITERS, act="topic", topic="Matrix"),
    _together("export", EDITORS, act="export", reason=LONG),
)
CLAIM_STEPS = (
    _step("claim", "draft submit", "edit", WRITERS),
    _step("claim", "in_review verify", "check", CHECKERS, interests="none"),
    _step("claim", "in_review send-back", "check", CHECKERS, comment=LONG),
    _step("claim", "in_review reject", "check", CHECKERS, reason=LONG),
    _step("claim", "draft assess", "edit", WRITERS, verdict="unproven", rationale=LONG),
    _step("claim", "draft enquire", "edit", WRITERS, company="#acme", asked="So?",
          asked_on="2026-01-05"),
    _step("claim", "draft mark", "edit", WRITERS, marking="internal"),
    _step("claim", "draft delete", "edit", ("J", "E")),
    _step("claim", "verified publish", "publish", EDITORS),
    _step("claim", "published challenge", "check", CHECKERS, reason=LONG),
    _step("claim", "published ask-retraction", "edit", WRITERS, reason=LONG),
    _step("claim", "retractable retract", "publish", EDITORS, **CORRECTION),
    _step("claim", "published ask-withdrawal", "withdraw", EDITORS, reason=LONG, ground="legal"),
    _step("claim", "withdrawable withdraw", "withdraw", EDITORS),
    _step("claim", "withdrawn ask-redaction", "withdraw", EDITORS, edition_number="1",
          ground="safety", reason=LONG),
    _step("claim", "withdrawn ask-redaction", "withdraw", EDITORS, reason=LONG, ground="legal",
          edition_number="1"),
    _step("claim", "disputed ask-close", "publish", EDITORS, reason=LONG),
    _step("claim", "disputed close-challenge", "publish", EDITORS, outcome="upheld"),
    _step("claim", "verified embargo", "publish", EDITORS, until="2031-01-01T10:00"),
    _step("claim", "twin merge", "publish", EDITORS, into="#published"),
    _step("claim", "merged unmerge", "publish", EDITORS),
    _step("claim", "published approve", "check", CHECKERS, request="#request", reason=LONG),
)  # fmt: skip
PROPOSALS = (
    _step("claim", "published propose", "publish", WRITERS, action="publish", reason=LONG),
    _step("brief", "brief_verified propose", "publish", WRITERS, reason=LONG),
    _step("source", "outlet propose-grade", "grade", WRITERS, reason=LONG),
)
OTHER_STEPS = (
    _step("brief", "brief submit", "edit", WRITERS),
    _step("brief", "brief_in_review verify", "check", CHECKERS, interests="none"),
    _step("brief", "brief_in_review send-back", "check", CHECKERS, comment=LONG),
    _step("brief", "brief_verified publish", "publish", EDITORS),
    _step("company", "spare_company merge", "publish", EDITORS, into="@bolt"),
    _step("request", "request approve", "check", CHECKERS, reason=LONG),
    _step("source", "outlet grade", "grade", CHECKERS, reliability="B", reason=LONG),
    _step("person", "ben password", "people", PEOPLE, password1=PASSWORD, password2=PASSWORD),
)
RECORDS = (
    Form("admin:articles_claim_add", "", "edit", WRITERS, {"statement": "Acme paid."}, "workbench"),
    Form("admin:articles_claim_change", "draft", "edit", WRITERS, {"in_short": "It did."},
         "workbench"),
    Form("admin:articles_claim_change", "published", "edit", WRITERS, {"in_short": "It did."},
         "workbench"),
    Form("admin:articles_claim_report", "#report", "check", CHECKERS,
         {"became": "nothing", "answer": LONG}, "answer"),
    Form("admin:articles_claim_told_choices", "", "edit", WRITERS, {"comment": "never"},
         "choices"),
    Form("admin:articles_claim_alike", "", "edit", WRITERS, {"statement": "Acme is draft."},
         answers=200, is_read=False),
    Form("admin:articles_article_add", "", "edit", WRITERS,
         {"text": "They met.\n\nThey parted again.", "title": "A meeting"}),
    Form("admin:articles_article_by_hand", "", "edit", WRITERS, {"title": "A leaflet"}, "article"),
    Form("admin:articles_article_change", "article", "edit", WRITERS, {"title": "Anew"},
         "article"),
    Form("admin:articles_article_delete", "spare_article", "edit", WRITERS, {"post": "yes"}),
    Form("admin:articles_article_show_version", "article", "publish", EDITORS,
         {"version": "%article"}, is_read=False),
    Form("admin:articles_article_check_link", "spare_article", "edit", WRITERS,
         {"url": "https://leaflet.example/1"}, is_read=False),
    Form("admin:articles_article_rewrites", "rewrite", "edit", WRITERS,
         {"version": "%rewrite", "parent": "#article", "confirm": "1"}, is_read=False),
    Form("admin:articles_company_add", "", "edit", WRITERS, {"name": "Corp"}, "company_form"),
    Form("admin:articles_company_change", "acme", "edit", WRITERS, {"name": "Acme Inc"},
         "company_form"),
    Form("admin:articles_source_add", "", "edit", WRITERS, {"name": "A paper",
         "kind": "news_outlet"}, "source_form"),
    Form("admin:articles_source_change", "outlet", "edit", WRITERS, {"description": "Daily."},
         "source_form"),
    Form("admin:articles_source_delete", "spare_source", "edit", WRITERS, {"post": "yes"}),
    Form("admin:articles_topic_add", "", "edit", WRITERS, {"name": "Rents"}, "topic_form"),
    Form("admin:articles_topic_change", "spare_topic", "publish", EDITORS, {"name": "Costs"},
         "topic_form"),
    Form("admin:articles_origin_add", "", "edit", WRITERS,
         {"kind": "document", "label": "The letter"}, "origin_form"),
    Form("admin:articles_origin_change", "origin", "edit", WRITERS, {"label": "The other letter"},
         "origin_form"),
    Form("admin:articles_companyrelation_add", "", "edit", WRITERS,
         {"subject": "@acme", "object": "@bolt", "kind": "supplier"}, "companyrelation_form"),
    Form("admin:articles_companyrelation_change", "relation", "edit", WRITERS,
         {"started": "2021"}, "companyrelation_form"),
    Form("admin:articles_companyrelation_delete", "relation", "edit", WRITERS, {"post": "yes"}),
    Form("admin:articles_enquiry_add", "", "edit", WRITERS,
         {"claim": "@draft", "company": "@bolt", "asked": "So?", "asked_on": "2026-01-05"},
         "enquiry_form"),
    Form("admin:articles_enquiry_change", "enquiry", "edit", WRITERS,
         {"reply": "No.", "replied_on": "2026-01-06"}, "enquiry_form"),
    Form("admin:articles_enquiry_delete", "enquiry", "edit", WRITERS, {"post": "yes"}),
    Form("admin:articles_brief_change", "brief", "edit", WRITERS, {"answer": "More is known."},
         "brief_form"),
    Form("admin:articles_brief_delete", "brief", "edit", WRITERS, {"post": "yes"}),
    Form("admin:articles_person_add", "", "people", PEOPLE,
         {"username": "new", "password1": PASSWORD, "password2": PASSWORD}, "person_form"),
    Form("admin:articles_person_change", "ben", "people", PEOPLE, {"first_name": "Ben"},
         "person_form"),
    Form("admin:password_change", "", "account", ("none", "J", "F", "E", "A", "root"),
         {"old_password": "pass", "new_password1": PASSWORD, "new_password2": PASSWORD}),
)  # fmt: skip
FORMS = CLAIM_STEPS + TOGETHER + PROPOSALS + OTHER_STEPS + RECORDS
