from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.desk.forms.record_choice import RecordChoiceField, words_of
from articles.desk.models import Article, Claim, Company
from tests.desk import factories

pytestmark = pytest.mark.django_db


def _found(text: str, model: Any = Company) -> Any:
    return RecordChoiceField(model, required=False).clean(text)


def test_it_takes_a_name_a_former_name_an_id_and_its_own_words() -> None:
    ana = factories.person("ana")
    meta = factories.make_company(ana, "Meta", names=[("Facebook", "former")])
    for text in ("meta", "Facebook", meta.public_id, meta.public_id.lower(), words_of(meta)):
        assert _found(text) == meta
    assert _found("  ") is None


def test_it_takes_the_address_of_a_claim() -> None:
    claim = factories.draft(factories.person("ana"))
    for text in (f"/claims/{claim.public_id}/", f"https://kb.example/claims/{claim.public_id}"):
        assert _found(text, Claim) == claim


def test_it_finds_a_name_that_looks_like_an_id() -> None:
    company = factories.make_company(factories.person("ana"), "ABCDEFGH")
    assert _found("abcdefgh") == company


def test_it_suggests_names_like_the_one_typed() -> None:
    company = factories.make_company(factories.person("ana"), "Meta Platforms")
    with pytest.raises(ValidationError, match="No company is called “Platforms”") as refused:
        _found("Platforms")
    assert company.public_id in refused.value.messages[0]


def test_it_asks_nothing_of_the_database_for_what_stands_there_already() -> None:
    company = factories.make_company(factories.person("ana"), "Meta")
    field = RecordChoiceField(Company)
    field.present = company
    with CaptureQueriesContext(connection) as taken:
        assert field.clean(words_of(company)) == company
    assert len(taken) == 0


@pytest.mark.parametrize("text", ["%", "_", "'; DROP TABLE x", "\\", "x" * 700, "a\x00b", "🦜"])
def test_it_answers_any_text_in_words(text: str) -> None:
    with pytest.raises(ValidationError):
        _found(text, Article)
