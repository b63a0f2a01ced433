from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from articles.logic.edition_content import Named, OutcomeContent
from articles.public.models import PublishedClaim
from tests.public import factories as make
from tests.public import samples
from tests.public.contents import appearance, enquiry, evidence, link, review
from tests.public.pages import GRADE, assert_fit_for_readers, tags_of

pytestmark = pytest.mark.django_db


def shown(client: Client, claim: PublishedClaim, rest: str = "") -> Any:
    return client.get(f"/claims/{claim.public_id}/{rest}")


def words(response: Any) -> str:
    text = re.sub(r"<(script|svg|style)\b.*?</\1>", " ", response.content.decode(), flags=re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text)).replace(" ,", ",").replace(" .", ".")


def test_it_answers_a_reader_s_questions_in_order(client: Client) -> None:
    response = shown(client, samples.rich_claim())
    assert_fit_for_readers(response)
    said = words(response)
    order = [
        "Corrected on 9 March 2026",
        samples.CLAIM,
        "Many reports say so",
        "Credible evidence both ways",
        "Moderate 3 of 5",
        "1 origin in 11 items",
        "Checked by a second person",
        "Reply of those concerned",
        "Why this verdict",
        "Where it comes from",
        "11 items speak for the claim; all rest on one origin.",
        "Against: Northlight’s termination letter",
        "For: one unnamed person",
        "What would change it",
        "Whom it concerns",
        "Where it appears",
        "Related claims",
        "Confidence fell from high to moderate",
        "Cite this version",
    ]
    at = 0
    for part in order:
        assert part in said[at:], part
        at = said.index(part, at)


def test_it_shows_neither_points_nor_grades(client: Client) -> None:
    response = shown(client, samples.rich_claim())
    assert not GRADE.search(words(response))
    assert "deciban" not in words(response)
    assert "percent" not in words(response)


def test_it_links_each_reason_to_its_rows(client: Client) -> None:
    text = shown(client, samples.rich_claim()).content.decode()
    assert 'href="#e-BBBBBBB1"' in text
    assert 'id="e-BBBBBBB1"' in text
    assert '<a href="/method/#rule-R4">Rule of open dissent</a>' in text


def test_it_counts_items_of_one_origin_once_in_one_body(client: Client) -> None:
    tags = tags_of(shown(client, samples.rich_claim()))
    start = next(
        i for i, (t, a) in enumerate(tags) if t == "table" and "evidence" in (a.get("class") or "")
    )
    end = next(i for i, (t, a) in enumerate(tags) if a.get("id") == "change")
    assert sum(tag == "tbody" for tag, _ in tags[start:end]) == 5


def test_it_shows_no_confidence_with_a_verdict_that_has_none(client: Client) -> None:
    said = words(shown(client, make.published_claim()))
    main = said[: said.index("How to read the dials")]
    assert "Confidence in this verdict" not in main
    assert "1 origin, not stated" in main
    assert "Origin not stated. Whatever does not say where it comes from counts as one." in main
    assert "No confidence is shown with this verdict." in main


def test_it_says_that_an_import_was_not_checked_here(client: Client) -> None:
    response = shown(client, samples.poor_claim())
    assert_fit_for_readers(response)
    said = words(response)
    assert "Imported from Port City Post’s company file" in said
    assert "not checked by this desk" in said
    assert "Checked by" not in said


@pytest.mark.parametrize(
    ("verdict", "confidence", "is_neutral"),
    [("unproven", None, True), ("refuted", "high", True), ("supported", "high", False)],
)
def test_it_titles_an_allegation_neutrally_unless_borne_out(
    client: Client, verdict: str, confidence: str | None, is_neutral: bool
) -> None:
    company = make.published_company("Tern Automation")
    claim = make.published_claim(
        "Tern stole the models.",
        risk="allegation",
        verdict=verdict,
        confidence=confidence,
        companies=[company],
    )
    head = shown(client, claim).content.decode().split("</head>")[0]
    assert ("Tern stole" not in head) == is_neutral
    assert ("Claim about Tern Automation" in head) == is_neutral
    assert ('content="noindex"' in head) == is_neutral


def test_it_puts_the_reply_above_an_allegation(client: Client) -> None:
    claim = make.published_claim(
        "Tern stole the models.",
        risk="allegation",
        enquiries=(enquiry("Tern Automation", reply="We did not. " * 60, replied_on="2026-03-02"),),
    )
    response = shown(client, claim)
    assert_fit_for_readers(response)
    main = words(response).split("Reply of those concerned", 1)
    assert "Tern stole" not in main[0].split("Skip to the content")[1]
    assert "The whole reply" in main[1].split("Tern stole")[0]


def test_it_says_why_nobody_was_asked(client: Client) -> None:
    claim = make.published_claim(
        "Tern stole it.", risk="legal", no_enquiry_reason="the company was dissolved"
    )
    assert "The company was dissolved." in words(shown(client, claim)).split("Tern stole it.")[0]


def test_it_says_that_a_claim_is_under_review_without_calling_it_disputed(client: Client) -> None:
    claim = make.under_review(make.published_claim())
    said = words(shown(client, claim))
    assert "Under review since 9 March 2026" in said
    assert "Disputed" not in said


def test_it_leaves_a_tombstone_of_a_retracted_claim(client: Client) -> None:
    claim = make.retracted(make.published_claim("It was so.", rationale="Because of this."))
    response = shown(client, claim)
    assert response.status_code == 200
    assert_fit_for_readers(response)
    text = response.content.decode()
    assert 'content="noindex"' in text
    assert "Retracted on" in words(response)
    assert "We no longer hold this claim." in text
    assert "Because of this." not in text
    assert "Because of this." in shown(client, claim, "v1/").content.decode()


@pytest.mark.parametrize("rest", ["", "v1/", "embed/", "changes/v1..v2/"])
def test_it_answers_gone_everywhere_once_withdrawn(client: Client, rest: str) -> None:
    claim = make.another_edition(make.published_claim("A secret was told."))
    make.withdrawn(claim, "safety")
    response = shown(client, claim, rest)
    assert response.status_code == 410
    assert "safety of a person" in words(response)
    assert "secret" not in response.content.decode()
    assert 'role="search"' in response.content.decode()


def test_it_redirects_a_merged_claim_and_ids_in_lower_case(client: Client) -> None:
    survivor = make.published_claim(id="ABCDEFGH")
    claim = make.merged(make.published_claim(), survivor)
    assert shown(client, claim)["Location"] == "/claims/ABCDEFGH/"
    assert client.get("/claims/abcdefgh/")["Location"] == "/claims/ABCDEFGH/"
    assert client.get("/claims/abcdefgh.json")["Location"] == "/claims/ABCDEFGH.json"
    assert client.get("/claims/abcdefgh/v1/")["Location"] == "/claims/ABCDEFGH/v1/"
    assert shown(client, claim, "v1/").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/claims/00000000/",
        "/claims/ABCDEFGH/v2/",
        "/claims/ABCDEFGH/v0/",
        "/claims/ABCDEFGH/v99999999999/",
        "/claims/x/",
        "/claims/ABCDEFGH/changes/v1..v7/",
    ],
)
def test_it_finds_nothing_at_other_addresses(client: Client, path: str) -> None:
    make.published_claim(id="ABCDEFGH")
    assert client.get(path).status_code == 404


def test_it_keeps_an_old_edition_in_a_frame_with_todays_standing(client: Client) -> None:
    claim = samples.rich_claim()
    response = shown(client, claim, "v1/")
    assert_fit_for_readers(response)
    said = words(response)
    assert "Edition 1 of 4, as published on 8 July 2025" in said
    assert "Readers are shown edition 4 today: Disputed" in said
    head = response.content.decode()
    assert f'rel="cite-as" href="http://testserver/claims/{claim.public_id}/v1/"' in head
    assert f'rel="canonical" href="http://testserver/claims/{claim.public_id}/"' in head


def test_it_shows_the_notice_in_place_of_a_redacted_edition(client: Client) -> None:
    claim = make.another_edition(make.published_claim("A name was told."), statement="It is so.")
    first = claim.edition.__class__.objects.of_claim(claim.public_id).get(number=1)
    make.redaction(first)
    response = shown(client, claim, "v1/")
    assert "Blanked to protect a person." in words(response)
    assert "A name was told" not in response.content.decode()
    assert first.content_hash in response.content.decode()
    assert "cannot be compared" in words(shown(client, claim, "changes/v1..v2/"))
    assert shown(client, claim).status_code == 200
    make.redaction(claim.edition)
    assert_fit_for_readers(shown(client, claim))


def test_it_shows_what_changed_between_editions(client: Client) -> None:
    claim = samples.rich_claim()
    response = shown(client, claim, "changes/v3..v4/")
    assert_fit_for_readers(response)
    text = response.content.decode()
    assert "<del>Supported</del><ins>Disputed</ins>" in text
    assert "All six relied on one report" in text
    assert "All six relied" not in shown(client, claim, "changes/v1..v2/").content.decode()
    back = shown(client, claim, "changes/v4..v3/")
    assert back["Location"] == f"/claims/{claim.public_id}/changes/v3..v4/"
    assert shown(client, claim, "changes/v2..v2/").status_code == 302


def test_it_says_how_a_forecast_came_out_apart_from_any_confidence(client: Client) -> None:
    claim = make.published_claim(
        "Tern will close two depots.",
        type="forecast",
        verdict="supported",
        confidence="low",
        likelihood="very_likely",
        condition="the lease is not renewed",
        outcome=OutcomeContent("happened", "2026-02", "Both closed.", ("E0000001",)),
    )
    said = words(shown(client, claim))
    assert "It happened. Both closed." in said
    for part in re.split(r"(?<=[.!?])\s", said):
        assert not ("very likely" in part and "confidence" in part.lower())


def test_it_shows_a_linked_claim_as_it_stands_today_or_not_at_all(client: Client) -> None:
    gone = make.withdrawn(make.published_claim("Secret words."))
    other = make.published_claim("Other words.", verdict="refuted", confidence="high")
    claim = make.published_claim(
        links=(
            link("contradicts", gone.public_id, "Secret words."),
            link("supports", other.public_id, "Older words."),
        )
    )
    text = shown(client, claim).content.decode()
    assert "Secret words." not in text
    assert "Other words." in text


def test_it_adds_the_present_name_of_a_company_that_was_merged(client: Client) -> None:
    meta = make.published_company("Meta")
    facebook = make.published_company("Facebook", merged_into=meta)
    said = words(shown(client, make.published_claim(companies=[facebook])))
    assert "Facebook, now Meta" in said


def test_it_isolates_foreign_and_hostile_text(client: Client) -> None:
    hostile = 'נתונים</title><script>alert(1)</script>\u202e" onload="x'
    claim = make.published_claim(hostile, language="he", in_short=hostile, rationale=hostile)
    response = shown(client, claim)
    assert_fit_for_readers(response)
    assert "<script>alert" not in response.content.decode()
    assert '<h1 dir="auto" lang="he">' in response.content.decode()


def test_it_asks_for_a_fixed_number_of_queries(client: Client) -> None:
    small, large = samples.poor_claim(), samples.rich_claim()
    make.another_edition(large, evidence=samples.many_tellers(60))
    counts = []
    for claim in (small, large):
        for rest, most in (("", 3), ("v1/", 4), ("changes/v1..v2/", 4), ("embed/", 3)):
            with CaptureQueriesContext(
                connection,
            ) as queries:
                shown(client, claim, rest)
            assert len(queries) <= most, [q["sql"] for q in queries]
            counts.append(len(queries))
    assert max(counts) <= 4


def test_it_answers_not_modified_after_one_query(client: Client) -> None:
    claim = make.published_claim()
    tag = shown(client, claim)["ETag"]
    with CaptureQueriesContext(connection) as queries:
        response = client.get(f"/claims/{claim.public_id}/", headers={"If-None-Match": tag})
    assert response.status_code == 304
    assert len(queries) == 1
    make.under_review(claim)
    assert (
        client.get(f"/claims/{claim.public_id}/", headers={"If-None-Match": tag}).status_code == 200
    )


def test_it_says_demonstration_and_tells_machines_nothing(
    client: Client, settings: Settings
) -> None:
    claim = samples.rich_claim()
    make.another_edition(claim, verdict="refuted", confidence="high")
    page = f"/claims/{claim.public_id}/"
    assert '"ClaimReview"' in client.get(page).content.decode()
    settings.CLAIMBOOK_DEMONSTRATION = True
    for path in (page, f"{page}v1/", f"{page}embed/"):
        text = client.get(path).content.decode()
        assert "Demonstration, not reporting" in text
        assert 'content="noindex"' in text
        assert 'ld+json">' not in text


def test_it_makes_an_embed_card_without_script_that_shows_corrections(client: Client) -> None:
    response = shown(client, samples.rich_claim(), "embed/")
    text = response.content.decode()
    assert len(response.content) < 20_000
    assert "<script" not in text
    assert "Corrected on 9 March 2026." in words(response)
    assert "X-Frame-Options" not in response.headers


def test_it_names_an_appearance_on_an_earlier_version(client: Client) -> None:
    article = make.published_article("Parted")
    said = appearance(
        "A0000001", Named(article.public_id, "Parted"), state="orphaned", published=None
    )
    claim = make.published_claim(appearances=(said,))
    page = words(shown(client, claim))
    assert "on an earlier version of the article" in page
    assert "date not stated" in page


def test_it_shows_retracted_and_resolved_items_with_their_reasons(client: Client) -> None:
    items = (
        evidence(
            "E0000001", state="retracted", state_reason="Withdrawn by its publisher.", origins=()
        ),
        evidence("E0000002", stance="disputes", resolved=True, resolution="The date was mistaken."),
    )
    said = words(shown(client, make.published_claim(evidence=items)))
    assert "Not counted: leads back to no origin that stands" in said
    assert "Withdrawn by its publisher." in said
    assert "The date was mistaken." in said


def test_it_says_when_a_review_is_overdue(client: Client) -> None:
    claim = make.published_claim(review=review(due_on="2026-01-01"))
    assert "Due again since 1 January 2026." in words(shown(client, claim))


def test_it_links_the_topics_that_a_claim_is_listed_under(client: Client) -> None:
    topic = make.published_topic("End of the partnership")
    text = shown(client, make.published_claim(topics=[topic])).content.decode()
    assert '<a href="/topics/end-of-the-partnership/">' in text


def test_it_names_the_article_that_an_item_rests_on(client: Client) -> None:
    article = make.published_article("Wire report")
    said = appearance("A0000001", Named(article.public_id, "Wire report"))
    items = (
        evidence("E0000001", rests_on=(f"article:{article.public_id}",)),
        evidence("E0000002", rests_on=("article:ZZZZZZZZ",)),
    )
    page = words(shown(client, make.published_claim(evidence=items, appearances=(said,))))
    assert "rests on Wire report" in page
    assert "rests on another article" in page
