"""`/reports/<claim>/`: a reader says what is wrong with a published claim."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles.desk.editing.acting import acting
from articles.desk.editing.errors import EditingError
from articles.desk.editing.reader_report import Reported, TooMany, receive, received
from articles.desk.models import Claim, Person, ReaderReport
from articles.desk.publishing.reader_report import ShownClaim, shown_claim
from articles.desk.receiving.form import ReportForm
from articles.desk.receiving.token import NotGood, TooSoon, check, mark_of, new_token
from articles.logic.typed_numbers import OF_A_KEY, whole_number
from articles.logic.vocabulary import Ground

TOO_OLD = (
    "This form was opened more than four hours ago, or for another claim. What you wrote is "
    "kept: read it once more and send it again."
)
TOO_SOON = "That was faster than anybody writes. Wait a moment, then send it again."

#: The longest report in its longest spelling; nobody without an account may send more.
MOST_BYTES = 128 * 1024

#: Where a request comes from, as reports are counted; "" where that tells nothing.
NetworkOf = Callable[[HttpRequest], str]


# Without Django's token against forged requests, which needs a cookie: readers have none, and
# nothing that they are signed in to. The form's own token (token.py) stands in its place.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, public_id: str, network_of: NetworkOf) -> HttpResponseBase:
    claim, answer = _found(request, public_id)
    if claim is None:
        return answer
    if _length(request) > MOST_BYTES:
        raise RequestDataTooBig("A report is shorter than this.")
    if request.method != "POST":
        return _page(request, claim, _new_form(claim, request.GET.get("edition", "")))
    if before := received(mark_of(request.POST.get("token", ""))):
        return _thanks(request, claim, before)
    form = ReportForm(request.POST)
    if not form.is_valid():
        return _page(request, claim, _sent_again(form, claim), status=400)
    return _receive(request, claim, form, network_of(request))


def _receive(
    request: HttpRequest, claim: ShownClaim, form: ReportForm, network: str
) -> HttpResponse:
    said = form.cleaned_data
    about = Claim.objects.filter(public_id=claim.public_id).first()
    if about is None:
        raise Http404
    try:
        check(said["token"], claim.public_id, said["edition"])
        with acting(Person.objects.get(is_system=True), "A reader’s report"):
            kept = receive(
                about,
                Reported(said["kind"], said["words"], said["edition"], said["address"],
                         said["name"]),
                token_mark=mark_of(said["token"]),
                network=_of_today(network),
            )  # fmt: skip
    except NotGood:
        form.add_error(None, TOO_OLD)
        return _page(request, claim, _with_new_token(form, claim), status=400)
    except TooSoon:
        form.add_error(None, TOO_SOON)
        return _page(request, claim, form, status=400)
    except EditingError as refusal:
        form.add_error(None, str(refusal))
        page = _page(request, claim, form, status=429 if isinstance(refusal, TooMany) else 400)
        if isinstance(refusal, TooMany):
            page.headers["Retry-After"] = str(refusal.seconds)
        return page
    return _thanks(request, claim, kept)


def _found(request: HttpRequest, public_id: str) -> tuple[ShownClaim | None, HttpResponseBase]:
    """The claim as readers have it, or what is answered instead, as its page would."""
    claim = shown_claim(public_id.upper())
    if claim is None:
        raise Http404
    if claim.is_withdrawn:
        words = Ground(claim.ground).label if claim.ground else ""
        gone = render(request, "410.html", {"ground": words}, status=410)
        gone.headers["Cache-Control"] = "no-cache"
        gone.headers["X-Robots-Tag"] = "noindex"
        return None, gone
    present = claim.survivor or claim.public_id
    if present != public_id:
        return None, redirect("claim-report", present)
    return claim, HttpResponse()


def _length(request: HttpRequest) -> int:
    """What is no length is too long."""
    length = whole_number(str(request.META.get("CONTENT_LENGTH") or "0"), digits=OF_A_KEY)
    return MOST_BYTES + 1 if length is None else length


def _of_today(network: str) -> str:
    """A keyed hash that is another one tomorrow: nobody is followed from day to day."""
    if not network:
        return ""
    day = timezone.now().date().isoformat()
    return salted_hmac("claimbook.reports", f"{day} {network}", algorithm="sha256").hexdigest()


def _new_form(claim: ShownClaim, asked: str) -> ReportForm:
    """For the edition that the reader came from, where there is such a one."""
    wanted = whole_number(asked)
    number = wanted if wanted and wanted <= claim.number else claim.number
    token = new_token(claim.public_id, number)
    return ReportForm(initial={"edition": number, "token": token})


def _sent_again(form: ReportForm, claim: ShownClaim) -> ReportForm:
    """With its own token while that is good, so that what was sent twice stays one report."""
    if form.errors.keys() & {"edition", "token"}:
        form.add_error(None, TOO_OLD)
        return _with_new_token(form, claim)
    return form


def _with_new_token(form: ReportForm, claim: ShownClaim) -> ReportForm:
    data: Any = form.data
    sent: QueryDict = data.copy()
    sent["edition"], sent["token"] = str(claim.number), new_token(claim.public_id, claim.number)
    form.data = sent
    return form


def _page(
    request: HttpRequest, claim: ShownClaim, form: ReportForm, *, status: int = 200
) -> HttpResponse:
    context = {"claim": claim, "form": form, "edition": form["edition"].value()}
    return _unkept(render(request, "reports/report.html", context, status=status))


def _thanks(request: HttpRequest, claim: ShownClaim, kept: ReaderReport) -> HttpResponse:
    has_address = bool(kept.reporter_address)
    context = {"claim": claim, "reference": kept.public_id, "has_address": has_address}
    return _unkept(render(request, "reports/received.html", context))


def _unkept(response: HttpResponse) -> HttpResponse:
    """Each form is for one reader, and no search engine has use for it."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
