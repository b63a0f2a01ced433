"""What an article's page says of itself, beside what stands on record, for a person to confirm."""

from __future__ import annotations

from dataclasses import dataclass

from articles.desk.models import Article, ArticleVersion
from articles.logic.partial_dates import PartialDate

#: The fields that a page states, in the order of the form, with their labels.
LABELS = {
    "title": "Title",
    "publisher": "Publisher",
    "byline": "Byline",
    "published": "Published on",
    "canonical_url": "Address",
    "language": "Language",
}


@dataclass(frozen=True)
class StatedRow:
    """`is_on_record` says whether the record says the same; `is_first` begins a field."""

    label: str
    value: str
    where: str
    is_on_record: bool
    is_first: bool


def stated_rows(article: Article, version: ArticleVersion | None) -> list[StatedRow]:
    """The statements of the newest version by field; a field that nothing states says so."""
    if version is None or not version.stated:
        return []
    record = {
        "title": article.title,
        "publisher": article.publisher.name if article.publisher else "",
        "byline": article.byline,
        "published": article.published_on.iso() if article.published_on else "",
        "canonical_url": article.canonical_url,
        "language": article.language,
    }
    rows = []
    for field, label in LABELS.items():
        found = [one for one in version.stated if one["field"] == field]
        for place, one in enumerate(found):
            value = str(one["value"])
            rows.append(
                StatedRow(
                    label=label,
                    value=_shown(field, value),
                    where=str(one["where"]),
                    is_on_record=value.casefold() == record[field].casefold(),
                    is_first=place == 0,
                )
            )
        if not found:
            rows.append(StatedRow(label, "", "", not record[field], is_first=True))
    return rows


def _shown(field: str, value: str) -> str:
    if field == "published":
        try:
            return PartialDate.parse(value).display()
        except ValueError:
            return value
    return value
