"""Everything that the workbench shows of a claim, read in a fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import Exists, OuterRef
from django.utils import timezone

from articles.desk.editing.acting import CHECKERS, EDITOR
from articles.desk.editing.coverage import Coverage, content_hash, coverage
from articles.desk.editing.divergence import Divergence, divergence
from articles.desk.editing.facts import Facts, facts_of
from articles.desk.models import (
    Appearance,
    Assessment,
    CheckAsk,
    Claim,
    ClaimCompany,
    ClaimLink,
    Comment,
    Enquiry,
    Evidence,
    Outcome,
    Person,
    Request,
    Snooze,
    Source,
    Suggestion,
    Verification,
)
from articles.desk.publishing.standing import ReadersHave, readers_have
from articles.logic.confidence import Weighed, weighed_items
from articles.logic.vocabulary import OutcomeResult, Verdict, VerificationDecision

_CHECKS = (VerificationDecision.CHECKED, VerificationDecision.STANDS)

#: What stands for a source that the person may not know of, as readers see it.
NOT_NAMED = "a source known to the newsroom"


@dataclass
class ClaimFacts:
    """A claim as one person sees it; every list is read once, when it is first needed."""

    claim: Claim
    person: Person
    roles: frozenset[str]
    _names: dict[int, Person] = field(default_factory=dict)

    @property
    def is_editor(self) -> bool:
        return EDITOR in self.roles

    @property
    def is_checker(self) -> bool:
        return bool(self.roles & set(CHECKERS))

    @cached_property
    def today(self) -> date:
        return timezone.now().date()

    @cached_property
    def evidence(self) -> list[Evidence]:
        rows = Evidence.objects.filter(claim=self.claim).order_by("id")
        return list(
            rows.select_related(
                "source", "article__publisher", "article__default_source", "article__link_state"
            ).prefetch_related(
                "derivations__parent_evidence",
                "derivations__parent_article",
                "derivations__parent_origin",
            )
        )

    @cached_property
    def known_sources(self) -> set[int]:
        """Keys of the sources around this claim that the person may know of."""
        keys = {item.source_id for item in self.evidence}
        keys |= {row.speaker_id for row in self.appearances if row.speaker_id}
        keys |= {row.source_id for row in self.enquiries if row.source_id}
        known = Source.objects.known_to(self.person.pk).filter(pk__in=keys)
        return set(known.values_list("pk", flat=True))

    def source_words(self, source: Source | None) -> str:
        if source is None:
            return ""
        return str(source) if source.pk in self.known_sources else NOT_NAMED

    @cached_property
    def company_links(self) -> list[ClaimCompany]:
        return list(self.claim.company_links.select_related("company").order_by("id"))

    @cached_property
    def links(self) -> list[ClaimLink]:
        return list(self.claim.links_out.select_related("other").order_by("id"))

    @cached_property
    def links_in(self) -> list[ClaimLink]:
        """Of those that the person may read: of others not even the number is told."""
        rows = Claim.objects.readable_by(self.person.pk, is_editor=self.is_editor)
        links = self.claim.links_in.filter(claim__in=rows.order_by().values("pk"))
        return list(links.select_related("claim").order_by("id"))

    @cached_property
    def readable(self) -> set[int]:
        """Keys of the linked claims that the person may read."""
        keys = {row.other_id for row in self.links} | {row.claim_id for row in self.links_in}
        rows = Claim.objects.readable_by(self.person.pk, is_editor=self.is_editor)
        return set(rows.filter(pk__in=keys).values_list("pk", flat=True))

    @cached_property
    def topics(self) -> str:
        return ", ".join(sorted(self.claim.topics.names()))

    @cached_property
    def assessments(self) -> list[Assessment]:
        """Newest first."""
        rows = Assessment.objects.filter(claim=self.claim).select_related("assessed_by")
        return list(rows.order_by("-id"))

    @property
    def held(self) -> Assessment | None:
        return self.assessments[0] if self.assessments else None

    @property
    def has_own_assessment(self) -> bool:
        """Whether the person judged it; "not yet assessed" judges nothing."""
        return any(
            row.assessed_by_id == self.person.pk and row.verdict != Verdict.NOT_ASSESSED
            for row in self.assessments
        )

    @property
    def is_held_by_me(self) -> bool:
        return self.held is not None and self.held.assessed_by_id == self.person.pk

    @cached_property
    def suggestion(self) -> Suggestion | None:
        return Suggestion.objects.filter(claim=self.claim).first()

    @cached_property
    def read_by_rules(self) -> Facts:
        """What the rules of confidence read of it."""
        return facts_of(self.claim)

    @cached_property
    def weighed(self) -> tuple[Weighed, ...]:
        """Its items as the rules weigh them on the day of the suggestion; none before one."""
        if self.suggestion is None:
            return ()
        return weighed_items(*self.read_by_rules, as_of=self.suggestion.as_of)

    @cached_property
    def divergence(self) -> Divergence:
        """Of the assessment that is held; for who may see the suggestion (`may_see`)."""
        return divergence(self.claim, self.held, self.suggestion)

    @cached_property
    def outcomes(self) -> list[Outcome]:
        return list(self.claim.outcomes.order_by("-id"))

    @cached_property
    def is_resolved(self) -> bool:
        """Whether somebody could tell how it came out."""
        return any(row.result != OutcomeResult.CANNOT_TELL for row in self.outcomes)

    @cached_property
    def coverage(self) -> list[Coverage]:
        return coverage(self.claim)

    @cached_property
    def hash(self) -> str:
        return content_hash(self.claim)

    @cached_property
    def appearances(self) -> list[Appearance]:
        rows = Appearance.objects.filter(claim=self.claim).order_by("id")
        return list(
            rows.select_related("article_version__article", "speaker").prefetch_related("spans")
        )

    @cached_property
    def enquiries(self) -> list[Enquiry]:
        return list(self.claim.enquiries.select_related("company", "source").order_by("id"))

    @cached_property
    def requests(self) -> list[Request]:
        rows = Request.objects.filter(claim=self.claim)
        rows = rows.select_related("requested_by", "approval__approved_by")
        return list(rows.order_by("-id"))

    @property
    def open_requests(self) -> list[Request]:
        return [row for row in self.requests if not hasattr(row, "approval")]

    def is_approved(self, action: str) -> bool:
        return any(row.action == action and hasattr(row, "approval") for row in self.requests)

    @cached_property
    def verifications(self) -> list[Verification]:
        rows = Verification.objects.filter(claim=self.claim).select_related("verifier")
        return list(rows.order_by("-id")[:20])

    @property
    def checks(self) -> list[Verification]:
        """What was decided of its content, with the interests that were declared."""
        return [row for row in self.verifications if row.decision in _CHECKS]

    @cached_property
    def comments(self) -> list[Comment]:
        """The newest first, at most fifty."""
        rows = Comment.objects.filter(claim=self.claim).select_related("written_by")
        return list(rows.order_by("-id")[:50])

    @cached_property
    def is_snoozed(self) -> bool:
        """By this person; the queue's rows know it already."""
        if hasattr(self.claim, "snoozed_until"):
            return self.claim.snoozed_until is not None
        mine = Snooze.objects.running(self.today).filter(claim=self.claim, person=self.person)
        return mine.exists()

    @cached_property
    def asks(self) -> list[CheckAsk]:
        """Open questions for a second pair of eyes."""
        rows = CheckAsk.objects.open().filter(claim=self.claim)
        return list(rows.select_related("asked_by", "asked_of").order_by("id"))

    @cached_property
    def readers_have(self) -> ReadersHave | None:
        return readers_have(self.claim)

    @cached_property
    def people(self) -> dict[int, Person]:
        keys = {key for part in self.coverage for key in (*part.authors, *part.checkers)}
        return Person.objects.in_bulk(keys)

    def name(self, key: int) -> str:
        person = self.people.get(key)
        return (person.get_full_name() or person.username) if person else "somebody"

    @cached_property
    def other_checkers(self) -> list[Person]:
        """Who could check instead, at most a dozen; `edits` where it is an editor."""
        held = Person.groups.through.objects.filter(person_id=OuterRef("pk"))
        rows = Person.objects.filter(
            Exists(held.filter(group__name__in=CHECKERS)), is_active=True, is_staff=True
        ).annotate(edits=Exists(held.filter(group__name=EDITOR)))
        return list(rows.exclude(pk=self.person.pk).order_by("username")[:12])

    @property
    def other_editors(self) -> list[Person]:
        return [person for person in self.other_checkers if getattr(person, "edits", False)]
