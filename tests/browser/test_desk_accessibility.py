"""axe over the desk's own pages: nothing serious or critical in what our templates write."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from articles.desk.capture.capturing import capture
from articles.desk.editing.acting import acting
from tests.browser.desk import sign_in
from tests.browser.walking import ALL, OUTER, complaints, opened
from tests.desk.admin.annotating import claim_on
from tests.desk.newsroom import build

pytestmark = pytest.mark.browser

STATES = ("draft", "in_review", "verified", "published")
SERIOUS = ("serious", "critical")
OWED = "Acme owes Bolt three million."
TEXT = f"A loan in arrears\n\n{OWED} The loan was due in May.\n"


def addresses() -> list[str]:
    newsroom = build()
    with acting(newsroom.ana, "test"):
        article = capture(TEXT.encode()).article
    claim_on(newsroom.ana, article, OWED)
    claim_on(newsroom.ana, article, "The loan")
    with acting(newsroom.ana, "test"):
        newer = TEXT.replace(OWED, "Nobody owes Bolt.").replace("was due", "fell due")
        capture(newer.encode(), article=article)
    sentences = f"/desk/articles/article/{article.pk}/sentences/"
    claims = [
        f"/desk/articles/claim/{key}/change/" for key in map(newsroom.keys.__getitem__, STATES)
    ]
    return [
        "/desk/",
        "/desk/articles/claim/",
        "/desk/articles/claim/add/",
        *claims,  # one template: the first is looked at in every scheme and width
        f"{claims[0][: -len('change/')]}history/",
        "/desk/articles/article/add/",
        f"/desk/articles/article/{article.pk}/change/",
        f"/desk/articles/article/{article.pk}/versions/",
        sentences,
        f"{sentences}1/claim/",
    ]


def test_it_has_nothing_serious_at_the_desk(live_site: str, browser: Browser) -> None:
    found = []
    with opened(browser, live_site, bypass_csp=True) as page:
        page.goto("/desk/")
        found += [f"sign-in {words}" for words in complaints(page, impacts=SERIOUS, reload=True)]
        pages = addresses()
        page.set_viewport_size({"width": 1280, "height": 900})
        sign_in(page, "ana")
        for address in pages:
            page.goto(address)
            shown = OUTER if address in pages[4:7] else ALL
            said = complaints(page, impacts=SERIOUS, reload=True, shown=shown)
            found += [f"{address} {words}" for words in said]
    assert not found, "\n".join(found)
