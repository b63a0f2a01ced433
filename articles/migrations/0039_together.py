"""Verdicts of loaded claims, and what is bound and looked at, by the statement."""

from django.db import migrations

from articles.migrations._together import OPERATIONS


class Migration(migrations.Migration):
    dependencies = [("articles", "0038_dossier")]

    operations = OPERATIONS
