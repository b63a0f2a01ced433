"""How the desk is doing: what each figure counts, what it leaves out, who is shown it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.desk.admin.dashboard_figures import calibration
from articles.desk.admin.dashboard_tiles import TILES
from articles.desk.editing.acting import JOURNALIST, acting
from articles.desk.editing.claim import revise
from articles.desk.editing.claim_desk import mark
from articles.desk.editing.outcome import record_outcome
from articles.desk.models import Claim, Person
from articles.desk.publishing.publish import CorrectionText
from articles.desk.queue import figures
from articles.logic.calibration import Said
from articles.logic.desk_figures import Share
from tests.desk import factories
from tests.desk.admin.pages import client_of, text_of
from tests.desk.newsroom import Newsroom, build

pytestmark = pytest.mark.django_db
HOME = "/desk/"


@pytest.fixture
def newsroom() -> Newsroom:
    return build()


def hide(by: Person, claim: Claim) -> None:
    with acting(by, "mark"):
        mark(claim, version=claim.refreshed().version, marking="confidential")


def again(by: Person, checker: Person, claim: Claim, words: str) -> Claim:
    with acting(by, "change"):
        revise(claim, version=claim.refreshed().version, statement=words)
    factories.submit(by, claim)
    return factories.verify(checker, claim)


def test_six_tiles_count_and_lead_to_their_queues(newsroom: Newsroom) -> None:
    page = client_of(newsroom.ben).get(HOME)
    said, source = text_of(page), page.content.decode()
    assert len(TILES) == 6
    for name in TILES:
        assert f"/desk/articles/claim/queue/?tab={name}" in source
    assert "1 To verify" in said
    assert "0 Disputed Nobody disputes a published claim." in said
    assert "1 Unverified" in said
    hide(newsroom.ana, newsroom.claim("in_review"))
    assert "0 To verify" in text_of(client_of(newsroom.dan).get(HOME))
    assert "1 To verify" in text_of(client_of(newsroom.ben).get(HOME))


def test_it_counts_each_stretch_in_review_once(newsroom: Newsroom) -> None:
    assert figures.time_to_check().checks == 2
    claim = again(newsroom.ana, newsroom.ben, newsroom.claim("published"), "Acme is so.")
    assert figures.time_to_check().checks == 3
    risky = factories.draft(newsroom.ana, risk="legal", risk_reason="A trial is on.")
    factories.attach(newsroom.ana, risky)
    factories.assess(newsroom.ana, risky)
    factories.submit(newsroom.ana, risky)
    for checker in (newsroom.ben, newsroom.cleo):
        factories.verify(checker, risky)
    found = figures.time_to_check()
    assert found.checks == 4
    assert found.median is not None
    assert 0 < found.median.total_seconds() < 600
    hide(newsroom.ana, risky)
    assert figures.time_to_check().checks == 3
    assert claim.workflow == "verified"


def test_it_counts_corrections_on_editions(newsroom: Newsroom) -> None:
    assert figures.corrections() == (0, 1)
    claim = again(newsroom.ana, newsroom.ben, newsroom.claim("published"), "Acme is so.")
    text = CorrectionText("Acme is published.", "Acme is so.")
    factories.publish_claim(newsroom.ben, claim, correction=text)
    assert figures.corrections() == (1, 2)
    again(newsroom.ana, newsroom.ben, claim, "Acme is thus.")
    text = CorrectionText("Acme was so.", "It is thus now.", kind="update")
    factories.publish_claim(newsroom.ben, claim, correction=text)
    assert figures.corrections() == (1, 3)
    assert "1 on 3" in text_of(client_of(newsroom.ben).get(HOME))


def test_it_follows_an_item_to_a_known_end() -> None:
    ana = factories.person("ana")
    claim = factories.draft(ana)
    unknown = factories.attach(ana, claim, kind="media_report")
    factories.attach(ana, claim, kind="media_report", derived_from=[unknown])
    factories.attach(ana, claim, kind="anonymous")
    assert figures.known_origins() == Share(0, 3)
    own = factories.attach(ana, claim, kind="media_report", is_own_reporting=True)
    rewritten = factories.attach(ana, claim, kind="media_report", derived_from=[own])
    factories.attach(ana, claim, kind="media_report", derived_from=[rewritten])
    factories.attach(ana, claim, kind="company_filing")
    factories.attach(ana, claim, kind="company_filing", derived_from=[unknown])
    factories.attach(ana, claim, kind="company_filing", stance="context")
    assert figures.known_origins() == Share(4, 8)
    hide(ana, claim)
    assert figures.known_origins() == Share(0, 0)


def test_it_tells_only_checkers_how_far_editors_and_rules_lie_apart(newsroom: Newsroom) -> None:
    assert figures.far_from_rules() == Share(0, 3)
    claim = factories.draft(newsroom.ana)
    factories.attach(newsroom.ana, claim)
    factories.assess(
        newsroom.ana, claim, verdict="supported", confidence="very high",
        divergence_reason="It was seen by all of us.",
    )  # fmt: skip
    factories.submit(newsroom.ana, claim)
    assert figures.far_from_rules() == Share(1, 4)
    title = "Editor and rules two levels apart"
    assert f"{title} 1 of 4" in text_of(client_of(newsroom.ben).get(HOME))
    assert title not in text_of(client_of(factories.person("jo", JOURNALIST)).get(HOME))
    hide(newsroom.ana, claim)
    assert figures.far_from_rules() == Share(0, 3)


def outcome_of(by: Person, claim: Claim, result: str) -> None:
    with acting(by, "outcome"):
        record_outcome(claim, version=claim.refreshed().version, result=result, note="Seen.")


def test_it_reads_what_readers_had_before_it_came_out(newsroom: Newsroom) -> None:
    ana, ben = newsroom.ana, newsroom.ben
    outcome_of(ana, newsroom.claim("published"), "happened")
    outcome_of(ana, newsroom.claim("draft"), "happened")
    claim = factories.draft(ana, type="forecast")
    factories.attach(ana, claim, kind="official_document", credibility="2")
    factories.assess(ana, claim, verdict="supported", confidence="low",
                     divergence_reason="The register errs at times.")  # fmt: skip
    factories.submit(ana, claim)
    factories.publish_claim(ben, factories.verify(ben, claim))
    outcome_of(ana, claim, "partly")
    found = figures.came_out()
    assert (found.resolved, found.editor) == (1, (Said("unproven", "", "happened"),))
    outcome_of(ana, claim, "did_not_happen")
    found = figures.came_out()
    assert found.resolved == 2
    assert Said("supported", "low", "did_not_happen") in found.editor
    assert all(row.verdict for row in found.rules)
    assert calibration().judges == []
    assert "2 of 30 outcomes." in text_of(client_of(ben).get(HOME))


def test_it_draws_calibration_once_thirty_came_out(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = (
        Said("supported", "high", "happened", 17),
        Said("supported", "high", "did_not_happen", 3),
        Said("refuted", "low", "happened", 10),
    )
    rules = (Said("supported", "moderate", "happened", 30),)
    monkeypatch.setattr(figures, "came_out", lambda: figures.CameOut(30, said, rules))
    page = client_of(newsroom.ben).get(HOME)
    shown, source = text_of(page), page.content.decode()
    assert (
        "Editor: 17 of 30 verdicts came out so; as often as the word says in 1 of 2 words" in shown
    )
    assert "Rules: 30 of 30 verdicts came out so; as often as the word says in 0 of 1 word" in shown
    assert "EditorHigh2017 (85 %)80 to 95" in shown
    assert source.count("<circle") == 3
    assert 'cx="105.0" cy="23.0" r="6.0"' in source


def test_it_asks_one_question_for_each_figure(newsroom: Newsroom) -> None:
    with CaptureQueriesContext(connection) as asked:
        figures.time_to_check()
        figures.corrections()
        figures.known_origins()
        figures.far_from_rules()
        figures.came_out()
    assert len(asked) == 5
