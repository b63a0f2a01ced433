"""The steps of a claim: what each asks, who takes it, and when it makes sense."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from articles.desk.admin import claim_refusals as refusals
from articles.desk.admin import claim_step_acts as acts
from articles.desk.admin.claim_assessment_steps import ANSWER_RULES, ASK_AGAINST, ASSESS
from articles.desk.admin.claim_desk_steps import BESIDE
from articles.desk.admin.claim_next_review import next_review
from articles.desk.admin.claim_public_steps import PUBLISHED, TEMPLATE, is_published
from articles.desk.admin.claim_quotations import withheld_facts
from articles.desk.admin.step import Step
from articles.desk.editing.acting import CHECKERS, EDITOR, FACT_CHECKER, JOURNALIST, WRITERS
from articles.desk.forms import claim_step as forms
from articles.desk.forms.outcome import OutcomeForm
from articles.logic.vocabulary import ClaimType, Workflow


def _in(*workflows: str) -> Any:
    return lambda claim: claim.workflow in workflows


def _to_the_list(claim: Any) -> str:
    return reverse("admin:articles_claim_changelist")


REVIEW = (
    Step(
        "submit", "Submit for review",
        "Others can check it then. Whatever is changed afterwards has to be checked again.",
        acts.submit, "It is in review now.", WRITERS,
        form=forms.ClaimStepForm,
        applies=_in(Workflow.DRAFT, Workflow.CHANGES_REQUESTED),
        why_not=refusals.submitting, template=TEMPLATE,
    ),
    Step(
        "verify", "Verify",
        "By verifying you say that you checked this very version. It counts for every part "
        "that you did not write.",
        acts.verify, "Your check is on record.", CHECKERS,
        form=forms.VerifyForm,
        applies=_in(Workflow.DRAFT, Workflow.IN_REVIEW, Workflow.CHANGES_REQUESTED),
        why_not=refusals.verifying, seen=lambda claim: {"seen_hash": claim.facts.hash},
        template=TEMPLATE,
    ),
    Step(
        "send-back", "Send back",
        "Its author is told what has to change.",
        acts.send_back, "Sent back with your comment.", CHECKERS,
        form=forms.CommentForm, applies=_in(Workflow.IN_REVIEW),
        why_not=refusals.in_review_only, template=TEMPLATE,
    ),
    Step(
        "publish", "Publish",
        "Readers get a new edition. Where they were told something else before, say what was "
        "wrong and what is right.",
        acts.publish, "Published.", (EDITOR,),
        form=forms.PublishForm,
        applies=lambda claim: claim.workflow != Workflow.REJECTED,
        why_not=refusals.publishing, facts=withheld_facts, seen=next_review, template=TEMPLATE,
    ),
    Step(
        "reject", "Reject", "The desk does not pursue it. It stays on record.",
        acts.reject, "Rejected.", CHECKERS,
        form=forms.RejectForm, applies=_in(Workflow.DRAFT, Workflow.IN_REVIEW), is_grave=True,
        template=TEMPLATE,
    ),
)  # fmt: skip

ASSESSING = (
    ASSESS,
    ANSWER_RULES,
    Step(
        "outcome", "Record how it came out",
        "For a forecast or a contested claim: what happened, when, and on which evidence. "
        "Assess it anew afterwards; readers are told with the next edition.",
        acts.record_outcome, "The outcome is on record.", WRITERS,
        form=OutcomeForm, why_not=refusals.coming_out,
        applies=lambda claim: is_published(claim) or claim.type == ClaimType.FORECAST,
        template=TEMPLATE,
    ),
    Step(
        "enquire", "Record an enquiry",
        "A request for comment to a company or a source. Replies are entered on its own page.",
        acts.enquire, "The enquiry is on record.", WRITERS,
        form=forms.EnquireForm, applies=lambda claim: claim.workflow != Workflow.REJECTED,
        seen=lambda claim: {"asked_on": claim.facts.today},
        template=TEMPLATE,
    ),
)  # fmt: skip

OTHER = (
    ASK_AGAINST,
    Step(
        "propose", "Propose to an editor", "To publish, correct or merge it.",
        acts.propose, "Proposed.", (JOURNALIST, FACT_CHECKER), form=forms.ProposeForm,
        applies=lambda claim: claim.workflow != Workflow.REJECTED, template=TEMPLATE,
    ),
    Step(
        "approve", "Approve a request", "The second person’s word.",
        acts.approve, "Approved.", CHECKERS, form=forms.ApproveForm, template=TEMPLATE,
    ),
    Step(
        "mark", "Change the marking",
        "Internal and confidential claims are never published. A confidential one is for its "
        "author, the person it is assigned to, and editors.",
        acts.mark, "The marking is changed.", WRITERS, form=forms.MarkForm,
        seen=lambda claim: {"marking": claim.marking}, template=TEMPLATE,
    ),
    Step(
        "embargo", "Set an embargo",
        "It is not published before then, and published for you afterwards.",
        acts.embargo, "The embargo is set.", (EDITOR,), form=forms.EmbargoForm,
        seen=lambda claim: {"until": claim.embargo_until}, template=TEMPLATE,
    ),
    Step(
        "merge", "Merge into another claim",
        "It says the same as the other one: readers are led there.",
        acts.merge, "Merged: readers are led to the other claim.", (EDITOR,),
        form=forms.MergeForm, is_grave=True, template=TEMPLATE,
    ),
    Step(
        "unmerge", "Undo the merge", "The claim has its own page again.",
        acts.unmerge, "The merge is undone.", (EDITOR,), form=forms.ClaimStepForm,
        applies=lambda claim: any(link.kind == "duplicates" for link in claim.facts.links),
        template=TEMPLATE,
    ),
    Step(
        "delete", "Delete the draft",
        "With its evidence and its trail. History keeps what it was.",
        acts.delete_draft, "The draft is deleted.", WRITERS, form=forms.ClaimStepForm,
        applies=lambda claim: not is_published(claim)
        and claim.workflow in (Workflow.DRAFT, Workflow.CHANGES_REQUESTED),
        why_not=refusals.deleting, leads_to=_to_the_list, is_grave=True, template=TEMPLATE,
    ),
)  # fmt: skip

STEPS = REVIEW + BESIDE + ASSESSING + PUBLISHED + OTHER
