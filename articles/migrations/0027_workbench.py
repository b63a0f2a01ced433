"""What the workbench keeps."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0026_time'),
    ]

    operations = []
