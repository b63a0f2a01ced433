"""Words of names, for completing them."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0033_search_words'),
    ]

    operations = []
