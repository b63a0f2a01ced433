"""Rows of the table: parts that stay where they are, what is derived, who may decide, deleting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from articles.desk.editing import assessment as assessing
from articles.desk.editing import evidence as items
from articles.desk.editing import request as requests
from articles.desk.editing import source_grade as grades
from articles.desk.editing.acting import acting
from articles.desk.editing.brief import delete_brief_draft
from articles.desk.editing.claim_deletion import delete_draft
from articles.desk.editing.origin_proposal import decide_proposal
from articles.desk.models import (
    Approval,
    Assessment,
    EvidenceDerivation,
    OriginProposal,
    Request,
    SourceGrade,
)
from articles.public.models import (
    PublishedAppearance,
    PublishedBrief,
    PublishedClaim,
    PublishedClaimCompany,
    PublishedEvidence,
    PublishedSource,
)
from tests.desk import factories
from tests.desk.guards.furnished import furnished_rows
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
from tests.desk.guards.refusals_of_published import brief, challenged
from tests.desk.guards.refusals_of_publishing import NO_PAGE
from tests.desk.guards.refusals_of_review import NO_FIELD, at, check, opinion
from tests.desk.newsroom import Newsroom
from tests.desk.refusals import by_sql, by_update, delete_by_sql, fresh, run

NO_VERB = Absent("no verb moves a part")


def thrice(attempt: Callable[[Scene], Any]) -> Written:
    """The same statement at each level: the ORM has no words of its own for it."""
    return Written(attempt, attempt, attempt)


def furnished(who: str = "cleo") -> Callable[[Newsroom], Scene]:
    def scene(n: Newsroom) -> Scene:
        found = furnished_rows(n)
        claim = found["claim"]
        shown = PublishedClaim.objects.get(public_id=claim.public_id)
        return Scene(n, getattr(n, who), claim, found | {"shown": shown})

    return scene


# --- Parts stay where they are -----------------------------------------------------------------

MOVED: dict[str, tuple[Callable[[Scene], Any], str]] = {
    "an appearance": (lambda s: s["appearance"], "claim"),
    "an enquiry": (lambda s: s["enquiry"], "claim"),
    "an outcome": (lambda s: s["outcome"], "claim"),
    "a link": (lambda s: s.claim.links_out.get(), "claim"),
    "a company": (lambda s: s.claim.company_links.order_by("-pk")[0], "claim"),
}  # fmt: skip


def _to_another(row: Callable[[Scene], Any], key: str) -> Changed:
    return Changed(lambda s: (row(s), {key: s.newsroom.claim("draft")}))


def _deriving(s: Scene) -> Any:
    return s["second"].derivations.get()


PARTS = (
    *(
        Refusal(
            "T5", f"{what} is moved to another claim", "part_stays_with_claim", furnished(),
            NO_VERB, _to_another(row, key),
            NO_FIELD, Typed({"claim": "1"}),
        )
        for what, (row, key) in MOVED.items()
    ),
    Refusal(
        "T5", "a passage is moved to another appearance", "part_stays_with_claim", furnished(),
        NO_VERB,
        thrice(lambda s: run(
            "WITH a AS (INSERT INTO articles_appearance (public_id, version, claim_id, "
            "article_version_id, attribution, mode, state, touched_in) SELECT 'AAAAAAAA', 1, "
            "claim_id, article_version_id, '', mode, state, '' FROM articles_appearance "
            "WHERE id = %s RETURNING id) UPDATE articles_appearancespan "
            "SET appearance_id = (SELECT id FROM a) WHERE appearance_id = %s",
            [s["appearance"].pk] * 2)),
        NO_FIELD, NO_FIELD,
    ),
    Refusal(
        "T5", "a derivation is moved to another item", "part_stays_with_claim", furnished(),
        NO_VERB, Changed(lambda s: (_deriving(s), {"evidence": s["item"]})), NO_FIELD, NO_FIELD,
    ),
    Refusal(
        "T5", "an item rests on an item of another claim", "evidencederivation_same_claim",
        furnished(),
        Absent("the verb offers items of the claim; the guard speaks for it too"),
        Added(lambda s: EvidenceDerivation(
            evidence=s["item"], parent_evidence=s.newsroom.item("draft"))),
        NO_FIELD, NO_FIELD,
    ),
    Refusal(
        "T5", "an outcome rests on an item of another claim", "outcome_on_its_evidence",
        furnished(), Absent("the verb compares; tests/desk/guards/test_parts.py"),
        thrice(lambda s: s["outcome"].evidence.add(s.newsroom.item("draft"))), NO_FIELD, NO_FIELD,
    ),
    Refusal(
        "T5", "what an outcome rests on is moved", "part_stays_with_claim", furnished(), NO_VERB,
        thrice(lambda s: run("UPDATE articles_outcome_evidence SET evidence_id = %s",
                             [s["second"].pk])),
        NO_FIELD, NO_FIELD,
    ),
    Refusal(
        "T5", "evidence from a version of another article", "evidence_version_of_its_article",
        furnished(), Absent("the form offers versions of the article; the guard speaks for it too"),
        Changed(lambda s: (s["second"], {"article_version": s["text"]})), NO_FIELD, NO_FIELD,
    ),
    Refusal(
        "T5", "credibility 1 is typed", "credibility_not_typed", furnished(),
        Verb(lambda s: items.revise_evidence(
            s["second"], version=s.claim.version, credibility="1"), "follows from the evidence"),
        Changed(lambda s: (s["second"], {"credibility": "1"})), NO_FIELD,
        Typed({"evidence-0-credibility": "1"}),
    ),
    Refusal(
        "T5", "an opinion is scored", "opinion_not_scored", opinion,
        Verb(lambda s: assessing.assess(
            s.claim, version=s.claim.version, verdict="unproven", rationale="So.")),
        Added(lambda s: Assessment(claim=s.claim, verdict="unproven", rationale="So.")),
        Step("assess", {"verdict": "unproven", "rationale": "So."}, "An opinion is attributed"),
        Step("assess", {"verdict": "unproven", "rationale": "So."}, "An opinion is attributed"),
    ),
    Refusal(
        "brief", "a sentence is moved to another brief", "part_stays_with_brief",
        lambda n: _two_briefs(n), NO_VERB,
        Changed(lambda s: (s["other"].sentences.get(), {"brief": s["brief"]})), NO_FIELD, NO_FIELD,
    ),
    Refusal(
        "brief", "a citation is moved to another sentence", "part_stays_with_brief",
        lambda n: _two_briefs(n), NO_VERB,
        Changed(lambda s: (s["other"].sentences.get().citations.get(),
                           {"sentence": s["brief"].sentences.get()})),
        NO_FIELD, NO_FIELD,
    ),
)  # fmt: skip


def _two_briefs(n: Newsroom) -> Scene:
    from articles.desk.editing import brief as briefs
    from articles.desk.editing.brief import Sentence

    scene = brief("cleo")(n)
    third = factories.make_company(n.ana)
    with acting(n.ana, "test"):
        scene.more["other"] = briefs.draft_brief(
            answer="It is so.",
            sentences=[Sentence("known", "So.", (n.claim("verified"),))],
            company=third,
        )
    return scene


# --- What somebody changes after the check, in every table of parts -------------------------------

#: Verified anew after its first edition; then somebody else changes this, and publishes.
LATER: dict[str, Callable[[Scene], Any]] = {
    "the words of an appearance": lambda s: by_sql(
        s["appearance"].spans.get(), exact="Other words."
    ),
    "who is said to say it": lambda s: by_sql(s["appearance"], attribution="Nobody says so."),
    "an appearance taken away": lambda s: _unsaid(s),
    "a link": lambda s: by_sql(s.claim.links_out.get(), kind="contradicts"),
    "an outcome": lambda s: by_sql(s["outcome"], note="It did not."),
    "what an outcome rests on": lambda s: run("DELETE FROM articles_outcome_evidence"),
    "what an item derives from": lambda s: delete_by_sql(_deriving(s)),
    "an enquiry": lambda s: by_sql(s["enquiry"], asked="Something else?"),
}  # fmt: skip


def _unsaid(s: Scene) -> None:
    delete_by_sql(s["appearance"].spans.get())
    delete_by_sql(s["appearance"])


def _left(s: Scene, change: Callable[[Scene], Any]) -> None:
    """What is left to see of the change: the desk's claim is still taken for verified."""
    change(s)
    run(
        "SELECT refuse('publish_verified', 'It fell back.') FROM articles_claim "
        "WHERE id = %s AND workflow = 'draft'",
        [s.claim.pk],
    )


VOIDED = tuple(
    Refusal(
        "T5", f"{what} is changed, and nobody checks again", "publish_verified", furnished(),
        Absent("each verb is in tests/desk/guards/test_parts.py"),
        thrice(lambda s, change=change: _left(s, change)),  # type: ignore[misc]
        Absent("the page saves first; then T6 refuses"),
        Absent("the page saves first; then T6 refuses"),
    )
    for what, change in LATER.items()
)  # fmt: skip


# --- Who decides, and how many at once ------------------------------------------------------------


def two_requests(n: Newsroom) -> Scene:
    scene = challenged("cleo", "ben")(n)
    with acting(n.ben, "test"):
        scene.more["other"] = requests.ask_for("retract", scene.claim, reason="It is wrong.")
    return scene


def _grade_by_administrator(n: Newsroom) -> Scene:
    return Scene(n, n.dan, n.claim("draft"))


def decided(n: Newsroom) -> Scene:
    scene = furnished("ben")(n)
    row = OriginProposal.objects.get(claim=scene.claim)
    with acting(n.cleo, "test"):
        decide_proposal(row, version=scene.claim.version, accepted=False, reason="Not so.")
    scene.claim = scene.claim.refreshed()
    scene.more["proposal"] = row.refreshed()
    return scene


def proposed(n: Newsroom) -> Scene:
    scene = furnished("ben")(n)
    scene.more["proposal"] = OriginProposal.objects.get(claim=scene.claim)
    return scene


def _approvals(s: Scene) -> list[Approval]:
    return [
        Approval(request=row, reason="Yes.", approved_by=s.doer)
        for row in (s["request"], s["other"])
    ]


DECIDING = (
    Refusal(
        "T9", "several approvals by one statement", "one_by_one", two_requests,
        Absent("the verb takes one request"),
        thrice(lambda s: Approval.objects.bulk_create(_approvals(s))), NO_PAGE, NO_PAGE,
    ),
    Refusal(
        "T10", "a request about other content than there is", "stale_version",
        at("published", "ben"),
        Absent("the verb reads the content itself"),
        Added(lambda s: Request(
            claim=s.claim, action="retract", reason="R.", content_hash="0" * 64)),
        NO_FIELD, NO_FIELD,
    ),
    Refusal(
        "grade", "a journalist grades a source", "role_needed", at("draft", "dan"),
        Verb(lambda s: grades.grade(s.newsroom.outlet, reliability="A", reason="Good."),
             "can do this"),
        Added(lambda s: SourceGrade(source=s.newsroom.outlet, reliability="A", reason="Good.")),
        Absent("see the source’s own pages: tests/desk/admin/test_source.py"),
        Absent("see the source’s own pages: tests/desk/admin/test_source.py"),
    ),
    Refusal(
        "origin", "a decision is taken back", "decision_stays", decided,
        Absent("the verb decides once: tests/desk/test_origin_proposals.py"),
        Changed(lambda s: (s["proposal"], {"reason": "Otherwise."})), NO_PAGE, NO_PAGE,
    ),
    Refusal(
        "origin", "a decision in another’s name", "decided_by_actor", proposed,
        Absent("the verb takes no name"),
        Changed(lambda s: (s["proposal"], {"is_accepted": False, "decided_by": s.newsroom.cleo,
                                           "decided_at": "2026-01-01T00:00Z"})),
        NO_PAGE, NO_PAGE,
    ),
    Refusal(
        "T9b", "a recheck that was never begun is ended", "step_not_allowed",
        at("published", "ben"), Absent("the verb says so first: tests/desk/guards/test_removal.py"),
        Added(lambda s: check(s.claim, decision="stands", comment="It stands as it is.")),
        Step("close-recheck", {"reason": "It stands as it is."}, "It is not due for a recheck"),
        Step("close-recheck", {"reason": "It stands as it is."}, "It is not due for a recheck"),
    ),
)  # fmt: skip


# --- Deleting, and what readers are shown ---------------------------------------------------------


def linked_draft(n: Newsroom) -> Scene:
    from articles.desk.editing.claim_link import link_claim

    other = factories.draft(n.ana)
    with acting(n.ana, "test"):
        link_claim(other, version=other.version, other=n.claim("draft"), kind="supports")
    return Scene(n, n.ana, n.claim("draft"))


def _of(model: Any) -> Callable[[Scene], Any]:
    return lambda s: model.objects.filter(claim=s["shown"]).order_by("pk")[0]


READERS = (
    Refusal(
        "delete", "a draft that another claim rests on", "delete_unused_only", linked_draft,
        Verb(lambda s: delete_draft(s.claim, version=s.claim.version)),
        thrice(lambda s: run("SELECT delete_draft_claim(%s, %s)", [s.claim.pk, s.claim.version])),
        Step("delete", {}, "rests on this draft"), Step("delete", {}, "rests on this draft"),
    ),
    Refusal(
        "delete", "a draft that somebody changed since", "stale_version", at("draft", "ana"),
        Verb(lambda s: delete_draft(s.claim, version=s.claim.version - 1), "Somebody else changed"),
        thrice(lambda s: run(
            "SELECT delete_draft_claim(%s, %s)", [s.claim.pk, s.claim.version - 1])),
        Step("delete", {"seen_version": 1}, "Somebody else changed"),
        Step("delete", {"seen_version": 1}, "Somebody else changed"),
    ),
    Refusal(
        "delete", "a brief that was checked", "published_stays", brief("ana", "verified"),
        Verb(lambda s: delete_brief_draft(s["brief"], version=s["brief"].version)),
        thrice(lambda s: run(
            "SELECT delete_draft_brief(%s, %s)", [s["brief"].pk, s["brief"].version])),
        NO_PAGE, NO_PAGE,
    ),
    Refusal(
        "delete", "a brief that somebody changed since", "stale_version", brief("ana"),
        Verb(lambda s: delete_brief_draft(s["brief"], version=99), "Somebody else changed"),
        thrice(lambda s: run("SELECT delete_draft_brief(%s, 99)", [s["brief"].pk])),
        NO_PAGE, NO_PAGE,
    ),
    Refusal(
        "delete", "a published item", "published_stays", furnished(),
        Absent("the verb asks first: tests/desk/publishing/test_owner.py"),
        thrice(lambda s: delete_by_sql(s["second"])), NO_PAGE, NO_PAGE,
    ),
    Refusal(
        "delete", "a published enquiry", "published_stays", furnished(),
        Absent("no verb deletes one"), thrice(lambda s: delete_by_sql(s["enquiry"])),
        NO_PAGE, NO_PAGE,
    ),
    Refusal(
        "delete", "a person", "person_stays", at("draft", "ben"), Absent("no verb deletes one"),
        thrice(lambda s: delete_by_sql(s.newsroom.dan)), NO_PAGE, NO_PAGE,
    ),
    *(
        Refusal(
            "rows", f"{what} is taken away", "published_stays", furnished(),
            Absent("the door writes all of it"),
            thrice(lambda s, model=model: delete_by_sql(_of(model)(s))), NO_PAGE, NO_PAGE,  # type: ignore[misc]
        )
        for what, model in (
            ("a published appearance", PublishedAppearance),
            ("a company of a published claim", PublishedClaimCompany),
        )
    ),
    *(
        Refusal(
            "rows", f"{what} says otherwise", "published_as_edition", furnished(),
            Absent("the door writes it from the edition"),
            Changed(lambda s, model=model, values=values: (_of(model)(s), values)),  # type: ignore[misc]
            NO_PAGE, NO_PAGE,
        )
        for what, model, values in (
            ("a published appearance", PublishedAppearance, {"mode": "denied"}),
            ("published evidence of its kind", PublishedEvidence, {"kind": "anonymous"}),
        )
    ),
    Refusal(
        "rows", "evidence goes back to a stranger", "published_as_edition",
        lambda n: _with_stranger(n),
        Absent("the door writes it from the edition"),
        Changed(lambda s: (_of(PublishedEvidence)(s), {"first_teller": s["stranger"]})),
        NO_PAGE, NO_PAGE,
    ),
    Refusal(
        "rows", "a brief is shown under another’s id", "published_as_edition", furnished(),
        Absent("the door writes it from the edition"),
        thrice(lambda s: PublishedBrief.objects.update(public_id="AAAAAAAA")), NO_PAGE, NO_PAGE,
    ),
    Refusal(
        "rows", "a source is shown by another name", "source_as_agreed", furnished(),
        Absent("the door takes the words as they were agreed"),
        thrice(lambda s: PublishedSource.objects.update(label="The Other")), NO_PAGE, NO_PAGE,
    ),
    Refusal(
        "rows", "a confidential source is shown", "source_stays_confidential", furnished(),
        Absent("the door writes no row of one"),
        thrice(lambda s: _shown_all_the_same(s)), NO_PAGE, NO_PAGE,
    ),
    Refusal(
        "rows", "a relation says otherwise", "relation_as_recorded", furnished(),
        Absent("the door writes it from the desk’s"),
        thrice(lambda s: run("UPDATE articles_publishedrelation SET kind = 'litigation'")),
        NO_PAGE, NO_PAGE,
    ),
    Refusal(
        "rows", "a relation rests on nothing", "relation_rests_on_published", furnished(),
        Absent("the door takes such rows away"),
        thrice(lambda s: run(
            "WITH d AS (DELETE FROM articles_publishedrelation_claims RETURNING 1) "
            "UPDATE articles_publishedrelation SET kind = kind")),
        NO_PAGE, NO_PAGE,
    ),
    Refusal(
        "rows", "a claim begins as retracted", "published_starts_current", furnished(),
        Absent("the door begins with a current one"),
        thrice(lambda s: run(
            "INSERT INTO articles_publishedclaim SELECT (jsonb_populate_record("
            "NULL::articles_publishedclaim, to_jsonb(p) || '{\"id\": 99999999, "
            "\"standing\": \"retracted\"}')).* FROM articles_publishedclaim p WHERE id = %s",
            [s["shown"].pk])),
        NO_PAGE, NO_PAGE,
    ),
    Refusal(
        "rows", "the same bytes as a new version", "articleversion_bytes_once", furnished(),
        Absent("the verb keeps the version that is there"),
        thrice(lambda s: _next_version(s).save(force_insert=True)), NO_PAGE, NO_PAGE,
    ),
)  # fmt: skip


def _shown_all_the_same(s: Scene) -> None:
    by_update(s.newsroom.outlet, attribution="confidential")
    PublishedSource.objects.update(description="Known.")


def _next_version(s: Scene) -> Any:
    row: Any = fresh(s["text"])
    row.number += 1
    return row


def _with_stranger(n: Newsroom) -> Scene:
    scene = furnished("ben")(n)
    stranger = factories.make_source(n.ana, "Stranger")
    claim = factories.draft(n.ana)
    factories.attach(n.ana, claim, source=stranger)
    factories.assess(n.ana, claim)
    factories.submit(n.ana, claim)
    factories.publish_claim(n.ben, factories.verify(n.ben, claim))
    scene.more["stranger"] = PublishedSource.objects.get(public_id=stranger.public_id)
    return scene


ROWS = (*PARTS, *VOIDED, *DECIDING, *READERS)
