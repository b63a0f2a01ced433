"""What a story's claims rest on: companies, sources with their grades, origins, articles."""

from __future__ import annotations

from articles.desk.capture.capturing import capture
from articles.desk.demo.newsroom import Newsroom
from articles.desk.demo.story import Data, Story, dates_in
from articles.desk.editing.article import revise_article, set_article_companies
from articles.desk.editing.article_derivation import derive_article
from articles.desk.editing.company import make_company
from articles.desk.editing.origin import make_origin
from articles.desk.editing.source import make_source
from articles.desk.editing.source_access import give_access
from articles.desk.editing.source_grade import grade
from articles.desk.models import Article, Company, Origin, Source
from articles.logic.partial_dates import PartialDate
from articles.logic.vocabulary import Rights


def prepare(newsroom: Newsroom, story: Story, *, by: str, checker: str) -> None:
    """Makes what is missing; `checker` grades the sources."""
    with newsroom.deed(by, "Records for the demonstration"):
        for company in story.companies:
            _company(company)
        for source in story.sources:
            _source(newsroom, source)
        for origin in story.origins:
            if not Origin.objects.filter(label=origin["label"]).exists():
                make_origin(**origin)
    with newsroom.deed(checker, "First grading of the sources"):
        for source in story.sources:
            _grade(newsroom.source(source["name"]), source)
    for article in story.articles:
        if not Article.objects.filter(title=article["title"]).exists():
            with newsroom.deed(by, f"Captured “{article['title']}”"):
                _article(newsroom, article)


def _company(data: Data) -> None:
    if not Company.objects.filter(name=data["name"]).exists():
        make_company(**dates_in(data, "founded", "dissolved"))


def _source(newsroom: Newsroom, data: Data) -> None:
    if Source.objects.filter(name=data["name"]).exists():
        return
    fields: Data = {
        name: value
        for name, value in data.items()
        if name not in ("grade", "reason", "access", "owner", "company")
    }
    if "owner" in data:
        fields["owner"] = newsroom.source(data["owner"])
    if "company" in data:
        fields["company"] = newsroom.company(data["company"])
    source = make_source(**fields)
    for username in data.get("access", ()):
        give_access(source, version=source.version, person=newsroom.person(username))


def _grade(source: Source, data: Data) -> None:
    if "grade" in data and not source.grades.exists():
        grade(source, reliability=data["grade"], reason=data["reason"])


def _article(newsroom: Newsroom, data: Data) -> None:
    """Captured like any other text. The words are our own, so they may be shown; one story
    has a text that may only be quoted all the same, to show how that reads."""
    publisher = newsroom.source(data["publisher"]) if "publisher" in data else None
    article = capture(
        f"{data['title']}\n\n{data['text'].strip()}\n".encode(),
        media_type="text/plain",
        publisher=publisher,
        kind=data.get("kind"),
        published=PartialDate.parse(data["published"]) if "published" in data else None,
        title=data["title"],
    ).article
    told = ("byline", "default_basis", "canonical_url")
    fields: Data = {name: data[name] for name in told if name in data}
    teller = data.get("default_source") or data.get("publisher")
    if teller:
        fields["default_source"] = newsroom.source(teller)
    rights = data.get("rights", Rights.OWN.value)
    revise_article(article, version=article.version, rights=rights, **fields)
    companies = [newsroom.company(name) for name in data.get("companies", ())]
    article = set_article_companies(
        article.refreshed(), version=article.version, companies=companies
    )
    for title in data.get("rewrites", ()):
        derive_article(article, version=article.version, parent=newsroom.article(title))
