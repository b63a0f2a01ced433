"""Addresses that leak, each in its own way: for tests that see the search find them."""

from __future__ import annotations

import base64
import gzip
import logging
from hashlib import sha256

from django.db.models import Max, Sum
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path
from django.utils.http import http_date

from articles.desk.models import Claim, Evidence, Source, Topic, Verification
from kb.urls import urlpatterns as real


def desk_field(request: HttpRequest) -> HttpResponse:
    return HttpResponse(Claim.objects.exclude(risk_reason="")[0].risk_reason)


def note_in_template(request: HttpRequest) -> HttpResponse:
    template = engines["django"].from_string("<p data-by='{{ row.comment }}'>Checked.</p>")
    return HttpResponse(template.render({"row": Verification.objects.order_by("pk")[0]}))


def counted(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"{Claim.objects.count()} claims")


def slug_suffix(request: HttpRequest) -> HttpResponse:
    taken = Topic.objects.filter(claim_topics__isnull=False).distinct().count()
    return HttpResponse(f"/topics/chips_{taken}/")


def entity_tag(request: HttpRequest) -> HttpResponse:
    state = str(Claim.objects.aggregate(of_all=Sum("version")))
    return HttpResponse("", headers={"ETag": sha256(state.encode()).hexdigest()})


def last_change(request: HttpRequest) -> HttpResponse:
    """Of what readers have no edition of: the public items of both have nearly the same times."""
    unseen = Evidence.objects.filter(claim__published_number__isnull=True)
    newest = unseen.aggregate(last=Max("created_at"))["last"]
    return HttpResponse(
        "", headers={"Last-Modified": http_date(newest.timestamp())} if newest else {}
    )


def header(request: HttpRequest) -> HttpResponse:
    words = f"by {Source.objects.exclude(identity_reference='')[0].identity_reference}"
    return HttpResponse("", headers={"X-Trace": base64.b64encode(words.encode()).decode()})


def select_box(request: HttpRequest) -> HttpResponse:
    return HttpResponse("".join(f"<option>{row}</option>" for row in Source.objects.all()))


def packed(request: HttpRequest) -> HttpResponse:
    words = "".join(
        f"&#{ord(letter)};" for letter in Claim.objects.exclude(risk_reason="")[0].risk_reason
    )
    return HttpResponse(gzip.compress(words.encode()), headers={"Content-Encoding": "gzip"})


def logged(request: HttpRequest) -> HttpResponse:
    logging.getLogger("articles").warning("Checked by %s", Source.objects.order_by("pk")[2])
    return HttpResponse("")


VIEWS = (
    desk_field, note_in_template, counted, slug_suffix, entity_tag, last_change, header,
    select_box, packed, logged,
)  # fmt: skip
urlpatterns = [*(path(f"planted/{view.__name__}/", view) for view in VIEWS), *real]
