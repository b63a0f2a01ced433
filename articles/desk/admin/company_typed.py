"""The companies that the admin's key fields offer while a name is typed."""

from __future__ import annotations

from typing import Any

from articles.desk.forms.company_typed import companies_typed

#: One page of what such a field lists, and whether there is more.
MOST = 21


class OfferedByName:
    """In the autocomplete; the change list's own search looks into identifiers too."""

    def get_search_results(self, request: Any, queryset: Any, search_term: str) -> Any:
        place = request.resolver_match
        if place is None or place.url_name != "autocomplete":
            return super().get_search_results(request, queryset, search_term)  # type: ignore[misc]
        offered = queryset.filter(merged_into__isnull=True)
        found = companies_typed(offered, search_term[:200], most=MOST)
        if search_term.strip() and found.exists():
            return found, False
        return super().get_search_results(request, offered, search_term)  # type: ignore[misc]
