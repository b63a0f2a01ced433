"""How the newest assessment of a claim lies to what the rules suggest."""

from __future__ import annotations

from dataclasses import dataclass

from articles.desk.editing.coverage import content_hash
from articles.desk.editing.errors import EditingError
from articles.desk.editing.facts import facts_of
from articles.desk.editing.suggesting import suggest_again
from articles.desk.models import Assessment, Claim, Person, Request, Suggestion
from articles.logic import divergence as compared
from articles.logic.confidence import Ceiling, ceilings
from articles.logic.divergence import FAR, Advised, Held
from articles.logic.rule_words import ceiling_named
from articles.logic.vocabulary import RequestAction

#: For who may not have seen the suggestion: nothing of it is in these words.
NOT_COMPLETE = (
    "The assessment is not complete: whoever made it opens the claim and answers what is asked "
    "there."
)


@dataclass(frozen=True)
class Divergence:
    """`apart` in levels; `ceiling` with its rules, where the confidence lies above it."""

    apart: int
    is_opposite: bool
    ceiling: Ceiling | None
    is_answered: bool

    @property
    def is_far(self) -> bool:
        return self.apart >= FAR

    @property
    def needs_answer(self) -> bool:
        return self.is_far and not self.is_answered

    @property
    def needs_second_editor(self) -> bool:
        return self.is_opposite or self.ceiling is not None

    @property
    def why_second_editor(self) -> str:
        """The rule that is overridden, with its source; empty where none is."""
        said = []
        if self.is_opposite:
            said.append("The rules suggest the opposite verdict.")
        if self.ceiling is not None:
            said.append(f"It lies above the ceiling {ceiling_named(self.ceiling)}.")
        return " ".join(said)

    @property
    def refusal(self) -> str:
        """Why it is not published yet."""
        return f"{self.why_second_editor[:-1]}; a second editor has to approve that first."


AGREED = Divergence(0, False, None, is_answered=False)


def divergence(claim: Claim, held: Assessment | None, stored: Suggestion | None) -> Divergence:
    """Reads the evidence only where a ceiling is overridden."""
    if held is None or stored is None:
        return AGREED
    own, rules = _held(held), _advised(stored)
    return Divergence(
        apart=compared.levels_apart(own, rules),
        is_opposite=compared.is_opposite(own, rules),
        ceiling=_ceiling(claim, own, rules, stored),
        is_answered=bool(held.divergence_reason.strip()),
    )


def check_answered(claim: Claim, person: Person) -> None:
    """Refuses an assessment that lies far from the rules and says nothing of it."""
    stored = Suggestion.objects.filter(claim=claim).first()
    if stored is not None and stored.is_stale:
        suggest_again(claim)
        stored.refresh_from_db()
    held = Assessment.objects.current_of(claim)
    if held is None or stored is None or held.divergence_reason.strip():
        return
    if compared.levels_apart(_held(held), _advised(stored)) < FAR:
        return
    if held.assessed_by_id != person.pk:
        raise EditingError(NOT_COMPLETE)
    raise EditingError(
        "Your assessment lies two levels or more away from what the rules suggest: say why first."
    )


def check_second_editor(claim: Claim) -> None:
    """Refuses what goes against the rules, unless a second editor approved this very content.

    The database refuses the same; here the rule is named.
    """
    held = Assessment.objects.current_of(claim)
    found = divergence(claim, held, Suggestion.objects.filter(claim=claim).first())
    if not found.needs_second_editor:
        return
    asked = Request.objects.filter(claim=claim, action=RequestAction.PUBLISH_AGAINST_SUGGESTION)
    if not asked.filter(content_hash=content_hash(claim), approval__isnull=False).exists():
        raise EditingError(found.refusal)


def _held(row: Assessment) -> Held:
    return Held(row.verdict, row.confidence, row.rating)


def _advised(row: Suggestion) -> Advised:
    return Advised(row.verdict, row.word, row.points or 0.0, row.ceiling, row.ceiling_other)


def _ceiling(claim: Claim, held: Held, advised: Advised, stored: Suggestion) -> Ceiling | None:
    if not compared.ceiling_overridden(held, advised):
        return None
    pro, con = ceilings(*facts_of(claim), as_of=stored.as_of)
    prevailing, other = (pro, con) if advised.points >= 0 else (con, pro)
    return other if compared.is_for_the_other_side(held, advised) else prevailing
