"""Comments, questions, exports and readers' reports stay by privilege too, not by triggers alone."""

from django.db import migrations

from articles.migrations._beside import GRANT, GRANT_BEFORE


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0029_keys'),
    ]

    operations = [migrations.RunSQL(GRANT, GRANT_BEFORE)]
