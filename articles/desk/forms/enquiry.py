"""The form of an enquiry."""

from __future__ import annotations

from articles.desk.forms.record import RecordForm


class EnquiryForm(RecordForm):
    """It compares the enquiry's own version: what is not public moves no claim."""
