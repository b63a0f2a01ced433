"""From the forms of evidence items to verbs."""

from __future__ import annotations

from typing import Any

from articles.desk.capture.cited import cited_at
from articles.desk.editing import evidence as verbs
from articles.desk.editing import evidence_derivation as evidence_derivation_verbs
from articles.desk.editing import evidence_file as evidence_file_verbs
from articles.desk.editing import evidence_state as evidence_state_verbs
from articles.desk.editing import origin as origin_verbs
from articles.desk.editing.errors import EditingError
from articles.desk.forms.basis import Defaults, defaults_of, origin_kind
from articles.desk.forms.evidence import EvidenceForm
from articles.desk.forms.evidence_values import SAME, parents_of
from articles.desk.models import Article, Claim, Evidence, Origin

#: The folded fields that the answer sets where the editor leaves them to it.
_BY_ANSWER = ("kind", "directness", "own_reporting")


def save_evidence(claim: Claim, form: EvidenceForm) -> Claim:
    """One item: taken back, revised or attached. Inside `acting`; gives the claim anew."""
    item, said = form.item, form.cleaned_data
    if item is not None and said.get("remove"):
        return evidence_state_verbs.remove_evidence(item, version=claim.version)
    if not form.has_changed() or said.get("remove"):
        return claim
    if item is None:
        item = _attach(claim, form)
        if said["state"] != item.state:
            claim = claim.refreshed()
            evidence_state_verbs.retract_evidence(
                item, version=claim.version, reason=said["state_reason"], state=said["state"]
            )
    else:
        _revise(claim, item, form)
    _derive(claim, item, form)
    if said.get("file"):
        upload = said["file"]
        upload.seek(0)
        evidence_file_verbs.keep_file(item, version=claim.refreshed().version, name=upload.name,
                        data=upload.read())  # fmt: skip
    return claim.refreshed()


def _by_answer(form: EvidenceForm, article: Article | None) -> dict[str, Any]:
    said = form.cleaned_data
    implied: Defaults = defaults_of(said["basis"], article)
    own = said.get("own_reporting") or ""
    return {
        "kind": said.get("kind") or implied.kind,
        "directness": said.get("directness") or implied.directness,
        "is_own_reporting": implied.is_own_reporting if not own else own == "yes",
    }


def _attach(claim: Claim, form: EvidenceForm) -> Evidence:
    said = form.cleaned_data
    # Each address that is cited is kept: as the copy of an article, which has its checks.
    article = said.get("article") or cited_at(said["url"])
    fields: dict[str, Any] = {name: said[name] for name in SAME} | _by_answer(form, article)
    fields["article"] = article
    fields["article_version"] = newest_version(article)
    if fields["dated"] is None and article is not None:
        fields["dated"] = article.published_on
    return verbs.attach(claim, version=claim.version, source=said["source"], **fields)


def _revise(claim: Claim, item: Evidence, form: EvidenceForm) -> None:
    said, moved = form.cleaned_data, set(form.changed_data)
    fields: dict[str, Any] = {name: said[name] for name in (*SAME, "source") if name in moved}
    if "article" in moved:
        fields["article"] = said["article"]
        fields["article_version"] = newest_version(said["article"])
    if moved & {"basis", *_BY_ANSWER}:
        fields |= _newly_answered(form, moved)
    if fields:
        verbs.revise_evidence(item, version=claim.version, **fields)
    if moved & {"state", "state_reason"}:
        evidence_state_verbs.retract_evidence(
            item,
            version=claim.refreshed().version,
            reason=said["state_reason"],
            state=said["state"],
        )


def _newly_answered(form: EvidenceForm, moved: set[str]) -> dict[str, Any]:
    """A new answer sets what it implies, except what the editor set by hand just now."""
    values = _by_answer(form, form.cleaned_data.get("article"))
    if "basis" not in moved:
        return values
    implied = defaults_of(form.cleaned_data["basis"], form.cleaned_data.get("article"))
    if "kind" not in moved:
        values["kind"] = implied.kind
    if "own_reporting" not in moved:
        values["is_own_reporting"] = implied.is_own_reporting
    return values


def _derive(claim: Claim, item: Evidence, form: EvidenceForm) -> None:
    """Ticked parents, another article, and the origin named beside the answer."""
    said = form.cleaned_data
    present = parents_of(form.item) if form.item else {}
    wanted = set(said["rests_on"])
    for derivation in list(item.derivations.all()):
        if _key(derivation) in present.keys() - wanted:
            evidence_derivation_verbs.underive(
                item, version=claim.refreshed().version, derivation=derivation
            )
    parents = [_parent(claim, key) for key in sorted(wanted - present.keys())]
    if said.get("rests_on_article"):
        parents.append(said["rests_on_article"])
    if named := said.get("basis_names", "").strip():
        parents.append(origin_named(named, origin_kind(said["basis"])))
    for parent in parents:
        evidence_derivation_verbs.derive(item, version=claim.refreshed().version, parent=parent)


def _key(derivation: Any) -> str:
    for kind in ("origin", "article", "evidence"):
        parent = getattr(derivation, f"parent_{kind}")
        if parent is not None:
            return f"{kind}:{parent.public_id}"
    return ""


def _parent(claim: Claim, key: str) -> evidence_derivation_verbs.Parent:
    kind, _, public_id = key.partition(":")
    found: evidence_derivation_verbs.Parent | None = None
    if kind == "evidence":
        found = claim.evidence.filter(public_id=public_id).first()
    elif kind == "article":
        found = Article.objects.filter(public_id=public_id).first()
    elif kind == "origin":
        found = Origin.objects.filter(public_id=public_id).first()
    if found is None:
        raise EditingError("What the item is derived from is not there any more.")
    return found


def origin_named(label: str, kind: str) -> Origin:
    """The origin with these words, made if nobody named it before."""
    found = Origin.objects.filter(label__iexact=label, kind=kind).order_by("id").first()
    return found or origin_verbs.make_origin(kind=kind, label=label)


def newest_version(article: Article | None) -> Any:
    return article.versions.order_by("-number").first() if article else None
