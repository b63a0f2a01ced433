"""Carrying over the drafts of a base, thousands at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from articles.desk.editing.acting import acting
from articles.desk.editing.bulk import assess_none
from articles.desk.editing.bulk_load import ready_to_copy
from articles.desk.editing.errors import EditingError
from articles.desk.importing.owner import on_owners_connection
from articles.desk.models import Claim, Person
from articles.desk.publishing.carry_over import carry_over_together
from articles.logic.edition_content import ClaimContent

#: Claims in one transaction: enough that statements cost little, few enough to lose little.
AT_ONCE = 500


@dataclass
class CarriedOver:
    """How many claims readers have now, how many they had already, and by the keys of the
    others why they were refused."""

    taken: int = 0
    skipped: int = 0
    refused: dict[int, str] = field(default_factory=dict)


def carry_over_all(
    keys: Sequence[int],
    *,
    by: Person,
    base: str,
    contents: Mapping[int, ClaimContent] | None = None,
    progress: Callable[[CarriedOver], None] = lambda so_far: None,
) -> CarriedOver:
    """Publishes these drafts as edition 1, “imported from `base`, not checked by this desk”.

    On the owner's connection, outside of any transaction. Those without an assessment are told
    as not yet assessed. What was published already is skipped, so that it can be run again
    after it was stopped at any time; a claim that cannot be published is left and named.
    """
    done = CarriedOver()
    with on_owners_connection():
        for first in range(0, len(keys), AT_ONCE):
            _carry(keys[first : first + AT_ONCE], by, base, contents, done)
            progress(done)
    return done


def _carry(
    keys: Sequence[int],
    by: Person,
    base: str,
    contents: Mapping[int, ClaimContent] | None,
    done: CarriedOver,
) -> None:
    """Where one is refused, halves are tried until it stands alone."""
    try:
        with acting(by, f"carried over from {base}"):
            ready_to_copy()
            claims = list(
                Claim.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk")
            )
            drafts = [claim for claim in claims if claim.published_number is None]
            if drafts:
                same = [claim.pk for claim in drafts]
                if assess_none(same, f"Nobody has assessed it yet; imported from {base}."):
                    drafts = list(Claim.objects.filter(pk__in=same).order_by("pk"))
                carry_over_together(drafts, base=base, contents=contents)
    except EditingError as problem:
        if len(keys) == 1:
            done.refused[keys[0]] = str(problem)
            return
        middle = len(keys) // 2
        for half in (keys[:middle], keys[middle:]):
            _carry(half, by, base, contents, done)
        return
    done.taken += len(drafts)
    done.skipped += len(keys) - len(drafts)
