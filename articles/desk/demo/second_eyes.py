"""A claim of the demonstration between two people: checked, changed, and asked about again."""

from __future__ import annotations

from articles.desk.demo.newsroom import Newsroom
from articles.desk.demo.telling import check
from articles.desk.editing.check_ask import ask_to_check
from articles.desk.editing.claim import revise
from articles.desk.editing.comment import comment
from articles.desk.editing.review import submit
from articles.desk.models import CheckAsk, Claim, Comment
from articles.logic.vocabulary import Workflow

STATEMENT = "Thimblewick Cells is building a second works at Aldermoor."
NEWLY = "A building permit was granted and the field is fenced; whether building has begun is open."
ON_AN_ITEM = "The sentence about eighty people is in another report as well. Who asked first?"
TO_LOOK_AT = "You have read the permit before: only the sentence in short is new."


def tell_second_eyes(newsroom: Newsroom) -> str:
    """Each step once; a claim that people took elsewhere is left alone."""
    claim = newsroom.claim(STATEMENT)
    if claim is None or claim.workflow not in (Workflow.IN_REVIEW, Workflow.VERIFIED):
        return "left alone"
    if claim.in_short != NEWLY:
        check(newsroom, claim, "yuna")
        with newsroom.deed("tomasz", "The field was seen"):
            claim.refresh_from_db()
            claim = revise(claim, version=claim.version, in_short=NEWLY)
            submit(claim, version=claim.refreshed().version)
    _say(newsroom, claim.refreshed())
    return "1 claim, checked and changed since"


def _say(newsroom: Newsroom, claim: Claim) -> None:
    item = claim.evidence.order_by("-id").first()
    if item is not None and not Comment.objects.filter(claim=claim, words=ON_AN_ITEM).exists():
        with newsroom.deed("yuna", "Commented on an item"):
            comment(claim, version=claim.version, words=ON_AN_ITEM, part=item.public_id)
    if not CheckAsk.objects.filter(claim=claim).exists():
        with newsroom.deed("tomasz", "Asked for a second pair of eyes"):
            of = newsroom.person("femi")
            ask_to_check(claim.refreshed(), version=claim.version, of=of, words=TO_LOOK_AT)
