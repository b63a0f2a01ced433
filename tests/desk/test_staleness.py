"""What the database marks as stale by itself, also after raw SQL."""

from __future__ import annotations

from random import Random

import pytest
from pytest_django import DjangoAssertNumQueries

from articles.desk.editing.facts import facts_of, facts_of_all
from articles.desk.editing.suggesting import suggest_again
from articles.desk.models import Article, Claim, Suggestion
from articles.fields import new_public_id
from tests.desk import factories
from tests.desk.newsroom import Newsroom
from tests.desk.refusals import run, tell
from tests.desk.resting import Ground, ground

pytestmark = pytest.mark.django_db

ALL = {"told", "derived", "taken"}
WRITTEN = {"derived", "taken"}
GRADE = """
INSERT INTO articles_sourcegrade (public_id, source_id, reliability, reason, graded_by_id)
SELECT %s, %s, 'E', 'Raw.', %s
"""


@pytest.fixture
def on(newsroom: Newsroom) -> Ground:
    made = ground(newsroom)
    tell(newsroom.ben)
    assert not made.stale()
    return made


@pytest.mark.parametrize("name", ["paper", "group"])
def test_a_grade_marks_what_rests_on_the_source(name: str, on: Ground, newsroom: Newsroom) -> None:
    run(GRADE, [new_public_id(), getattr(on, name).pk, newsroom.ben.pk])
    assert on.stale() == ALL


@pytest.mark.parametrize(
    ("change", "marked"),
    [
        ("UPDATE articles_source SET owner_id = NULL WHERE id = {paper}", ALL),
        ("UPDATE articles_source SET owner_id = {outlet} WHERE id = {group}", ALL),
        ("UPDATE articles_source SET owner_id = {group} WHERE id = {paper}", set()),
        ("UPDATE articles_source SET name = 'Another' WHERE id IN ({paper}, {group})", set()),
        ("UPDATE articles_article SET standing = 'retracted' WHERE id = {first}", WRITTEN),
        ("UPDATE articles_article SET standing = 'corrected'", WRITTEN),
        ("UPDATE articles_article SET standing = 'current'", set()),
        ("UPDATE articles_article SET title = 'Another', byline = 'Somebody'", set()),
        ("UPDATE articles_article SET default_kind = 'dataset' WHERE id = {middle}", WRITTEN),
        ("UPDATE articles_article SET publisher_id = {outlet} WHERE id = {first}", WRITTEN),
        ("UPDATE articles_article SET published_on = '2024' WHERE id = {first}", WRITTEN),
        ("DELETE FROM articles_articlederivation WHERE parent_id = {first}", WRITTEN),
        ("UPDATE articles_articlederivation SET parent_id = {first} WHERE article_id = {last}",
         WRITTEN),
        ("INSERT INTO articles_articlederivation (public_id, article_id, parent_id) "
         "VALUES ('{id}', {last}, {first})", WRITTEN),
        # Two that rewrite each other, and two that own each other: the search ends.
        ("INSERT INTO articles_articlederivation (public_id, article_id, parent_id) "
         "VALUES ('{id}', {first}, {last})", WRITTEN),
        ("UPDATE articles_source SET owner_id = {paper} WHERE id = {group}", ALL),
        ("UPDATE articles_evidence SET state = 'retracted', state_reason = 'Raw.' "
         "WHERE claim_id = {apart}", {"apart"}),
        ("DELETE FROM articles_evidencederivation", {"derived"}),
        ("UPDATE articles_claim SET type = 'causal' WHERE id = {told}", {"told"}),
    ],
)  # fmt: skip
def test_a_change_by_raw_sql_marks_what_it_reaches(
    change: str, marked: set[str], on: Ground, newsroom: Newsroom
) -> None:
    keys = {name: getattr(on, name).pk for name in ("paper", "group", "first", "middle", "last")}
    keys |= {name: claim.pk for name, claim in on.claims.items()}
    run(change.format(outlet=newsroom.outlet.pk, id=new_public_id(), **keys))
    assert on.stale() == marked
    for claim in on.claims.values():
        suggest_again(claim)
    assert on.stale() == set()


def test_it_needs_a_named_author(on: Ground) -> None:
    """Nothing is marked past the guard, which refuses the change itself."""
    tell(None)
    with pytest.raises(Exception, match="Nobody is named"):
        run("UPDATE articles_article SET standing = 'retracted'")


def test_it_reaches_along_every_chain_and_no_further(newsroom: Newsroom) -> None:
    """Against a plain search over a random web of rewrites, circles included."""
    chance, size = Random(4), 14
    tell(newsroom.ana)
    articles = Article.objects.bulk_create(
        Article(public_id=new_public_id(), title=f"No. {number}") for number in range(size)
    )
    pairs = {tuple(chance.sample(range(size), 2)) for _ in range(size)}
    for child, parent in sorted(pairs):
        run(
            "INSERT INTO articles_articlederivation (public_id, article_id, parent_id) "
            "VALUES (%s, %s, %s)",
            [new_public_id(), articles[child].pk, articles[parent].pk],
        )
    claims = []
    for article in articles:
        claim = factories.draft(newsroom.ana)
        factories.attach(newsroom.ana, claim, source=newsroom.outlet, article=article)
        claims.append(claim)
    for start in range(size):
        reached, waiting = set(), [start]
        while waiting:
            if (number := waiting.pop()) not in reached:
                reached.add(number)
                waiting += [child for child, parent in pairs if parent == number]
        found = run(
            "SELECT unnest(claims_resting_on('{}', ARRAY[%s::bigint]))", [articles[start].pk]
        )
        assert {key for (key,) in found} == {claims[number].pk for number in reached}


def test_the_length_of_chains_costs_no_query(
    on: Ground, newsroom: Newsroom, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(9):
        facts_of(on.claims["derived"])
    owner, article = on.group, on.first
    tell(newsroom.ana)
    for number in range(5):
        above = factories.make_source(newsroom.ana, f"Owner {number}")
        tell(newsroom.ana)
        run("UPDATE articles_source SET owner_id = %s WHERE id = %s", [above.pk, owner.pk])
        parent = Article.objects.bulk_create([Article(public_id=new_public_id(), title="Above")])[0]
        run(
            "INSERT INTO articles_articlederivation (public_id, article_id, parent_id) "
            "VALUES (%s, %s, %s)",
            [new_public_id(), article.pk, parent.pk],
        )
        owner, article = above, parent
    with django_assert_max_num_queries(9):
        _, items, links = facts_of(on.claims["derived"])
    assert len([item for item in items if item.id.startswith("article:")]) == 8
    assert len(links) == 6
    with django_assert_max_num_queries(9):
        together = facts_of_all(list(on.claims.values()))
    for claim in Claim.objects.filter(pk__in=together):
        assert together[claim.pk][:2] == facts_of(claim)[:2]


def test_hashes_of_many_claims_are_those_of_each(on: Ground) -> None:
    keys = [claim.pk for claim in on.claims.values()]
    found = run("SELECT * FROM claim_evidence_hashes(%s::bigint[])", [keys])
    assert len(found) == 4
    for key, value in found:
        assert run("SELECT claim_evidence_hash(%s)", [key]) == [(value,)]
        assert Suggestion.objects.get(claim=key).evidence_hash == value
