"""The verb by which people say how they want to be told."""

from __future__ import annotations

from collections.abc import Mapping

from articles.desk.editing.acting import WRITERS, only
from articles.desk.editing.errors import EditingError
from articles.desk.editing.mail_queue import choices_of
from articles.desk.models import NotificationChoice, Person
from articles.logic.mail_kinds import How, chosen
from articles.logic.notification_kinds import NotificationKind


class ChosenElsewhere(EditingError):
    """The choices were changed since the form was opened."""

    def __init__(self) -> None:
        super().__init__(
            "You chose something else meanwhile, in another window. Nothing was saved: this is "
            "how it stands now."
        )


def choices_now(person: Person) -> dict[str, str]:
    """Kind to how, of every kind."""
    held = choices_of([person.pk]).get(person.pk, {})
    return {kind.value: chosen(kind.value, held).value for kind in NotificationKind}


def seen_of(choices: Mapping[str, str]) -> str:
    """What a form sends back of the choices that it showed."""
    return ",".join(f"{kind}:{how}" for kind, how in sorted(choices.items()))


def choose(choices: Mapping[str, str], *, seen: str) -> int:
    """One's own choices; how many changed. Raises ChosenElsewhere."""
    person = only(*WRITERS)
    Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    before = choices_now(person)
    if seen != seen_of(before):
        raise ChosenElsewhere
    known = {how.value for how in How}
    changed = {kind: how for kind, how in choices.items() if before.get(kind) != how}
    for kind, how in changed.items():
        if kind not in before or how not in known:
            raise EditingError("Choose for each kind one of the ways that are offered.")
        NotificationChoice.objects.update_or_create(person=person, kind=kind, defaults={"how": how})
    return len(changed)
