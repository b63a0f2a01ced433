"""How views describe themselves in OpenAPI 3.1, by drf-spectacular."""

from __future__ import annotations

from typing import Any

import django_filters
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter, inline_serializer
from rest_framework import serializers

from articles.public.api.asking import LARGEST_PAGE, PAGE
from articles.public.filters import LONGEST_SLUG, PartialDateFilter, SlugFilter
from articles.public.renderings.problem import MEDIA_TYPE

JSON = "application/json"
ID = {"type": "string", "pattern": "^[0-9A-HJKMNP-TV-Z]{8}$"}
SLUG = {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$", "minLength": 1, "maxLength": LONGEST_SLUG}
DATE = {
    "anyOf": [
        {"type": "string", "pattern": "^[12][0-9]{3}$"},
        {"type": "string", "pattern": "^[12][0-9]{3}-(0[1-9]|1[0-2])$"},
        {"type": "string", "format": "date"},
    ]
}
NUMBER = {"type": "integer", "minimum": 1, "maximum": 999_999_999}
#: What stands in the path of a single record, by the name it has in the address.
IN_PATHS: dict[str, tuple[dict[str, Any], str]] = {
    "public_id": (ID, "The record's public id."),
    "slug": (SLUG, "The topic's slug."),
    "number": (NUMBER, "The number of the edition."),
}


class WrongParameter(serializers.Serializer[Any]):
    parameter = serializers.CharField()
    detail = serializers.CharField()
    allowed = serializers.JSONField(required=False, help_text="What is allowed, where it is few.")


class Problem(serializers.Serializer[Any]):
    """Problem details by RFC 9457."""

    type = serializers.CharField(help_text="about:blank: the status says what kind it is.")
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    errors = WrongParameter(many=True, required=False)  # type: ignore[assignment]
    ground = serializers.CharField(
        required=False, help_text="With 410: the class of the ground, such as legal."
    )


class ReadingSchema(AutoSchema):
    """Of the views in `reading`, which say what they need: `record`, `filters`, `statuses`."""

    view: Any

    def get_auth(self) -> list[dict[str, Any]]:
        return []

    def get_tags(self) -> list[str]:
        return [self.view.tag]

    def get_operation_id(self) -> str:
        return str(self.view.operation)

    def get_summary(self) -> str:
        return str(self.view.summary)

    def get_description(self, *args: str) -> str:
        return str(self.view.description)

    def get_override_parameters(self) -> Any:
        view = self.view
        made = [
            OpenApiParameter(name, schema, OpenApiParameter.PATH, description=words)
            for name, (schema, words) in IN_PATHS.items()
            if name in self.path
        ]
        if view.filters is not None:
            made += [_of_filter(name, one) for name, one in view.filters.base_filters.items()]
        if view.is_list:
            made += _of_lists()
        if view.record is not None:
            names = {"type": "array", "items": {"type": "string", "enum": [*view.record.names]}}
            words = "Only these fields, by name, separated by commas."
            made.append(_query("fields", {**names, "minItems": 1}, words, explode=False))
        return made

    def get_response_serializers(self) -> Any:
        view = self.view
        said = {(200, kind): shape for kind, shape in view.shapes().items()}
        for status in sorted({*view.statuses, 304}):
            if status in (301, 304):
                said[status, None] = None
            else:
                said[status, MEDIA_TYPE] = Problem
        return said


def page_shape(record_name: str, serializer: type[serializers.Serializer[Any]]) -> Any:
    return inline_serializer(
        f"{record_name}Page",
        {
            "notice": serializers.CharField(
                required=False, help_text="In a demonstration: that it is one."
            ),
            "results": serializer(many=True),
            "next": serializers.URLField(
                allow_null=True,
                help_text="The address of the next page; null on the last. A page may be short, "
                "even empty, and have a next one.",
            ),
        },
    )


def _of_filter(name: str, known: Any) -> OpenApiParameter:
    schema: dict[str, Any] = {"type": "string"}
    if isinstance(known, django_filters.ChoiceFilter):
        schema["enum"] = [value for value, _ in known.extra["choices"]]
    elif isinstance(known, PartialDateFilter):
        schema = DATE
    elif isinstance(known, SlugFilter):
        schema = SLUG
    elif pattern := getattr(known, "pattern", ""):
        schema["pattern"] = pattern
    return _query(name, schema, known.extra.get("help_text") or known.label)


def _of_lists() -> list[OpenApiParameter]:
    size = {"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE, "default": PAGE}
    cursor = {"type": "string", "pattern": "^[A-Za-z0-9_-]+$"}
    return [
        _query("cursor", cursor, "Where the page begins; as “next” of an answer has it."),
        _query("page_size", size, "How many records at most."),
    ]


def _query(name: str, schema: dict[str, Any], words: str, **more: Any) -> OpenApiParameter:
    return OpenApiParameter(name, schema, OpenApiParameter.QUERY, description=words, **more)
