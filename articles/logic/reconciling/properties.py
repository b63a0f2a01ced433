"""What can be asked of a company by name of a property, and what can be fetched of it."""

from __future__ import annotations

from articles.logic.vocabulary import IdentifierScheme, Verdict

#: The one type of what is reconciled here.
COMPANY = "company"
COMPANY_LABEL = "Company"

IDENTIFIERS = {scheme.value: scheme.label for scheme in IdentifierScheme}

#: Properties by which a candidate is judged.
ASKED = IDENTIFIERS | {"country": "Country (ISO 3166-1)", "website": "Website"}

#: Of those that can be fetched: numbers of standing claims with that verdict.
VERDICTS = {f"claims_{verdict.value}": verdict for verdict in Verdict}

#: Properties whose values can be fetched, in the order in which they are proposed.
FETCHED = (
    {"name": "Name", "other_names": "Other names", "description": "Description"}
    | ASKED
    | {
        "founded": "Founded",
        "dissolved": "Dissolved",
        "parent": "Parent company",
        "claims": "Published claims",
    }
    | {pid: f"Claims: {verdict.label.lower()}" for pid, verdict in VERDICTS.items()}
    | {"page": "Page at Claimbook"}
)
