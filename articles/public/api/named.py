"""How the description has a record that stands within another."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers


class Named(serializers.Serializer[Any]):
    """A record within another."""

    id = serializers.CharField()
    name = serializers.CharField()
    href = serializers.URLField(help_text="Its address in this interface.")


class NamedTopic(serializers.Serializer[Any]):
    slug = serializers.CharField()
    name = serializers.CharField()
    href = serializers.URLField()


class NamedInRole(Named):
    role = serializers.CharField(help_text="Subject, counterparty, supplier …")
