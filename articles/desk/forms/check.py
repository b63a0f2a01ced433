"""What a second person says: interests and comment, or what has to change."""

from __future__ import annotations

from django import forms
from unfold.widgets import UnfoldAdminTextareaWidget, UnfoldAdminTextInputWidget

from articles.desk.forms.step import StepForm


class CheckForm(StepForm):
    interests = forms.CharField(
        label="Your interests",
        initial="none",
        max_length=500,
        widget=UnfoldAdminTextInputWidget,
        help_text="What ties you to those concerned: shares, jobs, friends; or “none”.",
    )
    comment = forms.CharField(
        required=False, max_length=2000, widget=UnfoldAdminTextareaWidget(attrs={"rows": 3})
    )


class CommentForm(StepForm):
    comment = forms.CharField(
        label="What has to change",
        max_length=2000,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 3}),
    )
