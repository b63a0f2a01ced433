"""The base of `loading.BASE`, made by the verbs: each table by one deed, as loading does."""

from __future__ import annotations

from articles.desk.editing.acting import acting
from articles.desk.editing.article import make_article
from articles.desk.editing.article_version import add_version
from articles.desk.editing.assessment import assess
from articles.desk.editing.claim import draft
from articles.desk.editing.company import make_company
from articles.desk.editing.company_identifier import identify
from articles.desk.editing.company_relation import relate
from articles.desk.editing.evidence import attach
from articles.desk.editing.source import make_source
from articles.desk.importing.article_texts import read_text
from articles.desk.models import Article, Claim, Company, Person, Source
from articles.logic.partial_dates import PartialDate
from tests.desk.importing.loading import BASE

Companies = tuple[Company, Company]


def make_base(by: Person, base: str = "an invented base") -> None:
    with acting(by, f"Loaded companies of “{base}”"):
        companies = _companies()
    with acting(by, f"Loaded sources of “{base}”"):
        sources = _sources()
    with acting(by, f"Loaded articles of “{base}”"):
        article = _articles(sources["d"])
    with acting(by, f"Loaded claims of “{base}”"):
        claims = _claims(companies, sources["d"])
    with acting(by, f"Loaded evidence of “{base}”"):
        _evidence(claims, sources, article)
    with acting(by, f"Loaded relations of “{base}”"):
        started = PartialDate(2012, 4)
        relate(*companies, kind="acquisition", started=started, claims=[claims["c"]])


def _companies() -> Companies:
    meta = make_company(
        name="Meta Platforms",
        names=[("Facebook", "former"), ("META", "ticker")],
        country="US",
        website="https://meta.example/",
        description="It runs networks.",
        founded=PartialDate(2004, 2),
    )
    for scheme, value in (("wikidata", "Q380"), ("cik", "1326801")):
        identify(meta, version=meta.version, scheme=scheme, value=value)
    instagram = make_company(name="Instagram", parent=meta, dissolved=PartialDate(2012))
    return meta, instagram


def _sources() -> dict[str, Source]:
    holding = make_source(name="The Invention Holding", kind="organisation")
    daily = make_source(name="The Daily Invention", kind="news_outlet", owner=holding)
    table = make_source(
        name="Somebody at the table",
        kind="person",
        attribution="on_background",
        public_label="a person at the table",
    )
    heron = make_source(name="Quiet Heron", kind="person", attribution="confidential")
    return {"h": holding, "d": daily, "b": table, "x": heron}


def _articles(daily: Source) -> Article:
    article = make_article(
        title="Meta buys Instagram",
        publisher=daily,
        byline="A. Writer",
        published_on=PartialDate(2012, 4, 9),
        canonical_url="https://daily.example/1",
        language="en",
        kind="news",
        rights="licensed",
    )
    raw = BASE["articles"][0]["text"]
    told = read_text(raw, "en")
    fields = {
        "text": told.text,
        "blocks": told.blocks,
        "sentences": told.sentences,
        "raw": raw.encode(),
        "media_type": "text/plain",
        "captured_from": "https://daily.example/1",
    }
    add_version(article, version=article.version, fields=fields)
    make_article(title="Without a text")
    return article


def _claims(companies: Companies, daily: Source) -> dict[str, Claim]:
    meta, instagram = companies
    deal = draft(
        statement="Meta bought Instagram.",
        in_short="A deal of 2012.",
        temporal="event",
        held_from=PartialDate(2012, 4),
        held_until=PartialDate(2012),
        claimant_source=daily,
        companies=[(meta, "subject"), (instagram, "counterparty")],
        topics=["Acquisitions", "Networks"],
    )
    assess(
        deal,
        version=deal.version,
        verdict="supported",
        confidence="low",
        rationale="One outlet says so.",
    )
    draft(
        statement="Meta is the best.",
        type="opinion",
        language="de",
        claimant_company=meta,
        companies=[(meta, "subject")],
    )
    price = draft(statement="Meta hid the price.", topics=["acquisitions"])
    assess(
        price,
        version=price.version,
        verdict="partly_supported",
        confidence="very low",
        rating=2,
        rationale="Half of it.",
    )
    return {"c": deal, "a": price}


def _evidence(claims: dict[str, Claim], sources: dict[str, Source], article: Article) -> None:
    deal = claims["c"]
    report = attach(
        deal,
        version=deal.refreshed().version,
        source=sources["d"],
        article=article,
        credibility="2",
        dated=PartialDate(2012, 4, 9),
        quotation="The deal is closed.",
        url="https://daily.example/1",
    )
    attach(
        deal,
        version=deal.refreshed().version,
        source=sources["b"],
        kind="on_record_statement",
        stance="disputes",
        directness="secondhand",
        note="Said by telephone.",
        derived_from=[report],
    )
    price = claims["a"]
    attach(price, version=price.refreshed().version, source=sources["x"], kind="anonymous")
