"""Rows of the table: T8 to T11, merging, briefs, and rows that readers see."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from articles.desk.editing import brief as briefs
from articles.desk.editing import claim_deletion, review
from articles.desk.editing import coverage as coverage_verbs
from articles.desk.editing import request as requests
from articles.desk.editing.acting import acting
from articles.desk.editing.brief import Sentence
from articles.desk.models import Approval, Brief, Claim, Request, Verification
from articles.desk.publishing import challenge as challenges
from articles.desk.publishing import recheck as rechecks
from articles.desk.publishing.brief import publish_brief
from articles.desk.publishing.merge import merge_claims
from articles.desk.publishing.moment import database_moment
from articles.desk.publishing.publish import CorrectionText, publish
from articles.desk.publishing.redact import redact
from articles.desk.publishing.retract import retract
from articles.desk.publishing.withdraw import withdraw
from articles.logic.edition_content import SCHEMA, content_hash
from articles.public.models import (
    Edition,
    PublishedAddress,
    PublishedClaim,
    PublishedClaimCompany,
    PublishedClaimTopic,
    PublishedEvidence,
    PublishedTopic,
)
from tests.desk import factories
from tests.desk.admin.pages import address
from tests.desk.guards.levels import (
    Absent,
    Added,
    Changed,
    Posted,
    Refusal,
    Scene,
    Step,
    Typed,
    Verb,
    Written,
)
from tests.desk.guards.refusals_of_publishing import NO_PAGE, publish_by_hand, retracted, revised
from tests.desk.guards.refusals_of_review import (
    NO_FIELD,
    NO_STATE,
    ONLY_CHECKERS,
    at,
    by_administrator,
    check,
)
from tests.desk.newsroom import Newsroom
from tests.desk.refusals import by_update, delete_by_sql, run, tell

ONLY_EDITORS = "Only an editor can do this."
WORDS = {"was_wrong": "It is so.", "is_right": "Nothing is known."}


# --- Scenes ----------------------------------------------------------------------------------


def shown_of(claim: Claim) -> PublishedClaim:
    return PublishedClaim.objects.get(public_id=claim.public_id)


def _scene(n: Newsroom, who: str, **more: Any) -> Scene:
    claim = n.claim("published")
    return Scene(n, getattr(n, who), claim, {"shown": shown_of(claim), **more})


def published(who: str = "ben") -> Callable[[Newsroom], Scene]:
    return lambda n: _scene(n, who)


def asked(n: Newsroom, who: str, action: str, approved_by: str = "", **values: Any) -> Request:
    with acting(getattr(n, who), "test"):
        made = requests.ask_for(action, n.claim("published"), reason="It has to be.", **values)
    if approved_by:
        with acting(getattr(n, approved_by), "test"):
            requests.approve(made, reason="I agree.")
    return made


def requested(
    who: str, action: str, approved_by: str = "", by: str = "ben", **values: Any
) -> Callable[[Newsroom], Scene]:
    return lambda n: _scene(n, who, request=asked(n, by, action, approved_by, **values))


def challenged(
    who: str = "ben", request_by: str = "", approved_by: str = ""
) -> Callable[[Newsroom], Scene]:
    def scene(n: Newsroom) -> Scene:
        claim = n.claim("published")
        with acting(n.ben, "test"):
            challenges.challenge(claim, version=claim.version, reason="A reader objects.")
        more = {}
        if request_by:
            more["request"] = asked(n, request_by, "close_challenge", approved_by)
        return _scene(n, who, **more)

    return scene


def challenged_again(n: Newsroom) -> Scene:
    """The approval closed the challenge before."""
    scene = challenged("ben", "ben", "cleo")(n)
    with acting(n.ben, "test"):
        challenges.close_challenge(scene.claim, version=scene.claim.version, outcome="upheld")
    return challenged()(n)


def challenged_and_revised(n: Newsroom) -> Scene:
    scene = challenged()(n)
    revised(n, statement="Acme is not so.")
    asked(n, "ben", "close_challenge", "cleo")
    scene.claim = n.claim("published")
    return scene


def rechecked(who: str = "ben") -> Callable[[Newsroom], Scene]:
    def scene(n: Newsroom) -> Scene:
        tell(n.ben)
        by_update(n.claim("published"), challenge="recheck")
        return _scene(n, who)

    return scene


def withdrawn(n: Newsroom) -> Scene:
    asked(n, "ben", "withdraw", "cleo", ground="legal")
    claim = n.claim("published")
    with acting(n.ben, "test"):
        withdraw(claim, version=claim.version)
    return _scene(n, "ben")


def approved_for_an_older_edition(n: Newsroom) -> Scene:
    asked(n, "ben", "retract", "cleo")
    # Editions bear whole seconds: the next one has to be of a later second than the request.
    run("SELECT pg_sleep(extract(epoch FROM date_trunc('second', now) + '1.01 s' - now)) "
        "FROM clock_timestamp() AS now")  # fmt: skip
    factories.publish_claim(n.ben, revised(n, in_short="Otherwise."))
    return _scene(n, "ben")


def other_draft(who: str) -> Callable[[Newsroom], Scene]:
    return lambda n: Scene(n, getattr(n, who), n.claim("draft"))


def checker(n: Newsroom) -> Scene:
    scene = _scene(n, "ben", request=asked(n, "ben", "withdraw", ground="legal"))
    scene.doer = factories.person(None, "fact-checker")
    return scene


# --- Attempts --------------------------------------------------------------------------------


def stands(s: Scene, **values: Any) -> Verification:
    return check(s.claim.refreshed(), decision="stands", **values)


def asking(action: str, **values: Any) -> Added:
    def row(s: Scene) -> Request:
        by = s.newsroom.ben
        return Request(claim=s.claim, action=action, reason="R.", requested_by=by, **values)

    return Added(row)


def approving() -> Added:
    return Added(lambda s: Approval(
        request=s["request"], reason="Yes.", approved_by=s.newsroom.cleo))  # fmt: skip


def approve_step(says: str, instead: str = "") -> Step:
    return Step("approve", lambda s: {"request": s["request"].public_id, "reason": "Yes."},
                says, instead)  # fmt: skip


APPROVE = Verb(lambda s: requests.approve(s["request"], reason="Yes."), "can do this")
APPROVE_OWN = Verb(lambda s: requests.approve(s["request"], reason="Yes."))
YOURSELF = "You asked for this yourself: a second person has to approve it."


def showing(**values: Any) -> Changed:
    return Changed(lambda s: (s["shown"], values))


T8 = (
    Refusal(
        "T8", "a challenge without a reason", "challenge_with_reason", published(),
        Verb(lambda s: challenges.challenge(s.claim, version=s.claim.version, reason=" \n")),
        Changed(lambda s: (s.claim, {"challenge": "under_review", "challenge_reason": " \n"})),
        Step("challenge", {"reason": " "}, "This field is required"),
        Step("challenge", {"reason": " "}, "This field is required"),
    ),
    Refusal(
        "T8", "a challenge of what is not published", "challenge_with_reason",
        at("verified", "ben"),
        Verb(lambda s: challenges.challenge(s.claim, version=s.claim.version, reason="No.")),
        Changed(lambda s: (s.claim, {"challenge": "under_review", "challenge_reason": "No."})),
        Step("challenge", {"reason": "No."}, "and a published claim"),
        Step("challenge", {"reason": "No."}, "and a published claim"),
    ),
    Refusal(
        "T8", "a challenge by a journalist", "role_needed", published("dan"),
        Verb(lambda s: challenges.challenge(s.claim, version=s.claim.version, reason="No."),
             "can do this"),
        Changed(lambda s: (s.claim, {"challenge": "under_review", "challenge_reason": "No."})),
        Step("challenge", {"reason": "No."}, ONLY_CHECKERS, "This takes a fact-checker"),
        Step("challenge", {"reason": "No."}, ONLY_CHECKERS),
    ),
)  # fmt: skip

_CLOSE = Verb(lambda s: challenges.close_challenge(
    s.claim, version=s.claim.version, outcome="upheld"))  # fmt: skip
_SECOND = "Closing a challenge needs the approval of a second person."

T9 = (
    Refusal(
        "T9", "one person closes it", "challenge_closed_by_two", challenged(), _CLOSE,
        Changed(lambda s: (s.claim, {"challenge": "none"})),
        Step("close-challenge", {"outcome": "upheld"}, _SECOND, "Ask to close it first"),
        Step("close-challenge", {"outcome": "upheld"}, _SECOND),
    ),
    Refusal(
        "T9", "it ends for readers alone", "challenge_closed_by_two", challenged(),
        Absent("the verb does both in one transaction"), showing(challenge="none"),
        NO_PAGE, Typed({"challenge": "none"}),
    ),
    Refusal(
        "T9", "by the approval of who asked", "approval_by_another", challenged("ben", "ben"),
        APPROVE_OWN, approving(), approve_step(YOURSELF, YOURSELF), approve_step(YOURSELF),
    ),
    Refusal(
        "T9", "asked for, and not approved", "challenge_closed_by_two", challenged("cleo", "ben"),
        _CLOSE, Changed(lambda s: (s.claim, {"challenge": "none"})),
        Step("close-challenge", {"outcome": "upheld"}, _SECOND, "Ask to close it first"),
        Step("close-challenge", {"outcome": "upheld"}, _SECOND),
    ),
    Refusal(
        "T9", "by the approval of the challenge before", "challenge_closed_by_two",
        challenged_again, _CLOSE, Changed(lambda s: (s.claim, {"challenge": "none"})),
        Step("close-challenge", {"outcome": "upheld"}, _SECOND, "Ask to close it first"),
        Step("close-challenge", {"outcome": "upheld"}, _SECOND),
    ),
    Refusal(
        "T9", "approved by a journalist", "role_needed", challenged("dan", "ben"), APPROVE,
        approving(), approve_step(ONLY_CHECKERS, "This takes a fact-checker"),
        approve_step(ONLY_CHECKERS),
    ),
    Refusal(
        "T9", "closed by a journalist", "role_needed", challenged("dan", "ben", "cleo"),
        Verb(_CLOSE.run, "can do this"), Changed(lambda s: (s.claim, {"challenge": "none"})),
        Step("close-challenge", {"outcome": "upheld"}, ONLY_EDITORS, "This takes an editor."),
        Step("close-challenge", {"outcome": "upheld"}, ONLY_EDITORS),
    ),
    Refusal(
        "T9", "corrected, and left under review", "publish_unchallenged", challenged_and_revised,
        Verb(lambda s: publish(s.claim, version=s.claim.version,
                               correction=CorrectionText("So.", "Not so."))),
        Written(*(lambda s: publish_by_hand(s) for _ in range(3))),
        Step("publish", WORDS, "It is under review", "It is under review"),
        Step("publish", WORDS, "It is under review"),
    ),
    Refusal(
        "T9", "closed as corrected or retracted without words", "correction_needed",
        challenged("ben", "ben", "cleo"),
        Verb(lambda s: challenges.close_challenge(
            s.claim, version=s.claim.version, outcome="retracted"), "what was wrong"),
        showing(standing="retracted"),
        Step("close-challenge", {"outcome": "retracted"}, "Say what was wrong"),
        Step("close-challenge", {"outcome": "retracted"}, "Say what was wrong"),
    ),
)  # fmt: skip

T9A = (
    Refusal(
        "T9a", "a recheck of what is not published", "step_not_allowed", at("verified", "ben"),
        Absent("recomputation alone begins one, and looks at published claims"),
        Changed(lambda s: (s.claim, {"challenge": "recheck"})), NO_FIELD,
        Typed({"challenge": "recheck"}),
    ),
    Refusal(
        "T9a", "readers are told of a recheck", "challenge_closed_by_two", rechecked(),
        NO_STATE, showing(challenge="recheck"), NO_PAGE, Typed({"challenge": "recheck"}),
    ),
    Refusal(
        "T9a", "a challenge turns into a recheck", "step_not_allowed", challenged(), NO_STATE,
        Changed(lambda s: (s.claim, {"challenge": "recheck"})), NO_FIELD,
        Typed({"challenge": "recheck"}),
    ),
)  # fmt: skip

T9B = (
    Refusal(
        "T9b", "a recheck ends without a reason", "recheck_needs_reason", rechecked(),
        Verb(lambda s: rechecks.close_recheck(
            s.claim, version=s.claim.version, reason="It stands")),
        Added(lambda s: stands(s, comment="It stands")),
        Step("close-recheck", {"reason": "It stands"}, "10 characters or more"),
        Step("close-recheck", {"reason": "It stands"}, "10 characters or more"),
    ),
    Refusal(
        "T9b", "a recheck ends with white space", "recheck_needs_reason", rechecked(),
        Verb(lambda s: rechecks.close_recheck(s.claim, version=s.claim.version, reason="\n" * 20)),
        Added(lambda s: stands(s, comment="\n" * 20)),
        Step("close-recheck", {"reason": "\n" * 20}, "10 characters or more"),
        Step("close-recheck", {"reason": "\n" * 20}, "10 characters or more"),
    ),
    Refusal(
        "T9b", "a recheck ends by hand", "recheck_needs_reason", rechecked(), NO_STATE,
        Changed(lambda s: (s.claim, {"challenge": "none"})), NO_FIELD, Typed({"challenge": "none"}),
    ),
    Refusal(
        "T9b", "a recheck is ended by a journalist", "role_needed", rechecked("dan"),
        Verb(lambda s: rechecks.close_recheck(
            s.claim, version=s.claim.version, reason="It stands as it is."), "can do this"),
        Added(lambda s: stands(s, comment="It stands as it is.")),
        Step("close-recheck", {"reason": "It stands as it is."}, ONLY_CHECKERS,
             "This takes a fact-checker"),
        Step("close-recheck", {"reason": "It stands as it is."}, ONLY_CHECKERS),
    ),
)  # fmt: skip

_RETRACT = Verb(lambda s: retract(s.claim, version=s.claim.version, **WORDS), "second person")

T10 = (
    Refusal(
        "T10", "retracted by one person", "retract_by_two", published(), _RETRACT,
        showing(standing="retracted"), Step("retract", WORDS, "second person", "Ask for it first"),
        Step("retract", WORDS, "a second person has to approve"),
    ),
    Refusal(
        "T10", "asked for, and not approved", "retract_by_two", requested("cleo", "retract"),
        _RETRACT, showing(standing="retracted"),
        Step("retract", WORDS, "second person", "Ask for it first"),
        Step("retract", WORDS, "a second person has to approve"),
    ),
    Refusal(
        "T10", "approved by who asked", "approval_by_another", requested("ben", "retract"),
        APPROVE_OWN, approving(), approve_step(YOURSELF, YOURSELF), approve_step(YOURSELF),
    ),
    Refusal(
        "T10", "approved by a journalist", "role_needed", requested("dan", "retract"), APPROVE,
        approving(), approve_step(ONLY_CHECKERS, "This takes a fact-checker"),
        approve_step(ONLY_CHECKERS),
    ),
    Refusal(
        "T10", "by a journalist, although approved", "role_needed",
        requested("dan", "retract", "cleo"),
        Verb(_RETRACT.run, "can do this"), showing(standing="retracted"),
        Step("retract", WORDS, ONLY_EDITORS, "This takes an editor."),
        Step("retract", WORDS, ONLY_EDITORS),
    ),
    Refusal(
        "T10", "without a public reason", "correction_needed",
        requested("ben", "retract", "cleo"),
        Verb(lambda s: retract(s.claim, version=s.claim.version, was_wrong=" ", is_right=" "),
             "not possible|what was wrong"),
        showing(standing="retracted"),
        Step("retract", {"was_wrong": " ", "is_right": " "}, "This field is required"),
        Step("retract", {"was_wrong": " ", "is_right": " "}, "This field is required"),
    ),
    Refusal(
        "T10", "by an approval for an older edition", "retract_by_two",
        approved_for_an_older_edition,
        Verb(lambda s: retract(s.claim, version=s.claim.version, **WORDS)),
        showing(standing="retracted"),
        Step("retract", WORDS, "approval of a second person"),
        Step("retract", WORDS, "approval of a second person"),
    ),
    Refusal(
        "T10", "what was retracted comes back", "step_not_allowed",
        lambda n: (retracted(n), _scene(n, "ben"))[1], Absent("no verb takes it back"),
        showing(standing="current"), NO_PAGE, Typed({"standing": "current"}),
    ),
)  # fmt: skip

_GONE = {"standing": "withdrawn", "withdrawn_ground": "legal", "statement": "", "in_short": "",
         "search_vector": None}  # fmt: skip
_WITHDRAW = Verb(lambda s: withdraw(s.claim, version=s.claim.version), "second person")

T11 = (
    Refusal(
        "T11", "withdrawn by one editor", "withdraw_by_two", published(), _WITHDRAW,
        showing(**_GONE), Step("withdraw", {}, "second person", "Ask for it first"),
        Step("withdraw", {}, "a second person has to approve"),
    ),
    Refusal(
        "T11", "asked for, and not approved", "withdraw_by_two",
        requested("cleo", "withdraw", ground="legal"), _WITHDRAW, showing(**_GONE),
        Step("withdraw", {}, "second person", "Ask for it first"),
        Step("withdraw", {}, "a second person has to approve"),
    ),
    Refusal(
        "T11", "approved by who asked", "approval_by_another",
        requested("ben", "withdraw", ground="legal"), APPROVE_OWN, approving(),
        approve_step(YOURSELF, YOURSELF), approve_step(YOURSELF),
    ),
    Refusal(
        "T11", "approved by a fact-checker", "role_needed", checker, APPROVE, approving(),
        approve_step(ONLY_EDITORS, "This takes an editor."), approve_step(ONLY_EDITORS),
    ),
    Refusal(
        "T11", "asked for by a journalist", "role_needed", published("dan"),
        Verb(lambda s: requests.ask_for("withdraw", s.claim, reason="R.", ground="legal"),
             "can do this"),
        asking("withdraw", ground="legal"),
        Step("ask-withdrawal", {"reason": "R.", "ground": "legal"}, ONLY_EDITORS,
             "This takes an editor."),
        Step("ask-withdrawal", {"reason": "R.", "ground": "legal"}, ONLY_EDITORS),
    ),
    Refusal(
        "T11", "without a legal or safety ground", "request_ground_if_removing", published(),
        Verb(lambda s: requests.ask_for("withdraw", s.claim, reason="R.")),
        asking("withdraw", ground=""),
        Step("ask-withdrawal", {"reason": "R.", "ground": ""}, "This field is required"),
        Step("ask-withdrawal", {"reason": "R.", "ground": ""}, "This field is required"),
    ),
    Refusal(
        "T11", "what was withdrawn keeps words", "published_as_edition", withdrawn,
        Absent("the verb takes the words away"), showing(in_short="Words."), NO_PAGE, NO_PAGE,
    ),
    Refusal(
        "T11", "what was withdrawn comes back", "step_not_allowed", withdrawn,
        Absent("no verb takes it back"),
        showing(standing="retracted", withdrawn_ground="", statement="Acme is published."),
        NO_PAGE, NO_PAGE,
    ),
    Refusal(
        "T11", "redacted by the application", "privilege",
        requested("ben", "redact", "cleo", ground="legal", edition_number=1),
        Absent("redact works on the owner’s connection; tests/desk/publishing/test_owner.py"),
        Written(*(lambda s: run(
            "INSERT INTO articles_redaction (edition_id, ground, notice, redacted_at) "
            "VALUES (%s, 'legal', 'N.', now())", [s["shown"].edition_id]) for _ in range(3))),
        Absent("no page redacts: manage.py redact does"),
        Absent("no page redacts: manage.py redact does"),
    ),
    Refusal(
        "T11", "redacted without a second editor", "privilege",
        requested("ben", "redact", ground="legal", edition_number=1),
        Verb(lambda s: redact(s["request"]), "second editor", alone=True),
        Written(*(lambda s: Edition.objects.filter(pk=s["shown"].edition_id).update(content="")
                  for _ in range(3))),
        Absent("no page redacts: manage.py redact does"),
        Absent("no page redacts: manage.py redact does"),
    ),
)  # fmt: skip


# --- Merging, deleting, rows that readers see ------------------------------------------------


def _two_published(who: str) -> Callable[[Newsroom], Scene]:
    def scene(n: Newsroom) -> Scene:
        factories.publish_claim(n.ben, n.claim("verified"))
        other = shown_of(n.claim("verified"))
        row = PublishedEvidence.objects.get(claim__public_id=n.claim("published").public_id)
        named = PublishedClaimCompany.objects.get(claim=row.claim)
        return _scene(n, who, other=other, row=row, named=named)

    return scene


READERS = (
    Refusal(
        "merge", "by a journalist", "role_needed", _two_published("dan"),
        Verb(lambda s: merge_claims(
            s.claim, version=s.claim.version, into=s.newsroom.claim("verified")), "can do this"),
        Changed(lambda s: (s["shown"], {"merged_into": s["other"]})),
        Step("merge", lambda s: {"into": s["other"].public_id}, ONLY_EDITORS,
             "This takes an editor"),
        Step("merge", lambda s: {"into": s["other"].public_id}, ONLY_EDITORS),
    ),
    Refusal(
        "merge", "into what is no duplicate", "merge_of_duplicates", _two_published("ben"),
        Absent("the verb links them as duplicates"),
        Changed(lambda s: (s["shown"], {"merged_into": s["other"]})), NO_PAGE, NO_PAGE,
    ),
    Refusal(
        "merge", "readers are led away from a claim", "merge_of_duplicates", _two_published("ben"),
        Absent("the verb leads on after a merge alone"),
        Added(lambda s: PublishedAddress(
            old=f"/claims/{s.claim.public_id}/", present="/about/",
            since=s["shown"].first_published_at)),
        NO_PAGE, NO_PAGE,
    ),
    *(
        Refusal(
            "rows", f"a published claim says otherwise: {name}", "published_as_edition",
            published(), Absent("the door writes it from the edition"), showing(**values),
            NO_PAGE, NO_PAGE,
        )
        for name, values in (
            ("statement", {"statement": "Otherwise."}), ("summary", {"in_short": "Otherwise."}),
            ("confidence", {"verdict": "supported", "confidence": "high"}),
            ("origins", {"origins_for": 9}), ("risk", {"risk": "legal"}),
            ("where it was checked", {"verified_how": "carried_over", "base": "Elsewhere"}),
        )
    ),
    Refusal(
        "rows", "published evidence says otherwise", "published_as_edition",
        _two_published("ben"), Absent("the door writes it from the edition"),
        Changed(lambda s: (s["row"], {"stance": "disputes"})), NO_PAGE, NO_PAGE,
    ),
    Refusal(
        "rows", "a published claim names another role", "published_as_edition",
        _two_published("ben"), Absent("the door writes it from the edition"),
        Changed(lambda s: (s["named"], {"role": "supplier"})), NO_PAGE, NO_PAGE,
    ),
    Refusal(
        "rows", "a topic that its edition does not have", "published_as_edition",
        _two_published("ben"), Absent("the door writes it from the edition"),
        Written(*(lambda s: PublishedClaimTopic.objects.create(
            claim=s["shown"], topic=PublishedTopic.objects.create(name="Fraud", slug="fraud"))
            for _ in range(3))),
        NO_PAGE, NO_PAGE,
    ),
    Refusal(
        "rows", "published evidence is taken away", "published_stays", _two_published("ben"),
        Absent("the door writes all of it"),
        Written(*(lambda s: delete_by_sql(s["row"]) for _ in range(3))), NO_PAGE, NO_PAGE,
    ),
    Refusal(
        "rows", "a claim goes back in time", "published_forward", published(),
        Absent("the door writes it once"),
        showing(first_published_at="2020-01-01T00:00Z"), NO_PAGE, NO_PAGE,
    ),
    Refusal(
        "delete", "a published claim", "published_stays", published("ana"),
        Verb(lambda s: claim_deletion.delete_draft(s.claim, version=s.claim.version)),
        Written(*(lambda s: run("SELECT delete_draft_claim(%s, %s)", [s.claim.pk, s.claim.version])
                  for _ in range(3))),
        Step("delete", {}, "What was published is never deleted"),
        Step("delete", {}, "What was published is never deleted"),
    ),
    Refusal(
        "delete", "a claim row by row", "draft_deleted_whole", other_draft("ana"),
        Absent("the verb deletes it whole"),
        Written(*(lambda s: delete_by_sql(s.claim) for _ in range(3))), NO_PAGE,
        Posted(lambda s: (address(s.claim, "delete"), {"post": "yes"}), 403),
    ),
    *(
        Refusal(
            "delete", f"what is {state.replace('_', ' ')}", "delete_drafts_only", at(state, "ana"),
            Verb(lambda s: claim_deletion.delete_draft(s.claim, version=s.claim.version)),
            Written(*(lambda s: run("SELECT delete_draft_claim(%s, %s)",
                                    [s.claim.pk, s.claim.version]) for _ in range(3))),
            Step("delete", {}, "Only a draft that nobody is deciding on"),
            Step("delete", {}, "Only a draft that nobody is deciding on"),
        )
        for state in ("in_review", "verified")
    ),
    Refusal(
        "delete", "somebody else’s draft", "role_needed", other_draft("dan"),
        Verb(lambda s: claim_deletion.delete_draft(s.claim, version=s.claim.version), "an editor"),
        Written(*(lambda s: run("SELECT delete_draft_claim(%s, %s)", [s.claim.pk, s.claim.version])
                  for _ in range(3))),
        Step("delete", {}, "Only its author or an editor", "Only its author or an editor"),
        Step("delete", {}, "Only its author or an editor"),
    ),
    Refusal(
        "delete", "a draft, by an administrator", "role_needed", by_administrator("draft"),
        Verb(lambda s: claim_deletion.delete_draft(s.claim, version=s.claim.version),
             "can do this"),
        Written(*(lambda s: run("SELECT delete_draft_claim(%s, %s)", [s.claim.pk, s.claim.version])
                  for _ in range(3))),
        Step("delete", {}, "403", "403"), Step("delete", {}, "403"),
    ),
)  # fmt: skip


# --- Briefs ----------------------------------------------------------------------------------


def brief(who: str, state: str = "draft", cites: str = "published") -> Callable[[Newsroom], Scene]:
    def scene(n: Newsroom) -> Scene:
        with acting(n.ana, "test"):
            made = briefs.draft_brief(
                answer="It is so.",
                sentences=[Sentence("known", "It is so.", (n.claim(cites),))],
                company=n.company,
            )
        if state != "draft":
            with acting(n.ana, "test"):
                review.submit(made, version=made.version)
            made = made.refreshed()
        if state == "verified":
            seen = coverage_verbs.content_hash(made)
            with acting(n.ben, "test"):
                review.verify(made, version=made.version, interests="none", seen_hash=seen)
        return Scene(n, getattr(n, who), n.claim("draft"), {"brief": made.refreshed()})

    return scene


def check_brief(s: Scene, **values: Any) -> Verification:
    row: Brief = s["brief"]
    given = {"interests": "none", "seen_version": row.version,
             "content_hash": coverage_verbs.content_hash(row)}  # fmt: skip
    return Verification(brief=row, **(given | values))


def brief_edition(row: Brief) -> Edition:
    """As the door would write it, whatever it cites."""
    moment = database_moment()
    said = {
        "id": row.public_id,
        "number": 1,
        "schema": SCHEMA,
        "published_at": moment.isoformat(),
        "answer": row.answer,
        "sentences": [
            {
                "section": sentence.section,
                "text": sentence.text,
                "claims": [{"id": claim.public_id} for claim in sentence.claims.all()],
            }
            for sentence in row.sentences.all()
        ],
    }
    text = json.dumps(said)
    return Edition(
        subject_kind="brief",
        subject=row.public_id,
        number=1,
        schema=SCHEMA,
        content=text,
        content_hash=content_hash(text),
        material_hash="0" * 64,
        verified_version=row.version,
        verified_hash=coverage_verbs.content_hash(row),
        verified_how="checked",
        published_at=moment,
    )


def brief_step(step: str, says: str, **answers: Any) -> Posted:
    def page(s: Scene) -> tuple[str, dict[str, Any]]:
        row = s["brief"].refreshed()
        seen = {"seen_version": row.version, "seen_hash": coverage_verbs.content_hash(row)}
        return address(row, "step", step), seen | answers

    return Posted(page, says)


_VERIFY_BRIEF = Verb(lambda s: review.verify(
    s["brief"], version=s["brief"].version, interests="none",
    seen_hash=coverage_verbs.content_hash(s["brief"])))  # fmt: skip
_OWN_BRIEF = "Every part of it is yours"

BRIEFS = (
    Refusal(
        "brief", "checked by its author", "four_eyes", brief("ana", "in_review"), _VERIFY_BRIEF,
        Added(check_brief), brief_step("verify", _OWN_BRIEF, interests="none"),
        brief_step("verify", _OWN_BRIEF, interests="none"),
    ),
    Refusal(
        "brief", "verified by hand", "step_not_allowed", brief("ben", "in_review"), NO_STATE,
        Changed(lambda s: (s["brief"], {"workflow": "verified"})), NO_FIELD, NO_FIELD,
    ),
    Refusal(
        "brief", "begins as verified", "brief_starts_as_draft", at("draft", "ana"), NO_STATE,
        Added(lambda s: Brief(answer="A.", company=s.newsroom.other, workflow="verified",
                              created_by=s.doer)),
        NO_FIELD, NO_FIELD,
    ),
    Refusal(
        "brief", "published unverified", "step_not_allowed", brief("ben"),
        Verb(lambda s: publish_brief(s["brief"], version=s["brief"].version), "Only a verified"),
        Changed(lambda s: (s["brief"], {"workflow": "verified", "published_number": 1})),
        brief_step("publish", "Only a verified brief"),
        brief_step("publish", "Only a verified brief"),
    ),
    Refusal(
        "brief", "published by a journalist", "published_number_mirrors", brief("dan", "verified"),
        Verb(lambda s: publish_brief(s["brief"], version=s["brief"].version), "can do this"),
        Changed(lambda s: (s["brief"], {"published_number": 1})),
        brief_step("publish", ONLY_EDITORS), brief_step("publish", ONLY_EDITORS),
    ),
    Refusal(
        "brief", "citing what readers cannot open", "brief_on_published",
        brief("ben", "verified", "draft"),
        Verb(lambda s: publish_brief(s["brief"], version=s["brief"].version),
             "cites a claim that is not published"),
        Added(lambda s: brief_edition(s["brief"])),
        brief_step("publish", "cites a claim that is not published"),
        brief_step("publish", "cites a claim that is not published"),
    ),
)  # fmt: skip

ROWS = (*T8, *T9, *T9A, *T9B, *T10, *T11, *READERS, *BRIEFS)
