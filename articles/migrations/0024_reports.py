"""What readers report about a claim."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0023_links'),
    ]

    operations = []
