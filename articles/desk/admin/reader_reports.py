"""Readers' reports: what came in, one of them beside its claim, and the answer to it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from articles.desk.admin.permissions import has_role, visible
from articles.desk.admin.sending import answer_if_sent, answer_sent, key_of
from articles.desk.admin.step import only_for
from articles.desk.editing.acting import CHECKERS, acting
from articles.desk.editing.errors import EditingError, StaleVersion
from articles.desk.editing.sent_form import SentAlready, keep_address, take_key
from articles.desk.forms.reader_report import AnswerReportForm, first_reason
from articles.desk.models import Claim, ReaderReport
from articles.desk.publishing.reader_report import answer_report, shown_claim
from articles.logic.report_kinds import ReportBecame, ReportState
from articles.logic.typed_numbers import OF_A_KEY, whole_number

#: Rows of a page; older ones are behind a link.
SHOWN = 50


def reports_for(request: Any) -> Any:
    """Those about claims that this person may read."""
    readable = visible(request, Claim.objects.all()).values("pk")
    rows = ReaderReport.objects.filter(claim__in=readable)
    return rows.select_related("claim", "answered_by")


class ReaderReportPages:
    """Gives ClaimAdmin `reports/` and `reports/<id>/`."""

    admin_site: Any
    model: Any

    def report_urls(self) -> list[Any]:
        inside = self.admin_site.admin_view
        return [
            path("reports/", inside(self.reports_view), name="articles_claim_reports"),
            path("reports/<slug:public_id>/", inside(self.report_view),
                 name="articles_claim_report"),
        ]  # fmt: skip

    def reports_view(self, request: Any) -> HttpResponse:
        if not self.has_view_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        is_new = request.GET.get("show") != "answered"
        rows = reports_for(request)
        rows = rows.new() if is_new else rows.answered()
        about = request.GET.get("claim", "")[:8].replace("\x00", "")
        if about:
            rows = rows.filter(claim__public_id=about)
        before = whole_number(request.GET.get("before", ""), digits=OF_A_KEY)
        if before is not None:
            rows = rows.filter(pk__lt=before)
        held = list(rows[: SHOWN + 1])
        context = {
            **self.admin_site.each_context(request),
            "title": "Readers’ reports",
            "rows": held[:SHOWN],
            "has_more": len(held) > SHOWN,
            "last": held[SHOWN - 1].pk if len(held) > SHOWN else "",
            "is_new": is_new,
            "about": about,
        }
        return TemplateResponse(request, "desk/claim_reports.html", context)

    def report_view(self, request: Any, public_id: str) -> HttpResponse:
        if not self.has_view_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        report = _found(request, public_id)
        if request.method == "POST":
            return self._report_sent(request, report)
        initial = {"seen_version": report.claim.version, "reason": first_reason(report)}
        form = AnswerReportForm(record=report, person=request.user, initial=initial)
        return self._report_page(request, report, form)

    def _report_sent(self, request: Any, report: ReaderReport) -> HttpResponse:
        if answer := answer_if_sent(request, request.path):
            return answer
        form = AnswerReportForm(request.POST, record=report, person=request.user)
        status = 200
        if form.is_valid():
            try:
                return self._answer(request, report, form)
            except SentAlready as sent:
                return answer_sent(request, sent, request.path)
            except EditingError as refusal:
                form.add_error(None, str(refusal))
                report = _found(request, report.public_id)
                if isinstance(refusal, StaleVersion):
                    status = 412
                    data = request.POST.copy()
                    data["seen_version"] = str(report.claim.version)
                    form.data = data
        return self._report_page(request, report, form, status=status)

    def _answer(self, request: Any, report: ReaderReport, form: AnswerReportForm) -> HttpResponse:
        said = form.answers()
        at = reverse("admin:articles_claim_reports")
        told = f"Report {report.public_id} is answered."
        if said["became"] == ReportBecame.CORRECTION:
            at = reverse("admin:articles_claim_change", args=[report.claim_id])
            told += (
                " Now correct the claim: change what is wrong; publishing it again asks what was "
                "wrong and what is right."
            )
        with acting(request.user, f"A reader’s report, {report.public_id}"):
            take_key(key_of(request))
            answer_report(
                report,
                version=form.cleaned_data["seen_version"],
                became=said["became"],
                answer=said["answer"],
                reason=said.get("reason", ""),
            )
            keep_address(key_of(request), at)
        messages.success(request, told)
        return HttpResponseRedirect(at)

    def _report_page(
        self, request: Any, report: ReaderReport, form: AnswerReportForm, *, status: int = 200
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": f"Report {report.public_id}",
            "report": report,
            "claim": report.claim,
            "shown": shown_claim(report.claim.public_id),
            "is_new": report.state == ReportState.NEW,
            "form": form,
            "may_answer": has_role(request, *CHECKERS),
            "only_for": only_for(CHECKERS),
        }
        return TemplateResponse(request, "desk/claim_report.html", context, status=status)


def _found(request: Any, public_id: str) -> ReaderReport:
    report: ReaderReport | None = reports_for(request).filter(public_id=public_id).first()
    if report is None:
        raise Http404("There is no such report.")
    return report
