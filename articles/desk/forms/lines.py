"""Text of several lines, and what stood in a row when it was read."""

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
    """Sends along what stood in each row when it was read, so that rows are told apart.

    Boxes are left out: an empty one is not sent, and would come back as if it had been ticked.
    """
    for field in form.fields.values():
        if not isinstance(field, forms.BooleanField) and not field.widget.is_hidden:
            field.show_hidden_initial = True
