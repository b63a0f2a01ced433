"""The steps of a published claim: challenge, retract, withdraw, and what they ask for."""

from __future__ import annotations

from typing import Any

from articles.desk.admin import claim_refusals as refusals
from articles.desk.admin import claim_step_acts as acts
from articles.desk.admin.claim_next_review import next_review
from articles.desk.admin.claim_redactions import redaction_facts
from articles.desk.admin.step import Step
from articles.desk.editing.acting import CHECKERS, EDITOR, WRITERS
from articles.desk.forms import claim_step as forms
from articles.logic.vocabulary import Challenge, RequestAction

TEMPLATE = "desk/claim_step.html"


def is_published(claim: Any) -> bool:
    return claim.published_number is not None


def _challenged(claim: Any) -> bool:
    return bool(claim.challenge == Challenge.UNDER_REVIEW)


PUBLISHED = (
    Step(
        "challenge", "Challenge",
        "Somebody disputes the published claim: readers see that it is under review.",
        acts.challenge, "It is under review, and readers see that.", CHECKERS,
        form=forms.ChallengeForm,
        applies=lambda claim: is_published(claim) and not _challenged(claim), template=TEMPLATE,
    ),
    Step(
        "ask-close", "Ask to close the challenge", "A second person has to approve it.",
        acts.asking(RequestAction.CLOSE_CHALLENGE), "Asked. A second person approves it.",
        (EDITOR,), form=forms.AskForm, applies=_challenged, template=TEMPLATE,
    ),
    Step(
        "close-challenge", "Close the challenge",
        "Upheld, corrected or retracted; readers see the outcome. A corrected claim is "
        "published anew at once.",
        acts.close_challenge, "The challenge is closed.", (EDITOR,),
        form=forms.CloseChallengeForm, applies=_challenged,
        why_not=refusals.closing_a_challenge, template=TEMPLATE,
    ),
    Step(
        "close-recheck", "Close the recheck",
        "Its basis moved. Either assess it again, or say why the edition stands.",
        acts.close_recheck, "The recheck is closed.", CHECKERS,
        form=forms.CloseRecheckForm,
        applies=lambda claim: claim.challenge == Challenge.RECHECK, template=TEMPLATE,
    ),
    Step(
        "reviewed", "Reviewed: nothing to change",
        "You looked again at what readers have, and it stands. They are told the day, and that a "
        "fact-checker or an editor looked; the edition stays. It checks no part of it.",
        acts.find_nothing_to_change, "Your review is on record, and readers see its day.",
        CHECKERS, form=forms.ReviewedForm, applies=is_published, why_not=refusals.reviewing,
        seen=next_review, template=TEMPLATE,
    ),
    Step(
        "ask-retraction", "Ask for a retraction", "A second person has to approve it.",
        acts.asking(RequestAction.RETRACT), "Asked. A second person approves it.", WRITERS,
        form=forms.AskForm, applies=is_published, template=TEMPLATE,
    ),
    Step(
        "retract", "Retract",
        "The address stays, with what was wrong and what is right.",
        acts.retract, "Retracted.", (EDITOR,),
        form=forms.RetractForm, applies=is_published, why_not=refusals.retracting,
        is_grave=True, template=TEMPLATE,
    ),
    Step(
        "ask-withdrawal", "Ask for a withdrawal",
        "For a legal ground or the safety of a person. A second editor has to approve it.",
        acts.asking(RequestAction.WITHDRAW), "Asked. A second editor approves it.", (EDITOR,),
        form=forms.AskWithdrawalForm, applies=is_published, template=TEMPLATE,
    ),
    Step(
        "withdraw", "Withdraw",
        "Every version is taken from readers; only the ground’s class remains.",
        acts.withdraw, "Withdrawn.", (EDITOR,), form=forms.ClaimStepForm, applies=is_published,
        why_not=refusals.withdrawing, is_grave=True, template=TEMPLATE,
    ),
    Step(
        "ask-redaction", "Ask for a redaction",
        "For a legal ground or the safety of a person. An edition that readers are not shown any "
        "more loses its content for good; its number, its hash and a notice stay. A second editor "
        "has to approve it; whoever runs the installation carries it out then.",
        acts.ask_redaction, "Asked. A second editor approves it.", (EDITOR,),
        form=forms.AskRedactionForm, applies=is_published, why_not=refusals.redacting,
        facts=redaction_facts, template=TEMPLATE,
    ),
)  # fmt: skip
