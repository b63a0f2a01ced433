"""Two claims of one article, published at the same moment."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from articles.desk.editing.acting import acting
from articles.desk.models import Claim
from articles.desk.publishing.publish import publish
from articles.logic.edition_content import read_claim
from articles.public.models import Edition
from tests.desk import factories
from tests.desk.publishing.test_owner import _race
from tests.desk.quoting import article_text, taken


@pytest.mark.usefixtures("committed_db")
def test_they_do_not_overdraw_its_meter() -> None:
    ana, ben, cleo = factories.person("ana"), factories.person("ben"), factories.person("cleo")
    text = article_text(ana)
    pairs = [(taken(ana, ben, text, (0, 24)), ben), (taken(ana, ben, text, (40, 64)), cleo)]

    def publishing(claim: Claim, by: Any) -> Callable[[], Any]:
        def deed() -> None:
            with acting(by, "publish"):
                publish(claim, version=claim.version)

        return deed

    assert _race([publishing(*pair) for pair in pairs]) == ["", ""]
    quoted = [
        bool(read_claim(edition.content).appearances[0].spans[0].exact)
        for edition in Edition.objects.all()
    ]
    assert sorted(quoted) == [False, True]
