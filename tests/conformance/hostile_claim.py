"""A claim whose words break out of every format that does not hold them: it has to come through
each of them intact."""

from __future__ import annotations

from typing import Any

from articles.logic.edition_content import Named
from articles.public.models import PublishedClaim
from tests.public import factories
from tests.public.contents import evidence

#: Ends elements, comments, strings, lines of RIS and braces of BibTeX; emoji with a joiner,
#: letters outside the basic plane, right-to-left text with its isolates, a combining mark.
HOSTILE = (
    "</script><!-- “Tern’s” \"net\" \\ 'x' & <b>50 %</b> {A_B} $5 #1 ~^ ]]> 👩‍🚀 𝔘 "
    "\u2067قال: «تيرن» باعت\u2069 café"
)
HOSTILE_NAME = 'Tern & “Söhne” <i>"AG"</i> 🐦 تيرن'


def hostile_claim(**content: Any) -> PublishedClaim:
    """Refuted with high confidence, said by somebody else, about a company of such a name."""
    content.setdefault("statement", HOSTILE)
    company = factories.published_company(HOSTILE_NAME, slug="hostile-name")
    source = factories.published_source(HOSTILE_NAME, kind="person")
    given: dict[str, Any] = {
        "companies": [company],
        "in_short": HOSTILE,
        "verdict": "refuted",
        "confidence": "high",
        "rationale": HOSTILE,
        "claimant": Named(source.public_id, HOSTILE_NAME),
        "evidence": (
            evidence(
                "E0000009",
                source=Named(source.public_id, HOSTILE_NAME),
                quotation=HOSTILE,
                note=HOSTILE,
                url="https://daily.example/a?b=1&c=%22",
            ),
        ),
    }
    return factories.published_claim(**(given | content))
