"""The built-in person and the four groups."""

from __future__ import annotations

from typing import Any

from django.db import migrations

from articles.fields import new_public_id

GROUPS = ("journalist", "fact-checker", "editor", "administrator")


def make(apps: Any, schema_editor: Any) -> None:
    alias = schema_editor.connection.alias
    person = apps.get_model("articles", "Person")
    if not person.objects.using(alias).filter(is_system=True).exists():  # going back keeps people
        person.objects.using(alias).create(
            username="system",
            password="!",
            is_system=True,
            is_active=False,
            public_id=new_public_id(),
        )
    for name in GROUPS:
        apps.get_model("auth", "Group").objects.using(alias).get_or_create(name=name)


def unmake(apps: Any, schema_editor: Any) -> None:
    """People and groups stay; going back further drops their tables."""


class Migration(migrations.Migration):
    dependencies = [("articles", "0006_keeping"), ("auth", "0012_alter_user_first_name_max_length")]

    operations = [migrations.RunPython(make, unmake)]
