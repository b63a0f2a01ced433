"""The real article: captured, and two of its claims taken to the company pages."""

from __future__ import annotations

import pytest
from django.test import Client

from articles.desk.capture.capturing import capture
from articles.desk.editing.acting import acting
from articles.desk.editing.appearance import add_appearance
from articles.desk.editing.evidence import attach
from articles.desk.models import ArticleVersion, Claim, Company, Person
from articles.desk.publishing.publish import publish
from tests.desk import factories
from tests.desk.capture import test_shared_data as shared

pytestmark = [pytest.mark.django_db, shared.pytestmark]

PROPERTY = ("disagreements over", "intellectual property rights")
PRIVACY = ("disagreements over data privacy standards",)


def _told(
    by: Person,
    text: ArticleVersion,
    companies: list[Company],
    statement: str,
    words: tuple[str, ...],
) -> Claim:
    claim = factories.draft(by, statement, companies=[(one, "subject") for one in companies])
    spans = [(text.text.index(part), text.text.index(part) + len(part)) for part in words]
    outlet = factories.make_source(by, attribution="on_the_record")
    with acting(by, "from the article"):
        claim = claim.refreshed()
        add_appearance(
            claim, version=claim.version, article_version=text, spans=spans, mode="attributed"
        )
        claim = claim.refreshed()
        attach(
            claim, version=claim.version, source=outlet, article=text.article, article_version=text
        )
    factories.assess(by, claim)
    factories.submit(by, claim)
    return claim


def test_two_of_its_claims_reach_the_company_pages(client: Client) -> None:
    ana, ben = factories.person(), factories.person()
    meta = factories.make_company(ana, "Meta", names=[("Facebook", "former")])
    scale = factories.make_company(ana, "Scale AI")
    with acting(ana, "captured"):
        text = capture(
            (shared.FOLDER / "articles/meta-scale-ai-partnership.txt").read_bytes()
        ).version
    statements = {
        "There are tensions over intellectual property.": PROPERTY,
        "There are tensions over data privacy standards.": PRIVACY,
    }
    for statement, words in statements.items():
        claim = factories.verify(ben, _told(ana, text, [meta, scale], statement, words))
        with acting(ben, "ready"):
            edition = publish(claim, version=claim.version)
        page = client.get(f"/claims/{claim.public_id}/").content.decode()
        assert statement in page
        assert "1 origin, not stated" in page
        assert edition.number == 1
    for slug in ("meta", "scale-ai"):
        dossier = client.get(f"/companies/{slug}/").content.decode()
        assert all(statement in dossier for statement in statements)
    found = client.get("/search/?q=Facebook").content.decode()
    assert "/companies/meta/" in found
    article = client.get(f"/articles/{text.article.public_id}/").content.decode()
    assert PROPERTY[1] in article
    assert "Looking Ahead" not in article  # it may be quoted, not shown whole
