"""All forms of the workbench together: the claim, its companies, links and evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.forms import BaseFormSet, formset_factory
from django.forms.utils import ErrorDict

from articles.desk.admin.claim_facts import ClaimFacts
from articles.desk.admin.evidence_pairs import confirmed_of, pairs_of
from articles.desk.admin.rows_sent import MOST, count_of
from articles.desk.forms.claim import ClaimForm
from articles.desk.forms.claim_links import ClaimLinkForm, CompanyLinkForm
from articles.desk.forms.evidence import EvidenceForm
from articles.desk.forms.evidence_values import parents_of
from articles.desk.models import Claim, Company, Evidence, Person
from articles.logic.vocabulary import Basis


def _rows(form: type[Any], extra: int) -> type[BaseFormSet[Any]]:
    return formset_factory(
        form, extra=extra, max_num=MOST, absolute_max=MOST + 1, validate_max=True
    )


class EvidenceRows:
    """The evidence forms. Rows are matched with items by their public id, never by place."""

    def __init__(
        self,
        data: Any,
        files: Any,
        facts: ClaimFacts | None,
        options: Any,
        new_items: Sequence[dict[str, Any]] = (),
    ) -> None:
        items = [item for item in (facts.evidence if facts else []) if _is_known(facts, item)]
        self.items = {item.public_id: item for item in items}
        self._options = options
        self._pairs = pairs_of(facts) if facts else {}
        self._confirmed = confirmed_of(facts) if facts else frozenset()
        self._names = {item.public_id: _item_words(number, item)
                       for number, item in enumerate(items, 1)}  # fmt: skip
        self.forms: list[EvidenceForm] = []
        if data is None:
            for number, item in enumerate(items):
                self.forms.append(self._form(None, None, number, item))
            for number, values in enumerate(new_items or ({},), len(items)):
                self.forms.append(self._form(None, None, number, None, values))
            return
        for number in range(count_of(data, "evidence")):
            row = f"evidence-{number}"
            if f"{row}-stance" not in data and f"{row}-id" not in data:
                continue
            named_item = self.items.get(data.get(f"{row}-id", ""))
            self.forms.append(self._form(data, files, number, named_item))

    def form(self, prefix: str, data: Any, key: str | None) -> EvidenceForm:
        """The form of the item with this public id, or of a new one, at a place of its own."""
        return self._at(prefix, data, None, self.items.get(key or ""))

    def _form(
        self,
        data: Any,
        files: Any,
        number: int,
        item: Evidence | None,
        values: dict[str, Any] | None = None,
    ) -> EvidenceForm:
        return self._at(f"evidence-{number}", data, files, item, values)

    def _at(
        self,
        prefix: str,
        data: Any,
        files: Any,
        item: Evidence | None,
        values: dict[str, Any] | None = None,
    ) -> EvidenceForm:
        parents = parents_of(item) if item else {}
        others = [
            (f"evidence:{key}", words)
            for key, words in self._names.items()
            if item is None or key != item.public_id
        ]
        offered = {
            **dict(others),
            **{key: parents[key] for key in parents if key not in dict(others)},
        }
        initial = {} if item else {"basis": Basis.NOTHING_STATED.value} | (values or {})
        form = EvidenceForm(
            data,
            files,
            prefix=prefix,
            item=item,
            others=tuple(offered.items()),
            initial=initial,
            **self._options,
        )
        if item is not None:
            form.pair = self._pairs.get(item.public_id)
            form.is_confirmed = item.public_id in self._confirmed
        form.empty_permitted = item is None
        form.use_required_attribute = False
        return form


def _is_known(facts: ClaimFacts | None, item: Evidence) -> bool:
    return facts is not None and item.source_id in facts.known_sources


def _item_words(number: int, item: Evidence) -> str:
    return f"Item {number}: {item.source}, {item.get_kind_display().lower()}"


class WorkbenchForms:
    """Bound where `data` is given. `facts` is None for a new claim; `new_items` are values of
    items to be added, which an unbound form shows."""

    def __init__(
        self,
        person: Person,
        *,
        is_editor: bool,
        facts: ClaimFacts | None,
        data: Any = None,
        files: Any = None,
        new_items: Sequence[dict[str, Any]] = (),
    ) -> None:
        self.options: dict[str, Any] = {"person": person, "is_editor": is_editor}
        options = self.options
        claim: Claim | None = facts.claim if facts else None
        self.facts = facts
        self.claim = ClaimForm(data, claim=claim, topics=facts.topics if facts else "", **options)
        companies = [
            {"company": link.company, "role": link.role}
            for link in (facts.company_links if facts else [])
        ]
        links = [{"id": link.public_id} for link in (facts.links if facts else [])]
        self.companies: Any = _rows(CompanyLinkForm, 2)(
            data, prefix="companies", initial=companies, form_kwargs=options
        )
        self.links: Any = _rows(ClaimLinkForm, 1)(
            data, prefix="links", initial=links, form_kwargs=options
        )
        rows = EvidenceRows(data, files, facts, options, new_items)
        self.evidence, self.items, self.evidence_form = rows.forms, rows.items, rows.form

    def __iter__(self) -> Iterator[Any]:
        yield self.claim
        yield from self.companies
        yield from self.links
        yield from self.evidence

    def is_valid(self) -> bool:
        """Every form is asked, so that every error shows at once."""
        answers = [self.claim.is_valid(), self.companies.is_valid(), self.links.is_valid()]
        answers += [form.is_valid() for form in self.evidence]
        return all(answers)

    def forgive(self) -> None:
        """Shows what was sent without a word on it: nothing was asked to be saved yet."""
        for form in self:
            form._errors = ErrorDict()

    def company_links(self) -> list[tuple[Company, str]]:
        """(company, role) of the rows that are filled in, each once."""
        found = [form.link for form in self.companies]
        return list(dict.fromkeys(link for link in found if link is not None))

    def are_companies_changed(self) -> bool:
        return any(form.has_changed() for form in self.companies)

    def error_count(self) -> int:
        """How many fields the person has to look at again."""
        return sum(len(form.errors) for form in self) + len(self.companies.non_form_errors())
