"""Merging companies and claims, renaming: readers are led on, versions stay."""

from __future__ import annotations

import pytest

from articles.desk.editing import claim_link as claim_link_verbs
from articles.desk.editing.acting import acting
from articles.desk.editing.errors import EditingError, NotAllowed
from articles.desk.models import Claim, ClaimLink, Company
from articles.desk.publishing.company import revise_company
from articles.desk.publishing.company_identifier import identify, unidentify
from articles.desk.publishing.company_merge import merge_companies, unmerge_company
from articles.desk.publishing.company_name import name_company, unname_company
from articles.desk.publishing.merge import merge_claims, unmerge_claim
from articles.public.models import PublishedAddress, PublishedClaim, PublishedCompany
from tests.desk import factories
from tests.desk.newsroom import Newsroom
from tests.desk.refusals import CHANGES, commit, refused, tell

pytestmark = pytest.mark.django_db


def leads(old: str) -> str | None:
    return PublishedAddress.objects.filter(old=old).values_list("present", flat=True).first()


def shown(company: Company) -> PublishedCompany:
    return PublishedCompany.objects.get(public_id=company.public_id)


def state(claim: Claim) -> tuple[int, str]:
    claim = Claim.objects.get(pk=claim.pk)
    return claim.version, claim.workflow


def test_a_rename_moves_the_address_and_leaves_claims_alone(newsroom: Newsroom) -> None:
    claim = newsroom.claim("published")
    before, edition = state(claim), newsroom.edition().content
    company = newsroom.company
    with acting(newsroom.ana, "test"):
        company = revise_company(company, version=company.version, name="Zenith")
        name_company(company, version=company.version, name="Acme", kind="former")
    assert (state(claim), newsroom.edition().content) == (before, edition)
    assert shown(company).slug == "zenith"
    assert leads("/companies/acme/") == "/companies/zenith/"
    assert set(shown(company).names.values_list("name", "kind")) == {
        ("Zenith", "trading"),
        ("Acme", "former"),
    }
    with acting(newsroom.ana, "test"):  # and once more: the oldest address leads to the newest
        company = revise_company(company, version=company.refreshed().version, name="Apex")
    assert leads("/companies/acme/") == leads("/companies/zenith/") == "/companies/apex/"
    with acting(newsroom.ana, "test"):  # and back: no address leads to itself
        revise_company(company, version=company.version, name="Acme")
    assert leads("/companies/acme/") is None
    assert leads("/companies/apex/") == "/companies/acme/"


def test_names_and_identifiers_are_seen_at_once(newsroom: Newsroom) -> None:
    company = newsroom.company
    with acting(newsroom.ana, "test"):
        name = name_company(company, version=company.version, name="ACM", kind="ticker")
        company.refresh_from_db()
        mark = identify(company, version=company.version, scheme="cik", value="1326801")
    row = shown(company)
    assert row.names.filter(name="ACM").exists()
    assert row.identifiers.get().value == mark.value
    with acting(newsroom.ana, "test"):
        company = unname_company(company.refreshed(), version=company.version, name=name)
        unidentify(company, version=company.version, identifier=mark)
    assert not row.names.filter(name="ACM").exists()
    assert not row.identifiers.exists()


def test_merged_companies_are_one_and_can_be_parted(newsroom: Newsroom) -> None:
    ana, ben = newsroom.ana, newsroom.ben
    other, _ = factories.published_claim(ana, ben, companies=[(newsroom.other, "subject")])
    before = state(newsroom.claim("published")), state(other)
    company = newsroom.company
    with pytest.raises(NotAllowed), acting(newsroom.dan, "test"):
        merge_companies(company, version=company.version, into=newsroom.other)
    with pytest.raises(EditingError, match="itself"), acting(ben, "test"):
        merge_companies(company, version=company.version, into=company)
    with acting(ben, "test"):
        company = merge_companies(company, version=company.version, into=newsroom.other)
    survivor = shown(newsroom.other)
    assert {link.claim.public_id for link in survivor.claims.all()} == {
        newsroom.claim("published").public_id,
        other.public_id,
    }
    assert survivor.claims.exclude(named=survivor).get().named.name == "Acme"
    assert leads("/companies/acme/") == "/companies/bolt/"
    assert (state(newsroom.claim("published")), state(other)) == before
    with pytest.raises(EditingError, match="merged"), acting(ben, "test"):
        merge_companies(newsroom.other, version=newsroom.other.refreshed().version, into=company)
    with acting(ben, "test"):
        company = unmerge_company(company, version=company.version)
    assert [link.claim.public_id for link in shown(company).claims.all()] == [
        newsroom.claim("published").public_id
    ]
    assert (leads("/companies/acme/"), shown(company).merged_into) == (None, None)
    assert (state(newsroom.claim("published")), state(other)) == before
    commit()


def test_a_merged_company_first_shown_later_leads_on(newsroom: Newsroom) -> None:
    """A draft named it before the merge; its claim is published after."""
    ana, ben = newsroom.ana, newsroom.ben
    double = factories.make_company(ana, "Acme Corp")
    claim = factories.verified_claim(ana, ben, companies=[(double, "subject")])
    with acting(ben, "test"):
        merge_companies(double, version=double.version, into=newsroom.company)
    factories.publish_claim(ben, claim)
    row = PublishedClaim.objects.get(public_id=claim.public_id).companies.get()
    assert (row.company.name, row.named.name) == ("Acme", "Acme Corp")
    assert leads("/companies/acme-corp/") == "/companies/acme/"


def test_merged_claims_lead_on_and_keep_their_versions(newsroom: Newsroom) -> None:
    ana, ben = newsroom.ana, newsroom.ben
    into, _ = factories.published_claim(ana, ben)
    claim = newsroom.claim("published")
    before = state(claim), state(into)
    with pytest.raises(NotAllowed), acting(newsroom.dan, "test"):
        merge_claims(claim, version=claim.version, into=into)
    with pytest.raises(EditingError, match="itself"), acting(ben, "test"):
        merge_claims(claim, version=claim.version, into=claim)
    with acting(ben, "test"):
        merge_claims(claim, version=claim.version, into=into)
    assert (state(claim), state(into)) == before
    row = PublishedClaim.objects.get(public_id=claim.public_id)
    assert row.merged_into is not None
    assert row.merged_into.public_id == into.public_id
    assert row not in PublishedClaim.objects.standing()
    assert leads(f"/claims/{claim.public_id}/") == f"/claims/{into.public_id}/"
    with pytest.raises(EditingError, match="remains"), acting(ben, "test"):
        merge_claims(into, version=into.version, into=claim)
    with acting(ben, "test"):
        unmerge_claim(claim, version=claim.version)
    assert (state(claim), state(into)) == before
    row.refresh_from_db()
    assert PublishedClaim.objects.standing().filter(pk=row.pk).exists()
    assert leads(f"/claims/{claim.public_id}/") is None
    assert not ClaimLink.objects.filter(claim=claim).exists()


def test_a_merged_claim_is_not_published_again(newsroom: Newsroom) -> None:
    ana, ben = newsroom.ana, newsroom.ben
    into, _ = factories.published_claim(ana, ben)
    claim = newsroom.claim("published")
    with acting(ben, "test"):
        merge_claims(claim, version=claim.version, into=into)
    with refused("publish_not_merged"):
        factories.publish_claim(ben, claim)


def test_it_does_not_merge_into_what_readers_cannot_open(newsroom: Newsroom) -> None:
    claim = newsroom.claim("published")
    with (
        pytest.raises(EditingError, match="Publish the claim that remains"),
        acting(newsroom.ben, "t"),
    ):
        merge_claims(claim, version=claim.version, into=newsroom.claim("draft"))


def test_only_duplicates_are_merged_by_hand(newsroom: Newsroom) -> None:
    into, _ = factories.published_claim(newsroom.ana, newsroom.ben)
    claim = newsroom.claim("published")
    rows = {c.public_id: PublishedClaim.objects.get(public_id=c.public_id) for c in (claim, into)}
    tell(newsroom.ben)
    for change in CHANGES:
        with refused("merge_of_duplicates"):
            change(rows[claim.public_id], merged_into=rows[into.public_id])
        with refused("merge_of_duplicates"):
            change(rows[claim.public_id], merged_into=rows[claim.public_id])
    tell(newsroom.dan)
    with refused("role_needed"):
        PublishedClaim.objects.update(merged_into=rows[into.public_id])
    assert PublishedClaim.objects.get(pk=rows[claim.public_id].pk).merged_into is None


def test_another_link_is_a_change_of_the_statement(newsroom: Newsroom) -> None:
    claim = newsroom.claim("published")
    with acting(newsroom.ana, "test"):
        link = claim_link_verbs.link_claim(
            claim, version=claim.version, other=newsroom.claim("draft"), kind="supports"
        )
    assert newsroom.claim("published").workflow == "draft"
    claim = newsroom.claim("published")
    with acting(newsroom.ana, "test"):
        claim_link_verbs.unlink_claim(claim, version=claim.version, link=link)
    assert newsroom.claim("published").version == claim.version + 1


def named_at(company: Company) -> set[str]:
    """Names under which claims stand at the company, in the editions that readers have."""
    return set(shown(company).claims.values_list("named__name", flat=True))


def test_what_was_merged_before_goes_along_and_comes_back_along(newsroom: Newsroom) -> None:
    ana, ben = newsroom.ana, newsroom.ben
    last, one, two = (
        factories.make_company(ana, name) for name in ("Zenith", "Acme Corp", "Nadir")
    )
    for company in (last, one):
        factories.published_claim(ana, ben, companies=[(company, "subject")])
    acme = newsroom.company
    newsroom.claim("published")
    with acting(ben, "twice the same"):
        merge_companies(one, version=one.version, into=acme)
    with acting(ben, "never shown"):
        merge_companies(two, version=two.version, into=last)
    with acting(ben, "renamed"):
        merge_companies(acme, version=acme.refreshed().version, into=last)
    assert named_at(last) == {"Zenith", "Acme", "Acme Corp"}
    assert leads("/companies/acme-corp/") == leads("/companies/acme/") == "/companies/zenith/"
    assert {company.merged_into_id for company in (one.refreshed(), acme.refreshed())} == {last.pk}
    with acting(ben, "they are two"):
        unmerge_company(acme, version=acme.version)
    assert (named_at(last), named_at(acme)) == ({"Zenith"}, {"Acme", "Acme Corp"})
    assert leads("/companies/acme-corp/") == "/companies/acme/"
    assert leads("/companies/acme/") is None
    assert (one.refreshed().merged_into, two.refreshed().merged_into) == (acme, last)
    with acting(ben, "they are three"):
        unmerge_company(one, version=one.version)
    assert (named_at(one), named_at(acme)) == ({"Acme Corp"}, {"Acme"})
    assert leads("/companies/acme-corp/") is None
    commit()


def test_a_merge_is_undone_after_both_were_renamed(newsroom: Newsroom) -> None:
    ana, ben, acme, bolt = newsroom.ana, newsroom.ben, newsroom.company, newsroom.other
    newsroom.claim("published")
    factories.published_claim(ana, ben, companies=[(bolt, "subject")])
    with acting(ben, "test"):
        acme = merge_companies(acme, version=acme.version, into=bolt)
    with acting(ben, "test"):
        acme = revise_company(acme, version=acme.version, name="Acme Works")
        revise_company(bolt, version=bolt.refreshed().version, name="Bolt Works")
    assert named_at(bolt) == {"Acme Works", "Bolt Works"}
    with acting(ben, "test"):
        unmerge_company(acme, version=acme.refreshed().version)
    assert (named_at(acme), named_at(bolt)) == ({"Acme Works"}, {"Bolt Works"})
    assert leads("/companies/acme/") == "/companies/acme-works/"
    assert leads("/companies/bolt/") == "/companies/bolt-works/"
    assert leads("/companies/acme-works/") is None
    commit()


def test_a_parent_is_not_merged_into_what_it_owns(newsroom: Newsroom) -> None:
    ben = newsroom.ben
    middle = factories.make_company(ben, "Middle", parent=newsroom.company)
    child = factories.make_company(ben, "Child", parent=middle)
    with pytest.raises(EditingError, match="stands as a parent of Child"), acting(ben, "test"):
        merge_companies(newsroom.company, version=newsroom.company.version, into=child)
    with acting(ben, "test"):
        merged = merge_companies(child, version=child.version, into=newsroom.company)
    assert merged.merged_into == newsroom.company
