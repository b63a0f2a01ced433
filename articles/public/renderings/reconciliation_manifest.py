"""What the reconciliation service says of itself."""

from __future__ import annotations

from typing import Any

from articles.logic.reconciling.asked import MOST_QUERIES
from articles.public.renderings.reconciliation import TYPE

#: Pixels of a preview.
WIDTH, HEIGHT = 400, 240


def manifest(address: str, path: str, *, demonstration: str = "") -> dict[str, Any]:
    """`path` is that of the service, `demonstration` what has to be said in one."""
    url = f"{address}{path}"

    def service(kind: str) -> dict[str, str]:
        return {
            "service_url": url,
            "service_path": f"/suggest/{kind}",
            "flyout_service_url": url,
            "flyout_service_path": f"/flyout/{kind}?id=${{id}}",
        }

    name = "Claimbook: companies"
    return {
        "versions": ["0.2"],
        "name": f"{name} ({demonstration})" if demonstration else name,
        "identifierSpace": f"{url}/company/",
        "schemaSpace": f"{url}/properties",
        "defaultTypes": [TYPE],
        "view": {"url": f"{url}/company/{{{{id}}}}/"},
        "preview": {
            "url": f"{url}/company/{{{{id}}}}/preview",
            "width": WIDTH,
            "height": HEIGHT,
        },
        "suggest": {kind: service(kind) for kind in ("entity", "property", "type")},
        "extend": {
            "propose_properties": {"service_url": url, "service_path": "/properties"},
            "property_settings": [
                {
                    "name": "limit",
                    "label": "Values at most",
                    "type": "number",
                    "default": 0,
                    "help_text": "How many values of the property are fetched; 0 for all.",
                }
            ],
        },
        "batchSize": MOST_QUERIES,
    }
