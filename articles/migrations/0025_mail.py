"""How people are told: at once, once a day or never."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0024_reports'),
    ]

    operations = []
