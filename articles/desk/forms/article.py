"""An article's own fields, and the rows beside them."""

from __future__ import annotations

from typing import Any

from django import forms

from articles.desk.forms.language import LanguageField
from articles.desk.forms.lines import remember
from articles.desk.forms.record_choice import RecordChoiceField, scoped
from articles.desk.forms.sent_key import SentKeyField
from articles.desk.models import Article, Company, Person, Source
from articles.fields import PartialDateFormField
from articles.logic.vocabulary import (
    ArticleKind,
    Basis,
    Directness,
    EvidenceKind,
    Rights,
    Standing,
)

#: Fields that are the record's, one to one.
FIELDS = (
    "title", "publisher", "byline", "kind", "published_on", "canonical_url", "language", "rights",
    "default_source", "default_basis", "default_kind", "default_directness",
)  # fmt: skip


class ArticleForm(forms.Form):
    """`article` is the record, or None for a new one, entered by hand."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    sent_key = SentKeyField()
    title = forms.CharField(max_length=500)
    publisher = RecordChoiceField(Source, required=False, help_text="Empty: not stated.")
    byline = forms.CharField(required=False, max_length=300, help_text="Empty: not stated.")
    kind = forms.ChoiceField(choices=ArticleKind.pairs(), initial=ArticleKind.UNKNOWN.value)
    published_on = PartialDateFormField(required=False)
    canonical_url = forms.URLField(
        required=False, max_length=2000, label="Address", assume_scheme="https"
    )
    language = LanguageField(required=False)
    rights = forms.ChoiceField(choices=Rights.pairs(), initial=Rights.QUOTATION_ONLY.value)
    standing = forms.ChoiceField(
        choices=Standing.pairs(),
        initial=Standing.CURRENT.value,
        help_text="With those who published it. Claims that rest on it are weighed again.",
    )
    default_source = RecordChoiceField(
        Source, required=False, label="Who tells us", help_text="Empty: the publisher."
    )
    default_basis = forms.ChoiceField(
        choices=Basis.pairs(), initial=Basis.NOTHING_STATED.value, label="What it bases that on"
    )
    default_kind = forms.ChoiceField(
        choices=EvidenceKind.pairs(),
        initial=EvidenceKind.MEDIA_REPORT.value,
        label="Kind of evidence",
    )
    default_directness = forms.ChoiceField(
        choices=Directness.pairs(), initial=Directness.SECONDHAND.value, label="Directness"
    )

    def __init__(
        self,
        *args: Any,
        person: Person,
        is_editor: bool,
        article: Article | None = None,
        **options: Any,
    ) -> None:
        if article is not None:
            present = {name: getattr(article, name) for name in (*FIELDS, "standing")}
            options["initial"] = present | {"version": article.version}
        super().__init__(*args, **options)
        scoped(self, person, is_editor=is_editor)
        known = set(
            Source.objects.known_to(person.pk)
            .filter(pk__in=[row.pk for row in self._sources()])
            .values_list("pk", flat=True)
        )
        for name in ("publisher", "default_source"):
            record = self.initial.get(name)
            if record is not None and record.pk not in known:
                del self.fields[name]

    def _sources(self) -> list[Source]:
        named = (self.initial.get("publisher"), self.initial.get("default_source"))
        return [source for source in named if source is not None]

    def version_read(self) -> int | None:
        """The version to compare."""
        version: int | None = self.cleaned_data.get("version")
        return version

    def changed_fields(self) -> dict[str, Any]:
        return {
            name: self.cleaned_data[name]
            for name in self.changed_data
            if name in FIELDS and name in self.cleaned_data
        }


class RewriteForm(forms.Form):
    """One article that this one rewrites, syndicates or relies on."""

    parent = RecordChoiceField(Article, required=False, label="It rewrites or relies on")
    remove = forms.BooleanField(required=False)

    def __init__(self, *args: Any, person: Person, is_editor: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        scoped(self, person, is_editor=is_editor)
        if self.initial:
            remember(self)


class OfferedCompanyForm(forms.Form):
    """One company offered first when a claim is made from the article."""

    company = RecordChoiceField(Company, required=False)
    remove = forms.BooleanField(required=False)

    def __init__(self, *args: Any, person: Person, is_editor: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        scoped(self, person, is_editor=is_editor)
        if self.initial:
            remember(self)
