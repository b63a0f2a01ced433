"""The things that can be done to several claims: what each would change, and doing it.

Never verdicts, checks or publishing: those are decided one by one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format

from articles.desk.admin.claim_desk_steps import recheck_links
from articles.desk.admin.together.chosen import Chosen
from articles.desk.editing.acting import acting
from articles.desk.editing.claim_desk import assign
from articles.desk.editing.claim_topic import set_topics
from articles.desk.editing.errors import EditingError
from articles.desk.editing.notifying import name_of
from articles.desk.editing.snooze import check_day, snooze
from articles.desk.models import Claim, Person
from articles.logic.vocabulary import Workflow
from articles.logic.wording import counted

NOTHING = "Nothing changes"
_STALE = "Somebody changed it since you chose it: look at it again."
_REJECTED = "It is rejected: nobody works on it."


@dataclass(frozen=True)
class Effect:
    """`words` say what would change, or did; `state` is "change", "none" or "refused"."""

    chosen: Chosen
    words: str
    state: str = "change"


@dataclass(frozen=True)
class Act:
    """`effect` is "" where nothing would change, and raises EditingError where it is refused."""

    effect: Callable[[Claim, dict[str, Any]], str]
    do: Callable[[Chosen, dict[str, Any]], object]


def _assigned(claim: Claim, said: dict[str, Any]) -> str:
    if claim.workflow == Workflow.REJECTED:
        raise EditingError(_REJECTED)
    if claim.assigned_to == said["to"]:
        return ""
    return f"{_who(claim.assigned_to)} → {_who(said['to'])}"


def _who(person: Person | None) -> str:
    return name_of(person) if person else "nobody"


def _has_topic(claim: Any, said: dict[str, Any]) -> str:
    held = [topic.name for topic in claim.topics.all()]
    if said["topic"].casefold() in {name.casefold() for name in held}:
        return ""
    return f"{', '.join(held) or 'No topic'}; added: {said['topic']}"


def _is_snoozed(claim: Any, said: dict[str, Any]) -> str:
    if claim.workflow == Workflow.REJECTED:
        raise EditingError(_REJECTED)
    until = said["until"]
    check_day(until, timezone.now().date())
    if any(one.until == until for one in claim.my_snoozes):
        return ""
    return f"Out of your queue until {date_format(until, 'j F Y')}"


def _is_rechecked(claim: Any, said: dict[str, Any]) -> str:
    """`linked` are the articles with an address that it rests on."""
    if not claim.linked:
        return ""
    return f"{counted(claim.linked, 'page').capitalize()} looked at, in the background"


def _exported(claim: Claim, said: dict[str, Any]) -> str:
    return "A row of the file"


def _assign(chosen: Chosen, said: dict[str, Any]) -> object:
    return assign(chosen.claim, version=chosen.version, to=said["to"])


def _add_topic(chosen: Chosen, said: dict[str, Any]) -> object:
    names = [topic.name for topic in chosen.claim.topics.all()]
    return set_topics(chosen.claim, version=chosen.version, topics=[*names, said["topic"]])


def _snooze(chosen: Chosen, said: dict[str, Any]) -> object:
    today = timezone.now().date()
    return snooze(chosen.claim, until=said["until"], today=today, reason=said["reason"])


def _recheck(chosen: Chosen, said: dict[str, Any]) -> None:
    recheck_links(chosen.claim, version=chosen.version)


def _leave(chosen: Chosen, said: dict[str, Any]) -> None:
    """A file is made of all at once; see `file.py`."""


ACTS = {
    "assign": Act(_assigned, _assign),
    "topic": Act(_has_topic, _add_topic),
    "snooze": Act(_is_snoozed, _snooze),
    "recheck": Act(_is_rechecked, _recheck),
    "export": Act(_exported, _leave),
}


def effects(chosen: list[Chosen], said: dict[str, Any]) -> list[Effect]:
    """What would happen to each; nothing is written."""
    return [_effect(one, said) for one in chosen]


def _effect(one: Chosen, said: dict[str, Any]) -> Effect:
    try:
        words = ACTS[said["act"]].effect(one.claim, said)
    except EditingError as refused:
        return Effect(one, str(refused), "refused")
    if words and one.is_stale:
        return Effect(one, _STALE, "refused")
    return Effect(one, words) if words else Effect(one, NOTHING, "none")


def done(person: Person, chosen: list[Chosen], said: dict[str, Any]) -> list[Effect]:
    """Does it to each in a transaction of its own: one that is refused keeps no other back."""
    results = []
    for effect in effects(chosen, said):
        if effect.state == "change":
            effect = _do(person, effect, said)
        results.append(effect)
    return results


def _do(person: Person, effect: Effect, said: dict[str, Any]) -> Effect:
    try:
        with acting(person, said["reason"] or "Done to several claims"):
            ACTS[said["act"]].do(effect.chosen, said)
    except Claim.DoesNotExist:
        return Effect(effect.chosen, "It was deleted meanwhile.", "refused")
    except EditingError as refused:
        return Effect(effect.chosen, str(refused), "refused")
    return effect
