"""Bringing an article in: its address, a file, or a pasted text."""

from __future__ import annotations

from typing import Any

from django import forms

from articles.desk.forms.record_choice import RecordChoiceField, scoped
from articles.desk.forms.sent_key import SentKeyField
from articles.desk.models import Article, Person, Source
from articles.fields import PartialDateFormField
from articles.logic.vocabulary import ArticleKind

LIMIT = 10 * 1024 * 1024
MEDIA_TYPES = [
    ("", "Tell it from the content"),
    ("text/plain", "Plain text"),
    ("text/html", "HTML"),
    ("application/pdf", "PDF"),
]
TYPES_BY_SUFFIX = {
    "html": "text/html",
    "htm": "text/html",
    "txt": "text/plain",
    "pdf": "application/pdf",
}


class CaptureForm(forms.Form):
    """An address alone is fetched; a file or a text, never both, comes with or without one.

    A pasted text is taken as UTF-8.
    """

    sent_key = SentKeyField()
    url = forms.URLField(
        required=False,
        max_length=2000,
        label="Its address on the web",
        assume_scheme="https",
        widget=forms.URLInput(attrs={"placeholder": "https://", "autocomplete": "off"}),
        help_text="Alone: the page is fetched, which takes up to 20 seconds. With a file or a "
        "text: where that came from. The same address again gives the article’s next version.",
    )

    file = forms.FileField(
        required=False,
        allow_empty_file=True,
        help_text="A text, a saved web page or a PDF, 10 MB at most.",
    )
    text = forms.CharField(
        required=False,
        strip=False,
        label="Or the text itself",
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="Pasted text or HTML. Without a file.",
    )
    media_type = forms.ChoiceField(choices=MEDIA_TYPES, required=False, label="What it is")
    title = forms.CharField(required=False, max_length=500, help_text="Empty: as the text has it.")
    publisher = RecordChoiceField(
        Source, required=False, help_text="Empty: as the text states it, or not stated."
    )
    kind = forms.ChoiceField(choices=ArticleKind.pairs(), initial=ArticleKind.UNKNOWN.value)
    published = PartialDateFormField(required=False, label="Published on")
    article = RecordChoiceField(
        Article,
        required=False,
        label="New version of",
        help_text="An article on record; empty for a new one.",
    )

    def __init__(self, *args: Any, person: Person, is_editor: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        scoped(self, person, is_editor=is_editor)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        upload, text = said.get("file"), said.get("text") or ""
        if upload and text.strip():
            self.add_error("text", "Choose one: the file or the pasted text.")
        elif self.is_fetched():
            if not said.get("url") and not {"url", "file", "text"} & self.errors.keys():
                self.add_error("url", "Give an address, choose a file, or paste the text.")
        elif upload and upload.size > LIMIT:
            self.add_error("file", "The file is larger than 10 MB.")
        elif len(text.encode("utf-8", "replace")) > LIMIT:
            self.add_error("text", "The text is longer than 10 MB.")
        return said

    def is_fetched(self) -> bool:
        """Whether there is nothing but an address."""
        said = self.cleaned_data
        return not said.get("file") and not (said.get("text") or "").strip()

    def received(self) -> bytes:
        """The bytes to be read; only of a valid form."""
        upload = self.cleaned_data.get("file")
        if upload:
            upload.seek(0)
            return bytes(upload.read())
        return str(self.cleaned_data["text"]).encode()

    def told_type(self) -> str | None:
        """The media type, where the person or the file's name tells it."""
        if chosen := self.cleaned_data.get("media_type"):
            return str(chosen)
        upload = self.cleaned_data.get("file")
        suffix = str(upload.name).rpartition(".")[2].lower() if upload else ""
        return TYPES_BY_SUFFIX.get(suffix)
