"""Links that articles are known by, and what checks of them found."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0022_desk_work'),
    ]

    operations = []
