"""Editions may withhold quotations of texts that may only be quoted, past their meter."""

from __future__ import annotations

from django.db import migrations

from articles.migrations._metered import BACKWARD, FORWARD


class Migration(migrations.Migration):
    dependencies = [("articles", "0008_captures")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
