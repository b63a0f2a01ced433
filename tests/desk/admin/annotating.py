"""An article to annotate, and claims on its words."""

from __future__ import annotations

from typing import Any

from articles.desk.capture.capturing import capture
from articles.desk.editing.acting import acting
from articles.desk.editing.appearance import add_appearance
from articles.desk.editing.article import revise_article
from articles.desk.models import Article, ArticleVersion, Claim, Person
from tests.desk import factories

SENTENCES = (
    "Acme paid 3 million to Bolt in May, according to a company filing.",
    "Bolt’s chief executive denied the payment.",
    "Could the partnership end this year?",
    "The two have worked together since 2021.",
)
TITLE = "Strain grows between partners"
TEXT = f"{TITLE}\n\n{' '.join(SENTENCES)}\n"


def article_of(by: Person, text: str = TEXT, **fields: Any) -> Article:
    with acting(by, "test"):
        article = capture(text.encode()).article
        return revise_article(article, version=article.version, **fields) if fields else article


def version_of(article: Article) -> ArticleVersion:
    found = article.versions.order_by("-number").first()
    assert found is not None
    return found


def number_of(article: Article, words: str) -> int:
    version = version_of(article)
    for number, (start, end, _) in enumerate(version.sentences, 1):
        if words in version.text[start:end]:
            return number
    raise AssertionError(words)


def claim_on(by: Person, article: Article, *words: str, **fields: Any) -> Claim:
    """A draft whose words stand in the newest text."""
    version = version_of(article)
    spans = [(at := version.text.index(one), at + len(one)) for one in words]
    claim = factories.draft(by, **fields)
    with acting(by, "test"):
        add_appearance(claim, version=claim.version, article_version=version, spans=spans)
    return claim.refreshed()
