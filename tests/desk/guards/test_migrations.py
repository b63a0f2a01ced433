"""The guards can be taken off and put on again by migrating."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import connections

from tests.desk import factories
from tests.desk.editing.test_reanchoring import (
    OFFER,
    PARAGRAPHS,
    SIGNED,
    an_article,
    edit,
    say,
)


def _guards() -> list[tuple[str, str]]:
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
            "WHERE NOT t.tgisinternal ORDER BY 1, 2"
        )
        return list(cursor.fetchall())


@pytest.mark.usefixtures("committed_db")
def test_it_goes_down_and_up_again() -> None:
    before = _guards()
    call_command("migrate", "articles", "0001", verbosity=0, skip_checks=True)
    assert all(name.startswith("pgtrigger_") for _, name in _guards())
    call_command("migrate", verbosity=0, skip_checks=True, interactive=False)
    assert _guards() == before
    _, edition = factories.published_claim(factories.person(), factories.person())
    assert edition.number == 1


@pytest.mark.usefixtures("committed_db")
def test_passages_from_before_stand_in_the_sentence_where_they_were_chosen() -> None:
    ana = factories.person()
    text = an_article(ana)
    signed, offer = say(ana, text, SIGNED), say(ana, text, OFFER)
    edit(ana, text.article, PARAGRAPHS[1].replace("two people", "a manager"), PARAGRAPHS[2])
    call_command("migrate", "articles", "0010", verbosity=0, skip_checks=True)
    call_command("migrate", verbosity=0, skip_checks=True, interactive=False)
    assert (signed.refreshed().state, signed.spans.get().confirmed) == ("moved", "")
    assert offer.spans.get().confirmed == PARAGRAPHS[2]
