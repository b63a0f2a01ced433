"""Rows of the table: T6 and T7, markings and embargoes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from articles.desk.editing import claim as claims
from articles.desk.editing import claim_desk
from articles.desk.editing import request as requests
from articles.desk.editing.acting import acting
from articles.desk.models import Approval, Claim, Suggestion
from articles.desk.publishing.merge import merge_claims
from articles.desk.publishing.moment import database_moment
from articles.desk.publishing.publish import CorrectionText, publish
from articles.desk.publishing.retract import retract
from articles.public.models import Correction, Edition, PublishedClaim
from tests.desk import factories
from tests.desk.guards.forging import edition_of, said_of
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
from tests.desk.guards.refusals_of_review import FORGED_STATE, NO_FIELD, at, in_review
from tests.desk.newsroom import Newsroom
from tests.desk.refusals import add_by_bulk_create, add_by_save, add_by_sql, by_update, tell

LATER = datetime(2099, 1, 1, tzinfo=UTC)

# --- Attempts --------------------------------------------------------------------------------


def publishing(says: str | None = None, **values: Any) -> Verb:
    return Verb(lambda s: publish(s.claim, version=s.claim.version, **values), says)


def edition(**values: Any) -> Added:
    """What the door would write next, with something changed."""
    return Added(lambda s: next_edition(s.claim, **values))


def next_edition(claim: Claim, **values: Any) -> Edition:
    return edition_of(claim, said_of(claim, (claim.published_number or 0) + 1), **values)


def unverified_edition(s: Scene) -> Edition:
    """The words of a verified claim under the id of this one, which nobody verified."""
    return edition_of(s.claim, said_of(s.newsroom.claim("verified")) | {"id": s.claim.public_id})


def button(says: str, instead: str = "") -> Step:
    return Step("publish", {}, says, instead)


# --- Scenes ----------------------------------------------------------------------------------


def verified_but(who: str = "ben", **values: Any) -> Callable[[Newsroom], Scene]:
    """The verified claim, with this changed by an editor."""

    def scene(n: Newsroom) -> Scene:
        tell(n.ben)
        by_update(n.claim("verified"), **values)
        return Scene(n, getattr(n, who), n.claim("verified"))

    return scene


def published_but(who: str = "ben", **values: Any) -> Callable[[Newsroom], Scene]:
    """The published claim, verified anew with other words, and this changed by an editor."""

    def scene(n: Newsroom) -> Scene:
        claim = revised(n, in_short="Said otherwise.")
        if values:
            tell(n.ben)
            by_update(claim, **values)
        return Scene(n, getattr(n, who), claim.refreshed())

    return scene


def revised(n: Newsroom, **fields: Any) -> Claim:
    claim = n.claim("published")
    with acting(n.ana, "test"):
        claims.revise(claim, version=claim.version, **fields)
    factories.submit(n.ana, claim)
    return factories.verify(n.ben, claim)


def otherwise(n: Newsroom) -> Scene:
    return Scene(n, n.ben, revised(n, statement="Acme is otherwise."))


def with_suggestion(**values: Any) -> Callable[[Newsroom], Scene]:
    def scene(n: Newsroom) -> Scene:
        tell(n.ben)
        Suggestion.objects.filter(claim=n.claim("verified")).update(**values)
        return Scene(n, n.ben, n.claim("verified"))

    return scene


def without_suggestion(n: Newsroom) -> Scene:
    claim = n.claim("verified")
    said = said_of(claim)
    tell(n.ben)
    Suggestion.objects.filter(claim=claim).delete()
    return Scene(n, n.ben, claim, {"said": said})


def risky(n: Newsroom) -> Scene:
    claim = in_review(n, n.ana, risk="allegation", risk_reason="A crime is alleged.")
    factories.verify(n.ben, claim)
    return Scene(n, n.ben, factories.verify(n.cleo, claim))


def against(*asked_by: str, then_changed: bool = False) -> Callable[[Newsroom], Scene]:
    """Above the ceiling; asked for by the first, approved by the second."""

    def checked(n: Newsroom, claim: Claim) -> Claim:
        factories.assess(n.ana, claim, verdict="supported", confidence="high",
                         divergence_reason="The rules miss a document.")  # fmt: skip
        factories.submit(n.ana, claim)
        claim = factories.verify(n.cleo, claim)
        tell(n.ben)
        Suggestion.objects.filter(claim=claim).update(ceiling="low", ceiling_other="low")
        return claim

    def scene(n: Newsroom) -> Scene:
        claim = factories.draft(n.ana)
        factories.attach(n.ana, claim, source=n.outlet)
        claim = checked(n, claim)
        more: dict[str, Any] = {}
        if asked_by:
            with acting(getattr(n, asked_by[0]), "test"):
                more["request"] = requests.ask_for(
                    "publish_against_suggestion", claim, reason="We know better."
                )
        for name in asked_by[1:]:
            with acting(getattr(n, name), "test"):
                requests.approve(more["request"], reason="Yes.")
        if then_changed:
            factories.attach(n.ana, claim, source=n.outlet, note="Another.")
            claim = checked(n, claim)
        return Scene(n, n.ben, claim, more)

    return scene


def retracted(n: Newsroom) -> Scene:
    claim = revised(n, in_short="Otherwise.")
    with acting(n.ben, "test"):
        asked = requests.ask_for("retract", claim, reason="It is wrong.")
    with acting(n.cleo, "test"):
        requests.approve(asked, reason="Yes.")
    with acting(n.ben, "test"):
        retract(claim, version=claim.version, was_wrong="So.", is_right="Not so.")
    return Scene(n, n.ben, claim.refreshed())


def merged(n: Newsroom) -> Scene:
    factories.publish_claim(n.ben, n.claim("verified"))
    claim = revised(n, in_short="Otherwise.")
    with acting(n.ben, "test"):
        merge_claims(claim, version=claim.version, into=n.claim("verified"))
    return Scene(n, n.ben, claim.refreshed())


def twice_published(who: str) -> Callable[[Newsroom], Scene]:
    def scene(n: Newsroom) -> Scene:
        claim = revised(n, in_short="Otherwise.")
        second = factories.publish_claim(n.ben, claim)
        first = Edition.objects.get(subject=claim.public_id, number=1)
        shown = PublishedClaim.objects.get(public_id=claim.public_id)
        more = {"first": first, "second": second, "shown": shown}
        return Scene(n, getattr(n, who), claim.refreshed(), more)

    return scene


def correction(s: Scene, **values: Any) -> Correction:
    given = {
        "claim": s["shown"], "kind": "clarification", "was_wrong": "So.", "is_right": "Not so.",
        "from_edition": s["first"], "to_edition": s["second"], "made_at": database_moment(),
    }  # fmt: skip
    return Correction(**(given | values))


def _forged(name: str, value: Any) -> Written:
    """The edition says something else than what was verified; its hash is true of that."""
    import json

    from articles.logic.edition_content import content_hash

    def row(s: Scene) -> Edition:
        said = said_of(s.claim)
        made = edition_of(s.claim, said)
        made.content = json.dumps(said | {name: value}, ensure_ascii=False)
        made.content_hash = content_hash(made.content)
        return made

    return Written(
        lambda s: add_by_save(row(s)),
        lambda s: add_by_bulk_create(row(s)),
        lambda s: add_by_sql(row(s)),
    )


ALWAYS_WRITES = Absent("the verb writes what it reads; there is nothing to hand it")
NO_PAGE = Absent("no page writes this; the door alone does")


T6 = (
    *(
        Refusal(
            "T6", f"what is {state.replace('_', ' ')}", "publish_verified", at(state, "ben"),
            publishing("Only a verified claim"), Added(unverified_edition),
            button("Only a verified claim", "Only a verified claim is published"),
            button("Only a verified claim is published."),
        )
        for state in ("draft", "in_review")
    ),
    Refusal(
        "T6", "the number of an edition is set by hand", "published_number_mirrors",
        at("verified", "ben"), Absent("no verb sets it: the edition does"),
        Changed(lambda s: (s.claim, {"published_number": 1})), NO_FIELD, FORGED_STATE,
    ),
    Refusal(
        "T6", "by a journalist", "role_needed", at("verified", "dan"), publishing("can do this"),
        edition(), button("Only an editor can do this.", "This takes an editor."),
        button("Only an editor can do this."),
    ),
    Refusal(
        "T6", "a version that was not seen", "publish_as_verified", at("verified", "ben"),
        Verb(lambda s: publish(s.claim, version=s.claim.version - 1), "Somebody else changed"),
        Added(lambda s: edition_of(s.claim, verified_version=s.claim.version - 1)),
        Step("publish", {"seen_version": 1}, "Somebody else changed"),
        Step("publish", {"seen_version": 1}, "Somebody else changed"),
    ),
    Refusal(
        "T6", "with the hash of other content", "publish_as_verified", at("verified", "ben"),
        ALWAYS_WRITES, edition(verified_hash="0" * 64), NO_PAGE,
        Typed({"verified_hash": "0" * 64, "content_hash": "0" * 64}),
    ),
    *(
        Refusal(
            "T6", f"content other than the verified: {name}", "publish_as_verified",
            at("verified", "ben"), ALWAYS_WRITES, _forged(name, value), NO_PAGE,
            Typed({"published": "1", "content": "{}"}),
        )
        for name, value in (
            ("statement", "Otherwise."), ("verdict", "not_checkable"), ("evidence", []),
            ("companies", []), ("risk", "legal"), ("topics", [{"id": None, "name": "Fraud"}]),
        )
    ),
    *(
        Refusal(
            "T6", f"an edition whose {what} is untrue", rule, at("verified", "ben"),
            ALWAYS_WRITES, edition(**values), NO_PAGE, NO_PAGE,
        )
        for what, rule, values in (
            ("hash", "edition_hash_true", {"content_hash": "0" * 64}),
            ("material hash", "edition_hash_true", {"material_hash": "0" * 64}),
            ("number", "edition_in_order", {"number": 2}),
            ("moment", "edition_dated_now", {"published_at": datetime(2020, 1, 1, tzinfo=UTC)}),
            ("schema", "edition_content_its_own", {"schema": 99}),
        )
    ),
    Refusal(
        "T6", "as a base carried over", "carried_over_by_owner", at("verified", "ben"),
        Absent("carry_over is called by imports alone; tests/desk/publishing/test_owner.py"),
        edition(verified_how="carried_over", base="Elsewhere"), NO_PAGE, NO_PAGE,
    ),
    Refusal(
        "T6", "an edition that readers are not shown", "published_as_edition",
        at("verified", "ben"), Absent("the verb writes its rows in the same transaction"),
        edition(), NO_PAGE, NO_PAGE,
    ),
    Refusal(
        "T6", "an edition without the rows of its evidence", "published_as_edition",
        at("verified", "ben"), Absent("the verb writes its rows in the same transaction"),
        Written(
            *(lambda s, add=add: _without_rows(s, add)
              for add in (add_by_save, add_by_bulk_create, add_by_sql))
        ),
        NO_PAGE, NO_PAGE,
    ),
    *(
        Refusal(
            "T6", f"what is marked {marking}", "publish_public", verified_but(marking=marking),
            publishing(), edition(), button("keeps it inside", "keeps it inside the newsroom"),
            button("Its marking keeps it inside the newsroom."),
        )
        for marking in ("internal", "confidential")
    ),
    Refusal(
        "T6", "before the embargo ends", "publish_after_embargo",
        verified_but(embargo_until=LATER), publishing(), edition(),
        button("It is embargoed until", "It is embargoed until"), button("It is embargoed until"),
    ),
    Refusal(
        "T6", "while it is under review", "publish_unchallenged",
        published_but(challenge="under_review", challenge_reason="They deny it."), publishing(),
        edition(), button("under review", "It is under review"), button("under review"),
    ),
    Refusal(
        "T6", "while it is due for a recheck", "publish_unchallenged",
        published_but(challenge="recheck"), publishing(),
        edition(), button("recheck", "close the recheck first"), button("due for a recheck"),
    ),
    *(
        Refusal(
            "T6", f"with a suggestion that {what}", "publish_fresh_suggestion",
            with_suggestion(**values), Absent("the verb computes it again first"), edition(),
            Absent("the step computes it again first"), Absent("the step computes it again first"),
        )
        for what, values in (
            ("is stale", {"is_stale": True}), ("is of other evidence", {"evidence_hash": "0" * 64}),
        )
    ),
    Refusal(
        "T6", "without a suggestion", "publish_fresh_suggestion", without_suggestion,
        Absent("no verb removes one"), Added(lambda s: edition_of(s.claim, s["said"])),
        Absent("no page removes one"), Absent("no page removes one"),
    ),
    Refusal(
        "T6", "a risk, with nobody asked and no reason", "publish_risk_asked", risky, publishing(),
        edition(), button("It carries a risk", "It carries a risk"), button("It carries a risk"),
    ),
    Refusal(
        "T6", "a risk, with white space for a reason", "reason_says_something", risky,
        Verb(lambda s: by_update(s.claim, no_enquiry_reason=" ")),
        Changed(lambda s: (s.claim, {"no_enquiry_reason": " \n"})), NO_FIELD,
        Typed({"no_enquiry_reason": "  "}),
    ),
    *(
        Refusal(
            "T6", f"above the ceiling, {what}", "publish_against_suggestion", scene,
            Absent("the verb computes the suggestion again, and the one of this scene is typed"),
            edition(), Absent("see the verb"), Absent("see the verb"),
        )
        for what, scene in (
            ("asked of nobody", against()), ("asked and not approved", against("ben")),
            ("approved for other content", against("ben", "cleo", then_changed=True)),
        )
    ),
    Refusal(
        "T6", "above the ceiling, approved by who asked", "approval_by_another", against("ben"),
        Verb(lambda s: requests.approve(s["request"], reason="Yes.")),
        Added(lambda s: Approval(request=s["request"], reason="Y.", approved_by=s.newsroom.cleo)),
        Step("approve", lambda s: {"request": s["request"].public_id, "reason": "Yes."},
             "You asked for this yourself", "You asked for this yourself"),
        Step("approve", lambda s: {"request": s["request"].public_id, "reason": "Yes."},
             "You asked for this yourself"),
    ),
    Refusal(
        "T6", "what was retracted", "publish_not_removed", retracted, publishing(), edition(),
        button("retracted", "It was retracted, withdrawn or merged"),
        button("It was retracted or withdrawn."),
    ),
    Refusal(
        "T6", "what was merged", "publish_not_merged", merged, publishing(), edition(),
        button("merged", "It was retracted, withdrawn or merged"),
        button("It was merged into another claim."),
    ),
)  # fmt: skip


def _without_rows(s: Scene, add: Any) -> None:
    """The edition and the claim's row as the door writes them, and nothing beside it."""
    said = said_of(s.claim)
    made = edition_of(s.claim, said)
    made.save(force_insert=True)
    made.refresh_from_db()
    origins, items = said["suggestion"]["origins"], said["suggestion"]["items"]
    add(PublishedClaim(
        public_id=s.claim.public_id, edition=made, number=1, statement=said["statement"],
        in_short=said["in_short"], type=said["type"], risk=said["risk"], verdict=said["verdict"],
        confidence=said["confidence"] or "", rating=said["rating"], origins_for=origins[0],
        origins_against=origins[1], items_for=items[0], items_against=items[1],
        occurred=said["held_from"], verified_how="checked", language=said["language"],
        first_published_at=made.published_at, updated_at=made.published_at,
        reviewed_on=made.published_at.date(),
    ))  # fmt: skip


INSIDE = (
    Refusal(
        "marking", "a journalist opens what was closed", "role_needed",
        lambda n: Scene(n, n.dan, _marked(n, "internal")),
        Verb(lambda s: claim_desk.mark(s.claim, version=s.claim.version, marking="public"),
             "can do this"),
        Changed(lambda s: (s.claim, {"marking": "public"})),
        Step("mark", {"marking": "public"}, "Only an editor can do this."),
        Step("mark", {"marking": "public"}, "Only an editor can do this."),
    ),
    Refusal(
        "marking", "a journalist hides another’s claim", "role_needed", at("draft", "dan"),
        Verb(lambda s: claim_desk.mark(s.claim, version=s.claim.version, marking="confidential"),
             "can do this"),
        Changed(lambda s: (s.claim, {"marking": "confidential"})),
        Step("mark", {"marking": "confidential"}, "Only an editor can do this."),
        Step("mark", {"marking": "confidential"}, "Only an editor can do this."),
    ),
    Refusal(
        "marking", "what is published is marked internal", "published_stays_public",
        at("published", "ben"),
        Verb(lambda s: claim_desk.mark(s.claim, version=s.claim.version, marking="internal"),
             "It is published"),
        Changed(lambda s: (s.claim, {"marking": "internal"})),
        Step("mark", {"marking": "internal"}, "It is published"),
        Step("mark", {"marking": "internal"}, "It is published"),
    ),
    Refusal(
        "embargo", "a journalist lifts it", "role_needed", verified_but("dan", embargo_until=LATER),
        Verb(lambda s: claim_desk.embargo(s.claim, version=s.claim.version, until=None),
             "can do this"),
        Changed(lambda s: (s.claim, {"embargo_until": None})),
        Step("embargo", {"until": ""}, "Only an editor can do this.", "This takes an editor."),
        Step("embargo", {"until": ""}, "Only an editor can do this."),
    ),
    Refusal(
        "embargo", "a journalist schedules in an editor’s name", "role_needed",
        at("verified", "dan"), Absent("the verb takes no name: whoever acts schedules"),
        Changed(lambda s: (s.claim, {"scheduled_by": s.newsroom.ben,
                                     "embargo_until": datetime(2020, 1, 1, tzinfo=UTC)})),
        NO_FIELD, Typed({"scheduled_by": "2", "embargo_until": "2020-01-01"}),
    ),
    Refusal(
        "embargo", "an editor schedules in another’s name", "scheduled_by_actor",
        at("verified", "ben"), Absent("the verb takes no name: whoever acts schedules"),
        Changed(lambda s: (s.claim, {"scheduled_by": s.newsroom.cleo,
                                     "embargo_until": datetime(2020, 1, 1, tzinfo=UTC)})),
        NO_FIELD, Typed({"scheduled_by": "3"}),
    ),
)  # fmt: skip


def _marked(n: Newsroom, marking: str) -> Claim:
    tell(n.ben)
    by_update(n.claim("draft"), marking=marking)
    return n.claim("draft")


T7 = (
    Refusal(
        "T7", "other content without a correction", "correction_needed", otherwise, publishing(),
        Written(*(lambda s: publish_by_hand(s) for _ in range(3))),
        button("Readers were told something else before"),
        button("Readers were told something else before"),
    ),
    Refusal(
        "T7", "a correction that says nothing", "correction_says_both", otherwise,
        publishing(correction=CorrectionText(" ", "It is otherwise.")),
        Absent("see the next rows: a correction of its own"),
        Step("publish", {"was_wrong": " ", "is_right": "Otherwise."}, "Say what was wrong"),
        Step("publish", {"was_wrong": " ", "is_right": "Otherwise."}, "Say what was wrong"),
    ),
    Refusal(
        "T7", "a correction of white space", "correction_says_both", twice_published("ben"),
        Absent("see the row above"), Added(lambda s: correction(s, was_wrong=" \n")),
        NO_PAGE, NO_PAGE,
    ),
    Refusal(
        "T7", "a journalist corrects", "role_needed", twice_published("dan"),
        publishing("can do this", correction=CorrectionText("So.", "Not so.")),
        Added(correction), Step("publish", {"was_wrong": "a", "is_right": "b"},
                                "Only an editor can do this.", "This takes an editor."),
        Step("publish", {"was_wrong": "a", "is_right": "b"}, "Only an editor can do this."),
    ),
    Refusal(
        "T7", "a correction that leads back", "correction_of_its_claim", twice_published("ben"),
        ALWAYS_WRITES,
        Added(lambda s: correction(s, from_edition=s["second"], to_edition=s["first"])),
        NO_PAGE, NO_PAGE,
    ),
    Refusal(
        "T7", "a retraction of what still stands", "correction_of_its_claim",
        twice_published("ben"), ALWAYS_WRITES,
        Added(lambda s: correction(s, kind="retraction", to_edition=None)), NO_PAGE, NO_PAGE,
    ),
    Refusal(
        "T7", "an older edition is shown again", "published_as_edition", twice_published("ben"),
        Absent("no verb goes back"),
        Changed(lambda s: (s["shown"], {"edition": s["first"], "number": 1, "in_short": ""})),
        NO_PAGE, NO_PAGE,
    ),
)  # fmt: skip


def publish_by_hand(s: Scene) -> None:
    """As the door writes it, without its words on what was wrong."""
    from articles.desk.publishing.content import claim_content
    from articles.desk.publishing.draft_rows import DraftRows
    from articles.desk.publishing.tables import show_claims
    from articles.desk.publishing.told import Told

    content = claim_content(s.claim, number=2, published_at=database_moment())
    made = edition_of(s.claim, said_of(s.claim, 2) | {"published_at": content.published_at})
    made.save(force_insert=True)
    made.refresh_from_db()
    show_claims([Told(s.claim, content, made)], DraftRows([s.claim]))


ROWS = (*T6, *INSIDE, *T7)
