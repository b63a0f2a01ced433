from __future__ import annotations

import pytest

from articles.desk.forms.basis import basis_of, defaults_of, origin_kind
from articles.desk.models import Article
from articles.logic.vocabulary import Basis
from tests.desk import factories


@pytest.mark.parametrize(
    ("basis", "kind", "is_own", "directness"),
    [
        (Basis.NAMED_SOURCE, "on_record_statement", False, "direct"),
        (Basis.DOCUMENT, "media_report", False, "secondhand"),
        (Basis.UNNAMED_SOURCE, "anonymous", False, "secondhand"),
        (Basis.OWN_REPORTING, "media_report", True, "direct"),
        (Basis.NOTHING_STATED, "media_report", False, "secondhand"),
    ],
)
def test_it_implies_cautious_fields(basis: str, kind: str, is_own: bool, directness: str) -> None:
    implied = defaults_of(basis)
    assert (implied.kind, implied.is_own_reporting, implied.directness) == (
        kind, is_own, directness,
    )  # fmt: skip


def test_it_lets_the_article_say_what_kind_it_is() -> None:
    filing = Article(default_kind="company_filing", default_directness="direct")
    assert defaults_of(Basis.DOCUMENT, filing).kind == "company_filing"
    assert defaults_of(Basis.NOTHING_STATED, filing).directness == "direct"
    assert defaults_of(Basis.UNNAMED_SOURCE, filing).kind == "anonymous"
    assert defaults_of(Basis.NAMED_SOURCE, filing).kind == "on_record_statement"


def test_it_names_an_unnamed_person_and_else_a_document() -> None:
    assert origin_kind(Basis.UNNAMED_SOURCE) == "person"
    assert origin_kind(Basis.DOCUMENT) == "document"


@pytest.mark.django_db
@pytest.mark.parametrize("basis", list(Basis))
def test_it_reads_the_answer_back_from_what_it_implied(basis: Basis) -> None:
    """Except a document that nobody named: then nothing is stated."""
    ana = factories.person("ana")
    implied = defaults_of(basis)
    item = factories.attach(
        ana, factories.draft(ana), kind=implied.kind, is_own_reporting=implied.is_own_reporting
    )
    expected = Basis.NOTHING_STATED if basis == Basis.DOCUMENT else basis
    assert basis_of(item) == expected
