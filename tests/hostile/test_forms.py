"""Mutated POSTs to every form of the desk: refused in words or done, never a failure.

CLAIMBOOK_HOSTILE=full sends 10,000; the suite sends some hundreds.
"""

from __future__ import annotations

import os

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from hypothesis import HealthCheck, Phase, given, settings

from kb.urls import handler400, handler403, handler404, handler500
from kb.urls import urlpatterns as installed
from tests.hostile.attacks import Attack, attacks, count, strike
from tests.hostile.site import Form, Site, written

pytestmark = pytest.mark.django_db
IS_FULL = os.environ.get("CLAIMBOOK_HOSTILE") == "full"
EXAMPLES = 10_000 if IS_FULL else 200
#: Forms that the walk must have found: the desk's own, not only Django's.
KNOWN = (
    "/desk/articles/claim/add/", "/desk/articles/company/add/", "/desk/articles/article/add/",
    "/desk/articles/source/add/", "/desk/articles/person/add/", "/desk/articles/brief/add/",
    "/desk/articles/topic/add/", "/desk/articles/origin/add/",
)  # fmt: skip

driving = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    derandomize=not IS_FULL,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate, Phase.shrink) if IS_FULL else (Phase.generate,),
)


def test_it_walks_every_form(walked: Site) -> None:
    actions = {form.action for form in walked.forms}
    assert set(KNOWN) <= actions
    assert any("/step/" in action for action in actions)
    assert any("/sentences/" in action for action in actions)
    assert any(form.is_multipart for form in walked.forms)
    assert len(walked.forms) >= 40, count(walked)


def test_it_refuses_or_does_whatever_is_sent(walked: Site) -> None:
    client, before = walked.client(), written()
    statuses: dict[int, int] = {}

    @driving
    @given(attack=attacks(walked.forms))
    def run(attack: Attack) -> None:
        status = strike(client, attack, before)
        statuses[status] = statuses.get(status, 0) + 1

    run()
    # Neither refuses it everything, nor does it take everything.
    assert statuses.get(302, 0) > 0
    assert statuses.get(200, 0) > 0


@csrf_exempt
def careless(request: HttpRequest) -> HttpResponse:
    """As views are written in a hurry."""
    number = int(request.POST.get("number", "1"))
    return HttpResponse(str(number))


urlpatterns = [path("desk/careless/", careless), *installed]
__all__ = ["handler400", "handler403", "handler404", "handler500"]
CARELESS = Form("/desk/careless/", "/desk/careless/", (("number", "1"), ("name", "x")), False)


@override_settings(ROOT_URLCONF=__name__)
def test_it_would_find_a_careless_view() -> None:
    client, before = Client(), written()

    @settings(driving, max_examples=100, phases=(Phase.generate,))
    @given(attack=attacks([CARELESS]))
    def run(attack: Attack) -> None:
        strike(client, attack, before)

    with pytest.raises(ValueError, match="invalid literal"):
        run()
