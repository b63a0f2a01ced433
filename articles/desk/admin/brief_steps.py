"""Steps of a brief: submit, verify, send back, publish, propose."""

from __future__ import annotations

from articles.desk.admin.step import Step
from articles.desk.editing.acting import CHECKERS, EDITOR, FACT_CHECKER, JOURNALIST, WRITERS
from articles.desk.editing.coverage import content_hash
from articles.desk.editing.request import ask_for
from articles.desk.editing.review import send_back, submit, verify
from articles.desk.forms.check import CheckForm, CommentForm
from articles.desk.forms.step import ReasonForm
from articles.desk.models import Brief
from articles.desk.publishing.brief import publish_brief
from articles.logic.vocabulary import BriefSection, RequestAction, Workflow


def _text(record: Brief) -> list[tuple[str, str]]:
    sentences = record.sentences.order_by("position")
    said = ((BriefSection(sentence.section).label, sentence.text) for sentence in sentences)
    return [("Answer", record.answer), *said]


def _seen(record: Brief) -> dict[str, str]:
    return {"seen_hash": content_hash(record)}


def _verify(
    record: Brief, *, version: int, seen_hash: str, interests: str, comment: str = ""
) -> None:
    verify(record, version=version, seen_hash=seen_hash, interests=interests, comment=comment)


def _propose(record: Brief, *, version: int, reason: str) -> None:
    ask_for(RequestAction.BRIEF, Brief.objects.locked(record.pk, version), reason=reason)


STEPS = (
    Step(
        name="submit",
        title="Hand in for checking",
        explains="Somebody else reads it next and verifies it or sends it back.",
        act=submit,
        done="It waits for somebody else to check it.",
        roles=WRITERS,
        applies=lambda record: record.workflow in (Workflow.DRAFT, Workflow.CHANGES_REQUESTED),
        facts=_text,
    ),
    Step(
        name="verify",
        title="Verify",
        explains="You say: I checked these sentences against the claims they cite.",
        act=_verify,
        done="Verified.",
        roles=CHECKERS,
        form=CheckForm,
        applies=lambda record: record.workflow == Workflow.IN_REVIEW,
        facts=_text,
        seen=_seen,
    ),
    Step(
        name="send-back",
        title="Send back",
        explains="Its author reads what has to change.",
        act=send_back,
        done="Sent back.",
        roles=CHECKERS,
        form=CommentForm,
        applies=lambda record: record.workflow == Workflow.IN_REVIEW,
        facts=_text,
    ),
    Step(
        name="publish",
        title="Publish",
        explains="Readers see it on the page of the company or the topic, as a new edition.",
        act=publish_brief,
        done="Published.",
        roles=(EDITOR,),
        applies=lambda record: record.workflow == Workflow.VERIFIED,
        facts=_text,
    ),
    Step(
        name="propose",
        title="Ask an editor to publish it",
        explains="It stands in the list of requests until an editor publishes it.",
        act=_propose,
        done="Asked for.",
        roles=(JOURNALIST, FACT_CHECKER),
        instead_of="publish",
        form=ReasonForm,
        applies=lambda record: record.workflow == Workflow.VERIFIED,
        facts=_text,
    ),
)
