"""What was loaded from which base under which key."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0034_name_words'),
    ]

    operations = []
