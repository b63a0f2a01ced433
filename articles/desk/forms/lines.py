"""Text of several lines, and what a person read before typing."""

from __future__ import annotations

from typing import Any

from django import forms


class LinesField(forms.CharField):
    """Line ends as they are stored: browsers send CR LF, which is no change of the text."""

    def __init__(self, *, rows: int, style: str = "", **options: Any) -> None:
        attrs = {"rows": rows} | ({"class": style} if style else {})
        super().__init__(widget=forms.Textarea(attrs=attrs), **options)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return text.replace("\r\n", "\n").replace("\r", "\n") if isinstance(text, str) else text


def remember(form: forms.BaseForm) -> None:
    """Sends along what the person read, so that only what they touched counts as changed.

    Without it a save over somebody else's version would also undo what the other one did to
    fields that this person never looked at.
    """
    for field in form.fields.values():
        if not isinstance(field, forms.FileField) and not field.widget.is_hidden:
            field.show_hidden_initial = True


def as_read(form: forms.BaseForm, name: str) -> Any:
    """The value that stood in the field when the person opened the page; "" if not told."""
    widget = form.fields[name].hidden_widget()
    return widget.value_from_datadict(form.data, form.files, form.add_initial_prefix(name)) or ""
