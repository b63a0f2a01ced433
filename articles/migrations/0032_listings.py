"""Lists that readers page through, and their counts."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0031_passages_left'),
    ]

    operations = []
