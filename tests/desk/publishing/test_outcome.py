"""How a forecast came out: asked about when its period is over, recorded, told to readers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.template import Context, Template
from django.utils import timezone

from articles.desk.editing.acting import EDITOR, acting
from articles.desk.editing.errors import EditingError
from articles.desk.editing.outcome import record_outcome
from articles.desk.models import Claim, Outcome, Person
from articles.desk.publishing.publish import CorrectionText
from articles.desk.queue.tabs import BY_NAME, Asker, claims_of
from articles.logic.partial_dates import PartialDate
from tests.desk import factories
from tests.desk.admin.pages import address, client_of, fields_of, text_of

pytestmark = pytest.mark.django_db
TODAY = timezone.now().date()
LAST_YEAR, NEXT_YEAR = PartialDate(TODAY.year - 1), PartialDate(TODAY.year + 1)


def forecast(ana: Person, ben: Person, **fields: Any) -> Claim:
    return factories.published_claim(ana, ben, type="forecast", **fields)[0]


def due_for(person: Person) -> set[int]:
    asker = Asker(person, frozenset({EDITOR}))
    return set(claims_of(BY_NAME["due"], asker).values_list("pk", flat=True))


def test_the_queue_asks_when_the_period_of_a_forecast_is_over() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    over = forecast(ana, ben, statement="It will be so.", held_until=LAST_YEAR)
    begun = forecast(ana, ben, held_from=LAST_YEAR)
    month = PartialDate(TODAY.year, TODAY.month)
    for held in ({"held_until": month}, {"held_until": NEXT_YEAR}, {"held_from": NEXT_YEAR}, {}):
        forecast(ana, ben, **held)
    factories.verified_claim(ana, ben, type="forecast", held_until=LAST_YEAR)
    factories.published_claim(ana, ben, held_until=LAST_YEAR)
    assert due_for(ben) == {over.pk, begun.pk}
    said = text_of(client_of(ben).get("/desk/articles/claim/queue/", {"tab": "due"}))
    days = (TODAY - LAST_YEAR.last).days
    assert f"Its period ended {days} days ago: how did it come out?" in said
    with acting(ana, "outcome"):
        record_outcome(
            over, version=over.refreshed().version, result="cannot_tell", note="Nobody said."
        )
    assert due_for(ben) == {begun.pk}


def test_it_is_recorded_on_evidence_and_readers_are_told_with_the_next_edition() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    claim = forecast(ana, ben, held_until=LAST_YEAR)
    said = text_of(client_of(ana).get(f"/claims/{claim.public_id}/"))
    assert f"Its period ended with {LAST_YEAR}. How it came out is not on record yet." in said
    item, where = claim.evidence.get(), address(claim, "step", "outcome")
    client = client_of(ana)
    form = fields_of(client.get(where))
    form |= {"result": "did_not_happen", "note": "Nothing of it was seen."}
    refused = client.post(where, form | {"came_out_on": str(TODAY.year + 1), "form_key": ""})
    assert "That day has not come" in text_of(refused)
    answer = client.post(
        where, form | {"came_out_on": str(TODAY.year - 1), "evidence": [item.public_id]}
    )
    assert answer.status_code == 302
    outcome = Outcome.objects.get(claim=claim)
    assert (outcome.result, [*outcome.evidence.all()]) == ("did_not_happen", [item])
    assert claim.refreshed().workflow == "draft"
    factories.assess(ana, claim, verdict="refuted", confidence="low", rationale="It is over.",
                     divergence_reason="The rules do not know the day.")  # fmt: skip
    factories.submit(ana, claim)
    factories.verify(ben, claim)
    factories.publish_claim(ben, claim, correction=CorrectionText("It was open.", "It is over."))
    said = text_of(client.get(f"/claims/{claim.public_id}/"))
    assert "How it came out It did not happen. Nothing of it was seen." in said
    assert "On: item 1" in said
    assert "not on record yet" not in said


def test_an_item_of_another_claim_is_no_evidence_of_it() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    claim = forecast(ana, ben, held_until=LAST_YEAR)
    other = factories.attach(ana, factories.draft(ana))
    client, where = client_of(ana), address(claim, "step", "outcome")
    form = fields_of(client.get(where)) | {"result": "happened", "note": "It was seen."}
    answer = client.post(where, form | {"evidence": [other.public_id]})
    assert answer.status_code == 200
    assert "is not one of the available choices" in text_of(answer)
    assert not Outcome.objects.exists()


def test_nothing_comes_out_before_its_time() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    claim = forecast(ana, ben, held_from=NEXT_YEAR)
    said = text_of(client_of(ana).get(address(claim, "change")))
    assert f"Its period begins with {NEXT_YEAR}: nothing can have come out." in said
    assert f"It can be told after {NEXT_YEAR}." not in text_of(
        client_of(ana).get(f"/claims/{claim.public_id}/")
    )
    late = PartialDate.parse((TODAY + timedelta(days=1)).isoformat())
    with pytest.raises(EditingError, match="That day has not come"), acting(ana, "early"):
        record_outcome(
            claim, version=claim.refreshed().version, result="happened", note="x", came_out_on=late
        )


@pytest.mark.parametrize(
    "written, is_over",
    [("2025", True), ("2026-02", True), ("2026-03", False), ("2026-03-09", True),
     ("2026-03-10", False), ("", False), (None, False)],
)  # fmt: skip
def test_it_tells_what_is_over(written: str | None, is_over: bool) -> None:
    template = Template("{% load timing %}{% if day|is_over:today %}over{% endif %}")
    said = template.render(Context({"day": written, "today": date(2026, 3, 10)}))
    assert said == ("over" if is_over else "")
