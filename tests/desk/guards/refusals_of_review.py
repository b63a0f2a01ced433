"""Rows of the table: T1 to T5 and T12, four eyes, checks in bulk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from articles.desk.editing import assessment as assessing
from articles.desk.editing import claim as claims
from articles.desk.editing import coverage as coverage_verbs
from articles.desk.editing import review
from articles.desk.editing.acting import acting
from articles.desk.models import (
    Assessment,
    Claim,
    ClaimCompany,
    Enquiry,
    Evidence,
    Person,
    Verification,
)
from tests.desk import factories
from tests.desk.guards.levels import (
    Absent,
    Added,
    Changed,
    Refusal,
    Scene,
    Step,
    Typed,
    Verb,
    Written,
)
from tests.desk.newsroom import Newsroom
from tests.desk.refusals import (
    add_by_bulk_create,
    add_by_save,
    add_by_sql,
    by_save,
    by_sql,
    by_update,
    run,
)

TEN = "Ten characters and more."


# --- Scenes ----------------------------------------------------------------------------------


def at(state: str, who: str) -> Callable[[Newsroom], Scene]:
    """The newsroom's claim at this state; `who` tries something with it."""
    return lambda n: Scene(n, getattr(n, who), n.claim(state))


def administrator(n: Newsroom) -> Person:
    return factories.person(None, "administrator")


def by_administrator(state: str) -> Callable[[Newsroom], Scene]:
    return lambda n: Scene(n, administrator(n), n.claim(state))


def in_review(n: Newsroom, author: Person, **fields: Any) -> Claim:
    claim = factories.draft(author, **fields)
    factories.attach(author, claim, source=n.outlet)
    factories.assess(author, claim)
    return factories.submit(author, claim)


def unassessed(n: Newsroom) -> Scene:
    claim = factories.draft(n.ana)
    factories.attach(n.ana, claim, source=n.outlet)
    return Scene(n, n.ana, claim.refreshed())


def without_evidence(n: Newsroom) -> Scene:
    claim = factories.draft(n.ana)
    return Scene(n, n.ana, factories.assess(n.ana, claim))


def opinion(n: Newsroom) -> Scene:
    claim = n.claim("draft")
    with acting(n.ana, "test"):
        claim = claims.revise(claim, version=claim.version, type="opinion")
    return Scene(n, n.ana, claim)


def far_apart(n: Newsroom) -> Scene:
    claim = factories.draft(n.ana)
    factories.attach(n.ana, claim, source=n.outlet, kind="anonymous")
    claim = factories.assess(n.ana, claim, verdict="supported", confidence="high")
    return Scene(n, n.ana, claim)


def rejected(n: Newsroom) -> Scene:
    claim = n.claim("draft")
    with acting(n.ben, "test"):
        review.reject(claim, version=claim.version, reason=TEN)
    return Scene(n, n.ana, claim.refreshed())


def own_item_left(n: Newsroom) -> Scene:
    """Ben attached an item to what ana wrote, and checked the rest: his item waits for others."""
    claim = factories.draft(n.ana)
    factories.attach(n.ana, claim, source=n.outlet)
    factories.attach(n.ben, claim, source=n.outlet, stance="disputes")
    factories.assess(n.ana, claim)
    factories.submit(n.ana, claim)
    return Scene(n, n.ben, factories.verify(n.ben, claim))


def under_risk(n: Newsroom) -> Scene:
    """A crime is alleged: ben checked it, and somebody else has to as well."""
    claim = in_review(n, n.ana, risk="allegation", risk_reason="A crime is alleged.")
    return Scene(n, n.ben, factories.verify(n.ben, claim))


def rewritten(n: Newsroom) -> Scene:
    """Ana wrote it, ben rewrote it: neither covers the statement."""
    claim = in_review(n, n.ana)
    with acting(n.ben, "test"):
        claims.revise(claim, version=claim.version, statement="In ben’s words.")
    claim = factories.verify(n.ben, factories.submit(n.ben, claim))
    return Scene(n, n.ana, claim)


def two_in_review(n: Newsroom) -> Scene:
    return Scene(n, n.ben, n.claim("in_review"), {"other": in_review(n, n.ana)})


def system_at(state: str) -> Callable[[Newsroom], Scene]:
    return lambda n: Scene(n, Person.objects.get(is_system=True), n.claim(state))


# --- Attempts --------------------------------------------------------------------------------


def check(claim: Claim, **values: Any) -> Verification:
    given = {
        "interests": "none",
        "seen_version": claim.version,
        "content_hash": coverage_verbs.content_hash(claim),
    }
    return Verification(claim=claim, **(given | values))


def checking(**values: Any) -> Added:
    return Added(lambda s: check(s.claim.refreshed(), **values))


def verifying(**values: Any) -> Verb:
    def run(s: Scene) -> Any:
        seen: dict[str, Any] = {
            "version": s.claim.version,
            "seen_hash": coverage_verbs.content_hash(s.claim),
            "interests": "none",
        }
        return review.verify(s.claim, **(seen | values))

    return Verb(run)


def seen(**answers: Any) -> Callable[[Scene], dict[str, Any]]:
    return lambda s: {
        "interests": "none", "seen_hash": coverage_verbs.content_hash(s.claim), **answers
    }  # fmt: skip


def moving(workflow: str) -> Changed:
    return Changed(lambda s: (s.claim.refreshed(), {"workflow": workflow}))


def submitting(says: str | None = None) -> Verb:
    return Verb(lambda s: review.submit(s.claim, version=s.claim.version), says)


def deciding(decision: str, comment: str, says: str | None = None) -> Verb:
    return Verb(lambda s: getattr(review, decision)(
        s.claim, version=s.claim.version,
        **{"comment" if decision == "send_back" else "reason": comment}), says)  # fmt: skip


NO_STATE = Absent("no verb sets the state by itself: each goes through a decision")
NO_FIELD = Absent("no form has such a field; see the forged POST")
CANNOT_SIGN_IN = Absent("the built-in person has no password and cannot sign in")
FORGED_STATE = Typed({"workflow": "verified", "published_number": "1", "challenge": "none"})
ONLY_CHECKERS = "Only a fact-checker or an editor can do this."


def _drafting(**fields: Any) -> Verb:
    return Verb(lambda s: claims.draft(statement="S.", **fields), "is not changed this way")


def _new_claim(**values: Any) -> Added:
    return Added(lambda s: Claim(statement="S.", created_by=s.doer, **values))


T1 = (
    *(
        Refusal(
            "T1", f"a claim begins as {workflow.replace('_', ' ')}", "claim_starts_as_draft",
            at("draft", "ana"), _drafting(workflow=workflow), _new_claim(workflow=workflow),
            NO_FIELD, FORGED_STATE,
        )
        for workflow in ("in_review", "changes_requested", "verified", "rejected")
    ),
    Refusal(
        "T1", "a claim begins as published", "claim_starts_as_draft", at("draft", "ana"),
        _drafting(published_number=1), _new_claim(published_number=1), NO_FIELD, FORGED_STATE,
    ),
    Refusal(
        "T1", "a claim begins under review", "claim_starts_as_draft", at("draft", "ana"),
        _drafting(challenge="under_review"), _new_claim(challenge="under_review"), NO_FIELD,
        Typed({"challenge": "under_review"}),
    ),
    Refusal(
        "T1", "an administrator drafts", "role_needed", by_administrator("draft"),
        Verb(lambda s: claims.draft(statement="S."), "can do this"), _new_claim(),
        Step("submit", {}, "403", "403"), Step("submit", {}, "403"),
    ),
)  # fmt: skip

T2 = (
    Refusal(
        "T2", "without a verdict", "submit_needs_assessment", unassessed, submitting(),
        moving("in_review"),
        Step("submit", {}, "Enter a verdict with its reasons first", "Enter a verdict with its"),
        Step("submit", {}, "Enter a verdict with its reasons first"),
    ),
    Refusal(
        "T2", "a verdict without its rationale", "assessment_has_rationale", at("draft", "ana"),
        Verb(lambda s: assessing.assess(
            s.claim, version=s.claim.version, verdict="unproven", rationale=" ")),
        Added(lambda s: Assessment(claim=s.claim, verdict="unproven", rationale=" ")),
        Step("assess", {"verdict": "unproven", "rationale": " "}, "This field is required"),
        Step("assess", {"verdict": "unproven", "rationale": " "}, "This field is required"),
    ),
    Refusal(
        "T2", "a verdict that needs a confidence has none",
        "assessment_confidence_with_its_verdict", at("draft", "ana"),
        Verb(lambda s: assessing.assess(
            s.claim, version=s.claim.version, verdict="supported", rationale="So.")),
        Added(lambda s: Assessment(claim=s.claim, verdict="supported", rationale="So.")),
        Step("assess", {"verdict": "supported", "rationale": "So."}, "needs a confidence"),
        Step("assess", {"verdict": "supported", "rationale": "So."}, "needs a confidence"),
    ),
    Refusal(
        "T2", "a verdict without confidence has one",
        "assessment_confidence_with_its_verdict", at("draft", "ana"),
        Verb(lambda s: assessing.assess(
            s.claim, version=s.claim.version, verdict="unproven", rationale="So.",
            confidence="low")),
        Added(lambda s: Assessment(
            claim=s.claim, verdict="unproven", confidence="low", rationale="So.")),
        Step("assess", {"verdict": "unproven", "rationale": "So.", "confidence": "low"},
             "has no confidence"),
        Step("assess", {"verdict": "unproven", "rationale": "So.", "confidence": "low"},
             "has no confidence"),
    ),
    Refusal(
        "T2", "without live evidence", "submit_needs_evidence", without_evidence, submitting(),
        moving("in_review"),
        Step("submit", {}, "needs at least one live evidence", "needs at least one live evidence"),
        Step("submit", {}, "A verdict needs at least one live evidence item."),
    ),
    Refusal(
        "T2", "an opinion with a verdict", "opinion_not_scored", opinion, submitting(),
        moving("in_review"),
        Step("submit", {}, "An opinion is attributed and not checked"),
        Step("submit", {}, "An opinion is attributed and not checked"),
    ),
    Refusal(
        "T2", "a difference from the rules unanswered", "submit_answers_rules", far_apart,
        submitting("say why first"), moving("in_review"),
        Step("submit", {}, "say why first", "from the rules"),
        Step("submit", {}, "say why first"),
    ),
    Refusal(
        "T2", "what is verified goes back into review", "step_not_allowed", at("verified", "ana"),
        submitting(), moving("in_review"), Step("submit", {}, "does not go from"),
        Step("submit", {}, "does not go from"),
    ),
    Refusal(
        "T2", "what was rejected goes into review", "step_not_allowed", rejected,
        submitting(), moving("in_review"), Step("submit", {}, "does not go from"),
        Step("submit", {}, "does not go from"),
    ),
    Refusal(
        "T2", "an administrator submits", "role_needed", by_administrator("draft"),
        submitting("can do this"), moving("in_review"), Step("submit", {}, "403", "403"),
        Step("submit", {}, "403"),
    ),
)  # fmt: skip


def _decision(step: str, decision: str, verb: str, word: str) -> tuple[Refusal, ...]:
    """What T3 and T12 have in common."""
    name = "comment" if verb == "send_back" else "reason"
    state = "changes_requested" if verb == "send_back" else "rejected"
    return (
        Refusal(
            step, f"{word} without 10 characters", "verification_says_why_not",
            at("in_review", "ben"), deciding(verb, "  Too few  ", "10 characters"),
            checking(decision=decision, comment="  Too few  "),
            Step(verb.replace("_", "-"), {name: "Too few"}, "10 characters"),
            Step(verb.replace("_", "-"), {name: "Too few"}, "10 characters"),
        ),
        Refusal(
            step, f"{word} by a journalist", "role_needed", at("in_review", "dan"),
            deciding(verb, TEN, "can do this"), checking(decision=decision, comment=TEN),
            Step(verb.replace("_", "-"), {name: TEN}, ONLY_CHECKERS, "This takes a fact-checker"),
            Step(verb.replace("_", "-"), {name: TEN}, ONLY_CHECKERS),
        ),
        Refusal(
            step, f"{word} what is verified", "step_not_allowed", at("verified", "ben"),
            deciding(verb, TEN), checking(decision=decision, comment=TEN),
            Step(verb.replace("_", "-"), {name: TEN}, "in review"),
            Step(verb.replace("_", "-"), {name: TEN}, "in review"),
        ),
        Refusal(
            step, f"{word} by hand, without a decision", "step_not_allowed",
            at("in_review", "ben"), NO_STATE, moving(state), NO_FIELD, Typed({"workflow": state}),
        ),
    )  # fmt: skip


T3 = (
    *_decision("T3", "sent_back", "send_back", "sent back"),
    Refusal(
        "T3", "a draft is sent back", "step_not_allowed", at("draft", "ben"),
        deciding("send_back", TEN), checking(decision="sent_back", comment=TEN),
        Step("send-back", {"comment": TEN}, "It is not in review."),
        Step("send-back", {"comment": TEN}, "It is not in review."),
    ),
)  # fmt: skip

T12 = (
    *_decision("T12", "rejected", "reject", "rejected"),
    Refusal(
        "T12", "what readers have is rejected", "published_not_rejected",
        lambda n: Scene(n, n.ben, _revised_draft(n)), deciding("reject", TEN),
        checking(decision="rejected", comment=TEN),
        Step("reject", {"reason": TEN}, "Readers have an edition of it"),
        Step("reject", {"reason": TEN}, "Readers have an edition of it"),
    ),
    Refusal(
        "T12", "what was rejected is changed", "rejected_rests", rejected,
        Verb(lambda s: claims.revise(s.claim, version=s.claim.version, statement="X."),
             "rejected"),
        Changed(lambda s: (s.claim, {"statement": "X."})),
        NO_FIELD, Typed({"statement": "X."}),
    ),
    Refusal(
        "T12", "evidence is attached to what was rejected", "rejected_rests", rejected,
        Verb(lambda s: _attach(s)),
        Added(lambda s: Evidence(claim=s.claim, source=s.newsroom.outlet)),
        NO_FIELD, Typed({"evidence-0-source": "The Outlet"}),
    ),
)  # fmt: skip


def _attach(s: Scene) -> Any:
    from articles.desk.editing import evidence

    return evidence.attach(s.claim, version=s.claim.version, source=s.newsroom.outlet)


def _revised_draft(n: Newsroom) -> Claim:
    claim = n.claim("published")
    with acting(n.ana, "test"):
        return claims.revise(claim, version=claim.version, in_short="Otherwise.")


def _verify_form(says: str, instead: str = "", **answers: Any) -> Step:
    return Step("verify", seen(**answers), says, instead)


YOURS = "Every part of it is yours: somebody else has to check it."

T4 = (
    Refusal(
        "T4", "by the author of every part", "four_eyes", at("in_review", "ana"), verifying(),
        checking(), _verify_form(YOURS, YOURS), _verify_form(YOURS),
    ),
    Refusal(
        "T4", "by the author, signed with another’s name", "four_eyes", at("in_review", "ana"),
        Absent("the verb takes no name: whoever acts signs"),
        Added(lambda s: check(s.claim, verifier=s.newsroom.ben)),
        NO_FIELD, _verify_form(YOURS, verifier="2"),
    ),
    Refusal(
        "T4", "a part that only its author saw", "step_not_allowed", own_item_left,
        Absent("the verb records the check; the state follows from all parts"), moving("verified"),
        NO_FIELD, FORGED_STATE,
    ),
    Refusal(
        "T4", "by the author of an older wording", "four_eyes", rewritten, verifying(), checking(),
        _verify_form(YOURS, YOURS), _verify_form(YOURS),
    ),
    Refusal(
        "T4", "of a risk, by one person twice", "verification_once", under_risk, verifying(),
        checking(), _verify_form("That is not possible"), _verify_form("That is not possible"),
    ),
    Refusal(
        "T4", "of a risk, after one check", "step_not_allowed", under_risk, NO_STATE,
        moving("verified"), NO_FIELD, FORGED_STATE,
    ),
    Refusal(
        "T4", "of an older version", "stale_version", at("in_review", "ben"),
        Verb(lambda s: review.verify(
            s.claim, version=s.claim.version - 1, seen_hash="", interests="none"),
             "Somebody else changed"),
        Added(lambda s: check(s.claim, seen_version=s.claim.version - 1)),
        _verify_form("Somebody else changed", seen_version=1),
        _verify_form("Somebody else changed", seen_version=1),
    ),
    Refusal(
        "T4", "of a version still to come", "stale_version", at("in_review", "ben"),
        Verb(lambda s: review.verify(
            s.claim, version=s.claim.version + 1, seen_hash="", interests="none"),
             "Somebody else changed"),
        Added(lambda s: check(s.claim, seen_version=s.claim.version + 1)),
        _verify_form("Somebody else changed", seen_version=99),
        _verify_form("Somebody else changed", seen_version=99),
    ),
    Refusal(
        "T4", "of other content", "stale_version", at("in_review", "ben"),
        Verb(lambda s: review.verify(
            s.claim, version=s.claim.version, seen_hash="0" * 64, interests="none"),
             "Somebody else changed"),
        Added(lambda s: check(s.claim, content_hash="0" * 64)),
        _verify_form("Somebody else changed", seen_hash="0" * 64),
        _verify_form("Somebody else changed", seen_hash="0" * 64),
    ),
    Refusal(
        "T4", "without interests declared", "verification_declares_interests",
        at("in_review", "ben"), Verb(verifying(interests=" ").run, "nterests"),
        checking(interests=" "),
        _verify_form("This field is required", interests=" "),
        _verify_form("This field is required", interests=" "),
    ),
    Refusal(
        "T4", "by a journalist", "role_needed", at("in_review", "dan"),
        Verb(verifying().run, "can do this"), checking(),
        _verify_form(ONLY_CHECKERS, "This takes a fact-checker"), _verify_form(ONLY_CHECKERS),
    ),
    Refusal(
        "T4", "by the built-in person", "actor_human", system_at("in_review"),
        Verb(verifying().run, "can do this"), checking(), CANNOT_SIGN_IN, CANNOT_SIGN_IN,
        not_superuser="a constraint keeps the built-in person from being one",
    ),
    Refusal(
        "T4", "a draft", "step_not_allowed", at("draft", "ben"), verifying(), checking(),
        _verify_form("It is not in review", "It is not in review"),
        _verify_form("It is not in review"),
    ),
    Refusal(
        "T4", "a draft becomes verified by hand", "step_not_allowed", at("draft", "ben"), NO_STATE,
        moving("verified"), NO_FIELD, FORGED_STATE,
    ),
    Refusal(
        "T4", "without anybody’s check", "step_not_allowed", at("in_review", "ben"), NO_STATE,
        moving("verified"), NO_FIELD, FORGED_STATE,
    ),
    Refusal(
        "T4", "as an import that arrives verified", "carried_over_by_owner", at("draft", "ben"),
        Absent("carry_over is called by imports alone; tests/desk/publishing/test_owner.py"),
        checking(how="carried_over", base="Elsewhere"),
        Absent("no page carries over"), Typed({"how": "carried_over", "base": "Elsewhere"}),
    ),
    Refusal(
        "T4", "several claims by one statement", "one_by_one", two_in_review,
        Absent("the verb takes one claim"),
        Written(
            orm=lambda s: Verification.objects.bulk_create(_both(s), batch_size=2),
            bulk=lambda s: Verification.objects.bulk_create(_both(s)),
            sql=lambda s: _many_checks(s),
        ),
        Absent("the list of claims has no actions"), Absent("the list of claims has no actions"),
    ),
    Refusal(
        "T4", "several verdicts by one statement", "one_by_one", two_in_review,
        Absent("the verb takes one claim"),
        Written(
            orm=lambda s: Assessment.objects.bulk_create(_verdicts(s), batch_size=2),
            bulk=lambda s: Assessment.objects.bulk_create(_verdicts(s)),
            sql=lambda s: run(
                "INSERT INTO articles_assessment (public_id, claim_id, verdict, confidence, "
                "rationale, divergence_reason, evidence_hash, assessed_by_id) "
                "SELECT '0000000' || n, c, 'unproven', '', 'So.', '', '', %s "
                "FROM unnest(%s::bigint[]) WITH ORDINALITY AS t(c, n)",
                [s.doer.pk, [s.claim.pk, s["other"].pk]]),
        ),
        Absent("the list of claims has no actions"), Absent("the list of claims has no actions"),
    ),
    Refusal(
        "T4", "all claims at once by their state", "step_not_allowed", two_in_review, NO_STATE,
        Written(
            orm=lambda s: by_save(s["other"], workflow="verified"),
            bulk=lambda s: Claim.objects.filter(workflow="in_review").update(workflow="verified"),
            sql=lambda s: run("UPDATE articles_claim SET workflow = 'verified'"),
        ),
        Absent("the list of claims has no actions"), FORGED_STATE,
    ),
    Refusal(
        "T4", "an assessment by the built-in person", "actor_human", system_at("draft"),
        Verb(lambda s: assessing.assess(
            s.claim, version=s.claim.version, verdict="unproven", rationale="So.")),
        Added(lambda s: Assessment(claim=s.claim, verdict="unproven", rationale="So.")),
        CANNOT_SIGN_IN, CANNOT_SIGN_IN,
        not_superuser="a constraint keeps the built-in person from being one",
    ),
)  # fmt: skip


def _both(s: Scene) -> list[Verification]:
    return [check(s.claim, verifier=s.doer), check(s["other"], verifier=s.doer)]


def _verdicts(s: Scene) -> list[Assessment]:
    return [
        Assessment(claim=claim, verdict="unproven", rationale="So.", assessed_by=s.doer)
        for claim in (s.claim, s["other"])
    ]


def _many_checks(s: Scene) -> None:
    run(
        "INSERT INTO articles_verification (public_id, claim_id, how, base, decision, "
        "seen_version, content_hash, verifier_id, comment, interests) "
        "SELECT '0000000' || row_number() OVER (), id, 'checked', '', 'checked', version, "
        "claim_content_hash(id), %s, '', 'none' FROM articles_claim WHERE workflow = 'in_review'",
        [s.doer.pk],
    )


# --- T5 --------------------------------------------------------------------------------------

#: What somebody changes in a verified claim before it is published all the same.
PARTS: dict[str, Callable[[Scene], tuple[Any, dict[str, Any]]]] = {
    "statement": lambda s: (s.claim, {"statement": "Other words."}),
    "statement, its state held fast": lambda s: (
        s.claim, {"statement": "Other words.", "workflow": "verified"}
    ),
    "risk": lambda s: (s.claim, {"risk": "legal", "risk_reason": "A case."}),
    "evidence": lambda s: (s.newsroom.item("verified"), {"quotation": "Other words."}),
    "company": lambda s: (s.claim.company_links.get(), {"role": "supplier"}),
}  # fmt: skip
ADDED: dict[str, Callable[[Scene], Any]] = {
    "evidence": lambda s: Evidence(claim=s.claim, source=s.newsroom.outlet),
    "company": lambda s: ClaimCompany(claim=s.claim, company=s.newsroom.other, role="customer"),
    "public enquiry": lambda s: Enquiry(
        claim=s.claim, company=s.newsroom.other, asked="?", asked_on="2026-01-09", is_public=True
    ),
    "assessment": lambda s: Assessment(claim=s.claim, verdict="unproven", rationale="Again."),
}


def _then_publish(s: Scene) -> None:
    from tests.desk.guards.forging import edition_of

    edition_of(s.claim.refreshed()).save(force_insert=True)


def _changing(part: str) -> Written:
    def with_(change: Any) -> Callable[[Scene], Any]:
        def attempt(s: Scene) -> None:
            row, values = PARTS[part](s)
            change(row, **values)
            _then_publish(s)

        return attempt

    return Written(with_(by_save), with_(by_update), with_(by_sql))


def _adding(part: str) -> Written:
    def with_(add: Any) -> Callable[[Scene], Any]:
        def attempt(s: Scene) -> None:
            add(ADDED[part](s))
            _then_publish(s)

        return attempt

    return Written(with_(add_by_save), with_(add_by_bulk_create), with_(add_by_sql))


def _publish_changed(s: Scene) -> Any:
    from articles.desk.publishing.publish import publish

    claim = claims.revise(s.claim, version=s.claim.version, statement="Other words.")
    return publish(claim, version=claim.version)


def _check_then_change(s: Scene) -> None:
    """Cleo checks a version in which she changed a note; then dan changes what was checked."""
    claim, n = s.claim, s.newsroom
    by_sql(claim, review_due_reason="Soon.", review_due_on="2030-01-01")
    add_by_sql(check(claim.refreshed()))
    run("SELECT set_config('claimbook.actor', %s, true)", [str(n.dan.pk)])
    by_sql(claim, statement="Nobody saw this.")


T5 = (
    *(
        Refusal(
            "T5", f"changed ({part}) and published without a new check", "publish_verified",
            at("verified", "ben"), Verb(_publish_changed, "Only a verified claim"),
            _changing(part), Absent("the page saves first; then T6 refuses"),
            Absent("the page saves first; then T6 refuses"),
        )
        for part in PARTS
    ),
    *(
        Refusal(
            "T5", f"added ({part}) and published without a new check", "publish_verified",
            at("verified", "ben"), Verb(_publish_changed, "Only a verified claim"),
            _adding(part), Absent("the page saves first; then T6 refuses"),
            Absent("the page saves first; then T6 refuses"),
        )
        for part in ADDED
    ),
    Refusal(
        "T5", "changed in the breath in which it was checked", "changed_after_check",
        at("in_review", "cleo"), Absent("one verb, one act: nobody else acts in between"),
        Written(orm=_check_then_change, bulk=_check_then_change, sql=_check_then_change),
        Absent("a page is one act"), Absent("a page is one act"),
    ),
    Refusal(
        "T5", "an item is moved to another claim", "part_stays_with_claim", at("draft", "cleo"),
        Absent("no verb moves a part"),
        Changed(lambda s: (s.newsroom.item("verified"), {"claim": s.claim})),
        NO_FIELD, Typed({"evidence-0-claim": "1", "claim": "1"}),
    ),
    Refusal(
        "T5", "a version is set by hand", "stale_version", at("draft", "ana"),
        Verb(lambda s: claims.revise(s.claim, version=99, in_short="X."), "Somebody else changed"),
        Changed(lambda s: (s.claim, {"version": 99})), NO_FIELD, Typed({"version": "99"}),
    ),
)  # fmt: skip

ROWS = (*T1, *T2, *T3, *T4, *T5, *T12)
