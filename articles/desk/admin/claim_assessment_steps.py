"""Steps about what is held: assess, answer the rules, ask a second editor."""

from __future__ import annotations

from typing import Any

from articles.desk.admin import claim_step_acts as acts
from articles.desk.admin.claim_facts import ClaimFacts
from articles.desk.admin.claim_public_steps import TEMPLATE
from articles.desk.admin.claim_second_editor import asked_against
from articles.desk.admin.claim_suggestion import may_see
from articles.desk.admin.step import Facts, Step
from articles.desk.editing.acting import EDITOR, WRITERS
from articles.desk.forms.assessment import AnswerForm, AssessmentForm
from articles.desk.forms.claim_step import AskForm, ClaimStepForm
from articles.logic.vocabulary import RequestAction, Workflow


class AssessForm(AssessmentForm, ClaimStepForm):
    """Asks for a difference from the rules only of who has seen what they suggest."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "divergence_reason" not in self.data and not may_see(self.record.facts):
            del self.fields["divergence_reason"]


class AnswerRulesForm(AnswerForm, ClaimStepForm):
    pass


def is_asked_why(claim: Any) -> bool:
    """Of whoever made the assessment, where it lies far from the rules and says nothing."""
    facts: ClaimFacts = claim.facts
    return facts.is_held_by_me and facts.divergence.needs_answer


def needs_second_editor(claim: Any) -> bool:
    """Where this person may know of it, and nobody approved or asked for this content yet."""
    facts: ClaimFacts = claim.facts
    if claim.workflow not in (Workflow.IN_REVIEW, Workflow.VERIFIED) or not may_see(facts):
        return False
    return facts.divergence.needs_second_editor and asked_against(facts) is None


def why_second_editor(claim: Any) -> Facts:
    facts: ClaimFacts = claim.facts
    if not may_see(facts):
        return []
    return [("Why a second editor", facts.divergence.why_second_editor)]


ASSESS = Step(
    "assess", "Assess", "Your verdict on the evidence as it stands, with its reasons.",
    acts.assess, "Your assessment is on record.", WRITERS,
    form=AssessForm, applies=lambda claim: claim.workflow != Workflow.REJECTED,
    template=TEMPLATE,
)  # fmt: skip

# Its title is kept in the history, where it tells nobody that something differs.
ANSWER_RULES = Step(
    "answer-rules", "Complete the assessment",
    "Your assessment stays as it is, with your answer to what the rules suggest.",
    acts.answer_rules, "Your answer is on record.", WRITERS,
    form=AnswerRulesForm, applies=is_asked_why, template=TEMPLATE,
)  # fmt: skip

ASK_AGAINST = Step(
    "ask-against", "Ask to publish against the suggestion",
    "The verdict goes against the rules, or above their ceiling: a second editor has to approve "
    "that, for this very content.",
    acts.asking(RequestAction.PUBLISH_AGAINST_SUGGESTION), "Asked. A second editor approves.",
    (EDITOR,), form=AskForm, applies=needs_second_editor, facts=why_second_editor,
    template=TEMPLATE,
)  # fmt: skip
