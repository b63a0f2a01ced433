"""Who may know of what: one rule for lists and for single records, as a table of truth."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.contrib import admin
from django.db.models import QuerySet
from django.test import RequestFactory

from articles.desk.forms.visibility import visible_to
from articles.desk.models import Claim, Person, Source
from tests.matrix.walking import Walker

TRUTH = """
claim    | ana ben J F fay E A root none
draft    | yes yes yes yes yes yes yes yes yes
internal | yes yes yes yes yes yes yes yes yes
secret   | yes yes no  no  yes yes no  no  no

source   | ana ben J F fay E A root none kim
outlet   | yes yes yes yes yes yes yes yes yes yes
hidden   | yes no  no  no  no  no  no  no  no  yes
"""


def _cases() -> list[tuple[type[Claim] | type[Source], str, str, bool]]:
    found = []
    for block in TRUTH.strip().split("\n\n"):
        head, *lines = ([cell.split() for cell in line.split("|")] for line in block.splitlines())
        model = Claim if head[0] == ["claim"] else Source
        for (record,), marks in lines:
            found += [
                (model, record, person, mark == "yes")
                for person, mark in zip(head[1], marks, strict=True)
            ]
    return found


#: Where the two rules are written; whoever needs them asks the rows.
RULES = {
    "assigned_to_id=person": "articles/desk/models/claim.py",
    "access__person": "articles/desk/models/source.py",
}


@pytest.mark.parametrize("words", RULES)
def test_each_rule_is_written_once(words: str) -> None:
    found = [
        path.relative_to(settings.BASE_DIR).as_posix()
        for path in (settings.BASE_DIR / "articles").rglob("*.py")
        if words in path.read_text()
    ]
    assert found == [RULES[words]]


@pytest.mark.parametrize(("model", "record", "person", "may"), _cases())
def test_a_list_and_a_record_are_seen_by_the_same_people(
    kept: Walker, model: type[Claim] | type[Source], record: str, person: str, may: bool
) -> None:
    """Whoever has a role at the desk; others get to no list (see the walk)."""
    who: Person = kept.world.record(person)
    rows: QuerySet[Claim] | QuerySet[Source] = model.objects.all()
    seen = visible_to(who, rows).filter(pk=kept.world.keys[record]).exists()
    assert seen is may
    request = RequestFactory().get("/desk/")
    request.user = who
    request.resolver_match = None
    page = admin.site._registry[model]
    assert (page.get_object(request, str(kept.world.keys[record])) is not None) is may
