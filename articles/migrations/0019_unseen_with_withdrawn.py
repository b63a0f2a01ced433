"""Sources and articles that nothing but withdrawn claims named are seen no more."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0017_working_at_once'),
    ]

    operations = [
        migrations.AddField(
            model_name='publishedarticle',
            name='is_hidden',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='publishedsource',
            name='is_hidden',
            field=models.BooleanField(default=False),
        ),
    ]
