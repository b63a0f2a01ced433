"""The form of an origin."""

from __future__ import annotations

from typing import Any

from articles.desk.forms.record import RecordForm

LABEL_HELP = (
    "For an unnamed person an opaque word or number, never a name: identities are not stored here."
)
PUBLIC_HELP = "The words readers see, such as “a report of a news agency”; empty to show none."


class OriginForm(RecordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, words in {"label": LABEL_HELP, "public_label": PUBLIC_HELP}.items():
            if name in self.fields:
                self.fields[name].help_text = words
