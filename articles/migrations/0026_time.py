"""Reviews that find nothing to change."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0025_mail'),
    ]

    operations = []
