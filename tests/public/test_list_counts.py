"""What filters leave, and what each further choice would: compared with counting by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from random import Random
from typing import Any

import pytest

from articles.logic.listing_facets import Facet
from articles.logic.partial_dates import PartialDate
from articles.public.models import PublishedClaim, PublishedCompany
from articles.public.reading import list_counts as counting
from articles.public.reading import list_rows as paging
from articles.public.reading.claim_lists import ClaimList, claim_list
from articles.public.reading.company import FACETS
from articles.public.reading.company_header import FILTERS, company_header
from articles.public.reading.scopes import Scope
from articles.public.reading.topic import FILTERS as OF_A_TOPIC
from articles.public.reading.topic import topic_header
from tests.public import factories

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
JUDGED = [("supported", "high"), ("supported", "low"), ("disputed", "low"), ("unproven", "")]
DATES = [None, "2024", "2024-05", "2025-02-03", "2026"]


@dataclass(frozen=True)
class Made:
    """A claim as it was published."""

    id: str
    topics: frozenset[str]
    roles: frozenset[str]
    others: frozenset[str]
    verdict: str
    confidence: str
    held_from: str | None

    def passes(self, asked: dict[str, str]) -> bool:
        tests: dict[str, Callable[[str], bool]] = {
            "topic": lambda text: text in self.topics,
            "role": lambda text: text in self.roles,
            "counterparty": lambda text: text in self.others,
            "verdict": lambda text: text == self.verdict,
            "confidence": lambda text: text == (self.confidence or "none"),
            "since": lambda text: bool(self.held_from) and self._day >= PartialDate.parse(text),
            "until": lambda text: (
                bool(self.held_from) and self._day.first <= PartialDate.parse(text).last
            ),
        }
        return all(tests[name](text) for name, text in asked.items())

    @property
    def _day(self) -> PartialDate:
        return PartialDate.parse(self.held_from or "")


def make(random: Random, meta: PublishedCompany, number: int) -> list[Made]:
    others = [factories.published_company(name) for name in ("Harbour", "Kestrel")]
    topics = [factories.published_topic(name) for name in ("Money", "Rights", "Data")]
    made = []
    for _ in range(number):
        about = random.sample(topics, random.randrange(3))
        roles = random.sample(["subject", "supplier"], random.choice([1, 1, 2]))
        partners = random.sample(others, random.randrange(3))
        verdict, confidence = random.choice(JUDGED)
        held_from = random.choice(DATES)
        claim: PublishedClaim = factories.published_claim(
            companies=[*((meta, role) for role in roles), *((o, "counterparty") for o in partners)],
            topics=about,
            held_from=held_from,
            verdict=verdict,
            confidence=confidence,
        )
        made.append(
            Made(
                claim.public_id,
                frozenset(topic.slug for topic in about),
                frozenset(roles),
                frozenset(other.slug for other in partners),
                verdict,
                confidence,
                held_from,
            )
        )
    return made


VALUES = {
    "topic": ["money", "rights", "data"],
    "role": ["subject", "supplier"],
    "counterparty": ["harbour", "kestrel"],
    "verdict": ["supported", "disputed", "unproven"],
    "confidence": ["high", "low", "none"],
    "since": ["2024", "2024-05", "2025"],
    "until": ["2024", "2025-02", "2026"],
}


def listed(query: dict[str, str]) -> ClaimList:
    header = company_header("meta", query)
    assert header is not None
    counts = counting.list_counts(header.scope, FACETS, today=TODAY)
    return claim_list(header.scope, counts, names=FILTERS, after=None, today=TODAY, by_topic=True)


def check(made: list[Made], asked: dict[str, str]) -> None:
    """The rows, their number, the strip and the number beside each choice."""
    page = listed(asked)
    passing = [one for one in made if one.passes(asked)]
    assert not page.asked.notes
    assert {row.claim.public_id for g in page.groups for row in g.rows} == {o.id for o in passing}
    assert page.passing == len(passing) == page.shown
    assert page.total == len(made)
    for select in page.selects:
        if select.name == "order":
            continue
        rest = {name: text for name, text in asked.items() if name != select.name}
        told = {option.value: option.count for option in select.options if option.count}
        naive = {
            value: sum(one.passes(rest | {select.name: value}) for one in made)
            for value in VALUES[select.name]
        }
        assert told == {value: n for value, n in naive.items() if n}, (select.name, asked)
    strip = {part.address: part.count for part in page.tally.levels if part.count}
    rest = {name: text for name, text in asked.items() if name != "confidence"}
    assert strip == dict(Counter(o.confidence or "none" for o in made if o.passes(rest)))


@pytest.fixture
def made() -> list[Made]:
    return make(Random(7), factories.published_company("Meta"), 30)


def combinations() -> list[dict[str, str]]:
    random = Random(11)
    found: list[dict[str, str]] = [{}]
    for _ in range(40):
        names = random.sample(sorted(VALUES), random.randrange(1, 5))
        found.append({name: random.choice(VALUES[name]) for name in names})
    return found


def test_it_counts_what_counting_by_hand_counts(made: list[Made]) -> None:
    for asked in combinations():
        check(made, asked)


def test_it_would_find_a_condition_forgotten(
    made: list[Made], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A planted fault: choices that leave the verdict out of account."""
    monkeypatch.setattr(
        counting, "_kept_choices", lambda key, of, verdict, level: KEPT(key, of, "", None)
    )
    with pytest.raises(AssertionError):
        check(made, {"verdict": "supported"})


KEPT = counting._kept_choices


def test_it_says_nothing_rather_than_something_wrong_of_too_many(
    made: list[Made], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "MOST_WALKED", 3)
    page = listed({"topic": "money", "role": "subject"})
    passing = [one for one in made if one.passes({"topic": "money", "role": "subject"})]
    assert page.passing is None
    assert page.shown == len(passing)
    told = {s.name: {option.count for option in s.options} for s in page.selects}
    assert told["verdict"] == told["confidence"] == told["counterparty"] == {None}
    assert listed({"topic": "money"}).passing == sum("money" in one.topics for one in made)


def test_it_goes_on_where_a_search_stopped(
    made: list[Made], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "MOST_SEARCHED", 4)
    asked = {"topic": "money", "role": "supplier"}
    found, after = [], ""
    for _ in range(20):
        header = company_header("meta", asked | {"after": after})
        assert header is not None
        page = paging.page_of_list(header.scope, "changed", after=header.after, today=TODAY)
        found += [row.claim.public_id for row in page.rows]
        after = page.next_after
        if not after:
            break
        assert page.is_unfinished
    assert sorted(found) == sorted(one.id for one in made if one.passes(asked))


def test_it_counts_a_topic_and_its_companies(made: list[Made]) -> None:
    for asked in ({}, {"verdict": "supported"}, {"counterparty": "harbour"}, {"since": "2025"}):
        header = topic_header("money", asked)
        assert header is not None
        counts = counting.list_counts(header.scope, (Facet.WITH,), today=TODAY)
        page = claim_list(
            header.scope, counts, names=OF_A_TOPIC, after=None, today=TODAY, by_topic=False
        )
        of_topic = [replace(o, others=o.others | {"meta"}) for o in made if "money" in o.topics]
        assert page.passing == page.shown == sum(one.passes(asked) for one in of_topic)
        rest = {name: text for name, text in asked.items() if name != "counterparty"}
        naive = Counter(name for o in of_topic if o.passes(rest) for name in o.others)
        assert {c.slug: c.count for c in counts.choices[Facet.WITH]} == dict(naive)


def test_it_looks_through_no_more_than_it_says(made: list[Made]) -> None:
    """What is gone through is bounded in the statement itself, whatever the size of a list."""
    header = company_header("meta", {"topic": "money", "role": "subject", "since": "2024"})
    assert header is not None
    scope: Scope = header.scope
    said: list[Any] = [*counting._passing(scope), *counting._choices(scope, Facet.WITH)]
    assert all("LIMIT 1001" in one for one in said if "publishedlisting l" in one)
