"""The form of an enquiry; it belongs to its claim, whose version it compares."""

from __future__ import annotations

from articles.desk.forms.record import RecordForm


class EnquiryForm(RecordForm):
    version_from = "claim"
