"""Bases carried over set-wise."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0036_identity'),
    ]

    operations = []
