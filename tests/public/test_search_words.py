"""The words that search knows: kept by triggers, gone with the last text that has them."""

from __future__ import annotations

import threading
from random import Random
from typing import Any

import pytest
from django.db import connection, connections, transaction
from django.test import Client

from articles.desk.publishing.word_folding import fold_words
from articles.logic.plain_names import plain_name
from articles.public.models import (
    PublishedArticle,
    PublishedClaim,
    PublishedCompanyName,
    PublishedSource,
    PublishedWord,
)
from tests.desk.refusals import refused
from tests.public import factories

WITHDRAWN = {
    "standing": "withdrawn",
    "withdrawn_ground": "legal",
    "statement": "",
    "neutral_title": "",
    "in_short": "",
    "search_vector": None,
}
ANEW = """
SELECT w.word, t.kind, t.configuration::text, count(*) FROM (
    SELECT 'claim' AS kind, search_configuration AS configuration,
        statement || ' ' || in_short AS said
    FROM articles_publishedclaim WHERE standing = 'current' AND merged_into_id IS NULL
    UNION ALL SELECT 'title', 'simple', title FROM articles_publishedarticle WHERE NOT is_hidden
    UNION ALL SELECT 'title', 'simple', label FROM articles_publishedsource WHERE NOT is_hidden
    UNION ALL SELECT 'name', 'simple', n.name FROM articles_publishedcompanyname n
    JOIN articles_publishedcompany c ON c.id = n.company_id WHERE c.merged_into_id IS NULL
) AS t, LATERAL surface_words(t.said) AS w(word)
WHERE to_tsvector(t.configuration, w.word) <> ''
GROUP BY 1, 2, 3
"""
KEPT = """
SELECT word, kind, configuration::text, sum(n) FROM articles_publishedword
GROUP BY 1, 2, 3 HAVING sum(n) <> 0
"""


def rows(sql: str) -> set[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return set(cursor.fetchall())


def known(word: str) -> int:
    return sum(PublishedWord.objects.filter(word=word).values_list("n", flat=True))


def check() -> None:
    assert rows(KEPT) == rows(ANEW)


@pytest.mark.django_db
def test_it_knows_the_words_of_claims_titles_and_names() -> None:
    factories.published_claim("The Turbotax fee rose.", in_short="A turbotax rise.")
    factories.published_claim("Turbotax fell.")
    factories.published_article("Turbotax at ten")
    factories.published_company("Turbotax Ltd")
    assert known("turbotax") == 4
    assert known("the") == 0
    check()


@pytest.mark.django_db
@pytest.mark.parametrize("gone", [WITHDRAWN, {"standing": "retracted"}], ids=["withdrawn", "off"])
@pytest.mark.parametrize("is_folded", [False, True])
def test_a_word_goes_with_its_last_claim(
    client: Client, gone: dict[str, Any], is_folded: bool
) -> None:
    claim = factories.published_claim("Zanzibarix paid the fee.")
    other = factories.published_claim("The fee rose.")
    if is_folded:
        fold_words()
    assert "these have “<bdi>zanzibarix</bdi>”" in page(client, "zanzibarik")
    PublishedClaim.objects.filter(pk=claim.pk).update(**gone)
    assert known("zanzibarix") == 0
    assert "zanzibarix" not in page(client, "zanzibarik")
    assert known("fee") == 1
    fold_words()
    assert not PublishedWord.objects.filter(word="zanzibarix").exists()
    PublishedClaim.objects.filter(pk=other.pk).update(merged_into=claim)
    assert known("fee") == 0
    check()


def page(client: Client, text: str) -> str:
    return client.get("/search/", {"q": text}).content.decode()


@pytest.mark.django_db
def test_a_word_goes_with_a_hidden_title_and_a_merged_companys_name(client: Client) -> None:
    article = factories.published_article("Quillfeather speaks")
    source = factories.published_source("Quillfeather Post")
    company = factories.published_company("Quillfeather")
    assert known("quillfeather") == 3
    PublishedArticle.objects.filter(pk=article.pk).update(is_hidden=True)
    PublishedSource.objects.filter(pk=source.pk).update(is_hidden=True)
    factories._change(company, merged_into=factories.published_company("Other"))
    assert known("quillfeather") == 0
    assert "uillfeather" not in page(client, "quilfeather").replace("quilfeather", "")
    check()


@pytest.mark.django_db
def test_a_topic_without_claims_lends_search_no_word(client: Client) -> None:
    factories.published_topic("Zanzibarix affairs")
    text = page(client, "zanzibarix")
    assert "Nothing has “<bdi>zanzibarix</bdi>”" in text
    factories.published_claim("A fee.", topics=[factories.published_topic("Quillfeather affairs")])
    assert 'id="topics"' in page(client, "quillfeather")


@pytest.mark.django_db
def test_what_is_kept_is_what_would_be_made_anew() -> None:
    random = Random(11)
    claims = [factories.published_claim(f"Fee {word} rose.") for word in ("one", "two", "six")]
    names = list(
        PublishedCompanyName.objects.filter(company=factories.published_company("Six Two"))
    )
    said = ("A fee for six.", "Zwei Gebühren für sechs.", "Nothing.", "Société six à deux.")
    for number in range(40):
        claim = random.choice(claims)
        PublishedClaim.objects.filter(pk=claim.pk).update(
            statement=random.choice(said),
            standing=random.choice(["current", "current", "retracted"]),
            search_configuration=random.choice(["english", "german", "simple"]),
        )
        if number % 7 == 3:
            PublishedCompanyName.objects.filter(pk=names[0].pk).update(name=random.choice(said))
        if number % 9 == 8:
            fold_words()
            check()
    check()
    fold_words()
    assert not PublishedWord.objects.filter(is_folded=False).exists()
    check()


@pytest.mark.django_db
def test_nobody_writes_words_by_hand() -> None:
    for table in ("publishedword", "publishednamephrase", "companyphrase"):
        with refused("privilege"), connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM articles_{table}")


def test_two_who_publish_the_same_words_wait_for_nobody(committed_db: str) -> None:
    """In opposite orders, each statement beside the other's: rows that both changed would lock."""
    done: list[int] = []
    both = threading.Barrier(2, timeout=20)

    def publish(words: list[str]) -> None:
        try:
            with transaction.atomic("owner"):
                for word in words:
                    with connections["owner"].cursor() as cursor:
                        cursor.execute("SET LOCAL lock_timeout = '5s'")
                        cursor.execute(
                            "SELECT note_words('claim', ARRAY[%s], ARRAY['english'::regconfig], "
                            "ARRAY[1])",
                            [word],
                        )
                    both.wait()
            done.append(1)
        finally:
            connections.close_all()

    threads = [
        threading.Thread(target=publish, args=(words,))
        for words in (["fee", "licence"], ["licence", "fee"])
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(done) == 2
    assert known("fee") == known("licence") == 2
    fold_words()
    assert known("fee") == known("licence") == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name",
    ["Ürümqi S.A.", "AT&T — “Bell”", "日本電信電話", "Œuvre ﬁn 3M", "ÇA_Ñ%", "İstanbul", "x" * 300],
)
def test_names_are_compared_alike_in_both_places(name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT plain_name(%s)", [name])
        assert cursor.fetchone() == (plain_name(name),)
