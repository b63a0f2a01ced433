"""Words that search knows."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0032_listings'),
    ]

    operations = []
