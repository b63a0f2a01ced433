"""What changed of a claim since it was last checked, part by part, with before and after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from articles.desk.admin.as_it_was import AsItWas
from articles.desk.admin.claim_eyes import part_words
from articles.desk.admin.claim_facts import ClaimFacts
from articles.desk.admin.claim_since_words import (
    ASSESSMENT,
    ITEM,
    REASON,
    STATEMENT,
    change_of,
    changed,
    companies_words,
)
from articles.desk.admin.claim_suggestion import may_see
from articles.desk.admin.claim_who import name_of
from articles.desk.editing.coverage import Coverage
from articles.desk.models import Assessment, ClaimCompany, Company, Evidence, Source, Verification
from articles.logic.diffing import Change
from articles.logic.vocabulary import PartKind, VerificationDecision, VerificationHow, Workflow
from articles.logic.wording import listed

#: Earlier checks that parts are compared with; a part whose check is older tells no before.
MOST_CHECKS = 3

_ON_ITS_WAY = (Workflow.DRAFT, Workflow.IN_REVIEW, Workflow.CHANGES_REQUESTED)


@dataclass(frozen=True)
class PartSince:
    """`checked` says who checked it before and when, `by` who changed it; `at` is an id on the
    workbench. Without `changes` the `note` says what is known."""

    part: str
    at: str
    checked: str
    by: str
    changes: list[Change]
    note: str

    @property
    def names(self) -> str:
        """Which of its fields, in words."""
        return listed([change.name[:1].lower() + change.name[1:] for change in self.changes])


def since_last_check(facts: ClaimFacts) -> list[PartSince]:
    """Parts that wait and were checked before, and items taken out; at most six questions to
    the database for each earlier check, none where nothing was checked before."""
    checks = [
        row
        for row in facts.verifications
        if row.decision == VerificationDecision.CHECKED and row.how == VerificationHow.CHECKED
    ]
    if not checks:
        return []
    thens: dict[int, Then] = {}
    found = []
    for part in facts.coverage:
        before = next((row for row in checks if row.seen_version < part.made_at), None)
        if part.is_covered or before is None:
            continue
        then = _then(facts, thens, before)
        if then is not None:
            found.append(then.part(part))
    newest = checks[0]
    if facts.claim.workflow in _ON_ITS_WAY and newest.seen_version < facts.claim.version:
        then = _then(facts, thens, newest)
        found += then.taken_out() if then else []
    return found


def _then(facts: ClaimFacts, thens: dict[int, Then], check: Verification) -> Then | None:
    if check.seen_version not in thens and len(thens) < MOST_CHECKS:
        thens[check.seen_version] = Then(facts, check)
    return thens.get(check.seen_version)


class Then:
    """The claim as it was when `check` was made."""

    def __init__(self, facts: ClaimFacts, check: Verification) -> None:
        self.facts, self.check = facts, check
        self.was = was = AsItWas(facts.claim, check.seen_version)
        self.claim = was.record
        self.items = {
            item.public_id: item for item in was.rows(Evidence, claim_id=facts.claim.pk).values()
        }
        keys = {item.source_id for item in self.items.values()}
        keys |= {
            getattr(claim, "claimant_source_id", None) for claim in (self.claim, facts.claim)
        } - {None}
        known = Source.objects.known_to(facts.person.pk)
        self.sources: Mapping[int, Source] = known.in_bulk(keys)

    @property
    def checked(self) -> str:
        who = name_of(self.check.verifier) if self.check.verifier else "somebody"
        when = f"{self.check.verified_at:%-d %B %Y}"
        return f"{who} on {when}, version {self.check.seen_version}"

    def part(self, part: Coverage) -> PartSince:
        name = part_words(self.facts, part)
        by = listed([self.facts.name(key) for key in part.authors])
        changes, note, at = self._changes(part)
        if not changes and not note:
            note = "What it belongs to or rests on changed; its own words did not."
        return PartSince(name[:1].upper() + name[1:], at, self.checked, by, changes, note)

    def taken_out(self) -> list[PartSince]:
        """Items that the check saw and that are gone; only those of sources one may know of."""
        present = {item.public_id for item in self.facts.evidence}
        return [
            PartSince(
                f"The item from {self.sources[item.source_id]}", "evidence", self.checked, "",
                changed(ITEM, item, None, self.sources, {}), "It was taken out.",
            )
            for key, item in sorted(self.items.items())
            if key not in present and item.source_id in self.sources
        ]  # fmt: skip

    def _changes(self, part: Coverage) -> tuple[list[Change], str, str]:
        if part.kind == PartKind.STATEMENT:
            return self._statement(), "", "the-claim"
        if part.kind == PartKind.ASSESSMENT:
            return self._assessment(), "", "assessment"
        now = next((row for row in self.facts.evidence if row.public_id == part.part), None)
        before = self.items.get(part.part)
        at = f"item-{part.part}"
        if now is None or now.source_id not in self.facts.known_sources:
            return [], "Those on its source’s list can read what changed.", "evidence"
        if before is None:
            return [], "It is new: it was not there at that check.", at
        if before.source_id not in self.sources:
            return [], "It had another source, which you may not know of.", at
        sources = {**self.sources, now.source_id: now.source}
        return changed(ITEM, before, now, sources, {}), "", at

    def _statement(self) -> list[Change]:
        if self.claim is None:
            return []
        claim = self.facts.claim
        links = list(self.was.rows(ClaimCompany, claim_id=claim.pk).values())
        keys = {one.claimant_company_id for one in (self.claim, claim)}
        keys |= {link.company_id for link in links}
        named = {link.company_id: link.company for link in self.facts.company_links}
        missing = keys - named.keys() - {None}
        companies = named | (Company.objects.in_bulk(missing) if missing else {})
        before = companies_words(links, companies)
        after = companies_words(self.facts.company_links, companies)
        found = changed(STATEMENT, self.claim, claim, self.sources, companies)
        return found + ([change_of("Companies", before, after)] if before != after else [])

    def _assessment(self) -> list[Change]:
        held = self.facts.held
        then = self.was.rows(Assessment, claim_id=self.facts.claim.pk)
        before = then[max(then)] if then else None
        fields = ASSESSMENT + (REASON if may_see(self.facts) else ())
        return changed(fields, before, held, {}, {})
