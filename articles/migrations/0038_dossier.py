"""What dossiers of large companies keep."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0037_carried_over'),
    ]

    operations = []
