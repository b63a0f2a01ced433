"""Companies to tick for a claim, each with a guess of its role."""

from __future__ import annotations

import re

from articles.desk.admin.company_names import Named, companies_named
from articles.desk.admin.passage import Passage
from articles.desk.forms.offered import Offered
from articles.logic.vocabulary import CompanyRole

#: Characters of a text in which companies are looked for where its sentence names none.
_MOST_READ = 20_000
#: Between two names that do, or have done to them, the same.
_TOGETHER = re.compile(r"\.?\s*(?:,|,?\s*(?:and|&|und|y|e|et|or))\s*", re.I)


def companies_offered(passage: Passage) -> list[Offered]:
    """Companies named in the words, then others of the sentences around them, then the
    article's own. Ticked are the first of these three of which there are any; where there are
    none, those that its text names are offered."""
    words, context, article = passage.quotation, passage.context, passage.version.article
    here = companies_named(context, article.language)
    inside = [one for one in here if words.find(context[one.start : one.end]) >= 0]
    own = list(article.companies.filter(merged_into__isnull=True).order_by("name", "pk")[:30])
    if not here and not own:
        text = passage.version.text[:_MOST_READ]
        own = [one.company for one in companies_named(text, article.language)][:8]
        return [Offered(one, "", CompanyRole.SUBJECT.value, is_ticked=False) for one in own]
    ticked = {one.company.pk for one in (inside or here)} or {company.pk for company in own}
    ordered = [*inside, *(one for one in here if one not in inside)]
    roles = _roles(context, here)
    offered = [
        Offered(one.company, context[one.start : one.end], roles[one.company.pk],
                one.company.pk in ticked)
        for one in ordered
    ]  # fmt: skip
    named = {one.company.pk for one in here}
    subject = CompanyRole.SUBJECT.value
    offered += [
        Offered(company, "", subject, company.pk in ticked)
        for company in own
        if company.pk not in named
    ]
    return offered


def _roles(text: str, named: list[Named]) -> dict[int, str]:
    """A guess: the first name is the subject, with those that are listed with it; the rest
    are counterparties."""
    roles: dict[int, str] = {}
    role, behind = CompanyRole.SUBJECT.value, 0
    for one in named:
        if roles and not _TOGETHER.fullmatch(text[behind : one.start]):
            role = CompanyRole.COUNTERPARTY.value
        roles[one.company.pk] = role
        behind = one.end
    return roles
