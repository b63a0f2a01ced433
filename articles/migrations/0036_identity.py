"""Where names and identifiers of companies come from."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0035_imports'),
    ]

    operations = []
