"""The real article at the desk: ten claims by keys alone, then the page changes under them."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.fixtures import Settings

from articles.desk.editing.acting import JOURNALIST
from articles.desk.models import Appearance, ArticleVersion
from tests.browser import desk
from tests.browser.desk import signed_in
from tests.browser.test_annotate import marked, number, statement, told
from tests.desk import factories
from tests.desk.capture import test_shared_data as shared
from tests.desk.page_server import PageServer, serving

pytestmark = [pytest.mark.browser, shared.pytestmark]

ARTICLE = "articles/meta-scale-ai-partnership.txt"
GOES = "Scale AI, on the other hand, is expanding its client base"


@dataclass(frozen=True)
class Wanted:
    """A claim to be made of the sentence that begins with `sentence`.

    `parts` are chosen words of it, each by the number of words left out before and behind;
    none for the whole sentence. `typed` replaces the statement that is offered.
    """

    sentence: str
    typed: str = ""
    parts: tuple[tuple[int, int, str], ...] = ()
    companies: tuple[str, ...] = ("Meta", "Scale AI")


PROPERTY = Wanted(
    "Sources report disagreements over",
    "There are tensions over intellectual property.",
    ((2, 9, "disagreements over"), (7, 3, "intellectual property rights")),
)
TEN = (
    Wanted("Facebook and Scale AI joined forces"),
    Wanted("Scale AI specializes in data labeling", companies=("Scale AI",)),
    Wanted("Initially, the collaboration seemed mutually beneficial"),
    Wanted("Analysts noted that"),
    Wanted("Despite early success, tensions have emerged"),
    PROPERTY,
    Wanted(
        "Furthermore, internal restructuring",
        "Internal restructuring at Meta and Scale AI has shifted priorities.",
    ),
    Wanted("Facebook is increasingly focusing", companies=("Meta",)),
    Wanted(
        GOES,
        "Scale AI is expanding its client base, reducing dependency on a single partner.",
        companies=("Scale AI",),
    ),
    Wanted("While Scale AI benefits from large contracts"),
)


class Keyboard:
    """A person without a mouse. Each key pressed is one action, and so is a text typed over
    another; a list of actions for each claim."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.counted: list[int] = []

    def press(self, keys: str, times: int = 1) -> None:
        for _ in range(times):
            self.page.keyboard.press(keys)
        self.counted[-1] += times

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)
        self.counted[-1] += 1


def choose(hand: Keyboard, wanted: Wanted) -> None:
    """The parts of the sentence that has the focus; all but the last are kept."""
    for place, (before, behind, words) in enumerate(wanted.parts):
        if place:
            hand.press("Shift+A")
            told(hand.page, f"{place} passage chosen")
        hand.press("Shift+ArrowDown", before)
        hand.press("Shift+ArrowLeft", behind)
        told(hand.page, f"Selected: “{words}”")


def make(hand: Keyboard, wanted: Wanted, place: int, here: int) -> None:
    """From the number of sentence `here`, which has the focus, to a claim of sentence `place`."""
    page = hand.page
    hand.press("ArrowDown", place - here)
    expect(number(page, place)).to_be_focused()
    if wanted is PROPERTY:
        why = "Worth checking. Attributed statement: Sources report"
        expect(number(page, place)).to_have_accessible_description(why)
    choose(hand, wanted)
    hand.press("a")
    expect(statement(page)).to_be_focused()
    ticked = page.get_by_role("checkbox", checked=True).and_(page.locator("[name=companies]"))
    expect(ticked).to_have_count(len(wanted.companies))
    for company in wanted.companies:
        expect(page.get_by_role("checkbox", name=company)).to_be_checked()
    if wanted.typed:
        hand.press("Control+A")
        hand.type(wanted.typed)
        expect(statement(page)).to_have_value(wanted.typed)
    hand.press("Control+Enter")
    expect(statement(page)).to_have_count(0)
    told(page, "is made.")
    expect(number(page, place)).to_be_focused()


def make_all(page: Page, text: ArticleVersion) -> list[int]:
    """Actions for each claim; those for the first begin at the top of the page."""
    begins = [text.text[start:end] for start, end, _ in text.sentences]
    hand = Keyboard(page)
    expect(page.get_by_text("Select words in the text")).to_be_visible()
    here = 1
    for wanted in TEN:
        [place] = [n for n, words in enumerate(begins, 1) if words.startswith(wanted.sentence)]
        hand.counted.append(0)
        if wanted is TEN[0]:
            reach(hand, number(page, here))
        make(hand, wanted, place, here)
        here = place
    expect(marked(page)).to_have_count(sum(len(wanted.parts) or 1 for wanted in TEN))
    expect(page.get_by_role("heading", name="10 of 46 sentences carry a claim")).to_be_visible()
    return hand.counted


def reach(hand: Keyboard, wanted: Locator) -> None:
    """By Tab from the top of the page: the first leads past the desk's menu and the filters."""
    hand.press("Tab")
    expect(hand.page.get_by_role("link", name="Skip to the content")).to_be_focused()
    hand.press("Enter")
    expect(hand.page.locator("#text")).to_be_focused()
    handle = wanted.element_handle()
    for _ in range(9):
        hand.press("Tab")
        if hand.page.evaluate("wanted => document.activeElement === wanted", handle):
            return
    pytest.fail("nine tabs do not lead from the text's heading to its first sentence")


def capture(page: Page, address: str) -> None:
    desk.open_from_sidebar(page, "Capture an article")
    page.get_by_label("Its address on the web").fill(address)
    page.get_by_role("button", name="Capture").click()


def confirm(page: Page) -> None:
    """What was read of the page, and the two companies that the article is about."""
    desk.told(page, "Captured as version 1: 25 blocks, 46 sentences.")
    desk.told(page, "Read from its page, not confirmed yet")
    for place, company in enumerate(("Meta", "Scale AI")):
        page.locator(f"#id_companies-{place}-company").fill(company)
    page.get_by_role("button", name="Confirm and save").click()
    desk.told(page, "What its page says of itself")
    desk.told(page, "Saved.")
    expect(page.get_by_role("link", name="What was received")).to_be_visible()


def changed(text: str) -> str:
    """A line more, other apostrophes, a slip in a word, and one sentence less."""
    start = text.index(GOES)
    end = text.index(".", start) + 1
    rest = text[:start].rstrip(" ") + text[end:]
    title, _, body = rest.partition("\n\n")
    body = body.replace("’", "'").replace("financial dynamics", "finacial dynamics")
    return f"{title}\n\nThis article was updated on Monday.\n\n{body}"


def test_ten_claims_by_keys_alone_outlive_a_changed_page(
    live_site: str, browser: Browser, settings: Settings
) -> None:
    ana = factories.person("ana", JOURNALIST)
    factories.make_company(ana, "Meta", names=[("Facebook", "former")])
    factories.make_company(ana, "Scale AI")
    original = (shared.FOLDER / ARTICLE).read_text()
    with serving() as site, signed_in(browser, live_site, "ana") as page:
        settings.CLAIMBOOK_FETCH_HOSTS = (site.host,)
        address = serve(site, original)
        capture(page, address)
        confirm(page)
        page.get_by_role("link", name="Sentences, and claims from them").press("Enter")
        counted = make_all(page, ArticleVersion.objects.get())
        assert min(counted) == 3, counted
        assert median(counted) <= 5, counted
        serve(site, changed(original))
        capture(page, address)
        desk.told(page, "Of 10 passages 9 stand in it")
        desk.told(page, "1 needs you.")
        waits = page.get_by_role("region", name="Passages that need you 1")
        expect(waits.get_by_role("article")).to_have_count(1)
        expect(waits.get_by_role("heading", level=3)).to_contain_text(
            "its words are gone from version 2"
        )
        expect(waits.locator("mark")).to_contain_text(GOES)
    stands_as_it_should()


def stands_as_it_should() -> None:
    """Nine in the new text and one in the old, each in the words that were chosen."""
    found = Appearance.objects.prefetch_related("spans").select_related("claim", "article_version")
    rows = list(found.order_by("pk"))
    assert [row.claim.companies.count() for row in rows] == [len(one.companies) for one in TEN]
    for row, wanted in zip(rows, TEN, strict=True):
        spans = list(row.spans.all())
        is_gone = wanted.sentence == GOES
        assert row.state == ("orphaned" if is_gone else "anchored")
        assert row.article_version.number == (1 if is_gone else 2)
        if wanted.typed:
            assert row.claim.statement == wanted.typed
        text = row.article_version.text
        words = [text[span.start : span.end].replace("'", "’") for span in spans]
        if wanted.parts:
            assert words == [part for *_, part in wanted.parts]
        else:
            assert words[0].startswith(wanted.sentence)


def serve(site: PageServer, text: str) -> str:
    return site.serves("/partnership", text.encode(), "text/plain; charset=utf-8")
