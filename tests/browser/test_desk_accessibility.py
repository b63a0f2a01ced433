"""axe over the desk's own pages: nothing serious or critical in what our templates write."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from articles.desk.capture.capturing import capture
from articles.desk.editing.acting import acting
from articles.desk.editing.claim_desk import assign
from tests.browser.desk import sign_in
from tests.browser.walking import ALL, OUTER, complaints, opened
from tests.desk.admin.annotating import claim_on
from tests.desk.newsroom import build
from tests.desk.reporting import report

pytestmark = pytest.mark.browser

STATES = ("draft", "in_review", "verified", "published")
SERIOUS = ("serious", "critical")
OWED = "Acme owes Bolt three million."
TEXT = f"A loan in arrears\n\n{OWED} The loan was due in May.\n"


#: Looked at in every scheme and width; of the others the two that differ most.
WHOLE = ("/desk/", "/desk/articles/claim/queue/", "/sentences/", "/desk/articles/claim/add/")


def addresses() -> list[str]:
    newsroom = build()
    with acting(newsroom.ana, "test"):
        article = capture(TEXT.encode()).article
        assign(newsroom.claim("draft"), version=newsroom.claim("draft").version, to=newsroom.ben)
    claim_on(newsroom.ana, article, OWED)
    claim_on(newsroom.ana, article, "The loan")
    with acting(newsroom.ana, "test"):
        newer = TEXT.replace(OWED, "Nobody owes Bolt.").replace("was due", "fell due")
        capture(newer.encode(), article=article)
    reported = report(newsroom.claim("published"))
    claim, of_article = "/desk/articles/claim/", f"/desk/articles/article/{article.pk}/"
    draft, *others = (f"{claim}{newsroom.keys[state]}/" for state in STATES)
    return [
        "/desk/",
        *(f"{claim}{page}" for page in ("", "add/", "queue/", "told/", "told/choices/")),
        *(f"{claim}queue/?tab={tab}" for tab in ("to-verify", "orphaned", "reports")),
        *(f"{claim}reports/{page}" for page in ("", f"{reported.public_id}/")),
        *(f"{draft}{page}" for page in ("change/", "history/", "proposals/", "step/mark/")),
        *(f"{other}change/" for other in others),
        "/desk/articles/article/add/",
        *(f"{of_article}{page}" for page in ("change/", "versions/", "rewrites/", "corrections/")),
        f"{of_article}sentences/",
        f"{of_article}sentences/1/claim/",
    ]


def test_it_has_nothing_serious_at_the_desk_and_nothing_at_all_in_our_own_pages(
    live_site: str, browser: Browser
) -> None:
    found = []
    with opened(browser, live_site, bypass_csp=True) as page:
        page.goto("/desk/")
        found += [f"sign-in {words}" for words in complaints(page, impacts=SERIOUS, reload=True)]
        pages = addresses()
        page.set_viewport_size({"width": 1280, "height": 900})
        sign_in(page, "ben")
        for address in pages:
            answer = page.goto(address)
            assert answer is not None
            assert answer.status == 200, address
            shown = ALL if address.endswith(WHOLE) else OUTER
            said = complaints(page, impacts=SERIOUS, reload=True, shown=shown)
            found += [f"{address} {words}" for words in said]
        page.goto("/desk/articles/claim/queue/?tab=unverified")
        page.get_by_role("checkbox", name="Choose:").first.check()
        page.get_by_role("button", name="Do one thing to the ticked…").click()
        for press in ("See what would change", "Change 1 claim"):
            found += [f"together {words}" for words in _together(page)]
            if press.startswith("See"):
                page.get_by_label("Assign", exact=True).check()
                page.get_by_label("Assign to").fill("cleo")
            page.get_by_role("button", name=press).click()
        found += [f"together {words}" for words in _together(page)]
    assert not found, "\n".join(found)


def _together(page: Page) -> list[str]:
    """A page that answered a form is not opened anew."""
    return complaints(page, impacts=SERIOUS, shown=OUTER)
