"""Before publishing, an editor reads which words readers will not be quoted, and why."""

from __future__ import annotations

import pytest

from articles.desk.models import Claim
from tests.desk import factories
from tests.desk.admin.pages import address, client_of, text_of
from tests.desk.quoting import article_text, taken, words

pytestmark = pytest.mark.django_db


def _page(claim: Claim, page: str = "change", *args: str) -> str:
    editor = factories.person(None, "editor")
    return text_of(client_of(editor).get(address(claim, page, *args)))


def test_it_tells_what_will_be_withheld_and_how_full_the_meter_is() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    text = article_text(ana)
    claim = taken(ana, ben, text, (0, 24), (45, 54), quotations=(words(100, 119),))
    said = (
        "2 passages of “A harbour changes hands” will be shown as paragraph and link. Readers "
        "may be quoted 15 % of this text, 243 of its 1,623 characters, and 12.3 % are."
    )
    assert said in _page(claim)
    assert said in _page(claim, "step", "publish")
    factories.publish_claim(ben, claim)
    assert said in _page(claim)  # words that are out already stay so


def test_it_says_nothing_where_all_is_quoted_or_nobody_may_publish() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    text = article_text(ana)
    quoted = taken(ana, ben, text, (0, 9))
    assert "as paragraph and link" not in _page(quoted)
    draft = factories.draft(ana)
    factories.attach(ana, draft, article=text.article, quotation=words(0, 99))
    assert "as paragraph and link" not in _page(draft)


def test_it_says_why_a_short_text_is_hardly_quoted() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    text = article_text(ana, "Two firms part.\n\nThey parted on Monday, and neither says why.")
    claim = taken(ana, ben, text, quotations=("They parted on Monday",))
    assert "15 % of this text, 9 of its 61 characters, and 0.0 % are." in _page(claim)
