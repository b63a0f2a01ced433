"""From the workbench's forms to verbs, in one act."""

from __future__ import annotations

from articles.desk.admin.evidence_saving import save_evidence
from articles.desk.admin.workbench_forms import WorkbenchForms
from articles.desk.editing import claim as verbs
from articles.desk.editing import claim_company as claim_company_verbs
from articles.desk.editing import claim_link as claim_link_verbs
from articles.desk.editing import claim_topic as claim_topic_verbs
from articles.desk.editing.errors import EditingError
from articles.desk.models import Claim


def save_workbench(claim: Claim | None, forms: WorkbenchForms) -> Claim:
    """Inside `acting`. The version that the person saw is compared first."""
    if claim is None:
        saved = verbs.draft(
            **forms.claim.changed_fields_of_a_new_claim(),
            companies=forms.company_links(),
            topics=forms.claim.topic_names(),
        )
    else:
        saved = _revise(claim, forms)
    saved = _link(saved, forms)
    for form in forms.evidence:
        saved = save_evidence(saved, form)
    return saved


def _revise(claim: Claim, forms: WorkbenchForms) -> Claim:
    version = forms.claim.version_read()
    if version is None:
        raise EditingError("The form came without its version: open the claim again.")
    saved = Claim.objects.locked(claim.pk, version)
    if fields := forms.claim.changed_fields():
        saved = verbs.revise(saved, version=saved.version, **fields)
    if forms.are_companies_changed():
        companies = forms.company_links()
        saved = claim_company_verbs.set_companies(saved, version=saved.version, companies=companies)
    if "topics" in forms.claim.changed_data:
        names = forms.claim.topic_names()
        saved = claim_topic_verbs.set_topics(saved, version=saved.version, topics=names)
    return saved


def _link(claim: Claim, forms: WorkbenchForms) -> Claim:
    for form in forms.links:
        said = form.cleaned_data
        if said.get("id") and said.get("remove"):
            link = claim.links_out.filter(public_id=said["id"]).first()
            if link is None:
                raise EditingError("One of the links is not there any more.")
            claim = claim_link_verbs.unlink_claim(claim, version=claim.version, link=link)
        elif not said.get("id") and said.get("other") is not None:
            claim_link_verbs.link_claim(
                claim, version=claim.version, other=said["other"], kind=said["kind"]
            )
            claim = claim.refreshed()
    return claim
