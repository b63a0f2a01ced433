"""Whether a person wants single keys in lists, kept with the account."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0028_exports'),
    ]

    operations = [
        migrations.AddField(
            model_name='person',
            name='uses_keys',
            field=models.BooleanField(default=True, editable=False, help_text='In lists that have the focus.', verbose_name='single keys'),
        ),
    ]
